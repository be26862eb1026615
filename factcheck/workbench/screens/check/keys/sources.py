"""What a verdict rests on: passages accepted and set aside, read at their place, found by hand, entered by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from factcheck.evidence.model import Link
from factcheck.workbench.casework import Choice as Accepted
from factcheck.workbench.casework import span_key
from factcheck.workbench.choices import Choice
from factcheck.workbench.research import NOTHING, Hit, attached, passages_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.desk.record.model import Rank, Side
    from factcheck.documents import Document
    from factcheck.workbench.casework import Key
    from factcheck.workbench.drawing.evidence import Offer
    from factcheck.workbench.screens.check.screen import CheckScreen

_RANKS: dict[str, Rank] = {"p": "primary", "s": "secondary"}


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
    if await screen.do(lambda: desk.verdicts.set_side(record.key, span_key(offer.link), turned, question=question)):
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
        screen.start_asking(_open(screen, offer))


async def _open(screen: CheckScreen, offer: Offer) -> None:
    from factcheck.workbench.screens.source import SourceScreen

    link, desk = offer.link, screen.app.desk
    found = await screen.learn(
        lambda: (
            (screen.document, None)
            if link.same_article
            else (desk.documents.get(link.document), desk.evidence.get(link.document))
        )
    )
    if found is None:
        return
    document, item = found
    parts = tuple((part.start, part.end) for part in link.relation.parts)
    place = SourceScreen(document, offer.title, link.place, (link.start, link.end), parts, item)

    key = screen.casework.key

    def back(accepted: bool | None) -> None:
        # The library can have changed meanwhile, and what was found is looked for anew: this passage is meant.
        if accepted and offer.cited:
            screen.say("this is a source of the verdict already")
        elif accepted:
            screen.casework.choices.setdefault(key, Accepted()).accepted[span_key(link)] = link
            screen.draw_evidence()

    screen.app.push_screen(place, back)


def find(screen: CheckScreen) -> None:
    """Search the library by hand, and attach a passage."""
    screen.start_asking(_find(screen))


async def _find(screen: CheckScreen) -> None:
    work, record, desk = screen.casework, screen.record, screen.app.desk
    if record is None:
        return
    key, choice, tried = work.key, work.choice, [""]

    async def search(words: str) -> Sequence[Choice]:
        tried.append(words.strip())
        if not words.strip():
            return ()
        found = await screen.learn(lambda: passages_for(words, desk.evidence.library)) or []
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
    await _attach(screen, key, picked)


async def _attach(screen: CheckScreen, key: Key, hit: Hit) -> None:
    """Take a passage that was found or entered by hand as a source of the next verdict."""
    work, desk = screen.casework, screen.app.desk
    if screen.reads_blind:
        link = Link(hit.document, hit.start, hit.end, hit.place, hit.words, 1.0, {}, NOTHING)
        work.choice.accepted[span_key(link)] = link
        screen.draw_evidence()
        screen.say("your second reading will cite it as well")
        return
    research = work.research.get(key)
    if research is None:
        screen.say("wait until the library was searched for this claim")
        return
    faults = screen.app.faults
    await screen.learn_evidence()
    more = await screen.learn(
        lambda: attached(research, hit, screen.document, desk.evidence.library, screen.known, faults)
    )
    if more is None:
        return
    work.research[key] = more
    spans = [(offer.link.document, offer.link.start, offer.link.end) for offer in more.offers]
    work.cursors[key] = spans.index((hit.document, hit.start, hit.end))
    link = more.offers[work.cursors[key]].link
    work.choices.setdefault(key, Accepted()).accepted[span_key(link)] = link
    if work.key == key:
        screen.draw_evidence()


def by_hand(screen: CheckScreen) -> None:
    """Enter evidence that is no file."""
    screen.start_asking(_by_hand(screen))


async def _by_hand(screen: CheckScreen) -> None:
    from factcheck.workbench.days import written_day
    from factcheck.workbench.intake import add_by_hand
    from factcheck.workbench.widgets.form import Field

    fields = (
        Field("words", "the words", hint="as they were said, or stand there", wrong=_needed),
        Field("who", "who", hint="a name, a book"),
        Field("how", "how", hint="call, letter, photo, book"),
        Field("when", "when", "today", wrong=_no_day),
        Field("rank", "rank", hint="primary, secondary, or nothing", wrong=_no_rank),
    )
    key, desk = screen.casework.key, screen.app.desk
    given = await screen.fill_in("Evidence by hand", fields)
    if given is None:
        screen.say("nothing was entered")
        return
    day, rank = written_day(given["when"]), _RANKS.get(given["rank"][:1].casefold())
    who, how, words = given["who"], given["how"], given["words"]
    item = await screen.ask_desk(lambda: add_by_hand(desk, who, how, day, words, rank))
    if item is None:
        return
    screen.forget_research()
    await screen.learn_finding(key)
    passage = await screen.learn(lambda: _fitting(desk.documents.get(item.id)))
    if passage is not None:
        start, end, place, text = passage
        await _attach(screen, key, Hit(item.id, start, end, place, text, item.title))
        screen.say(f"{who or how or 'it'} is in the library now, and a source of your next verdict")


def _fitting(document: Document) -> tuple[int, int, str, str]:
    """Give the passage of what was entered that is cited: the one with the most digits, else the first."""
    passage = max(document.passages, key=lambda each: sum(map(str.isdigit, document.words(each))))
    return passage.start, passage.end, passage.place, document.words(passage)


def _needed(words: str) -> str:
    return "" if words else "evidence needs its words"


def _no_day(words: str) -> str:
    from factcheck.errors import FactcheckError
    from factcheck.workbench.days import written_day

    try:
        written_day(words)
    except FactcheckError as error:
        return f"{error.problem}; {error.remedy}"
    return ""


def _no_rank(words: str) -> str:
    return "" if not words or words[:1].casefold() in _RANKS else "primary or secondary"
