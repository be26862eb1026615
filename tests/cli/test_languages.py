"""What `factcheck check` and a report say of a text whose words are not read."""

import json

import pytest

from tests.cli.running import commands, factcheck

BULGARIAN = (
    "За кандидата гласуваха 64 % от избирателите, и това не беше така, както след изборите, съобщиха от комисията.\n"
)
ENGLISH = "The candidate got 61% of the votes, and that was not what the commission had said in the year before.\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "избори.txt"
    path.write_text(BULGARIAN, encoding="utf-8")
    (tmp_path / "source.txt").write_text(ENGLISH, encoding="utf-8")
    return path


def test_the_table_names_the_language_and_shows_the_relation_without_a_stance(article):
    done = factcheck("check", article, "-e", article.with_name("source.txt"))
    assert done.returncode == 0
    assert "Bulgarian: words are not read" in done.stdout.splitlines()
    assert "supports" not in done.stdout
    assert "MATCH" not in done.stdout
    assert "DIFFERS" not in done.stdout


def test_evidence_whose_words_are_read_is_not_said_to_be_held_against_itself(tmp_path):
    german = "Die Quote sank im März auf 5,6 Prozent, teilte die Behörde am Freitag mit, und sie war nicht niedriger.\n"
    for name in ("article.txt", "source.txt"):
        (tmp_path / name).write_text(german, encoding="utf-8")
    said = factcheck("check", "article.txt", "-e", "source.txt", cwd=tmp_path).stdout
    assert said.count("the article is not held against itself") == 1


def test_programs_are_told_language_and_level(article):
    done = factcheck("check", article, "-e", article.with_name("source.txt"), "--json")
    result = json.loads(done.stdout)
    told = {name: (document["language"], document["level"], document["unread"])
            for name, document in result["documents"].items()}  # fmt: skip
    assert told == {"a1": ("bg", 0, "Bulgarian: words are not read"), "e1": ("en", 4, None)}
    stances = {finding["suggestion"]["stance"] for claim in result["claims"] for finding in claim["findings"]}
    assert stances <= {"unclear", "unsupported"}


def test_a_text_that_is_too_short_to_tell_is_said_to_be_read_as_english(tmp_path):
    done = factcheck("check", "-", stdin="Turnout was 64%.\n")
    assert "language: too short to tell, read as English" in done.stdout


def test_a_report_says_it(article, tmp_path):
    run = commands(tmp_path / "desk", tmp_path)
    run("add", article)
    assert "- Language: Bulgarian: words are not read" in run("report", "--format", "md")
