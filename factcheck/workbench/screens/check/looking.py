"""What is looked into on the check screen, and when: the claim in hand first, then those in view, then the others."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from factcheck.desk import UnknownClaim
from factcheck.errors import FactcheckError
from factcheck.workbench.background import background, unknown
from factcheck.workbench.backroom import LATER, NEXT
from factcheck.workbench.research import failed, research
from factcheck.workbench.screens.check.painting import Painting

if TYPE_CHECKING:
    from factcheck.checking import Question
    from factcheck.desk import ClaimRecord, Evidence
    from factcheck.workbench.background import Background
    from factcheck.workbench.casework import Key
    from factcheck.workbench.research import Research

__all__ = ["Looking"]

_AHEAD = 2000  # an article with more claims is linked only where somebody looks
_PAUSE = 0.03  # between two pieces of work that nobody waits for
_RUSH = 0.4  # claims that are left sooner than this are only passed by ...
_LINGER = 0.2  # ... and looked into when one stays
_REST = 0.3  # what stands around a claim is looked into when one stays so long: it may be a page that is turned


class Looking(Painting):
    """Has the machine look into claims, and shows what it found."""

    _unsaved = False  # whether where this person is has changed since it was kept
    _moved_at = -_RUSH
    _stay: asyncio.TimerHandle | None = None

    def moved(self) -> None:
        """Have the claim in hand looked into first, then those in view, then the others."""
        work = self.casework
        if not work.order:
            return
        self._unsaved = True
        self.app.backroom.drop("ahead")
        loop = asyncio.get_running_loop()
        rushing, self._moved_at = loop.time() - self._moved_at < _RUSH, loop.time()
        if self._stay is not None:
            self._stay.cancel()
        look = partial(self.latest, partial(self._look_into, work.key), "in-hand")
        self._stay = loop.call_later(_LINGER if rushing else 0, look)

    async def _look_into(self, key: Key) -> None:
        work = self.casework
        if not self.is_mounted or work.place_of(key[0]) is None:
            return
        record = work.readable(key[0])
        if record is None:
            return
        if not work.blind(record, key[1]):
            await self._research(key, NEXT)
            self.redraw(key[0])
        await self._learn_behind(key, NEXT)
        if work.key == key:
            self.draw_claim()
        for question in record.questions:
            if work.wanting(record, question) and not work.blind(record, question):
                await self._research((key[0], question), NEXT)
                if work.key == key:
                    self.draw_question()
        await self._look_ahead()

    async def learn_behind(self) -> Background | None:
        """Give what the desk knows of the claim in hand, looked up where it is not at hand."""
        return await self._learn_behind(self.casework.key, NEXT)

    async def _look_ahead(self) -> None:
        await asyncio.sleep(_REST)
        work = self.casework
        top = self.claims.top
        in_view = work.order[top : top + max(self.claims.size.height, 3)]
        near = work.order[work.index + 1 : work.index + 4]
        others = work.order if len(work.order) <= _AHEAD else []
        for number in [*near, *in_view, *others]:
            if work.place_of(number) is None:
                continue  # it left the list while others were looked into
            record = work.readable(number)
            if record is None:
                continue
            for question in record.questions if number in near else record.questions[:1]:
                if work.wanting(record, question) and not work.blind(record, question):
                    if await self._research((number, question), LATER) and (at := work.place_of(number)) is not None:
                        self.claims.follow(at)
                    await asyncio.sleep(_PAUSE)
            if work.sort == "trouble" and work.resort():
                self.draw_list()
            if number in near:  # known when the claim is first painted, so that nothing moves under one's eyes
                await self._learn_behind((number, record.questions[0]), LATER)

    async def _research(self, key: Key, when: int) -> bool:
        work = self.casework
        record, question = work.record(key[0]), key[1]
        if not work.wanting(record, question):
            return True
        before = work.research.get(key)

        def look() -> Research | Exception | None:
            try:
                return self._researched(record, question, before)
            except UnknownClaim:
                return None  # it was taken back while it was to be looked into
            except FactcheckError:
                raise
            except Exception as error:  # noqa: BLE001 - it is named at the claim, and the other claims go on
                return error

        found = await self.learn(look, when, _group(when))
        if found is None:
            return False
        if not work.wanting(record, question):
            return True  # it was found out twice at once, and something may have been added to the first
        if isinstance(found, Exception):
            found = failed(record, question, self.app.fault(found, record.key))
        elif found.finding.faults:
            self.say(f"{record.key}: {found.fault}")
        work.research[key] = found
        return True

    async def _learn_behind(self, key: Key, when: int) -> Background | None:
        work = self.casework
        if key not in work.background:
            blind = work.blind(work.record(key[0]), key[1])

            def look() -> Background | Exception | None:
                try:
                    return self._behind(key, blind)
                except UnknownClaim:
                    return None  # as above
                except FactcheckError:
                    raise
                except Exception as error:  # noqa: BLE001 - as above
                    return error

            found = await self.learn(look, when, _group(when))
            if found is None:
                return None
            if isinstance(found, Exception):
                found = unknown(self.app.fault(found, f"{self.article.slug}#{key[0]}"))
            work.background[key] = found
        return work.background[key]

    def _researched(self, record: ClaimRecord, question: Question, before: Research | None) -> Research:
        # In the backroom's thread.
        desk, faults = self.app.desk, self.app.faults
        evidence, choice = self._evidence(), self.casework.choices.get((record.number, question))
        accepted = tuple(choice.accepted.values()) if choice else ()
        return research(record, question, self.document, desk, evidence, faults, before, accepted)

    def _behind(self, key: Key, blind: bool) -> Background:
        # In the backroom's thread.
        self._evidence()
        return background(self.app.desk, self.article.slug, key, blind=blind)

    def _evidence(self) -> dict[str, Evidence]:
        if not self.known:
            self.known = {item.id: item for item in self.app.desk.evidence.all()}
        return self.known

    def forget_research(self) -> None:
        """Look into everything anew: the library changed."""
        self.known = {}
        self.casework.research.clear()
        self.casework.background.clear()
        self.draw_everything()
        self.moved()

    async def learn_finding(self, key: Key) -> None:
        """Have a question looked into now, where it is not yet."""
        await self._research(key, NEXT)

    async def learn_evidence(self) -> None:
        """Have it known which documents the library holds."""
        await self.ask_desk(self._evidence)


def _group(when: int) -> str:
    return "ahead" if when == LATER else ""
