"""Days and years that are claimed themselves, and those that only say when something else was."""

from __future__ import annotations

import pytest

from factcheck.checking import check
from factcheck.claims import find_claims
from factcheck.documents import read_text


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("The ferry cost £12m and entered service in 1984.", ["1984"]),
        ("They had been married for 53 years when she died in 2014.", ["2014"]),
        ("We opened 36 extra beds at Kelder Royal on 8 December.", ["8 December"]),
        ("The town must pay for all 900 of them by 2028.", ["2028"]),
        ("Sales fell by 4.6%, the steepest monthly fall since January 2022.", ["2022"]),
        ("Unemployment was 4.1% in 2021.", []),
        ("The school had 300 pupils on 31 December 2020.", []),
        ("The minister said on 12 May that 300 pupils had left.", []),
        ("The mill sold 40 tonnes, more than in 2010.", []),
        ("Of the 30 songs, nine are from the 1980s.", []),
        ("© 2020 Linfort Post. All rights reserved.", []),
    ],
)
def test_a_date_is_claimed_where_it_times_no_figure(sentence: str, dates: list[str]) -> None:
    claims = find_claims(read_text(sentence))
    assert [one.figure.text for one in claims if one.figure is not None and one.figure.kind == "date"] == dates


def test_an_article_s_own_day_is_not_claimed() -> None:
    text = "---\ndate: 2024-05-12\n---\n\nThe ferry, which was sold on 12 May 2024, cost £12m."
    assert [one.anchor.quote for one in find_claims(read_text(text, "article.md"))] == ["£12m"]


@pytest.mark.parametrize(
    ("claim", "source", "stance"),
    [
        ("Registration for the Lindholm race opens on 6 October, and entry costs €95.",
         "Registration for the Lindholm race opens on 6 October 2026.", "supports"),
        ("By 2035, nine in ten workers of Lowland will have a pension.",
         "By 2030, nine in ten workers of Lowland will have a pension.", "contradicts"),
        ("The oldest ferry, the Corran, cost £12m and entered service in 1984.",
         "The oldest of the ferries, the Corran, entered service in 1984 and cost £12m.", "supports"),
    ],
)  # fmt: skip
def test_a_date_is_held_against_what_the_sources_have(claim: str, source: str, stance: str) -> None:
    found = check(read_text(claim), [read_text(source)])
    told = [
        one.suggestion.stance
        for one in found.findings
        if one.question == "true" and one.claim.figure is not None and one.claim.figure.kind == "date"
    ]
    assert told == [stance]
