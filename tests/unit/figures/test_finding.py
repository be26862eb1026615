"""What is read as a figure, and as what."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.figures import QUANTITATIVE, find_figures


def quantities(text):
    return [figure for figure in find_figures(text) if figure.kind in QUANTITATIVE]


def only(text):
    (figure,) = quantities(text)
    return figure


@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("it is 64", "64", 0),
        ("it is 63.75", "63.75", 2),
        ("it is 1,234,567.8", "1234567.8", 1),
        ("it is 12,34,567", "1234567", 0),
        ("it is 1 234 567", "1234567", 0),
        ("it is 1'234'567", "1234567", 0),
        ("it is 1.234.567,8", "1234567.8", 1),
        ("it is 63,75 %", "63.75", 2),
        ("it is .500 now", "0.500", 3),
        ("it is 2.5 million", "2500000", -5),
        ("it is 3 lakh", "300000", -5),
        ("it is 4 crore", "40000000", -7),
        ("it is 1.99×10−30", "1.99E-30", 32),
        ("it is 4e14", "4E+14", -14),
        ("it is 2 1/2 now", "2.5", 2),
        ("it is -5 now", "-5", 0),
        ("it is −5 now", "-5", 0),
        ("it is minus 5 now", "-5", 0),
        ("it is ٦٣٫٧٥٪", "63.75", 2),
        ("it is two hundred and fifty thousand", "250000", -3),
        ("it is twenty-eight thousand six hundred forty-two", "28642", 0),
        ("it is two point five million", "2500000", -5),
        ("it is one and a half million", "1500000", -5),
        ("it is half a million", "500000", -5),
        ("it is a quarter of a million", "250000", -4),
        ("it is a dozen", "12", 0),
        ("it is a hundred", "100", -2),
        ("it is three dozen", "36", 0),
    ],
)
def test_a_number_is_read_with_the_place_of_its_last_digit(text, value, places):
    figure = only(text)
    assert figure.value == Decimal(value)
    assert figure.places == places


@pytest.mark.parametrize(
    ("text", "value", "unit", "per"),
    [
        ("won 64% of votes", "64", "percent", None),
        ("won 63.75 per cent of votes", "63.75", "percent", None),
        ("a swing of 3 percentage points", "3", "percentage-point", None),
        ("a rise of 25 basis points", "25", "basis-point", None),
        ("a stake of 2,300 people", "2300", "people", None),
        ("that year in Leeds 40 people died", "40", "people", None),
        ("that year in Hamburg 2.45 million people were out of work", "2450000", "people", None),
        ("22 residential burglaries", "22", "residential burglary", None),
        ("seven European countries", "7", "European country", None),
        ("60 commercial fishermen", "60", "commercial fisherman", None),
        ("4.3M digital and physical sales", "4300000", "digital and physical sale", None),
        ("paid US$5.5m for it", "5500000", "USD", None),
        ("paid HK $3.7 billion for it", "3700000000", "HKD", None),
        ("paid £2.5 billion for it", "2500000000", "GBP", None),
        ("paid 10.5 million Australian dollars", "10500000", "AUD", None),
        ("paid RM50 for it", "50", "MYR", None),
        ("paid EUR 12m for it", "12000000", "EUR", None),
        ("paid $52 a barrel", "52", "USD", "barrel"),
        ("12 deaths per 100,000 people", "12", "death", "100000 people"),
        ("800,000 barrels per day", "800000", "barrel", "day"),
        ("winds of 75mph", "75", "mile", "hour"),
        ("a 6.1-inch screen", "6.1", "inch", None),
        ("half an hour", "0.5", "hour", None),
        ("1/16 of a US pint", "0.0625", "pint", None),
        ("1,520 sq m of floor", "1520", "square-metre", None),
        ("a low of -5°C", "-5", "celsius", None),
        ("586 lb-ft of torque", "586", "pound-foot", None),
        ("one of the best wireless speakers", "1", "best wireless speaker", None),
        ("a half-hour delay", "0.5", "hour", None),
        ("it took an hour and a half", "1.5", "hour", None),
        ("a quarter-point cut", "0.25", "percentage-point", None),
        ("rose by half a point", "0.5", "percentage-point", None),
        ("half of one percent", "0.5", "percent", None),
        ("a quarter of a million pounds", "250000", "GBP", None),
        ("82,000 vehicles daily", "82000", "vehicle", "day"),
        ("3,000 tonnes of coal a day", "3000", "tonne", "day"),
        ("500 tonnes per annum", "500", "tonne", "year"),
        ("a population of 8.2m is", "8200000", None, None),
        ("a 2,000-strong crowd", "2000", None, None),
        ("a 3 million-strong army", "3000000", None, None),
        ("costs 5€ per 100 km", "5", "EUR", "100 km"),
        ("the $1.9tn American plan", "1900000000000", "USD", None),
        ("CAC -1% at noon", "-1", "percent", None),
        ("the Dax 2 per cent lower", "2", "percent", None),
    ],
)
def test_a_number_is_read_with_its_unit(text, value, unit, per):
    figure = only(text)
    assert (figure.value, figure.unit, figure.per) == (Decimal(value), unit, per)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("in the range of 57-59%", "57", "59", "percent"),
        ("from 10 to 20 per cent", "10", "20", "percent"),
        ("between 1.2 and 1.5 million people", "1200000", "1500000", "people"),
        ("a price of $2-3bn", "2000000000", "3000000000", "USD"),
        ("a price of $2bn-$3bn", "2000000000", "3000000000", "USD"),
        ("fines of £200 to £4 million", "200", "4000000", "GBP"),
        ("four to five thousand people", "4000", "5000", "people"),
        ("three or four weeks", "3", "4", "week"),
        ("tens of thousands of people", "10000", "100000", "people"),
        ("several hundred people", "200", "1000", "people"),
        ("a mileage of 41-18 mpg", "18", "41", "mile"),
        ("revenue of 40-35 billion euros", "35000000000", "40000000000", "EUR"),
    ],
)
def test_a_range_is_its_ends_and_has_no_value(text, low, high, unit):
    figure = only(text)
    assert figure.kind == "range"
    assert (figure.value, figure.low, figure.high, figure.unit) == (None, Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "open_ends"),
    [
        ("64%", "63.5", "64.5", (False, True)),
        ("63.75%", "63.745", "63.755", (False, True)),
        ("-64%", "-64.5", "-63.5", (True, False)),
        ("2 million people", "1500000", "2500000", (False, True)),
        ("2,300 people", "2299.5", "2300.5", (False, True)),
        ("about 2,300 people", "2185", "2415", (False, False)),
        ("nearly 40 people", "30", "40", (False, True)),
        ("over 40 people", "40", None, (True, False)),
        ("at least 40 people", "40", None, (False, False)),
        ("under 40 people", None, "40", (False, True)),
        ("up to 40 people", None, "40", (False, False)),
        ("more than half of them", "50", "100", (True, False)),
        ("one in five children", "17.5", "22.5", (False, False)),
        ("52% plus or minus 3", "49", "55", (False, False)),
    ],
)
def test_the_writing_of_a_number_leaves_an_interval(text, low, high, open_ends):
    figure = only(text)
    assert figure.low == (None if low is None else Decimal(low))
    assert figure.high == (None if high is None else Decimal(high))
    assert (figure.low_open, figure.high_open) == open_ends


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one in five children", "20"),
        ("7 out of 10 voters", "70"),
        ("three quarters of the seats", "75"),
        ("more than half of them", "50"),
        ("a majority of deputies", "50"),
        ("one pupil in eight is absent", "12.5"),
        ("one in 20 students", "5"),
    ],
)
def test_a_share_in_words_is_a_ratio_in_percent(text, value):
    figure = only(text)
    assert (figure.kind, figure.value, figure.unit) == ("ratio", Decimal(value), "percent")


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("exports doubled", "2", "up"),
        ("spending was halved", "0.5", "down"),
        ("three times as many jobs", "3", "="),
        ("2.5 times higher", "2.5", "="),
        ("a threefold rise", "3", "="),
        ("more than sixfold", "6", ">"),
        ("double the average", "2", "="),
    ],
)
def test_a_multiple_is_its_factor(text, value, bound):
    figure = only(text)
    assert (figure.kind, figure.value, figure.unit, figure.bound) == ("multiple", Decimal(value), None, bound)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("64% of votes", "="),
        ("about 64% of votes", "~"),
        ("nearly 64% of votes", "~"),
        ("more than 64% of votes", ">"),
        ("no fewer than 64 people", ">"),
        ("no more than 64 people", "<"),
        ("300+ complaints", ">"),
        ("500-odd guests", "~"),
        ("~1.2 mm", "~"),
        ("prices rose 3%", "up"),
        ("prices fell by just 3%", "down"),
        ("prices fell by more than 3%", ">"),
        ("the index is down 2.1%", "down"),
        ("FTSE -0.6%", "down"),
        ("a 3% rise", "="),
        ("around the 37m skeleton", "="),
        ("it fell below 5%", "<"),
        ("it rose by more than 5%", ">"),
        ("hired over three years", "="),
        ("waited over three years", ">"),
    ],
)
def test_a_bound_says_hedge_limit_or_change(text, bound):
    assert only(text).bound == bound


@pytest.mark.parametrize(
    ("text", "bound", "low", "high"),
    [
        ("It runs for at least 8 miles (13 km).", ">", "13", None),
        ("Its strength was lower than 8.90 ksi (61.4 MPa).", "<", None, "61.4"),
        ("Debt was about $113 trillion ($160 trillion).", "=", "152E12", "168E12"),
        ("He paid nearly $90 (£80).", "=", "70", "80"),
        ("Debt was $113 trillion ($160 trillion).", "=", "159.5E12", "160.5E12"),
        ("About 450 people (80 percent) came.", "=", "75", "85"),
        ("About 450 people came (80 percent of all).", "=", "79.5", "80.5"),
    ],
)
def test_the_same_amount_in_brackets_shares_the_bound_and_of_a_hedge_the_width(text, bound, low, high):
    second = find_figures(text)[1]
    limits = tuple(limit and Decimal(limit) for limit in (low, high))
    assert (second.bound, second.low, second.high) == (bound, *limits)


@pytest.mark.parametrize(
    ("text", "direction"),
    [("a 75 percent increase", "up"), ("a 3% drop", "down"), ("fell 3%", "down"), ("set up 5 offices", None)],
)
def test_a_change_has_its_direction(text, direction):
    assert only(text).direction == direction


def test_a_change_from_one_level_to_another_keeps_both():
    figure = only("unemployment rose from 9% in 2010 to 12%")
    assert (figure.kind, figure.direction, figure.value) == ("change", "up", None)
    assert (figure.from_value, figure.to_value, figure.low, figure.high) == (9, 12, 9, 12)


@pytest.mark.parametrize(
    ("text", "earlier", "later"),
    [("it rose to 12% from 9%", 9, 12), ("46.9 million cars, down from 52.2 million", 52_200_000, 46_900_000)],
)
def test_an_earlier_level_behind_a_later_one_is_kept_with_it(text, earlier, later):
    figure = find_figures(text)[0]
    assert (figure.value, figure.from_value, figure.to_value) == (later, earlier, later)


def test_ranges_of_a_list_share_the_unit_that_is_written_once():
    figures = quantities("Albany will get 4-6 inches of snow, Buffalo 8-12 and Syracuse 6-9.")
    assert [(figure.low, figure.high, figure.unit) for figure in figures] == [
        (4, 6, "inch"), (8, 12, "inch"), (6, 9, "inch"),
    ]  # fmt: skip


def test_a_change_goes_on_to_what_it_comes_after():
    later, earlier = quantities("GDP grew 2.1% in the second quarter, after 2.0% in the first.")
    assert (later.kind, earlier.kind, earlier.direction) == ("change", "change", "up")


def test_a_share_of_the_votes_that_is_gained_is_a_result_and_no_change():
    figures = quantities("A is gaining 63.75% of votes, B - 17.19%, C is gaining 6.23%.")
    assert [(figure.kind, figure.direction) for figure in figures] == [("quantity", None)] * 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12 men and 8 women", [("12", "man"), ("8", "woman")]),
        ("Labour won 12 seats, the Greens 5.", [("12", "seat"), ("5", "seat")]),
        ("41 seats in 2011 and 50 in 2015", [("41", "seat"), ("50", "seat")]),
        ("460 cars compared with 63 last year", [("460", "car"), ("63", "car")]),
        ("eight million 250ml bottles", [("8000000", "bottle"), ("250", "millilitre")]),
        ("lost 190 points, or 0.6%", [("190", "point"), ("0.6", "percent")]),
        ("paid £35m plus £5m more", [("35000000", "GBP"), ("5000000", "GBP")]),
        ("by 54 votes to 45", [("54", "vote"), ("45", "vote")]),
        ("led by 41% to 35%", [("41", "percent"), ("35", "percent")]),
        ("Of 412 flights, 233 were late", [("412", "flight"), ("233", "flight")]),
        ("450 people, 200 of them here", [("450", "people"), ("200", "people")]),
        ("won 26 of 38 games", [("26", "game"), ("38", "game")]),
        ("her sons, aged 6 and 9", [("6", "year"), ("9", "year")]),
        ("17,332 votes in the town, the Greens 4,812", [("17332", "vote"), ("4812", "vote")]),
    ],
)
def test_a_unit_that_is_written_once_holds_for_the_list(text, found):
    assert [(figure.value, figure.unit) for figure in quantities(text)] == [(Decimal(v), unit) for v, unit in found]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("in 2019", "date"),
        ("the 2014 elections", "date"),
        ("the 1990s", "date"),
        ("in '93", "date"),
        ("on March 29", "date"),
        ("on 29 March 2012", "date"),
        ("on 2019-09-01", "date"),
        ("nineteen eighty-four", "date"),
        ("at 11:30", "clock"),
        ("at 10.45pm", "clock"),
        ("at 11 a.m. sharp", "clock"),
        ("the 22nd amendment", "rank"),
        ("the first lady", "rank"),
        ("the twenty-fifth time", "rank"),
        ("they won 3-2", "score"),
        ("a 5-4 ruling", "score"),
        ("a 1:2 ratio", "score"),
        ("ranked #5 of all", "rank"),
        ("a lap of 1:36.6", "clock"),
        ("a 4-2 win per game", "score"),
        ("a 55-45 percent split", "identifier"),
        ("he is 6-3 feet tall", "identifier"),
        ("the Dax 40", "identifier"),
        ("Section 5 percentages", "identifier"),
        ("won by 2 to 1", "score"),
        ("Section 427", "identifier"),
        ("the Airbus A320", "identifier"),
        ("the iPhone 12", "identifier"),
        ("the S&P 500", "identifier"),
        ("version 1.2.3", "identifier"),
        ("go to page 40", "identifier"),
        ("call +1 (202) 555-0147", "identifier"),
        ("at 575 Wilbraham Road", "identifier"),
        ("COVID-19", "identifier"),
        ("as shown.[12]", "identifier"),
        ("a 1080p screen", "identifier"),
    ],
)
def test_what_counts_nothing_is_typed_and_is_no_quantity(text, kind):
    (figure,) = find_figures(text)
    assert figure.kind == kind


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("an 18-year-old", "year"),
        ("Maddon, 66, has", "year"),
        ("a man aged 67", "year"),
        ("an 18 month-old", "month"),
        ("The director, 61, has a house", "year"),
        ("children under the age of five travel free", "year"),
        ("At 72, she is the oldest", "year"),
        ("She was 19 when she joined", "year"),
        ("The victim was 16.", "year"),
        ("people aged 18-49", "year"),
    ],
)
def test_an_age_is_an_age(text, unit):
    figure = only(text)
    assert (figure.kind, figure.unit) == ("age", unit)


@pytest.mark.parametrize(
    "text", ["Of these, 61, or half, fled", "He was 3 points behind", "It was 16.", "it is 12, 33"]
)
def test_a_bare_number_that_may_be_anything_is_no_age(text):
    assert not [figure for figure in find_figures(text) if figure.kind == "age"]


@pytest.mark.parametrize(
    "text",
    ["no one came", "the second half", "each one of them", "net zero", "he scored twice", "double standards", ""],
)
def test_words_that_only_look_like_numbers_are_no_quantity(text):
    assert not quantities(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He won about 2.5 million votes there", "about 2.5 million votes"),
        ("It cost US$5.5m in 2012", "US$5.5m"),
        ("It rose from 9% to 12% then", "9% to 12%"),
        ("It took 15 years or more then", "15 years or more"),
        ("a low of minus 12 degrees Celsius", "minus 12 degrees Celsius"),
    ],
)
def test_the_words_of_a_figure_hold_hedge_money_and_unit(text, words):
    assert only(text).text == words


def test_offsets_count_code_points_where_lower_case_is_longer():
    text = "İİİ paid 5% more"
    assert text[only(text).start : only(text).end] == "5%"


def test_the_document_shows_that_its_comma_marks_decimals():
    figures = quantities("Er gewann 63,75 % oder 1.234 Stimmen.")
    assert [figure.value for figure in figures] == [Decimal("63.75"), Decimal(1234)]


def test_an_unknown_language_is_read_with_the_english_words():
    assert only("64% x") == find_figures("64% x", language="tlh")[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("They plan to build 20,000 homes.", "20000", "home"),
        ("The plan is to build 40 schools.", "40", "school"),
        ("It will channel 300 million euros to them.", "300000000", "EUR"),
        ("They route 40 trains a day through it.", "40", "train"),
    ],
)
def test_a_verb_that_is_also_a_label_leaves_its_number_counting(text: str, value: str, unit: str) -> None:
    figure = only(text)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In July 84 mm of rain fell.", [("84 mm", "quantity")]),
        ("In May 12 people died.", [("12 people", "quantity")]),
        ("On May 12 people marched.", [("May 12", "date")]),
        ("In June 5% of them left.", [("5%", "quantity")]),
        ("In May 12 million people voted.", [("12 million people", "quantity")]),
        ("It is due in May 12, 2026.", [("May 12, 2026", "date")]),
        ("The \x1b[31mred\x1b[0m team won 3 games.", [("3 games", "quantity")]),
    ],
)
def test_a_day_is_told_from_what_was_counted_in_a_month_and_from_what_steers_a_terminal(text, told):
    assert [(figure.text, figure.kind) for figure in find_figures(text)] == told
