"""How far every article of a desk is, as data for the desk's screen. Slow on a large desk: done in the backroom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.desk.gate import gate
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.desk import Article, ClaimRecord, Desk, Scale, Verdict
    from factcheck.workbench.faults import Faults

__all__ = ["ArticleRow", "Overview", "overview", "waiting_words"]

# An article with more claims that are still open is not cleared; the reasons are not counted one by one.
_MANY = 2000

WAITS = {
    "rate": "to rate", "read": "to read a second time", "decide": "to decide", "weigh": "the answer is in",
}  # fmt: skip


class ArticleRow(Struct, frozen=True):
    """One article: what is in it, what is done, what is left, and whether it may go out.

    `contradicted` counts the verdicts that find the claim wrong: ratings that block, or of the lower half of a scale.
    `reasons` are the lines of the gate against it, None where there are too many claims to count them. `fault` says
    that the program failed over this article.
    """

    article: Article
    claims: int = 0
    rated: int = 0
    contradicted: int = 0
    open: int = 0
    itself: int = 0
    reasons: int | None = 0
    last_by: str = ""
    last_at: str = ""
    fault: str = ""


class Overview(Struct, frozen=True):
    """The desk at a glance: its articles, how many documents its library has, who else is here, what waits for me.

    `hindrances` say what does not work here as it should.
    """

    rows: tuple[ArticleRow, ...]
    library: int
    colleagues: tuple[str, ...]
    waiting: tuple[tuple[ClaimRecord, str], ...]
    hindrances: tuple[str, ...] = ()


def overview(desk: Desk, faults: Faults) -> Overview:
    """Count what is done and left in every article of a desk."""

    def row(article: Article) -> ArticleRow:
        try:
            return _row(desk, article)
        except FactcheckError:
            raise
        except Exception as error:  # noqa: BLE001 - the other articles go on
            return ArticleRow(article, fault=faults.note(article.slug, error))

    return Overview(
        rows=tuple(row(article) for article in desk.articles()),
        library=len(desk.evidence()),
        colleagues=tuple(sorted({each.by for each in desk.colleagues()})),
        waiting=tuple(desk.waiting_for_me()),
        hindrances=desk.hindrances,
    )


def waiting_words(what: str) -> str:
    """Say for what a claim waits for this person."""
    return WAITS.get(what, what)


def _row(desk: Desk, article: Article) -> ArticleRow:
    numbers = desk.claim_numbers(article.slug)
    # Nothing stands at the other claims: they are open.
    touched = set(desk.touched_claims(article.slug)).intersection(numbers)
    records = [desk.claim(f"{article.slug}#{number}") for number in sorted(touched)]
    verdicts = [verdict for record in records if (verdict := record.verdict)]
    newest = max(verdicts, key=lambda verdict: (verdict.at, verdict.id), default=None)
    left = len(numbers) - len(records) + sum(record.state in {"open", "asked", "answered"} for record in records)
    scale = desk.scale(article.scale)
    return ArticleRow(
        article=article,
        claims=len(numbers),
        rated=len(verdicts),
        contradicted=sum(
            _contradicts(record.verdict, scale)
            for record in records
            if record.verdict is not None and not desk.reads_blind(record)
        ),
        open=left,
        itself=len(desk.self_checks(article.slug)),
        reasons=None if len(numbers) > _MANY and left else len(gate(desk, article.slug).reasons),
        last_by=newest.by if newest else "",
        last_at=newest.at if newest else "",
    )


def _contradicts(verdict: Verdict, scale: Scale) -> bool:
    if verdict.scale != scale.name:
        return False
    rating = scale.rating(verdict.rating)
    return (rating.effect == "blocks" and rating.place is not None) or (
        rating.place is not None and 2 * rating.place <= scale.steps
    )
