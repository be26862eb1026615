"""Who says what: every quotation and every indirect statement of an article with the one who makes it.

Subjects are read by `phrases`, quotation marks by `quotes`; here verbs of speech bring the two together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.language.names import Party
from factcheck.language.phrases import WORD, Phrases
from factcheck.language.quotes import Quote, find_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.language import Vocabulary
    from factcheck.language.names import Cast

__all__ = ["Speech", "SpeechReader", "Speeches", "find_speech", "is_speech"]

# How far back a quotation without its own speaker looks for one.
_MEMORY = 2500
# "According to ..." this near the start of a sentence opens it.
_OPENING = 12
# An attribution that closes a sentence goes on for so many words at most: "said at a press conference on Monday".
_CLOSING_WORDS = 9
# A subject or an object stands within so many code points of its verb, however long the sentence is.
_REACH = 400
_LOOSE = " ,.;:)\"”’'»\n\t"
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


class _Attribution(Struct, frozen=True):
    """Words that name a speaker, who answers for what stands before them (`closing`) or behind them (`opening`)."""

    start: int
    end: int
    party: Party
    closing: bool = False
    opening: bool = True


class SpeechReader:
    """Reads who says what in one text, in text order."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self.text = text
        self.words = words
        self.phrases = Phrases(text, words)
        outer = [quote for quote in find_quotes(text) if quote.depth == 0]
        self.quotes = [quote for quote in outer if is_speech(text, quote) or is_scrap(text, quote)]
        self._quote_starts = [quote.start for quote in self.quotes]
        self._verb = words.said | words.said_of_papers
        self._quoting = self._verb | words.quoting

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
        found = list(self._according(start, end))
        taken = iter(list(found))
        phrase = next(taken, None)
        for match in WORD.finditer(self.text, start, end):
            if match[0].lower() not in self._verb or self._in_quote(match.start()):
                continue
            while phrase and phrase.end <= match.start():
                phrase = next(taken, None)
            if phrase and phrase.start <= match.start():
                continue
            attribution = self._verb_of_speech(start, end, match.start(), match.end())
            if attribution:
                found.append(attribution)
        found.sort(key=lambda attribution: attribution.start)
        covered = start
        for attribution, following in zip_longest(found, found[1:]):
            self.phrases.heard.append((attribution.end, attribution.party))
            stop = following.start if following and not following.closing else end
            if attribution.closing and covered < attribution.start:
                yield Speech(covered, attribution.start, attribution.party)
            if attribution.opening and attribution.end < stop:
                yield Speech(attribution.end, stop, attribution.party)
            covered = attribution.end

    def _according(self, start: int, end: int) -> Iterable[_Attribution]:
        for found in self.words.according.finditer(self.text, start, end):
            stop = self.phrases.phrase_end(found.end(), end)
            party = None if self._in_quote(found.start()) else self.phrases.named_after(found.end(), stop)
            if party and party.person and not self.phrases.names_person(found.end(), stop):
                party = self.phrases.named_behind(stop, end) or party  # "D'après le maire de Lyon, Grégory Doucet,"
            if party:
                ends = not self.text[stop : min(end, stop + _REACH)].strip(_LOOSE)
                inserted = self.text[max(start, found.start() - 3) : found.start()].rstrip().endswith(",")
                closing = found.start() - start > _OPENING and (ends or inserted)
                yield _Attribution(found.start(), stop, party, closing=closing, opening=not (closing and ends))
        for found in self.words.according_behind.finditer(self.text, start, end):
            first = self.phrases.subject_start(start, found.start())
            party = None if self._in_quote(found.start()) else self.phrases.who(first, found.start())
            if party:  # "der Polizei zufolge"
                yield _Attribution(first, found.end(), party, closing=first - start > _OPENING)

    def _verb_of_speech(self, sentence: int, end: int, verb: int, verb_end: int) -> _Attribution | None:
        word = self.text[verb:verb_end].lower()
        sentence, end = max(sentence, verb - _REACH), min(end, verb_end + _REACH)
        start = max(sentence, self._last_quote_end(verb))
        lead = [match[0] for match in WORD.finditer(self.text, max(start, verb - 60), verb)]  # "May" is not "may"
        while lead and lead[-1] in self.words.adverbs:
            lead.pop()
        nobody = self.words.passives | self.words.no_subjects | self.words.determiners
        rest = self.text[verb_end:end].strip(_LOOSE)
        if word in self.words.also_nouns and rest and not self.words.opens_clause.match(self.text, verb_end, end):
            return None
        after_comma = self.before_verb(start, verb).endswith((",", "—", "–", " -"))
        if word.endswith("ing"):
            party = self.phrases.opening(start, verb) if after_comma else None
            return _Attribution(verb, verb_end, party) if party else None
        if word in self.words.said and word not in self.words.told and after_comma:
            party = self.follows(verb_end, end)  # "..., says Jane Roe, the mayor."
            if party:
                return _Attribution(self._clause_start(sentence, verb), verb_end, party, closing=True, opening=False)
        if lead and lead[-1] in self.words.coordinators and word in self.words.tells:
            party = self.phrases.opening(start, verb)
            return _Attribution(verb, verb_end, party) if party else None
        if not lead or lead[-1] in nobody:
            return None
        party = self.phrases.subject_before(start, verb)
        if party is None or (word not in self.words.said and not self._is_paper(start, verb, party)):
            return None
        clause = self._clause_start(sentence, verb)
        when = self.words.said_when.match(rest) if clause > sentence else None
        if when and not self.words.goes_on.search(when[0]):
            stop = self.text.index(",", verb_end)
            return _Attribution(clause, stop, party, closing=True)
        heard = self.words.hearers.match(self.text, verb_end, end)
        told = heard.end() if heard else verb_end
        if heard and clause > sentence and not self.words.goes_on.search(rest) and len(rest.split()) <= _CLOSING_WORDS:
            return _Attribution(clause, told, party, closing=True, opening=self.text[told : told + 1] == ",")
        if clause > sentence and self.text[verb_end : verb_end + 1] == "," and rest:
            return _Attribution(
                clause, verb_end, party, closing=True
            )  # "Turnout was 54%, the clerk said, up from 49%."
        short = len(rest.split()) <= _CLOSING_WORDS and not self.words.goes_on.search(rest)
        if not rest or (clause > sentence and short and self.words.closing.match(rest)):
            return _Attribution(clause, verb_end, party, closing=True, opening=False)
        return _Attribution(verb, verb_end, party)

    def before_verb(self, start: int, verb: int) -> str:
        """Give what stands before a verb of speech, without the auxiliary that belongs to it (", a déclaré")."""
        before = self.text[start:verb].rstrip()
        while (last := before.rpartition(" ")[2]) in self.words.auxiliaries:
            before = before[: -len(last)].rstrip()
        return before

    def follows(self, start: int, end: int) -> Party | None:
        """The subject right behind its verb; a pronoun there begins what is said."""
        meanwhile = self.words.meanwhile.match(self.text, start, end)
        start = meanwhile.end() if meanwhile is not None else start
        first = WORD.match(self.text, start + 1)
        if first is None or first[0].lower() in self.words.pronouns:
            return None
        if first[0] in self.words.function_words - self.words.determiners:
            return None  # "said outside court that"
        if self.words.finite_verbs.search(self.text, start, self.phrases.phrase_end(start, end)):
            return None
        return self.phrases.named_after(start, end)

    def _last_quote_end(self, position: int) -> int:
        index = bisect_right(self._quote_starts, position) - 1
        return min(self.quotes[index].end, position) if index >= 0 else 0

    def _is_paper(self, start: int, verb: int, party: Party) -> bool:
        if party.person:
            return False
        subject = {match[0].lower() for match in WORD.finditer(self.text, max(start, verb - 120), verb)}
        return bool(subject & self.words.papers) or "researchers" in subject or "scientists" in subject

    def _clause_start(self, start: int, verb: int) -> int:
        """Where the clause of a trailing attribution begins: after the last comma before its subject."""
        comma = self.text.rfind(",", start, verb)
        return comma if comma >= 0 else start

    def _in_quote(self, position: int) -> bool:
        index = bisect_right(self._quote_starts, position) - 1
        return index >= 0 and position < self.quotes[index].end
