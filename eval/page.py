"""One self-contained HTML page: verdict, tiles, differences to the baselines, charts and failing cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path

from eval.labels import KINDS, measure_label, suite_label
from eval.model_page import model_section
from eval.model_run import ModelRun
from eval.results import Change, Failure, SuiteResult
from eval.shown import TWO_COLUMNS, bar, number, points, shown

_TITLE = "Hasil evaluasi lkjip-assistant"
_KIND_COLUMNS = (("detected_", "kalimat rekaan"), ("fresh_detected_", "kasus tulisan tangan terbaru"))


def render(results: Sequence[SuiteResult], changed: Sequence[Change], model: ModelRun | None) -> str:
    """The page as text; everything that comes from cases is escaped."""
    parts = [
        "<!doctype html><html lang='id'><head><meta charset='utf-8'>",
        "<meta name='viewport' content='width=device-width, initial-scale=1'>",
        f"<title>{_TITLE}</title><style>{_style()}</style></head><body><main><h1>{_TITLE}</h1>",
        _verdict(results, changed, model),
        "<div class='tiles'>",
        *(_tile(result, changed) for result in results),
        "</div>",
        _differences(changed),
        model_section(model) if model else "",
        *(_suite(result, changed) for result in results),
        "</main></body></html>",
    ]
    return "".join(parts)


@cache
def _style() -> str:
    return (Path(__file__).parent / "page.css").read_text(encoding="utf-8")


def _verdict(results: Sequence[SuiteResult], changed: Sequence[Change], model: ModelRun | None) -> str:
    worse = sum(one.worse for one in changed)
    better = sum(one.before is not None and not one.worse for one in changed)
    cases = number(sum(result.cases for result in results))
    seconds = number(sum(result.seconds for result in results))
    head = f"{worse} ukuran memburuk" if worse else "Tidak ada ukuran yang memburuk"
    also = f", {better} membaik" if better else ""
    failed = " Model bahasa tidak dapat dinilai (lihat di bawah)." if model and model.failed else ""
    return (
        f"<div class='verdict{' bad' if worse or failed else ''}'><strong>{head}{also} dibandingkan dengan "
        f"hasil pembanding.{failed}</strong>{len(results)} bagian diuji dengan {cases} kasus selama "
        f"{seconds} detik. Klik sebuah kotak untuk melihat rincian dan kasus yang gagal.</div>"
    )


def _tile(result: SuiteResult, changed: Sequence[Change]) -> str:
    label = suite_label(result.suite)
    main = label.main if label.main in result.measures else next(iter(result.measures))
    worse = [one for one in changed if one.suite == result.suite and one.worse]
    own = next((one for one in changed if (one.suite, one.measure) == (result.suite, main)), None)
    others = [one for one in worse if one.measure != main]
    failing = f"{len(result.failures)} kasus gagal" if result.failures else "tidak ada kasus gagal"
    lines = [measure_label(main)]
    if label.second in result.measures:
        lines.append(f"{measure_label(label.second)}: {shown(label.second, result.measures[label.second])}")
    lines.append(f"{number(result.cases)} kasus, {failing}")
    if others:
        lines.append(f"<span class='down'>▼ {len(others)} ukuran {'lain ' if own else ''}memburuk</span>")
    elif own is None:
        lines.append("sama dengan pembanding")
    return (
        f"<a class='tile{' bad' if worse else ''}' href='#{escape(result.suite)}'>"
        f"<b>{escape(label.title)}</b><span class='big'>{shown(main, result.measures[main])}</span> "
        f"{_difference(own) if own else ''}<br><small>{'<br>'.join(lines)}</small></a>"
    )


def _difference(change: Change) -> str:
    if change.before is None or change.now is None:
        return "<small>belum ada pembanding</small>" if change.now is not None else "hilang"
    arrow = "▲" if change.now > change.before else "▼"
    kind = "down" if change.worse else "up"
    return f"<span class='{kind}'>{arrow} {points(change.measure, change.before, change.now)}</span>"


def _differences(changed: Sequence[Change]) -> str:
    rows = [one for one in changed if one.before is not None]
    if not rows:
        return ""
    body = "".join(
        f"<tr><td>{escape(suite_label(one.suite).title)}</td><td>{escape(measure_label(one.measure))}</td>"
        f"<td class='n'>{shown(one.measure, one.before)}</td>"
        f"<td class='n'>{shown(one.measure, one.now) if one.now is not None else 'tidak dilaporkan'}</td>"
        f"<td>{_difference(one)}</td></tr>"
        for one in sorted(rows, key=lambda one: not one.worse)
    )
    return (
        "<section class='card'><h2>Beda dengan pembanding</h2><table><tr><th>bagian</th><th>ukuran</th>"
        f"<th class='n'>pembanding</th><th class='n'>sekarang</th><th></th></tr>{body}</table></section>"
    )


def _suite(result: SuiteResult, changed: Sequence[Change]) -> str:
    label = suite_label(result.suite)
    before = {one.measure: one for one in changed if one.suite == result.suite}
    plain = [name for name in result.measures if not _is_kind(name)]
    return "".join(
        [
            f"<section class='card' id='{escape(result.suite)}'><h2>{escape(label.title)}</h2>",
            f"<p class='soft'>{escape(label.question)} {number(result.cases)} kasus, "
            f"{number(result.seconds, 1)} detik. Garis tegak pada batang menandai pembanding.</p>",
            "<table class='bars'>",
            *(_row(result, name, before.get(name)) for name in plain),
            "</table>",
            *_kinds(result),
            *(
                f"<p class='soft'>{escape(name)}: {number(count)}</p>"
                for name, count in result.counts.items()
            ),
            *_failures(result.failures),
            "</section>",
        ]
    )


def _row(result: SuiteResult, name: str, change: Change | None) -> str:
    value = result.measures[name]
    lower = " <small class='soft'>(makin kecil makin baik)</small>" if name in result.lower_is_better else ""
    mark = change.before if change else value
    return (
        f"<tr><td>{escape(measure_label(name))}{lower}</td>"
        f"<td class='chart'>{bar(value, mark, bad=bool(change and change.worse))}</td>"
        f"<td class='n'>{shown(name, value)}</td><td>{_difference(change) if change else ''}</td></tr>"
    )


def _is_kind(name: str) -> bool:
    return any(name.startswith(start) and name.removeprefix(start) in KINDS for start, _ in _KIND_COLUMNS)


def _kinds(result: SuiteResult) -> Iterator[str]:
    """Detection by kind of change, one row a kind, the sets of sentences side by side."""
    names = {name.removeprefix(start) for name in result.measures for start, _ in _KIND_COLUMNS}
    kinds = [kind for kind in KINDS if kind in names]
    if not kinds:
        return
    yield "<h3>Tertangkap menurut jenis kesalahan</h3><table class='two'>"
    yield f"{TWO_COLUMNS}<tr><th>jenis</th>"
    yield "".join(f"<th colspan='2'>{head}</th>" for _, head in _KIND_COLUMNS) + "</tr>"
    for kind in kinds:
        yield f"<tr><td>{escape(KINDS[kind])}</td>"
        for start, _ in _KIND_COLUMNS:
            value = result.measures.get(start + kind)
            yield (
                f"<td class='chart'>{bar(value, None)}</td><td class='n'>{shown(start, value)}</td>"
                if value is not None
                else "<td></td><td class='n'>–</td>"
            )
        yield "</tr>"
    yield "</table>"


def _failures(failures: Sequence[Failure]) -> Iterator[str]:
    if not failures:
        return
    yield f"<details><summary>{len(failures)} kasus gagal</summary><table>"
    yield "<tr><th>kasus</th><th>seharusnya</th><th>hasil</th></tr>"
    for one in failures:
        yield f"<tr><td>{escape(one.case)}</td><td>{escape(one.expected)}</td><td>{escape(one.got)}</td></tr>"
    yield "</table></details>"
