"""The claim that a person marks in an article's text."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.claims.model import Claim
from factcheck.desk.store.medium import Refused

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
    return Claim(
        id=claim_id(anchor),
        start=start,
        end=end,
        text=text[start:end],
        figure=figure,
        kind="figure" if figure else "statement",
        checkable=True,
        reason=None,
        claimant=None,
        quoted=False,
        siblings=(),
        worthiness=1.0,
        anchor=anchor,
        worthiness_reasons=("added by hand",),
    )
