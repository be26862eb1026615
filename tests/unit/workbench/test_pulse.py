"""How the work on a desk goes: what is counted on which day, and how it is drawn in plain blocks."""

import datetime

import pytest
from rich.cells import cell_len

from factcheck.workbench.drawing.pulse import HEIGHT, pulse_lines, pulse_words
from factcheck.workbench.drawing.signs import FULL, PLAIN
from factcheck.workbench.inks import line_text
from factcheck.workbench.pulse import DAYS, Pulse, pulse

TODAY = datetime.date(2024, 3, 28)


def noon(day):
    """A time on a day of this March, wherever the clock stands."""
    return datetime.datetime(2024, 3, day, 12).astimezone(datetime.UTC).isoformat()


FOUND = pulse(
    [("stands", 3), ("change", 1), ("stands", 2), ("wrong", 9)],
    [noon(28), noon(28), noon(1), "2023-01-01T00:00:00+00:00", "no time"],
    [(noon(5), noon(7)), (noon(6), None), (noon(28), noon(28))],
    TODAY,
)


def test_ratings_of_all_articles_are_counted_together_by_their_names():
    assert FOUND.ratings == (("wrong", 9), ("stands", 5), ("change", 1))


def test_verdicts_are_counted_on_their_day_and_older_ones_on_none():
    assert FOUND.rated == (1, *[0] * (DAYS - 2), 2)


def test_a_question_waits_from_the_day_it_is_asked_to_the_day_before_its_answer():
    assert FOUND.waiting == (*[0] * 4, 1, 2, *[1] * 22)


@pytest.mark.parametrize("signs", [FULL, PLAIN])
@pytest.mark.parametrize(("width", "panels"), [(40, 1), (78, 2), (118, 3), (198, 3)])
def test_as_many_charts_stand_side_by_side_as_have_room(signs, width, panels):
    lines = list(map(line_text, pulse_lines(FOUND, width, signs)))
    assert len(lines) == HEIGHT
    assert max(map(cell_len, lines)) <= width
    assert sum(title in lines[0] for title in ("ratings", "rated by day", "questions without an answer")) == panels
    assert ("1 Mar" in lines[-1] and "28 Mar" in lines[-1]) == (panels > 1)
    assert signs is FULL or all(line.isascii() for line in lines)


def test_a_bar_is_as_long_as_what_it_counts_and_the_least_is_still_seen():
    first, second, third = (line_text(line) for line in pulse_lines(FOUND, 40)[1:4])
    assert [first.count("▇"), second.count("▇"), third.count("▇")] == [11, 6, 1]


def test_many_ratings_are_told_as_four_and_the_others():
    many = Pulse(tuple((f"rating {at}", 9 - at) for at in range(7)), (0,) * DAYS, (0,) * DAYS, TODAY)
    lines = [line_text(line) for line in pulse_lines(many, 40)]
    assert [line.split("  ")[0] for line in lines[1:5]] == [f"rating {at}" for at in range(4)]
    assert lines[5].startswith("others")
    assert lines[5].split()[-1] == "12"


def test_days_are_told_in_one_line_where_there_is_no_room_for_more():
    words = line_text(pulse_words(FOUND))
    assert words.startswith("rated ·")
    assert words.endswith("█ 2 today · 1 not answered")
