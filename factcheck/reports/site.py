"""What is cleared as a site: a page and a JSON for every verdict, lists of them, and a feed of ClaimReview.

The files are made when they are asked for; they are the same on a disk and behind a server. Notes, questions to the
author and what the program suggested stay in the house.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from factcheck.reports.claimreview import CONTEXT, reviews
from factcheck.reports.data import plain
from factcheck.reports.escaping import json_text
from factcheck.reports.templating import fill_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factcheck.reports.model import Report, ReportClaim
    from factcheck.reports.rendering import Options

__all__ = ["File", "Site", "published"]

FORMAT = 1
PAGE = "text/html; charset=utf-8"
DATA = "application/json"
A_PAGE = 100  # reviews in one file of the feed


class File(Struct, frozen=True):
    """A file of the site; `tag` changes with its bytes and with nothing else."""

    media: str
    data: bytes

    @property
    def tag(self) -> str:
        """Give the value of the header ETag."""
        return f'"{sha256(self.data).hexdigest()[:32]}"'


def published(claim: ReportClaim) -> ReportClaim:
    """Give a claim as it leaves the house: what was decided, and on what it rests."""
    inquests = tuple(
        replace(item, suggested=None if item.decision is not None else item.suggested) for item in claim.inquests
    )
    return replace(claim, notes=(), enquiries=(), inquests=inquests)


class Site:
    """The site of some reports; `paths` are its files in their order, none of which is made before it is asked for."""

    def __init__(self, reports: Sequence[Report], options: Options) -> None:
        self._reports = tuple(reports)
        self._options = options
        self._makers: dict[str, Callable[[], File]] = {}
        self._made: dict[str, File] = {}
        self._verdicts = {
            report.article.slug: [published(claim) for claim in report.claims if self._leaves(claim)]
            for report in reports
        }
        self._lay()

    def _leaves(self, claim: ReportClaim) -> bool:
        return claim.cleared or (self._options.uncleared and claim.decision is not None)

    @property
    def paths(self) -> Iterable[str]:
        """Give where the files are, below the site."""
        return self._makers

    def file(self, path: str) -> File | None:
        """Give a file; None where there is none."""
        made = self._made.get(path)
        if made is None and (maker := self._makers.get(path)) is not None:
            made = self._made[path] = maker()
        return made

    def _lay(self) -> None:
        self._makers["index.html"] = lambda: _page("site.html", reports=self._reports, verdicts=self._verdicts)
        self._makers["index.json"] = self._index
        for report in self._reports:
            self._lay_article(report)
        self._lay_feed()

    def _lay_article(self, report: Report) -> None:
        slug = report.article.slug
        claims = self._verdicts[slug]
        self._makers[f"{slug}/index.html"] = lambda: _page("site_article.html", report=report, claims=claims)
        self._makers[f"{slug}/index.json"] = lambda: _data(_article(report, claims))
        for claim in claims:
            name = f"{slug}/{claim.number}"
            self._makers[f"{name}.html"] = lambda claim=claim: _page("verdict.html", report=report, claim=claim)  # type: ignore[misc]
            self._makers[f"{name}.json"] = lambda claim=claim: _data(_verdict(report, claim))  # type: ignore[misc]

    def _index(self) -> File:
        articles = [
            {**_named(report), "verdicts": len(self._verdicts[report.article.slug]),
             "address": f"{report.article.slug}/index.json"}
            for report in self._reports
        ]  # fmt: skip
        return _data({"format": FORMAT, "articles": articles, "feed": "feed.json"})

    def _lay_feed(self) -> None:
        found = [
            review
            for report in self._reports
            for _, review in reviews(report, self._options.publication, uncleared=self._options.uncleared)
            if review is not None
        ]
        newest = max((report.journal.at for report in self._reports if report.journal.at), default=None)
        files = range(max(1, -(-len(found) // A_PAGE)))
        for number in files:
            items = found[number * A_PAGE : (number + 1) * A_PAGE]
            feed: dict[str, object] = {"@context": CONTEXT, "@type": "DataFeed"}
            if newest is not None:
                feed["dateModified"] = f"{newest:%Y-%m-%dT%H:%M:%SZ}"
            feed["dataFeedElement"] = [{"@type": "DataFeedItem", "item": [review]} for review in items]
            if number + 1 < len(files):
                feed["next"] = _feed(number + 1)
            self._makers[_feed(number)] = lambda feed=feed: _data(feed)  # type: ignore[misc]


def _feed(number: int) -> str:
    return f"feed-{number + 1}.json" if number else "feed.json"


def _page(name: str, **context: object) -> File:
    return File(PAGE, fill_page(name, **context).encode())


def _data(value: object) -> File:
    return File(DATA, (json_text(json.loads(json.dumps(value)), indent=1) + "\n").encode())


def _named(report: Report) -> dict[str, object]:
    article = plain(report.article)
    assert isinstance(article, dict), "a struct is a dict"
    return {**article, "cleared": report.cleared}


def _article(report: Report, claims: Sequence[ReportClaim]) -> dict[str, object]:
    verdicts = [
        {
            "number": claim.number,
            "words": claim.quote,
            "rating": claim.decision.rating if claim.decision else None,
            "cleared": claim.cleared,
            "address": f"{claim.number}.json",
        }
        for claim in claims
    ]
    return {"format": FORMAT, "article": _named(report), "verdicts": verdicts, "journal": plain(report.journal)}


def _verdict(report: Report, claim: ReportClaim) -> dict[str, object]:
    decision = claim.decision
    cited = {source.letter for inquest in claim.inquests if inquest.deciding for source in inquest.deciding.sources}
    return {
        "format": FORMAT,
        "article": _named(report),
        "claim": plain(claim),
        "rating": plain(report.rating(decision.rating)) if decision else None,
        "cleared": claim.cleared,
        "evidence": [plain(item) for item in report.evidence if item.letter in cited],
        "journal": plain(report.journal),
        "program": report.program,
    }
