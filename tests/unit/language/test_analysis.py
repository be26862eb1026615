"""What one analysis of a sentence says: who says what, where, when, and what is denied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language import analyse

# The sentence, the words of the attribution, the speaker, what is said.
SAID = [
    ("Rents rose by 5.2%, Okafor said.", ", Okafor said.", "Okafor", ["Rents rose by 5.2%"]),
    ("Okafor said rents rose by 5.2%.", "Okafor said", "Okafor", ["rents rose by 5.2%."]),
    ("The minister said turnout was 45%.", "The minister said", "minister", ["turnout was 45%."]),
    ("The mayor told reporters rents rose by 5%.", "The mayor told reporters", "mayor", ["rents rose by 5%."]),
    ("According to the institute, rents rose by 5%.", "According to the institute,", "institute",
     ["rents rose by 5%."]),
    ("Turnout, according to the commission, was 45%.", ", according to the commission,", "commission",
     ["Turnout", "was 45%."]),
    ("Rents rose 5% in 2023, the institute said.", ", the institute said.", "institute", ["Rents rose 5% in 2023"]),
    ("New data show the port handled 48,200 containers.", "New data show", "New data",
     ["the port handled 48,200 containers."]),
    ("The fire destroyed 38 houses, figures show.", ", figures show.", "figures", ["The fire destroyed 38 houses"]),
    ("Official figures released on Monday showed exports fell.", "Official figures released on Monday showed",
     "Official figures", ["exports fell."]),
    ("Statistics from the ministry show that exports fell.", "Statistics from the ministry show that", "ministry",
     ["exports fell."]),
    ("Okafor, the mayor of Westmark, said on Monday that turnout was 45%.",
     "Okafor, the mayor of Westmark, said on Monday that", "Okafor", ["turnout was 45%."]),
    ("But the minister, Amina Okafor, told the council that 38 houses were lost.",
     "the minister, Amina Okafor, told the council that", "Amina Okafor", ["38 houses were lost."]),
    ("Turnout was 45%, said Jane Roe, the mayor.", ", said Jane Roe, the mayor.", "Jane Roe", ["Turnout was 45%"]),
    ("Turnout was 54%, the clerk said, up from 49%.", ", the clerk said,", "clerk",
     ["Turnout was 54%", "up from 49%."]),
    ("The lender confirmed that it cut 300 jobs.", "The lender confirmed that", "lender", ["it cut 300 jobs."]),
    ("She said exports had fallen by 3.4%.", "She said", None, ["exports had fallen by 3.4%."]),
    ("In Westmark, Okafor said turnout was 45%.", "Okafor said", "Okafor", ["turnout was 45%."]),
    ('"Turnout was 45%," Okafor said.', "Okafor said.", "Okafor", ["Turnout was 45%,"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "speaker", "said"), SAID, ids=[case[0] for case in SAID])
def test_the_words_that_say_who_says_it_are_told_from_what_is_said(text, words, speaker, said):
    (found,) = analyse(text).attributions
    assert text[found.start : found.end].strip() == words.strip()
    assert found.speaker == speaker
    assert [text[start:end].strip() for start, end in found.said] == said


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Shares slid 0.8% after the company confirmed a fire.", "the company confirmed", "company"),
        ("The company reported a profit of $3m.", "The company reported", "company"),
        ("Ford (F), which has 13,000 workers, has estimated that it would cost $8m.",
         "Ford (F), which has 13,000 workers, has estimated that", "Ford"),
        ("Reserves are now about $200 billion he said.", "he said.", None),
        ("S&P cut the rating, noting that the plant has 40 clients.", ", noting that", "S&P"),
        ("It will end at 16,644, according to the average of estimates compiled by Bloomberg.",
         ", according to the average of estimates compiled by Bloomberg", "Bloomberg"),
    ],
)  # fmt: skip
def test_a_subject_begins_where_its_clause_does(text, words, speaker):
    (found,) = analyse(text).attributions
    assert (text[found.start : found.end], found.speaker) == (words, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Figures from analyst Mintel support experience finding that cards sell.",
        "The firm was founded in 1990 adding a branch.",
        "Rents rose by 5.2%.",
        "The reports were published in 2021.",
        "Growth was put at 3% last year.",
        "The city has 3,410 teachers, more than any other.",
    ],
)
def test_a_sentence_in_which_nobody_speaks_has_no_attribution(text):
    assert analyse(text).attributions == ()


def test_each_part_of_a_sentence_has_its_own_speaker():
    text = "Police said 12 people died, but residents said 15 had."
    sentence = analyse(text)
    assert sentence.attribution_at(text.index("12")).speaker == "Police"
    assert sentence.attribution_at(text.index("15")).speaker == "residents"


@pytest.mark.parametrize(
    ("text", "words", "name", "named", "opening"),
    [
        ("Rents rose by 5.2% in Westmark.", "in Westmark", "Westmark", True, False),
        ("In Westmark, rents rose by 5.2%.", "In Westmark,", "Westmark", True, True),
        ("In the capital, turnout was 45%.", "In the capital,", "capital", False, True),
        ("Turnout was 45% in the north of the country.", "in the north of the country", "north of the country", False,
         False),
        ("Across New Holland prices fell.", "Across New Holland", "New Holland", True, True),
    ],
)  # fmt: skip
def test_a_place_is_told_with_its_preposition(text, words, name, named, opening):
    (place,) = analyse(text).places
    assert (text[place.start : place.end], place.name, place.named, place.opening) == (words, name, named, opening)


@pytest.mark.parametrize(
    "text",
    [
        "In March turnout was 45%.",
        "In the Senate 45 voted.",
        "In the state budget 3% went to roads.",
        "It cost 45 in Canadian dollars.",
        "He scored in Game 2.",
    ],
)
def test_a_month_a_body_and_a_noun_before_another_are_no_places(text):
    assert analyse(text).places == ()


DENIED = [
    ("Turnout was not 64%.", "64%"),
    ("Turnout wasn't 64%.", "64%"),
    ("It is not true that turnout was 64%.", "64%"),
    ("It's false that turnout was 64%.", "64%"),
    ("The minister dismissed claims that turnout was 64%.", "64%"),
    ("The minister denied that turnout was 64%.", "64%"),
    ("There is no evidence that turnout was 64%.", "64%"),
    ("The report originally said turnout was 64%.", "64%"),
    ("He falsely claimed that turnout was 64%.", "64%"),
    ("The claim that turnout was 64% is false.", "64%"),
    ("Contrary to reports that turnout was 64%, it was 58%.", "64%"),
    ("The board, which met on Monday, did not say that turnout was 64%.", "64%"),
    ("If turnout is not 64%, the vote fails.", "64%"),
]
STATED = [
    ("Turnout was 58%, not 64%.", "58%"),
    ("No more than 64% voted.", "64%"),
    ("Not only did 64% vote, they queued.", "64%"),
    ("Turnout was 64%, but the count was not over.", "64%"),
    ("The minister said turnout was 64%.", "64%"),
    ("Contrary to reports, turnout was 64%.", "64%"),
    ("The index, which is not an official one, rose by 64%.", "64%"),
    ("The director, who is not named in the accounts, received 64 million.", "64"),
    ("If regulators do not approve the sale, it will owe 64 million.", "64"),
    ("The director, not named in the accounts, received 64 million.", "64"),
    ("Of those who never went to school, 64% smoke.", "64%"),
    ("Asked why they had not voted, 64% blamed the weather.", "64%"),
    ("It rose to not far short of 64%.", "64%"),
]


@pytest.mark.parametrize(("text", "figure"), DENIED, ids=[case[0] for case in DENIED])
def test_what_is_denied_is_reached_by_the_denial(text, figure):
    assert analyse(text).denial_at(text.index(figure)) is not None


@pytest.mark.parametrize(("text", "figure"), STATED, ids=[case[0] for case in STATED])
def test_what_is_stated_beside_a_denial_is_not_denied(text, figure):
    assert analyse(text).denial_at(text.index(figure)) is None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Rents rose by 5% in 2023.", "in 2023"),
        ("Rents rose by 5% last year.", "last year"),
        ("In March 2023, rents rose.", "In March 2023"),
        ("Two years ago rents rose.", "Two years ago"),
        ("The vote on 5 March 2012 was close.", "on 5 March 2012"),
    ],
)
def test_the_words_that_say_when_are_found(text, time):
    assert [text[start:end] for start, end in analyse(text).times] == [time]


def test_what_is_only_expected_is_told_from_what_happened():
    text = "Inflation was 3.1%, above the 2.8% that was expected."
    sentence = analyse(text)
    assert sentence.modality_at(*_at(text, "2.8%")).reason == "expectation"
    assert sentence.modality_at(*_at(text, "3.1%")) is None


def _at(text, words):
    return text.index(words), text.index(words) + len(words)


_PIECES = [*"\"“”'.,;:", "said", "Okafor", "not", "that", "in", "5%", "according to", "The", "figures"]


@given(st.text(max_size=300) | st.lists(st.sampled_from(_PIECES), max_size=24).map(" ".join))
def test_every_span_lies_in_the_sentence(text):
    sentence = analyse(text)
    spans = [*sentence.words, *sentence.clauses, *sentence.times]
    for found in sentence.attributions:
        spans += [(found.start, found.end), *found.said]
    spans += [(place.start, place.end) for place in sentence.places]
    spans += [(denial.reach_start, denial.reach_end) for denial in sentence.denials]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
