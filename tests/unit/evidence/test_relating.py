"""What a claim is held against in a passage, where the passage is no sentence but a run of figures."""

from __future__ import annotations

import sys

from factcheck.documents import read_text
from factcheck.evidence.relating import relation_to
from factcheck.facts import read_statements


def calls(times: int) -> int:
    """Give how many functions a claim calls beside a passage that says the same so often without a stop."""
    document = read_text("5% of 3 " * times)
    (passage,) = document.passages
    claimed = read_statements(read_text("The vote was 7% in the end."))[0]
    relation_to(claimed, document, passage, alone=True)  # what is read once
    called = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal called
        called += event == "call"

    sys.setprofile(count)
    try:
        relation_to(claimed, document, passage, alone=True)
    finally:
        sys.setprofile(None)
    return called


def test_a_run_of_figures_costs_a_claim_little_more_however_long_it_is() -> None:
    assert calls(600) < 2 * calls(100)


def test_of_a_run_of_figures_the_nearest_in_the_unit_of_the_claim_is_compared() -> None:
    document = read_text("Adler 12% " * 100 + "Berg 63.18% " + "Claus 14% " * 100)
    (passage,) = document.passages
    claimed = read_statements(read_text("Berg won 63%."))[0]
    relation = relation_to(claimed, document, passage, alone=True)
    assert [part.text for part in relation.parts] == ["63.18%"]
