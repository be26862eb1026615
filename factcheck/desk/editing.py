"""Claims by hand: added, corrected, split and merged; the machine's reading stays on record beside a person's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from factcheck.claims.model import Claim
from factcheck.desk.claims import claim_documents
from factcheck.desk.codec import encode
from factcheck.desk.journal import Refused
from factcheck.desk.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.desk.model import ClaimOrigin, ClaimRecord

__all__ = ["Editing"]

Span = tuple[int, int]


class Editing(Part):
    """What a person makes of the machine's reading. Spans are `[start, end)` in the article's text of record."""

    def add_claim(self, article: str, start: int, end: int) -> ClaimRecord:
        """Add the words at `[start, end)` as a claim of their own, with the figure in them, if there is one."""
        with self._records.storage.exclusive():
            claim = claim_from_words(self._text(article), start, end)
            [document] = self._new(article, [claim], "hand", "add-claim", {})
        return self.claim(f"{article}#{document}")

    def correct_claim(self, key: str, corrected: Claim) -> ClaimRecord:
        """Let a claim read as `corrected` from now on; the machine's reading stays beside it."""
        with self._records.storage.exclusive():
            record = self.claim(key)
            changes = {str(record.id): {**self._document(record), "reading": encode(corrected)}}
            self._records.commit("correct-claim", {"claims": changes}, claims=[record.number])
        return self.claim(key)

    def read_as(self, key: str, words: str) -> ClaimRecord:
        """Let a claim's figure be read as these words write it ("about 2.3 million"); it stays where it is."""
        from factcheck.figures import find_figures  # loaded when somebody corrects a reading

        read = next(iter(find_figures(words)), None)
        if read is None:
            raise Refused(words, "is no figure", "write it as an article would, such as 57-59% or about 2.3 million")
        claim = self.claim(key).claim
        start, end = (claim.figure.start, claim.figure.end) if claim.figure else (claim.start, claim.end)
        figure = replace(read, start=start, end=end)
        return self.correct_claim(key, replace(claim, figure=figure, checkable=True, reason=None))

    def split_claim(self, key: str, spans: Sequence[Span]) -> list[ClaimRecord]:
        """Make one claim for each span out of this one, which is gone then; its verdicts stay on record with it."""
        if len(spans) < 2:
            raise Refused(key, "cannot be split into less than two", "mark at least two stretches of words")
        with self._records.storage.exclusive():
            record = self.claim(key)
            text = self._text(record.article)
            claims = [claim_from_words(text, start, end) for start, end in spans]
            gone = {str(record.id): {**self._document(record), "gone": "split"}}
            numbers = self._new(record.article, claims, "split", "split-claim", gone, parents=[record.number])
        return [self.claim(f"{record.article}#{number}") for number in numbers]

    def merge_claims(self, keys: Sequence[str]) -> ClaimRecord:
        """Make one claim out of several of one article, from the first word of the first to the last of the last."""
        records = [self.claim(key) for key in dict.fromkeys(keys)]
        if len(records) < 2 or len({record.article for record in records}) > 1:
            raise Refused(", ".join(keys), "cannot be merged", "name at least two claims of one article")
        with self._records.storage.exclusive():
            records = [self.claim(record.key) for record in records]
            slug = records[0].article
            start, end = min(r.claim.start for r in records), max(r.claim.end for r in records)
            merged = replace(records[0].claim, start=start, end=end, text=self._text(slug)[start:end], siblings=())
            gone = {str(record.id): {**self._document(record), "gone": "merged"} for record in records}
            parents = [record.number for record in records]
            [number] = self._new(slug, [merged], "merged", "merge-claims", gone, parents=parents)
        return self.claim(f"{slug}#{number}")

    def _new(
        self,
        article: str,
        claims: Sequence[Claim],
        origin: ClaimOrigin,
        action: str,
        gone: Mapping[str, dict[str, Any]],
        **about: object,
    ) -> list[int]:
        version = self.article(article).version
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
        return self._files.text(self.article(article).text)


def claim_from_words(text: str, start: int, end: int) -> Claim:
    """Give the claim that a person marks in an article's text, with the first figure in it, if any.

    Raises `Refused` where no words are marked.
    """
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise Refused("this claim", "has no words", "mark the words that make it")
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    from factcheck.claims.anchoring import claim_id, make_anchor  # loaded when somebody adds a claim
    from factcheck.figures import find_figures

    figure = next(iter(find_figures(text[start:end])), None)
    if figure is not None:
        figure = replace(figure, start=figure.start + start, end=figure.end + start)
    anchor = make_anchor(text, *((start, end) if figure is None else (figure.start, figure.end)))
    return Claim(
        id=claim_id(anchor),
        start=start,
        end=end,
        text=text[start:end],
        figure=figure,
        kind="figure" if figure else "statement",
        checkable=True,
        reason=None,
        claimant=None,
        quoted=False,
        siblings=(),
        worthiness=1.0,
        anchor=anchor,
        worthiness_reasons=("added by hand",),
    )
