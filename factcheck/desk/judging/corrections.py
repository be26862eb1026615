"""A verdict that was superseded after it was printed: everything that rests on it, and the note to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.desk.record.claims import UnknownClaim
from factcheck.desk.record.lookup import UNNAMED
from factcheck.desk.store.journal import Refused

if TYPE_CHECKING:
    from factcheck.desk.desk import Desk
    from factcheck.desk.record.model import Verdict
    from factcheck.desk.record.views import ClaimRecord

__all__ = ["Correction", "correction"]


class Correction(Struct, frozen=True):
    """What a verdict that was superseded means.

    `before` was in force from `since` to `until`, which is what reports of that time say. `tied` are the claims that
    say the same, `citing` those whose verdict cites an article of these as evidence, `articles` all that is concerned.
    `evidence` are the documents that `before` rested on, `sharing` the other claims that rest on one of them. `note` is
    the text to print, as Markdown.
    """

    key: str
    before: Verdict
    now: Verdict
    since: str
    until: str
    tied: tuple[str, ...]
    citing: tuple[str, ...]
    articles: tuple[str, ...]
    evidence: tuple[str, ...]
    sharing: tuple[str, ...]
    note: str


def correction(desk: Desk, key: str) -> Correction:
    """Give what the verdict in force of a claim corrects: the newest one before it that said something else.

    Raises `UnknownClaim` where it corrects none, and `Refused` for whoever is still to read it second.
    """
    record = desk.claims.get(key)
    now = record.verdict
    if now is not None and desk.readers.reads_blind(record, now.question):
        raise Refused(key, "is to be read by you first", f"`factcheck read {key}`")
    since_then = before = now
    while before is not None and now is not None and _outcome(before) == _outcome(now):
        since_then, before = before, desk.verdicts.get(before.supersedes) if before.supersedes else None
    if now is None or before is None or since_then is None:
        raise UnknownClaim(key, "has no verdict that corrects an earlier one", "rate it again first")
    tied = tuple(other.key for other, _ in desk.ties.of(key))
    evidence = tuple(dict.fromkeys(source.document for source in before.sources))
    concerned = dict.fromkeys((record.article, *map(_article, tied)))
    citing = tuple(name for item in _as_evidence(desk, tuple(concerned)) for name in desk.survey.citing(item))
    sharing = dict.fromkeys(name for item in evidence for name in desk.survey.citing(item) if name != key)
    return Correction(
        key=key,
        before=before,
        now=now,
        since=before.at,
        until=since_then.at,
        tied=tied,
        citing=citing,
        articles=tuple(dict.fromkeys((*concerned, *map(_article, citing)))),
        evidence=evidence,
        sharing=tuple(sharing),
        note=_note(desk, record, before, now, since_then.at[:10]),
    )


def _outcome(verdict: Verdict) -> tuple[str, str, str | None]:
    return verdict.scale, verdict.rating, verdict.replacement


def _article(key: str) -> str:
    return key.rpartition("#")[0]


def _as_evidence(desk: Desk, slugs: tuple[str, ...]) -> list[str]:
    """Give the evidence that is one of these articles, in any version of it: what was printed is cited elsewhere."""
    versions = [version for slug in slugs for version in desk.articles.versions(slug)]
    known = {name for version in versions for name in (version.sha256, version.source) if name not in UNNAMED}
    return [item.id for item in desk.evidence.all() if item.sha256 in known or item.source in known]


def _note(desk: Desk, record: ClaimRecord, before: Verdict, now: Verdict, day: str) -> str:
    """Give the correction to print, as Markdown: what was said, what is right, since when, and the source."""
    article = desk.articles.get(record.article)
    scale, former = desk.settings.scale(now.scale), desk.settings.scale(before.scale)
    published = f", published on {article.published}," if article.published else ""
    words = _quoted(" ".join(record.claim.text.split()))
    lines = [f"**Correction, {day}.** In {_quoted(article.title)}{published} we wrote: {words}", ""]
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
        item = desk.evidence.get(source.document)
        title = item.title if item else source.document
        where = ", ".join(part for part in (title, source.place, source.archived) if part)
        lines.append(f"Source: {where}: {_quoted(' '.join(source.text.split()))}")
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    return f"\u201c{words}\u201d"
