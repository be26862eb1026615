"""The inbox: what a watch found is listed, leads to what was rated, and goes when somebody is done with it."""

import pytest

from factcheck.desk import Verdict
from factcheck.scanning.seen import MOST, STATE, Seen
from factcheck.scanning.watching import Watch
from factcheck.workbench.screens.desk import DeskScreen
from factcheck.workbench.screens.inbox import InboxScreen


@pytest.fixture
def watched(folder, as_login, tmp_path):
    """A desk for which a piece came in that says again what was rated, and something that sources contradict."""
    piece = tmp_path / "in" / "piece.txt"
    piece.parent.mkdir()
    with as_login("anna") as desk:
        desk.claims.rate(Verdict("elections", 4, "stands"))
        rated = desk.claims.get("elections#4").claim.text
        piece.write_text(f"A piece\n\n{rated}\n\nPutin received 68.6% of the votes.\n")
        with Seen(folder / STATE) as seen:
            told = [words for arrived in Watch(desk, [str(piece.parent)], seen).look() for words in arrived.told]
    assert told
    return piece


async def test_what_a_watch_found_is_told_on_the_desk_and_listed(opened, watched):
    async with opened(None, size=(120, 30)) as bench:
        await bench.until(lambda: "inbox " in bench.lines[0])
        await bench.press("i")
        await bench.until(lambda: isinstance(bench.app.screen, InboxScreen) and "elections#4" in bench.text)
        assert "comes back" in bench.text
        assert "stands: But 64%" in bench.text
        assert "piece.txt" in bench.text
        assert "contradicted" in bench.text
        while not bench.app.screen.row.key:
            await bench.press("down")
        await bench.press("enter")
        await bench.until(lambda: "claim 4/" in bench.text)


async def test_what_one_is_done_with_is_gone_and_the_last_takes_the_count_with_it(opened, watched):
    async with opened(None, size=(120, 30)) as bench:
        await bench.until(lambda: "inbox " in bench.lines[0])
        await bench.press("i")
        await bench.until(lambda: isinstance(bench.app.screen, InboxScreen) and bench.app.screen.row is not None)
        for left in reversed(range(len(bench.app.screen._rows))):
            await bench.press("x")
            await bench.until(lambda left=left: len(bench.app.screen._rows) == left)
        await bench.press("escape")
        await bench.until(lambda: isinstance(bench.app.screen, DeskScreen) and "inbox" not in bench.lines[0])
        await bench.press("i")
        await bench.until(lambda: "the inbox is empty" in bench.lines[0])


async def test_an_article_of_the_inbox_is_put_on_the_desk(opened, watched):
    async with opened(None, size=(120, 30)) as bench:
        await bench.until(lambda: "inbox " in bench.lines[0])
        await bench.press("i")
        await bench.until(lambda: isinstance(bench.app.screen, InboxScreen) and bench.app.screen.row is not None)
        await bench.press("a")
        await bench.until(lambda: any(each.slug == "piece" for each in bench.desk.articles.all()))


async def test_an_inbox_that_is_damaged_is_named_and_the_desk_goes_on(opened, folder):
    (folder / STATE).write_text("something else, and long enough to be no database " * 9)
    async with opened(None, size=(160, 30)) as bench:
        await bench.until(lambda: "the inbox: what was seen cannot be kept there" in bench.text)
        assert "NOT CLEARED" in bench.text


def test_the_inbox_keeps_the_newest_and_no_more_than_it_can_show(tmp_path):
    with Seen(tmp_path / STATE) as seen:
        for at in range(MOST + 5):
            seen.keep(f"name {at}", "stamp", [f"mark {at}"], [(f"name {at}", "rated", "a#1", f"sentence {at}")])
        found = seen.inbox()
        assert seen.waiting == len(found) == MOST
        assert (found[0][2], found[0][5]) == (f"name {MOST + 4}", f"sentence {MOST + 4}")
        seen.drop([found[0][0]])
        assert seen.inbox() == found[1:]
        assert seen.told("name 0") == {"mark 0"}
