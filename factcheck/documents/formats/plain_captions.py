"""What the lines above a table of a plain text call it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.language.files import file_words
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Caption", "caption_above"]

_LONGEST, _REACH, _MOST_LINES, _MOST_LOOKED = 200, 1_200, 2, 4
_ENDS = frozenset(".!?;,")
_STROKES = compile_pattern(r"[-=_+─━═ ]{3,}")


class Caption(Struct, frozen=True):
    """What a table is called, None where nothing says so, and where the lines are that are nothing but its name."""

    words: str | None
    lines: tuple[tuple[int, int], ...] = ()


def caption_above(text: str, floor: int, start: int) -> Caption:
    """Give what stands right above `start`, not above `floor`, and names or announces what follows."""
    lines = list(_lines_above(text, max(floor, start - _REACH), start))
    if not lines:
        return Caption(None)
    block = lines[: next((at for at, line in enumerate(lines) if at and line[2]), len(lines))]
    left, right, apart = block[0]
    words = text[left:right]
    if words.endswith(":") and len(words) <= _LONGEST:
        return Caption(words.rstrip(": "))
    named = file_words().table_caption.match
    if not (_is_name(words) or named(words)) or len(words) > _LONGEST:
        return Caption(None)
    if len(block) <= _MOST_LINES and all(_is_name(text[one[0] : one[1]]) for one in block):
        spans = [(one[0], one[1]) for one in reversed(block)]
        return Caption(", ".join(text[begin:end] for begin, end in spans), tuple(spans))
    if apart and not named(words):
        return Caption(None)
    return Caption(words.rstrip(". "), ((left, right),))


def _is_name(words: str) -> bool:
    return len(words) <= _LONGEST and words[-1] not in _ENDS and any(sign.isalpha() for sign in words)


def _lines_above(text: str, floor: int, start: int) -> Iterator[tuple[int, int, bool]]:
    """Give the nearest lines with words, upwards, as their spans and whether an empty line stands below them."""
    stop, apart, given = start, False, 0
    while stop > floor and given < _MOST_LOOKED:
        begin = max(text.rfind("\n", floor, stop - 1) + 1, floor)
        line = text[begin:stop].rstrip()
        words = line.lstrip()
        if words and not _STROKES.fullmatch(words):
            yield begin + len(line) - len(words), begin + len(line), apart
            given += 1
            apart = False
        elif not words and stop < start and not apart:
            apart = True
        elif not words and stop < start:
            return
        stop = begin
