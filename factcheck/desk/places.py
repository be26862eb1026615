"""What lies where on a desk, and whose operations can be taken back: drawn from the lines, one after another.

No document is kept here, and of each no more is decoded than says where it belongs.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Raw, Struct, ValidationError, field, json

from factcheck.desk.storage import Index

if TYPE_CHECKING:
    from factcheck.desk.storage import Outline

__all__ = ["AT_CLAIMS", "UNDOABLE", "Places", "Steps"]

# The tables whose documents belong to a claim: {"article": slug, "claim": number, ...}.
AT_CLAIMS = ("verdicts", "enquiries", "notes", "reopenings", "assignments")

# What a person did at a claim and can take back; adding documents is not undone but removed.
UNDOABLE = frozenset(
    {"rate", "read-second", "decide", "reopen", "note", "ask", "answer", "withdraw", "assign", "mark-read",
     "add-claim", "correct-claim", "split-claim", "merge-claims", "set-scale", "set-policy", "publish",
     "exempt", "contact", "side", "describe-evidence"}
)  # fmt: skip


class Placed(Struct, gc=False):
    """Of a document, what says where it belongs: no more of it is decoded when its line is read."""

    def put(self, places: Places, name: str, key: int) -> None:
        """Put the document with this table and id where it belongs."""
        raise NotImplementedError


class PlacedArticle(Placed, gc=False):
    slug: str

    def put(self, places: Places, _name: str, key: int) -> None:
        places.articles[self.slug] = key


class PlacedEvidence(Placed, gc=False):
    source: str

    def put(self, places: Places, _name: str, key: int) -> None:
        places.sources.setdefault(self.source, []).append(key)


class Reading(Struct, gc=False):
    """Of a claim as somebody reads it, where it begins."""

    start: int


class PlacedClaim(Placed, gc=False):
    article: str
    number: int
    origin: str = "machine"
    machine: Reading | None = None
    reading: Reading | None = None
    gone: str | None = None

    def put(self, places: Places, _name: str, key: int) -> None:
        places.claims[self.article][self.number] = key
        now = self.reading or self.machine
        if self.gone or now is None:
            places.starts[self.article].pop(self.number, None)
        else:
            places.starts[self.article][self.number] = now.start
        if self.origin != "machine":
            places.origins[self.article][self.number] = self.origin


class PlacedAtClaim(Placed, gc=False):
    article: str
    claim: int

    def put(self, places: Places, name: str, key: int) -> None:
        places.at[name][self.article].setdefault(self.claim, []).append(key)


class PlacedEnquiry(PlacedAtClaim, gc=False):
    number: int

    def put(self, places: Places, name: str, key: int) -> None:
        super().put(places, name, key)
        places.enquiries[self.article] = max(places.enquiries[self.article], self.number)


# The tables whose documents are looked for by more than their ids, and what each must have to be found.
PLACED: dict[str, type[Placed]] = {
    **dict.fromkeys(AT_CLAIMS, PlacedAtClaim),
    "enquiries": PlacedEnquiry,
    "claims": PlacedClaim,
    "articles": PlacedArticle,
    "evidence": PlacedEvidence,
}


class Steps(Struct):
    """Offsets of one person's operations that can be undone, and of those that can be redone, newest last."""

    done: list[int] = []
    undone: list[int] = []

    def take(self, offset: int, action: str, of: int | None) -> None:
        if action in UNDOABLE:
            self.done.append(offset)
            self.undone.clear()
        elif action in ("undo", "redo"):
            here, there = (self.done, self.undone) if action == "undo" else (self.undone, self.done)
            if of in here:  # it is not where a salvaged desk lost it
                here.remove(of)
                there.append(of)


class Places(Index):
    """Where documents belong, by their ids; one that was removed keeps its place.

    `articles` are by slug, `claims` by slug and number, and `starts` say where each claim now stands that is in the
    article. `origins` names those claims that the machine did not find. `enquiries` holds the highest number that a
    question about an article had, `sources` the evidence from each source, `at` what lies at claims (by table, slug,
    number), and `steps` what each login under each name can undo.
    """

    articles: dict[str, int] = field(default_factory=dict)
    claims: dict[str, dict[int, int]] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    origins: dict[str, dict[int, str]] = field(default_factory=dict)
    enquiries: dict[str, int] = field(default_factory=dict)
    sources: dict[str, list[int]] = field(default_factory=dict)
    at: dict[str, dict[str, dict[int, list[int]]]] = field(default_factory=dict)
    steps: dict[str, dict[str, Steps]] = field(default_factory=dict)
    made_by: str = field(default_factory=lambda: _rules())

    def __post_init__(self) -> None:
        self.claims, self.starts = defaultdict(dict, self.claims), defaultdict(dict, self.starts)
        self.origins = defaultdict(dict, self.origins)
        self.enquiries = defaultdict(int, self.enquiries)
        self.at = {name: defaultdict(dict, self.at.get(name, {})) for name in AT_CLAIMS}

    def take(self, offset: int, outline: Outline) -> None:
        for name, documents in outline.set.items():
            if documents and (decoder := _DECODERS.get(name)):
                for key, raw in documents.items():
                    if (placed := _placed(decoder, raw)) is not None:
                        placed.put(self, name, int(key))
        if outline.do is not None:
            names = self.steps.setdefault(outline.os, {})
            steps = names.get(outline.by)
            if steps is None:
                steps = names[outline.by] = Steps()
            steps.take(offset, outline.do, outline.of)


def _rules() -> str:
    """Name what decides how lines are taken: when it changes, what was drawn from them before is drawn anew."""
    kinds: list[type[Struct]] = [Places, *PLACED.values()]
    return repr((AT_CLAIMS, sorted(UNDOABLE), *(kind.__struct_fields__ for kind in kinds)))


_DECODERS = {name: json.Decoder(kind | None) for name, kind in PLACED.items()}


def _placed(decoder: json.Decoder[Placed | None], raw: Raw) -> Placed | None:
    """Give where a document belongs; None where it was removed, or another program wrote it and does not say."""
    try:
        return decoder.decode(raw)
    except ValidationError:
        return None
