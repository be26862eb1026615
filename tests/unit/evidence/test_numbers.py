"""The numbers of a library that a claim's evidence is sought by."""

from __future__ import annotations

import pytest

from factcheck.claims import find_claims
from factcheck.documents import read_text
from factcheck.evidence import Library
from factcheck.evidence.numbers import near_numbers, numbers_besides
from factcheck.evidence.relating import claimed_statement
from tests.unit.evidence.documents_for_tests import sentences


@pytest.mark.parametrize(
    ("claimed", "found"),
    [
        ("It made 8.24 TWh.", ["8.24", "8240"]),  # of a table in GWh
        ("It had 8.24 million guests.", ["8.24", "82.4", "8240"]),  # in millions, lakhs, thousands
        ("It had 8,240 guests.", ["8240", "8.24"]),
        ("It had 824 guests.", ["824"]),
        ("It had 8,200 guests.", ["8240", "8.24"]),  # rounded
    ],
)
def test_the_number_is_sought_in_the_units_and_magnitudes_that_it_may_stand_in(claimed, found):
    article = read_text(f"{claimed}\n", "article")
    with Library(None) as library:
        library.add("d", sentences("a 8240", "b 8.24", "c 82.4", "d 824"))
        (claim,) = find_claims(article)
        statement = claimed_statement(claim, article)
        assert statement is not None
        assert sorted(near_numbers(statement.figure, library)) == sorted(found)


@pytest.mark.parametrize(
    ("claimed", "found"),
    [
        ("12,345 people came.", {"12435", "52341"}),  # any two digits, however the thousands are parted
        ("It rose to 31.7%.", {"37.1"}),
        ("It rose to 0.35%.", {"0.53"}),
        ("Some 71% came.", set()),  # two digits: another number by chance
        ("It rose to 444 metres.", set()),
    ],
)
def test_slips_are_the_numbers_with_two_digits_changed(claimed, found):
    article = read_text(f"There were 6,120 boats.\n\n{claimed}\n", "article")
    with Library(None) as library:
        library.add("d", sentences("12,435 and 52,341 people", "13,245,000 and 12,345", "37.1 or 0.53 of 17 or 5.03"))
        statement = next(
            one
            for claim in find_claims(article)
            if (one := claimed_statement(claim, article)) is not None and one.figure.value != 6120
        )
        assert numbers_besides(statement, library) == found


def test_no_slips_are_sought_for_a_sentence_without_an_article():
    article = read_text("12,345 people came.\n", "article")
    with Library(None) as library:
        library.add("d", sentences("12,435 people"))
        (claim,) = find_claims(article)
        statement = claimed_statement(claim, article)
        assert statement is not None
        assert numbers_besides(statement, library) == frozenset()
