"""Claims of a desk: found by their keys, rated, noted, given to somebody; and added, corrected, split, merged by hand.

The machine's reading stays on record beside a person's. Spans are `[start, end)` in the article's text of record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from factcheck.desk.record.by_hand import claim_from_words
from factcheck.desk.record.claims import StoredClaim, claim_documents, given_at, split_key
from factcheck.desk.record.lookup import find_article, find_claim, find_claims, find_numbered, find_scale
from factcheck.desk.record.model import Note, Verdict
from factcheck.desk.record.records import stored
from factcheck.desk.store.codec import encode
from factcheck.desk.store.journal import Refused
from factcheck.desk.store.storage import Conflict, now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from factcheck.claims import Claim
    from factcheck.desk.parts.person import Person
    from factcheck.desk.parts.readers import Readers
    from factcheck.desk.record.model import Article, ClaimOrigin
    from factcheck.desk.record.records import Records
    from factcheck.desk.record.views import ClaimRecord
    from factcheck.desk.record.wording import Wording
    from factcheck.desk.store.files import Files

__all__ = ["Claims"]

Span = tuple[int, int]
ACTIONS = {"first": "rate", "second": "read-second", "third": "decide"}


class Claims:
    """What is done at a claim; who does it and when is added here."""

    def __init__(self, records: Records, files: Files, wording: Wording, person: Person, readers: Readers) -> None:
        self._records, self._files, self._wording = records, files, wording
        self._person, self._readers = person, readers

    def get(self, key: str) -> ClaimRecord:
        """Give the claim "elections#7"; raises `UnknownClaim` where there is none."""
        return find_claim(self._records, key)

    def numbered(self, article: str, numbers: Iterable[int]) -> list[ClaimRecord]:
        """Give an article's claims with these numbers, as they were at one moment; what is no claim is left out."""
        return find_numbered(self._records, article, numbers)

    def of(
        self, article: Article | str, *, gone: bool = False, read: Callable[[int, int], None] | None = None
    ) -> list[ClaimRecord]:
        """Give an article's claims by number; those that left the article only where `gone` asks for them.

        `read` is told how many are read, of how many.
        """
        slug = article if isinstance(article, str) else article.slug
        return find_claims(self._records, slug, gone=gone, read=read)

    def rate(self, verdict: Verdict) -> Verdict:
        """Record a person's decision and give it as it was recorded.

        Raises `Conflict` where the verdict in force is not the one that `verdict.supersedes` names (for a second or
        third reading also where the first is not the one that `reads` names), with both to choose from, or where the
        claim's words are not those of the version that `verdict.version` names (0 names none); `UnknownRating` where
        the article's scale does not have the rating; `Refused` where this login may not read what it wrote itself.
        """
        with self._records.storage.exclusive():
            record = find_claim(self._records, f"{verdict.article}#{verdict.claim}")
            article = find_article(self._records, verdict.article)
            if verdict.version not in (0, article.version) and self._has_changed(record, verdict.version):
                raise Conflict(record.key, verdict, record, "its words changed since it was shown")
            if verdict.role != "first":
                self._readers.must_be_allowed(record, verdict)
            in_force = record.readings(verdict.role).get(verdict.question)
            if (in_force.id if in_force else None) != verdict.supersedes:
                raise Conflict(record.key, verdict, in_force, "somebody else rated it meanwhile")
            first = record.verdicts.get(verdict.question) if verdict.role == "second" else None
            recorded = replace(
                verdict,
                after_seeing="" if first is None else self._readers.seen_before(record, verdict.question, first),
                rating=find_scale(self._records, article.scale).rating(verdict.rating).key,
                scale=article.scale,
                version=article.version,
                enquiries=tuple(enquiry.number for enquiry in record.enquiries),
                id=self._records.storage.next_id("verdicts"),
                by=self._person.by,
                os=self._person.os,
                vouched=self._records.vouched,
                at=now(),
            )
            seen = {"words": f"{recorded.rating} (after seeing)"} if recorded.after_seeing else {}
            document = stored(self._wording.aside(recorded))
            self._records.commit(ACTIONS[verdict.role], {"verdicts": {str(recorded.id): document}}, **seen)
        if recorded.role != "first":
            self._person.sign()
        self._person.submitted(record.key, "reason")
        return recorded

    def note(self, key: str, text: str) -> Note:
        """Keep a note at a claim; its draft is gone then."""
        slug, number = split_key(key)
        with self._records.storage.exclusive():
            find_claim(self._records, key)
            note = Note(
                self._records.storage.next_id("notes"), slug, number, text, self._person.by, self._person.os, now()
            )
            self._records.commit("note", {"notes": {str(note.id): stored(note)}})
        self._person.submitted(key, "note")
        return note

    def assign(self, key: str, to: str | None, *, task: str = "rate") -> None:
        """Say who takes care of a claim (None: nobody any more): to "rate" it, to "read" it second, to "decide"."""
        slug, number = split_key(key)
        with self._records.storage.exclusive():
            find_claim(self._records, key)
            document = {"article": slug, "claim": number, "to": to, "task": task, "by": self._person.by}
            self._records.commit(
                "assign", {"assignments": {str(self._records.storage.next_id("assignments")): document}}
            )

    def reopen(self, keys: Iterable[str], reason: str) -> None:
        """Open claims again, all of them or none: their verdicts stay on record and settle nothing any more."""
        with self._records.storage.exclusive():
            documents = {}
            for key in keys:
                slug, number = split_key(key)
                find_claim(self._records, key)
                given = given_at(self._records, (slug, number))
                document = {"article": slug, "claim": number, "after": max(given, default=0), "reason": reason}
                document |= {"judged": given} if given else {}
                documents[str(self._records.storage.next_id("reopenings"))] = document
            self._records.commit("reopen", {"reopenings": documents} if documents else {})

    def add(self, article: str, start: int, end: int) -> ClaimRecord:
        """Add the words at `[start, end)` as a claim of their own, with the figure in them, if there is one.

        Raises `Refused` where just these words are a claim, or a claim's figure, already.
        """
        with self._records.storage.exclusive():
            claim = claim_from_words(self._text(article), start, end)
            for other in self.of(article):
                if (claim.start, claim.end) == _marked(other):
                    raise Refused(other.key, "says just these words already", "rate that one, or mark other words")
            [document] = self._new(article, [claim], "hand", "add-claim", {})
        return find_claim(self._records, f"{article}#{document}")

    def correct(self, key: str, corrected: Claim) -> ClaimRecord:
        """Let a claim read as `corrected` from now on; the machine's reading stays beside it."""
        with self._records.storage.exclusive():
            record = find_claim(self._records, key)
            changes = {str(record.id): {**self._document(record), "reading": encode(corrected)}}
            self._records.commit("correct-claim", {"claims": changes}, claims=[record.number])
        return find_claim(self._records, key)

    def read_as(self, key: str, words: str) -> ClaimRecord:
        """Let a claim's figure be read as these words write it ("about 2.3 million"); it stays where it is."""
        from factcheck.figures import find_figures  # loaded when somebody corrects a reading

        read = next(iter(find_figures(words)), None)
        if read is None:
            raise Refused(words, "is no figure", "write it as an article would, such as 57-59% or about 2.3 million")
        claim = find_claim(self._records, key).claim
        start, end = (claim.figure.start, claim.figure.end) if claim.figure else (claim.start, claim.end)
        figure = replace(read, start=start, end=end)
        return self.correct(key, replace(claim, figure=figure, checkable=True, reason=None))

    def split(self, key: str, spans: Sequence[Span]) -> list[ClaimRecord]:
        """Make one claim for each span out of this one, which is gone then; its verdicts stay on record with it."""
        if len(spans) < 2:
            raise Refused(key, "cannot be split into less than two", "mark at least two stretches of words")
        with self._records.storage.exclusive():
            record = find_claim(self._records, key)
            text = self._text(record.article)
            claims = [claim_from_words(text, start, end) for start, end in spans]
            gone = {str(record.id): {**self._document(record), "gone": "split"}}
            numbers = self._new(record.article, claims, "split", "split-claim", gone, parents=[record.number])
        return [find_claim(self._records, f"{record.article}#{number}") for number in numbers]

    def merge(self, keys: Sequence[str]) -> ClaimRecord:
        """Make one claim out of several of one article, from the first word of the first to the last of the last."""
        records = [find_claim(self._records, key) for key in dict.fromkeys(keys)]
        if len(records) < 2 or len({record.article for record in records}) > 1:
            raise Refused(", ".join(keys), "cannot be merged", "name at least two claims of one article")
        with self._records.storage.exclusive():
            records = [find_claim(self._records, record.key) for record in records]
            slug = records[0].article
            start, end = min(r.claim.start for r in records), max(r.claim.end for r in records)
            merged = replace(records[0].claim, start=start, end=end, text=self._text(slug)[start:end], siblings=())
            gone = {str(record.id): {**self._document(record), "gone": "merged"} for record in records}
            parents = [record.number for record in records]
            [number] = self._new(slug, [merged], "merged", "merge-claims", gone, parents=parents)
        return find_claim(self._records, f"{slug}#{number}")

    def _has_changed(self, record: ClaimRecord, version: int) -> bool:
        """Say whether a claim has other words than in an earlier version of its article, or is there no more."""
        states = (state.document for state in self._records.storage.history("claims", record.id))
        stored = (state for state in states if state is not None)
        claims = (self._records.earlier(StoredClaim, record.id, document) for document in stored)
        shown = next((claim for claim in claims if claim is not None and claim.version <= version), None)
        return record.gone == "gone" or shown is None or shown.words != record.words

    def _new(
        self,
        article: str,
        claims: Sequence[Claim],
        origin: ClaimOrigin,
        action: str,
        gone: Mapping[str, dict[str, Any]],
        **about: object,
    ) -> list[int]:
        version = find_article(self._records, article).version
        new = claim_documents(self._records, article, claims, origin, version=version, **about)
        self._records.commit(action, {"claims": {**gone, **new}})
        return [document["number"] for document in new.values() if document is not None]

    def _document(self, record: ClaimRecord) -> dict[str, Any]:
        document = self._records.document("claims", record.id)
        assert document is not None
        if record.gone is not None:
            raise Refused(record.key, f"is no longer in the article ({record.gone})", "choose a claim that is")
        if record.check is not None:
            raise Refused(record.key, "is what the article says against itself, and no claim of it", "rate it instead")
        return document

    def _text(self, article: str) -> str:
        return self._files.text(find_article(self._records, article).text)


def _marked(record: ClaimRecord) -> Span:
    """Give the words that make a claim what it is: those marked by hand, else its figure, else its sentence."""
    what = record.claim if record.origin == "hand" else record.claim.figure or record.claim
    return what.start, what.end
