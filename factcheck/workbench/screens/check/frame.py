"""The layout of the check screen, and what is drawn where."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual.containers import Horizontal, Vertical

from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.casework import SORTS, Casework
from factcheck.workbench.drawing.claims import claim_head
from factcheck.workbench.drawing.evidence import EvidenceView, opposing, question_line
from factcheck.workbench.drawing.verdicts import rating_lines, standing_line
from factcheck.workbench.inks import ruled, truncate
from factcheck.workbench.screens.room import Room, stylesheet
from factcheck.workbench.widgets.article_view import ArticleView
from factcheck.workbench.widgets.claims_list import ClaimsList
from factcheck.workbench.widgets.evidence_pane import EvidencePane
from factcheck.workbench.widgets.lines import LineBlock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.actions import Place
    from factcheck.checking import Question
    from factcheck.desk import Article, ClaimRecord
    from factcheck.documents import Document
    from factcheck.workbench.casework import Key
    from factcheck.workbench.drawing.evidence import Offer
    from factcheck.workbench.drawing.passages import Span
    from factcheck.workbench.inks import Line
    from factcheck.workbench.research import Research

__all__ = ["PANES", "CheckFrame", "Pane"]

Pane = Literal["claims", "article", "evidence"]
PANES: tuple[Pane, ...] = ("claims", "evidence", "article")


class CheckFrame(Room[None], inherit_bindings=False):
    """What the parts of the check screen share."""

    PLACE: ClassVar[Place] = "check"
    CSS_PATH = str(stylesheet("check"))
    BINDINGS: ClassVar[list[BindingType]] = list(bindings_for("check"))

    def __init__(self, article: Article, position: Mapping[str, Any]) -> None:
        super().__init__()
        self.article = article
        self.document: Document | None = None
        self.casework: Casework | None = None
        self.pane: Pane = "evidence"
        self.why = False
        self.painted: Key | None = None
        self._position = position
        self._starts: list[int] = []
        self.is_drawn = False

    def compose(self) -> ComposeResult:
        """Header, claims, article, the claim in hand, its verdict, keys."""
        yield LineBlock(id="header")
        with Horizontal(id="body"):
            yield ClaimsList(self._row, signs=self.app.signs, id="claims")
            with Vertical(id="right"):
                yield ArticleView(id="article")
                with Vertical(id="hand"):
                    yield LineBlock(id="claim")
                    yield LineBlock(id="question")
                    yield EvidencePane(signs=self.app.signs, id="evidence")
                    yield LineBlock(id="pinned")
        yield LineBlock(id="verdict")
        yield LineBlock(id="footer")

    def on_mount(self) -> None:
        """Begin where this person was."""
        self.claims = self.query_one(ClaimsList)
        self.view = self.query_one(ArticleView)
        self.evidence = self.query_one(EvidencePane)
        self._claim = self.query_one("#claim", LineBlock)
        self._question = self.query_one("#question", LineBlock)
        self._pinned = self.query_one("#pinned", LineBlock)
        self._verdict = self.query_one("#verdict", LineBlock)
        self._load()
        self._give_keys_to(self.pane)
        self.call_after_refresh(self.begin)

    def _load(self) -> None:
        desk, slug = self.app.desk, self.article.slug
        self.document = desk.document(self.article)
        self._starts = [passage.start for passage in self.document.passages]
        casework = Casework(
            desk.claim_numbers(slug), lambda number: desk.claim(f"{slug}#{number}"), desk.scale(self.article.scale)
        )
        position = self._position
        sort = position.get("sort", self.app.settings.sort)
        words = str(position.get("filter", ""))
        if words or sort != "place":
            casework.arrange(sort if sort in SORTS else "place", words)
        if isinstance(number := position.get("claim"), int) and number in casework.numbers:
            casework.go(number)
        else:
            casework.go_first()
        if position.get("pane") in PANES:
            self.pane = position["pane"]
        self.casework = casework

    def begin(self) -> None:
        """Draw everything for the first time; what follows is done when that is on the screen."""
        if self.document is None:
            return
        self.is_drawn = True
        self.view.show(self.document.text)
        self.draw_everything()

    def on_resize(self) -> None:
        """Draw what depends on the width."""
        if self.is_drawn:
            self.call_after_refresh(self.draw_everything)

    def _row(self, index: int) -> Any:  # noqa: ANN401 - a ClaimRow
        assert self.casework is not None
        return self.casework.row(index)

    # What is drawn

    def draw_everything(self) -> None:
        """Draw all panes anew."""
        if self.casework is None or not self.is_mounted:
            return
        self.draw_list()
        self.draw_claim()
        self.draw_header()

    def draw_list(self) -> None:
        """Draw the list of claims."""
        if (work := self.casework) is not None:
            self.claims.show(len(work.order), work.index if work.order else -1, max(work.numbers, default=1))

    def draw_header(self) -> None:
        """Say where one is and what is left to do."""
        work = self.casework
        if work is None:
            return
        where = f"claim {work.index + 1}/{len(work.order)}" if work.order else "no claims"
        place = [self.article.slug, f"{work.scale.name} {self.article.version}", where]
        if work.filter:
            place.append(f"filter: {work.filter}")
        if work.sort != "place":
            place.append(SORTS[work.sort])
        if work.marked:
            place.append(f"{len(work.marked)} marked")
        self.set_header(place, self.facts())

    def facts(self) -> Mapping[str, int | str]:
        """Give what the header counts."""
        return self.casework.counts() if self.casework else {}

    def draw_claim(self) -> None:
        """Draw the claim in hand with its evidence and verdict, and have it in view in list and article."""
        work = self.casework
        record = work.current if work else None
        width = self._claim.size.width
        if record is None or self.document is None or width < 2:
            self._claim.show([(("No claim is shown.", "muted"),)])
            self._question.show([])
            self.evidence.show(EvidenceView("true"))
            self._verdict.show([])
            return
        claim = record.claim
        found = self.research_in_hand()
        rows = max(1, self._claim.size.height - 2)
        place, statement = self.place_of(claim.start), found.statement if found else None
        self._claim.show(claim_head(record, place, self.document.text, statement, width, rows))
        words = (claim.figure.start, claim.figure.end) if claim.figure else (claim.start, claim.end)
        self.view.focus_span(*words, (claim.start, claim.end) if claim.figure else None)
        self.draw_evidence()

    def draw_evidence(self) -> None:
        """Draw the evidence for the question in hand, and what there is of a verdict."""
        work = self.casework
        record = work.current if work else None
        if work is None or record is None:
            return
        view = self._evidence_view(record)
        width = self._question.size.width
        self._question.show([ruled(width, self.signs.rule), question_line(view, width)][-self._question.size.height :])
        self.evidence.show(view)
        self._draw_pinned(view)
        self.draw_verdict()
        if self.painted != work.key:
            self.painted = None
            self.call_after_refresh(self._have_painted, work.key)

    def _have_painted(self, key: Key) -> None:
        if self.casework is not None and self.casework.key == key:
            self.painted = key

    def draw_verdict(self) -> None:
        """Draw what was decided, or what the next verdict will have, and the ratings."""
        work = self.casework
        record = work.current if work else None
        if work is None or record is None:
            return
        width = self._verdict.size.width
        ratings = rating_lines(work.scale, width)
        standing = standing_line(record, work.question, work.pending(self.draft()), work.scale, width, self.signs)
        room = self.size.height
        if room < 18:
            self._verdict.show([ratings[0] if record.verdict is None else standing])
            return
        self._verdict.styles.height = 2 + len(ratings)
        self._verdict.show([ruled(width, self.signs.rule), standing, *ratings])

    def draft(self) -> str:
        """Give the note that was begun and not kept, with a sign that it is not."""
        work = self.casework
        text = self.app.desk.session.draft(f"{self.article.slug}#{work.number}", "note") if work else ""
        return f"{text} (not kept yet)" if text else ""

    def _evidence_view(self, record: ClaimRecord) -> EvidenceView:
        assert self.casework is not None
        work, found = self.casework, self.research_in_hand()
        others = tuple((name, self._in_brief(record, name)) for name in ("true", "said") if name != work.question)
        return EvidenceView(
            work.question,
            self.offers(),
            work.cursors.get(work.key, 0),
            others if record.claim.quoted or len(record.questions) > 1 else (),
            record.claim.figure,
            found.words if found else (),
            why=self.why,
            searching=found is None,
            library_empty=not self.app.desk.evidence(),
            reason=record.claim.reason if not record.claim.checkable else None,
            numbers=self.size.width >= 100 and self.size.height >= 32,
            keymap=self.app.settings.keymap,
        )

    def _in_brief(self, record: ClaimRecord, question: Question) -> str:
        verdict = record.verdicts.get(question)
        if verdict is not None:
            return verdict.rating
        return "no transcript" if question == "said" else "open"

    def _draw_pinned(self, view: EvidenceView) -> None:
        at = opposing(view.offers)
        hidden = at is not None and at != view.cursor and not self.evidence.in_view(at)
        self._pinned.display = hidden
        if at is not None and hidden:
            offer = view.offers[at]
            relation = offer.link.relation
            line: Line = (
                (f" {offer.letter} ", "key"), (f"{relation.label}  ", "caution"),
                (relation.working, "text"), (f"  {offer.title}", "muted"),
            )  # fmt: skip
            self._pinned.show([truncate(line, self._pinned.size.width or self.evidence.size.width)])

    # What is in hand

    def research_in_hand(self) -> Research | None:
        """Give what the machine found for the question in hand, None while it searches."""
        return self.casework.research.get(self.casework.key) if self.casework is not None else None

    def offers(self) -> tuple[Offer, ...]:
        """Give the passages for the question in hand, with what was chosen of them."""
        from dataclasses import replace

        from factcheck.workbench.casework import span_key

        found, work = self.research_in_hand(), self.casework
        if work is None:
            return ()
        choice = work.choices.get(work.key)
        offers = found.offers if found else ()
        if choice is None:
            return offers
        return tuple(
            replace(
                offer,
                accepted=span_key(offer.link) in choice.accepted,
                rejected=span_key(offer.link) in choice.rejected,
            )
            for offer in offers
        )

    def offer_in_hand(self) -> Offer | None:
        """Give the passage under the cursor."""
        offers, work = self.offers(), self.casework
        at = work.cursors.get(work.key, 0) if work else 0
        return offers[at] if at < len(offers) else None

    def place_of(self, offset: int) -> str:
        """Say where in the article an offset is."""
        at = bisect_right(self._starts, offset) - 1
        return self.document.passages[at].place if self.document is not None and at >= 0 else ""

    def marks(self) -> list[Span]:
        """Give the marks of the article: every claim that was read so far, by where it stands."""
        work = self.casework
        if work is None:
            return []
        loaded = (number for number in work.numbers if work.loaded(number))
        return [span for number in loaded if (span := self._mark_of(work.record(number))) is not None]

    def _mark_of(self, record: ClaimRecord) -> Span | None:
        figure = record.claim.figure
        return None if figure is None else (figure.start, figure.end, "settled" if record.verdict else "mark")

    def redraw(self, number: int) -> None:
        """Draw a claim anew in list and article: something was done at it."""
        work = self.casework
        if work is None:
            return
        if (at := work.place_of(number)) is not None:
            self.claims.repaint(at)
        if (span := self._mark_of(work.record(number))) is not None:
            self.view.remark(span)

    def _give_keys_to(self, pane: Pane) -> None:
        maximised = any(self.has_class(f"-max-{each}") for each in PANES)
        self.pane = pane
        for each in PANES:
            self.set_class(each == pane, f"-pane-{each}")
            self.set_class(maximised and each == pane, f"-max-{each}")
        self.claims.activate(pane == "claims")
