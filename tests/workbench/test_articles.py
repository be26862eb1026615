"""An article on the desk: called otherwise, set aside, taken up, all of it taken back; and how its claims stand."""

import pytest

from factcheck.desk import Verdict
from factcheck.workbench.screens.desk import DeskScreen
from factcheck.workbench.strips import LONGEST, OPEN, shortened
from factcheck.workbench.widgets.articles_list import ArticlesList


async def on(bench, slug):
    """Put the cursor on an article."""
    await bench.until(lambda: isinstance(bench.app.screen, DeskScreen) and "NOT CLEARED" in bench.text)
    articles = bench.app.screen.query_one(ArticlesList)
    while articles.row.article.slug != slug:
        await bench.press("down")


async def test_an_article_is_called_otherwise_and_that_is_taken_back(opened):
    async with opened(None) as bench:
        await on(bench, "elections")
        before = bench.desk.articles.get("elections").title
        await bench.press("t")
        await bench.fill("Putin wins")
        await bench.until(lambda: "elections is called Putin wins" in bench.lines[0])
        assert bench.desk.articles.get("elections").title == "Putin wins"
        assert next(bench.desk.history.newest()).action == "retitle"
        await bench.press("z")
        await bench.until(lambda: "taken back: retitle elections" in bench.lines[0])
        assert bench.desk.articles.get("elections").title == before


async def test_an_article_that_is_set_aside_stands_last_waits_for_nobody_and_is_taken_up_again(
    opened, folder, as_login
):
    with as_login("anna") as anna:
        anna.claims.assign("elections#4", "anna")
    async with opened(None) as bench:
        await on(bench, "elections")
        assert "waiting for you 1" in bench.lines[0]
        await bench.press("minus")
        await bench.fill("the author took it back")
        await bench.until(lambda: "set aside: the author took it back" in bench.text)
        assert "waiting for you" not in bench.lines[0]
        assert bench.app.screen.query_one(ArticlesList)._rows[-1].article.slug == "elections"
        await on(bench, "elections")
        await bench.press("minus")
        await bench.until(lambda: "elections is worked on again" in bench.lines[0])
        await bench.press("z")
        await bench.until(lambda: "SET ASIDE" in bench.text)
        assert bench.desk.articles.get("elections").aside == "the author took it back"


async def test_what_was_taken_back_on_the_desk_can_be_a_verdict(opened, as_login):
    async with opened(None) as bench:
        bench.desk.claims.rate(Verdict("elections", 9, "stands"))
        await on(bench, "elections")
        await bench.press("z")
        await bench.until(lambda: "taken back: rate elections#9" in bench.lines[0])
        assert bench.desk.claims.get("elections#9").verdict is None
        await bench.press("z")
        await bench.until(lambda: "there is nothing of yours to undo" in bench.lines[0])


async def test_the_desk_shows_how_the_claims_of_an_article_stand_and_how_they_were_rated(opened, as_login):
    with as_login("anna") as anna:
        anna.claims.rate(Verdict("elections", 1, "stands"))
        anna.claims.rate(Verdict("elections", 3, "change", replacement="57"))
        anna.claims.rate(Verdict("elections", 4, "stands"))
    async with opened(None, size=(120, 40)) as bench:
        await bench.until(lambda: "stands 2  change 1" in bench.text)
        line = next(line for line in bench.lines if "stands 2  change 1" in line)
        count = len(bench.desk.survey.numbers("elections"))
        marks = line.split("stands")[0].strip(" ▌")
        assert len(marks) == count
        assert (marks[0], marks[1], marks[3]) == ("✓", "·", "✓")
        assert marks[2] not in "·✓"


@pytest.mark.parametrize(
    ("stands", "expected"),
    [
        ([OPEN] * 3, [OPEN] * 3),
        ([("settled", "right")] * 599 + [("disputed", "right")], [("settled", "right")] * 59 + [("disputed", "right")]),
        ([("settled", "wrong"), OPEN] * 600, [OPEN] * LONGEST),
        ([("settled", "right"), ("settled", "wrong")] * 600, [("settled", "wrong")] * LONGEST),
    ],
)
def test_of_a_long_article_the_strip_shows_what_is_most_pressing(stands, expected):
    assert list(shortened(stands)) == expected


async def paste(bench, text):
    await bench.press("p")
    await bench.until(lambda: bench.app.focused is not None)
    bench.app.focused.text = text
    await bench.press("ctrl+o")


async def test_what_is_much_the_same_as_an_article_is_taken_for_its_next_draft_when_one_says_so(opened):
    async with opened(None) as bench:
        await on(bench, "elections")
        text = bench.desk.documents.text("elections").replace("57-59%", "56-59%")
        await paste(bench, text)
        await bench.until(lambda: "The next draft of elections" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: "elections is on the desk as draft 2" in bench.lines[0])
        assert bench.desk.articles.get("elections").version == 2
        assert len(bench.desk.articles.all()) == 3


async def test_what_is_much_the_same_can_be_an_article_of_its_own_or_nothing(opened):
    async with opened(None) as bench:
        await on(bench, "elections")
        text = bench.desk.documents.text("elections").replace("57-59%", "56-59%")
        await paste(bench, text)
        await bench.until(lambda: "The next draft of" in bench.text)
        await bench.press("escape")
        await bench.until(lambda: "nothing was put on the desk" in bench.lines[0])
        await paste(bench, text)
        await bench.until(lambda: "The next draft of" in bench.text)
        await bench.press("down", "enter")
        await bench.until(lambda: len(bench.desk.articles.all()) == 4)
        assert bench.desk.articles.get("elections").version == 1
        await paste(bench, text + "\nOne more line.")  # what was pasted before came from nowhere that could tell
        await bench.until(lambda: "The next draft of" in bench.text)


async def test_an_article_is_removed_for_a_reason_and_taking_that_back_brings_it_back(opened):
    async with opened(None) as bench:
        await on(bench, "elections")
        await bench.press("X")
        await bench.fill("sent by mistake")
        await bench.until(lambda: "elections is removed; z brings it back" in bench.lines[0])
        assert "elections · draft" not in bench.text
        await bench.press("z")
        await bench.until(lambda: "taken back: remove-article elections" in bench.lines[0])
        await bench.until(lambda: "elections · draft" in bench.text)


async def test_an_article_is_archived_only_when_it_is_done_with(opened):
    async with opened(None, size=(120, 30)) as bench:
        await on(bench, "elections")
        await bench.press("A")
        await bench.until(lambda: "elections: is not archived: 18 of its claims are open" in bench.lines[0])
        bench.desk.articles.set_aside("elections", "no time")
        await bench.until(lambda: "SET ASIDE" in bench.text)
        await bench.press("A")
        await bench.until(lambda: "elections is archived; z takes it back" in bench.lines[0])
        assert bench.desk.articles.get("elections").archived


async def test_an_article_that_a_colleague_removes_meanwhile_is_named_and_left(opened, as_login):
    async with opened("elections") as bench:
        with as_login("boris") as boris:
            boris.articles.remove("elections", "sent by mistake")
        await bench.until(lambda: "is no article of this desk" in bench.lines[0])
        await bench.press("1", "right_square_bracket", "i", "q")
        await bench.until(lambda: isinstance(bench.app.screen, DeskScreen))
        assert bench.desk.articles.all() == [] or all(each.slug != "elections" for each in bench.desk.articles.all())
