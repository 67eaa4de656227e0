"""The results as text for a terminal: a table of measures beside their baselines, and some failing cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.model_run import ModelRun
from eval.results import Change, SuiteResult

_SHOWN = 5


def table(results: Sequence[SuiteResult], changed: Sequence[Change], model: ModelRun | None) -> str:
    """Everything a terminal shows of a run."""
    return "\n".join([*_suites(results, changed), *(_model(model) if model else ())])


def figure(value: float) -> str:
    """A measure with a decimal comma, without idle zeros."""
    return f"{value:g}".replace(".", ",")


def _suites(results: Sequence[SuiteResult], changed: Sequence[Change]) -> Iterator[str]:
    notes = {(one.suite, one.measure): _note(one) for one in changed}
    for result in results:
        yield f"{result.suite} ({result.cases} kasus, {figure(round(result.seconds, 1))} detik)"
        for measure, value in result.measures.items():
            yield f"  {measure:<36} {figure(value):<8} {notes.get((result.suite, measure), '')}".rstrip()
        for name, count in result.counts.items():
            yield f"  {name:<36} {count}"
        for failure in result.failures[:_SHOWN]:
            yield f"    gagal: {failure.case}: {failure.expected} | {failure.got}"
        if len(result.failures) > _SHOWN:
            yield f"    … dan {len(result.failures) - _SHOWN} kasus lain (lihat halaman hasil)"
    for one in changed:
        if one.worse:
            now = "tidak dilaporkan lagi" if one.now is None else f"menjadi {figure(one.now)}"
            yield f"TURUN {one.suite}.{one.measure}: {figure(one.before or 0)} {now}"


def _note(change: Change) -> str:
    if change.before is None:
        return "baru"
    return f"{'memburuk' if change.worse else 'membaik'} dari {figure(change.before)}"


def _model(model: ModelRun) -> Iterator[str]:
    if model.failed:
        yield model.failed
        return
    wide = max(14, len(model.name))
    yield f"{'penulis':<38} {'deterministik':<{wide}} {model.name}"
    plain = {result.suite: result.measures for result in model.beside}
    for result in model.results:
        for measure, value in result.measures.items():
            first = figure(plain[result.suite][measure])
            yield f"  {result.suite + '.' + measure:<36} {first:<{wide}} {figure(value)}"
    plain_seconds = figure(model.deterministic_seconds)
    yield f"  {'waktu menulis (detik)':<36} {plain_seconds:<{wide}} {figure(model.seconds)}"
    yield (
        f"  {model.name}: {model.proposed} kalimat diusulkan untuk {model.reports} laporan; "
        f"{model.kept} dipakai, {sum(model.refused.values())} ditolak; "
        f"{sum(model.unanswered.values())} dari {model.questions} pertanyaan tidak terjawab"
    )
    for reason, count in model.refused.items():
        yield f"    ditolak {count} kali: {reason}"
    for reason, count in model.unanswered.items():
        yield f"    tidak terjawab {count} kali: {reason}"
