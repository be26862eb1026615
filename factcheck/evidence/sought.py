"""A query beside a library: its words taken apart, and what each of its terms weighs there."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.evidence.letters import trigrams
from factcheck.evidence.query import written_days
from factcheck.evidence.spelling import alternatives
from factcheck.evidence.terms import fold, forms, names, plain, terms
from factcheck.language.packs import code_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from factcheck.evidence.library import Library
    from factcheck.evidence.query import Query

__all__ = ["Sought", "seek"]

_DATED = 0.5  # what a word of a written date counts against another: the nearness of days has a feature of its own
_DISTINCTIVE = 5  # how many of the rarest terms are looked at by themselves
_GUESSED = 0.8  # what another spelling of an unknown word counts against the word itself


class Sought(Struct, frozen=True):
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
    return _Wording(words, tuple(own), dated, around, names(words, query.language), folded, trigrams(folded))


def seek(query: Query, library: Library) -> Sought:
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
    return Sought(
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
