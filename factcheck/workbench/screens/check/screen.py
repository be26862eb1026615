"""The screen on which the day is spent: kept up with the machine, with colleagues, and with where the person is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from factcheck.workbench.screens.check.frame import PANES
from factcheck.workbench.screens.check.keys import function_of
from factcheck.workbench.screens.check.looking import Looking

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable, Sequence

    from factcheck.actions import Action
    from factcheck.checking import Question
    from factcheck.desk import Change
    from factcheck.workbench.lookup import Where
    from factcheck.workbench.widgets.article_view import ArticleView
    from factcheck.workbench.widgets.claims_list import ClaimsList
    from factcheck.workbench.widgets.evidence_pane import EvidencePane

__all__ = ["CheckScreen"]

POLL = 1.0  # seconds between two looks at what colleagues did
_TOUCHED = 200  # claims that are read in one go, so that nothing is kept waiting
_PAUSE = 0.03  # between two pieces of work that nobody waits for
_NEWS = 5.0  # how long it is told what a colleague did


class CheckScreen(Looking):
    """One article with its claims."""

    deciding = False  # whether a verdict is being recorded

    def begin(self) -> None:
        """Draw everything for the first time."""
        self.is_drawn = True
        self._read_around()
        self._revision = self.app.desk.revision
        record = self.record
        self.view.show(self.text, self.marks_within, record.claim.start if record else 0)
        self.draw_everything()

    def begin_following(self) -> None:
        """Have the machine look into what is on the screen, and look what colleagues do."""
        self.moved()
        if hindrances := self.app.desk.hindrances:
            self.say("; ".join(hindrances))
        self.latest(self._read_rest, "rest")
        self.set_interval(POLL, self._poll)

    def on_resize(self) -> None:
        """Draw what depends on the width."""
        if self.is_drawn:
            self.call_after_refresh(self.draw_everything)

    # Keys

    def action_act(self, name: str, argument: str = "") -> None:
        """Carry out an action of this place."""
        function_of(name)(self, *([argument] if argument else []))

    def close(self) -> None:
        """Close what is open over the list and the claim, one thing after another; then clear the filter."""
        work = self.casework
        if self._alone(PANES):
            function_of("maximise")(self)
        elif self.about or self.why:
            self.about = self.why = False
            self.draw_evidence()
        elif work.filter:
            work.arrange(work.sort, "")
            self.draw_everything()
            self.say("all claims are shown")
            self.moved()

    def title_of(self, entry: Action) -> str:
        """Give a digit the name of its rating; digits that the scale has not are left out."""
        if entry.name != "rate":
            return super().title_of(entry)
        rating = self.casework.scale.digits().get(entry.argument)
        return f"Rate: {rating.name} ({rating.title})" if rating else ""

    def start(self, work: Coroutine[object, object, None]) -> None:
        """Carry on with what takes several steps: questions, lists, the desk's answers."""
        self.run_worker(work)

    # Where one is

    def take(self, number: int, question: Question | None = None) -> None:
        """Take a claim in hand and show it, with a question of its own where one is given."""
        work = self.casework
        work.go(number, question)
        if work.place_of(number) is None:
            work.arrange(work.sort, "")
            work.go(number, question)
            self.draw_list()
        self.claims.move(work.index)
        self.draw_claim()
        self.draw_header()
        self.moved()

    def claims_numbered(self, words: str) -> Sequence[str]:
        """Give the claim of this article with the number that was typed."""
        number = words.strip().removeprefix("#")
        known = number.isascii() and number.isdigit() and int(number) in self.casework.numbers
        return (f"{self.article.slug}#{int(number)}",) if known else ()

    async def go_there(self, where: Where) -> None:
        """Go to a claim, of this article or another."""
        self.go_to(where.key)

    def go_to(self, key: str, question: Question | None = None) -> None:
        """Go to a claim by its name, in this article or another."""
        slug, _, number = key.rpartition("#")
        if slug == self.article.slug:
            self.take(int(number), question)
        else:
            self.app.check(slug, {"claim": int(number), "question": question})

    def on_claims_list_chosen(self, event: ClaimsList.Chosen) -> None:
        """Take the claim that was pointed at."""
        self.take(self.casework.order[event.index])

    def on_evidence_pane_chosen(self, event: EvidencePane.Chosen) -> None:
        """Put the cursor on the passage that was pointed at."""
        self.casework.cursors[self.casework.key] = event.index
        self.draw_evidence()

    def on_article_view_pointed(self, event: ArticleView.Pointed) -> None:
        """Take the claim whose sentence was pointed at."""
        number = self.claim_at(event.offset)
        if number is not None:
            self.take(number)

    def changed(self, *numbers: int) -> None:
        """Show claims anew, at which this person did something."""
        self.casework.forget(numbers)
        for number in numbers:
            self.redraw(number)
        if self.casework.number in numbers:
            self.draw_claim()
            self.moved()
        self.draw_header()

    # What people did

    async def _read_rest(self) -> None:
        work, desk, slug = self.casework, self.app.desk, self.article.slug
        if not self._passages and await self.learn(lambda: desk.documents.get(self.article)) is not None:
            self.note_passages()
            self.draw_claim()
        # Only claims at which something was recorded count as anything but open.
        touched = await self.learn(lambda: desk.survey.touched(slug)) or []
        missing = [number for number in touched if not work.loaded(number)]
        for start in range(0, len(missing), _TOUCHED):
            part = missing[start : start + _TOUCHED]
            records = await self.learn(lambda part=part: [desk.claims.get(f"{slug}#{number}") for number in part])  # type: ignore[misc]
            for record in records or ():
                if not work.loaded(record.number) and record.gone is None:
                    work.keep(record)
            self.draw_header()
            await asyncio.sleep(_PAUSE)
        self.draw_header()

    def on_screen_resume(self) -> None:
        """See what was done while another screen was on top, before anything counts."""
        if self.is_drawn:
            self.painted = None
            self.start(self._resume())

    async def _resume(self) -> None:
        await self._poll()
        self.draw_claim()

    async def _poll(self) -> None:
        if not self.is_current:
            return
        news = await self.ask_desk(self._news)
        here = await self.ask_desk(self._colleagues_here)
        if here is not None and here != self.others_at:
            self.others_at = here
            self.draw_header()
        if news is not None:
            self._take_over_news(news)
        if self._unsaved:
            self._unsaved = False
            self.keep_position()

    def _colleagues_here(self) -> tuple[tuple[str, str], ...]:
        # In the backroom's thread: who has a claim of this article in hand now, and which.
        found = set()
        for colleague in self.app.desk.person.session.colleagues():
            slug, _, number = colleague.place.rpartition("#")
            if slug == self.article.slug and number.isdigit():
                found.add((colleague.by, number))
        return tuple(sorted(found))

    def _news(self) -> list[Change] | None:
        # In the backroom's thread.
        desk = self.app.desk
        desk.poll()
        before, self._revision = self._revision, desk.revision
        return None if before == self._revision else desk.history.since(before)

    def _take_over_news(self, changes: list[Change]) -> None:
        desk, slug = self.app.desk, self.article.slug
        here = [change for change in changes if change.article == slug]
        library = any("evidence" in change.action for change in changes)
        now, held = desk.articles.get(slug), self.article
        if (now.version, now.scale, now.policy) != (held.version, held.scale, held.policy):
            self.renew()
        elif library:  # a table that changed opens claims again wherever they stand
            self.take_over(number for number in self.casework.numbers if self.casework.loaded(number))
        else:
            if len(here) < len(changes):  # a claim that says the same can stand in another article
                self.casework.background.clear()
            self.take_over({number for change in here for number in change.claims})
        if library:
            self.forget_research()
        theirs = [change for change in here if (change.by, change.os) != (desk.person.by, desk.person.os)]
        if theirs and not self.notice:  # what this person did last is not talked over
            self.say(words := _told(theirs))
            self.set_timer(_NEWS, lambda: self.hush() if self.notice == words else None)

    def renew(self) -> None:
        """Show the article anew: there is another version of it, or it is judged by another scale."""
        desk, work = self.app.desk, self.casework
        self.article = desk.articles.get(self.article.slug)
        work.judge_by(desk.settings.scale(self.article.scale))
        work.research.clear()
        self.note_article()
        self.take_over(work.numbers)
        record = self.record
        self.view.show(self.text, self.marks_within, record.claim.start if record else 0)
        self.draw_everything()
        self.latest(self._read_rest, "rest")

    def take_over(self, numbers: Iterable[int]) -> None:
        """Show what was done at these claims, here or by somebody else."""
        work, numbers = self.casework, set(numbers)
        work.forget(numbers)
        before = list(work.numbers)
        self.note_claims()
        self.note_read()
        listed = before != work.numbers
        if listed:
            self.draw_list()
        for number in numbers.intersection(work.numbers):
            self.redraw(number)
        if listed or work.number in numbers:
            self.draw_claim()
            self.moved()
        self.draw_header()
        self.view.refresh()

    def keep_position(self) -> None:
        """Remember where this person is."""
        work = self.casework
        position = {
            "screen": "check",
            "article": self.article.slug,
            "claim": work.number,
            "sort": work.sort,
            "pane": self.pane,
        }
        session, place = self.app.desk.person.session, f"{self.article.slug}#{work.number}"
        self.app.backroom.later(lambda: session.keep_position(position, place=place), self.app.fault)


def _told(changes: Sequence[Change]) -> str:
    """Say in a line what others did just now."""
    who = ", ".join(sorted({change.by for change in changes}))
    if any(change.action == "new-version" for change in changes):
        return f"{who}: a new version of this article"
    numbers = {number for change in changes for number in change.claims}
    if not numbers:
        return f"{who}: {changes[-1].action.replace('-', ' ')} just now"
    return f"{who}: {'claim ' + str(min(numbers)) if len(numbers) == 1 else str(len(numbers)) + ' claims'} just now"
