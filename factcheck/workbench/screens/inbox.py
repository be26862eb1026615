"""The inbox: what a watch found in what arrived, until somebody is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from factcheck.scanning.inbox import Found, done_with, found_in
from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.drawing.verdicts import local_time
from factcheck.workbench.lookup import Where, go
from factcheck.workbench.screens.reading import SCROLLING
from factcheck.workbench.screens.table import TableScreen
from factcheck.workbench.tabling import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from factcheck.actions import Place

__all__ = ["InboxScreen"]

BROAD = 110  # cells from which on there is room for where it stands

_WHAT = {"rated": "comes back", "contradicted": "contradicted"}


def _name(row: Found) -> str:
    return row.source.rstrip("/").rsplit("/", 1)[-1]


class InboxScreen(TableScreen[Found]):
    """One line for each thing that was told; `put` puts an article on the desk by where it lies."""

    PLACE: ClassVar[Place] = "inbox"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("inbox"), *SCROLLING]
    COLUMNS: ClassVar = {
        "at": Column("when", lambda row: local_time(row.at), lambda row: -row.id, 11, ink="muted"),
        "what": Column("what", lambda row: _WHAT.get(row.kind, row.kind), lambda row: row.kind, 12, ink="strong"),
        "told": Column("what it says", lambda row: row.brief, lambda row: row.brief.casefold()),
        "claim": Column("claim", lambda row: row.key, lambda row: row.key or "~", 18, ink="muted", needs=BROAD),
        "source": Column("in", lambda row: _name(row), lambda row: _name(row).casefold(), 20, ink="muted", needs=BROAD),
    }
    NAME, ONE, MANY = "inbox", "thing", "things"

    def __init__(self, put: Callable[[str], None]) -> None:
        super().__init__()
        self._put = put

    def read_rows(self) -> list[Found]:
        """Give everything that is in it."""
        return found_in(self.app.desk.folder)

    def action_open(self) -> None:
        """Go to the claim that was rated; where none was, say what it says in full."""
        if (row := self.row) is None:
            return
        if row.key:
            self.run_worker(go(self, Where("claim", row.key)))
        else:
            self.say(row.brief)

    def action_add(self) -> None:
        """Put the article on the desk."""
        if row := self.row:
            self.dismiss()
            self._put(row.source)

    def action_done(self) -> None:
        """Take it out."""
        self.run_worker(self._done())

    async def _done(self) -> None:
        row, folder = self.row, self.app.desk.folder
        if row is not None and await self.do(lambda: done_with(folder, [row])):
            await self.read_again()
