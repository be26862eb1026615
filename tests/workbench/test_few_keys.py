"""From seeing to recorded, with a source: how many keys it takes, beside the words that are typed."""

import pytest


@pytest.mark.parametrize(
    ("keys", "document"),
    [
        (["enter", "1"], 0),
        (["down", "enter", "1"], 1),
    ],
)
async def test_what_is_offered_is_accepted_and_rated(opened, keys, document):
    async with opened() as bench:
        offered = [offer.link for offer in bench.check.offers()]
        await bench.press(*keys)
        await bench.until(lambda: bench.desk.claims.get("elections#4").verdict is not None)
        [source] = bench.desk.claims.get("elections#4").verdict.sources
        wanted = offered[document]
        assert (source.document, source.start, source.end) == (wanted.document, wanted.start, wanted.end)


async def test_what_is_only_in_the_library_is_searched_accepted_and_rated_with_three_keys_beside_the_words(opened):
    async with opened() as bench:
        await bench.take(8)
        await bench.press("f")
        await bench.until(lambda: "Search the library" in bench.text)
        bench.app.focused.value = "Zyuganov 17.18%"
        await bench.until(lambda: "12,318,353" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: "sources 1" in bench.text)
        await bench.press("1")
        await bench.until(lambda: bench.desk.claims.get("elections#8").verdict is not None)
        assert len(bench.desk.claims.get("elections#8").verdict.sources) == 1
