"""Quotation marks of every style, over paragraphs and inside each other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language.quotes import find_quotes


def quoted(text: str) -> list[str]:
    return [" / ".join(text[start:end] for start, end in quote.parts) for quote in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "no" twice.', ["no"]),
        ("He said “no” twice.", ["no"]),
        ("He said «no» twice.", ["no"]),
        ("He said „no“ twice.", ["no"]),
        ("He said ‘no’ twice.", ["no"]),
        ("He said 'no' twice.", ["no"]),
        ("It's the workers' hall and Jim's.", []),
        ("The workers’ hall wasn’t open.", []),
        ("‘The workers’ hall wasn’t open,’ he said.", ["The workers’ hall wasn’t open,"]),
        ('A 6" pipe and a 10" pipe.', []),
        ("In the '90s it closed.", []),
        ("“He told me ‘go’ and I went,” she said.", ["He told me ‘go’ and I went,", "go"]),
        ('"We of "New Dawn" agree", he said.', ['We of "New Dawn" agree', "New Dawn"]),
        ('"One.\n\nTwo"\n, he said.', ["One.\n\nTwo"]),
        ("“One.\n\n“Two.\n\n“Three,” he said.", ["One. / Two. / Three,"]),
        ('"One.\n\n"Two," he said.', ["One. / Two,"]),
        ("“One.\n\nTwo is not quoted.", ["One."]),
        ('"A," he said, "B."', ["A,", "B."]),
        ("", []),
        ('"', []),
        ('""', []),
    ],
)
def test_quotations_are_found_with_their_own_words(text: str, words: list[str]) -> None:
    assert quoted(text) == words


def test_a_quotation_inside_another_knows_its_depth() -> None:
    outer, inner = find_quotes("“He told me ‘go’ and I went,” she said.")
    assert (outer.depth, inner.depth) == (0, 1)
    assert outer.start < inner.start < inner.end < outer.end


def test_a_missing_mark_ends_the_quotation_with_its_paragraph() -> None:
    (quote,) = find_quotes("“We are ready.\n\nThe hall was full.")
    assert not quote.closed
    assert quote.end == len("“We are ready.")


@given(st.text(alphabet="ab .\n,\"'“”‘’«»„`", max_size=120))
@settings(max_examples=200, deadline=None)
def test_quotations_lie_inside_the_text_and_inside_each_other(text: str) -> None:
    quotes = find_quotes(text)
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert all(quote.start <= start < end <= quote.end for start, end in quote.parts)
    for first in quotes:
        for second in quotes:
            apart = first.end <= second.start or second.end <= first.start
            inside = first.start <= second.start and second.end <= first.end
            around = second.start <= first.start and first.end <= second.end
            assert apart or inside or around


@pytest.mark.parametrize("text", ['"' * 100_000, "“" * 100_000, '"a ' * 50_000, "'a\n\n" * 30_000])
def test_a_long_text_of_marks_alone_is_read_to_its_end(text: str) -> None:
    assert all(quote.end <= len(text) for quote in find_quotes(text))  # in quadratic time this would not come back
