"""The library: its documents as a table that can be walked, sorted and filtered, ranked and thinned out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from factcheck.terminal.text import safe_line
from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.choices import Choice
from factcheck.workbench.lookup import Where, go
from factcheck.workbench.screens.reading import SCROLLING, Lines, ReadingScreen
from factcheck.workbench.shelves import COLUMNS, in_order, shelf_rows
from factcheck.workbench.widgets.lines import LineBlock
from factcheck.workbench.wrapping import fit

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.actions import Place
    from factcheck.workbench.inks import Line
    from factcheck.workbench.shelves import ColumnName, ShelfRow

__all__ = ["LibraryScreen"]

_RANKS = {"primary": "a source of its own", "secondary": "somebody's account of another source", "": "not known"}
# Cells for each column; the title takes what is left, the source only where there is room.
_WIDTHS: dict[ColumnName, int] = {"id": 5, "rank": 9, "date": 10, "verdicts": 8, "origin": 14, "source": 28}
_BROAD = 110


class LibraryScreen(ReadingScreen):
    """One line for each document."""

    PLACE: ClassVar[Place] = "library"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("library"), *SCROLLING]

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ShelfRow] = []
        self._shown: list[ShelfRow] = []
        self._sort: ColumnName = "id"
        self._words = ""

    def compose(self) -> ComposeResult:
        """Header, names of the columns, lines, keys."""
        header, *others = super().compose()
        yield from (header, LineBlock(id="columns"), *others)

    def on_mount(self) -> None:
        """Have it read, in the backroom."""
        self.query_one(Lines).cursor = 0
        self.latest(self._read, "read")

    def on_screen_resume(self) -> None:
        """Show what changed meanwhile."""
        if self.is_mounted:
            self.latest(self._read, "read")

    async def _read(self) -> None:
        rows = await self.learn(lambda: shelf_rows(self.app.desk))
        if rows is not None:
            self._rows = rows
            self.draw()

    def _columns(self, width: int) -> dict[ColumnName, int]:
        """Give the columns that fit, each with its cells."""
        names: list[ColumnName] = ["id", "title", "rank", "date", "verdicts"]
        names += ["origin", "source"] if width >= _BROAD else []
        taken = sum(_WIDTHS[name] + 2 for name in names if name != "title")
        return {name: _WIDTHS.get(name, max(12, width - taken)) for name in names}

    def draw(self) -> None:
        """Draw the rows that the filter lets through, in their order."""
        at = self.pane.cursor or 0
        self._shown = in_order(self._rows, self._sort, self._words)
        columns = self._columns(self.size.width - 6)
        heads = (
            (fit(COLUMNS[name][0], width, right=name == "verdicts") + "  ", "muted") for name, width in columns.items()
        )
        self.query_one("#columns", LineBlock).show([(("  ", "text"), *heads)])
        self.pane.show([_row(row, columns) for row in self._shown])
        self.pane.move(min(at, max(0, len(self._shown) - 1)))
        place = ["library", f"by {COLUMNS[self._sort][0]}"]
        if self._words:
            place.append(f"filter: {self._words}")
        if self.app.vectors:
            place.append(self.app.vectors)
        count = len(self._shown)
        self.set_header(place, {"": f"{count:,} {'document' if count == 1 else 'documents'}"})

    @property
    def row(self) -> ShelfRow | None:
        """The document under the cursor."""
        at = self.pane.cursor or 0
        return self._shown[at] if at < len(self._shown) else None

    def close(self) -> None:
        """Clear the filter, then leave."""
        if self._words:
            self._words = ""
            self.draw()
        else:
            super().close()

    def action_scroll_lines(self, by: int) -> None:
        """Move the cursor."""
        self.pane.move((self.pane.cursor or 0) + by)

    def action_scroll_pages(self, by: int) -> None:
        """Move the cursor by pages."""
        self.pane.move((self.pane.cursor or 0) + by * max(1, self.pane.size.height - 2))

    def action_open(self) -> None:
        """Read the document under the cursor."""
        if row := self.row:
            self.run_worker(go(self, Where("document", row.item.id)))

    def action_sort(self) -> None:
        """Sort by the next column."""
        names = list(self._columns(self.size.width - 6))
        self._sort = names[(names.index(self._sort) + 1) % len(names)] if self._sort in names else names[0]
        self.draw()

    def action_filter(self) -> None:
        """Show some documents only."""
        self.run_worker(self._filter())

    async def _filter(self) -> None:
        before = self._words

        def narrow(words: str) -> None:
            self._words = words
            self.draw()

        words = await self.ask("Show documents with these words", before, changed=narrow)
        narrow(before if words is None else words)

    def action_rank(self) -> None:
        """Say whether it is a primary source."""
        self.run_worker(self._rank())

    async def _rank(self) -> None:
        row, desk = self.row, self.app.desk
        if row is None:
            return
        now = row.item.rank or ""
        choices = [
            Choice(f"{name or '-'}: {words}", "now" if name == now else "", (name,)) for name, words in _RANKS.items()
        ]
        picked = await self.pick(f"{row.item.title} is", choices)
        if picked is not None and await self.do(lambda: desk.describe_evidence(row.item.id, rank=picked[0])):
            await self._read()

    def action_remove(self) -> None:
        """Take it out of the library."""
        self.run_worker(self._remove())

    async def _remove(self) -> None:
        row, desk = self.row, self.app.desk
        if row is None:
            return
        rests = f" ({len(row.cited_by)} verdicts rest on it)" if row.cited_by else ""
        reason = await self.ask(f"Remove {row.item.title}{rests}, because")
        if reason and await self.do(lambda: desk.remove_evidence(row.item.id, reason=reason)):
            await self._read()
            self.say(f"{row.item.id} is no longer in the library; what rested on it keeps its words")

    def action_verdicts(self) -> None:
        """Show which verdicts rest on it, and go to one."""
        self.run_worker(self._verdicts())

    async def _verdicts(self) -> None:
        row, desk = self.row, self.app.desk
        if row is None or not row.cited_by:
            self.say("no verdict rests on it")
            return
        records = await self.learn(lambda: [desk.as_seen(desk.claim(key)) for key in row.cited_by]) or []
        choices = [
            Choice(record.claim.text, f"{record.verdict.rating if record.verdict else ''}  {record.key}", record.key)
            for record in records
        ]
        if (picked := await self.pick(f"Verdicts that rest on {row.item.title}", choices)) is not None:
            await go(self, Where("claim", picked))


def _row(row: ShelfRow, columns: dict[ColumnName, int]) -> Line:
    pieces: list[tuple[str, str]] = []
    for name, width in columns.items():
        ink = "strong" if name == "title" else "muted" if name in {"id", "source", "origin"} else "text"
        pieces += [(fit(safe_line(row.cell(name)), width, right=name == "verdicts"), ink), ("  ", "text")]
    return tuple(pieces)
