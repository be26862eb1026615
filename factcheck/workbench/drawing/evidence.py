"""The evidence for one question about one claim: passages with their working, and the number line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field
from rich.cells import cell_len

from factcheck.reports.judgement import apart_words, why_words
from factcheck.terminal.text import safe_line
from factcheck.workbench.drawing.claims import label_ink
from factcheck.workbench.drawing.frame import short_key
from factcheck.workbench.drawing.numberline import Mark, number_line
from factcheck.workbench.drawing.passages import matched_words, paragraph, table_rows
from factcheck.workbench.drawing.signs import FULL
from factcheck.workbench.inks import BLANK, justify, truncate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from factcheck.documents import Table
    from factcheck.evidence import Link
    from factcheck.figures import Figure
    from factcheck.settings.keymap import Keymap
    from factcheck.workbench.drawing.passages import Span
    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line

__all__ = ["EvidenceView", "Offer", "evidence_lines", "nothing", "opposing", "question_line", "summary"]

_NAMES = {"true": "TRUE?", "said": "SAID?"}


class Offer(Struct, frozen=True):
    """A link as the pane shows it. `title` names its document, `table` is the table of a row and `row` its place."""

    letter: str
    link: Link
    title: str
    rank: str = ""
    origin: str = ""  # whose words its document carries, where that is known
    table: Table | None = None
    row: int | None = None
    stage: str = ""  # at which stage of a count it tells its figure, in its own words
    counted: Decimal | None = None  # how much was counted then, in percent
    accepted: bool = False
    rejected: bool = False
    carries: bool = False  # the verdict in force rests on it
    side: str = ""  # "for" or "against", where it is known: of a source of the verdict, or set by hand
    apart: bool = False  # it does not tell the fact that the others tell
    fault: str = ""  # why what stands here is not all there is: the program failed over it
    cited: bool = False  # a source of the verdict that is read, shown without what the machine made of it


class EvidenceView(Struct, frozen=True):
    """All that the pane shows for one claim. `others` are the other questions with a summary of each."""

    question: str
    offers: tuple[Offer, ...] = ()
    cursor: int = 0
    others: tuple[tuple[str, str], ...] = ()
    claimed: Figure | None = None
    words: tuple[str, ...] = ()
    about: tuple[Line, ...] = ()  # what else is known of the claim, before the passages
    why: bool = False
    blind: bool = False  # read a second time, without being led
    itself: bool = False  # what the article says against itself: its own passages are the evidence
    searching: bool = False
    library_empty: bool = False
    judgement: tuple[str, str, str] = ("", "", "")  # the machine's: its first word, that word's ink, its sentence
    independent: int = 0  # whose words say so
    missed: str = ""  # what was searched in vain, in the machine's words
    reason: str | None = None  # why the claim cannot be checked
    numbers: bool = False  # whether there is room for the number line
    tall: bool = False  # whether there is room for more than must be seen
    keymap: Keymap = field(default_factory=dict)


def summary(offers: Sequence[Offer], *, itself: bool = False) -> str:
    """Say how many origins say what: "1 matches · 1 differs · 1 same article"; copies of one story are one.

    Where the article contradicts `itself`, its own passages are what says so.
    """
    own = "against itself" if itself else "same article"
    words = {"supports": "matches", "contradicts": "differs", "unclear": "unclear", "unsupported": "related"}
    told = {
        (own, offer.letter) if offer.link.same_article
        else (words[offer.link.relation.stance], offer.origin or offer.link.document)
        for offer in offers if not offer.rejected
    }  # fmt: skip
    counts = Counter(word for word, _ in told)
    order = [own, *words.values()] if itself else [*words.values(), own]
    return " · ".join(f"{counts[name]} {name}" for name in order if counts[name])


def opposing(offers: Sequence[Offer]) -> int | None:
    """Give the first passage that says otherwise than the first of all; neither is the article itself."""
    outside = [(at, offer) for at, offer in enumerate(offers) if not (offer.link.same_article or offer.rejected)]
    if not outside:
        return None
    first = outside[0][1].link.relation.stance
    against = {"supports": "contradicts", "contradicts": "supports"}.get(first)
    return next((at for at, offer in outside if offer.link.relation.stance == against), None)


def question_line(view: EvidenceView, width: int) -> Line:
    """Give the two questions: the one in hand with how many sources say what, the other with what there is for it."""
    sources = f"{len(view.offers)} {'source' if len(view.offers) == 1 else 'sources'} of the verdict"
    words = sources if view.blind else _counted(view) or _nothing(view)
    if view.reason and view.offers and not view.blind:
        words = f"not checkable: {view.reason} · {words}"
    right = tuple((f"{_NAMES.get(name, name)}  {text}", "muted") for name, text in view.others)
    left: Line = ((_NAMES.get(view.question, view.question), "title"), (f"  {words}", "text"))
    return justify(left, right, width)


def _counted(view: EvidenceView) -> str:
    """Say how many independent sources tell the fact, and how many passages are apart from it."""
    if view.itself or not view.offers:
        return summary(view.offers, itself=view.itself)
    together = [offer for offer in view.offers if not offer.apart and not offer.rejected]
    carried = [offer for offer in together if offer.carries]
    apart = sum(offer.apart for offer in view.offers)
    if carried:
        origins = len({offer.origin or offer.link.document for offer in carried})
        said = f"the verdict rests on {_many(origins, 'source')}"
    elif not together or all(offer.link.same_article for offer in together):
        said = "no source, only this article" if together else "no source"
    else:
        stances = {offer.link.relation.stance for offer in together}
        says = {"supports": "say so", "contradicts": "say otherwise", "unclear": "cannot be compared"}
        word = says.get(together[0].link.relation.stance)
        if word is None:
            return f"nothing comparable · {_many(len(view.offers), 'passage')}"
        word = "disagree" if stances == {"supports", "contradicts"} else word
        said = f"{_many(view.independent, 'source')} {word}"
        if view.independent == 1:
            said = said.replace(" say ", " says ")
    return f"{said} · {_many(apart, 'other')}" if apart else said


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def evidence_lines(
    view: EvidenceView, width: int, signs: Signs = FULL, *, failed: Callable[[Exception], str] | None = None
) -> tuple[list[Line], list[tuple[int, int]]]:
    """Give the pane's lines, and for every offer the first and last of its own.

    `failed` puts it into words that the program fails over a passage, which then stands at that passage; without it,
    what was raised is raised.
    """
    lines: list[Line] = [*view.about, BLANK] if view.about else []
    places: list[tuple[int, int]] = []
    if not view.offers:
        return [*lines, *_empty(view, width)], []
    lines += _judged(view, width)
    if view.numbers and view.claimed is not None and not view.blind:
        lines += _numbers(view, view.claimed, width, signs)
    apart = next((at for at, offer in enumerate(view.offers) if offer.apart), len(view.offers))
    shown = view.offers if view.cursor >= apart else view.offers[:apart]
    for at, offer in enumerate(shown):
        here = at == view.cursor
        try:
            block = _offer(offer, view, width - 1, signs, here=here)
        except Exception as error:
            if failed is None:
                raise
            block = [_named(offer, signs, here=here), (("    ", "text"), (safe_line(failed(error)), "alarm"))]
        if places and view.tall and (len(block) > 1 or len(lines) > places[-1][0] + 1):
            lines.append(BLANK)
        places.append((len(lines), len(lines) + len(block) - 1))
        lines.extend(block)
    if len(shown) < len(view.offers):
        folded = _folded(view.offers[apart:], width - 1, signs, most=8 if view.tall else 2)
        lines += [BLANK, *folded] if places and view.tall else folded
        places += [(len(lines) - len(folded), len(lines) - 1)] * (len(view.offers) - apart)
    return lines, places


def _judged(view: EvidenceView, width: int) -> list[Line]:
    label, ink, words = view.judgement
    if not words or view.blind or view.itself:
        return []
    first = f"{label:<8} " if label else ""
    rows = paragraph(safe_line(words), width - 2 - cell_len(first), (), ink="strong", most=3)
    heads = ((first, f"{ink}+strong" if ink == "caution" else "strong"), (" " * cell_len(first), "text"))
    return [((" ", "text"), heads[bool(at)], *row) for at, row in enumerate(rows)]


def _folded(offers: Sequence[Offer], width: int, signs: Signs, *, most: int) -> list[Line]:
    """Give the passages that are apart in so many lines at most: how many, and each with a reason."""
    told: dict[str, list[str]] = {}
    for offer in offers:
        own = offer.link.same_article
        parts = offer.link.relation.parts[:1] if offer.stage else ()
        said = ", ".join(part.text for part in parts if part.value != offer.counted)
        at = f" ({said} {_stage(offer)})" if said else ""
        told.setdefault(apart_words(offer.link), []).append("" if own else f"{offer.title} {offer.link.place}{at}")
    words = "; ".join(f"{', '.join(filter(None, dict.fromkeys(names)))} {why}".strip() for why, names in told.items())
    first = f"{signs.folded}  {_many(len(offers), 'other')}: "
    rows = paragraph(safe_line(words), width - cell_len(first) - 1, (), ink="muted", most=most)
    heads = ((f" {first}", "key"), (" " * (cell_len(first) + 1), "text"))
    return [(heads[bool(at)], *row) for at, row in enumerate(rows)]


def _numbers(view: EvidenceView, claimed: Figure, width: int, signs: Signs) -> list[Line]:
    marks = [
        Mark(offer.letter, part, label_ink(offer.link.relation.stance), offer.counted)
        for offer in view.offers
        if not (offer.rejected or offer.link.same_article) and offer.link.relation.stance in {"supports", "contradicts"}
        for part in offer.link.relation.parts[:1]
    ]
    drawn = number_line(claimed, marks, width, signs)
    return drawn if view.tall else drawn[:1]


def _at_stage(offer: Offer) -> str:
    """Say at which stage of a count a passage tells its figure, where its working does not."""
    told = offer.stage.casefold() in offer.link.relation.working.casefold()
    return "" if told else f", {_stage(offer)}"


def _stage(offer: Offer) -> str:
    """Give the stage of a count in few words: how much was counted, or what the passage calls it."""
    return safe_line(offer.stage) if offer.counted is None else f"at {offer.counted:f}% counted"


def _named(offer: Offer, signs: Signs, *, here: bool) -> Line:
    mark = signs.accepted if offer.accepted or offer.carries else signs.rejected if offer.rejected else " "
    name_ink = "muted" if offer.rejected else "strong" if here else "text"
    return (
        (signs.here if here else " ", "cursor" if here else "text"),
        (offer.letter, "key"),
        (mark, "settled" if offer.accepted or offer.carries else "muted"),
        (f" {safe_line(offer.title)}", name_ink),
        (f"  {safe_line(offer.link.place)}", "muted"),
    )


def _note(offer: Offer) -> tuple[str, str]:
    if offer.accepted or offer.carries:
        return " · ".join(filter(None, (offer.side, "accepted" if offer.accepted else "source"))), "settled"
    return ("rejected" if offer.rejected else offer.rank), "muted"


def _offer(offer: Offer, view: EvidenceView, width: int, signs: Signs, *, here: bool) -> list[Line]:
    link = offer.link
    left = _named(offer, signs, here=here)
    note, ink = _note(offer)
    lines = [justify(left, ((note, ink),) if note else (), width)]
    if offer.fault:
        lines.append((("    ", "text"), (safe_line(offer.fault), "alarm")))
    relation = link.relation
    if not here and not (offer.apart or offer.cited or offer.fault or view.itself or link.same_article):
        told = f"  {safe_line(relation.working)}{_at_stage(offer)}" if relation.name != "none" else ""
        return [justify((*left, (told, label_ink(relation.stance))), ((note, ink),) if note else (), width)]
    if offer.cited:
        return [*lines, *_words(offer, view, width, signs)]
    if view.itself and link.same_article and offer is not view.offers[0]:
        return [*lines, *_words(offer, view, width, signs)]  # the working stands at the first passage
    if not here and not offer.carries and (offer.rejected or (relation.name == "none" and not link.same_article)):
        return lines
    indent = ("    ", "text")
    if link.same_article and not view.itself:
        words = f", not a source  {relation.working}" if relation.parts else ", not a source"
        lines.append(truncate((indent, ("SAME ARTICLE", "muted"), (safe_line(words), "muted")), width))
    else:
        ink = label_ink(relation.stance)
        if offer is view.offers[0] and relation.working and relation.working in view.judgement[2] and not view.itself:
            if "not compared" not in view.judgement[2]:
                lines += _uncompared(link, width)
            return [*lines, *_words(offer, view, width, signs), *_why(link, view, width)]
        # The label in a column of its own; a working longer than a line goes on under itself.
        label = f"{relation.label:<8} " if relation.name != "none" else ""
        working = paragraph(safe_line(relation.working), width - 4 - len(label), (), most=3)
        for row, worked in enumerate(working):
            head = (label, f"{ink}+strong" if ink == "caution" else "strong") if not row else (" " * len(label), "text")
            lines.append((indent, head, *worked))
        lines += _uncompared(link, width)
    if here:
        lines += [*_words(offer, view, width, signs), *_why(link, view, width)]
    return lines


def _uncompared(link: Link, width: int) -> list[Line]:
    left = link.relation.not_compared
    return [truncate((("    ", "text"), (f"not compared: {', '.join(left)}", "muted")), width)] if left else []


def _words(offer: Offer, view: EvidenceView, width: int, signs: Signs) -> list[Line]:
    link = offer.link
    if offer.table is not None and offer.row is not None:
        starts = {part.start for part in link.relation.parts}
        cells = enumerate(offer.table.rows[offer.row].cells)
        column = next((at for at, cell in cells if any(cell.start <= start < cell.end for start in starts)), None)
        drawn = table_rows(offer.table, offer.row, width - 4, column=column, signs=signs)
        return [(("    ", "text"), *line) for line in drawn]
    spans: list[Span] = matched_words(link.text, view.words)
    spans += [
        (part.start - link.start, part.end - link.start, "focus")
        for part in link.relation.parts
        if link.start <= part.start and part.end <= link.end
    ]
    return paragraph(link.text, width - 2, spans, ink="muted", indent=4, most=4)


def _why(link: Link, view: EvidenceView, width: int) -> list[Line]:
    if not view.why:
        return []
    return [
        line for words in why_words(link) for line in paragraph(words, width - 2, (), ink="muted", indent=4, most=4)
    ]


def _nothing(view: EvidenceView) -> str:
    if view.reason:
        return f"not checkable: {view.reason}"
    if view.searching:
        return "searching the library…"
    if view.library_empty:
        return "the library is empty"
    return nothing(view.question, view.missed)


def nothing(question: str, missed: str) -> str:
    """Say that nothing was found; of what was said `missed` tells where it was looked for."""
    return missed.removesuffix(" in the library") if question == "said" and missed else "nothing found"


def _empty(view: EvidenceView, width: int) -> list[Line]:
    if view.searching:
        return []
    if view.blind:
        return [*paragraph("The verdict rests on no source.", width, (), ink="muted", indent=1)]

    def key(name: str) -> str:
        return short_key(name, view.keymap)

    by_hand = f"{key('check.by-hand')} enters a call, a book, a photo"
    if view.reason:
        words = f"This is no statement of fact, so nothing rates it. {key('check.rate-0')} sets it aside."
    elif view.library_empty:
        words = f"There is no evidence on this desk yet. {key('app.back')} goes to the desk, to add some; {by_hand}."
    elif view.question == "said":
        missed = view.missed or "no transcript in the library"
        words = f"{missed[0].upper()}{missed[1:]}. {key('check.find')} searches by hand; {by_hand}."
    else:
        words = f"Nothing in the library speaks of this. {key('check.find')} searches by hand; {by_hand}."
    return [BLANK, *paragraph(words, width, (), ink="muted", indent=1)]
