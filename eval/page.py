"""One self-contained HTML page with the measures as bars and every failing case; a pure function."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from eval.results import Fall, SuiteResult

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1b1b1b}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.25rem .5rem;vertical-align:top}
.bar{background:#e4e4e4;width:16rem;height:.9rem}.bar div{background:#1f5c99;height:.9rem}
.fall{color:#8a1c1c;font-weight:600}details{margin:.5rem 0}small{color:#555}
"""


def render(results: Sequence[SuiteResult], falls: Sequence[Fall], title: str) -> str:
    """The page as text; everything that comes from cases is escaped."""
    fallen = {(fall.suite, fall.measure): fall for fall in falls}
    parts = [
        "<!doctype html><html lang='id'><head><meta charset='utf-8'>",
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>",
    ]
    for result in results:
        parts.append(f"<h2>{escape(result.suite)}</h2>")
        parts.append(f"<small>{result.cases} kasus, {result.seconds:.1f} detik</small><table>")
        for measure, value in result.measures.items():
            fall = fallen.get((result.suite, measure))
            note = f"<span class='fall'>turun dari {fall.baseline:g}</span>" if fall else ""
            width = max(0.0, min(1.0, value)) * 100
            parts.append(
                f"<tr><td>{escape(measure)}</td><td><div class='bar'>"
                f"<div style='width:{width:.1f}%'></div></div>"
                f"</td><td>{value:g}</td><td>{note}</td></tr>"
            )
        parts.append("</table>")
        if result.failures:
            parts.append(f"<details><summary>{len(result.failures)} kasus gagal</summary><table>")
            parts.append("<tr><th>kasus</th><th>seharusnya</th><th>hasil</th></tr>")
            parts += [
                f"<tr><td>{escape(failure.case)}</td><td>{escape(failure.expected)}</td>"
                f"<td>{escape(failure.got)}</td></tr>"
                for failure in result.failures
            ]
            parts.append("</table></details>")
    parts.append("</body></html>")
    return "".join(parts)
