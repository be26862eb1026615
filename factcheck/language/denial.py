"""What a sentence denies, and how far the denial reaches: "not", "it is not true that", "dismissed claims that"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.language.vocabularies import Vocabulary

__all__ = ["Denial", "find_denials"]


class Denial(Struct, frozen=True):
    """Words that deny, `[start, end)`, and the span that they deny, `[reach_start, reach_end)`.

    `kind` is "not" for a negator of its clause, "refuted" where somebody denies what somebody says, "corrected" where
    what was said first is taken back.
    """

    start: int
    end: int
    reach_start: int
    reach_end: int
    kind: Literal["not", "refuted", "corrected"]

    def covers(self, position: int) -> bool:
        """Whether what stands at a place of the sentence is denied."""
        return self.reach_start <= position < self.reach_end


def find_denials(text: str, clauses: Sequence[tuple[int, int]], words: Vocabulary) -> tuple[Denial, ...]:
    """Find every denial of one sentence whose clauses are given, in text order."""
    return tuple(sorted(_denials(text, clauses, words), key=lambda denial: denial.start))


def _denials(text: str, clauses: Sequence[tuple[int, int]], words: Vocabulary) -> Iterator[Denial]:
    taken: list[tuple[int, int]] = []
    for match in words.refuting.finditer(text):
        taken.append(match.span())
        yield Denial(*match.span(), match.end(), _end_of_clause(match.end(), clauses, len(text)), "refuted")
    for match in words.refuted.finditer(text):
        taken.append(match.span())
        yield Denial(*match.span(), 0, match.start(), "refuted")
    for match in words.corrected.finditer(text):
        taken.append(match.span())
        yield Denial(*match.span(), match.end(), _end_of_clause(match.end(), clauses, len(text)), "corrected")
    for match in words.negator.finditer(text):
        if not any(start < match.end() and end > match.start() for start, end in taken):
            end = _end_of_clause(match.end(), clauses, len(text))
            yield Denial(*match.span(), match.end(), _end_of_subordinate(text, match.start(), end, words), "not")


_COMMA = compile_pattern(r",(?=\s)")


def _end_of_subordinate(text: str, position: int, end: int, words: Vocabulary) -> int:
    """Give where the subordinate clause or the aside of a place is closed, before `end`; `end` where it stands in none.

    What denies right behind a comma opens an aside: "the director, not named in the accounts, received".
    """
    opened = [match.end() for match in words.subordinate.finditer(text, 0, position)]
    if not text[:position].endswith(", ") and (not opened or _COMMA.search(text, opened[-1], position)):
        return end
    closed = _COMMA.search(text, position, end)
    return closed.start() if closed is not None else end


def _end_of_clause(position: int, clauses: Sequence[tuple[int, int]], end: int) -> int:
    return next((last for first, last in clauses if first <= position < last), end)
