"""The two bases of everything that draws itself line by line: a block of fixed lines, and a pane that scrolls.

Both send only the lines that changed: over a slow connection a screen that repaints itself is a screen that lags.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from rich.cells import cell_len
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.widget import Widget

from factcheck.terminal.text import safe_line
from factcheck.workbench.faults import Steady
from factcheck.workbench.inks import BLANK, justify, truncate
from factcheck.workbench.painting import LineByLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.strip import Strip

    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Inks, Line
    from factcheck.workbench.screens.screen import WorkbenchScreen

__all__ = ["LineBlock", "LinePane", "repaints"]


class _Inked(Protocol):
    inks: Inks
    signs: Signs


def repaints(before: Sequence[Line], after: Sequence[Line], width: int, top: int = 0) -> list[Region]:
    """Give the regions to paint where lines in view are replaced by others; `top` is the first line in view."""
    regions = []
    for y in range(max(len(before), len(after))):
        old, new = (lines[y] if y < len(lines) else BLANK for lines in (before, after))
        if old != new:
            regions.append(Region(0, y - top, width, 1))
    return regions


class LineBlock(Steady, LineByLine):
    """Some lines that do not scroll; what does not fit is not shown. `resized` is called when it has another size."""

    def __init__(
        self,
        lines: Sequence[Line] = (),
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
        resized: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: tuple[Line, ...] = tuple(lines)
        self._resized = resized

    @property
    def lines(self) -> tuple[Line, ...]:
        """What it shows."""
        return self._lines

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines instead, repainting those that differ."""
        before, self._lines = self._lines, tuple(lines)
        if changed := repaints(before, self._lines, self.size.width):
            self.refresh(*changed)

    def on_resize(self) -> None:
        """Tell who draws it."""
        if self._resized is not None:
            self._resized()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        line = self._lines[y] if y < len(self._lines) else BLANK
        return cast("_Inked", self.screen).inks.strip(line, self.size.width)


class LinePane(Steady, LineByLine, ScrollView):
    """Lines that scroll. A subclass says how many there are and what stands in each.

    It never animates and has no scroll bar of its own: the place is told in words in the header, and a bar would be
    repainted from top to bottom at every key.
    """

    edge: ClassVar[int] = 0  # cells at the right that nothing is written to

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._count = 0

    def line_at(self, index: int) -> Line:
        """Give the line `index`; only called for lines that are there."""
        raise NotImplementedError

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether the wheel scrolls it: as far as there are lines, though there is no bar."""
        return not self._check_disabled()

    @property
    def count(self) -> int:
        """How many lines there are."""
        return self._count

    @property
    def top(self) -> int:
        """The first line that is in view."""
        return self.scroll_offset.y

    def set_count(self, count: int) -> None:
        """Say how many lines there are now. The caller repaints what changed."""
        if count != self._count:
            self._count = count
            self.repaint(self.top + self.size.height - 1)  # it tells how much lies below
        # Without a bar the number of lines changes nothing in the layout, so none is asked for.
        self.set_reactive(Widget.virtual_size, Size(self.size.width, count))

    def scroll_top(self, top: int) -> None:
        """Bring the line `top` to the upper edge, as far as there are lines."""
        self.scroll_to(y=max(0, min(top, self._count - self.size.height)), animate=False, force=True)

    def reveal(self, first: int, last: int | None = None, *, margin: int = 1) -> None:
        """Scroll so that the lines `first` to `last` are in view.

        A jump goes far enough that the next keys need none: one repaint of the pane every half page instead of one
        at every key.
        """
        last = first if last is None else last
        height = self.size.height
        if not height:
            return
        span = last - first + 1
        margin = max(0, min(margin, (height - span) // 2))
        above = self.top == 0 or first - margin >= self.top
        below = self.top + height >= self._count or last + margin < self.top + height
        if not (above and below and first >= self.top and last < self.top + height):
            self.scroll_top(first - max(0, (height - span) // 3) if span < height else first)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the view."""
        index = self.scroll_offset.y + y
        width = self.size.width
        line = self._line(index) if index < self._count else BLANK
        below = self._count - index - 1
        if y == self.size.height - 1 and below > 0:
            words = f" {cast('_Inked', self.screen).signs.below} {below:,}{' ' * self.edge}"
            line = (
                *justify(truncate(_without_end(line), max(0, width - cell_len(words))), (), width - cell_len(words)),
                (words, "key"),
            )
        return cast("_Inked", self.screen).inks.strip(line, width)

    def _line(self, index: int) -> Line:
        try:
            return self.line_at(index)
        except Exception as error:  # noqa: BLE001 - one line cannot be drawn; the others can
            screen = cast("WorkbenchScreen[object]", self.screen)
            return ((safe_line(screen.app.faults.note(screen.thing, error)), "alarm"),)

    def repaint(self, *indexes: int) -> None:
        """Repaint these lines where they are in view."""
        height, top = self.size.height, self.top
        regions = [Region(0, i - top, self.size.width, 1) for i in indexes if top <= i < top + height]
        if regions:
            self.refresh(*regions)


def _without_end(line: Line) -> Line:
    """Give a line without the spaces at its end, which nobody misses."""
    *before, (text, ink) = line or (("", "text"),)
    words = text.rstrip(" ")
    if words or not before:
        return (*before, (words, ink))
    return _without_end(tuple(before))
