"""The tree keeps its shape: sizes, names, privacy, and documentation that matches the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from assistant.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("assistant", "ingest", "eval", "tests")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
PROGRAM = [path for path in SOURCES if "tests" not in path.relative_to(ROOT).parts]
HEAVY = {
    "torch",
    "sentence_transformers",
    "chromadb",
    "gradio",
    "langchain",
    "pdfplumber",
    "docx",
    "openpyxl",
}
BANNED_NAMES = {"utils", "util", "base", "common", "manager", "factory", "helper", "helpers"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_module_has_at_most_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_module_is_named_by_a_noun_of_the_field(path: Path) -> None:
    assert path.stem not in BANNED_NAMES


@pytest.mark.parametrize("path", PROGRAM, ids=name)
def test_heavy_imports_wait_until_used(path: Path) -> None:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        modules = []
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules = [node.module]
        heavy = {module.split(".")[0] for module in modules} & HEAVY
        assert not heavy, f"{name(path)} imports {heavy} before it is used"


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("*.md")), ids=name)
def test_the_corpus_holds_no_nip_phone_or_mail(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\bNIP\b|\d{8} ?\d{6} ?\d ?\d{3}|\S+@\S+|\b[Tt]elp", text)


def test_the_readme_lists_every_setting_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `(LKJIP_[A-Z_]+)`", readme, flags=re.MULTILINE))
    assert documented == {"LKJIP_" + field.upper() for field in Settings.model_fields}


def test_the_lock_pins_every_package_and_the_processor_build_of_torch() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[^\s;]+", line) for line in pins)
    assert "torch==2.13.0" in pins
    assert not [line for line in pins if line.startswith("nvidia")]


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:3]) for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
