"""What a person has in hand in one article: which claims are shown in which order, where they are, what they chose.

No screen and no desk: claims come through a function, so that a list of a hundred thousand reads only those in view.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from factcheck.workbench.drawing.claims import claim_row
from factcheck.workbench.drawing.verdicts import Pending

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factcheck.checking import Question
    from factcheck.desk import ClaimRecord
    from factcheck.desk.scales import Scale
    from factcheck.evidence import Link
    from factcheck.workbench.drawing.claims import ClaimRow
    from factcheck.workbench.research import Research

__all__ = ["SORTS", "Casework", "Choice", "Sort", "matches"]

Sort = Literal["place", "worthiness", "trouble"]
SORTS: dict[Sort, str] = {
    "place": "in the article's order",
    "worthiness": "most worth checking first",
    "trouble": "trouble first",
}
_FIRST = 50
Key = tuple[int, "Question"]
SpanKey = tuple[str, int, int]


@dataclass(slots=True)
class Choice:
    """What a person chose for the next verdict on one question of a claim."""

    accepted: dict[SpanKey, Link] = field(default_factory=dict)
    rejected: set[SpanKey] = field(default_factory=set)
    tags: tuple[str, ...] = ()
    replacement: str = ""


def span_key(link: Link) -> SpanKey:
    """Give what makes a link the same link when it is found again."""
    return link.document, link.start, link.end


class Casework:
    """The claims of one article as one person works through them."""

    def __init__(self, numbers: Sequence[int], load: Callable[[int], ClaimRecord], scale: Scale) -> None:
        self.scale = scale
        self.numbers = list(numbers)
        self.order = list(numbers)
        self.sort: Sort = "place"
        self.filter = ""
        self.marked: set[int] = set()
        self.number = self.order[0] if self.order else 0
        self.question: Question = "true"
        self.research: dict[Key, Research] = {}
        self.choices: dict[Key, Choice] = {}
        self.cursors: dict[Key, int] = {}
        self._load = load
        self._records: dict[int, ClaimRecord] = {}
        self._blocking = {rating.key for rating in scale.ratings if rating.effect == "blocks"}
        self._counts: Counter[str] = Counter()
        self._places: dict[int, int] = {}
        self._place_all()
        self.go(self.number)

    def record(self, number: int) -> ClaimRecord:
        """Give a claim, read when it is first asked for."""
        record = self._records.get(number)
        if record is None:
            record = self._records[number] = self._load(number)
            self._counts[self._standing(record)] += 1
        return record

    def loaded(self, number: int) -> bool:
        """Say whether a claim is at hand already."""
        return number in self._records

    def renumber(self, numbers: Sequence[int]) -> None:
        """Show these claims: some were added to the article or left it."""
        self.numbers = list(numbers)
        self.marked.intersection_update(numbers)
        self.arrange(self.sort, self.filter)

    def forget(self, numbers: Iterable[int]) -> None:
        """Read these claims anew: somebody did something at them."""
        for number in numbers:
            if (record := self._records.pop(number, None)) is not None:
                self._counts[self._standing(record)] -= 1

    @property
    def current(self) -> ClaimRecord | None:
        """The claim in hand, None where no claim is shown."""
        return self.record(self.number) if self.order and self.number in self._places else None

    @property
    def index(self) -> int:
        """Where the claim in hand is in the list."""
        return self._places.get(self.number, 0)

    def place_of(self, number: int) -> int | None:
        """Give the line of a claim in the list, None where the filter hides it."""
        return self._places.get(number)

    def row(self, index: int) -> ClaimRow:
        """Give what the list shows in line `index`."""
        number = self.order[index]
        record = self.record(number)
        found = self.research.get((number, record.questions[0]))
        return claim_row(record, found.finding if found else None, self.scale, marked=number in self.marked)

    def go(self, number: int) -> None:
        """Take this claim in hand, with the question that settles it."""
        self.number = number
        if number in self._places:
            self.question = self.record(number).questions[0]

    def go_index(self, index: int) -> None:
        """Take in hand the claim in this line of the list, the nearest where there is none."""
        if self.order:
            self.go(self.order[max(0, min(index, len(self.order) - 1))])

    def go_first(self) -> None:
        """Take in hand what is worth beginning with: the first open claim with a figure that can be checked.

        Looks through the first claims only, where there are very many.
        """
        for number in self.order[:_FIRST]:
            record = self.record(number)
            if record.claim.figure is not None and record.claim.checkable and record.state == "open":
                self.go(number)
                return

    def next_open(self) -> int | None:
        """Give the next claim that waits for a verdict, after this one and then from the top; None where none does."""
        at = self.index
        for number in [*self.order[at + 1 :], *self.order[:at]]:
            if self.record(number).state in {"open", "answered"}:
                return number
        return None

    def arrange(self, sort: Sort, words: str) -> None:
        """Show the claims that match `words`, sorted; the claim in hand stays in hand where it is shown."""
        self.sort, self.filter = sort, words
        shown = self.numbers
        if words.strip():
            shown = [number for number in shown if matches(words, self.record(number), self._label(number))]
        if sort == "worthiness":
            shown = sorted(shown, key=lambda number: -self.record(number).claim.worthiness)
        elif sort == "trouble":
            shown = sorted(shown, key=self._trouble)
        before = self.index
        self.order = list(shown)
        self._place_all()
        if self.number not in self._places:
            self.go_index(before)

    def _place_all(self) -> None:
        self._places = {number: at for at, number in enumerate(self.order)}

    def _label(self, number: int) -> str:
        found = self.research.get((number, self.record(number).questions[0]))
        return claim_row(self.record(number), found.finding if found else None, self.scale).label

    def _trouble(self, number: int) -> tuple[int, float]:
        record = self.record(number)
        if record.verdict is not None:
            return 9, 0.0
        if record.disputed or record.state == "answered":
            return 0, -record.claim.worthiness
        found = self.research.get((number, record.questions[0]))
        stance = found.finding.suggestion.stance if found else "unsupported"
        order = {"contradicts": 1, "unclear": 2, "unsupported": 3, "supports": 4}
        return (order[stance] if record.claim.checkable else 8), -record.claim.worthiness

    @property
    def key(self) -> Key:
        """The claim and question in hand."""
        return self.number, self.question

    @property
    def choice(self) -> Choice:
        """What was chosen for the question in hand."""
        return self.choices.setdefault(self.key, Choice())

    def pending(self, draft: str = "") -> Pending:
        """Give what the next verdict on the question in hand will have; `draft` is a note that is not kept yet."""
        choice = self.choices.get(self.key) or Choice()
        return Pending(len(choice.accepted), draft, choice.tags, choice.replacement)

    def counts(self) -> dict[str, int]:
        """Count the claims by what is left to do; those not read yet count as open."""
        counts = {name: self._counts[name] for name in ("open", "asked", "change", "settled")}
        counts["open"] += len(self.numbers) - len(self._records)
        if not self._blocking:
            del counts["change"]
        return counts

    def _standing(self, record: ClaimRecord) -> str:
        if record.state in {"settled", "second-read"}:
            verdict = record.verdict
            return "change" if verdict is not None and verdict.rating in self._blocking else "settled"
        return "asked" if record.state == "asked" else "open"


def matches(words: str, record: ClaimRecord, label: str) -> bool:
    """Say whether a claim is meant by a filter: words of its sentence, or `state:open relation:differs kind:figure`.

    Several conditions must all hold. A word matches anywhere in sentence or claimant, whatever its case.
    """
    claim = record.claim
    fields = {
        "state": record.state,
        "relation": label,
        "claimant": claim.claimant or "",
        "kind": claim.kind,
        "by": record.verdict.by if record.verdict else "",
        "rating": record.verdict.rating if record.verdict else "",
    }
    text = f"{claim.text} {claim.claimant or ''}".casefold()
    for word in words.casefold().split():
        name, colon, value = word.partition(":")
        if colon and name in fields:
            if value not in fields[name].casefold():
                return False
        elif word not in text:
            return False
    return True
