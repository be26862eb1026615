"""Figures as releases and reports write them, each beside a sentence that only looks like it."""

from decimal import Decimal

import pytest

from factcheck.figures import find_figures
from factcheck.figures.model import QUANTITATIVE

MILLION = 1_000_000


def first(text: str) -> tuple[object, ...]:
    figure = find_figures(text)[0]
    return figure.value, figure.unit, figure.approximator


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        # a line that is wrapped inside a figure
        ("the number out of work, at 5.7\nmillion, changed little", 5.7 * MILLION, None, None),
        ("Debt rose to $3.2\nbillion in the year", 3200 * MILLION, "USD", None),
        ("Core prices were up 3.4\npercent", "3.4", "percent", None),
        ("The total rose to 5\nin May it had been four", 5, None, None),
        ("Houses sold: 65\nm stands for million", 65, None, None),
        # a part of a unit
        ("a margin of 0.15 of a degree C over 2016", "0.15", "celsius", None),
        ("an increase of 0,4 of a percentage point", "0.4", "percentage-point", None),
        ("won by 0.3 of a second", "0.3", "second", None),
        ("0.4 of the increase came from fuel", "0.4", None, None),
        # how a change is told is no unit
        ("Net migration is up by 65,000 year on year", 65000, None, None),
        ("Arrivals fell 22,700 month-on-month", 22700, None, None),
        ("The contract runs 15 years", 15, "year", None),
        # tied words
        ("There is a 1-in-4 chance of rain", 25, "percent", None),
        ("A one-in-ten chance remains", 10, "percent", None),
        ("A one-year delay is likely", 1, "year", None),
        # signs a blank away
        ("The effect was significant (P < .001).", "0.001", None, "less-than"),
        ("A line of 5 < 7 stands there", 5, None, None),
        # what is reached is no bound
        ("Turnout inched up to 62.4%", "62.4", "percent", None),
        ("The rate had ticked back up to 4.1%", "4.1", "percent", None),
        ("Prices rose up to 30%", 30, "percent", "at-most"),
        ("The hall holds up to 62 people", 62, "people", "at-most"),
        # how long something went on
        ("He won over 64 matches", 64, "match", "over"),
        ("The fund exceeds 300,000 euros", 300000, "EUR", "more-than"),
        # a sum of money before a capital is no year
        ("He paid 2100 Euro", 2100, "EUR", None),
    ],
)  # fmt: skip
def test_figure_is_read_as_it_is_written(text: str, value: object, unit: str | None, bound: str | None) -> None:
    assert first(text) == (Decimal(str(value)), unit, bound)


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("Sunscreen of factor 5 was used by 12 people", 1),
        ("Emissions rose by a factor of 5", 1),
        ("Patients with Stage 2 cancer were 12", 1),
        ("The film Cars 3 was seen by 5 million", 1),
        ("An Atari 2600 cost $190 then", 1),
        ("The rule (1) applies to 12 cases", 1),
        ("Amar (3) and Roe (2) scored", 2),
        ("Diets with omega 3 oils cut deaths by 12%", 1),
        ("Of type 2 diabetes 12 people died", 1),
    ],
)
def test_a_number_in_a_name_is_no_quantity(text: str, quantities: int) -> None:
    assert sum(figure.kind in QUANTITATIVE for figure in find_figures(text)) == quantities


def test_a_part_counts_what_its_whole_does_whatever_stands_before() -> None:
    figures = find_figures("It received 38.4 percent of valid votes and 97 of the 200 seats")
    assert [(figure.value, figure.unit) for figure in figures][1:] == [(97, "seat"), (200, "seat")]


def test_how_sure_an_interval_is_is_no_share() -> None:
    figures = find_figures("Efficacy was 71.2% (95% CI 57.9 to 80.3) in 95% of sites")
    assert [figure.kind for figure in figures] == ["quantity", "identifier", "range", "quantity"]


def test_an_average_over_matches_bounds_nothing() -> None:
    per, matches = find_figures("It averaged 2.69 goals per match over 64 matches")
    assert (per.per, matches.value, matches.approximator) == ("match", 64, None)


@pytest.mark.parametrize("text", ["In 2016 Stone spoke of it", "It was one of 2018s best", "In 2015 Bar sold it"])
def test_a_year_before_a_name_measures_nothing(text: str) -> None:
    assert [figure.kind for figure in find_figures(text) if figure.text[:2] == "20"] == ["date"]
