"""Whether two claims say the same: what of a claim is compared, and the comparison."""

from __future__ import annotations

from decimal import Decimal  # noqa: TC003 - msgspec looks it up
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from factcheck.language import stem, vocabulary
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from factcheck.claims.model import Claim

__all__ = ["SHARED_TENTHS", "Amount", "Likeness", "Print", "compare", "is_compared", "likeness", "print_of"]

Likeness = Literal["same", "near"]

_WORD = compile_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CLAUSE = compile_pattern(r"[;:,()—–]|\s-\s")
# How much of the shorter claim's words both must share, and how many tenths of all words where there is no figure.
_SHARED_WITH_FIGURE = 0.6
SHARED_TENTHS = 7
_FEWEST_SHARED = 3


class Amount(Struct, frozen=True):
    """What of a figure is compared: its value, what it may stand for, and the place of its last digit."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    places: int

    @property
    def sizes(self) -> frozenset[str]:
        """The value in one and in two significant digits, so that a number meets itself rounded."""
        value = self.value if self.value is not None else self.low
        return frozenset({"-"}) if value is None else frozenset({f"{value:.0e}", f"{value:.1e}"})

    def alike(self, other: Amount) -> Likeness | None:
        """Say whether both are the same, or one is the other one written with fewer digits ("near")."""
        if self.value == other.value and self.low == other.low and self.high == other.high:
            return "same"
        if self.value is None or other.value is None or self.places == other.places:
            return None
        coarse, value = (self, other.value) if self.places < other.places else (other, self.value)
        inside = (coarse.low is None or coarse.low <= value) and (coarse.high is None or value <= coarse.high)
        return "near" if inside and not self.sizes.isdisjoint(other.sizes) else None


class Print(Struct, frozen=True):
    """What of a claim is compared; claims with one print say the same of every third.

    `group` is what must be equal in any two that are alike: for a figure its unit, denominator, direction and kind,
    for other claims their kind, and whether they are negated. `words` are sorted stems, `names` those of them that are
    written with a capital; `folded` are the words of a claim without a figure, as they stand.
    """

    group: tuple[object, ...]
    amount: Amount | None
    words: tuple[str, ...]
    names: tuple[str, ...]
    folded: str


def likeness(first: Claim, second: Claim) -> Likeness | None:
    """Say whether two claims say the same, nearly the same, or something else.

    Two figures are the same claim where value, unit and direction agree and so do the words of their clause; where one
    is the other one rounded, or the words differ a little, they are near. Other claims are the same in the same words
    and near in most of them.
    """
    return compare(print_of(first), print_of(second)) if is_compared(first) and is_compared(second) else None


def is_compared(claim: Claim) -> bool:
    """Say whether a claim is compared at all: what cannot be checked is like nothing, nor is an article's own slip."""
    return claim.checkable and claim.kind != "self-check"


def compare(one: Print, two: Print) -> Likeness | None:
    """Say how alike two claims are, by their prints."""
    if one.group != two.group:
        return None
    if one.amount is not None and two.amount is not None:
        amounts = one.amount.alike(two.amount)
        if amounts is None or not _words_agree(one, two):
            return None
        return "same" if amounts == "same" and one.words == two.words else "near"
    if one.folded == two.folded:
        return "same" if one.words else None
    shared = len(set(one.words).intersection(two.words))
    every = len(one.words) + len(two.words) - shared
    return "near" if shared >= _FEWEST_SHARED and 10 * shared >= SHARED_TENTHS * every else None


def print_of(claim: Claim) -> Print:
    """Give what of a claim is compared."""
    text, figure = claim.text, claim.figure
    if figure is not None:
        if claim.siblings:
            text = _clause(text, figure.start - claim.start, figure.end - claim.start)
        text = text.replace(figure.text, " ", 1)
    read = [_read(word) for word in _WORD.findall(text.replace("’", "'"))]
    negated = any(word.negates for word in read)
    stems = tuple(sorted({word.stem for word in read if word.stem}))
    names = tuple(sorted({word.stem for word in read if word.stem and word.capital}))
    if figure is None:
        return Print((claim.kind, negated), None, stems, names, " ".join(word.folded for word in read))
    group = ("figure", negated, figure.unit, figure.per, figure.direction, figure.kind)
    return Print(group, Amount(figure.value, figure.low, figure.high, figure.places), stems, names, "")


class _Word(NamedTuple):
    """A word as it is compared; `stem` is empty for one that says nothing by itself."""

    folded: str
    stem: str
    capital: bool
    negates: bool


@lru_cache(maxsize=20_000)
def _read(word: str) -> _Word:
    words = vocabulary(None)
    folded = word.lower()
    tells = len(word) > 1 and folded not in words.function_words
    negates = folded in words.negations or folded.endswith("n't")
    return _Word(folded, stem(folded) if tells else "", word[0].isupper(), negates)


def _clause(text: str, start: int, end: int) -> str:
    breaks = [match.span() for match in _CLAUSE.finditer(text)]
    first = max((last for _, last in breaks if last <= start), default=0)
    last = min((first for first, _ in breaks if first >= end), default=len(text))
    clause = text[first:last]
    return clause if len(_WORD.findall(clause)) >= 2 else text[max(0, start - 60) : end + 30]


def _words_agree(one: Print, two: Print) -> bool:
    """Enough of the shorter one's words, and no name on both sides that the other has not."""
    shared = set(one.words).intersection(two.words)
    shorter = min(len(one.words), len(two.words))
    if shorter == 0 or (one.names and two.names and set(one.names).isdisjoint(two.names)):
        return False
    named = not (shared.isdisjoint(one.names) and shared.isdisjoint(two.names))
    return len(shared) / shorter >= _SHARED_WITH_FIGURE and (len(shared) >= 2 or named)
