"""Text that may be written to a terminal: no control characters, no escape sequences, no overrides of direction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ISOLATE", "ISOLATE_END", "from_the_right", "isolated", "safe_json", "safe_line", "safe_text"]

# C0 and C1 controls, DEL, and the bidirectional controls (Unicode TR9: U+202A..202E, U+2066..2069, U+200E/F, U+061C).
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

# From the first letter of Hebrew, Arabic and the scripts beside them to the last of the same part of a line, with the
# number before and the numbers and signs behind; what a quotation mark, a bar or two blanks keep apart is another part.
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_LETTER = re.compile(f"[{_RIGHT}]")
_FROM_THE_RIGHT = (  # made into a pattern where such a letter stands
    rf"(?:(?<!\S)\d[\d.,٫٬]*%? )?[{_RIGHT}]"
    rf"(?:(?:(?!\s\s)[^\"“”«»|·])*[{_RIGHT}])?(?:(?:(?!\s\s)[^\w\"“”«»|·])*[\d%)]+)*"
)


# What opens and closes an isolate, whose direction its own first letter tells.
ISOLATE, ISOLATE_END = "\u2068", "\u2069"


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "�"


def safe_text(text: str) -> str:
    """Give `text` with every character that could steer a terminal replaced by a visible one, one for one.

    Line feeds and tabs stay; offsets do not move.
    """
    return _UNSAFE.sub(_visible, text)


def safe_json(written: str) -> str:
    """Give JSON with every character that could steer a terminal as an escape; what it says stays the same."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", written)


def safe_line(text: str) -> str:
    """Give `text` as one safe line: as `safe_text`, with line feeds and tabs as spaces."""
    return safe_text(text).replace("\n", " ").replace("\t", " ")


def isolated(line: str) -> str:
    """Give a safe line in which what is written from right to left is set apart by isolates (Unicode TR9).

    A terminal that orders such text would otherwise take what stands behind it in the line, in another language, for a
    part of it. One that orders nothing shows nothing of an isolate, which is no column wide.
    """
    if line.isascii() or _LETTER.search(line) is None:
        return line
    return re.sub(_FROM_THE_RIGHT, lambda match: f"{ISOLATE}{match.group()}{ISOLATE_END}", line)


def from_the_right(line: str, columns: Sequence[int] = ()) -> list[tuple[int, int]]:
    """Give the spans of a line that `isolated` sets apart; `columns` are places where something else begins."""
    spans: list[tuple[int, int]] = []
    if line.isascii() or _LETTER.search(line) is None:
        return spans
    for match in re.finditer(_FROM_THE_RIGHT, line):
        letters = [found.start() for found in _LETTER.finditer(line, match.start(), match.end())]
        start = max((at for at in columns if match.start() < at <= letters[0]), default=match.start())
        end = min((at for at in columns if letters[-1] < at < match.end()), default=match.end())
        spans.append((start, end))
    return spans
