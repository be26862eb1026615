"""Where something is, as a sentence says it: "in Westmark", "In the capital,", "across the north of the country"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

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
        comma = opening and text[match.end() : match.end() + 1] == ","
        yield Place(match.start(), match.end() + comma, name or match["noun"], named, opening)


def _is_place(name: list[str], words: Vocabulary) -> bool:
    """A name that is no day, no body and no word that only opens with a capital."""
    return not any(word in words.calendar or word.lower() in words.bodies for word in name) and (
        name[0].lower() not in words.function_words
    )
