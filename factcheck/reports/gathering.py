"""From a desk to a report: reads, changes nothing, and puts into words what the desk knows, once for all formats."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from factcheck import __version__
from factcheck.checking.remarks import remark_on
from factcheck.desk import UnknownClaim
from factcheck.desk.judging.gate import gate as ask_gate
from factcheck.errors import Edge
from factcheck.figures.meaning import meaning
from factcheck.language import reading_of
from factcheck.reports.about import ArticleFacts, EvidenceFacts, Journal, RatingFacts, ScaleFacts
from factcheck.reports.comparing import Comparer
from factcheck.reports.coverage import coverage, unchecked
from factcheck.reports.escaping import public
from factcheck.reports.model import (
    Claimed,
    Decision,
    Enquiry,
    Followed,
    Inquest,
    Report,
    ReportClaim,
    SelfContradiction,
    Source,
    Suggested,
)
from factcheck.reports.places import Places
from factcheck.reports.standing import counted, followed, reason_lines, standing
from factcheck.reports.words import LABELS, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factcheck.checking import Question, SelfCheck
    from factcheck.desk import Article, ClaimRecord, Desk, Evidence, Scale, Verdict
    from factcheck.desk import Enquiry as Asked
    from factcheck.desk.judging.gate import Reason
    from factcheck.errors import Tell
    from factcheck.reports.model import Standing

__all__ = ["gather"]


def gather(
    desk: Desk,
    article: Article | str,
    *,
    search: bool = True,
    tick: Callable[[], None] = lambda: None,
    tell: Tell | None = None,
) -> Report:
    """Give the report of an article as the desk knows it now; the same desk gives the same report.

    What people decided is told as it was recorded, but for what this person is still to read second: of that neither
    the first reading nor the machine's word is in it. For claims that nobody decided about, the library is searched
    (which takes far longer than all the rest), so that the report shows what there is; not so without `search`.
    `tick` is called after each claim. With `tell` a claim at which the program fails is told and left out, and the
    report says so among its reasons; without, it raises.
    """
    chosen = desk.articles.get(article) if isinstance(article, str) else article
    return _Gathering(desk, chosen, search=search, tell=tell).report(tick)


class _Shelf:
    """The documents that a report names, each with a letter, in the order in which they are first named."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known = {item.id: item for item in desk.evidence.all()}
        self._letters: dict[str, str] = {}
        self._cited: dict[str, set[int]] = {}
        self._changed: dict[str, str] = {}
        self.size = len(self._known)

    def letter(self, document: str) -> str:
        return self._letters.setdefault(document, _letter(len(self._letters)))

    def cite(self, document: str, sha256: str, claim: int) -> str:
        """Count a claim that cites the document as it was when its hash was `sha256`."""
        self._cited.setdefault(document, set()).add(claim)
        item = self._item(document)
        if item.removed is not None:
            self._changed[document] = "was removed from the library after it was cited"
        elif item.replaced_by or item.sha256 != sha256:
            self._changed[document] = "has changed since it was read"
        return self.letter(document)

    def title(self, document: str) -> str:
        return self._item(document).title

    def _item(self, document: str) -> Evidence:
        """Give a piece of evidence, also one that has left the library since it was cited."""
        item = self._known.get(document) or self._desk.evidence.get(document)
        if item is None:
            raise UnknownClaim(document, "is cited by a verdict and is no evidence of this desk", "run `desk verify`")
        return item

    def facts(self) -> tuple[EvidenceFacts, ...]:
        return tuple(self._facts(document, letter) for document, letter in self._letters.items())

    def _facts(self, document: str, letter: str) -> EvidenceFacts:
        item = self._item(document)
        return EvidenceFacts(
            letter=letter,
            id=item.id,
            title=item.title,
            source=item.by_hand or public(item.source),
            sha256=item.sha256,
            rank=item.rank,
            origin=item.origin,
            archived=item.archived,
            date=_day(item.date),
            cited=len(self._cited.get(document, ())),
            changed=self._changed.get(document),
        )


class _Gathering:
    def __init__(self, desk: Desk, article: Article, *, search: bool, tell: Tell | None) -> None:
        self.desk = desk
        self.tell = tell
        self.article = article
        self.document = desk.documents.get(article)
        self.scale = desk.settings.scale(article.scale)
        self.shelf = _Shelf(desk)
        self.places = Places(self.document)
        self.unread: dict[int, frozenset[Question]] = {}  # what this person is to read second, by the claim's number
        self.comparer = Comparer(desk, self.document, search, self.shelf.letter, self.shelf.title, tell)

    def report(self, tick: Callable[[], None]) -> Report:
        every = self.desk.claims.of(self.article)
        self.unread = {record.number: self.desk.readers.unread_questions(record) for record in every}
        records = [self.desk.readers.as_seen(record) for record in every]
        for source in (source for record in records for verdict in _verdicts(record) for source in verdict.sources):
            self.shelf.letter(source.document)  # what is cited comes before what is merely offered
        gate = ask_gate(self.desk, self.article.slug)
        held: dict[str, list[Reason]] = {}
        for reason in gate.reasons:
            held.setdefault(reason.claim, []).append(reason)
        claims: list[ReportClaim] = []
        contradictions: list[SelfContradiction] = []
        standings: dict[str, Standing] = {}
        left_out: list[str] = []
        for record in records:
            against = held.get(record.key, [])
            unread = record.questions[0] in self.unread[record.number] and record.state in {"settled", "second-read"}
            standings[record.key] = "second-reader" if unread else standing(record, against, self.scale_of)
            left_out.append(record.key)
            with Edge(record.key, self.tell):
                told = self.claim(record, standings[record.key], against)
                if record.check is None:
                    claims.append(told)
                else:
                    contradictions.append(self.contradiction(record.check, told))
                left_out.pop()
            tick()
        read = tuple(self.desk.marks.read(self.article.slug))
        return Report(
            article=self.facts(records),
            text=self.document.text,
            scale=ScaleFacts(
                self.scale.name,
                self.scale.title,
                tuple(
                    RatingFacts(
                        rating.key,
                        rating.name,
                        rating.title,
                        rating.place,
                        rating.effect,
                        self.scale.judges(rating.key),
                    )
                    for rating in self.scale.ratings
                ),
            ),
            journal=Journal(self.desk.head, _newest(self.desk)),
            policy=gate.policy,
            cleared=gate.cleared and not left_out,
            reasons=(*reason_lines(gate.reasons), *(f"{key}: left out, the program failed at it" for key in left_out)),
            counts=counted(records, held, standings),
            coverage=coverage(claims, self.document, read),
            unchecked=unchecked(claims, self.document, read, self.places.words),
            followed=_followed([*claims, *(item.claim for item in contradictions)]),
            claims=tuple(claims),
            evidence=self.shelf.facts(),
            self_contradictions=tuple(sorted(contradictions, key=lambda item: item.spans)),
            reviewers=tuple(dict.fromkeys(verdict.by for record in records for verdict in _verdicts(record))),
            read=read,
            searched_documents=self.shelf.size,
            program=f"factcheck {__version__}",
        )

    def scale_of(self, verdict: Verdict) -> Scale:
        return self.desk.settings.scale(verdict.scale or self.article.scale)

    def facts(self, records: Sequence[ClaimRecord]) -> ArticleFacts:
        article = self.article
        earlier = sum(
            any(verdict.version < article.version for verdict in record.verdicts.values()) for record in records
        )
        told = plural(earlier, "verdict was", "verdicts were")
        changed = f"the article has changed since {told} given, but not in the words that were judged"
        return ArticleFacts(
            id=str(article.id),
            slug=article.slug,
            title=article.title,
            source=public(article.source),
            sha256=article.sha256,
            date=_day(article.date),
            author=self.document.author,
            language=self.document.language,
            unread=reading_of(self.document.language) if self.document.language else None,
            version=article.version,
            changed=changed if earlier else None,
        )

    def claim(self, record: ClaimRecord, group: Standing, against: Sequence[Reason]) -> ReportClaim:
        claim = record.claim
        figure = claim.figure
        start, end = (figure.start, figure.end) if figure else (claim.start, claim.end)
        text = self.document.text
        unread = self.unread[record.number]
        reasons = {verdict.reason for verdict in record.all_verdicts}  # a note that went into a verdict is told there
        line = self.comparer.line(record) if record.check is None and "true" not in unread else None
        return ReportClaim(
            number=record.number,
            label=record.key,
            id=claim.id,
            kind=claim.kind,
            standing=group,
            place=self.places.words(start),
            start=start,
            end=end,
            quote=text[start:end],
            before=text[claim.start : start],
            after=text[end : claim.end],
            checkable=claim.checkable,
            not_checkable=claim.reason,
            claimant=claim.claimant,
            quoted=claim.quoted,
            claimed=Claimed(
                text=figure.text,
                reading=meaning(figure),
                value=figure.value,
                low=figure.low,
                high=figure.high,
                unit=figure.unit,
            )
            if figure
            else None,
            inquests=tuple(self.inquest(record, question) for question in record.questions),
            line=line,
            enquiries=tuple(_enquiry(item) for item in record.enquiries),
            notes=tuple(note.text for note in record.notes if note.text not in reasons),
            by_hand=record.origin not in ("machine", "itself") or record.corrected,
            changed=record.changed,
            hindrances=tuple(reason.words for reason in against),
        )

    def inquest(self, record: ClaimRecord, question: Question) -> Inquest:
        if question in self.unread[record.number]:
            return Inquest(question=question, unread=True)
        verdict = record.verdicts.get(question)
        second, third = record.second.get(question), record.third.get(question)
        return Inquest(
            question=question,
            suggested=self.suggested(record, question, verdict),
            rests=self.rests(record, question),
            decision=self.decision(verdict) if verdict else None,
            second=self.decision(second) if second else None,
            third=self.decision(third) if third else None,
        )

    def suggested(self, record: ClaimRecord, question: Question, verdict: Verdict | None) -> Suggested | None:
        """Give what the program showed the reviewer; for an undecided claim what it would show now."""
        if record.check is not None:
            return _against_itself(record.check, verdict)
        if verdict is None:
            return self.comparer.suggested(record) if question == "true" else None
        told = verdict.suggestion
        if told is None:
            return None
        return Suggested(relation=told.relation, stance=told.stance, label=LABELS[told.relation], working=told.working)

    def rests(self, record: ClaimRecord, question: Question) -> Suggested | None:
        """Give how the source stands to the claim that the verdict on a question is told by."""
        verdict = record.third.get(question) or record.verdicts.get(question)
        if verdict is None or record.check is not None:
            return None if verdict is None or record.check is None else _against_itself(record.check, verdict)
        judged = self.scale_of(verdict).judges(verdict.rating)
        return self.comparer.rests(record, judged) if question == "true" else None

    def decision(self, verdict: Verdict) -> Decision:
        scale = self.scale_of(verdict)
        rating = scale.rating(verdict.rating)
        told = verdict.suggestion
        return Decision(
            rating=rating.key,
            tags=verdict.tags,
            reason=verdict.reason,
            replacement=verdict.replacement,
            sources=tuple(
                Source(
                    letter=self.shelf.cite(source.document, source.sha256, verdict.claim),
                    place=source.place,
                    passage=source.text,
                    supports=source.side == "for",
                    rank=source.rank,
                    archived=source.archived,
                    sha256=source.sha256,
                    row=self.comparer.row(source),
                )
                for source in verdict.sources
            ),
            searched=verdict.searched,
            by=verdict.by,
            at=_time(verdict.at),
            followed=followed(told.stance, rating, scale) if told else None,
            version=verdict.version,
            exemptions=tuple(f"{item.rule}: {item.reason}" for item in verdict.exemptions),
            contacted=verdict.contacted,
            after_seeing=verdict.after_seeing,
        )

    def contradiction(self, check: SelfCheck, claim: ReportClaim) -> SelfContradiction:
        places = tuple(self.places.words(start) for start, _ in check.spans)
        return SelfContradiction(check.id, check.relation, check.working, check.words, places, check.spans, claim)


def _against_itself(check: SelfCheck, verdict: Verdict | None) -> Suggested:
    told = verdict.suggestion if verdict else None
    return Suggested(
        relation=check.relation,
        stance="contradicts",
        label=remark_on(check).label,
        working=told.working if told else check.working,
        same_article=True,
        derivation=check.derivation,
    )


def _followed(claims: Iterable[ReportClaim]) -> Followed:
    inquests = (inquest for claim in claims for inquest in claim.inquests)
    answers = [inquest.decision.followed for inquest in inquests if inquest.decision]
    return Followed(answers.count(True), len(answers) - answers.count(None))


def _verdicts(record: ClaimRecord) -> Iterable[Verdict]:
    for readings in (record.verdicts, record.second, record.third):
        yield from readings.values()


def _letter(number: int) -> str:
    """Give A to Z, then AA, AB and so on."""
    letters = chr(ord("A") + number % 26)
    return letters if number < 26 else _letter(number // 26 - 1) + letters


def _time(written: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(written).astimezone(datetime.UTC) if written else None


def _day(written: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(written[:10]) if written else None


def _newest(desk: Desk) -> datetime.datetime | None:
    """Give when the newest line of the journal was written."""
    return _time(next((change.at for change in desk.history.newest()), None))


def _enquiry(item: Asked) -> Enquiry:
    return Enquiry(
        number=item.number,
        text=item.text,
        to=item.to or None,
        by=item.by,
        at=_time(item.at),
        answer=item.answer,
        answered_by=item.answered_by or None,
        answered=_time(item.answered),
        withdrawn=item.withdrawn is not None,
    )
