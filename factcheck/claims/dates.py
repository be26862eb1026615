"""Which days and years of a sentence are claimed, and do not only say when something else was counted or said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.facts.happenings import clause_of, is_event, meanings
from factcheck.facts.typed import happening_words, typed_in

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from factcheck.facts.typed import Typed
    from factcheck.figures import Figure
    from factcheck.language import Vocabulary

__all__ = ["claimed_dates", "since"]

_LONGEST = 600
# So many words before a day may say that somebody said it then.
_NEAR = 3


def claimed_dates(
    sentence: str, figures: Sequence[Figure], taken: Sequence[int], words: Vocabulary, day: datetime.date | None
) -> list[Figure]:
    """Give the dates among the figures of a sentence on which something happened or will, all placed in it.

    A clause in which something else is claimed, which begins at one of `taken`, mostly says of what time that is, and
    `day` is the article's own.
    """
    if len(sentence) > _LONGEST or not any(figure.kind == "date" for figure in figures):
        return []
    if words.boilerplate.search(sentence):
        return []
    found: list[Figure] = []
    for one in typed_in(sentence):
        if one.kind != "day" or one.period.until is not None or (day is not None and one.low == one.high == day):
            continue
        if _is_claimed(sentence, one, taken) and not _is_said_then(sentence[: one.start], words):
            found += [figure for figure in figures if figure.kind == "date" and one.start <= figure.start < one.end][:1]
    return found


def since(text: str, end: int, figures: Sequence[Figure]) -> Figure | None:
    """Give the date since which a ranking that ends there holds ("the smallest rise since May 2012")."""
    date = next((figure for figure in figures if figure.kind == "date" and figure.start >= end), None)
    if date is None or happening_words().since.fullmatch(text, end, date.start) is None:
        return None
    return date


def _is_claimed(sentence: str, one: Typed, taken: Sequence[int]) -> bool:
    """Tell whether a day is claimed itself: a deadline, the day of a happening, or one that times no figure."""
    start, end = clause_of(sentence, one)
    if not any(start <= place < end for place in taken):
        return True
    before = one.high is not None and one.low is None
    return before or (one.period.day is not None and any(map(is_event, meanings(sentence[start:end]))))


def _is_said_then(before: str, words: Vocabulary) -> bool:
    return any(word in words.said for word in before.lower().split()[-_NEAR:])
