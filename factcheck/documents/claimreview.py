"""Published fact-checks in the three shapes that carry them: ClaimReview in JSON-LD, the answer of the Fact Check Tools
API, and the Data Commons feed, which is read as a stream.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from msgspec import Struct

from factcheck.documents.content import storable
from factcheck.documents.dates import parse_day
from factcheck.documents.errors import OverLimit, UnreadableSource
from factcheck.documents.jsonld import first_text, objects_in, types_of
from factcheck.documents.limits import DEFAULT, Limits
from factcheck.documents.review_passages import FACT_CHECK, review_place
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from factcheck.documents.content import Draft

__all__ = ["Review", "may_hold_reviews", "reviews_in", "stream_objects", "stream_reviews", "write_reviews"]

# The arrays whose entries hold reviews: Data Commons, the API, lists and graphs in JSON-LD.
_ARRAY = compile_pattern(r'"(?:dataFeedElement|claims|itemListElement|@graph)"\s*:\s*\[')
_OPENING = compile_pattern(r"\s*(?:\[\s*)?(?=[{\[])")
_BETWEEN = compile_pattern(r"[\s,]*")
_CHUNK = 1_000_000
_LONGEST_KEY = 64


class Review(Struct, frozen=True):
    """A published fact-check: what was claimed and by whom, how it was rated, by whom, when, and where that is."""

    claim: str
    rating: str | None = None
    publisher: str | None = None
    url: str | None = None
    date: datetime.date | None = None
    claimant: str | None = None
    title: str | None = None
    claim_date: datetime.date | None = None


def may_hold_reviews(text: str) -> bool:
    """Tell by a glance whether it is worth looking for reviews in a JSON text."""
    return "laimReview" in text


def reviews_in(value: object) -> Iterator[Review]:
    """Give the fact-checks anywhere in a JSON value."""
    for node in objects_in(value):
        if "ClaimReview" in types_of(node):
            review = _from_jsonld(node)
            if review is not None:
                yield review
        elif isinstance(node.get("claimReview"), list) and isinstance(node.get("text"), str):
            yield from _from_api(node)


def _from_jsonld(node: dict[str, Any]) -> Review | None:
    claim = first_text(node.get("claimReviewed"))
    reviewed = node.get("itemReviewed")  # an object, a list of them, or null
    item = next((one for one in reviewed if isinstance(one, dict)), {}) if isinstance(reviewed, list) else reviewed
    item = item if isinstance(item, dict) else {}
    claim = claim or first_text(item.get("name") or item.get("text"))
    if claim is None:
        return None
    return Review(
        claim,
        _rating(node.get("reviewRating")),
        first_text(node.get("author")) or first_text(node.get("publisher")) or first_text(node.get("sdPublisher")),
        first_text(node.get("url")),
        parse_day(first_text(node.get("datePublished"))),
        first_text(item.get("author")),
        first_text(node.get("name") or node.get("headline")),
        parse_day(first_text(item.get("datePublished"))),
    )


def _rating(value: object) -> str | None:
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, dict)), None)
    if not isinstance(value, dict):
        return first_text(value)
    words = first_text(value.get("alternateName") or value.get("name"))
    number = value.get("ratingValue")
    if words or number in {None, ""}:
        return words
    best = value.get("bestRating")
    return f"{number} of {best}" if best not in {None, ""} else str(number)


def _from_api(node: dict[str, Any]) -> Iterator[Review]:
    for review in node["claimReview"]:
        if isinstance(review, dict):
            yield Review(
                node["text"],
                first_text(review.get("textualRating")),
                first_text(review.get("publisher")),
                first_text(review.get("url")),
                parse_day(first_text(review.get("reviewDate"))),
                first_text(node.get("claimant")),
                first_text(review.get("title")),
                parse_day(first_text(node.get("claimDate"))),
            )


def write_reviews(draft: Draft, reviews: Sequence[Review]) -> None:
    """Write fact-checks into a text of record, each one passage: the claim, then who rated it how, when and where."""
    for number, review in enumerate(reviews, 1):
        rated = f"Rated {review.rating}" if review.rating else "Checked"
        by = f" by {review.publisher}" if review.publisher else ""
        when = f" on {review.date.isoformat()}" if review.date else ""
        lines = [
            f"{review.claim} ({review.claimant})" if review.claimant else review.claim,
            f"{rated}{by}{when}" + (f": {review.title}" if review.title and review.title != review.claim else ""),
            review.url or "",
        ]
        words = "\n".join(" ".join(line.split()) for line in lines if line)
        draft.entry(words, review_place(number), context=FACT_CHECK)


def stream_reviews(source: str | Path | TextIO, limits: Limits = DEFAULT) -> Iterator[Review]:
    """Give the fact-checks of a feed of any size, entry by entry: memory holds one entry and a part of the text.

    Raises `UnreadableSource` where the text ends inside an entry or is no JSON, `OverLimit` for an entry that is larger
    than `limits.entry_bytes`; what was given before stands.
    """
    for entry in _stream(source, limits):
        yield from reviews_in(entry)


def stream_objects(source: str | Path | TextIO, limits: Limits = DEFAULT) -> Iterator[dict[str, Any]]:
    """Give the same fact-checks as the objects that they are, with every field; raises as `stream_reviews` does."""
    for entry in _stream(source, limits):
        for node in objects_in(entry):
            if "ClaimReview" in types_of(node) or (
                isinstance(node.get("claimReview"), list) and isinstance(node.get("text"), str)
            ):
                yield node


def _stream(source: str | Path | TextIO, limits: Limits) -> Iterator[Any]:
    if isinstance(source, str | Path):
        try:
            with Path(source).open(encoding="utf-8-sig", errors="replace") as file:
                yield from _Entries(file, str(source), limits).all()
        except OSError as error:
            raise UnreadableSource(str(source), f"cannot be read ({error.strerror})", "check the name") from None
    else:
        yield from _Entries(source, getattr(source, "name", "feed"), limits).all()


class _Entries:
    """The entries of the arrays of a JSON text, decoded one by one out of a moving window."""

    def __init__(self, file: TextIO, source: str, limits: Limits) -> None:
        self._file = file
        self._source = source
        self._limits = limits
        self._decoder = json.JSONDecoder(strict=False)
        self._window = ""
        self._at = 0
        self._ended = False

    def all(self) -> Iterator[Any]:
        """Give the entries of the top array, or of every array known by its name, or the values line by line."""
        self._more()
        opening = _OPENING.match(self._window)
        if opening is None:
            raise UnreadableSource(self._source, "is not JSON", "check the file")
        if "[" in opening.group():
            self._at = opening.end()
            yield from self._entries(in_array=True)
        elif _ARRAY.search(self._window):
            while self._find_array():
                yield from self._entries(in_array=True)
        else:
            yield from self._entries(in_array=False)

    def _cut_off(self) -> UnreadableSource:
        return UnreadableSource(self._source, "is cut off or damaged", "fetch it again")

    def _more(self) -> bool:
        """Move the window on: drop what was read, add a chunk; False at the end of the text."""
        chunk = "" if self._ended else self._file.read(max(_CHUNK, len(self._window) - self._at))
        self._ended = not chunk
        self._window = self._window[self._at :] + chunk
        self._at = 0
        return not self._ended

    def _find_array(self) -> bool:
        while True:
            found = _ARRAY.search(self._window, self._at)
            if found is not None:
                self._at = found.end()
                return True
            self._at = max(self._at, len(self._window) - _LONGEST_KEY)
            if not self._more():
                return False

    def _entries(self, *, in_array: bool) -> Iterator[Any]:
        """Give values until the array that encloses them ends, or the text where none does."""
        while True:
            between = _BETWEEN.match(self._window, self._at)
            self._at = between.end() if between else self._at
            if self._at >= len(self._window):
                if self._more():
                    continue
                if in_array:
                    raise self._cut_off()
                return
            if self._window[self._at] == "]":
                self._at += 1
                return
            try:
                value, self._at = self._decoder.raw_decode(self._window, self._at)
            except RecursionError:
                raise OverLimit(self._source, "nests too deeply", "take the part that matters") from None
            except json.JSONDecodeError:
                if len(self._window) - self._at > self._limits.entry_bytes:
                    problem = f"has an entry that is damaged or larger than {self._limits.entry_bytes / 1e6:,.0f} MB"
                    raise OverLimit(self._source, problem, "fetch it again, or cut it up") from None
                if not self._more():
                    raise self._cut_off() from None
                continue
            yield value


def reviews_in_text(text: str, source: str, limits: Limits) -> list[Review]:
    """Give the fact-checks of a JSON text that is at hand."""
    entries = _Entries(io.StringIO(storable(text)), source, limits).all()
    return [review for entry in entries for review in reviews_in(entry)]
