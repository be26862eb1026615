"""The outline of a sentence: a sign for each figure, and none that the text brought along."""

from __future__ import annotations

import pytest

from factcheck.checking.consistency.model import FIGURE, Sentence, signs_of
from factcheck.figures import find_figures


@pytest.mark.parametrize("sign", [FIGURE[1], FIGURE[3], "\ue000"])
def test_a_private_sign_of_the_text_stands_for_no_figure(sign: str) -> None:
    text = f"Of the {sign} 450 seats the party won {sign}238, or 57.9%."
    sentence = Sentence(0, text, tuple(find_figures(text)))
    assert [sentence.figure(one) for one in signs_of(sentence.outline)] == list(sentence.figures)
