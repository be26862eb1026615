"""SARIF 2.1.0 from a check: contradicted figures where they stand, for the CI of a newsroom or of documentation.

Lines and columns are given for formats whose text of record is the file itself; a page or row otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from factcheck import __version__
from factcheck.reports.escaping import address, one_line
from factcheck.reports.places import Places

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.checking import Check, Finding, SelfCheck
    from factcheck.documents import Document
    from factcheck.relating import RelationName

__all__ = ["NO_LOG", "sarif"]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
NO_LOG: Mapping[str, Any] = {"$schema": SCHEMA, "version": "2.1.0", "runs": []}

RULES: Mapping[RelationName, str] = {
    "unit": "Percent and percentage points, or other units, are mixed up.",
    "magnitude": "The figure is off by a power of ten.",
    "transposed": "Digits of the figure are swapped.",
    "misrounded": "The figure is not a rounding of the reported one.",
    "overstates": "The figure is larger than the reported one.",
    "understates": "The figure is smaller than the reported one.",
}
OTHER_RULE = "The figure does not agree with what is reported."
SELF_RULE = "The article does not agree with itself."

# Readers whose text of record is the decoded file, so that offsets give lines and columns.
PLAIN_READERS = frozenset({"txt", "md", "csv", "tsv"})


def sarif(check: Check) -> dict[str, Any]:
    """Give the SARIF log of a check: one result per contradicted claim and per contradiction inside the article."""
    contradicted = [finding for finding in check.findings if finding.suggestion.stance == "contradicts"]
    places = Places(check.article)
    results = [_result(finding, check, places) for finding in contradicted]
    results += [_own_result(item, check.article, places) for item in check.self_checks]
    rules = sorted({result["ruleId"] for result in results})
    for result in results:
        result["ruleIndex"] = rules.index(result["ruleId"])
    return {
        **NO_LOG,
        "runs": [
            {
                "tool": {
                    "driver": {"name": "factcheck", "version": __version__, "rules": [_rule(name) for name in rules]}
                },
                "columnKind": "unicodeCodePoints",
                "artifacts": [_artifact(document) for document in check.documents.values()],
                "invocations": [
                    {
                        "executionSuccessful": True,
                        "toolExecutionNotifications": [
                            {"level": "warning", "message": {"text": one_line(f"{error.source}: {error.problem}")}}
                            for error in check.errors
                        ],
                    }
                ],
                "results": results,
            }
        ],
    }


def _rule(name: str) -> dict[str, Any]:
    kind, _, relation = name.partition("/")
    told = (
        SELF_RULE if kind == "article" else next((words for key, words in RULES.items() if key == relation), OTHER_RULE)
    )
    return {"id": name, "shortDescription": {"text": told}}


def _result(finding: Finding, check: Check, places: Places) -> dict[str, Any]:
    claim, suggestion = finding.claim, finding.suggestion
    start, end = (claim.figure.start, claim.figure.end) if claim.figure else (claim.start, claim.end)
    result: dict[str, Any] = {
        "ruleId": f"figure/{suggestion.relation}",
        "level": "error",
        "message": {"text": one_line(f"“{check.article.text[start:end]}”: {suggestion.working}")},
        "locations": [_location(check.article, places, start, end)],
        "partialFingerprints": {"claim/v1": claim.id},
    }
    if suggestion.link is not None:
        link = finding.links[suggestion.link]
        document = check.article if link.same_article else check.documents.get(link.document)
        if document is not None:
            there = _location(document, Places(document), link.start, link.end)
            result["relatedLocations"] = [{**there, "message": {"text": one_line(f"{link.place}: {link.text}")}}]
    return result


def _own_result(item: SelfCheck, article: Document, places: Places) -> dict[str, Any]:
    first, *others = item.spans
    result: dict[str, Any] = {
        "ruleId": f"article/{item.derivation or item.relation}",
        "level": "warning",
        "message": {"text": one_line(item.working)},
        "locations": [_location(article, places, *first)],
        "partialFingerprints": {"self-check/v1": item.id},
    }
    if others:
        result["relatedLocations"] = [_location(article, places, *span) for span in others]
    return result


def _uri(document: Document) -> str:
    source = document.source
    if address(source):
        return source
    return "stdin" if source == "-" else quote(source.encode("utf-8", "surrogateescape"))


def _artifact(document: Document) -> dict[str, Any]:
    return {"location": {"uri": _uri(document)}, "hashes": {"sha-256": document.sha256}}


def _location(document: Document, places: Places, start: int, end: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(document)}}
    location: dict[str, Any] = {"physicalLocation": place}
    if document.reader.split(" ")[0] in PLAIN_READERS:
        (line, column), (last, after) = places.line_and_column(start), places.line_and_column(end)
        place["region"] = {
            "startLine": line,
            "startColumn": column,
            "endLine": last,
            "endColumn": after,
            "snippet": {"text": one_line(document.text[start:end])},
        }
    else:
        location["logicalLocations"] = [{"name": one_line(places.words(start))}]
    return location
