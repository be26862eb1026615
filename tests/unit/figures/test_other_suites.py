"""Sentences that other readers of quantities are tested on: how many of their values are found here.

The floors are what is reached, rounded down; they may only rise. What is missing is mostly done on purpose: the years
and ranges' means that quantulum3 counts as quantities, dollars and cents or feet and inches read as one number.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.figures import find_figures

DATA = Path(__file__).with_name("data")


def rows(suite):
    return [json.loads(line) for line in (DATA / f"{suite}.jsonl").read_text(encoding="utf-8").splitlines()]


def is_found(value, figures):
    wanted = Decimal(value)
    return any(figure.value is not None and abs(figure.value - wanted) <= abs(wanted) / 10**6 for figure in figures)


@pytest.mark.parametrize(
    ("suite", "floor"),
    [
        ("recognizers-percent", 1.0),
        ("recognizers-age", 0.94),
        ("recognizers-currency", 0.86),
        ("recognizers-dimension", 0.87),
        ("recognizers-temperature", 0.96),
        ("quantulum3", 0.7),
    ],
)
def test_the_values_of_another_suite_are_found(suite, floor):
    found = [is_found(value, find_figures(row["text"])) for row in rows(suite) for value in row["values"]]
    assert sum(found) / len(found) >= floor
