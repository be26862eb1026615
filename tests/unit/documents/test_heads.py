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


@pytest.mark.parametrize(
    "line",
    [
        "lundi 5 mars 2012",
        "Publié le lundi 5 mars 2012 à 10h30",
        "Mis à jour le lundi 5 mars 2012 à 10 h 30",
        "Montag, 5. März 2012",
        "Stand: Mo., 5. März 2012, 10.30 Uhr",
        "Publicado el lunes, 5 de marzo de 2012",
        "lunedì 5 marzo 2012, ore 10:30",
        "segunda-feira, 5 de março de 2012 às 10h30",
        "maandag 5 maart 2012 om 10:30 uur",
        "poniedziałek, 5 marca 2012 r.",
        "понедельник, 5 марта 2012 г., 10:30",
        "понеділок, 5 березня 2012 року",
        "панядзелак, 5 сакавіка 2012",
        "5 Mart 2012 Pazartesi, 10:30",
        "Senin, 5 Maret 2012 10:30 WIB",
        "الاثنين 5 مارس 2012",
        "सोमवार, 5 मार्च 2012",
    ],
)
def test_a_line_with_the_day_of_the_week_is_a_stamp_in_every_language(line):
    assert stamp_day(line) == FIFTH
    assert read_head(f"63,75 %\n\n{line}\n\n{BODY}").date == FIFTH


def test_the_day_of_an_update_counts_after_that_of_publication():
    top = "Le compte\n\nMis à jour le mardi 6 mars 2012 à 10 h 30\nPublié le lundi 5 mars 2012\n\n"
    assert read_head(top + BODY).date == FIFTH


@pytest.mark.parametrize(
    "line",
    [
        "Le mardi 5 mars 2012, 64 %",
        "Der Stand vom 5. März 2012 in Bonn",
        "64% on 5 March 2012",
        "The vote of 5 March 2012",
        "5 March",
        "10:00",
    ],
)
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
