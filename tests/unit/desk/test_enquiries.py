"""Questions to the author: numbered for good, sent as one list, answered by number in whatever form the mail has."""

from __future__ import annotations

import pytest

from factcheck.desk import Desk, Refused, Verdict, read_answers


def test_a_claim_is_asked_then_answered_then_settled(desk: Desk) -> None:
    states = [desk.claims.get("elections#1").state]
    desk.enquiries.ask("elections#1", "Where is 64% from?", to="Ann Author")
    states.append(desk.claims.get("elections#1").state)
    desk.enquiries.answer("elections", 1, "From the commission.", answered_by="Ann Author")
    states.append(desk.claims.get("elections#1").state)
    verdict = desk.claims.rate(Verdict("elections", 1, "stands"))
    states.append(desk.claims.get("elections#1").state)
    assert states == ["open", "asked", "answered", "settled"]
    assert verdict.enquiries == (1,)
    [enquiry] = desk.claims.get("elections#1").enquiries
    assert (enquiry.answer, enquiry.answered_by, enquiry.by) == ("From the commission.", "Ann Author", "ann")


def test_rating_ask_the_author_is_asked_until_an_answer_is_there(desk: Desk) -> None:
    desk.claims.rate(Verdict("elections", 1, "ask"))
    assert desk.claims.get("elections#1").state == "asked"
    desk.enquiries.ask("elections#1", "Where is this from?")
    assert desk.claims.get("elections#1").state == "asked"
    desk.enquiries.answer("elections", 1, "From me.")
    assert desk.claims.get("elections#1").state == "answered"


def test_open_questions_leave_as_one_numbered_list(desk: Desk) -> None:
    desk.enquiries.ask("elections#2", "When did she say it?")
    desk.enquiries.ask("elections#1", "Where is 64% from?")
    desk.enquiries.ask("elections#3", "Of whom?")
    desk.enquiries.answer("elections", 3, "Of registered voters.")
    listed = desk.enquiries.as_list("elections", mark_sent=True)
    assert "1. When did she say it?" in listed
    assert "2. Where is 64% from?" in listed
    assert "> He won 64% of the votes." in listed
    assert "Of whom?" not in listed
    assert [bool(enquiry.sent) for enquiry in desk.enquiries.of("elections")] == [True, True, False]


def test_a_number_is_given_once_also_after_undo(desk: Desk) -> None:
    desk.enquiries.ask("elections#1", "A?")
    desk.history.undo()
    assert desk.enquiries.ask("elections#1", "B?").number == 2
    desk.enquiries.withdraw("elections", 2, reason="found it")
    assert desk.claims.get("elections#1").state == "open"


REPLIES = [
    ("1. Yes.\n2. No.\n", {1: "Yes.", 2: "No."}),
    ("1) Yes,\nas I said.\n\n2: No", {1: "Yes,\nas I said.", 2: "No"}),
    ("Hello,\n\nQ2 - No\nQ1 - Yes\n", {2: "No", 1: "Yes"}),
    ("> 1. Where is 64% from?\nFrom the commission.\n> 2. Of whom?\nOf voters.\n",
     {1: "From the commission.", 2: "Of voters."}),
    ("1. Where is 64% from? From the commission.\n", {1: "From the commission."}),
    ("1. In 2012 there were\n3. of them\n", {1: "In 2012 there were\n3. of them"}),
    ("2.\n\nNo\n", {2: "No"}),
    ("No numbers at all\n", {}),
    ("> 1. Where is 64% from?\n> 2. Of whom?\n", {}),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "expected"), REPLIES)
def test_answers_are_matched_by_number(desk: Desk, reply: str, expected: dict[int, str]) -> None:
    desk.enquiries.ask("elections#1", "Where is 64% from?")
    desk.enquiries.ask("elections#3", "Of whom?")
    assert read_answers(reply, desk.enquiries.of("elections")) == expected


def test_an_answer_to_a_question_never_asked_changes_nothing(desk: Desk) -> None:
    desk.enquiries.ask("elections#1", "Where from?")
    with pytest.raises(Refused, match="question 7"):
        desk.enquiries.answer_all("elections", {1: "From here.", 7: "What?"})
    assert desk.claims.get("elections#1").state == "asked"
