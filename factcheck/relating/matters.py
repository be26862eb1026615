"""What an embedder says of single words in two languages: one name or another, one matter or its contrast.

Sentences that differ in one word lie near each other, whatever the word: imports for exports, Austria for Germany.
Taken by themselves the words lie further apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.facts.vocabulary import FAINT, WORD, contrasts_of, topic

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from factcheck.relating.spelling import Names

    Alike = Callable[[str, str], float | None]

__all__ = ["another_matter", "another_name", "another_topic"]

# A name and the same in another language (Niemcy, Germany) have at least this likeness, two of a kind (Germany, France)
# hardly ever; measured on thirteen pairs.
_SAME_NAME = 0.62
# By so much a word of the claim must be nearer to the contrast than to the passage's word.
_NEARER = 0.08
# Below this likeness no word of the claim says what any word beside the reported figure says.
_SAME_TOPIC, _LOOKED_AT = 0.4, 6
_LETTERS = 4
_FOREIGN = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0963\u064b-\u0652\u200c\u200d]+[^\W\d_]*)*")


def another_name(names: Names, claim: str, passage: str, timed: Collection[str], alike: Alike) -> bool:
    """Tell whether the passage names something that the claim does not, and the claim something else in its place.

    A name of several words is one ("United States"); `timed` are the months and days of both languages.
    """
    mine, theirs = (_runs(text, set(left), timed) for text, left in ((claim, names.mine), (passage, names.theirs)))
    if not mine:
        return False
    words = [*_words(claim), *(run for run in _runs(claim, None, timed) if " " in run)]
    return any(_nearest(run, words, alike) < _SAME_NAME for run in theirs)


def _runs(text: str, kept: Collection[str] | None, timed: Collection[str]) -> list[str]:
    """Give the capitalised words of a text that stand side by side, those of `kept` only where that is given."""
    runs: list[str] = []
    last = -1
    for match in _FOREIGN.finditer(text):
        word = match.group()
        if word.lower() in timed or not (word[0].isupper() if kept is None else word in kept):
            continue
        if last == match.start() - 1 and text[last].isspace():
            runs[-1] += f" {word}"
        else:
            runs.append(word)
        last = match.end()
    return runs


def another_matter(claim: str, passage: str, alike: Alike) -> bool:
    """Tell whether a word of an English passage stands in contrast to one of the claim: exports and imports."""
    words = _words(claim)
    said = WORD.findall(passage)
    for word in dict.fromkeys(map(str.lower, said)):
        others = contrasts_of(word)
        if not others or any(other in others for other in map(str.lower, said)):
            continue  # both sides of a contrast stand there
        nearest = _nearest(word, words, alike)
        if any(_nearest(other, words, alike) > nearest + _NEARER for other in others):
            return True
    return False


def another_topic(claim: str, topics: Sequence[str], alike: Alike) -> bool:
    """Tell whether none of the telling words beside a reported figure says what any word of the claim says."""
    words = _words(claim)
    telling = [word for word in topics if topic(word) not in FAINT][:_LOOKED_AT]
    return bool(telling) and all(_nearest(word, words, alike) < _SAME_TOPIC for word in telling)


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(word for word in _FOREIGN.findall(text) if len(word) >= _LETTERS))


def _nearest(word: str, words: Sequence[str], alike: Alike) -> float:
    return max((value for each in words if (value := alike(word, each)) is not None), default=1.0)
