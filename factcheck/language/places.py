"""Where something is, as a sentence says it: "in Westmark", "In the capital,", "across the north of the country"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.language.phrases import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.language.vocabularies import Vocabulary

__all__ = ["Place", "find_places"]


class Place(Struct, frozen=True):
    """A place: `[start, end)` with its preposition and the comma behind it, `name` the place alone.

    `named` tells a proper name ("Westmark") from a noun ("capital"), `opening` a place that opens the sentence.
    """

    start: int
    end: int
    name: str
    named: bool
    opening: bool


def find_places(text: str, words: Vocabulary) -> tuple[Place, ...]:
    """Find the places of one sentence, in text order."""
    return tuple(_places(text, words))


def _places(text: str, words: Vocabulary) -> Iterator[Place]:
    for match in words.located.finditer(text):
        name = match["name"]
        named = name is not None
        if named and not _is_place(name.split(), words):
            continue
        opening = not text[: match.start()].strip(" \"“'‘(")
        if named and not opening and _qualifies(text, match.end(), words):
            continue  # "in Canadian dollars"
        comma = opening and text[match.end() : match.end() + 1] == ","
        yield Place(match.start(), match.end() + comma, name or match["noun"], named, opening)


def _qualifies(text: str, end: int, words: Vocabulary) -> bool:
    """Whether a noun goes on behind a name, so that the name only says of what kind it is."""
    following = WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    if following is None or not following[0].islower() or following[0] in words.function_words:
        return False
    return words.finite_verbs.match(following[0]) is None


def _is_place(name: list[str], words: Vocabulary) -> bool:
    """A name that is no day, no body and no word that only opens with a capital."""
    return not any(word in words.calendar or word.lower() in words.bodies for word in name) and (
        name[0].lower() not in words.function_words
    )
