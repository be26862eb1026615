"""What the first lines of a plain text say about it: headline, day, author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.documents.dates import find_day
from factcheck.language.texts import text_words, together
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

__all__ = ["Head", "read_head", "stamp_day", "told_day"]

_REACH = 3_000
_MOST_LINES = 12
_LONGEST_TITLE = 200
_MOST_LINES_OF_PAGE, _PARTS = 6, compile_pattern(r"\s(?:[|·•]|//)\s")

_WORDS = text_words()


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, sorted(words)), key=len, reverse=True))


_TITLE_KEYS, _DATE_KEYS = together(_WORDS.title_fields), together(_WORDS.date_fields)
_UPDATE_KEYS, _AUTHOR_KEYS = together(_WORDS.update_fields), together(_WORDS.author_fields)
_KEYS = _TITLE_KEYS | _DATE_KEYS | _UPDATE_KEYS | _AUTHOR_KEYS | together(_WORDS.other_fields)
_FIELD = compile_pattern(rf"(?P<key>{_any_of(_KEYS)})\s*[:=]\s*(?P<value>\S.*)", re.IGNORECASE)
_BYLINE = compile_pattern(rf"(?:{_any_of(together(_WORDS.bylines))})\s+(?P<name>[^\W\d_][^\d|,;:!?]{{2,60}})$")

# What may stand beside the day in a line that is only a stamp; a word with a dot needs no end of a word behind it.
_STAMP_WORDS = compile_pattern(
    rf"\b(?:{_any_of(together(_WORDS.stamps))})\b|\d{{1,2}}(?:[:.]| ?h ?)\d{{2}}(?:[:.]\d{{2}})?"
    r"|[\s,.;:|()+–—/-]|(?<=[+-])\d{2}:?\d{2}",
    re.IGNORECASE,
)
_UPDATED = compile_pattern(rf"\b(?:{_any_of(together(_WORDS.updates))})\b", re.IGNORECASE)
# The place and day that open an agency's report: "MOSCOW, March 5, 2012 (Reuters) - ..."
_DATELINE = compile_pattern(r"[A-ZÀ-ÞА-Я][^\W\d_]+(?:[ ,.][^\n\d]{0,30})?[,–—-] ?(?=[^\n]{0,28}\d{4})")


class Head(Struct, frozen=True):
    """What a text says about itself, and where its headline stands (None where it has none)."""

    title: str | None = None
    title_span: tuple[int, int] | None = None
    date: datetime.date | None = None
    author: str | None = None


def stamp_day(line: str) -> datetime.date | None:
    """Give the day of a line that is nothing but a stamp of time ("Updated at 14:54,16-10-2020"), else None."""
    if len(line) > 100:
        return None
    found = find_day(line)
    if found is None:
        return None
    day, start, end = found
    rest = _STAMP_WORDS.sub("", line[:start]) + _STAMP_WORDS.sub("", line[end:])
    return day if not rest else None


def read_head(text: str, start: int = 0) -> Head:
    """Read headline, day and author off the first lines from `start` on.

    The headline is the first line that is no stamp, field or byline, stands on a line of its own and is followed by
    more text. A day of publication counts before a day of an update.
    """
    title: str | None = None
    span: tuple[int, int] | None = None
    published = updated = None
    author = None
    seen_text = 0
    lines = _first_lines(text, start)
    for index, (left, right) in enumerate(lines):
        line = text[left:right]
        field = _FIELD.fullmatch(line)
        day = stamp_day(line)
        byline = _BYLINE.fullmatch(line)
        if field is not None:
            key, value = field["key"].lower(), field["value"].strip()
            found = find_day(value)
            if key in _TITLE_KEYS and title is None:
                title, span = value, (right - len(value), right)
            elif key in _DATE_KEYS and found:
                published = published or found[0]
            elif key in _UPDATE_KEYS and found:
                updated = updated or found[0]
            elif key in _AUTHOR_KEYS and author is None:
                author = value
        elif day is not None:
            if _UPDATED.search(line):
                updated = updated or day
            else:
                published = published or day
        elif byline is not None and author is None:
            author = byline["name"].strip()
        else:
            if title is None and not seen_text and _is_headline(text, left, right, lines[index + 1 : index + 2]):
                title, span = line, (left, right)
                continue
            seen_text += 1
            if seen_text == 1 and published is None:
                published = _dateline_day(line)
            if len(line) > _LONGEST_TITLE or seen_text > 1:
                break
    return Head(title, span, published or updated, author)


def told_day(text: str) -> datetime.date | None:
    """Give the day that the first lines of a page's text say it is of, as `read_head` does, or in a part of one.

    ("By Jo Smith | Published: 23 July 2017 | 4 comments".)
    """
    if (day := read_head(text).date) is not None:
        return day
    for left, right in _first_lines(text, 0)[:_MOST_LINES_OF_PAGE]:
        if right - left > _LONGEST_TITLE:
            continue
        for part in _PARTS.split(text[left:right]):
            field = _FIELD.fullmatch(part.strip())
            dated = field is not None and field["key"].lower() in _DATE_KEYS | _UPDATE_KEYS
            found = find_day(field["value"]) if field is not None and dated else None
            if (day := found[0] if found else stamp_day(part.strip())) is not None:
                return day
    return None


def _first_lines(text: str, start: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    position, end = start, min(len(text), start + _REACH)
    while position < end and len(lines) < _MOST_LINES:
        stop = text.find("\n", position)
        stop = len(text) if stop < 0 else stop
        line = text[position : min(stop, position + _REACH)]
        if line.strip():
            left = position + len(line) - len(line.lstrip())
            lines.append((left, left + len(line.strip())))
        position = stop + 1
    return lines


def _is_headline(text: str, left: int, right: int, following: list[tuple[int, int]]) -> bool:
    if right - left > _LONGEST_TITLE or not any(character.isalpha() for character in text[left:right]):
        return False
    if not text[right : right + _REACH].strip():
        return False
    alone = re.match(r"[^\S\n]*\n[^\S\n]*\n", text[right : right + 200]) is not None or any(
        _tells_about(text[begin:end]) for begin, end in following
    )
    alone = alone or any(_is_body(text[left:right], text[begin:end]) for begin, end in following)
    ends_like_sentence = text[right - 1] in ".,;:!…" or text[right - 2 : right] in ('."', ".”", '!"', "!”")
    return alone if not ends_like_sentence else alone and text[right - 1] != "," and right - left <= 120


def _is_body(line: str, following: str) -> bool:
    """Tell the first paragraph right below a headline from the next line of a wrapped text."""
    sentence = following.rstrip('"”»')[-1:] in (".", "!", "?") and not following[0].islower()
    return sentence and len(line) <= 120 and len(following) * 2 >= len(line) * 3


def _tells_about(line: str) -> bool:
    """Tell a line about the text from a line of it."""
    return bool(_FIELD.fullmatch(line) or _BYLINE.fullmatch(line) or stamp_day(line))


def _dateline_day(line: str) -> datetime.date | None:
    lead = line[:90]
    match = _DATELINE.match(lead)
    if match is None:
        return None
    found = find_day(lead)
    return found[0] if found and found[1] <= match.end() + 12 else None
