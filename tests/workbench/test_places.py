"""The other places: desk, source, library search, evidence by hand, words, log, report, manual; and hostile text."""

from textual.geometry import Region

from factcheck.desk import Desk
from factcheck.manual import TOPICS, page
from factcheck.workbench.screens.picker import Picker
from factcheck.workbench.screens.source import SourceScreen


async def test_an_empty_desk_says_how_to_begin(tmp_path, opened, folder):
    async with opened(None) as bench:
        await bench.until(lambda: "library:" in bench.text)
    with Desk.create(tmp_path / "empty", by="anna"):
        pass
    folder.rename(tmp_path / "full")
    (tmp_path / "empty").rename(folder)
    async with opened(None) as bench:
        await bench.until(lambda: "This desk is empty." in bench.text)
        assert "a folder of them" in " ".join(bench.text.split())
        assert "an article to check" in bench.text


async def test_a_pasted_article_is_on_the_desk_with_its_claims(opened):
    async with opened(None) as bench:
        await bench.until(lambda: "library:" in bench.text)
        await bench.press("p")
        await bench.until(lambda: bench.app.focused is not None)
        bench.app.focused.text = "Turnout\n\nTurnout was 65.3% in the whole country."
        await bench.press("ctrl+o")
        await bench.until(lambda: "turnout is on the desk" in bench.text)
        assert bench.desk.claims.of("turnout")[0].claim.figure.text == "65.3%"


async def test_evidence_is_added_by_its_path_and_bad_paths_are_named(opened, tmp_path):
    (tmp_path / "turnout.csv").write_text("Region,Turnout\nMinsk,65.3%\n")
    async with opened(None) as bench:
        await bench.until(lambda: "library:" in bench.text)
        for path, words in ((tmp_path / "missing.txt", "missing.txt"), (tmp_path / "turnout.csv", "1 document added")):
            await bench.press("e")
            await bench.fill(str(path))
            await bench.until(lambda words=words: words in bench.lines[0])
        await bench.until(lambda: "library: 6 documents" in bench.text)


async def test_a_source_opens_at_its_place_and_can_be_accepted_there(opened):
    async with opened() as bench:
        await bench.take(13)
        offer = bench.check.offer_in_hand()
        await bench.press("o")
        await bench.until(lambda: isinstance(bench.app.screen, SourceScreen) and offer.link.text[:30] in bench.text)
        await bench.press("enter")
        await bench.until(lambda: "sources 1" in bench.text)


async def test_what_a_document_is_can_be_said_where_it_is_read_and_goes_with_the_next_verdict(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.until(lambda: bench.check.offer_in_hand() is not None)
        name = bench.check.offer_in_hand().link.document
        await bench.press("o")
        await bench.until(lambda: "accept" in bench.lines[-1])
        await bench.press("d")
        await bench.until(lambda: "What is " in bench.text)
        await bench.type("account")
        await bench.press("enter")
        await bench.until(lambda: "secondary" in bench.lines[0])
        await bench.press("d")
        await bench.until(lambda: "What is " in bench.text)
        await bench.type("wire")
        await bench.press("enter")
        await bench.fill("Agency")
        await bench.until(lambda: "from Agency" in bench.lines[0])
        await bench.press("enter", pause=0.5)
        await bench.until(lambda: bench.check.painted is not None)
        await bench.press("4")
        await bench.until(lambda: bench.desk.claims.get("elections#4").verdict is not None)
        [source] = bench.desk.claims.get("elections#4").verdict.sources
        assert (source.document, source.rank, source.origin) == (name, "secondary", "Agency")


async def test_the_library_is_searched_by_hand_and_a_passage_attached(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("f")
        await bench.until(lambda: "Search the library" in bench.text)
        await bench.press(*["backspace"] * 3, pause=0.02)
        await bench.type("exit poll")
        await bench.until(lambda: "exit-poll.txt" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: "sources 1" in bench.text)
        assert bench.check.offers()[0].title == "exit-poll.txt"


async def fill_form(bench, *answers):
    """Answer the fields of the form at the foot one after another, as enter leads through them."""
    await bench.until(lambda: bench.app.focused is not None)
    for words in answers:
        before = bench.app.focused
        if words is not None:
            before.value = words
        await bench.press("enter")
    await bench.pilot.pause(0.1)


async def test_a_call_becomes_evidence_and_a_source_of_the_next_verdict(opened):
    async with opened() as bench:
        await bench.press("b")
        await fill_form(bench, "Putin has 64% according to us", "Press office", "call", "6 March 2012", "primary")
        await bench.until(lambda: "Press office is in the library now" in bench.text)
        item = bench.desk.evidence.all()[-1]
        assert (item.by_hand, item.date, item.rank) == ("call", "2012-03-06", "primary")
        await bench.until(lambda: "sources 1" in bench.text)
        await bench.until(lambda: any(offer.accepted for offer in bench.check.offers()))
        await bench.pilot.pause(1.2)  # the news that the library changed comes after it
        await bench.until(lambda: any(offer.accepted for offer in bench.check.offers()))
        await bench.press("1")
        await bench.until(lambda: bench.desk.claims.get("elections#4").verdict is not None)
        [source] = bench.desk.claims.get("elections#4").verdict.sources
        assert (source.document, source.side) == (item.id, "for")


async def test_a_call_is_entered_with_five_keys_beside_its_words(opened):
    async with opened() as bench:
        await bench.press("b")
        await bench.until(lambda: bench.app.focused is not None)
        bench.app.focused.value = "Putin has 64% according to us"
        await bench.press("enter")
        bench.app.focused.value = "Press office"
        await bench.press("enter")
        bench.app.focused.value = "call"
        await bench.press("ctrl+o")
        await bench.until(lambda: "sources 1" in bench.text)
        await bench.press("1")
        await bench.until(lambda: bench.desk.claims.get("elections#4").verdict is not None)
        assert len(bench.desk.claims.get("elections#4").verdict.sources) == 1


async def test_a_call_becomes_the_source_of_the_claim_it_was_entered_for_though_one_moves_on(opened):
    async with opened() as bench:
        await bench.press("b")
        await bench.until(lambda: bench.app.focused is not None)
        bench.app.focused.value = "Putin has 64% according to us"
        await bench.press("ctrl+o", pause=0)
        bench.check.take(9)
        key = (4, "true")
        await bench.until(lambda: key in bench.check.casework.choices and bench.check.casework.choices[key].accepted)
        assert bench.number == 9
        await bench.take(4)
        assert [offer.link.document for offer in bench.check.offers() if offer.accepted] == [
            bench.desk.evidence.all()[-1].id
        ]


async def test_what_is_wrong_in_a_form_stands_beside_its_field_and_the_rest_is_kept(opened):
    async with opened(size=(100, 30)) as bench:
        await bench.press("b")
        await fill_form(bench, "")
        assert "evidence needs its words" in bench.text
        await fill_form(bench, "Putin has 64%", "Press office", "call", "3/4/2012")
        assert "is no certain day" in bench.text
        bench.app.focused.value = "yesterday"
        await bench.pilot.pause(0.1)
        assert "is no certain day" not in bench.text
        await bench.press("enter")
        await fill_form(bench, "tertiary")
        assert "primary or secondary" in bench.text
        await bench.press("escape")
        await bench.until(lambda: "nothing was entered" in bench.text)


async def test_the_words_of_an_article_steer_no_terminal_from_the_field_they_are_changed_in(opened):
    async with opened(None) as bench:
        await bench.until(lambda: "library:" in bench.text)
        room = bench.app.screen
        room.run_worker(room.ask("Change the words", "of \x1b[31mall\x1b[0m\nvoters \u202etfel"))
        await bench.until(lambda: bench.app.focused is not None and "voters" in bench.text)
        assert not set("\x1b\u202e") & set(bench.text + bench.app.focused.value)
        await bench.press("escape")
        room.run_worker(room.ask("Change the words", "of \x1b[31mall\x1b[0m\nvoters \u202etfel", long=True))
        await bench.until(lambda: bench.app.focused is not None and "voters" in bench.text)
        assert not set("\x1b\u202e") & set(bench.text + bench.app.focused.text)
        assert "\nvoters" in bench.app.focused.text


async def test_a_field_that_is_gone_is_drawn_as_nothing(opened):
    async with opened(None) as bench:
        await bench.until(lambda: "library:" in bench.text)
        room = bench.app.screen
        room.run_worker(room.ask("Change the words", "some\nwords", long=True))
        await bench.until(lambda: bench.app.focused is not None)
        field = bench.app.focused
        await bench.press("escape")
        await bench.until(lambda: not field.is_attached)
        strips = field.render_lines(Region(0, 0, 20, 2))  # a repaint that was on its way
        assert [strip.text for strip in strips] == [" " * 20] * 2


async def test_a_path_of_somebody_who_is_not_known_here_is_told(opened):
    async with opened(None) as bench:
        await bench.until(lambda: "library:" in bench.text)
        for key in ("e", "a"):
            await bench.press(key)
            await bench.until(lambda: bench.app.focused is not None)
            await bench.type("~zz/x")  # typed, so that a completion is looked for
            await bench.press("enter")
            await bench.until(lambda: "~zz: has no home folder here" in bench.lines[0])
        await bench.press("R")
        await bench.until(lambda: "report" in bench.lines[0])
        await bench.press("w")
        await bench.fill("~zz/x")
        await bench.until(lambda: "~zz: has no home folder here" in bench.lines[0])


async def test_a_misread_figure_is_corrected_and_the_machines_reading_stays(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("e")
        await bench.fill("64.5%")
        await bench.until(lambda: "reads as 64.5% now" in bench.text)
        record = bench.desk.claims.get("elections#4")
        assert str(record.claim.figure.value) == "64.5"
        assert str(record.machine.figure.value) == "64"


async def test_words_that_a_person_chooses_become_a_claim(opened):
    async with opened() as bench:
        await bench.take(4)
        before = len(bench.desk.survey.numbers("elections"))
        await bench.press("plus")
        await bench.until(lambda: "Words for a claim" in bench.text)
        await bench.press("space", "right", "right", "enter")
        await bench.until(lambda: "added" in bench.lines[0])
        assert len(bench.desk.survey.numbers("elections")) == before + 1
        await bench.press("z")
        await bench.until(lambda: "taken back" in bench.lines[0] and f"/{before}" in bench.lines[0])
        await bench.press("Z")
        await bench.until(lambda: "done again" in bench.lines[0] and f"/{before + 1}" in bench.lines[0])


async def test_a_claim_that_is_taken_back_while_it_is_looked_into_is_no_fault(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("plus")
        await bench.until(lambda: "Words for a claim" in bench.text)
        await bench.press("space", "right", "right", "enter")
        await bench.until(lambda: "added" in bench.lines[0])
        bench.desk.history.undo()  # as the screen has it done, before it knows
        bench.check.casework.background.clear()
        assert await bench.check.learn_behind() is None
        assert "is no claim" not in bench.lines[0]


async def test_a_question_to_the_author_and_the_answer(opened):
    async with opened() as bench:
        await bench.take(4)
        for key, words in (("a", "Where is this from?"), ("A", "From the commission.")):
            await bench.press(key)
            await bench.fill(words)
            await bench.until(lambda: bench.app.focused is None)
        await bench.until(lambda: bench.desk.claims.get("elections#4").state == "answered")
        await bench.until(lambda: "answered: From the" in bench.text)


async def test_the_log_tells_what_was_done_and_leads_to_the_claim(opened):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("1")
        await bench.until(lambda: bench.number == 5)
        await bench.press("L")
        await bench.until(lambda: "elections#4" in bench.text)
        assert "rate" in bench.text
        await bench.press("enter")
        await bench.until(lambda: "claim 4/" in bench.text)


async def test_the_report_is_shown_as_it_would_be_and_saved(opened, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with opened() as bench:
        await bench.press("R")
        await bench.until(lambda: "conflict of interests" in bench.text and "report" in bench.lines[0])
        await bench.press("w")
        await bench.until(lambda: bench.app.focused is not None)
        await bench.press("enter")
        await bench.until(lambda: "saved as" in bench.text)
        assert "conflict of interests" in (tmp_path / "elections-report.md").read_text()


async def test_the_manual_has_all_its_pages_with_the_keys_filled_in(opened):
    for topic in TOPICS:
        assert "{key" not in page(topic)
    assert "`f5` writes a note" in page("verdicts", {"check.note": ("f5",)})
    async with opened() as bench:
        await bench.press("f1")
        await bench.until(lambda: "Getting started" in bench.text)
        await bench.press("right_square_bracket")
        await bench.until(lambda: "page 2/" in bench.text)


async def test_copying_says_where_the_text_went(opened, tmp_path):
    async with opened() as bench:
        await bench.take(4)
        await bench.press("y")
        assert "copied" in bench.lines[0]
        assert "rounds to 64%" in (tmp_path / "state" / "factcheck" / "copied.txt").read_text()


async def test_hostile_text_is_shown_as_text(opened):
    async with opened("hostile", size=(120, 40)) as bench:
        await bench.pilot.pause(0.3)
        text = bench.text
        assert "[bold]12%[/bold]" in text or "[bold][12%][/bold]" in text
        assert "[red]hostile[/red]" in text
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "␛[31mall" in text


async def test_a_second_enter_before_a_list_is_gone_leaves_nothing_else(opened):
    async with opened("elections") as bench:
        await bench.press("question_mark")
        await bench.until(lambda: isinstance(bench.app.screen, Picker))
        picker, below = bench.app.screen, bench.app.screen_stack[-2]
        picker.dismiss(None)
        picker.dismiss(None)
        await bench.until(lambda: bench.app.screen is not picker)
        assert bench.app.screen is below
        assert bench.app.is_running


async def test_what_lies_below_is_counted_at_the_foot_of_a_pane(opened):
    async with opened(size=(80, 18)) as bench:
        await bench.take(4)
        pane = bench.check.evidence
        below = pane.count - pane.size.height
        assert below > 0
        assert f"▼ {below}" in bench.text
        await bench.press("pagedown", "pagedown", "pagedown")
        assert "▼" not in bench.text


async def test_saving_waits_for_the_report(opened, monkeypatch, tmp_path):
    import threading

    from factcheck import reports

    begin, render = threading.Event(), reports.render
    monkeypatch.setattr(reports, "render", lambda *arguments: begin.wait(10) and render(*arguments))
    async with opened() as bench:
        await bench.press("R", "w")
        await bench.until(lambda: "it is saved then" in bench.text)
        begin.set()
        await bench.fill(str(tmp_path / "report.md"))
        await bench.until(lambda: (tmp_path / "report.md").exists())
        assert "NOT CLEARED" in (tmp_path / "report.md").read_text()


async def test_a_source_that_is_a_table_is_read_as_a_table_with_its_cell_marked(opened):
    async with opened(size=(100, 30)) as bench:
        await bench.press("f")
        await bench.until(lambda: bench.app.focused is not None)
        bench.app.focused.value = "Zyuganov 17.18%"
        await bench.until(lambda: "Gennady Zyuganov" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: "sources 1" in bench.text)
        await bench.press("o")
        await bench.until(lambda: "Candidate" in bench.text and "Share of votes cast" in bench.text)
        row = next(line for line in bench.lines if "Gennady Zyuganov" in line)
        assert row.strip().startswith("▸")
        assert "12,318,353" in row
        other = next(line for line in bench.lines if "Vladimir Putin" in line)
        assert other.index("45,602,075") + len("45,602,075") == row.index("12,318,353") + len("12,318,353")
        await bench.press("escape")
        await bench.until(lambda: "sources 1" in bench.text)
