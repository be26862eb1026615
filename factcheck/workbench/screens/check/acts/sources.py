"""What a verdict rests on: passages accepted and set aside, read at their place, found by hand, entered by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from factcheck.evidence.model import Link
from factcheck.workbench.casework import span_key
from factcheck.workbench.choices import Choice
from factcheck.workbench.research import NOTHING, attached, passages_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.desk.model import Side
    from factcheck.workbench.drawing.evidence import Offer
    from factcheck.workbench.research import Hit
    from factcheck.workbench.screens.check.screen import CheckScreen

_BY_HAND = (
    "Evidence by hand 1/4: who or what (a name, a book)",
    "2/4: how (call, letter, photo, book)",
    "3/4: when (2012-03-05)",
    "4/4: the words, as they were said or stand there",
)


def accept(screen: CheckScreen) -> None:
    """Take the passage under the cursor as a source, or give it back."""
    offer = screen.offer_in_hand()
    if offer is None:
        screen.say("there is no passage to accept here")
    elif offer.link.same_article:
        screen.say("the article itself is not a source")
    else:
        choice, key = screen.casework.choice, span_key(offer.link)
        if offer.cited and key not in choice.accepted:
            screen.say("this is a source of the verdict already")
            return
        if key in choice.accepted:
            del choice.accepted[key]
        else:
            choice.accepted[key] = offer.link
            choice.rejected.discard(key)
        screen.draw_evidence()


def reject(screen: CheckScreen) -> None:
    """Set the passage under the cursor aside, or take it back."""
    offer = screen.offer_in_hand()
    if offer is None:
        return
    choice, key = screen.casework.choice, span_key(offer.link)
    if offer.cited and key not in choice.accepted:
        screen.say("what the first reader rests on cannot be set aside; say what you think of it in a note")
        return
    choice.accepted.pop(key, None)
    choice.rejected.symmetric_difference_update({key})
    screen.draw_evidence()


def side(screen: CheckScreen) -> None:
    """Put the source under the cursor on the other side: of the next verdict, or of the one that stands."""
    offer = screen.offer_in_hand()
    if offer is None or offer.link.same_article:
        screen.say("there is no source here")
    elif offer.carries and not offer.accepted:
        screen.start(_turn(screen, offer))
    else:
        choice, key = screen.casework.choice, span_key(offer.link)
        choice.accepted[key] = offer.link
        choice.rejected.discard(key)
        turned = {"": "against", "against": "for", "for": ""}[choice.sides.get(key, "")]
        if turned == "":
            del choice.sides[key]
        else:
            choice.sides[key] = cast("Side", turned)
        screen.draw_evidence()
        screen.say(f"{offer.title} speaks {turned} the claim" if turned else f"{offer.title} follows your verdict")


async def _turn(screen: CheckScreen, offer: Offer) -> None:
    record, question, desk = screen.record, screen.casework.question, screen.app.desk
    if record is None:
        return
    turned: Side = "for" if offer.side == "against" else "against"
    if await screen.do(lambda: desk.set_side(record.key, span_key(offer.link), turned, question=question)):
        screen.changed(record.number)
        screen.say(f"{offer.title} speaks {turned} the claim")


def why(screen: CheckScreen) -> None:
    """Show or hide what made the linker offer the passage under the cursor."""
    screen.why = not screen.why
    screen.draw_evidence()


def source(screen: CheckScreen) -> None:
    """Read the passage under the cursor at its place."""
    offer = screen.offer_in_hand()
    if offer is None:
        screen.say("there is no source to open here")
    else:
        screen.start(_open(screen, offer))


async def _open(screen: CheckScreen, offer: Offer) -> None:
    from factcheck.workbench.screens.source import SourceScreen

    link, desk = offer.link, screen.app.desk
    found = await screen.learn(
        lambda: (
            (screen.document, None)
            if link.same_article
            else (desk.document(link.document), desk.evidence_item(link.document))
        )
    )
    if found is None:
        return
    document, item = found
    parts = tuple((part.start, part.end) for part in link.relation.parts)
    place = SourceScreen(document, offer.title, link.place, (link.start, link.end), parts, item)

    def back(accepted: bool | None) -> None:
        if accepted:
            accept(screen)

    screen.app.push_screen(place, back)


def find(screen: CheckScreen) -> None:
    """Search the library by hand, and attach a passage."""
    screen.start(_find(screen))


async def _find(screen: CheckScreen) -> None:
    work, record, desk = screen.casework, screen.record, screen.app.desk
    if record is None:
        return
    key, choice, tried = work.key, work.choice, [""]

    async def search(words: str) -> Sequence[Choice]:
        tried.append(words.strip())
        if not words.strip():
            return ()
        found = await screen.learn(lambda: passages_for(words, desk.library)) or []
        return [Choice(hit.words, f"{hit.title} {hit.place}", hit, detail=hit.preview) for hit in found]

    words = record.claim.figure.text if record.claim.figure else ""
    hint = "words that the passage must have"
    picked = cast("Hit | None", await screen.pick("Search the library", find=search, words=words, hint=hint))
    if picked is None:
        # What was looked for and not found goes into the verdict.
        if tried[-1] and tried[-1] != words and tried[-1] not in choice.searched:
            choice.searched = (*choice.searched, tried[-1])
            screen.say(f"your verdict will say that {tried[-1]} was looked for and not found")
        return
    if screen.reads_blind:
        link = Link(picked.document, picked.start, picked.end, picked.place, picked.words, 1.0, {}, NOTHING)
        choice.accepted[span_key(link)] = link
        screen.draw_evidence()
        screen.say("your second reading will cite it as well")
        return
    research = work.research.get(key)
    if research is None:
        screen.say("wait until the library was searched for this claim")
        return
    faults = screen.app.faults
    more = await screen.learn(lambda: attached(research, picked, screen.document, desk.library, screen.known, faults))
    if more is not None:
        work.research[key] = more
        work.cursors[key] = 0
        screen.draw_evidence()
        accept(screen)


def by_hand(screen: CheckScreen) -> None:
    """Enter evidence that is no file."""
    screen.start(_by_hand(screen))


async def _by_hand(screen: CheckScreen) -> None:
    from factcheck.errors import FactcheckError
    from factcheck.workbench.intake import add_by_hand, written_day

    answers: list[str] = []
    refused = ""
    while len(answers) < len(_BY_HAND):
        answer = await screen.ask(_BY_HAND[len(answers)], refused)
        if answer is None:
            screen.say("nothing was entered")
            return
        refused = ""
        if len(answers) == 2:  # the day
            try:
                written_day(answer)
            except FactcheckError as error:  # asked again at once, so that the other answers are kept
                screen.complain(error)
                refused = answer
                continue
        answers.append(answer)
    who, how, when, words = answers
    desk = screen.app.desk
    if not words:
        screen.say("evidence needs its words")
    elif await screen.do(lambda: add_by_hand(desk, who, how, when, words)):
        screen.forget_research()
        screen.say(f"{who or how} is in the library now")
