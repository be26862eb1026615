"""Lines of text in named inks, and what the inks are: colours and weights from the stylesheet, by role.

Whatever draws itself line by line says only which ink a piece of text has ("muted", "settled"); `styles/tokens.tcss`
decides how that looks in each theme. A line is plain data, so that it can be made, compared and tested without a
screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from factcheck.terminal.text import ISOLATE, ISOLATE_END, from_the_right
from factcheck.workbench.wrapping import clip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.style import Style

__all__ = [
    "BLANK",
    "INKS",
    "Inks",
    "Line",
    "joined",
    "justify",
    "line_text",
    "ruled",
    "set_apart",
    "truncate",
]

Line = tuple[tuple[str, str], ...]
"""Pieces of one screen line: text and the ink's name."""

BLANK: Line = ()

INKS = (
    "text",  # what is read
    "strong",  # what is looked for first
    "muted",  # what is there when one looks for it
    "rule",  # lines between things
    "key",  # a key that can be pressed
    "title",  # the name of the place
    "cursor",  # the row under the cursor, in the pane that has the focus
    "here",  # the same in the other panes
    "focus",  # the claim in hand, inside its text
    "mark",  # another claim's figure
    "read",  # words under no claim that somebody marked as read
    "removed",  # words that a new version has no more
    "added",  # words that it has in their place
    "matched",  # words and figures that claim and passage share
    "caution",  # the machine found a difference
    "settled",  # a person decided, and found nothing wrong: the only green
    "wrong",  # a person decided that it does not hold
    "disputed",  # two readers disagree, and a third has to decide
    "asked",  # somebody else has to answer
    "alarm",  # something failed
    "selected",  # words chosen for a new claim
)


class Inks:
    """The inks as styles, and lines as strips in them; made anew when the theme changes."""

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        self._styles = {ink: style_of(f"ink--{ink}") for ink in INKS}
        self._mixed: dict[str, Style] = {}
        self._strips: dict[tuple[Line, int], Strip] = {}

    def style(self, name: str) -> Style:
        """Give the style of an ink; `mark+matched` is the one with the other over it."""
        if (style := self._styles.get(name) or self._mixed.get(name)) is None:
            first, *others = name.split("+")
            style = self._styles[first]
            for other in others:
                over = self._styles[other]
                # A weight or a line goes with the colour under it; the focus brings its own.
                style += over if other in {"focus", "selected"} else over.without_color
            self._mixed[name] = style
        return style

    def strip(self, line: Line, width: int) -> Strip:
        """Give a line as a strip of exactly `width` cells."""
        key = (line, width)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) > 4096:
                self._strips.clear()
            pieces = [Segment(text, self.style(ink)) for text, ink in set_apart(line)]
            strip = Strip(pieces).adjust_cell_length(width, self.style("text"))
            self._strips[key] = strip
        return strip


def set_apart(line: Line) -> Line:
    """Give a line with isolates around what is written from right to left, whatever inks it is in.

    They are no column wide. Without them a terminal that orders such text takes a number or a mark beside it for a part
    of it, and moves it to the other side.
    """
    marks: dict[int, str] = {}
    for start, end in from_the_right(line_text(line), _columns(line)):
        marks[start] = marks.get(start, "") + ISOLATE
        marks[end] = ISOLATE_END
    if not marks:
        return line
    apart, at = [], 0
    for text, ink in line:
        marked = "".join(marks.pop(at + place, "") + letter for place, letter in enumerate(text))
        apart.append((marked, ink))
        at += len(text)
    return (*apart, *((mark, "text") for mark in marks.values()))


def _columns(line: Line) -> list[int]:
    """Give where a column may end: before blanks in a piece of their own, and behind what is muted."""
    columns, at = [], 0
    for text, ink in line:
        if text.isspace():
            columns.append(at)
        at += len(text)
        if ink == "muted":
            columns.append(at)
    return columns


def line_text(line: Line) -> str:
    """Give the words of a line without their inks."""
    return "".join(text for text, _ in line)


def truncate(line: Line, width: int) -> Line:
    """Give a line cut to `width` cells, with an ellipsis in the ink of what was cut."""
    kept: list[tuple[str, str]] = []
    for text, ink in line:
        piece = clip(text, width)
        if piece:
            kept.append((piece, ink))
        if piece != text:
            break
        width -= cell_len(text)
    return tuple(kept)


def justify(left: Line, right: Line, width: int, gap: int = 2) -> Line:
    """Give one line with `left` at the left edge and `right` at the right one; the left gives way."""
    right_width = sum(cell_len(text) for text, _ in right)
    if right_width + gap > width:
        return truncate(left, width)
    left = truncate(left, width - right_width - gap)
    left_width = sum(cell_len(text) for text, _ in left)
    return (*left, (" " * (width - left_width - right_width), "text"), *right)


def ruled(width: int, sign: str = "─") -> Line:
    """Give a rule across `width` cells."""
    return ((sign * width, "rule"),)


def joined(pieces: Iterable[Line], between: Line) -> Line:
    """Give the lines one after another as one line, with `between` between them."""
    result: list[tuple[str, str]] = []
    for piece in pieces:
        if result:
            result.extend(between)
        result.extend(piece)
    return tuple(result)
