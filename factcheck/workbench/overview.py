"""How far every article of a desk is, as data for the desk's screen. Slow on a large desk: done in the backroom."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.desk.judging.gate import gate
from factcheck.desk.judging.resting import in_force
from factcheck.errors import FactcheckError
from factcheck.scanning.inbox import inbox_mark, waiting_in
from factcheck.workbench.days import today
from factcheck.workbench.drawing.claims import judged_as, rating_of
from factcheck.workbench.pulse import Pulse, pulse
from factcheck.workbench.strips import OPEN, shortened

if TYPE_CHECKING:
    from factcheck.desk import Article, ClaimRecord, Desk, Scale, Verdict
    from factcheck.workbench.faults import Faults
    from factcheck.workbench.strips import Stand

__all__ = ["ArticleRow", "Overview", "overview", "standing", "waiting_words"]

# An article with more claims that are still open is not cleared; the reasons are not counted one by one.
_MANY = 2000

WAITS = {
    "rate": "to rate", "read": "to read a second time", "decide": "to decide", "weigh": "the answer is in",
}  # fmt: skip


class ArticleRow(Struct, frozen=True):
    """One article: what is in it, what is done, what is left, and whether it may go out.

    `contradicted` counts the verdicts that find the claim wrong: ratings that block, or of the lower half of a scale.
    `reasons` are the lines of the gate against it, None where there are too many claims to count them. `fault` says
    that the program failed over this article. `strip` says how the claims stand in the article's order, of a long
    article the most pressing of each stretch; `ratings` counts the verdicts by the names of the scale. `verdicts` are
    the times at which those were given, `questions` those at which something was asked and answered.
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
    strip: tuple[Stand, ...] = ()
    ratings: tuple[tuple[str, int], ...] = ()
    verdicts: tuple[str, ...] = ()
    questions: tuple[tuple[str, str | None], ...] = ()


class Overview(Struct, frozen=True):
    """The desk at a glance: its articles, how many documents its library has, who else is here, what waits for me.

    `hindrances` say what does not work here as it should, `inbox` counts what a watch found.
    """

    rows: tuple[ArticleRow, ...]
    library: int
    colleagues: tuple[str, ...]
    waiting: tuple[tuple[ClaimRecord, str], ...]
    hindrances: tuple[str, ...] = ()
    pulse: Pulse = Pulse()
    inbox: int = 0


def overview(desk: Desk, faults: Faults) -> Overview:
    """Count what is done and left in every article of a desk."""

    def row(article: Article) -> ArticleRow:
        try:
            return _row(desk, article)
        except FactcheckError:
            raise
        except Exception as error:  # noqa: BLE001 - the other articles go on
            return ArticleRow(article, fault=faults.note(article.slug, error))

    articles = desk.articles.current()
    rows = tuple(sorted(map(row, articles), key=lambda each: each.article.aside is not None))
    aside = {article.slug for article in articles if article.aside is not None}
    inbox, damaged = _inbox(desk)
    return Overview(
        rows=rows,
        library=len(desk.evidence.all()),
        colleagues=tuple(sorted({each.by for each in desk.person.session.colleagues()} - {desk.person.by})),
        waiting=tuple(each for each in desk.readers.waiting() if each[0].article not in aside),
        hindrances=(*desk.hindrances, *damaged),
        inbox=inbox,
        pulse=pulse(
            [rating for each in rows for rating in each.ratings],
            [time for each in rows for time in each.verdicts],
            [question for each in rows for question in each.questions],
            today(),
        ),
    )


def standing(desk: Desk) -> tuple[int, int, tuple[str, ...]]:
    """Give what the overview depends on: everything recorded, what came in, and who else is here."""
    return desk.revision, inbox_mark(desk.folder), tuple(sorted(each.by for each in desk.person.session.colleagues()))


def _inbox(desk: Desk) -> tuple[int, tuple[str, ...]]:
    """Give how much is in the inbox, and what is wrong with it."""
    try:
        return waiting_in(desk.folder), ()
    except FactcheckError as error:
        return 0, (f"the inbox: {error.problem}",)


def waiting_words(what: str) -> str:
    """Say for what a claim waits for this person."""
    return WAITS.get(what, what)


def _row(desk: Desk, article: Article) -> ArticleRow:
    numbers = desk.survey.numbers(article.slug)
    # Nothing stands at the other claims: they are open.
    touched = set(desk.survey.touched(article.slug)).intersection(numbers)
    records = [desk.claims.get(f"{article.slug}#{number}") for number in sorted(touched)]
    verdicts = [verdict for record in records if (verdict := record.verdict)]
    newest = max(verdicts, key=lambda verdict: (verdict.at, verdict.id), default=None)
    left = len(numbers) - len(records) + sum(record.state in {"open", "asked", "answered"} for record in records)
    scale = desk.settings.scale(article.scale)
    stands = {record.number: _stand(desk, record, scale) for record in records}
    rated = Counter(
        rating_of(verdict, scale) for verdict in (desk.readers.as_seen(each).verdict for each in records) if verdict
    )
    return ArticleRow(
        article=article,
        strip=shortened([stands.get(number, OPEN) for number in numbers]),
        ratings=tuple(rated.most_common()),
        verdicts=tuple(verdict.at for verdict in verdicts),
        questions=tuple(
            (each.at, each.answered) for record in records for each in record.enquiries if each.withdrawn is None
        ),
        claims=len(numbers),
        rated=len(verdicts),
        contradicted=sum(
            _contradicts(record.verdict, scale)
            for record in records
            if record.verdict is not None and not desk.readers.reads_blind(record)
        ),
        open=left,
        itself=len(desk.survey.self_checks(article.slug)),
        reasons=None if len(numbers) > _MANY and left else len(gate(desk, article.slug).reasons),
        last_by=newest.by if newest else "",
        last_at=newest.at if newest else "",
    )


def _stand(desk: Desk, record: ClaimRecord, scale: Scale) -> Stand:
    if desk.readers.reads_blind(record):
        return "unread", ""
    verdict = in_force(record)
    return record.state, judged_as(verdict, scale) if verdict else ""


def _contradicts(verdict: Verdict, scale: Scale) -> bool:
    if verdict.scale != scale.name:
        return False
    rating = scale.rating(verdict.rating)
    return (rating.effect == "blocks" and rating.place is not None) or (
        rating.place is not None and 2 * rating.place <= scale.steps
    )
