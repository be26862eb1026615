"""What else a term may be that stands nowhere in the library: words written as one, or another spelling of a name.

"#capetownstorm" is "cape town storm", "Malinger" may be "Mallinger" and "Ziuganov" "Zyuganov". Only a term that the
library does not know is looked at, so a word never loses its own passages to a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from factcheck.language.stemming import stem

if TYPE_CHECKING:
    from factcheck.evidence.library import Library

__all__ = ["alternatives"]

_SHORTEST_COMPOUND, _SHORTEST_PART, _MOST_PARTS = 7, 3, 4
_SHORTEST_MISSPELT, _ALIKE_BEGINNING = 5, 1
_MOST_SPELLINGS = 2


def alternatives(term: str, library: Library) -> tuple[str, ...]:
    """Give terms of `library` that an unknown `term` may stand for; none for a number or a short word."""
    if not term.isalpha():
        return ()
    return _parts(term, library) or _spellings(term, library)


def _parts(term: str, library: Library) -> tuple[str, ...]:
    """Give the fewest known words that make up `term`."""
    size = len(term)
    if size < _SHORTEST_COMPOUND:
        return ()
    known = library.frequencies(
        piece
        for start in range(size)
        for end in range(start + _SHORTEST_PART, size + 1)
        for piece in {term[start:end], stem(term[start:end])}
    )

    def word(start: int, end: int) -> str | None:
        piece = term[start:end]
        return next((form for form in (stem(piece), piece) if known.get(form)), None)

    # best[end]: the fewest known words that make up term[:end], and of as many those found in more passages.
    best: dict[int, tuple[tuple[int, int], tuple[str, ...]]] = {0: ((0, 0), ())}
    for end in range(_SHORTEST_PART, size + 1):
        for start in range(end - _SHORTEST_PART + 1):
            piece = word(start, end)
            if piece is not None and start in best:
                (count, rarest), pieces = best[start]
                cost = (count + 1, min(rarest, -1) if not pieces else max(rarest, -known[piece]))
                if end not in best or cost < best[end][0]:
                    best[end] = (cost, (*pieces, piece))
    if size in best and len(best[size][1]) <= _MOST_PARTS:
        return best[size][1]
    return ()


def _spellings(term: str, library: Library) -> tuple[str, ...]:
    """Give the known terms that one slip of the hand, or two in a very long word, turns into `term`."""
    if len(term) < _SHORTEST_MISSPELT:
        return ()
    allowed = 1 if len(term) < 10 else 2
    near = []
    lengths = range(len(term) - allowed, len(term) + allowed + 1)
    for known, passages in library.terms_like(term[:_ALIKE_BEGINNING], lengths).items():
        distance = OSA.distance(term, known, score_cutoff=allowed)
        if distance <= allowed:
            near.append((distance, -passages, known))
    return tuple(known for _, _, known in sorted(near)[:_MOST_SPELLINGS])
