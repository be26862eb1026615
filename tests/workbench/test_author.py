"""Questions to the author: asked, sent as one list, answered by their numbers; and when the claimant was contacted."""

from contextlib import asynccontextmanager

from factcheck.desk import Desk, Verdict


def ask(folder):
    with Desk.open(folder, by="anna") as desk:
        desk.enquiries.ask("elections#4", "Where is this from?")
        desk.enquiries.ask("elections#8", "Which day?")


@asynccontextmanager
async def questions(opened, folder):
    """The list of two questions to the author, open on the screen."""
    ask(folder)
    async with opened() as bench:
        await bench.press("M")
        await bench.until(lambda: "questions to the author" in bench.text and "Where is this from?" in bench.text)
        yield bench


async def paste(bench, reply):
    """Paste a reply into the list of questions."""
    await bench.press("p")
    await bench.until(lambda: bench.app.focused is not None)
    bench.app.focused.text = reply
    await bench.press("ctrl+o")


async def test_open_questions_leave_as_one_numbered_list(opened, folder, tmp_path):
    async with questions(opened, folder) as bench:
        assert "not sent" in bench.text
        await bench.press("s")
        await bench.until(lambda: "copied" in bench.text)
        copied = (tmp_path / "state" / "factcheck" / "copied.txt").read_text()
        assert "1. Where is this from?" in copied
        assert "2. Which day?" in copied
        assert all(enquiry.sent for enquiry in bench.desk.enquiries.of("elections"))


async def test_a_reply_is_taken_in_by_the_numbers_in_it(opened, folder):
    async with questions(opened, folder) as bench:
        await paste(bench, "Dear Anna,\n> 1. Where is this from?\nFrom the commission.\n\nBest")
        await bench.until(lambda: "answers to 1 are in; no answer yet to 2" in bench.text)
        assert "From the commission." in bench.desk.enquiries.of("elections")[0].answer
        await bench.press("q")
        await bench.take(4)
        assert bench.desk.claims.get("elections#4").state == "answered"
        await bench.until(lambda: "answered: From the commission" in bench.text)


async def test_a_reply_without_numbers_changes_nothing_and_says_so(opened, folder):
    async with questions(opened, folder) as bench:
        await paste(bench, "It is all right.")
        await bench.until(lambda: "no number of a question" in bench.text)
        assert all(enquiry.open for enquiry in bench.desk.enquiries.of("elections"))


async def test_a_question_can_go_to_somebody_else(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("a")
        await bench.fill("@the commission: Is this the final count?")
        await bench.until(lambda: bench.desk.enquiries.of("elections"))
        [enquiry] = bench.desk.enquiries.of("elections")
        assert (enquiry.to, enquiry.text) == ("the commission", "Is this the final count?")


async def test_a_question_is_withdrawn_with_a_reason(opened, folder):
    async with questions(opened, folder) as bench:
        await bench.press("x")
        await bench.until(lambda: "Which question" in bench.text)
        await bench.type("where")
        await bench.press("enter")
        await bench.fill("it stands in the report")
        await bench.until(lambda: "question 1 is withdrawn" in bench.text)
        assert [enquiry.number for enquiry in bench.desk.enquiries.of("elections", open_only=True)] == [2]
        assert bench.desk.enquiries.of("elections")[0].withdrawn == "it stands in the report"


async def test_when_the_claimant_was_contacted_goes_into_the_verdict_also_afterwards(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("T")
        await bench.fill("by telephone, 6 March")
        await bench.until(lambda: "contacted by telephone" in bench.text)
        await bench.press("1")
        await bench.until(lambda: bench.desk.claims.get("elections#4").verdict is not None)
        assert bench.desk.claims.get("elections#4").verdict.contacted == "by telephone, 6 March"
        await bench.take(4)
        await bench.press("T")
        await bench.fill("no: he died in 2013")
        await bench.until(lambda: "contacted: no: he died" in bench.text)
        verdict = bench.desk.claims.get("elections#4").verdict
        assert (verdict.contacted, verdict.rating) == ("no: he died in 2013", "stands")


async def test_what_was_looked_for_in_vain_goes_into_the_verdict(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("f")
        await bench.until(lambda: "Search the library" in bench.text)
        bench.app.focused.value = "Chuvashia"
        await bench.pilot.pause(0.3)
        await bench.press("escape")
        await bench.until(lambda: "Chuvashia was looked for and not found" in bench.text)
        await bench.press("1")
        await bench.until(lambda: bench.desk.claims.get("elections#4").verdict is not None)
        assert bench.desk.claims.get("elections#4").verdict.searched == ("Chuvashia",)


async def test_a_claim_is_opened_again_with_a_reason(opened, folder):
    with Desk.open(folder, by="boris") as desk:
        desk.claims.rate(Verdict("elections", 4, "stands"))
    async with opened() as bench:
        await bench.take(4)
        await bench.press("O")
        await bench.fill("the count was corrected")
        await bench.until(lambda: "is open again" in bench.text)
        record = bench.desk.claims.get("elections#4")
        assert (record.state, record.reopened) == ("open", "the count was corrected")
        await bench.until(lambda: "the count was corrected" in bench.text)
