"""The sample desk's articles through `factcheck check`: what it lists, what it says, and how it leaves."""

import json

import pytest

from tests.cli.running import SEEDS, factcheck


def checked(article, *evidence):
    options = [option for path in evidence for option in ("-e", SEEDS / "evidence" / path)]
    done = factcheck("check", SEEDS / "articles" / article, *options, "--json")
    return done.returncode, json.loads(done.stdout)


def by_figure(result):
    return {claim["figure"]["text"]: claim for claim in result["claims"] if claim["figure"]}


def the_question(claim, question="true"):
    (finding,) = [finding for finding in claim["findings"] if finding["question"] == question]
    return finding


def test_the_interview_lists_every_figure():
    _, result = checked("elections.txt")
    assert list(by_figure(result)) == ["57-59%", "64%", "99.3%", "63.75%", "17.19%", "7.82%", "6.23%", "3.85%"]


def test_64_percent_rounds_from_the_commissions_count():
    code, result = checked("elections.txt", "commission-count.txt")
    finding = the_question(by_figure(result)["64%"])
    link = finding["links"][finding["suggestion"]["link"]]
    assert code == 0
    assert result["documents"][link["document"]]["source"].endswith("commission-count.txt")
    assert link["relation"] == "rounds"
    assert link["working"] == "63.75% rounds to 64%"
    assert finding["suggestion"]["stance"] == "supports"


def test_with_all_its_evidence_the_interview_is_contradicted_nowhere():
    code, result = checked("elections.txt", ".")
    contradicted = [
        claim["figure"]["text"]
        for claim in result["claims"]
        for finding in claim["findings"]
        if finding["suggestion"]["stance"] == "contradicts"
    ]
    assert contradicted == []
    assert code == 0


@pytest.mark.parametrize("figure", ["63.75%", "17.19%", "7.82%", "6.23%", "3.85%"])
def test_the_count_is_supported_by_the_commissions_statement(figure):
    _, result = checked("elections.txt", ".")
    suggestion = the_question(by_figure(result)[figure])["suggestion"]
    assert (suggestion["relation"], suggestion["stance"]) == ("equal", "supports")


@pytest.mark.parametrize(
    ("figure", "relation", "working"),
    [
        ("66.30%", "transposed", "63.60"),
        ("12.3 billion votes", "magnitude", "12,318,353"),
        ("26.16%", "overstates", "25.16"),
        ("15 percent", "unit", "14.98"),
    ],
)
def test_every_planted_slip_of_the_training_piece_is_caught(figure, relation, working):
    code, result = checked("training.txt", ".")
    claim = next(claim for text, claim in by_figure(result).items() if figure in text)
    suggestion = the_question(claim)["suggestion"]
    assert code == 1
    assert suggestion["stance"] == "contradicts"
    assert suggestion["relation"] == relation
    assert working in suggestion["working"]


@pytest.mark.parametrize(
    "figure", ["45.6 million", "17.18%", "7.98%", "4,458,103", "about 4%", "65.3%", "109.9 million", "238"]
)
def test_no_correct_figure_of_the_training_piece_is_contradicted(figure):
    _, result = checked("training.txt", ".")
    claim = next(claim for text, claim in by_figure(result).items() if figure in text)
    assert the_question(claim)["suggestion"]["stance"] != "contradicts"


def test_the_table_shows_the_working_and_the_source():
    done = factcheck("check", "articles/elections.txt", "-e", "evidence/commission-count.txt", cwd=SEEDS)
    assert done.returncode == 0
    assert "63.75% rounds to 64%" in done.stdout
    assert "commission-count.txt, line 4" in done.stdout
    assert done.stderr == ""


def test_the_table_says_first_which_claims_are_contradicted():
    def table(article):
        return factcheck("check", SEEDS / "articles" / article, "-e", SEEDS / "evidence").stdout.splitlines()

    _, result = checked("training.txt", ".")
    contradicted = [
        number
        for number, claim in enumerate(result["claims"], 1)
        if any(finding["suggestion"]["stance"] == "contradicts" for finding in claim["findings"])
    ]
    assert len(contradicted) >= 4
    assert table("training.txt")[2] == f"contradicted: {', '.join(map(str, contradicted))}"
    assert not any(line.startswith("contradicted") for line in table("elections.txt"))
