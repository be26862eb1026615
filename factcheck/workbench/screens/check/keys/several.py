"""Several claims at once: set aside together, or given one verdict after each was shown. No rating is given in bulk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.desk import Verdict
from factcheck.workbench.choices import Choice
from factcheck.workbench.screens.check.keys.rating import record_verdict

if TYPE_CHECKING:
    from factcheck.workbench.screens.check.screen import CheckScreen

_OPEN = ("open", "answered")


def mark(screen: CheckScreen) -> None:
    """Mark the claim in hand, or unmark it, and go on."""
    work = screen.casework
    if screen.record is None:
        return
    work.marked.symmetric_difference_update({work.number})
    screen.claims.follow(work.index)
    screen.draw_header()
    if work.index + 1 < len(work.order):
        screen.take(work.order[work.index + 1])


def set_aside(screen: CheckScreen) -> None:
    """Record the marked claims as not checkable, after asking."""
    screen.start(_set_aside(screen))


async def _set_aside(screen: CheckScreen) -> None:
    work = screen.casework
    numbers = [number for number in work.numbers if number in work.marked and work.record(number).state in _OPEN]
    rating = next((each for each in work.scale.ratings if each.key == "not-checkable"), None)
    if not numbers or rating is None:
        screen.say("no open claim is marked" if rating else "this scale has no rating for what cannot be checked")
        return
    shown = [Choice(work.record(number).claim.text, f"claim {number}", "") for number in numbers]
    picked = await screen.pick(
        f"Record {len(numbers)} claims as {rating.name}?",
        [Choice(f"Yes, all {len(numbers)}", "", "yes"), *shown],
        hint="enter on the first line records them",
    )
    if picked != "yes":
        return
    done = 0
    for number in numbers:
        record = work.record(number)
        before = record.verdicts.get(question := record.questions[0])
        verdict = Verdict(screen.article.slug, number, rating.key, question, supersedes=before.id if before else None)
        if not await record_verdict(screen, verdict):
            break
        done += 1
        work.marked.discard(number)
        screen.changed(number)
    screen.say(f"{done} claims recorded as {rating.name}")


def repeats(screen: CheckScreen) -> None:
    """Give claims that say the same one's verdict on one of them, each after it was shown."""
    screen.start(_repeats(screen))


async def _repeats(screen: CheckScreen) -> None:
    from factcheck.workbench.screens.repeats import Repeat, RepeatsScreen

    record, behind, question = screen.record, await screen.learn_behind(), screen.casework.question
    if record is None or behind is None:
        return
    desk = screen.app.desk
    family = [record, *(tie.record for tie in behind.ties)]
    given = [
        (each, verdict)
        for each in family
        if (verdict := each.verdicts.get(question)) and verdict.os == desk.person.os and each.state not in _OPEN
    ]
    waiting = [each for each in family if each.state in _OPEN and question in each.questions and not each.check]
    if not given or not waiting:
        what = "no claim that says the same is open" if given else "rate one of them first; its verdict is then offered"
        screen.say(what if behind.ties else "no other claim says the same")
        return
    judged, verdict = max(given, key=lambda each: each[1].id)
    shown = [
        Repeat(each, desk.documents.get(each.article), desk.articles.get(each.article))
        for each in waiting
        if desk.articles.get(each.article).scale == verdict.scale
    ]
    if not shown:
        screen.say(f"the claims that say the same are judged by other scales than {verdict.scale}")
        return
    count = await screen.app.push_screen_wait(RepeatsScreen(judged, verdict, shown))
    screen.take_over([each.record.number for each in shown if each.record.article == record.article])
    screen.say(f"{count} of {len(shown)} claims got the verdict of {judged.key}")
