"""`factcheck demo` without a terminal."""

import re
from pathlib import Path

import pytest

from factcheck.checking import find
from factcheck.cli.sample import put_sample
from factcheck.desk import Desk
from tests.cli.running import factcheck


def test_without_a_terminal_the_demo_prints_the_claims_and_says_how_to_open_it(tmp_path):
    done = factcheck("demo", cwd=tmp_path, XDG_DATA_HOME=str(tmp_path / "data"), HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "63.75% rounds to 64%" in done.stdout
    assert "factcheck demo" in done.stdout.splitlines()[-1]


def test_the_demo_keeps_its_desk_and_starts_over_on_demand(tmp_path):
    environ = {"XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    factcheck("demo", **environ)
    before = (tmp_path / "factcheck" / "demo" / "journal").read_bytes()
    factcheck("demo", **environ)
    assert (tmp_path / "factcheck" / "demo" / "journal").read_bytes() == before
    factcheck("demo", "--fresh", **environ)
    assert (tmp_path / "factcheck" / "demo.1" / "journal").read_bytes() == before


COUNT, RESULT, DUMA = "commission-count.txt", "final-result.csv", "duma-elections.csv"
# The claims of the sample articles that evidence of the sample desk speaks of, and the passage that does so best.
TOP = {
    "elections": {
        "64%": (COUNT, "line 4"), "99.3%": (COUNT, "line 4"), "63.75%": (COUNT, "line 4"),
        "17.19%": (COUNT, "line 5"), "7.82%": (COUNT, "line 5"), "6.23%": (COUNT, "line 5"), "3.85%": (COUNT, "line 5"),
    },
    "training": {
        "66.30%": (RESULT, "row 4"), "45.6 million ballots": (RESULT, "row 4"), "second": (RESULT, "row 5"),
        "17.18%": (RESULT, "row 5"), "12.3 billion votes": (RESULT, "row 5"), "7.98%": (RESULT, "row 6"),
        "fourth": (RESULT, "row 7"), "4,458,103 votes": (RESULT, "row 7"), "about 4%": (RESULT, "row 8"),
        "65.3%": (RESULT, "row 10"), "109.9 million voters": (RESULT, "row 9"), "15 percent": (DUMA, "row 5"),
        "64.30% to 49.32%": (DUMA, "row 5"), "238": (DUMA, "row 5"), "450 seats": (DUMA, "row 5"),
        "more than half": (DUMA, "row 5"),
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def findings(tmp_path_factory):
    """What the sample desk has for every figure of its articles, the passages with where they stand."""
    with Desk.create(tmp_path_factory.mktemp("demo") / "desk") as desk:
        put_sample(desk)
        names = {item.id: Path(item.source).name for item in desk.evidence.all()}
        found = {}
        for slug in TOP:
            for record in desk.claims.of(slug):
                finding = find(record.claim, desk.documents.get(slug), desk.evidence.library, check=record.check)
                places = [(names.get(link.document), link.place, link.relation) for link in finding.links]
                if record.claim.figure is not None:
                    found[slug, record.claim.figure.text] = places
        return found


@pytest.mark.parametrize(("slug", "figure"), [(slug, figure) for slug, claims in TOP.items() for figure in claims])
def test_the_passage_that_speaks_of_a_claim_stands_on_top(findings, slug, figure):
    name, place, _ = findings[slug, figure][0]
    assert (name, place) == TOP[slug][figure]


@pytest.mark.parametrize(
    ("figure", "row"), [("17.19%", "row 5"), ("7.82%", "row 6"), ("6.23%", "row 7"), ("3.85%", "row 8")]
)
def test_of_the_final_result_only_the_candidates_own_row_is_set_beside_his_count(findings, figure, row):
    compared = [(name, place) for name, place, relation in findings["elections", figure] if relation.parts]
    assert compared[:2] == [(COUNT, "line 5"), (RESULT, row)]
    assert [place for name, place in compared if name == RESULT] == [row]


def test_no_reason_is_a_bag_of_words(findings):
    workings = [relation.working for places in findings.values() for _, _, relation in places]
    assert workings
    assert not [words for words in workings if re.search(r"\b(?:about|for|of) \w+, \w+,", words)]
