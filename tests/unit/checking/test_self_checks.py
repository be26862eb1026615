"""What an article says against itself, and how quiet an ordinary one stays. The cases are public data."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.checking.self_checks import self_checks
from factcheck.claims import find_claims
from factcheck.documents import Document, read_bytes, read_text

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "benchmarks" / "self_checks.jsonl").read_text("utf-8").splitlines()
]


def article_of(case: dict[str, str]) -> Document:
    document = read_text(case["text"])
    return replace(document, date=datetime.date.fromisoformat(case["date"])) if "date" in case else document


@pytest.mark.parametrize("case", [case for case in CASES if case["kinds"]], ids=lambda case: case["text"][:40])
def test_a_contradiction_is_found_with_its_working(case: dict[str, str]) -> None:
    document = article_of(case)
    found = self_checks(document, find_claims(document))
    assert [check.kind for check in found] == list(case["kinds"])
    assert case.get("working", "") in found[0].working
    assert found[0].spans == tuple(sorted(found[0].spans))
    assert all(document.text[start:end].strip() for start, end in found[0].spans)


@pytest.mark.parametrize("case", [case for case in CASES if not case["kinds"]], ids=lambda case: case["text"][:40])
def test_an_ordinary_article_gets_no_remark(case: dict[str, str]) -> None:
    document = article_of(case)
    assert self_checks(document, find_claims(document)) == ()


def test_a_table_whose_total_is_not_its_sum_is_named() -> None:
    data = b"Place,Ballots\nNorth,1200\nSouth,900\nEast,450\nTotal,2650\n"
    document = read_bytes(data, "count.csv")
    (found,) = self_checks(document, find_claims(document))
    assert found.kind == "total"
    assert "= 2,550, not 2650" in found.working


def test_a_table_of_shares_that_leaves_out_spoilt_ballots_is_no_fault() -> None:
    data = b"Name,Share\nBerg,55.40%\nFox,30.20%\nRoth,13.24%\nTotal,100%\n"
    document = read_bytes(data, "count.csv")
    assert self_checks(document, find_claims(document)) == ()


def test_ids_hold_no_offsets_and_differ_between_repeats() -> None:
    sentence = "The party won 238 of the 450 seats, or 57.9%."
    once = read_text(sentence)
    twice = read_text(f"It rained.\n\n{sentence}\n\n{sentence}")
    (only,) = self_checks(once, find_claims(once))
    first, second = self_checks(twice, find_claims(twice))
    assert only.id == first.id
    assert first.id != second.id


@given(
    st.lists(
        st.sampled_from(
            [
                "5%",
                "12 of",
                "from 4 to 9",
                "a total of",
                "born in 1950",
                "Monday, 5 March",
                ", or",
                "Roe, 45,",
                "\n\n",
                ". ",
            ]
        ),
        max_size=14,
    )
)
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_the_checks(pieces: list[str]) -> None:
    document = read_text(" ".join(pieces))
    for check in self_checks(document, find_claims(document)):
        assert all(0 <= start < end <= len(document.text) for start, end in check.spans)
