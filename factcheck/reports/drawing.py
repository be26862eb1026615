"""The drawings of a report as inline SVG: number lines and bars. Colours come from the page's style, by class."""

from __future__ import annotations

import html
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.reports.escaping import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.reports.model import Mark, NumberLine

__all__ = ["bar", "number_line", "text_line"]

# A number line is as wide as a phone's column, so that its letters are as large as the words around it.
WIDTH = Decimal(340)
LEFT = Decimal(52)
RIGHT = Decimal(128)
FITS = 19  # letters beside the line
ROW = 26
FOOT = 26
LARGE = 1_000_000  # from here on what a figure can mean is told as the article writes it
LETTER_WIDTH = 6  # of the small digits under the line, to keep them inside the drawing


class _Axis(Struct, frozen=True):
    low: Decimal
    high: Decimal

    def x(self, value: Decimal) -> Decimal:
        return LEFT + (value - self.low) / (self.high - self.low) * (WIDTH - LEFT - RIGHT)


def _values(marks: Iterable[Mark]) -> list[Decimal]:
    return [value for mark in marks for value in (mark.low, mark.value, mark.high) if value is not None]


def _axis(marks: Sequence[Mark]) -> _Axis:
    """Give an axis that holds every mark, with a margin of an eighth on both sides."""
    values = _values(marks)
    low, high = min(values), max(values)
    margin = (high - low) / 8 or abs(high) / 20 or Decimal(1)
    return _Axis(low - margin, high + margin)


def _number(value: Decimal) -> str:
    """Give a coordinate with at most two places, so that drawings are short and the same everywhere."""
    return f"{value.quantize(Decimal('0.01')).normalize():f}"


def _words(text: str, limit: int = FITS) -> str:
    text = one_line(text)
    return html.escape(text if len(text) <= limit else text[: limit - 1] + "…")


def _span(mark: Mark, axis: _Axis) -> tuple[Decimal, Decimal]:
    """Give the ends of a mark's interval on the drawing; an open side runs to the edge."""
    low, high = mark.low, mark.high
    if low is None and high is None and mark.value is not None:
        low = high = mark.value
    return (
        axis.x(low) if low is not None else LEFT,
        axis.x(high) if high is not None else WIDTH - RIGHT,
    )


def _name(line: NumberLine, mark: Mark) -> str:
    """Give what a row is called: the claim, the article itself, or the letter of a source."""
    if mark is line.claimed:
        return "claim"
    return "article" if mark.same_article else one_line(mark.letter)


def _row(mark: Mark, name: str, axis: _Axis, y: int, kind: str) -> str:
    """Draw one figure: its name, its interval as a bar, its value as a dot, and its words at the right."""
    low, high = _span(mark, axis)
    width = max(high - low, Decimal(2))
    pieces = [
        f'<text class="{"letter" if kind == "reported" else "name"}" x="0" y="{y + 5}">{_words(name, 7)}</text>',
        f'<rect class="{kind}" x="{_number(low)}" y="{y - 4}" width="{_number(width)}" height="8" rx="2"/>',
    ]
    if mark.value is not None:
        pieces.append(f'<circle class="{kind}" cx="{_number(axis.x(mark.value))}" cy="{y}" r="5"/>')
    pieces.append(f'<text x="{_number(WIDTH - RIGHT + 12)}" y="{y + 5}">{_words(mark.text)}</text>')
    return "".join(pieces)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def _band(mark: Mark, axis: _Axis, base: int, reading: str) -> str:
    """Draw what the claimed figure can mean as a band behind every row, with its bounds below.

    Large ones stand there as the article writes them, which is its `reading`: "$611.5 billion to $612.5 billion".
    """
    if mark.low is None and mark.high is None:
        return ""
    low, high = _span(mark, axis)
    if mark.low is None:
        words = f"up to {_plain(mark.high)}" if mark.high is not None else ""
    elif mark.high is None:
        words = f"from {_plain(mark.low)}"
    else:
        words = f"{_plain(mark.low)} to {_plain(mark.high)}"
    if reading and max(abs(end) for end in (mark.low, mark.high) if end is not None) >= LARGE:
        words = one_line(reading)
    half = Decimal(len(words) * LETTER_WIDTH) / 2
    centre = min(max((low + high) / 2, half), WIDTH - half)
    return (
        f'<rect class="band" x="{_number(low)}" y="4" width="{_number(max(high - low, Decimal(2)))}" '
        f'height="{base - 4}"/>'
        f'<text class="tick" x="{_number(centre)}" y="{base + 16}" text-anchor="middle">{html.escape(words)}</text>'
    )


def _spoken(line: NumberLine) -> str:
    """Say the drawing in words, for whoever cannot see it."""
    reported = "; ".join(f"{_name(line, mark)}: {mark.text}" for mark in line.reported)
    return f"The article says {line.claimed.text}. Reported: {reported or 'nothing comparable'}."


def number_line(line: NumberLine, name: str, reading: str = "") -> str:
    """Draw the claimed figure and every reported one, one below the other on a common axis.

    `name` is unique on the page and made of letters, digits and hyphens; `reading` is what the claimed figure can mean,
    in the article's own way of writing. Gives "" where nothing has a value.
    """
    marks = (line.claimed, *line.reported)
    if not _values(marks):
        return ""
    axis = _axis(marks)
    base = ROW * len(marks) + 4
    kinds = ["claimed", *("same" if mark.same_article else "reported" for mark in line.reported)]
    rows = [
        _row(mark, _name(line, mark), axis, ROW // 2 + 4 + ROW * at, kind)
        for at, (mark, kind) in enumerate(zip(marks, kinds, strict=True))
    ]
    return (
        f'<svg class="number-line" viewBox="0 0 {WIDTH} {base + FOOT}" role="img" aria-labelledby="{name}">'
        f'<title id="{name}">{html.escape(one_line(_spoken(line)))}</title>{_band(line.claimed, axis, base, reading)}'
        f'<line class="axis" x1="{LEFT}" y1="{base}" x2="{WIDTH - RIGHT}" y2="{base}"/>{"".join(rows)}</svg>'
    )


def bar(parts: Sequence[tuple[str, int, str]], name: str) -> str:
    """Draw one bar of parts, each `(style class, count, words)`, in proportion to their counts; "" for nothing."""
    total = sum(count for _, count, _ in parts)
    if not total:
        return ""
    pieces, at = [], Decimal(0)
    for kind, count, _ in parts:
        if count:
            width = Decimal(1000) * count / total
            pieces.append(f'<rect class="{kind}" x="{_number(at)}" y="0" width="{_number(width)}" height="14"/>')
            at += width
    spoken = html.escape(", ".join(f"{count} {words}" for _, count, words in parts if count))
    return (
        f'<svg class="bar" viewBox="0 0 1000 14" preserveAspectRatio="none" role="img" aria-labelledby="{name}">'
        f'<title id="{name}">{spoken}</title>{"".join(pieces)}</svg>'
    )


def text_line(line: NumberLine, width: int = 40) -> list[str]:
    """Draw the number line in characters, one row a figure, for formats without pictures; [] where nothing has a value.

    `[` and `]` are what a figure can mean, `o` its value.
    """
    marks = (line.claimed, *line.reported)
    if not _values(marks):
        return []
    axis = _axis(marks)

    def column(x: Decimal) -> int:
        share = (x - LEFT) / (WIDTH - LEFT - RIGHT)
        return min(max(int(share * (width - 1) + Decimal("0.5")), 0), width - 1)

    names = [_name(line, mark) for mark in marks]
    longest = max(map(len, names))
    rows = []
    for name, mark in zip(names, marks, strict=True):
        low, high = (column(x) for x in _span(mark, axis))
        cells = [" "] * width
        cells[low : high + 1] = "-" * (high + 1 - low)
        if low < high:
            cells[low], cells[high] = "[" if mark.low is not None else "<", "]" if mark.high is not None else ">"
        if mark.value is not None:
            cells[column(axis.x(mark.value))] = "o"
        rows.append(f"{name:<{longest}} |{''.join(cells)}| {one_line(mark.text)}")
    return rows
