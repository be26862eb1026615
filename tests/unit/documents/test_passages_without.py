"""A document's passages without some of them are the others, in their order, and nothing is copied."""

from __future__ import annotations

import pytest

from factcheck.documents import read_text
from factcheck.documents.columns import PassagesWithout

PASSAGES = read_text("\n\n".join(f"Line {number} has {number * 7} votes." for number in range(6)), "a.txt").passages


@pytest.mark.parametrize("spared", [range(2, 4), range(1), range(5, 6), range(6), range(3, 3)])
def test_what_is_left_are_the_others_in_their_order(spared: range) -> None:
    left = PassagesWithout(PASSAGES, spared)
    others = tuple(passage for number, passage in enumerate(PASSAGES) if number not in spared)

    assert len(left) == len(others)
    assert tuple(left) == others
    assert [left[at] for at in range(-len(others), len(others))] == [*others, *others]
    assert left[1:4] == others[1:4]


def test_there_is_none_behind_the_last() -> None:
    with pytest.raises(IndexError):
        PassagesWithout(PASSAGES, range(2, 4))[4]
