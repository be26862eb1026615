"""What `relate` says of a claim and its evidence: one table of cases in the order of the relations."""

from __future__ import annotations

import pytest

from factcheck.facts import statements_of
from factcheck.relating import Relation, relate

ELECTION = (
    "According to the CEC, Putin is gaining 63.75% of votes, Gennady Zyuganov - 17.19%, Mikhail Prokhorov - 7.82%, "
    "Vladimir Zhirinovsky is gaining 6.23%, Sergei Mironov - 3.85%."
)


def judge(claim: str, evidence: str, which: int = 0) -> Relation:
    """Relate the figure number `which` of a claim to all figures of the evidence."""
    return relate(statements_of(claim)[which], statements_of(evidence))


@pytest.mark.parametrize(
    ("claim", "evidence", "name", "stance", "label"),
    [
        ("Mironov won 3.85% of votes.", ELECTION, "equal", "supports", "MATCH"),
        ("Putin won 64% of votes.", ELECTION, "rounds", "supports", "MATCH"),
        ("Support is between 57-59%.", "Support is 58.3%.", "within", "supports", "MATCH"),
        ("Support is between 60% and 65%.", "Support is 63.75%.", "within", "supports", "MATCH"),
        ("Support is more than half.", "Support is 58.3%.", "within", "supports", "MATCH"),
        ("About 2,300 people came to the rally.", "The rally drew 2,287 people.", "approximates", "supports", "MATCH"),
        ("One in five women smoke.", "20.4% of women smoke.", "approximates", "supports", "MATCH"),
        ("Support stood at 63.9%.", "Support stood at 64%.", "over-precise", "unclear", "FINER"),
        ("Unemployment rose 3%.", "Unemployment rose from 9% to 12%.", "unit", "contradicts", "UNIT"),
        ("The road is 62 km long.", "The road is 62 miles long.", "unit", "contradicts", "UNIT"),
        ("The budget was 4.2 billion.", "The budget was 4.2 million.", "magnitude", "contradicts", "SLIP?"),
        ("Putin won 67.35% of votes.", ELECTION, "transposed", "contradicts", "SLIP?"),
        ("Putin won 63% of votes.", ELECTION, "misrounded", "contradicts", "DIFFERS"),
        ("Putin won 68% of votes.", ELECTION, "overstates", "contradicts", "DIFFERS"),
        ("Putin won 59% of votes.", ELECTION, "understates", "contradicts", "DIFFERS"),
        ("The party won 42% of votes.", "Unemployment stood at 42%.", "not-comparable", "unclear", "OTHER ROW"),
        (
            "Shoppers bought less in March: sales slipped 0.7%.",
            "Retail sales volumes fell 0.7% on the month.",
            "not-comparable",
            "unclear",
            "MATCH?",
        ),
        (
            "Putin won 63.60% of ballots.",
            "Putin was supported by 41.5% of registered voters.",
            "not-comparable",
            "unclear",
            "OTHER BASE",
        ),
        ("The median wait was 14.5.", "The median waiting time was 14.5 weeks.", "equal", "supports", "MATCH"),
        ("It earned 71 cents a share.", "It earned $0.71 per diluted share.", "equal", "supports", "MATCH"),
        ("It earned 77 cents a share.", "It earned $0.71 per share.", "overstates", "contradicts", "DIFFERS"),
        ("It rose from 1.46 to 1.41 children.", "It was 1.41 children (2022: 1.46).", "equal", "supports", "MATCH"),
        ("The bridge cost $5 million.", "The festival sold 12,000 tickets.", "none", "unsupported", "NOTHING"),
    ],
)
def test_a_claim_stands_to_its_evidence_as_a_checker_would_say(claim, evidence, name, stance, label):
    relation = judge(claim, evidence)
    assert (relation.name, relation.stance, relation.label) == (name, stance, label), relation.working


@pytest.mark.parametrize(
    ("claim", "evidence", "working"),
    [
        ("Putin won 64% of votes.", ELECTION, "63.75% rounds to 64%"),
        ("Putin won 63% of votes.", ELECTION, "63.75% rounds to 64%, not 63%"),
        ("Zyuganov and Prokhorov together won 24.8% of votes.", ELECTION, "17.19 + 7.82 = 25.01, not 24.8"),
        (
            "Unemployment rose 3%.",
            "Unemployment rose from 9% to 12%.",
            "from 9% to 12% is 3 percentage points, 33.3%, not 3%",
        ),
        ("The road is 100 km long.", "The road is 62 miles long.", "62 miles = 99.78 km rounds to 100 km"),
        (
            "Unemployment was 4.1% in 2024.",
            "Unemployment was 4.1% in 2023 and 4.5% in 2024.",
            "4.5%, not 4.1%: 0.4 points too low (8.9%); 4.1% is for 2023, 4.5% for 2024",
        ),
        (
            "The star weighs 4.1×10^30 kilograms.",
            "The star weighs 4.2×10^30 kilograms.",
            "4.2×10^30 kilograms, not 4.1×10^30 kilograms: 0.1×10^30 kilograms too low (2.4%)",
        ),
        (
            "Norland had 3 road deaths per 100.000 people in 2023.",
            "In 2023 Norland had 12 road deaths among 400,000 people.",
            "12 road deaths / 400,000 people x 100,000 = 3",
        ),
        (
            "The museum raised £3.2 mn last year.",
            "The museum raised £2.9 mn last year.",
            "£2.9 mn, not £3.2 mn: £0.3 mn too high (10.3%)",
        ),
        ("The wall is 5.2 m high.", "The wall is 4.7 m high.", "4.7 m, not 5.2 m: 0.5 m too high (10.6%)"),
    ],
)
def test_the_working_can_be_verified_by_hand(claim, evidence, working):
    assert judge(claim, evidence).working == working


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "Norland had 3 road deaths per 1.000.000 people in 2023.",
            "Norland had 4 road deaths per 1,000,000 people in 2023.",
        ),
        ("The star weighs 4.1×10^30 kilograms.", "The star weighs 1.20 kilograms."),
        ("The cell weighs 4.1×10^-30 kilograms.", "The cell weighs 1.20 kilograms."),
    ],
)
def test_numbers_of_any_size_and_grouping_are_told_apart(claim, evidence):
    assert judge(claim, evidence).stance == "contradicts"


@pytest.mark.parametrize(
    ("words", "per"),
    [
        ("3 deaths per 1.000.000 people", "1000000 people"),
        ("3 deaths per 100.000 people", "100000 people"),
        ("3 deaths per 100,000 people", "100000 people"),
        ("3 deaths per 1.5 million people", "1500000 people"),
        ("3 deaths per 1,0,0 people", None),
    ],
)
def test_the_number_that_a_rate_is_told_for_is_read_like_any_other(words, per):
    assert statements_of(f"Norland had {words}.")[0].figure.per == per


@pytest.mark.parametrize(
    ("language", "claim", "told"),
    [
        ("de", "Im März 2021 waren 2,45 Millionen Menschen arbeitslos.", ""),
        ("de", "In Hamburg waren 2,45 Millionen Menschen arbeitslos.", "; here it is for Hamburg"),
        ("es", "En marzo de 2021 había 2,45 millones de personas sin trabajo.", ""),
    ],
)
def test_whose_figure_it_is_is_told_by_names_and_not_by_when_it_was(language, claim, told):
    reported = statements_of("The number of people out of work rose to 2.45 million in Leeds.")
    relation = relate(statements_of(claim, language=language)[0], reported)
    assert relation.label == "OTHER ROW"
    assert relation.working.endswith(told) if told else " here" not in relation.working
