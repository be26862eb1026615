"""The part of the desk that puts articles on it and evidence into its library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from factcheck.errors import FactcheckError
from factcheck.workbench.backroom import Cancelled
from factcheck.workbench.drawing.frame import short_key
from factcheck.workbench.screens.articles_in_order import ArticlesInOrder

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from factcheck.workbench.intake import Arrived, Reading

__all__ = ["Adding"]


class Adding(ArticlesInOrder, inherit_bindings=False):
    """Reads what is named or pasted, in the background, and asks what it must know of it."""

    def __init__(self) -> None:
        super().__init__()
        self._readings: list[Reading] = []

    async def refresh_desk(self) -> None:
        """Show what there is now."""
        raise NotImplementedError

    def take_in(self, source: str) -> None:
        """Put the article on the desk that lies there."""
        self.run_worker(self._read_in(source, "article"))

    def action_add_article(self) -> None:
        """Add an article by its path or address."""
        self.start_asking(self._add("Article: path or web address", "article"))

    def action_add_evidence(self) -> None:
        """Add evidence by its path or address."""
        self.start_asking(self._add("Evidence: file, folder or web address", "evidence"))

    def action_paste_article(self) -> None:
        """Make an article of pasted text."""
        self.start_asking(self._paste())

    async def _add(self, title: str, what: str) -> None:
        source = await self.ask(title, complete_paths=True)
        if source:
            await self._read_in(source, what)

    async def _read_in(self, source: str, what: str) -> None:
        from factcheck.workbench.intake import Reading, add_evidence, read_article

        desk, backroom, reading = self.app.desk, self.app.backroom, Reading(source)
        self._readings.append(reading)
        self._tell_readings()
        try:
            if what == "article":
                arrived = await self.learn(lambda: read_article(desk, reading))
                if reading.cancelled:
                    self.say(f"cancelled: {Path(reading.source).name} was not put on the desk")
                elif arrived is not None:
                    await self._put(arrived)
            else:
                await self._conclude(add_evidence(desk, backroom, reading, self._tell_readings, self.app.faults))
        finally:
            self._readings.remove(reading)

    def _tell_readings(self) -> None:
        how_far = " · ".join(reading.progress for reading in self._readings if not reading.cancelled)
        if how_far:
            self.say(f"{short_key('desk.cancel', self.app.settings.keymap)} cancels · {how_far}")

    def action_cancel(self) -> None:
        """Stop reading."""
        if not self.cancel_reading():
            self.say("nothing is being read")

    def cancel_reading(self) -> bool:
        """Stop reading documents, if any are being read: what was read so far stays, the rest is left out."""
        under_way = [reading for reading in self._readings if not reading.cancelled]
        if not under_way:
            return False
        for reading in under_way:
            reading.cancel()
        self.say("stopping after this document")
        return True

    async def _paste(self) -> None:
        from factcheck.workbench.intake import read_pasted

        text = await self.ask("Paste the article; its first line is its title", long=True)
        if text and (arrived := await self.learn(lambda: read_pasted(self.app.desk, text))) is not None:
            await self._put(arrived)

    async def _put(self, arrived: Arrived) -> None:
        """Put an article on the desk; where another one is much the same, ask whether it is that one's next draft."""
        from factcheck.workbench.choices import Choice
        from factcheck.workbench.intake import put_article

        desk, slug = self.app.desk, None
        if arrived.likely is not None:
            former, percent = arrived.likely
            choices = [
                Choice(
                    f"The next draft of {former.slug}",
                    f"{percent}% the same words",
                    (former.slug,),
                    detail="Verdicts stay with the words that they were given for.",
                ),
                Choice("An article of its own", "", (None,)),
            ]
            picked = await self.pick("Much of this stands on the desk already: what is it?", choices)
            if picked is None:
                self.say("nothing was put on the desk")
                return
            slug = picked[0]
        scale = None
        if arrived.first and (scale := await self._whose()) is None:
            self.say("nothing was put on the desk")
            return
        await self.carry_out(lambda: put_article(desk, arrived, slug, scale))

    async def _whose(self) -> str | None:
        """Ask of the first article whose words it has: by that its ratings and what the gate wants differ."""
        from factcheck.workbench.choices import Choice

        again = short_key("desk.scale", self.app.settings.keymap)
        choices = [
            Choice(
                "A draft of ours, not printed yet",
                "draft",
                "draft",
                detail=f"A claim stands, is changed or goes to the author. {again} chooses another scale later.",
            ),
            Choice(
                "What somebody said or published",
                "plain",
                "plain",
                detail=f"A claim is accurate or wrong; two sources and a second reader. {again} chooses another scale.",
            ),
        ]
        return cast("str | None", await self.pick("Whose words are these?", choices))

    async def carry_out(self, work: Callable[[], str]) -> None:
        """Have the desk do something, show what it changed, and tell what `work` gives."""
        await self._conclude(self.app.backroom.run(work))

    async def _conclude(self, work: Awaitable[str]) -> None:
        try:
            words = await work
        except Cancelled:
            return
        except FactcheckError as error:
            self.complain(error)
            return
        except Exception as error:  # noqa: BLE001 - it is named, and the desk stays open
            self.app.fault(error)
            return
        await self.refresh_desk()
        self.say(words)
