"""What is read as a figure, and as what."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.figures import QUANTITATIVE, find_figures


def only(text):
    (figure,) = [figure for figure in find_figures(text) if figure.kind in QUANTITATIVE]
    return figure


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("won 64% of votes", "64", "percent"),
        ("won 63.75 per cent of votes", "63.75", "percent"),
        ("a stake of 2,300 people", "2300", "people"),
        ("paid US$5.5m for it", "5500000", "USD"),
        ("paid £2.5 billion for it", "2500000000", "GBP"),
        ("paid 10.5 million Australian dollars", "10500000", "AUD"),
        ("two hundred and fifty thousand voters", "250000", "voter"),
        ("half a million voters", "500000", "voter"),
        ("some 70 km away", "70", "kilometre"),
        ("a 6.1-inch screen", "6.1", "inch"),
    ],
)
def test_a_number_is_read_with_its_unit(text, value, unit):
    figure = only(text)
    assert figure.value == Decimal(value)
    assert figure.unit == unit


@pytest.mark.parametrize(
    "text",
    ["in 2019", "on March 29", "at 11:30", "the 22nd amendment", "Section 427", "the Airbus A320", "version 1.2.3"],
)
def test_what_counts_nothing_is_typed_and_is_no_quantity(text):
    figures = find_figures(text)
    assert figures
    assert not [figure for figure in figures if figure.kind in QUANTITATIVE]
