"""What a passage has of what is sought: by its terms, and letter by letter where that may matter."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from thefuzz import fuzz

from factcheck.evidence.letters import spell

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Mapping

    from factcheck.evidence.library import Found
    from factcheck.evidence.sought import Sought

__all__ = ["FEATURES", "Candidate", "by_letters", "by_terms"]

FEATURES = (
    "bm25", "lead", "overlap", "distinctive", "context", "title", "names", "token_set", "partial", "token_sort",
    "title_token_set", "trigrams", "date",
)  # fmt: skip

_K1, _B = 1.2, 0.75  # Robertson's constants
_CONTEXT_WEIGHT, _TITLE_WEIGHT = 0.6, 0.8


class _Taken(Struct, frozen=True):
    """The terms of a passage, counted once for all the claims of an article.

    `counts` are how often each stands in it, by the weight of where it stands, `length` their sum; `own` are those of
    its own words, `title` those of the title.
    """

    counts: Mapping[str, float]
    length: float
    own: frozenset[str]
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
    return _Taken(counts, length, frozenset(analysed[0].split()), tuple(analysed[2].split()))


def _share(wanted: Iterable[str], there: Mapping[str, float], weights: Mapping[str, float], whole: float) -> float:
    """Give how much of what is wanted, which weighs `whole` together, is there; 0 where nothing is wanted."""
    met = 0.0
    for term in wanted:
        if term in there:
            met += weights[term]
    return met / whole if whole else 0.0


class Candidate(Struct):
    """What the index found, with its features: those of its terms, and those of its letters once somebody asks.

    `margin` is what the model makes of them with the letters as they mostly are. The claims of a sentence share
    `terms`, which has these too, but neither the `lead` over the others nor the `meaning`, where that is known.
    """

    found: Found
    terms: Mapping[str, float]
    letters: Callable[[], Mapping[str, float]]
    margin: float
    lead: float = 0.0
    meaning: float | None = None
    values: dict[str, float] | None = None

    def settle(self) -> dict[str, float]:
        """Give the features, all of them as they are."""
        if self.values is None:
            meant = {} if self.meaning is None else {"meaning": self.meaning}
            self.values = {**self.terms, "lead": self.lead, **meant, **self.letters()}
        return self.values

    @property
    def numbers_there(self) -> frozenset[str]:
        """The terms of the passage's own words, numbers among them."""
        return _take_apart(self.found.terms).own


# What the likeness of letters mostly is where no word is common, and what is added where all are: over the candidates
# of the news benchmarks, with an error of 1.1 in the margin.
_MOSTLY = {
    "token_set": (0.35, 0.57),
    "partial": (0.42, 0.46),
    "token_sort": (0.34, 0.53),
    "title_token_set": (0.10, 0.09),
    "trigrams": (0.10, 0.77),
}


def by_terms(sought: Sought, found: Found) -> dict[str, float]:
    """Give the features of one candidate by its terms, those of its letters as they mostly are; not yet its lead."""
    there = _take_apart(found.terms)
    counts, title = there.counts, there.title
    norm = _K1 * (1 - _B + _B * there.length / sought.usual_length)
    weights = sought.weights
    bm25 = met = 0.0
    for term, weight in weights.items():
        if n := counts.get(term):
            bm25 += weight * n * (_K1 + 1) / (n + norm)
            met += weight
    whole = sought.whole
    overlap = met / whole if whole else 0.0
    return {
        **{name: least + overlap * more for name, (least, more) in _MOSTLY.items()},
        "bm25": bm25 / (whole or 1.0),
        "overlap": overlap,
        "distinctive": _share(sought.distinctive, counts, weights, sought.whole_distinctive),
        "context": _share(sought.around, counts, sought.around, sought.whole_around),
        "title": sum(map(weights.__contains__, title)) / len(title) if title else 0.0,
        "names": _share(sought.names, counts, weights, sought.whole_names),
        "date": _nearness(sought.date, found.date),
    }


def by_letters(sought: Sought, found: Found, known: dict[tuple[str, int], Mapping[str, float]]) -> Mapping[str, float]:
    """Give how alike a passage is to what is sought letter by letter, looked at once for all claims of a sentence."""
    place = found.document, found.position
    if place not in known:
        there = spell(found.words, found.title or "")
        words, title, trigrams = there.words, there.title, there.trigrams
        known[place] = {
            "token_set": fuzz.token_set_ratio(sought.folded, words, full_process=False) / 100,
            "partial": fuzz.partial_ratio(sought.folded, words) / 100,
            "token_sort": fuzz.token_sort_ratio(sought.folded, words, full_process=False) / 100,
            "title_token_set": fuzz.token_set_ratio(sought.folded, title, full_process=False) / 100 if title else 0.0,
            "trigrams": len(sought.trigrams & trigrams) / (math.sqrt(len(sought.trigrams) * len(trigrams)) or 1.0),
        }
    return known[place]


def _nearness(one: datetime.date | None, other: datetime.date | None) -> float:
    """Give 1 for the same day, falling with the logarithm of the days to 0 at ten years; 0 where one is unknown."""
    if one is None or other is None:
        return 0.0
    return max(0.0, 1 - math.log1p(abs((one - other).days)) / math.log1p(3650))
