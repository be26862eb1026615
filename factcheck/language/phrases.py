"""Who is meant by a phrase beside a verb of speech: a name, a role, a body, a pronoun, or a group as it is called.

`names` knows who is in the article; here a stretch of its text is read as a subject. The verbs are in `speakers`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from factcheck.language.names import Mention, Party, read_cast
from factcheck.language.roles import is_role
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.language import Vocabulary

__all__ = ["WORD", "Phrases"]

WORD = compile_pattern(r"[^\W\d_][\w’'-]*\w|[^\W\d_]")
_BLANK_LINE = compile_pattern(r"\n[^\S\n]*\n")
_SENTENCE_END = compile_pattern(r"[.!?…]+[\"”’'»)\]]*(?=\s+[\"“‘«„(\[]?[A-Z0-9À-ÖØ-ÞА-ЯЁ]|\s*\n|\s*$)")
_LOOSE = ' \t\n,;—–-"“”‘’«»:'
# How far back a pronoun looks for who is meant, and how far ahead of its name it may stand, in code points.
_MEMORY, _AHEAD = 2500, 200
# So many words may stand between a name and its verb ("Jane Roe of the Linfort institute said").
_MOST_BETWEEN = 6
_MOST_CALLED = 8
_MOST_UNKNOWN = 4
# A title before a name is so long at most, in code points.
_TITLE = 30
_PREPOSITION = 12


class Phrases:
    """The text of an article, with who is named in it and who spoke so far (`heard`, in text order)."""

    def __init__(self, text: str, words: Vocabulary) -> None:
        self.text = text
        self.words = words
        self.cast = read_cast(text, words)
        self._roles = words.roles | words.kinds_of_roles.keys()
        self.heard: list[tuple[int, Party]] = []
        blanks = [match.span() for match in _BLANK_LINE.finditer(text)]
        self._paragraph_ends = [start for start, _ in blanks] + [len(text)]
        self._paragraph_starts = [0] + [end for _, end in blanks]

    def paragraph(self, position: int) -> tuple[int, int]:
        """The span of the paragraph around a place."""
        index = bisect_right(self._paragraph_starts, position) - 1
        return self._paragraph_starts[index], self._paragraph_ends[index]

    def sentence_end(self, start: int, end: int) -> int:
        """Where the sentence that begins here ends, marks behind its stop included."""
        for match in _SENTENCE_END.finditer(self.text, start, end):
            if not self.words.no_sentence_end.search(self.text, max(start, match.start() - 6), match.start() + 1):
                return match.end()
        return end

    def sentence_start(self, position: int) -> int:
        """Where the sentence around a place begins."""
        start = self.paragraph(position)[0]
        for match in _SENTENCE_END.finditer(self.text, max(start, position - 600), position):
            at = match.end()
            if (
                at < position
                and not self.words.no_sentence_end.search(self.text, max(start, match.start() - 6), match.start() + 1)
                and self.text[at:position].strip(_LOOSE)
            ):
                start = at
        newline = self.text.rfind("\n", start, position)
        if newline >= 0 and self.text[newline - 1 : newline] in '.!?:"”':
            start = max(start, newline + 1)
        return start

    def phrase_end(self, start: int, end: int) -> int:
        """Where a phrase that begins here ends."""
        match = self.words.phrase_end.search(self.text, start, end)
        return match.start() if match else end

    def named_after(self, start: int, end: int) -> Party | None:
        """Whom a phrase names that follows its verb or "according to": the first one in it."""
        meanwhile = self.words.meanwhile.match(self.text, start, end)
        start = meanwhile.end() if meanwhile is not None else start
        stop = self.phrase_end(start, end)
        party = self.who(start, stop, leftmost=True)
        if party is None or not party.person or not self.names_person(start, stop):
            return self.named_behind(stop, end) or party or self._unknown(start, stop)
        return party

    def names_person(self, start: int, end: int) -> bool:
        """Whether a person is named in a stretch, and not only what somebody is."""
        return any(mention.party.person for mention in self.cast.within(start, end))

    def named_behind(self, stop: int, end: int) -> Party | None:
        """Give whom a name right behind what somebody is means: "said the firm's director, Fergus Hain"."""
        if self.text[stop : stop + 2] != ", ":
            return None
        mention = next(iter(self.cast.within(stop + 2, min(end, stop + _TITLE))), None)
        if mention is None or not mention.party.person or " " not in mention.party.name:
            return None
        titled = any(self.text[match.start()].islower() for match in WORD.finditer(self.text, stop + 2, mention.start))
        closed = self.text[mention.end : mention.end + 2].lstrip()[:1] in {",", ".", ";", "(", ""}
        return mention.party if closed and not titled else None

    def opening(self, start: int, end: int) -> Party | None:
        """The subject with which a sentence opens: "Roe has defended the plan, saying ..." """
        verb = self.words.finite_verbs.search(self.text, start, end)
        return self.who(start, verb.start() if verb else end, leftmost=True)

    def subject_before(self, start: int, end: int) -> Party | None:
        """The subject that ends where its verb begins, with what stands between commas after its name."""
        segments, inserted = self._segments(start, end)
        for back, (first, last) in enumerate(segments[::-1][:4]):
            party = self.who(first, last)
            if party is None and not back and not inserted and (unknown := self._unknown(first, last, end)):
                return unknown
            if back + 1 < len(segments) and (party is None or not party.person or self._is_apposition(first, last)):
                before = segments[len(segments) - back - 2]
                named = self._ends_with_person(*before) or (self._explained(*before) if inserted else None)
                if named and (self._is_apposition(first, last) or (party is None and inserted)):
                    return named
            if party:
                return party
            if back == 0 and self._blocks(first, last):
                return None
        return None

    def subject_start(self, start: int, end: int) -> int:
        """Where the subject begins that ends where its verb begins, with what is explained between its commas."""
        segments, inserted = self._segments(start, end)
        if not segments:
            return start
        at = len(segments) - (2 if inserted and len(segments) > 1 else 1)
        first, last = segments[at]
        opened = WORD.search(self.text, first, last)
        if at and opened and opened[0] in self.words.relatives:
            first = segments[at - 1][0]  # "Ford (F), which has 13,000 workers, said"
        found = list(WORD.finditer(self.text, first, last))
        while found and found[-1][0].lower() in self.words.adverbs:
            found.pop()
        spoken = found[-1].end() if found else first  # "She has said": what belongs to the verb is no verb before it
        for verb in self.words.finite_verbs.finditer(self.text, first, spoken):
            if self.text[verb.start()].islower() and not self._relates(first, verb.start()):
                first = verb.end()
        for match in found:
            breaks = match.start() >= first and match[0].lower() in self.words.breaks_subject
            if breaks and not self._relates(first, match.start()):
                first = match.end()
        if found and found[-1][0].lower() in self.words.pronouns:
            return found[-1].start()
        opened = WORD.search(self.text, first, last)
        while opened and opened[0].lower() in self.words.coordinators:
            opened = WORD.search(self.text, opened.end(), last)
        return opened.start() if opened else first

    def _opens_relative(self, start: int, word: str) -> bool:
        """Whether a word opens a clause about the subject; one that is an article, too, does behind a comma only."""
        if word not in self.words.relatives:
            return False
        return word not in self.words.determiners or self.text[max(0, start - 2) : start].startswith(",")

    def _relates(self, start: int, end: int) -> bool:
        """Whether a clause about the subject begins in a stretch: "The man who leads"."""
        return any(match[0] in self.words.relatives for match in WORD.finditer(self.text, start, end))

    def _segments(self, start: int, end: int) -> tuple[list[tuple[int, int]], bool]:
        """The parts between commas, without what stands in brackets; and whether a comma stands before the end."""
        segments: list[tuple[int, int]] = []
        first = start
        for match in self.words.clause_opens.finditer(self.text, start, end):
            if match.start() < first:
                continue
            segments.append((first, match.start()))
            first = match.end()
            if self.text[match.start()] == "(" and (close := self.text.find(")", first, end)) >= 0:
                first = close + 1
        segments.append((first, end))
        # "Roe, the mayor, said" and "Roe, the mayor, has said": nothing of the subject stands behind the last comma.
        inserted = all(word.lower() in self.words.adverbs for word in WORD.findall(self.text[first:end]))
        if inserted:
            segments.pop()
        return [span for span in segments if self.text[slice(*span)].strip(_LOOSE)], inserted

    def _unknown(self, first: int, last: int, verb: int | None = None) -> Party | None:
        """ "The coastguard said": whoever speaks in so many words, though no table knows what they are."""
        said = WORD.match(self.text, verb) if verb is not None else None
        found = [(match.start(), match.end(), match[0]) for match in WORD.finditer(self.text, first, last)]
        speaks = verb is None or (said is not None and said[0].lower() in self.words.tells)
        if not speaks or not 1 < len(found) <= _MOST_UNKNOWN:
            return None
        small = {word for _, _, word in found[1:]}
        if found[0][2].lower() != self.words.definite or any(not word.islower() for word in small):
            return None
        if small & (self.words.function_words | self.words.said) or self.words.finite_verbs.search(
            self.text, first, last
        ):
            return None
        return Party(" ".join(word for _, _, word in found[1:]), False)

    def _blocks(self, first: int, last: int) -> bool:
        """A segment before a verb that has a subject of its own, which nobody can be made of: look no further."""
        found = [word.lower() for word in WORD.findall(self.text[first:last])]
        return (
            bool(found)
            and found[0] not in self.words.determiners
            and not any(word.isdigit() for word in found)
            and len(found) < 3
            and found[0] not in self.words.adverbs
        )

    def _is_apposition(self, first: int, last: int) -> bool:
        found = [word.lower() for word in WORD.findall(self.text[first:last])]
        return (
            not found
            or found[0] in self.words.no_subjects
            or any(is_role(word, self.words) for word in found[:8])
            or self.text[first:last].strip().isdigit()
        )

    def _explained(self, first: int, last: int) -> Party | None:
        """Who is explained between commas: "Oxlam, a charity, said", "a spokesman for the owner, Norpulp, said"."""
        found = [(match.start(), match.end(), match[0]) for match in WORD.finditer(self.text, first, last)]
        stand_in = self._stand_in(found, [])
        if stand_in or len(found) != 1:
            return stand_in
        word = found[0][2]
        known = word[0].isupper() and word.lower() not in self.words.function_words and word not in self.words.calendar
        return Party(self.cast.body(word), False) if known else None

    def _ends_with_person(self, first: int, last: int) -> Party | None:
        mentions = [mention for mention in self.cast.within(first, last) if mention.party.person]
        if mentions and len(self.text[mentions[-1].end : last].strip(_LOOSE)) < 4:
            return mentions[-1].party
        return None

    def _words(self, first: int, last: int) -> list[tuple[int, int, str]]:
        """The words of a stretch, without the articles that are written onto them."""
        found = []
        for match in WORD.finditer(self.text, first, last):
            elided = self.words.elided.match(match[0])
            start = match.start() + (elided.end() if elided is not None and elided.end() < len(match[0]) else 0)
            found.append((start, match.end(), self.text[start : match.end()]))
        return found

    def who(self, first: int, last: int, *, leftmost: bool = False) -> Party | None:
        """Who is meant by a phrase: a person, a body, a role, a pronoun, or a group as it is called there."""
        found = self._words(first, last)
        while found and found[-1][2].lower() in self.words.adverbs:
            found.pop()
        clause = next(
            (at for at, (start, _, word) in enumerate(found) if at and self._opens_relative(start, word)), None
        )
        if clause is not None and not leftmost:
            found = found[:clause]  # "A friend who drives trains told me"
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
            named = people[0 if leftmost else -1]
            return named.party if leftmost or self._beside(named, last) else None
        by_whom = next((index for index, word in enumerate(lower) if index and word in self.words.makers), None)
        if by_whom and set(lower[:by_whom]) & self.words.papers:  # "A survey by the Society of Writers"
            if mentions and mentions[0].start > found[by_whom][0]:
                return Party(self.cast.body(mentions[0].party.name), False)
            return self._as_called(found[by_whom + 1 :]) or self._as_called(found, leftmost=leftmost)
        has_role = any({word, word.removesuffix("s")} & self._roles or is_role(word, self.words) for word in lower)
        if has_role and (lower[0] in self.words.determiners or is_role(lower[0], self.words)):
            party = self.cast.by_role(" ".join(lower), first) or self._last_without_role(lower, first)
            return party or self._as_called(found, leftmost=leftmost)
        if mentions:
            named = mentions[0 if leftmost else -1]
            if not leftmost and not self._beside(named, last):
                return None
            return Party(self.cast.body(named.party.name), False)
        if (
            any({word, word.removesuffix("s")} & self.words.groups for word in lower)
            or has_role
            or (set(lower) & self.words.stand_ins and lower[0] in self.words.determiners)
            or (set(lower) & self.words.papers and lower[0] in self.words.introducing)
        ):
            return self._as_called(found, leftmost=leftmost)
        word = found[0 if leftmost else -1][2]
        if word[0].isupper() and word.lower() not in self.words.function_words and word not in self.words.calendar:
            known = self.cast.by_surname(word, first)
            return known or (Party(word, True) if len(found) <= 2 else None)
        return None

    def _is_where(self, mention: Mention) -> bool:
        """Whether a name is rather a place: "the rocks at Cap Gris-Nez"."""
        before = self.text[max(0, mention.start - _PREPOSITION) : mention.start].split()
        return mention.party.gender is None and bool(before) and before[-1] in self.words.before_places

    def _beside(self, mention: Mention, verb: int) -> bool:
        """Whether a name is the subject of a verb: few words stand between the two, and no other verb."""
        between = self.text[mention.end : verb]
        found = [word.lower() for word in WORD.findall(between)]
        told = found[:1] and found[0] in self.words.papers and found[1:2] and found[1] in self.words.published
        verbs = [match[0].lower() for match in self.words.finite_verbs.finditer(between)]
        return len(found) <= _MOST_BETWEEN and (not verbs or (bool(told) and verbs == found[1:2]))

    def _stand_in(self, found: list[tuple[int, int, str]], people: Sequence[Mention]) -> Party | None:
        """Somebody who speaks for somebody else: "a spokesman for Boris Johnson" is not Boris Johnson."""
        for index, (_, _, word) in enumerate(found):
            if word not in self.words.stand_ins:
                continue
            following = found[index + 1][2].lower() if index + 1 < len(found) else ""
            mentions = [mention for mention in self.cast.within(found[0][0], found[-1][1]) if mention.party.person]
            if following in self.words.links:
                named_after = [mention for mention in mentions if mention.start > found[index + 1][0]]
                if len(named_after) == 1 and not self._directly(found[index + 1][1], named_after[0].start):
                    return None
                return self._as_called(found)
            if not following and people and people[-1].end >= found[index - 1][0]:
                return self._as_called(found)  # "Roe's lawyer", "a Roe aide"
        return None

    def _directly(self, end: int, start: int) -> bool:
        between = [word.lower() for word in WORD.findall(self.text[end:start])]
        return all(
            word in self.words.titles or word in self.words.roles or word in self.words.determiners for word in between
        )

    def _as_called(self, found: list[tuple[int, int, str]], *, leftmost: bool = True) -> Party | None:
        """Somebody without a name, as the article calls them; before a verb the phrase ends with who it is."""
        while found and found[0][2].lower() in self.words.determiners | self.words.function_words:
            found = found[1:]
        if (
            not found
            or len(found) > _MOST_CALLED
            or self.words.finite_verbs.search(self.text, found[0][0], found[-1][1])
        ):
            return None
        lower = [word.lower() for _, _, word in found]
        speaks = self._roles | self.words.groups | self.words.papers | self.words.bodies | self.words.stand_ins
        place = next((index for index, word in enumerate(lower) if index and word in self.words.places_of_work), None)
        head = lower[-1] if place is None else lower[place - 1]
        if not leftmost and not ({head, head.removesuffix("s")} & speaks or self.words.links & set(lower)):
            return None
        one = head in self._roles | self.words.stand_ins and not lower[0].endswith("s")
        return Party(" ".join(self.text[found[0][0] : found[-1][1]].split()), one)

    def _last_without_role(self, role: Sequence[str], position: int) -> Party | None:
        """ "The epidemiologist" after somebody whose trade the article has not said: the last one who spoke."""
        if role[0] != self.words.definite or len(role) > 3 or not self.heard:
            return None
        at, party = self.heard[-1]
        return party if party.person and party.role is None and position - at < _MEMORY else None

    def _pronoun(self, pronoun: str, position: int) -> Party | None:
        """The last speaker whom the pronoun fits, else the person named last before it."""
        gender = self.words.pronouns[pronoun]
        if pronoun in self.words.own_voice:
            return None
        recent = [(at, party) for at, party in self.heard[::-1][:6] if position - at <= _MEMORY]
        if pronoun in self.words.of_bodies:
            return next((party for _, party in recent if not party.person), None)
        start = self.paragraph(position)[0]
        fits = {None, gender}
        spoke = [(at, party) for at, party in recent if party.person and party.gender in fits]
        named = [
            (mention.start, self.cast.by_surname(mention.party.surname, position) or mention.party)
            for mention in self.cast.people_before(position)
            if position - mention.start < _MEMORY and not self._is_where(mention)
        ]
        named = [(at, party) for at, party in named if party.gender in fits]
        # Who spoke in this paragraph, who is named in it, who spoke before it, who is named before it.
        near = [at for at, _ in named if at >= start]
        sentence = self.sentence_start(near[0] + 1) if near else start
        for candidates, since in ((spoke, start), (named[::-1], max(start, sentence)), (spoke, 0), (named, 0)):
            for at, party in candidates:
                if at >= since:
                    return party
        for mention in self.cast.within(position, position + _AHEAD):
            if mention.party.person and " " in mention.party.name and mention.party.gender in {None, gender}:
                return mention.party
        return None
