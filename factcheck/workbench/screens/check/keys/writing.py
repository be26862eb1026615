"""What a person writes at a claim: notes, other words, tags, questions to the author and their answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.desk import TAGS
from factcheck.workbench.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.desk import ClaimRecord
    from factcheck.workbench.screens.check.screen import CheckScreen

_ADDRESSED = re.compile(r"@(?P<to>[^:\n]{1,80}):\s*(?P<words>.+)", re.DOTALL)


def note(screen: CheckScreen) -> None:
    """Write a note at the claim in hand."""
    desk = screen.app.desk
    _write(screen, "note", "Note", lambda key, text: desk.claims.note(key, text))


def ask(screen: CheckScreen) -> None:
    """Write down a question to the author, or to somebody else who is named before it."""
    desk = screen.app.desk

    def keep(key: str, text: str) -> object:
        addressed = _ADDRESSED.fullmatch(text)
        return (
            desk.enquiries.ask(key, addressed["words"], to=addressed["to"].strip())
            if addressed
            else desk.enquiries.ask(key, text)
        )

    _write(screen, "question", "Question to the author (or @name: question)", keep)


def answer(screen: CheckScreen) -> None:
    """Write down what the author answered."""
    record, desk = screen.record, screen.app.desk
    waiting = [enquiry for enquiry in record.enquiries if enquiry.open] if record else []
    if not waiting:
        screen.say("nothing was asked about this claim")
        return
    number = waiting[-1].number
    title = f"Answer to: {waiting[-1].text}"
    _write(screen, "answer", title, lambda _, text: desk.enquiries.answer(screen.article.slug, number, text))


def _write(screen: CheckScreen, field: str, title: str, save: Callable[[str, str], object]) -> None:
    if screen.record is not None:
        screen.start_asking(_written(screen, screen.record, field, title, save))


async def _written(
    screen: CheckScreen, record: ClaimRecord, field: str, title: str, save: Callable[[str, str], object]
) -> None:
    session, key = screen.app.desk.person.session, record.key
    before = session.draft(key, field)
    text = await screen.ask(
        f"{title} · claim {record.number}", before, changed=lambda words: session.keep_draft(key, field, words)
    )
    if text is None:
        screen.draw_verdict()
        if session.draft(key, field):
            screen.say("not kept yet; what you wrote is still there")
    elif not text:
        session.drop_draft(key, field)
        screen.draw_verdict()
    elif await screen.do(lambda: save(key, text)):
        session.drop_draft(key, field)
        screen.changed(record.number)
        screen.say(f"{field} kept at claim {record.number}")


def correct(screen: CheckScreen) -> None:
    """Write what should stand instead."""
    screen.start_asking(_correct(screen))


async def _correct(screen: CheckScreen) -> None:
    record, choice = screen.record, screen.casework.choice
    if record is None:
        return
    words = await screen.ask("Instead it should say", choice.replacement or _reported(screen, record))
    if words is not None:
        choice.replacement = words
        screen.draw_verdict()


def _reported(screen: CheckScreen, record: ClaimRecord) -> str:
    """Give the sentence as it would read with the reported figure in it, empty where none is known or may be shown."""
    found, figure = screen.research_in_hand(), record.claim.figure
    at = found.finding.suggestion.link if found else None
    if found is None or at is None or figure is None or screen.reads_blind:
        return ""
    parts, start = found.finding.links[at].relation.parts, record.claim.start
    if not parts:
        return ""
    return record.claim.text[: figure.start - start] + parts[0].text + record.claim.text[figure.end - start :]


def tag(screen: CheckScreen) -> None:
    """Choose tags for the next verdict."""
    screen.start_asking(_tag(screen))


async def _tag(screen: CheckScreen) -> None:
    choice = screen.casework.choice
    tags = [
        Choice(f"{screen.signs.settled if tag in choice.tags else ' '} {tag}", words, tag)
        for tag, words in TAGS.items()
    ]
    picked = await screen.pick("Tags of the next verdict", tags)
    if picked:
        choice.tags = tuple(tag for tag in TAGS if (tag in choice.tags) != (tag == picked))
        screen.draw_verdict()
