"""Numbers that an author computed from two of a document, where the words do not say which two."""

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


REGISTER = b"""Region,Registered 2025
Northmoor,"98,694"
Southmoor,"91,273"
Islands,"20,033"
"""
LETTER = b"""The hospital trust spent 57,250 thousand on its wards in 2023.

It said so in a letter to the 12 councils of the county.

A year later the wards cost 57,940 thousand.
"""
OF_TWO_PLACES = """Northmoor had 98,694 registered voters this year and the Islands 20,033.

{claim}

The wards of the hospital trust cost 57,940 thousand in 2024, it told the 12 councils.
"""


def suggestion(claim: str, number: str, article: str = ARTICLE) -> tuple[str, str]:
    """Give the stance that is suggested for a number of a claim in the article, and its working."""
    text = read_bytes(article.format(claim=claim).encode(), "article.txt")
    sources = ((BUDGET, "budget.csv"), (MINUTES, "minutes.txt"), (REGISTER, "register.csv"), (LETTER, "letter.txt"))
    check = factcheck.check(text, [read_bytes(source, name) for source, name in sources])
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


@pytest.mark.parametrize(
    ("claim", "number", "working"),
    [
        ("Northmoor has 7,421 more voters than Southmoor.", "7,421", "98,694 - 91,273 = 7,421"),
        (
            "The wards of the trust cost 690 thousand more than in 2023.",
            "690 thousand",
            "57,940 thousand - 57,250 thousand",
        ),
    ],
)
def test_the_two_may_stand_in_two_rows_or_sentences(claim: str, number: str, working: str) -> None:
    stance, told = suggestion(claim, number, OF_TWO_PLACES)
    assert (stance, working in told) == ("supports", True), told


@pytest.mark.parametrize(
    ("claim", "number"),
    [
        ("Northmoor has 7,241 more voters than Southmoor.", "7,241"),
        ("The ferries carried 7,421 lorries to the mainland.", "7,421"),
        ("About 5% of the lorries were late.", "About 5%"),
    ],
)
def test_of_the_pairs_of_a_document_none_is_taken_by_chance(claim: str, number: str) -> None:
    assert suggestion(claim, number, OF_TWO_PLACES)[0] != "supports"
