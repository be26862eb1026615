"""Numbers that an author computed from two of a source, where the words do not say which two."""

import pytest

import factcheck
from factcheck.documents import read_bytes

BUDGET = b"""service,budget 2025,forecast 2025,proposed 2026
Adult social care,"91,360","95,107","99,875"
Housing and homelessness,"6,520","9,336","9,870"
"Libraries, leisure and culture","8,102","7,988","7,154"
Waste and street cleaning,"20,450","20,612","21,366"
"""
MINUTES = b"""The council set its budget at 249,935 thousand on Tuesday, 163 of its 1,212 posts being vacant.

Attendances at the four depots were 85,960 in November and 84,317 in December.
"""
ARTICLE = """Care takes ever more of what Thornbeck has: 99,875 thousand for adults in a budget of 249,935.

{claim}

The council spent 20,612 on waste this year and 9,336 on the homeless. It counted 85,960 attendances in November.
"""


def suggestion(claim: str, number: str, article: str = ARTICLE) -> tuple[str, str]:
    """Give the stance that is suggested for a number of a claim in the article, and its working."""
    text = read_bytes(article.format(claim=claim).encode(), "article.txt")
    check = factcheck.check(text, [read_bytes(BUDGET, "budget.csv"), read_bytes(MINUTES, "minutes.txt")])
    at = text.text.index(number, text.text.index(claim))
    found = next(
        one
        for one in check.findings
        if one.question == "true" and one.claim.figure is not None and one.claim.figure.start == at
    )
    return found.suggestion.stance, found.suggestion.working


@pytest.mark.parametrize(
    ("claim", "number", "working"),
    [
        (
            "Libraries, leisure and culture lose £948,000, a drop of 11.7%.",
            "£948,000",
            "(8,102 - 7,154) x 1,000 = £948,000",
        ),
        ("Libraries, leisure and culture face a drop of 11.7%.", "11.7%", "from 8,102 to 7,154 = 11.7%"),
        ("Attendances at the depots fell by 1,643 in December.", "1,643", "from 85,960 to 84,317"),
    ],
)
def test_a_number_that_two_of_its_source_come_to_is_supported(claim: str, number: str, working: str) -> None:
    stance, told = suggestion(claim, number)
    assert (stance, working in told) == ("supports", True), told


@pytest.mark.parametrize(
    ("claim", "number"),
    [
        ("Libraries, leisure and culture lose £848,000 of it.", "£848,000"),
        ("Libraries, leisure and culture face a rise of 11.7%.", "11.7%"),
        ("Attendances at the depots rose by 1,643 in December.", "1,643"),
        ("The ferry lost 948 passengers to the storm.", "948"),
    ],
)
def test_neither_another_number_nor_the_other_way_is_supported(claim: str, number: str) -> None:
    assert suggestion(claim, number)[0] != "supports"
