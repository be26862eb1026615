"""Days as people type them, counted from the day of whoever sits there."""

import datetime

import pytest

from factcheck.errors import FactcheckError
from factcheck.workbench.days import written_day

NOW = datetime.date(2026, 11, 18)  # a Wednesday


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2012-03-05", "2012-03-05"),
        ("5 March 2012", "2012-03-05"),
        ("March 5, 2012", "2012-03-05"),
        ("5.3.2012", "2012-03-05"),
        ("today", "2026-11-18"),
        ("Yesterday", "2026-11-17"),
        ("this morning", "2026-11-18"),
        ("2 days ago", "2026-11-16"),
        ("a week ago", "2026-11-11"),
        ("Monday", "2026-11-16"),
        ("on mon", "2026-11-16"),
        ("Wednesday", "2026-11-18"),
        ("last Wednesday", "2026-11-11"),
        ("5 March", "2026-03-05"),
        ("5th of March", "2026-03-05"),
        ("March 5", "2026-03-05"),
        ("24 December", "2025-12-24"),
        ("29 February", "2024-02-29"),
        ("5. Mai", "2026-05-05"),
    ],
)
def test_a_day_is_read_as_it_is_written(words, day):
    assert written_day(words, NOW).isoformat() == day


def test_no_words_are_no_day():
    assert written_day("  ", NOW) is None


@pytest.mark.parametrize("words", ["3/4/2012", "soon", "31 April", "32 March 2012", "12", "m"])
def test_what_is_no_certain_day_is_refused_with_how_to_write_one(words):
    with pytest.raises(FactcheckError, match="5 March 2012"):
        written_day(words, NOW)
