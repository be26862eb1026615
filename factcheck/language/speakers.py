"""Who says what: every quotation and every indirect statement of an article with the one who makes it.

Subjects are read by `phrases`, quotation marks by `quotes`; here verbs of speech bring the two together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.language.attributions import Sayings, with_what_is_said
from factcheck.language.names import Party
from factcheck.language.phrases import WORD, Phrases
from factcheck.language.quotes import Quote, find_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.language import Vocabulary
    from factcheck.language.names import Cast

__all__ = ["Attribution", "Speech", "SpeechReader", "Speeches", "find_attributions", "find_speech", "is_speech"]

# How far back a quotation without its own speaker looks for one.
_MEMORY = 2500
# A subject or an object stands within so many code points of its verb, however long the sentence is.
_REACH = 400
# So few words are a scrap of a quotation.
_SCRAP = 2


class Speech(Struct, frozen=True):
    """Words for which somebody other than the article answers; `quote` where they stand in quotation marks."""

    start: int
    end: int
    party: Party | None
    quote: Quote | None = None


class Speeches:
    """Everything said in one article, to be asked by place."""

    def __init__(self, spoken: Iterable[Speech], cast: Cast) -> None:
        self._cast = cast
        ordered = sorted(spoken, key=lambda speech: speech.start)
        self.direct = [speech for speech in ordered if speech.quote]
        self.indirect = [speech for speech in ordered if not speech.quote]
        self._direct_starts = [speech.start for speech in self.direct]
        self._indirect_starts = [speech.start for speech in self.indirect]

    def quoting(self, start: int, end: int) -> Speech | None:
        """The quotation in which a span stands."""
        index = bisect_right(self._direct_starts, start) - 1
        if index >= 0 and self.direct[index].end >= end:
            return self.direct[index]
        return None

    def quoted_parts(self, start: int, end: int) -> list[Speech]:
        """The quotations that share words with a span."""
        index = max(0, bisect_right(self._direct_starts, start) - 1)
        found = []
        while index < len(self.direct) and self.direct[index].start < end:
            if self.direct[index].end > start:
                found.append(self.direct[index])
            index += 1
        return found

    def reported_in(self, start: int, end: int) -> list[Speech]:
        """The indirect statements that begin within a span."""
        first = bisect_left(self._indirect_starts, start)
        return self.indirect[first : bisect_left(self._indirect_starts, end)]

    def labelled(self, label: str, start: int) -> Party:
        """Who is meant by the label of a transcript's line ("GOV. REYES"): whom the article names so, or the label."""
        shown = label.title() if label.isupper() else label
        return self._cast.by_surname(shown.split()[-1], start) or Party(shown, True)

    def reporting(self, start: int) -> Speech | None:
        """The indirect statement that covers a place; the one that opens last where several do."""
        index = bisect_right(self._indirect_starts, start) - 1
        for speech in self.indirect[max(0, index - 4) : index + 1][::-1]:
            if speech.start <= start < speech.end:
                return speech
        return None


def find_speech(text: str, sentences: Sequence[tuple[int, int]], words: Vocabulary) -> Speeches:
    """Find who says what in a text whose sentences are given; one pass in text order."""
    reader = SpeechReader(text, words)
    return Speeches(list(reader.read(sentences)), reader.phrases.cast)


def is_speech(text: str, quote: Quote) -> bool:
    """Tell words that somebody said from a name or a single word in quotation marks."""
    start, end = quote.inner
    inner = text[start:end]
    words = WORD.findall(inner)
    if inner and inner[-1] in ",.!?…" and len(words) > 1:
        return True
    capitals = sum(word[0].isupper() for word in words)
    if len(words) <= 6 and capitals >= max(1, len([word for word in words if len(word) > 3])) and capitals > 1:
        return False
    return len(words) >= 3 or any(sign.isdigit() for sign in inner)


def is_scrap(text: str, quote: Quote) -> bool:
    """Tell two words of somebody's from a name: "deeply ashamed" is theirs where the sentence says whose."""
    words = WORD.findall(text[slice(*quote.inner)])
    return len(words) == _SCRAP and any(word[0].islower() for word in words)


class Attribution(Struct, frozen=True):
    """Words that say who says something, and what that is.

    `[start, end)` are the words themselves with the commas and the "that" which belong to them, `said` the spans of
    what is said, `speaker` who says it as the sentence has it (None for a pronoun or nobody), `verb` the verb of speech
    in lower case (None for "according to").
    """

    start: int
    end: int
    speaker: str | None
    said: tuple[tuple[int, int], ...]
    verb: str | None = None


def find_attributions(text: str, words: Vocabulary) -> tuple[Attribution, ...]:
    """Find who says what in one sentence that stands alone, in text order."""
    spoken = {word.lower() for word in WORD.findall(text)}
    if spoken.isdisjoint(words.said | words.said_of_papers) and not words.according.search(text):
        return ()
    return tuple(sorted(SpeechReader(text, words).attributions(), key=lambda found: found.start))


class SpeechReader:
    """Reads who says what in one text, in text order."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self.text = text
        self.words = words
        self.phrases = Phrases(text, words)
        outer = [quote for quote in find_quotes(text) if quote.depth == 0]
        self.quotes = [quote for quote in outer if is_speech(text, quote) or is_scrap(text, quote)]
        self._quote_starts = [quote.start for quote in self.quotes]
        self._quoting = words.said | words.said_of_papers | words.quoting
        self._sayings = Sayings(self.phrases, self._floor)

    def read(self, sentences: Sequence[tuple[int, int]]) -> Iterable[Speech]:
        """Go through sentences and quotations in text order, so that every pronoun finds who spoke before it."""
        steps = sorted(
            [(start, 0, (start, end)) for start, end in sentences]
            + [(quote.start, 1, index) for index, quote in enumerate(self.quotes)],
            key=lambda step: (step[0], step[1]),
        )
        for _, _, what in steps:
            if isinstance(what, int):
                quote = self.quotes[what]
                party = self.speaker_of(what)
                if party:
                    self.phrases.heard.append((quote.end, party))
                if party or is_speech(self.text, quote):
                    yield Speech(quote.start, quote.end, party, quote)
            else:
                yield from self._indirect(*what)

    # Quotations -------------------------------------------------------------------------------------------------

    def speaker_of(self, index: int) -> Party | None:
        """Who says the quotation of that number in `quotes`."""
        quote = self.quotes[index]
        named = self._after(index) or self._before(index)
        if named or not is_speech(self.text, quote):
            return named
        return self._going_on(index) or (self._introduced(quote) if self._opens_paragraph(quote) else None)

    def _opens_paragraph(self, quote: Quote) -> bool:
        return not self.text[self.phrases.paragraph(quote.start)[0] : quote.start].strip()

    def _after(self, index: int) -> Party | None:
        """The one named after the closing mark: `", he said.`, `", said Jane Roe, the mayor.`"""
        quote = self.quotes[index]
        first = quote.end
        while first < len(self.text) and self.text[first] in " \t\n,—–-":
            first += 1
        gap = self.text[quote.end : first]
        if "\n\n" in gap.replace(" ", "") and "," not in gap:
            return None
        end = self.phrases.paragraph(first)[1] if first < len(self.text) else first
        if index + 1 < len(self.quotes):
            end = min(end, self.quotes[index + 1].start)
        end = self.phrases.sentence_end(first, min(end, first + _REACH))
        verbs = [match for match in WORD.finditer(self.text, first, end) if match[0].lower() in self.words.said][:3]
        inner = self.text[quote.inner[1] - 1]
        new_sentence = inner in ".!?…" and "," not in gap and self.text[first : first + 1].isupper()
        for verb in verbs:
            lead = WORD.findall(self.text[first : verb.start()])
            if len(lead) > 22:
                break
            alone = "," not in self.text[first : verb.start()] and self._closes_sentence(verb.end(), end)
            if new_sentence and not alone:
                break
            if not [word for word in lead if word.lower() not in self.words.adverbs and not word.endswith("ly")]:
                return self.phrases.named_after(verb.end(), end)
            party = self.phrases.subject_before(first, verb.start())
            if party:
                return party
        found = self.words.according.match(self.text, first, end)
        return self.phrases.named_after(found.end(), end) if found else None

    def _closes_sentence(self, position: int, end: int) -> bool:
        rest = WORD.findall(self.text[position:end])
        return not rest or (rest[0].lower() in self.words.after_speech and len(rest) < 12)

    def _before(self, index: int) -> Party | None:
        """The one named before the opening mark: `She told reporters: "`, `Roe, the mayor, said that "`."""
        quote = self.quotes[index]
        start = self.phrases.sentence_start(quote.start)
        if index:
            start = max(start, min(quote.start, self.quotes[index - 1].end))
        start = max(start, quote.start - _REACH)
        lead = self.text[start : quote.start].rstrip()
        if not lead:
            return None
        verbs = [match for match in WORD.finditer(self.text, start, quote.start) if match[0].lower() in self._quoting]
        for verb in verbs[::-1]:
            going_on = verb[0].endswith("ing")
            party = (
                self.phrases.opening(start, verb.start())
                if going_on
                else self.phrases.subject_before(start, verb.start())
            )
            if party:
                return party
        found = self.words.according.search(self.text, start, quote.start)
        if found:
            return self.phrases.named_after(found.end(), quote.start)
        if lead.endswith(":"):
            return self.phrases.who(start, start + len(lead) - 1, leftmost=True)
        return None

    def _going_on(self, index: int) -> Party | None:
        """A quotation in the paragraph of another, or right below one, goes on with its speaker."""
        quote = self.quotes[index]
        start, _ = self.phrases.paragraph(quote.start)
        if not self.phrases.heard or quote.start - self.phrases.heard[-1][0] > _MEMORY:
            return None
        position, party = self.phrases.heard[-1]
        if position >= start:
            return party
        if index and self._opens_paragraph(quote):
            previous = self.quotes[index - 1]
            above = self.phrases.paragraph(max(0, start - 3))
            spoke = previous.start >= above[0] or position >= above[0]
            return party if spoke else None
        return None

    def _introduced(self, quote: Quote) -> Party | None:
        """The one whom the line above introduces with a colon."""
        start, _ = self.phrases.paragraph(quote.start)
        above = self.text[:start].rstrip() if start < 4000 else self.text[start - 4000 : start].rstrip()
        if not above.endswith(":"):
            return None
        last = (start - 4000 if start >= 4000 else 0) + len(above) - 1
        first = self.phrases.sentence_start(last)
        verbs = [match for match in WORD.finditer(self.text, first, last) if match[0].lower() in self.words.said]
        return (
            self.phrases.subject_before(first, verbs[-1].start())
            if verbs
            else self.phrases.who(first, last, leftmost=True)
        )

    # Indirect speech --------------------------------------------------------------------------------------------

    def _indirect(self, start: int, end: int) -> Iterable[Speech]:
        """Who answers for a sentence or for a part of it."""
        sayings = [one for one in self._sayings.find(start, end) if one.party is not None]
        for one, said in with_what_is_said(self.text, sayings, start, end):
            assert one.party is not None
            self.phrases.heard.append((one.end, one.party))
            for span in said:
                yield Speech(*span, one.party)

    def attributions(self) -> Iterator[Attribution]:
        """Who says what in the text as one sentence: those who are quoted, and those who are reported."""
        taken: list[tuple[int, int]] = []
        quotes = [(index, quote) for index, quote in enumerate(self.quotes) if is_speech(self.text, quote)]
        for place, (index, quote) in enumerate(quotes):
            until = quotes[place + 1][1].start if place + 1 < len(quotes) else len(self.text)
            since = quotes[place - 1][1].end if place else 0
            found = self._speaking(quote.end, until) or self._speaking(since, quote.start)
            if found is not None:
                start, end, verb = found
                party = self.speaker_of(index)
                taken.append((start, end))
                yield Attribution(start, end, party.name if party else None, (quote.inner,), verb)
        sayings = [
            one
            for one in self._sayings.find(0, len(self.text))
            if not any(start < one.end and one.start < end for start, end in taken)
        ]
        for one, said in with_what_is_said(self.text, sayings, 0, len(self.text)):
            yield Attribution(one.start, one.end, one.speaker, said, one.verb)

    def _speaking(self, start: int, end: int) -> tuple[int, int, str] | None:
        """The stretch beside a quotation, where a verb of speech stands in it and no figure; and the verb."""
        stretch = self.text[start:end]
        said = [word for word in map(str.lower, WORD.findall(stretch)) if word in self.words.said]
        return (start, end, said[-1]) if said and not any(map(str.isdigit, stretch)) else None

    def _floor(self, position: int) -> int | None:
        """Where the last quotation before a place ends; None for a place inside of one."""
        index = bisect_right(self._quote_starts, position) - 1
        end = self.quotes[index].end if index >= 0 else 0
        return end if end <= position else None
