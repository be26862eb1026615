"""In which role somebody's verdict counts, what a second reader may see before it, and what waits for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import to_builtins

from factcheck.desk import Conflict, Desk, Refused, Source, Verdict
from factcheck.desk.judging.gate import gate
from tests.unit.desk.conftest import TEXT, document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = "elections#2"
SOURCE = Source("e1", 0, 6, "63.75%", "ab" * 32, "against", "primary")

People = dict[str, Desk]
Step = tuple[str, str]  # who does what: "rate stands", "assign read ben", "policy", "reopen", "ask", "answer"


@pytest.fixture
def people(desk: Desk, ben: Desk, cyd: Desk) -> People:
    return {"ann": desk, "ben": ben, "cyd": cyd}


def rate(desk: Desk, rating: str, question: str = "true") -> Verdict:
    """Record a rating in the role in which it counts now."""
    record = desk.claims.get(KEY)
    role, first = desk.readers.next_role(KEY, question), record.verdicts.get(question)
    mine = record.readings(role).get(question)
    reads = first.id if first and role != "first" else None
    before = mine.id if mine else None
    return desk.claims.rate(
        Verdict("elections", 2, rating, question, role=role, sources=(SOURCE,), reads=reads, supersedes=before)
    )


DOING: dict[str, Callable[..., object]] = {
    "rate": rate,
    "said": lambda desk, rating: rate(desk, rating, "said"),
    "assign": lambda desk, task, name: desk.claims.assign(KEY, name, task=task),
    "policy": lambda desk: desk.articles.set_policy("elections", "published"),
    "reopen": lambda desk: desk.claims.reopen([KEY], "a doubt"),
    "ask": lambda desk: desk.enquiries.ask(KEY, "Where from?"),
    "answer": lambda desk: desk.enquiries.answer("elections", 1, "From the count."),
    "undo": lambda desk: desk.history.undo(),
}


def play(people: People, steps: list[Step]) -> None:
    for who, step in steps:
        what, *how = step.split()
        DOING[what](people[who], *how)


ANN, BEN, CYD = "ann", "ben", "cyd"
RATED = [(ANN, "policy"), (ANN, "rate stands")]
DISPUTED = [*RATED, (BEN, "rate change")]

# What was done, the roles of ann, ben and cyd after it, who of them reads blind, and what waits for each.
CASES: dict[str, tuple[list[Step], str, str, str]] = {
    "nothing yet": ([], "first first first", "", "- - -"),
    "assigned": ([(ANN, "assign rate ben")], "first first first", "", "- rate -"),
    "a policy without second readers": ([(ANN, "rate stands")], "first first first", "", "- - -"),
    "a policy with": (RATED, "first second second", "ben cyd", "- read read"),
    "a reader named": ([(ANN, "rate stands"), (ANN, "assign read cyd")], "first first second", "cyd", "- - read"),
    "a reader named by a policy with": ([*RATED, (ANN, "assign read cyd")], "first first second", "cyd", "- - read"),
    "the first named to read": ([*RATED, (ANN, "assign read ann")], "first second second", "ben cyd", "- read read"),
    "read and agreed": ([*RATED, (BEN, "rate stands")], "first second first", "", "- - -"),
    "another named after that": (
        [*RATED, (BEN, "rate stands"), (ANN, "assign read cyd")], "first second second", "cyd", "- - read"),
    "disputed": (DISPUTED, "first second third", "", "- - decide"),
    "disputed, another named": ([*DISPUTED, (ANN, "assign decide dan")], "first second first", "", "- - -"),
    "disputed, one of two named": ([*DISPUTED, (ANN, "assign decide ben")], "first second third", "", "- - decide"),
    "decided": ([*DISPUTED, (CYD, "rate change")], "first second third", "", "- - -"),
    "read again after seeing the first": ([*DISPUTED, (BEN, "rate stands")], "first second third", "", "- - decide"),
    "taken back after seeing the first": ([*DISPUTED, (BEN, "undo")], "first second third", "ben", "- read decide"),
    "taken back and read again": (
        [*DISPUTED, (BEN, "undo"), (BEN, "rate stands")], "first second third", "", "- - decide"),
    "taken back, read again and decided": (
        [*DISPUTED, (BEN, "undo"), (BEN, "rate stands"), (CYD, "rate stands")], "first second third", "", "- - -"),
    "rated again": ([*DISPUTED, (ANN, "rate change")], "first second second", "ben cyd", "- read read"),
    "rated again, taken back": (
        [*DISPUTED, (ANN, "rate change"), (ANN, "undo")], "first second third", "", "- - decide"),
    "opened again": ([*RATED, (BEN, "reopen")], "first first first", "", "- - -"),
    "opened again and rated": (
        [*RATED, (BEN, "reopen"), (BEN, "rate change")], "second first second", "ann cyd", "read - read"),
    "the author asked": ([(ANN, "policy"), (ANN, "rate ask")], "first first first", "", "- - -"),
    "asked beside a verdict": ([*RATED, (BEN, "ask")], "first second second", "ben cyd", "- - -"),
    "answered": ([*RATED, (BEN, "ask"), (ANN, "answer")], "first second second", "ben cyd", "weigh weigh -"),
    "answered and weighed": (
        [*RATED, (BEN, "ask"), (ANN, "answer"), (BEN, "rate stands")], "first second first", "", "weigh - -"),
    "answered, and assigned": (
        [(ANN, "assign rate cyd"), (BEN, "ask"), (ANN, "answer")], "first first first", "", "- weigh rate"),
    "answered to who takes care": (
        [(ANN, "assign rate cyd"), (CYD, "ask"), (ANN, "answer")], "first first first", "", "- - weigh"),
    "the other question alone": ([*RATED, (BEN, "rate stands"), (ANN, "said stands")], "first second first", "ben cyd",
                                 "- read read"),
}  # fmt: skip


@pytest.mark.parametrize(("steps", "roles", "blind", "waiting"), CASES.values(), ids=CASES)
def test_roles_blindness_and_what_waits_follow_from_what_was_done(
    people: People, steps: list[Step], roles: str, blind: str, waiting: str
) -> None:
    play(people, steps)
    record = people["ann"].claims.get(KEY)
    assert " ".join(desk.readers.next_role(KEY) for desk in people.values()) == roles
    assert [who for who, desk in people.items() if desk.readers.reads_blind(record)] == blind.split()
    tasks = [{item.key: what for item, what in desk.readers.waiting()} for desk in people.values()]
    assert " ".join(each.get(KEY, "-") for each in tasks) == waiting


def test_a_role_is_of_one_question(people: People) -> None:
    play(people, [*RATED, (BEN, "said stands")])
    assert [people["ben"].readers.next_role(KEY, question) for question in ("true", "said")] == ["second", "first"]
    assert [people["ann"].readers.next_role(KEY, question) for question in ("true", "said")] == ["first", "second"]
    record = people["ben"].claims.get(KEY)
    assert [people["ben"].readers.reads_blind(record, question) for question in ("true", "said")] == [True, False]
    assert set(people["ben"].readers.as_seen(record).verdicts) == {"said"}
    assert people["cyd"].readers.blind(KEY).question == "true"
    play(people, [(CYD, "rate stands")])
    assert people["cyd"].readers.blind(KEY).question == "said"
    play(people, [(ANN, "said change")])
    cyd = people["cyd"]
    assert (cyd.readers.next_role(KEY, "said"), cyd.readers.question_to_read(cyd.claims.get(KEY))) == ("third", "said")


def test_a_name_is_a_login_or_the_name_somebody_works_under(desk: Desk, ben: Desk) -> None:
    desk.claims.assign("elections#1", "Benedict", task="rate")
    assert ben.readers.waiting() == []
    ben._records.by = "Benedict"
    assert [what for _, what in ben.readers.waiting()] == ["rate"]
    ben._records.by = desk.person.by  # whoever calls himself ann is not ann
    play({"ann": desk, "ben": ben}, RATED)
    assert (desk.readers.next_role(KEY), ben.readers.next_role(KEY)) == ("first", "second")


SECRET = "because of the count"


def values_in(told: object) -> list[object]:
    """Give what stands in plain data, without the names of its fields."""
    if isinstance(told, dict):
        return values_in(list(told.values()))
    return [value for item in told for value in values_in(item)] if isinstance(told, list | tuple) else [told]


def test_a_claim_as_a_second_reader_sees_it_tells_nothing_of_the_first(people: People) -> None:
    ann, ben = people["ann"], people["ben"]
    before = ann.revision
    play(people, RATED)
    first = ann.claims.get(KEY).verdicts["true"]
    verdict = Verdict(
        "elections", 2, "change", tags=("exaggerated",), reason=SECRET, replacement=f"{SECRET}, 62%",
        sources=(SOURCE,), contacted="5 March", supersedes=first.id,
    )  # fmt: skip
    ann.claims.rate(verdict)
    ann.claims.note(KEY, SECRET)
    ben.claims.note(KEY, "my own")
    seen = ben.readers.as_seen(ben.claims.get(KEY))
    told = str(values_in(to_builtins(seen)))
    assert [word for word in (SECRET, "change", "exaggerated", "against", "62%") if word in told] == []
    assert (seen.state, [note.text for note in seen.notes]) == ("settled", ["my own"])
    assert ben.readers.blind(KEY).contacted == ("5 March",)
    for tell in (ben.history.log(), ben.history.at(KEY), ben.history.since(before)):
        changes = list(tell)
        assert SECRET not in repr(changes)
        assert "'stands'" not in repr(changes)
    assert [change.words for change in ben.history.at(KEY) if change.action == "rate"] == ["to be read by you"] * 2
    assert ann.readers.as_seen(ann.claims.get(KEY)) == ann.claims.get(KEY)
    rate(ben, "change")
    assert ben.readers.as_seen(ben.claims.get(KEY)).verdicts["true"].reason == SECRET
    assert [change.words for change in ben.history.at(KEY) if change.action == "rate"] == ["stands", "change"]


def test_a_third_reader_sees_both_side_by_side(people: People) -> None:
    play(people, DISPUTED)
    seen = people["cyd"].readers.as_seen(people["cyd"].claims.get(KEY))
    assert (seen.verdicts["true"].rating, seen.second["true"].rating) == ("stands", "change")


@pytest.mark.parametrize(
    ("steps", "role"),
    [([*RATED, (ANN, "assign read cyd")], "second"), ([*DISPUTED, (ANN, "assign decide dan")], "third")],
)
def test_what_is_somebody_elses_to_read_or_decide_is_refused(people: People, steps: list[Step], role: str) -> None:
    play(people, steps)
    who = people["ben" if role == "second" else "cyd"]
    first = who.claims.get(KEY).verdicts["true"]
    with pytest.raises(Refused, match="'s to "):
        who.claims.rate(Verdict("elections", 2, "stands", role=role, reads=first.id))


def test_two_who_read_at_once_do_not_overwrite_each_other(people: People) -> None:
    play(people, RATED)
    first = people["ann"].claims.get(KEY).verdicts["true"]
    reading = Verdict("elections", 2, "stands", role="second", reads=first.id)
    people["ben"].claims.rate(reading)
    with pytest.raises(Conflict):
        people["cyd"].claims.rate(reading)


# What was done, and what the reading then says of how the second reader knew: these words, or nothing.
SEEN: dict[str, tuple[list[Step], str]] = {
    "kept from them": (RATED, ""),
    "taken back and read again": ([*DISPUTED, (BEN, "undo")], "read it as change before"),
    "read again": (DISPUTED, "read it as change before"),
    "the first gave in": ([*DISPUTED, (ANN, "rate change")], "the verdict that it replaced"),
    "opened by the reader": (
        [*RATED, (BEN, "reopen"), (ANN, "rate stands")], "opened the claim again"),
    "opened by somebody else": ([*RATED, (CYD, "reopen"), (ANN, "rate stands")], ""),
    "given away and taken again": (
        [*RATED, (BEN, "assign read cyd"), (BEN, "assign read ben")], "given its reading to another"),
    "given to them by somebody else": ([*RATED, (ANN, "assign read cyd"), (ANN, "assign read ben")], ""),
    "named at once": ([(ANN, "assign read ben"), (ANN, "rate stands")], ""),
}  # fmt: skip


@pytest.mark.parametrize(("steps", "why"), SEEN.values(), ids=SEEN)
def test_a_reading_after_a_look_says_so_in_the_log_and_at_the_gate(people: People, steps: list[Step], why: str) -> None:
    play(people, steps)
    ann, ben = people["ann"], people["ben"]
    mine = rate(ben, ben.claims.get(KEY).verdicts["true"].rating)
    assert mine.role == "second"
    assert why in mine.after_seeing
    assert bool(mine.after_seeing) == bool(why)
    told = [change.words for change in ann.history.log(KEY) if change.action == "read-second"][-1]
    assert told.endswith("(after seeing)") == bool(why)
    assert bool(gate(ann, "elections").after_seeing) == bool(why)
    assert any("after seeing" in line for line in gate(ann, "elections").lines) == bool(why)


def test_what_was_disputed_stays_so_until_a_third_decides(people: People) -> None:
    play(people, [*DISPUTED, (BEN, "undo"), (BEN, "rate stands")])
    ann, cyd = people["ann"], people["cyd"]
    record = ann.claims.get(KEY)
    assert (record.state, record.disputed, record.agreed) == ("disputed", True, False)
    assert [reason.words for reason in gate(ann, "elections").reasons if reason.kind == "disputed"] == [
        "ann says stands, ben said change; a third person decides"
    ]
    assert ann.readers.agreement("elections") == (1, 1)
    first = record.verdicts["true"]
    with pytest.raises(Refused, match="by this login"):
        people["ben"].claims.rate(Verdict("elections", 2, "stands", role="third", reads=first.id))
    rate(cyd, "stands")
    record = ann.claims.get(KEY)
    assert (record.state, record.disputed, record.agreed) == ("second-read", False, True)


def test_the_first_reading_is_not_seen_by_leaving_out_a_name(desk: Desk, ben: Desk, folder: Path) -> None:
    ben._records.by = ben._records.storage.by = "Benedict"
    ben.claims.note("elections#1", "mine")
    desk.claims.assign(KEY, "Benedict", task="read")
    rate(desk, "stands")
    ben._records.by = ben._records.storage.by = "ben"
    assert ben.readers.reads_blind(ben.claims.get(KEY))
    assert [what for _, what in ben.readers.waiting()] == ["read"]


def test_a_reading_under_a_name_that_was_never_used_says_that_it_could_be_seen(desk: Desk, ben: Desk) -> None:
    desk.claims.assign(KEY, "Benedict", task="read")
    rate(desk, "stands")
    ben._records.by = ben._records.storage.by = "Benedict"
    assert "had not worked under that name" in rate(ben, "stands").after_seeing


def test_what_is_mine_is_what_i_am_named_for_or_judged(people: People) -> None:
    play(people, [(ANN, "assign decide cyd"), (BEN, "rate stands")])
    record = people["ann"].claims.get(KEY)
    assert [who for who, desk in people.items() if desk.readers.is_mine(record)] == ["ben", "cyd"]


def test_an_article_has_a_policy_of_its_own_in_every_version(desk: Desk) -> None:
    desk.articles.set_policy("elections", "published")
    longer = TEXT + "More.\n"
    assert desk.articles.add(document(longer), longer.encode(), claims=[]).policy == "published"
    desk.articles.set_policy("elections", None)
    assert desk.articles.get("elections").policy is None
