"""The `lkjip` command. It alone puts the rooms of the house together."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from assistant import terminal
from assistant.application import Application
from assistant.calls import answer_batch, read_text, required, section_code
from assistant.cli_language import install_indonesian_help, usage_sentence
from assistant.domain.findings import Severity
from assistant.errors import InputError, LkjipError, NotAvailableYet, UnreadableFile
from assistant.settings import OFFLINE_ENVIRONMENT, load_settings

app = typer.Typer(
    name="lkjip",
    help="Asisten penyusunan LKjIP: setiap angka dihitung atau dikutip, setiap sebab bersumber.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

JsonOption = Annotated[bool, typer.Option("--json", help="Cetak JSON saja di keluaran baku.")]
AgencyOption = Annotated[str | None, typer.Option("--agency", help="Nama perangkat daerah, boleh singkat.")]
YearOption = Annotated[int | None, typer.Option("--year", help="Tahun laporan.")]
BatchOption = Annotated[
    Path | None, typer.Option("--batch", help="Berkas JSONL: satu pertanyaan atau teks per baris.")
]


def say(text: str) -> None:
    """Write one piece of the result to standard output."""
    sys.stdout.write(text + "\n")


def tell(text: str) -> None:
    """Write a message for people to standard error."""
    sys.stderr.write(text + "\n")


def house(context: typer.Context) -> Application:
    """The application of this call."""
    found = context.obj
    assert isinstance(found, Application)
    return found


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    data: Annotated[
        Path | None, typer.Option("--data", help="Folder data (bawaan: data/, atau LKJIP_DATA_DIR).")
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Cetak versi program.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as installed

        say(f"lkjip {installed('lkjip-assistant')}")
        raise typer.Exit
    settings = load_settings(data_dir=data)
    for name, value in OFFLINE_ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    if settings.embedding is None or Path(settings.embedding).is_dir():
        os.environ["HF_HUB_OFFLINE"] = "1"
    context.obj = Application(settings)


@app.command(help="Baca berkas dan folder laporan ke dalam penyimpanan.")
def ingest(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(readable=False, help="Berkas atau folder laporan.")],
    agency: Annotated[
        str | None, typer.Option("--agency", help="Betulkan nama perangkat daerah; pembetulan disimpan.")
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", help="Betulkan tahun laporan; pembetulan disimpan.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    from assistant.progress import reading_progress

    application = house(context)
    with reading_progress() as progress:
        outcomes = application.ingest_paths(paths, progress, agency=agency, year=year)
    known = {report.report_id: report for report in application.reports()}
    read = [known[outcome.report_id] for outcome in outcomes if outcome.error is None]
    if as_json:
        for line in terminal.json_array(terminal.report_json(report) for report in read):
            say(line)
    else:
        for report in read:
            say(terminal.report_line(report))
    for outcome in outcomes:
        for doubt in outcome.doubts:
            tell(f"{Path(outcome.file).name}: {doubt}")
    failures = [outcome.error for outcome in outcomes if outcome.error is not None]
    for error in failures:
        tell(error.message)
    if failures:
        raise typer.Exit(2)


@app.command(help="Daftar laporan yang dikenal.")
def reports(context: typer.Context, as_json: JsonOption = False) -> None:
    known = house(context).reports()
    if as_json:
        for line in terminal.json_array(terminal.report_json(report) for report in known):
            say(line)
        return
    for report in known:
        say(terminal.report_line(report))
    if not known:
        tell("Belum ada laporan; baca laporan dengan `lkjip ingest BERKAS`.")


@app.command(help="Hapus satu laporan dari penyimpanan.")
def forget(context: typer.Context, report_id: Annotated[str, typer.Argument(help="Kode laporan.")]) -> None:
    report = house(context).forget(report_id)
    tell(f"Laporan {report.agency} tahun {report.year} dihapus dari penyimpanan.")


@app.command(help="Semua angka, satu per baris; dengan --json sebagai JSON Lines.")
def figures(
    context: typer.Context, agency: AgencyOption = None, year: YearOption = None, as_json: JsonOption = False
) -> None:
    application = house(context)
    found = application.figures(agency, year)
    if not as_json:
        for figure in found:
            say(terminal.figure_line(figure))
        return
    cards = application.formula_cards(found)
    for figure in found:
        say(terminal.figure_json(figure, cards.get(figure.figure_id)))


@app.command(help="Cari bagian teks laporan, yang terbaik lebih dulu.")
def search(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="Pertanyaan atau kata kunci.")] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="Banyaknya bagian teks.")] = 10,
    agency: AgencyOption = None,
    year: YearOption = None,
    batch: BatchOption = None,
    as_json: JsonOption = False,
) -> None:
    application = house(context)

    def found_json(call: dict[str, Any]) -> dict[str, object]:
        found = application.search(
            call["question"], call.get("agency", agency), call.get("year", year), int(call.get("k", k))
        )
        return {"passages": [terminal.passage_json(passage) for passage in found]}

    if batch is not None:
        answer_batch(batch, "question", found_json, {"passages": []})
        return
    asked = required(question, "pertanyaan")
    if as_json:
        say(terminal.one_line({"id": None, **found_json({"question": asked})}))
        return
    passages = application.search(asked, agency, year, k)
    for passage in passages:
        say(terminal.passage_lines(passage))
    if not passages:
        tell("Tidak ada bagian teks yang cocok; coba kata lain atau periksa --agency dan --year.")


@app.command(help="Jawab pertanyaan dari angka lebih dulu, lalu teks; atau katakan bahwa tidak ada.")
def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="Pertanyaan.")] = None,
    agency: AgencyOption = None,
    year: YearOption = None,
    batch: BatchOption = None,
    as_json: JsonOption = False,
) -> None:
    application = house(context)

    def answer_json(call: dict[str, Any]) -> dict[str, object]:
        answer = application.answer(call["question"], call.get("agency", agency), call.get("year", year))
        return terminal.values_json(answer)

    if batch is not None:
        nothing = {"answer": "", "values": [], "citations": [], "abstained": True}
        answer_batch(batch, "question", answer_json, nothing)
        return
    asked = required(question, "pertanyaan")
    if as_json:
        say(terminal.one_line({"id": None, **answer_json({"question": asked})}))
    else:
        say(terminal.answer_lines(application.answer(asked, agency, year)))


@app.command(help="Temukan ketidakcocokan dalam sebuah laporan.")
def review(
    context: typer.Context,
    what: Annotated[str, typer.Argument(help="Berkas laporan atau kode laporan.", metavar="BERKAS|KODE")],
    as_json: JsonOption = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Keluar dengan kode 1 bila ada kesalahan.")
    ] = False,
    docx: Annotated[
        Path | None, typer.Option("--docx", help="Simpan juga sebagai lembar reviu Word.")
    ] = None,
) -> None:
    application = house(context)
    path = Path(what)
    if path.is_file():
        report, findings = application.review_file(path)
    elif path.suffix or os.sep in what:
        raise UnreadableFile(what, f"Berkas '{what}' tidak ditemukan; periksa nama dan foldernya.")
    else:
        report = application.report(what)
        findings = application.review(report.report_id)
    if docx is not None:
        from assistant.export.review_sheet import write_review

        write_review(report, findings, docx)
        tell(f"Lembar reviu disimpan di {docx}.")
    if as_json:
        listed = [finding.model_dump(mode="json") for finding in findings]
        say(terminal.one_line({"report_id": report.report_id, "findings": listed}))
    else:
        say(terminal.finding_lines(findings))
    if strict and any(finding.severity is Severity.ERROR for finding in findings):
        raise typer.Exit(1)


@app.command(help="Periksa setiap klaim angka dalam sebuah teks.")
def check(
    context: typer.Context,
    file: Annotated[str | None, typer.Argument(help="Berkas teks, atau - untuk masukan baku.")] = None,
    facts: Annotated[Path | None, typer.Option("--facts", help="Berkas JSON berisi fakta.")] = None,
    agency: AgencyOption = None,
    year: YearOption = None,
    batch: BatchOption = None,
    as_json: JsonOption = False,
) -> None:
    from assistant.checks.checker import Checker
    from assistant.checks.facts import facts_from_figures, load_facts

    application = house(context)
    if facts is None and (agency is None or year is None) and batch is None:
        raise InputError(
            "Fakta pembanding belum disebut; tambahkan --facts FAKTA.json, atau --agency dan --year."
        )
    given = Checker(load_facts(facts)) if facts is not None else None
    known: dict[tuple[object, object], Checker] = {}

    def checker(named: str | None, of_year: int | None) -> Checker:
        if given is not None:
            return given
        if (named, of_year) not in known:
            known[named, of_year] = Checker(facts_from_figures(application.figures(named, of_year)))
        return known[named, of_year]

    def in_facts(named: str | None, of_year: int | None) -> str | None:
        """The name of an agency as the facts have it."""
        return named if given is not None else application.scope(named, of_year).agency

    def check_json(call: dict[str, Any]) -> dict[str, object]:
        named, of_year = call.get("agency", agency), call.get("year", year)
        result = checker(named, of_year).check(call["text"], agency=in_facts(named, of_year), year=of_year)
        return result.model_dump(mode="json")

    if batch is not None:
        if not answer_batch(batch, "text", check_json, {"ok": False, "claims": []}):
            raise typer.Exit(1)
        return
    text = read_text(file)
    result = checker(agency, year).check(text, agency=in_facts(agency, year), year=year)
    if as_json:
        say(terminal.one_line({"id": None, **result.model_dump(mode="json")}))
    else:
        say(terminal.check_lines(result))
    if not result.ok:
        raise typer.Exit(1)


@app.command(help="Buat buku kerja Excel untuk mengisi data tahun ini.")
def template(out: Annotated[Path, typer.Argument(help="Berkas .xlsx yang dibuat.")]) -> None:
    raise NotAvailableYet(
        f"Buku kerja '{out}' belum dapat dibuat karena fitur ini belum tersedia; "
        "untuk sementara baca data tahun ini dari laporan dengan `lkjip ingest`."
    )


@app.command(help="Susun draf yang sudah diperiksa.")
def draft(
    context: typer.Context,
    agency: Annotated[str, typer.Option("--agency", help="Nama perangkat daerah, boleh singkat.")],
    year: Annotated[int, typer.Option("--year", help="Tahun laporan.")],
    data: Annotated[Path | None, typer.Option("--data", help="Buku kerja data tahun ini (.xlsx).")] = None,
    section: Annotated[
        list[str] | None, typer.Option("--section", help="Kode bagian; boleh berulang.")
    ] = None,
    indicator: Annotated[
        list[str] | None, typer.Option("--indicator", help="Nama indikator; boleh berulang.")
    ] = None,
    docx: Annotated[Path | None, typer.Option("--docx", help="Simpan juga sebagai dokumen Word.")] = None,
    as_json: JsonOption = False,
) -> None:
    if data is not None:
        raise NotAvailableYet(
            f"Data dari buku kerja '{data}' belum dapat dipakai karena fitur ini belum tersedia; "
            "jalankan tanpa --data untuk memakai angka dari laporan."
        )
    codes = tuple(section_code(code) for code in section or ())
    (*_, whole) = house(context).draft(agency, year, codes, tuple(indicator or ()))
    if docx is not None:
        from assistant.export.docx import write_draft

        write_draft(whole, docx)
        tell(f"Draf disimpan di {docx}.")
    if as_json:
        say(terminal.one_line(whole))
    else:
        from assistant.writing.markdown import draft_text

        say(draft_text(whole))


@app.command("eval", help="Jalankan evaluasi.")
def evaluate(
    suites: Annotated[list[str] | None, typer.Argument(help="Nama suite; kosong: semua.")] = None,
    as_json: JsonOption = False,
    model: Annotated[bool, typer.Option("--model", help="Nilai juga model dari LKJIP_MODEL.")] = False,
    model_reports: Annotated[
        int | None, typer.Option("--model-reports", min=1, help="Batasi penilaian model pada N laporan.")
    ] = None,
) -> None:
    from eval.__main__ import run

    raise typer.Exit(run(suites or [], as_json=as_json, model=model, model_reports=model_reports))


@app.command(help="Buka halaman web.")
def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option("--host", help="Alamat yang dilayani.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Nomor port.")] = 7860,
) -> None:
    from assistant.progress import reading_progress
    from assistant.web.app import launch

    application = house(context)
    tell("Menyiapkan halaman web …")
    with reading_progress() as progress:
        application.prepare_corpus(progress)
    launch(application, host, port)


def main() -> NoReturn:
    """Run the command line; exits 0, 1 or 2 as the contract says."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    install_indonesian_help()
    try:
        code = typer.main.get_command(app).main(prog_name="lkjip", standalone_mode=False)
    except LkjipError as error:
        tell(error.message)
        sys.exit(2)
    except typer.exceptions.TyperException as error:
        tell(usage_sentence(error))
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except (KeyboardInterrupt, typer.exceptions.Abort):
        tell("Dihentikan.")
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)
