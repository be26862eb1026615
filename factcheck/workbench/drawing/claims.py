"""A claim in one line of the list, and at the head of its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from rich.cells import cell_len

from factcheck.checking.remarks import remark_on
from factcheck.claims.unseen import unseen_in
from factcheck.desk.judging.resting import in_force, in_line
from factcheck.terminal.text import safe_line
from factcheck.workbench.drawing.passages import around, paragraph
from factcheck.workbench.drawing.signs import FULL
from factcheck.workbench.inks import justify
from factcheck.workbench.wrapping import clip, fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.checking import Finding
    from factcheck.claims import Claim
    from factcheck.desk import ClaimRecord, Verdict
    from factcheck.desk.record.scales import Scale
    from factcheck.evidence import Link
    from factcheck.facts import Statement
    from factcheck.figures import Figure
    from factcheck.workbench.drawing.passages import Span
    from factcheck.workbench.drawing.signs import Signs
    from factcheck.workbench.inks import Line

__all__ = [
    "FAULT", "JUDGED_INKS", "ClaimRow", "claim_head", "claim_line", "claim_row", "judged_as", "label_ink", "parts_of",
    "rating_of", "reading", "relation_words", "state_sign",
]  # fmt: skip

# What stands between the parts of a computation; the working says it whole.
_JOINED = {
    "sum": " + ", "share": " of ", "ratio": " / ", "per-head": " / ", "difference": " and ", "percent-change": " and ",
    "point-change": " and ",
}  # fmt: skip
# The word and its ink for a claim over which the program failed.
FAULT = ("FAULT", "alarm")
# The ink of a person's rating by what it finds.
JUDGED_INKS = {"right": "settled", "partly": "text", "wrong": "wrong", "aside": "muted"}
_LABEL = 13  # "SAME ARTICLE" and "not checkable", the longest words of relations and ratings here
_RATING = 16  # cells of a rating, or of a longer label
_BOTH = 53  # cells of what a row says from which on relation and rating stand beside each other
_MANY_ROWS = 5  # rows for a sentence from which on two can go to how its figure is read


class ClaimRow(Struct, frozen=True):
    """What the list shows of one claim."""

    number: int
    claimed: str
    reported: str = ""
    label: str = ""
    ink: str = "muted"  # of the label
    state: str = "open"
    rating: str = ""
    marked: bool = False
    judged: str = ""  # what a settling verdict found: "right", "partly", "wrong", or "aside" off the scale


def claim_row(
    record: ClaimRecord,
    finding: Finding | None,
    scale: Scale,
    *,
    told: Link | None = None,
    marked: bool = False,
    blind: bool = False,
) -> ClaimRow:
    """Give the list's row of a claim: what it says, and what is reported of it.

    Of a claim that stands by a verdict that is what the verdict rests on, `told`, and nothing where it rests on
    nothing; of the others, what the machine found, if that is known yet. A claim that is read `blind` tells neither
    that nor how it was rated.
    """
    claim = record.claim
    claimed = claim.figure.text if claim.figure else claim.text
    label, ink, reported = "", "muted", ""
    if blind:
        return ClaimRow(record.number, safe_line(claimed), "", "to read", "asked", "unread", "", marked)
    contradicted = finding is not None and finding.suggestion.stance == "contradicts"
    verdict = in_force(record)
    if verdict is not None:
        if told is not None:
            reported = parts_of(told)
            if in_line(told, scale.judges(verdict.rating)):
                label, ink = told.relation.label, label_ink(told.relation.stance)
    elif not claim.checkable and not contradicted:
        label = claim.reason or "no claim"
        reported = parts_of(finding.as_told) if finding is not None and finding.as_told is not None else ""
    elif finding is not None:
        label, ink = relation_words(finding)
        reported = _reported(finding)
    rating = rating_of(verdict, scale) if verdict else ""
    judged = judged_as(verdict, scale) if verdict else ""
    return ClaimRow(
        record.number, safe_line(claimed), safe_line(reported), label, ink, record.state, rating, marked, judged
    )


def rating_of(verdict: Verdict, scale: Scale) -> str:
    """Give the name of a verdict's rating; one of another scale by its key."""
    return next((each.name for each in scale.ratings if each.key == verdict.rating), verdict.rating)


def judged_as(verdict: Verdict, scale: Scale) -> str:
    """Say what a verdict found on the article's scale: "right", "partly", "wrong", "aside" off it."""
    return (scale.judges(verdict.rating) if verdict.scale in ("", scale.name) else None) or "aside"


def relation_words(finding: Finding) -> tuple[str, str]:
    """Give the first word of what the machine found and its ink. No ink of these is one of approval."""
    at = finding.suggestion.link
    if at is None:
        return "NOTHING", "muted"
    best = finding.links[at]
    # The article against itself is a finding; the article in agreement with itself is none.
    if best.same_article and finding.claim.kind != "self-check":
        return "SAME ARTICLE", "muted"
    return best.relation.label, label_ink(finding.suggestion.stance)


def label_ink(stance: str) -> str:
    """Give the ink of a machine's word: a difference stands out, agreement does not."""
    return "caution" if stance == "contradicts" else "text" if stance in {"supports", "unclear"} else "muted"


def claim_line(row: ClaimRow, width: int, *, digits: int = 3, cursor: str = "", signs: Signs = FULL) -> Line:
    """Give a row as a line. `cursor` is the ink of the row under the cursor, empty for the others."""
    sign, sign_ink = state_sign(row.state, row.judged, signs)
    number = (f" {row.number:>{digits}} ", "muted")
    bar = (signs.here, cursor) if cursor else (signs.marked, "key") if row.marked else (" ", "text")
    main = "strong" if cursor else "muted" if row.state in {"settled", "second-read"} else "text"
    room = width - 4 - digits
    rating_ink = JUDGED_INKS.get(row.judged, "text")
    # Where both have room, relation and rating have a column each, in every row the same.
    both = room >= _BOTH
    last, last_ink = (row.label, row.ink) if both or not row.rating else (row.rating, rating_ink)
    last_width = _RATING if both else min(_LABEL if len(last) <= _LABEL else _RATING, max(0, room - _RATING))
    rest = room - last_width - (_RATING if both else 0) - 1
    if row.reported:
        claimed_width = (rest - 1) // 2
        figures: Line = (
            *_padded(row.claimed, claimed_width, main),
            (" ", "text"),
            (fit(row.reported, rest - 1 - claimed_width), "muted" if main == "muted" else "text"),
        )
    else:
        figures = _padded(row.claimed, rest, main)
    line = (bar, (sign, sign_ink), number, *figures, (" ", "text"), (fit(last, last_width), last_ink))
    return (*line, (fit(f" {row.rating}", _RATING), rating_ink)) if both else line


def state_sign(state: str, judged: str, signs: Signs) -> tuple[str, str]:
    """Give the sign of how a claim stands and its ink; what was found wrong has not that of what was found right."""
    if state in {"settled", "second-read"}:
        right = signs.second if state == "second-read" else signs.settled
        sign = {"partly": signs.partly, "wrong": signs.wrong, "aside": signs.aside}.get(judged, right)
        return sign, JUDGED_INKS.get(judged, "settled")
    return {
        "disputed": (signs.disputed, "disputed"),
        "asked": (signs.asked, "asked"),
        "answered": (signs.answered, "asked"),
        "unread": (signs.unread, "asked"),
    }.get(state, (signs.open, "muted"))


def _padded(words: str, width: int, ink: str) -> Line:
    """Give words in an ink of their own, so that moving the cursor repaints them and not the space behind them."""
    shown = clip(words, width)
    return ((shown, ink), (" " * (width - cell_len(shown)), "text"))


def claim_head(
    record: ClaimRecord,
    place: str,
    article: str,
    statement: Statement | None,
    width: int,
    rows: int,
    *,
    read: bool = True,
) -> list[Line]:
    """Give the claim as it stands in the article: who says it and where, its words, how the figure is read.

    `article` is the article's text of record; the sentence is shown with a little around it in `rows` lines.
    Where there is room for many, how the figure is read takes two of them; without `read` its line is left empty.
    """
    claim = record.claim
    facts = [place, "the article against itself" if record.check else "quote" if claim.quoted else claim.kind]
    if claim.claimant:
        facts.append(claim.claimant)
    if claim.siblings:
        facts.append(f"{len(claim.siblings) + 1} in one sentence")
    right: list[tuple[str, str]] = []
    if record.changed is not None:
        right.append(("changed since it was judged", "caution"))
    elif record.reopened is not None:
        right.append(("opened again", "caution"))
    elif unseen := unseen_in(claim.text):
        right.append((f"hidden: {unseen[0]}", "caution"))
    elif record.corrected:
        right.append(("corrected by hand", "muted"))
    head = justify(_dotted(facts, "muted"), tuple(right), width)
    facts = [] if not read else [remark_on(record.check).words] if record.check else reading(claim, statement)
    told = paragraph(safe_line(" · ".join(facts)), width, (), ink="muted", most=2 if rows >= _MANY_ROWS else 1)
    rows -= len(told) - 1
    quote = _quoted(claim, article, width, rows)
    return [head, *quote, *([()] * (rows - len(quote))), *told]


def reading(claim: Claim, statement: Statement | None) -> list[str]:
    """Say how the figure was read: its bounds, and what it is about."""
    figure = claim.figure
    if figure is None:
        return ["no figure in it"]
    facts = [_bounds(figure)]
    if statement is not None:
        about = [statement.subject, " of ".join(filter(None, (statement.header, statement.row)))]
        facts.extend(word for word in about if word)
        if statement.base:
            facts.append(f"of {statement.base}")
        facts.append(str(statement.period.date() or statement.period.text or "no date"))
    return facts


def _bounds(figure: Figure) -> str:
    from factcheck.figures.meaning import meaning  # it needs the words of magnitude of a language

    means = meaning(figure)
    kind = "" if figure.kind in {"quantity", means} else f", {figure.kind}"
    words = safe_line(figure.text)
    return f"read as {words}{kind}" if means == figure.text else f"read as {words}: {safe_line(means)}{kind}"


def _quoted(claim: Claim, article: str, width: int, rows: int) -> list[Line]:
    if claim.figure is not None:
        start, end = claim.figure.start, claim.figure.end
    else:
        start, end = claim.start, min(claim.end, claim.start + width * rows - 8)
    # A sentence and what stands around it in its own paragraph, no more.
    first = article.rfind("\n", 0, claim.start) + 1
    last = article.find("\n", claim.end)
    last = len(article) if last < 0 else last
    words = article[first:last]
    left, right = around(words, start - first, end - first, width, rows)
    before = ("…" if left else "") + words[left : start - first]
    figure = words[start - first : end - first]
    if claim.figure is not None:
        figure = f"[{figure}]"
    after = words[end - first : right] + ("…" if right < len(words) else "")
    sentence = max(0, claim.start - first - left) + (1 if left else 0)
    spans: list[Span] = [(sentence, len(before) + len(figure) + max(0, claim.end - end), "strong")]
    if claim.figure is not None:
        spans.append((len(before), len(before) + len(figure), "focus"))
    return paragraph(before + figure + after, width, spans, ink="muted", most=rows)


def _reported(finding: Finding) -> str:
    at = finding.suggestion.link
    return "" if at is None or finding.claim.kind == "self-check" else parts_of(finding.links[at])


def parts_of(link: Link) -> str:
    """Give the figures that a link reports, as they are written."""
    relation = link.relation
    return _JOINED.get(relation.derivation or "", ", ").join(part.text for part in relation.parts)


def _dotted(facts: Sequence[str], ink: str) -> Line:
    return tuple((text if not at else f" · {text}", ink) for at, text in enumerate(map(safe_line, facts)))
