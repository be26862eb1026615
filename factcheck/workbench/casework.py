"""What a person has in hand in one article: which claims are shown in which order, where they are, what they chose.

No screen and no desk: claims come through a function, so that a list of a hundred thousand reads only those in view.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.desk.judging.resting import in_force, telling
from factcheck.errors import FactcheckError
from factcheck.reports.judgement import trouble
from factcheck.workbench.drawing.claims import FAULT, ClaimRow, claim_row
from factcheck.workbench.drawing.verdicts import Pending
from factcheck.workbench.filtering import matches, standings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factcheck.checking import Question
    from factcheck.claims import Claim
    from factcheck.desk import ClaimRecord
    from factcheck.desk.record.model import Side
    from factcheck.desk.record.scales import Scale
    from factcheck.evidence import Link
    from factcheck.workbench.background import Background
    from factcheck.workbench.filtering import Person
    from factcheck.workbench.research import Research

__all__ = ["SORTS", "Casework", "Choice", "Key", "Sort", "SpanKey", "span_key"]

Sort = Literal["place", "worthiness", "trouble"]
SORTS: dict[Sort, str] = {
    "place": "in the article's order",
    "worthiness": "most worth checking first",
    "trouble": "trouble first",
}
_QUESTIONS: tuple[Question, ...] = ("true", "said")
_FIRST = 50
_IN_TROUBLE = 1  # disputed, answered, changed; contradicted by what the evidence says
Key = tuple[int, "Question"]
SpanKey = tuple[str, int, int]


class Choice(Struct):
    """What a person chose for the next verdict on one question of a claim."""

    accepted: dict[SpanKey, Link] = field(default_factory=dict)
    sides: dict[SpanKey, Side] = field(default_factory=dict)  # where a source does not stand where the verdict has it
    rejected: set[SpanKey] = field(default_factory=set)
    tags: tuple[str, ...] = ()
    replacement: str = ""
    contacted: str = ""
    searched: tuple[str, ...] = ()


def span_key(link: Link) -> SpanKey:
    """Give what makes a link the same link when it is found again."""
    return link.document, link.start, link.end


class Casework:
    """The claims of one article as one person works through them.

    `numbers` are the claims in the order of the article, `load` reads one, `person` is who sits there.
    """

    def __init__(
        self, numbers: Sequence[int], load: Callable[[int], ClaimRecord], scale: Scale, person: Person
    ) -> None:
        self.person = person
        self.numbers = list(numbers)
        self.order = list(numbers)
        self.sort: Sort = "place"
        self.filter = ""
        self.marked: set[int] = set()
        self.second: set[int] = set()  # claims that this person wants to read a second time, asked to or not
        self.number = self.order[0] if self.order else 0
        self.question: Question = "true"
        self.research: dict[Key, Research] = {}
        self.background: dict[Key, Background] = {}
        self.choices: dict[Key, Choice] = {}
        self.cursors: dict[Key, int] = {}
        self._load = load
        self._records: dict[int, ClaimRecord] = {}
        self._counts: Counter[str] = Counter()
        self._stood: dict[int, str] = {}  # as what each claim at hand was counted
        self.unreadable: dict[int, str] = {}  # claims that could not be read, and why
        self._read_as: dict[int, Claim] = {}  # how it read when the machine looked into it
        self._places: dict[int, int] = {}
        self.judge_by(scale)
        self._place_all()
        self.go(self.number)

    def judge_by(self, scale: Scale) -> None:
        """Judge the claims by another scale from now on."""
        self.scale = scale
        self._blocking = {
            rating.key for rating in scale.ratings if rating.effect == "blocks" or scale.judges(rating.key) == "wrong"
        }
        # What must change before it is printed, or was said and is wrong.
        self.wrong_word = "change" if any(rating.effect == "blocks" for rating in scale.ratings) else "wrong"
        self.forget(list(self._records))

    # Claims

    def record(self, number: int) -> ClaimRecord:
        """Give a claim, read when it is first asked for; raises `FactcheckError` where it cannot be read."""
        record = self._records.get(number)
        if record is None:
            self.keep(record := self._load(number))
        return record

    def readable(self, number: int) -> ClaimRecord | None:
        """Give a claim, None where it cannot be read, which is kept in `unreadable`: the others go on."""
        if number in self.unreadable:
            return None
        try:
            return self.record(number)
        except FactcheckError as error:
            self.unreadable[number] = error.problem
            return None

    def keep(self, record: ClaimRecord) -> None:
        """Have a claim at hand that was read elsewhere."""
        number = record.number
        self._let_go(number)
        self._records[number] = record
        self._stood[number] = self._standing(record)
        self._counts[self._stood[number]] += 1
        if self._read_as.setdefault(number, record.claim) != record.claim:
            self._read_as[number] = record.claim
            self.background.clear()  # others can say the same now
            for question in _QUESTIONS:  # what was found is about other words, or another figure
                self.research.pop((number, question), None)

    def loaded(self, number: int) -> bool:
        """Say whether a claim is at hand already."""
        return number in self._records

    def renumber(self, numbers: Sequence[int]) -> None:
        """Show these claims: some were added to the article or left it."""
        self.numbers = list(numbers)
        self.background.clear()
        self.marked.intersection_update(numbers)
        self.arrange(self.sort, self.filter)

    def forget(self, numbers: Iterable[int]) -> None:
        """Read these claims anew: somebody did something at them, which can matter to those that say the same."""
        numbers = set(numbers)
        self.background = {
            key: behind
            for key, behind in self.background.items()
            if key[0] not in numbers and not any(tie.record.number in numbers for tie in behind.ties)
        }
        for number in numbers:
            self.unreadable.pop(number, None)
            self._let_go(number)

    def _let_go(self, number: int) -> None:
        if self._records.pop(number, None) is not None:
            self._counts[self._stood.pop(number)] -= 1

    def blind(self, record: ClaimRecord, question: Question | None = None) -> bool:
        """Say whether this person is to judge a claim without seeing what others, or the machine, made of it.

        Without a question: whether that is so of any.
        """
        if self.person.reads_blind(record, question):
            return True
        asked = question or record.questions[0]
        wanted = record.number in self.second and asked in record.verdicts
        return wanted and not (asked in record.second and record.second[asked].os == self.person.login)

    # Where one is

    @property
    def current(self) -> ClaimRecord | None:
        """The claim in hand, None where no claim is shown or it cannot be read."""
        return self.readable(self.number) if self.order and self.number in self._places else None

    @property
    def key(self) -> Key:
        """The claim and question in hand."""
        return self.number, self.question

    @property
    def index(self) -> int:
        """Where the claim in hand is in the list."""
        return self._places.get(self.number, 0)

    def place_of(self, number: int) -> int | None:
        """Give the line of a claim in the list, None where the filter hides it."""
        return self._places.get(number)

    def go(self, number: int, question: Question | None = None) -> None:
        """Take this claim in hand, with the question that is to be read, or that settles it, where none is given."""
        self.number = number
        if number in self._places and (record := self.readable(number)) is not None:
            self.question = question or self.person.question_to_read(record)

    def go_index(self, index: int) -> None:
        """Take in hand the claim in this line of the list, the nearest where there is none."""
        if self.order:
            self.go(self.order[max(0, min(index, len(self.order) - 1))])

    def go_first(self) -> None:
        """Take in hand what is worth beginning with: the first open claim with a figure that can be checked.

        Looks through the first claims only, where there are very many.
        """
        for number in self.order[:_FIRST]:
            record = self.readable(number)
            if record is None:
                continue
            if record.claim.figure is not None and record.claim.checkable and record.state == "open":
                self.go(number)
                return

    def next_open(self) -> int | None:
        """Give the next claim that waits for a verdict, after this one and then from the top; None where none does."""
        return self._next(lambda record: record.state in {"open", "answered"})

    def next_to_read(self) -> int | None:
        """Give the next claim that this person is to read second, or to decide; this one where it is the last."""

        def to_read(record: ClaimRecord) -> bool:
            return self.person.waits(record) in {"read", "decide"}

        following = self._next(to_read)
        if following is None and (record := self.current) is not None and to_read(record):
            return record.number
        return following

    def next_trouble(self) -> int | None:
        """Give the next claim that is in trouble, by what is known of it; None where none is."""
        return self._next(lambda record: self._trouble(record.number)[0] <= _IN_TROUBLE)

    def _next(self, wanted: Callable[[ClaimRecord], bool]) -> int | None:
        at = self.index if self.number in self._places else -1
        ordered = (*self.order[at + 1 :], *self.order[:at])
        return next((number for number in ordered if (record := self.readable(number)) and wanted(record)), None)

    # The list

    def row(self, index: int) -> ClaimRow:
        """Give what the list shows in line `index`."""
        number = self.order[index]
        record = self.readable(number)
        if record is None:
            return ClaimRow(number, self.unreadable[number], "", *FAULT)
        found, blind = self.research.get((number, record.questions[0])), self.blind(record)
        finding, told = found.finding if found else None, self.told_by(record, record.questions[0])
        row = claim_row(record, finding, self.scale, told=told, marked=number in self.marked, blind=blind)
        return replace(row, label=FAULT[0], ink=FAULT[1]) if found and found.fault else row

    def told_by(self, record: ClaimRecord, question: Question) -> Link | None:
        """Give the source by which the verdict on a question is told; None where none is known."""
        found, verdict = self.research.get((record.number, question)), in_force(record, question)
        if found is None or verdict is None or found.verdict != verdict.id:
            return None
        return telling(found.basis, verdict.sources, self.scale.judges(verdict.rating))

    def wanting(self, record: ClaimRecord, question: Question) -> bool:
        """Say whether a question is still to be looked into, or anew because of the verdict that stands now."""
        found, verdict = self.research.get((record.number, question)), in_force(record, question)
        return found is None or found.verdict != (verdict.id if verdict else None)

    def arrange(self, sort: Sort, words: str) -> None:
        """Show the claims that match `words`, sorted; the claim in hand stays in hand where it is shown."""
        self.sort, self.filter = sort, words
        shown = self.numbers
        if words.strip():
            shown = [number for number in shown if self._matches(words, number)]
        if sort == "worthiness":
            shown = sorted(shown, key=self._worth)
        elif sort == "trouble":
            shown = sorted(shown, key=self._trouble)
        before = self.index
        self.order = list(shown)
        self._place_all()
        if self.number not in self._places:
            self.go_index(before)

    def resort(self) -> bool:
        """Put the claims in order again after more is known of them; says whether any changed its place."""
        before = self.order
        self.arrange(self.sort, self.filter)
        return self.order != before

    def _place_all(self) -> None:
        self._places = dict(zip(self.order, range(len(self.order)), strict=True))

    def _matches(self, words: str, number: int) -> bool:
        record = self.readable(number)
        if record is None:
            return False
        found = self.research.get((number, record.questions[0]))
        finding, told = found.finding if found else None, self.told_by(record, record.questions[0])
        row = claim_row(record, finding, self.scale, told=told, blind=self.blind(record))
        return matches(words, record, row, self.standings(record))

    def standings(self, record: ClaimRecord) -> frozenset[str]:
        """Give the words for how a claim stands to this person, as filters use them."""
        marked = {"marked"} if record.number in self.marked else set()
        return standings(record, self.person, self._blocking, blind=self.blind(record)) | marked

    def _worth(self, number: int) -> float:
        record = self.readable(number)
        return -record.claim.worthiness if record is not None else 0.0

    def _trouble(self, number: int) -> tuple[int, float]:
        record = self.readable(number)
        if record is None:
            return 0, 0.0
        found = self.research.get((number, record.questions[0]))
        return trouble(record, found.finding.suggestion.stance if found else None), -record.claim.worthiness

    # What was chosen, and what is left to do

    @property
    def choice(self) -> Choice:
        """What was chosen for the question in hand."""
        return self.choices.setdefault(self.key, Choice())

    def pending(self, draft: str = "") -> Pending:
        """Give what the next verdict on the question in hand will have; `draft` is a note that is not kept yet."""
        choice = self.choices.get(self.key) or Choice()
        return Pending(len(choice.accepted), draft, choice.tags, choice.replacement, choice.contacted)

    def counts(self) -> dict[str, int]:
        """Count the claims by what is left to do; those not read yet count as open."""
        counts = {name: self._counts[name] for name in ("open", "asked", self.wrong_word, "settled")}
        counts["open"] += len(self.numbers) - len(self._records)
        return counts | {name: self._counts[name] for name in ("disputed", "to read") if self._counts[name]}

    def _standing(self, record: ClaimRecord) -> str:
        if self.person.reads_blind(record, None):
            return "to read"
        if record.state in {"settled", "second-read"}:
            verdict = record.verdict
            wrong = verdict is not None and self.scale.judges(verdict.rating) == "wrong"
            return self.wrong_word if wrong else "settled"
        return record.state if record.state in {"asked", "disputed"} else "open"
