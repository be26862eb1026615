"""Moving about on the check screen: from claim to claim, in a pane, and between panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.workbench.screens.check.frame import PANES, CheckFrame

if TYPE_CHECKING:
    from factcheck.workbench.screens.check.frame import Pane
    from factcheck.workbench.widgets.article_view import ArticleView
    from factcheck.workbench.widgets.claims_list import ClaimsList
    from factcheck.workbench.widgets.evidence_pane import EvidencePane

__all__ = ["Moving"]

_BROAD: tuple[Pane, ...] = ("claims", "article", "evidence")
_NARROWEST, _WIDEST = 30, 90


class Moving(CheckFrame):
    """Every key that only moves."""

    def take(self, number: int) -> None:
        """Take a claim in hand and show it."""
        work = self.casework
        if work is None:
            return
        work.go(number)
        if work.place_of(number) is None:
            work.arrange(work.sort, "")
            self.draw_list()
        self.claims.move(work.index)
        self.draw_claim()
        self.draw_header()
        self.moved()

    def moved(self) -> None:
        """Called when another claim or question is in hand."""

    def action_next(self) -> None:
        """Take the next claim in hand."""
        self._step(1)

    def action_previous(self) -> None:
        """Take the one before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        work = self.casework
        if work is None or not work.order:
            return
        index = work.index + by
        if 0 <= index < len(work.order):
            self.take(work.order[index])
        else:
            self.say("this is the last claim" if by > 0 else "this is the first claim")

    def action_down(self) -> None:
        """Go down in the pane that has the keys."""
        self._in_pane(1)

    def action_up(self) -> None:
        """Go up in it."""
        self._in_pane(-1)

    def action_page_down(self) -> None:
        """Go a page down in it."""
        self._in_pane(1, page=True)

    def action_page_up(self) -> None:
        """Go a page up in it."""
        self._in_pane(-1, page=True)

    def action_first(self) -> None:
        """Go to the first of it."""
        self._in_pane(-1_000_000_000)

    def action_last(self) -> None:
        """Go to the last of it."""
        self._in_pane(1_000_000_000)

    def _in_pane(self, by: int, *, page: bool = False) -> None:
        work = self.casework
        if work is None or not work.order:
            return
        if self.pane == "claims":
            by = by * max(1, self.claims.size.height - 1) if page else by
            index = max(0, min(work.index + by, len(work.order) - 1))
            if index != work.index:
                self.take(work.order[index])
        elif self.pane == "article":
            self.view.scroll_top(self.view.top + (by * max(1, self.view.size.height - 2) if page else by))
        else:
            offers = self.offers()
            at = work.cursors.get(work.key, 0)
            if page:
                self.evidence.scroll_top(self.evidence.top + by * max(1, self.evidence.size.height - 1))
            elif offers:
                work.cursors[work.key] = max(0, min(at + by, len(offers) - 1))
                self.draw_evidence()

    def action_left(self) -> None:
        """Give the keys to the pane at the left."""
        self._turn(-1)

    def action_right(self) -> None:
        """Give the keys to the pane at the right."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        order = _BROAD if self.has_class("-broad") else PANES
        at = order.index(self.pane) + by
        if 0 <= at < len(order):
            self.show_pane(order[at])

    def show_pane(self, pane: Pane) -> None:
        """Give the keys to a pane; on a narrow screen it takes the others' place."""
        self._give_keys_to(pane)
        self.call_after_refresh(self.draw_everything)

    def action_maximise(self) -> None:
        """Give the whole screen to this pane, or all panes their places again."""
        on = not self.has_class(f"-max-{self.pane}")
        for each in PANES:
            self.set_class(on and each == self.pane, f"-max-{each}")
        self.call_after_refresh(self.draw_everything)

    def action_narrower(self) -> None:
        """Make the list narrower."""
        self._widen(-4)

    def action_wider(self) -> None:
        """Make the list wider."""
        self._widen(4)

    def _widen(self, by: int) -> None:
        width = max(_NARROWEST, min(self.claims.size.width + by, _WIDEST, self.size.width - 40))
        self.claims.styles.width = width
        self.call_after_refresh(self.draw_everything)

    def on_claims_list_chosen(self, event: ClaimsList.Chosen) -> None:
        """Take the claim that was pointed at."""
        if self.casework is not None:
            self.take(self.casework.order[event.index])

    def on_evidence_pane_chosen(self, event: EvidencePane.Chosen) -> None:
        """Put the cursor on the passage that was pointed at."""
        if self.casework is not None:
            self.casework.cursors[self.casework.key] = event.index
            self.draw_evidence()

    def on_article_view_pointed(self, event: ArticleView.Pointed) -> None:
        """Take the claim whose sentence was pointed at."""
        work = self.casework
        if work is None:
            return
        for number in work.order:
            claim = work.record(number).claim
            if claim.start <= event.offset < claim.end:
                self.take(number)
                return
