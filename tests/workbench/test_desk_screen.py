"""The desk: how far every article is, what holds it back, how it is judged; and reading that can be cancelled."""

import shutil
import threading

import pytest

from factcheck.desk import Verdict
from factcheck.workbench.screens import desk as desk_screen


async def test_an_article_shows_what_is_done_and_whether_it_may_go_out(opened, as_login):
    with as_login("anna") as desk:
        desk.claims.rate(Verdict("elections", 4, "change"))
        desk.claims.rate(Verdict("elections", 8, "stands"))
    async with opened(None, size=(120, 40), by="boris") as bench:
        await bench.until(lambda: "16 open · NOT CLEARED" in bench.text)
        assert "18 claims · 2 rated · 1 contradicted" in bench.text
        assert "anna," in bench.text
        assert "3 against itself" in bench.text


async def test_the_reasons_of_the_gate_lead_to_their_claims(opened, as_login):
    with as_login("anna") as desk:
        desk.claims.rate(Verdict("elections", 4, "change", replacement="63.75%"))
    async with opened(None, size=(120, 40)) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        await bench.press("G")
        await bench.until(lambda: "NOT CLEARED (draft)" in bench.text)
        await bench.type("63.75")
        await bench.press("enter")
        await bench.until(lambda: "claim 4/" in bench.text)


async def test_a_reason_about_what_was_said_leads_to_that_question(opened, as_login):
    with as_login("anna") as desk:
        desk.articles.set_policy("elections", "published")
        desk.claims.rate(Verdict("elections", 4, "stands"))
    async with opened(None, size=(120, 40), login="anna") as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        await bench.press("G")
        await bench.until(lambda: "NOT CLEARED (published)" in bench.text)
        await bench.type("whether it was said")
        await bench.press("enter")
        await bench.until(lambda: "claim 4/" in bench.text)
        assert bench.check.casework.question == "said"


async def test_scale_and_policy_are_chosen_from_lists(opened):
    async with opened(None) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        await bench.press("S")
        await bench.until(lambda: "elections is judged by" in bench.text)
        await bench.type("politifact")
        await bench.press("enter")
        await bench.until(lambda: "elections is judged by politifact" in bench.text)
        await bench.press("P")
        await bench.until(lambda: "elections goes out by" in bench.text)
        await bench.type("published")
        await bench.press("enter")
        await bench.until(lambda: "elections goes out by published" in bench.text)
        article = bench.desk.articles.get("elections")
        assert (article.scale, article.policy) == ("politifact", "published")


async def test_the_day_of_publication_is_said_and_taken_back(opened):
    async with opened(None) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        await bench.press("D")
        await bench.fill("3/4/2012")
        await bench.until(
            lambda: "is no certain day" in bench.text and "5 March 2012" in bench.text
        )  # what can be meant
        assert bench.desk.articles.get("elections").published is None
        await bench.press("D")
        await bench.fill("2012-03-05")
        await bench.until(lambda: "published 2012-03-05" in bench.text)
        await bench.press("D")
        await bench.fill("")
        await bench.until(lambda: "elections is not published" in bench.text)
        assert bench.desk.articles.get("elections").published is None


async def test_what_does_not_work_here_is_said_when_the_desk_or_an_article_is_opened(opened, folder):
    shutil.rmtree(folder / "sessions")
    (folder / "sessions").write_text("not a folder")
    async with opened(None, size=(120, 40)) as bench:
        await bench.until(lambda: "drafts are not saved" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: "claim 4/" in bench.text and "drafts are not saved" in bench.lines[0])


def hold_back(bench):
    """Keep the backroom from beginning anything until the event given is set: a folder may be read faster than seen."""
    begin = threading.Event()
    bench.app.screen.run_worker(bench.app.screen.learn(begin.wait))
    return begin


async def test_reading_a_folder_tells_how_far_it_is_and_is_cancelled(opened, tmp_path):
    sources = tmp_path / "sources"
    sources.mkdir()
    for number in range(400):
        (sources / f"{number:03}.txt").write_text(f"Town {number} counted {number + 1000} ballots.\n" * 40)
    async with opened(None) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        before = len(bench.desk.evidence.all())
        begin = hold_back(bench)
        await bench.press("e")
        await bench.until(lambda: bench.app.focused is not None)
        bench.app.focused.value = str(sources)
        await bench.press("enter", pause=0.01)
        begin.set()
        await bench.until(lambda: "x cancels" in bench.text and len(bench.desk.evidence.all()) > before)
        await bench.press("escape", pause=0.01)
        await bench.until(lambda: "cancelled" in bench.text and "left out" in bench.text)
        added = len(bench.desk.evidence.all()) - before
        assert 0 < added < 400
        assert f"{added} document" in bench.text


def damage(folder):
    """Put something into the journal that is no line of it."""
    with (folder / "journal").open("ab") as journal:
        journal.write(b"{no line of a journal}\n")


@pytest.mark.parametrize("key", ["", "G", "S", "P", "L"])
async def test_a_damaged_journal_is_told_and_the_desk_stays_open(opened, folder, key):
    async with opened(None) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        damage(folder)
        if key:
            await bench.press(key)
        await bench.until(lambda: "journal" in bench.lines[0])
        assert bench.app.is_running


async def test_what_is_recorded_while_the_overview_is_made_is_seen_at_the_next_look(opened, as_login, monkeypatch):
    made, waiting = desk_screen.overview, []
    with as_login("boris") as boris:

        def interrupted(*arguments):
            found = made(*arguments)
            if waiting:
                boris.claims.rate(waiting.pop())
            return found

        monkeypatch.setattr(desk_screen, "overview", interrupted)
        async with opened(None, size=(120, 40)) as bench:
            await bench.until(lambda: "18 claims · 0 rated" in bench.text)
            await bench.pilot.pause(0.5)
            waiting.append(Verdict("elections", 4, "stands"))
            boris.claims.rate(Verdict("elections", 8, "stands"))
            await bench.until(lambda: "18 claims · 2 rated" in bench.text)


async def test_a_colleague_who_comes_and_goes_is_seen(opened, as_login):
    async with opened(None, size=(120, 40)) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        assert "here" not in bench.lines[0]
        with as_login("boris") as boris:
            boris.person.session.start()
            await bench.until(lambda: bench.lines[0].endswith("here boris"))
        await bench.until(lambda: "here" not in bench.lines[0])


def many(folder, name, count):
    """Make a folder with documents."""
    (folder / name).mkdir()
    for number in range(count):
        words = f"{name} {number} counted {number + 1000} ballots.\n" * 40
        (folder / name / f"{name}-{number:03}.txt").write_text(words)
    return str(folder / name)


async def test_other_work_comes_between_two_documents_of_a_folder(opened, tmp_path):
    async with opened(None) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        begin = hold_back(bench)
        await bench.press("e")
        await bench.fill(many(tmp_path, "towns", 400))
        begin.set()
        await bench.until(lambda: "of 400" in bench.text)
        before = len(bench.desk.evidence.all())
        assert await bench.app.screen.learn(lambda: len(bench.desk.evidence.all())) < before + 100
        await bench.press("x")


async def test_two_folders_that_are_read_at_once_are_both_cancelled(opened, tmp_path):
    folders = [many(tmp_path, "towns", 300), many(tmp_path, "wards", 200)]
    async with opened(None, size=(120, 40)) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        begin = hold_back(bench)
        for folder in folders:
            await bench.press("e")
            await bench.fill(folder)
        begin.set()
        await bench.until(lambda: "of 300" in bench.lines[0] and "of 200" in bench.lines[0])
        await bench.press("x")
        await bench.until(lambda: "left out" in bench.lines[0])
        read = len(bench.desk.evidence.all())
        await bench.pilot.pause(0.5)
        assert len(bench.desk.evidence.all()) == read < 300


@pytest.mark.parametrize(("size", "charts"), [((120, 40), True), ((80, 24), False)])
async def test_the_desk_shows_how_the_work_goes_in_charts_where_they_have_room(opened, as_login, size, charts):
    with as_login("anna") as desk:
        desk.claims.rate(Verdict("elections", 4, "stands"))
        desk.enquiries.ask("elections#3", "Who says so?")
    async with opened(None, size=size) as bench:
        await bench.until(lambda: "1 today" in bench.text)
        assert ("questions without an answer  1" in bench.text) == charts
        assert ("1 today · 1 not answered" in bench.text) != charts
        assert "library: " in bench.text


async def test_a_desk_on_which_nothing_was_decided_shows_no_charts(opened):
    async with opened(None, size=(120, 40)) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        assert "rated by day" not in bench.text
