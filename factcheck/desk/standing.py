"""Where claims stand, told of very many of them: what was told once is kept until something is recorded there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.desk.claims import StoredClaim, claim_record, state_by
from factcheck.desk.model import Verdict
from factcheck.desk.places import AT_CLAIMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.desk.records import Place, Records

__all__ = ["recorded_at", "standings"]


def standings(records: Records, slug: str) -> Iterator[tuple[int, str]]:
    """Give the numbers of the claims that are in an article, each with where it stands, by number."""
    touched = records.touched(slug)
    known = records.places.stands.setdefault(slug, {})
    for number in sorted(records.claims_in_order(slug)):
        stands = "open" if number not in touched else known.get(number)
        if stands is None:
            told = _stands(records, (slug, number))
            if told is None:
                continue
            stands = known[number] = told
        yield number, stands


def recorded_at(records: Records, place: Place) -> dict[str, set[int]]:
    """Give the ids of what was ever recorded at a claim by table, without reading any."""
    slug, number = place
    found = ((name, records.places.at[name].get(slug, {}).get(number)) for name in AT_CLAIMS)
    return {name: set(keys) for name, keys in found if keys}


def _stands(records: Records, place: Place) -> str | None:
    """Say where a claim stands, of one with nothing but a verdict in a few steps; None where it cannot be read."""
    recorded = recorded_at(records, place)
    if recorded.keys() == {"verdicts"} and len(recorded["verdicts"]) == 1:
        claim = records.typed(StoredClaim, "claims", records.claims_of[place[0]][place[1]])
        verdict = records.typed(Verdict, "verdicts", *recorded["verdicts"])
        if claim is not None and verdict is not None and verdict.role == "first":
            settles = verdict.question == ("said" if claim.claim.kind == "quotation" else "true")
            return state_by(records, verdict if settles else None)
    record = claim_record(records, place)
    return None if record is None else record.state
