"""Who is named in an article: people and bodies with their roles, and who is meant by a surname, a role or a pronoun.

What they say is not read here (see `speakers`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.language.roles import head_role, is_role, role_after, role_before, role_words
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.language import Vocabulary

__all__ = ["Cast", "Mention", "Party", "read_cast"]

_TOKEN = compile_pattern(r"[^\W\d_](?:[\w’'&-]*\w)?(?:\.(?=[^\W\d_]\.)[^\W\d_])*\.?", re.UNICODE)
_ACRONYM = compile_pattern(r"[A-Z][A-Z&]{1,7}s?$")
_POSSESSIVE = compile_pattern(r"['’]s?$")
_NEARBY = 90  # code points before a name in which a role is looked for


class Party(Struct, frozen=True):
    """Somebody who can say something: `name` in full, `role` as first given, `gender` "m", "f" or None."""

    name: str
    person: bool
    role: str | None = None
    gender: str | None = None

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.split()[-1]


class Mention(Struct, frozen=True):
    """Where a party is named; `[start, end)` without title or role."""

    start: int
    end: int
    party: Party


class _Token(Struct, frozen=True):
    start: int
    end: int
    word: str


class _Run(Struct):
    """Capitalised words in a row, with the titles before them taken off."""

    tokens: list[_Token]
    title: str | None = None
    gender: str | None = None


class Cast:
    """Everybody named in one article, in the order of their mentions."""

    def __init__(self, mentions: Sequence[Mention], acronyms: dict[str, str], words: Vocabulary) -> None:
        self.mentions = tuple(mentions)
        self._starts = [mention.start for mention in self.mentions]
        self._acronyms = acronyms
        self._words = words
        self._by_surname: dict[str, list[Mention]] = defaultdict(list)
        self._by_name: dict[str, Party] = {}
        self._people = [mention for mention in self.mentions if mention.party.person]
        self._people_starts = [mention.start for mention in self._people]
        self._with_role: list[Mention] = [mention for mention in self._people if mention.party.role]
        self._with_role_starts = [mention.start for mention in self._with_role]
        for mention in self.mentions:
            if mention.party.person:
                self._by_surname[mention.party.surname].append(mention)
            self._by_name.setdefault(mention.party.name, mention.party)

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin inside a span."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def people_before(self, position: int, most: int = 6) -> Sequence[Mention]:
        """The last few mentions of people before a position, nearest first."""
        index = bisect_left(self._people_starts, position)
        return self._people[max(0, index - most) : index][::-1]

    def by_surname(self, surname: str, position: int) -> Party | None:
        """Who is meant by a surname alone: the last one named in full before it, or the first one after it."""
        mentions = self._by_surname.get(surname)
        if not mentions:
            return None
        before = bisect_right([mention.start for mention in mentions], position)
        return mentions[max(0, before - 1)].party

    def body(self, name: str) -> str:
        """The full name of a body that the article introduced with an acronym; the name itself otherwise."""
        return self._acronyms.get(name, name)

    def by_role(self, phrase: str, position: int) -> Party | None:
        """Who is meant by "the minister" or "the leader of A Just World": the last one named before who is one."""
        asked = role_words(phrase)
        head = head_role(asked, self._words)
        if head is None:
            return None
        covered = self._words.kinds_of_roles.get(head, frozenset()) | {head}
        known = self._with_role[: bisect_left(self._with_role_starts, position)]
        more = {word for word in asked if word != head and len(word) > 3}
        best: tuple[int, int, Party] | None = None
        for index, mention in enumerate(known[-40:]):
            own = role_words(mention.party.role or "")
            if not covered & set(own):
                continue
            shared = len(more & set(own))
            latest = index == len(known[-40:]) - 1
            if more and not shared and head not in own and not latest:
                continue  # "the finance minister" is not the one of health
            if best is None or (shared, index) >= best[:2]:
                best = (shared, index, mention.party)
        return best[2] if best else None


def read_cast(text: str, words: Vocabulary) -> Cast:
    """Read who is named in a text: full names with roles first, then every later surname of theirs."""
    runs = [_without_titles(run, words) for run in _runs(text, words)]
    full: list[tuple[_Run, Party]] = []
    partial: list[_Run] = []
    roles: dict[str, str] = {}
    genders: dict[str, str] = {}
    surnames: dict[str, str] = {}
    for run in runs:
        for name, start, end, person in _names_of(run, text, words):
            if not person or len(name.split()) > 1:
                party = Party(name, person)
                full.append((_Run([_Token(start, end, name)], run.title, run.gender), party))
                if person:
                    surnames.setdefault(party.surname, name)
                    role = role_before(text, start, end, run.title, words) or role_after(text, end, words)
                    if role:
                        roles.setdefault(name, role)
                    gender = run.gender or words.given_names.get(name.split()[0])
                    if gender:
                        genders.setdefault(name, gender)
            else:
                partial.append(_Run([_Token(start, end, name)], run.title, run.gender))
    mentions: list[Mention] = []
    for run, party in full:
        token = run.tokens[0]
        known = Party(party.name, party.person, roles.get(party.name), genders.get(party.name))
        mentions.append(Mention(token.start, token.end, known))
    latest = _latest_with_surname(mentions)
    for run in partial:
        token = run.tokens[0]
        owners = latest.get(token.word)
        if owners:
            at = bisect_right([mention.start for mention in owners], token.start)
            mentions.append(Mention(token.start, token.end, owners[max(0, at - 1)].party))
        elif _is_owned_body(text, token, words):
            mentions.append(Mention(token.start, token.end, Party(token.word, False)))
        elif run.title or token.word in words.given_names:
            role = run.title if run.title and is_role(run.title, words) else None
            gender = run.gender or words.given_names.get(token.word)
            mentions.append(Mention(token.start, token.end, Party(token.word, True, role, gender)))
    return Cast(sorted(mentions, key=lambda mention: mention.start), _acronyms(text, words), words)


_SMALL = compile_pattern(r" ([^\W\d_]+)")
_OWNER = compile_pattern(r"\w['’]s? $")
_THING = compile_pattern(r" ([a-z]+)\b")


def _is_owned_body(text: str, token: _Token, words: Vocabulary) -> bool:
    """Whether a name is a body of somebody's, by the word for one behind it: "the EU's Copernicus service"."""
    thing = _THING.match(text, token.end)
    return (
        _OWNER.search(text, max(0, token.start - 4), token.start) is not None
        and thing is not None
        and thing[1] in words.bodies
    )


def _latest_with_surname(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    known: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.party.person:
            known[mention.party.surname].append(mention)
    return known


def _acronyms(text: str, words: Vocabulary) -> dict[str, str]:
    """Which acronym the article gives to which name: "Central Election Commission (CEC)"."""
    known: dict[str, str] = {}
    for match in words.expansion.finditer(text):
        name, acronym = match[1].split(), match[2]
        for first in range(len(name)):
            initials = "".join(word[0] for word in name[first:] if word[0].isupper())
            if initials == acronym and name[first][0].isupper():
                known.setdefault(acronym, " ".join(name[first:]))
                break
    return known


def _runs(text: str, words: Vocabulary) -> Iterable[_Run]:
    current: list[_Token] = []
    pending: list[_Token] = []
    before, definite = "", False
    for match in _TOKEN.finditer(text):
        word, end = match[0], match.end()
        if word.endswith(".") and not words.abbreviated.fullmatch(word):
            word, end = word[:-1], end - 1
        elided = words.elided.match(word)
        if elided is not None and elided.end() < len(word):
            word = word[elided.end() :]
        token = _Token(end - len(word), end, word)
        last = pending[-1] if pending else current[-1] if current else None
        if last and (not _joined(text, last.end, token.start) or _POSSESSIVE.search(last.word)):
            if current:
                yield _Run(current)
            current, pending = [], []
        if word[0].isupper():
            if pending and is_role(word, words):  # "Einschätzung von Ökonom Clemens Fuest"
                yield _Run(current)
                current, pending = [], []
            if not current:
                definite = words.definite in {before.lower(), word.lower()}
            current += [*pending, token] if current else [token]
            pending = []
        elif current and (
            word in words.particles
            or _connects(current, pending, word, words)
            or (word == "and" and not pending and definite and _of_a_body(text, current, end, words))
        ):
            pending.append(token)
        else:
            if current:
                yield _Run(current)
            current, pending = [], []
        before = word
    if current:
        yield _Run(current)


_CAPITALS = compile_pattern(r"(?: [A-Z][\w’'-]*){1,4}")


def _of_a_body(text: str, current: Sequence[_Token], end: int, words: Vocabulary) -> bool:
    """Whether the name of a body goes on behind an "and": "the Independent Electoral and Boundaries Commission"."""
    further = _CAPITALS.match(text, end)
    return (
        further is not None
        and further[0].split()[-1].lower() in words.bodies
        and not any(
            token.word.lower() in words.bodies
            or token.word in words.places
            or token.word in words.given_names
            or _ACRONYM.fullmatch(token.word)
            for token in current
        )
    )


def _connects(current: list[_Token], pending: list[_Token], word: str, words: Vocabulary) -> bool:
    """Whether a small word goes on with the name of a body: "Office for", "Ministry of Health and"."""
    if word not in words.connectors or not any(token.word.lower() in words.bodies for token in current):
        return False
    if word == "and":
        return not pending and any(token.word in words.connectors for token in current)
    return len(pending) < 2


def _joined(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return between == " " or (len(between) <= 3 and not between.strip() and between.count("\n") < 2)


def _without_titles(run: _Run, words: Vocabulary) -> _Run:
    """Take the titles off the front; words that only open a sentence and days of the week go first."""
    tokens = run.tokens
    while tokens and (tokens[0].word.lower() in words.function_words or _is_date_word(tokens, words)):
        if tokens[0].word in words.acronyms and len(tokens) == 1:
            break
        tokens = tokens[1:]
    if len(tokens) > 2 and tokens[0].word.lower() in words.papers and tokens[1].word in words.particles:
        tokens = tokens[2:]  # "Studie der Universität Leipzig"
    titles: list[str] = []
    gender: str | None = None
    named = next((at for at, token in enumerate(tokens) if at and token.word in words.given_names), 0)
    if named > 1 and is_role(tokens[named - 1].word, words):  # "City Manager Ron Pruitt"
        titles, tokens = [token.word for token in tokens[:named]], tokens[named:]
    while len(tokens) > 1 and (tokens[0].word.lower() in words.titles or is_role(tokens[0].word, words)):
        gender = gender or words.titles.get(tokens[0].word.lower())
        titles.append(tokens[0].word)
        tokens = tokens[1:]
    while titles and len(tokens) > 1 and tokens[0].word in words.particles | words.connectors:
        tokens = tokens[1:]  # "Vorsitzende der Bundesagentur": what somebody is the head of is no surname
    return _Run(tokens, " ".join(titles) or None, gender)


def _is_date_word(tokens: list[_Token], words: Vocabulary) -> bool:
    return tokens[0].word in words.calendar and not (len(tokens) > 1 and tokens[0].word in words.given_names)


def _names_of(run: _Run, text: str, words: Vocabulary) -> Iterable[tuple[str, int, int, bool]]:
    """Split a run into a body, a place that is dropped, and a person: (name, start, end, person)."""
    tokens = run.tokens
    while tokens and _POSSESSIVE.search(tokens[-1].word):
        bare = _POSSESSIVE.sub("", tokens[-1].word)
        tokens = [*tokens[:-1], _Token(tokens[-1].start, tokens[-1].start + len(bare), bare)]
    if not tokens:
        return
    last_body = max((index for index, token in enumerate(tokens) if token.word.lower() in words.bodies), default=-1)
    if last_body >= 0 and not (
        last_body == len(tokens) - 1 and len(tokens) == 2 and tokens[0].word in words.given_names
    ):
        last_body = _end_of_body(tokens, last_body, words, titled=_is_behind_role(text, tokens[0].start, words))
        first, last = tokens[0], tokens[last_body]
        if last_body or len(tokens) == 1:
            end = _end_of_adjectives(text, last.end, words) if last_body + 1 == len(tokens) else last.end
            yield text[first.start : end], first.start, end, False
        tokens = tokens[last_body + 1 :]
    if len(tokens) > 1 and _is_branch(tokens, words):
        yield text[tokens[0].start : tokens[-1].end], tokens[0].start, tokens[-1].end, False
        return
    while tokens and (tokens[0].word in words.places or (_ACRONYM.fullmatch(tokens[0].word) and len(tokens) > 1)):
        if len(tokens) > 1 and tokens[0].word in words.given_names:
            break
        tokens = tokens[1:]
    if not tokens:
        return
    first, last = tokens[0], tokens[-1]
    name = " ".join(token.word for token in tokens)
    if len(tokens) == 1 and _ACRONYM.fullmatch(first.word):
        yield first.word, first.start, first.end, False
    elif len(tokens) <= 5 and not name.isupper() and last.word not in words.places and not _is_date_word(tokens, words):
        yield name, first.start, last.end, True


def _end_of_adjectives(text: str, end: int, words: Vocabulary) -> int:
    """Where the name of a body ends whose other words are small: "l'Organisation mondiale", "la Cour des comptes"."""
    while words.heads_first and (found := _SMALL.match(text, end)) and found[1] in words.body_adjectives:
        end = found.end()
    tail = words.body_tail.match(text, end)
    return tail.end() if tail is not None else end


def _is_behind_role(text: str, start: int, words: Vocabulary) -> bool:
    before = text[max(0, start - _NEARBY) : start].split()
    return bool(before) and is_role(before[-1], words)


def _is_branch(tokens: Sequence[_Token], words: Vocabulary) -> bool:
    """Tell whether an acronym goes on with the place that it is the body of: "NHS England"."""
    first, *rest = (token.word for token in tokens)
    return (
        _ACRONYM.fullmatch(first) is not None
        and first not in words.places
        and all(word in words.places for word in rest)
    )


def _end_of_body(tokens: list[_Token], head: int, words: Vocabulary, *, titled: bool) -> int:
    """Where the name of a body ends that goes on after its head word: "Bank of England", not "Bank Mark Carney"."""
    end = at = head
    if words.heads_first:
        while end + 1 < len(tokens) and tokens[end + 1].word.lower() in words.body_adjectives:
            end += 1
        if end + 2 == len(tokens) and not titled and tokens[end + 1].word[0].isupper():
            end += 1  # "Banco Santander"
        at = end
    while at + 1 < len(tokens) and tokens[at + 1].word in words.connectors:
        at += 1
        while at + 1 < len(tokens) and tokens[at + 1].word[0].isupper():
            word = tokens[at + 1].word
            if word in words.given_names or word.lower() in words.titles or word.lower() in words.roles:
                return end
            at += 1
            end = at
    return end
