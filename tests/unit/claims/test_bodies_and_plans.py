"""Which body says a figure, and which figures of a plan are facts already."""

import pytest

from factcheck.claims import find_claims
from factcheck.documents import read_text


def claims_of(sentence):
    return [claim for claim in find_claims(read_text(sentence + "\n", "article.txt")) if claim.figure is not None]


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("The Independent Electoral and Boundaries Commission (IEBC) said that he polled 50.49% of the votes.",
         "Independent Electoral and Boundaries Commission"),
        ("The Food and Drug Administration said that 12 people fell ill.", "Food and Drug Administration"),
        ("NHS England said 57,000 fewer people were waiting.", "NHS England"),
        ("NHS Scotland said 5,700 people were waiting.", "NHS Scotland"),
        ("The EU's Copernicus service said that 2023 was 1.48°C warmer than before.", "Copernicus"),
        ("The FBI report released Tuesday, said violent crime fell 1.7%.", "FBI"),
        ("The FBI report said violent crime fell 1.7%.", "FBI"),
        # what only looks like one of these
        ("Sanders and the Central Bank said that 12% left.", "Central Bank"),
        ("The FBI agent released Tuesday said 12 left.", None),
    ],
)  # fmt: skip
def test_who_says_it_is_named_whole(sentence, claimant):
    assert claims_of(sentence)[0].claimant == claimant


@pytest.mark.parametrize(
    ("sentence", "checkable"),
    [
        ("The Bank will run down its £859 billion stock of bonds.", {"£859 billion": True}),
        ("The Bank will buy £859 billion of bonds.", {"£859 billion": False}),
        ("The firm is expected to cut its 40,000 staff by 5%.", {"40,000 staff": True, "5%": False}),
        ("The senate will vote on the $1.9 trillion package.", {"$1.9 trillion": True}),
        ("Sales will pass the 3 million mark.", {"3 million mark": False}),
        ("The fund's 45 branches will close by May.", {"45 branches": True}),
        ("It plans to close 45 branches by May.", {"45 branches": False}),
        ("The flash estimate had projected 10.7% for the month.", {"10.7%": True}),
        ("Analysts had projected 10.7% for the month.", {"10.7%": False}),
        ("It will pay $38 a share, above the firm's closing price of $29.40.", {"$38 a share": False, "$29.40": True}),
        ("The levy will cost $48m, with $14m paid so far.", {"$48m": False, "$14m": True}),
        ("The levy will cost $48m, with $14m paid in June.", {"$48m": False, "$14m": False}),
        ("It will cut aid to 40% of need, from 60% now.", {"40%": False, "60%": True}),
        ("It will cut aid to 40% of need, from 60% next year.", {"40%": False, "60%": False}),
        ("Rent is €1,759, far more than a tenant would have paid.", {"€1,759": True}),
        ("Without strikes volumes would have fallen by 3%.", {"3%": False}),
        ("Of adults 45% are saving nothing and their children will save 5%.", {"45%": True, "5%": False}),
        ("Here 300 firms and 20 banks will close.", {"300 firms": False, "20 banks": False}),
        ("It had sales of $5m and a share this year of 4%, down from 7%.", {"$5m": True, "4%": True, "7%": True}),
    ],
)
def test_what_is_there_already_is_checked_whatever_is_planned_with_it(sentence, checkable):
    assert {claim.figure.text: claim.checkable for claim in claims_of(sentence)} == checkable
