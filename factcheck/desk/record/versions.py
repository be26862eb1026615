"""What a new version of an article does to its claims: kept where the words are the same, marked where they changed.

What became of each claim is said by `factcheck.claims.carrying`, of what the article says against itself by
`factcheck.checking.self_carry_over`; here is what the desk keeps of it. Nothing is lost: a claim that is gone keeps
its number, its verdicts and its history, and is shown no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from factcheck.desk.record.claims import claim_documents, claim_record, given_at
from factcheck.desk.store.codec import encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.checking.self_claims import SelfClaim
    from factcheck.claims import Carried, Claim
    from factcheck.desk.record.model import Article
    from factcheck.desk.record.records import Records
    from factcheck.desk.record.views import ClaimRecord
    from factcheck.documents import Document

__all__ = ["carried_claims"]

Documents = dict[str, dict[str, Any] | None]


def carried_claims(
    records: Records, article: Article, document: Document, found: Sequence[Claim], itself: Sequence[SelfClaim]
) -> dict[str, Documents]:
    """Give what to write of an article's claims when `found` are those of its new version. Only under the lock.

    `itself` is what the new version says against itself. A claim whose words stand there as before goes on with its
    verdicts, wherever it moved. One whose words or claimant changed goes on with its number and is opened again, with
    its former words beside it.
    """
    places = ((article.slug, number) for number in sorted(records.places.corner(article.slug).claims))
    held = [record for place in places if (record := claim_record(records, place)) and record.gone != "gone"]
    old = [record for record in held if record.check is None]
    from factcheck.claims import carry_over  # loaded when a new version comes

    result = carry_over([record.machine or record.claim for record in old], found, document.text)
    claims: Documents = {}
    reopened: Documents = {}
    for record, carried in zip(old, result.carried, strict=True):
        if record.gone is not None:
            continue  # a person split or merged it: found again by the machine, it stays so
        before = records.document("claims", record.id)
        assert before is not None
        now = carried.new or _still_there(carried, document)
        if now is None:
            claims[str(record.id)] = {**before, "gone": "gone"}
            continue
        claims[str(record.id)] = _moved(before, record, now, carried, article.version)
        if carried.fate == "changed" and record.all_verdicts:
            reopened[str(records.storage.next_id("reopenings"))] = _look_again(records, record, record.claim.text)
    contradictions = [record for record in held if record.check is not None]
    fresh = _carry_itself(records, contradictions, itself, article.version, claims, reopened)
    claims |= claim_documents(records, article.slug, result.added, "machine", fresh, version=article.version)
    return {"claims": claims, "reopenings": reopened} if reopened else {"claims": claims}


def _carry_itself(
    records: Records,
    old: Sequence[ClaimRecord],
    itself: Sequence[SelfClaim],
    version: int,
    claims: Documents,
    reopened: Documents,
) -> Sequence[SelfClaim]:
    """Put what became of the old version's contradictions among what is written; give those that are new."""
    from factcheck.checking.self_carry_over import carry_checks
    from factcheck.checking.self_claims import SelfClaim

    result = carry_checks([SelfClaim(record.check, record.claim) for record in old if record.check], itself)
    for record, carried in zip(old, result.carried, strict=True):
        before = records.document("claims", record.id)
        assert before is not None
        if carried.new is None:
            claims[str(record.id)] = {**before, "gone": "gone"}
            continue
        now = {"machine": encode(carried.new.claim), "check": encode(carried.new.check), "version": version}
        claims[str(record.id)] = {**before, **now}
        if carried.fate == "changed" and record.all_verdicts:
            reopened[str(records.storage.next_id("reopenings"))] = _look_again(records, record, carried.old.check.told)
    return result.added


def _look_again(records: Records, record: ClaimRecord, was: str) -> dict[str, Any]:
    """Give the document that opens a claim again, with the words that were judged."""
    return {
        "article": record.article,
        "claim": record.number,
        "after": max(verdict.id for verdict in record.all_verdicts),
        "judged": given_at(records, (record.article, record.number)),
        "reason": "changed, look again",
        "was": was,
    }


def _still_there(carried: Carried, document: Document) -> Claim | None:
    """Give a claim that the machine does not find any more where its words still stand, with the sentence there."""
    if carried.span is None:
        return None
    start, end = carried.span
    old = carried.old
    moved = shifted(old, start - (old.figure.start if old.figure else old.start))
    if carried.fate == "same":
        return moved
    around = next((item for item in document.passages if item.start <= start < item.end), None)
    first, last = (around.start, around.end) if around else (start, end)
    return replace(moved, start=first, end=last, text=document.text[first:last])


def shifted(claim: Claim, by: int) -> Claim:
    """Give a claim as it stands `by` code points further on."""
    figure = claim.figure and replace(claim.figure, start=claim.figure.start + by, end=claim.figure.end + by)
    return replace(claim, start=claim.start + by, end=claim.end + by, figure=figure)


def _moved(before: dict[str, Any], record: ClaimRecord, now: Claim, carried: Carried, version: int) -> dict[str, Any]:
    """Give a claim's document with its new reading; a person's correction moves along while the words are the same."""
    moved = {**before, "version": version, "machine" if record.machine else "reading": encode(now)}
    if record.corrected and record.machine is not None:
        if carried.fate == "changed":
            del moved["reading"]  # what was corrected stands there no more; the history keeps it
        else:
            corrected = shifted(record.claim, now.start - record.machine.start)
            moved["reading"] = encode(replace(corrected, anchor=now.anchor))
    return moved
