"""What holds for the reading of figures in any text whatever."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.figures import find_figures

# Pieces that the grammar knows, put together as nobody would: harder on it than random letters.
PIECES = st.sampled_from(
    [
        "one",
        "two",
        "half",
        "third",
        "quarters",
        "of",
        "and",
        "million",
        "hundred",
        "%",
        "per",
        "cent",
        "5",
        "10",
        "1,234",
        ".5",
        "3.5",
        "-",
        "–",
        "to",
        "from",
        "between",
        "$",
        "US$",
        "£",
        "€",
        "m",
        "bn",
        "k",
        "km",
        "mph",
        "year-old",
        "old",
        "in",
        "out",
        "every",
        "rose",
        "fell",
        "by",
        "about",
        "more",
        "than",
        "doubled",
        "twice",
        "as",
        "the",
        "Jan.",
        "March",
        "2012",
        "11:30",
        "a.m.",
        "½",
        "2/3",
        "+/-",
        "±",
        "×",
        "10^",
        "(",
        ")",
        "[",
        "]",
        "#",
        ".",
        ",",
        ":",
        ";",
        "'",
        "’",
        "İ",
        "ß",
        "٣",
        "６",
        "％",
        "people",
        "5-",
        "plus",
        "or",
        "minus",
        "x",
        "99999999999999999999999999",
        "0800",
        "+1",
        "A320",
        "1st",
        "a",
        "majority",
        "couple",
        "dozen",
        "thousands",
        "several",
        "fold",
        "Street",
        "°C",
        "″",
        "/",
        "/day",
        "100,000",
        "S&P",
        "500",
        "votes",
        "gaining",
        "o'clock",
    ]
)
JOINTS = st.sampled_from([" ", " ", "", "-", "\n", "\u00a0"])
WILD = st.lists(st.tuples(PIECES, JOINTS), max_size=14).map(
    lambda parts: "".join(word + joint for word, joint in parts)
)


def group(number, separator):
    return f"{number:,}".replace(",", separator)


@given(st.text(max_size=200) | WILD)
@settings(max_examples=200, deadline=None)
def test_spans_are_inside_the_text_in_order_and_hold_the_words(text):
    end = 0
    for figure in find_figures(text):
        assert end <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        end = figure.end


@given(WILD)
@settings(max_examples=200, deadline=None)
def test_an_interval_is_never_upside_down_and_holds_its_number(text):
    for figure in find_figures(text):
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
        if figure.value is not None:
            assert figure.low is None or figure.low <= figure.value
            assert figure.high is None or figure.value <= figure.high


@given(st.integers(1000, 10**15), st.sampled_from([",", " ", "\u00a0", "\u202f", "'", "’"]))
@settings(max_examples=100, deadline=None)
def test_a_grouped_whole_number_is_read_back(number, separator):
    (figure,) = find_figures(f"it is {group(number, separator)} kg")
    assert (figure.value, figure.unit, figure.places) == (number, "kilogram", 0)


@given(st.integers(10**6, 10**15))
@settings(max_examples=50, deadline=None)
def test_a_number_grouped_by_dots_is_read_back(number):
    (figure,) = find_figures(f"it is {group(number, '.')} kg")
    assert figure.value == number


@given(st.decimals("0.01", 10**9, places=2), st.sampled_from(["%", " %", " per cent", " percent", "pc"]))
@settings(max_examples=100, deadline=None)
def test_a_percentage_is_read_back_with_its_places(number, sign):
    (figure,) = find_figures(f"it is {number}{sign} now")
    assert (figure.value, figure.unit, figure.places) == (number, "percent", 2)
    assert figure.low == number - Decimal("0.005")
    assert figure.high == number + Decimal("0.005")


@given(
    st.decimals("0.1", "999.9", places=1), st.sampled_from([("million", 6), ("bn", 9), ("trillion", 12), ("crore", 7)])
)
@settings(max_examples=100, deadline=None)
def test_a_magnitude_is_multiplied_out_exactly(number, magnitude):
    word, power = magnitude
    (figure,) = find_figures(f"it is €{number} {word} now")
    assert (figure.value, figure.unit, figure.places) == (number * 10**power, "EUR", 1 - power)


@given(st.integers(2, 10**15 - 1))
@settings(max_examples=200, deadline=None)
def test_a_number_in_words_is_read_back(number):
    (figure,) = find_figures(f"there are {in_words(number)} of it")
    assert figure.value == number


@given(st.integers(0, 10**6), st.integers(1, 10**6))
@settings(max_examples=100, deadline=None)
def test_a_range_is_read_back_as_its_ends(low, width):
    (figure,) = find_figures(f"between {low:,} and {low + width:,} km")
    assert (figure.value, figure.low, figure.high, figure.unit) == (None, low, low + width, "kilometre")


@given(st.integers(0, 10**9), st.integers(0x660, 0x660) | st.integers(0x966, 0x966) | st.integers(0xFF10, 0xFF10))
@settings(max_examples=50, deadline=None)
def test_the_digits_of_other_scripts_are_read(number, zero):
    written = "".join(chr(zero + int(digit)) for digit in str(number))
    (figure,) = find_figures(f"it is {written} km")
    assert figure.value == number


ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number):
    """Write a number as English does."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for size, name in (
        (10**12, "trillion"),
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if number >= size:
            rest = number % size
            link = " and " if rest and rest < 100 else " "
            return f"{in_words(number // size)} {name}" + (link + in_words(rest) if rest else "")
    raise AssertionError(number)
