"""What the first lines of a text say about it, and which written days are certain."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import read_text
from factcheck.documents.dates import find_day
from factcheck.documents.heads import read_head, stamp_day
from factcheck.documents.languages import guess_language

FIFTH = datetime.date(2012, 3, 5)
BODY = "The commission gave its count. It was 63.75%."


@pytest.mark.parametrize(
    ("top", "title", "date", "author"),
    [
        ("The count\n\n", "The count", None, None),
        ("The count\nDate: 2012-03-05\n\n", "The count", FIFTH, None),
        ("The count\nBy Jo Smith\n5 March 2012\n\n", "The count", FIFTH, "Jo Smith"),
        ("Title: The count\nAuthor: Jo Smith\nPublished: March 5, 2012\n\n", "The count", FIFTH, "Jo Smith"),
        ("Published 5 March 2012, 10:00 GMT\nUpdated: 7 March 2012\n\nThe count\n\n", "The count", FIFTH, None),
        ("Updated at 14:54,05-03-2012\n\nThe count: all of it\n\n", "The count: all of it", FIFTH, None),
        ("Дата: 5 марта 2012\n\nПодсчёт голосов\n\n", "Подсчёт голосов", FIFTH, None),
        ("The count\n\nMOSCOW, March 5, 2012 (Agency) - ", "The count", FIFTH, None),
        ("The count as it stands\n", "The count as it stands", None, None),
        ("The commission, which met on Monday in the house of\nKremlin, ", None, None, None),
        ("", None, None, None),
    ],
)
def test_head_is_read(top, title, date, author):
    head = read_head(top + BODY)
    assert (head.title, head.date, head.author) == (title, date, author)


def test_what_is_given_counts_before_what_the_text_says():
    document = read_text(f"The count\nDate: 2012-03-05\n\n{BODY}", title="Mine", date=datetime.date(2020, 1, 1))
    assert (document.title, document.date) == ("Mine", datetime.date(2020, 1, 1))


def test_a_day_in_a_sentence_is_not_the_day_of_the_text():
    assert read_text(f"The count\n\nOn 5 March 2012 it was given. {BODY}").date is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2012-03-05T10:00:00Z", FIFTH),
        ("2012/3/5", FIFTH),
        ("5 March 2012", FIFTH),
        ("5th of March, 2012", FIFTH),
        ("March 5th, 2012", FIFTH),
        ("Mar. 5, 2012", FIFTH),
        ("05.03.2012", FIFTH),
        ("5. März 2012", FIFTH),
        ("5 mars 2012", FIFTH),
        ("5 de marzo de 2012", FIFTH),
        ("5 марта 2012 года", FIFTH),
        ("13/03/2012", datetime.date(2012, 3, 13)),
        ("03/13/2012", datetime.date(2012, 3, 13)),
        ("03/05/2012", None),
        ("31 February 2012", None),
        ("5 marches 2012", None),
        ("12345-03-05", None),
        ("March 2012", None),
        ("", None),
    ],
)
def test_only_certain_days_are_days(text, day):
    found = find_day(text)
    assert (found[0] if found else None) == day


@settings(max_examples=100, deadline=None)
@given(st.dates(min_value=datetime.date(1600, 1, 1), max_value=datetime.date(2100, 1, 1)))
def test_every_day_is_found_as_it_is_written(day):
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%d-%m-%Y"):
        assert stamp_day(f"Published: {day.strftime(form)}, 10:00") == day


@pytest.mark.parametrize("line", ["64% on 5 March 2012", "The vote of 5 March 2012", "5 March", "10:00"])
def test_lines_with_more_than_a_day_are_no_stamps(line):
    assert stamp_day(line) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The president of the commission said that the count was over.", "en"),
        ("Der Präsident der Kommission sagte, dass die Zählung nicht mit den Wahlen endet.", "de"),
        ("Le président de la commission a dit que les votes des électeurs sont dans une urne.", "fr"),
        ("El presidente de la comisión dijo que los votos fueron para el partido y no es más.", "es"),
        ("Президент сказал, что это не так и что комиссия после выборов была на месте.", "ru"),
        ("63.75% 17.19%", None),
        ("Putin wins", None),
    ],
)
def test_language_is_guessed_or_left_open(text, language):
    assert guess_language(text) == language
