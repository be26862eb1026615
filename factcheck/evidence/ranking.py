"""How good a passage is for what is looked for: features, and a linear model over them.

The model's weights are data (`weights.json`), learnt by `tests/benchmarks/train_linking.py`. Figures are not compared
here: how a claimed number stands to a reported one is the relation's matter, and `linking` puts both together.
"""

from __future__ import annotations

import json
import math
from functools import cache, lru_cache, partial
from heapq import nlargest
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from thefuzz import fuzz

from factcheck.evidence.query import written_days
from factcheck.evidence.spelling import alternatives
from factcheck.evidence.terms import fold, forms, names, plain, terms
from factcheck.language.packs import code_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from factcheck.evidence.library import Found, Library
    from factcheck.evidence.query import Query

__all__ = ["FEATURES", "Candidate", "Model", "Ranked", "candidates", "candidates_of", "model", "rank"]

FEATURES = (
    "bm25", "lead", "overlap", "distinctive", "context", "title", "names", "token_set", "partial", "token_sort",
    "title_token_set", "trigrams", "date",
)  # fmt: skip

_POSTINGS = 12_000  # how many entries of the index a search for candidates may read
_K1, _B = 1.2, 0.75  # Robertson's constants
_CONTEXT_WEIGHT, _TITLE_WEIGHT = 0.6, 0.8
_LEAST_BEST = 0.25  # the best of bad candidates leads by nothing
_DATED = 0.5  # what a word of a written date counts against another: the nearness of days has a feature of its own
_DISTINCTIVE = 5  # how many of the rarest terms are looked at by themselves
_GUESSED = 0.8  # what another spelling of an unknown word counts against the word itself
# How many candidates the index gives by the claim's own words (half as many by its words with those around it), and
# among the passages that hold a number near the claimed one.
_CANDIDATES, _CANDIDATES_BY_NUMBER = 120, 20
# How many times as many as are wanted are compared letter by letter, those that their terms put first.
_LOOKED_AT = 3
# How many passages are taken for their meaning, where an embedder is installed.
_CANDIDATES_BY_MEANING = 24


class Model(Struct, frozen=True):
    """A linear model: the score is the logistic function of `bias` plus the weighted features.

    `meaning` is for where an embedder is installed: what likeness adds to the words above a neutral one, and a second
    model of the likeness alone, for passages in another language; the better of both counts. `relations` is what a
    relation of the figures adds for a claim, by its name, and `sources` what the kind of source does: a primary one,
    one published later than the article. Both are set by hand.
    """

    bias: float
    weights: Mapping[str, float]
    relations: Mapping[str, float]
    sources: Mapping[str, float]
    meaning: Mapping[str, float]

    def margin(self, values: Mapping[str, float]) -> float:
        added, known = self.bias, values.get
        for name, weight in self.weights.items():
            added += weight * known(name, 0.0)
        if "meaning" not in values:
            return added
        near, by = values["meaning"], self.meaning
        return max(added + by["beside words"] * (near - by["neutral"]), by["bias"] + by["weight"] * near)


@cache
def model() -> Model:
    """Give the model that ships with the package."""
    record = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
    return Model(record["bias"], record["weights"], record["relations"], record["sources"], record["meaning"])


class Ranked(Struct, frozen=True):
    """A found passage with its score in 0..1 and the features that made it."""

    found: Found
    score: float
    features: Mapping[str, float]


class _Asked(Struct, frozen=True):
    """A query, taken apart once for all its candidates; what its terms weigh together, and what some of them do."""

    weights: Mapping[str, float]
    around: Mapping[str, float]
    frequencies: Mapping[str, int]
    distinctive: tuple[str, ...]
    names: frozenset[str]
    folded: str
    trigrams: frozenset[str]
    date: datetime.date | None
    whole: float
    whole_distinctive: float
    whole_around: float
    whole_names: float
    usual_length: float


class _Wording(Struct, frozen=True):
    """The words of a query, whatever library is asked: its terms, those of its dates, and those around it."""

    words: str
    own: tuple[str, ...]
    dated: tuple[str, ...]
    around: tuple[str, ...]
    names: frozenset[str]
    folded: str
    trigrams: frozenset[str]


@lru_cache(maxsize=8)
def _worded(query: Query) -> _Wording:
    words, days = _apart(query.words)
    own = dict.fromkeys(terms(words, query.language))
    dated = tuple(term for term in dict.fromkeys(terms(days, query.language)) if term not in own)
    context = dict.fromkeys(terms(query.context, query.language))
    around = tuple(term for term in context if term not in own and term not in dated)
    folded = fold(plain(words))
    return _Wording(words, tuple(own), dated, around, names(words, query.language), folded, _trigrams(folded))


def _ask(query: Query, library: Library) -> _Asked:
    worded = _worded(query)
    words, own, dated, around = worded.words, worded.own, worded.dated, worded.around
    passages, usual_length = library.totals()
    frequencies = library.frequencies([*own, *dated, *around])

    def rarity(term: str) -> float:
        return math.log(1 + (passages - frequencies[term] + 0.5) / (frequencies[term] + 0.5))

    abroad = [code for code in library.languages() if code != code_of(query.language)]
    elsewhere = forms(words, query.language, abroad) if abroad else {}
    weights: dict[str, float] = {}
    for term in own:
        others: Sequence[str] = ()
        if not frequencies[term]:  # in another language it has another stem, and may be known
            known = library.frequencies(elsewhere[term]) if term in elsewhere else {}
            others = [other for other in known if known[other]] or alternatives(term, library)
        if others:
            frequencies.update(library.frequencies(others))
            for other in others:
                weights.setdefault(other, _GUESSED * rarity(other))
        else:
            weights[term] = rarity(term)
    weights |= {term: _DATED * rarity(term) for term in dated}
    beside = {term: rarity(term) for term in around}
    distinctive = tuple(sorted(weights, key=lambda term: (-weights[term], term))[:_DISTINCTIVE])
    named = worded.names & weights.keys()
    return _Asked(
        weights=weights,
        around=beside,
        frequencies=frequencies,
        distinctive=distinctive,
        names=named,
        folded=worded.folded,
        trigrams=worded.trigrams,
        date=query.date,
        whole=sum(weights.values()),
        whole_distinctive=sum(weights[term] for term in distinctive),
        whole_around=sum(beside.values()),
        whole_names=sum(weights[term] for term in named),
        usual_length=usual_length or 1.0,  # passages of signs alone have no terms
    )


def _apart(text: str) -> tuple[str, str]:
    """Give `text` without its written dates, and the dates."""
    kept, days, end = [], [], 0
    for start, stop, _ in written_days(text):
        kept.append(text[end:start])
        days.append(text[start:stop])
        end = max(end, stop)
    return " ".join([*kept, text[end:]]), " ".join(days)


def _trigrams(folded: str) -> frozenset[str]:
    """Give what stands in three signs beside each other, as one object wherever it stands: texts share most of it."""
    line = f" {' '.join(folded.split())} "
    if len(_SHARED) > _KEPT_TRIGRAMS:
        _SHARED.clear()
    shared = _SHARED.setdefault
    return frozenset([shared(three, three) for three in map("".join, zip(line, line[1:], line[2:], strict=False))])


_SHARED: dict[str, str] = {}
_KEPT_TRIGRAMS = 50_000


class _Taken(Struct, frozen=True):
    """The terms of a passage, counted once for all the claims of an article.

    `counts` are how often each stands in it, by the weight of where it stands, `length` their sum; `title` are
    those of the title.
    """

    counts: Mapping[str, float]
    length: float
    title: tuple[str, ...]


@lru_cache(maxsize=4096)
def _take_apart(analysed: tuple[str, str, str]) -> _Taken:
    counts: dict[str, float] = {}
    length = 0.0
    for weight, part in zip((1.0, _CONTEXT_WEIGHT, _TITLE_WEIGHT), analysed, strict=True):
        there = part.split()
        length += weight * len(there)
        for term in there:
            counts[term] = counts.get(term, 0.0) + weight
    return _Taken(counts, length, tuple(analysed[2].split()))


class _Spelt(Struct, frozen=True):
    """The words of a passage and its title as they are compared letter by letter."""

    words: str
    title: str
    trigrams: frozenset[str]


@lru_cache(maxsize=2048)
def _spell(words: str, title: str) -> _Spelt:
    folded, folded_title = fold(plain(words)), fold(plain(title))
    return _Spelt(folded, folded_title, _trigrams(f"{folded_title} {folded}"))


def _share(wanted: Iterable[str], there: Mapping[str, float], weights: Mapping[str, float], whole: float) -> float:
    """Give how much of what is wanted, which weighs `whole` together, is there; 0 where nothing is wanted."""
    met = 0.0
    for term in wanted:
        if term in there:
            met += weights[term]
    return met / whole if whole else 0.0


class Candidate(Struct):
    """What the index found, with its features: those of its terms, and those of its letters once somebody asks.

    Until `settle` is asked for them, `values` has for the letters what they mostly are.
    """

    found: Found
    values: dict[str, float]
    letters: Callable[[], Mapping[str, float]]
    settled: bool = False

    def settle(self) -> dict[str, float]:
        """Give the features, all of them as they are."""
        if not self.settled:
            self.values |= self.letters()
            self.settled = True
        return self.values


# What the likeness of letters mostly is where no word is common, and what is added where all are: over the candidates
# of the news benchmarks, with an error of 1.1 in the margin.
_MOSTLY = {
    "token_set": (0.35, 0.57),
    "partial": (0.42, 0.46),
    "token_sort": (0.34, 0.53),
    "title_token_set": (0.10, 0.09),
    "trigrams": (0.10, 0.77),
}


def _described(asked: _Asked, found: Found) -> dict[str, float]:
    """Give the features of one candidate by its terms, those of its letters as they mostly are; not yet its lead."""
    there = _take_apart(found.terms)
    counts, title = there.counts, there.title
    norm = _K1 * (1 - _B + _B * there.length / asked.usual_length)
    weights = asked.weights
    bm25 = met = 0.0
    for term, weight in weights.items():
        if n := counts.get(term):
            bm25 += weight * n * (_K1 + 1) / (n + norm)
            met += weight
    whole = asked.whole
    overlap = met / whole if whole else 0.0
    return {
        **{name: least + overlap * more for name, (least, more) in _MOSTLY.items()},
        "bm25": bm25 / (whole or 1.0),
        "overlap": overlap,
        "distinctive": _share(asked.distinctive, counts, weights, asked.whole_distinctive),
        "context": _share(asked.around, counts, asked.around, asked.whole_around),
        "title": sum(map(weights.__contains__, title)) / len(title) if title else 0.0,
        "names": _share(asked.names, counts, weights, asked.whole_names),
        "date": _nearness(asked.date, found.date),
    }


def _compared(asked: _Asked, found: Found, known: dict[tuple[str, int], Mapping[str, float]]) -> Mapping[str, float]:
    """Give how alike a passage is to what is asked letter by letter, looked at once for all claims of a sentence."""
    place = found.document, found.position
    if place not in known:
        there = _spell(found.words, found.title or "")
        words, title, trigrams = there.words, there.title, there.trigrams
        known[place] = {
            "token_set": fuzz.token_set_ratio(asked.folded, words, full_process=False) / 100,
            "partial": fuzz.partial_ratio(asked.folded, words) / 100,
            "token_sort": fuzz.token_sort_ratio(asked.folded, words, full_process=False) / 100,
            "title_token_set": fuzz.token_set_ratio(asked.folded, title, full_process=False) / 100 if title else 0.0,
            "trigrams": len(asked.trigrams & trigrams) / (math.sqrt(len(asked.trigrams) * len(trigrams)) or 1.0),
        }
    return known[place]


def _nearness(one: datetime.date | None, other: datetime.date | None) -> float:
    """Give 1 for the same day, falling with the logarithm of the days to 0 at ten years; 0 where one is unknown."""
    if one is None or other is None:
        return 0.0
    return max(0.0, 1 - math.log1p(abs((one - other).days)) / math.log1p(3650))


def _affordable(wanted: Iterable[str], frequencies: Mapping[str, int], postings: int) -> list[str]:
    """Give the rarest of the terms, as many as stand in a bounded number of passages altogether, and at least one.

    A word that stands in every tenth passage of a large library finds nothing that the rarer ones do not, at the cost
    of reading them all; it counts in the ranking as any other.
    """
    chosen: list[str] = []
    spent = 0
    for term in sorted(wanted, key=lambda term: (frequencies[term], term)):
        spent += frequencies[term]
        if chosen and spent > postings:
            break
        chosen.append(term)
    return chosen


def candidates(query: Query, library: Library, most: int = _CANDIDATES) -> list[tuple[Found, dict[str, float]]]:
    """Give what the index finds for `query`, each with its features, in the index's order; some more than `most`."""
    return [(one.found, one.settle()) for one in candidates_of(query, library, most)]


def candidates_of(
    query: Query,
    library: Library,
    most: int = _CANDIDATES,
    *,
    numbers: Iterable[str] = (),
    besides: Iterable[str] = (),
    everything: bool = False,
    postings: int = _POSTINGS,
) -> list[Candidate]:
    """Give what the index finds for `query` in the index's order, some more than `most`, for a ranking.

    Passages that hold one of `numbers`, or of `besides`, and share a word with the query or its context are found too,
    however few their words in common; with `everything`, all passages of the library are. `postings` is how many
    entries of the index one search may read.
    """
    meanings = library.meanings
    changes = meanings.changes if meanings is not None else 0
    search = _search(query, library, (library.revision, changes), most, postings)
    asked, known = search.asked, search.known
    pools = [search.found]
    for some in filter(None, map(tuple, (numbers, besides))):
        both = _affordable({**asked.weights, **asked.around}, asked.frequencies, postings)
        pools.append(library.find(both, _CANDIDATES_BY_NUMBER, among=some))
    if everything:
        pools.append(_all(library, library.revision))
    if meanings is not None:
        pools.append(library.found_at(meanings.near(query.words, _CANDIDATES_BY_MEANING)))
    weighed: dict[tuple[str, int], Candidate] = {}
    for found in chain.from_iterable(pools):
        place = found.document, found.position
        if place not in weighed:
            if place not in known:
                known[place] = _described(asked, found)
            weighed[place] = Candidate(found, dict(known[place]), partial(_compared, asked, found, search.compared))
    best = max([_LEAST_BEST, *(one.values["bm25"] for one in weighed.values())])
    for one in weighed.values():
        one.values["lead"] = one.values["bm25"] / best
    if meanings is not None:
        likeness = meanings.likeness(query.words, [one.found.words for one in weighed.values()])
        for one, near in zip(weighed.values(), likeness, strict=True):
            if near is not None:
                one.values["meaning"] = near
    return list(weighed.values())


@lru_cache(maxsize=4)
def _all(library: Library, revision: tuple[int, int]) -> list[Found]:  # noqa: ARG001  part of the key
    """Give every passage of a library of few, kept for the next claim while the library stays as it is."""
    return library.all()


class _Search(Struct, frozen=True):
    """A query and the candidates by words, with what is known of these and of others that are found for one figure."""

    asked: _Asked
    found: list[Found]
    known: dict[tuple[str, int], dict[str, float]]
    compared: dict[tuple[str, int], Mapping[str, float]]


@lru_cache(maxsize=8)
def _search(
    query: Query,
    library: Library,
    revision: tuple[tuple[int, int], int],  # noqa: ARG001  part of the key
    most: int,
    postings: int,
) -> _Search:
    """Give the candidates by words, kept for the other claims of the same sentence while the library stays as it is."""
    asked = _ask(query, library)
    found = library.find(_affordable(asked.weights, asked.frequencies, postings), most)
    if asked.around:
        both = _affordable({**asked.weights, **asked.around}, asked.frequencies, postings)
        found = [*found, *library.find(both, most // 2)]
    return _Search(asked, found, {}, {})


def rank(query: Query, library: Library, k: int = 20) -> list[Ranked]:
    """Give the `k` best passages of `library` for `query`, best first.

    The same library and query give the same order: equal scores stand in the order of document id and place.
    """
    shipped = model()
    likely = nlargest(_LOOKED_AT * k, candidates_of(query, library), key=lambda one: shipped.margin(one.values))
    ranked = [Ranked(one.found, 1 / (1 + math.exp(-shipped.margin(one.settle()))), one.values) for one in likely]
    ranked.sort(key=lambda one: (-one.score, one.found.document, one.found.position))
    return ranked[:k]
