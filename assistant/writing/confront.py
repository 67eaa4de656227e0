"""Holds a cause of money that the report tells against the budget that it prints."""

from __future__ import annotations

import re

from assistant.domain.drafts import SentenceStatus
from assistant.writing.clauses import Told
from assistant.writing.funds import Funds
from assistant.writing.points import Point
from assistant.writing.saying import Sayer

_LACK_OF_MONEY = re.compile(
    r"\b(?:keterbatasan|terbatasnya|kurangnya|minimnya|kecilnya|kekurangan|ketiadaan|(?:tidak|belum) "
    r"(?:tersedia|cukup|memadai|mencukupi|ada)nya)\b[^.;,]{0,30}\b(?:anggaran|dana|biaya|pembiayaan|pendanaan)\b|"
    r"\b(?:anggaran|dana|pembiayaan|pendanaan)\b(?! desa)[^.;,]{0,30}\b"
    r"(?:(?:sangat |masih )?(?:terbatas|minim)|(?:tidak|belum|kurang) "
    r"(?:mencukupi|memadai|cukup|tersedia))\b",
    re.IGNORECASE,
)
_PRICES = re.compile(r"\b(?:kenaikan|perubahan|naiknya|fluktuasi)\b[^.;]{0,15}\bharga\b", re.IGNORECASE)
_ALMOST_ALL_USED = 95


def money_objection(sayer: Sayer, told: Told, funds: Funds | None) -> Point | None:
    """The point that holds a cause of money against the budget, None where the budget does not refute it."""
    total = funds.total(sayer.ledger) if funds else None
    if total is None or total.remainder is None:
        return None
    quoted = {
        "clause": told.clause,
        "quotes": ("clause",),
        "passages": [(told.passage, told.quote)],
        "status": SentenceStatus.NEEDS_CONFIRMATION,
    }
    if _LACK_OF_MONEY.search(told.clause):
        if total.absorption.number >= _ALMOST_ALL_USED:
            return sayer.say("confront.budget_used", absorption=total.absorption, **quoted)
        return sayer.say(
            "confront.budget_left", remainder=total.remainder, absorption=total.absorption, **quoted
        )
    if _PRICES.search(told.clause) and total.remainder.number > 0:
        return sayer.say("confront.price", remainder=total.remainder, **quoted)
    return None


def unsupported(told: Told) -> str:
    """What to ask of the office about a cause that its figures refute."""
    return f'Penyebab "{told.clause}" tidak didukung angka laporan; jelaskan atau perbaiki.'
