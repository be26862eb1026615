"""English: who speaks and how, who people are, what cannot be checked, what makes a ranking or a comparison."""

from __future__ import annotations

from factcheck.claims.languages.en import cues, names, people, speech
from factcheck.claims.languages.vocabulary import Vocabulary

__all__ = ["VOCABULARY"]

VOCABULARY = Vocabulary(
    function_words=people.FUNCTION_WORDS,
    particles=people.PARTICLES,
    connectors=people.CONNECTORS,
    said=speech.SAID,
    said_of_papers=speech.SAID_OF_PAPERS,
    also_nouns=speech.ALSO_NOUNS,
    adverbs=speech.ADVERBS,
    passives=speech.PASSIVES,
    no_subjects=speech.NO_SUBJECTS,
    after_speech=speech.AFTER_SPEECH,
    closing=speech.CLOSING,
    goes_on=speech.GOES_ON,
    opens_clause=speech.OPENS_CLAUSE,
    phrase_end=speech.PHRASE_END,
    clause_opens=speech.CLAUSE_OPENS,
    no_sentence_end=speech.NO_SENTENCE_END,
    links=speech.LINKS,
    tells=speech.TELLS,
    relatives=speech.RELATIVES,
    places_of_work=speech.PLACES_OF_WORK,
    according=speech.ACCORDING,
    pronouns=speech.PRONOUNS,
    titles=people.TITLES,
    roles=people.ROLES,
    role_endings=people.ROLE_ENDINGS,
    kinds_of_roles=people.KINDS_OF_ROLES,
    stand_ins=people.STAND_INS,
    bodies=people.BODIES,
    papers=people.PAPERS,
    groups=people.GROUPS,
    places=names.PLACES,
    given_names=names.GIVEN_NAMES,
    calendar=names.CALENDAR,
    determiners=people.DETERMINERS,
    definite=people.DEFINITE,
    negations=cues.NEGATIONS,
    clause_breaks=cues.CLAUSE_BREAKS,
    cues=cues.CUES,
    kind_cues=cues.KIND_CUES,
    placeholders=cues.PLACEHOLDERS,
    stamps=cues.STAMPS,
    boilerplate=cues.BOILERPLATE,
    past_verbs=cues.PAST_VERBS,
    finite_verbs=cues.FINITE_VERBS,
    moments=cues.MOMENTS,
    points_in_time=cues.POINTS_IN_TIME,
    times=cues.TIMES,
)
