"""What the machine has to say about one article: claims, findings, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from factcheck.claims.model import Claim  # noqa: TC001 - msgspec looks these up
from factcheck.errors import Fault  # noqa: TC001
from factcheck.evidence.model import Link  # noqa: TC001
from factcheck.relating.model import Derivation, RelationName, Stance  # noqa: TC001

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.documents import Document

__all__ = ["Check", "Finding", "Question", "SelfCheck", "SelfCheckKind", "Suggestion"]

Question = Literal["true", "said"]
SelfCheckKind = Literal[
    "total", "shares", "count-and-share", "change", "two-values", "headline", "weekday", "age", "order"
]


class Suggestion(Struct, frozen=True):
    """A finding's stance, never a verdict; `link` indexes the finding's links, None where nothing was found.

    `sentence` says in one sentence what the fact is, how the claim stands to it and how many sources say so; `group`
    are the links that tell the same fact as `link`, `origins` how many independent sources they are.
    """

    relation: RelationName
    stance: Stance
    working: str
    link: int | None
    sentence: str = ""
    group: tuple[int, ...] = ()
    origins: int = 0


class Finding(Struct, frozen=True):
    """What the machine has for one question about one claim; links best first.

    `faults` are what could not be compared because the program failed at it: single passages, or the whole claim,
    which has no links then.
    """

    claim: Claim
    question: Question
    links: tuple[Link, ...]
    suggestion: Suggestion
    faults: tuple[Fault, ...] = ()

    @property
    def as_told(self) -> Link | None:
        """The link to a source, not the article itself, that has what a claim expects or supposes: no support of it."""
        link = None if self.suggestion.link is None else self.links[self.suggestion.link]
        if link is None or link.same_article or self.claim.checkable or self.question != "true":
            return None
        return link if link.relation.stance == "supports" and self.suggestion.stance == "unsupported" else None


class SelfCheck(Struct, frozen=True):
    """What the article says against itself: the spans concerned in its text of record, and the working.

    `id` is a hash of the words concerned and holds no offset; `words` are what stands at the spans. `relation` is
    "none" where no number is off but a day or an order; `kind` says what does not fit.
    """

    id: str
    relation: RelationName
    derivation: Derivation | None
    spans: tuple[tuple[int, int], ...]
    working: str
    kind: SelfCheckKind | None = None
    words: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """The working with the words that it is about, in one line."""
        quoted = "; ".join(f"\u201c{' '.join(words.split())}\u201d" for words in self.words)
        return f"{self.working} ({quoted})" if quoted else self.working


class Check(Struct, frozen=True):
    """One pass over an article; `documents` holds the article ("a1") and the evidence ("e1", ...) by id.

    `errors` are inputs that could not be read, and claims, passages and self-checks at which the program failed; all
    others were done.
    """

    article: Document
    documents: Mapping[str, Document]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    self_checks: tuple[SelfCheck, ...]
    errors: tuple[Fault, ...]
