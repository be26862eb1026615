"""What an article says against itself stands on the desk as a record among its claims, and is rated like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.checking import find
from factcheck.desk import Desk, Refused, Verdict
from factcheck.desk.judging.citing import cite
from factcheck.desk.judging.gate import gate
from factcheck.desk.judging.precedents import contradicted, precedents
from factcheck.desk.judging.source_rules import broken_rules
from factcheck.desk.record.rules import POLICIES
from factcheck.desk.upkeep.doctor import examine, salvage
from factcheck.desk.upkeep.exchange import export_json, import_json
from factcheck.documents import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

TOTAL = "The council bought 4.2 million, 3.1 million and 1.5 million tiles, a total of 9.8 million."
SEATS = "The party won 238 of the 450 seats, or 57.9%."
DAY = "The court met on Monday, 4 March 2012, to hear the case."
DRAFT = ("News of the day", "It did not rain in the north.", TOTAL, SEATS, DAY)
TOTAL_WORKING = "4.2 million + 3.1 million + 1.5 million = 8.8 million, not 9.8 million"


def put(desk: Desk, *paragraphs: str):
    data = "\n\n".join(paragraphs).encode()
    return desk.articles.add(read_bytes(data, "news.txt"), data, slug="news", scale="draft")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Desk.create(tmp_path / "desk", by="ann") as made:
        put(made, *DRAFT)
    return tmp_path / "desk"


def itself(desk: Desk):
    return [record for record in desk.claims.of("news") if record.check is not None]


def numbers(desk: Desk) -> dict[str, int]:
    return {record.check.kind: record.number for record in itself(desk)}


def rate(desk: Desk, number: int, rating: str = "change", **about: object) -> Verdict:
    before = desk.claims.get(f"news#{number}").verdict
    return desk.claims.rate(Verdict("news", number, rating, supersedes=before.id if before else None, **about))


def test_contradictions_are_numbered_on_from_the_claims_of_the_version_that_brought_them(desk: Desk) -> None:
    records = desk.claims.of("news")
    claims = [record for record in records if record.check is None]
    assert [record.number for record in records] == list(range(1, len(records) + 1))
    assert [record.number for record in itself(desk)] == [len(claims) + place for place in (1, 2, 3)]
    assert [record.check.kind for record in itself(desk)] == ["total", "count-and-share", "weekday"]
    for record in itself(desk):
        assert (record.origin, record.state, record.claim.kind, record.questions) == (
            "itself",
            "open",
            "self-check",
            ("true",),
        )
        assert record.machine == record.claim
        assert not record.corrected
    assert itself(desk)[0].words == TOTAL_WORKING
    assert claims[0].words == claims[0].claim.text
    assert all(record.origin == "machine" for record in claims)


def test_it_is_rated_noted_asked_assigned_and_opened_again_like_a_claim(desk: Desk) -> None:
    key = itself(desk)[0].key
    number = desk.claims.get(key).number
    assert rate(desk, number, reason="Four parts, one is left out.").rating == "change"
    assert desk.claims.get(key).state == "settled"
    desk.claims.note(key, "see the annex")
    desk.enquiries.ask(key, "Is the total right?")
    assert desk.claims.get(key).state == "asked"
    assert TOTAL in desk.enquiries.as_list("news")
    desk.enquiries.answer("news", 1, "No, 8.8 million.")
    assert desk.claims.get(key).state == "answered"
    rate(desk, number, replacement="8.8 million")
    desk.claims.reopen([key], "a doubt")
    desk.claims.assign(key, "ann")
    assert [(record.key, what) for record, what in desk.readers.waiting("news")] == [(key, "rate")]
    assert [change.action for change in desk.history.at(key)] == [
        "add-article", "rate", "note", "ask", "answer", "rate", "reopen", "assign",
    ]  # fmt: skip


def test_what_was_decided_about_it_is_taken_back_and_done_again(desk: Desk) -> None:
    number = numbers(desk)["weekday"]
    rate(desk, number)
    assert desk.history.undo().claims == (number,)
    assert desk.claims.get(f"news#{number}").state == "open"
    desk.history.redo()
    assert desk.claims.get(f"news#{number}").state == "settled"


def test_a_second_reader_sees_what_does_not_fit_and_not_the_rating(desk: Desk, ben: Desk) -> None:
    number = numbers(desk)["total"]
    first = rate(desk, number)
    blind = ben.readers.blind(f"news#{number}")
    assert blind.check is not None
    assert blind.check.working == TOTAL_WORKING
    assert (blind.reads, blind.sources) == (first.id, ())
    ben.claims.rate(Verdict("news", number, "change", role="second", reads=blind.reads))
    assert desk.claims.get(f"news#{number}").state == "second-read"


@pytest.mark.parametrize(
    "edit",
    [
        lambda desk, key: desk.claims.read_as(key, "8.8 million"),
        lambda desk, key: desk.claims.correct(key, desk.claims.get("news#1").claim),
        lambda desk, key: desk.claims.split(key, [(0, 4), (5, 7)]),
        lambda desk, key: desk.claims.merge(["news#1", key]),
    ],
)
def test_it_is_no_words_of_the_article_that_could_be_read_otherwise_split_or_merged(desk: Desk, edit) -> None:
    key, before = itself(desk)[0].key, desk.revision
    with pytest.raises(Refused, match="against itself"):
        edit(desk, key)
    assert desk.revision == before


# What is done to the draft; the states of what is left; what is looked at again, gone, and new.
VERSIONS = [
    ("it is moved", lambda text: (text[0], text[4], text[3], text[2], text[1]), "settled settled settled", "", [], []),
    (
        "a figure changes and it still does not fit",
        lambda text: (*text[:2], TOTAL.replace("9.8", "9.9"), *text[3:]),
        "open settled settled",
        "total",
        [],
        [],
    ),
    (
        "the words around it change",
        lambda text: (*text[:3], SEATS.replace("The party won", "The party has won"), text[4]),
        "settled settled settled",
        "",
        [],
        [],
    ),
    (
        "it is put right",
        lambda text: (*text[:2], TOTAL.replace("9.8", "8.8"), *text[3:]),
        "settled settled",
        "",
        [1],
        [],
    ),
    ("it is taken out", lambda text: text[:4], "settled settled", "", [3], []),
    (
        "another comes in",
        lambda text: (*text, "Unemployment rose by 3% from 9% to 12%."),
        "settled settled settled open",
        "",
        [],
        ["change"],
    ),
]


@pytest.mark.parametrize(("what", "edited", "states", "changed", "gone", "new"), VERSIONS, ids=[v[0] for v in VERSIONS])
def test_a_new_version_keeps_changes_archives_and_adds_them(desk, what, edited, states, changed, gone, new) -> None:
    before = itself(desk)
    for record in before:
        rate(desk, record.number)
    highest = max(record.number for record in desk.claims.of("news"))
    put(desk, *edited(DRAFT))
    after = itself(desk)
    assert [record.state for record in after] == states.split()
    assert [record.check.kind for record in after if record.changed is not None] == changed.split()
    archived = [record for record in desk.claims.of("news", gone=True) if record.check is not None and record.gone]
    assert [record.number for record in archived] == [before[place - 1].number for place in gone]
    assert all(record.verdict.rating == "change" and record.gone == "gone" for record in archived)
    known = {record.number for record in before}
    assert [record.check.kind for record in after if record.number not in known] == new
    assert all(record.number > highest for record in after if record.number not in known)
    text = desk.documents.get("news").text
    for record in after:
        assert record.check.words == tuple(text[start:end] for start, end in record.check.spans)
        assert text[record.claim.start : record.claim.end] == record.claim.text
        assert record.version == 2


def test_what_was_judged_stands_beside_what_it_says_now(desk: Desk) -> None:
    number = numbers(desk)["total"]
    rate(desk, number)
    put(desk, *DRAFT[:2], TOTAL.replace("9.8", "9.9"), *DRAFT[3:])
    record = desk.claims.get(f"news#{number}")
    assert record.words.endswith("= 8.8 million, not 9.9 million")
    assert record.changed.startswith(TOTAL_WORKING)
    assert "“9.8 million”" in record.changed
    assert (record.reopened, record.verdict.rating) == ("changed, look again", "change")
    rate(desk, number)
    assert (desk.claims.get(record.key).state, desk.claims.get(record.key).changed) == ("settled", None)


def test_one_that_nobody_has_judged_just_reads_as_it_is_now(desk: Desk) -> None:
    number = numbers(desk)["total"]
    put(desk, *DRAFT[:2], TOTAL.replace("9.8", "9.9"), *DRAFT[3:])
    record = desk.claims.get(f"news#{number}")
    assert (record.state, record.changed) == ("open", None)
    assert record.words.endswith("not 9.9 million")


def test_claims_and_contradictions_of_a_version_are_not_taken_for_each_other(desk: Desk) -> None:
    claims = [record for record in desk.claims.of("news") if record.check is None]
    put(desk, *DRAFT, "A new last paragraph about 17 boats.")
    records = desk.claims.of("news")
    kept = [record for record in records if record.check is None and record.number <= len(claims)]
    assert [record.key for record in kept] == [record.key for record in claims]
    assert all(record.gone is None for record in desk.claims.of("news", gone=True))


def reasons(desk: Desk, number: int, policy: str = "draft") -> list[tuple[str, str]]:
    found = gate(desk, "news", policy).reasons
    return [(reason.kind, reason.words) for reason in found if reason.claim == f"news#{number}"]


def test_one_that_is_not_rated_holds_the_article_back_and_says_what_does_not_fit(desk: Desk) -> None:
    number = numbers(desk)["total"]
    told = f"the article contradicts itself: {TOTAL_WORKING}"
    assert reasons(desk, number) == [("open", told)]
    rate(desk, number)
    desk.claims.reopen([f"news#{number}"], "a doubt")
    assert reasons(desk, number) == [("open", f"{told} (opened again: a doubt)")]
    rate(desk, number)
    put(desk, *DRAFT[:2], TOTAL.replace("9.8", "9.9"), *DRAFT[3:])
    [(kind, words)] = reasons(desk, number)
    assert kind == "changed"
    assert words.endswith("not 9.9 million (its words changed since it was rated, look again)")


RATINGS = [
    ("a fault that must be mended", "change", "", ["must-change"]),
    ("no fault, and why", "stands", "The other million came in June.", []),
    ("no fault, without a word", "stands", "", ["no-reason"]),
    ("nothing to check", "not-checkable", "", []),
    ("a question to the author", "ask", "", ["asked"]),
]


@pytest.mark.parametrize(("what", "rating", "reason", "kinds"), RATINGS, ids=[case[0] for case in RATINGS])
def test_a_rating_that_passes_needs_no_source_but_a_reason(desk: Desk, what, rating, reason, kinds) -> None:
    number = numbers(desk)["total"]
    rate(desk, number, rating, reason=reason)
    assert [kind for kind, _ in reasons(desk, number)] == kinds


def test_that_it_is_a_fault_its_working_shows(desk: Desk) -> None:
    desk.articles.set_scale("news", "plain")
    number = numbers(desk)["total"]
    rate(desk, number, "wrong")
    assert reasons(desk, number) == []
    rate(desk, number, "accurate")
    assert [kind for kind, _ in reasons(desk, number)] == ["no-reason"]


def test_what_is_published_wants_a_second_reader_for_it_and_no_two_origins(desk: Desk, ben: Desk) -> None:
    number = numbers(desk)["total"]
    first = rate(desk, number, "stands", reason="The other million came in June.")
    assert reasons(desk, number, "published") == [("awaits-second-reader", "awaits a second reader")]
    ben.claims.rate(Verdict("news", number, "stands", role="second", reads=first.id))
    assert reasons(desk, number, "published") == []


def test_a_source_that_is_cited_all_the_same_must_keep_the_rules_for_every_source(desk: Desk) -> None:
    data = b"The council bought 1.5 million tiles in the spring, in all 8.8 million tiles."
    desk.evidence.add(read_bytes(data, "bill.txt"), data)
    record = itself(desk)[0]
    finding = find(record.claim, desk.documents.get("news"), desk.evidence.library, check=record.check)
    link = next(link for link in finding.links if not link.same_article)
    source = cite(link, desk.evidence.get(link.document))
    verdict = rate(desk, record.number, sources=(source,), suggestion=finding.suggestion)
    assert broken_rules(desk, record, verdict, POLICIES["published"]) == []
    desk.evidence.remove("e1", reason="withdrawn")
    assert [broken.rule for broken in broken_rules(desk, record, verdict, POLICIES["published"])] == ["unchanged"]


def test_precedents_do_not_apply_to_it(desk: Desk) -> None:
    data = "\n\n".join(DRAFT).encode()
    desk.articles.add(read_bytes(data, "again.txt"), data, slug="again", scale="draft")
    number = numbers(desk)["total"]
    rate(desk, number)
    assert desk.ties.of(f"news#{number}") == []
    assert precedents(desk, f"again#{number}").count == 0
    assert contradicted(desk, Verdict("again", number, "stands")) == []


def test_an_export_and_its_import_hold_all_of_it(desk: Desk, tmp_path: Path) -> None:
    rate(desk, numbers(desk)["weekday"])
    export_json(desk, tmp_path / "out.json")
    with Desk.create(tmp_path / "new") as new:
        import_json(new, tmp_path / "out.json")
        assert itself(new) == itself(desk)
        assert itself(new)[2].verdict.rating == "change"


def test_a_damaged_desk_is_saved_with_all_of_it(desk: Desk, folder: Path, tmp_path: Path) -> None:
    rate(desk, numbers(desk)["weekday"])
    wanted = itself(desk)
    desk.close()
    with (folder / "journal").open("ab") as journal:
        journal.write(b"what a broken program left\n")
    assert not examine(folder).sound
    salvage(folder, tmp_path / "saved")
    assert examine(tmp_path / "saved").sound
    with Desk.open(tmp_path / "saved", by="ann") as saved:
        assert itself(saved) == wanted


def test_the_same_bytes_again_and_an_ordinary_article_add_nothing(desk: Desk) -> None:
    before = desk.revision
    put(desk, *DRAFT)
    assert desk.revision == before
    data = b"News\n\nIt did not rain, and 17 boats went out."
    desk.articles.add(read_bytes(data, "dry.txt"), data)
    assert all(record.check is None for record in desk.claims.of("dry"))
