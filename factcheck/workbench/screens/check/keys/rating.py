"""Rating: one digit, recorded before the screen says so; and what can be added to a verdict of one's own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck import __version__
from factcheck.desk import Conflict, Verdict, cite
from factcheck.desk.judging.precedents import objections
from factcheck.desk.judging.resting import with_sides
from factcheck.errors import FactcheckError
from factcheck.workbench.backroom import NOW, Cancelled
from factcheck.workbench.choices import Choice
from factcheck.workbench.drawing.verdicts import local_time, rating_name
from factcheck.workbench.keystrokes import SETTLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.desk import ClaimRecord, Rating, Source
    from factcheck.desk.judging.precedents import Objection
    from factcheck.workbench.casework import Key
    from factcheck.workbench.screens.check.screen import CheckScreen


def rate(screen: CheckScreen, digit: str) -> None:
    """Record the rating that this digit has, where it can only have been meant."""
    work = screen.casework
    if screen.record is None:
        return
    if screen.deciding:
        screen.say(f"{digit} was not counted: the verdict before is still being recorded")
    elif not screen.shows_claim:
        screen.say(f"{digit} was not counted: the claim and its evidence are not on the screen")
    elif screen.painted != work.key:
        screen.say(f"{digit} was not counted: this claim was not on the screen yet")
    elif (rating := work.scale.digits().get(digit)) is None:
        screen.say(f"{digit} is no rating of the scale {work.scale.title}")
    else:
        screen.deciding = True
        screen.start(_rate(screen, work.key, rating, digit))


async def _rate(screen: CheckScreen, key: Key, rating: Rating, digit: str) -> None:
    try:
        await asyncio.sleep(SETTLE)
        record = screen.record
        if screen.app.keystrokes.poured(digit):
            screen.say(f"{digit} was not counted: it came inside pasted text")
        elif record is None or screen.casework.key != key or screen.painted != key:
            screen.say(f"{digit} was not counted: another claim came to the screen at the same moment")
        elif await _sources_are_there(screen):
            await _record(screen, _verdict(screen, record, rating.key), rating)
    except FactcheckError as error:
        screen.complain(error)
    finally:
        screen.deciding = False


async def _record(screen: CheckScreen, verdict: Verdict, rating: Rating) -> None:
    key = screen.casework.key
    allowed = await _objected(screen, verdict)
    if allowed is None:
        return
    verdict, broken = allowed
    if await record_verdict(screen, verdict):
        screen.casework.choices.pop(key, None)
        _settled(screen, verdict, rating, broken)


async def _sources_are_there(screen: CheckScreen) -> bool:
    """Look whether what was accepted as a source is still in the library; give it back where it is not."""
    choice = screen.casework.choice
    await screen.learn_evidence()
    lost = [key for key, link in choice.accepted.items() if link.document not in screen.known]
    for key in lost:
        del choice.accepted[key]
    if lost:
        screen.draw_evidence()
        screen.say("nothing was recorded: a source that you accepted is no longer in the library")
    return not lost


def _verdict(screen: CheckScreen, record: ClaimRecord, rating: str) -> Verdict:
    """Give the verdict as it would be recorded, in the role in which this person decides about what they were shown."""
    work, found = screen.casework, screen.research_in_hand()
    choice, question = work.choice, work.question
    blind = screen.reads_blind
    role = "second" if blind else screen.app.desk.readers.next_role(record, question)
    in_force, first = record.readings(role).get(question), record.verdicts.get(question)
    accepted = tuple(cite(link, screen.known[link.document]) for link in choice.accepted.values())
    return Verdict(
        article=record.article,
        claim=record.number,
        rating=rating,
        question=question,
        role=role,
        tags=choice.tags,
        reason=_reason(screen, record),
        replacement=choice.replacement or None,
        sources=accepted if role == "first" or first is None else _with(first.sources, accepted),
        searched=choice.searched,
        suggestion=None if blind or found is None or found.fault else found.finding.suggestion,
        rules=__version__,
        contacted=choice.contacted or None,
        supersedes=in_force.id if in_force else None,
        reads=first.id if first is not None and role != "first" else None,
        version=screen.article.version,
    )


def _with(read: Sequence[Source], own: Sequence[Source]) -> tuple[Source, ...]:
    """Give the sources that a reader was shown, with those that they added."""
    known = {(source.document, source.start, source.end) for source in read}
    return (*read, *(source for source in own if (source.document, source.start, source.end) not in known))


def _reason(screen: CheckScreen, record: ClaimRecord) -> str:
    """Give this person's newest note that no verdict has taken up yet."""
    newest = max((verdict.at for verdict in record.all_verdicts), default="")
    mine = [note for note in record.notes if note.by == screen.app.desk.person.by and note.at >= newest]
    return mine[-1].text if mine else ""


async def _objected(screen: CheckScreen, verdict: Verdict) -> tuple[Verdict, list[Objection]] | None:
    """Say what an intended verdict contradicts, before it is recorded; None where the person leaves it then.

    Gives the verdict, with the reason that was asked for, and the source rules that it breaks.
    """
    desk = screen.app.desk
    found = await screen.ask_desk(lambda: objections(desk, verdict))
    if found is None:
        return None
    # One that came meanwhile was not on the screen: it is a conflict, and both are shown.
    seen = (verdict.supersedes, verdict.reads)
    earlier = [each for each in found if each.kind == "earlier-verdict" and each.verdict and each.verdict.id in seen]
    precedents = [each for each in found if each.kind == "precedent"]
    broken = [each for each in found if each.kind == "rule-broken"]
    name = rating_name(screen.casework.scale, verdict.rating)
    if (earlier or precedents) and not await _sure(screen, [*earlier, *precedents], name):
        return None
    if precedents and not verdict.reason:
        reason = await screen.ask(f"Why {name} here?")
        if not reason:
            screen.say("nothing was recorded: a rating that contradicts an earlier one needs a reason")
            return None
        verdict = replace(verdict, reason=reason)
    return verdict, broken


async def _sure(screen: CheckScreen, contradicted: Sequence[Objection], name: str) -> bool:
    """Show the verdicts that another one contradicts, and ask whether it is meant."""
    told = [
        Choice(each.words, "", "leave", detail=each.verdict.reason if each.verdict else "") for each in contradicted
    ]
    picked = await screen.pick(
        "There is a verdict already",
        [Choice(f"Record {name}", "both stay in the history", "record"), *told],
        hint="enter on the first line records it, esc leaves it",
    )
    return bool(picked == "record")


async def record_verdict(screen: CheckScreen, verdict: Verdict) -> bool:
    """Have a verdict on disk, its sources on their sides; False where it is not, which is said."""
    desk, key = screen.app.desk, (verdict.claim, verdict.question)
    sides = dict(screen.casework.choices[key].sides) if key in screen.casework.choices else {}

    def record() -> Verdict:
        shown = desk.claims.get(f"{verdict.article}#{verdict.claim}")
        return desk.claims.rate(with_sides(desk, shown, verdict, sides) if verdict.sources else verdict)

    try:
        await screen.app.backroom.run(record, NOW)
    except Conflict as conflict:
        return await _settle_conflict(screen, verdict, conflict)
    except Cancelled:
        return False
    except FactcheckError as error:
        screen.complain(error)
        return False
    return True


async def _settle_conflict(screen: CheckScreen, mine: Verdict, conflict: Conflict) -> bool:
    """Show both verdicts, and let the person decide which is in force; to a second reader theirs is not shown."""
    theirs, desk = conflict.theirs, screen.app.desk
    screen.changed(mine.claim)
    if not isinstance(theirs, Verdict) or mine.role != "first":
        screen.complain(conflict)
        return False
    scale = screen.casework.scale
    if desk.readers.reads_blind(desk.claims.get(f"{mine.article}#{mine.claim}"), mine.question):
        picked = await screen.pick(
            f"{theirs.by} rated claim {mine.claim} meanwhile, and you are to read it second",
            [
                Choice(f"Record mine as the second reading:  {rating_name(scale, mine.rating)}", "", "second"),
                Choice("Look at their sources first", "theirs is not shown to you yet", "leave"),
            ],
        )
        second = replace(mine, role="second", reads=theirs.id, supersedes=None)
        return picked == "second" and await record_verdict(screen, second)

    def words(verdict: Verdict) -> str:
        return f"{rating_name(scale, verdict.rating)}  {verdict.reason}".strip()

    picked = await screen.pick(
        f"{theirs.by} rated claim {mine.claim} meanwhile",
        [
            Choice(f"Keep theirs:  {words(theirs)}", f"by {theirs.by}, {local_time(theirs.at)}", "theirs"),
            Choice(f"Record mine over it:  {words(mine)}", "both stay in the history", "mine"),
        ],
    )
    return bool(picked == "mine") and await record_verdict(screen, replace(mine, supersedes=theirs.id))


def _settled(screen: CheckScreen, verdict: Verdict, rating: Rating, broken: Sequence[Objection]) -> None:
    """Show what was recorded, and take the next claim in hand that waits for this person."""
    work = screen.casework
    work.second.discard(verdict.claim)
    work.forget([verdict.claim])
    screen.redraw(verdict.claim)
    record = work.record(verdict.claim)
    words = f"{rating.name} recorded for claim {verdict.claim}"
    if broken:
        words = f"{words}; it breaks {', '.join(dict.fromkeys(each.rule or each.words for each in broken))}"
    if screen.app.desk.person.session.draft(record.key, "note"):
        words = f"{words}; your note is not kept yet"
    if verdict.role == "second" and verdict.question in record.verdicts:
        first = record.verdicts[verdict.question]
        if first.rating != verdict.rating:
            screen.changed(verdict.claim)
            theirs = rating_name(work.scale, first.rating)
            screen.say(f"{words}; {first.by} says {theirs}, so a third person decides")
            return
        words = f"{words}: {first.by} says so too"
    following = work.next_to_read() if verdict.role != "first" else work.next_open()
    if following is None:
        screen.changed(verdict.claim)
        shown = "of these " if work.filter else ""
        screen.say(f"{words}; nothing {shown}is {'to read' if verdict.role != 'first' else 'open'} any more")
    else:
        screen.take(following)
        screen.say(words)


def contacted(screen: CheckScreen) -> None:
    """Say when the claimant was asked, or why not."""
    screen.start_asking(_contacted(screen))


async def _contacted(screen: CheckScreen) -> None:
    record, choice, question = screen.record, screen.casework.choice, screen.casework.question
    if record is None:
        return
    own, desk = _own(screen, record), screen.app.desk
    before = own.contacted if own else choice.contacted
    who = record.claim.claimant or "the claimant"
    words = await screen.ask(f"When was {who} contacted, or why not?", before or "")
    if words is None:
        return
    if own is None:
        choice.contacted = words
        screen.draw_verdict()
    elif await screen.do(lambda: desk.verdicts.contact(record.key, words, question=question)):
        screen.changed(record.number)
        screen.say(f"contacted: {words}" if words else "nothing is said about contact any more")


def exempt(screen: CheckScreen) -> None:
    """Keep a verdict although it breaks a source rule, and say why."""
    screen.start_asking(_exempt(screen))


async def _exempt(screen: CheckScreen) -> None:
    record, behind = screen.record, await screen.learn_behind()
    desk, question = screen.app.desk, screen.casework.question
    if record is None or behind is None or not behind.broken:
        screen.say("no verdict here breaks a source rule that counts")
        return
    rules = [Choice(each.words, each.rule, each) for each in behind.broken]
    picked = rules[0].gives if len(rules) == 1 else await screen.pick("Keep the verdict although it breaks", rules)
    if picked is None:
        return
    reason = await screen.ask(f"{picked.words}: why is the verdict kept all the same?")
    if reason and await screen.do(lambda: desk.verdicts.exempt(record.key, picked.rule, reason, question=question)):
        screen.changed(record.number)
        screen.say(f"kept although {picked.words}; the gate goes on counting it")


def reopen(screen: CheckScreen) -> None:
    """Open a claim again that has a verdict, and say why."""
    screen.start_asking(_reopen(screen))


async def _reopen(screen: CheckScreen) -> None:
    record = screen.record
    if record is None or not record.all_verdicts or record.state == "open":
        screen.say("this claim is open")
        return
    reason = await screen.ask(f"Open claim {record.number} again, because")
    desk = screen.app.desk
    if reason and await screen.do(lambda: desk.claims.reopen([record.key], reason)):
        screen.changed(record.number)
        screen.say(f"claim {record.number} is open again; its verdict stays in the history")


def _own(screen: CheckScreen, record: ClaimRecord) -> Verdict | None:
    """Give the verdict in force of this person on the question in hand."""
    question, login = screen.casework.question, screen.app.desk.person.os
    readings = (record.third, record.second, record.verdicts)
    return next((found[question] for found in readings if question in found and found[question].os == login), None)
