"""One number in other words, and other numbers in words that are nearly the same."""

from __future__ import annotations

import pytest

from factcheck.documents import read_bytes, read_text
from factcheck.facts import read_statements
from factcheck.relating import relate_in

DELMAR = b"county,sales_2024,sales_2025,price_2024,price_2025\nDelmar,612,604,468000,472500\n"
PAYMENTS = "Payments were GBP 1.9 million (2023-24: GBP 1.1 million)."
DELIVERIES = b'Deliveries,Q4 2022,Q3 2023,Q4 2023\nTotal,"405,278","435,059","484,507"\n'


def told(claim: str, figure: str, evidence: str | bytes) -> tuple[str, str]:
    document = read_text(evidence, "e") if isinstance(evidence, str) else read_bytes(evidence, "t.csv")
    claimed = next(one for one in read_statements(read_text(claim, "a")) if figure in one.figure.text)
    found = [relate_in(claimed, document, passage) for passage in document.passages]
    for stance in ("contradicts", "supports", "unclear"):
        if any(one.stance == stance for one in found):
            return stance, next(one.name for one in found if one.stance == stance)
    return "unsupported", "none"


@pytest.mark.parametrize(
    ("claim", "figure", "evidence", "stance"),
    [
        # the part of a whole, and what has one name as several words
        ("A winner must take at least 25% of the votes in 24 of the 47 counties.", "24",
         "A candidate must get at least 25% of the votes in 24 out of 47 counties.", "supports"),
        ("The maker reported earnings per share of $1.29.", "$1.29",
         "Earnings per diluted share were $1.29 in the quarter.", "supports"),
        ("Four officials voted to boost rates by 50 basis points.", "50",
         "Four members preferred to increase Bank Rate by 0.5 percentage points.", "supports"),
        ("Weekly hours saw a record increase of 20m on the quarter.", "20m",
         "Total weekly hours worked were up 20.0 million hours on the quarter.", "supports"),
        # a million and a billion, however they are hedged
        ("Some 3.4 billion spectators attended the matches.", "3.4",
         "More than 3.4 million spectators attended the matches.", "contradicts"),
        # which way it went
        ("Emissions of the sector were 4.1% lower than in 2020.", "4.1%",
         "Emissions of the sector were 4.1% more than in 2020.", "contradicts"),
        ("Emissions of the sector were 4.1% higher than in 2020.", "4.1%",
         "Emissions of the sector were 4.1% more than in 2020.", "supports"),
        # the levels stand in the claim, the change is computed from the source's
        ("Deliveries reached 484,507 in Q4 2023, a 43% increase from the previous quarter (435,059).", "43%",
         DELIVERIES, "contradicts"),
        ("Deliveries reached 484,507 in Q4 2023, an 11.4% increase from the previous quarter (435,059).", "11.4%",
         DELIVERIES, "supports"),
        ("Deliveries reached 484,507 in Q4 2023, a 19.5% increase from Q4 2022 (405,278).", "19.5%",
         DELIVERIES, "supports"),
        ("The state has almost 100,000 more cases than its neighbour.", "100,000",
         "The state's health department reported 334,601 cases. The neighbour's health department reported 236,407.",
         "supports"),
        # the earlier level is the one told next to the claim's own, a year before, in its measure
        ("The line filled 86.9% of its seats, up 2.3%.", "2.3%",
         b"Group,Q3 2024,Q3 2023,9M 2024,9M 2023\nOccupancy (%),86.9,84.6,84.8,82.9\n", "contradicts"),
        ("The line filled 86.9% of its seats, up 2.3 points.", "2.3 points",
         b"Group,Q3 2024,Q3 2023,9M 2024,9M 2023\nOccupancy (%),86.9,84.6,84.8,82.9\n", "supports"),
        ("Its staff grew to 12,480, a rise of 4%.", "4%", "Employees: 12,480 (2023: 12,000).", "supports"),
        # columns that measure other things at the same times are other pairs
        ("Sales slipped 1.3% in Delmar.", "1.3%", DELMAR, "supports"),
        ("Sales slipped 3.1% in Delmar.", "3.1%", DELMAR, "contradicts"),
        ("Prices in Delmar went up almost 1% from last year.", "1%", DELMAR, "supports"),
        ("Its listings have fallen 26% in a year, from 602 to 446.", "26%",
         b"place,rent_2024,rent_2023,listings_2024,listings_2023\nSouth Flats,1735,1590,446,602\n", "supports"),
        # the number of a time that the claim names is its own, however near the claim's words another one stands
        ("In 2023-24 payments were £1.1m.", "£1.1m", PAYMENTS, "supports"),
        ("In 2024-25 payments were £1.1m.", "£1.1m", PAYMENTS, "contradicts"),
        ("Payments were £1.1m.", "£1.1m", PAYMENTS, "contradicts"),
        # what it changed from and to is told right beside it
        ("Fees rose 13% to 2,406 million, and the ratio improved to 42.7% from 44.9%.", "13%",
         "The ratio was 42.7% (44.9%).", "unsupported"),
        ("Petrol in Delmar fell by 17.1% to 1,093.", "17.1%",
         b"fuel,sold_2023,sold_2024\nPetrol in Delmar,34980,30580\n", "unsupported"),
        # what was before is not what is
        ("The working week was 34.3 hours.", "34.3 hours",
         "The working week was 34.1 hours, down from 34.3 hours in July.", "contradicts"),
        ("The working week was 34.3 hours in July.", "34.3 hours",
         "The working week was 34.1 hours, down from 34.3 hours in July.", "supports"),
        # a year that is only compared with is not when it holds
        ("The crime rate was 369.8 in 2022, down from the 2021 rate of 377.6.", "377.6",
         "The crime rate was 369.8 in 2022. In 2021 the crime rate was 377.6.", "supports"),
        # a gap is no level, and a level no gap
        ("Net debt stood at £46 million.", "£46 million", "Net debt was reduced by £46 million in a year.", "unclear"),
        ("Migration is up by 65,000.", "65,000", "Migration to the country came to 672,000.", "unsupported"),
        # another group of a trial
        ("There were nine severe cases in the vaccine group.", "nine",
         "There were nine severe cases in the placebo group.", "unclear"),
        ("There were nine severe cases in the vaccine group.", "nine",
         "There were nine severe cases in the vaccinated group.", "supports"),
        # metres are metres
        ("The tower is 20m high.", "20m", "The tower cost 20 million euros.", "unsupported"),
    ],
)  # fmt: skip
def test_what_is_told_in_other_words(claim: str, figure: str, evidence: str | bytes, stance: str) -> None:
    assert told(claim, figure, evidence)[0] == stance


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("It was 4.7%, up from 4.3% in winter and 3.9% a year earlier.", ["level", "before", "before"]),
        ("There were 41 trips, compared with 29 in 2021.", ["level", "before"]),
        ("Sales were £3,418 million (2022: £3,249 million).", ["level", "before"]),
        ("Profit fell to £187 million from £214 million.", ["level", "before"]),
        ("The share was 58%, against a target of 92%.", ["level", "target"]),
        ("A year earlier it had made £214 million.", ["before"]),
        ("The charge rate was 9.1%, up 1.3% from 7.8%.", ["level", "distance", "before"]),
        ("Spending would increase by 4.3% from this year's $30.5 billion.", ["distance", "before"]),
        ("Volunteers rose to 300 people, of whom 45 had come by ship from 12 countries.", ["level", "level", "level"]),
        ("Moreno won 54% against 46% for Marek.", ["level", "level"]),
        ("Some 12% of voters came from 3 towns.", ["level", "level"]),
        ("This was an increase of 11 million cases.", ["distance"]),
        ("It was a share of 11%.", ["level"]),
    ],
)
def test_the_role_of_a_figure_is_told_by_the_words_before_it(text: str, roles: list[str]) -> None:
    assert [one.role for one in read_statements(read_text(text, "a"))] == roles
