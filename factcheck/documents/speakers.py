"""Who speaks in a transcript: a name and a colon at the beginning of a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.documents.model import Passage
from factcheck.language.texts import text_words, together
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.documents.model import Document

__all__ = ["Speakers", "is_transcript", "speaker_at", "speakers_of", "with_speakers"]

# As in "KALYAKIN: …", ">> Sergei Kalyakin: …", "- Anchor: …", "**Anchor:** …".
_LABEL = compile_pattern(
    r"^[^\S\n]*+(?:(?:>>+|[-–—])[^\S\n]*+)?(?:\*\*)?(?P<name>[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я0-9 .'’()-]{1,39}"
    r"|[A-ZÀ-ÞА-Я][\w.'’-]{1,20}(?: [A-ZÀ-ÞА-Я][\w.'’-]{0,20}){0,3})(?:\*\*)?:(?:\*\*)?[^\S\n]+(?=\S)",
    re.MULTILINE,
)
# What newspapers and officials set before a colon and no speaker is called.
_NO_NAMES = together(text_words().no_speakers)


_LEAST_TURNS = 3  # so many make a transcript


class Speakers:
    """The labels of one text that are names: in capitals, or said to begin a line at least twice."""

    def __init__(self, text: str) -> None:
        counted = Counter(match["name"].strip() for match in _LABEL.finditer(text))
        self._names = frozenset(
            name
            for name, count in counted.items()
            if name.split()[0].lower() not in _NO_NAMES and (count > 1 or (name.isupper() and len(name) > 2))
        )
        self.turns = sum(count for name, count in counted.items() if name in self._names)

    def at(self, text: str, position: int = 0) -> tuple[str, int] | None:
        """Give the speaker that a line which begins at `position` names, and where the words begin."""
        match = _LABEL.match(text, position)
        if match is None or match["name"].strip() not in self._names:
            return None
        return match["name"].strip(), match.end()

    @property
    def names(self) -> frozenset[str]:
        """Who speaks, as the labels write it."""
        return self._names


def with_speakers(text: str, passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Give the passages of a transcript with who speaks as their context; those of any other text as they are."""
    speakers = _labelled(text)
    if speakers.turns < _LEAST_TURNS:
        return tuple(passages)
    speaker = ""
    spoken: list[Passage] = []
    for passage in passages:
        if passage.kind == "heading":
            speaker = ""
        elif passage.start == 0 or text[passage.start - 1] in "\n\t >-":
            named = speakers.at(text, passage.start)
            speaker = named[0] if named else speaker
        if speaker and passage.kind == "sentence":
            spoken.append(Passage(passage.start, passage.end, passage.place, context=speaker))
        else:
            spoken.append(passage)
    return tuple(spoken)


def is_transcript(document: Document) -> bool:
    """Tell whether a document gives what was spoken: with its times, or line by line under the speakers' names."""
    if document.reader.startswith("subtitles"):
        return True
    speakers = _labelled(document.text)
    if speakers.turns < _LEAST_TURNS:
        return False
    sentences = [passage for passage in document.passages if passage.kind == "sentence"]
    return sum(passage.context in speakers.names for passage in sentences) * 2 >= len(sentences)


def speaker_at(document: Document, position: int) -> str | None:
    """Give who speaks at a place of a transcript, as its label writes it; None where it does not say."""
    index = bisect_right(document.passages, position, key=lambda passage: passage.start) - 1
    return document.passages[index].context or None if index >= 0 else None


def speakers_of(document: Document) -> frozenset[str]:
    """Give everybody who speaks in a transcript, as its labels write them."""
    return frozenset(passage.context for passage in document.passages if passage.context)


@lru_cache(maxsize=64)
def _labelled(text: str) -> Speakers:
    return Speakers(text)
