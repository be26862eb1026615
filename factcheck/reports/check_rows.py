"""A check as rows, one for each finding: what is claimed, what is reported, what was computed, how they stand.

The columns are the same in CSV, in lines of JSON and for scripts; a `pandas.DataFrame` takes the rows as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reports.escaping import one_line
from factcheck.reports.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from factcheck.checking import Check, Finding, SelfCheck
    from factcheck.claims import Claim
    from factcheck.evidence import Link

__all__ = ["COLUMNS", "Row", "rows"]

Row = dict[str, "str | int | Decimal | bool | None"]

# Column -> what stands in it.
COLUMNS: dict[str, str] = {
    "claim": "the claim's number in the article; empty for what the article says against itself",
    "question": "true, said, or itself for the article against itself",
    "place": "where in the article it stands",
    "start": "the first code point of the words that are checked, in the article's text",
    "end": "the one after the last",
    "claimed": "those words",
    "sentence": "the sentence that they stand in",
    "claimant": "who says it, empty for the article",
    "checkable": "whether it can be checked at all",
    "value": "the claimed figure as a number",
    "low": "the least that its writing can mean",
    "high": "the most",
    "unit": "what it counts",
    "relation": "how it stands to what is reported",
    "stance": "supports, contradicts, unclear or unsupported",
    "reported": "the reported figures as they are written",
    "reported_value": "the reported figure as a number, where it is one",
    "computed": "what was computed from the reported figures",
    "derivation": "how it was computed (sum, share, difference...)",
    "working": "the line of working",
    "not_compared": "what a person must still look at",
    "source": "the document with the reported figure",
    "source_place": "where in it",
    "passage": "its words",
    "same_article": "whether this is the article itself, which is no source",
}


def rows(check: Check, *, contradicted: bool = False) -> Iterator[Row]:
    """Give a row for each finding in the order of the claims, then one for each thing the article says against itself.

    A claim without a finding has a row without a relation. With `contradicted` only those are given that say that
    something does not fit. Numbers are `Decimal`, what is not there is None.
    """
    places = Places(check.article)
    findings: dict[str, list[Finding]] = {}
    for finding in check.findings:
        findings.setdefault(finding.claim.id, []).append(finding)
    for number, claim in enumerate(check.claims, 1):
        about = _about(claim, number, places)
        told = [_of_finding(about, finding, check) for finding in findings.get(claim.id, [])] or [_filled(about)]
        yield from (row for row in told if not contradicted or row["stance"] == "contradicts")
    for item in check.self_checks:
        yield _of_self_check(item, check, places)


def _filled(row: Row) -> Row:
    return {name: row.get(name) for name in COLUMNS}


def _about(claim: Claim, number: int, places: Places) -> Row:
    figure = claim.figure
    start, end = (figure.start, figure.end) if figure else (claim.start, claim.end)
    return {
        "claim": number,
        "question": "true",
        "place": one_line(places.words(start)),
        "start": start,
        "end": end,
        "claimed": one_line(figure.text if figure else claim.text),
        "sentence": one_line(claim.text),
        "claimant": one_line(claim.claimant) if claim.claimant else None,
        "checkable": claim.checkable,
        "value": figure.value if figure else None,
        "low": figure.low if figure else None,
        "high": figure.high if figure else None,
        "unit": figure.unit if figure else None,
    }


def _of_finding(about: Row, finding: Finding, check: Check) -> Row:
    suggestion = finding.suggestion
    row = {
        **about,
        "question": finding.question,
        "relation": suggestion.relation,
        "stance": suggestion.stance,
        "working": one_line(suggestion.working),
    }
    if suggestion.link is not None:
        row |= _of_link(finding.links[suggestion.link], check)
    return _filled(row)


def _of_link(link: Link, check: Check) -> Row:
    relation = link.relation
    return {
        "reported": one_line(" / ".join(part.text for part in relation.parts)) or None,
        "reported_value": relation.reported.value if relation.reported else None,
        "computed": relation.computed,
        "derivation": relation.derivation,
        "not_compared": ", ".join(relation.not_compared) or None,
        "source": one_line(check.documents[link.document].source) if link.document in check.documents else None,
        "source_place": one_line(link.place),
        "passage": one_line(link.text),
        "same_article": link.same_article,
    }


def _of_self_check(item: SelfCheck, check: Check, places: Places) -> Row:
    start, end = item.spans[0]
    return _filled(
        {
            "question": "itself",
            "place": one_line(places.words(start)),
            "start": start,
            "end": end,
            "claimed": one_line(" / ".join(check.article.text[first:last] for first, last in item.spans)),
            "checkable": True,
            "relation": item.relation,
            "stance": "contradicts",
            "derivation": item.derivation,
            "working": one_line(item.working),
            "same_article": True,
        }
    )
