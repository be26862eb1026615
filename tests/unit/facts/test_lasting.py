"""How long something took, written in parts, beside a source that writes it otherwise."""

import pytest

import factcheck
from factcheck.documents import read_bytes

ARTICLE = """The brigade had 4,312 calls and 12,780 alarms last year. {claim}"""
TIMES = b"""rank,name,nation,half,finish
1,Petra Vance,GBR,1:14:05,2:28:19
2,Sara Lunn,SWE,1:14:06,2:30:23
"""
TOLD = b"""There were 4,312 calls and 12,780 alarms. The average time taken to attend was 11 minutes 40 seconds.

The oldest finisher needed 5:48:12 to come home.
"""


@pytest.mark.parametrize(
    ("claim", "figure", "stance"),
    [
        ("It took 11 minutes and 40 seconds on average to attend.", "11 minutes and 40 seconds", "supports"),
        ("Petra Vance won in 2:28:19.", "2:28:19", "supports"),
        ("Sara Lunn of Sweden finished in 2:30:32.", "2:30:32", "contradicts"),
        ("The oldest finisher came home after five hours and 48 minutes.", "five hours and 48 minutes", "supports"),
        ("Sara Lunn was 38 seconds behind at the half.", "38 seconds", "unsupported"),
    ],
)
def test_an_amount_in_parts_is_one_amount(claim: str, figure: str, stance: str) -> None:
    article = read_bytes(ARTICLE.format(claim=claim).encode(), "article.txt")
    check = factcheck.check(article, [read_bytes(TIMES, "times.csv"), read_bytes(TOLD, "told.txt")])
    found = {one.claim.figure.text: one.suggestion.stance for one in check.findings if one.claim.figure is not None}
    assert found[figure] == stance


def test_a_time_of_day_is_no_amount() -> None:
    article = read_bytes(b"The race began at 10:00:05 and was won in 2:28:19.", "article.txt")
    told = [claim.figure.text for claim in factcheck.check(article, []).claims if claim.figure is not None]
    assert told == ["2:28:19"]


def test_minutes_with_parts_of_a_second_are_an_amount() -> None:
    article = read_bytes(b"The race began at 3:57. Amara Quill won in 3:57.42.", "article.txt")
    results = b"place,name,nation,time\n1,Amara Quill,KAL,3:57.42\n2,Jo Marsh,TAV,3:58.11\n"
    check = factcheck.check(article, [read_bytes(results, "results.csv")])
    told = [(one.claim.figure.text, one.suggestion.stance) for one in check.findings if one.claim.figure is not None]
    assert told == [("3:57.42", "supports")]
