"""What two numbers of a source come to, though they stand in two rows and the claim names neither."""

import pytest

import factcheck
from factcheck.documents import read_text

ROWS = "sex,candidates,grade A\nGirls,207934,48211\nBoys,201583,50483\nPrivate,61204,9120\n"
ARTICLE = (
    "Girls made up 207,934 of the candidates in this year's exams.\n\n"
    "Private candidates numbered 61,204.\n\nAmong boys 50,483 had the best grade.\n\n{}\n"
)


def stance(sentence, article=ARTICLE):
    check = factcheck.check(read_text(article.format(sentence), "a.txt"), [read_text(ROWS, "t.csv")])
    found = [one for one in check.findings if one.claim.text == sentence and one.question == "true"]
    return found[-1].suggestion.stance if found else None


def test_the_difference_of_two_rows_that_the_claim_names_is_computed():
    assert stance("Girls outnumbered boys by 6,351.") == "supports"


@pytest.mark.parametrize("sentence", ["Girls outnumbered boys by 6,531.", "The exams lasted 6,351 hours."])
def test_what_no_two_numbers_come_to_or_nothing_ties_to_them_stays_open(sentence):
    assert stance(sentence) != "supports"


def test_without_an_article_whose_source_it_is_nothing_is_computed():
    assert stance("Pupils outnumbered teachers by 6,351.", "{}\n") != "supports"
