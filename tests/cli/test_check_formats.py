"""`factcheck check --format`: the same check in every format, for people, programs and spreadsheets."""

import csv
import io
import json
import re

import pytest

from factcheck.reports.check_formats import CHECK_FORMATS
from factcheck.reports.check_rows import COLUMNS
from tests.cli.running import ROOT, SEEDS, factcheck

CHECK = ("check", SEEDS / "articles" / "training.txt", "-e", SEEDS / "evidence")


@pytest.fixture(scope="module")
def written():
    return {name: factcheck(*CHECK, "--format", name) for name in ("table", *CHECK_FORMATS)}


def test_every_format_leaves_with_the_same_code_and_says_nothing_beside(written):
    assert {(done.returncode, done.stderr) for done in written.values()} == {(1, "")}


def test_the_short_options_are_the_same(written):
    assert factcheck(*CHECK).stdout == written["table"].stdout
    assert factcheck(*CHECK, "--json").stdout == written["json"].stdout
    assert factcheck(*CHECK, "--sarif").stdout == written["sarif"].stdout
    assert "give one format" in factcheck(*CHECK, "--json", "--format", "csv").stderr


def test_csv_and_lines_of_json_hold_the_same_rows(written):
    lines = [json.loads(line) for line in written["jsonl"].stdout.splitlines()]
    table = list(csv.DictReader(io.StringIO(written["csv"].stdout.removeprefix("\ufeff"))))
    assert len(lines) == len(table)
    assert all(list(line) == list(COLUMNS) for line in lines)
    for line, row in zip(lines, table, strict=True):
        shown = {name: "" if value is None else str(value).upper() if isinstance(value, bool) else str(value)
                 for name, value in line.items()}  # fmt: skip
        assert shown == {name: value.removeprefix("'") for name, value in row.items()}


def test_a_row_says_what_was_claimed_what_is_reported_and_how_they_stand(written):
    lines = [json.loads(line) for line in written["jsonl"].stdout.splitlines()]
    (row,) = (line for line in lines if line["claimed"] == "66.30%" and line["question"] == "true")
    assert (row["value"], row["low"], row["high"], row["unit"]) == ("66.30", "66.295", "66.305", "percent")
    assert (row["stance"], row["reported_value"]) == ("contradicts", "63.60")
    assert row["source"].endswith("final-result.csv")
    text = (SEEDS / "articles" / "training.txt").read_text()
    assert text[row["start"] : row["end"]] == "66.30%"


def test_what_json_says_of_claims_and_of_the_article_against_itself_is_all_in_the_rows(written):
    whole = json.loads(written["json"].stdout)
    lines = [json.loads(line) for line in written["jsonl"].stdout.splitlines()]
    assert {line["claim"] for line in lines} - {None} == set(range(1, len(whole["claims"]) + 1))
    itself = [line["working"] for line in lines if line["question"] == "itself"]
    assert itself == [item["working"] for item in whole["self_checks"]]
    assert len(itself) > 0


def test_hostile_words_steer_nothing_in_any_format(tmp_path):
    (tmp_path / "a.txt").write_text('=HYPERLINK("x") had 66.30% of votes\x1b[31m\u202e in 2012.\n')
    for name in CHECK_FORMATS:
        told = factcheck("check", "a.txt", "-e", SEEDS / "evidence", "--format", name, cwd=tmp_path).stdout
        assert not {"\x1b", "\u202e"} & set(told)
        assert not any(line.startswith("=") or ",=" in line or ',"=' in line for line in told.splitlines())


def test_several_articles_are_checked_one_after_the_other(tmp_path):
    drafts = [SEEDS / "articles" / f"{name}.txt" for name in ("training", "elections")]
    evidence = ("-e", SEEDS / "evidence")
    done = factcheck("check", *drafts, tmp_path / "gone.txt", *evidence)
    assert done.returncode == 2
    assert "gone.txt" in done.stderr
    assert done.stdout == "\n".join(factcheck("check", draft, *evidence).stdout for draft in drafts)
    log = json.loads(factcheck("check", *drafts, *evidence, "--sarif").stdout)
    alone = [json.loads(factcheck("check", draft, *evidence, "--sarif").stdout) for draft in drafts]
    assert log["runs"] == [run for each in alone for run in each["runs"]]
    assert "csv is for one article" in factcheck("check", *drafts, "--format", "csv").stderr


def test_the_hook_for_git_runs_what_the_program_has(tmp_path):
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text()
    (entry,) = re.findall(r"^  entry: factcheck (.+)$", hook, re.MULTILINE)
    (pattern,) = re.findall(r"^  files: (.+)$", hook, re.MULTILINE)
    (tmp_path / "good.md").write_text("Vladimir Putin won with 63.60% of the votes.\n")
    (tmp_path / "bad.md").write_text("Vladimir Putin won with 66.30% of the votes.\n")
    arguments = (entry, "--evidence", SEEDS / "evidence" / "final-result.csv")
    assert re.search(pattern, "good.md")
    assert factcheck(*arguments, "good.md", cwd=tmp_path).returncode == 0
    assert factcheck(*arguments, "good.md", "bad.md", cwd=tmp_path).returncode == 1


def test_a_rate_is_an_object_in_format_2_and_words_in_format_1(tmp_path):
    (tmp_path / "a.txt").write_text("The murder rate was 12.5 per 100,000 people in 2023, said Anna Berg.\n")
    done = {
        version: factcheck("check", "a.txt", "--json", *version, cwd=tmp_path) for version in ((), *map(_asked, "12"))
    }
    plain = {version: json.loads(each.stdout) for version, each in done.items()}
    new, old, named = plain[()], plain[_asked("1")], plain[_asked("2")]
    assert new == named
    assert (new["format"], old["format"]) == (2, 1)
    (claim,), (before,) = new["claims"], old["claims"]
    assert claim["figure"].pop("per") == {"value": "100000", "unit": "people"}
    assert before["figure"].pop("per") == "100000 people"
    about = claim.pop("statement")
    assert (about["speaker"], about["period"], about["role"], about["denied"]) == ("Anna Berg", "2023", "level", False)
    assert claim == before
    assert "csv has no versions" in factcheck("check", "a.txt", "--format", "csv", *_asked("1"), cwd=tmp_path).stderr


def _asked(version: str) -> tuple[str, str]:
    return ("--format-version", version)


def test_what_a_source_contradicts_is_listed_though_it_is_no_quantity(tmp_path):
    (tmp_path / "article.txt").write_text(
        "A season\n\nHarbour Rovers finished the 2016 season in fifth place. The ground was painted in 2014.\n"
    )
    (tmp_path / "source.txt").write_text(
        "In the 2016 league season Harbour Rovers ended seventh with 54 points; Port Ash were runners-up.\n"
    )
    done = factcheck("check", tmp_path / "article.txt", "-e", tmp_path / "source.txt")
    assert done.returncode == 1
    assert "seventh there, not fifth" in done.stdout
    assert "1 claim without a quantity not listed" in done.stdout


def test_the_table_shows_what_a_source_has_of_a_figure_that_is_only_expected(tmp_path):
    (tmp_path / "a.txt").write_text("Grantham will pay a fee of $135 million if the deal fails.\n")
    (tmp_path / "release.txt").write_text("If the deal fails, Grantham will pay a fee of $135 million.\n")
    told = factcheck("check", "a.txt", "-e", "release.txt", cwd=tmp_path).stdout
    assert "-              $135 million in both; a prediction, so not supported" in told
    assert "release.txt, line 1" in told
    alone = factcheck("check", "a.txt", "-e", "a.txt", cwd=tmp_path).stdout
    assert "not checkable: prediction" in alone
