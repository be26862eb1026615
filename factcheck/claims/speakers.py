"""Who says what: every quotation and every indirect statement of an article with the one who makes it.

Names are resolved by `names`, quotation marks by `quotes`; here verbs of speech bring the two together.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.claims.names import Cast, Party, read_cast
from factcheck.claims.quotes import Quote, find_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.claims.languages import Vocabulary

__all__ = ["Speech", "Speeches", "find_speech"]

_WORD = re.compile(r"[^\W\d_][\w’'-]*\w|[^\W\d_]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s+[\"“‘«(\[]?[A-Z0-9]|\s*\n|\s*$)")
_NO_SENTENCE_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|St|Jr|Sr|vs|No|Rev|Hon|Inc|Ltd|Co|Corp)|\b[A-Z])\.$"
)
_LOOSE = ' \t\n,;—–-"“”‘’«»:'
_AUXILIARY = frozenset(
    [
        "has",
        "have",
        "had",
        "also",
        "then",
        "later",
        "earlier",
        "recently",
        "previously",
        "further",
        "repeatedly",
        "publicly",
        "already",
        "once",
        "again",
        "now",
        "still",
        "even",
        "himself",
        "herself",
        "themselves",
        "reportedly",
        "however",
        "bluntly",
        "simply",
        "always",
        "often",
        "rightly",
        "angrily",
        "quietly",
        "proudly",
        "firmly",
        "clearly",
    ]
)
_PASSIVE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "get", "got", "gets"])
_NOT_A_SUBJECT = frozenset(["who", "which", "that", "whom", "whose", "to", "of", "and", "or", "by", "not", "never"])
_AFTER_SPEECH = frozenset(
    [
        "in",
        "on",
        "at",
        "to",
        "during",
        "when",
        "after",
        "before",
        "of",
        "by",
        "as",
        "while",
        "via",
        "through",
        "last",
        "this",
        "yesterday",
        "today",
        "earlier",
        "later",
    ]
)
# What may follow a verb of speech that closes its sentence, and what shows that the statement is still to come.
_CLOSING = re.compile(r"(?:in|on|at|to|during|last|this|yesterday)\b")
_GOES_ON = re.compile(r"\bthat\b|[:\"“]")
# How far back a pronoun or a quotation without its own speaker looks for one.
_MEMORY = 2500
# How far ahead of its name a pronoun may stand.
_AHEAD = 200


@dataclass(frozen=True, slots=True)
class Speech:
    """Words for which somebody other than the article answers; `quote` where they stand in quotation marks."""

    start: int
    end: int
    party: Party | None
    quote: Quote | None = None


class Speeches:
    """Everything said in one article, to be asked by place."""

    def __init__(self, spoken: Iterable[Speech]) -> None:
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

    def reporting(self, start: int) -> Speech | None:
        """The indirect statement that covers a place; the one that opens last where several do."""
        index = bisect_right(self._indirect_starts, start) - 1
        for speech in self.indirect[max(0, index - 4) : index + 1][::-1]:
            if speech.start <= start < speech.end:
                return speech
        return None


def find_speech(text: str, sentences: Sequence[tuple[int, int]], words: Vocabulary) -> Speeches:
    """Find who says what in a text whose sentences are given; one pass in text order."""
    return Speeches(_Reader(text, words).read(sentences))


def is_speech(text: str, quote: Quote) -> bool:
    """Tell words that somebody said from a name or a single word in quotation marks."""
    start, end = quote.inner
    inner = text[start:end]
    words = _WORD.findall(inner)
    if inner and inner[-1] in ",.!?…" and len(words) > 1:
        return True
    capitals = sum(word[0].isupper() for word in words)
    if len(words) <= 6 and capitals >= max(1, len([word for word in words if len(word) > 3])) and capitals > 1:
        return False
    return len(words) >= 3 or any(sign.isdigit() for sign in inner)


class _Reader:
    def __init__(self, text: str, words: Vocabulary) -> None:
        self.text = text
        self.words = words
        self.cast: Cast = read_cast(text, words)
        self.quotes = [quote for quote in find_quotes(text) if quote.depth == 0 and is_speech(text, quote)]
        self._quote_starts = [quote.start for quote in self.quotes]
        self._paragraph_ends = [match.start() for match in _BLANK_LINE.finditer(text)] + [len(text)]
        self._paragraph_starts = [0] + [match.end() for match in _BLANK_LINE.finditer(text)]
        self._last: list[tuple[int, Party]] = []
        self._verb = words.said | words.said_of_papers

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
                party = self._speaker_of(what)
                if party:
                    self._last.append((quote.end, party))
                yield Speech(quote.start, quote.end, party, quote)
            else:
                yield from self._indirect(*what)

    # Quotations -------------------------------------------------------------------------------------------------

    def _speaker_of(self, index: int) -> Party | None:
        quote = self.quotes[index]
        return (
            self._after(index)
            or self._before(index)
            or self._going_on(index)
            or (self._introduced(quote) if self._opens_paragraph(quote) else None)
        )

    def _paragraph(self, position: int) -> tuple[int, int]:
        index = bisect_right(self._paragraph_starts, position) - 1
        return self._paragraph_starts[index], self._paragraph_ends[index]

    def _opens_paragraph(self, quote: Quote) -> bool:
        return not self.text[self._paragraph(quote.start)[0] : quote.start].strip()

    def _after(self, index: int) -> Party | None:
        """The one named after the closing mark: `", he said.`, `", said Jane Roe, the mayor.`"""
        quote = self.quotes[index]
        first = quote.end
        while first < len(self.text) and self.text[first] in " \t\n,—–-":
            first += 1
        gap = self.text[quote.end : first]
        if "\n\n" in gap.replace(" ", "") and "," not in gap:
            return None
        end = self._paragraph(first)[1] if first < len(self.text) else first
        if index + 1 < len(self.quotes):
            end = min(end, self.quotes[index + 1].start)
        end = self._sentence_end(first, end)
        verbs = [match for match in _WORD.finditer(self.text, first, end) if match[0].lower() in self.words.said][:3]
        inner = self.text[quote.inner[1] - 1]
        new_sentence = inner in ".!?…" and "," not in gap and self.text[first : first + 1].isupper()
        for verb in verbs:
            lead = _WORD.findall(self.text[first : verb.start()])
            if len(lead) > 22:
                break
            if new_sentence and not self._closes_sentence(verb.end(), end):
                break
            if not [word for word in lead if word.lower() not in _AUXILIARY and not word.endswith("ly")]:
                return self._subject_after(verb.end(), end)
            party = self._subject_before(first, verb.start())
            if party:
                return party
        found = self.words.according.match(self.text, first, end)
        return self._named_after(found.end(), end) if found else None

    def _closes_sentence(self, position: int, end: int) -> bool:
        rest = _WORD.findall(self.text[position:end])
        return not rest or (rest[0].lower() in _AFTER_SPEECH and len(rest) < 12)

    def _before(self, index: int) -> Party | None:
        """The one named before the opening mark: `She told reporters: "`, `Roe, the mayor, said that "`."""
        quote = self.quotes[index]
        start = self._sentence_start(quote.start)
        if index:
            start = max(start, min(quote.start, self.quotes[index - 1].end))
        lead = self.text[start : quote.start].rstrip()
        if not lead:
            return None
        verbs = [match for match in _WORD.finditer(self.text, start, quote.start) if match[0].lower() in self._verb]
        for verb in verbs[::-1]:
            party = self._subject_before(start, verb.start())
            if party:
                return party
        found = self.words.according.search(self.text, start, quote.start)
        if found:
            return self._named_after(found.end(), quote.start)
        if lead.endswith(":"):
            return self._who(start, start + len(lead) - 1)
        return None

    def _going_on(self, index: int) -> Party | None:
        """A quotation in the paragraph of another, or right below one, goes on with its speaker."""
        quote = self.quotes[index]
        start, _ = self._paragraph(quote.start)
        if not self._last or quote.start - self._last[-1][0] > _MEMORY:
            return None
        position, party = self._last[-1]
        if position >= start:
            return party
        if index and self._opens_paragraph(quote):
            previous = self.quotes[index - 1]
            above = self._paragraph(max(0, start - 3))
            spoke = previous.start >= above[0] or position >= above[0]
            return party if spoke else None
        return None

    def _introduced(self, quote: Quote) -> Party | None:
        """The one whom the line above introduces with a colon."""
        start, _ = self._paragraph(quote.start)
        above = self.text[:start].rstrip() if start < 4000 else self.text[start - 4000 : start].rstrip()
        if not above.endswith(":"):
            return None
        last = (start - 4000 if start >= 4000 else 0) + len(above) - 1
        first = self._sentence_start(last)
        verbs = [match for match in _WORD.finditer(self.text, first, last) if match[0].lower() in self.words.said]
        return self._subject_before(first, verbs[-1].start()) if verbs else self._who(first, last)

    # Indirect speech --------------------------------------------------------------------------------------------

    def _indirect(self, start: int, end: int) -> Iterable[Speech]:
        """Who answers for a sentence or for a part of it."""
        opened: list[tuple[int, int, Party, bool]] = []
        for found in self.words.according.finditer(self.text, start, end):
            if self._in_quote(found.start()):
                continue
            stop = self._phrase_end(found.end(), end)
            party = self._named_after(found.end(), stop)
            if party:
                trailing = found.start() - start > 12 and not self.text[stop:end].strip(' ,.;:)"”\n')
                opened.append((found.start(), stop, party, trailing))
        for match in _WORD.finditer(self.text, start, end):
            word = match[0].lower()
            if word not in self._verb or self._in_quote(match.start()):
                continue
            if any(first <= match.start() < stop for first, stop, _, _ in opened):
                continue
            speech = self._verb_of_speech(start, end, match.start(), match.end(), word)
            if speech:
                opened.append(speech)
        opened.sort(key=lambda item: item[0])
        for index, (first, stop, party, trailing) in enumerate(opened):
            self._last.append((stop, party))
            following = opened[index + 1][0] if index + 1 < len(opened) and not opened[index + 1][3] else end
            if trailing:
                before = opened[index - 1][1] if index else start
                if before < first:
                    yield Speech(before, first, party)
            elif stop < following:
                yield Speech(stop, following, party)

    def _verb_of_speech(
        self, start: int, end: int, verb: int, verb_end: int, word: str
    ) -> tuple[int, int, Party, bool] | None:
        lead = [match[0].lower() for match in _WORD.finditer(self.text, max(start, verb - 60), verb)]
        while lead and lead[-1] in _AUXILIARY:
            lead.pop()
        if not lead or lead[-1] in _PASSIVE or lead[-1] in _NOT_A_SUBJECT or lead[-1] in self.words.determiners:
            return None
        rest = self.text[verb_end:end].lstrip()
        if word in {"put", "puts"} and not re.match(r"(?:\S+\s+){1,4}at\b", rest):
            return None
        if word.endswith("ing"):
            for mention in self.cast.within(start, verb):
                return (verb, verb_end, mention.party, False)
            return None
        if word in self.words.said and self.text[start:verb].rstrip().endswith((",", "—", "–", " -")):
            party = self._subject_after(verb_end, end)  # "..., says Jane Roe, the mayor."
            if party:
                return (self._clause_start(start, verb), verb_end, party, True)
        party = self._subject_before(start, verb)
        if party is None:
            return None
        if word not in self.words.said and not self._is_paper(start, verb, party):
            return None
        closing = not rest.strip(' .,;:)"”\n') or bool(_CLOSING.match(rest) and self._clause_start(start, verb) > start)
        trailing = closing and not _GOES_ON.search(rest)
        return (verb if not trailing else self._clause_start(start, verb), verb_end, party, trailing)

    def _is_paper(self, start: int, verb: int, party: Party) -> bool:
        if party.person:
            return False
        subject = {match[0].lower() for match in _WORD.finditer(self.text, max(start, verb - 120), verb)}
        return bool(subject & self.words.papers) or "researchers" in subject or "scientists" in subject

    def _clause_start(self, start: int, verb: int) -> int:
        """Where the clause of a trailing attribution begins: after the last comma before its subject."""
        comma = self.text.rfind(",", start, verb)
        return comma if comma >= 0 else start

    def _in_quote(self, position: int) -> bool:
        index = bisect_right(self._quote_starts, position) - 1
        return index >= 0 and position < self.quotes[index].end

    # Phrases ----------------------------------------------------------------------------------------------------

    def _sentence_end(self, start: int, end: int) -> int:
        for match in _SENTENCE_END.finditer(self.text, start, end):
            if not _NO_SENTENCE_END.search(self.text, max(start, match.start() - 6), match.start() + 1):
                return match.end()
        return end

    def _sentence_start(self, position: int) -> int:
        start = self._paragraph(position)[0]
        for match in _SENTENCE_END.finditer(self.text, max(start, position - 600), position):
            at = match.end()
            if (
                at < position
                and not _NO_SENTENCE_END.search(self.text, max(start, match.start() - 6), match.start() + 1)
                and self.text[at:position].strip(_LOOSE)
            ):
                start = at
        newline = self.text.rfind("\n", start, position)
        if newline >= 0 and self.text[newline - 1 : newline] in '.!?:"”':
            start = max(start, newline + 1)
        return start

    def _phrase_end(self, start: int, end: int) -> int:
        match = re.compile(
            r"[,;:()\"“”]|\.(?=\s|$)|\s[—–-]\s|\b(?:which|who|that|after|when|while|but|and the)\b"
        ).search(self.text, start, end)
        return match.start() if match else end

    def _subject_after(self, start: int, end: int) -> Party | None:
        """The subject that follows its verb: `said Jane Roe, the mayor`."""
        stop = self._phrase_end(start, end)
        return self._who(start, stop, leftmost=True)

    def _named_after(self, start: int, end: int) -> Party | None:
        """Whom "according to ..." names."""
        stop = self._phrase_end(start, end)
        return self._who(start, stop, leftmost=True)

    def _subject_before(self, start: int, end: int) -> Party | None:
        """The subject that ends where its verb begins, with what stands between commas after its name."""
        segments: list[tuple[int, int]] = []
        first = start
        for match in re.finditer(r"[,;:(]|\s[—–-]\s|\b(?:but|because|while|when)\b", self.text[start:end]):
            segments.append((first, start + match.start()))
            first = start + match.end()
        segments.append((first, end))
        while segments and not self.text[segments[-1][0] : segments[-1][1]].strip(_LOOSE):
            segments.pop()
            break
        for back, (first, last) in enumerate(segments[::-1][:4]):
            party = self._who(first, last)
            if back + 1 < len(segments) and (party is None or not party.person or self._is_apposition(first, last)):
                before = segments[len(segments) - back - 2]
                named = self._ends_with_person(*before)
                if named and self._is_apposition(first, last):
                    return named
            if party:
                return party
            if back == 0 and self._blocks(first, last):
                return None
        return None

    def _blocks(self, first: int, last: int) -> bool:
        """A segment before a verb that has a subject of its own, which nobody can be made of: look no further."""
        found = [word.lower() for word in _WORD.findall(self.text[first:last])]
        return (
            bool(found)
            and found[0] not in self.words.determiners
            and not any(word.isdigit() for word in found)
            and len(found) < 3
            and found[0] not in _AUXILIARY
        )

    def _is_apposition(self, first: int, last: int) -> bool:
        found = [word.lower() for word in _WORD.findall(self.text[first:last])]
        return (
            not found or any(word in self.words.roles for word in found[:8]) or self.text[first:last].strip().isdigit()
        )

    def _ends_with_person(self, first: int, last: int) -> Party | None:
        mentions = [mention for mention in self.cast.within(first, last) if mention.party.person]
        if mentions and len(self.text[mentions[-1].end : last].strip(_LOOSE)) < 4:
            return mentions[-1].party
        return None

    def _who(self, first: int, last: int, *, leftmost: bool = False) -> Party | None:
        """Who is meant by a phrase: a person, a body, a role, a pronoun, or a group as it is called there."""
        found = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(self.text, first, last)]
        while found and found[-1][2].lower() in _AUXILIARY:
            found.pop()
        if not found:
            return None
        last = found[-1][1]
        lower = [word.lower() for _, _, word in found]
        tail = lower[0] if leftmost else lower[-1]
        if tail in self.words.pronouns:
            return self._pronoun(tail, first)
        mentions = list(self.cast.within(first, last))
        people = [mention for mention in mentions if mention.party.person]
        stand_in = self._stand_in(found, people)
        if stand_in:
            return stand_in
        if people:
            return people[0 if leftmost else -1].party
        has_role = any(word in self.words.roles or word in self.words.kinds_of_roles for word in lower)
        if has_role and lower[0] in self.words.determiners | self.words.roles:
            party = self.cast.by_role(" ".join(lower), first)
            if party:
                return party
            return self._as_called(found)
        if mentions:
            named = mentions[0 if leftmost else -1].party
            return Party(self.cast.body(named.name), False)
        if (
            set(lower) & self.words.groups
            or has_role
            or (set(lower) & self.words.papers and lower[0] in {"a", "an", "the", "one"})
        ):
            return self._as_called(found)
        word = found[0 if leftmost else -1][2]
        if word[0].isupper() and word.lower() not in self.words.function_words and word not in self.words.calendar:
            known = self.cast.by_surname(word, first)
            return known or (Party(word, True) if len(found) <= 2 else None)
        return None

    def _stand_in(self, found: list[tuple[int, int, str]], people: Sequence[object]) -> Party | None:
        """Somebody who speaks for somebody else: "a spokesman for Boris Johnson" is not Boris Johnson."""
        for index, (_, _, word) in enumerate(found):
            if word not in self.words.stand_ins:
                continue
            following = found[index + 1][2].lower() if index + 1 < len(found) else ""
            mentions = [mention for mention in self.cast.within(found[0][0], found[-1][1]) if mention.party.person]
            if following in {"for", "of", "to"}:
                named_after = [mention for mention in mentions if mention.start > found[index + 1][0]]
                if len(named_after) == 1 and not self._directly(found[index + 1][1], named_after[0].start):
                    return None
                return self._as_called(found)
            if not following and people and re.search(r"['’]s?$", found[index - 1][2]):
                return self._as_called(found)
        return None

    def _directly(self, end: int, start: int) -> bool:
        between = [word.lower() for word in _WORD.findall(self.text[end:start])]
        return all(
            word in self.words.titles or word in self.words.roles or word in self.words.determiners for word in between
        )

    def _as_called(self, found: list[tuple[int, int, str]]) -> Party | None:
        while found and found[0][2].lower() in self.words.determiners | {"as", "but", "and", "according", "to"}:
            found = found[1:]
        if not found or len(found) > 10:
            return None
        return Party(" ".join(self.text[found[0][0] : found[-1][1]].split()), False)

    def _pronoun(self, pronoun: str, position: int) -> Party | None:
        """The last speaker whom the pronoun fits, else the person named last before it."""
        gender = self.words.pronouns[pronoun]
        if pronoun in {"i", "we"}:
            return None
        for at, party in self._last[::-1][:6]:
            if position - at > _MEMORY:
                break
            if pronoun in {"it", "they"}:
                if not party.person:
                    return party
            elif party.person and party.gender in {None, gender}:
                return party
        if pronoun in {"it", "they"}:
            return None
        for mention in self.cast.people_before(position):
            known = self.cast.by_surname(mention.party.surname, position) or mention.party
            if position - mention.start < _MEMORY and known.gender in {None, gender}:
                return known
        for mention in self.cast.within(position, position + _AHEAD):
            if mention.party.person and " " in mention.party.name and mention.party.gender in {None, gender}:
                return mention.party
        return None
