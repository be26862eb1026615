"""How good a passage is for what is looked for: a linear model over its features.

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

from factcheck.evidence.features import FEATURES, Candidate, by_letters, by_terms
from factcheck.evidence.sought import Sought, seek

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcheck.evidence.library import Found, Library
    from factcheck.evidence.query import Query

__all__ = ["FEATURES", "Candidate", "Model", "Ranked", "candidates", "candidates_of", "model", "rank"]

_POSTINGS = 12_000  # how many entries of the index a search for candidates may read
_LEAST_BEST = 0.25  # the best of bad candidates leads by nothing
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
        return self.with_meaning(added, values.get("meaning"))

    def with_meaning(self, added: float, near: float | None) -> float:
        """Give a margin by words with what the meaning adds to it, where it is known."""
        if near is None:
            return added
        by = self.meaning
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
    sought, known = search.sought, search.known
    pools = [search.found]
    if among := [some for some in map(tuple, (numbers, besides)) if some]:
        both = _affordable({**sought.weights, **sought.around}, sought.frequencies, postings)
        pools += [library.find(both, _CANDIDATES_BY_NUMBER, among=some) for some in among]
    if everything:
        pools.append(_all(library, library.revision))
    if meanings is not None:
        pools.append(library.found_at(meanings.near(query.words, _CANDIDATES_BY_MEANING)))
    shipped = model()
    weighed: dict[tuple[str, int], Candidate] = {}
    for found in chain.from_iterable(pools):
        place = found.document, found.position
        if place not in weighed:
            if place not in known:
                terms = by_terms(sought, found)
                known[place] = terms, shipped.margin(terms)
            terms, margin = known[place]
            weighed[place] = Candidate(found, terms, partial(by_letters, sought, found, search.compared), margin)
    best = max([_LEAST_BEST, *(one.terms["bm25"] for one in weighed.values())])
    leading = shipped.weights["lead"]
    for one in weighed.values():
        one.lead = one.terms["bm25"] / best
        one.margin += leading * one.lead
    if meanings is not None:
        likeness = meanings.likeness(query.words, [one.found.words for one in weighed.values()])
        for one, near in zip(weighed.values(), likeness, strict=True):
            one.meaning, one.margin = near, shipped.with_meaning(one.margin, near)
    return list(weighed.values())


@lru_cache(maxsize=4)
def _all(library: Library, revision: tuple[int, int]) -> list[Found]:  # noqa: ARG001  part of the key
    """Give every passage of a library of few, kept for the next claim while the library stays as it is."""
    return library.all()


class _Search(Struct, frozen=True):
    """A query and the candidates by words, with what is known of these and of others that are found for one figure."""

    sought: Sought
    found: list[Found]
    known: dict[tuple[str, int], tuple[dict[str, float], float]]  # the features by terms, and their margin
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
    sought = seek(query, library)
    found = library.find(_affordable(sought.weights, sought.frequencies, postings), most)
    if sought.around:
        both = _affordable({**sought.weights, **sought.around}, sought.frequencies, postings)
        found = [*found, *library.find(both, most // 2)]
    return _Search(sought, found, {}, {})


def rank(query: Query, library: Library, k: int = 20) -> list[Ranked]:
    """Give the `k` best passages of `library` for `query`, best first.

    The same library and query give the same order: equal scores stand in the order of document id and place.
    """
    shipped = model()
    likely = nlargest(_LOOKED_AT * k, candidates_of(query, library), key=lambda one: one.margin)
    settled = [(one.found, one.settle()) for one in likely]
    ranked = [Ranked(found, 1 / (1 + math.exp(-shipped.margin(values))), values) for found, values in settled]
    ranked.sort(key=lambda one: (-one.score, one.found.document, one.found.position))
    return ranked[:k]
