"""The library as a table: sorted, filtered, ranked, thinned out, with the verdicts that rest on each document."""

import threading

from factcheck.desk import Verdict
from factcheck.desk.judging.citing import cite, link_by_hand
from factcheck.documents import read_text
from factcheck.workbench.screens.check import CheckScreen
from factcheck.workbench.screens.desk import DeskScreen
from factcheck.workbench.screens.library import LibraryScreen
from factcheck.workbench.screens.source import SourceScreen
from factcheck.workbench.shelves import NOT_READ, shelf_rows


async def open_library(bench):
    await bench.until(lambda: "library:" in bench.text)
    await bench.press("l")
    await bench.until(lambda: isinstance(bench.app.screen, LibraryScreen) and "documents" in bench.lines[0])


def titles(bench):
    return [row.item.source.rpartition("/")[2] for row in bench.app.screen._shown]


async def test_the_library_is_walked_sorted_and_filtered(opened):
    async with opened(None, size=(120, 40)) as bench:
        await open_library(bench)
        count = len(bench.desk.evidence.all())
        assert len(titles(bench)) == count
        await bench.press("s")
        assert "by title" in bench.lines[0]
        shown = [row.item.title.casefold() for row in bench.app.screen._shown]
        assert shown == sorted(shown)
        await bench.press("slash")
        await bench.fill("csv")
        await bench.until(lambda: "filter: csv" in bench.lines[0])
        assert titles(bench)
        assert all(name.endswith(".csv") for name in titles(bench))
        await bench.press("enter")
        await bench.until(lambda: isinstance(bench.app.screen, SourceScreen))
        await bench.press("escape", "escape")
        assert len(titles(bench)) == count, "esc clears the filter before it leaves"
        await bench.press("escape")
        await bench.until(lambda: isinstance(bench.app.screen, DeskScreen))


async def test_the_library_says_in_which_language_a_document_is_and_what_of_it_is_not_read(opened, as_login):
    texts = {
        "belarus.txt": "На выбарах прагаласавалі 64 працэнты выбаршчыкаў, паведаміла ў панядзелак Цэнтральная камісія.",
        "polska.txt": "W wyborach głosowało 64 procent uprawnionych, podała w poniedziałek Państwowa Komisja Wyborcza.",
        "finnish.txt": (
            "Vaaleissa äänesti 64 prosenttia äänioikeutetuista, kertoi keskusvaalilautakunta maanantaina. Se oli"
            " enemmän kuin neljä vuotta sitten, mutta vähemmän kuin edellisissä vaaleissa, joissa oli vilkasta."
        ),
    }
    with as_login("anna") as desk:
        for name, text in texts.items():
            desk.evidence.add(read_text(text, name, title=name), text.encode())
    for size, told in (((140, 40), True), ((80, 24), False)):
        async with opened(None, size=size, login="anna") as bench:
            await open_library(bench)
            shown = {
                name: next(line for line in bench.lines if name in line) for name in (*texts, "duma-elections.csv")
            }
            for name, language in zip(shown, ("Belarusian", "Polish", "Finnish", "English"), strict=True):
                assert language in shown[name]
            if told:
                assert "words but for units" in shown["belarus.txt"]
                assert "who speaks, what is meant" in shown["polska.txt"]
                assert "any word" in shown["finnish.txt"]
                assert not any(words in shown["duma-elections.csv"] for words in NOT_READ.values())
            await bench.press("slash")
            await bench.fill("any word")
            await bench.until(lambda: "filter: any word" in bench.lines[0])
            assert titles(bench) == ["finnish.txt"], "what is not read is sought at every width"


async def test_a_library_that_is_still_read_does_not_say_that_it_is_empty(opened, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()

    def slowly(desk):
        begun.set()
        go_on.wait(20)
        return shelf_rows(desk)

    monkeypatch.setattr("factcheck.workbench.screens.library.shelf_rows", slowly)
    async with opened(None, size=(120, 40)) as bench:
        await bench.until(lambda: "library:" in bench.text)
        await bench.press("l")
        await bench.until(begun.is_set)
        await bench.press("s")
        try:
            await bench.until(lambda: "reading the documents" in bench.lines[0])
        finally:
            go_on.set()
        await bench.until(lambda: f"{len(bench.desk.evidence.all())} documents" in bench.lines[0])


async def test_a_document_is_ranked_and_removed_with_a_reason(opened):
    async with opened(None, size=(120, 40)) as bench:
        await open_library(bench)
        first = bench.desk.evidence.all()[0]
        await bench.press("r")
        await bench.until(lambda: " is" in bench.lines[0] and "a source of its own" in bench.text)
        wanted = "secondary" if first.rank != "secondary" else "primary"
        await bench.type(wanted)
        await bench.press("enter")
        await bench.until(lambda: bench.desk.evidence.get(first.id).rank == wanted)
        await bench.press("x")
        await bench.fill("a test print")
        await bench.until(lambda: f"{first.id} is no longer in the library" in bench.lines[0])
        assert bench.desk.evidence.get(first.id).removed == "a test print"
        assert first.id not in [row.item.id for row in bench.app.screen._shown]


async def test_the_verdicts_that_rest_on_a_document_are_counted_and_led_to(opened, as_login):
    with as_login("anna") as desk:
        item = next(item for item in desk.evidence.all() if item.source.endswith("commission-count.txt"))
        record = desk.claims.get("elections#4")
        document = desk.documents.get(item.id)
        link = link_by_hand(record.claim, desk.documents.get("elections"), "true", item, document, None, "63.75%")
        desk.claims.rate(Verdict("elections", 4, "stands", sources=(cite(link, item),)))
    async with opened(None, size=(120, 40), login="anna") as bench:
        await open_library(bench)
        await bench.press("s", "s", "s", "s")
        assert "by verdicts" in bench.lines[0]
        assert titles(bench)[0] == "commission-count.txt"
        await bench.press("v")
        await bench.until(lambda: "Verdicts that rest on" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: isinstance(bench.app.screen, CheckScreen) and bench.number == 4)


async def test_a_hundred_columns_are_not_needed(opened):
    async with opened(None, size=(80, 24)) as bench:
        await open_library(bench)
        assert all(len(line) <= 80 for line in bench.lines)
        assert "primary" in bench.text
