"""An invented office for trying the pages and for their tests: `python -m assistant.web.scripted`."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from assistant.domain.answers import Answer, AnswerValue, Citation
from assistant.domain.checking import CheckResult, Claim, ClaimStatus
from assistant.domain.drafts import (
    Completeness,
    Draft,
    DraftSection,
    SectionCode,
    Sentence,
    SentenceStatus,
)
from assistant.domain.figures import Figure, Level, Origin
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import Location, Passage, PassageRole, RegionLevel, Report, Skipped, TakenIn
from assistant.errors import NotAvailableYet, UnknownIndicator, UnknownReport, UnreadableFile

AGENCY = "Dinas Kesehatan Kabupaten Contoh"
OTHER_AGENCY = "Inspektorat Kota Contoh"
INDICATOR = "Persentase balita yang mendapatkan pelayanan kesehatan sesuai standar"
OTHER_INDICATOR = "Indeks Kepuasan Masyarakat atas layanan puskesmas"
_FILE = "lkjip_dinkes_contoh_2024.docx"
_TABLE = "Tabel 3.1 Target dan realisasi indikator kinerja"


def at(line: int) -> Location:
    """A line of the invented report."""
    return Location(file=_FILE, line_from=line, line_to=line)


def _printed(key: str, measure: str, year: int, value: str, unit: str | None, raw: str, line: int) -> Figure:
    return Figure(
        figure_id=key,
        report_id="r2024",
        agency=AGENCY,
        report_year=2024,
        subject=INDICATOR,
        level=Level.IKU,
        year=year,
        measure=measure,
        value=Decimal(value),
        unit=unit,
        raw=raw,
        table=_TABLE,
        location=at(line),
    )


def _computed(key: str, measure: str, value: str, unit: str, formula: str, inputs: tuple[str, ...]) -> Figure:
    return Figure(
        figure_id=key,
        report_id="r2024",
        agency=AGENCY,
        report_year=2024,
        subject=INDICATOR,
        level=Level.IKU,
        year=2024,
        measure=measure,
        value=Decimal(value),
        unit=unit,
        raw="",
        location=None,
        origin=Origin.COMPUTED,
        formula=formula,
        inputs=inputs,
    )


FIGURES = (
    _printed("t24", "target", 2024, "90", "%", "90", 112),
    _printed("r24", "realisasi", 2024, "86.4", "%", "86,40", 112),
    _printed("r23", "realisasi", 2023, "84.25", "%", "84,25", 118),
    _printed("n24", "ditangani", 2024, "21600", "balita", "21.600", 121),
    _printed("p24", "populasi", 2024, "25000", "balita", "25.000", 121),
    _computed("c24", "capaian", "96.00", "%", "realisasi / target × 100", ("r24", "t24")),
    _computed("s24", "selisih_terhadap_target", "3.60", "poin", "target − realisasi", ("t24", "r24")),
    _computed("d24", "perubahan", "2.15", "poin", "realisasi 2024 − realisasi 2023", ("r24", "r23")),
)

PASSAGES = (
    Passage(
        passage_id="p1",
        report_id="r2024",
        agency=AGENCY,
        report_year=2024,
        section="BAB III > Analisis > Hambatan",
        text="Kendala yang ditemui: dua puskesmas belum memiliki tenaga gizi sehingga pemantauan tertunda. "
        "Alat ukur antropometri baru tersedia pada triwulan III.",
        location=at(140),
        role=PassageRole.OBSTACLE,
        about=(INDICATOR,),
        about_year=2024,
    ),
    Passage(
        passage_id="p2",
        report_id="r2024",
        agency=AGENCY,
        report_year=2024,
        section="BAB III > Analisis > Upaya pemecahan",
        text="Pelatihan 48 kader posyandu dilaksanakan bersama puskesmas terdekat.",
        location=at(143),
        role=PassageRole.SOLUTION_DONE,
        about=(INDICATOR,),
        about_year=2024,
    ),
)


def _report(key: str, year: int, figures: int, skipped: tuple[Skipped, ...] = ()) -> Report:
    return Report(
        report_id=key,
        agency=AGENCY,
        region_level=RegionLevel.KABUPATEN,
        region="Contoh",
        year=year,
        title=f"LKjIP {AGENCY} Tahun {year}",
        file=_FILE.replace("2024", str(year)),
        sha256=key * 8,
        passages=64,
        figures=figures,
        skipped=skipped,
        seconds=0.4,
    )


REPORTS = (
    _report("r2023", 2023, 180),
    _report(
        "r2024",
        2024,
        212,
        (Skipped(location=at(201), reason="Baris memuat tujuh sel, sedangkan kepalanya enam kolom."),),
    ),
    _report("r2021", 2021, 95).model_copy(update={"agency": OTHER_AGENCY, "file": "lkjip_2021.pdf"}),
)


def _cite(passage: Passage, quote: str) -> Citation:
    return Citation(kind="passage", ref=passage.passage_id, location=passage.location, quote=quote)


def _verified(text: str, ids: tuple[str, ...], *sums: str, cites: tuple[Citation, ...] = ()) -> Sentence:
    return Sentence(
        text=text, status=SentenceStatus.VERIFIED, figure_ids=ids, citations=cites, arithmetic=sums
    )


SECTIONS = (
    DraftSection(
        code=SectionCode.TARGET_REALISASI,
        heading="Target dan realisasi tahun 2024",
        indicator=INDICATOR,
        sentences=(
            _verified(
                "Realisasi indikator ini 86,4 persen, lebih rendah 3,6 poin daripada target 90 persen, "
                "sehingga capaiannya 96 persen.",
                ("r24", "s24", "t24", "c24"),
                "90 − 86,4 = 3,6",
                "86,4 / 90 × 100 = 96",
            ),
            _verified(
                "Realisasi itu berasal dari 21.600 balita yang dilayani di antara 25.000 balita terdata.",
                ("n24", "p24"),
                "21.600 / 25.000 × 100 = 86,4",
            ),
        ),
    ),
    DraftSection(
        code=SectionCode.TAHUN_SEBELUMNYA,
        heading="Perbandingan dengan tahun sebelumnya",
        indicator=INDICATOR,
        sentences=(
            _verified(
                "Dibandingkan dengan tahun 2023, realisasi naik 2,15 poin dari 84,25 persen.",
                ("d24", "r23"),
                "86,4 − 84,25 = 2,15",
            ),
        ),
    ),
    DraftSection(
        code=SectionCode.PENYEBAB_SOLUSI,
        heading="Penyebab dan solusi",
        indicator=INDICATOR,
        sentences=(
            _verified(
                "Hambatan yang tercatat ialah belum adanya tenaga gizi di dua puskesmas.",
                (),
                cites=(_cite(PASSAGES[0], "dua puskesmas belum memiliki tenaga gizi"),),
            ),
            _verified(
                "Untuk mengatasinya, 48 kader posyandu dilatih bersama puskesmas terdekat.",
                (),
                cites=(_cite(PASSAGES[1], PASSAGES[1].text),),
            ),
            Sentence(
                text="Kenaikan realisasi dibandingkan dengan tahun 2023 belum dijelaskan di dalam laporan "
                "[Perlu konfirmasi penyebab].",
                status=SentenceStatus.NEEDS_CONFIRMATION,
                figure_ids=("d24",),
            ),
        ),
    ),
)

FINDINGS = (
    Finding(
        kind=FindingKind.SUM_MISMATCH,
        severity=Severity.ERROR,
        locations=(at(160), at(171)),
        reported="Rp412.500.000,00",
        expected="Rp421.500.000,00",
        explanation="Jumlah tiga subkegiatan tidak sama dengan baris jumlah; dua angka tampaknya tertukar.",
        arithmetic="200.000.000 + 121.500.000 + 100.000.000 = 421.500.000 ≠ 412.500.000",
        suspect=at(171),
        group="g1",
    ),
    Finding(
        kind=FindingKind.CAPPED_CAPAIAN,
        severity=Severity.WARNING,
        locations=(at(130),),
        reported="100 %",
        expected="104,17 %",
        explanation="Capaian ditulis 100 persen padahal realisasi melampaui target; sebutkan bila dibatasi.",
        arithmetic="75 / 72 × 100 = 104,17",
    ),
    Finding(
        kind=FindingKind.ROUNDING,
        severity=Severity.NOTE,
        locations=(at(133),),
        reported="96,66 %",
        expected="96,67 %",
        explanation="Desimal terakhir dipotong, bukan dibulatkan.",
        arithmetic="29 / 30 × 100 = 96,67",
    ),
)


class ScriptedServices:
    """Services that answer from a script; `pause_seconds` lets a draft grow visibly."""

    def __init__(self, pause_seconds: float = 0.0) -> None:
        self._pause_seconds = pause_seconds
        self._reports = list(REPORTS)

    def reports(self) -> list[Report]:
        return list(self._reports)

    def indicators(self, agency: str, year: int) -> list[str]:
        return [INDICATOR, OTHER_INDICATOR]

    def answer(self, question: str, agency: str | None, year: int | None) -> Answer:
        words = question.casefold()
        if "rusak" in words:
            raise RuntimeError("something inside has failed")
        if "realisasi" in words:
            return Answer(
                answer=f"Realisasi {INDICATOR} tahun 2024 adalah 86,4 persen.",
                values=(AnswerValue(value=Decimal("86.4"), unit="%", figure_id="r24"),),
                citations=(Citation(kind="figure", ref="r24", location=at(112), quote="86,40"),),
            )
        return Answer(
            answer="", abstained=True, reason="Laporan ini tidak memuat jawaban atas pertanyaan itu."
        )

    def draft(
        self,
        agency: str,
        year: int,
        sections: Sequence[SectionCode] = (),
        indicators: Sequence[str] = (),
    ) -> Iterator[Draft]:
        for name in indicators:
            if name == OTHER_INDICATOR:
                raise NotAvailableYet("Draf untuk indikator itu belum tersedia; pilih indikator yang lain.")
            if name != INDICATOR:
                known = (INDICATOR, OTHER_INDICATOR)
                raise UnknownIndicator(
                    name, known, f"Indikator '{name}' tidak ada di laporan ini; yang ada: {'; '.join(known)}."
                )
        wanted = [section for section in SECTIONS if not sections or section.code in sections]
        for count in range(1, len(wanted) + 1):
            time.sleep(self._pause_seconds)
            yield Draft(agency=agency, year=year, sections=tuple(wanted[:count]), figures=FIGURES)
        yield Draft(
            agency=agency,
            year=year,
            sections=tuple(wanted),
            figures=FIGURES,
            missing=(f"Penyebab kenaikan realisasi {INDICATOR} dibandingkan dengan tahun 2023.",),
            completeness=tuple(
                Completeness(code=code, indicator=INDICATOR, has_figures=True, has_narrative=True)
                for code in (section.code for section in wanted)
            ),
            notes=(
                _verified("Ringkasan laporan menulis 86,04 persen; tabelnya memuat 86,4 persen.", ("r24",)),
            ),
        )

    def check(self, text: str, agency: str, year: int) -> CheckResult:
        claims = []
        for wording, status, reason in (
            ("86,4 persen", ClaimStatus.SUPPORTED, None),
            ("94 persen", ClaimStatus.CONTRADICTED, "Target tahun 2024 adalah 90 persen."),
            ("7 posyandu", ClaimStatus.UNSUPPORTED, "Tidak ada angka tentang posyandu di laporan."),
        ):
            start = text.find(wording)
            if start >= 0:
                claims.append(
                    Claim(
                        start=start,
                        end=start + len(wording),
                        text=wording,
                        status=status,
                        kind="number",
                        reason=reason,
                    )
                )
        return CheckResult(ok=all(c.status is ClaimStatus.SUPPORTED for c in claims), claims=tuple(claims))

    def review(self, report_id: str) -> list[Finding]:
        return list(FINDINGS) if report_id == "r2024" else []

    def figure(self, figure_id: str) -> Figure | None:
        return next((figure for figure in FIGURES if figure.figure_id == figure_id), None)

    def passage(self, passage_id: str) -> Passage | None:
        return next((passage for passage in PASSAGES if passage.passage_id == passage_id), None)

    def ingest(self, path: Path, agency: str | None = None, year: int | None = None) -> TakenIn:
        text = path.read_text(encoding="utf-8").strip()
        if not text:
            raise UnreadableFile(
                path.name, f"Berkas '{path.name}' kosong; pilih berkas laporan yang ada isinya."
            )
        if text == "tanpa nama" and agency is None:
            raise UnreadableFile(path.name, f"Di berkas '{path.name}' tidak ditemukan nama perangkat daerah.")
        report = _report("r2022", year or 2022, 140, REPORTS[1].skipped).model_copy(
            update={"file": path.name, "agency": agency or AGENCY}
        )
        self._reports = [report, *REPORTS]
        return TakenIn(report=report, doubts=("3 angka dapat dibaca dengan cara lain.",))

    def forget(self, report_id: str) -> Report:
        found = next((report for report in self._reports if report.report_id == report_id), None)
        if found is None:
            raise UnknownReport(f"Tidak ada laporan dengan kode '{report_id}'.")
        self._reports.remove(found)
        return found


if __name__ == "__main__":
    from assistant.web.app import launch

    launch(ScriptedServices(pause_seconds=0.7), "127.0.0.1", int((sys.argv[1:] or ["7860"])[0]))
