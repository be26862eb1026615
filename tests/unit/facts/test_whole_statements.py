"""Statements that a table or a list in prose settles whole, and those of which a word is left, that stay silent."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.documents import read_bytes, read_text
from factcheck.facts.tables.grid import grids_of
from factcheck.facts.tables.lists import grid_of_list
from factcheck.facts.tables.whole.settling import settle
from factcheck.figures.finding import find_figures

POOLS = """Pool,District,Opened,Heated,Lanes,Visitors 2021,Visitors 2022
Alma,North,1934,Yes,6,52000,61000
Brook,North,1961,No,8,33000,30500
Castle,South,1975,Yes,6,78000,84000
Dene,South,1988,Yes,4,21000,26000
Elm,East,1991,No,0,9000,8700
"""
SILENT = None


def settled(statement: str, table: str = POOLS) -> bool | None:
    document = read_bytes(table.encode(), "pools.csv")
    found = settle(statement, None, find_figures(statement, language="en"), grids_of(document, 0)[0])
    return None if found is None else found.agrees


@pytest.mark.parametrize(
    ("statement", "agrees"),
    [
        # comparisons
        ("Castle has more lanes than Dene.", True),
        ("Dene has more lanes than Castle.", False),
        ("Elm has fewer lanes than Brook.", True),
        ("Alma and Castle have lanes.", SILENT),
        ("Alma has as many lanes as Castle.", True),
        ("Brook has twice as many lanes as Dene.", True),
        ("Castle has twice as many lanes as Dene.", False),
        ("Castle has three more lanes than Dene.", False),
        ("Castle has two more lanes than Dene.", True),
        ("Castle has more slides than Dene.", SILENT),
        ("Castle had more visitors in 2022 than Alma.", True),
        ("Castle had more visitors in 2019 than Alma.", SILENT),
        ("Brook had more visitors in 2022 than in 2021.", False),
        ("Dene had more visitors in 2022 than in 2021.", True),
        ("Castle does not have more lanes than Dene.", SILENT),
        ("Castle has more lanes than Forge.", SILENT),
        # the most, the least, a place
        ("Brook has the most lanes.", True),
        ("Alma has the most lanes.", False),
        ("Alma is the oldest pool.", True),
        ("Elm is the oldest of the five pools.", False),
        ("Castle had the second most visitors in 2022.", False),
        ("Alma had the second most visitors in 2022.", True),
        ("Alma came second by visitors in 2022.", True),
        ("No other pool has more lanes than Brook.", True),
        ("Only two pools have more lanes than Dene.", False),
        ("Alma has the most lanes in the country.", SILENT),
        ("Alma has the most lockers.", SILENT),
        ("Castle's deepest lane had the most visitors.", SILENT),
        ("Alma is the pool with the most lanes of the North district.", False),
        # how many, what part
        ("Three of the five pools are heated.", True),
        ("Two of the five pools are heated.", False),
        ("Three of the nine pools are heated.", SILENT),
        ("Most of the pools are heated.", True),
        ("All of the pools are heated.", False),
        ("None of the pools is heated.", False),
        ("All of the pools in the South district are heated.", True),
        ("Half of the pools in the North district are heated.", True),
        ("A majority of the pools are not heated.", False),
        ("Two pools were opened after 1980.", True),
        ("Most of the pools were opened before 1950.", False),
        ("Three pools had more visitors in 2022 than in 2021.", True),
        ("Two pools had more than 60,000 visitors in 2022.", True),
        ("One pool has no lanes.", True),
        ("Three of the five pools are heated in winter.", SILENT),
        ("Three of the five pools were sold.", SILENT),
        ("There are five pools in the table.", True),
        ("There are three different types of district.", True),
        ("There are nine pools in the table.", False),
        ("There are six pools in the table.", SILENT),  # a heading may be counted, or a total
        ("There are nine pools in the county.", SILENT),
        ("The table has seven columns.", True),
        ("The table has twelve columns.", False),
        ("The pools are divided into three types of district.", SILENT),
        ("District is classified into three types.", True),
        ("District is classified into nine types.", False),
        # one cell, the end of a column, cells of one row
        ("The number of lanes at Brook is 8.", True),
        ("The number of lanes at Brook is 4.", False),
        ("The number of lanes at Brook is 5.", SILENT),  # no pool has so many: another thing may be counted
        ("The number of lockers at Brook is 4.", SILENT),
        ("The highest number of lanes is 8.", True),
        ("The highest number of lanes is 6.", False),
        ("The highest number of lanes in the country is 12.", SILENT),
        ("The number of lanes ranges from 0 to 8.", True),
        ("The number of lanes ranges from 4 to 8.", False),
        ("Dene is a pool in the South district.", True),
        ("Dene is a pool in the North district.", False),
        ("Dene is a pool in the West district.", SILENT),
        ("Most of the saunas are heated.", SILENT),
    ],
)
def test_a_statement_is_settled_where_every_word_of_it_is_explained(statement: str, agrees: bool | None) -> None:
    assert settled(statement) is agrees


def test_rows_that_share_a_place_do_not_settle_who_has_the_most() -> None:
    table = "Pool,Lanes\nAlma,8\nBrook,8\nCastle,6\n"
    assert settled("Alma has the most lanes.", table) is None
    assert settled("Castle has the most lanes.", table) is False


def test_a_cell_without_a_number_keeps_a_part_from_being_counted() -> None:
    table = "Pool,Visitors\nAlma,8000\nBrook,\nCastle,6000\n"
    assert settled("Two pools had more than 5,000 visitors.", table) is None


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("The pool in Ashby has 6 lanes, the pool in Lowe 8.", [["The pool in Ashby", "6"], ["the pool in Lowe", "8"]]),
        ("In 2022 Alma sold 610 tickets, Brook 305 and Elm 87.", [["Alma", "610"], ["Brook", "305"], ["Elm", "87"]]),
        ("They sold 61 tickets in Alma, 35 in Brook, 8 in Elm.", [["Alma", "61"], ["Brook", "35"], ["Elm", "8"]]),
        ("The pool has 6 lanes, 3 slides and 12 lockers.", None),
        ("Alma sold 610 tickets, and 305 were sold later.", None),
        ("Alma sold 610 tickets, Brook 305, and both were shut for repairs.", None),
    ],
)  # fmt: skip
def test_a_list_in_prose_is_read_as_a_table(words: str, rows: list[list[str]] | None) -> None:
    grid = grid_of_list(words)
    assert (grid and [[grid.text(row, column) for column in (0, 1)] for row in range(grid.height)]) == rows


@pytest.mark.parametrize(
    ("statement", "stance"),
    [
        ("Alma sold more tickets than Brook in 2022.", "supports"),
        ("Brook sold the most tickets in 2022.", "contradicts"),
        ("Alma sold twice as many tickets as Brook in 2022.", "supports"),
        ("Brook sold the most tickets in 2020.", "unsupported"),
        ("Brook sold the most towels in 2022.", "unsupported"),
    ],
)
def test_a_list_in_the_evidence_settles_what_an_article_compares(statement: str, stance: str) -> None:
    evidence = read_text("It was a good year.\n\nIn 2022 Alma sold 610 tickets, Brook 305 and Elm 87.\n", "report.txt")
    check = factcheck.check(read_text(f"{statement}\n", "article.txt"), [evidence])
    assert {one.suggestion.stance for one in check.findings if one.question == "true"} == {stance}


@pytest.mark.parametrize(
    ("statement", "stance"),
    [
        ("Brook sold the most tickets.", "unsupported"),  # Alma is not in the list
        ("Elm sold the most tickets.", "contradicts"),
        ("Elm sold the third most tickets.", "unsupported"),
        ("Brook sold more tickets than Elm.", "supports"),
    ],
)
def test_a_list_that_may_go_on_beside_itself_tells_no_place(statement: str, stance: str) -> None:
    evidence = read_text("Alma sold 610 tickets.\nBrook sold 305 tickets, Elm 87 and Dene 60.\n", "report.txt")
    check = factcheck.check(read_text(f"{statement}\n", "article.txt"), [evidence])
    assert {one.suggestion.stance for one in check.findings if one.question == "true"} == {stance}


def test_numbers_of_other_things_beside_a_list_leave_it_whole() -> None:
    evidence = read_text("Brook sold 305 tickets, Elm 87 and Dene 60.\n\nIt rained on 3 of 9 days.\n", "report.txt")
    check = factcheck.check(read_text("Brook sold the most tickets.\n", "article.txt"), [evidence])
    assert [one.suggestion.stance for one in check.findings if one.question == "true"] == ["supports"]


def test_a_row_as_large_as_all_others_is_held_against_no_place() -> None:
    table = "Name,Votes\nAlder,410\nBeck,390\nFrost,120\nRegistered voters,1900\n"
    assert settled("Alder got the most votes.", table) is None


GAMES = """Date,Home,Away,Home goals,Away goals
2019-05-04,Alder,Beck,2,2
2019-05-11,Frost,Alder,0,1
2019-05-18,Beck,Frost,4,1
2019-05-25,Alder,Frost,3,0
"""


@pytest.mark.parametrize(
    ("statement", "agrees"),
    [
        ("Beck beat Frost 4-1.", True),
        ("Beck beat Frost 3-1.", False),
        ("Frost beat Beck.", False),
        ("Frost lost 1-4 to Beck in May 2019.", True),
        ("Frost was beaten by Beck.", True),
        ("Alder and Beck drew 2-2 on 4 May 2019.", True),
        ("Alder beat Frost.", SILENT),  # they met twice
        ("Alder beat Frost 3-0 on 25 May 2019.", True),
        ("Beck beat Frost 4-1 on 3 June 2019.", SILENT),
        ("Beck beat Frost 4-1 in the cup.", SILENT),
        ("Alder won two of their three games.", True),
        ("Frost won one game.", False),
        ("Frost lost all of their games.", True),
        ("Frost lost all of their games in the cup.", SILENT),
    ],
)
def test_games_of_two_sides_are_settled(statement: str, agrees: bool | None) -> None:
    assert settled(statement, GAMES) is agrees


@pytest.mark.parametrize(
    ("statement", "stance"),
    [
        ("Frost lost to Beck on Sunday.", "supports"),
        ("Alder drew 3-3 with Lowe.", "contradicts"),
        ("Alder beat Frost 4-1.", "unsupported"),
    ],
)
def test_results_in_prose_are_settled(statement: str, stance: str) -> None:
    evidence = read_text("Beck beat Frost 4-1 on Sunday, and Alder drew 2-2 with Lowe.\n", "report.txt")
    check = factcheck.check(read_text(f"{statement}\n", "article.txt"), [evidence])
    assert {one.suggestion.stance for one in check.findings if one.question == "true"} == {stance}


def test_the_working_names_the_rows() -> None:
    check = factcheck.check(
        read_text("Most of the pools are not heated.\n", "article.txt"), [read_bytes(POOLS.encode(), "pools.csv")]
    )
    (suggestion,) = [one.suggestion for one in check.findings if one.question == "true"]
    assert (suggestion.stance, suggestion.working) == ("contradicts", "2 of 5 rows: Brook, Elm")
