"""`python -m eval.bench`: speed and strength beside a baseline that runs in the same process.

Times are printed as ratios, because machines differ. `figured` and `corroborate` are compared where they are
installed; nothing else needs them.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

from assistant.application import CORPUS
from assistant.domain.figures import Fact
from assistant.domain.numerals import read_numbers
from eval.mutations import run as mutate
from eval.offices import Office
from eval.shown import number
from eval.suite_checker import judge

_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"\d[\d.,]*")


def seconds(work: Callable[[], object], repeat: int = 3) -> float:
    """The best wall time of a few runs."""
    times = []
    for _ in range(repeat):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")


def bench_reading(folder: Path) -> None:
    """Parsing and figure extraction of all reports in a folder, and how it grows with the size."""
    from ingest.pipeline import parse

    files = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md") and _is_report(path))
    size = sum(path.stat().st_size for path in files)
    texts = [path.read_text(encoding="utf-8") for path in files]
    plain = seconds(lambda: [_DIGITS.findall(line) for text in texts for line in text.splitlines()])
    ours = seconds(lambda: [parse(path) for path in files])
    say(f"Membaca {len(files)} laporan ({number(size / 1000)} KB): {number(ours, 2)} detik")
    say(f"  terhadap pencarian digit per baris: {number(ours / plain)} kali")
    with tempfile.TemporaryDirectory() as temporary:
        longest = max(files, key=lambda path: path.stat().st_size)
        text = longest.read_text(encoding="utf-8")
        once = seconds(lambda: parse(longest))
        for times in (2, 4):
            long = Path(temporary) / f"{times}.txt"
            long.write_text("\n".join([text] * times), encoding="utf-8")
            grown = seconds(lambda path=long: parse(path)) / once
            say(f"  panjang {times} kali: waktu {number(grown, 1)} kali")
    tracemalloc.start()
    parse(longest)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    say(f"  memori puncak satu laporan: {number(peak / 1_000_000)} MB")


def _is_report(path: Path) -> bool:
    return path.name.upper() != "README.MD"


Judge = Callable[[Office], Callable[[str], bool]]


def naive(office: Office) -> Callable[[str], bool]:
    """The plain check whether each number of a text is a value of the facts."""
    values = {fact.value for fact in office.facts() if isinstance(fact.value, Decimal)}
    rounded = values | {round(value, 2) for value in values}

    def in_order(text: str) -> bool:
        numbers = [token.value for token in read_numbers(text) if not _YEAR.fullmatch(token.text)]
        return all(value is None or value in rounded for value in numbers)

    return in_order


def _rows(facts: list[Fact]) -> list[dict[str, object]]:
    return [
        {"subject": fact.subject, "year": fact.year, "measure": fact.measure, "value": _number(fact)}
        for fact in facts
    ]


def _number(fact: Fact) -> object:
    return float(fact.value) if isinstance(fact.value, Decimal) else fact.value


def _english(text: str) -> str:
    """Numbers in English format: the packages read no Indonesian ones."""
    swap = str.maketrans({".": ",", ",": "."})
    return _DIGITS.sub(
        lambda match: match[0].rstrip(".,").translate(swap) + match[0][len(match[0].rstrip(".,")) :], text
    )


def figured(office: Office) -> Callable[[str], bool]:
    """The `figured` package on the right facts and English numbers."""
    trace = importlib.import_module("figured").trace
    rows = _rows(list(office.facts()))
    return lambda text: bool(trace(_english(text), rows).ok)


def corroborate(office: Office) -> Callable[[str], bool]:
    """The `corroborate` package on the facts written as sentences."""
    check = importlib.import_module("corroborate").check_answer
    chunks = [
        f"{fact.subject} {fact.measure} {fact.year or ''}: {_number(fact)} {fact.unit or ''}"
        for fact in office.facts()
    ]
    return lambda text: bool(check(query="", retrieved_chunks=chunks, answer=_english(text)).ok())


def checkers() -> Iterator[tuple[str, Judge]]:
    """Ours, the baseline, and the packages that are installed."""
    yield "lkjip", judge
    yield "nilai ada dalam fakta", naive
    for name, function in (("figured", figured), ("corroborate", corroborate)):
        if importlib.util.find_spec(name) is not None:
            yield name, function
        else:
            say(f"  {name}: tidak terpasang (pip install {name})")


def _percent(value: float) -> str:
    return f"{number(value * 100, 1)} %"


def bench_checker() -> None:
    """Detection, false alarms and time of every checker on the same sentences."""
    say("Pemeriksa klaim pada kalimat kantor rekaan:")
    baseline: float | None = None
    rows = []
    for name, function in checkers():
        started = time.perf_counter()
        tally = mutate(function, seeds=1)
        elapsed = time.perf_counter() - started
        cases = tally.true + sum(tally.made.values())
        rows.append((name, tally, elapsed / cases * 1000))
        if function is naive:
            baseline = elapsed / cases * 1000
    for name, tally, each in rows:
        ratio = f"{number(each / baseline, 1)} kali pembanding" if baseline else ""
        say(
            f"  {name:<24} terdeteksi {_percent(tally.detection)}, alarm palsu {_percent(tally.alarm_rate)}, "
            f"{number(each, 2)} ms per kasus ({ratio})"
        )


def main() -> None:
    """Run all benchmarks; folders of reports may be named, the example reports otherwise."""
    for folder in [Path(word) for word in sys.argv[1:]] or [CORPUS]:
        bench_reading(folder)
    bench_checker()


if __name__ == "__main__":
    main()
