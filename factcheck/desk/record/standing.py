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
    if places.counts(slug) is None:
        _keep_untouched(records, slug, numbers)
    for number in numbers:
        stands = places.stand(slug, number)
        if stands is None:
            lines = places.lines
            stands = _stands(records, (slug, number))
            if stands is None:
                continue
            with records.storage.journal.still():
                if lines == places.lines:  # else somebody recorded something while it was found out
                    places.keep_stand(slug, number, stands)
        yield number, stands


def _keep_untouched(records: Records, slug: str, numbers: list[int]) -> None:
    """Keep of all claims at once at which nothing was ever recorded that they are open."""
    with records.storage.journal.still():
        touched = records.touched(slug)
        records.places.keep_stands(slug, (number for number in numbers if number not in touched), "open")


def _recorded_at(records: Records, place: Place) -> dict[str, set[int]]:
    """Give the ids of what was ever recorded at a claim by table, without reading any."""
    slug, number = place
    at = records.places.corner(slug).at
    found = ((name, at[name].get(number)) for name in AT_CLAIMS)
    return {name: set(keys) for name, keys in found if keys}


def _stands(records: Records, place: Place) -> ClaimState | None:
    """Say where a claim stands, of one with nothing but a verdict in a few steps; None where it cannot be read."""
    recorded = _recorded_at(records, place)
    if recorded.keys() == {"verdicts"} and len(recorded["verdicts"]) == 1:
        claim = records.typed(StoredClaim, "claims", records.places.corner(place[0]).claims[place[1]])
        verdict = records.typed(Verdict, "verdicts", *recorded["verdicts"])
        if claim is not None and verdict is not None and verdict.role == "first":
            settles = verdict.question == ("said" if claim.claim.kind == "quotation" else "true")
            return state_by(records, verdict if settles else None)
    record = claim_record(records, place)
    return None if record is None else record.state
