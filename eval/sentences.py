"""Patterns of true sentences, in two sets: one to develop the checker on, one held out."""

from __future__ import annotations

OPEN = """
[S] tahun [Y] terealisasi [=S.realisasi.Y] dari target [=S.target.Y] sehingga capaiannya [=S.capaian.Y].
Pada tahun [Y], [S] mencapai [=S.realisasi.Y], [aim S Y|melampaui|belum mencapai] target sebesar [=S.target.Y].
Target [S] pada tahun [Y] ditetapkan sebesar [=S.target.Y], sedangkan realisasinya [=S.realisasi.Y].
Dari target [=S.target.Y], [S] pada tahun [Y] baru terealisasi [=S.realisasi.Y] dengan kategori [cat S Y].
Realisasi [S] [dir S.realisasi.Z S.realisasi.Y|naik|turun] dari [=S.realisasi.Z] pada tahun [Z] menjadi [=S.realisasi.Y] pada tahun [Y].
Dibandingkan tahun [Z], realisasi [S] [dir S.realisasi.Z S.realisasi.Y|meningkat|menurun] [=diff(S.realisasi.Z,S.realisasi.Y)].
Capaian [S] tahun [Y] sebesar [=S.capaian.Y] dan termasuk kategori [cat S Y].
Nilai [I] pada tahun [Y] adalah [=I.realisasi.Y] dengan predikat [cat I Y].
[P] dengan pagu [=P.pagu.Y] terserap [=P.realisasi_anggaran.Y] atau [=P.serapan.Y].
Realisasi anggaran [P] sebesar [=P.realisasi_anggaran.Y] dari pagu [=P.pagu.Y], sehingga tersisa [=P.sisa_anggaran.Y].
Serapan [P] ([=P.serapan.Y]) [cmp P.serapan.Y P2.serapan.Y|lebih tinggi|lebih rendah] daripada serapan [P2] ([=P2.serapan.Y]).
Serapan [rank H serapan|tertinggi|terendah] terdapat pada [H.] yaitu [=H.serapan.Y].
[L.] mencatat serapan [rank L serapan|tertinggi|terendah], yakni [=L.serapan.Y].
Pagu [rank G pagu|terbesar|terkecil] dialokasikan untuk [G.], yaitu [=G.pagu.Y] atau [=pct(G.pagu.Y,T.pagu.Y)] dari pagu [T].
Jumlah [D] [dir D.jumlah.Z D.jumlah.Y|bertambah|berkurang] dari [=D.jumlah.Z] pada tahun [Z] menjadi [=D.jumlah.Y] pada tahun [Y].
Dari [=W.jumlah.Y] [W] pada tahun [Y], sebanyak [=D.jumlah.Y] [D] atau [=pct(D.jumlah.Y,W.jumlah.Y)].
Pada tahun [Y] tercatat [=C.jumlah.Y] [C] dan [=C2.jumlah.Y] [C2].
[T] melaksanakan [=Q.jumlah.Y;w] pada tahun [Y].
Dari [=Q.jumlah.Y;w] yang dikelola [T], [=above(serapan,90);w] mencatat serapan di atas 90%.
Penyerapan anggaran [T] tahun [Y] mencapai [=T.serapan.Y], yaitu [=T.realisasi_anggaran.Y] dari pagu [=T.pagu.Y].
Gabungan pagu [P] dan [P2] adalah [=sum(P.pagu.Y,P2.pagu.Y);full].
Selisih serapan [P] dan [P2] sebesar [=diff(P.serapan.Y,P2.serapan.Y)].
Target akhir Renstra [E] sebesar [=E.target_akhir_Renstra.Y], dengan tingkat kemajuan [=E.tingkat_kemajuan.Y] pada tahun [Y].
Pada tahun [Z] realisasi [E] sebesar [=E.realisasi.Z] [cmp E.realisasi.Z N.realisasi_nasional.Z|di atas|di bawah] realisasi nasional yang mencapai [=N.realisasi_nasional.Z].
Dalam tiga tahun terakhir [S] tercatat [=S.realisasi.X] ([X]), [=S.realisasi.Z] ([Z]), dan [=S.realisasi.Y] ([Y]).
Realisasi [S] pada tahun [Y] [>S.realisasi.Y].
Realisasi [F] tahun [Y] sebesar [=F.realisasi.Y] dengan target [=F.target.Y] dan capaian [=F.capaian.Y].
Jumlah [D] pada tahun [Y] sebanyak [=D.jumlah.Y], [cmp D.jumlah.Y D.jumlah.Z|lebih banyak|lebih sedikit] daripada tahun [Z] yang sebanyak [=D.jumlah.Z].
Sisa anggaran [T] tahun [Y] sebesar [=T.sisa_anggaran.Y].
[K] terserap [=K.serapan.Y] dari pagu [=K.pagu.Y].
Capaian [S] [dir S.capaian.Z S.capaian.Y|meningkat|menurun] dibandingkan tahun [Z], dari [=S.capaian.Z] menjadi [=S.capaian.Y].
Realisasi [S] tahun [Y] sebesar [=S.realisasi.Y], [=diff(S.realisasi.Y,S.target.Y)] [cmp S.realisasi.Y S.target.Y|di atas|di bawah] target [=S.target.Y].
Realisasi nasional tahun [Y] belum tersedia, sedangkan [E] terealisasi [=E.realisasi.Y].
Sebanyak [=D.jumlah.Y] dari [=W.jumlah.Y] [W] sudah tercatat sebagai [D] pada tahun [Y].
Target dan realisasi [S] tahun [Y] masing-masing [=S.target.Y] dan [=S.realisasi.Y].
Sebesar [=P.realisasi_anggaran.Y] telah dibelanjakan oleh [P] sepanjang tahun [Y]; pagunya [=P.pagu.Y].
Tahun [Y] ditutup dengan [S] di angka [=S.realisasi.Y] (target: [=S.target.Y]; capaian: [=S.capaian.Y]).
Baik [P] maupun [P2] menyisakan anggaran, masing-masing [=P.sisa_anggaran.Y] dan [=P2.sisa_anggaran.Y].
[S] dan [S2] terealisasi masing-masing [=S.realisasi.Y] dan [=S2.realisasi.Y] pada tahun [Y].
Jika pada tahun [Z] [S] baru [=S.realisasi.Z], maka pada tahun [Y] angkanya [dir S.realisasi.Z S.realisasi.Y|naik|turun] menjadi [=S.realisasi.Y].
Anggaran sebesar [=P.pagu.Y] disediakan bagi [P], dan yang terealisasi [=P.realisasi_anggaran.Y] ([=P.serapan.Y]).
Indikator [S] pada tahun [Y] [aim S Y|telah melampaui|belum mencapai] target.
Tahun [Y] [S] memperoleh kategori [cat S Y] karena capaiannya [=S.capaian.Y].
Dengan realisasi [=S.realisasi.Y] terhadap target [=S.target.Y], capaian [S] tahun [Y] adalah [=S.capaian.Y].
Terdapat [=D.jumlah.Y] [D] di antara [=W.jumlah.Y] [W] pada tahun [Y].
Pada [Y] jumlah [W] tercatat [=W.jumlah.Y], [dir W.jumlah.Z W.jumlah.Y|naik|turun] [=diff(W.jumlah.Y,W.jumlah.Z)] dari tahun sebelumnya.
Realisasi [S] pada tahun [X], [Z], dan [Y] berturut-turut [=S.realisasi.X], [=S.realisasi.Z], dan [=S.realisasi.Y].
Kenaikan target [S] dari [=S.target.Z] ([Z]) ke [=S.target.Y] ([Y]) diikuti realisasi [=S.realisasi.Y].
Serapan [H.] sebesar [=H.serapan.Y] merupakan yang [rank H serapan|tertinggi|terendah] di antara seluruh program.
Yang [rank L serapan|tertinggi|terendah] serapannya adalah [L.], hanya [=L.serapan.Y] dari pagu [=L.pagu.Y].
Kegiatan pada tahun [Y] menghasilkan [=C.jumlah.Y] [C], [=C2.jumlah.Y] [C2], serta [=C3.jumlah.Y] [C3].
Selama tahun [Y] [T] membelanjakan [=T.realisasi_anggaran.Y] dari anggaran [=T.pagu.Y] atau terserap [=T.serapan.Y].
Sisa anggaran [P] [=P.sisa_anggaran.Y] merupakan selisih antara pagu [=P.pagu.Y;full] dan realisasi [=P.realisasi_anggaran.Y;full].
Tingkat serapan [P] dan [P2] terpaut [=diff(P.serapan.Y,P2.serapan.Y)], yakni [=P.serapan.Y] berbanding [=P2.serapan.Y].
Total pagu [P], [P2], dan [P3] mencapai [=sum(P.pagu.Y,P2.pagu.Y,P3.pagu.Y);full].
[I] tahun [Y] sebesar [=I.realisasi.Y], [dir I.realisasi.Z I.realisasi.Y|meningkat|menurun] dari [=I.realisasi.Z] pada tahun [Z].
[S] pada tahun [Y] terealisasi [=S.realisasi.Y]. Capaiannya [=S.capaian.Y] sehingga masuk kategori [cat S Y].
[P] memiliki pagu [=P.pagu.Y]. Dari jumlah itu terserap [=P.realisasi_anggaran.Y], sedangkan sisanya [=P.sisa_anggaran.Y].
Capaian [S] tahun [Y] ([=S.capaian.Y]) [cmp S.capaian.Y S2.capaian.Y|di atas|di bawah] capaian [S2] ([=S2.capaian.Y]).
Target akhir Renstra untuk [E] adalah [=E.target_akhir_Renstra.Y]; sampai tahun [Y] kemajuannya [=E.tingkat_kemajuan.Y].
Angka nasional tahun [Z] sebesar [=N.realisasi_nasional.Z], sementara [E] di daerah [=E.realisasi.Z].
[F] [dir F.realisasi.Z F.realisasi.Y|naik|turun] dari [=F.realisasi.Z] pada tahun [Z] menjadi [=F.realisasi.Y] pada tahun [Y].
Persentase serapan anggaran [K] sebesar [=K.serapan.Y], dengan realisasi [=K.realisasi_anggaran.Y].
Pada tahun [Y] [T] didukung [=Q.jumlah.Y;w] dengan total pagu [=T.pagu.Y].
Hanya [=above(serapan,95);w] dari [=Q.jumlah.Y;w] yang serapannya di atas 95 persen.
Jumlah [D] pada tahun [Y] [<D.jumlah.Y], tepatnya [=D.jumlah.Y].
[P] [cmp P.pagu.Y P2.pagu.Y|memperoleh pagu lebih besar|memperoleh pagu lebih kecil] daripada [P2], yaitu [=P.pagu.Y] berbanding [=P2.pagu.Y].
Rata-rata serapan [P] dan [P2] adalah [=mean(P.serapan.Y,P2.serapan.Y)].
Realisasi [S] tahun [Y] [dir S.realisasi.Z S.realisasi.Y|lebih tinggi|lebih rendah] [=diff(S.realisasi.Y,S.realisasi.Z)] daripada tahun [Z].
[S] tahun [Y] ditargetkan [=S.target.Y] dan tercapai [=S.realisasi.Y].
[T] pada tahun [Y] mengelola anggaran [=T.pagu.Y] dan merealisasikan [=T.realisasi_anggaran.Y], sehingga serapannya [=T.serapan.Y].
Realisasi [S] berfluktuasi, yakni [=S.realisasi.X] pada tahun [X], [=S.realisasi.Z] pada tahun [Z], dan [=S.realisasi.Y] pada tahun [Y].
Indikator dengan target [=S.target.Y], yaitu [S], terealisasi [=S.realisasi.Y] pada tahun [Y].
Capaian [=S.capaian.Y] pada [S] menempatkan indikator tersebut dalam kategori [cat S Y].
Serapan [P] [cmp P.serapan.Y P2.serapan.Y|melampaui|di bawah] serapan [P2], masing-masing [=P.serapan.Y] dan [=P2.serapan.Y].
Sebanyak [=diff(W.jumlah.Y,D.jumlah.Y)] dari [=W.jumlah.Y] [W] belum termasuk [D] pada tahun [Y].
Realisasi belanja [P] sebesar [=P.realisasi_anggaran.Y], sedangkan pagunya [=P.pagu.Y]; sisanya [=P.sisa_anggaran.Y].
Porsi pagu [P] terhadap pagu [T] adalah [=pct(P.pagu.Y,T.pagu.Y)].
Sisa anggaran terbesar kedua bukan soal; [P] menyisakan [=P.sisa_anggaran.Y] atau [=pct(P.sisa_anggaran.Y,P.pagu.Y)] dari pagunya.
Realisasi [S] tahun [Y] terpaut [=diff(S.realisasi.Y,S.target.Y)] dari target [=S.target.Y].
Jika dibandingkan dengan tahun [Z] ([=S.realisasi.Z]), realisasi [S] tahun [Y] ([=S.realisasi.Y]) [cmp S.realisasi.Y S.realisasi.Z|lebih tinggi|lebih rendah].
Di antara seluruh program, serapan [rank H serapan|tertinggi|terendah] dicapai oleh [H.] ([=H.serapan.Y]) dan [rank L serapan|tertinggi|terendah] oleh [L.] ([=L.serapan.Y]).
Alokasi [rank G pagu|terbesar|terkecil], yakni [=G.pagu.Y], diberikan kepada [G.].
[C] berjumlah [=C.jumlah.Y] pada tahun [Y], [dir C.jumlah.Z C.jumlah.Y|naik|turun] dari [=C.jumlah.Z] pada tahun [Z].
Pada akhir tahun [Y], [D] mencapai [=D.jumlah.Y] dari keseluruhan [=W.jumlah.Y] ([=pct(D.jumlah.Y,W.jumlah.Y)]).
[I] [dir I.realisasi.Z I.realisasi.Y|bertambah|berkurang] [=diff(I.realisasi.Y,I.realisasi.Z)] menjadi [=I.realisasi.Y] pada tahun [Y].
Setelah [=S.realisasi.Z] pada tahun [Z], [S] [dir S.realisasi.Z S.realisasi.Y|meningkat|menurun] ke [=S.realisasi.Y] pada tahun [Y].
Target [S] [dir S.target.Z S.target.Y|dinaikkan|diturunkan] dari [=S.target.Z] menjadi [=S.target.Y].
[S] tahun [Y] [aim S Y|melampaui target|tidak mencapai target]: realisasi [=S.realisasi.Y], target [=S.target.Y].
[P] menghabiskan [=P.realisasi_anggaran.Y] ([=P.serapan.Y]) dari [=P.pagu.Y] yang dianggarkan.
Kinerja [S] pada tahun [Y] dinilai [cat S Y], dengan capaian [=S.capaian.Y]. Pada tahun [Z] capaiannya [=S.capaian.Z].
[S2] tahun [Y] terealisasi [=S2.realisasi.Y]; sementara itu, [S] terealisasi [=S.realisasi.Y] atau [=S.capaian.Y] dari target.
Total sisa anggaran [P] dan [P2] sebesar [=sum(P.sisa_anggaran.Y,P2.sisa_anggaran.Y);full], terdiri atas [=P.sisa_anggaran.Y;full] dan [=P2.sisa_anggaran.Y;full].
Realisasi [E] tahun [Z] [cmp E.realisasi.Z N.realisasi_nasional.Z|melampaui|belum menyamai] angka nasional sebesar [=N.realisasi_nasional.Z].
Untuk [K] tersedia [=K.pagu.Y], terpakai [=K.realisasi_anggaran.Y], dan tersisa [=K.sisa_anggaran.Y].
Dibandingkan dengan [K2] yang terserap [=K2.serapan.Y], [K] terserap [cmp K.serapan.Y K2.serapan.Y|lebih tinggi|lebih rendah], yaitu [=K.serapan.Y].
Penurunan atau kenaikan tidak terjadi pada pagu saja: [P] terserap [=P.serapan.Y] pada tahun [Y].
Berdasarkan Tabel 3.4 dan Peraturan Bupati Nomor 12 Tahun 2021, realisasi [S] tahun [Y] adalah [=S.realisasi.Y].
Per 31 Desember [Y], [P] telah merealisasikan [=P.realisasi_anggaran.Y] atau [=P.serapan.Y] dari pagu.
Sampai dengan tahun [Y], tingkat kemajuan [E] terhadap target akhir Renstra ([=E.target_akhir_Renstra.Y]) adalah [=E.tingkat_kemajuan.Y].
Tidak semua program terserap penuh; [P] hanya [=P.serapan.Y] dan [P2] [=P2.serapan.Y].
Tahun [Z] dan [Y], realisasi [S] berturut-turut [=S.realisasi.Z] dan [=S.realisasi.Y], sedangkan targetnya [=S.target.Z] dan [=S.target.Y].
Pagu [P] [=times(P.pagu.Y,P2.pagu.Y)] pagu [P2].
Rata-rata capaian [S] dan [S2] pada tahun [Y] sebesar [=mean(S.capaian.Y,S2.capaian.Y)].
[F] tahun [Y] [cmp F.realisasi.Y F.realisasi.Z|lebih tinggi|lebih rendah] daripada tahun [Z], yakni [=F.realisasi.Y] dibandingkan [=F.realisasi.Z].
"""

HELD_OUT = """
Kami catat: [S] di tahun [Y] = [=S.realisasi.Y] (target [=S.target.Y]).
Terhadap target akhir Renstra [=E.target_akhir_Renstra.Y], realisasi [E] tahun [Y] sebesar [=E.realisasi.Y] berarti kemajuan [=E.tingkat_kemajuan.Y].
Bila realisasi [=S.realisasi.Y] dibagi target [=S.target.Y], diperoleh capaian [S] tahun [Y] sebesar [=S.capaian.Y].
[P] menyerap [=P.serapan.Y] pagunya, [P2] [=P2.serapan.Y], dan [P3] [=P3.serapan.Y].
Dana yang tidak terserap pada [P] sebesar [=P.sisa_anggaran.Y].
[dir S.realisasi.Z S.realisasi.Y|Kenaikan|Penurunan] [S] sebesar [=diff(S.realisasi.Y,S.realisasi.Z)] terjadi antara tahun [Z] dan [Y].
Angka [I] tahun [X]–[Y]: [=I.realisasi.X], [=I.realisasi.Z], dan [=I.realisasi.Y].
Walaupun pagunya hanya [=J.pagu.Y], [J.] yang memiliki pagu [rank J pagu|terbesar|terkecil] terserap [=J.serapan.Y].
Capaian [S] tahun [Y], [=S.capaian.Y], [cmp S.capaian.Y S.capaian.Z|melebihi|tidak melebihi] capaian tahun [Z], [=S.capaian.Z].
Realisasi keuangan [K] adalah [=K.realisasi_anggaran.Y], setara [=K.serapan.Y] dari pagunya sebesar [=K.pagu.Y].
Tahun ini [S] terealisasi [=S.realisasi.Y], sedangkan tahun lalu [=S.realisasi.Z].
[C] sebanyak [=C.jumlah.Y], adapun [C2] sebanyak [=C2.jumlah.Y] pada tahun [Y].
Untuk tahun [Y], target [S] ([=S.target.Y]) [cmp S.target.Y S.target.Z|dinaikkan|diturunkan] dibandingkan target tahun [Z] ([=S.target.Z]).
Dibanding [P2], [P] memiliki sisa anggaran yang [cmp P.sisa_anggaran.Y P2.sisa_anggaran.Y|lebih besar|lebih kecil], yaitu [=P.sisa_anggaran.Y] berbanding [=P2.sisa_anggaran.Y].
Dari sisi keuangan, [T] merealisasikan [>T.realisasi_anggaran.Y;miliar] pada tahun [Y].
Keberhasilan [S] ditunjukkan oleh realisasi tahun [Y] yang mencapai [=S.realisasi.Y], atau [cmp S.realisasi.Y S.target.Y|di atas|di bawah] target [=S.target.Y].
Nilai [I] yang diperoleh pada tahun [Y] ialah [=I.realisasi.Y] (predikat [cat I Y]), sedangkan pada tahun [Z] [=I.realisasi.Z].
Pagu [P] dan [P2] bila dijumlahkan sebesar [=sum(P.pagu.Y,P2.pagu.Y);full].
Capaian kinerja tahun [Y] untuk [S], [S2], dan [F] berturut-turut sebesar [=S.capaian.Y], [=S2.capaian.Y], dan [=F.capaian.Y].
[S] [dir S.realisasi.X S.realisasi.Y|bertambah|berkurang] [=diff(S.realisasi.Y,S.realisasi.X)] dalam kurun [X]–[Y].
Belanja [T] tahun [Y] tercatat [=T.realisasi_anggaran.Y;full]. Jumlah itu setara dengan [=T.serapan.Y] dari pagu [=T.pagu.Y;full].
Ada [=D.jumlah.Y] [D]; jumlah tersebut [=pct(D.jumlah.Y,W.jumlah.Y)] dari [W] tahun [Y].
Realisasi [F] yang sebesar [=F.realisasi.Y] pada tahun [Y] menghasilkan capaian [=F.capaian.Y] dengan kategori [cat F Y].
"""


def patterns(text: str) -> list[str]:
    """The patterns of a set."""
    return [line.strip() for line in text.strip().splitlines() if line.strip()]
