"""From files to the store: read, understood and kept report by report, each one whole or not at all."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Literal, Protocol

from assistant.domain.sources import Report, Skipped
from assistant.errors import LkjipError, UnreadableFile
from assistant.store.embeddings import embedded_text
from assistant.store.interfaces import Embedder, ParsedReport, ReportStore, VectorStore
from ingest.files import find_files, sha256_of

Progress = Callable[[int, int, str], None]
"""Called with files done, files in all and the name of the file at hand."""

READER = 7
"""The version of the reader, raised with every change of reading: what an older one read is read again."""
_SMALL_WORK = 400_000
"""Bytes of text below which reading here is quicker than starting processes (0.5 s each)."""
_UNEXPECTED = (
    MemoryError, RuntimeError, ArithmeticError, AssertionError, LookupError, TypeError, AttributeError,
    ValueError, EOFError, OSError,
)  # fmt: skip
"""What libraries raise over files that are broken in ways of their own."""


class Corrected(Protocol):
    """What a person has said a file is."""

    @property
    def agency(self) -> str | None: ...

    @property
    def year(self) -> int | None: ...


class CorrectableStore(ReportStore, Protocol):
    """A ReportStore that also keeps what people say about files."""

    def corrections(self) -> Mapping[str, Corrected]:
        """What people have said about files, by the files' sha256."""

    def correct(self, sha256: str, *, agency: str | None = None, year: int | None = None) -> None:
        """Keep what a person says a file is."""


@dataclass(frozen=True)
class IngestOutcome:
    """What became of one file; `error` says why it was refused, and nothing of it is in the store.

    `doubts` are Indonesian sentences; `skipped` the parts that were not understood.
    """

    file: str
    state: Literal["added", "replaced", "unchanged", "refused"]
    report_id: str = ""
    replaced: tuple[str, ...] = ()
    passages: int = 0
    figures: int = 0
    skipped: tuple[Skipped, ...] = ()
    doubts: tuple[str, ...] = ()
    error: LkjipError | None = None
    seconds: float = 0.0


@dataclass(frozen=True)
class _Job:
    """One file to read, with what people have said it is."""

    path: Path
    name: str
    agency: str | None = None
    year: int | None = None


@dataclass(frozen=True)
class _Result:
    """What a worker hands back; an error travels as its class and sentence."""

    parsed: ParsedReport | None = None
    doubts: tuple[str, ...] = ()
    message: str = ""


def parse(
    path: Path, *, name: str | None = None, agency: str | None = None, year: int | None = None
) -> ParsedReport:
    """Read one file into a report with its passages and figures; keeps nothing.

    Raises:
        UnreadableFile: the file cannot be read, or its agency or year cannot be told.
    """
    return _understand(_Job(path, name or path.name, agency, year))[0]


def _understand(job: _Job) -> tuple[ParsedReport, tuple[str, ...]]:
    from ingest.figures import extract_figures
    from ingest.grids import find_grids
    from ingest.identity import identify
    from ingest.outline import outline_of
    from ingest.readers import read_document
    from ingest.structure import split_passages

    started = time.perf_counter()
    document = find_grids(read_document(job.path, job.name))
    identity = identify(document, agency=job.agency, year=job.year)
    report_id = report_id_of(document.sha256)
    figures, skipped = extract_figures(
        document, report_id=report_id, agency=identity.agency, report_year=identity.year
    )
    passages = split_passages(
        document, report_id=report_id, agency=identity.agency, report_year=identity.year
    )
    report = Report(
        report_id=report_id,
        agency=identity.agency,
        region_level=identity.region_level,
        region=identity.region,
        year=identity.year,
        title=identity.title,
        file=job.name,
        sha256=document.sha256,
        kind=identity.kind,
        passages=len(passages),
        figures=len(figures),
        skipped=(*document.skipped, *skipped),
        seconds=round(time.perf_counter() - started, 3),
        reader=READER,
        outline=outline_of(document),
    )
    doubtful = sum(figure.doubt is not None for figure in figures)
    doubts = list(identity.doubts)
    if doubtful:
        doubts.append(
            f"{doubtful} angka dapat dibaca dengan cara lain; bacaannya disimpan beserta alasannya."
        )
    if not figures:
        doubts.append("Tidak ada tabel angka yang dikenali; hanya teksnya yang dapat dicari.")
    return ParsedReport(report=report, passages=tuple(passages), figures=tuple(figures)), tuple(doubts)


def report_id_of(sha256: str) -> str:
    """The id of a report: the same for the same content, on any machine."""
    return f"r{sha256[:15]}"


class Ingest:
    """Reads files into a store and its vectors; the same file twice changes nothing."""

    def __init__(self, store: CorrectableStore, vectors: VectorStore, embedder: Embedder) -> None:
        self.store = store
        self.vectors = vectors
        self.embedder = embedder

    def run(
        self,
        paths: Sequence[Path],
        progress: Progress | None = None,
        *,
        agency: str | None = None,
        year: int | None = None,
    ) -> list[IngestOutcome]:
        """Read files and folders; a broken file is reported, and the others go on.

        `agency` and `year` correct what the files say of themselves; a correction is kept for the content of
        the file. Reports enter the store one by one as they are read, so that a run that is cut off can be
        repeated and goes on where it stopped.

        Raises:
            InputError: a path does not exist, or no report lies there.
            StoreError: the store cannot be written.
        """
        files = find_files(paths)
        outcomes: dict[int, IngestOutcome] = {}
        jobs: dict[int, _Job] = {}
        hashes: dict[int, str] = {}
        corrections = self.store.corrections()
        known = {report.sha256: report for report in self.store.reports()}
        for index, path in enumerate(files):
            try:
                hashes[index] = sha256_of(path)
            except OSError:
                jobs[index] = _Job(path, path.name)  # gone or locked: its reader says what is wrong
                continue
            said = corrections.get(hashes[index])
            now = (agency or (said.agency if said else None), year or (said.year if said else None))
            read = hashes[index] in known and not _is_old(known[hashes[index]])
            if read and (agency, year) == (None, None):
                outcomes[index] = _unchanged(path, known[hashes[index]])
            elif hashes[index] in (hashes[before] for before in jobs if before in hashes):
                continue
            else:
                jobs[index] = _Job(path, path.name, *now)
        done = len(files) - len(jobs)
        present = set(hashes.values())
        if progress is not None and jobs:
            progress(done, len(files), next(iter(jobs.values())).name)
        for index, result in _results(jobs):
            if progress is not None:
                progress(done, len(files), jobs[index].name)
            outcome = self._keep(jobs[index], result, present, agency, year)
            if outcome.state == "added" and index in hashes and _is_old(known.get(hashes[index])):
                outcome = replace(outcome, state="replaced")
            outcomes[index] = outcome
            done += 1
        if progress is not None:
            progress(len(files), len(files), "")
        return [
            outcomes.get(index) or self._twin(index, files, hashes, outcomes) for index in range(len(files))
        ]

    def _twin(
        self,
        index: int,
        files: Sequence[Path],
        hashes: Mapping[int, str],
        outcomes: Mapping[int, IngestOutcome],
    ) -> IngestOutcome:
        """The outcome of a file whose content came twice in one run."""
        first = next(o for i, o in outcomes.items() if hashes.get(i) == hashes[index])
        if first.error is not None:
            return IngestOutcome(file=str(files[index]), state="refused", error=first.error)
        return IngestOutcome(file=str(files[index]), state="unchanged", report_id=first.report_id)

    def _keep(
        self, job: _Job, result: _Result, present: set[str], agency: str | None, year: int | None
    ) -> IngestOutcome:
        """Put a report into the store: vectors first, then everything else in one transaction.

        Vectors without a report are never looked at, so that a run cut off between the two leaves no trace.
        """
        if result.parsed is None:
            error = UnreadableFile(job.name, result.message)
            return IngestOutcome(file=str(job.path), state="refused", error=error)
        parsed = result.parsed
        report = parsed.report
        replaced, doubts = self._versions(report, present)
        texts = [embedded_text(passage) for passage in parsed.passages]
        ids = [passage.passage_id for passage in parsed.passages]
        self.vectors.replace(report.report_id, ids, self.embedder.embed(texts))
        self.store.save(parsed, replaces=replaced)
        if agency is not None or year is not None:
            self.store.correct(report.sha256, agency=agency, year=year)
        for old in replaced:
            self.vectors.remove(old)
        return IngestOutcome(
            file=str(job.path),
            state="replaced" if replaced else "added",
            report_id=report.report_id,
            replaced=replaced,
            passages=len(parsed.passages),
            figures=len(parsed.figures),
            skipped=report.skipped,
            doubts=(*result.doubts, *doubts),
            seconds=report.seconds,
        )

    def _versions(self, report: Report, present: set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Reports that this one replaces, and a doubt where another version of it stays beside it.

        A file of the same name has been changed; one of another name, or one that was given in the same run,
        is a version of its own.
        """
        others = [
            other
            for other in self.store.reports()
            if (other.agency, other.year) == (report.agency, report.year)
            and other.report_id != report.report_id
        ]
        changed = [other for other in others if other.file == report.file and other.sha256 not in present]
        beside = [other for other in others if other not in changed]
        doubts = tuple(
            f"{report.agency} tahun {report.year} sudah punya laporan dari berkas '{other.file}' "
            f"({other.report_id}); keduanya disimpan sebagai versi yang berbeda. Hapus yang tidak dipakai "
            "dengan perintah forget."
            for other in beside
        )
        return tuple(other.report_id for other in changed), doubts


def _is_old(report: Report | None) -> bool:
    """Whether an older reader has read a report."""
    return report is not None and report.reader < READER


def _unchanged(path: Path, report: Report) -> IngestOutcome:
    return IngestOutcome(
        file=str(path),
        state="unchanged",
        report_id=report.report_id,
        passages=report.passages,
        figures=report.figures,
        skipped=report.skipped,
    )


def _results(jobs: Mapping[int, _Job]) -> Iterator[tuple[int, _Result]]:
    """The results of jobs as they come; several files are read by several processes."""
    workers = min(len(jobs), os.cpu_count() or 1, 8)
    light = all(job.path.suffix.lower() in (".txt", ".md", ".csv", ".tsv") for job in jobs.values())
    size = sum(map(_size, (job.path for job in jobs.values())))
    if workers < 2 or (light and size < _SMALL_WORK):
        for index, job in jobs.items():
            yield index, _work(job)
        return
    left = dict(jobs)
    try:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            running: dict[Future[_Result], int] = {pool.submit(_work, job): i for i, job in left.items()}
            for future in as_completed(running):
                result = future.result()
                del left[running[future]]
                yield running[future], result
    except BrokenProcessPool:
        # a file has brought its process down; each that is left gets a process of its own, so that only
        # that one fails
        for index, job in list(left.items()):
            yield index, _alone(job)


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0


def _alone(job: _Job) -> _Result:
    try:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            return pool.submit(_work, job).result()
    except BrokenProcessPool:
        message = (
            f"Berkas '{job.name}' menghentikan pembacanya (memori habis atau berkas rusak); pisahkan menjadi "
            "beberapa berkas atau simpan ulang, lalu coba lagi."
        )
        return _Result(message=message)


def _work(job: _Job) -> _Result:
    """Read one file in a worker; whatever goes wrong with it is this file's alone."""
    try:
        return _Result(*_understand(job))
    except LkjipError as error:
        return _Result(message=error.message)
    except _UNEXPECTED as error:
        message = (
            f"Berkas '{job.name}' tidak dapat dibaca karena kesalahan yang tidak terduga "
            f"({type(error).__name__}); simpan ulang berkasnya, lalu coba lagi."
        )
        return _Result(message=message)
