"""What a figure is to the others of its sentence: a level, the level it is held against, a distance between two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from factcheck.facts.clauses import clause_words
from factcheck.figures.conversion import is_currency, is_points, is_share
from factcheck.language.figure_words import figure_words

if TYPE_CHECKING:
    from factcheck.figures.model import Figure

__all__ = ["Role", "role_of"]

Role = Literal["level", "before", "target", "distance"]
# How far before its figure the words that make it the earlier level may begin, in code points; those of a change, with
# what it came to, farther.
_BEFORE, _CHANGED = 60, 200


def role_of(figure: Figure, text: str, span: tuple[int, int], *, in_row: bool) -> Role:
    """Give the role of a figure that stands at `span` of `text`.

    "before" is the level that another one is held against ("7.1%, well above the 4.7% before"), "distance" how far
    something is from another ("rose 3%", "two more than before"), "target" what should be ("a target of 2%"). The cell
    of a table says a distance only as a figure.
    """
    if figure.kind == "change" or (figure.kind == "ratio" and figure.direction is not None):
        return "distance"
    if in_row:
        return "level"
    start, end = span
    if clause_words().apart.match(text, end) is not None or _is_of_a_change(text, start):
        return "distance"
    if _is_by(figure, text, start, end):
        return "distance"
    known, first = clause_words(), max(0, start - _BEFORE)
    if known.aimed_at.search(text, first, start) is not None:
        return "target"
    if known.against.search(text, first, start) is not None:
        return "before"
    if known.earlier.search(text, max(0, start - _CHANGED), start) is not None:
        return "before"
    return "before" if known.earlier_behind.match(text, end) is not None else "level"


def _is_by(figure: Figure, text: str, start: int, end: int) -> bool:
    """Tell whether something differs "by 7%", "by £5m"; those that it is "backed by" are counted."""
    if not (is_share(figure.unit) or is_points(figure.unit) or is_currency(figure.unit)):
        return False
    known = clause_words()
    return known.by.search(text, max(0, start - _BEFORE), start) is not None and known.of.match(text, end) is None


def _is_of_a_change(text: str, start: int) -> bool:
    """Tell whether a noun of change stands before the amount: "an increase of 11 million cases"."""
    match = clause_words().noun_of.search(text, max(0, start - _BEFORE), start)
    if match is None:
        return False
    words = figure_words("en")
    noun = match["noun"].lower()
    return noun in words.directions or noun in words.change_after or noun in clause_words().distances
