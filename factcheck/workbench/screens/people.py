"""The people of a desk as a table: who rated what, what waits for whom, who is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.choices import Choice
from factcheck.workbench.crew import COLUMNS, CrewRow, crew_rows
from factcheck.workbench.lookup import Where, claim_words, go
from factcheck.workbench.screens.reading import SCROLLING
from factcheck.workbench.screens.table import TableScreen

if TYPE_CHECKING:
    from textual.binding import BindingType

    from factcheck.actions import Place

__all__ = ["PeopleScreen"]


class PeopleScreen(TableScreen[CrewRow]):
    """One line for each person."""

    PLACE: ClassVar[Place] = "people"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("people"), *SCROLLING]
    COLUMNS = COLUMNS
    NAME, ONE, MANY = "people", "person", "people"

    def read_rows(self) -> list[CrewRow]:
        """Give everybody."""
        return crew_rows(self.app.desk)

    def action_open(self) -> None:
        """Show the claims that are somebody's to do, then those they rated, and go to one."""
        self.run_worker(self._claims())

    async def _claims(self) -> None:
        row, desk = self.row, self.app.desk
        if row is None:
            return
        whose = {**dict.fromkeys(row.given, "to do"), **dict.fromkeys(set(row.rated) - set(row.given), "rated")}
        if not whose:
            self.say(f"{row.name} has rated nothing, and nothing is given to them")
            return
        keys = [*row.given, *(key for key in row.rated if key not in row.given)]
        records = await self.learn(lambda: [desk.readers.as_seen(desk.claims.get(key)) for key in keys]) or []
        choices = [
            Choice(claim_words(record), f"{record.key}  {whose[record.key]}", record.key, detail=record.claim.text)
            for record in records
        ]
        if (picked := await self.pick(f"Claims of {row.name}", choices)) is not None:
            await go(self, Where("claim", picked))
