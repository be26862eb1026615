"""Going somewhere: to a claim by its number, to the next trouble, to anything by its words."""

from factcheck.desk import Verdict
from factcheck.workbench.screens.check import CheckScreen
from factcheck.workbench.screens.source import SourceScreen


async def test_a_colon_and_a_number_go_to_that_claim(opened):
    async with opened() as bench:
        await bench.press("colon")
        await bench.until(lambda: "What do you want to do?" in bench.text)
        await bench.type("12")
        await bench.until(lambda: "Go to claim elections#12" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: isinstance(bench.app.screen, CheckScreen) and bench.number == 12)
        assert len([screen for screen in bench.app.screen_stack if isinstance(screen, CheckScreen)]) == 1


async def test_the_palette_finds_actions_first_then_claims_articles_and_documents(opened):
    async with opened(size=(120, 40)) as bench:
        await bench.press("ctrl+p")
        await bench.until(lambda: "What do you want to do?" in bench.text)
        await bench.type("final")
        await bench.until(lambda: "document e" in bench.text)
        await bench.pilot.pause(0.2)
        lines = bench.app.screen.query_one("#choices").shown
        at = next(at for at, choice in enumerate(lines) if choice.aside.startswith("document"))
        await bench.press(*["down"] * at, "enter")
        await bench.until(lambda: isinstance(bench.app.screen, SourceScreen))


async def test_a_key_leads_to_the_next_trouble(opened, as_login):
    with as_login("anna") as anna:
        first = anna.claims.rate(Verdict("elections", 9, "stands"))
    with as_login("boris") as boris:
        boris.claims.rate(Verdict("elections", 9, "change", role="second", reads=first.id))
    async with opened(size=(120, 40)) as bench:
        await bench.until(lambda: "disputed 1" in bench.lines[0])
        await bench.take(1)
        await bench.press("N")
        await bench.until(lambda: bench.number == 9)
        await bench.press("N")
        assert "nothing here is disputed" in bench.lines[0]


async def test_the_order_by_trouble_is_kept_true_as_more_is_found(opened):
    async with opened(size=(120, 40)) as bench:
        work = bench.check.casework
        await bench.press("s", "s")
        assert work.sort == "trouble"
        everything = [(number, work.record(number).questions[0]) for number in work.numbers]
        await bench.until(lambda: all(key in work.research for key in everything), seconds=20)
        await bench.pilot.pause(0.3)
        troubles = [work._trouble(number) for number in work.order]
        assert troubles == sorted(troubles)
        assert bench.number == 4


async def test_a_filter_is_not_there_any_more_when_the_article_is_opened_again(opened):
    async with opened() as bench:
        await bench.press("slash")
        await bench.fill("kind:figure")
        await bench.until(lambda: "filter: kind:figure" in bench.lines[0])
        await bench.pilot.pause(1.2)
    async with opened() as bench:
        assert bench.check.casework.filter == ""
        assert len(bench.check.casework.order) == len(bench.check.casework.numbers)


async def test_a_hit_is_shown_with_its_header_before_it_is_taken(opened):
    async with opened(size=(120, 40)) as bench:
        await bench.press("f")
        await bench.until(lambda: "Search the library" in bench.text)
        bench.app.focused.value = "Zyuganov 17.18%"
        await bench.until(lambda: "Candidate: Gennady Zyuganov; Votes: 12,318,353" in bench.text)
