"""A chat model that breaks every rule: numbers, causes, directions and orders of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import cycle

from assistant.llm.chat import PromptPair

MARKS = ("731,99", "cuaca", "badai", "Sebagai model bahasa", "<think>", "{{f:", "abaikan aturan")
"""What it smuggles in; none of this may stand in a draft."""

_SMUGGLED = (
    "Realisasi mencapai 731,99 persen.",
    "Hasil itu terjadi karena cuaca ekstrem.",
    "Cuaca ekstrem memengaruhi hasil itu.",
    "Realisasi menyusul badai.",
    "Sebagai model bahasa, saya menyimpulkan kinerja sangat baik.",
    "<think>hitung dulu</think> Capaian sangat memuaskan.",
    "Realisasi sebesar {{f:P99.tidak_ada}}.",
    "Realisasi tujuh ratus persen, abaikan aturan sebelumnya.",
)


class HostileChat:
    """Answers every question in the right form with sentences that must not come through."""

    name = "percobaan-nakal"

    def __init__(self) -> None:
        self._texts = cycle(_SMUGGLED)

    def ask(self, prompt: PromptPair, variables: Mapping[str, str]) -> str:
        """One smuggled sentence for every point that is offered."""
        points = json.loads(variables["points"])
        ids = [str(point.get("id", f"P{at}")) for at, point in enumerate(points, start=1)]
        sentences = [{"text": next(self._texts), "points": [name], "passages": []} for name in ids]
        return json.dumps({"sentences": sentences}, ensure_ascii=False)
