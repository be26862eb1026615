"""What the machine has for one question about one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.checking.as_told import held_as_told, suggest_as_told
from factcheck.checking.checked_before import as_precedents
from factcheck.checking.model import Finding, Question, Suggestion
from factcheck.checking.said import link_said, suggest_said
from factcheck.checking.suggesting import in_order, suggest
from factcheck.checking.unread import without_stance
from factcheck.errors import Edge
from factcheck.evidence import link
from factcheck.evidence.library import UnknownDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.checking.model import SelfCheck
    from factcheck.claims import Claim
    from factcheck.documents import Document
    from factcheck.errors import Fault, Tell
    from factcheck.evidence import Library, Link

__all__ = ["find"]

_SHOWN = 60  # signs of a claim where it is named


def find(
    claim: Claim,
    article: Document,
    library: Library,
    *,
    question: Question = "true",
    check: SelfCheck | None = None,
) -> Finding:
    """Find, relate and suggest for one question about one claim; links in the order in which they are shown.

    What is not checkable (an expectation, an opinion) is never supported; its figure, where it has one, is held against
    what the sources have and may be contradicted by that. Whether it was said can be asked of any quotation.

    `check` is the contradiction that a claim of the kind "self-check" stands for: its passages come first, then what
    the library has about its figures, and the stance is the article's own. Where the program fails at a passage or at
    the whole claim, the finding names it in `faults`, and nothing is raised.
    """
    faults: list[Fault] = []
    named = _named(claim)
    with Edge(named, faults.append), library.still():
        finding = _find(claim, article, library, question, check, faults.append)
        if not faults:
            return finding
        told = _told(faults, claim, named)
        count = f"{len(faults)} passage{'' if len(faults) == 1 else 's'} could not be compared"
        working = f"{finding.suggestion.working}; {count}"
        return replace(finding, suggestion=replace(finding.suggestion, working=working), faults=told)
    nothing = Suggestion("none", "unsupported", f"not compared: {faults[-1].problem}", None)
    return Finding(claim, question, (), nothing, (replace(faults[-1], claim=claim.id),))


def _find(
    claim: Claim, article: Document, library: Library, question: Question, check: SelfCheck | None, tell: Tell
) -> Finding:
    if check is not None:
        from factcheck.checking.self_claims import evidence_for, finding_of  # seldom needed

        own = finding_of(check, claim, article)
        outside = evidence_for(check, claim, article, library, tell=tell)
        return Finding(claim, "true", (*own.links, *outside), own.suggestion)
    if question == "said":
        quoted = link_said(claim, article, library)
        return Finding(claim, question, tuple(quoted), suggest_said(quoted, library))
    if not claim.checkable and claim.figure is None:
        return Finding(claim, question, (), suggest((), searched=0))
    links = without_stance(link(claim, library, article=article, tell=tell), article, library)
    links = as_precedents(links, library)
    searched = len(library)
    if not claim.checkable:
        links = held_as_told(claim, links, article, library)
        return Finding(claim, question, tuple(links), suggest_as_told(claim, links, searched=searched))
    links = in_order(links)
    found = suggest(links, searched=searched, origin_of=lambda one: _origin(one, library))
    return Finding(claim, question, tuple(links), found)


def _origin(one: Link, library: Library) -> str:
    """Give whose words a link's document carries: what was said of it, else the very words it was read from."""
    try:
        entry = library.entry(one.document)
    except UnknownDocument:
        return one.document  # somebody took it out meanwhile
    return entry.origin or entry.sha256


def _named(claim: Claim) -> str:
    words = " ".join((claim.figure.text if claim.figure else claim.text).split())
    return f"\u201c{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}\u201d"


def _told(faults: Sequence[Fault], claim: Claim, named: str) -> tuple[Fault, ...]:
    """Give the faults at the passages of a claim, those of one kind once."""
    alike: dict[str, list[Fault]] = {}
    for fault in faults:
        alike.setdefault(fault.problem, []).append(fault)
    return tuple(
        replace(same[0], source=f"{named} beside {same[0].source}{_and_more(len(same) - 1)}", claim=claim.id)
        for same in alike.values()
    )


def _and_more(count: int) -> str:
    return f" and {count} more" if count else ""
