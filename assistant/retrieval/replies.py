"""Building answers and abstentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.domain.answers import Answer, Citation
from assistant.domain.figures import Figure
from assistant.domain.sources import Report
from assistant.retrieval.arithmetic import Worked
from assistant.retrieval.wording import cited, sentence, values_of


def reply(
    sentences: Sequence[str],
    values: Iterable[Figure] = (),
    also: Iterable[Figure] = (),
    passages: Sequence[Citation] = (),
    computed: Iterable[Worked | None] = (),
) -> Answer:
    """An answer: its sentences, the figures it gives and the further sources it names."""
    given = list(values)
    return Answer(
        answer=" ".join(sentence(text) for text in sentences if text),
        values=(*values_of(given), *(worked.as_value() for worked in computed if worked is not None)),
        citations=(*cited([*given, *also]), *passages),
    )


def signed(answer: Answer, report: Report) -> Answer:
    """An answer that ends with the report it was read from, the agency's name shortened as offices do."""
    if answer.abstained:
        return answer
    agency = report.agency.replace("Kabupaten ", "Kab. ").replace("Provinsi ", "Prov. ")
    source = f"Sumber: {report.kind} {agency} Tahun {report.year}."
    return answer.model_copy(update={"answer": f"{answer.answer} {source}"})


def abstain(
    reason: str,
    known: Sequence[str] = (),
    values: Iterable[Figure] = (),
    passages: Sequence[Citation] = (),
) -> Answer:
    """An abstention: what is missing, then what the report does say."""
    given = list(values)
    return Answer(
        answer=" ".join(sentence(text) for text in (reason, *known) if text),
        values=values_of(given),
        citations=(*cited(given), *passages),
        abstained=True,
        reason=sentence(reason),
    )
