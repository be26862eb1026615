"""What is to be said of a draft while somebody writes it: only what changed is looked at again.

Nothing here knows of an editor; places are code points of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from factcheck.checking.finding import find
from factcheck.checking.self_checks import self_checks
from factcheck.claims import find_claims
from factcheck.documents import read_bytes, read_text
from factcheck.errors import Edge
from factcheck.figures.writing import bare, number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from factcheck.checking import Finding
    from factcheck.claims import Claim
    from factcheck.documents import Document
    from factcheck.errors import Tell
    from factcheck.evidence import Library, Link

__all__ = ["Diagnoser", "Remark"]

# Of files with these endings the text of record is the file itself, so that places are the editor's.
_MARKED_UP = (".md", ".markdown")
# How far before, in its paragraph, and behind a sentence words decide what it says. What stands farther away (a stage
# of a count that an earlier paragraph names) counts when the draft is saved, and everything is looked at again.
_BEFORE, _AFTER = 600, 60


class Remark(Struct, frozen=True):
    """What is said of the words `[start, end)`, and which words they are now.

    `weight` is "fault" where something does not fit, "note" where a person must look, "fine" for what is only told to
    who asks. `replacement` is what could stand there instead.
    """

    start: int
    end: int
    words: str
    weight: Literal["fault", "note", "fine"]
    code: str
    message: str
    source: str = ""
    replacement: str | None = None
    claim: str | None = None


class _Judged(Struct, frozen=True):
    """What came out for a claim, without its place."""

    weight: Literal["fault", "note", "fine"]
    code: str
    message: str
    source: str
    replacement: str | None


class Diagnoser:
    """Says what there is to say of the texts of one library, and remembers it for sentences that stay as they are."""

    def __init__(self, library: Library, sources: Mapping[str, str], tell: Tell) -> None:
        self._library = library
        self._sources = sources
        self._tell = tell
        self._known: dict[tuple[object, ...], _Judged | None] = {}

    def forget(self) -> None:
        """Look at everything again the next time."""
        self._known = {}

    def remarks(self, text: str, name: str, *, current: Callable[[], bool] = lambda: True) -> list[Remark] | None:
        """Give what is to be said of a draft, in its order; None where it is no longer `current`."""
        if not text.strip():
            return []
        document = read_bytes(text.encode(), name) if name.endswith(_MARKED_UP) else read_text(text, name)
        claims = find_claims(document, tell=self._tell)
        told: list[Remark] = []
        known: dict[tuple[object, ...], _Judged | None] = {}
        for claim in claims:
            if not current():
                return None
            if claim.figure is None:
                continue
            key = _key(claim, document)
            judged = known[key] = self._known[key] if key in self._known else self._judged(claim, document)
            if judged is not None:
                told.append(_placed(judged, claim.figure.start, claim.figure.end, document.text, claim.text))
        for item in self_checks(document, claims, tell=self._tell):
            start, end = item.spans[0]
            judged = _Judged("fault", f"article/{item.derivation or item.relation}", item.working, "", None)
            told.append(_placed(judged, start, end, document.text))
        self._known = known
        return sorted(told, key=lambda remark: (remark.start, remark.end))

    def _judged(self, claim: Claim, document: Document) -> _Judged | None:
        with Edge(f"the claim “{claim.text[:40]}”", self._tell):
            finding = find(claim, document, self._library)
            at = finding.suggestion.link
            link = None if at is None else finding.links[at]
            if link is None or link.same_article:
                return None
            return self._told(claim, finding, link)
        return None

    def _told(self, claim: Claim, finding: Finding, link: Link) -> _Judged:
        suggestion = finding.suggestion
        missing = f"; not compared: {', '.join(link.relation.not_compared)}" if link.relation.not_compared else ""
        source = f"{self._sources.get(link.document, link.document)}, {link.place}: {' '.join(link.text.split())}"
        wrong = suggestion.stance == "contradicts"
        weight: Literal["fault", "note", "fine"]
        weight = "fault" if wrong else "note" if suggestion.stance == "unclear" else "fine"
        message = f"{link.relation.label}: {suggestion.working}{missing}"
        return _Judged(
            weight, f"figure/{suggestion.relation}", message, source, _instead(claim, link) if wrong else None
        )


def _key(claim: Claim, document: Document) -> tuple[object, ...]:
    """Give all that decides what comes out for a claim but its place."""
    first = max(0, claim.start - _BEFORE, document.text.rfind("\n\n", 0, claim.start))
    around = document.text[first : claim.end + _AFTER]
    assert claim.figure is not None, "only figures are asked"
    return claim.figure.start - claim.start, around, claim.claimant, document.title, document.language


def _placed(judged: _Judged, start: int, end: int, text: str, claim: str | None = None) -> Remark:
    return Remark(
        start,
        end,
        text[start:end],
        judged.weight,
        judged.code,
        judged.message,
        judged.source,
        judged.replacement,
        claim,
    )


def _instead(claim: Claim, link: Link) -> str | None:
    """Give the source's figure as it could stand in the sentence; None where it is computed, or several."""
    relation, figure = link.relation, claim.figure
    if figure is None or relation.derivation is not None or len(relation.parts) != 1 or figure.kind == "range":
        return None
    reported = relation.parts[0]
    if relation.name == "unit" or number_of(figure) == bare(figure):
        return bare(reported)
    return number_of(reported) + bare(figure).removeprefix(number_of(figure))
