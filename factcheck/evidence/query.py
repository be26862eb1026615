"""What is looked for: a claim's words, what stands around them, its day. Made from a claim or from bare words."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.claims import Claim
    from factcheck.documents import Document

__all__ = ["Query", "query_for", "written_day"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_MONTH_FIRST = re.compile(_MONTH + r"\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+" + _MONTH + r",?\s+(\d{4})\b", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.

    `words` are the claim's own; `context` are words that help to understand it (who speaks, the sentences before and
    after, the headline) and count for less; `date` is the day it speaks of, or was said.
    """

    words: str
    context: str = ""
    date: datetime.date | None = None


def written_day(text: str) -> datetime.date | None:
    """Give the last full date written in `text`: "4 March 2012", "March 4, 2012" or "2012-03-04"."""
    found: list[tuple[int, int, int, int]] = []
    for match in _MONTH_FIRST.finditer(text):
        month, day, year = match.groups()
        found.append((match.start(), int(year), _MONTHS.index(month.lower()) + 1, int(day)))
    for match in _DAY_FIRST.finditer(text):
        day, month, year = match.groups()
        found.append((match.start(), int(year), _MONTHS.index(month.lower()) + 1, int(day)))
    for match in _ISO.finditer(text):
        year, month, day = match.groups()
        found.append((match.start(), int(year), int(month), int(day)))
    for _, year_number, month_number, day_number in sorted(found, reverse=True):
        try:
            return datetime.date(year_number, month_number, day_number)
        except ValueError:
            continue  # "31 February" is no day
    return None


def query_for(claim: Claim, article: Document | None) -> Query:
    """Give what to look for to find evidence on `claim`, with what `article` says around it."""
    context = [claim.claimant] if claim.claimant else []
    if article is not None:
        context += [article.title] if article.title else []
        sentences = [passage for passage in article.passages if passage.kind != "row"]
        before = [passage for passage in sentences if passage.end <= claim.start]
        after = [passage for passage in sentences if passage.start >= claim.end]
        context += [article.words(passage) for passage in (*before[-2:], *after[:1])]
    date = written_day(claim.text) or (article.date if article else None)
    return Query(claim.text, " ".join(context), date)
