"""Where an article quotes: the spans between quotation marks, of every style, over paragraphs and inside each other.

Who speaks is not decided here (see `speakers`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from msgspec import Struct, field

from factcheck.patterns import compile_pattern

__all__ = ["Quote", "find_quotes"]

_MARK = compile_pattern(r"[\"“”„‟«»‹›‘’‚'＂]|``|''")
_FAMILY = {
    '"': "straight", "＂": "straight", "``": "straight", "''": "straight",
    "“": "curly", "”": "curly", "„": "curly", "‟": "curly",
    "«": "angle", "»": "angle", "‹": "small-angle", "›": "small-angle",
    "‘": "single", "’": "single", "‚": "single", "'": "apostrophe",
}  # fmt: skip
_ALWAYS_OPENS = frozenset("„‚")
_BEFORE_OPENING = compile_pattern(r"[\s(\[{—–/\-\"“„«‘'‹>:]")
_AFTER_CLOSING = compile_pattern(r"[\s)\]}—–/,.;:!?…\-\"”»’'›<]")
_STOPS = frozenset(",.;:!?…)")
_BLANK_LINE = compile_pattern(r"\n[^\S\n]*\n\s*")
# A quotation that runs on is closed within so many paragraphs, or its mark was a slip.
_LONGEST_RUN = 12
# Past this length single marks are apostrophes that happened to look like a pair.
_LONGEST_SINGLE = 600


class Quote(Struct, frozen=True):
    """A quotation; `[start, end)` with its marks, `parts` the spans of its words between its own marks.

    There are several parts where each paragraph opens with a mark again. `depth` counts the quotations around it;
    `closed` is False where the closing mark is missing and the quotation was taken to end with its paragraph.
    """

    start: int
    end: int
    parts: tuple[tuple[int, int], ...]
    depth: int = 0
    closed: bool = True

    @property
    def inner(self) -> tuple[int, int]:
        """From its first to its last word, inner marks and paragraph breaks included."""
        return self.parts[0][0], self.parts[-1][1]


class _Mark(Struct):
    start: int
    end: int
    family: str
    opens: bool
    closes: bool


class _Open(Struct):
    mark: _Mark
    depth: int
    parts: list[tuple[int, int]] = field(default_factory=list)
    part: int = 0


def find_quotes(text: str) -> list[Quote]:
    """Find every quotation of a text, in the order in which they open; time is linear in the text.

    A quotation may run over paragraphs in both customs: each paragraph opening with a mark again, or only the first
    one opening and the last one closing. A mark without a partner (an inch sign, an apostrophe) is no quotation.
    """
    breaks = [match.span() for match in _BLANK_LINE.finditer(text)]
    ends_of_paragraphs = [start for start, _ in breaks] + [len(text)]
    starts_of_paragraphs = [0] + [end for _, end in breaks]
    marks = [mark for match in _MARK.finditer(text) if (mark := _read_mark(text, match))]
    following = _next_of_family(marks)
    places = {family: [mark.start for mark in marks if mark.family == family] for family in set(_FAMILY.values())}
    by_start = {mark.start: mark for mark in marks}
    found: list[Quote] = []
    stack: list[_Open] = []
    paragraph = 0

    for index, mark in enumerate(marks):
        here = bisect_right(starts_of_paragraphs, mark.start) - 1
        if here > paragraph:
            first_of_paragraph = not text[starts_of_paragraphs[here] : mark.start].strip()
            kept = 0
            if stack:
                own = places[stack[0].mark.family]
                at = bisect_left(own, mark.start)
                upcoming = by_start[own[at]] if at < len(own) else None
                distance = bisect_right(starts_of_paragraphs, own[at]) - 1 - paragraph if upcoming else 0
                kept = _carry_on(upcoming, first_of_paragraph and upcoming is mark, distance)
            for unfinished in stack[kept:]:
                _close_at_paragraph(text, unfinished, ends_of_paragraphs[paragraph], found)
            del stack[kept:]
            paragraph = here
            if stack and first_of_paragraph and mark.opens and mark.family == stack[-1].mark.family:
                top = stack[-1]
                _end_part(text, top, ends_of_paragraphs[here - 1])
                top.part = mark.end
                continue
        partner = _partner(stack, mark, text)
        if partner is not None:
            for unfinished in stack[partner + 1 :]:
                _drop_or_close(unfinished, mark.start, text, found)
            top = stack[partner]
            _end_part(text, top, mark.start)
            if top.parts:
                found.append(Quote(top.mark.start, mark.end, tuple(top.parts), top.depth))
            del stack[partner:]
        elif mark.opens and _may_open(mark, following[index], text, stack):
            stack.append(_Open(mark, len(stack), part=mark.end))
    for unfinished in stack:
        _close_at_paragraph(text, unfinished, ends_of_paragraphs[paragraph], found)
    return sorted(found, key=lambda quote: (quote.start, -quote.end))


def _read_mark(text: str, match: re.Match[str]) -> _Mark | None:
    start, end = match.span()
    family = _FAMILY[match[0]]
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    if family in {"single", "apostrophe"} and before.isalnum() and after.isalnum():
        return None
    if family == "apostrophe" and (before.isdigit() or (after.isdigit() and text[end + 1 : end + 3] == "0s")):
        return None
    opens = bool(_BEFORE_OPENING.match(before)) and not after.isspace()
    closes = bool(_AFTER_CLOSING.match(after)) and not before.isspace()
    if match[0] in _ALWAYS_OPENS or match[0] in {"“", "‘"}:
        # In German the same sign closes what „ opened; `_partner` looks for that.
        opens, closes = True, not before.isspace() and bool(_AFTER_CLOSING.match(after))
    elif match[0] in {"”", "’"}:
        opens, closes = False, True
    elif match[0] == "»" and before.isspace() and (after.isspace() or after in _STOPS):
        opens, closes = False, True  # French sets a blank before it
    elif match[0] == "«" and not closes:
        opens = True
    elif match[0] == "»" and not opens:
        closes = True
    elif opens == closes:
        opens = closes = True
    return _Mark(start, end, family, opens, closes)


def _next_of_family(marks: list[_Mark]) -> list[_Mark | None]:
    """For each mark the next one that can close what it opens."""
    nearest: dict[str, _Mark] = {}
    following: list[_Mark | None] = [None] * len(marks)
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        following[index] = nearest.get(mark.family)
        if mark.closes:
            nearest[mark.family] = mark
    return following


def _partner(stack: list[_Open], mark: _Mark, text: str) -> int | None:
    """Which open quotation the mark closes; the innermost of its family, if it can close at all."""
    if not mark.closes:
        return None
    for index in range(len(stack) - 1, -1, -1):
        opened = stack[index].mark
        if opened.family != mark.family:
            continue
        sign, opening = text[mark.start : mark.end], text[opened.start : opened.end]
        if sign in {"“", "‘"} and opening not in _ALWAYS_OPENS:
            return None
        if mark.family in {"single", "apostrophe"} and _is_possessive(text, mark, opened):
            return None
        if mark.opens and mark.closes and opening == sign and mark.start == opened.end:
            return None
        return index
    return None


def _is_possessive(text: str, mark: _Mark, opened: _Mark) -> bool:
    """Tell the apostrophe of "workers' rights" from a closing mark: after an s, before a word, with another to come."""
    if not (text[mark.start - 1] in "sS" and text[mark.end : mark.end + 1] == " "):
        return False
    rest = text[mark.end : min(len(text), opened.start + _LONGEST_SINGLE)].split("\n\n", 1)[0]
    closing = re.search(r"[\w.,!?…]['’](?=[\s.,;:!?)]|$)", rest)
    opening = re.search(r"(?:^|\s)['‘]\w", rest)
    return closing is not None and (opening is None or closing.start() < opening.start())


def _may_open(mark: _Mark, closing: _Mark | None, text: str, stack: list[_Open]) -> bool:
    if mark.family in {"single", "apostrophe"}:
        if closing is None or closing.start - mark.start > _LONGEST_SINGLE:
            return False
        return "\n\n" not in text[mark.end : closing.start]
    inches = mark.opens and mark.closes and text[max(0, mark.start - 1) : mark.start].isdigit()
    return not inches or bool(stack)


def _carry_on(upcoming: _Mark | None, first_of_paragraph: bool, paragraphs: int) -> int:
    """How many of the open quotations run on into the next paragraphs, by their family's next mark: one or none."""
    if upcoming is None or upcoming.family in {"single", "apostrophe"}:
        return 0
    again = first_of_paragraph and upcoming.opens and paragraphs == 1
    ends = upcoming.closes and not upcoming.opens and paragraphs <= _LONGEST_RUN
    return 1 if again or ends else 0


def _end_part(text: str, opened: _Open, end: int) -> None:
    start = opened.part
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        opened.parts.append((start, end))


def _close_at_paragraph(text: str, opened: _Open, end: int, found: list[Quote]) -> None:
    """End an unclosed quotation with its paragraph; one inside another, or with single marks, was a slip."""
    if opened.depth or opened.mark.family in {"single", "apostrophe"} or opened.mark.closes:
        return
    _end_part(text, opened, end)
    if opened.parts:
        found.append(Quote(opened.mark.start, opened.parts[-1][1], tuple(opened.parts), 0, closed=False))


def _drop_or_close(opened: _Open, end: int, text: str, found: list[Quote]) -> None:
    """An inner quotation that is still open where the outer one closes ends with it."""
    if opened.mark.family in {"single", "apostrophe"}:
        return
    _end_part(text, opened, end)
    if opened.parts:
        found.append(Quote(opened.mark.start, end, tuple(opened.parts), opened.depth, closed=False))
