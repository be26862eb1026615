"""The claim that a person marks in an article's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.claims.given import given_claim
from factcheck.desk.store.medium import Refused

if TYPE_CHECKING:
    from factcheck.claims.model import Claim

__all__ = ["claim_from_words"]


def claim_from_words(text: str, start: int, end: int) -> Claim:
    """Give the claim that a person marks in an article's text, with the first figure in it, if any.

    Raises `Refused` where no words are marked.
    """
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise Refused("this claim", "has no words", "mark the words that make it")
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    from factcheck.claims.anchoring import claim_id, make_anchor  # loaded when somebody adds a claim
    from factcheck.figures import find_figures

    figure = next(iter(find_figures(text[start:end])), None)
    if figure is not None:
        figure = replace(figure, start=figure.start + start, end=figure.end + start)
    anchor = make_anchor(text, *((start, end) if figure is None else (figure.start, figure.end)))
    return given_claim(
        text,
        start,
        end,
        "statement" if figure is None else "figure",
        key=claim_id(anchor),
        anchor=anchor,
        why="added by hand",
        figure=figure,
    )
