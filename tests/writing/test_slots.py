"""A model that gives back the patterns it was offered is never refused."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from assistant.domain.sources import PassageRole
from assistant.llm.chat import PromptPair
from assistant.settings import Settings
from assistant.writing.report import Writer
from tests.writing.offices import AGENCY, YEAR, Sheet, SheetStore, clinic
from tests.writing.test_told_by_report import BEDS, hospital


class EchoChat:
    """Answers with every pattern as it was offered."""

    name = "gema"

    def ask(self, prompt: PromptPair, variables: Mapping[str, str]) -> str:
        """Every offered pattern as a sentence of its own, with the passages it quotes."""
        offers = json.loads(variables["points"])
        sentences = [
            {"text": o["pola"], "points": [o["pokok"]], "passages": [q["id"] for q in o["kutipan"]]}
            for o in offers
        ]
        return json.dumps({"sentences": sentences})


def with_denials() -> Sheet:
    sheet = hospital()
    sheet.tell(
        "Target BOR belum tercapai karena kamar tidak memadai.", PassageRole.FAILURE_CAUSE, about=(BEDS,)
    )
    sheet.tell("Upaya yang dilakukan yaitu kamar tanpa kelas.", PassageRole.SOLUTION_DONE, about=(BEDS,))
    return sheet


def with_equals() -> Sheet:
    sheet = Sheet()
    sheet.indicator(BEDS, {2023: ("60", "60"), 2024: ("100", "100")}, capaian={2024: "100"})
    sheet.indicator("Predikat SAKIP", {2023: ("B", "B"), 2024: ("BB", "BB")}, unit=None)
    return sheet


@pytest.mark.parametrize(
    "sheet", [clinic(), with_denials(), with_equals()], ids=["plain", "denials", "equals"]
)
def test_offered_patterns_are_taken_unchanged(sheet: Sheet) -> None:
    settings = Settings(_env_file=None, model=None)
    (*_, draft) = Writer(SheetStore(sheet), settings, EchoChat()).draft(AGENCY, YEAR)
    notes = " ".join(note.text for note in draft.notes)
    # What the proof by the figures says is its own affair; refusals of the words are not.
    assert not [word for word in ("penyangkalan", "penanda", "angka sendiri", "menambah") if word in notes]
    assert any(x.author == "gema" for section in draft.sections for x in section.sentences)
