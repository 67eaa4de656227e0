"""The command line's own words in Indonesian: typer speaks English."""

from __future__ import annotations

import re

import typer


def usage_sentence(error: typer.exceptions.TyperException) -> str:
    """One plain Indonesian sentence for a call that typer refused."""
    message = error.format_message()
    where = getattr(getattr(error, "ctx", None), "command_path", None) or "lkjip"
    way_out = f"lihat `{where} --help`."
    if re.match(r"No such command '(.*)'", message):
        name = message.split("'")[1]
        return f"Perintah '{name}' tidak dikenal; {way_out}"
    option = getattr(error, "option_name", None)
    if option is not None:
        if "requires" in message:
            return f"Opsi {option} memerlukan nilai; {way_out}"
        return f"Opsi {option} tidak dikenal; {way_out}"
    parameter = getattr(error, "param", None)
    name = _parameter_name(parameter)
    if message.startswith("Missing"):
        return f"{name} belum disebut; {way_out}"
    if message.startswith("Invalid value"):
        return f"Nilai untuk {name} tidak dapat dipakai; {way_out}"
    if message.startswith("Got unexpected extra argument"):
        extra = message[message.find("(") + 1 : message.rfind(")")]
        return f"Ada kata berlebih ({extra}); apit teks yang memuat spasi dengan tanda petik; {way_out}"
    return f"Perintah tidak dapat dijalankan; {way_out}"


def _parameter_name(parameter: object) -> str:
    options = getattr(parameter, "opts", None)
    if not options:
        return "Masukan"
    name = max(options, key=len)
    return f"Opsi {name}" if name.startswith("-") else f"Masukan {name.upper()}"


def install_indonesian_help() -> None:
    """Let `--help` show Indonesian headings."""
    from typer import core

    words = {"Usage": "Pemakaian", "Options": "Opsi", "Commands": "Perintah", "Arguments": "Masukan"}
    core._ = lambda text: words.get(text, text)  # type: ignore[attr-defined]
