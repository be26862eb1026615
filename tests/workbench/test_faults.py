"""A fault in one claim, passage, article, file, report format or worker is named there, and the rest goes on."""

import pytest

from factcheck.checking import finding as checking
from factcheck.desk.parts.evidence import Shelf
from factcheck.workbench import intake, overview, research
from factcheck.workbench.drawing import evidence
from factcheck.workbench.screens.check import painting
from factcheck.workbench.screens.check.keys import moving
from factcheck.workbench.screens.desk import DeskScreen

BROKEN = "a fault of the program (IndexError: the shelf is empty)"


def broken_at(true_function, is_meant):
    """Give the function as it is, but with a fault where `is_meant` says so."""

    def broken(*arguments, **named):
        if is_meant(*arguments, **named):
            raise IndexError("the shelf is empty")
        return true_function(*arguments, **named)

    return broken


async def test_a_fault_in_linking_one_claim_stands_at_that_claim_and_the_others_are_linked(opened, monkeypatch):
    meant = broken_at(checking.link, lambda claim, *_, **__: claim.figure is not None and claim.figure.text == "64%")
    monkeypatch.setattr(checking, "link", meant)
    async with opened(size=(120, 40)) as bench:
        await bench.take(4)
        await bench.until(lambda: BROKEN in bench.block("header"))
        assert BROKEN in bench.text.replace("\n", " ").split("elections#4")[-1]
        await bench.until(lambda: any("64%" in line and "FAULT" in line for line in bench.lines))
        await bench.take(13)
        assert bench.check.research_in_hand().offers
        assert not bench.check.research_in_hand().fault
        await bench.take(4)
        await bench.press("1")  # it can still be rated
        await bench.until(lambda: bench.desk.claims.get("elections#4").verdict is not None)
        bench.expected_faults = [f"elections#4, “64%”: {BROKEN}"]


async def test_a_fault_over_one_passage_stands_at_it_and_the_others_are_shown(opened, monkeypatch):
    meant = broken_at(research._offer, lambda link, *_: link.text.startswith("With 99.3%"))
    monkeypatch.setattr(research, "_offer", meant)
    async with opened(size=(120, 40)) as bench:
        await bench.take(4)
        offers = bench.check.research_in_hand().offers
        assert [offer.fault for offer in offers if offer.fault] == [BROKEN]
        assert len(offers) > 1
        assert BROKEN in bench.text
        (bench.expected_faults,) = [[f"{fault.source}: {fault.problem}"] for fault in bench.app.faults]


async def test_a_fault_in_drawing_one_passage_leaves_the_others(opened, monkeypatch):
    meant = broken_at(evidence._words, lambda offer, *_, **__: offer.letter == "A")
    monkeypatch.setattr(evidence, "_words", meant)
    async with opened(size=(120, 40)) as bench:
        await bench.take(4)
        await bench.until(lambda: BROKEN in bench.text)
        await bench.press("down")
        assert BROKEN not in bench.text
        bench.expected_faults = [f"elections#4: {BROKEN}"]


async def test_a_fault_in_drawing_the_claim_leaves_its_evidence(opened, monkeypatch):
    broken = broken_at(painting.claim_head, lambda record, *_, **__: record.number == 4)
    monkeypatch.setattr(painting, "claim_head", broken)
    async with opened() as bench:
        await bench.take(4)
        assert BROKEN in bench.block("claim")
        assert "63.75%" in bench.text
        await bench.press("space")
        await bench.until(lambda: bench.number == 5 and BROKEN not in bench.block("claim"))
        bench.expected_faults = [f"elections#4: {BROKEN}"]


async def test_a_claim_that_cannot_be_read_keeps_its_line_and_the_others_their_work(opened, monkeypatch):
    async with opened(size=(120, 40)) as bench:
        read = bench.desk.claims.get
        monkeypatch.setattr(bench.desk.claims, "get", broken_at(read, lambda name: name == "elections#5"))
        bench.check.casework.forget([5])
        bench.check.draw_everything()
        await bench.until(lambda: any(" 5 " in line and "FAULT" in line for line in bench.lines))
        await bench.take(4)
        await bench.press("space")
        assert bench.number == 5
        assert f"cannot be shown: {BROKEN}" in " ".join(bench.block("claim").split())
        await bench.press("space")
        await bench.until(lambda: bench.number == 6)
        await bench.ready()
        await bench.press("1")
        await bench.until(lambda: bench.desk.claims.get("elections#6").verdict is not None)
        bench.expected_faults = [f"elections#5: {BROKEN}"]


async def test_an_action_and_a_worker_that_fail_are_named_and_the_next_key_counts(opened, monkeypatch):
    async with opened() as bench:
        with monkeypatch.context() as patch:
            patch.setattr(moving, "next", broken_at(moving.next, lambda *_: True))
            await bench.press("space")
            await bench.until(lambda: f"elections#4: {BROKEN}" in bench.lines[0])
        await bench.press("space")
        await bench.until(lambda: bench.number == 5)

        async def work():
            raise IndexError("the shelf is empty")

        bench.check.run_worker(work())
        await bench.until(lambda: f"elections#5: {BROKEN}" in bench.lines[0])
        bench.check.set_timer(0.01, lambda: {}["timer"])
        await bench.until(lambda: "KeyError" in bench.lines[0])
        await bench.press("space")
        await bench.until(lambda: bench.number == 6)
        bench.expected_faults = [
            f"elections#4: {BROKEN}",
            f"elections#5: {BROKEN}",
            "elections#5: a fault of the program (KeyError: 'timer')",
        ]


async def test_a_fault_in_one_article_leaves_the_others_on_the_desk(opened, monkeypatch):
    monkeypatch.setattr(overview, "_row", broken_at(overview._row, lambda _, article: article.slug == "training"))
    async with opened(None, size=(120, 40)) as bench:
        await bench.until(lambda: "18 claims" in bench.text)
        assert BROKEN in bench.text
        bench.expected_faults = [f"training: {BROKEN}"]


async def test_a_file_over_which_reading_fails_is_named_and_the_others_are_read(opened, monkeypatch, tmp_path):
    (tmp_path / "new").mkdir()
    for name in ("one", "two", "three"):
        (tmp_path / "new" / f"{name}.txt").write_text(f"The town of {name} counted 2,300 ballots.")
    monkeypatch.setattr(intake, "_begun", broken_at(intake._begun, lambda source, _: source.endswith("two.txt")))
    async with opened(None, size=(160, 40)) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        before = len(bench.desk.evidence.all())
        await bench.press("e")
        await bench.fill(str(tmp_path / "new"))
        await bench.until(lambda: "2 documents added" in bench.lines[0])
        assert f"two.txt: {BROKEN}" in bench.lines[0]
        assert len(bench.desk.evidence.all()) == before + 2
        bench.expected_faults = [f"{tmp_path / 'new' / 'two.txt'}: {BROKEN}"]


async def test_a_folder_is_put_into_the_library_together_and_one_document_that_cannot_be_is_named(
    opened, monkeypatch, tmp_path
):
    (tmp_path / "new").mkdir()
    for number in range(60):
        (tmp_path / "new" / f"{number}.txt").write_text(f"The town of number {number} counted 2,3{number:02} ballots.")
    (tmp_path / "new" / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    times = []
    whole = Shelf.add_all

    def counted(shelf, received):
        times.append(len(received))
        if any(each.document.source.endswith("/7.txt") for each in received):
            raise KeyError("7")
        return whole(shelf, received)

    monkeypatch.setattr(Shelf, "add_all", counted)
    async with opened(None, size=(160, 40)) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        await bench.press("e")
        await bench.fill(str(tmp_path / "new"))
        await bench.until(lambda: "59 documents added" in bench.lines[0])
        assert "2 could not be read" in bench.lines[0]
        assert max(times) > 1
        bench.expected_faults = [f"{fault.source}: {fault.problem}" for fault in bench.app.faults]
        assert [fault.split("/")[-1].split(":")[0] for fault in bench.expected_faults] == ["7.txt"]


async def test_one_file_over_which_reading_fails_is_named_and_the_desk_stays(opened, monkeypatch, tmp_path):
    (tmp_path / "one.txt").write_text("The town counted 2,300 ballots.")
    for step in ("_read", "_begun"):
        monkeypatch.setattr(intake, step, broken_at(getattr(intake, step), lambda *_: True))
    async with opened(None, size=(160, 40)) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        for key in "ea":
            await bench.press(key)
            await bench.fill(str(tmp_path / "one.txt"))
            await bench.until(lambda: BROKEN in bench.lines[0])
        assert isinstance(bench.app.screen, DeskScreen)
        bench.expected_faults = [f"{fault.source}: {fault.problem}" for fault in bench.app.faults]
        assert len(bench.expected_faults) == 2


@pytest.mark.parametrize("name", ["md", "html"])
async def test_a_report_format_that_fails_is_named_and_the_others_are_written(opened, monkeypatch, name):
    from factcheck import reports

    monkeypatch.setattr(reports, "render", broken_at(reports.render, lambda _, chosen, *__, **___: chosen == name))
    async with opened(size=(120, 40)) as bench:
        await bench.press("R")
        if name == "html":
            await bench.until(lambda: "# " in bench.app.screen.text)
            await bench.press("tab")
        await bench.until(lambda: BROKEN in bench.lines[2])
        assert bench.app.screen.text == ""
        await bench.press("tab")
        await bench.until(lambda: bench.app.screen.text != "")
        assert BROKEN not in bench.text
        (bench.expected_faults,) = [[f"{fault.source}: {fault.problem}"] for fault in bench.app.faults]
        assert "the report as" in bench.expected_faults[0]
