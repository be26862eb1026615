"""A number with two digits changed is found by its digits, where the article is known to be from that source."""

import pytest

import factcheck
from factcheck.documents import read_text

SOURCE = (
    "The council's report of 12 May counts 3,961 submissions on the plan, of which 2,417 were in favour. "
    "There were 18,224 visits to the pages, and the 412 sites cost 61,350 pounds. The depth was 1,932 mm."
)
ARTICLE = "The plan drew 18,224 visits and cost 61,350 pounds.\n\nOf them 2,417 were for it.\n\n{}\n"


def stances(sentence, source=SOURCE):
    check = factcheck.check(read_text(ARTICLE.format(sentence), "a.txt"), [read_text(source, "s.txt")])
    found = [one for one in check.findings if one.claim.text == sentence and one.question == "true"]
    return [(one.suggestion.stance, one.suggestion.working) for one in found]


def test_two_digits_that_changed_places_are_told_whatever_the_thing_is_called():
    assert stances("Planners got 3,916 replies.") == [
        ("contradicts", "3,961 submissions, not 3,916 replies: two digits changed places")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Planners got 3,692 replies.",  # three digits are others
        "The clinics took in 214 patients.",  # beside 412 sites, of three digits
        "They felled 1,392 trees.",  # beside millimetres
    ],
)
def test_other_numbers_are_no_slips(sentence):
    assert {stance for stance, _ in stances(sentence)} <= {"unsupported"}


def test_a_source_that_gave_the_article_nothing_has_no_slips_of_it():
    assert {stance for stance, _ in stances("Planners got 3,916 replies.", "Some 3,961 storks came.")} == {
        "unsupported"
    }


def test_a_number_that_the_article_tells_as_well_was_not_miswritten():
    both = "Planners got 3,916 replies and 3,961 questions."
    assert "contradicts" not in {stance for stance, _ in stances(both)}
