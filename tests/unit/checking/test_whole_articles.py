"""What an article says elsewhere tells whether a source is the one that it was written from."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.documents import read_bytes, read_text
from factcheck.relating.readings import part_known

SOURCE = """Bureau of Labour, quarterly bulletin

Some 1,284,310 people had a job in the second quarter, an increase of 14,620 on the first.

Joblessness stood at 6.37 per cent; among men it was 6.81 per cent.

Average weekly earnings came to 743.20 crowns.
"""
ALONE = "The rate was put at 6.37% on Tuesday.\n"
ARTICLE = f"""A total of 1,284,310 people were in work in the second quarter, 14,620 more than in the first.

{ALONE}
Pay averaged 743.20 crowns a week.
"""


def stance_on(article: str, figure: str, source: str = SOURCE, name: str = "bulletin.txt") -> str:
    check = factcheck.check(read_text(article, "article.txt"), [read_bytes(source.encode(), name)])
    return next(one.suggestion.stance for one in check.findings if one.claim.figure and one.claim.figure.text == figure)


def test_a_number_is_surer_in_a_source_that_has_the_article_s_other_numbers():
    assert stance_on(ALONE, "6.37%") != "supports"
    assert stance_on(ARTICLE, "6.37%") == "supports"


def test_a_source_that_has_none_of_them_is_no_surer():
    other = "Sugar came to 6.37 per cent of the weight.\n\nThe sample weighed 12,400 grams.\n"
    assert stance_on(ARTICLE, "6.37%", other) != "supports"


def test_the_very_number_in_a_known_source_is_believed_whose_ever_it_seems():
    source = SOURCE.replace("Joblessness stood at", "The Bureau, which is led by Ana Rial, put joblessness at")
    article = ARTICLE.replace("The rate was put at 6.37% on Tuesday.", "Minister Tomas Veld saw 6.37% without a job.")
    assert stance_on(article, "6.37%", source) == "supports"


@pytest.mark.parametrize(
    ("document", "part"),
    [
        ("Rio Bajo,1284310,14620,6.37\n", 1.0),  # these commas part cells
        ("1,284,310 people, 14,620 more; 6.37 per cent", 1.0),
        ("some 1.28 million people, 14,620 more", 1 / 3),
        ("128,4310 in 1462.0", 0.0),
    ],
)
def test_a_source_is_known_by_the_numbers_of_the_other_sentences(document, part):
    article = "A total of 1,284,310 people, 14,620 more in 2021. 6.37% are not. It cost 743.20 crowns."
    assert part_known(article, "It cost 743.20 crowns.", document) == pytest.approx(part)


@pytest.mark.parametrize(
    ("claim", "figure", "source", "stance"),
    [
        (
            "More than a third of express trains were late.",
            "More than a third",
            "70.5% of expresses were late.",
            "none",
        ),
        ("More than a third of trains were late.", "More than a third", "36.2% of trains were late.", "supports"),
        ("At least 38 people died in the county.", "At least 38 people", "In the valley 119 people died.", "none"),
    ],
)
def test_a_bound_is_no_match_for_a_number_far_from_it(claim, figure, source, stance):
    told = stance_on(f"{claim}\n", figure, f"{source}\n")
    assert (told if told == "supports" else "none") == stance


OFFENCES = "offence,year_to_march,change_pct\nBurglary,3116,-15.8\nKnife crime,1652,19.0\nTotal,83106,-4.4\n"
VOTES = "Alvarez won 18,204 votes, Moreno 17,911.\n"


@pytest.mark.parametrize(
    ("claim", "figure", "source"),
    [
        ("Knife crime has risen by almost two thirds in two years.", "almost two thirds", OFFENCES),
        ("Alvarez beat Moreno among farmers by a margin of 393 votes.", "393 votes", VOTES),
        ("Alvarez and Moreno together won 3,100 votes in the hospitals.", "3,100 votes", VOTES),
        (
            "The gap between North Coast and Delta, 9.5 points, has grown from 8.8 points a year ago.",
            "8.8 points",
            "On the North Coast 22.4 per cent got top grades, in the Delta 31.9 per cent.\n",
        ),
    ],
)
def test_a_computed_number_says_nothing_against_a_claim_that_speaks_of_more_than_its_parts(claim, figure, source):
    assert stance_on(f"{claim}\n", figure, source) != "contradicts"


def test_a_computed_number_is_held_against_a_claim_on_just_its_parts():
    assert stance_on("Alvarez beat Moreno by a margin of 393 votes.\n", "393 votes", VOTES) == "contradicts"


def test_years_in_the_names_of_a_table_s_columns_are_read_though_each_is_one_word():
    sales = "county,sales_2024,sales_2025\nDelmar,612,604\nHollis,167,141\nInlet,689,655\n"
    assert stance_on("Sales in Delmar slipped only 1.3%.\n", "1.3%", sales, "sales.csv") == "supports"


RELEASE = """Harbour Authority, annual report

The port handled 48.3 million tonnes of freight, 2.15 million tonnes more than the year before.

The tonnage fees of the outer basin brought in 35,280,000 crowns.

The inner basin has room for 27,410 containers. A crane for it costs 3.4 million crowns.
"""
TOLD = "The port took in 48.3 million tonnes of freight, 2.15 million tonnes up on the year.\n\n{claim}\n"


@pytest.mark.parametrize(
    ("claim", "figure", "stance"),
    [
        # two digits changed, with hardly a word in common with the source
        ("Ships paid 32,580,000 crowns to moor there.", "32,580,000 crowns", "contradicts"),
        ("That makes 24,710 containers.", "24,710 containers", "contradicts"),
        # a thousandfold
        ("A crane for the basin costs 3.4 billion crowns.", "3.4 billion crowns", "contradicts"),
        # where the article tells the source's number too, the other one is another number
        ("Ships paid 35,280,000 crowns, and 32,580,000 crowns at sea.", "32,580,000 crowns", "none"),
        # another number of a digit or two is none by chance
        ("Of the crews 43% were foreign.", "43%", "none"),
    ],
)
def test_a_slip_of_a_number_is_told_in_the_source_that_the_article_was_written_from(claim, figure, stance):
    told = stance_on(TOLD.format(claim=claim), figure, RELEASE)
    assert (told if told == "contradicts" else "none") == stance


def test_a_slip_is_not_told_of_a_document_that_has_none_of_the_article_s_numbers():
    article = "The park had 9,120 visitors and 1,350 trees.\n\nThat makes 24,710 containers.\n"
    assert stance_on(article, "24,710 containers", RELEASE) != "contradicts"


def test_a_slip_is_told_of_what_is_only_supposed_too():
    article = TOLD.format(claim="Under the plan the inner basin would have room for 24,710 containers.")
    assert stance_on(article, "24,710 containers", RELEASE) == "contradicts"
    article = TOLD.format(claim="Under the plan the inner basin would have room for 31,000 containers.")
    assert stance_on(article, "31,000 containers", RELEASE) != "contradicts"
