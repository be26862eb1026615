"""What lies where on a desk, and whose operations can be taken back: drawn from the lines, one after another.

No document is kept here, and of each no more is decoded than says where it belongs. What belongs to one article is kept
apart (a `Corner`), so that of very many articles only those are unpacked that somebody looks at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from msgspec import Raw, Struct, ValidationError, field, json, msgpack

from factcheck.desk.record.model import Article, ClaimState
from factcheck.desk.store.codec import as_kind
from factcheck.desk.store.storage import Index

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.desk.store.storage import Outline

__all__ = ["AT_CLAIMS", "UNDOABLE", "Corner", "Places", "Steps"]

# The tables whose documents belong to a claim: {"article": slug, "claim": number, ...}.
AT_CLAIMS = ("verdicts", "enquiries", "notes", "reopenings", "assignments")

# What a person did at a claim or an article and can take back; adding documents is not undone but removed.
UNDOABLE = frozenset(
    {"rate", "read-second", "decide", "reopen", "note", "ask", "answer", "withdraw", "assign", "mark-read",
     "add-claim", "correct-claim", "split-claim", "merge-claims", "set-scale", "set-policy", "publish",
     "retitle", "set-aside", "take-up", "archive", "remove-article", "exempt", "contact", "side", "describe-evidence"}
)  # fmt: skip


STANDS: tuple[ClaimState, ...] = get_args(ClaimState)
_CODES = {state: code for code, state in enumerate(STANDS, 1)}
MOST = 1 << 20  # the number of a claim from which on it is another program's fancy
MANY = 1000  # claims of which it takes a while to find out where each stands


class Corner(Struct):
    """What belongs to one article: ids of its claims by their numbers, and where those begin that are in its text.

    `origins` names those that the machine did not find; `at` has the ids of what lies at claims, by table and number.
    """

    claims: dict[int, int] = {}
    starts: dict[int, int] = {}
    origins: dict[int, str] = {}
    at: dict[str, dict[int, list[int]]] = field(default_factory=lambda: {name: {} for name in AT_CLAIMS})


class Placed(Struct, gc=False):
    """Of a document, what says where it belongs: no more of it is decoded when its line is read."""

    def put(self, places: Places, name: str, key: int) -> None:
        """Put the document with this table and id where it belongs."""
        raise NotImplementedError


class PlacedArticle(Placed, gc=False):
    slug: str
    archived: str | None = None
    removed: str | None = None

    def put(self, places: Places, name: str, key: int) -> None:
        places.instead(name, places.articles.get(self.slug, key), key)
        places.articles[self.slug] = key
        if self.archived is None:
            places.archived.pop(self.slug, None)
        elif places.archiving:
            places.archived[self.slug] = None
        if self.removed is None:
            places.removed.pop(self.slug, None)
        else:
            places.removed[self.slug] = None


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

    def put(self, places: Places, name: str, key: int) -> None:
        corner = places.made_corner(self.article)
        places.instead(name, corner.claims.get(self.number, key), key)
        corner.claims[self.number] = key
        places.forget_stand(self.article, self.number)
        now = self.reading or self.machine
        if self.gone or now is None:
            corner.starts.pop(self.number, None)
        else:
            corner.starts[self.number] = now.start
        places.present[self.article] = len(corner.starts)
        if self.origin != "machine":
            corner.origins[self.number] = self.origin


class PlacedAtClaim(Placed, gc=False):
    article: str
    claim: int

    def put(self, places: Places, name: str, key: int) -> None:
        at = places.made_corner(self.article).at[name].setdefault(self.claim, [])
        at.append(key)
        if name == "assignments" or (name == "verdicts" and len(at) > 1):
            places.busy[self.article] = None
        places.forget_stand(self.article, self.claim)


class Cited(Struct, gc=False):
    """Of a source, the evidence that it stands in."""

    document: str


class PlacedVerdict(PlacedAtClaim, gc=False):
    sources: tuple[Cited, ...] = ()

    def put(self, places: Places, name: str, key: int) -> None:
        super().put(places, name, key)
        for source in self.sources:
            keys = places.cited.setdefault(source.document, [])
            if not keys or keys[-1] != key:
                keys.append(key)


class PlacedEnquiry(PlacedAtClaim, gc=False):
    number: int

    def put(self, places: Places, name: str, key: int) -> None:
        super().put(places, name, key)
        places.enquiries[self.article] = max(places.enquiries.get(self.article, 0), self.number)


class PlacedSetting(Placed, gc=False):
    name: Any = None

    def put(self, places: Places, name: str, key: int) -> None:
        del name, key
        if self.name == "vouchers":  # whose reading counts
            places.stands.clear()


# The tables whose documents are looked for by more than their ids, and what each must have to be found.
PLACED: dict[str, type[Placed]] = {
    **dict.fromkeys(AT_CLAIMS, PlacedAtClaim),
    "enquiries": PlacedEnquiry,
    "verdicts": PlacedVerdict,
    "claims": PlacedClaim,
    "articles": PlacedArticle,
    "evidence": PlacedEvidence,
    "settings": PlacedSetting,
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


class Places(Index, dict=True):
    """Where documents belong, by their ids; one that was removed keeps its place.

    `articles` are by slug; `corners` hold what belongs to each, packed, until it is asked for. `present` counts the
    claims that are in an article, and `busy` are those articles at which somebody was named for something, or a claim
    was judged more than once. `enquiries` holds the highest number that a question about an article had, `sources` the
    evidence from each source, and `steps` what each login under each name can undo. `cited` gives the ids of the
    verdicts, superseded ones too, that cite a piece of evidence. `archived` are the articles that were archived and at
    which nothing was recorded since, `removed` those that are on the desk no more. `lines` counts the operations.

    `stands` keeps for claims where each stands, once somebody asked, until something is recorded there: a byte for each
    number of an article, 0 where it is not known; `told` is of how many it was known when this was read. `strange` are
    documents that do not say where they belong, or whose place another has taken (by table and id), and
    `strange_lines` what is wrong with operations that another program wrote in its own way. `origins` are the first
    hashes of operations that were taken over from another desk, with where they stand here.
    """

    articles: dict[str, int] = field(default_factory=dict)
    corners: dict[str, Raw] = field(default_factory=dict)
    present: dict[str, int] = field(default_factory=dict)
    busy: dict[str, None] = field(default_factory=dict)
    enquiries: dict[str, int] = field(default_factory=dict)
    sources: dict[str, list[int]] = field(default_factory=dict)
    steps: dict[str, dict[str, Steps]] = field(default_factory=dict)
    cited: dict[str, list[int]] = field(default_factory=dict)
    stands: dict[str, bytearray] = field(default_factory=dict)
    strange: dict[str, dict[int, None]] = field(default_factory=dict)
    strange_lines: dict[int, str] = field(default_factory=dict)
    origins: dict[str, int] = field(default_factory=dict)
    archived: dict[str, None] = field(default_factory=dict)
    removed: dict[str, None] = field(default_factory=dict)
    lines: int = 0
    told: int = 0
    made_by: str = field(default_factory=lambda: _rules())

    def __post_init__(self) -> None:
        self.told = self._known_stands()
        self._opened: dict[str, Corner] = {}
        self._changed: set[str] = set()
        self.archiving = False  # whether the line that is taken is one that archives articles

    def corner(self, slug: str) -> Corner:
        """Give what belongs to an article, to be looked at; an empty one where nothing does."""
        corner = self._opened.get(slug)
        if corner is None:
            packed = self.corners.get(slug)
            if packed is None:
                return Corner()
            corner = self._opened.setdefault(slug, _CORNER.decode(packed))
        return corner

    def made_corner(self, slug: str) -> Corner:
        """Give what belongs to an article, to be changed."""
        self._changed.add(slug)
        self.archived.pop(slug, None)
        return self._opened.setdefault(slug, self.corner(slug))

    @property
    def slugs(self) -> list[str]:
        """The names of all articles to which anything belongs."""
        return list(dict.fromkeys((*self.corners, *self._opened)))

    def to_keep(self) -> Places:
        for slug in self._changed:
            self.corners[slug] = Raw(msgpack.encode(self._opened[slug]))
        self._changed.clear()
        return self

    @property
    def worth_keeping(self) -> bool:
        return self._known_stands() >= self.told + MANY

    def _known_stands(self) -> int:
        return sum(len(row) - row.count(0) for row in self.stands.values())

    def stand(self, slug: str, number: int) -> ClaimState | None:
        """Say where a claim stands, None where nobody asked since something was recorded there."""
        row = self.stands.get(slug, b"")
        return STANDS[row[number] - 1] if number < len(row) and row[number] else None

    def keep_stands(self, slug: str, stands: Mapping[int, ClaimState]) -> None:
        """Keep where claims stand, by their numbers, until something is recorded there."""
        kept = {number: state for number, state in stands.items() if number < MOST}
        row = self.stands.setdefault(slug, bytearray())
        row.extend(bytes(max(0, max(kept, default=-1) + 1 - len(row))))
        for number, state in kept.items():
            row[number] = _CODES[state]

    def counts(self, slug: str) -> dict[ClaimState, int] | None:
        """Give how many claims of an article stand where, None where it is not known of all of them."""
        row = self.stands.get(slug, b"")
        if len(row) - row.count(0) != self.present.get(slug, 0):
            return None
        first = {state: row.find(code) for code, state in enumerate(STANDS, 1)}
        there = sorted((state for state in STANDS if first[state] >= 0), key=first.__getitem__)
        return {state: row.count(row[first[state]]) for state in there}

    def forget_stand(self, slug: str, number: int) -> None:
        """Forget where a claim stands: something is recorded there."""
        row = self.stands.get(slug)
        if row is not None and 0 <= number < len(row):
            row[number] = 0

    def take(self, offset: int, outline: Outline) -> None:
        self.lines += 1
        if outline.strange:
            self.strange_lines[offset] = outline.strange
        if outline.origin is not None:
            self.origins[outline.origin.hash] = offset
        gone = False
        self.archiving = outline.do == "archive" and outline.origin is None  # another desk may have had less to do
        for name, documents in outline.set.items():
            if documents is None or name == "scales":  # what a rating means
                self.stands.clear()
            if documents is None:
                self.archived.clear()
            if documents and (decoder := _DECODERS.get(name)):
                for key, raw in documents.items():
                    gone |= self._put(name, int(key), decoder, raw)
        if gone and outline.article is None:  # a line of another program, which does not say where it was
            self.stands.clear()
            self.archived.clear()
        if gone:  # what was removed does not say any more where it was: its line does
            for article, numbers in ((outline.article, outline.claims), *outline.also.items()):
                self.archived.pop(article or "", None)
                for number in numbers:
                    self.forget_stand(article or "", number)
        if outline.do is not None:
            names = self.steps.setdefault(outline.os, {})
            steps = names.get(outline.by)
            if steps is None:
                steps = names[outline.by] = Steps()
            steps.take(offset, outline.do, outline.of)

    def _put(self, name: str, key: int, decoder: json.Decoder[Placed | None], raw: Raw) -> bool:
        """Put a document where it belongs, or among the strange ones where it does not say; True where it is gone."""
        try:
            placed = decoder.decode(raw)
            if name == "articles" and placed is not None:
                as_kind(Article, key, bytes(raw))  # one that cannot be read would be missed in every list
        except ValidationError:
            self.strange.setdefault(name, {})[key] = None
            return False
        if self.strange:
            self.strange.get(name, {}).pop(key, None)
        if placed is not None:
            placed.put(self, name, key)
        return placed is None

    def instead(self, name: str, former: int, key: int) -> None:
        """Keep in mind what stood where another document, of another program, says that it stands."""
        if former != key:
            self.strange.setdefault(name, {})[former] = None


def _rules() -> str:
    """Name what decides how lines are taken: when it changes, what was drawn from them before is drawn anew."""
    kinds: list[type[Struct]] = [Places, Corner, *PLACED.values()]
    return repr((AT_CLAIMS, sorted(UNDOABLE), Article.__struct_fields__, *(kind.__struct_fields__ for kind in kinds)))


_DECODERS = {name: json.Decoder(kind | None) for name, kind in PLACED.items()}
_CORNER = msgpack.Decoder(Corner)
