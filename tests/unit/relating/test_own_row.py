"""A number that stands in another row of its column than the claim's own is held against the claim's own row."""

import pytest

import factcheck
from factcheck.documents import read_text

TABLE = """airport,passengers 2025,growth pct
Port Sorrel,684210,4.1
Kelstadt,571934,2.7
Avarra,498077,3.9
Marisol,412650,-1.2
Norrhaven,377218,6.4
"""


KNOWN = "Port Sorrel was first, with 684,210 passengers.\n\nKelstadt had 571,934 of them.\n\n"


def found(sentence, before=KNOWN):
    check = factcheck.check(read_text(f"{before}{sentence}\n", "a.txt"), [read_text(TABLE, "t.csv")])
    told = [one.suggestion for one in check.findings if one.claim.figure and one.question == "true"]
    return told[-1].stance, told[-1].working


@pytest.mark.parametrize("name", ["Marisol", "Avarra"])
def test_the_row_of_the_name_says_another_number_and_whose_the_claimed_one_is(name):
    stance, working = found(f"In {name} there were 377,218 passengers.")
    assert stance == "contradicts"
    assert "377,218 is for Norrhaven" in working.replace("377218", "377,218")


@pytest.mark.parametrize(
    "sentence",
    [
        "In Norrhaven there were 377,218 passengers.",  # its own
        "Marisol was far behind, with Norrhaven at 377,218 passengers.",  # names the other row
        "Passengers numbered 377,218.",  # names none
        "Corvane had 377,218 passengers.",  # has no row
    ],
)
def test_where_the_name_has_no_other_number_nothing_is_contradicted(sentence):
    assert found(sentence)[0] != "contradicts"


def test_a_sentence_alone_has_no_source_in_which_a_line_was_mistaken():
    assert found("In Marisol there were 377,218 passengers.", before="")[0] != "contradicts"
