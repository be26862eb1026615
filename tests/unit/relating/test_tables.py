"""What is told of a table's answer: the stance, and a working that names rows, columns and the operation."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.documents import read_bytes, read_text
from factcheck.facts.tables.answers import Operation
from factcheck.relating.answering import asking, believe

MEDALS = """Nation,Gold,Silver,Bronze,Host city,Year
Norway,16,8,13,Nagano,1998
Germany,12,10,5,Turin,2006
Canada,14,7,5,Vancouver,2010
Norway,14,14,11,Pyeongchang,2018
Norway,9,8,9,Vancouver,2011
Russia,11,9,9,Sochi,2014
Germany,10,13,7,Vancouver,2012
"""


def told(claim):
    """Give the findings of a claim that say something: stance and working."""
    check = factcheck.check(read_text(f"{claim}\n", "a.txt"), [read_bytes(MEDALS.encode(), "medals.csv")])
    return {
        (one.suggestion.stance, one.suggestion.working)
        for one in check.findings
        if one.suggestion.stance in {"supports", "contradicts"}
    }


@pytest.mark.parametrize(
    ("claim", "stance", "working"),
    [
        ("Germany won 12 gold medals in Turin.", "supports", "Gold where Nation = Germany, Host city = Turin: 12"),
        (
            "Germany won 21 gold medals in Turin.",
            "contradicts",
            "Gold where Nation = Germany, Host city = Turin: 12, not 21 gold medals",
        ),
        ("Norway is listed three times.", "supports", "3 of 7 rows have Nation = Norway"),
        ("Russia had the most gold medals.", "contradicts", "most Gold: Norway (16)"),
        ("The highest number of gold medals was 16.", "supports", "most Gold: Norway 16"),
        ("Sochi was the host city in 2014.", "supports", "one row has Host city = Sochi, Year = 2014"),
        ("Nagano was the host city in 2014.", "contradicts", "Year where Host city = Nagano: 1998, not 2014"),
    ],
)
def test_the_working_names_rows_columns_and_operation(claim, stance, working):
    assert (stance, working) in told(claim)


@pytest.mark.parametrize(
    "claim",
    [
        "Germany won 12 hearts in Turin.",  # the table counts no hearts
        "Finland won 12 gold medals.",  # nor has it that nation
        "The games of Turin cost 12 billion.",
    ],
)
def test_nothing_is_said_of_what_a_table_does_not_count(claim):
    assert not told(claim)


def test_what_agrees_is_believed_by_its_part_among_all_that_may_be_asked():
    alone, beside = believe([2.0], [True]), believe([2.0, 2.0], [True, False])
    assert alone.true > beside.true
    assert beside.true == pytest.approx(0.5)
    assert believe([], []).true == 0.5
    assert sum(beside.parts) < 1


def test_every_bound_is_of_an_operation_and_every_source_of_the_weights_is_named():
    assert set(asking().differ_most) <= {"any", *Operation.__args__}
    assert all(0 < bound < 0.5 for bound in asking().differ_most.values())
    assert asking().agree_least > 0.5
    assert all(":" in source or "own" in source for source in asking().sources)


@pytest.mark.parametrize(
    ("claim", "stances"),
    [
        ("Dunmere had more than 50,000 people in 2021.", {"supports"}),
        ("None of the towns had more than 50,000 people in 2021.", set()),
    ],
)
def test_one_row_does_not_show_that_none_is_so(claim, stances):
    towns = b"town,county,population_2021\nAlder,North,12400\nDunmere,South,51200\nElphin,East,19800\n"
    check = factcheck.check(read_text(f"{claim}\n", "a.txt"), [read_bytes(towns, "towns.csv")])
    assert {one.suggestion.stance for one in check.findings} & {"supports"} == stances
