"""Lines of a plain text as a table needs them: fields with the columns of the screen that they stand in.

What parts fields is two spaces or more, a tab, a bar, or dots that lead the eye. Nothing is decided here on tables.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.documents.grids import is_number
from factcheck.language.calendar import months_of_all
from factcheck.language.files import file_words
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from typing import Literal

__all__ = [
    "Field",
    "Line",
    "is_empty",
    "is_label",
    "is_row",
    "is_value",
    "is_yearish",
    "line_of",
    "tabbed_fields",
    "without_strokes",
]

# A longer line is no row of a table that somebody reads; a longer name or value is no cell, a longer label a sentence.
_LONGEST_LINE, _LONGEST_FIELD, _LONGEST_LABEL = 1_000, 100, 80
_LONGEST_VALUE = 24
_TAB, _GAP = 8, 2
_SENTENCE = 4  # words, with a full stop behind them

_RULE_SIGNS = frozenset("-=+|_─━═│┼├┤┬┴┌┐└┘╔╗╚╝║: \t")
_RULE_LINES = frozenset("-=_─━═")
_FEWEST_SIGNS = 3
_BARS = frozenset("|│║")
_WORD = compile_pattern(r"\S+")
_LEADERS = compile_pattern(r"[.·_…]{4,}|(?<=\w)[.]{3}(?=\s)|…{2,}|(?: [.·]){3,}(?=\s)")
_NOTE = compile_pattern(r"\s?(?:[*†‡¹²³]{1,3}|\((?:[a-z]|\d)\)|\[(?:[a-z]|\d{1,2})\])+")
# A number with what belongs to it, in short words: "62 y 3 m", "1.5-1.7", "$1,234", "(86)", "12.3 (4.5)", "<0.1".
_UNIT = r"\s?[%‰°€$£₽₹]?\s?[^\W\d_]{0,3}\.?"
_VALUE = compile_pattern(
    r"[(]?[-+−–~≈<>≤≥]*\s?(?:[$€£¥₽₹][-+−]?|[A-Z]{2,3}(?:\s[-+−]?|(?=\d))|[-+−])?[.,]?\d[\d.,'’]*+"
    rf"{_UNIT}(?:\s?[-–—/±x×(]?\s?[-+−]?\d[\d.,'’]*+{_UNIT}){{0,4}}[)%+]{{0,2}}"
)
# How offices of statistics mark a cell without a value; words of languages are in `file_words`.
_NOTHING = frozenset({"-", "–", "—", "−", "--", ".", "..", "...", "…", ":", "*", "x", "X", "s", "c", "p", "r", "z"})
_YEARISH = compile_pattern(
    r"(?:[^\W\d]{1,4}\.?\s?[1-4]?\s?|[1-4]\.?\s?[^\W\d]{1,2}\s|\d{1,2}[./]\d{1,2}[./]|\d{1,2}\s[^\W\d]{3,9}\s)?"
    r"(?:1[5-9]|20|21)\d\d(?:\s?[-–/]\s?\d{1,4})?\s?(?:[^\W\d]{1,2}|[(\[][^)\]]{0,16}[)\]]|\*{1,2})?"
)
_DAY_OF_MONTH = compile_pattern(r"\d{1,2}\.?\s?(?P<month>[^\W\d]{3,12})\.?")
_CLOCK = compile_pattern(r"\d{1,2}[:h.]\d{2}(?:\s?[^\W\d][^\d\s]{0,4})?")
_CLOCK_SIGN = compile_pattern(r"\d[:h]\d")
# Digits that are dialled: a code in brackets, a plus or a nought before them, groups that no number has.
_DIALLED = compile_pattern(r"[+(]?\d[\d ()./–-]+\d")
_DAY = compile_pattern(r"\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_GROUPS = compile_pattern(r"\d{1,3}(?:[ .]\d{2,3})*[ .]\d{3}")
_FEWEST_DIALLED = 7
# Two numbers with one space between them, of which each has a point or comma of its own, are two.
_TWO = compile_pattern(r"[-+−(]?\d[\d,]*[.,]\d+\)?(?: [-+−(]?\d[\d,]*[.,]\d+\)?)+")


class Field(Struct, frozen=True):
    """Words of a line, `[start, end)` in the text, and the columns of the screen that they cover."""

    start: int
    end: int
    left: int
    right: int
    words: str


class Line(Struct, frozen=True):
    """One line, without the spaces around it: its fields, and what parts them.

    A line of one field is "words"; a "rule" has no fields but its strokes, and none where it is bars alone.
    """

    start: int
    end: int
    kind: Literal["blank", "rule", "words", "fields", "bars"]
    fields: tuple[Field, ...] = ()
    tabs: bool = False
    led: bool = False

    @property
    def left(self) -> int:
        return self.fields[0].left if self.fields else 0


def line_of(text: str, start: int, stop: int) -> Line | None:
    """Give the line that stands at `[start, stop)`; None for one that can be no part of a table."""
    raw = text[start:stop].rstrip()
    words = raw.lstrip()
    begin, end = start + len(raw) - len(words), start + len(raw)
    if not words:
        return Line(start, start, "blank")
    if len(raw) > _LONGEST_LINE:
        return None
    if len(words) > _LONGEST_LABEL and words[0].isalnum() and "|" not in words and not _may_be_cut(words):
        return None  # most lines of a text
    if _RULE_SIGNS.issuperset(words) and sum(sign in _RULE_LINES for sign in words) >= _FEWEST_SIGNS:
        return Line(begin, end, "rule", tuple(_fields(raw, start, _GAP)))
    if not _BARS.isdisjoint(words):
        return _barred(raw, start, begin, end)
    bare, led = raw, False
    if not _may_be_cut(words):
        fields: tuple[Field, ...] = (_field(raw, start, begin - start, end - start, _columns(raw)),)
    else:
        bare = _LEADERS.sub(lambda dots: " " * len(dots[0]), raw)
        led = bare != raw
        fields = tuple(_fields(bare, start, _GAP))
    if not fields:
        return None
    if len(fields) == 1:
        is_sentence = words[-1] in ".!?;," and len(words.split()) >= _SENTENCE
        return None if is_sentence or len(words) > _LONGEST_LABEL else Line(begin, end, "words", fields)
    if any(len(field.words) > _LONGEST_FIELD for field in fields):
        return None
    return Line(begin, end, "fields", tuple(_apart(raw, start, fields)), "\t" in words, led)


def _may_be_cut(line: str) -> bool:
    """Tell quickly whether a line may have more than one field."""
    return "  " in line or "\t" in line or "..." in line or not line.isascii()


def _columns(line: str) -> list[int]:
    """Give for each sign of a line, and for its end, the column of the screen at which it begins."""
    if line.isascii() and "\t" not in line:
        return list(range(len(line) + 1))
    columns, at = [], 0
    for sign in line:
        columns.append(at)
        if sign == "\t":
            at += _TAB - at % _TAB
        elif not unicodedata.combining(sign):
            at += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
    columns.append(at)
    return columns


def _fields(line: str, start: int, gap: int) -> list[Field]:
    """Join words that stand closer than `gap` columns, with no tab between them, into fields."""
    columns = _columns(line)
    fields: list[Field] = []
    left = right = -1
    for word in _WORD.finditer(line):
        if left >= 0 and columns[word.start()] - columns[right] < gap and "\t" not in line[right : word.start()]:
            right = word.end()
            continue
        if left >= 0:
            fields.append(_field(line, start, left, right, columns))
        left, right = word.span()
    if left >= 0:
        fields.append(_field(line, start, left, right, columns))
    return fields


def _field(line: str, start: int, left: int, right: int, columns: list[int]) -> Field:
    return Field(start + left, start + right, columns[left], columns[right], line[left:right])


def _apart(line: str, start: int, fields: tuple[Field, ...]) -> list[Field]:
    """Give the fields, those apart that are several numbers with one space between them."""
    parted: list[Field] = []
    for field in fields:
        if parted and _TWO.fullmatch(field.words):
            at = field.start - start
            inside = _fields(line[: at + len(field.words)], start, 1)
            parted += [one for one in inside if one.start >= field.start]
        else:
            parted.append(field)
    return parted


def tabbed_fields(text: str, line: Line) -> tuple[Field, ...]:
    """Give the fields of a line where each tab ends one, empty ones as well but for those at its end."""
    fields: list[Field] = []
    at = text.rfind("\n", max(0, line.start - _LONGEST_LINE), line.start) + 1
    for number, words in enumerate(text[at : line.end].split("\t")):
        bare = words.strip()
        begin = at + len(words) - len(words.lstrip()) if bare else at
        fields.append(Field(begin, begin + len(bare), number, number + 1, bare))
        at += len(words) + 1
    return tuple(fields)


def _barred(raw: str, start: int, begin: int, end: int) -> Line | None:
    """Cut a line at its bars; those around it are none of its cells."""
    columns = _columns(raw)
    left, right = begin - start, len(raw)
    if raw[left] in _BARS:
        left += 1
    if right > left and raw[right - 1] in _BARS:
        right -= 1
    fields: list[Field] = []
    for at in [*(place for place in range(left, right) if raw[place] in _BARS), right]:
        words = raw[left:at]
        bare = words.strip()
        first = left + len(words) - len(words.lstrip()) if bare else left
        fields.append(Field(start + first, start + first + len(bare), columns[first], columns[first + len(bare)], bare))
        left = at + 1
    if not any(field.words for field in fields):
        return Line(begin, end, "rule")
    if len(fields) < 2 or any(len(field.words) > _LONGEST_LINE // 2 for field in fields):
        return None
    return Line(begin, end, "bars", tuple(fields))


def is_yearish(words: str) -> bool:
    """Tell a time that names a column as often as it stands in one: "2024-25", "Q1 2025", "2026 (%)", "18 Nov."."""
    if len(words) > _LONGEST_VALUE:
        return False
    day = _DAY_OF_MONTH.fullmatch(words)
    return _YEARISH.fullmatch(words) is not None or (day is not None and day["month"].lower() in months_of_all())


@lru_cache(maxsize=16_384)
def is_value(words: str) -> bool:
    """Tell a number of a table's body from words, years, times of the day and numbers that are dialled."""
    if not words or len(words) > _LONGEST_VALUE or is_yearish(words):
        return False
    bare = _NOTE.sub("", words) or words
    if not (_VALUE.fullmatch(bare) or is_number(bare)):
        return False
    return not (_CLOCK_SIGN.search(bare) and _CLOCK.fullmatch(bare)) and not _is_dialled(bare)


def _is_dialled(words: str) -> bool:
    if (
        len(words) < _FEWEST_DIALLED
        or not _DIALLED.fullmatch(words)
        or _DAY.fullmatch(words)
        or _GROUPS.fullmatch(words)
    ):
        return False
    digits = sum(sign.isdecimal() for sign in words)
    begins = words[0] in "+(" or (words[0] == "0" and words[1].isdecimal()) or " " in words or "-0" in words
    return digits >= _FEWEST_DIALLED and begins and not (words[0] == "(" and words[-1] == ")")


def is_label(field: Field) -> bool:
    """Tell the name of a row, which is no value."""
    return not is_value(field.words) and not is_empty(field.words)


def is_row(line: Line) -> bool:
    """Tell a row with values: among what stands after its first field they and years are at least half."""
    if line.kind not in ("fields", "bars"):
        return False
    filled = [field.words for field in line.fields[1:] if field.words]
    values = sum(map(is_value, filled))
    others = sum(not is_yearish(words) and not is_empty(words) for words in filled) - values
    return values > 0 and values >= others


def is_empty(words: str) -> bool:
    """Tell a cell that says that there is nothing in it."""
    return words in _NOTHING or words.lower() in file_words().nothing


def without_strokes(field: Field) -> Field:
    """Give a name without the strokes that lead from it over its columns ("---- Men ----")."""
    bare = field.words.strip("-=_─━ ")
    if not bare or bare == field.words:
        return field
    at = field.words.index(bare)
    return replace(field, start=field.start + at, end=field.start + at + len(bare), words=bare)
