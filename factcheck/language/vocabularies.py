"""The words of a language by which one reads who speaks, what is meant, and what can be checked."""

from __future__ import annotations

import re  # noqa: TC003 - tables are typed by it
from collections.abc import Mapping  # noqa: TC003 - tables are typed by it
from typing import Literal

from msgspec import Struct

from factcheck.language.packs import level_of
from factcheck.language.tables import NEVER, table_of

__all__ = ["Cue", "KindCue", "Reason", "Vocabulary", "vocabulary"]

Reason = Literal["opinion", "prediction", "expectation", "question", "instruction", "hypothetical"]


class Cue(Struct, frozen=True):
    """Words that make a statement not checkable, and why.

    `reach` says how much of a sentence they speak for: "onwards" from the words to the end of their clause and back to
    its start, "after" only what stands behind their first word, "clause" the clause they stand in, "sentence" all of
    it. `figures` says whether they hold for a figure too: "I think it is 5%" can be checked, "we should pay 5%" cannot.
    """

    reason: Reason
    pattern: re.Pattern[str]
    reach: str = "onwards"
    figures: bool = True


class KindCue(Struct, frozen=True):
    """Words that make a statement of a kind: a superlative a ranking, "higher than" a comparison."""

    kind: Literal["ranking", "comparison"]
    pattern: re.Pattern[str]


class Vocabulary(Struct, frozen=True, eq=False):
    """One language.

    `function_words` open sentences without being names, `particles` and `connectors` stand inside names; `said` are
    verbs of speech, `said_of_papers` those that only documents and studies do, and `also_nouns` those of both that need
    `opens_clause` behind them; `adverbs` may stand before such a verb, `passives` and `no_subjects` show that nobody
    speaks; `after_speech`, `closing` and `goes_on` tell an attribution that closes a sentence from one that opens it;
    `tells` are verbs whose subject speaks, whatever it is called; `phrase_end` ends a subject, `clause_opens` begins
    one, `links` tie it to whom it speaks for and `places_of_work` to where it does ("the hospital in Leeds"),
    `relatives` open a clause about it, `coordinators` go on with its subject, `said_when` ends with the comma behind
    when it was said; `before_places` stand before where something is; `quoting` are verbs whose object is quoted,
    `holding` those whose object may be what is counted and not what is said ("the census counted 4,300 people"),
    `hearers` those who are told;
    `pronouns` give the gender of a speaker ("m", "f", None); `titles` stand before a name and `roles` are what people
    are, `role_endings` how words for it end; `kinds_of_roles` says which roles a general word covers ("politician");
    `stand_ins` speak for somebody else ("spokesman for"), `callers` are how transcripts call who is not named;
    `bodies` are head words of organisations, `papers` what is no speaker but may name one behind one of `makers` ("a
    report by"); `groups` speak without a name; `places` are names that are no persons, `acronyms` those that are also
    words; `given_names` give a gender.

    `abbreviated` are words with a dot inside a name, `expansion` is a name with its acronym in brackets; `behind_role`
    ends a role, `no_role` shows that none follows, `no_longer` that it is one no more; `breaks_subject` opens a clause
    with a subject of its own, `opens_said` what is said; `auxiliaries` may stand between a comma and a verb whose
    subject follows ("..., a déclaré le ministre"); `introducing` stand before a paper that speaks; of the pronouns
    `own_voice` is the article's own and `of_bodies` no person's.

    `heads_first` says that what a body is stands before its name ("Banco Santander"), which `body_adjectives` are parts
    of, and `body_tail` is what goes on in small letters ("Cour des comptes"); `elided` is an article written onto the
    next word ("l'Insee"); `meanwhile` may stand between a verb and the subject behind it ("a indiqué jeudi");
    `according_behind` stands behind who says it ("der Polizei zufolge").

    `told` are verbs behind which stands who hears it, `published` what is done to a paper; `said_that` and, behind
    `told`, `told_that` end the words that lead into what is said; `located` finds a place (`name` or `noun`), `timed` a
    time; `refuting` denies what follows, `refuted` what stands before, `corrected` what was said first and is taken
    back, `negator` the rest of its clause; `subordinate` opens one that a comma closes ("if ...", ", which ...").
    """

    function_words: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    connectors: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    said_of_papers: frozenset[str] = frozenset()
    also_nouns: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    passives: frozenset[str] = frozenset()
    no_subjects: frozenset[str] = frozenset()
    after_speech: frozenset[str] = frozenset()
    closing: re.Pattern[str] = NEVER
    goes_on: re.Pattern[str] = NEVER
    opens_clause: re.Pattern[str] = NEVER
    phrase_end: re.Pattern[str] = NEVER
    clause_opens: re.Pattern[str] = NEVER
    no_sentence_end: re.Pattern[str] = NEVER
    links: frozenset[str] = frozenset()
    tells: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    makers: frozenset[str] = frozenset()
    before_places: frozenset[str] = frozenset()
    coordinators: frozenset[str] = frozenset()
    said_when: re.Pattern[str] = NEVER
    quoting: frozenset[str] = frozenset()
    holding: frozenset[str] = frozenset()
    hearers: re.Pattern[str] = NEVER
    places_of_work: frozenset[str] = frozenset()
    according: re.Pattern[str] = NEVER
    pronouns: Mapping[str, str | None] = {}
    titles: Mapping[str, str | None] = {}
    roles: frozenset[str] = frozenset()
    role_endings: re.Pattern[str] = NEVER
    kinds_of_roles: Mapping[str, frozenset[str]] = {}
    stand_ins: frozenset[str] = frozenset()
    callers: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    given_names: Mapping[str, str] = {}
    calendar: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    definite: str = ""
    negations: frozenset[str] = frozenset()
    clause_breaks: re.Pattern[str] = NEVER
    cues: tuple[Cue, ...] = ()
    estimated: re.Pattern[str] = NEVER
    owned: re.Pattern[str] = NEVER
    pointed_at: re.Pattern[str] = NEVER
    so_far: re.Pattern[str] = NEVER
    named_amount: re.Pattern[str] = NEVER
    kind_cues: tuple[KindCue, ...] = ()
    placeholders: re.Pattern[str] = NEVER
    stamps: re.Pattern[str] = NEVER
    boilerplate: re.Pattern[str] = NEVER
    past_verbs: re.Pattern[str] = NEVER
    finite_verbs: re.Pattern[str] = NEVER
    moments: re.Pattern[str] = NEVER
    counting: re.Pattern[str] = NEVER
    points_in_time: re.Pattern[str] = NEVER
    times: frozenset[str] = frozenset()
    denominator: re.Pattern[str] = NEVER
    abbreviated: re.Pattern[str] = NEVER
    expansion: re.Pattern[str] = NEVER
    behind_role: frozenset[str] = frozenset()
    no_role: frozenset[str] = frozenset()
    no_longer: frozenset[str] = frozenset()
    introducing: frozenset[str] = frozenset()
    breaks_subject: frozenset[str] = frozenset()
    opens_said: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    heads_first: bool = False
    body_adjectives: frozenset[str] = frozenset()
    body_tail: re.Pattern[str] = NEVER
    elided: re.Pattern[str] = NEVER
    meanwhile: re.Pattern[str] = NEVER
    according_behind: re.Pattern[str] = NEVER
    own_voice: frozenset[str] = frozenset()
    of_bodies: frozenset[str] = frozenset()
    past_auxiliaries: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    published: frozenset[str] = frozenset()
    said_that: re.Pattern[str] = NEVER
    told_that: re.Pattern[str] = NEVER
    located: re.Pattern[str] = NEVER
    timed: re.Pattern[str] = NEVER
    refuting: re.Pattern[str] = NEVER
    refuted: re.Pattern[str] = NEVER
    corrected: re.Pattern[str] = NEVER
    negator: re.Pattern[str] = NEVER
    subordinate: re.Pattern[str] = NEVER


_KNOWN = 3  # the level of a pack from which it has these words


def vocabulary(language: str | None) -> Vocabulary:
    """Give the words of a language; none at all where its pack does not know speakers. Raises `BrokenPack`."""
    if level_of(language) < _KNOWN:
        return _NOTHING
    return table_of(language, Vocabulary, "people", "speech", "names", "cues", "sentences")


_NOTHING = Vocabulary()
