"""What the suites and their measures are called on the page and in the table."""

from __future__ import annotations

from assistant.domain.record import Record


class SuiteLabel(Record):
    """A suite in a reader's words; `main` is the measure that stands for it, `second` the one beside it."""

    title: str
    question: str
    main: str
    second: str | None = None


SUITES = {
    "reading": SuiteLabel(
        title="Membaca laporan",
        question="Apakah angka laporan contoh terbaca seperti tercetak?",
        main="figures_recall",
    ),
    "roles": SuiteLabel(
        title="Mengenali sebab dan solusi",
        question="Apakah sebab, hambatan, dan solusi dikenali beserta pokoknya?",
        main="roles_right",
        second="subjects_right",
    ),
    "calculation": SuiteLabel(
        title="Menghitung",
        question="Apakah rumus LKjIP memberi hasil yang benar?",
        main="vectors_right",
    ),
    "retrieval": SuiteLabel(
        title="Mencari",
        question="Apakah kutipan yang dicari ada di antara lima hasil pertama?",
        main="hit_at_5",
        second="hit_at_1",
    ),
    "answers": SuiteLabel(
        title="Menjawab",
        question="Apakah pertanyaan dijawab benar, dan yang tidak ada datanya tidak dijawab?",
        main="answered_right",
        second="abstained_right",
    ),
    "review": SuiteLabel(
        title="Menelaah",
        question="Apakah kesalahan yang sengaja ditanam ditemukan?",
        main="errors_found",
        second="clean_left_alone",
    ),
    "faithfulness": SuiteLabel(
        title="Setia pada data",
        question="Apakah setiap kalimat draf sesuai dengan data?",
        main="sentences_true",
        second="hostile_model_kept_out",
    ),
    "citations": SuiteLabel(
        title="Sumber kutipan",
        question="Apakah yang dikatakan kalimat ada dalam sumber yang disebutnya?",
        main="restatements_covered",
        second="cited_places_exist",
    ),
    "checker": SuiteLabel(
        title="Memeriksa klaim",
        question="Apakah kalimat yang sengaja disalahkan tertangkap?",
        main="detected",
        second="false_alarms",
    ),
    "wording": SuiteLabel(
        title="Bahasa",
        question="Apakah kalimat draf memakai bahasa resmi yang baik?",
        main="sentences_without_fault",
        second="repeated_shapes",
    ),
}

KINDS = {
    "digit": "digit",
    "decimal_shift": "geser desimal",
    "magnitude": "kelipatan (ribu/juta/miliar)",
    "unit": "satuan",
    "year": "tahun",
    "subject": "pokok tertukar",
    "measure": "ukuran tertukar",
    "direction": "arah naik/turun",
    "category": "kategori",
    "comparison": "perbandingan",
    "invented": "angka karangan",
    "derivation": "hitungan turunan",
    "number_word": "kata bilangan",
    "missing": "data tidak tersedia",
}

MEASURES = {
    "figures_recall": "angka yang terbaca",
    "roles_right": "peran yang dikenali",
    "subjects_right": "pokok yang dikenali",
    "years_right": "tahun yang dikenali",
    "left_alone": "kalimat biasa yang dibiarkan",
    "vectors_right": "hitungan yang benar",
    "hit_at_1": "kutipan tepat di urutan pertama",
    "hit_at_5": "kutipan tepat di lima besar",
    "hit_at_10": "kutipan tepat di sepuluh besar",
    "mrr": "rata-rata kebalikan urutan",
    "answered_right": "jawaban yang benar",
    "abstained_right": "tidak menjawab ketika tidak ada data",
    "errors_found": "kesalahan yang ditemukan",
    "errors_located": "kesalahan yang ditunjuk letaknya",
    "clean_left_alone": "laporan bersih tanpa teguran",
    "sentences_true": "kalimat yang sesuai data",
    "sentences_sourced": "kalimat yang bersumber",
    "hostile_model_kept_out": "kalimat bersih dari model yang melanggar",
    "cited_places_exist": "sumber yang benar-benar ada",
    "restatements_covered": "kalimat yang tercakup sumbernya",
    "detected": "kalimat salah yang tertangkap",
    "false_alarms": "alarm palsu",
    "written_detected": "tertangkap pada kasus tulisan tangan",
    "written_false_alarms": "alarm palsu pada kasus tulisan tangan",
    "fresh_detected": "tertangkap pada kasus tulisan tangan terbaru",
    "fresh_detected_where_true_passes": "tertangkap bila kalimat asalnya lolos (kasus terbaru)",
    "fresh_false_alarms": "alarm palsu pada kasus tulisan tangan terbaru",
    "sentences_without_fault": "kalimat tanpa cacat bahasa",
    "repeated_shapes": "bentuk kalimat yang berulang",
}


def suite_label(suite: str) -> SuiteLabel:
    """The label of a suite, its own name where it has none."""
    return SUITES.get(suite) or SuiteLabel(title=suite, question="", main="")


def measure_label(measure: str) -> str:
    """A measure in a reader's words; a kind of change says which one."""
    if measure in MEASURES:
        return MEASURES[measure]
    for start, words in (("fresh_detected_", "kasus terbaru"), ("detected_", "tertangkap")):
        if measure.startswith(start):
            kind = measure.removeprefix(start)
            return f"{words}: {KINDS.get(kind, kind)}"
    return measure.replace("_", " ")
