"""What passages must not carry, and what they must keep."""

from __future__ import annotations

import pytest

from ingest.privacy import mask, signatories, signature_lines


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("NIP. 19700101 199503 1 002", "[NIP]", id="nip-with-spaces"),
        pytest.param("NIP.197001011995031002", "[NIP]", id="nip-together"),
        pytest.param("pegawai 19700101 199503 1 002 pindah", "pegawai [NIP] pindah", id="nip-without-label"),
        pytest.param("NIK 5301010101700001", "[NIK]", id="nik"),
        pytest.param("surel: kantor.kami@contoh.go.id", "surel: [surel]", id="email"),
        pytest.param("Telp. (0380) 555012", "[telepon]", id="telephone"),
        pytest.param("Wa. Center : 0812-3456-7890", "[telepon]", id="whatsapp"),
        pytest.param("Jl. Merdeka No. 79 Kupang", "[alamat] Kupang", id="street"),
        pytest.param("JALAN JEND SUDIRMAN TELP (0388) 55034", "[alamat][telepon]", id="street-and-telephone"),
        pytest.param("Nama : BUDI SANTOSO WIJAYA", "Nama : [nama]", id="labelled-name"),
        pytest.param("oleh Drs. Budi Santoso, M.Si pada", "oleh [nama] pada", id="name-with-degree"),
        pytest.param("Nama : Drs BUDIMAN M.Si Jabatan : Camat", "Nama : [nama] Jabatan : Camat", id="bare"),
        pytest.param("BUDI WIJAYA,SS,M.SI", "[nama]", id="name-with-degrees-in-capitals"),
    ],
)  # fmt: skip
def test_what_names_a_person_or_a_place_to_reach_them_is_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rp. 14.025.195.057,00 atau 92,03 %", id="money"),
        pytest.param("1.02.01.2.01.0001\t85.000.000,00", id="account"),
        pytest.param("realisasi 0,00 dari 56.512.522,00", id="figures"),
        pytest.param("Pemeliharaan Jalan Ahmad Yani sepanjang 2,5 km", id="a-road-that-was-built"),
        pytest.param("RSUD dr. Soedjono melayani 13.875 pasien", id="a-hospital"),
        pytest.param("Nama SKPD : Dinas Sosial", id="a-named-office"),
        pytest.param("jalan keluar No. 2 ialah koordinasi", id="a-way-out"),
        pytest.param("target 2021-2026 dan 2022 2023 2024 2025", id="years"),
        pytest.param("DPRD, SH dan LSM", id="abbreviations-in-a-list"),
    ],
)
def test_figures_accounts_and_roads_stay(text: str) -> None:
    assert mask(text) == text


def test_signature_blocks_are_found_whole() -> None:
    lines = [
        "Kinerja tahun ini baik.", "", "Kupang, 12 Januari 2025", "", "**KEPALA DINAS", "KOTA KUPANG**",
        "", "", "Drs. BUDI SANTOSO, M.Si", "Pembina Utama Muda", "NIP. 19700101 199503 1 002", "", "LAMPIRAN",
    ]  # fmt: skip
    assert signature_lines(lines) == {2, 4, 5, 8, 9, 10}
    assert signatories(lines) == ("BUDI SANTOSO",)


def test_a_signatory_is_masked_wherever_the_name_stands() -> None:
    names = signatories(["Nama : SITI AMINAH PUTRI", "Jabatan : BUPATI"])
    assert mask("Bupati Siti Aminah Putri membuka acara", names) == "Bupati [nama] membuka acara"
