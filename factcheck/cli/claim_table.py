"""A check as a table of lines: what is claimed, what is reported, how the two relate, and where to look."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from wcwidth import clip, ljust, width, wrap

from factcheck.cli.counting import counted
from factcheck.documents import is_transcript
from factcheck.evidence.abroad import other_language
from factcheck.evidence.meaning.embedder import embedder
from factcheck.figures import QUANTITATIVE
from factcheck.language import level_of, reading_of
from factcheck.terminal.text import isolated, safe_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.checking import Check, Finding
    from factcheck.claims import Claim

__all__ = ["claim_table"]

MARGIN = "  "
CLAIMED = 18
LABEL = 13
WORDS_READ = 3  # the level of a language from which on nothing of evidence is left out
NARROWEST = 60


def claim_table(check: Check, columns: int | None = None, *, every_claim: bool = False) -> str:
    """Give a check as text for a terminal of so many columns (as wide as the terminal where None).

    Claims without a figure are counted, and listed only where a source contradicts them or `every_claim` asks for
    them; a number belongs to its claim and stays the same either way.
    """
    columns = max(columns or shutil.get_terminal_size((100, 24)).columns, NARROWEST)
    return "\n".join(map(isolated, _lines(check, columns, every_claim=every_claim)))


def _lines(check: Check, columns: int, *, every_claim: bool) -> Iterator[str]:
    title = safe_line(check.article.title or check.article.source)
    evidence = len(check.documents) - 1
    yield clip(title, 0, columns)
    yield f"{counted(len(check.claims), 'claim')}, {counted(evidence, 'document')} of evidence"
    yield from _contradicted(check, columns)
    yield from _unread(check, columns)
    yield ""
    number = len(str(len(check.claims)))
    yield _row(number, "#", "CLAIMED", "RELATION", "WORKING AND SOURCE")
    findings: dict[str, list[Finding]] = {}
    for finding in check.findings:
        findings.setdefault(finding.claim.id, []).append(finding)
    recorded = any(is_transcript(document) for document in check.documents.values() if document is not check.article)
    listed = 0
    for index, claim in enumerate(check.claims, 1):
        own = findings.get(claim.id, [])
        if every_claim or _has_quantity(claim) or any(one.suggestion.stance == "contradicts" for one in own):
            listed += 1
            yield from _claim(check, claim, own, str(index), number, columns, recorded=recorded)
    if left := len(check.claims) - listed:
        yield ""
        yield f"{counted(left, 'claim')} without a quantity not listed; --all lists them."
    if check.self_checks:
        yield ""
        yield "The article against itself"
        for found in check.self_checks:
            yield from _wrapped(safe_line(found.working), MARGIN, columns)


def _contradicted(check: Check, columns: int) -> Iterator[str]:
    """Say which claims to read first, by their numbers in the table."""
    those = {finding.claim.id for finding in check.findings if finding.suggestion.stance == "contradicts"}
    if numbers := [str(number) for number, claim in enumerate(check.claims, 1) if claim.id in those]:
        yield from _wrapped(f"contradicted: {', '.join(numbers)}", "", columns)


def _unread(check: Check, columns: int) -> Iterator[str]:
    """Say what is not read of the article and of evidence in another language."""
    if unread := reading_of(check.article.language):
        yield from _wrapped(unread, "", columns)
    for document in check.documents.values():
        if document is check.article or not document.language or level_of(document.language) >= WORDS_READ:
            continue
        if unread := reading_of(document.language):
            yield from _wrapped(f"{safe_line(document.source)}: {unread}", "", columns)
    abroad = [document for document in check.documents.values() if other_language(check.article, document)]
    if abroad and embedder() is None:
        only = f"{counted(len(abroad), 'document')} in another language: only numbers are compared"
        yield from _wrapped(f"{only}; pip install 'factcheck-workbench[meaning]' compares what is meant", "", columns)


def _has_quantity(claim: Claim) -> bool:
    return claim.figure is not None and claim.figure.kind in QUANTITATIVE


def _claim(
    check: Check, claim: Claim, findings: list[Finding], index: str, number: int, columns: int, *, recorded: bool
) -> Iterator[str]:
    claimed = safe_line(claim.figure.text if claim.figure else claim.text)
    indent = " " * (number + CLAIMED + LABEL + 3 * len(MARGIN))
    if not claim.checkable:
        told = [finding for finding in findings if finding.as_told is not None]
        if not told:
            yield from _first_and_rest(
                _row(number, index, claimed, "-", ""), f"not checkable: {claim.reason}", indent, columns
            )
            index = claimed = ""
        findings = told or [one for one in findings if one.suggestion.stance == "contradicts" or one.faults]
        if not findings:
            return
    if not findings:
        yield _row(number, index, claimed, "NOTHING", "nothing comparable was found")
        return
    for finding in findings:
        if finding.question == "said" and not (finding.links or recorded):
            continue  # without a transcript there was nothing to look in
        suggestion = finding.suggestion
        link = None if suggestion.link is None else finding.links[suggestion.link]
        label = "NOTHING" if link is None else "SAME ARTICLE" if link.same_article else link.relation.label
        if suggestion.stance == "unclear" and link is not None and link.relation.stance != "unclear":
            label = "UNCLEAR"
        if finding.as_told is not None:
            label = "-"  # what is expected is not supported by a source that expects it too
        if finding.question == "said":
            claimed, label = "  was it said?", "NOT FOUND" if link is None else label
        yield from _first_and_rest(
            _row(number, index, claimed, label, ""), safe_line(suggestion.working), indent, columns
        )
        index = ""
        if link is not None and not link.same_article and finding.question != "said":
            source = safe_line(check.documents[link.document].source)
            not_compared = link.relation.not_compared
            where = f"{source}, {link.place}"
            if not_compared:
                where += f" · not compared: {', '.join(not_compared)}"
            yield from _wrapped(where, indent, columns)


def _row(number: int, index: str, claimed: str, label: str, working: str) -> str:
    shown = claimed if width(claimed) <= CLAIMED else clip(claimed, 0, CLAIMED - 1).rstrip() + "…"
    cells = (index.rjust(number), ljust(shown, CLAIMED), ljust(label, LABEL), working)
    return MARGIN.join(cells).rstrip() if working else MARGIN.join(cells)


def _first_and_rest(start: str, text: str, indent: str, columns: int) -> Iterator[str]:
    lines = wrap(text, max(columns - width(indent), 20)) or [""]
    yield (start + lines[0]).rstrip()
    for line in lines[1:]:
        yield indent + line


def _wrapped(text: str, indent: str, columns: int) -> Iterator[str]:
    for line in wrap(text, max(columns - width(indent), 20)):
        yield indent + line
