"""What a person decides: ratings, sources, notes, questions; and taking it back. On disk before the screen says so."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from factcheck.desk import Conflict, Verdict, cite
from factcheck.errors import FactcheckError
from factcheck.workbench.backroom import NOW, Cancelled
from factcheck.workbench.casework import span_key
from factcheck.workbench.choices import Choice
from factcheck.workbench.drawing.verdicts import rating_name
from factcheck.workbench.keystrokes import SETTLE
from factcheck.workbench.screens.check.following import Following

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.actions import Action
    from factcheck.desk import Change, ClaimRecord, Rating

__all__ = ["Deciding"]


class Deciding(Following):
    """Recording decisions."""

    _deciding = False

    # Rating

    def title_of(self, entry: Action) -> str:
        """Give a digit the name of its rating; digits that the scale has not are left out."""
        if entry.name != "rate" or self.casework is None:
            return super().title_of(entry)
        rating = self.casework.scale.digits().get(entry.argument)
        return f"Rate: {rating.name} ({rating.title})" if rating else ""

    def action_rate(self, digit: str) -> None:
        """Record the rating that this digit has, where it can only have been meant."""
        work = self.casework
        if work is None or work.current is None:
            return
        if self._deciding:
            self.say(f"{digit} was not counted: the verdict before is still being recorded")
            return
        if self.painted != work.key:
            self.say(f"{digit} was not counted: this claim was not on the screen yet")
            return
        rating = work.scale.digits().get(digit)
        if rating is None:
            self.say(f"{digit} is no rating of the scale {work.scale.title}")
            return
        self._deciding = True
        self.run_worker(self._rate(rating, digit))

    async def _rate(self, rating: Rating, digit: str) -> None:
        try:
            await asyncio.sleep(SETTLE)
            if self.app.keystrokes.poured(digit):
                self.say(f"{digit} was not counted: it came inside pasted text")
                return
            work = self.casework
            record = work.current if work else None
            if work is None or record is None:
                return
            verdict = self._verdict_for(record, rating.key)
            if await self._record(verdict):
                work.choices.pop(work.key, None)
                self._settled(record.number, f"{rating.name} recorded for claim {record.number}")
        finally:
            self._deciding = False

    def _verdict_for(self, record: ClaimRecord, rating: str) -> Verdict:
        work = self.casework
        assert work is not None
        choice, found = work.choice, self.research_in_hand()
        in_force = record.verdicts.get(work.question)
        return Verdict(
            article=self.article.slug,
            claim=record.number,
            rating=rating,
            question=work.question,
            tags=choice.tags,
            reason=self._reason(record),
            replacement=choice.replacement or None,
            sources=tuple(cite(link, self.known[link.document]) for link in choice.accepted.values()),
            suggestion=found.finding.suggestion if found else None,
            supersedes=in_force.id if in_force else None,
        )

    def _reason(self, record: ClaimRecord) -> str:
        """Give this person's newest note that no verdict has taken up yet."""
        newest = max((verdict.at for verdict in record.verdicts.values()), default="")
        mine = [note for note in record.notes if note.by == self.app.desk.by and note.at >= newest]
        return mine[-1].text if mine else ""

    async def _record(self, verdict: Verdict) -> bool:
        desk = self.app.desk
        try:
            await self.app.backroom.run(lambda: desk.record(verdict), NOW)
        except Conflict as conflict:
            return await self._settle_conflict(verdict, conflict)
        except Cancelled:
            return False
        except FactcheckError as error:
            self.complain(error)
            return False
        return True

    async def _settle_conflict(self, mine: Verdict, conflict: Conflict) -> bool:
        """Show both verdicts, and let the person decide which is in force."""
        from dataclasses import replace

        theirs = conflict.theirs
        assert self.casework is not None
        self.casework.forget([mine.claim])
        self.draw_everything()
        if not isinstance(theirs, Verdict):
            self.complain(conflict)
            return False
        scale = self.casework.scale

        def words(verdict: Verdict) -> str:
            return f"{rating_name(scale, verdict.rating)}  {verdict.reason}".strip()

        picked = await self.pick(
            f"{theirs.by} rated claim {mine.claim} meanwhile",
            [
                Choice(f"Keep theirs:  {words(theirs)}", f"by {theirs.by}", "theirs"),
                Choice(f"Record mine over it:  {words(mine)}", "both stay in the history", "mine"),
            ],
        )
        return picked == "mine" and await self._record(replace(mine, supersedes=theirs.id))

    def _settled(self, number: int, words: str) -> None:
        work = self.casework
        assert work is not None
        work.forget([number])
        self.redraw(number)
        following = work.next_open()
        if following is None or following == number:
            self.draw_claim()
            self.draw_header()
            self.say(f"{words}; nothing is open any more" if following is None else words)
        else:
            self.take(following)
            self.say(words)

    # Sources

    def action_accept(self) -> None:
        """Take the passage under the cursor as a source, or give it back."""
        work, offer = self.casework, self.offer_in_hand()
        if work is None or offer is None:
            self.say("there is no passage to accept here")
            return
        if offer.link.same_article:
            self.say("the article itself is not a source")
            return
        choice, key = work.choice, span_key(offer.link)
        if key in choice.accepted:
            del choice.accepted[key]
        else:
            choice.accepted[key] = offer.link
            choice.rejected.discard(key)
        self.draw_evidence()

    def action_reject(self) -> None:
        """Set the passage under the cursor aside, or take it back."""
        work, offer = self.casework, self.offer_in_hand()
        if work is None or offer is None:
            return
        choice, key = work.choice, span_key(offer.link)
        choice.accepted.pop(key, None)
        choice.rejected.symmetric_difference_update({key})
        self.draw_evidence()

    # Notes and questions

    def action_note(self) -> None:
        """Write a note at the claim in hand."""
        self._write("note", "Note", lambda key, text: self.app.desk.note(key, text))

    def action_ask(self) -> None:
        """Write down a question to the author."""
        self._write("question", "Question to the author", lambda key, text: self.app.desk.ask(key, text))

    def action_answer(self) -> None:
        """Write down what the author answered."""
        work = self.casework
        record = work.current if work else None
        waiting = [enquiry for enquiry in record.enquiries if enquiry.open] if record else []
        if not waiting:
            self.say("nothing was asked about this claim")
            return
        number = waiting[-1].number
        title = f"Answer to: {waiting[-1].text}"
        self._write("answer", title, lambda _, text: self.app.desk.answer(self.article.slug, number, text))

    def _write(self, field: str, title: str, save: Callable[[str, str], object]) -> None:
        work = self.casework
        if work is not None and work.current is not None:
            self.run_worker(self._written(work.current, field, title, save))

    async def _written(self, record: ClaimRecord, field: str, title: str, save: Callable[[str, str], object]) -> None:
        session, key = self.app.desk.session, record.key
        before = session.draft(key, field)
        text = await self.ask(
            f"{title} · claim {record.number}", before, changed=lambda words: session.keep_draft(key, field, words)
        )
        if text is None:
            self.draw_verdict()
            if session.draft(key, field):
                self.say("not kept yet; what you wrote is still there")
            return
        if not text:
            session.drop_draft(key, field)
            self.draw_verdict()
            return
        if await self._do(lambda: save(key, text)):
            session.drop_draft(key, field)
            self._changed(record.number)
            self.say(f"{field} kept at claim {record.number}")

    async def _do(self, work: Callable[[], object]) -> bool:
        try:
            await self.app.backroom.run(work, NOW)
        except Cancelled:
            return False
        except FactcheckError as error:
            self.complain(error)
            return False
        return True

    def _changed(self, number: int) -> None:
        work = self.casework
        assert work is not None
        work.forget([number])
        self.redraw(number)
        if work.number == number:
            self.draw_claim()
        self.draw_header()

    # Taking back

    def action_undo(self) -> None:
        """Take back this person's last decision, whatever day it is of."""
        self.run_worker(self._turn_back(self.app.desk.undo, "taken back"))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.run_worker(self._turn_back(self.app.desk.redo, "done again"))

    async def _turn_back(self, turn: Callable[[], Change], words: str) -> None:
        try:
            change = await self.app.backroom.run(turn, NOW)
        except Cancelled:
            return
        except FactcheckError as error:
            self.complain(error)
            return
        work = self.casework
        if work is None:
            return
        if change.article == self.article.slug and change.claims:
            self.take_over(set(change.claims), "", library_changed=False)
            there = [number for number in change.claims if number in work.numbers]
            if there:
                self.take(there[0])
        self.say(f"{words}: {change.words or change.action}" + (f", {', '.join(change.keys)}" if change.keys else ""))

    # Several at once

    def action_mark(self) -> None:
        """Mark the claim in hand, or unmark it, and go on."""
        work = self.casework
        if work is None or work.current is None:
            return
        work.marked.symmetric_difference_update({work.number})
        self.claims.repaint(work.index)
        self.draw_header()
        if work.index + 1 < len(work.order):
            self.take(work.order[work.index + 1])

    def action_set_aside(self) -> None:
        """Record the marked claims as not checkable, after asking."""
        self.run_worker(self._set_aside())

    async def _set_aside(self) -> None:

        work = self.casework
        if work is None:
            return
        numbers = [number for number in work.numbers if number in work.marked and not work.record(number).verdict]
        rating = next((each for each in work.scale.ratings if each.key == "not-checkable"), None)
        if not numbers or rating is None:
            self.say("no open claim is marked" if rating else "this scale has no rating for what cannot be checked")
            return
        shown = [Choice(work.record(number).claim.text, f"claim {number}", "") for number in numbers]
        picked = await self.pick(
            f"Record {len(numbers)} claims as {rating.name}?",
            [Choice(f"Yes, all {len(numbers)}", "", "yes"), *shown],
            hint="enter on the first line records them",
        )
        if picked != "yes":
            return
        for number in numbers:
            record = work.record(number)
            verdict = Verdict(self.article.slug, number, rating.key, record.questions[0])
            if not await self._record(verdict):
                break
            work.marked.discard(number)
            self._changed(number)
        self.say(f"{len(numbers)} claims recorded as {rating.name}")
