"""The people of a desk as a table, and its articles in the order and with the words that one asks for."""

from factcheck.desk import Verdict
from factcheck.documents import read_text
from factcheck.workbench.screens.check import CheckScreen
from factcheck.workbench.screens.desk import DeskScreen
from factcheck.workbench.screens.people import PeopleScreen
from factcheck.workbench.widgets.articles_list import ArticlesList


def row_of(bench, name):
    """Give the words of somebody's line."""
    return next(line for line in bench.lines if name in line.split()).strip(" ▌").split()


async def test_the_table_says_who_rated_what_waits_for_whom_and_leads_to_a_claim(opened, as_login):
    with as_login("boris") as boris:
        boris.claims.rate(Verdict("elections", 9, "stands"))
        boris.claims.rate(Verdict("elections", 8, "stands"))
        boris.claims.assign("elections#8", "carla")  # rated already: nobody's to do
        boris.claims.assign("elections#9", "carla", task="read")
        boris.claims.assign("elections#4", "dora")
    async with opened(None, size=(120, 40)) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        await bench.press("at")
        await bench.until(lambda: isinstance(bench.app.screen, PeopleScreen) and "4 people" in bench.lines[0])
        assert row_of(bench, "boris")[:2] == ["boris", "2"]
        assert row_of(bench, "carla") == ["carla", "1"]
        assert row_of(bench, "dora") == ["dora", "1"]
        assert row_of(bench, "anna")[-1] == "here"
        await bench.press("s")
        assert "by rated" in bench.lines[0]
        assert bench.app.screen.row.name == "boris"
        await bench.press("slash")
        await bench.fill("dora")
        await bench.until(lambda: "filter: dora" in bench.lines[0] and "1 person" in bench.lines[0])
        await bench.press("enter")
        await bench.until(lambda: "Claims of dora" in bench.text and "to do" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: isinstance(bench.app.screen, CheckScreen) and "claim 4/" in bench.lines[0])


async def test_somebody_of_whom_nothing_is_known_is_said_to_have_nothing(opened):
    async with opened(None) as bench:
        await bench.until(lambda: "NOT CLEARED" in bench.text)
        await bench.press("at")
        await bench.until(lambda: isinstance(bench.app.screen, PeopleScreen) and "here" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: "anna has rated nothing" in bench.lines[0])


def slugs(bench):
    return [row.article.slug for row in bench.app.screen.query_one(ArticlesList)._rows]


async def test_articles_are_sorted_and_filtered_the_cursor_stays_and_esc_shows_all(opened, as_login):
    with as_login("anna") as anna:
        text = "Ballots\n\nThe town counted 1,250 ballots in 2024."
        anna.articles.add(read_text(text, title="Ballots"), text.encode(), slug="ballots", scale="plain")
    async with opened(None, size=(80, 24)) as bench:
        await bench.until(lambda: "Ballots" in bench.text)
        arrived = slugs(bench)
        here = bench.app.screen.query_one(ArticlesList).row.article.slug
        await bench.press("s")
        assert "by title" in bench.lines[0]
        titles = [bench.desk.articles.get(slug).title.casefold() for slug in slugs(bench)]
        assert titles == sorted(titles)
        assert slugs(bench) != arrived
        assert bench.app.screen.query_one(ArticlesList).row.article.slug == here
        await bench.press("s")
        left = [bench.desk.survey.states(slug).get("open", 0) for slug in slugs(bench)]
        assert left == sorted(left, reverse=True)
        await bench.press("f")
        await bench.fill("plain ballots")
        await bench.until(lambda: slugs(bench) == ["ballots"])
        await bench.press("k")
        assert "filter: plain ballots" in bench.lines[0]
        await bench.press("escape")
        assert sorted(slugs(bench)) == sorted(arrived)
        assert "filter" not in bench.lines[0]
        await bench.press("f")
        await bench.fill("no such words")
        await bench.until(lambda: slugs(bench) == [])
        await bench.press("enter", "G")
        assert isinstance(bench.app.screen, DeskScreen), "nothing is under the cursor, so nothing is opened"
