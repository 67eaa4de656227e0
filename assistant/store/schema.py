"""Tables of the database."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

SCHEMA_VERSION = 1
"""Raised whenever a table or the words of the index change."""

metadata = MetaData()

about = Table(
    "about",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("report_id", String(128), primary_key=True),
    Column("agency", Text, nullable=False, index=True),
    Column("year", Integer, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("detail", JSON, nullable=False),
)

figures = Table(
    "figures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("figure_id", String(128), nullable=False, unique=True),
    Column("report_id", ForeignKey("reports.report_id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("subject", Text, nullable=False),
    Column("year", Integer),
    Column("measure", Text, nullable=False),
    Column("value", Text),
    Column("unit", Text),
    Column("detail", JSON, nullable=False),
    Index("figures_in_order", "report_id", "position"),
)

passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("passage_id", String(128), nullable=False, unique=True),
    Column("report_id", ForeignKey("reports.report_id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("section", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("detail", JSON, nullable=False),
    Index("passages_in_order", "report_id", "position"),
)

corrections = Table(
    "corrections",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("agency", Text),
    Column("year", Integer),
)
