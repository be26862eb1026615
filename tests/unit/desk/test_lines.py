"""What can be done at a desk, in lines: what each person is shown, what is refused, and --json throughout."""

from __future__ import annotations

import json
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest

from factcheck.cli.main import run
from factcheck.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = (
    'The count\n\nHe won 64% of the votes.\n\nTurnout was 65.3 percent, they said. "It is 63.75%," said Ann Lee.\n\n'
    "It rained all day in Arden.\n"
)
COUNT = "He won 63.75% of the votes.\nHe won 63.75% of the votes, again.\nTurnout was 65.3 percent of the voters.\n"
AGENCY = "The agency says that he won 64.4% of the votes.\n"


@pytest.fixture
def types(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Give a function that lets somebody type a command at a desk with an article and evidence."""

    def call(who: str, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("factcheck.desk.store.storage.login", lambda: who)
        code = run(["--desk", str(tmp_path / "desk"), *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    for name, text in (("count.txt", COUNT), ("agency.txt", AGENCY), ("vote.txt", ARTICLE)):
        (tmp_path / name).write_text(text)
    for arguments in (
        ("desk", "new"),
        ("evidence", "add", str(tmp_path / "count.txt"), "--primary", "--origin", "commission"),
        ("evidence", "add", str(tmp_path / "agency.txt")),
        ("add", str(tmp_path / "vote.txt"), "--scale", "draft"),
        ("article", "vote", "--policy", "published"),
    ):
        assert call("ann", *arguments)[0] == 0
    return call


def key_of(types, figure: str) -> str:
    listed = [json.loads(line) for line in types("ann", "claims", "vote", "--json")[1].splitlines()]
    return next(item["key"] for item in listed if (item["claim"]["figure"] or {}).get("text") == figure)


@pytest.fixture
def key(types) -> str:
    """A claim that Ann has rated, with everything that could lead a second reader."""
    found = key_of(types, "64%")
    assert types("ann", "note", found, "SECRET note")[0] == 0
    code, _, err = types(
        "ann", "rate", found, "change", "--source", "A", "--reason", "SECRET reason", "--tag", "exaggerated",
        "--replacement", "SECRET words", "--contacted", "by telephone", "--searched", "SECRET search",
    )  # fmt: skip
    assert code == 0, err
    return found


# Its words, and every word for rating, side or relation; the list of ratings to choose from leads nobody.
LEADING = ("SECRET", "change", "exaggerated", "rounds", "MATCH", "supports", '"against"')
CHOICES = "1 stands  2 change  3 ask the author  4 cannot confirm  0 not checkable"

LOOKING = [
    ("claims", "vote"),
    ("claims", "vote", "--json"),
    ("claims", "vote", "--rating", "change"),
    ("show", "KEY"),
    ("show", "KEY", "--json"),
    ("log",),
    ("log", "KEY", "--json"),
    ("desk", "history", "KEY"),
    ("desk", "history", "KEY", "--json"),
    ("gate", "vote"),
    ("gate", "vote", "--json"),
    ("read", "KEY"),
    ("read", "KEY", "--json"),
    ("read", "KEY", "--decide"),
    ("link", "KEY", "e2:64.4%"),
    ("link", "KEY", "e2:64.4%", "--json"),
    ("precedents", "KEY"),
    ("correction", "KEY"),
    ("waiting",),
    ("ties", "KEY"),
    ("exempt", "KEY", "primary", "because"),
    ("contacted", "KEY", "by letter"),
]


@pytest.mark.parametrize("arguments", LOOKING, ids=" ".join)
def test_nothing_leads_a_second_reader_until_they_have_read(types, key: str, arguments: tuple[str, ...]) -> None:
    asked = [argument.replace("KEY", key) for argument in arguments]
    _, out, err = types("ben", *asked)
    assert [word for word in LEADING if word in (out + err).replace(CHOICES, "")] == []
    assert types("ben", "read", key, "stands")[0] == 0
    if arguments[0] in ("show", "log", "desk"):
        assert "SECRET" in types("ben", *asked)[1]


def test_what_to_do_is_named_where_the_first_rating_is_kept_back(types, key: str) -> None:
    [line] = [line for line in types("ben", "claims", "vote")[1].splitlines() if line.startswith(f"{key} ")]
    assert line == f"{key}  settled  rated, to be read by you  64%"
    assert f"factcheck read {key}" in types("ben", "show", key)[1]
    listed = [json.loads(line) for line in types("ben", "claims", "vote", "--json")[1].splitlines()]
    assert [item["key"] for item in listed if item["to_read"]] == [key]
    assert json.loads(types("ben", "show", key, "--json")[1])["findings"] == []
    assert "claimant contacted: by telephone" in types("ben", "read", key)[1]
    code, _, err = types("ben", "rate", key, "stands")
    assert (code, "you are its second reader" in err, f"factcheck read {key}" in err) == (2, True, True)


def test_a_reader_signs_with_sources_and_words_of_their_own(types, key: str) -> None:
    shown = types("ben", "read", key)[1].splitlines()
    letter = next(line.split()[0] for line in shown if "64.4%" in line)
    code, out, err = types(
        "ben", "read", key, "stands", "--source", letter, "--passage", "e1:Turnout was 65.3 percent of the voters.",
        "--tag", "outdated", "--replacement", "He won 63.75%.", "--contacted", "5 March", "--json",
    )  # fmt: skip
    assert code == 0, err
    verdict = json.loads(out)
    assert (verdict["outcome"], verdict["role"], verdict["first"]) == ("disputed", "second", "change")
    assert [source["document"] for source in verdict["sources"]] == ["e1", "e2", "e1"]
    assert (verdict["tags"], verdict["replacement"], verdict["contacted"]) == (
        ["outdated"], "He won 63.75%.", "5 March",
    )  # fmt: skip
    assert verdict["suggestion"] is None
    assert "claimant contacted: 5 March" in types("cyd", "show", key)[1]


def test_a_third_sees_both_readings_and_decides_by_the_same_command(types, key: str) -> None:
    types("ben", "read", key, "stands", "--reason", "as I see it")
    out = types("cyd", "read", key)[1]
    assert [word for word in ("SECRET reason", "as I see it", "instead: SECRET words") if word not in out] == []
    assert len(json.loads(types("cyd", "read", key, "--json")[1])["readings"]) == 2
    assert "is disputed, and yours to decide" in types("cyd", "rate", key, "stands")[2]
    assert types("cyd", "read", key, "stands")[1] == f"{key}: decided: ann says change, cyd says stands\n"
    assert types("dan", "read", key, "stands")[0] == 2
    shown = types("dan", "show", key)[1]
    assert [word for word in ("verdict (true)", "second reading (true)", "decision (true)") if word not in shown] == []


def test_what_is_opened_again_is_rated_first_by_whoever_comes(types, key: str) -> None:
    types("ben", "read", key, "change")
    assert types("dan", "claim", "reopen", key, "a newer count")[0] == 0
    assert types("dan", "rate", key, "stands")[0] == 0
    assert json.loads(types("ann", "waiting", "--json")[1].splitlines()[0])["task"] == "read"


def test_a_rating_against_an_earlier_one_says_so_and_wants_a_reason(types) -> None:
    key = key_of(types, "64%")
    types("ann", "rate", key, "stands", "--source", "A")
    code, out, err = types("ann", "rate", key, "change")
    assert (code, out) == (2, "")
    assert "you rated it stands on" in err
    assert "--reason" in err
    assert types("ann", "rate", key, "stands", "--source", "A")[0] == 0
    assert types("ann", "rate", key, "change", "--replacement", "63.75%")[0] == 0


def test_a_broken_rule_does_not_refuse_and_is_named_with_what_to_do(types) -> None:
    key = key_of(types, "65.3 percent")
    assert types("ann", "rate", key, "stands")[:2] == (0, f"{key}: stands, 0 sources\n")
    types("ann", "rate", key, "stands", "--source", "A")
    removed = types("ann", "evidence", "remove", "e1")
    assert f"e1 is cited by {key}" in removed[1]
    assert f"{key}: e1 was removed since: removed" in types("ann", "gate", "vote", "--policy", "draft")[1]
    assert (
        types("ann", "exempt", key, "unchanged", "the paper is gone")[1]
        == f"{key}: kept although it breaks unchanged\n"
    )
    assert "kept all the same" in types("ann", "gate", "vote", "--policy", "draft")[1]
    assert "the paper is gone (ann)" in types("ann", "show", key)[1]


def test_contact_with_the_claimant_is_said_afterwards_and_taken_back(types, key: str) -> None:
    assert types("ben", "read", key, "stands")[0] == 0
    said = types("ben", "contacted", key, "by letter, 7 March")
    assert said[:2] == (0, f"{key}: claimant contacted: by letter, 7 March\n")
    assert "contact  " + key + "  by letter, 7 March" in types("ann", "log", key)[1]
    shown = types("ann", "show", key)[1]
    assert "claimant contacted: by letter, 7 March" in shown
    assert "second" in shown
    assert types("ben", "undo")[0] == 0
    assert "claimant contacted: by telephone" in types("ann", "show", key)[1]


def test_a_claimant_who_was_not_asked_is_named_with_the_command_that_says_so(types, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('[policies.ours]\ntitle = "Ours"\ncentral = 0.0\nrules = ["contacted"]\n')
    (tmp_path / "talk.txt").write_text('"We got 64% of the votes in March," the chairman Sergei Kalyakin said.\n')
    types("ann", "desk", "define", str(tmp_path / "ours.toml"))
    types("ann", "add", str(tmp_path / "talk.txt"))
    types("ann", "article", "talk", "--policy", "ours")
    said = types("ann", "rate", "talk#1", "accurate")[2]
    assert "say so: factcheck contacted talk#1 WORDS, or keep it: factcheck exempt talk#1 contacted WHY" in said


def test_rate_names_the_rules_that_it_breaks(types, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('[policies.ours]\ntitle = "Ours"\ncentral = 0.0\nrules = ["primary"]\n')
    types("ann", "desk", "define", str(tmp_path / "ours.toml"))
    types("ann", "article", "vote", "--policy", "ours")
    key = key_of(types, "64%")
    code, _, err = types("ann", "rate", key, "stands", "--passage", "e2:64.4%")
    assert (code, f"{key} breaks primary: no primary source" in err) == (0, True)
    assert f"factcheck exempt {key} primary WHY" in err
    assert (
        types("ann", "rate", key, "stands", "--passage", "e2:64.4%", "--exempt", "primary", "it is all there is")[2]
        == ""
    )


def test_a_passage_found_by_hand_is_related_and_becomes_a_source(types) -> None:
    key = key_of(types, "64%")
    [found] = [json.loads(line) for line in types("ann", "evidence", "search", "agency", "--json")[1].splitlines()][:1]
    place = f"{found['document']}@{found['start']}"
    out = types("ann", "link", key, place, "e2:he won  64.4%", 'e2:"he won 64.4%"')[1].splitlines()
    assert (len(out), len(set(out))) == (3, 1)
    assert "64.4%" in out[0]
    relation = json.loads(types("ann", "link", key, place, "--json")[1])
    assert (relation["document"], relation["relation"]) == ("e2", "misrounded" if "DIFFERS" in out[0] else "rounds")
    verdict = json.loads(types("ann", "rate", key, "stands", "--passage", place, "--json")[1])
    assert [source["text"] for source in verdict["sources"]] == [AGENCY.strip()]


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("e9:64%", "is not in the library"),
        ("e1:never there", "stands in no passage"),
        ("e1@9999", "stands in no passage"),
        ("e1:He won 63.75%", "stands in 2 passages"),
        ("the count", "names no passage"),
        ("e1:", "names no passage"),
    ],
)
def test_a_passage_that_is_not_there_is_named(types, passage: str, words: str) -> None:
    key = key_of(types, "64%")
    code, out, err = types("ann", "rate", key, "stands", "--passage", passage)
    assert (code, out, words in err) == (2, "", True)
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("waiting", "nothing waits for you"),
        ("precedents", "no claim like it has a verdict"),
        ("ties", "no other claim"),
    ],
)
def test_that_there_is_nothing_to_list_is_said_beside_the_lines(types, command: str, words: str) -> None:
    arguments = () if command == "waiting" else (key_of(types, "64%"),)
    code, out, err = types("ann", command, *arguments)
    assert (code, out) == (0, "")
    assert err.startswith(words)


FILTERED = [
    (("--mine",), ["64%", "65.3 percent"]),
    (("--waiting",), ["64%"]),
    (("--asked",), ["65.3 percent"]),
    (("--disputed",), []),
    (("--changed",), []),
    (("--state", "open"), ["63.75%"]),
    (("--text", "ann LEE"), ["63.75%"]),
    (("--kind", "figure", "--text", "votes"), ["64%"]),
    (("--rating", "stands"), ["64%"]),
    (("--text", "votes", "--mine", "--asked"), []),
]


@pytest.mark.parametrize(("filters", "expected"), FILTERED, ids=lambda value: " ".join(value))
def test_claims_are_filtered(types, filters: tuple[str, ...], expected: list[str]) -> None:
    won, turnout = key_of(types, "64%"), key_of(types, "65.3 percent")
    types("ann", "article", "vote", "--policy", "draft")
    types("ben", "rate", won, "stands", "--source", "A")
    types("ben", "assign", turnout, "cyd")
    types("ben", "ask", turnout, "Of whom?")
    types("ben", "assign", won, "cyd", "--task", "read")
    who = "ben" if "--rating" in filters or "--disputed" in filters else "cyd"
    listed = [json.loads(line) for line in types(who, "claims", *filters, "--json")[1].splitlines()]
    assert [item["claim"]["figure"]["text"] for item in listed if item["claim"].get("figure")] == expected


def test_a_dispute_is_a_state_by_which_claims_are_listed(types, key: str) -> None:
    types("ben", "read", key, "stands")
    for filters in (("--state", "disputed"), ("--disputed",)):
        assert [line.split()[0] for line in types("ben", "claims", *filters)[1].splitlines()] == [key]
        assert "disputed" in types("ben", "claims", *filters)[1]
    assert key not in types("ben", "claims", "--state", "settled")[1]


def test_claims_are_sorted_by_what_is_worth_checking(types) -> None:
    listed = [json.loads(line) for line in types("ann", "claims", "--sort", "worth", "--json")[1].splitlines()]
    worth = [item["claim"]["worthiness"] for item in listed]
    assert worth == sorted(worth, reverse=True)
    assert len(set(worth)) > 1


def test_what_is_tied_is_listed_without_its_rating(types, tmp_path: Path) -> None:
    (tmp_path / "again.txt").write_text("And so it was said that he won 64% of the votes.\n")
    types("ann", "add", str(tmp_path / "again.txt"), "--scale", "draft")
    key = key_of(types, "64%")
    types("ann", "rate", key, "change", "--reason", "rounding")
    [line] = types("ann", "ties", "again#1")[1].splitlines()
    assert line == f"{key}  near  settled  He won 64% of the votes."
    [tied] = [json.loads(line) for line in types("ann", "ties", "again#1", "--json")[1].splitlines()]
    assert tied == {"claim": key, "likeness": "near", "state": "settled", "text": "He won 64% of the votes."}
    assert types("ann", "precedents", "again#1")[1:] == ("", "1 earlier verdict, shown once you have rated again#1\n")


def test_an_article_is_judged_by_what_it_is_told(types) -> None:
    plain = json.loads(types("ann", "article", "vote", "--json")[1])
    assert (plain["slug"], plain["scale"], plain["policy"], plain["published"]) == ("vote", "draft", "published", None)
    types("ann", "article", "vote", "--scale", "plain", "--policy", "default", "--published", "2012-03-05")
    line = types("ann", "article")[1]
    assert line.startswith("vote  version 1  scale plain  policy published  published 2012-03-05  ")
    types("ann", "undo")
    assert "not published" in types("ann", "article", "vote")[1]
    assert types("ann", "article", "vote", "--policy", "unheard-of")[0] == 2
    assert types("ann", "article", "--policy", "draft")[0] == 2


def test_words_under_no_claim_are_listed_until_they_are_marked(types) -> None:
    def left() -> list[str]:
        return [json.loads(line)["text"] for line in types("ann", "unread", "vote", "--json")[1].splitlines()]

    before = left()
    assert "The count" in before
    assert "64%" not in " ".join(before)
    assert types("ben", "mark-read", "vote", "The count")[1] == "vote: read: The count\n"
    assert left() == [words for words in before if words != "The count"]
    assert types("ben", "mark-read", "vote", "nowhere")[0] == 2
    types("ben", "undo")
    assert left() == before


def test_a_reply_says_which_numbers_are_no_question(types, tmp_path: Path) -> None:
    key = key_of(types, "64%")
    types("ann", "ask", key, "Where from?", "--to", "Ann Lee")
    types("ann", "ask", key, "Since when?")
    types("ann", "ask", "vote", "--sent", "--json")
    (tmp_path / "mail.txt").write_text("1. From the count.\n7. And something else.\n")
    code, out, err = types("ann", "answer", "vote", "--file", str(tmp_path / "mail.txt"), "--from", "Ann Lee", "--json")
    assert (code, json.loads(out)["number"]) == (0, 1)
    assert err == "no question has the number: 7\nno answer yet to: 2\n"
    shown = types("ann", "show", key)[1]
    assert "question 1 to Ann Lee, by ann" in shown
    assert ", sent " in shown
    assert "answer by Ann Lee" in shown
    assert "  no answer yet" in shown
    assert types("ann", "answer", "vote", "--file", str(tmp_path / "nowhere.txt"))[0] == 2


def test_a_reply_that_is_a_letter_is_read_without_what_is_attached(types, tmp_path: Path) -> None:
    types("ann", "ask", key_of(types, "64%"), "Where from?")
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "Ann Lee <lee@office.example>", "Re: questions"
    letter.set_content("Dear desk,\n\n> 1. Where from?\nFrom the commission – of course.\n", cte="base64")
    letter.add_attachment("1. Not this.\n", filename="old.txt")
    path = tmp_path / "reply.eml"
    path.write_bytes(bytes(letter))
    assert types("ann", "answer", "vote", "--file", str(path))[0] == 0
    shown = types("ann", "show", key_of(types, "64%"))[1]
    assert "answer by Ann Lee <lee@office.example>" in shown
    assert "From the commission – of course." in shown
    assert "Not this" not in shown
    operations = types("ann", "log")[1]
    assert types("ann", "answer", "vote", "--file", str(path))[::2] == (2, f"{path}: holds no new answer\n")
    assert types("ann", "log")[1] == operations


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "holds no line that begins with the number of a question"),
        (b"Dear desk, we do not know.\n", "holds no line that begins with the number of a question"),
        (bytes(range(256)) * 40, "is not text"),
    ],
)
def test_a_reply_that_answers_nothing_is_told(types, tmp_path: Path, data: bytes, told: str) -> None:
    types("ann", "ask", key_of(types, "64%"), "Where from?")
    (tmp_path / "reply.txt").write_bytes(data)
    code, out, err = types("ann", "answer", "vote", "--file", str(tmp_path / "reply.txt"))
    assert (code, out) == (2, "")
    assert told in err
    assert "no answer yet" in types("ann", "show", key_of(types, "64%"))[1]


def test_a_reply_in_another_encoding_is_read(types, tmp_path: Path) -> None:
    types("ann", "ask", key_of(types, "64%"), "Where from?")
    (tmp_path / "reply.txt").write_bytes("1. From the préfecture, 5 €.\n".encode("utf-16"))
    assert types("ann", "answer", "vote", "--file", str(tmp_path / "reply.txt"))[0] == 0
    assert "From the préfecture, 5 €." in types("ann", "show", key_of(types, "64%"))[1]


def test_a_correction_tells_all_that_is_concerned(types, tmp_path: Path) -> None:
    (tmp_path / "again.txt").write_text("He won 64% of the votes.\n")
    types("ann", "add", str(tmp_path / "again.txt"), "--scale", "draft")
    key = key_of(types, "64%")
    types("ann", "article", "vote", "--published", "2012-03-05")
    types("ann", "rate", key, "stands", "--source", "A")
    types("ann", "rate", key_of(types, "65.3 percent"), "stands", "--passage", "e1:Turnout was 65.3 percent")
    types("ann", "rate", key, "change", "--replacement", "He won 63.75% of the votes.")
    code, out, err = types("ann", "correction", key)
    assert code == 0
    assert "He won 63.75% of the votes." in out
    told = ["vote is concerned, published on 2012-03-05", "again#1 says the same", "e1 was its source", "say stands"]
    assert [words for words in told if words not in err] == []
    plain = json.loads(types("ann", "correction", key, "--json")[1])
    assert (plain["articles"], plain["tied"], plain["before"]["rating"]) == (["vote", "again"], ["again#1"], "stands")


IN_JSON = [
    ("add", "ARTICLE"), ("add", "NEW"), ("article",), ("assign", "KEY", "ben"), ("ask", "KEY", "Why?"), ("ask", "vote"),
    ("answer", "vote", "1", "So."), ("answer", "vote", "1", "--withdraw", "found"), ("claim", "add", "vote", "all day"),
    ("claim", "merge", "KEY", "vote#2"), ("claim", "read-as", "KEY", "about 64%"), ("claim", "reopen", "KEY", "why"),
    ("claim", "split", "KEY", "He won", "the votes"), ("claims",), ("correction", "KEY"), ("desk", "history", "KEY"),
    ("desk", "info"), ("desk", "verify"), ("desk", "doctor"), ("evidence", "add", "NEW"), ("evidence", "add", "COUNT"),
    ("evidence", "add", "--by-hand", "--who", "Ann", "--words", "64%"), ("evidence", "list"),
    ("evidence", "remove", "e2"), ("evidence", "search", "votes"), ("evidence", "show", "e1"), ("evidence", "update"),
    ("exempt", "KEY", "kept", "why"), ("contacted", "KEY", "by letter"), ("gate", "vote"),
    ("link", "KEY", "e2:64.4%"), ("log",),
    ("mark-read", "vote", "The count"), ("note", "KEY", "a note"), ("precedents", "KEY"),
    ("rate", "KEY", "stands", "--reason", "why"), ("read", "KEY", "stands"), ("redo",), ("show", "KEY"),
    ("ties", "KEY"), ("undo",), ("unread", "vote"), ("waiting",),
]  # fmt: skip


@pytest.mark.parametrize("arguments", IN_JSON, ids=lambda value: " ".join(value))
def test_whatever_is_listed_or_changed_is_told_in_json_too(types, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    key = key_of(types, "64%")
    (tmp_path / "new.txt").write_text("Something new: he won 64% of the votes.\n")
    types("ann", "add", str(tmp_path / "new.txt"), "--scale", "draft")
    types("ann", "rate", "new#1", "stands")
    for setting in (("stands", "r1"), ("change", "r2")):
        types("ann", "rate", key, setting[0], "--reason", setting[1], "--source", "A")
    types("ann", "ask", key, "Where from?")
    types("ann", "assign", "new#1", "ben", "--task", "read")
    if arguments == ("redo",):
        types("ann", "undo")
    if arguments == ("evidence", "update"):
        (tmp_path / "count.txt").write_text("All is new.\n")
    who = "ben" if arguments[0] in ("read", "waiting") else "ann"
    files = {"ARTICLE": "vote.txt", "NEW": "other.txt", "COUNT": "count.txt"}
    (tmp_path / "other.txt").write_text("Nobody won 12% of anything.\n")
    asked = [str(tmp_path / files[word]) if word in files else word.replace("KEY", key) for word in arguments]
    code, out, err = types(who, *asked, "--json")
    assert code in ((0, 1) if arguments[0] == "gate" else (0,)), err
    whole = out.startswith("{\n")
    told = [json.loads(out)] if whole else [json.loads(line) for line in out.splitlines()]
    assert told, err
    assert all(isinstance(item, dict) and item for item in told)


def test_a_desk_is_made_and_filled_in_json_too(types, tmp_path: Path) -> None:
    assert types("ann", "desk", "export", str(tmp_path / "out.json"))[0] == 0
    (tmp_path / "ours.toml").write_text('[policies.ours]\ntitle = "Ours"\n')
    assert json.loads(types("ann", "desk", "define", str(tmp_path / "ours.toml"), "--json")[1]) == {
        "kind": "policy", "name": "ours",
    }  # fmt: skip
    for arguments, name in (
        (("new", str(tmp_path / "b")), "folder"),
        (("import", str(tmp_path / "out.json")), "documents"),
    ):
        code = run(["--desk", str(tmp_path / "b"), "desk", *arguments, "--json"])
        assert code == 0, name
    with Desk.open(tmp_path / "b") as copy:
        assert [article.slug for article in copy.articles.all()] == ["vote"]


def test_a_reading_that_is_taken_back_leaves_the_claim_disputed_and_says_so(types, key: str) -> None:
    assert "disputed" in types("ben", "read", key, "stands")[1]
    code, out, err = types("ben", "undo")
    assert (code, "took back: read-second" in out) == (0, True)
    assert f"{key} stays disputed" in err
    assert "disputed: Ann says" not in types("ben", "read", key, "change")[1]
    code, out, _ = types("cyd", "gate", "vote")
    assert (code, "a third person decides" in out) == (1, True)
    assert "after seeing" in types("cyd", "log", key)[1]
    assert "Second reader, after seeing the first" in types("cyd", "report", "vote", "--no-search")[1]
