"""Prompts for a model: Markdown files in `prompts/` whose declared variables are held against the code's."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from assistant.errors import PromptError
from assistant.llm.chat import PromptPair

_PART = re.compile(r"^## (\w+)\nPeubah: *(.*)\n", re.MULTILINE)


def parse_prompt(text: str, file: str, variables: Mapping[str, frozenset[str]]) -> PromptPair:
    """Read the parts `system` and `question` of a prompt.

    Raises:
        PromptError: a part is missing, or its variables are not those that the code fills.
    """
    pieces = _PART.split(text)
    parts = {name: (declared, body) for name, declared, body in zip(*[iter(pieces[1:])] * 3, strict=True)}
    bodies = {}
    for name, expected in variables.items():
        if name not in parts:
            raise PromptError(f"Berkas {file} tidak memuat bagian '## {name}'; tambahkan bagiannya.")
        declared = frozenset(re.findall(r"\w+", parts[name][0]))
        used = {variable for _, variable, _, _ in string.Formatter().parse(parts[name][1]) if variable}
        if declared != expected or used != expected:
            wanted, told, found = (", ".join(sorted(names)) for names in (expected, declared, used))
            raise PromptError(
                f"Bagian {name} di {file} harus menyatakan dan memakai peubah {wanted}; yang "
                f"dinyatakan {told} "
                f"dan yang dipakai {found}."
            )
        bodies[name] = parts[name][1].strip()
    return PromptPair(system=bodies["system"], question=bodies["question"])


@cache
def section_prompt() -> PromptPair:
    """The prompt for one section of the analysis."""
    file = "model_bagian.md"
    return parse_prompt(
        (files("prompts") / file).read_text(encoding="utf-8"),
        file,
        {
            "system": frozenset({"office", "slot_example"}),
            "question": frozenset({"heading", "indicator", "points", "answer_example"}),
        },
    )
