"""The command line as it is met: what was meant by a slip, what can be given, whole helps, completion, the man page."""

import json
import re
from importlib.metadata import PackageNotFoundError, distribution

import pytest

from factcheck.cli.main import COMMANDS, GROUPS, run
from factcheck.manual.roff import FILE, man_page
from tests.cli.running import SEEDS, commands, factcheck


@pytest.fixture
def desk(tmp_path):
    """A desk with the interview and two sources, and a function that runs a command on it."""
    command = commands(tmp_path / "desk", tmp_path)
    command("add", SEEDS / "articles" / "elections.txt", "--slug", "elections", "--scale", "draft")
    command("evidence", "add", SEEDS / "evidence" / "commission-count.txt", "--primary")
    command("evidence", "add", SEEDS / "evidence" / "counts.txt")
    return command


def lines(text):
    return [line for line in text.splitlines() if line]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        (("clams",), "clams is no command of factcheck; did you mean claims"),
        (("desk", "imfo"), "imfo is no command of factcheck desk; did you mean info"),
        (("evidence", "serch"), "did you mean search"),
        (("zzzzz",), "`factcheck --help` lists them"),
    ],
)
def test_a_slip_in_a_command_is_answered_with_what_was_meant(capsys, slip, meant):
    assert run(list(slip)) == 2
    [line] = lines(capsys.readouterr().err)
    assert meant in line


@pytest.mark.parametrize(
    ("arguments", "choices"),
    [
        (("rate", "elections#4"), "1 stands, 2 change, 3 ask"),
        (("rate",), "elections#1 to #18"),
        (("show",), "elections#1 to #18"),
        (("exempt", "elections#4"), "two-origins"),
        (("completion",), "bash, zsh, fish"),
    ],
)
def test_a_missing_argument_names_what_can_be_given(desk, tmp_path, capsys, arguments, choices):
    assert run(["--desk", str(tmp_path / "desk"), *arguments]) == 2
    [line] = lines(capsys.readouterr().err)
    assert choices in line


def test_without_a_desk_a_missing_argument_is_still_named(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["rate"]) == 2
    assert "factcheck rate needs CLAIM" in capsys.readouterr().err


def test_every_command_stands_in_one_group_of_the_help(capsys):
    named = [name for names in GROUPS.values() for name in names]
    assert sorted(named) == sorted(COMMANDS)
    assert run(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(f"\n{heading}:\n" in told for heading in GROUPS)


@pytest.mark.parametrize("group", ["desk", "evidence", "claim", "claimreview"])
def test_the_help_of_a_group_says_every_command_whole(capsys, group):
    assert run([group, "--help"]) == 0
    told = " ".join(capsys.readouterr().out.partition("Commands:")[2].split())
    assert not re.search(r"[a-z,]\.\.\.", told)  # a sentence that is cut; FILE... is none


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_every_shell(capsys, shell):
    assert run(["completion", shell]) == 0
    assert "_FACTCHECK_COMPLETE" in capsys.readouterr().out


def test_a_configuration_that_cannot_be_meant_is_named_by_every_command(desk, tmp_path, monkeypatch, capsys):
    (tmp_path / "config" / "factcheck").mkdir(parents=True)
    (tmp_path / "config" / "factcheck" / "config.toml").write_text('theme = "darc"\n')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert run(["--desk", str(tmp_path / "desk"), "claims", "elections", "--no-search"]) == 0
    told = capsys.readouterr()
    assert "config.toml: theme is 'darc'; did you mean dark?" in told.err
    assert "elections#1" in told.out
    (tmp_path / "config" / "factcheck" / "config.toml").write_text("colour = true\n")
    assert run(["--desk", str(tmp_path / "desk"), "claims", "elections", "--no-search"]) == 0
    assert "has no key colour" in capsys.readouterr().err


def line_of(text, key):
    return next(line for line in text.splitlines() if line.startswith(f"{key} "))


def test_claims_say_who_rated_and_what_the_verdict_rests_on(desk):
    # a claim in the very words of a source: whether a terse one is near enough to be judged is not asked here
    assert "  equal: 17.19% in both" in line_of(desk("claims", "elections"), "elections#14")
    shown = desk("show", "elections#14")
    letter = next(
        line.split()[0] for line in shown.splitlines() if re.match(r"\s*[A-Z] ", line) and "17.19% in both" in line
    )
    desk("--as", "Anna Lee", "rate", "elections#14", "stands", "--source", letter)
    line = line_of(desk("claims", "elections"), "elections#14")
    assert "settled  stands by Anna Lee" in line
    assert line.endswith("equal: 17.19% in both")
    listed = [json.loads(each) for each in desk("claims", "elections", "--json").splitlines()]
    told = next(each for each in listed if each["key"] == "elections#14")
    assert (told["relation"], told["judgement"]) == ("equal", "17.19% in both")


def test_without_a_search_nothing_is_said_of_what_nobody_rated(desk):
    assert "in both" not in desk("claims", "elections", "--no-search")


def test_claims_are_filtered_by_relation_and_sorted_by_trouble_and_worth(desk):
    equal = lines(desk("claims", "elections", "--relation", "equal"))
    assert [line.split()[0] for line in equal] == [f"elections#{number}" for number in range(12, 18)]
    rounds = lines(desk("claims", "elections", "--relation", "rounds"))
    assert sorted(lines(desk("claims", "elections", "--relation", "match"))) == sorted([*equal, *rounds])
    assert rounds
    assert not lines(desk("claims", "elections", "--relation", "differs"))
    desk("rate", "elections#4", "stands", "--source", "A")
    assert lines(desk("claims", "elections", "--sort", "trouble"))[-1].startswith("elections#4 ")
    worth = [
        json.loads(line)["claim"]["worthiness"]
        for line in lines(desk("claims", "elections", "--sort", "worth", "--json"))
    ]
    assert worth == sorted(worth, reverse=True)
    assert desk("claims", "elections", "--state", "disputed") == ""


def test_a_source_is_put_on_its_side_by_an_option(desk):
    told = json.loads(desk("rate", "elections#4", "stands", "--against", "A", "--source", "B", "--json"))
    assert sorted(source["side"] for source in told["sources"]) == ["against", "for"]
    against = next(source["document"] for source in told["sources"] if source["side"] == "against")
    assert f"source against: {against}" in desk("show", "elections#4")


def test_the_man_page_is_the_manual_as_it_is_now():
    assert FILE.read_text("utf-8") == man_page(), "write it anew with `python -m factcheck.manual.roff`"
    assert re.search(r'^\.SH "GETTING STARTED"$', man_page(), re.MULTILINE)
    requests = {line.split()[0] for line in man_page().splitlines() if line.startswith(".")}
    assert requests <= {".TH", ".SH", ".SS", ".B", ".PP", ".nf", ".fi", ".IP"}


def test_the_man_page_is_installed_where_man_looks():
    try:
        installed = distribution("factcheck-workbench").files or []
    except PackageNotFoundError:
        pytest.skip("it is not installed")
    assert any(str(file).endswith("share/man/man1/factcheck.1") for file in installed)


def test_an_article_is_called_otherwise_set_aside_and_taken_up_in_lines(desk):
    desk("article", "elections", "--title", "Putin wins")
    told = desk("article", "elections", "--aside", "the author took it back").strip()
    assert told.endswith("Putin wins  set aside: the author took it back")
    assert json.loads(desk("article", "elections", "--json"))["aside"] == "the author took it back"
    assert "--aside and --take-up exclude each other" in desk(
        "article", "elections", "--aside", "x", "--take-up", code=2
    )
    assert "needs a title" in desk("article", "elections", "--title", " ", code=2)
    assert desk("article", "elections", "--take-up").strip().endswith("Putin wins")
    desk("undo")
    assert "set aside" in desk("article", "elections")


def test_one_claim_has_one_number_in_lines_in_json_and_in_the_report(desk):
    listed = [json.loads(line) for line in lines(desk("claims", "elections", "--no-search", "--json"))]
    places = [claim["claim"]["start"] for claim in listed]
    assert places == sorted(places)
    assert lines(desk("claims", "elections", "--no-search", "--sort", "place", "--json")) == lines(
        desk("claims", "elections", "--no-search", "--json")
    )
    assert [line.split()[0] for line in lines(desk("claims", "elections", "--no-search"))] == [
        claim["key"] for claim in listed
    ]
    reported = json.loads(desk("report", "elections", "--format", "json"))["reports"][0]["claims"]
    assert [claim["label"] for claim in reported] == [claim["key"] for claim in listed]
    assert [claim["number"] for claim in reported] == [claim["number"] for claim in listed]


def test_a_list_of_claims_that_is_empty_says_why(desk, tmp_path):
    assert desk("claims", "elections")
    commands(tmp_path / "empty", tmp_path)
    for folder, words, told in (
        ("desk", ["elections", "--disputed"], "no claim is like that"),
        ("empty", [], "there is no article on this desk yet"),
    ):
        done = factcheck("--desk", tmp_path / folder, "claims", *words)
        assert (done.returncode, done.stdout, done.stderr.strip()) == (0, "", told)


@pytest.mark.parametrize("typed", ["unconfirmed", "cannot confirm", "cannot-confirm", "Cannot-Confirm", "4"])
def test_a_rating_can_be_typed_as_it_is_shown_stored_or_pressed(desk, typed):
    assert desk("rate", "elections#4", typed).startswith("elections#4: unconfirmed")


def test_one_of_something_is_told_as_one(tmp_path):
    command = commands(tmp_path / "one", tmp_path)
    assert "1 operation, " in command("desk", "info")
    assert "sound, 1 operation, " in command("desk", "verify")
    assert command("desk", "doctor").endswith("1 operation is whole\n")
    assert ": 1 operation and 0 files, " in command("desk", "backup", tmp_path / "copy")


def test_the_gate_gives_all_reasons_of_a_claim_in_one_line_and_one_line_to_what_nobody_rated(desk):
    desk("article", "elections", "--scale", "plain", "--policy", "published")
    desk("rate", "elections#4", "wrong")
    desk("rate", "elections#13", "accurate", "--source", "A")
    head, *told = lines(desk("gate", "elections", code=1))
    reasons = json.loads(desk("gate", "elections", "--json", code=1))["reasons"]
    assert head == f"NOT CLEARED (published): {len(reasons)} reasons"
    words = {reason["claim"]: [] for reason in reasons}
    for reason in reasons:
        words[reason["claim"]].append(reason["words"])
    assert len(words["elections#4"]) >= 3
    assert told[:-1] == [f"{claim}: {'; '.join(words[claim])}" for claim in ("elections#4", "elections#13")]
    assert told[-1] == "elections: 11 claims not rated yet: #1, #8-#12, #14-#18"
    assert len(words) == 2 + 11


def test_a_letter_that_no_passage_has_is_answered_with_those_that_there_are(desk):
    told = desk("rate", "elections#13", "stands", "--source", "Z", code=2)
    assert re.search(r"Z: is no passage of this claim; `factcheck show elections#13` letters A(, [B-Y])*$", told)


def test_what_was_not_compared_is_said_with_every_passage_of_a_claim(desk):
    shown = desk("show", "elections#4")
    assert "  A  MATCH  63.75% rounds to 64%; not compared: date, base\n" in shown
    links = json.loads(desk("show", "elections#4", "--json"))["findings"][0]["links"]
    assert shown.count("; not compared: ") == sum(bool(link["not_compared"]) for link in links)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("show", "elections"), "elections: is no claim; write it with its number, as in elections#7"),
        (("rate", "elections#x", "stands"), "elections#x: is no claim; write it with its number, as in elections#7"),
        (("show", ""), ": is no claim; write it with its number, as in elections#7"),
        (("ask", "elections#3"), "ask what? factcheck ask elections#3 TEXT"),
        (("ask", "elections#99"), "elections#99: is no claim"),
    ],
)
def test_what_is_not_whole_is_answered_with_what_it_lacks(desk, arguments, told):
    assert told in desk(*arguments, code=2)
