"""Which words of a sentence say who says it: "Okafor said", "According to the institute,", "figures show".

`speakers` knows whom an article means; here a sentence stands alone, and the words themselves are what is asked for.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.language.phrases import WORD
from factcheck.language.speakers import SpeechReader, is_speech

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.language.quotes import Quote
    from factcheck.language.vocabularies import Vocabulary

__all__ = ["Attribution", "find_attributions"]

Span = tuple[int, int]

_LOOSE = " ,;:—–-\t\n"
_ENDS = ',.;:)"”'
# Who speaks is told in so many words at most, where no table knows what they are.
_MOST_WORDS = 8
# So far behind its verb stands the word that opens what is said ("said on Monday that"), in code points.
_OPENED = 48
_MOST_BEHIND = 9
_DIGIT = re.compile(r"\d")


class Attribution(Struct, frozen=True):
    """Words that say who says something, and what that is.

    `[start, end)` are the words themselves with the commas and the "that" which belong to them, `said` the spans of
    what is said, `speaker` who says it as the sentence has it (None for a pronoun or nobody), `quoted` whether what is
    said stands in quotation marks, `verb` the verb of speech in lower case (None for "according to"). "The company
    reported a profit" is among them, and `clause` is False there: its subject may be what the figure is about.
    """

    start: int
    end: int
    speaker: str | None
    said: tuple[Span, ...]
    quoted: bool = False
    verb: str | None = None
    clause: bool = True


class _Found(Struct):
    """As an attribution, with whether it answers for what stands before it (`closing`) or behind it (`opening`)."""

    start: int
    end: int
    speaker: str | None
    closing: bool
    opening: bool
    verb: str | None = None


def find_attributions(text: str, words: Vocabulary) -> tuple[Attribution, ...]:
    """Find every attribution of one sentence, in text order."""
    spoken = {word.lower() for word in WORD.findall(text)}
    if spoken.isdisjoint(words.said | words.said_of_papers) and not words.according.search(text):
        return ()
    return tuple(_Finder(text, words).find())


class _Finder:
    def __init__(self, text: str, words: Vocabulary) -> None:
        self.text = text
        self.words = words
        self.reader = SpeechReader(text, words)
        self.phrases = self.reader.phrases

    def find(self) -> Iterator[Attribution]:
        quoted = [quote for quote in self.reader.quotes if is_speech(self.text, quote)]
        direct = list(self._direct(quoted))
        taken = [(quote.start, quote.end) for quote in quoted] + [(found.start, found.end) for found in direct]
        yield from sorted([*direct, *self._indirect(taken)], key=lambda found: found.start)

    # Beside a quotation -----------------------------------------------------------------------------------------

    def _direct(self, quotes: list[Quote]) -> Iterator[Attribution]:
        for index, quote in enumerate(quotes):
            party = self.reader.speaker_of(self.reader.quotes.index(quote))
            until = quotes[index + 1].start if index + 1 < len(quotes) else len(self.text)
            since = quotes[index - 1].end if index else 0
            span = self._speaking(quote.end, until) or self._speaking(since, quote.start)
            if span:
                start, end, verb = span
                yield Attribution(start, end, party.name if party else None, (quote.inner,), quoted=True, verb=verb)

    def _speaking(self, start: int, end: int) -> tuple[int, int, str] | None:
        """The stretch beside a quotation, where a verb of speech stands in it and no figure; and the verb."""
        stretch = self.text[start:end]
        said = [word for word in map(str.lower, WORD.findall(stretch)) if word in self.words.said]
        return (start, end, said[-1]) if said and not _DIGIT.search(stretch) else None

    # Without quotation marks ------------------------------------------------------------------------------------

    def _indirect(self, taken: list[Span]) -> Iterator[Attribution]:
        found: list[_Found] = []
        for item in [*self._sources(), *self._verbs(taken)]:
            if not any(item.start < other.end and item.end > other.start for other in found):
                found.append(item)
        found.sort(key=lambda item: item.start)
        covered = 0
        for item, following in zip_longest(found, found[1:]):
            stop = following.start if following and not following.closing else len(self.text)
            said = []
            if item.closing and self.text[covered : item.start].strip(_LOOSE):
                said.append((covered, item.start))
            if item.opening and self.text[item.end : stop].strip(_LOOSE + "."):
                said.append((item.end, stop))
            covered = item.end
            if said:
                clause = item.closing or self._is_clause(item.end, stop)
                yield Attribution(item.start, item.end, item.speaker, tuple(said), verb=item.verb, clause=clause)

    def _is_clause(self, start: int, end: int) -> bool:
        """Tell "said rents rose" from "reported a profit": "that" or a comma stands before, or a verb follows."""
        words = WORD.findall(self.text[:start])
        if not self.text[start - 1].isalnum() or (words and words[-1].lower() in self.words.opens_said):
            return True
        opens = self.words.relatives | self.words.opens_said
        relative = next((match.start() for match in WORD.finditer(self.text, start, end) if match[0] in opens), end)
        return self.words.finite_verbs.search(self.text, start, relative) is not None

    def _sources(self) -> Iterator[_Found]:
        """ "According to ...", with the comma behind it."""
        for match in self.words.according.finditer(self.text):
            stop = self.phrases.phrase_end(match.end(), len(self.text))
            if self._goes_on_with_a_verb(match, stop):
                continue  # "Figures from the ministry show": the verb has them for its subject
            party = self.phrases.named_after(match.end(), stop)
            speaker = party.name if party else self._called(match.end(), stop)
            before = self.text[: match.start()].rstrip()
            opens = not before.strip(_LOOSE + "\"'“‘(")
            inserted = before.endswith(",")
            ends = not self.text[stop:].strip(_LOOSE + ".)")
            start = len(before) - 1 if inserted and not opens else match.start()
            yield _Found(start, self._over_comma(stop), speaker, closing=not opens, opening=opens or not ends)

    def _goes_on_with_a_verb(self, source: re.Match[str], stop: int) -> bool:
        first = WORD.search(source[0])
        if first is None or first[0].lower() not in self.words.papers:
            return False
        phrase = {word.lower() for word in WORD.findall(self.text[source.end() : stop])}
        open_ended = stop < len(self.text) and self.text[stop] not in _ENDS
        return open_ended or not self.words.said_of_papers.isdisjoint(phrase)

    def _verbs(self, taken: list[Span]) -> Iterator[_Found]:
        for match in WORD.finditer(self.text):
            verb, verb_end = match.span()
            word = match[0].lower()
            if (word in self.words.said or word in self.words.said_of_papers) and not any(
                start <= verb < end for start, end in taken
            ):
                found = self._inverted(word, verb, verb_end) or self._before_verb(word, verb, verb_end)
                if found:
                    found.verb = word
                    yield found

    def _inverted(self, word: str, verb: int, verb_end: int) -> _Found | None:
        """ "..., said Jane Roe, the mayor." """
        before = self.reader.before_verb(0, verb)
        if not before.endswith(",") or word in self.words.told:
            return None
        party = self.reader.follows(verb_end, len(self.text))
        if party is None:
            return None
        return _Found(len(before) - 1, self._rest(verb_end), party.name, closing=True, opening=False)

    def _before_verb(self, word: str, verb: int, verb_end: int) -> _Found | None:
        """ "Okafor said", "New data show that", ", figures show"."""
        rest = self.text[verb_end:].strip(_LOOSE + ".\"”'’)")
        if word in self.words.also_nouns and rest and not self.words.opens_clause.match(self.text, verb_end):
            return None
        if word.endswith("ing"):
            return self._going_on(word, verb, verb_end)
        first = self._paper_before(verb) if word in self.words.said_of_papers else None
        paper = first is not None
        first = self.phrases.subject_start(0, verb) if first is None else first
        subject = self.text[first:verb].strip(_LOOSE)
        lead = WORD.findall(subject)
        while lead and (lead[-1] in self.words.adverbs or lead[-1].endswith("ly")):
            lead.pop()
        if not lead or lead[-1].lower() in self.words.passives | self.words.no_subjects | self.words.determiners:
            return None
        party = self.phrases.subject_before(first, verb)
        if not party and not paper and not self._speaks(word, lead, verb_end, rest):
            return None
        if party and not paper and word not in self.words.said and not (set(map(str.lower, lead)) & self._writing):
            return None  # a company that "found" or "put" says nothing
        speaker = party.name if party else self._called(first, verb)
        if lead[-1].lower() in self.words.pronouns:
            speaker = None  # whom it means, the sentence alone does not say
        before = self.text[:first].rstrip()
        if not rest:
            comma = len(before) - 1 if before.endswith((",", "—", "–")) else first
            return _Found(comma, len(self.text), speaker, closing=True, opening=False)
        end = self._opened(word, verb_end)
        if before.endswith((",", "—", "–")) and not before[:-1].isspace():
            told = self._whom(verb_end)
            if self.text[told : told + 1] == ",":  # "Turnout was 54%, the clerk said, up from 49%."
                return _Found(len(before) - 1, told + 1, speaker, closing=True, opening=True)
            short = len(WORD.findall(rest)) <= _MOST_BEHIND and not self.words.goes_on.search(rest)
            closes = self.words.closing.match(rest) or not self.text[told:].strip(_LOOSE + ".")
            if short and closes and not self.words.finite_verbs.search(rest):
                return _Found(len(before) - 1, len(self.text), speaker, closing=True, opening=False)
        return _Found(first, end, speaker, closing=False, opening=True)

    def _going_on(self, word: str, verb: int, verb_end: int) -> _Found | None:
        """ "S&P cut the rating, noting that": whoever opened the sentence says it."""
        before = self.text[:verb].rstrip()
        if not before.endswith((",", "—", "–")):
            return None
        party = self.phrases.opening(0, verb)
        name = party.name if party else None
        return _Found(len(before) - 1, self._opened(word, verb_end), name, closing=False, opening=True)

    def _paper_before(self, verb: int) -> int | None:
        """Where a paper or its figures stand as the subject: "Official figures released on Monday showed"."""
        opens = [match.end() for match in self.words.clause_breaks.finditer(self.text, 0, verb)]
        told = self.text[:verb].rstrip().removesuffix(",")  # "The report released on Tuesday, said"
        start = max([0, *(end for end in opens if end < len(told)), told.rfind(",") + 1])
        found = list(WORD.finditer(self.text, start, verb))
        for index, match in enumerate(found[:_MOST_WORDS]):
            if match[0].lower() not in self.words.papers:
                continue
            behind = [other[0].lower() for other in found[index + 1 :]]
            # Between the two stands only what a paper is by, of or from, and that it was published.
            verbs = self.words.finite_verbs.search(self.text, match.end(), verb)
            published = bool(behind) and behind[0] in self.words.published | self.words.makers | self.words.links
            if behind and not published and behind[0] not in self.words.places_of_work:
                return None
            if verbs and verbs[0].lower() not in self.words.published:
                return None
            return found[0].start()
        return None

    @property
    def _writing(self) -> frozenset[str]:
        return self.words.papers | self.words.groups

    def _speaks(self, word: str, lead: list[str], verb_end: int, rest: str) -> bool:
        """Whether somebody speaks whom no table knows: "the lender said", "bakers said that", "new data show"."""
        if len(lead) > _MOST_WORDS or any(_DIGIT.search(part) for part in lead):
            return False
        if lead[-1].lower() in self.words.papers:
            return True
        if word not in self.words.said:
            return False
        opened = self._opened(word, verb_end) > verb_end
        return word in self.words.tells or opened or not rest

    def _called(self, start: int, end: int) -> str | None:
        """Who speaks, as the sentence calls them; None for a pronoun."""
        found = list(WORD.finditer(self.text, start, end))
        done = next((at for at, match in enumerate(found) if at and match[0].lower() in self.words.published), None)
        found = found[:done]
        while found and (found[-1][0] in self.words.adverbs or found[-1][0].endswith("ly")):
            found.pop()
        while found and found[0][0].lower() in self.words.determiners:
            found = found[1:]
        if not found or (len(found) == 1 and found[0][0].lower() in self.words.pronouns):
            return None
        return " ".join(self.text[found[0].start() : found[-1].end()].split())

    def _whom(self, end: int) -> int:
        """Where the one who is told something ends: "told reporters"."""
        heard = self.words.hearers.match(self.text, end)
        return heard.end() if heard else end

    def _opened(self, word: str, verb_end: int) -> int:
        """Where the words end that lead into what is said: "said on Monday that", "told reporters", "said: "."""
        end = self._whom(verb_end)
        told = self.words.told_that if word in self.words.told else self.words.said_that
        opened = told.match(self.text, end, min(len(self.text), end + _OPENED))
        return opened.end() if opened else end

    def _over_comma(self, position: int) -> int:
        return position + 1 if self.text[position : position + 1] == "," else position

    def _rest(self, position: int) -> int:
        """Where an attribution ends that closes its sentence: with it, or before a clause that goes on."""
        clause = self.words.clause_breaks.search(self.text, position)
        return clause.start() if clause else len(self.text)
