"""Taking back and doing again: one's last decision, or any of the last ten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.desk import Conflict
from factcheck.errors import FactcheckError
from factcheck.workbench.backroom import NOW, Cancelled
from factcheck.workbench.choices import Choice
from factcheck.workbench.drawing.verdicts import local_time, version_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.desk import Change
    from factcheck.workbench.screens.check.screen import CheckScreen

_SHOWN = 10


def undo(screen: CheckScreen) -> None:
    """Take back this person's last decision, whatever day it is of."""
    screen.start(_turn(screen, screen.app.desk.history.undo, "taken back"))


def redo(screen: CheckScreen) -> None:
    """Do again what was taken back."""
    screen.start(_turn(screen, screen.app.desk.history.redo, "done again"))


async def _turn(screen: CheckScreen, turn: Callable[[], Change], words: str) -> None:
    try:
        change = await screen.app.backroom.run(turn, NOW)
    except Conflict as conflict:
        await _side_by_side(screen, conflict)
        return
    except Cancelled:
        return
    except FactcheckError as error:
        screen.complain(error)
        return
    if change.article == screen.article.slug and change.claims:
        screen.take_over(change.claims)
        there = [number for number in change.claims if number in screen.casework.numbers]
        if there:
            screen.take(there[0])
    screen.say(f"{words}: {change.words or change.action}" + (f", {', '.join(change.keys)}" if change.keys else ""))


async def _side_by_side(screen: CheckScreen, conflict: Conflict) -> None:
    """Show what somebody has built on it since, beside what was to be taken back; nothing is changed."""
    scale = screen.casework.scale
    await screen.pick(
        f"{conflict.thing} {conflict.problem}",
        [
            Choice(f"What you did:  {version_words(conflict.mine, scale)}"),
            Choice(f"What stands now:  {version_words(conflict.theirs, scale)}"),
        ],
        hint="nothing was changed; esc goes back, and a verdict of yours can be recorded over it",
    )


def decisions(screen: CheckScreen) -> None:
    """Show this person's last ten decisions, to go to one or to take it back."""
    screen.start_asking(_decisions(screen))


async def _decisions(screen: CheckScreen) -> None:
    desk = screen.app.desk
    changes = await screen.learn(desk.history.own) or []
    newest = changes[-_SHOWN:][::-1]
    if not newest:
        screen.say("nothing was decided by you yet")
        return
    choices = [
        Choice(f"{change.action}: {change.words}", f"{', '.join(change.keys)}  {local_time(change.at)}", change)
        for change in newest
    ]
    picked = await screen.pick("Your last decisions", choices)
    if picked is None:
        return
    what = await screen.pick(
        f"{picked.action} {', '.join(picked.keys)} {picked.words}",
        [Choice("Go there", "", "go"), Choice("Take it back", "it stays in the history", "undo")],
    )
    if what == "undo":
        await _turn(screen, lambda: desk.history.undo(picked.revision), "taken back")
    elif what == "go" and picked.article == screen.article.slug and picked.claims[0] not in screen.casework.numbers:
        screen.say(f"claim {picked.claims[0]} is no longer in the article")
    elif what == "go" and picked.article == screen.article.slug:
        screen.take(picked.claims[0])
    elif what == "go":
        screen.app.check(picked.article, {"claim": picked.claims[0]})
