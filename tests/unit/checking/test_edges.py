"""A fault in one claim, passage, file, article or format ends there: it is named, and everything else is done."""

from __future__ import annotations

import errno
import json

import pytest

import factcheck
from factcheck.checking import self_checks
from factcheck.claims.finding import _Finder
from factcheck.cli import claims as claims_command
from factcheck.cli import main
from factcheck.desk import Desk
from factcheck.desk.judging import gate
from factcheck.documents import Document, read_text, sources
from factcheck.evidence import linking
from factcheck.reports import gathering
from factcheck.reports.formats import json_data

ARTICLE = "The port handled 48,200 containers in 2023.\nRents rose by 5.2% in 2023.\nThe prison holds 1,180 inmates.\n"
SOURCE = "The port handled 52,900 containers in 2023.\nRents rose by 5.2% in 2023.\nThe prison holds 1,180 inmates.\n"


class Explosion(Exception):
    """Something that nobody foresaw."""


def named(argument):
    """Give the words by which a test tells one argument from another: its own, without what stands around them."""
    if isinstance(argument, Document):
        return argument.source
    return getattr(getattr(argument, "claim", argument), "text", str(argument))


def failing(function, marker, error=None):
    """Give `function`, but failing where one of its arguments is about `marker`."""

    def explode(*args, **options):
        if any(marker in named(argument) for argument in args):
            raise error or Explosion("nobody\nforesaw this")
        return function(*args, **options)

    return explode


def checked():
    return factcheck.check(read_text(ARTICLE, "article.txt"), [read_text(SOURCE, "source.txt")])


def stances(check):
    return {finding.claim.figure.text: finding.suggestion.stance for finding in check.findings}


@pytest.fixture
def sound():
    return stances(checked())


def test_a_claim_at_which_the_program_fails_says_so_and_the_others_are_judged(monkeypatch, sound):
    monkeypatch.setattr(linking, "query_for", failing(linking.query_for, "containers"))
    check = checked()
    assert sound["48,200 containers"] == "contradicts"
    assert stances(check) == {**sound, "48,200 containers": "unsupported"}
    (fault,) = check.errors
    assert fault.source == "claim 1, “48,200 containers”"
    assert fault.problem == "a fault of the program (Explosion: nobody foresaw this)"
    assert "explode" in fault.trace
    (failed,) = [finding for finding in check.findings if finding.faults]
    assert failed.faults[0].claim == failed.claim.id == fault.claim
    assert failed.links == ()
    assert failed.suggestion.working == f"not compared: {fault.problem}"


def test_a_passage_at_which_the_program_fails_is_named_and_the_others_are_compared(monkeypatch):
    article = read_text("Rents rose by 5.2% in 2023.\n", "article.txt")
    evidence = [read_text("Rents rose by 5.2% in 2023, Okafor said.\n", "bad.txt"), read_text(SOURCE, "good.txt")]
    monkeypatch.setattr(linking, "relation_to", failing(linking.relation_to, "bad.txt"))
    check = factcheck.check(article, evidence)
    (finding,) = check.findings
    assert finding.suggestion.stance == "supports"
    assert finding.suggestion.working.endswith("; 1 passage could not be compared")
    assert {check.documents[link.document].source for link in finding.links if not link.same_article} == {"good.txt"}
    assert [fault.source for fault in check.errors] == ["claim 1, “5.2%” beside bad.txt, line 1"]


def test_a_sentence_that_cannot_be_read_for_claims_is_named_and_the_others_are(monkeypatch):
    whole = [claim.text for claim in checked().claims]

    def parts(self, passage, read=_Finder._parts):
        if "Rents" in self.document.words(passage):
            raise Explosion
        return read(self, passage)

    monkeypatch.setattr(_Finder, "_parts", parts)
    check = checked()
    assert [claim.text for claim in check.claims] == [text for text in whole if "Rents" not in text]
    assert [fault.source for fault in check.errors] == ["article.txt, line 2"]


def test_a_check_of_the_article_against_itself_that_fails_leaves_the_others(monkeypatch):
    def find_everything(article):
        raise Explosion

    text = "The election was held on Monday, 4 March 2012.\n"
    article = read_text(text, "article.txt")
    whole = factcheck.check(article).self_checks
    assert whole
    monkeypatch.setattr(self_checks, "_CHECKS", (find_everything, *self_checks._CHECKS))
    check = factcheck.check(article)
    assert check.self_checks == whole
    assert [fault.source for fault in check.errors] == ["the article against itself, everything"]


def test_a_file_at_which_the_program_fails_is_named_and_the_others_are_read(monkeypatch, tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(SOURCE)
    monkeypatch.setattr(sources, "fetch", failing(sources.fetch, "b.txt"))
    check = factcheck.check(read_text(ARTICLE, "article.txt"), [tmp_path])
    assert [error.source for error in check.errors] == [str(tmp_path / "b.txt")]
    assert [document.source for document in check.documents.values()][1:] == [
        str(tmp_path / "a.txt"),
        str(tmp_path / "c.txt"),
    ]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(1), OSError(errno.ENOSPC, "no room")])
def test_an_interruption_and_a_full_disk_are_no_fault_of_one_claim(monkeypatch, error):
    monkeypatch.setattr(linking, "query_for", failing(linking.query_for, "containers", error))
    with pytest.raises(type(error)):
        checked()


# The commands ----------------------------------------------------------------------------------------------------


@pytest.fixture
def run(tmp_path, monkeypatch, capfdbinary):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FACTCHECK_TRACEBACK", raising=False)
    (tmp_path / "article.txt").write_text(ARTICLE)
    (tmp_path / "source.txt").write_text(SOURCE)

    def run(*arguments):
        code = main.run(list(arguments))
        out, error = capfdbinary.readouterr()
        return code, out.decode(), error.decode()

    return run


@pytest.fixture
def desk(run, tmp_path):
    with Desk.create(tmp_path / "desk") as desk:
        for slug in ("first", "second"):
            desk.articles.add(read_text(ARTICLE, f"{slug}.txt"), ARTICLE.encode(), slug=slug)
    return "desk"


@pytest.mark.parametrize("option", [(), ("--json",), ("--sarif",)])
def test_check_names_the_claim_does_the_rest_and_exits_2(run, monkeypatch, option):
    monkeypatch.setattr(linking, "query_for", failing(linking.query_for, "Rents"))
    code, out, error = run("check", "article.txt", "-e", "source.txt", *option)
    assert code == 2
    assert error == "factcheck: claim 2, “5.2%”: a fault of the program (Explosion: nobody foresaw this)\n"
    assert "52,900 containers, not 48,200 containers" in out


def test_the_traceback_is_shown_to_who_asks_for_it(run, monkeypatch):
    monkeypatch.setattr(linking, "query_for", failing(linking.query_for, "Rents"))
    monkeypatch.setenv("FACTCHECK_TRACEBACK", "1")
    code, out, error = run("check", "article.txt", "-e", "source.txt")
    assert (code, "Traceback" in error, "in explode" in error) == (2, True, True)
    assert "52,900 containers, not 48,200 containers" in out


def test_claims_lists_the_others(run, desk, monkeypatch):
    monkeypatch.setattr(claims_command, "_line", failing(claims_command._line, "Rents"))
    code, out, error = run("--desk", desk, "claims", "first")
    assert (code, error) == (2, "factcheck: first#2: a fault of the program (Explosion: nobody foresaw this)\n")
    assert [line.split()[0] for line in out.splitlines()] == ["first#1", "first#3"]


@pytest.mark.parametrize("option", [(), ("--json",)])
def test_the_gate_holds_back_what_it_could_not_look_at(run, desk, monkeypatch, option):
    monkeypatch.setattr(gate, "_hindrances", failing(gate._hindrances, "Rents"))
    code, out, error = run("--desk", desk, "gate", "first", *option)
    assert (code, error) == (2, "factcheck: first#2: a fault of the program (Explosion: nobody foresaw this)\n")
    assert "not looked at: a fault of the program" in out
    assert out.count("not rated yet") == 2
    assert "Traceback" not in out


def test_a_report_leaves_out_the_claim_says_so_and_exits_2(run, desk, monkeypatch):
    monkeypatch.setattr(gathering, "meaning", failing(gathering.meaning, "5.2%"))
    code, out, error = run("--desk", desk, "report", "first", "second", "--format", "json")
    assert (code, error.count("\n")) == (2, 2)
    assert error.startswith("factcheck: first#2: a fault of the program (Explosion")
    for report in json.loads(out)["reports"]:
        assert [claim["label"].split("#")[1] for claim in report["claims"]] == ["1", "3"]
        assert report["reasons"][-1].endswith("#2: left out, the program failed at it")


def test_an_article_that_cannot_be_reported_leaves_the_others(run, desk, monkeypatch):
    monkeypatch.setattr(gathering, "ask_gate", failing(gathering.ask_gate, "first"))
    code, out, error = run("--desk", desk, "report", "--format", "json")
    assert (code, error) == (2, "factcheck: first: a fault of the program (Explosion: nobody foresaw this)\n")
    assert [report["article"]["slug"] for report in json.loads(out)["reports"]] == ["second"]


def test_a_format_that_fails_leaves_no_half_file_behind(run, desk, monkeypatch, tmp_path):
    def write(reports, options):
        yield b"half a report"
        raise Explosion

    monkeypatch.setattr(json_data, "write", write)
    code, _, error = run("--desk", desk, "report", "--format", "json", "-o", "out.json")
    assert (code, error) == (2, "factcheck: the json report: a fault of the program (Explosion)\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.txt", "desk", "source.txt"]


def test_an_article_is_put_on_the_desk_without_the_sentence_that_cannot_be_read(run, desk, monkeypatch):
    def parts(self, passage, read=_Finder._parts):
        if "Rents" in self.document.words(passage):
            raise Explosion
        return read(self, passage)

    monkeypatch.setattr(_Finder, "_parts", parts)
    code, out, error = run("--desk", desk, "add", "article.txt")
    assert (code, out) == (2, "article: 2 claims\n")
    assert error.splitlines()[0] == "factcheck: article.txt, line 2: a fault of the program (Explosion)"
