"""Questions to somebody outside as one page with room for the answers, which come back as a small file or as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from factcheck.desk.judging.replies import ANSWERS
from factcheck.reports.escaping import json_text
from factcheck.reports.templating import fill_page

if TYPE_CHECKING:
    from factcheck.desk import Desk

__all__ = ["question_page"]


class _Asked(Struct, frozen=True):
    """A question with the words that it is about in their sentence."""

    number: int
    text: str
    before: str
    quote: str
    after: str


def question_page(desk: Desk, article: str, to: str = "") -> str | None:
    """Give the page with the open questions of an article, of those to somebody where they are named; None for none.

    Neither a rating nor what the program suggests is on it.
    """
    questions = [item for item in desk.enquiries.of(article, open_only=True) if not to or item.to == to]
    if not questions:
        return None
    claims = {record.number: record.claim for record in desk.claims.of(article, gone=True)}
    asked = []
    for item in questions:
        claim = claims[item.claim]
        start, end = (claim.figure.start, claim.figure.end) if claim.figure else (claim.start, claim.end)
        first, last = start - claim.start, end - claim.start
        words = claim.text[:first], claim.text[first:last], claim.text[last:]
        asked.append(_Asked(item.number, item.text, *words))
    slug = desk.articles.get(article).slug
    about = {"format": ANSWERS, "article": slug, "questions": {str(item.number): item.text for item in questions}}
    page = {"title": desk.articles.get(article).title, "to": to, "questions": asked}
    return fill_page("ask.html", about=Markup(json_text(about)), **page)  # noqa: S704 - escaped for a page there
