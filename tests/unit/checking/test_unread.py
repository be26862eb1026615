"""A text in a language whose words are not read: its numbers are shown beside others, and nothing is said of them."""

import pytest

from factcheck.checking import check
from factcheck.cli.claim_table import claim_table
from factcheck.documents import read_text
from factcheck.evidence.meaning.embedder import NONE, VARIABLE
from factcheck.figures import find_figures

BULGARIAN = "За кандидата гласуваха {} от избирателите, и това не беше както през миналата година, съобщиха след това."
ENGLISH = "The candidate got {} of the votes, and that was not what the commission had said in the year before."


def _finding(article, source):
    result = check(read_text(article), [read_text(source, "source.txt")])
    return next(found for found in result.findings if found.claim.figure)


@pytest.mark.parametrize("source", ["64 %", "61 %", "63,75 %"])
@pytest.mark.parametrize("other", [BULGARIAN, ENGLISH])
def test_nothing_is_supported_or_contradicted(source, other):
    found = _finding(BULGARIAN.format("64 %"), other.format(source))
    assert found.suggestion.stance in {"unclear", "unsupported"}
    assert all(link.relation.stance not in {"supports", "contradicts"} for link in found.links)


def test_the_relation_of_the_numbers_is_shown_with_the_language():
    found = _finding(BULGARIAN.format("64 %"), BULGARIAN.format("63,75 %"))
    assert found.suggestion.relation == "rounds"
    assert found.suggestion.working.endswith("Bulgarian words are not read")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("64 % избирателей", ["64 %"]),
        ("%12,5 ve %10", ["%12,5", "%10"]),
        ("٦٤٪ من الناخبين", ["٦٤٪"]),
        ("8-10 %", ["8-10 %"]),
        ("120 km² 5 °C 30 kWh", ["120 km²", "5 °C", "30 kWh"]),
        ("1.850,50 €", ["1.850,50 €"]),
        ("3,4 млрд евро", []),
        ("$3,4 billones", []),
        ("3.400 millones de €", []),
        ("1.850 €", []),
        ("45 тыс. человек", []),
        ("25 человек в 2012 году", []),
        ("COVID-19 % 12:30 % 2.5.2012 %", []),
    ],
)
def test_only_digits_with_a_sign_or_an_international_unit_are_read(text, read):
    assert [figure.text for figure in find_figures(text, language="xx")] == read


def test_a_claim_in_such_a_language_is_a_figure_or_a_quotation_and_nobody_is_given_for_it():
    text = BULGARIAN.format("64 %") + " «Никога не сме вдигали данъците», каза министърът."
    result = check(read_text(text))
    assert {claim.kind for claim in result.claims} == {"figure", "quotation"}
    assert {claim.claimant for claim in result.claims} == {None}
    assert result.self_checks == ()


def test_without_an_embedder_the_same_number_in_another_language_is_shown_and_no_row_is_named(monkeypatch):
    monkeypatch.setenv(VARIABLE, NONE)
    found = check(
        read_text(
            "Die Arbeitslosenquote in Deutschland ist im vorigen Jahr auf 6,8 Prozent gesunken, teilte das Amt mit."
        ),
        [read_text("The unemployment rate in Germany fell to 6.8% in the year before, the office said.", "source.txt")],
    )
    link = next(one.links[0] for one in found.findings if one.claim.figure)
    assert (link.relation.stance, link.relation.label) == ("unclear", "UNCLEAR")
    assert link.relation.working == "6.8% there too; words of English and German are not compared"
    assert "1 document in another language: only numbers are compared" in claim_table(found, 200)
