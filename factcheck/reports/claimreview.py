"""schema.org's ClaimReview: one made of each rated claim, and a lint of any, our own or somebody else's.

A review says only what its rating supports: off the scale it carries no number. `schema/claimreview-1.schema.json`
describes what is written here, for other programs; the lint says the same in words, and what a schema cannot.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from factcheck.reports.escaping import address, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.reports.model import Decision, Report, ReportClaim

__all__ = ["CONTEXT", "UNNAMED", "Fault", "Publication", "lint", "review", "reviewable", "reviews"]

CONTEXT = "https://schema.org"
LONGEST_CLAIM = 280
"""How long the words of a claim may be in a review; what is longer is cut around the words that were checked."""

_UNFINISHED = frozenset({"open", "asked", "set-aside"})


class Publication(Struct, frozen=True):
    """Who publishes the fact-check, and where (the page's address, to which a claim's number is added)."""

    name: str | None = None
    url: str | None = None


UNNAMED = Publication()


def _short(claim: ReportClaim) -> str:
    """Give the claim's sentence, cut around the words that are checked where it is long."""
    quote = one_line(claim.quote).strip()
    before, after = one_line(claim.before).lstrip(), one_line(claim.after).rstrip()
    room = LONGEST_CLAIM - len(quote)
    if len(before) + len(after) <= room:
        return f"{before}{quote}{after}"
    if room < 20:
        return quote[: LONGEST_CLAIM - 1] + "…" if len(quote) > LONGEST_CLAIM else quote
    half = room // 2 - 1
    left = max(half, room - 2 - len(after))
    right = max(half, room - 2 - len(before))
    before = before if len(before) <= left else "…" + before[-left:].split(" ", 1)[-1]
    after = after if len(after) <= right else after[:right].rsplit(" ", 1)[0] + "…"
    return f"{before}{quote}{after}"


def _rating(report: Report, decision: Decision) -> dict[str, Any]:
    rating = report.rating(decision.rating)
    written: dict[str, Any] = {"@type": "Rating", "alternateName": one_line(rating.name)}
    if rating.place is not None and report.scale.best > 1:
        written |= {"ratingValue": rating.place, "bestRating": report.scale.best, "worstRating": 1}
    if decision.reason:
        written["ratingExplanation"] = one_line(decision.reason)
    return written


def _citations(report: Report, decision: Decision) -> list[dict[str, Any]]:
    """Give the documents that the verdict cites, once each, with an address where there is one on the web."""
    cited = []
    for letter in dict.fromkeys(source.letter for source in decision.sources):
        evidence = report.document(letter)
        work: dict[str, Any] = {"@type": "CreativeWork", "name": one_line(evidence.title)}
        if web := address(evidence.source):
            work["url"] = web
        if archived := address(evidence.archived):
            work["archivedAt"] = archived
        if evidence.date:
            work["datePublished"] = evidence.date.isoformat()
        cited.append(work)
    return cited


def reviewable(report: Report, claim: ReportClaim) -> bool:
    """Say whether a claim has a rating that supports a review (not so: open, asked, not checkable)."""
    decision = claim.decision
    if decision is None or claim.standing in _UNFINISHED:
        return False
    return report.rating(decision.rating).effect != "asks"


def review(
    report: Report, claim: ReportClaim, publication: Publication, *, uncleared: bool = False
) -> dict[str, Any] | None:
    """Give the ClaimReview of a claim, or None where no rating supports one.

    What the gate holds back, or two readers dispute, has none either, but with `uncleared`: marked as a draft then.
    """
    decision = claim.decision
    if decision is None or not reviewable(report, claim) or not (claim.cleared or uncleared):
        return None
    article = report.article
    appearance: dict[str, Any] = {"@type": "CreativeWork", "headline": one_line(article.title)}
    if web := address(article.source):
        appearance["url"] = web
    if article.date:
        appearance["datePublished"] = article.date.isoformat()
    claimed: dict[str, Any] = {"@type": "Claim", "appearance": appearance}
    claimant = claim.claimant or article.author
    if claimant:
        claimed["author"] = {"@type": "Person" if claim.quoted else "Organization", "name": one_line(claimant)}
    if article.date:
        claimed["datePublished"] = article.date.isoformat()
    written: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "identifier": claim.label,
        "claimReviewed": _short(claim),
        "author": {"@type": "Organization", "name": publication.name}
        if publication.name
        else {"@type": "Person", "name": one_line(decision.by) or "unknown"},
        "reviewRating": _rating(report, decision),
        "itemReviewed": claimed,
    }
    when = decision.at or report.journal.at
    if when:
        written["datePublished"] = when.date().isoformat()
    if not claim.cleared:
        written["creativeWorkStatus"] = one_line(f"Draft, not cleared: {'; '.join(claim.hindrances) or 'disputed'}")
    if publication.url:
        written["url"] = f"{publication.url.split('#')[0]}#claim-{claim.number}"
    if cited := _citations(report, decision):
        written["citation"] = cited
    return written


def reviews(
    report: Report, publication: Publication, *, uncleared: bool = False
) -> Iterator[tuple[ReportClaim, dict[str, Any] | None]]:
    """Give every claim of the report with its review, None where there is none."""
    return ((claim, review(report, claim, publication, uncleared=uncleared)) for claim in report.claims)


class Fault(Struct, frozen=True):
    """What is wrong with a review: the field, and what it should be. A warning is legal and yet unwise."""

    field: str
    problem: str
    level: Literal["error", "warning"] = "error"


_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$")


def lint(written: object) -> list[Fault]:
    """Give everything that is wrong with a ClaimReview; [] where it can be published."""
    if not isinstance(written, dict):
        return [Fault("", "is no JSON object")]
    faults = [*_identity(written), *_claim_words(written), *_judged(written), *_reviewed(written)]
    faults += _dates(written, "")
    return faults


def _types(value: Mapping[str, Any]) -> set[str]:
    types = value.get("@type")
    found = types if isinstance(types, list) else [types]
    return {str(item).removeprefix("schema:").rsplit("/", 1)[-1] for item in found}


def _identity(written: Mapping[str, Any]) -> Iterator[Fault]:
    if "ClaimReview" not in _types(written):
        yield Fault("@type", "must be ClaimReview")
    context = written.get("@context")
    if context is not None and "schema.org" not in str(context):
        yield Fault("@context", "must be https://schema.org")
    url = written.get("url")
    if url is None:
        yield Fault("url", "is missing: readers and search engines cannot find the review", "warning")
    elif not isinstance(url, str) or address(url) is None:
        yield Fault("url", "must be a whole http or https address")
    author = written.get("author")
    named = author if isinstance(author, list) else [author]
    if not any(isinstance(item, dict) and item.get("name") for item in named):
        yield Fault("author", "must name who reviewed the claim")


def _claim_words(written: Mapping[str, Any]) -> Iterator[Fault]:
    words = written.get("claimReviewed")
    if not isinstance(words, str) or not words.strip():
        yield Fault("claimReviewed", "must be the words of the claim")
        return
    if len(words) > LONGEST_CLAIM:
        yield Fault("claimReviewed", f"has {len(words)} characters; {LONGEST_CLAIM} are the most", "warning")
    rating = written.get("reviewRating")
    name = rating.get("alternateName") if isinstance(rating, dict) else None
    if isinstance(name, str) and name.strip():
        told = re.escape(name.strip())
        if re.search(rf"^\W*{told}\s*[:!—–-]|[:(—–-]\s*{told}\W*$|\bis {told}\W*$", words, re.IGNORECASE):
            yield Fault("claimReviewed", "seems to give away the rating; it must be the claim alone", "warning")


def _judged(written: Mapping[str, Any]) -> Iterator[Fault]:
    rating = written.get("reviewRating")
    if not isinstance(rating, dict):
        yield Fault("reviewRating", "is missing")
        return
    if not isinstance(rating.get("alternateName"), str) or not rating["alternateName"].strip():
        yield Fault("reviewRating.alternateName", "must say the rating in words")
    names = ("worstRating", "ratingValue", "bestRating")
    given = {name: rating[name] for name in names if rating.get(name) is not None}
    if not given:
        return
    if len(given) < len(names):
        missing = ", ".join(name for name in names if name not in given)
        yield Fault("reviewRating", f"has a number without {missing}; off the scale there must be none of the three")
        return
    numbers = [_number(given[name]) for name in names]
    if any(number is None for number in numbers):
        yield Fault("reviewRating", "worstRating, ratingValue and bestRating must be numbers")
        return
    worst, value, best = (number for number in numbers if number is not None)
    if worst >= best:
        yield Fault("reviewRating", f"the scale is upside down: worst {worst:g}, best {best:g}")
    elif not worst <= value <= best:
        yield Fault("reviewRating", f"{value:g} is not between worst {worst:g} and best {best:g}")


def _number(value: object) -> float | None:
    """Read a number that is written as one, or as its digits; truth values are none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    return number if number - number == 0 else None


def _reviewed(written: Mapping[str, Any]) -> Iterator[Fault]:
    claimed = written.get("itemReviewed")
    if claimed is None:
        yield Fault("itemReviewed", "is missing: who made the claim, and where", "warning")
        return
    if not isinstance(claimed, dict):
        yield Fault("itemReviewed", "must be a Claim")
        return
    for field in ("appearance", "firstAppearance"):
        found = claimed.get(field)
        for work in found if isinstance(found, list) else [found]:
            url = work.get("url") if isinstance(work, dict) else work
            if url is not None and (not isinstance(url, str) or address(url) is None):
                yield Fault(f"itemReviewed.{field}", "must be a whole http or https address")


def _dates(value: Mapping[str, Any], above: str) -> Iterator[Fault]:
    if not above and value.get("datePublished") is None:
        yield Fault("datePublished", "is missing")
    for field, inner in value.items():
        if field.startswith("date") and inner is not None:
            if not isinstance(inner, str) or not _DATE.match(inner) or not _is_day(inner[:10]):
                yield Fault(above + field, "must be a day as in 2012-03-05")
        elif isinstance(inner, dict):
            yield from _dates(inner, f"{above}{field}.")


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True
