"""Words from outside, made harmless for each medium."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.reports.escaping import address, cell, clean, json_text, markdown, one_line

ANY_TEXT = st.text(alphabet=st.characters(codec=None), max_size=60)


@given(ANY_TEXT)
@settings(max_examples=200, deadline=None)
def test_markdown_shows_exactly_the_words(text):
    shown = []
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(f"words {markdown(text)} words"):
        shown += [child.content for child in token.children or [] if child.type in {"text", "text_special"}]
    assert "".join(shown) == f"words {one_line(text)} words".strip()


@pytest.mark.parametrize(
    "text",
    ["# x", "- x", "+ x", "* x", "1. x", "12) x", "> x", "```", "---", "===", "| a |", "<b>", "[a]: b", "    x", "~~~"],
)
def test_markdown_begins_no_block(text):
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(str(markdown(text)))
    assert [token.type for token in tokens] in (["paragraph_open", "inline", "paragraph_close"], [])


@given(ANY_TEXT)
@settings(max_examples=200, deadline=None)
def test_a_cell_never_begins_a_formula(text):
    written = cell(text)
    assert not written.lstrip().startswith(("=", "+", "@"))
    assert not written.startswith(("\t", "\r", "\n"))
    assert not written.startswith("-") or float(written) <= 0


@pytest.mark.parametrize(("number", "written"), [("-3.5", "-3.5"), ("12", "12"), ("-", "'-"), ("-1+1", "'-1+1")])
def test_a_number_stays_a_number(number, written):
    assert cell(number) == written


@given(ANY_TEXT)
@settings(max_examples=200, deadline=None)
def test_clean_text_can_be_written_and_keeps_its_length(text):
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    cleaned.encode()


@given(st.recursive(ANY_TEXT, lambda inner: st.lists(inner, max_size=3), max_leaves=5))
@settings(max_examples=100, deadline=None)
def test_json_keeps_every_character(value):
    assert json.loads(json_text(value)) == value


PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | ANY_TEXT


@given(st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3)))
@settings(max_examples=200, deadline=None)
def test_json_is_laid_out_as_python_does_it(value):
    plain = json.dumps(value, ensure_ascii=False, indent=1)
    assert json_text(value).split("\n") == re.sub(
        "[<>&\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]",
        lambda found: f"\\u{ord(found[0]):04x}",
        plain,
    ).split("\n")


@pytest.mark.parametrize("value", [float("nan"), {"a": [float("inf")]}])
def test_json_has_no_number_that_is_none(value):
    with pytest.raises(ValueError):
        json_text(value)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("https://exa mple.org", False),
        ("https://example.org/\x1b[31m", False),
        ("http://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_followed(text, whole):
    assert address(text) == (text if whole else None)
