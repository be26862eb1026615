"""The log: what was done on the desk, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from factcheck.terminal.text import safe_line
from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.drawing.verdicts import local_time
from factcheck.workbench.inks import truncate
from factcheck.workbench.screens.reading import SCROLLING, Lines, ReadingScreen
from factcheck.workbench.wrapping import clip, fit, pad

if TYPE_CHECKING:
    from textual.binding import BindingType

    from factcheck.actions import Place
    from factcheck.desk import Change
    from factcheck.workbench.inks import Line

__all__ = ["LogScreen"]

_KEYS = 22  # cells for where it was done, at least


class LogScreen(ReadingScreen):
    """One line for each operation."""

    PLACE: ClassVar[Place] = "log"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("log"), *SCROLLING]

    def __init__(self) -> None:
        super().__init__()
        self._changes: list[Change] = []
        self._shown: list[Change] = []
        self._words = ""

    def on_mount(self) -> None:
        """Read the journal, in the backroom."""
        self.query_one(Lines).cursor = 0
        self.run_worker(self._read())

    async def _read(self) -> None:
        changes = await self.learn(lambda: list(self.app.desk.history.log())[::-1])
        if changes is not None:
            self._changes = changes
            self.draw()

    def draw(self) -> None:
        """Draw the lines that the filter lets through."""
        wanted = self._words.casefold().split()
        self._shown = [each for each in self._changes if all(word in _text(each).casefold() for word in wanted)]
        width = self.size.width - 4
        keys = max(_KEYS, min(width // 4, max(map(len, map(_at, self._shown)), default=0)))
        self.pane.show([truncate(_line(change, keys), width) for change in self._shown])
        place = ["log", self.app.desk.folder.name]
        if self._words:
            place.append(f"filter: {self._words}")
        self.set_header(place, {"": f"{len(self._shown)} entries" if self._changes else ""})

    def action_scroll_lines(self, by: int) -> None:
        """Move the cursor."""
        self.pane.move((self.pane.cursor or 0) + by)

    def action_scroll_pages(self, by: int) -> None:
        """Move the cursor by pages."""
        self.pane.move((self.pane.cursor or 0) + by * max(1, self.pane.size.height - 2))

    def action_open(self) -> None:
        """Go to the claim of this line."""
        at = self.pane.cursor or 0
        change = self._shown[at] if at < len(self._shown) else None
        if change is None or change.article is None:
            self.say("this line is about no claim")
            return
        self.app.check(change.article, {"claim": change.claims[0]} if change.claims else {})

    def action_filter(self) -> None:
        """Show the lines with some words only."""
        self.start_asking(self._filter())

    async def _filter(self) -> None:
        def show(words: str) -> None:
            self._words = words
            self.draw()

        await self.narrow("Show entries with these words", self._words, show)


def _text(change: Change) -> str:
    return f"{change.by} {change.action} {', '.join(change.keys) or change.article or ''} {change.words}"


def _at(change: Change) -> str:
    """Say where it was done."""
    many = f"{change.article} ({len(change.keys)} claims)"
    return (", ".join(change.keys) if len(change.keys) < 3 else many) or change.article or ""


def _line(change: Change, keys: int) -> Line:
    return (
        (fit(local_time(change.at), 7), "muted"),
        (fit(safe_line(change.by), 12), "text"),
        (" ", "text"),
        (fit(change.action.replace("-", " "), 15), "strong"),
        (" ", "text"),
        (pad(_short(safe_line(_at(change)), keys), keys), "muted"),
        (" ", "text"),
        (safe_line(change.words), "text"),
    )


def _short(key: str, width: int) -> str:
    """Give a claim's key in so many cells: of a long name less, of its number everything."""
    slug, sign, number = key.rpartition("#")
    tail = f"{sign}{number}"
    return f"{clip(slug, width - len(tail))}{tail}" if sign and len(tail) < width else clip(key, width)
