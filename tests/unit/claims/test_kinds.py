"""What becomes a claim, of what kind, and why something cannot be checked. The cases are public data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.claims import find_claims
from factcheck.documents import read_text

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "benchmarks" / "kinds.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_a_text_gives_its_claims_with_kind_and_reason(case: dict[str, object]) -> None:
    wanted = sorted((claim["kind"], claim["reason"] or "") for claim in case["claims"])  # type: ignore[index]
    found = find_claims(read_text(str(case["text"])))
    assert sorted((claim.kind, claim.reason or "") for claim in found) == wanted
    for claim in found:
        assert claim.checkable == (claim.reason is None)
        assert any(
            claim.anchor.quote in words["words"] or words["words"] in claim.anchor.quote
            for words in case["claims"]  # type: ignore[attr-defined]
        )


def test_the_words_that_make_a_claim_uncheckable_are_shown() -> None:
    (claim,) = find_claims(read_text("The bank is expected to lose 5 million crowns."))
    assert (claim.reason, claim.reason_words) == ("expectation", "expected")
