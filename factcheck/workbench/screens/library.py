"""The library: its documents as a table that can be walked, sorted and filtered, ranked and thinned out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.choices import Choice
from factcheck.workbench.lookup import Where, claim_words, go
from factcheck.workbench.screens.reading import SCROLLING
from factcheck.workbench.screens.table import TableScreen
from factcheck.workbench.shelves import COLUMNS, ShelfRow, shelf_rows

if TYPE_CHECKING:
    from textual.binding import BindingType

    from factcheck.actions import Place

__all__ = ["LibraryScreen"]

_RANKS = {"primary": "a source of its own", "secondary": "somebody's account of another source", "": "not known"}


class LibraryScreen(TableScreen[ShelfRow]):
    """One line for each document."""

    PLACE: ClassVar[Place] = "library"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("library"), *SCROLLING]
    COLUMNS = COLUMNS
    NAME, ONE, MANY = "library", "document", "documents"

    def read_rows(self) -> list[ShelfRow]:
        """Give every document."""
        return shelf_rows(self.app.desk)

    @property
    def remarks(self) -> list[str]:
        """How far the vectors are."""
        return [self.app.vectors] if self.app.vectors else []

    def action_open(self) -> None:
        """Read the document under the cursor."""
        if row := self.row:
            self.start_asking(go(self, Where("document", row.item.id)))

    def action_rank(self) -> None:
        """Say whether it is a primary source."""
        self.start_asking(self._rank())

    async def _rank(self) -> None:
        row, desk = self.row, self.app.desk
        if row is None:
            return
        now = row.item.rank or ""
        choices = [
            Choice(f"{name or '-'}: {words}", "now" if name == now else "", (name,)) for name, words in _RANKS.items()
        ]
        picked = await self.pick(f"{row.item.title} is", choices)
        if picked is not None and await self.do(lambda: desk.evidence.describe(row.item.id, rank=picked[0])):
            await self.read_again()

    def action_remove(self) -> None:
        """Take it out of the library."""
        self.start_asking(self._remove())

    async def _remove(self) -> None:
        row, desk = self.row, self.app.desk
        if row is None:
            return
        count = len(row.cited_by)
        rests = f" ({count:,} verdict{' rests' if count == 1 else 's rest'} on it)" if row.cited_by else ""
        reason = await self.ask(f"Remove {row.item.title}{rests}, because")
        if reason and await self.do(lambda: desk.evidence.remove(row.item.id, reason=reason)):
            await self.read_again()
            self.say(f"{row.item.id} is no longer in the library; what rested on it keeps its words")

    def action_verdicts(self) -> None:
        """Show which verdicts rest on it, and go to one."""
        self.start_asking(self._verdicts())

    async def _verdicts(self) -> None:
        row, desk = self.row, self.app.desk
        if row is None or not row.cited_by:
            self.say("no verdict rests on it")
            return
        records = await self.learn(lambda: [desk.readers.as_seen(desk.claims.get(key)) for key in row.cited_by]) or []
        choices = [
            Choice(
                claim_words(record),
                f"{record.key}  {record.verdict.rating if record.verdict else ''}".rstrip(),
                record.key,
                detail=record.claim.text,
            )
            for record in records
        ]
        if (picked := await self.pick(f"Verdicts that rest on {row.item.title}", choices)) is not None:
            await go(self, Where("claim", picked))
