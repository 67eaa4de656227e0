"""The speech acts that the writer knows, with the slots that each of them has."""

from __future__ import annotations

_PARTS = "numerator_name denominator_name before_year numerator_change numerator_rate denominator_change denominator_rate"
_NUMERATOR_ONLY = "numerator_name denominator_name before_year denominator numerator_change numerator_rate"
_DENOMINATOR_ONLY = "numerator_name denominator_name before_year numerator denominator_change denominator_rate"
_RESULT = "indicator year actual target gap achievement"
_CHANGE = "before_year before now change"

_ACTS = {
    # target_realisasi
    "result.exceeded": _RESULT,
    "result.missed": _RESULT,
    "result.met": "indicator year actual target achievement",
    "result.lower_better": _RESULT,
    "result.lower_worse": _RESULT,
    "result.lower_met": "indicator year actual target achievement",
    "result.direction_unknown": "indicator year actual target gap",
    "result.direction_unknown_equal": "indicator year actual target",
    "result.words": "indicator year actual target",
    "result.actual_missing": "indicator year target",
    "result.target_missing": "indicator year actual",
    "result.target_zero": "indicator year actual target",
    "result.nothing": "indicator year",
    "achievement.capped": "printed",
    "achievement.differs": "printed computed",
    "category.printed": "category",
    "parts.given": "numerator_name numerator denominator_name denominator",
    "parts.above_whole": "numerator_name numerator denominator_name denominator",
    "parts.needed": "numerator_name denominator_name needed lacking target",
    # tahun_sebelumnya
    "trend.rising": "first_year series before_year change",
    "trend.falling": "first_year series before_year change",
    "trend.flat": "first_year now",
    "trend.mixed_up": "first_year series before_year change",
    "trend.mixed_down": "first_year series before_year change",
    "trend.mixed_same": "first_year series before_year",
    "change.up": _CHANGE,
    "change.down": _CHANGE,
    "change.same": "before_year now",
    "change.words": "series",
    "change.none": "indicator year",
    "change.now_missing": "series year",
    "direction.better": "",
    "direction.worse": "",
    "direction.unknown": "",
    "achievement.down_actual_up": "achievements target_before target_now target_change actual_change",
    "achievement.down_actual_same": "achievements target_before target_now target_change",
    "achievement.down_actual_down": "achievements",
    "achievement.up_actual_up": "achievements",
    "achievement.up_actual_down": "achievements target_before target_now target_change actual_change",
    "achievement.moved": "achievements",
    "achievement.same": "achievement before_year",
    "parts.rise_by_denominator": _PARTS,
    "parts.rise_by_numerator": _PARTS,
    "parts.rise_by_both": _PARTS,
    "parts.fall_by_numerator": _PARTS,
    "parts.fall_by_denominator": _PARTS,
    "parts.fall_by_both": _PARTS,
    "parts.denominator_up_only": _DENOMINATOR_ONLY,
    "parts.denominator_down_only": _DENOMINATOR_ONLY,
    "parts.numerator_up_only": _NUMERATOR_ONLY,
    "parts.numerator_down_only": _NUMERATOR_ONLY,
    "parts.unknown": "",
    "parts.unknown_before": "before_year",
    "constant.lower": "denominator_name denominator_before before_year year value before",
    "constant.higher": "denominator_name denominator_before before_year year value before",
    "target.below_last": "target year before before_year",
    "target.lowered": "target_before target_now target_change before_year",
}

ACTS: dict[str, frozenset[str]] = {act: frozenset(slots.split()) for act, slots in _ACTS.items()}
"""Speech act to the names of its slots; the phrase bank has to fit it."""
