"""Moving about: from claim to claim, in a pane, and between panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.workbench.screens.check.frame import PANES

if TYPE_CHECKING:
    from factcheck.workbench.screens.check.frame import Pane
    from factcheck.workbench.screens.check.screen import CheckScreen

_BROAD: tuple[Pane, ...] = ("claims", "article", "evidence")
_NARROWEST, _WIDEST = 30, 90
_FAR = 1_000_000_000


def next(screen: CheckScreen) -> None:  # noqa: A001 - named for the action
    """Take the next claim in hand."""
    _step(screen, 1)


def previous(screen: CheckScreen) -> None:
    """Take the one before."""
    _step(screen, -1)


def next_trouble(screen: CheckScreen) -> None:
    """Take the next claim in hand that cannot stay as it is."""
    number = screen.casework.next_trouble()
    if number is None:
        screen.say(
            "nothing here is disputed, answered, changed, or contradicted by the evidence, as far as it is known"
        )
    else:
        screen.take(number)


def _step(screen: CheckScreen, by: int) -> None:
    work = screen.casework
    index = work.index + by
    if not work.order:
        return
    if 0 <= index < len(work.order):
        screen.take(work.order[index])
    else:
        screen.say("this is the last claim" if by > 0 else "this is the first claim")


def down(screen: CheckScreen) -> None:
    """Go down in the pane that has the keys."""
    _in_pane(screen, 1)


def up(screen: CheckScreen) -> None:
    """Go up in it."""
    _in_pane(screen, -1)


def page_down(screen: CheckScreen) -> None:
    """Go a page down in it."""
    _in_pane(screen, 1, page=True)


def page_up(screen: CheckScreen) -> None:
    """Go a page up in it."""
    _in_pane(screen, -1, page=True)


def first(screen: CheckScreen) -> None:
    """Go to the first of it."""
    _in_pane(screen, -_FAR)


def last(screen: CheckScreen) -> None:
    """Go to the last of it."""
    _in_pane(screen, _FAR)


def _in_pane(screen: CheckScreen, by: int, *, page: bool = False) -> None:
    work = screen.casework
    if not work.order:
        return
    if screen.pane == "claims":
        by = by * max(1, screen.claims.size.height - 1) if page else by
        index = max(0, min(work.index + by, len(work.order) - 1))
        if index != work.index:
            screen.take(work.order[index])
    elif screen.pane == "article":
        screen.view.scroll_top(screen.view.top + (by * max(1, screen.view.size.height - 2) if page else by))
    elif page:
        screen.evidence.scroll_top(screen.evidence.top + by * max(1, screen.evidence.size.height - 1))
    elif offers := screen.offers():
        at = work.cursors.get(work.key, 0)
        work.cursors[work.key] = max(0, min(at + by, len(offers) - 1))
        screen.draw_evidence()
    else:
        screen.evidence.scroll_top(screen.evidence.top + by)


def left(screen: CheckScreen) -> None:
    """Give the keys to the pane at the left."""
    _turn(screen, -1)


def right(screen: CheckScreen) -> None:
    """Give the keys to the pane at the right."""
    _turn(screen, 1)


def _turn(screen: CheckScreen, by: int) -> None:
    order = _BROAD if screen.has_class("-broad") else PANES
    at = order.index(screen.pane) + by
    if 0 <= at < len(order):
        screen.give_keys_to(order[at])
        screen.call_after_refresh(screen.draw_everything)


def maximise(screen: CheckScreen) -> None:
    """Give the whole screen to this pane, or all panes their places again."""
    on = not screen.has_class(f"-max-{screen.pane}")
    for each in PANES:
        screen.set_class(on and each == screen.pane, f"-max-{each}")
    screen.call_after_refresh(screen.draw_everything)


def narrower(screen: CheckScreen) -> None:
    """Make the list narrower."""
    _widen(screen, -4)


def wider(screen: CheckScreen) -> None:
    """Make the list wider."""
    _widen(screen, 4)


def _widen(screen: CheckScreen, by: int) -> None:
    width = max(_NARROWEST, min(screen.claims.size.width + by, _WIDEST, screen.size.width - 40))
    styles = screen.claims.styles
    styles.width = styles.min_width = styles.max_width = width
    screen.call_after_refresh(screen.draw_everything)
