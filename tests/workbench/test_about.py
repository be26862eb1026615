"""What is known of a claim beside its evidence: reasons, changes, what the article says against itself, repeats."""

from factcheck.desk import Desk, Verdict
from factcheck.documents import read, read_text
from factcheck.workbench.screens.repeats import Repeat, RepeatsScreen
from tests.workbench.conftest import SEEDS

TWICE = """News from Garston

The commission counted 4,218 ballots in Garston on Sunday.

Later that day the mayor left.

On Sunday the commission counted 4,218 ballots in Garston.
"""


def counts(desk):
    """The two claims that say the same."""
    return [record.number for record in desk.claims.of("twice") if record.claim.figure]


async def test_why_a_claim_is_worth_a_check_is_told_on_demand(opened):
    async with opened() as bench:
        await bench.take(4)
        assert "worth a check" not in bench.text
        await bench.press("i")
        assert "worth a check" in bench.text
        record = bench.desk.claims.get("elections#4")
        assert f"{record.claim.worthiness:.2f} of 1: {record.claim.worthiness_reasons[0]}" in bench.text
        await bench.press("i")
        assert "worth a check" not in bench.text


async def test_a_claim_whose_words_changed_shows_which(opened, folder):
    path = SEEDS / "articles" / "elections.txt"
    with Desk.open(folder, by="anna") as desk:
        desk.claims.rate(Verdict("elections", 4, "stands"))
        changed = path.read_text(encoding="utf-8").replace(
            "But 64% - that is quite a lot", "But 63% - that is very much"
        )
        document = read_text(changed, str(path), title=read(str(path)).title)
        desk.articles.add(document, changed.encode(), slug="elections")
    async with opened() as bench:
        await bench.press("v")
        await bench.until(lambda: "Show only" in bench.text)
        await bench.type("changed")
        await bench.press("enter")
        await bench.until(lambda: "filter: is:changed" in bench.text)
        assert bench.number == 4
        await bench.until(lambda: "[-64%-] {+63%+}" in bench.text)
        assert "changed since it was judged" in bench.text


async def test_a_new_draft_in_which_the_author_did_as_asked_says_so(opened, folder):
    with Desk.open(folder, by="anna") as desk:
        desk.articles.add(read_text("A\n\nArden counted 1,013 ballots.\n", "count.txt"), b"1", slug="count")
        desk.articles.set_policy("count", "draft")
        [number] = [record.number for record in desk.claims.of("count") if record.claim.figure]
        desk.claims.rate(Verdict("count", number, "wrong", replacement="1,031 ballots"))
        desk.articles.add(read_text("A\n\nArden counted 1,031 ballots.\n", "count.txt"), b"2", slug="count")
    async with opened("count") as bench:
        await bench.until(lambda: "as asked" in bench.text and "1,031 ballots" in bench.text)


async def test_who_is_at_which_claim_now_is_shown(opened, as_login):
    with as_login("boris") as boris:
        boris.person.session.keep_position({}, place="elections#7")
        boris.person.session.start()
        async with opened(size=(120, 40)) as bench:
            await bench.until(lambda: "boris at 7" in bench.lines[0])
            boris.person.session.keep_position({}, place="elections#9")
            await bench.until(lambda: "boris at 9" in bench.lines[0])


async def test_what_the_article_says_against_itself_is_rated_like_a_claim(opened, folder):
    async with opened("training", size=(120, 40)) as bench:
        [first, *_] = bench.desk.survey.self_checks("training")
        await bench.take(first)
        record = bench.desk.claims.get(f"training#{first}")
        assert "the article against itself" in bench.block("claim")
        assert "against itself" in bench.block("question")
        assert record.check.working[:30] in bench.text
        assert "not a source" not in bench.text
        await bench.press("1")
        await bench.until(lambda: f"recorded for claim {first}" in bench.text)
        assert bench.desk.claims.get(record.key).verdict is not None


async def test_claims_in_a_later_version_stand_where_they_are_in_the_article(opened, folder):
    with Desk.open(folder, by="anna") as desk:
        desk.articles.add(read_text("A\n\nArden counted 1,013 ballots.\n", "count.txt"), b"1", slug="count")
        new = "A\n\nBexley counted 1,150 ballots.\n\nArden counted 1,013 ballots.\n"
        desk.articles.add(read_text(new, "count.txt"), b"2", slug="count")
    async with opened("count") as bench:
        assert [bench.desk.claims.get(f"count#{n}").claim.figure.text for n in bench.check.casework.numbers] == [
            "1,150 ballots", "1,013 ballots"
        ]  # fmt: skip
        assert bench.check.casework.numbers == [2, 1]


async def test_a_verdict_is_offered_to_repeats_and_given_after_each_was_shown(opened, folder):
    with Desk.open(folder, by="anna") as desk:
        desk.articles.add(read_text(TWICE, "twice.txt"), b"1", slug="twice", scale="draft")
    async with opened("twice") as bench:
        first, second = counts(bench.desk)
        await bench.take(first)
        await bench.until(lambda: f"twice#{second}" in bench.text)
        assert "says the same" in bench.text
        await bench.press("equals_sign")
        await bench.until(lambda: "rate one of them first" in bench.text)
        await bench.press("1")
        await bench.until(lambda: bench.desk.claims.get(f"twice#{first}").verdict is not None)
        await bench.take(second)
        await bench.until(lambda: bench.check.background_in_hand() is not None)
        await bench.press("equals_sign")
        await bench.until(lambda: f"You rated twice#{first}" in bench.text)
        assert "On Sunday the commission counted" in bench.text
        assert bench.desk.claims.get(f"twice#{second}").verdict is None
        await bench.press("enter")
        await bench.until(lambda: "1 of 1 claims got the verdict" in bench.text)
        assert bench.desk.claims.get(f"twice#{second}").verdict.rating == "stands"
        assert bench.desk.claims.get(f"twice#{second}").verdict.reason == f"as twice#{first}"


async def test_a_repeat_that_is_passed_by_stays_open(opened, folder):
    with Desk.open(folder, by="anna") as desk:
        desk.articles.add(read_text(TWICE, "twice.txt"), b"1", slug="twice", scale="draft")
        first, second = counts(desk)
        desk.claims.rate(Verdict("twice", first, "stands"))
    async with opened("twice") as bench:
        await bench.take(first)
        await bench.until(lambda: bench.check.background_in_hand() is not None)
        await bench.press("equals_sign")
        await bench.until(lambda: f"You rated twice#{first}" in bench.text)
        await bench.press("space")
        await bench.until(lambda: "0 of 1 claims got the verdict" in bench.text)
        assert bench.desk.claims.get(f"twice#{second}").verdict is None


async def test_a_repeat_gets_the_verdict_only_when_its_end_was_in_view_and_only_once(opened, folder):
    long = "On Sunday " + "the commission met and met again, " * 30 + "and it counted 1,150 ballots in Gorki.\n"
    with Desk.open(folder, by="anna") as desk:
        desk.articles.add(read_text(f"{TWICE}\n{long}\n{long}", "long.txt"), b"2", slug="long", scale="draft")
        judged, *rest = desk.claims.of("long")
        repeats = [
            Repeat(each, desk.documents.get(desk.articles.get("long")), desk.articles.get("long")) for each in rest[-2:]
        ]
        desk.claims.rate(Verdict("long", judged.number, "stands"))
        judged = desk.claims.get(judged.key)
    async with opened(None, size=(80, 12)) as bench:
        await bench.until(lambda: "library:" in bench.text)
        bench.app.push_screen(RepeatsScreen(judged, judged.verdict, repeats))
        await bench.until(lambda: "says the same" in bench.text)
        await bench.press("enter")
        await bench.until(lambda: "scroll to its end first" in bench.lines[0])
        await bench.press("end")
        await bench.pilot.pause(0.2)
        await bench.pilot.press("enter", "enter")
        await bench.until(lambda: f"{repeats[1].record.key} says the same" in bench.lines[0])
        await bench.pilot.pause(0.3)
        assert [bench.desk.claims.get(each.record.key).verdict is not None for each in repeats] == [True, False]


async def test_words_marked_as_read_are_shown_as_such_and_can_be_taken_back(opened):
    async with opened(size=(120, 40)) as bench:
        await bench.take(4)
        await bench.press("r")
        await bench.until(lambda: "marked as read" in bench.text)
        [(start, end)] = bench.desk.marks.read("elections")
        assert (start, end, "read") in bench.check.marks_within(start, end)
        await bench.press("z")
        await bench.until(lambda: "taken back" in bench.text)
        assert bench.desk.marks.read("elections") == []


async def test_a_claim_is_split_and_claims_are_merged(opened):
    async with opened("training") as bench:
        first, second = bench.check.casework.numbers[:2]
        await bench.take(first)
        await bench.press("m", "m")
        await bench.press("ampersand")
        await bench.until(lambda: "2 claims are claim" in bench.text)
        merged = bench.number
        assert bench.desk.claims.get(f"training#{merged}").parents == (first, second)
        await bench.press("vertical_line")
        for part in (1, 2):
            await bench.until(lambda part=part: f"Words of part {part}" in bench.text)
            await bench.press("space", "right", "enter")
        await bench.until(lambda: "Words of part 3" in bench.text)
        await bench.press("escape")
        await bench.until(lambda: f"claim {merged} split into" in bench.text)
        assert bench.desk.claims.get(f"training#{merged}").gone == "split"


async def test_a_new_version_by_a_colleague_is_shown_with_its_own_words(opened, folder):
    path = SEEDS / "articles" / "elections.txt"
    async with opened(size=(120, 40)) as bench:
        await bench.take(4)
        changed = "A line that was not there before.\n\n" + path.read_text(encoding="utf-8").replace("64%", "63%")
        with Desk.open(folder, by="boris") as desk:
            desk.articles.add(read_text(changed, str(path)), changed.encode(), slug="elections")
        await bench.until(lambda: "boris: a new version of this article" in bench.text, seconds=4)
        await bench.ready()
        assert '"But [63%] - that is quite a lot' in bench.text.replace("\n", " ")
        assert "draft 2" in bench.text or "boris:" in bench.lines[0]
        assert bench.check.text == changed


async def test_why_a_passage_is_here_is_told_in_sentences(opened):
    async with opened(size=(100, 40)) as bench:
        number = next(
            each.number
            for each in bench.desk.claims.of("elections")
            if each.claim.figure is not None and each.claim.figure.text == "64%"
        )
        await bench.take(number)
        await bench.press("w")
        await bench.until(lambda: "What speaks for the same fact: " in bench.text)
        told = bench.text.partition("What speaks for the same fact: ")[2].splitlines()
        assert any(line.rstrip(" │").endswith(".") for line in told)
        offer = bench.check.offer_in_hand()
        speaks = [ground.rpartition(" (")[0] for ground in offer.link.relation.grounds if " (+" in ground]
        assert len(speaks) > 1
        assert "; ".join(speaks) in " ".join(line.strip(" │▌") for line in bench.lines)
