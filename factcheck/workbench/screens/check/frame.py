"""The layout of the check screen, and what is in hand on it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from msgspec.structs import replace
from textual.containers import Horizontal, Vertical
from textual.geometry import Region

from factcheck.desk.judging.resting import in_force
from factcheck.errors import FactcheckError
from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.casework import SORTS, Casework, Choice, span_key
from factcheck.workbench.drawing.claims import JUDGED_INKS, judged_as
from factcheck.workbench.drawing.marks import Marks
from factcheck.workbench.filtering import Person
from factcheck.workbench.research import cited_offers
from factcheck.workbench.screens.screen import WorkbenchScreen, stylesheet
from factcheck.workbench.widgets.article_view import ArticleView
from factcheck.workbench.widgets.claims_list import ClaimsList
from factcheck.workbench.widgets.evidence_pane import EvidencePane
from factcheck.workbench.widgets.lines import LineBlock

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.strip import Strip

    from factcheck.actions import Place
    from factcheck.desk import Article, ClaimRecord, Evidence
    from factcheck.documents import Document
    from factcheck.workbench.background import Background
    from factcheck.workbench.casework import Key
    from factcheck.workbench.drawing.claims import ClaimRow
    from factcheck.workbench.drawing.evidence import Offer
    from factcheck.workbench.drawing.passages import Span
    from factcheck.workbench.research import Research

__all__ = ["PANES", "CheckFrame", "Pane"]

Pane = Literal["claims", "article", "evidence"]
PANES: tuple[Pane, ...] = ("claims", "evidence", "article")
# A claim can begin before the stretch that is looked at; siblings and claims of several sentences stand so near.
_BEFORE = 16
# Code points of an article whose passages are read before the first screen.
_LONG = 200_000


class _Bare(Horizontal):
    """What is covered by what stands in it: painted as a blank, without a look at its borders and colours."""

    BLANK = True


class _Walled(Vertical):
    """What stands in it covers it up to a rule above or at its left: from the second line on each is like the next."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the first two lines, and the second again for all below."""
        lines = super().render_lines(Region(crop.x, crop.y, crop.width, min(crop.height, 2)))
        return lines + lines[-1:] * (crop.height - len(lines))


class CheckFrame(WorkbenchScreen[None], inherit_bindings=False):
    """What the check screen is made of."""

    BLANK = True  # as it is covered by what stands in it
    PLACE: ClassVar[Place] = "check"
    CSS_PATH = str(stylesheet("check"))
    BINDINGS: ClassVar[list[BindingType]] = list(bindings_for("check"))

    def __init__(self, article: Article, position: Mapping[str, Any]) -> None:
        super().__init__()
        self.article = article
        self.known: dict[str, Evidence] = {}
        self.pane: Pane = pane if (pane := position.get("pane")) in PANES else "evidence"
        self.why = False  # whether the reasons for the passage under the cursor are shown
        self.about = False  # whether everything that is known of a claim is shown, or only what must be seen
        self.painted: Key | None = None
        self.is_drawn = False
        self.follows = False  # whether the first screen stands, and what is done at it is followed
        self.others_at: tuple[tuple[str, str], ...] = ()  # colleagues, each with the claim that they have in hand
        self._position = position
        self._passages: list[int] = []
        self._read = Marks()

    def compose(self) -> ComposeResult:
        """Header, claims, article, the claim in hand, its verdict, keys."""
        self.fit_to_size()  # before there is anything that it would change the looks of
        self.update_classes({f"-pane-{self.pane}": True}, update=False)
        yield LineBlock(id="header")
        with _Bare(id="body"):
            yield ClaimsList(self._row, signs=self.app.signs, id="claims")
            with _Walled(id="right"):
                yield ArticleView(id="article")
                with _Walled(id="hand"):
                    yield LineBlock(id="claim", resized=self.claim_resized)
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
        self.claim_block = self.query_one("#claim", LineBlock)
        self.question_block = self.query_one("#question", LineBlock)
        self.pinned_block = self.query_one("#pinned", LineBlock)
        self.verdict_block = self.query_one("#verdict", LineBlock)
        self._load()
        self.give_keys_to(self.pane)
        self.call_after_refresh(self.begin)

    def _load(self) -> None:
        desk, slug = self.app.desk, self.article.slug
        self.note_article()
        self._places = desk.survey.places(slug)
        self.note_read()
        person = Person(
            desk.person.os,
            desk.readers.reads_blind,
            desk.readers.question_to_read,
            desk.readers.waits_for,
            desk.readers.is_mine,
        )
        self.casework = Casework(
            self._places.numbers,
            self._read_claim,
            desk.settings.scale(self.article.scale),
            person,
        )
        position = self._position
        sort = position.get("sort", self.app.settings.sort)
        if sort != "place":  # a filter is not kept: nobody remembers it the next day
            self.casework.arrange(sort if sort in SORTS else "place", "")
        if isinstance(number := position.get("claim"), int) and number in self.casework.numbers:
            self.casework.go(number, position.get("question"))
        else:
            self.casework.go_first()

    def _read_claim(self, number: int) -> ClaimRecord:
        name = f"{self.article.slug}#{number}"
        try:
            return self.app.desk.claims.get(name)
        except FactcheckError:
            raise
        except Exception as error:
            raise FactcheckError(name, self.app.faults.note(name, error)) from error

    @property
    def thing(self) -> str:
        """The claim in hand, as a message names it."""
        return f"{self.article.slug}#{self.casework.number}" if self.is_drawn else self.article.slug

    def update_node_styles(self, animate: bool = True) -> None:
        """Apply the stylesheets to everything in it anew; they are applied once already when it is shown first."""
        if self.is_drawn:
            super().update_node_styles(animate)

    def _read_around(self) -> None:
        """Read the claims that are painted first in one go: one by one each looks for what colleagues did."""
        work, rows = self.casework, self.size.height
        near = work.order[max(0, work.index - rows) : work.index + rows]
        with suppress(Exception):  # one that cannot be read is named when it is read alone
            for record in self.app.desk.claims.numbered(self.article.slug, near):
                if not work.loaded(record.number):
                    work.keep(record)

    def _compositor_refresh(self) -> None:
        # Textual paints as soon as there is a layout: an empty screen three times over, before anything stands in it.
        if self.is_drawn:
            super()._compositor_refresh()
            if not self.follows:
                self.follows = True
                self.call_later(self.begin_following)

    def claim_resized(self) -> None:
        """Called when the place of the claim has another size, or has one again."""
        raise NotImplementedError

    def begin_following(self) -> None:
        """Called when the first screen is painted."""
        raise NotImplementedError

    def begin(self) -> None:
        """Called when the sizes are known and nothing is drawn yet."""
        raise NotImplementedError

    # Panes

    def give_keys_to(self, pane: Pane) -> None:
        """Let the keys for moving go to a pane."""
        maximised = self._alone(PANES)
        self.pane = pane
        classes = {f"-pane-{each}": each == pane for each in PANES}
        classes |= {f"-max-{each}": maximised and each == pane for each in PANES}
        self.update_classes(classes, update=self.is_drawn)
        self.claims.activate(pane == "claims")

    @property
    def shows_claim(self) -> bool:
        """Whether the claim in hand and its evidence are on the screen, and not hidden by another pane."""
        if self._alone({"claims", "article"}):
            return False
        return self.pane == "evidence" or not self.has_class("-narrow")

    @property
    def shows_article(self) -> bool:
        """Whether the article is on the screen."""
        if self._alone({"claims", "evidence"}):
            return False
        return self.pane == "article" or not self.has_class("-narrow")

    def _alone(self, panes: Collection[Pane]) -> bool:
        """Whether one of these panes has the whole screen."""
        return any(self.has_class(f"-max-{each}") for each in panes)

    def _row(self, index: int) -> ClaimRow:
        return self.casework.row(index)

    # What is in hand

    @property
    def record(self) -> ClaimRecord | None:
        """The claim in hand, None where none is shown."""
        return self.casework.current

    @property
    def reads_blind(self) -> bool:
        """Whether the question in hand is judged a second time, without being led."""
        record = self.casework.current
        return record is not None and self.casework.blind(record, self.casework.question)

    def research_in_hand(self) -> Research | None:
        """Give what the machine found for the question in hand, None while it searches."""
        return self.casework.research.get(self.casework.key)

    def background_in_hand(self) -> Background | None:
        """Give what the desk knows beside that, None while it is looked up."""
        return self.casework.background.get(self.casework.key)

    def offers(self) -> tuple[Offer, ...]:
        """Give the passages for the question in hand, with what was chosen of them.

        For a claim that is read blind these are the sources of the verdict, without what the machine made of them.
        """
        work = self.casework
        behind, found = self.background_in_hand(), self.research_in_hand()
        if self.reads_blind:
            added = work.choices[work.key].accepted.values() if work.key in work.choices else ()
            offers = cited_offers(behind.blind.sources, added, self.known) if behind and behind.blind else ()
        else:
            offers = found.offers if found else ()
        choice, record = work.choices.get(work.key), self.record
        verdict = None if record is None or self.reads_blind else in_force(record, work.question)
        sides = {(each.document, each.start, each.end): each.side for each in verdict.sources} if verdict else {}
        if choice is None and not sides:
            return offers
        chosen = choice or Choice()
        return tuple(
            replace(
                offer,
                accepted=(key := span_key(offer.link)) in chosen.accepted,
                rejected=key in chosen.rejected,
                carries=key in sides,
                side=chosen.sides.get(key) or sides.get(key, ""),
            )
            for offer in offers
        )

    def offer_in_hand(self) -> Offer | None:
        """Give the passage under the cursor."""
        offers = self.offers()
        at = self.casework.cursors.get(self.casework.key, 0)
        return offers[at] if at < len(offers) else None

    @property
    def document(self) -> Document:
        """The article with its passages; of a long one these are read after the first screen stands."""
        return self.app.desk.documents.get(self.article)

    def note_article(self) -> None:
        """Take note of the article's text, of a short one also where its passages begin."""
        self.text = self.app.desk.documents.text(self.article)
        self._passages = []
        if len(self.text) <= _LONG:
            self.note_passages()

    def note_passages(self) -> None:
        """Take note of where the article's passages begin."""
        self._passages = [passage.start for passage in self.document.passages]

    @property
    def unread(self) -> str:
        """What of the article's language is not read, in words; nothing before the screen stands."""
        language = self.document.language if self._passages and self.follows else None
        if language is None:
            return ""
        from factcheck.language import reading_of  # loaded with the passages

        return reading_of(language) or ""

    def place_of(self, offset: int) -> str:
        """Say where in the article an offset is, nothing before its passages were read."""
        at = bisect_right(self._passages, offset) - 1
        return self.document.passages[at].place if at >= 0 else ""

    def claim_at(self, offset: int) -> int | None:
        """Give the first claim whose words stand at an offset of the article."""
        last = bisect_left(self._places.starts, offset + 1)
        for number in self._places.numbers[max(0, last - _BEFORE) : last]:
            if (record := self.casework.readable(number)) is not None and offset < record.claim.end:
                return number
        return None

    # What is marked in the article

    def note_read(self) -> None:
        """Take note of the words that somebody marked as read."""
        spans = self.app.desk.marks.read(self.article.slug)
        self._read = Marks((start, end, "read") for start, end in spans)

    def note_claims(self) -> None:
        """Take note of where the claims stand: some were added to the article or left it."""
        self._places = self.app.desk.survey.places(self.article.slug)
        if self._places.numbers != self.casework.numbers:
            self.casework.renumber(self._places.numbers)

    def marks_within(self, start: int, end: int) -> list[Span]:
        """Give the marks of a stretch of the article: words that were read, figures of claims."""
        first = max(0, bisect_left(self._places.starts, start) - _BEFORE)
        last = bisect_left(self._places.starts, end)
        marks = self._read.within(start, end)
        for number in self._places.numbers[first:last]:
            record = self.casework.readable(number)
            span = self.mark_of(record) if record is not None else None
            if span is not None and span[0] < end and span[1] > start:
                marks.append(span)
        return marks

    def mark_of(self, record: ClaimRecord) -> Span | None:
        """Give the mark of a claim: its figure, as settled or not."""
        figure = record.claim.figure
        if figure is None or record.gone is not None:
            return None
        if record.state == "disputed" and not self.casework.blind(record):
            return figure.start, figure.end, "disputed"
        verdict = in_force(record)
        if verdict is None:
            return figure.start, figure.end, "mark"
        blind = self.casework.blind(record)
        ink = "asked" if blind else JUDGED_INKS[judged_as(verdict, self.casework.scale)]
        return figure.start, figure.end, f"mark+{ink}" if ink in {"text", "muted"} else ink
