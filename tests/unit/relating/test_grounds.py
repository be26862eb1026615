"""The table of grounds: what each row sees in a pair, what a veto lets nothing be said of, and the weights' side."""

from __future__ import annotations

import pytest

from factcheck.documents import read_text
from factcheck.facts import statements_in, statements_of
from factcheck.relating import relate
from factcheck.relating.candidates import candidates
from factcheck.relating.grounds import GROUNDS
from factcheck.relating.setting import setting_of
from factcheck.relating.vetoes import VETOES
from factcheck.relating.weights import learnt

ELECTION = "Putin got 63.75% of votes, Gennady Zyuganov - 17.19%, Sergei Mironov - 3.85%."


def grounds(claim: str, evidence: str, reported: str) -> dict[str, float]:
    claimed = statements_of(claim)[0]
    found = candidates(claimed, statements_of(evidence))
    return next(dict(one.grounds) for one in found if reported in one.pair.reported.figure.text)


@pytest.mark.parametrize(
    ("ground", "claim", "evidence", "reported", "there"),
    [
        ("unit-same", "Rents rose 3%.", "Rents rose by 4% in May.", "4%", True),
        ("unit-bare", "The town has 412 shops.", "Shops in the town: 421.", "421", True),
        ("subject-same", "Mironov won 3.85% of votes.", ELECTION, "3.85%", True),
        ("subject-alone", "Mironov won 3.85% of votes.", ELECTION, "3.85%", True),
        ("subject-alone", "Mironov won 3.85% of votes.", ELECTION, "17.19%", False),
        ("subject-elsewhere", "Mironov won 3.85% of votes.", ELECTION, "17.19%", True),
        ("period-other", "Unemployment was 4.1% in 2024.", "Unemployment was 4.1% in 2023.", "4.1%", True),
        ("period-other", "Unemployment was 4.1% in 2024.", "Unemployment was 4.1% in 2024.", "4.1%", False),
        ("period-same", "Unemployment was 4.1% in 2024.", "In 2024 unemployment stood at 4.1%.", "4.1%", True),
        ("denied", "Turnout was 64%.", "It is not true that turnout was 64%.", "64%", True),
        ("denied", "Turnout was 64%.", "Turnout was 64%, officials said.", "64%", False),
        ("same-sentence", "The port handled 48,200 containers last year.",
         "The port handled 52,900 containers last year.", "52,900", True),
        ("slip", "The fund holds £4.2 billion.", "The fund holds £4.2 million.", "£4.2 million", True),
        ("taken", "Turnout was 61% and the quorum 50%.", "Turnout was 50%.", "50%", True),
        ("implied", "Support is more than 70%.", "Polls put support for the plan at more than 80%.", "80%", True),
        ("implied", "Support is more than 80%.", "Polls put support for the plan at more than 70%.", "70%", False),
        ("nested", "The company lost $40m in the first half of 2022.", "The company lost $95m in 2022.", "$95m", True),
        ("number-other", "In district 5 turnout was 45%.", "In district 3 turnout was 43%.", "43%", True),
        ("number-other", "Group A got 45% of it.", "Group B got 43% of it.", "43%", True),
        ("number-other", "In district 5 turnout was 45%.", "In districts 3 and 4, and district 5, it was 43%.", "43%",
         False),
        ("number-other", "In district 5 turnout was 45%.", "Turnout in the district was 43%.", "43%", False),
        ("number-other", "In district 5, 4% had it.", "In the district 3% had it.", "3%", False),
        ("earlier", "Unemployment was 4.3%.", "It was 4.7%, up from 4.3% in winter.", "4.3%", True),
        ("earlier", "Unemployment was 4.3% in July.", "It was 4.7%, up from 4.3% in July.", "4.3%", False),
        ("contains", "Membership has dropped by more than 20,000.", "Membership stands at 171,500.", "171,500", True),
        ("contrast", "Wages of men rose 3%.", "Wages of women rose 5%.", "5%", True),
        ("gap", "Migration is up by 65,000.", "Net migration came to 672,000.", "672,000", True),
        ("gap", "Migration came to 665,000.", "Net migration came to 672,000.", "672,000", False),
        ("gap", "Visitor numbers doubled.", "Visitor numbers rose by 100%.", "100%", False),
        ("near-number", "The study enrolled 43,538 people.", "The trial enrolled 43,661 people.", "43,661", True),
        ("near-number", "The study enrolled 43,538 people.", "The trial enrolled 51,661 people.", "51,661", False),
        ("near-number", "It is more than 95% effective.", "The vaccine is 95% effective.", "95%", True),
        ("points", "The rate rose by 0.4%.", "The rate rose by 0.4 percentage points.", "0.4", True),
        ("points", "The rate rose by 0.4 points.", "The rate rose by 0.4 percentage points.", "0.4", False),
        ("far", "Some 3.4 billion people came.", "More than 3.4 million people came.", "3.4 million", False),
        ("far", "Some 34 people came.", "More than 90 people came.", "90", True),
        ("role-same", "Unemployment was 4.3%.", "It was 4.7%, up from 4.3% in winter.", "4.3%", False),
        ("role-same", "Unemployment was 4.7%.", "It was 4.7%, up from 4.3% in winter.", "4.7%", True),
        ("role-same", "The share was 92%.", "The share was 58%, against a target of 92%.", "92%", False),
    ],
)  # fmt: skip
def test_a_ground_is_seen_where_it_is_and_only_there(ground, claim, evidence, reported, there):
    assert (grounds(claim, evidence, reported).get(ground, 0.0) > 0) is there


@pytest.mark.parametrize(
    ("claim", "evidence", "stance"),
    [
        ("Unemployment was 4.1% in 2024.", "Unemployment was 4.1% in 2023.", "unclear"),
        ("Turnout was 64%.", "It is not true that turnout was 64%.", "unclear"),
        ("Membership has dropped by more than 20,000.", "Membership stands at 171,500.", "unclear"),
        ("The company lost $40m in the first half of 2022.", "The company lost $95m in 2022.", "unsupported"),
        ("Support for the plan is more than 70%.", "A poll finds more than 80% behind the plan.", "unsupported"),
        ("Unemployment was 4.3%.", "Unemployment stayed the same, up from 4.3%.", "unclear"),
        ("In district 5 turnout was 43%.", "In district 3 turnout was 43%.", "unclear"),
        ("In district 5 turnout was 45%.", "In district 3 turnout was 43%.", "unclear"),
        ("In district 5 turnout was 45%.", "In district 5 turnout was 43%.", "contradicts"),
        ("Turnout was 64%.", "Turnout was 64%.", "supports"),
        ("Turnout was 64%.", "Turnout was 46%.", "contradicts"),
    ],
)
def test_a_veto_lets_nothing_be_said_and_without_one_something_is(claim, evidence, stance):
    said = relate(statements_of(claim)[0], statements_of(evidence)).stance
    assert said == stance if stance in {"supports", "contradicts"} else said in {"unclear", "unsupported"}


RELEASE = """The Norvale census of 2021 counted 412,300 homes. Wages of nurses rose 3% in Norvale.
Farms in the south employed 9,200 people."""


@pytest.mark.parametrize(
    ("ground", "claim", "there"),
    [
        ("whole-name-missing", "Ostrava counted 412,300 homes.", True),
        ("whole-name-missing", "The Norvalean census counted 412,300 homes.", False),
        ("whole-year-missing", "In 1998 there were 412,300 homes in Norvale.", True),
        ("whole-year-missing", "In 2021 there were 412,300 homes in Norvale.", False),
        ("whole-word-missing", "Vineyards covered 412,300 homes.", True),
        ("whole-word-missing", "The census counted 412,300 homes.", False),
        ("elsewhere", "Farms in the south had 412,300 homes.", True),
        ("elsewhere", "The census of Norvale counted 412,300 homes.", False),
    ],
)
def test_the_text_around_a_passage_speaks_for_it_and_against_it(ground, claim, there):
    claimed, document = statements_of(claim)[0], read_text(RELEASE)
    passage = document.passages[0]
    found = candidates(claimed, statements_in(document, passage), setting_of(claimed, document, passage))
    assert (dict(found[0].grounds).get(ground, 0.0) > 0) is there


@pytest.mark.parametrize(
    ("claim", "evidence", "verbatim"),
    [
        ("The port handled 48,200 containers last year.", "The port handled 52,900 containers last year.", True),
        ("The port handled 48,200 containers.", "Some 52,900 containers went through the port last year.", False),
    ],
)
def test_one_sentence_but_for_its_numbers_is_told_from_another_about_the_same(claim, evidence, verbatim):
    assert ("verbatim" in grounds(claim, evidence, "52,900")) is verbatim


def test_weights_stand_on_the_side_that_the_table_allows():
    sides = {ground.name: ground.side for ground in GROUNDS}
    for name in ("number-agree", "number-differ", "day-agree", "day-differ"):
        for ground, weight in learnt().models[name].weights.items():
            assert sides[ground] == "either" or (weight >= 0) == (sides[ground] == "for"), (name, ground)


def test_every_veto_is_a_ground_and_every_source_of_the_weights_is_named():
    assert {veto.ground for veto in VETOES} <= {ground.name for ground in GROUNDS}
    assert all(":" in source or "own" in source for source in learnt().sources)
