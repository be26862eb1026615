"""The base of the screens that are only read: lines that scroll under a header."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from factcheck.workbench.screens.screen import WorkbenchScreen, stylesheet
from factcheck.workbench.widgets.lines import LineBlock, LinePane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.workbench.inks import Line

__all__ = ["KEYS_THAT_SCROLL", "SCROLLING", "Lines", "ReadingScreen", "ScrollingScreen"]

R = TypeVar("R")

# Without the space, for where it does something else.
KEYS_THAT_SCROLL: list[BindingType] = [
    ("up,k", "scroll_lines(-1)", "Up"),
    ("down,j", "scroll_lines(1)", "Down"),
    ("pageup,ctrl+u", "scroll_pages(-1)", "Page up"),
    ("pagedown,ctrl+d", "scroll_pages(1)", "Page down"),
    ("home", "scroll_lines(-1000000)", "First"),
    ("end", "scroll_lines(1000000)", "Last"),
]
SCROLLING: list[BindingType] = [*KEYS_THAT_SCROLL, ("space", "scroll_pages(1)", "Page down")]


class Lines(LinePane):
    """Lines that are all there, with a cursor where `cursor` is not None."""

    def __init__(self) -> None:
        super().__init__(id="lines")
        self._lines: Sequence[Line] = ()
        self.cursor: int | None = None

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines from the first."""
        self._lines = lines
        self.set_count(len(lines))
        self.scroll_top(0)
        self.refresh()

    def move(self, to: int) -> None:
        """Put the cursor on a line."""
        before, self.cursor = self.cursor or 0, max(0, min(to, len(self._lines) - 1))
        self.reveal(self.cursor, margin=0)
        self.repaint(before, self.cursor)

    def line_at(self, index: int) -> Line:
        """Give one line."""
        line = self._lines[index]
        if self.cursor is None:
            return line
        screen = self.screen
        assert isinstance(screen, WorkbenchScreen)
        return ((f"{screen.signs.here} " if index == self.cursor else "  ", "cursor"), *line)


class ScrollingScreen(WorkbenchScreen[R], inherit_bindings=False):
    """Shows what `draw` gives its pane for a width, and gives a result when it is left."""

    CSS_PATH = str(stylesheet("reading"))
    BINDINGS: ClassVar[list[BindingType]] = SCROLLING

    def compose(self) -> ComposeResult:
        """Header, lines, keys."""
        yield LineBlock(id="header")
        yield Lines()
        yield LineBlock(id="footer")

    def on_mount(self) -> None:
        """Draw when the size is known."""
        self.pane = self.query_one(Lines)
        self.call_after_refresh(self.draw)

    def on_resize(self) -> None:
        """Draw what depends on the width."""
        self.call_after_refresh(self.draw)

    @property
    def reading_width(self) -> int:
        """How wide lines may be: no wider than the eye likes."""
        return max(20, min(self.size.width - 4, 100))

    def draw(self) -> None:
        """Draw everything; a subclass says what."""
        raise NotImplementedError

    def action_scroll_lines(self, by: int) -> None:
        """Scroll by lines."""
        self.pane.scroll_top(self.pane.top + by)

    def action_scroll_pages(self, by: int) -> None:
        """Scroll by pages."""
        self.pane.scroll_top(self.pane.top + by * max(1, self.pane.size.height - 2))


class ReadingScreen(ScrollingScreen[None], inherit_bindings=False):
    """A screen that is only read: it has no result."""

    BINDINGS: ClassVar[list[BindingType]] = SCROLLING
