"""The verdict report on paper: the same order as the page, what must be acted on first.

What it is written on (a Word document, a PDF) gives paragraphs, tables and what is kept on one page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reports.drawing import text_line
from factcheck.reports.runs import TONES, Run
from factcheck.reports.words import (
    KINDS,
    METHOD,
    QUESTIONS,
    count_words,
    date_words,
    groups,
    heading,
    percent_words,
    plural,
    short,
    standing_words,
    time_words,
)
from factcheck.reports.words import (
    TONES as TONE_OF,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from factcheck.reports.model import Decision, Enquiry, Inquest, Report, ReportClaim, Standing
    from factcheck.reports.rendering import Options
    from factcheck.reports.runs import Paper

__all__ = ["newest", "paper_title", "write_on"]

_LAST = frozenset({"asked", "open", "set-aside"})  # what was decided comes before what is open
SHOWN = 20  # unchecked words of one kind; the rest is counted


def paper_title(reports: Sequence[Report]) -> str:
    """Give what the whole document is called."""
    return f"Fact-check: {'; '.join(report.article.title for report in reports)}"


def newest(reports: Sequence[Report]) -> datetime.datetime | None:
    """Give the day of the document: that of the newest line of a journal that is in it."""
    return max((report.journal.at for report in reports if report.journal.at), default=None)


def write_on(pages: Paper, reports: Sequence[Report], options: Options) -> None:
    """Write the reports, one article after the other."""
    for number, report in enumerate(reports):
        if number:
            pages.page_break()
        _head(pages, report)
        held = groups(report)
        for standing, claims in held:
            if standing not in _LAST:
                _group(pages, report, standing, claims, options)
        _contradictions(pages, report)
        for standing, claims in held:
            if standing in _LAST:
                _group(pages, report, standing, claims, options)
        _unchecked(pages, report)
        _method(pages, report)
    if reports:
        pages.footer(reports[0].program)


def _group(pages: Paper, report: Report, standing: Standing, claims: Sequence[ReportClaim], options: Options) -> None:
    title, lead = heading(report.scale, standing)
    pages.paragraph(Run(text=f"{title} ({len(claims)})"), style="Heading1", keep=True)
    pages.paragraph(Run(text=lead, italic=True, color=TONES["none"]), keep=True)
    for claim in claims:
        if not claim.folded:
            with pages.together():
                _claim(pages, report, claim)
            pages.paragraph()
            options.tick()
    if lines := [claim for claim in claims if claim.folded]:
        told = "Why" if all(claim.not_checkable for claim in lines) else "What the library has"
        pages.table(("Claim", "Words", told), map(_in_brief, lines))
        for _ in lines:
            options.tick()


def _in_brief(claim: ReportClaim) -> tuple[str, str, str]:
    told = claim.inquests[0].told if claim.inquests else None
    where = f" ({told.where})" if told and told.where else ""
    # Where nothing was found, the working says so itself.
    label = f"{told.label} " if told and told.relation != "none" else ""
    found = f"{label}{told.working}{where}" if told and told.working else "nothing"
    return f"{claim.number} ({claim.place})", short(claim.quote), claim.not_checkable or found


def _line(pages: Paper, name: str, text: str) -> None:
    pages.paragraph(Run(text=f"{name}: ", bold=True), Run(text=text))


def _head(pages: Paper, report: Report) -> None:
    article = report.article
    pages.paragraph(Run(text=article.title), style="Title")
    words, tone = ("CLEARED", "done") if report.cleared else ("NOT CLEARED", "stop")
    pages.paragraph(Run(text=words, bold=True, color=TONES[tone]), keep=True)
    for reason in report.reasons:
        pages.paragraph(Run(text=reason), style="ListBullet")
    if article.changed:
        pages.paragraph(Run(text=article.changed, bold=True), style="ListBullet")
    if article.unread:
        pages.paragraph(Run(text=article.unread), style="ListBullet")
    counts = count_words(report)
    pages.table([words for _, _, words in counts], [[str(count) for _, count, _ in counts]])
    dated = ", ".join(part for part in (article.author, date_words(article.date)) if part)
    _line(pages, "Source", f"{article.source}{f' ({dated})' if dated else ''}")
    _line(pages, "Version checked", f"{article.version}, sha256 {article.sha256}")
    _line(pages, "Scale", f"{report.scale.title}; cleared by the policy “{report.policy}”")
    if report.journal.at:
        _line(pages, "As of", time_words(report.journal.at))


def _unchecked(pages: Paper, report: Report) -> None:
    pages.paragraph(Run(text="What was not checked"), style="Heading1", keep=True)
    for part in report.unchecked:
        items = [f"“{short(words)}” ({place})" if place else words for words, place in part.items]
        more = f"; and {len(items) - SHOWN} more" if len(items) > SHOWN else ""
        _line(pages, KINDS[part.kind], "; ".join(items[:SHOWN]) + more)
    if not report.unchecked:
        pages.paragraph(Run(text="Every figure, quote and date that was found has been decided about."))


def _claim_head(pages: Paper, report: Report, claim: ReportClaim) -> None:
    decision = claim.decision
    told = report.rating(decision.rating).name if decision else standing_words(report.scale, claim.standing)
    pages.paragraph(
        Run(text=f"{claim.label} · {claim.place} · "),
        Run(text=told, color=TONES[TONE_OF[claim.standing]]),
        style="Heading2",
        keep=True,
    )


def _held_back(pages: Paper, claim: ReportClaim, old: str) -> None:
    """Say what keeps a claim from going out, and what should stand in place of the `old` words."""
    if claim.hindrances:
        _line(pages, "Held back", "; ".join(claim.hindrances))
    if claim.changed:
        _line(pages, "Changed since it was judged; it read", claim.changed)
    if claim.decision and claim.decision.replacement:
        pages.paragraph(
            Run(text=old, strike=True, color=TONES["stop"]),
            Run(text=" → "),
            Run(text=claim.decision.replacement, bold=True, color=TONES["done"]),
            keep=True,
        )


def _claim(pages: Paper, report: Report, claim: ReportClaim) -> None:
    _claim_head(pages, report, claim)
    pages.paragraph(
        Run(text=claim.before), Run(text=claim.quote, bold=True, shade="FFE9A8"), Run(text=claim.after), keep=True
    )
    if claim.claimant:
        spoken = "In the words of" if claim.quoted else "According to"
        pages.paragraph(Run(text=f"{spoken} {claim.claimant}", italic=True, color=TONES["none"]), keep=True)
    _held_back(pages, claim, claim.quote)
    if claim.not_checkable:
        _line(pages, "Not checkable", claim.not_checkable)
    if claim.claimed:
        meant = claim.claimed.reading
        _line(pages, "Claimed", claim.claimed.text + (f", can mean {meant}" if meant != claim.claimed.text else ""))
    for inquest in claim.inquests:
        _inquest(pages, report, claim, inquest)
    _exchange(pages, claim)
    for row in text_line(claim.line) if claim.line else ():
        pages.paragraph(Run(text=row, mono=True), keep=True)


def _inquest(pages: Paper, report: Report, claim: ReportClaim, inquest: Inquest) -> None:
    if len(claim.inquests) > 1:
        pages.paragraph(Run(text=QUESTIONS[inquest.question], bold=True), keep=True)
    suggested = inquest.told
    if suggested:
        if suggested.reported:
            own = ", the article itself" if suggested.same_article else ""
            _line(pages, "Reported", f"{suggested.reported} ({suggested.where}{own})")
        if suggested.working:
            missing = f". Not compared: {', '.join(suggested.not_compared)}" if suggested.not_compared else ""
            _line(pages, suggested.label, suggested.working + missing)
        if suggested.opposing:
            _line(pages, "Against it", suggested.opposing)
    _readings(pages, report, claim, inquest)


def _readings(pages: Paper, report: Report, claim: ReportClaim, inquest: Inquest) -> None:
    seen = ", after seeing the first" if inquest.second and inquest.second.after_seeing else ""
    readings = (
        ("Rated", inquest.decision),
        (f"Second reader{seen}", inquest.second),
        ("Third reader, who decides", inquest.third),
    )
    for reader, decision in readings:
        if decision:
            _decision(pages, report, decision, reader)
    if not inquest.decision and claim.checkable:
        words = "To be read by you." if inquest.unread else "Not rated yet."
        pages.paragraph(Run(text=words, italic=True), keep=True)


def _decision(pages: Paper, report: Report, decision: Decision, reader: str) -> None:
    rating = report.rating(decision.rating)
    place = f"{rating.place} of {report.scale.best}" if rating.place else "off the scale"
    tags = f", {', '.join(decision.tags)}" if decision.tags else ""
    when = f", {time_words(decision.at)}" if decision.at else ""
    _line(pages, reader, f"{rating.name} ({rating.title}; {place}){tags}, by {decision.by}{when}")
    if decision.reason:
        _line(pages, "Reason", decision.reason)
    for source in decision.sources:
        evidence = report.document(source.letter)
        rank = f" ({source.rank})" if source.rank else ""
        archived = source.archived or evidence.archived
        kept = f" Archived: {archived}" if archived else ""
        changed = f" {evidence.changed}" if evidence.changed else ""
        side = "For" if source.supports else "Against"
        _line(
            pages,
            f"{side} {source.letter}",
            f"{evidence.title}, {source.place}{rank}: “{source.row or source.passage}”{kept}{changed}",
        )
    for item in decision.searched:
        _line(pages, "Searched, not found", item)
    for item in decision.exemptions:
        _line(pages, "Kept against a rule for sources", item)
    if decision.contacted:
        _line(pages, "Contacted before publication", decision.contacted)


def _exchange(pages: Paper, claim: ReportClaim) -> None:
    for enquiry in claim.enquiries:
        _enquiry(pages, enquiry)
    for note in claim.notes:
        _line(pages, "Note", note)


def _enquiry(pages: Paper, enquiry: Enquiry) -> None:
    to = f" to {enquiry.to}" if enquiry.to else ""
    _line(pages, f"Question {enquiry.number}{to}", enquiry.text)
    if enquiry.answer is not None:
        by = f" by {enquiry.answered_by}" if enquiry.answered_by else ""
        _line(pages, f"Answer{by}", enquiry.answer)
    else:
        pages.paragraph(Run(text="Withdrawn." if enquiry.withdrawn else "No answer yet.", italic=True), keep=True)


def _contradictions(pages: Paper, report: Report) -> None:
    if not report.self_contradictions:
        return
    pages.paragraph(
        Run(text=f"The article against itself ({len(report.self_contradictions)})"), style="Heading1", keep=True
    )
    pages.paragraph(Run(text="Found by the program; a person has to judge it.", italic=True), keep=True)
    for item in report.self_contradictions:
        with pages.together():
            _claim_head(pages, report, item.claim)
            pages.paragraph(Run(text=item.working, bold=True))
            quoted = zip(item.quotes, item.places, strict=True)
            pages.paragraph(Run(text="; ".join(f"“{quote}” ({place})" for quote, place in quoted)))
            _held_back(pages, item.claim, "; ".join(item.quotes))
            _readings(pages, report, item.claim, item.claim.inquests[0])
            _exchange(pages, item.claim)
        pages.paragraph()


def _method(pages: Paper, report: Report) -> None:
    pages.paragraph(Run(text="What was covered"), style="Heading1", keep=True)
    covered = (
        (KINDS[part.kind], f"{part.checked}", f"{part.total}", percent_words(part.checked, part.total))
        for part in report.coverage
    )
    pages.table(("What", "Checked", "Found", "Share"), covered)
    if report.followed.shown:
        followed = report.followed
        told = f"The suggestion was followed in {followed.followed} of {followed.shown} verdicts on this article."
        pages.paragraph(Run(text=told))
    pages.paragraph(Run(text="Evidence"), style="Heading1", keep=True)
    pages.paragraph(
        Run(text=f"{plural(report.searched_documents, 'document')} in the library; {len(report.evidence)} cited.")
    )
    for item in report.evidence:
        about = [
            item.rank or "not ranked",
            date_words(item.date),
            item.origin and f"from {item.origin}",
            plural(item.cited, "claim"),
        ]
        _line(pages, f"{item.letter}  {item.title}", ", ".join(part for part in about if part))
        kept = f" · archived: {item.archived}" if item.archived else ""
        changed = f" · {item.changed}" if item.changed else ""
        pages.paragraph(Run(text=f"{item.source}{kept}{changed} · sha256 {item.sha256}", color=TONES["none"]))
    pages.paragraph(Run(text="Scale and method"), style="Heading1", keep=True)
    pages.paragraph(Run(text=f"{report.scale.title}; place 1 is the worst."), keep=True)
    places = (
        f"{rating.place} of {report.scale.best}" if rating.place else "off the scale" for rating in report.scale.ratings
    )
    rows = ((rating.name, rating.title, place) for rating, place in zip(report.scale.ratings, places, strict=True))
    pages.table(("Rating", "Meaning", "Place"), rows)
    for words in METHOD:
        pages.paragraph(Run(text=words))
    if report.reviewers:
        _line(pages, "Rated by", ", ".join(report.reviewers))
    _line(pages, "Journal", report.journal.hash)
