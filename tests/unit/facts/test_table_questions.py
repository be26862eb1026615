"""What a table answers to a sentence: the questions that its words may be asking, and the answer to each."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from factcheck.documents import read_bytes
from factcheck.facts.tables.asked import ask_of
from factcheck.facts.tables.eras import find_eras
from factcheck.facts.tables.grid import grids_of, tokens_of
from factcheck.facts.tables.questions import ask
from factcheck.figures import find_figures

GAMES = """Date,Home team,Score,Away team,Crowd,High points
"3 May 1998",Norford,4 - 2,Estham,12500,Ann Loe (21)
"10 May 1998",Estham,1 - 0,Westow,9800,Bea Poll (18)
"17 May 1999",Westow,4 - 1,Norford,15250,Ann Loe (30)
"24 May 1999",Norford,0 - 0,Southby,15300,Cleo Dunn (12)
"""


def grid(text=GAMES, *, across=False):
    return grids_of(read_bytes(text.encode(), "games.html" if text.startswith("<") else "games.csv"), 0)[across]


def answers(claim, figure, operation, table=GAMES):
    figures = find_figures(claim)
    asked = next((one for one in figures if one.text == figure), None)
    assert figure is None or asked is not None, [one.text for one in figures]
    return [one for one in ask(claim, asked, figures, grid(table)) if one.operation == operation]


@pytest.mark.parametrize(
    ("claim", "figure", "operation", "agrees"),
    [
        ("The crowd at Southby's visit was 15,300.", "15,300", "cell", True),
        ("The crowd at Southby's visit was 15,250.", "15,250", "cell", False),
        ("More than 15,300 was the crowd when Southby came.", "More than 15,300", "cell", False),
        ("The high points in Westow's home game were Ann Loe (30).", "30", "together", True),
        ("Bea Poll (18) had the high points on 3 May 1998.", "18", "together", False),
        ("Southby was the away team on 24 May 1999.", "24 May 1999", "together", True),
        ("Southby was the away team on 17 May 1999.", "17 May 1999", "together", False),
        ("Norford was the home team in two games.", "two games", "count", True),
        ("Norford was the home team in three games.", "three games", "count", False),
        ("There were 3 different home teams.", "3 different home teams", "distinct", True),
        ("Half of the home team entries are Norford.", "Half", "share", True),
        ("All of the games had Norford as home team.", None, "share", False),
        ("Southby is the only away team for the score of 0 - 0.", None, "only", True),
        ("Norford is the only home team in the games.", None, "only", None),
        ("The largest crowd was 15,300.", "15,300", "max", True),
        ("The largest crowd was 15,250.", "15,250", "max", False),
        ("The total crowd was 52,850.", "52,850", "sum", True),
        ("The crowd was from 9,800 to 15,300.", "9,800 to 15,300", "span", True),
        ("The crowd was from 9,800 to 15,250.", "9,800 to 15,250", "span", False),
        ("Southby's visit had the largest crowd.", None, "extreme", True),
        ("Estham's visit had the largest crowd.", None, "extreme", False),
    ],
)
def test_a_question_is_answered_by_what_stands_in_the_table(claim, figure, operation, agrees):
    found = [one.agrees for one in answers(claim, figure, operation)]
    assert (agrees in found) if agrees is not None else not found


def test_a_cell_that_is_said_beside_another_columns_name_is_astray():
    claim = "The high points were 15300 on 24 May 1999."
    assert not any(one.agrees for one in answers(claim, "24 May 1999", "under"))
    assert answers(claim, "24 May 1999", "under")
    right = "The crowd was 15300 on 24 May 1999."
    assert not answers(right, "24 May 1999", "under")


@pytest.mark.parametrize(
    ("claim", "figure", "run"),
    [
        ("It was played on 13 January 1991.", 0, ("13", "1m", "1991")),
        ("The sets were 6-4, 6-0 and then rain.", 0, ("6", "4", "6", "0")),
        ("Arai had 0 (8) of them.", 0, ("0", "8")),
        ("In 1999, 5 people came.", 1, ("5",)),
    ],
)
def test_a_figure_is_compared_with_the_numbers_it_is_written_in_one_with(claim, figure, run):
    figures = find_figures(claim)
    assert ask_of(claim, figures[figure], figures, grid()).run_forms == run


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("released in the 1960s", 1960, 1969),
        ("released in the late 1960's", 1964, 1969),
        ("painted in the 19th century", 1801, 1900),
        ("painted in the early 20th century", 1901, 1951),
        ("born before 1500", 0, 1499),
        ("built after 1600", 1601, 9999),
    ],
)
def test_a_span_of_years_is_read(text, low, high):
    assert [(one.low, one.high) for one in find_eras(text, tokens_of(text))] == [(low, high)]


@pytest.mark.parametrize("text", ["in 1998", "the 19th hole", "12 years before that", "8 seasons"])
def test_a_year_or_a_number_alone_is_no_span(text):
    assert not find_eras(text, tokens_of(text))


def test_what_a_number_is_glued_to_by_a_comma_is_another_number():
    forms = [token.form for token in tokens_of("12,2012 and 1,234,567.50 and 12,500")]
    assert [form for form in forms if form[0].isdigit()] == ["12", "2012", "1234567.5", "12500"]


def test_a_word_of_a_columns_name_asks_for_nothing():
    table = "Player,Best finish,Total points\nLoe,3,40\nPoll,5,60\n"
    figures = find_figures("The best finish of Loe was 3.")
    asked = ask_of("The best finish of Loe was 3.", figures[0], figures, grid(table))
    assert "max" not in asked.cues


def test_a_figure_is_also_asked_for_by_its_own_clause_alone():
    claim = "Two games were played by Norford at home and one game by Westow."
    local = [one for one in answers(claim, "Two games", "count") if one.grounds.get("local")]
    assert any(one.value == Decimal(2) and one.agrees for one in local)


def test_nothing_of_the_grounds_looks_at_whether_the_answer_agrees():
    right, wrong = (answers(f"The crowd at Southby's visit was {n}.", n, "cell")[0] for n in ("15,300", "15,400"))
    assert right.agrees
    assert not wrong.agrees
    assert right.grounds.keys() - {"common"} == wrong.grounds.keys() - {"common"}


LINES = {
    "Born": "May 1, 1902", "Died": "June 3, 1916 (aged 14)", "Years active": "1909-1914", "Running time": "106 minutes",
    "Children": "1", "Awards": "Awards",
}  # fmt: skip
BOX = (
    "<table><tr><th colspan=2>Jean</th></tr>"
    + "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in LINES.items())
    + "</table>"
)
TOWNS = """town,county,population_2021,population_2011,has_hospital
Alder,North,12400,11900,no
Birkley,North,34100,35600,yes
Corston,South,8700,8100,no
Dunmere,South,51200,47300,yes
Total,,106400,102900,
"""


def test_a_box_of_facts_is_one_row_with_its_names_as_columns_and_without_its_headings():
    box = grid(BOX)
    assert box.boxed
    assert box.height == 1
    assert box.titles == ["Jean", "Born", "Died", "Years active", "Running time", "Children"]
    assert not grid().boxed
    assert not grid("Country,People\nNorland,12\nSudland,14\nEstria,9\n").boxed


@pytest.mark.parametrize(
    ("claim", "figure", "operation", "agrees"),
    [
        ("Jean died at the age of 14.", "14", "age", True),
        ("Jean died at the age of 15.", "15", "age", False),
        ("Jean died in his 20s.", "20s", "age", False),
        ("Jean was performing when he was 7.", "7", "age", True),
        ("Jean was performing when he was 18.", "18", "age", False),
        ("Jean was active for 5 years.", "5 years", "lasted", True),
        ("Jean was active for 15 years.", "15 years", "lasted", False),
        ("Jean was a 4 hour movie.", "4 hour", "fact", False),
        ("Jean has 2 children.", "2 children", "fact", False),
        ("Jean has been active since 1909.", None, "era", True),
        ("Jean has been active since 1908.", None, "era", False),
        ("Jean was born in the 1900s.", None, "era", True),
    ],
)
def test_a_box_of_facts_is_asked_for_ages_spans_and_what_it_names(claim, figure, operation, agrees):
    assert {one.agrees for one in answers(claim, figure, operation, BOX)} == {agrees}


@pytest.mark.parametrize(
    ("claim", "figure", "operation", "agrees"),
    [
        ("Two towns have a hospital.", "Two towns", "count", True),
        ("Three towns have a hospital.", "Three towns", "count", False),
        ("Two of the four towns have no hospital.", "Two", "count", True),
        ("Two of the four towns have no hospital.", "four towns", "count", True),  # the total is no town
        ("Three of the towns grew between 2011 and 2021.", "Three of the towns", "changed", True),
        ("Three of the towns shrank between 2011 and 2021.", "Three of the towns", "changed", False),
        ("Most of the towns grew between 2011 and 2021.", None, "changed", True),
        ("Most of the towns lost people between 2011 and 2021.", None, "changed", False),
        ("Birkley grew between 2011 and 2021.", None, "changed", False),
        ("Corston grew by 600 people between 2011 and 2021.", "600 people", "grown", True),
        ("Corston grew by 700 people between 2011 and 2021.", "700 people", "grown", False),
        ("Birkley grew by 1,500 people between 2011 and 2021.", "1,500 people", "grown", False),  # it shrank
        ("Corston grew by 7.4% between 2011 and 2021.", "7.4%", "grown", True),
        ("Corston grew by 8.4% between 2011 and 2021.", "8.4%", "grown", False),
        ("None of the towns had more than 50,000 people in 2021.", None, "share", False),
        ("The largest population in 2021 was 51,200.", "51,200", "max", True),
    ],
)
def test_rows_are_counted_by_yes_and_no_by_bounds_and_by_what_became_of_them(claim, figure, operation, agrees):
    assert agrees in {one.agrees for one in answers(claim, figure, operation, TOWNS)}


def test_a_bound_names_no_row_and_its_words_ask_for_nothing():
    assert not answers("The crowd was at least 12,500 for Norford.", "at least 12,500", "together")
    assert not answers("The crowd was at least 12,500 for Norford.", "at least 12,500", "min")


def test_a_number_in_words_is_held_as_its_number_and_one_of_a_score_by_itself_is_not_held():
    assert {one.agrees for one in answers("Norford's score was two on 3 May 1998.", "two", "cell")} <= {True}
    claim = "The score was two on 3 May 1998."
    figures = find_figures(claim)
    assert ask_of(claim, figures[0], figures, grid()).forms == ("2",)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("from 2007 to 2011", (2007, 2011)),
        ("between 2007 and 2011", (2007, 2011)),
        ("since 2007", (2007, 9999)),
        ("in the 90s", (1990, 1999)),
        ("in his 60s", None),
        ("2011 to 2007", None),
    ],
)
def test_spans_of_years_and_decades_in_two_digits(text, span):
    found = [(one.low, one.high) for one in find_eras(text, tokens_of(text))]
    assert found == ([span] if span else [])


@pytest.mark.parametrize(
    ("claim", "figure"),
    [
        ("The crowd at Southby's visit rose by 224.", "224"),
        ("Southby's visit had a crowd 1,300 higher than before.", "1,300 higher"),
        ("Southby's visit filled 12% of the crowd's seats.", "12%"),
    ],
)
def test_an_amount_of_change_and_a_share_are_not_held_against_a_level(claim, figure):
    assert all(one.agrees for one in answers(claim, figure, "cell"))


SEATS = """Party,Votes,Seats,2019 seats,Rank
Orlemar Unity,812406,61,58,1
Green Coast,410211,33,30,2
Old League,120400,9,21,3
Free List (FL),88000,5,0,4
Free List (Isles),21000,1,0,5
"""
ALBUM = "<table>{}</table>".format(
    "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in
    [("Released", "1999"), ("Length", "46:06"), ("Label", "Warner"), ("Producer", "Ann Loe"), ("Rank", "2nd")])
)  # fmt: skip


@pytest.mark.parametrize(
    ("table", "claim", "figure", "operation", "agrees"),
    [
        (SEATS, "Orlemar Unity and Green Coast together hold 94 seats.", "94 seats", "sum", {True}),
        (SEATS, "Orlemar Unity, Green Coast and Old League together hold 104 seats.", "104 seats", "sum", {False}),
        (SEATS, "Orlemar Unity and Green Coast hold 94 seats.", "94 seats", "cell", set()),
        (SEATS, "Green Coast holds 94 seats.", "94 seats", "cell", {False}),
        (SEATS, "The average of the seats of the first 2 parties is 47.", "47", "average", {True}),
        (SEATS, "The average of the seats of the first 3 parties is 47.", "47", "average", {False}),
        (SEATS, "The last 2 parties hold 6 seats.", "2 parties", "count", set()),
        (SEATS, "Two parties are a Free List.", "Two parties", "count", {True}),
        (SEATS, "Two parties are a Free List.", "Two parties", "distinct", {True}),
        (SEATS, "Green Coast had the most seats.", None, "extreme", {False}),
        (SEATS, "The most seats of Green Coast were 33.", None, "extreme", set()),
        (SEATS, "Green Coast's most seats were 33.", None, "extreme", set()),
        (SEATS, "Orlemar Unity finished first with many votes.", None, "extreme", set()),
        (SEATS, "Green Coast had 30 seats in 2019.", "30 seats", "cell", {True}),
        (SEATS, "Green Coast had 33 seats in 2014.", "33 seats", "cell", {True}),
        (GAMES, "Southby's visit had the score 0-0.", None, "cell", {True}),
        (GAMES, "Southby's visit had the score 0-2.", None, "cell", {False}),
        (GAMES, "Norford and Westow were the home teams.", None, "together", {True}),
        (GAMES, "Southby came on May 24th 1999.", "May 24th 1999", "together", {True}),
        (ALBUM, "The length of the album is over 50 minutes.", "over 50 minutes", "fact", {False}),
        (ALBUM, "The length of the album is over 40 minutes.", "over 40 minutes", "fact", {True}),
        (ALBUM, "The length of the album is over 50 songs.", "over 50 songs", "fact", set()),
        (ALBUM, "The rank of the album is 3rd.", None, "fact", {False}),
    ],
)  # fmt: skip
def test_lists_parts_of_the_rows_lengths_and_what_a_whole_sentence_says(table, claim, figure, operation, agrees):
    found = {one.agrees for one in answers(claim, figure, operation, table)}
    assert found == agrees or (agrees == {True} and True in found)  # another name or row may say otherwise


def test_a_sum_behind_a_sign_names_its_row_and_the_numbers_before_it_do_not():
    table = 'Player,Score\nWatson,"72-70=142"\nPohl,"73-71=144"\nRogers,"74-70=144"\n'
    assert [one.value for one in answers("Two players have the score of 144.", "Two players", "count", table)] == [2]
    assert [one.value for one in answers("Two players have the score of 70.", "Two players", "count", table)] == [3]


def test_a_year_that_stands_in_too_many_rows_names_one_among_those_of_a_place():
    places = [f"{one}{two}{three}ford".title() for one, two, three in product("bcdfgklmnprstvwz", repeat=3)]
    lines = [
        f"{place},{year},{200_000 + 20 * n + year - 2000},03"
        for n, place in enumerate(places)
        for year in range(2000, 2020)
    ]
    long = grid("\n".join(["place,year,births,code", *lines, f"Anford,2007,{len(lines)},03"]))
    assert long.index.count("2007") == len(places) + 1 > 4_000
    assert (long.index.get("3")[1], long.index.count("03")) == ((1, 3), 0)  # numbers are compared without zeros
    claim = "In Knlford there were 249,147 births in 2007."
    figures = find_figures(claim)
    (found,) = [one for one in ask(claim, figures[0], figures, long) if one.operation == "cell" and one.column == 2]
    row = 20 * places.index("Knlford") + 7
    assert (found.rows, found.agrees, found.value) == ((row,), (200_000 + row) == 249_147, Decimal(200_000 + row))


@pytest.mark.parametrize(
    ("header", "compared"), [("cocoa_tonnes_2020", 0), ("cocoa exports ($)", 1), ("cocoa exports", 1)]
)
def test_what_is_worth_more_is_no_question_of_tonnes(header, compared):
    table = f"country,{header}\nAbria,812000\nLumba,1340000\nTembe,520000\n"
    assert len(answers("Abria's cocoa exports were worth more than Tembe's.", None, "compare", table)) == compared
    assert len(answers("Abria's cocoa exports were more than Tembe's.", None, "compare", table)) == 1
