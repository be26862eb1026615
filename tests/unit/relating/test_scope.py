"""What is about something else is not held against a claim, and what is about the same still is."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from factcheck.documents import read_bytes
from factcheck.facts import read_statements, statements_of
from factcheck.relating import relate
from factcheck.relating.comparing.likeness import compare_subjects


def judge(claim, evidence, figure=None):
    claimed = next(one for one in statements_of(claim) if figure is None or figure in one.figure.text)
    return relate(claimed, statements_of(evidence))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Unemployment among young people is 11.2%.", "The unemployment rate is 4.2%."),
        ("The company employs 4,000 people in Leeds.", "The company employs 19,000 people across Britain."),
        ("It takes 25 minutes by train.", "It takes 50 minutes by car."),
        ("He scored 41 goals for his club.", "He scored 12 goals for his country."),
        ("The basic rate of tax is 20%.", "The higher rate of tax is 40%."),
        ("The fine for a first offence is $250.", "The fine for a second offence is $1,000."),
        ("62% of under-30s rent.", "38% of over-50s rent."),
        ("The ferry can carry 600 passengers.", "The ferry was carrying 412 passengers when it sank."),
        ("The law was backed by 312 deputies.", "Some 97 deputies voted against the law."),
        ("The reservoir is 43% full.", "A year ago the reservoir was 71% full."),
        ("The company lost $40m in the first half of 2022.", "The company lost $95m in 2022."),
        ("A record 3.2 million tourists visited in July.", "In the first seven months 14 million tourists visited."),
        ("The new school will have 900 places.", "The old school had 650 places."),
        ("The blue-chip TA-35 index gained 1%.", "The TA-25 index ended down 1%."),
        ("Membership has dropped by more than 20,000.", "Membership stands at 171,500."),
    ],
)
def test_a_figure_of_a_part_of_another_place_time_or_thing_contradicts_nothing(claim, evidence):
    assert judge(claim, evidence).stance in {"unsupported", "unclear"}


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The basic rate of tax is 20%.", "The basic rate of tax is 25%."),
        ("It takes 25 minutes by train.", "By train it takes 50 minutes."),
        ("He scored 41 goals for his club.", "He scored 14 goals for the club."),
        ("The company employs 4,000 people in Leeds.", "In Leeds the company employs 5,000 people."),
        ("The fine for a first offence is $250.", "A first offence is punished with a fine of $500."),
        ("31% of girls walk to school.", "31% of boys and 22% of girls walk to school."),
        ("Police seized 45 kg of heroin.", "Police seized 45 kg of cocaine and 12 kg of heroin."),
        ("The bank's profit was €340m.", "The bank's profit was €210m, down from €340m a year earlier."),
        ("The crash killed 12 soldiers.", "The crash killed 12 civilians and 7 soldiers."),
        ("Shares in Acme fell 4%.", "Shares in Acme closed 4% higher."),
        ("Russia pumps 10 million barrels a day.", "Russia pumps 8.5 million barrels a day."),
        ("The plant burns 3,000 tonnes of coal a day.", "The plant burns 3,400 tonnes of coal a day."),
    ],
)
def test_a_figure_of_the_same_thing_does(claim, evidence):
    assert judge(claim, evidence).stance == "contradicts"


@pytest.mark.parametrize(
    ("claim", "evidence", "name"),
    [
        ("Visitor numbers doubled.", "Visitor numbers rose by 100%.", "equal"),
        ("Malaria killed 619,000 people.", "Malaria caused 619,000 deaths.", "equal"),
        ("There are 5.3 homicides per 100,000 people.", "There are 5.3 homicides per 100,000 residents.", "equal"),
        ("The fire burned 47,000 acres.", "The fire burned 19,000 hectares.", "rounds"),
        ("He was sentenced to 42 months in prison.", "He was jailed for three years and six months.", "equal"),
        ("A record 1.1 million people voted early.", "Some 1,104,000 people voted early.", "rounds"),
        ("Support is up three points.", "Support rose from 21% to 24%.", "equal"),
        ("Its share price has fallen by two-thirds.", "Its share price fell from $90 to $31.", "approximates"),
        ("Each employee got $5,000.", "The firm paid $12.5 million to its 2,500 employees.", "equal"),
        ("More than half of the flights were late.", "Of 412 flights, 233 were late.", "within"),
        ("Marsh won by fewer than 500 votes.", "Marsh received 9,871 votes, Boyd 9,455.", "within"),
    ],
)
def test_what_is_told_in_another_unit_or_kind_is_the_same(claim, evidence, name):
    relation = judge(claim, evidence)
    assert (relation.name, relation.stance) == (name, "supports"), relation.working


WARDS = "Ward,Votes cast,Turnout (%)\nBrook,2302,42.0\nCastle,2455,35.0\n"
FIRM = "Item,2022,2023\nRevenue (€m),812,905\nEmployees,3120,2988\n"
CARE = "Country,Doctors per 1000 people,Hospital beds per 1000 people\nGreece,6.2,4.2\nPoland,3.3,6.2\n"
RAIN = "Month,Rainfall (mm),Sunshine (hours)\nFebruary,61,70\nMarch,58,112\n"
JOBS = "Region,Change in jobs (%)\nNorth,-2.4\nSouth,1.8\n"
SEATS = "Party,Seats 2019,Seats 2023\nLabour,112,131\nConservative,140,98\n"


@pytest.mark.parametrize(
    ("claim", "figure", "table", "stance"),
    [
        ("Turnout in Brook was 42%.", "42%", WARDS, "supports"),
        ("Turnout in Derwent was 42%.", "42%", WARDS, "unclear"),
        ("Revenue was €905m in 2023.", "€905m", FIRM, "supports"),
        ("Poland has 3.3 doctors per 1,000 people.", "3.3", CARE, "supports"),
        ("Poland has 6.2 doctors per 1,000 people.", "6.2", CARE, "contradicts"),
        ("In February, 61mm of rain fell.", "61mm", RAIN, "supports"),
        ("There were 211 hours of sunshine in March.", "211", RAIN, "contradicts"),
        ("Jobs in the South rose by 1.8%.", "1.8%", JOBS, "supports"),
        ("Jobs in the South fell by 1.8%.", "1.8%", JOBS, "contradicts"),
        ("Labour gained 19 seats.", "19", SEATS, "supports"),
        ("The Conservatives lost 24 seats.", "24", SEATS, "contradicts"),
    ],
)
def test_a_table_is_read_by_its_row_its_column_and_its_units(claim, figure, table, stance):
    claimed = next(one for one in statements_of(claim) if figure in one.figure.text)
    relation = relate(claimed, read_statements(read_bytes(table.encode(), "evidence.csv")))
    assert relation.stance == stance, relation.working


TOTALS = "Airport,Passengers\nHull,812\nYork,905\nTotal,1717\n"


@pytest.mark.parametrize(
    ("claim", "likeness"),
    [("Leeds Bradford handled 1,717 passengers.", "unknown"), ("York handled 1,717 passengers.", "different")],
)
def test_the_row_of_all_may_be_of_whoever_has_no_row_of_its_own(claim, likeness):
    rows = read_statements(read_bytes(TOTALS.encode(), "evidence.csv"))
    (claimed,) = statements_of(claim)
    assert compare_subjects(claimed, rows[-1], [row.row for row in rows[:-1]]) == likeness


@pytest.mark.parametrize(
    ("article", "likeness"),
    [("Most agents work at night.", "unknown"), ("The Yard works at night.", "different")],
)
def test_what_its_article_writes_small_is_no_name(article, likeness):
    (claimed,) = statements_of("Agents made 230 arrests.")
    (reported,) = statements_of("Border Patrol made 230 arrests.")
    assert compare_subjects(replace(claimed, around=article), reported) == likeness
