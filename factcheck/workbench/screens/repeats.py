"""Claims that say the same as one that was rated, shown one after the other: each gets the verdict, or is passed by."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct
from msgspec.structs import replace

from factcheck.claims import word_changes
from factcheck.terminal.text import safe_line
from factcheck.workbench.bindings import bindings_for
from factcheck.workbench.drawing.about import diff_lines
from factcheck.workbench.drawing.passages import paragraph
from factcheck.workbench.drawing.verdicts import decided
from factcheck.workbench.inks import BLANK, ruled
from factcheck.workbench.screens.reading import KEYS_THAT_SCROLL, ScrollingScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from factcheck.actions import Place
    from factcheck.desk import Article, ClaimRecord, Verdict
    from factcheck.documents import Document
    from factcheck.workbench.inks import Line

__all__ = ["Repeat", "RepeatsScreen"]


class Repeat(Struct, frozen=True):
    """A claim that waits for the verdict, with the document that it stands in."""

    record: ClaimRecord
    document: Document
    article: Article


class RepeatsScreen(ScrollingScreen[int], inherit_bindings=False):
    """Gives how many of the claims got the verdict."""

    PLACE: ClassVar[Place] = "repeats"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("repeats"), *KEYS_THAT_SCROLL]

    def __init__(self, judged: ClaimRecord, verdict: Verdict, repeats: Sequence[Repeat]) -> None:
        super().__init__()
        self._judged = judged
        self._verdict = verdict
        self._repeats = repeats
        self._at = 0
        self._given = 0
        self._shown = -1  # the repeat whose last line was in view
        self._last = 0
        self._giving = False

    def on_mount(self) -> None:
        """Show the first."""
        super().on_mount()
        self.watch(self.pane, "scroll_y", self._note_shown, init=False)

    def draw(self) -> None:
        """Draw a repeat, and below it the claim that was rated."""
        repeat = self._repeats[self._at]
        self.set_header((f"{repeat.record.key} says the same",), {"": f"{self._at + 1} of {len(self._repeats)}"})
        width = self.reading_width
        words = self._words(repeat, width)
        self._last = len(words) - 1
        self.pane.show([*words, *self._rated(width)])
        self._note_shown()

    def _note_shown(self) -> None:
        # It counts when it is painted, which is after this.
        self.call_after_refresh(self._have_shown, self._at)

    def _have_shown(self, at: int) -> None:
        if at == self._at and self._last < self.pane.top + self.pane.size.height:
            self._shown = at

    def _rated(self, width: int) -> list[Line]:
        scale = self.app.desk.settings.scale(self._verdict.scale)
        return [
            ruled(width, self.signs.rule),
            ((f"You rated {self._judged.key}:", "muted"),),
            *paragraph(self._judged.claim.text, width, ()),
            decided(self._verdict, scale, self.signs),
        ]

    def _words(self, repeat: Repeat, width: int) -> list[Line]:
        record, document = repeat.record, repeat.document
        start = document.text.rfind("\n", 0, record.claim.start) + 1
        end = document.text.find("\n", record.claim.end)
        around = document.text[start : end if end >= 0 else len(document.text)]
        figure, first = record.claim.figure, record.claim.start - start
        spans = [(first, first + len(record.claim.text), "strong")]
        if figure is not None:
            spans.append((figure.start - start, figure.end - start, "focus"))
        lines: list[Line] = [
            ((safe_line(f"{record.key} · {repeat.article.title}"), "muted"),),
            *paragraph(around, width, spans, ink="muted"),
            BLANK,
        ]
        if record.claim.text != self._judged.claim.text:
            lines += diff_lines("words that differ", word_changes(self._judged.claim.text, record.claim.text), width)
        return lines

    def action_same(self) -> None:
        """Give this claim the same verdict, where all of it was on the screen."""
        if self._giving:
            return
        if self._shown != self._at:
            self.say("it goes on below: scroll to its end first")
            return
        self._giving = True
        self.run_worker(self._give(self._repeats[self._at].record))

    async def _give(self, record: ClaimRecord) -> None:
        desk, given = self.app.desk, self._verdict
        before = record.verdicts.get(given.question)
        verdict = replace(
            given,
            article=record.article,
            claim=record.number,
            reason=given.reason or f"as {self._judged.key}",
            replacement=given.replacement if record.claim.text == self._judged.claim.text else None,
            suggestion=None,
            supersedes=before.id if before else None,
        )
        recorded = await self.do(lambda: desk.claims.rate(verdict))
        self._giving = False
        if recorded:
            self._given += 1
            self.action_pass_by()

    def action_pass_by(self) -> None:
        """Leave this claim as it is."""
        if self._giving:
            return
        if self._at + 1 < len(self._repeats):
            self._at += 1
            self.draw()
        else:
            self.action_finish()

    def action_finish(self) -> None:
        """Go back, when what is being recorded is."""
        if not self._giving:
            self.dismiss(self._given)
