"""Transcripts with times (SubRip, WebVTT, SBV): cues joined to what a speaker says in one go, time as the place."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from factcheck.documents.charset import decode
from factcheck.documents.content import Content, Draft, Raw
from factcheck.documents.errors import UnreadableSource
from factcheck.documents.languages import guess_language
from factcheck.documents.speakers import Speakers
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.documents.limits import Limits

__all__ = ["READER", "read"]

READER = "subtitles 2"

_TIMES = compile_pattern(
    r"(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d{1,2}):(?P<seconds>\d{1,2})(?:[.,][\da-f]{1,3})?"
    r"(?:\s*-->\s*|,(?=\d{1,3}:\d{1,2}:\d))"
    r"(?:(?P<end_hours>\d{1,3}):)?(?P<end_minutes>\d{1,2}):(?P<end_seconds>\d{1,2})"
)
_VOICE = compile_pattern(r"<v(?:\.[\w.]+)?\s+([^>]{1,100})>", re.IGNORECASE)
_TAG = compile_pattern(r"</?[a-z][^>]{0,100}>|<\d[\d:.]{0,20}>|\{\\[^}]{0,100}\}", re.IGNORECASE)
_CHANGE = compile_pattern(r">>+\s*")
_PAUSE = 6  # seconds of silence that end a paragraph
# Code points: after so many a paragraph ends with its sentence, or at once in captions without stops.
_LONGEST, _LONGEST_UNPUNCTUATED = 1_200, 300


def read(raw: Raw, limits: Limits) -> Content:  # noqa: ARG001  (one signature for all readers)
    """Read a transcript; raises `UnreadableSource` for a file without cues."""
    text, warnings = decode(raw)
    draft = Draft()
    cues = list(_cues(text))
    turn = _Turn(draft, Speakers("\n".join(_plain(line) for _, _, lines in cues for line in lines)))
    for start, end, words in cues:
        turn.add(start, end, words)
    turn.close()
    if not draft.passages:
        raise UnreadableSource(raw.source, "is a transcript without cues", "check the file, or save it as .txt")
    return draft.finish(language=guess_language(draft.text), warnings=warnings)


def _cues(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Give start and end in seconds and the lines of every cue; notes, styles and numbers are passed over."""
    for block in re.split(r"\n[^\S\n]*\n", text):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        for index, line in enumerate(lines):
            times = _TIMES.match(line)
            if times is not None:
                start = _seconds(times["hours"], times["minutes"], times["seconds"])
                end = _seconds(times["end_hours"], times["end_minutes"], times["end_seconds"])
                yield start, end, lines[index + 1 :]
                break


def _seconds(hours: str | None, minutes: str, seconds: str) -> int:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)


def _place(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _plain(line: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", _VOICE.sub("", line))).split())


class _Turn:
    """What one speaker says until another begins or a pause is made."""

    def __init__(self, draft: Draft, speakers: Speakers) -> None:
        self._draft = draft
        self._speakers = speakers
        self._speaker: str | None = None
        self._text = ""
        self._places: list[tuple[int, str]] = []
        self._end = 0
        self._last_line = ""

    def add(self, start: int, end: int, lines: list[str]) -> None:
        """Add a cue, leaving out lines that a rolling caption repeats from the one before."""
        if self._text and (start - self._end > _PAUSE or self._is_long()):
            self.close()
        rolling = start <= self._end
        self._end = end
        for index, line in enumerate(lines):
            voice = _VOICE.search(line)
            words = _plain(line)
            if not words or (rolling and index == 0 and words == self._last_line):
                continue
            self._last_line = words
            named = self._speakers.at(words)
            if voice is not None:
                self._speaks(voice[1].strip())
            elif named is not None:
                self._speaks(named[0])
                words = words[named[1] :]
            elif change := _CHANGE.match(words):
                self._speaks(None)
                words = words[change.end() :]
            self._append(words, start)

    def _is_long(self) -> bool:
        """Tell when a turn without pause is cut: at the end of a sentence, or anywhere where captions have no stops."""
        if not any(mark in self._text for mark in ".!?"):
            return len(self._text) > _LONGEST_UNPUNCTUATED
        return len(self._text) > 4 * _LONGEST or (len(self._text) > _LONGEST and self._text[-1] in ".!?")

    def _speaks(self, speaker: str | None) -> None:
        if speaker != self._speaker or speaker is None:
            self.close()
        self._speaker = speaker

    def _append(self, words: str, start: int) -> None:
        if self._text:
            self._text += " "
        self._places.append((len(self._text), _place(start)))
        self._text += words

    def close(self) -> None:
        """Write the turn."""
        if self._text:
            lead = f"{self._speaker}: " if self._speaker else ""
            self._draft.paragraph(self._text, self._places, context=self._speaker or "", lead=lead)
        self._text, self._places = "", []
