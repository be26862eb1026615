"""What must hold of relations for any numbers and any texts: decimal arithmetic, and never an exception."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from factcheck.facts import Statement, statements_of
from factcheck.figures import Figure
from factcheck.figures.weighing import SUPPORTING, half, weigh
from factcheck.relating import relate

quick = settings(max_examples=150, deadline=None)

STANCES = {
    "equal": "supports", "rounds": "supports", "within": "supports", "approximates": "supports",
    "over-precise": "unclear", "not-comparable": "unclear", "none": "unsupported",
}  # fmt: skip


def written(number: Decimal, unit: str | None = "percent") -> Figure:
    """A figure as the digits of a number write it."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    places = max(0, -exponent)
    low, high = number - half(places), number + half(places)
    return Figure(0, 5, str(number), number, low, high, high_open=True, unit=unit, places=places)


def about_turnout(figure: Figure) -> Statement:
    return Statement(figure, f"Turnout in Leeds was {figure.text}%.", words=("turnout", "leeds"), subject="Leeds")


decimals = st.decimals(min_value="0.01", max_value="9999.99", places=2)


@quick
@given(decimals)
def test_a_number_equals_itself(number):
    assert weigh(written(number), written(number)).name == "equal"


@quick
@given(decimals)
def test_a_number_rounds_to_its_own_rounding_and_to_no_neighbour(number):
    assume(number != number.to_integral_value())
    rounded = number.quantize(Decimal(1), rounding=ROUND_HALF_UP)
    source = written(number)
    assert weigh(written(rounded), source).name == "rounds"
    exact_half = abs(number % 1) == Decimal("0.5")
    for neighbour in (rounded - 1, rounded + 1):
        supported = weigh(written(neighbour), source).name in SUPPORTING
        assert supported == (exact_half and neighbour == rounded - 1)


@quick
@given(st.integers(1, 99_999))
def test_an_exact_half_supports_both_neighbours(whole):
    source = written(Decimal(whole) + Decimal("0.5"))
    assert {weigh(written(Decimal(whole + step)), source).name for step in (0, 1)} == {"rounds"}


@quick
@given(decimals, decimals)
@example(Decimal("70.00"), Decimal("69.00"))
def test_a_finer_claim_is_never_supported_unless_the_numbers_are_equal(number, other):
    claim, source = written(number), written(other.quantize(Decimal(1)))
    name = weigh(claim, source).name
    assert (name in SUPPORTING) == (number == source.value)
    if name == "over-precise":
        assert source.low <= number <= source.high


@quick
@given(decimals, decimals)
@example(Decimal("49.00"), Decimal("50.00"))
def test_overstating_is_the_mirror_of_understating(one, two):
    assume(one != two)
    mirror = {"overstates": "understates", "understates": "overstates"}
    there, back = weigh(written(one), written(two)), weigh(written(two), written(one))
    assume("magnitude" not in {there.name, back.name})  # the source may have more digits there, the claim not
    assert back.name == mirror.get(there.name, there.name)
    assert there.difference == -back.difference


@quick
@given(decimals, st.sampled_from([1, 2, 3, 6, 9]))
def test_the_same_digits_at_another_power_of_ten_are_a_slip_of_magnitude(number, power):
    assert weigh(written(number.scaleb(power)), written(number)).name == "magnitude"


@quick
@given(decimals, decimals)
def test_the_relation_of_two_statements_is_that_of_their_numbers(one, two):
    relation = relate(about_turnout(written(one)), [about_turnout(written(two))])
    name = weigh(written(one), written(two)).name
    far = name not in SUPPORTING | {"magnitude"} and max(one, two) > 8 * min(one, two)
    assert relation.name == name or (far and relation.name == "none")
    assert relation.stance == STANCES.get(relation.name, "contradicts")
    assert "\n" not in relation.working
    assert relation.working


@quick
@given(decimals, st.lists(decimals, min_size=1, max_size=4))
def test_a_source_that_has_the_number_is_found_among_others_of_the_same_subject(number, others):
    reported = [about_turnout(written(other)) for other in others]
    reported.insert(len(others) // 2, about_turnout(written(number)))
    assert relate(about_turnout(written(number)), reported).name == "equal"


MATERIAL = """
    63.75% of votes Putin Zyuganov - 17.19 rose fell from 9% to 12% doubled a total of $4.2m £3bn in 2011 2012 about
    more than one in five together per head on average 1/0 0% -5 , ; and while ( ) ' " 99.3% protocols counted last
    year 3 May 2021 nan 1e9 ½ ٣ 10-20 A320 0.0 000 km miles °F
"""
texts = st.text(max_size=120) | st.lists(st.sampled_from(MATERIAL.split()), max_size=25).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(texts, texts)
@example("rose 5% from 0 to 0", "It fell from 0 to 0, 0% of 0 in 2011 and 0 in 2012.")
@example("0°F", "-40 °C")
def test_no_two_texts_raise_and_every_answer_is_whole(claim, evidence):
    reported = statements_of(evidence)
    for claimed in statements_of(claim):
        relation = relate(claimed, reported)
        assert relation.working
        assert "\n" not in relation.working
        assert relation.stance == STANCES.get(relation.name, "contradicts")
        assert all(part.text for part in relation.parts)


@quick
@given(texts)
def test_no_text_contradicts_itself(text):
    statements = statements_of(text)
    for statement in statements:
        assert relate(statement, [statement]).stance != "contradicts"


@quick
@given(texts)
def test_statements_stand_where_their_figures_stand(text):
    for statement in statements_of(text, offset=7):
        figure = statement.figure
        assert text[figure.start - 7 : figure.end - 7] == figure.text


@pytest.mark.parametrize("number", ["1E+40", "1E-40", "0", "-0.00"])
def test_extreme_numbers_are_weighed_all_the_same(number):
    extreme = Decimal(number)
    figure = Figure(0, 1, number, extreme, extreme, extreme, unit="percent")
    assert weigh(figure, figure).name == "equal"
    assert weigh(figure, written(Decimal("63.75"))).name not in SUPPORTING
