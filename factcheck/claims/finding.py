"""From an article to its claims. What a sentence is and who says it is decided in the files beside this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.claims.anchoring import Anchorage, claim_id
from factcheck.claims.checkability import Doubt, why_not_checkable
from factcheck.claims.dates import claimed_dates, since
from factcheck.claims.kinds import asserts, find_placeholders, marked_kinds, names_something
from factcheck.claims.model import Claim
from factcheck.claims.worthiness import worthiness
from factcheck.documents import is_transcript
from factcheck.documents.languages import language_at
from factcheck.errors import Edge
from factcheck.facts import statements_in
from factcheck.facts.compounds import compounded
from factcheck.figures import QUANTITATIVE, find_figures
from factcheck.figures.finding import decimal_sign
from factcheck.language import level_of, vocabulary
from factcheck.language.speakers import Speech, find_speech
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.claims.model import ClaimKind
    from factcheck.documents import Document, Passage
    from factcheck.errors import Tell
    from factcheck.figures import Figure

__all__ = ["find_claims"]

# A quoted word or two inside a sentence is read with the sentence, not on its own.
_FEWEST_QUOTED_WORDS = 4
_IDLE = 0.47
_MOST_SIBLINGS = 64
_LONGEST = 1500
_FEWEST_WORDS_OF_A_QUOTATION = 3
_FEWEST_WORDS_OF_A_SCRAP = 2
# So many paragraphs that open with the time make a log ("16.40 All passengers have left the ship").
_FEWEST_TIMES = 3
_BESIDE = 3
_TIME = compile_pattern(r"(?:[01]?\d|2[0-3])[.:][0-5]\d(?=\s)")
# From this level of a language on a sentence is told from an opinion, and can be a claim without a figure.
_MEANT = 3
# Small numbers in words point at things ("the two men") unless they measure.
_MEASURED = frozenset({"percent", "percentage-point", "basis-point"})


class _Part(Struct, frozen=True):
    """What of a passage becomes a claim: its words, and the place in them that is claimed."""

    kind: ClaimKind
    start: int
    end: int
    figure: Figure | None = None


def find_claims(document: Document, *, tell: Tell | None = None) -> list[Claim]:
    """Find everything in an article that can be checked, and what cannot be with the reason, in the article's order.

    A sentence gives a claim for each of its figures, rankings, comparisons and placeholders; one without any gives its
    quotations, or else itself as an attribution, an event or a plain statement. A heading gives figures and rankings, a
    table row figures; time stamps give nothing. Deterministic, and linear in the length of the text. With `tell` a
    passage at which the program fails is told and passed over; without, it raises.
    """
    return _Finder(document).find(tell)


class _Finder:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.words = vocabulary(document.language)
        self.meant = level_of(document.language) >= _MEANT
        self.anchors = Anchorage(document.text)
        sentences = [(passage.start, passage.end) for passage in document.passages if passage.kind != "row"]
        self.speech = find_speech(document.text, sentences, self.words)
        self.transcript = is_transcript(document)
        times = [start for start, _ in sentences if _TIME.match(self.text, start)]
        self.times = frozenset(times if len(times) >= _FEWEST_TIMES else ())

    def find(self, tell: Tell | None) -> list[Claim]:
        claims: list[Claim] = []
        for passage in self.document.passages:
            with Edge(f"{self.document.source}, {passage.place}", tell):
                found = [claim for part in self._parts(passage) if not self._idle(claim := self._claim(passage, part))]
                ids = [claim.id for claim in found]
                claims += [replace(claim, siblings=_around(ids, index)) for index, claim in enumerate(found)]
        return claims

    # What is claimed --------------------------------------------------------------------------------------------

    def _parts(self, passage: Passage) -> list[_Part]:
        words = self.text[passage.start : passage.end]
        if not words.strip() or self.words.stamps.match(words):
            return []
        open_places = [
            (passage.start + start, passage.start + end) for start, end in find_placeholders(words, self.words)
        ]
        parts = [_Part("placeholder", start, end) for start, end in open_places]
        figures = self._figures(passage)
        parts += [
            _Part("figure", figure.start, figure.end, figure)
            for figure in figures
            if self._is_claimed(figure) and not _overlaps(figure.start, figure.end, open_places)
        ]
        if passage.kind != "row":
            parts += self._marked(passage, words, figures, parts)
        if passage.kind == "sentence":
            parts += self._whole(passage, words, figures, parts)
        return sorted(parts, key=lambda part: (part.start, part.end))

    def _figures(self, passage: Passage) -> list[Figure]:
        if passage.kind == "row":
            return [statement.figure for statement in statements_in(self.document, passage)]
        language = language_at(self.document, passage) or "en"
        words = self.text[passage.start : passage.end]
        decimal = decimal_sign(self.text, language) if language == self.document.language else None
        found = compounded(words, find_figures(words, language=language, decimal=decimal))
        return [replace(figure, start=figure.start + passage.start, end=figure.end + passage.start) for figure in found]

    def _dated(self, passage: Passage, words: str, figures: list[Figure], parts: list[_Part]) -> list[_Part]:
        """Give the days and years that are claimed themselves."""
        placed = [replace(one, start=one.start - passage.start, end=one.end - passage.start) for one in figures]
        taken = [part.start - passage.start for part in parts]
        found = claimed_dates(words, placed, taken, self.words, self.document.date)
        dates = [replace(one, start=one.start + passage.start, end=one.end + passage.start) for one in found]
        return [_Part("event", date.start, date.end, date) for date in dates]

    def _is_claimed(self, figure: Figure) -> bool:
        """Leave out figures that only point ("one of them", "the two countries", "three months earlier")."""
        if (figure.kind not in QUANTITATIVE and figure.kind != "score") or figure.start in self.times:
            return False
        following = self.text[figure.end : figure.end + 12]
        if figure.kind == "quantity" and figure.unit in self.words.times and self.words.points_in_time.match(following):
            return False
        spelled = not any(map(str.isdigit, figure.text))
        small = figure.kind == "quantity" and figure.value is not None and abs(figure.value) <= 2
        if not (spelled and small and figure.unit not in _MEASURED):
            return True
        before = self.text[max(0, figure.start - 8) : figure.start].split()
        return figure.value != 1 and (not before or before[-1].lower() not in self.words.determiners)

    def _marked(self, passage: Passage, words: str, figures: list[Figure], parts: list[_Part]) -> Iterable[_Part]:
        """Rankings, and comparisons that no figure of theirs already stands for."""
        for mark in marked_kinds(words, self.words):
            start, end = passage.start + mark.start, passage.start + mark.end
            if mark.kind == "comparison" and any(part.figure and self._in_a_clause(part, start, end) for part in parts):
                continue
            if _overlaps(start, end, [(part.start, part.end) for part in parts]):
                continue
            rank = next((figure for figure in figures if figure.kind == "rank" and start <= figure.start < end), None)
            yield _Part(mark.kind, start, end, rank or since(self.text, end, figures))

    def _in_a_clause(self, part: _Part, start: int, end: int) -> bool:
        """Whether a figure stands in the clause of a comparison, and so stands for it."""
        first, last = (part.end, start) if part.end <= start else (end, part.start)
        beside = part.end <= start <= part.end + _BESIDE  # "4%, larger than"
        return beside or not self.words.clause_opens.search(self.text, first, max(first, last))

    def _whole(self, passage: Passage, words: str, figures: list[Figure], parts: list[_Part]) -> Iterable[_Part]:
        """What the sentence claims as a whole: its quotations, else that somebody says so, else itself."""
        taken = [(part.start, part.end) for part in parts]
        quoted = False
        for speech in self.speech.quoted_parts(passage.start, passage.end):
            for start, end in self._quoted_words(speech, passage):
                scrap = speech.quote is not None and (start, end) == speech.quote.inner and self.text[end - 1].isalnum()
                fewest = _FEWEST_WORDS_OF_A_SCRAP if scrap else _FEWEST_WORDS_OF_A_QUOTATION
                long_enough = len(self.text[start:end].split()) >= fewest
                quoted = quoted or long_enough
                if long_enough and not _overlaps(start, end, taken):
                    yield _Part("quotation", start, end)
                    taken.append((start, end))
        dated = self._dated(passage, words, figures, parts) if self.meant else []
        if parts or quoted or not self.meant or not asserts(words, self.words):
            yield from (part for part in dated if not _overlaps(part.start, part.end, taken))
            return
        dates = [figure for figure in figures if figure.kind == "date"]
        start, end = self._trimmed(passage.start, passage.end)
        if self._reported(passage):
            yield _Part("attribution", start, end)
        elif self.words.past_verbs.search(words) and dates:
            yield from dated[1:]
            yield _Part("event", start, end, dated[0].figure if dated else dates[0])
        elif self.words.past_verbs.search(words) and self.words.moments.search(words):
            yield _Part("event", start, end)
        else:
            yield _Part("statement", start, end)

    def _quoted_words(self, speech: Speech, passage: Passage) -> Iterable[tuple[int, int]]:
        assert speech.quote is not None
        for first, last in speech.quote.parts:
            start, end = self._trimmed(max(first, passage.start), min(last, passage.end))
            if start < end:
                yield start, end

    def _reported(self, passage: Passage) -> bool:
        return any(speech.party is not None for speech in self.speech.reported_in(passage.start, passage.end))

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def _idle(self, claim: Claim) -> bool:
        """A plain statement that nobody would look up: it names nothing and its words weigh nothing."""
        if claim.kind != "statement":
            return False
        if claim.checkable:
            return claim.worthiness < _IDLE and not names_something(claim.text, self.words)
        return claim.reason == "boilerplate"

    # What is known about it -------------------------------------------------------------------------------------

    def _claim(self, passage: Passage, part: _Part) -> Claim:
        direct = self.speech.quoting(part.start, part.end)
        start, end = self._trimmed(passage.start, passage.end)
        if direct and (own := self._own_words(direct, passage, part)):
            start, end = own
        start, end = self._readable(start, end, part)
        said = direct
        if said is None and passage.kind == "sentence":
            said = self.speech.reporting(part.start) or (
                next(iter(self.speech.reported_in(passage.start, passage.end)), None)
                if part.kind == "attribution"
                else None
            )
        party = said.party if said else None
        if said is None and self.transcript and passage.context:
            party = self.speech.labelled(passage.context, passage.start)
        text = self.text[start:end]
        doubt = self._doubt(passage, part, text, start)
        anchor = self.anchors.anchor(part.start, part.end)
        placed = part.figure and replace(part.figure, start=part.start - start, end=part.end - start)
        score, reasons = worthiness(text, part.kind, doubt.reason if doubt else None, placed)
        inner = direct.quote.inner if direct and direct.quote else (None, None)
        return Claim(
            id=claim_id(anchor),
            start=start,
            end=end,
            text=text,
            figure=part.figure,
            kind=part.kind,
            checkable=doubt is None,
            reason=doubt.reason if doubt else None,
            claimant=party.name if party else None,
            quoted=direct is not None,
            siblings=(),
            worthiness=score,
            anchor=anchor,
            worthiness_reasons=reasons,
            quote_start=inner[0],
            quote_end=inner[1],
            claimant_role=party.role if party else None,
            reason_words=doubt.words if doubt else None,
        )

    def _readable(self, start: int, end: int, part: _Part) -> tuple[int, int]:
        """A sentence that never ends (a list without stops, minified text) is cut around what is claimed in it."""
        if end - start <= _LONGEST:
            return start, end
        first, last = max(start, part.start - _LONGEST // 3), min(end, part.end + _LONGEST // 3)
        space = self.text.find(" ", first, part.start)
        return self._trimmed(space if first > start and space >= 0 else first, last)

    def _own_words(self, speech: Speech, passage: Passage, part: _Part) -> tuple[int, int] | None:
        """The quoted words of the sentence around what is claimed, where they are more than a scrap."""
        for start, end in self._quoted_words(speech, passage):
            if start <= part.start and part.end <= end:
                enough = part.kind == "quotation" or len(self.text[start:end].split()) >= _FEWEST_QUOTED_WORDS
                return (start, end) if enough else None
        return None

    def _doubt(self, passage: Passage, part: _Part, text: str, start: int) -> Doubt | None:
        if part.kind == "placeholder" or passage.kind == "row":
            return None
        at = (part.start - start, part.end - start)
        whole = at == (0, len(text))
        return why_not_checkable(
            text, self.words, None if whole else at, figure=part.figure is not None and part.kind == "figure"
        )


def _around(ids: list[str], index: int) -> tuple[str, ...]:
    """The other claims of the sentence; of an endless one the nearest, so that the list stays a list."""
    first = max(0, index - _MOST_SIBLINGS // 2)
    return tuple(ids[first:index] + ids[index + 1 : first + _MOST_SIBLINGS])


def _overlaps(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < last and end > first for first, last in spans)
