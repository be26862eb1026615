"""Many articles against one library: by one job, by several, by processes that are lost."""

import json
import os
import signal

import msgspec
import pytest

import factcheck
from factcheck import check_many
from factcheck.documents import read_text
from factcheck.evidence import IndexUnusable, Library
from factcheck.reports.check_json import to_json
from factcheck.scanning.crew import Crew, NoCrew
from factcheck.scanning.model import Task


def lines(found):
    return {one.name: one.line for one in found}


def stances(line):
    claims = json.loads(line)["claims"]
    return {finding["suggestion"]["stance"] for claim in claims for finding in claim["findings"]}


def test_a_line_is_the_check_of_the_article_as_json(library, articles):
    name = str(articles / "wrong.txt")
    (scanned,) = check_many([name], library)
    evidence = read_text(
        "With all protocols processed, Vladimir Putin received 63.60% of the votes. Turnout was 65.34%.", "count.txt"
    )
    alone = to_json(factcheck.check(name, evidence=[evidence]))
    told = scanned.plain()
    assert told.pop("name") == name
    assert told.pop("library")
    assert told == json.loads(json.dumps(alone))


def test_several_processes_say_what_one_says(library, articles):
    one = lines(check_many([str(articles)], library))
    assert len(one) == 3
    assert stances(one[str(articles / "wrong.txt")]) == {"contradicts"}
    assert stances(one[str(articles / "right.txt")]) == {"supports"}
    assert lines(check_many([str(articles)], library, jobs=2)) == one


BAD = {
    "empty.txt": (b"", "is empty"),
    "broken.pdf": (b"%PDF-1.4 nothing", ""),
    "feed.jsonl": (b'{"title": "no words"}\n', "is no line of JSON with the article's words"),
    "feed2.jsonl": (b'{"text": "  "}\n', "holds no text"),
    "feed3.jsonl": (b"no json\n", "is no line of JSON"),
    "crawl.warc": (b"WARC/1.0\r\nnonsense", ""),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_article_is_a_line_with_its_error_and_the_others_are_done(name, library, articles):
    data, problem = BAD[name]
    (articles / name).write_bytes(data)
    found = {key: json.loads(line) for key, line in lines(check_many([str(articles)], library)).items()}
    assert len(found) == 4
    (bad,) = (line for line in found.values() if line["article"] is None)
    assert bad["name"].startswith(str(articles / name))
    assert problem in bad["errors"][0]["problem"]
    assert bad["claims"] == []


def test_a_name_that_is_not_there_is_a_line_too(library):
    (line,) = check_many(["nowhere.txt"], library)
    assert "is not there" in line.plain()["errors"][0]["problem"]


def test_what_was_done_is_passed_over(library, articles):
    done = {str(articles / "right.txt")}
    assert lines(check_many([str(articles)], library, done=done)).keys() == {
        str(articles / "words.txt"), str(articles / "wrong.txt"),
    }  # fmt: skip


def test_every_line_names_the_state_of_the_library_that_it_was_made_with(library, articles):
    first = {one.plain()["library"] for one in check_many([str(articles)], library)}
    seen = []
    for number, one in enumerate(check_many([str(articles)], library)):
        seen.append(one.plain()["library"])
        if number == 0:
            with Library(library) as opened:
                opened.add("e2", read_text("Turnout was 65.34%.", "other.txt"))
    assert first == {seen[0]}
    assert seen[1] == seen[2] != seen[0]


def test_a_library_that_is_open_is_taken_as_it_is(articles):
    with Library(None) as library:
        library.add("e1", read_text("Vladimir Putin received 63.60% of the votes.", "count.txt"))
        found = lines(check_many([str(articles / "wrong.txt")], library))
    assert stances(found[str(articles / "wrong.txt")]) == {"contradicts"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_is_no_library_is_refused(jobs, articles, tmp_path):
    (tmp_path / "other").write_bytes(b"no database at all" * 100)
    with pytest.raises(IndexUnusable):
        list(check_many([str(articles)], tmp_path / "other", jobs=jobs))


def test_a_library_in_a_folder_that_cannot_be_written_is_read(library, articles):
    before = sorted(library.parent.iterdir())
    library.parent.chmod(0o555)
    try:
        assert len(lines(check_many([str(articles)], library))) == 3
    finally:
        library.parent.chmod(0o755)
    if os.geteuid():
        assert sorted(library.parent.iterdir()) == before


def crew_of(library, jobs, seconds=60.0):
    return Crew(library, jobs, mark="m", seconds=seconds)


def test_a_process_that_is_killed_costs_no_article(library, tmp_path):
    tasks = [
        Task(f"a{n}", "record", msgspec.json.encode({"text": f"Putin received {n}.5% of the votes."}))
        for n in range(60)
    ]
    with crew_of(library, 2) as crew:
        found = []
        for one in crew.work(iter(tasks)):
            found.append(one)
            if len(found) in (5, 20):
                os.kill(crew.pids()[0], signal.SIGKILL)
    assert sorted(one.name for one in found) == sorted(task.name for task in tasks)
    assert all(json.loads(one.line)["article"] for one in found)


def test_an_article_that_never_ends_is_a_line_with_its_error(library, tmp_path):
    os.mkfifo(tmp_path / "endless.txt")  # reading it waits for somebody who writes
    good = Task("good", "record", b'{"text": "Putin received 63.6% of the votes."}')
    with crew_of(library, 1, seconds=0.5) as crew:
        work = crew.work(iter([Task(str(tmp_path / "endless.txt"), "file"), good]))
        endless = next(work)
        crew.seconds = 60.0  # the other one has all the time that a busy machine needs
        [other] = work
    assert endless.name.endswith("endless.txt")
    assert "nothing within" in json.loads(endless.line)["errors"][0]["problem"]
    assert other.name == "good"
    assert json.loads(other.line)["article"]


def test_processes_that_cannot_open_the_library_are_told_at_once(tmp_path, capfd):
    with crew_of(tmp_path / "none.sqlite", 2) as crew, pytest.raises(NoCrew):
        list(crew.work(iter([Task("a", "file")])))
    assert "none.sqlite" in capfd.readouterr().err


def test_no_process_outlives_its_crew(library):
    tasks = (Task(f"a{n}", "record", b'{"text": "Putin received 63.6% of the votes."}') for n in range(10))
    with crew_of(library, 2) as crew:
        next(crew.work(tasks))
        pids = crew.pids()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
