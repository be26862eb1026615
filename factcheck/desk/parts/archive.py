"""Articles that are done with are put away: everyday lists leave them out, and what was decided in them is still found.

Nothing moves. What counts is the newest line about an article: the one that puts it away, or anything that is recorded
at it or at a claim of it afterwards, by whomever, which brings it back by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.desk.record.claims import UnknownClaim
from factcheck.desk.record.lookup import find_article, find_articles
from factcheck.desk.record.records import stored
from factcheck.desk.store.medium import Refused
from factcheck.desk.store.storage import now

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.desk.parts.policies import Policies
    from factcheck.desk.parts.survey import Survey
    from factcheck.desk.record.model import (
        Article,
    )
    from factcheck.desk.record.records import Records

__all__ = ["Archive"]


class Archive:
    """Putting articles away and taking them out again."""

    def __init__(self, records: Records, survey: Survey, policies: Policies) -> None:
        self._records, self._survey, self._policies = records, survey, policies

    @property
    def count(self) -> int:
        """How many articles are put away; none is read."""
        self._records.storage.refresh()
        return len(self._records.places.archived)

    def articles(self) -> list[Article]:
        """Give the articles that are put away, oldest first."""
        return [article for article in find_articles(self._records) if article.archived is not None]

    def put_away(self, names: Sequence[str] = (), *, before: str | None = None) -> list[Article]:
        """Put articles away, as one operation: those named, or all that are done with; give those that it was done to.

        Done with is one whose claims are settled, read twice where its policy asks for it, or that was set aside; with
        `before` (a day, ISO) at which nothing was done since. Raises `Refused` for one that is named and is not.
        """
        with self._records.storage.exclusive():
            chosen = [find_article(self._records, name) for name in dict.fromkeys(names)] or find_articles(
                self._records, archived=False
            )
            done: list[Article] = []
            for article in chosen:
                problem = next(self._left(article, before), None)
                if problem is None:
                    done.append(article)
                elif names:
                    raise Refused(article.slug, f"is not archived: {problem}", "finish it, or set it aside")
            away = [replace(article, archived=now()) for article in done]
            if away:
                changes = {"articles": {str(article.id): stored(article) for article in away}}
                words = away[0].slug if len(away) == 1 else f"{len(away)} articles"
                self._records.commit("archive", changes, words=words)
            return away

    def bring_back(self, name: str) -> Article:
        """Put an archived article among the current ones again; raises `UnknownClaim` for one that is not archived."""
        with self._records.storage.exclusive():
            article = find_article(self._records, name)
            if article.archived is None:
                raise UnknownClaim(name, "is not archived", "`factcheck article --archived` lists those that are")
            back = replace(article, archived=None)
            self._records.commit("bring-back", {"articles": {str(back.id): stored(back)}}, article=name)
        return back

    def _left(self, article: Article, before: str | None) -> Iterator[str]:
        """Say what there is still to do at an article."""
        if article.aside is None:
            second = self._policies.of(article.slug).second_reader
            counts = self._survey.states(article.slug)
            left = {
                state: counts[state] for state in counts if state != "second-read" and (second or state != "settled")
            }
            yield from (
                f"{count} of its claims {'are' if count > 1 else 'is'} {state}" for state, count in left.items()
            )
            if not counts:
                yield "nothing in it was checked"
        if before is not None and (at := self._newest_at(article)) >= before:
            yield f"something was done at it on {at[:10]}"

    def _newest_at(self, article: Article) -> str:
        """Say when something was last recorded at an article or a claim of it."""
        storage, corner = self._records.storage, self._records.places.corner(article.slug)
        kept = [("articles", article.id), *(("claims", key) for key in corner.claims.values())]
        kept += [(name, key) for name, at in corner.at.items() for keys in at.values() for key in keys]
        offsets = (storage.revision(name, key) for name, key in kept)
        newest = max((offset for offset in offsets if offset is not None), default=None)
        return "" if newest is None else storage.line_at(newest)[1].at
