"""Questions that leave as a page with room for the answers, and the answers that come back by it."""

import json
import re

import html5lib
import pytest

from tests.cli.running import commands, factcheck

DRAFT = "The count\n\nGarston counted 1,835 <b>ballots</b> on Sunday. Walton counted 2,100 ballots.\n"


@pytest.fixture
def run(tmp_path):
    (tmp_path / "count.txt").write_text(DRAFT)
    run = commands(tmp_path / "desk", tmp_path)
    run("add", "count.txt", "--scale", "draft")
    run("ask", "count#1", "Is this </script><script>alert(1)</script> the final count?", "--to", "the ministry")
    run("ask", "count#2", "And this?", "--to", "the author")
    return run


def page(run, tmp_path, *options):
    run("ask", "count", "--page", "-o", "questions.html", *options)
    return (tmp_path / "questions.html").read_text()


def saved(text, **answers):
    """What the page's button saves, put together from the page."""
    about = json.loads(re.search(r'<script type="application/json" id="about">(.*?)</script>', text, re.DOTALL)[1])
    return json.dumps({**about, "answered_by": "Dr Lee", "answers": {key[1:]: value for key, value in answers.items()}})


def test_the_page_is_one_sound_file_that_loads_and_sends_nothing(run, tmp_path):
    text = page(run, tmp_path)
    html5lib.HTMLParser(strict=True).parse(text)
    assert "default-src 'none'" in text
    assert not re.search(r'(?:src|href|action)\s*=\s*"', text)
    assert text.count("<script") == 2
    assert "<mark>1,835 &lt;b&gt;" in text or "<mark>1,835</mark> &lt;b&gt;" in text
    assert text.count("<textarea") == 3


def test_with_a_name_only_the_questions_to_them_are_on_it(run, tmp_path):
    text = page(run, tmp_path, "--to", "the author")
    assert "And this?" in text
    assert "final count" not in text
    assert (
        "no open questions to nobody"
        in factcheck("--desk", tmp_path / "desk", "ask", "count", "--page", "--to", "nobody").stderr
    )


def test_what_it_saves_comes_back_with_who_answered(run, tmp_path):
    answer = "No.\n2. of the list is final."
    (tmp_path / "answers.json").write_text(saved(page(run, tmp_path), n1=answer, n2="  "))
    assert "answer to question 1" in run("answer", "count", "--file", "answers.json")
    first, second = (json.loads(line) for line in run("ask", "count", "--json").splitlines())
    assert (first["answer"], first["answered_by"]) == (answer, "Dr Lee")
    assert second["answer"] is None


def test_the_text_of_it_comes_back_by_mail(run, tmp_path):
    (tmp_path / "mail.txt").write_text("> 1. Is this\n\n1. No.\n– 2. of the list is final.\n\n2. Yes.\n")
    run("answer", "count", "--file", "mail.txt")
    first, second = (json.loads(line) for line in run("ask", "count", "--json").splitlines())
    assert (first["answer"], second["answer"]) == ("No.\n– 2. of the list is final.", "Yes.")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"article": "other"}, "are those to other"),
        ({"questions": {"1": "Another question?"}}, "are to other questions than those here: 1"),
        ({"answers": {"9": "x"}}, "are to other questions"),
        ({"answers": ["x"]}, "are no file that a page of questions saved"),
        ({"format": "x/9"}, "are those to"),
    ],
)
def test_answers_to_other_questions_are_told_and_nothing_is_kept(run, tmp_path, change, told):
    whole = json.loads(saved(page(run, tmp_path), n1="Yes.")) | change
    if change.get("answers") == {"9": "x"}:
        whole["questions"]["9"] = "nobody asked"
    (tmp_path / "answers.json").write_text(json.dumps(whole))
    assert told in run("answer", "count", "--file", "answers.json", code=2)
    assert all(json.loads(line)["answer"] is None for line in run("ask", "count", "--json").splitlines())
