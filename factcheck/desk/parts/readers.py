"""Who reads what: the role in which somebody's verdict counts, what they may see before it, and what waits for them.

People are told apart by login; the names that claims are given to match a login or a name that it has worked under.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from factcheck.desk.record.claims import claim_record, proven
from factcheck.desk.record.lookup import find_article, find_articles, find_claim, find_scale
from factcheck.desk.record.model import Assignment, Enquiry, Reopening
from factcheck.desk.record.standing import standings
from factcheck.desk.record.views import BlindReading
from factcheck.desk.store.journal import Refused
from factcheck.desk.store.storage import Conflict
from factcheck.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.checking.model import Question
    from factcheck.desk.parts.person import Person
    from factcheck.desk.parts.policies import Policies
    from factcheck.desk.record.model import Article, Role, Verdict
    from factcheck.desk.record.records import Place, Records
    from factcheck.desk.record.views import Change, ClaimRecord
    from factcheck.desk.store.storage import Tell

__all__ = ["UNREAD", "Readers", "Task"]


Task = Literal["rate", "weigh", "read", "decide"]

# What stands in the log in place of words that a second reader may not see yet.
UNREAD = "to be read by you"

# What is done at a claim and leads nobody; the words of everything else are kept from a second reader.
OPEN_TO_ALL = frozenset(
    {"ask", "answer", "send", "withdraw", "assign", "add-article", "new-version", "add-claim", "correct-claim",
     "split-claim", "merge-claims"}
)  # fmt: skip


class Readers:
    """First, second and third readers, and how a second one is kept from being led."""

    def __init__(self, records: Records, person: Person, policies: Policies) -> None:
        self._records, self._person, self._policies = records, person, policies
        self._seconds: tuple[int, dict[tuple[str | None, str], bool]] = (0, {})

    def next_role(self, claim: str | ClaimRecord, question: Question | None = None) -> Role:
        """Give the role in which a verdict of this person would be recorded (for the settling question by default).

        `claim` is a claim as it stands now (by its key), or as it was read and shown.

        "first" where nothing is in force, where the claim was opened again or its author must be asked, and for whoever
        gave the first verdict. "third" for somebody else where two disagree, if nobody else is named to decide.
        "second" for whoever read it second or is named to read it, and, where nobody did or is, for anybody else if the
        article's policy asks for a second reader. Otherwise "first".
        """
        record = find_claim(self._records, claim) if isinstance(claim, str) else claim
        return self._role(record, question or record.questions[0])

    def reads_blind(self, record: ClaimRecord, question: Question | None = None) -> bool:
        """Say whether this person is to read a claim second and has not yet (on any of its questions by default).

        Until then nothing of the first verdict but its sources may be shown to them, and nothing of the machine's.
        """
        questions = record.verdicts if question is None else (question,)
        return any(self._unread(record, each) for each in questions)

    def unread_questions(self, record: ClaimRecord) -> frozenset[Question]:
        """Give the questions of a claim that are rated and that this person is to read second and has not yet."""
        return frozenset(question for question in record.verdicts if self._unread(record, question))

    def as_seen(self, record: ClaimRecord) -> ClaimRecord:
        """Give a claim as this person may see it: without the verdicts and notes of a reading that is still to be done.

        Its state stays, so that it is seen to be rated, but for a dispute.
        """
        hidden = self.unread_questions(record)
        if not hidden:
            return record
        judges = {verdict.os for verdict in record.all_verdicts if verdict.question in hidden}
        seen = {
            role: {question: verdict for question, verdict in readings.items() if question not in hidden}
            for role, readings in (
                ("verdicts", record.verdicts), ("second", record.second), ("third", record.third),
                ("disputing", record.disputing),
            )
        }  # fmt: skip
        notes = tuple(note for note in record.notes if note.os not in judges)
        state = "settled" if record.state == "disputed" else record.state
        return replace(record, **seen, notes=notes, state=state)

    def unread_claims(self) -> list[str]:
        """Give the claims of which this person is to read something second, and has not yet."""
        return [f"{slug}#{number}" for (slug, number), _ in self.unread_places()]

    def unread_places(self) -> Iterator[tuple[Place, frozenset[Question]]]:
        self._records.storage.refresh()
        for slug in self._records.places.slugs:
            if slug not in self._records.places.busy and not self._may_all_be_read(slug):
                continue
            numbers = self._records.places.corner(slug).at["verdicts"]
            for place in ((slug, number) for number in sorted(numbers)):
                record = claim_record(self._records, place) if self._may_be_read(place) else None
                if record is not None and (unread := self.unread_questions(record)):
                    yield place, unread

    def blind(self, key: str, question: Question | None = None) -> BlindReading:
        """Give what a second reader may see: the claim and the sources, no rating, no reason, nothing of the machine's.

        Without a question it is the one that this person is to read. Raises `Refused` where this login has nothing to
        read.
        """
        record = find_claim(self._records, key)
        asked = question or self.question_to_read(record)
        first = record.verdicts.get(asked)
        if first is None:
            raise Refused(key, "has no verdict that could be read a second time", "rate it first")
        if first.os == self._person.os:
            raise Refused(key, f"was rated by this login ({self._person.os})", "let somebody else read it")
        sources = tuple(replace(source, side="for") for source in first.sources)
        return BlindReading(
            record.key, record.claim, asked, sources, first.id, record.check, record.contacted, record.enquiries
        )

    def question_to_read(self, record: ClaimRecord) -> Question:
        """Give the question that this person is to read or to decide, the one that settles the claim where none is."""
        unread = (each for each in record.questions if self._unread(record, each))
        disputed = (each for each in record.questions if self._undecided(record, each))
        return next(chain(unread, disputed), record.questions[0])

    def waiting(self, article: str | None = None, tell: Tell | None = None) -> list[tuple[ClaimRecord, Task]]:
        """Give the claims that wait for this person, each once, with what for.

        "rate" what they take care of, "weigh" the answer to their question or to their verdict, "read" a second time,
        "decide" as third. `tell` is told at how many articles was looked, and of how many.
        """
        articles = [find_article(self._records, article)] if article else find_articles(self._records, archived=False)
        found: list[tuple[ClaimRecord, Task]] = []
        with uncollected():
            for done, item in enumerate(articles):
                if tell is not None:
                    tell(done, len(articles))
                for number in self._may_wait(item):
                    record = claim_record(self._records, (item.slug, number))
                    if record is not None and (what := self.waits_for(record)) is not None:
                        found.append((record, what))
        return found

    def _may_wait(self, article: Article) -> Iterator[int]:
        """Give the numbers of the claims that may wait for somebody, by where they stand and what lies there."""
        slug, places = article.slug, self._records.places
        every = self._asks_for_second(article)
        counts = places.counts(slug)
        if counts is not None and "answered" not in counts and not every and slug not in places.busy:
            return
        at = places.corner(slug).at
        assigned, verdicts = at["assignments"], at["verdicts"]
        for number, stands in standings(self._records, slug):
            if stands in ("settled", "second-read", "disputed"):
                given = len(set(verdicts.get(number, ())))
                waits = number in assigned or (given > 2 if stands == "second-read" else every or given > 1)
            else:
                waits = number in assigned or stands == "answered"
            if waits:
                yield number

    def waits_for(self, record: ClaimRecord) -> Task | None:
        """Say what a claim waits for this person to do, None where it does not."""
        if record.state == "answered" and self._has_answer(record):
            return "weigh"
        if record.state in ("open", "answered"):
            return "rate" if record.assigned in self._names else None
        if record.state == "asked":
            return None
        if any(self._unread(record, question) for question in record.questions):
            return "read"
        return "decide" if any(self._undecided(record, question) for question in record.questions) else None

    def is_mine(self, record: ClaimRecord) -> bool:
        """Say whether this person is named at a claim, for whatever, or has a verdict in force there."""
        named = {record.assigned, record.reader, record.decider}
        return not named.isdisjoint(self._names) or any(v.os == self._person.os for v in record.all_verdicts)

    def agreement(self, article: str) -> tuple[int, int]:
        """Give how many verdicts of an article were read a second time, and how many of those readings disagreed."""
        slug = find_article(self._records, article).slug
        if slug not in self._records.places.busy:
            return 0, 0
        read = self._records.places.corner(slug).at["verdicts"]
        numbers = (number for number in sorted(read) if len(set(read[number])) > 1)
        records = (claim_record(self._records, (slug, number)) for number in numbers)
        disagreed = [
            question in record.disputing
            for record in records
            if record is not None and record.gone is None
            for question in record.second.keys() | record.disputing.keys()
        ]
        return len(disagreed), sum(disagreed)

    def must_be_allowed(self, record: ClaimRecord, verdict: Verdict) -> None:
        """Raise `Refused` or `Conflict` where a second or third reading cannot be recorded by this login."""
        key = record.key
        first, second = (readings.get(verdict.question) for readings in (record.verdicts, record.second))
        if first is None:
            raise Refused(key, "has no verdict that could be read a second time", "rate it first")
        if self._records.vouched not in self._records.trusted():
            problem = f"cannot be read by {self._person.os} here: nobody vouches for them as this desk asks it"
            raise Refused(key, problem, "work under a login of your own, or sign with --sign KEY")
        if not proven(self._records, first):
            raise Refused(key, f"was rated by {first.by}, for whom nobody vouches", "rate it anew")
        if verdict.reads != first.id:
            raise Conflict(key, verdict, first, "the verdict was changed while it was being read")
        if self._person.os == first.os:
            raise Refused(key, f"was rated by this login ({self._person.os})", "let somebody else read it")
        if verdict.role == "third":
            dispute = record.disputing.get(verdict.question)
            if dispute is None:
                raise Refused(key, "is not disputed", "a third reader decides where two disagree")
            if self._person.os == dispute.os or (second is not None and self._person.os == second.os):
                raise Refused(key, f"was read by this login ({self._person.os})", "let a third person decide")
        named = record.reader if verdict.role == "second" else record.decider
        task = "read" if verdict.role == "second" else "decide"
        judged = record.readings(verdict.role).get(verdict.question)
        if judged is not None and judged.os == self._person.os:
            return
        remedy = f"`factcheck assign {key} NAME --task {task}` names another"
        meant = self._meant(named, first)
        if meant is False:
            raise Refused(key, f"is {named}'s to {task}", remedy)
        if meant is None and judged is not None and judged.id == verdict.supersedes:
            raise Refused(key, f"was {'read' if task == 'read' else 'decided'} by {judged.by}", remedy)

    def seen_before(self, record: ClaimRecord, question: Question, first: Verdict) -> str:
        """Say how this person knew or could know what the first reader had said, as far as the desk can tell; else "".

        They read it before, or the verdict that it replaced; they had opened the claim again, or given its reading to
        another, so that it was not kept from them; or they are meant by a name that nobody could know to be theirs.
        """
        place, storage = (record.article, record.number), self._records.storage
        given = {verdict.id: verdict for verdict in self._records.every_verdict(place)}
        replaced, below = set(), first.supersedes
        while below is not None and below in given and below not in replaced:
            replaced.add(below)
            below = given[below].supersedes
        read = [item for item in given.values() if item.os == self._person.os and item.role != "first"]
        if own := [item for item in read if item.question == question and item.reads == first.id]:
            return f"they had read it as {own[-1].rating} before"
        if any(item.question == question and item.reads in replaced for item in read):
            return "they had read the verdict that it replaced"
        since = storage.revision("verdicts", min({first.id, *replaced})) or 0

        def mine(name: str, key: int) -> bool:
            offset = storage.revision(name, key) or 0
            return offset > since and storage.line_at(offset)[1].os == self._person.os

        opened = self._records.typed_pairs(Reopening, "reopenings", place)
        if any(mine("reopenings", key) for key, _ in opened):
            return "they had opened the claim again"
        given_away = self._records.typed_pairs(Assignment, "assignments", place)
        away = ((key, it) for key, it in given_away if it.task == "read" and it.to and it.to not in self._names)
        if any(mine("assignments", key) for key, _ in away):
            return "they had given its reading to another for a time"
        new_name = (
            self._person.by not in self._records.places.steps.get(self._person.os, ())
            and self._person.by != self._person.os
        )
        if new_name and record.reader == self._person.by and not self._wants_second(record.article):
            return "this login had not worked under that name before"
        return ""

    def veiled(self, changes: Iterable[Change]) -> Iterator[Change]:
        """Give changes without the words of others at claims that this person is still to read."""
        blind: dict[Place, bool] = {}
        for change in changes:
            article = change.article
            if article is None or change.os == self._person.os or change.action in OPEN_TO_ALL or not change.claims:
                yield change
                continue
            for place in ((article, number) for number in change.claims):
                if place not in blind:
                    record = claim_record(self._records, place) if self._may_be_read(place) else None
                    blind[place] = record is not None and self.reads_blind(record)
            unread = any(blind[article, number] for number in change.claims)
            yield replace(change, words=UNREAD, before="") if unread else change

    @property
    def _names(self) -> set[str]:
        """The login and every name that it has worked under on this desk: leaving one out makes nobody another."""
        return {self._person.by, self._person.os, *self._records.places.steps.get(self._person.os, ())}

    def _role(self, record: ClaimRecord, question: Question) -> Role:
        first, second, third = (readings.get(question) for readings in (record.verdicts, record.second, record.third))
        if first is None or record.reopened is not None or first.os == self._person.os or self._asks_author(first):
            return "first"
        if not proven(self._records, first):
            return "first"  # there is nobody whose verdict could be read
        dispute = record.disputing.get(question)
        if dispute is not None and self._person.os not in {
            reading.os for reading in (dispute, second) if reading is not None
        }:
            mine = (
                self._meant(record.decider, first, dispute) is not False
                if third is None
                else third.os == self._person.os
            )
            if mine:
                return "third"
        if second is not None and second.os == self._person.os:
            return "second"
        meant = self._meant(record.reader, first)
        if meant is None:
            meant = second is None and self._wants_second(record.article)
        return "second" if meant else "first"

    def _unread(self, record: ClaimRecord, question: Question) -> bool:
        second = record.second.get(question)
        return (second is None or second.os != self._person.os) and self._role(record, question) == "second"

    def _undecided(self, record: ClaimRecord, question: Question) -> bool:
        return question not in record.third and self._role(record, question) == "third"

    def _has_answer(self, record: ClaimRecord) -> bool:
        """Say whether an answer came, to this person's question or to their verdict, that they have not weighed yet."""
        storage = self._records.storage
        own = (verdict.id for verdict in record.all_verdicts if verdict.os == self._person.os)
        weighed = max((storage.revision("verdicts", key) or 0 for key in own), default=0)
        concerned = any(verdict.os == self._person.os for verdict in record.verdicts.values())
        return any(
            enquiry.answer
            and (concerned or enquiry.os == self._person.os)
            and (storage.revision("enquiries", key) or 0) > weighed
            for key, enquiry in self._records.typed_pairs(Enquiry, "enquiries", (record.article, record.number))
        )

    def _meant(self, name: str | None, *judges: Verdict) -> bool | None:
        """Say whether a name means this person; None where it means nobody, or somebody who has judged already."""
        if name in self._names:
            return True
        return None if name is None or any(name in (judge.by, judge.os) for judge in judges) else False

    def _asks_author(self, verdict: Verdict) -> bool:
        return find_scale(self._records, verdict.scale).rating(verdict.rating).effect == "asks"

    def _wants_second(self, article: str) -> bool:
        """Say whether the article's policy asks for a second reader."""
        return self._asks_for_second(find_article(self._records, article))

    def _asks_for_second(self, article: Article) -> bool:
        """Say whether an article's policy asks for a second reader; asked of every claim, so it is kept a while.

        What the policy is depends on nothing of the article but these two.
        """
        end = self._records.storage.journal.end
        if self._seconds[0] != end:
            self._seconds = end, {}
        known, about = self._seconds[1], (article.policy, article.scale)
        if about not in known:
            known[about] = self._policies.of(article.slug).second_reader
        return known[about]

    def _may_be_read(self, place: Place) -> bool:
        """Say whether anybody may be asked to read a claim second; cheap, for whoever goes through all of them."""
        named = any(item.task == "read" for item in self._records.typed_at(Assignment, "assignments", place))
        return named or self._may_all_be_read(place[0])

    def _may_all_be_read(self, slug: str) -> bool:
        """Say whether the policy of an article asks for a second reader, if it is there."""
        return slug in self._records.articles and self._wants_second(slug)
