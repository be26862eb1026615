"""Which words of a sentence say who says it, and of what: "Okafor said", "According to the institute,", "figures show".

Whom they mean is told by `phrases`, from what it knows of the text; `speakers` adds those who are quoted.
"""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.language.names import Party  # noqa: TC001 - msgspec looks it up
from factcheck.language.phrases import WORD
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.language.phrases import Phrases

__all__ = ["Saying", "Sayings", "with_what_is_said"]

Span = tuple[int, int]

_LOOSE = " ,;:—–-\t\n"
_ENDS = ',.;:)"”'
_DASHES = (",", "—", "–", " -")
# Who speaks is told in so many words at most, where no table knows what they are.
_MOST_WORDS = 8
# So far behind its verb stands the word that opens what is said ("said on Monday that"), in code points.
_OPENED = 48
_MOST_BEHIND = 9
# A subject or an object stands within so many code points of its verb, however long the sentence is.
_REACH = 400
_DIGIT = compile_pattern(r"\d")


class Saying(Struct, frozen=True):
    """Words that say who says something, with the commas and the "that" that belong to them: `[start, end)`.

    `party` is whom they mean, `speaker` who it is as the sentence has it; None for a pronoun, or where nobody is named.
    They answer for what stands before them (`closing`) or behind them (`opening`); `verb` is the verb of speech in
    lower case, None for "according to".
    """

    start: int
    end: int
    party: Party | None
    speaker: str | None
    closing: bool = False
    opening: bool = True
    verb: str | None = None


def with_what_is_said(
    text: str, sayings: Sequence[Saying], start: int, end: int
) -> Iterator[tuple[Saying, tuple[Span, ...]]]:
    """Give the sayings of a sentence, in text order, each with the spans of what is said; those of nothing are none."""
    covered = start
    for one, following in zip_longest(sayings, sayings[1:]):
        stop = following.start if following and not following.closing else end
        said = []
        if one.closing and text[covered : one.start].strip(_LOOSE):
            said.append((covered, one.start))
        if one.opening and text[one.end : stop].strip(_LOOSE + "."):
            said.append((one.end, stop))
        covered = one.end
        if said:
            yield one, tuple(said)


class Sayings:
    """Finds who says what in the sentences of one text, whose people `phrases` knows; `floor` gives where a quotation
    before a place ends, and None inside of one."""

    def __init__(self, phrases: Phrases, floor: Callable[[int], int | None]) -> None:
        self.text = phrases.text
        self.words = phrases.words
        self.phrases = phrases
        self._floor = floor

    def find(self, start: int, end: int) -> list[Saying]:
        """Find every saying of one sentence outside quotation marks, in text order."""
        found: list[Saying] = []
        for one in chain(self._sources(start, end), self._verbs(start, end)):
            if not any(one.start < other.end and one.end > other.start for other in found):
                found.append(one)
        return sorted(found, key=lambda one: one.start)

    # "According to" ----------------------------------------------------------------------------------------------

    def _sources(self, start: int, end: int) -> Iterator[Saying]:
        """ "According to ...", with the comma behind it."""
        for match in self.words.according.finditer(self.text, start, end):
            stop = self.phrases.phrase_end(match.end(), end)
            if self._floor(match.start()) is None or self._goes_on_with_a_verb(match, stop):
                continue  # "Figures from the ministry show": the verb has them for its subject
            party = self.phrases.named_after(match.end(), stop)
            if party and party.person and not self.phrases.names_person(match.end(), stop):
                party = self.phrases.named_behind(stop, end) or party  # "D'après le maire de Lyon, Grégory Doucet,"
            before = self.text[start : match.start()].rstrip()
            opens = not before.strip(_LOOSE + "\"'“‘(")
            first = start + len(before) - 1 if before.endswith(",") and not opens else match.start()
            ends = not self.text[stop : min(end, stop + _REACH)].strip(_LOOSE + ".)\"”'’»")
            comma = self.text[stop : stop + 1] == ","
            speaker = party.name if party else self._called(match.end(), stop)
            yield Saying(first, stop + comma, party, speaker, closing=not opens, opening=opens or not ends)
        for match in self.words.according_behind.finditer(self.text, start, end):
            first = self.phrases.subject_start(start, match.start())
            party = None if self._floor(match.start()) is None else self.phrases.who(first, match.start())
            if party:  # "der Polizei zufolge"
                yield Saying(first, match.end(), party, party.name, closing=bool(self.text[start:first].strip(_LOOSE)))

    def _goes_on_with_a_verb(self, source: re.Match[str], stop: int) -> bool:
        first = WORD.search(source[0])
        if first is None or first[0].lower() not in self.words.papers:
            return False
        phrase = {word.lower() for word in WORD.findall(self.text[source.end() : stop])}
        open_ended = stop < len(self.text) and self.text[stop] not in _ENDS
        return open_ended or not self.words.said_of_papers.isdisjoint(phrase)

    # Verbs of speech ---------------------------------------------------------------------------------------------

    def _verbs(self, start: int, end: int) -> Iterator[Saying]:
        for match in WORD.finditer(self.text, start, end):
            word = match[0]  # with a capital it is a part of a name: "United States"
            if word in self.words.said or word in self.words.said_of_papers:
                floor = self._floor(match.start())
                if floor is not None:
                    first, last = max(start, floor, match.start() - _REACH), min(end, match.end() + _REACH)
                    found = self._inverted(word, match, first, last) or self._before_verb(word, match, first, last)
                    if found is not None:
                        yield found

    def before_verb(self, start: int, verb: int) -> str:
        """Give what stands before a verb of speech, without the auxiliary that belongs to it (", a déclaré")."""
        before = self.text[start:verb].rstrip()
        while (last := before.rpartition(" ")[2]) in self.words.auxiliaries:
            before = before[: -len(last)].rstrip()
        return before

    def _inverted(self, word: str, verb: re.Match[str], start: int, end: int) -> Saying | None:
        """ "..., said Jane Roe, the mayor." """
        before = self.before_verb(start, verb.start())
        if not before.endswith(_DASHES) or word in self.words.told:
            return None
        party = self._follows(verb.end(), end)
        if party is None:
            return None
        clause = self.words.clause_breaks.search(self.text, verb.end(), end)
        stop = clause.start() if clause else end  # it closes its sentence, or stands before a clause that goes on
        return Saying(start + len(before) - 1, stop, party, party.name, closing=True, opening=False, verb=word)

    def _follows(self, start: int, end: int) -> Party | None:
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

    def _before_verb(self, word: str, match: re.Match[str], start: int, end: int) -> Saying | None:
        """ "Okafor said", "New data show that", ", figures show"."""
        verb, verb_end = match.span()
        rest = self.text[verb_end:end].strip(_LOOSE + ".\"”'’)")
        if word in self.words.also_nouns and rest and not self.words.opens_clause.match(self.text, verb_end, end):
            return None
        opened = self._opened(word, verb_end, end)
        if word.endswith("ing"):
            return self._going_on(word, verb, opened, start)
        lead = self._without_adverbs(WORD.findall(self.text[max(start, verb - _OPENED) : verb]))
        if lead and lead[-1] in self.words.coordinators and word in self.words.tells:
            party = self.phrases.opening(start, verb)  # "Roe left the room and said"
            return Saying(verb, opened, party, party.name, verb=word) if party else None
        first = self._paper_before(start, verb) if word in self.words.said_of_papers else None
        paper = first is not None
        first = self.phrases.subject_start(start, verb) if first is None else first
        lead = self._without_adverbs(WORD.findall(self.text[first:verb].strip(_LOOSE)))
        if not lead or lead[-1] in self.words.passives | self.words.no_subjects | self.words.determiners:
            return None  # "WHO" is somebody
        party = self.phrases.subject_before(first, verb)
        opens = opened > verb_end or not rest
        # "The flash estimate had put prices at": what a paper says is what is spoken of
        of_a_paper = not self.words.papers.isdisjoint(map(str.lower, lead))
        known = party is not None and (opens or not of_a_paper)
        if not known and not paper and not self._speaks(word, lead, opens):
            return None
        writes = opens or word not in self.words.holding
        writing = writes and not self.words.groups.isdisjoint(map(str.lower, lead))
        if party and not paper and word not in self.words.said and not writing:
            return None  # a company that "found" or "put" says nothing
        speaker = party.name if party else self._called(first, verb)
        if lead[-1].lower() in self.words.pronouns and speaker is not None and party is None:
            speaker = None  # whom it means, the sentence alone does not say
        before = self.text[start:first].rstrip()
        comma = start + len(before) - 1 if before.endswith(_DASHES) else first
        if not rest:
            return Saying(comma, end, party, speaker, closing=True, opening=False, verb=word)
        if comma < first:
            told = self._whom(verb_end, end)
            when = self.words.said_when.match(rest)
            if when is not None and not self.words.goes_on.search(when[0]):
                told = self.text.index(",", verb_end)
            if self.text[told : told + 1] == ",":  # "Turnout was 54%, the clerk said, up from 49%."
                return Saying(comma, told + 1, party, speaker, closing=True, verb=word)
            short = len(WORD.findall(rest)) <= _MOST_BEHIND and not self.words.goes_on.search(rest)
            closes = told > verb_end or self.words.closing.match(rest)
            if short and closes and not self.words.finite_verbs.search(rest):
                return Saying(comma, end, party, speaker, closing=True, opening=False, verb=word)
        return Saying(first, opened, party, speaker, verb=word)

    def _without_adverbs(self, found: list[str]) -> list[str]:
        while found and (found[-1] in self.words.adverbs or found[-1].endswith("ly")):
            found.pop()
        return found

    def _going_on(self, word: str, verb: int, opened: int, start: int) -> Saying | None:
        """ "S&P cut the rating, noting that": whoever opened the sentence says it."""
        before = self.text[start:verb].rstrip()
        if not before.endswith(_DASHES):
            return None
        party = self.phrases.opening(start, verb)
        return Saying(start + len(before) - 1, opened, party, party.name if party else None, verb=word)

    def _paper_before(self, start: int, verb: int) -> int | None:
        """Where a paper or its figures stand as the subject: "Official figures released on Monday showed"."""
        told = start + len(self.text[start:verb].rstrip().removesuffix(","))  # "The report released on Tuesday, said"
        opens = (match.end() for match in self.words.clause_breaks.finditer(self.text, start, verb))
        first = max([start, *(end for end in opens if end < told), self.text.rfind(",", start, told) + 1])
        found = list(WORD.finditer(self.text, first, verb))
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

    def _speaks(self, word: str, lead: list[str], opens: bool) -> bool:
        """Whether somebody speaks whom no table knows: "the lender said", "bakers said that", "new data show"."""
        if len(lead) > _MOST_WORDS or any(_DIGIT.search(part) for part in lead):
            return False
        return word in self.words.said and (word in self.words.tells or opens)

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

    def _whom(self, start: int, end: int) -> int:
        """Where the one who is told something ends: "told reporters"."""
        heard = self.words.hearers.match(self.text, start, end)
        return heard.end() if heard else start

    def _opened(self, word: str, verb_end: int, end: int) -> int:
        """Where the words end that lead into what is said: "said on Monday that", "told reporters", "said: "."""
        told = self.words.told_that if word in self.words.told else self.words.said_that
        whom = self._whom(verb_end, end)
        opened = told.match(self.text, whom, min(end, whom + _OPENED))
        return opened.end() if opened else whom
