"""Claims on the desk: how each now reads, where it stands, and what a person makes of the machine's reading.

The machine's reading is stored once and never written over; a correction stands beside it. A number is given once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.checking.model import SelfCheck  # noqa: TC001 - msgspec looks it up
from factcheck.claims.model import Claim  # noqa: TC001
from factcheck.desk.record.forms import Count, Slug  # noqa: TC001
from factcheck.desk.record.model import Assignment, ClaimOrigin, Enquiry, Note, Reopening, Verdict
from factcheck.desk.record.scales import UnknownRating, scale
from factcheck.desk.record.views import ClaimRecord
from factcheck.desk.store.codec import encode
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcheck.checking.model import Question
    from factcheck.checking.self_claims import SelfClaim
    from factcheck.desk.record.model import ClaimState, Role
    from factcheck.desk.record.records import Place, Records
    from factcheck.desk.record.scales import Effect
    from factcheck.figures.model import Figure

__all__ = [
    "StoredClaim",
    "UnknownClaim",
    "claim_documents",
    "claim_record",
    "effect_of",
    "given_at",
    "next_number",
    "split_key",
    "state_by",
]


LARGEST = 1000  # the exponent of ten beyond which nothing that an article says is a number


class StoredClaim(Struct, frozen=True):
    """A claim as its table has it; the machine's reading and a person's, one of them at least."""

    id: int
    article: Slug
    number: Count
    origin: ClaimOrigin
    machine: Claim | None = None
    reading: Claim | None = None
    version: Count = 1
    gone: str | None = None
    parents: tuple[int, ...] = ()
    check: SelfCheck | None = None

    def __post_init__(self) -> None:
        if self.machine is None and self.reading is None:
            raise ValueError("a claim has at least one reading")
        for reading in filter(None, (self.machine, self.reading)):
            if not 0 <= reading.start <= reading.end:
                raise ValueError("a claim stands somewhere in its article")
            if (reading.kind == "self-check") != (self.check is not None):
                raise ValueError("what an article says against itself has the contradiction beside it")
            if reading.figure is not None and not _measurable(reading.figure):
                raise ValueError("a figure is a number of a size that can be computed with")

    @property
    def claim(self) -> Claim:
        """The claim as it reads: as a person reads it, or else as the machine does."""
        claim = self.reading or self.machine
        assert claim is not None
        return claim

    @property
    def words(self) -> str:
        """What is rated, in words, as of a `ClaimRecord`."""
        return self.claim.text if self.check is None else self.check.working


def _measurable(figure: Figure) -> bool:
    for number in (figure.value, figure.low, figure.high, figure.from_value, figure.to_value):
        if number is not None and not (number.is_finite() and abs(number.adjusted()) <= LARGEST):
            return False
    return True


class UnknownClaim(FactcheckError):
    """A claim, an article or another thing of the desk that is not there."""


def split_key(key: str) -> Place:
    """Give the article and number of "elections#7"; raises `UnknownClaim` for anything else."""
    slug, mark, number = key.rpartition("#")
    if not (mark and slug and number.isascii() and number.isdigit()):
        named = slug or key or "elections"
        raise UnknownClaim(key, "is no claim", f"write it with its number, as in {named}#7")
    return slug, int(number)


def next_number(records: Records, slug: str) -> int:
    """Give a number that no claim of this article ever had. Only while nobody else writes."""
    return max(records.places.corner(slug).claims, default=0) + 1


def claim_documents(
    records: Records,
    slug: str,
    claims: Iterable[Claim],
    origin: ClaimOrigin,
    itself: Iterable[SelfClaim] = (),
    /,
    **about: object,
) -> dict[str, dict[str, Any] | None]:
    """Give new documents for the table of claims, numbered on from the last. Only while nobody else writes.

    `itself` is what the article says against itself; it is numbered after the claims.
    """
    reading = "machine" if origin == "machine" else "reading"
    contents = [
        *({"origin": origin, reading: encode(claim)} for claim in claims),
        *({"origin": "itself", "machine": encode(item.claim), "check": encode(item.check)} for item in itself),
    ]
    return {
        str(records.storage.next_id("claims")): {"article": slug, "number": number, **content, **about}
        for number, content in enumerate(contents, next_number(records, slug))
    }


def claim_record(records: Records, place: Place) -> ClaimRecord | None:
    """Give a claim with everything that stands at it, None where there is none."""
    key = records.places.corner(place[0]).claims.get(place[1])
    stored = None if key is None else records.typed(StoredClaim, "claims", key)
    if key is None or stored is None:
        return None
    readings, apart = _readings(records, place)
    given = {verdict.id for reading in readings.values() for verdict in reading.values()} | apart.ids
    reopening = next((item for item in records.typed_at(Reopening, "reopenings", place) if _opens(item, given)), None)
    assigned = {item.task: item.to for item in records.typed_at(Assignment, "assignments", place)}
    record = ClaimRecord(
        id=key,
        article=place[0],
        number=place[1],
        claim=stored.claim,
        machine=stored.machine,
        origin=stored.origin,
        state="open",
        version=stored.version,
        verdicts=readings["first"],
        second=readings["second"],
        third=readings["third"],
        disputing={**apart.disputing, **_disputing(records, place, readings["first"])},
        enquiries=tuple(records.typed_at(Enquiry, "enquiries", place)),
        notes=tuple(records.typed_at(Note, "notes", place)),
        assigned=assigned.get("rate"),
        reader=assigned.get("read"),
        decider=assigned.get("decide"),
        changed=reopening.was if reopening else None,
        reopened=reopening.reason if reopening else None,
        gone=stored.gone,
        parents=stored.parents,
        check=stored.check,
    )
    state = _state(records, record)
    return record if state == record.state else replace(record, state=state)


class _Apart(Struct):
    """First verdicts that were given on desks apart, beside the one in force: those that differ, and the ids of all."""

    disputing: dict[Question, Verdict] = {}
    ids: set[int] = field(default_factory=set)


def given_at(records: Records, place: Place) -> tuple[int, ...]:
    """Give the ids of the verdicts that stand at a claim, those too that were given on desks apart."""
    readings, apart = _readings(records, place)
    return tuple(sorted({each.id for reading in readings.values() for each in reading.values()} | apart.ids))


def _opens(reopening: Reopening, given: set[int]) -> bool:
    """Say whether a claim is still open that was opened again: no other verdict was given since."""
    if reopening.judged:
        return given.issubset(reopening.judged)
    return reopening.after >= max(given, default=0)


def _readings(records: Records, place: Place) -> tuple[dict[Role, dict[Question, Verdict]], _Apart]:
    """Give the verdicts in force by role and question; a reading of a verdict that was superseded is not in force."""
    apart = _Apart()
    readings: dict[Role, dict[Question, Verdict]] = {"first": {}, "second": {}, "third": {}}
    stored = records.typed_at(Verdict, "verdicts", place)
    verdicts = [records.whole(verdict) for verdict in stored if effect_of(records, verdict) is not None]
    if len(verdicts) == 1 and verdicts[0].role == "first":
        readings["first"][verdicts[0].question] = verdicts[0]
        return readings, apart
    given = {each.id: each for each in records.every_verdict(place)} if len(verdicts) > 1 else {}
    for question in dict.fromkeys(verdict.question for verdict in verdicts):
        here = [verdict for verdict in verdicts if verdict.question == question]
        standing = _standing([verdict for verdict in here if verdict.role == "first"], given)
        if not standing:
            continue
        first, *others = standing
        readings["first"][question] = first
        apart.ids.update(each.id for each in others)
        if differ := [each for each in others if each.rating != first.rating]:
            apart.disputing[question] = differ[-1]
        for role in ("second", "third"):
            read = [each for each in here if each.role == role and each.reads == first.id]
            if counts := _standing([each for each in read if proven(records, each, first)], given):
                readings[role][question] = counts[-1]
    return readings, apart


def _standing(firsts: list[Verdict], given: Mapping[int, Verdict]) -> list[Verdict]:
    """Give the first verdicts that no other replaced, the earliest first: one, but where desks had gone apart.

    A verdict replaces the one that it supersedes (where that was taken back, the one before), and of several of one
    reader under one name the latest counts. `given` are all by their ids, those too that were taken back.
    """
    known = {verdict.id for verdict in firsts}
    replaced: set[int | None] = set()
    for verdict in firsts:
        below, passed = verdict.supersedes, set[int]()
        while below is not None and below not in known and below not in passed:
            passed.add(below)
            below = given[below].supersedes if below in given else None
        replaced.add(below)
    latest: dict[tuple[str, str], Verdict] = {}
    for verdict in sorted((each for each in firsts if each.id not in replaced), key=_order):
        latest[verdict.os, verdict.by] = verdict
    return sorted(latest.values(), key=_order) or firsts[-1:]  # as another program may have it


def _order(verdict: Verdict) -> tuple[str, ...]:
    """Give what puts verdicts into the same order on every desk."""
    return verdict.at, verdict.os, verdict.by, verdict.rating, verdict.reason


def proven(records: Records, *verdicts: Verdict) -> bool:
    """Tell whether those who gave these verdicts are vouched for as the desk asks it of two readers."""
    return records.trusted().issuperset(verdict.vouched for verdict in verdicts)


def _disputing(records: Records, place: Place, first: Mapping[Question, Verdict]) -> dict[Question, Verdict]:
    """Give by question the newest second reading that disagrees with the verdict in force, be it taken back or not."""
    if not records.has_several("verdicts", place):
        return {}
    return {
        reading.question: reading
        for reading in records.every_verdict(place)
        if reading.role == "second"
        and (read := first.get(reading.question)) is not None
        and reading.reads == read.id
        and reading.rating != read.rating
        and proven(records, reading, read)
    }


def effect_of(records: Records, verdict: Verdict) -> Effect | None:
    """Give what a verdict's rating means for a text, None where the desk does not know its scale or rating."""
    try:
        return scale(verdict.scale, records.own_scales()).rating(verdict.rating).effect
    except UnknownRating:
        return None


def state_by(records: Records, verdict: Verdict | None) -> ClaimState:
    """Say where a claim stands at which nothing is recorded but the verdict that settles it, if that."""
    effect = None if verdict is None else effect_of(records, verdict)
    return "open" if effect is None else "asked" if effect == "asks" else "settled"


def _state(records: Records, record: ClaimRecord) -> ClaimState:
    verdict = record.verdict
    waiting = [enquiry for enquiry in record.enquiries if enquiry.withdrawn is None]
    if verdict is not None and record.reopened is None:
        asks = effect_of(records, verdict) == "asks"
        later = [enquiry for enquiry in waiting if asks or enquiry.number not in verdict.enquiries]
        if any(enquiry.open for enquiry in later) or (asks and not later):
            return "asked"
        if later:
            return "answered"
        return "disputed" if record.disputed else "second-read" if record.agreed else "settled"
    if any(enquiry.open for enquiry in waiting):
        return "asked"
    return "answered" if waiting else "open"
