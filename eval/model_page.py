"""The part of the page on a chat model: its results beside the deterministic ones, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from eval.labels import measure_label, suite_label
from eval.model_run import ModelRun
from eval.shown import TWO_COLUMNS, bar, number, shown


def model_section(model: ModelRun) -> str:
    """The section on the model that was judged; the sentence on its failure where it was not."""
    head = "<section class='card' id='model'><h2>Penulis deterministik dan model bahasa</h2>"
    if model.failed:
        return f"{head}<p class='down'>{escape(model.failed)}</p></section>"
    refused, unanswered = sum(model.refused.values()), sum(model.unanswered.values())
    return "".join(
        [
            head,
            f"<p><strong>{escape(model.name)}</strong> mengusulkan {model.proposed} kalimat untuk "
            f"{model.reports} laporan: <span class='up'>{model.kept} dipakai</span>, "
            f"<span class='down'>{refused} ditolak</span> dan diganti kalimat deterministik. "
            f"{unanswered} dari {model.questions} pertanyaan tidak dijawab dengan benar.</p>",
            f"<table class='two'>{TWO_COLUMNS}<tr><th>ukuran</th><th colspan='2'>deterministik</th>",
            f"<th colspan='2'>{escape(model.name)}</th></tr>",
            *_rows(model),
            "</table>",
            *_reasons("Mengapa kalimat model ditolak", model.refused),
            *_reasons("Mengapa pertanyaan tidak terjawab", model.unanswered),
            *_failing(model),
            "</section>",
        ]
    )


def _rows(model: ModelRun) -> Iterator[str]:
    plain = {result.suite: result.measures for result in model.beside}
    for result in model.results:
        title = suite_label(result.suite).title
        for name, value in result.measures.items():
            yield f"<tr><td>{escape(title)}: {escape(measure_label(name))}</td>"
            for one in (plain[result.suite][name], value):
                yield f"<td class='chart'>{bar(one, None)}</td><td class='n'>{shown(name, one)}</td>"
            yield "</tr>"
    yield "<tr><td>waktu menulis semua draf</td>"
    for seconds in (model.deterministic_seconds, model.seconds):
        yield f"<td class='chart'></td><td class='n'>{number(seconds, 1)} detik</td>"
    yield "</tr>"


def _reasons(title: str, counted: Mapping[str, int]) -> Iterator[str]:
    if not counted:
        return
    most = max(counted.values())
    yield f"<h3>{title}</h3><table class='bars'>"
    for reason, count in counted.items():
        yield (
            f"<tr><td>{escape(reason)}</td><td class='chart'>{bar(count / most, None)}</td>"
            f"<td class='n'>{count}</td></tr>"
        )
    yield "</table>"


def _failing(model: ModelRun) -> Iterator[str]:
    failures = [(result.suite, one) for result in model.results for one in result.failures]
    if not failures:
        return
    yield f"<details><summary>{len(failures)} kasus gagal dengan model</summary><table>"
    yield "<tr><th>kasus</th><th>seharusnya</th><th>hasil</th></tr>"
    for suite, one in failures:
        yield (
            f"<tr><td>{escape(suite_label(suite).title)}: {escape(one.case)}</td>"
            f"<td>{escape(one.expected)}</td><td>{escape(one.got)}</td></tr>"
        )
    yield "</table></details>"
