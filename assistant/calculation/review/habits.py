"""Notes on one habit of rounding, told once for a table."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.findings import Finding, FindingKind

_CUT, _OTHERWISE = "dipotong, bukan dibulatkan.", "dibulatkan berbeda pada angka terakhir."


def folded(findings: Sequence[Finding]) -> list[Finding]:
    """Fold the roundings of one column of a table into one note, when there are several."""
    found: list[Finding] = []
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        how = next((end for end in (_CUT, _OTHERWISE) if finding.explanation.endswith(end)), None)
        if finding.kind is not FindingKind.ROUNDING or how is None:
            found.append(finding)
            continue
        what = finding.explanation.split(" '")[0]
        groups.setdefault((what, how), []).append(finding)
    for (what, how), members in groups.items():
        found += members if len(members) < 3 else [_one(what, how, members)]
    return found


def _one(what: str, how: str, members: Sequence[Finding]) -> Finding:
    first = members[0]
    return first.model_copy(
        update={
            "locations": tuple(dict.fromkeys(place for one in members for place in one.locations)),
            "reported": "; ".join(one.reported for one in members[:4]) + ("; …" if len(members) > 4 else ""),
            "expected": "; ".join(one.expected for one in members[:4]) + ("; …" if len(members) > 4 else ""),
            "explanation": f"{what}: {len(members)} angka {how} "
            "Pakailah pembulatan yang sama untuk semua angka.",
            "arithmetic": f"contoh: {first.arithmetic}",
        }
    )
