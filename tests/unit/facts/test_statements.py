"""What a figure is about: name, time, stage, base and words, in sentences and in tables."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace

from factcheck.documents import read_bytes, read_text
from factcheck.facts import read_statements, statements_of
from factcheck.facts.bases import compare as compare_bases
from factcheck.facts.periods import compare as compare_periods
from factcheck.facts.periods import nested, parse
from factcheck.facts.subjects import compare as compare_subjects
from factcheck.figures import QUANTITATIVE, find_figures
from factcheck.figures.conversion import confusable, convert


def about(text, **known):
    return {statement.figure.text: statement for statement in statements_of(text, **known)}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "Putin is gaining 63.75% of votes, Gennady Zyuganov - 17.19%, Mikhail Prokhorov - 7.82%.",
            ["Putin", "Gennady Zyuganov", "Mikhail Prokhorov"],
        ),
        ("The count gave 48% to Alvarez and 41% to Moreno.", ["Alvarez", "Moreno"]),
        ("Labour won 12 seats, the Greens 5.", ["Labour", "Greens"]),
        ("Labour won 12 seats and 5 mayors.", ["Labour", "Labour"]),
        ("Rainfall was 42 mm in Leeds and 57 mm in Hull.", ["Leeds", "Hull"]),
        ("Vladimir Churov said Putin had 64%.", ["Putin"]),
        ("The unemployment rate in Spain fell to 12%.", ["Spain"]),
        ("Last month the party won 42%.", ["party"]),
        ("House prices fell 1.4%.", ["house prices"]),
        ("UK output (GDP) grew 0.6%.", ["UK"]),
        ("The S&P 500 rose 64.06 points.", ["S&P 500"]),
    ],
)
def test_each_figure_belongs_to_the_name_it_stands_with(text, subjects):
    found = [(statement.subject or "").lower() for statement in statements_of(text)]
    assert found == [subject.lower() for subject in subjects]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Russia pumps 9.5 million barrels a day.", "Russia"),
        ("Italy reported 5,000 cases.", "Italy"),
        ("Toyota recalled 740,000 vehicles.", "Toyota"),
        ("Highs of 40C are expected.", "highs"),
        ("House prices fell 1.4%.", "house prices"),
    ],
)
def test_the_first_word_of_a_sentence_is_a_name_where_a_verb_and_its_object_follow(text, subject):
    assert [statement.subject for statement in statements_of(text)] == [subject]


def test_a_pronoun_takes_the_name_of_the_sentence_before_in_its_paragraph():
    document = read_text('Nobody expected much of Vladimir Putin. "But he got 64%," one said.\n\nIt rose by 5%.')
    statements = read_statements(document)
    assert [statement.subject for statement in statements] == ["Vladimir Putin", None]


@pytest.mark.parametrize(
    ("text", "figure", "period"),
    [
        ("Unemployment was 4.1% in 2023 and 4.5% in 2024.", "4.1%", "2023"),
        ("Unemployment was 4.1% in 2023 and 4.5% in 2024.", "4.5%", "2024"),
        ("In March 2012 prices rose 3%, and wages 2%.", "2%", "March 2012"),
        ("After 99.3% of protocols, Putin had 63.75%.", "63.75%", "After 99.3% of protocols"),
        ("The exit poll gave him 58%.", "58%", "exit poll"),
        ("Sales rose 3% more than in 2011.", "3%", None),
        ("He won with 45% of votes.", "45%", None),
        ("There were 600 cases, a rise of 7.4% on last year.", "600 cases", None),
        ("Shares fell by 7.4% on 3 May 2012.", "7.4%", "3 May 2012"),
        ("It had 600 visits, a fifth above the level of 2019.", "600 visits", None),
        ("It stood at 58%, far from the goal, which it last met in 2015.", "58%", None),
        ("The rule, which came into force in 2019, has brought in 600 donors.", "600 donors", None),
        ("Sales in the first half of 2022 were $40m.", "$40m", "first half of 2022"),
        ("In the first seven months it sold 14 ships.", "14 ships", "first seven months"),
        ("He spent the last 250 days there.", "250 days", None),
    ],
)
def test_a_figure_has_the_time_and_stage_that_its_words_give(text, figure, period):
    (statement,) = [item for item in statements_of(text) if figure in item.figure.text]
    assert statement.period.text == (period or "")


def test_a_relative_year_is_counted_from_the_day_of_the_document():
    (statement,) = statements_of("Last year 300 ships called.", day=datetime.date(2012, 3, 5))
    assert statement.period.text == "2011"


def test_a_stage_holds_for_the_sentences_after_it_and_the_progress_of_a_count_is_nobodys_share():
    document = read_text("After 25% of ballots had been counted, Silva had 38%.\nMoreno had 30%.")
    progress, silva, moreno = read_statements(document)
    assert progress.base == "ballots counted so far"
    assert "25% of ballots" in silva.period.text
    assert moreno.period == silva.period


@pytest.mark.parametrize(
    ("text", "figure", "base"),
    [
        ("Putin had 63.75% of the votes, Zyuganov 17.19%.", "63.75%", "votes"),
        ("Putin had 63.75% of the votes, Zyuganov 17.19%.", "17.19%", "votes"),
        ("41.5% of registered voters backed him.", "41.5%", "registered voters"),
        ("One in five women smoke.", "One in five", "women"),
        ("One pupil in eight is absent.", "in eight", "pupil"),
        ("The party kept 238 of the 450 seats, more than half.", "half", "seat"),
        ("Sales rose 3%.", "3%", None),
    ],
)
def test_a_share_has_the_base_that_its_words_give(text, figure, base):
    (statement,) = [item for item in statements_of(text) if figure in item.figure.text]
    assert statement.base == base


@pytest.mark.parametrize(
    ("one", "two", "likeness"),
    [
        ("votes", "ballots", "same"),
        ("ballots", "registered voters", "different"),
        ("adults", "children", "different"),
        ("votes", None, "unknown"),
        ("people", "adults", "unknown"),
        (None, "protocols counted so far", "different"),
    ],
)
def test_bases_are_compared_by_what_they_name(one, two, likeness):
    assert compare_bases(one, two) == compare_bases(two, one) == likeness


@pytest.mark.parametrize(
    ("one", "two", "likeness"),
    [
        ("2011", "2011", "same"),
        ("2011", "2012", "different"),
        ("March 2012", "2012", "unknown"),
        ("March 2012", "April 2012", "different"),
        ("Q1 2023", "first quarter of 2023", "same"),
        ("Q1 2023", "May 2023", "different"),
        ("Third quarter of 2023", "Q3 2023", "same"),
        ("2023-Q1", "first quarter of 2023", "same"),
        ("2023Q1", "2023M05", "different"),
        ("2021M03", "March 2021", "same"),
        ("H1 2022", "first half of 2022", "same"),
        ("FY 2023", "FY23", "same"),
        ("2023-24", "2023/24", "same"),
        ("2023-24", "2022-23", "different"),
        ("2023-24", "2024", "unknown"),  # what a year of business is called
        ("2023-24", "2025", "different"),
        ("2023-11", "November 2023", "same"),
        ("2010-2024", "2024", "different"),
        ("first seven months", "July", "different"),
        ("4 March 2012", "2012-03-04", "same"),
        ("after 25% of ballots", "after 99% of ballots", "different"),
        ("final results", "after 99.3% of protocols", "different"),
        ("preliminary results", "after 99.3% of protocols", "unknown"),
        ("exit poll", "final results", "different"),
        ("2011", None, "unknown"),
    ],
)
def test_periods_are_compared_by_what_both_say(one, two, likeness):
    assert compare_periods(parse(one), parse(two)) == compare_periods(parse(two), parse(one)) == likeness


@pytest.mark.parametrize(
    ("one", "two", "likeness"),
    [
        ("Putin", "Vladimir Putin", "same"),
        ("Vladimir Putin", "Gennady Zyuganov", "different"),
        ("United States", "United Kingdom", "different"),
        ("UN", "United Nations", "same"),
        ("the ruling party", "United Russia", "unknown"),
        ("President Putin", "Putin", "same"),
        (None, "Putin", "unknown"),
        ("Syrians", "Syria", "same"),
        ("Sudanese", "Sudan", "same"),
        ("Australians", "Austria", "different"),
        ("Iraqis", "Iran", "different"),
    ],
)
def test_subjects_are_compared_by_their_names(one, two, likeness):
    assert compare_subjects(one, two) == compare_subjects(two, one) == likeness


TABLE = b"""# Ministries in 2023
Department,"Budget, million $",Share of spending (%),Staff
Health,4200,47.7,31000
Education,3100,35.2,1987
"""


def test_a_cell_takes_its_unit_magnitude_and_time_from_the_words_around_it():
    statements = {item.figure.text: item for item in read_statements(read_bytes(TABLE, "ministries.csv"))}
    assert list(statements) == ["4200", "47.7", "31000", "3100", "35.2", "1987"]
    budget = statements["4200"]
    assert (budget.figure.value, budget.figure.unit, budget.row, budget.period.text) == (
        4200000000,
        "USD",
        "Health",
        "2023",
    )
    assert (statements["35.2"].figure.unit, statements["35.2"].base) == ("percent", "spending")
    assert statements["1987"].figure.value == 1987


def test_a_year_in_the_first_column_is_the_time_of_its_row():
    table = b"Year,Unemployment (%)\n2022,4.4\n2023,4.7\n"
    statements = read_statements(read_bytes(table, "rate.csv"))
    assert [(item.figure.text, item.period.text, item.subject) for item in statements] == [
        ("4.4", "2022", None),
        ("4.7", "2023", None),
    ]


@pytest.mark.parametrize(
    ("table", "time"),
    [
        ("month,state,checks\n2021-03,Ardmore,143742\n", "2021-03"),
        ("state,month,checks\nArdmore,2021-03,143742\n", "2021-03"),
        ("city,founded,people\nArdmore,1845,143742\n", ""),  # not when there were so many
    ],
)
def test_a_column_of_times_beside_the_label_says_when_all_of_its_row_holds(table, time):
    told = next(one for one in read_statements(read_bytes(table.encode(), "t.csv")) if one.figure.text == "143742")
    assert (told.row, told.period.text) == ("Ardmore", time)


def test_a_row_with_more_cells_than_the_table_has_names_is_read():
    document = read_bytes(b"year,rate\n2023,41.2\n,,Northern region,43.5\n", "rates.csv")
    short = replace(document, tables=(replace(document.tables[0], header=("year", "rate")),))
    for one in (document, short):
        last = read_statements(one)[-1]
        assert (last.figure.text, last.row, last.header) == ("43.5", "Northern region", None)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("It is 62 miles long.", "kilometre", "99.779328"),
        ("It hit 212 degrees Fahrenheit.", "celsius", "100"),
        ("It covers 2 square miles.", "hectare", "517.9976220672"),
        ("It lasted 36 hours.", "day", "1.5"),
        ("It rose 50 basis points.", "percentage-point", "0.5"),
    ],
)
def test_units_convert_exactly(text, unit, value):
    (statement,) = statements_of(text)
    converted = convert(statement.figure, unit)
    assert converted is not None
    assert converted.value == Decimal(value)


def test_currencies_never_convert_and_are_taken_for_each_other():
    (statement,) = statements_of("It cost $5 million.")
    assert convert(statement.figure, "EUR") is None
    assert confusable("USD", "EUR")
    assert not confusable("seat", "vote")


@pytest.mark.parametrize("words", ["5% of 3 ", "John Smith 5% ", "5%, ", "12 ", "5%"])
def test_a_text_without_stops_is_looked_at_in_stretches_of_a_bounded_length(words):
    text = words * (30_000 // len(words))
    document = read_text(text)
    found = read_statements(document)
    counted = [figure for figure in find_figures(text) if figure.kind in QUANTITATIVE]
    assert [(one.figure.start, one.figure.end) for one in found] == [(one.start, one.end) for one in counted]
    assert max(len(one.text) for one in found) < 1_000
    assert all(text[one.offset : one.offset + len(one.text)] == one.text for one in found)


@pytest.mark.parametrize(
    ("one", "two", "part"),
    [
        ("first half of 2022", "2022", True),
        ("May 2023", "2023", True),
        ("May 2023", "May", False),
        ("4 March 2012", "2012", False),
        ("2022", None, False),
    ],
)
def test_a_month_or_a_half_is_a_part_of_its_year(one, two, part):
    assert nested(parse(one), parse(two)) is nested(parse(two), parse(one)) is part


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("He ran 2 hours and 11 minutes.", 131, "minute"),
        ("He is 6ft 2in tall.", 74, "inch"),
        ("She got two years and six months.", 30, "month"),
    ],
)
def test_a_measure_in_two_units_is_one_figure(text, value, unit):
    (statement,) = statements_of(text)
    assert (statement.figure.value, statement.figure.unit) == (value, unit)
    assert text[statement.figure.start : statement.figure.end] == statement.figure.text


def test_the_header_of_a_table_has_no_figures_of_its_own_but_gives_its_rows_unit_magnitude_and_rate():
    table = b"Crop,Exports 2022 ('000 tonnes),Farms per 1000 people\nCoffee,60,4.1\n"
    tonnes, rate = read_statements(read_bytes(table, "crops.csv"))
    assert (tonnes.figure.value, tonnes.figure.unit, tonnes.period.text) == (60_000, "tonne", "2022")
    assert rate.figure.per == "1000 people"


@pytest.mark.parametrize(
    ("text", "speaker", "place", "role", "denied", "modality"),
    [
        ("The minister said on Monday that turnout in Leeds was 45%.", "minister", "Leeds", "level", False, "said"),
        ("It is not true that turnout was 64%.", None, None, "level", True, "said"),
        ("It was not the lowest, but turnout was 64%.", None, None, "level", False, "said"),
        ("Inflation is expected to be 3.1%.", None, None, "level", False, "forecast"),
        ("If wages were 4%, nobody would mind.", None, None, "level", False, "supposed"),
        ("According to the ONS, prices rose 3%.", "ONS", None, "distance", False, "said"),
        ("Sales were 12% higher than a year earlier.", None, None, "distance", False, "said"),
        ("It is well above the average of 5.2% here.", None, None, "before", False, "said"),
    ],
)
def test_who_says_it_where_it_holds_and_what_it_is_are_fields_of_their_own(
    text, speaker, place, role, denied, modality
):
    (statement,) = statements_of(text)
    told = (statement.speaker, statement.place, statement.role, statement.denied, statement.modality)
    assert told == (speaker, place, role, denied, modality)
