"""What is shown of the claims: which question, how much about one, in which order, and which of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.workbench.casework import SORTS
from factcheck.workbench.choices import Choice
from factcheck.workbench.filtering import VIEWS

if TYPE_CHECKING:
    from factcheck.workbench.casework import Sort
    from factcheck.workbench.screens.check.screen import CheckScreen


def question(screen: CheckScreen) -> None:
    """Turn to the other question."""
    work, record = screen.casework, screen.record
    if record is None:
        return
    if not (record.claim.quoted or len(record.questions) > 1):
        screen.say("nobody is quoted here, so there is only one question")
        return
    work.question = "said" if work.question == "true" else "true"
    screen.draw_claim()
    screen.moved()


def about(screen: CheckScreen) -> None:
    """Show everything that is known of a claim, or only what must be seen."""
    screen.about = not screen.about
    screen.draw_evidence()


def sort(screen: CheckScreen) -> None:
    """Turn to the next order."""
    work = screen.casework
    sorts: list[Sort] = list(SORTS)
    work.arrange(sorts[(sorts.index(work.sort) + 1) % len(sorts)], work.filter)
    screen.draw_everything()
    screen.say(f"claims {SORTS[work.sort]}")
    screen.moved()


def filter(screen: CheckScreen) -> None:  # noqa: A001 - named for the action
    """Show some claims only, as one types."""
    screen.start_asking(_filter(screen))


async def _filter(screen: CheckScreen) -> None:
    work = screen.casework

    def show(words: str) -> None:
        work.arrange(work.sort, words)
        screen.draw_everything()

    title = "Show claims with words, or is:waiting state:open relation:differs claimant:name kind:figure by:name"
    await screen.narrow(title, work.filter, show)
    screen.moved()


def views(screen: CheckScreen) -> None:
    """Choose among the filters that have a name."""
    screen.start_asking(_views(screen))


async def _views(screen: CheckScreen) -> None:
    work = screen.casework
    counted = dict.fromkeys(VIEWS, 0)
    loaded = [number for number in work.numbers if work.loaded(number)]
    for number in loaded:
        standing = work.standings(work.record(number))
        for name in VIEWS:
            counted[name] += name.partition(":")[2] in standing
    # At those that nobody looked at yet nothing was recorded: they are open.
    counted |= {"": len(work.numbers), "is:open": counted["is:open"] + len(work.numbers) - len(loaded)}
    counted["is:itself"] = len(screen.app.desk.survey.self_checks(screen.article.slug))
    choices = [
        Choice(f"{title}{'  (now)' if name == work.filter else ''}", f"{counted[name]}", (name,), detail=words)
        for name, (title, words) in VIEWS.items()
    ]
    picked = await screen.pick("Show only", choices)
    if picked is not None:
        work.arrange(work.sort, picked[0])
        screen.draw_everything()
        screen.moved()
