"""`factcheck watch` as a person runs it: folders, feeds, transcripts that grow, restarts, ends and bad input."""

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.cli.running import ROOT, SEEDS, factcheck

RATED = "Turnout was 65.3% in the election."
WRONG = "Putin received 68.6% of the votes."
NEW = "Zyuganov received 27.18% of the votes."
FEED = """<?xml version="1.0"?><rss version="2.0"><channel>{}</channel></rss>"""
ITEM = "<item><guid>{0}</guid><link>https://x.test/{0}</link><title>News</title><description>{1}</description></item>"


@pytest.fixture(scope="module")
def stocked(tmp_path_factory):
    """A desk with evidence and one rated claim."""
    folder = tmp_path_factory.mktemp("stocked")
    (folder / "old.txt").write_text(RATED)
    for arguments in (
        ("desk", "new", "desk"),
        ("--desk", "desk", "evidence", "add", SEEDS / "evidence"),
        ("--desk", "desk", "add", "old.txt"),
        ("--desk", "desk", "rate", "old#1", "wrong", "--reason", "it was not"),
    ):
        done = factcheck(*arguments, cwd=folder, XDG_STATE_HOME=str(folder / "state"))
        assert done.returncode == 0, done.stderr
    return folder / "desk"


@pytest.fixture
def desk(stocked, tmp_path):
    return shutil.copytree(stocked, tmp_path / "desk")


@pytest.fixture
def incoming(tmp_path):
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


@pytest.fixture
def once(desk, tmp_path):
    """Give a function that looks once, and gives the lines and the finished process."""

    def look(*arguments):
        state = str(tmp_path / "state")
        done = factcheck("watch", *arguments, "--desk", desk, "--once", cwd=tmp_path, XDG_STATE_HOME=state)
        return [json.loads(line) for line in done.stdout.splitlines()], done

    return look


def told(line):
    return [(each["kind"], each.get("key")) for each in line["told"]]


def test_what_was_rated_comes_back_and_what_is_wrong_is_told_once(once, incoming):
    (incoming / "one.txt").write_text(f"{RATED} {WRONG}")
    (line,), done = once("in")
    assert done.returncode == 1, done.stderr
    assert line["name"] == "in/one.txt"
    assert line["claims"]
    assert told(line) == [("rated", "old#1"), ("contradicted", None)]
    verdict, contradicted = line["told"]
    assert (verdict["rating"], verdict["likeness"]) == ("wrong", "same")
    assert "rated wrong on 20" in verdict["sentence"]
    assert "comes back the same in in/one.txt" in verdict["sentence"]
    assert "63.75%, not 68.6%" in contradicted["working"]
    assert verdict["sentence"] in done.stderr
    lines, done = once("in")
    assert (lines, done.returncode, done.stderr) == ([], 0, "")


def test_of_a_transcript_that_grows_only_what_is_new_is_told(once, incoming):
    transcript = incoming / "live.txt"
    transcript.write_text(f"{WRONG}\n\n")
    once(transcript)
    with transcript.open("a") as file:
        file.write(f"{RATED}\n\n")
    (line,), _ = once(transcript)
    assert told(line) == [("rated", "old#1")]
    assert len(line["claims"]) == 2
    os.utime(transcript, (1, 1))  # touched: nothing new
    assert once(transcript)[0] == []


def test_of_a_file_of_lines_that_grows_only_the_new_lines_are_scanned(once, incoming):
    archive = incoming / "agency.jsonl"
    archive.write_text(json.dumps({"text": WRONG}) + "\n")
    assert len(once("in")[0]) == 1
    with archive.open("a") as file:
        file.write(json.dumps({"text": RATED}) + "\n")
    (line,), _ = once("in")
    assert line["name"] == "in/agency.jsonl:2"


def test_a_feed_in_a_file_gives_its_entries_and_then_what_is_new_or_reads_otherwise(once, incoming):
    feed = incoming / "news.xml"
    feed.write_text(FEED.format(ITEM.format(1, WRONG) + ITEM.format(2, NEW)))
    lines, _ = once("in")
    assert [line["name"] for line in lines] == ["https://x.test/1", "https://x.test/2"]
    feed.write_text(FEED.format(ITEM.format(3, RATED) + ITEM.format(1, WRONG) + ITEM.format(2, f"{NEW} {RATED}")))
    lines, _ = once("in")
    assert [(line["name"], told(line)) for line in lines] == [
        ("https://x.test/3", [("rated", "old#1")]),
        ("https://x.test/2", [("rated", "old#1")]),
    ]


class Feed(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.headers.get("If-None-Match"))
        tag = f'"{len(self.server.feed)}"'
        same = self.headers.get("If-None-Match") == tag
        data = b"" if same else self.server.feed
        self.send_response(304 if same else 200)
        self.send_header("ETag", tag)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Feed) as running:
        running.asked = []
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


def test_a_feed_at_an_address_is_asked_whether_it_changed(once, server):
    address = f"http://127.0.0.1:{server.server_port}/rss"
    server.feed = FEED.format(ITEM.format(1, WRONG)).encode()
    lines, done = once(address)
    assert ([line["article"] for line in lines], done.returncode) == ([None], 2), "one's own network must be allowed"
    assert "--allow-private 127.0.0.1" in done.stderr
    assert server.asked == []

    lines, _ = once(address, "--allow-private", "127.0.0.1")
    assert [line["name"] for line in lines] == ["https://x.test/1"]
    tag = f'"{len(server.feed)}"'
    lines, done = once(address)
    assert (lines, done.returncode) == ([], 0)
    server.feed = FEED.format(ITEM.format(1, WRONG) + ITEM.format(2, RATED)).encode()
    lines, _ = once(address)
    assert [line["name"] for line in lines] == ["https://x.test/2"]
    assert server.asked == [None, tag, tag]


def test_what_cannot_be_read_is_a_line_and_the_rest_goes_on(once, incoming):
    (incoming / "a.pdf").write_bytes(b"%PDF-1.4 no more of it")
    (incoming / "b.rss").write_text("<rss></rss>")
    (incoming / "c.txt").write_text(WRONG)
    lines, done = once("in", "missing.txt")
    assert done.returncode == 2
    assert [(line["name"], line["article"] is None) for line in lines] == [
        ("in/a.pdf", True), ("in/b.rss", True), ("in/c.txt", False), ("missing.txt", True),
    ]  # fmt: skip
    for name, problem in (
        ("in/a.pdf", ""),
        ("in/b.rss", "is a feed without an entry"),
        ("missing.txt", "is not there"),
    ):
        assert sum(line.startswith(f"factcheck: {name}: {problem}") for line in done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert once("in", "missing.txt")[0] == []


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("-",), "standard input cannot be watched"),
        (("in", "--run", "no-such-program-anywhere"), "there is no such program"),
        (("in", "--run", "echo 'open"), "close the quotes"),
        (("in", "--every", "0"), "--every"),
    ],
)
def test_what_cannot_be_meant_is_said_before_anything_is_read(arguments, complaint, once, incoming):
    (incoming / "one.txt").write_text(WRONG)
    lines, done = once(*arguments)
    assert (lines, done.returncode) == ([], 2)
    assert complaint in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_memory_of_it_that_is_none_is_named(once, incoming, desk):
    (incoming / "one.txt").write_text(WRONG)
    (desk / "watched.sqlite").write_text("something else, and long enough to be no database " * 9)
    lines, done = once("in")
    assert (lines, done.returncode) == ([], 2)
    assert "watched.sqlite: what was seen cannot be kept there (file is not a database)" in done.stderr


def test_a_command_gets_each_line_without_a_shell(once, incoming, tmp_path):
    keep = tmp_path / "keep.py"
    keep.write_text(
        "import sys\nprint(sys.argv[1:], flush=True)\nopen(sys.argv[1], 'a').write(sys.stdin.read())\n"
        "sys.exit(int(sys.argv[2]))"
    )
    (incoming / "one.txt").write_text(WRONG)
    (incoming / "two.txt").write_text(RATED)
    lines, done = once("in", "--run", f"'{sys.executable}' '{keep}' kept 0 '$HOME;' '|'")
    assert [json.loads(line) for line in (tmp_path / "kept").read_text().splitlines()] == lines
    assert "['kept', '0', '$HOME;', '|']" in done.stderr
    (incoming / "three.txt").write_text(RATED)
    lines, done = once("in", "--run", f"'{sys.executable}' '{keep}' kept 7")
    assert (len(lines), done.returncode) == (1, 2)
    assert "left with 7 at in/three.txt" in done.stderr
    assert len((tmp_path / "kept").read_text().splitlines()) == 3


@pytest.fixture
def watching(desk, tmp_path):
    """Give a function that starts a watch which goes on; those that are left are ended."""
    started = []

    def start(*arguments):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(tmp_path / "state")}
        command = [sys.executable, "-m", "factcheck", "watch", *arguments, "--desk", str(desk), "--every", "0.1"]
        started.append(
            subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        )
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_goes_on_until_it_is_ended_and_again_where_it_was(end, watching, incoming, desk):
    (incoming / "one.txt").write_text(WRONG)
    process = watching("in")
    assert json.loads(process.stdout.readline())["name"] == "in/one.txt"
    (incoming / "two.txt").write_text(NEW)
    assert json.loads(process.stdout.readline())["name"] == "in/two.txt"
    done = factcheck("--desk", desk, "rate", "old#1", "accurate", "--reason", "it was", cwd=incoming)
    assert done.returncode == 0, done.stderr
    (incoming / "three.txt").write_text(RATED)
    line = json.loads(process.stdout.readline())
    assert line["told"][0]["rating"] == "accurate"
    process.send_signal(end)
    rest, errors = process.communicate(timeout=60)
    assert (process.returncode, rest) == (0, b""), errors
    assert b"Traceback" not in errors

    (incoming / "four.txt").write_text(NEW)
    again = watching("in")
    assert json.loads(again.stdout.readline())["name"] == "in/four.txt"


def test_killed_it_tells_again_what_was_not_finished_and_loses_nothing(watching, incoming, tmp_path):
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ntime.sleep(60)")
    for name in ("one", "two"):
        (incoming / f"{name}.txt").write_text(NEW)
    process = watching("in", "--run", f"'{sys.executable}' '{slow}'")
    assert json.loads(process.stdout.readline())["name"] == "in/one.txt"
    process.kill()
    process.wait(60)
    again = watching("in")
    assert [json.loads(again.stdout.readline())["name"] for _ in range(2)] == ["in/one.txt", "in/two.txt"]


def test_a_reader_that_leaves_ends_it(watching, incoming):
    (incoming / "one.txt").write_text(NEW)
    process = watching("in")
    process.stdout.readline()
    process.stdout.close()
    (incoming / "two.txt").write_text(NEW)
    process.wait(60)
    assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize("looks", [("--once",), ("--every", "0.1")])
def test_it_ends_quietly_when_nobody_reads_its_lines_any_more(desk, incoming, tmp_path, looks):
    for number in range(3):
        (incoming / f"{number}.txt").write_text(WRONG)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(tmp_path / "state")}
    command = [sys.executable, "-m", "factcheck", "watch", incoming, "--desk", desk, *looks]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as running:
        running.stdout.close()
        complaint = running.stderr.read().decode()
        assert running.wait(60) == 0, complaint
    assert "fault of the program" not in complaint


def test_a_closed_output_keeps_nothing_from_being_told(desk, incoming, tmp_path):
    (incoming / "a.txt").write_text(WRONG)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(tmp_path / "state")}
    command = f"{shlex.quote(sys.executable)} -m factcheck watch in --desk desk --once >&-"
    done = subprocess.run(command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert "contradicted in" in done.stderr
