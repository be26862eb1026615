"""A report as a table, one row a claim: the columns of CSV and XLSX, each with its meaning in one line."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from factcheck.reports.escaping import one_line
from factcheck.reports.words import standing_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.reports.model import Decision, Inquest, Report, ReportClaim, Suggested

__all__ = ["COLUMNS", "Cell", "Column", "row"]

Cell = str | int | Decimal | bool | datetime.datetime | None


class Column(Struct, frozen=True):
    """`width` is in characters, for spreadsheets; `kind` says how a number is shown."""

    name: str
    meaning: str
    value: Callable[[Report, ReportClaim], Cell]
    width: int = 14
    kind: Literal["text", "figure", "count", "flag", "time"] = "text"


def _inquest(claim: ReportClaim, question: str) -> Inquest | None:
    return next((inquest for inquest in claim.inquests if inquest.question == question), None)


def _suggested(claim: ReportClaim) -> Suggested | None:
    return claim.inquests[0].told if claim.inquests else None


def _rating(report: Report, decision: Decision | None) -> str | None:
    return report.rating(decision.rating).name if decision else None


def _place(report: Report, decision: Decision | None) -> int | None:
    return report.rating(decision.rating).place if decision else None


def _sources(report: Report, claim: ReportClaim, *, supports: bool) -> str | None:
    decision = claim.decision
    cited = [source for source in decision.sources if source.supports is supports] if decision else []
    return "; ".join(f"{report.document(source.letter).title}, {source.place}" for source in cited) or None


def _second(claim: ReportClaim) -> str | None:
    second = claim.inquests[0].second if claim.inquests else None
    return second.by if second else None


def _said(report: Report, claim: ReportClaim) -> str | None:
    said = _inquest(claim, "said")
    return _rating(report, said.decision) if said else None


COLUMNS: tuple[Column, ...] = (
    Column("article", "the article's short name", lambda report, _: report.article.slug),
    Column("claim", "the claim's number", lambda _, claim: claim.number, 7, "count"),
    Column("place", "where it stands in the article", lambda _, claim: claim.place, 10),
    Column(
        "standing",
        "where it stands for an editor",
        lambda report, claim: standing_words(report.scale, claim.standing),
        18,
    ),
    Column("held back", "what keeps it from going out", lambda _, claim: "; ".join(claim.hindrances) or None, 24),
    Column("kind", "what sort of claim it is", lambda _, claim: claim.kind, 10),
    Column("claimant", "who says it", lambda _, claim: claim.claimant, 20),
    Column("quoted", "whether it stands in a quote", lambda _, claim: claim.quoted, 8, "flag"),
    Column("words", "the words that are checked", lambda _, claim: claim.quote, 20),
    Column(
        "sentence", "those words in their sentence", lambda _, claim: f"{claim.before}{claim.quote}{claim.after}", 60
    ),
    Column(
        "value", "the figure as a number", lambda _, claim: claim.claimed.value if claim.claimed else None, 14, "figure"
    ),
    Column("low", "the least it can mean", lambda _, claim: claim.claimed.low if claim.claimed else None, 14, "figure"),
    Column(
        "high", "the most it can mean", lambda _, claim: claim.claimed.high if claim.claimed else None, 14, "figure"
    ),
    Column("unit", "what the figure counts", lambda _, claim: claim.claimed.unit if claim.claimed else None, 12),
    Column("reported", "the figure as the evidence writes it", lambda _, claim: _of(claim, "reported"), 16),
    Column("relation", "how the one stands to the other", lambda _, claim: _of(claim, "relation"), 14),
    Column("stance", "what the program made of it", lambda _, claim: _of(claim, "stance"), 12),
    Column("working", "the sum, to be verified by hand", lambda _, claim: _of(claim, "working"), 40),
    Column(
        "not compared",
        "what a person must look at",
        lambda _, claim: ", ".join(suggested.not_compared) if (suggested := _suggested(claim)) else None,
        14,
    ),
    Column("rating", "the verdict", lambda report, claim: _rating(report, claim.decision), 16),
    Column(
        "rating place",
        "1 is worst; empty off the scale",
        lambda report, claim: _place(report, claim.decision),
        8,
        "count",
    ),
    Column(
        "tags", "what goes with the rating", lambda _, claim: ", ".join(claim.decision.tags) if claim.decision else None
    ),
    Column("reason", "why", lambda _, claim: claim.decision.reason if claim.decision else None, 40),
    Column(
        "replacement",
        "what should stand there",
        lambda _, claim: claim.decision.replacement if claim.decision else None,
        20,
    ),
    Column("sources for", "document and place", lambda report, claim: _sources(report, claim, supports=True), 40),
    Column("sources against", "document and place", lambda report, claim: _sources(report, claim, supports=False), 40),
    Column(
        "searched",
        "searched and not found",
        lambda _, claim: "; ".join(claim.decision.searched) if claim.decision else None,
        30,
    ),
    Column("rated by", "the reviewer", lambda _, claim: claim.decision.by if claim.decision else None),
    Column("rated at", "in UTC", lambda _, claim: claim.decision.at if claim.decision else None, 18, "time"),
    Column("second reader", "who read it again", lambda _, claim: _second(claim)),
    Column("said", "the verdict on whether it was said", lambda report, claim: _said(report, claim), 14),
    Column(
        "questions", "to the author", lambda _, claim: " / ".join(item.text for item in claim.enquiries) or None, 40
    ),
    Column(
        "answers",
        "that came back",
        lambda _, claim: " / ".join(item.answer for item in claim.enquiries if item.answer) or None,
        40,
    ),
    Column("notes", "kept at the claim", lambda _, claim: " / ".join(claim.notes) or None, 40),
)


def _of(claim: ReportClaim, field: str) -> str | None:
    suggested = _suggested(claim)
    return getattr(suggested, field) if suggested else None


def row(report: Report, claim: ReportClaim) -> list[Cell]:
    """Give the cells of one claim in the order of `COLUMNS`; text on one line, None for an empty cell."""
    cells = (column.value(report, claim) for column in COLUMNS)
    return [one_line(cell).strip() or None if isinstance(cell, str) else cell for cell in cells]
