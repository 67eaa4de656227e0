"""Finding where a text speaks of the subjects of facts, by their words, inflections and abbreviations."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from assistant.checks.lexicon import CLAIM_WORDS, CLASS_NOUNS, MEASURE_WORDS, NEGATIONS, vocabulary
from assistant.checks.mentions import Cluster, Mention, Variant, apart, best_first
from assistant.checks.spellings import TOTAL_WORDS, content_words, of_whole_class, with_acronym
from assistant.checks.words import STOP_WORDS, Word, roots, split_words

_WHOLE_WORDS = TOTAL_WORDS | vocabulary(
    """
    program kegiatan belanja anggaran perangkat daerah opd skpd dinas badan kantor satuan kerja
    """
)
_PLAIN_HEADS = vocabulary(
    """
    persentase prosentase jumlah nilai indeks tingkat angka rasio cakupan indikator
    """
)
_SAY_NOTHING = _PLAIN_HEADS | MEASURE_WORDS.keys() | CLAIM_WORDS.keys() | NEGATIONS | vocabulary("tahun tiap")
_PLAIN_VERBS = vocabulary(
    """
    mengelola melaksanakan menyelenggarakan menyediakan meningkatkan melakukan memberikan
    mengembangkan membina menangani dikelola dilaksanakan diselenggarakan dilakukan diberikan
    tersedia disediakan
    """
)
_REGIONS = vocabulary("kabupaten kota provinsi kab prov daerah")
NOBODY = -1
_KIN = 0.85
_ABBREVIATED = 0.86
_SHORT = 2
_PER_WORD = 0.15
_LOOSENESS = 0.12
_SURE = 0.6
_FREQUENT = 120
_LEAST_COVERAGE = 0.3
_LEAST_OF_SEVERAL = 0.2
_LEAST_OF_KIN = 0.45
_LEAST_OF_REST = 0.5
_ACRONYM = range(2, 7)
_LEAST_MEMBERS = 3


class SubjectIndex:
    """Looks up subjects by any of their words."""

    def __init__(self, subjects: Sequence[tuple[str, str, tuple[str, ...]]]) -> None:
        self.totals: set[int] = set()
        self._variants: list[Variant] = []
        self._by_root: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._short_by_root: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._by_acronym: dict[str, list[tuple[int, range]]] = defaultdict(list)
        self._acronyms: set[str] = set()
        self._declared: set[str] = set()
        self.content: list[frozenset[str]] = []
        self._ordered: list[tuple[str, ...]] = []
        self._families: dict[str, dict[tuple[str, ...], list[int]]] = defaultdict(dict)
        self._generals: dict[frozenset[str], list[int]] | None = None
        self._heads: list[str] = []
        self._first: list[str] = []
        for number, (agency, name, aliases) in enumerate(subjects):
            self._add(number, agency, name, aliases)
        for agency in sorted({agency for agency, _, _ in subjects}):
            self._add_agency(agency, [number for number in self.totals if subjects[number][0] == agency])
        self._weigh()

    def _add(self, number: int, agency: str, name: str, aliases: tuple[str, ...]) -> None:
        agency_words = set(content_words(agency))
        core = content_words(re.sub(r"\([^)]*\)", " ", name)) or content_words(name)
        self.content.append(frozenset(core))
        self._ordered.append(tuple(core))
        for at in range(len(core) - 1):
            self._families[core[at]].setdefault(tuple(core[:at]), []).append(number)
        self._first.append(core[0] if core else "")
        self._heads.append(core[0] if core and core[0] in CLASS_NOUNS else "")
        aside = set(content_words(" ".join(re.findall(r"\(([^)]*)\)", name))))
        whole = set(core) <= _WHOLE_WORDS | agency_words and core[0] not in ("program", "kegiatan")
        if whole or aside & TOTAL_WORDS:
            self.totals.add(number)
        lettered = with_acronym(name)
        short = re.findall(r"\(([A-Z][A-Za-z&/-]{1,11})\)", name)
        self._declared.update(one.lower() for one in short if one.isupper())
        seen: set[tuple[str, ...]] = set()
        for spelling in (name, *aliases, *short, *lettered, *of_whole_class(core)):
            words = core if spelling is name else content_words(spelling)
            if words and tuple(words) not in seen:
                seen.add(tuple(words))
                counts = Counter(word.lower for word in split_words(spelling, ()))
                repeated = frozenset(at for at, word in enumerate(words) if counts[word] > 1)
                self._variants.append(Variant(number, words, repeated, name=spelling is name))

    def _add_agency(self, agency: str, totals: Sequence[int]) -> None:
        """Let an agency's name speak of its totals, so that its words speak of no other subject."""
        full = content_words(agency)
        place = next((at for at, word in enumerate(full) if word in _REGIONS and at), len(full))
        if full[place:]:
            self._variants.append(Variant(NOBODY, full[place:], whole_only=True))
        for words in {tuple(full), tuple(full[:place])}:
            for number in totals or (NOBODY,):
                if words:
                    self._variants.append(Variant(number, list(words), whole_only=True))

    def _weigh(self) -> None:
        frequency = Counter(word for variant in self._variants for word in set(variant.words))
        for number, variant in enumerate(self._variants):
            for at, word in enumerate(variant.words):
                weight = frequency[word] ** -0.5
                variant.weights.append(weight * 0.6 if word in _PLAIN_HEADS else weight)
                for root in roots(word):
                    self._by_root[root].append((number, at))
                    if len(variant.words) <= _SHORT:
                        self._short_by_root[root].append((number, at))
            variant.total = sum(variant.weights)
            told = frozenset(at for at, word in enumerate(variant.words) if word not in _SAY_NOTHING)
            variant.telling = told or frozenset(range(len(variant.words)))
            initials = "".join(word[0] for word in variant.words)
            for length in _ACRONYM:
                for start in range(len(initials) - length + 1):
                    run = range(start, start + length)
                    self._by_acronym[initials[start : start + length]].append((number, run))
            self._acronyms.update(word for word in variant.words if 2 <= len(word) <= 6)

    def first(self, subject: int) -> str:
        """The first word of a subject's name."""
        return self._first[subject]

    def headed(self, word: str) -> list[int]:
        """The subjects whose name begins with a word, wholes of them left out."""
        return [
            at
            for at, first in enumerate(self._first)
            if first == word and len(self.content[at]) > 1 and at not in self.totals
        ]

    def in_full(self, sentence: Sequence[Word]) -> frozenset[int]:
        """The subjects whose telling words all stand somewhere in a sentence, wherever they stand."""
        said: dict[int, set[int]] = defaultdict(set)
        seen: set[str] = set()
        for word in sentence:
            if not word.is_word or word.lower in STOP_WORDS or word.lower in seen:
                continue
            seen.add(word.lower)
            for root in roots(word.lower):
                for number, part in self._by_root.get(root, ()):
                    said[number].add(part)
        return frozenset(
            self._variants[number].subject
            for number, parts in said.items()
            if self._variants[number].name and parts >= self._variants[number].telling
        )

    def families(self, noun: str) -> list[list[int]]:
        """Lists of subjects whose names go on alike up to a noun (`Produksi padi Kecamatan …`)."""
        return [own for own in self._families.get(noun, {}).values() if len(own) >= _LEAST_MEMBERS]

    def members(self, prefix: Sequence[str], noun: str) -> list[int]:
        """The subjects whose names begin with some words and a noun."""
        return self._families.get(noun, {}).get(tuple(prefix), [])

    def prefix(self, subject: int, noun: str) -> tuple[str, ...]:
        """The words of a name before a noun."""
        words = self._ordered[subject]
        return words[: words.index(noun)] if noun in words else ()

    def class_of(self, subject: int) -> str:
        """The noun that heads the class of which a name tells one member (`kecamatan`), `""` without one."""
        words = self._ordered[subject]
        for at, word in enumerate(words[:-1]):
            if word in CLASS_NOUNS and len(self.members(words[:at], word)) >= _LEAST_MEMBERS:
                return word
        return ""

    def general(self, prefix: Sequence[str]) -> list[int]:
        """The subjects that are told of as a family is, but of the office itself (`Produksi padi`)."""
        if self._generals is None:
            self._generals = defaultdict(list)
            for number, content in enumerate(self.content):
                self._generals[content - _PLAIN_HEADS].append(number)
        plain = frozenset(prefix) - _PLAIN_HEADS
        return self._generals.get(plain, []) if plain else []

    def head(self, subject: int) -> str:
        """The noun of the class that a subject belongs to (`program`), `""` where its name has none."""
        return self._heads[subject]

    def mentions(self, sentence: Sequence[Word]) -> list[Mention]:
        """All mentions in a sentence, in order; they do not overlap."""
        mentions: list[Mention] = []
        taken: dict[int, Mention] = {}
        late: list[Cluster] = []
        queue = [(-one.rank, one.variant, at, one) for at, one in enumerate(self._clusters(sentence))]
        heapify(queue)
        while queue:
            _, _, at, cluster = heappop(queue)
            if taken.keys().isdisjoint(cluster.places):
                mention = self._mention(cluster)
                mentions.append(mention)
                for place in range(mention.first, mention.last + 1):
                    taken.setdefault(place, mention)
                continue
            late.append(cluster)
            rest = self._rest(cluster, taken)
            if rest is not None:
                heappush(queue, (-rest.rank, rest.variant, at, rest))
        for cluster in late:
            self._attach(cluster, taken)
        mentions.sort(key=lambda one: one.first)
        return mentions

    def _mention(self, cluster: Cluster) -> Mention:
        variant, places = self._variants[cluster.variant], cluster.places
        total = self._is_whole(variant.subject)
        sure = cluster.score >= _SURE * variant.total and not total
        options = [(variant.subject, cluster.rank)]
        covers = {variant.subject: cluster.score / variant.total}
        scores = {variant.subject: cluster.score}
        return Mention(min(places), max(places), options, total, frozenset(places), sure, covers, scores)

    def _rest(self, cluster: Cluster, taken: dict[int, Mention]) -> Cluster | None:
        """What is left of a cluster beside the words that a better one has taken."""
        places = {at: score for at, score in cluster.places.items() if at not in taken}
        score = sum(places.values())
        total = self._variants[cluster.variant].total
        if not places or score < _LEAST_OF_REST * total:
            return None
        return Cluster(cluster.variant, places, score, score * (score / total) ** 0.5)

    def _is_whole(self, subject: int) -> bool:
        return subject == NOBODY or subject in self.totals

    def _attach(self, cluster: Cluster, taken: dict[int, Mention]) -> None:
        """Add a weaker reading to the mention that holds most of its words."""
        variant = self._variants[cluster.variant]
        subject = variant.subject
        holders = Counter(id(taken[at]) for at in cluster.places if at in taken)
        most = max(holders.values())
        for at in sorted(cluster.places):
            mention = taken.get(at)
            if mention is not None and holders[id(mention)] == most:
                if subject not in {known for known, _ in mention.options}:
                    inside = sum(
                        score for place, score in cluster.places.items() if taken.get(place) is mention
                    )
                    mention.options.append((subject, cluster.rank * inside / cluster.score))
                    mention.covers[subject] = cluster.score / variant.total
                    mention.scores[subject] = cluster.score
                return

    def _clusters(self, sentence: Sequence[Word]) -> list[Cluster]:
        hits: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
        frequent: list[tuple[int, Word]] = []
        for at, word in enumerate(sentence):
            if word.number is not None and word.text.isalpha():
                for number, part in self._by_root.get(word.text.lower(), ()):
                    hits[number].append((at, part, 1.0))
            if not word.is_word or word.lower in STOP_WORDS:
                continue
            if word.lower in _PLAIN_VERBS:
                self._hit(hits, at, word, self._short_by_root)
                continue
            if sum(len(self._by_root.get(root, ())) for root in roots(word.lower)) > _FREQUENT:
                frequent.append((at, word))
                self._hit(hits, at, word, self._short_by_root)
            else:
                self._hit(hits, at, word, self._by_root)
            unnamed = word.lower not in self._declared and word.lower not in self._acronyms
            if word.text.isupper() and len(word.text) in _ACRONYM and unnamed:
                for number, run in self._by_acronym.get(word.lower, ()):
                    for part in run:
                        hits[number].append((at, part, _ABBREVIATED))
        self._spelled_out(sentence, hits)
        self._compounds(sentence, hits)
        for at, word in frequent:
            forms = roots(word.lower)
            for number, found in hits.items():
                for part, known in enumerate(self._variants[number].words):
                    if known == word.lower or not forms.isdisjoint(roots(known)):
                        found.append((at, part, 1.0 if known == word.lower else _KIN))
        clusters: list[Cluster] = []
        for number, found in hits.items():
            clusters.extend(self._group(number, sorted(found, key=best_first), sentence))
        return clusters

    def _hit(
        self,
        hits: dict[int, list[tuple[int, int, float]]],
        at: int,
        word: Word,
        postings: dict[str, list[tuple[int, int]]],
    ) -> None:
        exact_only = word.lower in CLAIM_WORDS or word.lower in _PLAIN_VERBS
        seen: set[tuple[int, int]] = set()
        for root in roots(word.lower):
            for number, part in postings.get(root, ()):
                if (number, part) in seen:
                    continue
                seen.add((number, part))
                exact = self._variants[number].words[part] == word.lower
                if exact or not exact_only:
                    hits[number].append((at, part, 1.0 if exact else _KIN))

    def _compounds(self, sentence: Sequence[Word], hits: dict[int, list[tuple[int, int, float]]]) -> None:
        """Let `tindak lanjut` stand for a subject's word `ditindaklanjuti`."""
        for at in range(len(sentence) - 1):
            first, second = sentence[at], sentence[at + 1]
            if not (first.is_word and second.is_word):
                continue
            for number, part in self._by_root.get(first.lower + second.lower, ()):
                hits[number] += [(at, part, _ABBREVIATED), (at + 1, part, _ABBREVIATED)]

    def _spelled_out(self, sentence: Sequence[Word], hits: dict[int, list[tuple[int, int, float]]]) -> None:
        """Let `Standar Pelayanan Minimal` stand for a subject's word `SPM`."""
        places = [at for at, word in enumerate(sentence) if word.is_word and word.lower not in STOP_WORDS]
        initials = "".join(sentence[at].lower[0] for at in places)
        for length in _ACRONYM:
            for start in range(len(initials) - length + 1):
                short = initials[start : start + length]
                if short not in self._acronyms:
                    continue
                run = places[start : start + length]
                if not all(sentence[at].text[0].isupper() for at in run):
                    continue
                for number, part in self._by_root.get(short, ()):
                    hits[number].append((run[0], part, _KIN))

    def _group(
        self, number: int, found: list[tuple[int, int, float]], sentence: Sequence[Word]
    ) -> list[Cluster]:
        variant = self._variants[number]
        matched = {at for at, _, _ in found}
        clusters: list[Cluster] = []
        places: dict[int, float] = {}
        part_at: dict[int, int] = {}
        previous = -1
        for at, part, quality in found:
            if places and at != previous and apart(sentence, previous, at, matched):
                self._close(number, places, clusters, sentence)
                places, part_at = {}, {}
            if at == previous and quality != _ABBREVIATED:
                continue
            if places and part == 0 and self._heads_name(variant, sentence[at].lower):
                self._close(number, places, clusters, sentence)
                places, part_at = {}, {}
            if part in part_at:
                if quality == _KIN:
                    continue
                if part in variant.repeated:
                    places.setdefault(at, 0.0)
                    previous = at
                    continue
                self._close(number, places, clusters, sentence)
                first = part_at[part]
                part_at = {known: place for known, place in part_at.items() if place > first}
                places = {place: score for place, score in places.items() if place > first}
            part_at[part] = at
            places[at] = places.get(at, 0.0) + variant.weights[part] * quality
            previous = at
        self._close(number, places, clusters, sentence)
        return clusters

    @staticmethod
    def _heads_name(variant: Variant, lower: str) -> bool:
        """Tell whether a word can only be the first of a name, as `Program` and `Persentase` are."""
        return variant.words[0] == lower and (lower in _PLAIN_HEADS or lower in CLASS_NOUNS)

    def _close(
        self, number: int, places: dict[int, float], clusters: list[Cluster], sentence: Sequence[Word]
    ) -> None:
        if not places:
            return
        score = sum(places.values())
        variant = self._variants[number]
        coverage = score / variant.total
        least = _SURE if variant.whole_only else _LEAST_COVERAGE if len(places) == 1 else _LEAST_OF_SEVERAL
        if len(places) == 1 and sentence[next(iter(places))].lower not in variant.words:
            least = max(least, _LEAST_OF_KIN)
        if coverage >= least and not all(sentence[at].lower in _SAY_NOTHING for at in places):
            foreign = sum(
                1
                for at in range(min(places), max(places))
                if at not in places and sentence[at].is_word and sentence[at].lower not in STOP_WORDS
            )
            loose = 1 - _LOOSENESS * foreign
            rank = score * coverage**0.5 * max(loose, 0.5) * (1 + _PER_WORD * len(places))
            clusters.append(Cluster(number, places, score, rank))
