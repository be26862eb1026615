"""What a table or a report with many figures must not be made to say about an article's other figures."""

import pytest

from factcheck.documents import read_bytes, read_text
from factcheck.facts import read_statements
from factcheck.relating import relate_in

ACCOUNTS = (
    b"\xc2\xa3m,2022/23,2021/22,Change\n"
    b"Revenue,214.3,192.0,11.6%\nBroadcasting,128.9,119.0,8.3%\nWages,167.6,149.2,12.3%\n"
)
CRIME = (
    b"Offence,2022,2023,Change in %\nBurglary,13639,12480,-8.5\nHomicide,28,41,46.4\nAll offences,184120,187403,1.8\n"
)
POLL = b"Party,March 2024,April 2024\nConservatives,36,34\nGreens,18,21\n"
STUDY = b"Subgroup,Participants,Risk reduction\nWomen,28559,35%\nMen,17662,30%\nSmokers,8412,12%\n"
SEATS = b"Party,Year,Seats\nUnited Russia,2011,238\nCommunists,2011,92\n"
PRICES = (
    "The Consumer Prices Index of Norland rose by 2.3% in the 12 months to April 2024, down from 3.2% in the 12 months "
    "to March."
)


def stances(claim, figure, evidence):
    """Every stance that the evidence's passages take, with the working of those that take one."""
    article = read_text(claim)
    claimed = next(item for item in read_statements(article) if item.figure.text == figure)
    relations = [relate_in(claimed, evidence, passage) for passage in evidence.passages]
    return {
        relation.stance: relation.working for relation in relations if relation.stance in {"supports", "contradicts"}
    }


def table(data):
    return read_bytes(data, "table.csv")


@pytest.mark.parametrize(
    ("claim", "figure", "evidence"),
    [
        ("Revenue rose to £214.3m, an 11.6% increase.", "£214.3m", table(ACCOUNTS)),
        ("The wage bill climbed to £167.6m.", "£167.6m", table(ACCOUNTS)),
        ("Police recorded 12,480 burglaries last year.", "12,480 burglaries", table(CRIME)),
        ("Police recorded 8.5 percent fewer burglaries.", "8.5 percent", table(CRIME)),
        (
            "Half of the days were more than 1.5 degrees warmer than before.",
            "more than 1.5 degrees",
            read_text("Half of the days were more than 1.5°C warmer than before."),
        ),
        ("There were 41 homicides.", "41 homicides", table(CRIME)),
        ("The governing Conservatives lead with 34 percent, down two points since March.", "34 percent", table(POLL)),
        ("Prices in Norland rose 2.3% in the year to April, down from 3.2% in March.", "2.3%", read_text(PRICES)),
        (
            "STOCKHOLM, 25 April 2024 - The company delivered 386,810 cars.",
            "386,810 cars",
            read_text("Deliveries totalled 386,810 vehicles."),
        ),
        (
            "Police solved 57.3% of all cases, compared with 58.1% a year earlier.",
            "57.3%",
            read_text("Police solved 57.3 percent of cases (2022: 58.1 percent)."),
        ),
    ],
)  # fmt: skip
def test_a_figure_is_found_where_it_stands(claim, figure, evidence):
    assert set(stances(claim, figure, evidence)) == {"supports"}


@pytest.mark.parametrize(
    ("claim", "figure", "evidence"),
    [
        ("Police solved 57.3% of all cases.", "57.3%", table(CRIME)),
        ("The average age of the participants was 57, and 62% were women.", "57", table(STUDY)),
        ("The average age of the participants was 57, and 62% were women.", "62%", table(STUDY)),
        ("Only three clubs in the division had higher revenue.", "three clubs", table(ACCOUNTS)),
        ("Unemployment climbed to 4.3% in the three months to March.", "three months", read_text(PRICES)),
        ("The central bank's target is 2%.", "2%", read_text(PRICES)),
        ("United Russia won more than half of the seats.", "more than half", table(SEATS)),
    ],
)
def test_a_figure_of_something_else_is_no_answer(claim, figure, evidence):
    assert stances(claim, figure, evidence) == {}


@pytest.mark.parametrize(
    ("claim", "figure", "evidence", "right"),
    [
        (
            "Researchers followed 46,212 adults for seven years.",
            "46,212 adults",
            "We followed 46,221 adults.",
            "46,221",
        ),
        ("Matchday income was £39.7m.", "£39.7m", "Matchday income was £37.9m.", "£37.9m"),
        ("Revenue rose to £241.3m.", "£241.3m", ACCOUNTS, "214.3"),
        (
            "Unemployment rose to 4.3% from 4.2%.",
            "4.2%",
            "The unemployment rate for January to March 2024 was 4.3%, up from 4.0% in the previous quarter.",
            "4.0%",
        ),
        ("Among smokers, the risk reduction was 21%.", "21%", STUDY, "12%"),
    ],
)
def test_a_slip_is_found_all_the_same(claim, figure, evidence, right):
    source = read_text(evidence) if isinstance(evidence, str) else table(evidence)
    assert right in stances(claim, figure, source).get("contradicts", "")
