"""Earlier verdicts on the same or a similar claim, and what rests on a verdict that was corrected.

Which claims say the same is decided in `factcheck.claims.ties`; here is what the desk makes of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.desk.claims import UnknownClaim

if TYPE_CHECKING:
    from factcheck.claims import Likeness
    from factcheck.desk.desk import Desk
    from factcheck.desk.model import ClaimRecord, Verdict

__all__ = ["Correction", "Precedent", "Precedents", "contradicted", "correction", "precedents"]


@dataclass(frozen=True, slots=True)
class Precedent:
    """A verdict that was given for a claim that says the same ("near": nearly the same)."""

    key: str
    words: str
    verdict: Verdict
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Precedents:
    """How many there are; `shown` is empty until this person has rated the claim, so that nothing leads."""

    count: int
    shown: tuple[Precedent, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a verdict that was superseded means: the claims that say the same, the articles, and a note to print."""

    key: str
    before: Verdict
    now: Verdict
    tied: tuple[str, ...]
    articles: tuple[str, ...]
    note: str


def precedents(desk: Desk, key: str) -> Precedents:
    """Give the verdicts on claims like this one, to whoever has rated it."""
    found = [
        Precedent(other.key, other.claim.text, other.verdict, likeness)
        for other, likeness in desk.tied(key)
        if other.verdict is not None
    ]
    rated = any(verdict.os == desk.os and verdict.by == desk.by for verdict in desk.claim(key).all_verdicts)
    return Precedents(len(found), tuple(found) if rated else ())


def contradicted(desk: Desk, verdict: Verdict) -> list[Precedent]:
    """Give the precedents that a verdict, recorded or not, contradicts: same question and scale, another rating."""
    key = f"{verdict.article}#{verdict.claim}"
    scale = verdict.scale or desk.article(verdict.article).scale
    return [
        Precedent(other.key, other.claim.text, earlier, likeness)
        for other, likeness in desk.tied(key)
        if (earlier := other.verdicts.get(verdict.question))
        and earlier.scale == scale
        and earlier.rating != verdict.rating
    ]


def correction(desk: Desk, key: str) -> Correction:
    """Give what the newest verdict of a claim corrects; raises `UnknownClaim` where it supersedes none."""
    record = desk.claim(key)
    now = record.verdict
    before = desk.verdict(now.supersedes) if now is not None and now.supersedes else None
    if now is None or before is None:
        raise UnknownClaim(key, "has no verdict that corrects an earlier one", "rate it again first")
    tied = tuple(other.key for other, _ in desk.tied(key))
    articles = tuple(dict.fromkeys((record.article, *(name.rpartition("#")[0] for name in tied))))
    return Correction(key, before, now, tied, articles, _note(desk, record, before, now))


def _note(desk: Desk, record: ClaimRecord, before: Verdict, now: Verdict) -> str:
    """Give the correction to print, as Markdown: what was said, what is right, since when, and the source."""
    article = desk.article(record.article)
    day = now.at[:10]
    scale, former = desk.scale(now.scale), desk.scale(before.scale)
    lines = [
        f"**Correction, {day}.** In {_quoted(article.title)} we wrote: {_quoted(' '.join(record.claim.text.split()))}",
        "",
    ]
    if now.replacement:
        lines.append(f"It is right to say: {now.replacement}")
    if before.rating != now.rating or before.scale != now.scale:
        was, is_now = former.rating(before.rating).name, scale.rating(now.rating).name
        lines.append(
            f"We had rated this {_quoted(was)} on {before.at[:10]}; since {day} the rating is {_quoted(is_now)}."
        )
    if now.reason:
        lines.append(now.reason)
    for source in now.sources:
        item = desk.evidence_item(source.document)
        title = item.title if item else source.document
        where = ", ".join(part for part in (title, source.place, source.archived) if part)
        lines.append(f"Source: {where}: {_quoted(' '.join(source.text.split()))}")
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    return f"\u201c{words}\u201d"
