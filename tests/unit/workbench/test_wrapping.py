"""Text fitted into cells."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from factcheck.workbench.wrapping import clip, fit, wrap

PIECES = st.sampled_from(
    [
        "a",
        "bc",
        " ",
        "  ",
        "日",
        "本語",
        "é",
        "e\u0301",
        "👩\u200d🚀",
        "🇩🇪",
        "\n",
        "—",
        "“x”",
        "\u200b",
        "a-very-long-word",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
WIDTHS = st.integers(2, 24)


@given(TEXTS, WIDTHS)
@settings(max_examples=200, deadline=None)
def test_lines_cover_the_text_in_order_and_none_is_wider_than_the_screen(text, width):
    lines = wrap(text, width)
    position = 0
    for start, end in lines:
        assert start == position or (start == position + 1 and text[position] == "\n")
        assert cell_len(text[start:end].rstrip()) <= width
        position = end
    assert position == len(text)


@given(TEXTS.map(lambda text: text.replace("\n", " ")), WIDTHS)
@settings(max_examples=200, deadline=None)
def test_what_is_cut_or_padded_has_the_width_that_was_asked_for(text, width):
    assert cell_len(clip(text, width)) <= width
    assert cell_len(fit(text, width)) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two ", "three"]),
        ("one two three", 3, ["one ", "two ", "thr", "ee"]),
        ("日本語の文", 4, ["日本", "語の", "文"]),
        ("a\n\nb", 10, ["a", "", "b"]),
        ("", 10, [""]),
    ],
)
def test_lines_break_after_spaces_and_inside_words_only_where_they_must(text, width, lines):
    assert [text[start:end] for start, end in wrap(text, width)] == lines


def test_a_megabyte_is_wrapped_by_lengths_where_it_can_be():
    text = ("The count of the commission went on through the night. " * 6 + "\n") * 3_000
    lines = wrap(text, 60)
    assert lines[-1][1] == len(text)
    assert all(end - start <= 61 for start, end in lines)
