"""Working with others: reading a verdict a second time, who takes care of what, and earlier verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.workbench.choices import Choice
from factcheck.workbench.drawing.verdicts import local_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.workbench.screens.check.screen import CheckScreen

_TASKS = {"rate": "to rate it", "read": "to read it a second time", "decide": "to decide where two disagree"}


def second(screen: CheckScreen) -> None:
    """Read a colleague's verdict without seeing it, or go to the next that waits to be read or decided."""
    work, record = screen.casework, screen.record
    verdict = record.verdicts.get(work.question) if record else None
    if (
        record is not None
        and verdict is not None
        and verdict.os != screen.app.desk.person.os
        and not screen.reads_blind
    ):
        own = record.second.get(work.question)
        if record.state == "settled" and own is None:
            work.second.add(record.number)
            screen.changed(record.number)
            screen.say("what was rated is hidden now; your digit is the second reading")
            return
    following = work.next_to_read()
    if following is None and verdict is not None and verdict.os == screen.app.desk.person.os:
        whose = "you rated this" if verdict.by == screen.app.desk.person.by else f"{verdict.by} has your login"
        screen.say(f"{whose}: a second reader has a login of their own")
    elif following is None:
        screen.say("nothing waits for you to read")
    elif following == work.number and screen.reads_blind:
        screen.say("this is the last that waits for you to read")
    else:
        screen.take(following)


def assign(screen: CheckScreen) -> None:
    """Say who takes care of the claim in hand, or of the marked ones."""
    screen.start_asking(_assign(screen))


async def _assign(screen: CheckScreen) -> None:
    work, desk, record = screen.casework, screen.app.desk, screen.record
    if record is None:
        return
    keys = [work.record(number).key for number in work.numbers if number in work.marked] or [record.key]
    what = f"{len(keys)} claims" if len(keys) > 1 else f"claim {keys[0].rpartition('#')[2]}"
    known = await screen.learn(desk.survey.people) or []
    task = await screen.pick(f"Who takes care of {what}?", [Choice(f"Somebody {words}", "", name)
                                                            for name, words in _TASKS.items()])  # fmt: skip
    if task is None:
        return

    async def names(words: str) -> Sequence[Choice]:
        found = [name for name in known if words.casefold() in name.casefold()]
        new = [words.strip()] if words.strip() and words.strip() not in known else []
        nobody = [] if words.strip() else [Choice("nobody any more", "", ("",))]
        return [*(Choice(name, "", (name,)) for name in (*found, *new)), *nobody]

    picked = await screen.pick(f"{what}: who is {_TASKS[task]}?", find=names, hint="a name or a login")
    if picked is None:
        return
    name = picked[0] or None

    def assign_all() -> None:
        for key in keys:
            desk.claims.assign(key, name, task=task)

    if await screen.do(assign_all):
        screen.changed(*(int(key.rpartition("#")[2]) for key in keys))
        screen.say(f"{name or 'nobody'} is {_TASKS[task]}: {what}")


def precedents(screen: CheckScreen) -> None:
    """Show earlier verdicts on claims that say the same, once one's own is down."""
    screen.start_asking(_precedents(screen))


async def _precedents(screen: CheckScreen) -> None:
    behind = await screen.learn_behind()
    found = behind.precedents if behind else None
    if found is None or not found.count:
        screen.say("there is no earlier verdict on a claim that says the same")
    elif not found.shown:
        verdicts = "1 earlier verdict" if found.count == 1 else f"{found.count} earlier verdicts"
        screen.say(f"{verdicts} on a claim that says the same; shown once you have rated this one")
    else:
        choices = [
            Choice(
                f"{each.verdict.rating}  {each.words}",
                f"{each.key}  {each.verdict.by}, {local_time(each.verdict.at)}",
                each.key,
                detail=each.verdict.reason,
            )
            for each in found.shown
        ]
        if (picked := await screen.pick("Earlier verdicts on claims that say the same", choices)) is not None:
            screen.go_to(picked)
