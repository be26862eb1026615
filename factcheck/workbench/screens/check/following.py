"""Keeping the screen up: with what the machine finds, with what colleagues do, and with where the person is."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from factcheck.errors import FactcheckError
from factcheck.workbench.backroom import LATER, NEXT, NOW, Cancelled
from factcheck.workbench.research import research
from factcheck.workbench.screens.check.moving import Moving

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.checking import Question
    from factcheck.desk import Article, Evidence
    from factcheck.workbench.casework import Key
    from factcheck.workbench.research import Research

__all__ = ["Following"]

POLL = 1.0  # seconds between two looks at what colleagues did
_CENSUS = 100  # claims that are read in one go, so that a key is never kept waiting
_AHEAD = 2000  # an article with more claims is linked only where somebody looks
_PAUSE = 0.03  # between two pieces of work that nobody waits for


class Following(Moving):
    """Machine work, colleagues, and the place where one is."""

    def __init__(self, article: Article, position: Mapping[str, Any]) -> None:
        super().__init__(article, position)
        self.known: dict[str, Evidence] = {}
        self._revision = -1
        self._unsaved = False

    def begin(self) -> None:
        """Begin to follow, once there is something on the screen."""
        super().begin()
        self._revision = self.app.desk.revision
        self.call_after_refresh(self._begin_following)

    def _begin_following(self) -> None:
        self.moved()
        self.latest(self._census, "census")
        self.set_interval(POLL, self._poll)

    def moved(self) -> None:
        """Have the claim in hand looked into first, then those in view, then the others."""
        work = self.casework
        if work is None or not work.order:
            return
        self._unsaved = True
        self.app.backroom.drop("ahead")
        self.latest(partial(self._look_into, work.key), "in-hand")

    # What the machine finds

    async def _look_into(self, key: Key) -> None:
        if await self._research(key, NEXT) and self.casework is not None and self.casework.key == key:
            self.draw_claim()
            self.redraw(key[0])
        await self._look_ahead()

    async def _look_ahead(self) -> None:
        work = self.casework
        if work is None:
            return
        top = self.claims.top
        in_view = work.order[top : top + max(self.claims.size.height, 3)]
        near = work.order[work.index + 1 : work.index + 4]
        others = work.order if len(work.order) <= _AHEAD else []
        for number in [*near, *in_view, *others]:
            if work.place_of(number) is None:
                continue  # it left the list while others were looked into
            question = work.record(number).questions[0]
            if (number, question) not in work.research:
                if await self._research((number, question), LATER) and (at := work.place_of(number)) is not None:
                    self.claims.repaint(at)
                await asyncio.sleep(_PAUSE)

    async def _research(self, key: Key, when: int) -> bool:
        work, document = self.casework, self.document
        if work is None or document is None or key in work.research:
            return work is not None
        number, question = key
        try:
            work.research[key] = await self.app.backroom.run(
                lambda: self._researched(number, question), when, "ahead" if when == LATER else ""
            )
        except Cancelled:
            return False
        except FactcheckError as error:
            self.complain(error)
            return False
        return True

    def _researched(self, number: int, question: Question) -> Research:
        # In the backroom's thread.
        assert self.casework is not None
        assert self.document is not None
        desk = self.app.desk
        if not self.known:
            self.known = {item.id: item for item in desk.evidence()}
        return research(self.casework.record(number).claim, question, self.document, desk.library, self.known)

    def forget_research(self) -> None:
        """Look into everything anew: the library changed."""
        self.known = {}
        if self.casework is not None:
            self.casework.research.clear()
        self.draw_everything()
        self.moved()

    # All claims, a part at a time

    async def _census(self) -> None:
        work = self.casework
        if work is None:
            return
        missing = [number for number in work.numbers if not work.loaded(number)]
        for start in range(0, len(missing), _CENSUS):
            present = set(work.numbers)
            for number in present.intersection(missing[start : start + _CENSUS]):
                work.record(number)
            self.draw_header()
            await asyncio.sleep(_PAUSE)
        self.draw_header()
        self.view.mark(self.marks())

    # Colleagues, and where one is

    async def _poll(self) -> None:
        if not self.is_current:
            return
        try:
            news = await self.app.backroom.run(self._news, NOW)
        except Cancelled:
            return
        except FactcheckError as error:
            self.complain(error)
            return
        if news is not None:
            self.take_over(*news)
        if self._unsaved:
            self._unsaved = False
            self.keep_position()

    def _news(self) -> tuple[set[int], str, bool] | None:
        # In the backroom's thread: the claims concerned, who did it, and whether the library changed.
        desk = self.app.desk
        desk.poll()
        if desk.revision == self._revision:
            return None
        changes = desk.changes_since(self._revision)
        self._revision = desk.revision
        mine = (desk.by, desk.os)
        numbers = {number for change in changes if change.article == self.article.slug for number in change.claims}
        others = sorted({change.by for change in changes if (change.by, change.os) != mine and change.claims})
        return numbers, ", ".join(others), any("evidence" in change.action for change in changes)

    def take_over(self, numbers: set[int], by: str, library_changed: bool) -> None:
        """Show what was done at these claims, here or by somebody else."""
        work = self.casework
        if work is None:
            return
        present = self.app.desk.claim_numbers(self.article.slug)
        listed = present != work.numbers
        work.forget(numbers)
        if listed:
            work.renumber(present)
            self.draw_list()
        for number in numbers.intersection(present):
            self.redraw(number)
        if listed or work.number in numbers:
            self.draw_claim()
        self.draw_header()
        if listed:
            self.view.mark(self.marks())
        if library_changed:
            self.forget_research()
        if by and numbers:
            count = len(numbers)
            self.say(f"{by}: {'claim ' + str(min(numbers)) if count == 1 else str(count) + ' claims'} just now")

    def keep_position(self) -> None:
        """Remember where this person is."""
        work = self.casework
        if work is None:
            return
        position = {
            "screen": "check",
            "article": self.article.slug,
            "claim": work.number,
            "sort": work.sort,
            "filter": work.filter,
            "pane": self.pane,
        }
        session, place = self.app.desk.session, f"{self.article.slug}#{work.number}"
        self.app.backroom.later(lambda: session.keep_position(position, place=place))
