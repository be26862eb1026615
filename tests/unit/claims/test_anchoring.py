"""Claims are found again by their words, exactly or nearly."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck.claims import locate, make_anchor
from factcheck.claims.anchoring import claim_id

TEXT = "Turnout was 64% in the north.\n\nIn the south, where it rained,\nturnout was 64% as well. The mayor won."


def test_an_anchor_keeps_the_words_and_what_stands_around_them() -> None:
    start = TEXT.index("64%", 20)
    anchor = make_anchor(TEXT, start, start + 3)
    assert anchor.quote == "64%"
    assert anchor.before.endswith("where it rained, turnout was ")
    assert anchor.after == " as well. The mayor won."
    assert anchor.occurrence == 0


def test_the_same_words_in_the_same_surroundings_are_counted() -> None:
    text = "We won. " * 30
    second = make_anchor(text, 80, 86)
    third = make_anchor(text, 88, 94)
    assert (second.occurrence, third.occurrence) == (5, 6)
    assert claim_id(second) != claim_id(third)
    assert locate(third, text) == (88, 94)


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (TEXT, "64%"),
        ("A new first paragraph.\n\n" + TEXT, "64%"),
        (TEXT.replace("\n", " "), "64%"),
        (TEXT.replace("where it rained", "where it rained all day"), "64%"),
        (TEXT.replace("Turnout was 64% in the north.\n\n", ""), "64%"),
    ],
)
def test_a_figure_is_found_again_in_a_changed_text(new: str, words: str) -> None:
    start = TEXT.index("64%", 20)
    found = locate(make_anchor(TEXT, start, start + 3), new)
    assert found is not None
    assert found[0] == new.index("64% as well")
    assert new[found[0] : found[1]] == words


def test_a_figure_that_is_gone_is_not_found_elsewhere() -> None:
    start = TEXT.index("64%", 20)
    anchor = make_anchor(TEXT, start, start + 3)
    assert locate(anchor, TEXT.replace("64%", "61%")) is None
    assert locate(anchor, "The shop sold 64% of its coats. It was a warm winter, and nobody wanted any.") is None


def test_long_words_are_found_though_some_of_them_changed() -> None:
    old = "The bridge over the river was closed for two years. Nothing else happened in the town."
    new = "Nothing happened. The bridge over the wide river was closed for three years. It rained."
    found = locate(make_anchor(old, 0, 51), new)
    assert found is not None
    assert new[found[0] : found[1]] == "The bridge over the wide river was closed for three years."


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-1, 3), (0, 10_000), (29, 31)])
def test_a_span_without_words_has_no_anchor(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        make_anchor(TEXT, start, end)


@given(st.text(alphabet="ab1% .\n\t\u00a0", min_size=1, max_size=160), st.data())
@settings(max_examples=200, deadline=None)
def test_what_is_anchored_is_found_in_the_same_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip() and not text[start].isspace() and not text[end - 1].isspace())
    assert locate(make_anchor(text, start, end), text) == (start, end)
