"""Review: errors put into reports on purpose are found and located, and clean reports are left alone."""

from __future__ import annotations

from assistant.calculation.review import review
from assistant.domain.findings import Finding, Severity
from eval.results import Failure, SuiteResult, share
from eval.seeded_reports import SeededReport, clean_report, report_with_one_error
from eval.world import World

REPORTS = 200


def run(world: World) -> SuiteResult:
    """Review 200 clean reports and 200 with one changed cell each."""
    failures = []
    quiet = found = located = blamed = 0
    for seed in range(REPORTS):
        clean = clean_report(seed)
        loud = _loud(clean)
        quiet += not loud
        failures += [
            Failure(case=f"bersih {seed}", expected="tanpa temuan", got=f.explanation) for f in loud[:1]
        ]
        wrong = report_with_one_error(seed)
        assert wrong.changed is not None
        place = wrong.changed.location
        loud = _loud(wrong)
        hit = any(place in f.locations for f in loud)
        exact = any(f.suspect == place for f in loud)
        found, located = found + hit, located + exact
        blamed += any(f.suspect not in (None, place) for f in loud)
        if not exact:
            expected = f"{wrong.changed.subject}, {wrong.changed.measure}: {wrong.true_value}"
            got = "ditemukan, sel tidak ditunjuk" if hit else "tidak ditemukan"
            failures.append(Failure(case=f"satu sel salah {seed}", expected=expected, got=got))
    return SuiteResult(
        suite="review",
        cases=2 * REPORTS,
        measures={
            "clean_left_alone": share(quiet, REPORTS),
            "errors_found": share(found, REPORTS),
            "errors_located": share(located, REPORTS),
            "right_cells_not_blamed": share(REPORTS - blamed, REPORTS),
        },
        failures=tuple(failures),
    )


def _loud(seeded: SeededReport) -> list[Finding]:
    found = review(seeded.report, seeded.figures, seeded.passages)
    return [finding for finding in found if finding.severity is not Severity.NOTE]
