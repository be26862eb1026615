"""Looking further from the check screen: other order, sources, other articles; and how claims are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.workbench.backroom import NEXT, Cancelled
from factcheck.workbench.casework import SORTS
from factcheck.workbench.choices import Choice
from factcheck.workbench.screens.check.deciding import Deciding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.desk import ClaimRecord
    from factcheck.figures import Figure
    from factcheck.workbench.casework import Sort

__all__ = ["Looking"]


class Looking(Deciding):
    """Looking about, and correcting how the machine read a claim."""

    def action_question(self) -> None:
        """Turn to the other question."""
        work = self.casework
        record = work.current if work else None
        if work is None or record is None:
            return
        work.question = "said" if work.question == "true" else "true"
        self.draw_claim()
        self.moved()

    def action_why(self) -> None:
        """Show or hide what made the linker offer the passage under the cursor."""
        self.why = not self.why
        self.draw_evidence()

    def action_sort(self) -> None:
        """Turn to the next order."""
        work = self.casework
        if work is None:
            return
        sorts: list[Sort] = list(SORTS)
        work.arrange(sorts[(sorts.index(work.sort) + 1) % len(sorts)], work.filter)
        self.draw_everything()
        self.say(f"claims {SORTS[work.sort]}")
        self.moved()

    def action_filter(self) -> None:
        """Show some claims only, as one types."""
        self.run_worker(self._filter())

    async def _filter(self) -> None:
        work = self.casework
        if work is None:
            return
        before = work.filter

        def narrow(words: str) -> None:
            work.arrange(work.sort, words)
            self.draw_everything()

        title = "Show claims with words, or state:open relation:differs claimant:name kind:figure by:name"
        words = await self.ask(title, before, changed=narrow)
        work.arrange(work.sort, before if words is None else words)
        self.draw_everything()
        self.moved()

    # Sources

    def action_source(self) -> None:
        """Read the passage under the cursor at its place."""
        offer = self.offer_in_hand()
        if offer is None or self.document is None:
            self.say("there is no source to open here")
            return
        from factcheck.workbench.screens.source import SourceScreen

        link = offer.link
        document = self.document if link.same_article else self.app.desk.document(link.document)
        parts = tuple((part.start, part.end) for part in link.relation.parts)
        screen = SourceScreen(document, offer.title, link.place, (link.start, link.end), parts, not link.same_article)
        self.app.push_screen(screen, self._after_source)

    def _after_source(self, accepted: bool | None) -> None:
        if accepted:
            self.action_accept()

    def action_find(self) -> None:
        """Search the library by hand."""
        self.run_worker(self._find())

    async def _find(self) -> None:
        from factcheck.workbench.research import attached, passages_for

        work = self.casework
        record = work.current if work else None
        if work is None or record is None or self.document is None:
            return
        desk, article = self.app.desk, self.document

        async def search(words: str) -> Sequence[Choice]:
            if not words.strip():
                return ()
            found = await self.app.backroom.run(lambda: passages_for(words, desk.library), NEXT)
            return [Choice(hit.words, f"{hit.title} {hit.place}", hit) for hit in found]

        words = record.claim.figure.text if record.claim.figure else ""
        hint = "words that the passage must have"
        picked = await self.pick("Search the library", find=search, words=words, hint=hint)
        if picked is None:
            return
        key = work.key
        research = work.research.get(key)
        if research is None:
            return
        known = {item.id: item for item in desk.evidence()}
        more = await self.app.backroom.run(lambda: attached(research, picked, article, desk.library, known), NEXT)
        work.research[key] = more
        work.cursors[key] = 0
        self.draw_evidence()
        self.action_accept()

    def action_by_hand(self) -> None:
        """Enter evidence that is no file."""
        self.run_worker(self._by_hand())

    async def _by_hand(self) -> None:
        answers = []
        for title in ("Evidence by hand 1/4: who or what (a name, a book)", "2/4: how (call, letter, photo, book)",
                      "3/4: when (2012-03-05)", "4/4: the words, as they were said or stand there"):  # fmt: skip
            answer = await self.ask(title)
            if answer is None:
                self.say("nothing was entered")
                return
            answers.append(answer)
        who, how, when, words = answers
        if not words:
            self.say("evidence needs its words")
            return
        from factcheck.workbench.intake import add_by_hand

        desk = self.app.desk
        if await self._do(lambda: add_by_hand(desk, who, how, when, words)):
            self.forget_research()
            self.say(f"{who or how} is in the library now")

    # Other places

    def action_elsewhere(self) -> None:
        """Find the same figure in this and other articles."""
        self.run_worker(self._elsewhere())

    async def _elsewhere(self) -> None:
        work = self.casework
        record = work.current if work else None
        figure = record.claim.figure if record else None
        if record is None or figure is None:
            self.say("this claim has no figure to look for")
            return
        try:
            found = await self.app.backroom.run(lambda: self._same_figure(record, figure), NEXT)
        except Cancelled:
            return
        if not found:
            self.say(f"{figure.text} stands nowhere else on this desk")
            return
        picked = await self.pick(f"{figure.text} elsewhere", found)
        if isinstance(picked, str):
            slug, _, number = picked.rpartition("#")
            if slug == self.article.slug:
                self.take(int(number))
            else:
                self.app.check(slug, {"claim": int(number)})

    def _same_figure(self, record: ClaimRecord, figure: Figure) -> list[Choice]:
        found = []
        for article in self.app.desk.articles():
            for other in self.app.desk.claims(article):
                same = other.claim.figure
                if other.key == record.key or same is None:
                    continue
                if (same.value, same.low, same.high, same.unit) == (figure.value, figure.low, figure.high, figure.unit):
                    verdict = other.verdict
                    state = f"{verdict.rating}, {verdict.by}" if verdict else other.state
                    found.append(Choice(other.claim.text, f"{other.key}  {state}", other.key))
        return found

    def action_decisions(self) -> None:
        """Show the last ten decisions on this desk."""
        self.run_worker(self._decisions())

    async def _decisions(self) -> None:
        from factcheck.workbench.drawing.verdicts import local_time

        desk = self.app.desk
        changes = await self.app.backroom.run(lambda: [each for each in desk.log() if each.by == desk.by], NEXT)
        newest = [change for change in changes if change.claims][-10:][::-1]
        if not newest:
            self.say("nothing was decided yet")
            return
        choices = [
            Choice(f"{change.action}: {change.words}", f"{', '.join(change.keys)}  {local_time(change.at)}", change)
            for change in newest
        ]
        picked = await self.pick("Your last decisions: enter goes there", choices)
        if picked is not None and picked.article == self.article.slug:
            self.take(picked.claims[0])

    # How claims are read

    def action_reading(self) -> None:
        """Correct how the figure was read."""
        self.run_worker(self._reading())

    async def _reading(self) -> None:
        work = self.casework
        record = work.current if work else None
        if work is None or record is None:
            return
        before = record.claim.figure
        words = await self.ask(
            "Read the figure as (for example 64%, about 2.3 million, 57-59%)", before.text if before else ""
        )
        if not words:
            return
        desk = self.app.desk
        if await self._do(lambda: desk.read_as(record.key, words)):
            work.research.pop(work.key, None)
            self._changed(record.number)
            self.moved()
            self.say(f"claim {record.number} reads as {words} now; the machine's reading stays on record")

    def action_add_claim(self) -> None:
        """Choose words of the article for a claim."""
        from factcheck.workbench.screens.words import WordsScreen

        work = self.casework
        if self.document is None or work is None:
            return
        record = work.current
        start = record.claim.start if record else self.view.top_offset
        self.app.push_screen(WordsScreen(self.document, start, self.marks()), self._after_words)

    def _after_words(self, span: tuple[int, int] | None) -> None:
        if span is not None:
            self.run_worker(self._add_claim(*span))

    async def _add_claim(self, start: int, end: int) -> None:
        desk, slug = self.app.desk, self.article.slug
        try:
            record = await self.app.backroom.run(lambda: desk.add_claim(slug, start, end), NEXT)
        except (FactcheckError, Cancelled) as error:
            self.complain(error)
            return
        self.take_over({record.number}, "", library_changed=False)
        self.take(record.number)
        self.say(f"claim {record.number} added")

    def action_read(self) -> None:
        """Mark the words in view that stand under no claim as read."""
        work, document = self.casework, self.document
        if work is None or document is None:
            return
        record = work.current
        at = record.claim.end if record and self.pane != "article" else self.view.top_offset
        end = document.text.find("\n", at)
        end = len(document.text) if end < 0 else end
        start = document.text.rfind("\n", 0, at) + 1
        desk, slug = self.app.desk, self.article.slug

        async def mark() -> None:
            if await self._do(lambda: desk.mark_read(slug, start, end)):
                self.say(f"{self.place_of(start)} marked as read")

        self.run_worker(mark())

    # What goes with a verdict

    def action_tag(self) -> None:
        """Choose tags for the next verdict."""
        self.run_worker(self._tag())

    async def _tag(self) -> None:
        from factcheck.desk import TAGS

        work = self.casework
        if work is None:
            return
        chosen = work.choice.tags
        tags = [
            Choice(f"{self.signs.settled if tag in chosen else ' '} {tag}", words, tag) for tag, words in TAGS.items()
        ]
        picked = await self.pick("Tags of the next verdict", tags)
        if picked:
            work.choice.tags = tuple(t for t in TAGS if (t in chosen) != (t == picked))
            self.draw_verdict()

    def action_correct(self) -> None:
        """Write the words that should stand instead."""
        self.run_worker(self._correct())

    async def _correct(self) -> None:
        work = self.casework
        record = work.current if work else None
        if work is None or record is None:
            return
        found = self.research_in_hand()
        at = found.finding.suggestion.link if found else None
        parts = found.finding.links[at].relation.parts if found and at is not None else ()
        figure = record.claim.figure
        text = work.choice.replacement
        if not text and parts and figure is not None:
            # Prefilled with the sentence as it would read with the reported figure in it.
            start = record.claim.start
            text = record.claim.text[: figure.start - start] + parts[0].text + record.claim.text[figure.end - start :]
        words = await self.ask("Instead it should say", text)
        if words is not None:
            work.choice.replacement = words
            self.draw_verdict()

    def action_second(self) -> None:
        """Read a colleague's verdict a second time, without seeing it."""
        self.run_worker(self._second())

    async def _second(self) -> None:
        from factcheck.desk import Verdict

        work = self.casework
        record = work.current if work else None
        if work is None or record is None:
            return
        desk, question = self.app.desk, work.question
        try:
            blind = desk.blind(record.key, question)
        except FactcheckError as error:
            self.complain(error)
            return
        ratings = [Choice(each.name, each.title, each.key, digit) for digit, each in work.scale.digits().items()]
        sources = f"{len(blind.sources)} sources" if len(blind.sources) != 1 else "1 source"
        title = f"Second reading of claim {record.number}, without the first: {sources}"
        picked = await self.pick(title, ratings)
        if picked is None:
            return
        present = record.second.get(question)
        verdict = Verdict(
            self.article.slug, record.number, picked, question, role="second", reads=blind.reads,
            sources=blind.sources, supersedes=present.id if present else None,
        )  # fmt: skip
        if await self._do(lambda: desk.record(verdict)):
            self._changed(record.number)
            self.say(f"second reading of claim {record.number} recorded")

    # Leaving

    def action_copy(self) -> None:
        """Copy the claim with its working."""
        work = self.casework
        record = work.current if work else None
        if record is None:
            return
        found = self.research_in_hand()
        lines = [f"{record.key}: {record.claim.text}"]
        if found:
            lines.append(found.finding.suggestion.working)
        if record.verdict:
            lines.append(f"{record.verdict.rating}, {record.verdict.by}")
        self.app.copy_out("\n".join(lines))

    def action_log(self) -> None:
        """Open the log."""
        self.app.open_log()

    def action_report(self) -> None:
        """Open the report of this article."""
        self.app.open_report(self.article)
