"""What a new version of an article does to its claims: kept where the words are the same, marked where they changed.

Nothing is lost: a claim that is gone keeps its number, its verdicts and its history, and is shown no more.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz, process

from factcheck.desk.claims import claim_documents, claim_record
from factcheck.desk.codec import encode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.claims import Claim
    from factcheck.desk.model import Article, ClaimRecord
    from factcheck.desk.records import Records

__all__ = ["carried_claims"]

Documents = dict[str, dict[str, Any] | None]

# Sentences at least this alike (0..100) are one sentence whose words changed; below, one is gone and another is new.
ALIKE = 62.0


def carried_claims(records: Records, article: Article, found: Sequence[Claim], text: str) -> dict[str, Documents]:
    """Give what to write of an article's claims when `found` are those of its new `text`. Only under the lock.

    A claim whose sentence and figure stand there as before goes on with its verdicts, wherever it moved. One whose
    words changed goes on with its number and is opened again, with its former words beside it. What a person added is
    looked for by its words.
    """
    places = ((article.slug, number) for number in sorted(records.claims_of[article.slug]))
    old = [record for place in places if (record := claim_record(records, place)) and record.gone is None]
    pairs = _pairs([record for record in old if record.machine], found)
    claims: Documents = {}
    reopened: Documents = {}
    for record in old:
        document = records.document("claims", record.id)
        assert document is not None
        if record.machine is None:
            again = _found_again(record.claim, text)
            reading = {"reading": encode(again), "version": article.version} if again else {"gone": "gone"}
            claims[str(record.id)] = {**document, **reading}
            continue
        successor = pairs.get(record.number)
        if successor is None:
            claims[str(record.id)] = {**document, "gone": "gone"}
            continue
        claims[str(record.id)] = _moved(document, record, found[successor], article.version)
        if record.all_verdicts and _words(record.machine) != _words(found[successor]):
            reopened[str(records.storage.next_id("reopenings"))] = {
                "article": article.slug,
                "claim": record.number,
                "after": max(verdict.id for verdict in record.all_verdicts),
                "reason": "changed, look again",
                "was": record.claim.text,
            }
    taken = set(pairs.values())
    new = [claim for index, claim in enumerate(found) if index not in taken]
    claims.update(claim_documents(records, article.slug, new, "machine", version=article.version))
    return {"claims": claims, "reopenings": reopened} if reopened else {"claims": claims}


def _pairs(old: Sequence[ClaimRecord], found: Sequence[Claim]) -> dict[int, int]:
    """Give for each old claim's number the index of the claim it has become, best evidence first, each once."""
    pairs: dict[int, int] = {}
    free = dict(enumerate(found))
    keys: tuple[Callable[[Claim], object], ...] = (lambda claim: (claim.id, _words(claim)), _words, lambda c: c.id)
    for key in keys:
        by_key: dict[object, list[int]] = {}
        for index, claim in free.items():
            by_key.setdefault(key(claim), []).append(index)
        for record in old:
            if record.number not in pairs and (same := by_key.get(key(record.machine or record.claim))):
                pairs[record.number] = same.pop(0)
                del free[pairs[record.number]]
    for record in old:
        if record.number not in pairs and free:
            claim = record.machine or record.claim
            texts = {index: other.text for index, other in free.items() if other.kind == claim.kind}
            best = process.extractOne(claim.text, texts, scorer=fuzz.ratio, score_cutoff=ALIKE)
            if best is not None:
                pairs[record.number] = best[2]
                del free[best[2]]
    return pairs


def _found_again(claim: Claim, text: str) -> Claim | None:
    """Give a claim where its words stand now, the nearest place first; None where they are gone."""
    places = [match.start() for match in re.finditer(re.escape(claim.text), text)]
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - claim.start))
    return shifted(claim, start - claim.start)


def shifted(claim: Claim, by: int) -> Claim:
    """Give a claim as it stands `by` code points further on."""
    figure = claim.figure and dataclasses.replace(
        claim.figure, start=claim.figure.start + by, end=claim.figure.end + by
    )
    return dataclasses.replace(claim, start=claim.start + by, end=claim.end + by, figure=figure)


def _words(claim: Claim) -> tuple[str, str]:
    """What a verdict is about: the sentence and the figure in it, however they are broken into lines."""
    return " ".join(claim.text.split()), " ".join((claim.figure.text if claim.figure else claim.anchor.quote).split())


def _moved(document: dict[str, Any], record: ClaimRecord, claim: Claim, version: int) -> dict[str, Any]:
    """Give a claim's document with the machine's new reading; a person's correction moves along with its sentence."""
    moved = {**document, "version": version, "machine": encode(claim)}
    if record.corrected and record.machine is not None:
        corrected = shifted(record.claim, claim.start - record.machine.start)
        moved["reading"] = encode(dataclasses.replace(corrected, anchor=claim.anchor))
        if _words(record.machine) != _words(claim):
            del moved["reading"]  # what was corrected stands there no more; the history keeps it
    return moved
