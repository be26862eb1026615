"""Where claims stand, told of very many of them: what was told once is kept until something is recorded there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.desk.record.claims import StoredClaim, claim_record, state_by
from factcheck.desk.record.model import Verdict
from factcheck.desk.record.places import AT_CLAIMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.desk.record.model import ClaimState
    from factcheck.desk.record.records import Place, Records

__all__ = ["standings"]


def standings(records: Records, slug: str) -> Iterator[tuple[int, ClaimState]]:
    """Give the numbers of the claims that are in an article, each with where it stands, by number."""
    places, numbers = records.places, records.claims_by_number(slug)
    told = _told(records, slug, numbers) if places.counts(slug) is None else {}
    for number in numbers:
        stands = told.get(number) or places.stand(slug, number) or _stands(records, (slug, number))
        if stands is not None:
            yield number, stands


def _told(records: Records, slug: str, numbers: list[int]) -> dict[int, ClaimState]:
    """Find out where those claims stand of which it is not known, and keep it."""
    places, lines = records.places, records.places.lines
    unknown = [number for number in numbers if places.stand(slug, number) is None]
    touched = records.touched(slug)
    told: dict[int, ClaimState] = dict.fromkeys((number for number in unknown if number not in touched), "open")
    for number in unknown:
        if number in touched and (stands := _stands(records, (slug, number))) is not None:
            told[number] = stands
    with records.storage.journal.still():
        if lines == places.lines:  # else somebody recorded something while it was found out
            places.keep_stands(slug, told)
    return told


def _stands(records: Records, place: Place) -> ClaimState | None:
    """Say where a claim stands, of one with nothing but a verdict in a few steps; None where it cannot be read."""
    slug, number = place
    corner = records.places.corner(slug)
    verdicts = set(corner.at["verdicts"].get(number, ()))
    if len(verdicts) == 1 and not any(corner.at[name].get(number) for name in AT_CLAIMS if name != "verdicts"):
        claim = records.typed(StoredClaim, "claims", corner.claims[number])
        verdict = records.typed(Verdict, "verdicts", *verdicts)
        if claim is not None and verdict is not None and verdict.role == "first":
            settles = verdict.question == ("said" if claim.claim.kind == "quotation" else "true")
            return state_by(records, verdict if settles else None)
    record = claim_record(records, place)
    return None if record is None else record.state
