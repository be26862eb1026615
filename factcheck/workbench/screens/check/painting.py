"""What is drawn where on the check screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.desk.judging.resting import in_force, in_line
from factcheck.reports.judgement import sentence
from factcheck.terminal.text import safe_line
from factcheck.workbench.casework import SORTS
from factcheck.workbench.drawing.about import about_lines
from factcheck.workbench.drawing.claims import claim_head, label_ink, relation_words
from factcheck.workbench.drawing.evidence import EvidenceView, nothing, opposing, question_line, summary
from factcheck.workbench.drawing.passages import paragraph
from factcheck.workbench.drawing.verdicts import rating_lines, standing_line
from factcheck.workbench.inks import ruled, truncate
from factcheck.workbench.screens.check.frame import CheckFrame

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.checking import Question
    from factcheck.desk import ClaimRecord
    from factcheck.workbench.casework import Key
    from factcheck.workbench.inks import Line
    from factcheck.workbench.research import Research

__all__ = ["Painting"]

_LOW = 18  # rows from which the verdict has more than a line
_MIDDLE = 24  # rows from which there is room for the number line
_TALL = 32  # rows from which there is room for its values, and for blank lines


class Painting(CheckFrame):
    """Draws the panes from what is in hand."""

    def draw_everything(self) -> None:
        """Draw all panes anew."""
        if self.is_mounted and self.is_drawn:
            self.draw_list()
            self.draw_claim()
            self.draw_header()

    def claim_resized(self) -> None:
        """Draw a claim that had no place until now."""
        if self.is_drawn and self.painted is None:
            self.draw_claim()

    def draw_list(self) -> None:
        """Draw the list of claims."""
        work = self.casework
        self.claims.show(len(work.order), work.index if work.order else -1, max(work.numbers, default=1))

    def draw_header(self) -> None:
        """Say where one is and what is left to do."""
        work = self.casework
        where = f"claim {work.index + 1:,}/{len(work.order):,}" if work.order else "no claims"
        how = f"filter: {work.filter}" if work.filter else f"{work.scale.name} {self.article.version}"
        place = [self.article.slug, how, where]
        if work.sort != "place":
            place.append(SORTS[work.sort])
        if work.marked:
            place.append(f"{len(work.marked)} marked")
        if unread := self.unread:
            place.append(unread)
        place += [f"{who} at {number}" for who, number in self.others_at]
        self.set_header(place, self.facts(), () if work.filter else (how,))

    def facts(self) -> Mapping[str, int | str]:
        """Give what the header counts."""
        return self.casework.counts()

    def draw_claim(self) -> None:
        """Draw the claim in hand with its evidence and verdict, and have it in view in list and article."""
        record = self.record
        if record is not None:
            self._show_in_article(record)
        if not self.shows_claim:
            self.painted = None
            return
        width = self.claim_block.size.width
        if record is None or width < 2:
            words = self.casework.unreadable.get(self.casework.number)
            told = (f"This claim cannot be shown: {words}", "alarm") if words else ("No claim is shown.", "muted")
            self.claim_block.show(paragraph(told[0], max(20, width - 1), (), ink=told[1]))
            self.question_block.show([])
            self.evidence.show(EvidenceView("true"))
            self.verdict_block.show([])
            return
        claim = record.claim
        found = self.research_in_hand()
        rows = max(1, self.claim_block.size.height - 2)
        place, statement = self.place_of(claim.start), found.statement if found else None
        read = self.follows  # a tenth of the time until the first screen stands, and it is told with what was found
        head = self.drawn(lambda: claim_head(record, place, self.text, statement, width, rows, read=read))
        self.claim_block.show(head)
        self.draw_evidence()

    def _show_in_article(self, record: ClaimRecord) -> None:
        if self.shows_article:
            claim = record.claim
            if record.check is not None:
                self.view.focus_spans(record.check.spans, (claim.start, claim.end))
            elif claim.figure is not None:
                self.view.focus_spans([(claim.figure.start, claim.figure.end)], (claim.start, claim.end))
            else:
                self.view.focus_spans([(claim.start, claim.end)])

    def draw_evidence(self) -> None:
        """Draw the evidence for the question in hand, and what there is of a verdict."""
        work, record = self.casework, self.record
        if record is None or not self.shows_claim:
            return
        view = self._evidence_view(record)
        self._show_question(view)
        self.evidence.show(view)
        self._draw_pinned(view)
        self.draw_verdict()
        if self.painted != work.key:
            self.painted = None
            self.call_after_refresh(self._have_painted, work.key)

    def draw_question(self) -> None:
        """Draw the line of the two questions: more is known of the one that is not in hand."""
        if (record := self.record) is not None and self.shows_claim:
            self._show_question(self._evidence_view(record))

    def _show_question(self, view: EvidenceView) -> None:
        block = self.question_block
        width = block.size.width
        asked = self.drawn(lambda: [question_line(view, width)])
        block.show([ruled(width, self.signs.rule), *asked][-block.size.height :])

    def _have_painted(self, key: Key) -> None:
        if self.casework.key == key:
            self.painted = key

    def draw_verdict(self) -> None:
        """Draw what was decided, or what the next verdict will have, and the ratings."""
        work, record = self.casework, self.record
        if record is None:
            return
        block = self.verdict_block
        width = block.size.width
        ratings = rating_lines(work.scale, width)
        pending, blind = work.pending(self.draft()), self.reads_blind
        (standing,) = self.drawn(
            lambda: [standing_line(record, work.question, pending, work.scale, width, self.signs, blind=blind)]
        )
        if self.size.height < _LOW:
            unrated = record.verdict is None or self.reads_blind
            block.styles.height = 1
            block.show([ratings[0] if unrated else standing])
            return
        block.styles.height = 2 + len(ratings)
        block.show([ruled(width, self.signs.rule), standing, *ratings])

    def draft(self) -> str:
        """Give the note at the claim in hand that was begun and not kept."""
        return self.app.desk.person.session.draft(f"{self.article.slug}#{self.casework.number}", "note")

    def redraw(self, number: int) -> None:
        """Draw a claim anew in list and article: something was done at it."""
        if (at := self.casework.place_of(number)) is not None:
            self.claims.follow(at)
        record = self.casework.readable(number)
        if record is not None and (span := self.mark_of(record)) is not None:
            self.view.repaint_span(span[0], span[1])

    def _evidence_view(self, record: ClaimRecord) -> EvidenceView:
        work, found = self.casework, self.research_in_hand()
        others = tuple((name, self._in_brief(record, name)) for name in ("true", "said") if name != work.question)
        blind = self.reads_blind
        return EvidenceView(
            work.question,
            self.offers(),
            work.cursors.get(work.key, 0),
            others if record.claim.quoted or len(record.questions) > 1 else (),
            record.claim.figure,
            found.words if found else (),
            about=self._about(record),
            why=self.why,
            blind=blind,
            itself=record.check is not None,
            searching=self.background_in_hand() is None if blind else found is None,
            library_empty=not self.known,
            reason=record.claim.reason if work.question == "true" and not record.claim.checkable else None,
            judgement=self._judgement(record, found),
            independent=found.independent if found else 0,
            missed=sentence(found.finding) if found and not found.offers else "",
            numbers=self.size.height >= _MIDDLE,
            tall=self.size.height >= _TALL,
            keymap=self.app.settings.keymap,
        )

    def _judgement(self, record: ClaimRecord, found: Research | None) -> tuple[str, str, str]:
        """Give the machine's word on the question in hand; under a verdict, on what the verdict rests on."""
        work = self.casework
        if found is None or self.reads_blind:
            return "", "", ""
        verdict = in_force(record, work.question)
        if verdict is not None:
            link = work.told_by(record, work.question)
            if link is None or not in_line(link, work.scale.judges(verdict.rating)):
                return "", "", ""
            return link.relation.label, label_ink(link.relation.stance), link.relation.working
        return (*relation_words(found.finding), sentence(found.finding)) if found.offers else ("", "", "")

    def _about(self, record: ClaimRecord) -> tuple[Line, ...]:
        behind = self.background_in_hand()
        lines = self.drawn(
            lambda: about_lines(
                record,
                behind,
                self.casework.scale,
                self.evidence.size.width - 2,
                everything=self.about,
                blind=self.reads_blind,
                keymap=self.app.settings.keymap,
                signs=self.signs,
            )
        )
        found = self.research_in_hand()
        failed = [each.fault for each in (found, behind) if each is not None and each.fault]
        return (*lines, *((((f" {safe_line(words)}"), "alarm"),) for words in failed))

    def _in_brief(self, record: ClaimRecord, question: Question) -> str:
        verdict = record.verdicts.get(question)
        blind = self.casework.blind(record, question)
        if verdict is not None:
            return "rated" if blind else verdict.rating
        found = None if blind else self.casework.research.get((record.number, question))
        if found is None:
            return "open"
        if question == "true" and not record.claim.checkable and not found.offers:
            return f"not checkable: {record.claim.reason}"
        return summary(found.offers) or nothing(question, sentence(found.finding))

    def _draw_pinned(self, view: EvidenceView) -> None:
        at = None if view.blind else opposing(view.offers)
        hidden = at is not None and at != view.cursor and not self.evidence.in_view(at)
        self.pinned_block.display = hidden
        if at is not None and hidden:
            offer = view.offers[at]
            relation = offer.link.relation
            line: Line = (
                (f" {offer.letter} ", "key"), (f"{relation.label}  ", "caution"),
                (relation.working, "text"), (f"  {offer.title}", "muted"),
            )  # fmt: skip
            self.pinned_block.show([truncate(line, self.pinned_block.size.width or self.evidence.size.width)])
