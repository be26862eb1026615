"""What is looked for: a claim's words, what stands around them, its day. Made from a claim or from bare words."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.evidence.windows import asked_words, words_next_to
from factcheck.evidence.words import search_words
from factcheck.language.calendar import calendar_of

if TYPE_CHECKING:
    from factcheck.claims import Claim
    from factcheck.documents import Document, Passage

__all__ = ["Query", "query_for", "query_of", "written_day", "written_days"]

_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")


class Query(Struct, frozen=True):
    """What is looked for.

    `words` are the claim's own; `context` are words that help to understand it (who speaks, the sentences before and
    after, the headline) and count for less; `date` is the day it speaks of, or was said, `language` the one it is in.
    """

    words: str
    context: str = ""
    date: datetime.date | None = None
    language: str | None = None


def written_days(text: str) -> list[tuple[int, int, datetime.date]]:
    """Give the full dates written in `text` with their spans: "4 March 2012", "March 4, 2012" or "2012-03-04"."""
    found = []
    words, months = search_words(), calendar_of(None).months
    for pattern in (words.month_first, words.day_first, _ISO):
        for match in pattern.finditer(text):
            month = match["month"]
            number = int(month) if month.isdigit() else months[month.lower()]
            try:
                found.append((match.start(), match.end(), datetime.date(int(match["year"]), number, int(match["day"]))))
            except ValueError:
                continue  # "31 February" is no day
    return sorted(found)


def written_day(text: str) -> datetime.date | None:
    """Give the last full date written in `text`."""
    days = written_days(text)
    return days[-1][2] if days else None


def query_of(words: str) -> Query:
    """Give what to look for from bare words, and the day that stands in them."""
    return Query(words, date=written_day(words))


def _is_sentence(passage: Passage) -> bool:
    return passage.kind != "row"


def query_for(claim: Claim, article: Document | None) -> Query:
    """Give what to look for to find evidence on `claim`, with what `article` says around it."""
    context = [claim.claimant] if claim.claimant else []
    if article is not None:
        context += [article.title] if article.title else []
        last = bisect_right(article.passages, claim.start, key=lambda passage: passage.end)
        first = bisect_left(article.passages, claim.end, key=lambda passage: passage.start)
        before = [*islice(filter(_is_sentence, reversed(article.passages[:last])), 2)][::-1]
        after = islice(filter(_is_sentence, islice(article.passages, first, None)), 1)
        context += [words_next_to(article.words(passage), behind=True) for passage in before]
        context += [words_next_to(article.words(passage), behind=False) for passage in after]
    words = asked_words(claim)
    date = written_day(words) or (article.date if article else None)
    return Query(words, " ".join(context), date, article.language if article else None)
