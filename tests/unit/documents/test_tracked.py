"""Tracked changes in Markdown: read as accepted, comments left out, and everything else as it stands."""

import pytest

from factcheck.documents import read_bytes
from factcheck.documents.tracked import accepted


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Walton counted {==2,100==}{>>from where?<<} ballots.", "Walton counted 2,100 ballots."),
        ("Walton counted {~~2,100~>2,200~~} ballots.", "Walton counted 2,200 ballots."),
        ("Walton {--never --}counted{++ all++}.", "Walton counted all."),
        ("It {==has {~~two~>three~~} parts==}{>>one\nor two\n\nlines<<}.", "It has three parts."),
        ("{>>only a comment<<}", ""),
        ("{~~all of it~>~~}gone", "gone"),
    ],
)
def test_marks_are_read_as_accepted(written, read):
    assert accepted(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "", "no marks {at all}", "for (i = 0; {++i} < 3;)", "{{-- a template's comment --}}", "{>> never closed",
        "a {== b", "{\\==not a mark==}", "{ ++ a ++ }", "{" * 500 + "}" * 500,
    ],
)  # fmt: skip
def test_what_is_no_mark_stands_as_it_is(text):
    assert accepted(text) == text


def test_a_markdown_file_with_tracked_changes_is_read_as_its_new_words():
    data = b"# The count\n\nGarston counted {~~1,835~>1,840~~} ballots{>>sure?<<}.\n"
    assert read_bytes(data, "count.md").text == "# The count\n\nGarston counted 1,840 ballots.\n"


def test_in_a_plain_text_the_same_signs_are_its_words():
    assert "{>>sure?<<}" in read_bytes(b"Garston counted 1,835 ballots{>>sure?<<}.\n", "count.txt").text
