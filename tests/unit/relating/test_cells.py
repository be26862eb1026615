"""What the number of a cell is, where its row, its table or its file's name says in which unit, and of whom."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.documents import read_bytes, read_text
from factcheck.facts import read_statements, statements_of
from factcheck.relating import relate

SERIES = (
    "indicator,unit,2019,2024,2025\n"
    "Hospital waiting list,thousand,84.2,146.0,133.8\nUnemployment rate,per cent,5.2,4.6,4.3\n"
    "Real earnings index,2019=100,100.0,97.2,99.6\nDebt (million),,41,43,45\n"
)


@pytest.mark.parametrize(
    ("table", "name", "written", "value", "unit"),
    [
        (SERIES, "series.csv", "133.8", 133_800, None),
        (SERIES, "series.csv", "4.3", 4.3, "percent"),
        (SERIES, "series.csv", "99.6", 99.6, None),
        (SERIES, "series.csv", "45", 45_000_000, None),
        ("airport,2023,2024\nAldmere,41.9,45.6\n", "airports_lakh.csv", "45.6", 4_560_000, None),
        ("airport,2023,2024\nAldmere,41.9,45.6\n", "airports.csv", "45.6", 45.6, None),
        ("plant,2023,2024\nAldmere,41.9,45.6\n", "output-twh.csv", "45.6", 45.6, "terawatt-hour"),
        ("fund,proposed_musd\nParks,57.3\n", "fund.csv", "57.3", 57_300_000, "USD"),
        ("item_rs_crore,jun_2025\nHome loans,2055\n", "bank.csv", "2055", 20_550_000_000, "INR"),
        ("muscle,uses\nBiceps,57.3\n", "fund.csv", "57.3", 57.3, None),
    ],
)
def test_a_cell_is_in_the_unit_that_its_row_header_or_file_s_name_says(table, name, written, value, unit):
    statements = read_statements(read_bytes(table.encode(), name))
    figure = next(one.figure for one in statements if one.figure.text == written)
    assert (float(figure.value), figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("label", "subject"),
    [
        ("Total", None), ("Grand total", None), ("All regions", None), ("Overall", None), ("Year", None),
        ("All others", "All others"), ("All women", "All women"), ("Totland", "Totland"), ("Yearlings", "Yearlings"),
    ],
)  # fmt: skip
def test_a_row_of_a_total_is_nobody_s(label, subject):
    table = f"region,visits\nNorth,1200\n{label},5300\n"
    *_, last = read_statements(read_bytes(table.encode(), "visits.csv"))
    assert (last.row, last.subject) == (label, subject)


MONTHS = "month,passengers_2024,passengers_2025\nJan,482310,512340\nFeb,471105,498115\nTotal,953415,1010455\n"
REGIONS = "region,passengers_2025\nNorth,412340\nSouth,598115\nTotal,1010455\n"


@pytest.mark.parametrize(
    ("claim", "table", "stance"),
    [
        ("Aldmere Airport had 1,010,455 passengers in 2025.", MONTHS, "supports"),
        ("North had 1,010,455 passengers in 2025.", REGIONS, "contradicts"),  # that is all of them
    ],
)
def test_a_total_speaks_of_the_whole_and_not_of_its_parts(claim, table, stance):
    assert stance_on(claim, table) == stance


@pytest.mark.parametrize(
    ("claim", "cell", "name"),
    [
        ("The waiting list stood at 133,800.", "133.8", "equal"),
        ("The waiting list stood at 133.8 million.", "133.8", "equal"),
        ("The waiting list stood at 1.338 crore.", "133.8", "equal"),
        ("The waiting list stood at 1,338,000.", "133.8", "magnitude"),  # no table is in ten thousands
        ("The waiting list stood at 133 million.", "133", "none"),  # of that it may be, or not
        ("The waiting list stood at 1.338 billion.", "1338000", "magnitude"),
    ],
)
def test_a_thousandfold_beside_a_bare_cell_may_be_the_table_s_unit(claim, cell, name):
    table = f"indicator,2025\nWaiting list,{cell}\nOther list,41.7\n"
    (claimed,) = statements_of(claim)
    reported = [one for one in read_statements(read_bytes(table.encode(), "t.csv")) if one.row == "Waiting list"]
    assert relate(claimed, reported).name == name


@pytest.mark.parametrize(
    ("claim", "working"),
    [
        ("The waiting list, at 133,800, is nearly 60% longer than in 2019.", "from 84.2 to 133.8 is 58.9%"),
        ("The waiting list, at 133,800, is nearly 60% longer than in 2018.", None),
        ("The waiting list, at 133,800, is 8.4% shorter than a year ago.", "from 146.0 to 133.8 is 8.36%"),
    ],
)
def test_a_change_to_a_number_of_a_row_is_from_the_year_that_is_named(claim, working):
    check = factcheck.check(read_text(f"{claim}\n", "a.txt"), [read_bytes(SERIES.encode(), "series.csv")])
    told = [one.suggestion.working for one in check.findings if one.claim.figure and "%" in one.claim.figure.text]
    assert any(working in one for one in told) if working else not any("from " in one for one in told)


def stance_on(claim: str, table: str) -> str:
    check = factcheck.check(read_text(f"{claim}\n", "a.txt"), [read_bytes(table.encode(), "table.csv")])
    stances = {one.suggestion.stance for one in check.findings}
    return next(iter(stances & {"supports", "contradicts"}), "none")


@pytest.mark.parametrize(
    ("claimed", "stance"),
    [("$48.9 million", "supports"), ("$52.9 million", "contradicts")],
)
def test_an_amount_of_money_with_tenths_is_in_millions_that_are_said_elsewhere(claimed, stance):
    release = read_text(
        "Highlights (dollars in millions except per share amounts)\n\nCorvane's net income was $48.9 in the quarter.\n",
        "release.txt",
    )
    article = read_text(f"Corvane's net income was {claimed} in the quarter.\n", "a.txt")
    found = [one.suggestion.stance for one in factcheck.check(article, [release]).findings if one.question == "true"]
    assert found == [stance]
