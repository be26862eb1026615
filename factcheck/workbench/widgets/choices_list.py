"""What can be chosen, one to a line: words, and beside them in a column of their own what is said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.cells import cell_len

from factcheck.terminal.text import safe_line
from factcheck.workbench.inks import truncate
from factcheck.workbench.widgets.lines import LinePane
from factcheck.workbench.wrapping import clip, fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.workbench.choices import Choice
    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line
    from factcheck.workbench.screens.screen import WorkbenchScreen

__all__ = ["ChoicesList"]

KEY = 12  # cells of a key
GAP = 2


class ChoicesList(LinePane):
    """Draws the choices it is given, with a cursor on one of them."""

    def __init__(self) -> None:
        super().__init__(id="choices")
        self.shown: Sequence[Choice] = ()
        self.cursor = 0
        self._words = 0  # cells of the longest words, and of what is said beside them
        self._aside = 0

    @property
    def choice(self) -> Choice | None:
        """What is under the cursor."""
        return self.shown[self.cursor] if self.shown else None

    def show(self, shown: Sequence[Choice]) -> None:
        """Show these, with the cursor on the first."""
        self.shown = shown
        self.cursor = 0
        self._words = max((cell_len(safe_line(each.words)) for each in shown), default=0)
        self._aside = max((cell_len(safe_line(each.aside)) for each in shown), default=0)
        self.spread()
        self.scroll_top(0)
        self.refresh()

    def spread(self) -> None:
        """Say how many lines there are."""
        self.set_count(len(self.shown))

    def move(self, by: int) -> None:
        """Move the cursor by so many choices."""
        if not self.shown:
            return
        before, self.cursor = self.cursor, max(0, min(self.cursor + by, len(self.shown) - 1))
        self.reveal(self.row_of(self.cursor), margin=0)
        self.repaint(self.row_of(before), self.row_of(self.cursor))

    @property
    def signs(self) -> Signs:
        """The signs that this terminal has."""
        return cast("WorkbenchScreen[object]", self.screen).signs

    def row_of(self, at: int) -> int:
        """Give the line in which a choice stands."""
        return at

    def choice_at(self, x: int, y: int) -> Choice | None:
        """Give what stands at a place of the view, None where nothing does."""
        del x
        at = self.top + y
        return self.shown[at] if at < len(self.shown) else None

    def line_at(self, index: int) -> Line:
        """Give one line."""
        return self.drawn(self.shown[index], self.size.width, here=index == self.cursor)

    def drawn(self, choice: Choice, width: int, *, here: bool, most: int | None = None) -> Line:
        """Give a choice as a line of at most `width` cells; `most` of them for its words where others stand beside."""
        bar = (f"{self.signs.here} " if here else "  ", "cursor")
        key = ((f"{choice.key:<{KEY}} ", "key"),) if choice.key else ()
        ink = "strong" if here else choice.ink
        if not choice.aside:
            return truncate((bar, *key, (safe_line(choice.words), ink)), width)
        left = width - sum(cell_len(text) for text, _ in (bar, *key)) - GAP
        words = min(self._words, self._words if most is None else most)
        # Where not both have room, what is said beside the words gets half of it at most.
        beside = min(self._aside, max(left // 2, left - words))
        text = fit(safe_line(choice.words), min(words, left - beside))
        return (bar, *key, (text, ink), (" " * GAP, "text"), (clip(safe_line(choice.aside), beside), "muted"))
