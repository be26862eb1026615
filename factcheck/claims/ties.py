"""Which claims say the same, in one article or in several, so that one answer can serve them all."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from factcheck.claims.languages import vocabulary

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from factcheck.claims.model import Claim
    from factcheck.figures import Figure

__all__ = ["Likeness", "Tied", "likeness", "tie"]

Key = TypeVar("Key", bound="Hashable")
Likeness = Literal["same", "near"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CLAUSE = re.compile(r"[;:,()—–]|\s-\s")
# How much of the shorter claim's words both must share, and how much of all words where there is no figure.
_SHARED_WITH_FIGURE = 0.6
_SHARED_WITHOUT = 0.7
# Words that stand in more claims than this say little about any of them.
_COMMON = 200


@dataclass(frozen=True, slots=True)
class Tied(Generic[Key]):
    """Claims that say the same, by the keys they were given under; "near" where words or rounding differ."""

    keys: tuple[Key, ...]
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class _Print:
    """What of a claim is compared."""

    words: frozenset[str]
    names: frozenset[str]
    negated: bool
    folded: str


def tie(claims: Mapping[Key, Claim], others: Mapping[Key, Claim] | None = None) -> list[Tied[Key]]:
    """Group the claims that say the same, with those of `others`; groups without one of `claims` are left out.

    Two figures are the same claim where value, unit and direction agree and so do the words of their clause; where one
    is the other one rounded they are near. A claim stands in one group at most. Claims that cannot be checked are
    tied with nothing, nor is what an article says against itself.
    """
    everything = {key: claim for key, claim in {**claims, **(others or {})}.items() if _can_be_tied(claim)}
    prints = {key: _print(claim) for key, claim in everything.items()}
    parents: dict[Key, Key] = {key: key for key in everything}
    near: set[Key] = set()

    def root(key: Key) -> Key:
        while parents[key] != key:
            parents[key] = parents[parents[key]]
            key = parents[key]
        return key

    for first, second in _candidates(everything, prints):
        one, two = root(first), root(second)
        if one == two:
            continue
        alike = _likeness(everything[first], prints[first], everything[second], prints[second])
        if alike:
            parents[two] = one
            if alike == "near" or two in near:
                near.add(one)
    groups: dict[Key, list[Key]] = defaultdict(list)
    for key in everything:
        groups[root(key)].append(key)
    return [
        Tied(tuple(keys), "near" if top in near else "same")
        for top, keys in groups.items()
        if len(keys) > 1 and any(key in claims for key in keys)
    ]


def _can_be_tied(claim: Claim) -> bool:
    return claim.checkable and claim.kind != "self-check"


def likeness(first: Claim, second: Claim) -> Likeness | None:
    """Say whether two claims say the same, nearly the same, or something else."""
    return _likeness(first, _print(first), second, _print(second))


def _print(claim: Claim) -> _Print:
    words = vocabulary(None)
    text = claim.text
    if claim.figure is not None and claim.siblings:
        text = _clause(text, claim.figure.start - claim.start, claim.figure.end - claim.start)
    if claim.figure is not None:
        first = max(0, text.find(claim.figure.text))
        text = text[:first] + " " + text[first + len(claim.figure.text) :] if claim.figure.text in text else text
    found = _WORD.findall(text.replace("’", "'"))
    content = [word for word in found if word.lower() not in words.function_words and len(word) > 1]
    return _Print(
        frozenset(_stem(word.lower()) for word in content),
        frozenset(_stem(word.lower()) for word in content if word[0].isupper()),
        any(word.lower() in words.negations or word.lower().endswith("n't") for word in found),
        " ".join(word.lower() for word in found),
    )


def _clause(text: str, start: int, end: int) -> str:
    breaks = [match.span() for match in _CLAUSE.finditer(text)]
    first = max((last for _, last in breaks if last <= start), default=0)
    last = min((first for first, _ in breaks if first >= end), default=len(text))
    clause = text[first:last]
    return clause if len(_WORD.findall(clause)) >= 2 else text[max(0, start - 60) : end + 30]


def _stem(word: str) -> str:
    for ending in ("'s", "ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _candidates(claims: Mapping[Key, Claim], prints: Mapping[Key, _Print]) -> Iterable[tuple[Key, Key]]:
    """Pairs that may be alike: figures of one unit and about one size, other claims by their rarest words."""
    buckets: dict[tuple[object, ...], list[Key]] = defaultdict(list)
    counts: dict[str, int] = defaultdict(int)
    for key, claim in claims.items():
        if claim.figure is None:
            for word in prints[key].words:
                counts[word] += 1
    for key, claim in claims.items():
        if claim.figure is not None:
            for size in _sizes(claim.figure):
                buckets["figure", claim.figure.unit, size].append(key)
        else:
            for word in sorted(prints[key].words, key=lambda word: (counts[word], word))[:3]:
                if counts[word] <= _COMMON:
                    buckets["words", claim.kind, word].append(key)
    for keys in buckets.values():
        for index, first in enumerate(keys):
            for second in keys[index + 1 : index + 1 + _COMMON]:
                yield first, second


def _sizes(figure: Figure) -> set[str]:
    """The figure in one and in two significant digits, so that a number meets itself rounded."""
    value = figure.value if figure.value is not None else figure.low
    if value is None:
        return {"-"}
    return {f"{value:.0e}", f"{value:.1e}"}


def _likeness(first: Claim, one: _Print, second: Claim, two: _Print) -> Likeness | None:
    if one.negated != two.negated or (first.figure is None) != (second.figure is None):
        return None
    if first.figure is not None and second.figure is not None:
        figures = _figures_agree(first.figure, second.figure)
        if figures is None or not _words_agree(one, two):
            return None
        return "same" if figures == "same" and one.words == two.words else "near"
    if one.folded == two.folded:
        return "same"
    shared = len(one.words & two.words)
    alike = shared >= 3 and shared / max(1, len(one.words | two.words)) >= _SHARED_WITHOUT
    return "near" if alike and first.kind == second.kind else None


def _figures_agree(first: Figure, second: Figure) -> Likeness | None:
    if first.unit != second.unit or first.direction != second.direction or first.kind != second.kind:
        return None
    if (first.value, first.low, first.high) == (second.value, second.low, second.high):
        return "same"
    if first.value is None or second.value is None:
        return None
    coarse, fine = sorted((first, second), key=lambda figure: figure.places)
    assert fine.value is not None
    if coarse.places == fine.places:
        return None
    inside = (coarse.low is None or coarse.low <= fine.value) and (coarse.high is None or fine.value <= coarse.high)
    return "near" if inside else None


def _words_agree(one: _Print, two: _Print) -> bool:
    """Enough of the shorter one's words, and no name on both sides that the other has not."""
    shared = one.words & two.words
    shorter = min(len(one.words), len(two.words))
    if shorter == 0 or (one.names - two.names and two.names - one.names and not one.names & two.names):
        return False
    return len(shared) / shorter >= _SHARED_WITH_FIGURE and (len(shared) >= 2 or bool(shared & one.names))
