"""Reading in processes of their own: what a file does to its reader is said of it, and the next ones are read."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factcheck.documents import Fetched, OverLimit, ReadingProcesses, UnreadableSource, lasting_processes, read_bytes
from factcheck.documents.apart import close_lasting
from factcheck.documents.compact import to_json
from factcheck.documents.packing import pack

LETTER = b"The rate was 5.4% in May.\n\nIt had been 6.1% before.\n"
TABLE = b"region,rate\nNorth,5.4\nSouth,6.1\n"
# A reader of one's own may do anything: what its file says is what it does.
READER = """
import os, re, time
READER, SUFFIXES = "px 1", (".px",)
def read(raw, limits):
    match raw.data.decode():
        case "turn":
            while True: pass
        case "match": re.match("(a+)+b", "a" * 40)
        case "fill":
            kept = []
            while True: kept.append(bytearray(1_000_000))
        case "die": os.abort()
        case "leave": os._exit(3)
        case "break": return 1 / 0
        case "limit":
            import resource
            from factcheck.documents.formats import plain
            return plain.content(f"It was {resource.getrlimit(resource.RLIMIT_CPU)[1]} seconds.")
"""


@pytest.fixture(autouse=True)
def reader(tmp_path, monkeypatch):
    about = tmp_path / "px_reader-1.0.dist-info"
    about.mkdir()
    (tmp_path / "px_reader.py").write_text(READER, encoding="utf-8")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: px-reader\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[factcheck.readers]\npx = px_reader\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))


@pytest.fixture
def processes():
    with ReadingProcesses(seconds=1, memory=150_000_000) as made:
        yield made


@pytest.mark.parametrize(("data", "name"), [(LETTER, "a.txt"), (TABLE, "a.csv"), (b"# T\n\nIt was 5%.\n", "a.md")])
def test_a_document_is_the_same_as_read_here(processes, data, name):
    assert processes.read(Fetched(data, name)) == read_bytes(data, name)


@pytest.mark.parametrize(
    ("does", "kind", "says"),
    [
        ("turn", OverLimit, "takes more than 1 seconds"),
        ("match", OverLimit, "takes more than 1 seconds"),
        ("fill", OverLimit, "takes more memory to read than one file may"),
        ("die", UnreadableSource, "brought its reader down (Aborted)"),
        ("leave", UnreadableSource, "brought its reader down (exit 3)"),
        ("break", UnreadableSource, "broke its reader (ZeroDivisionError"),
    ],
)
def test_what_a_file_does_to_its_reader_is_said_of_it_and_the_others_are_read(processes, does, kind, says):
    names = ["a.txt", "b.px", "c.txt", "d.txt"]
    tickets = [processes.submit(Fetched(does.encode() if name == "b.px" else LETTER, name)) for name in names]
    with pytest.raises(kind) as refused:
        tickets[1].result()
    assert refused.value.thing == "b.px"
    assert says in refused.value.problem
    assert [ticket.result().source for ticket in (tickets[0], *tickets[2:])] == ["a.txt", "c.txt", "d.txt"]


def test_what_an_administrator_allows_is_not_raised(tmp_path):
    code = f"""
import resource, sys
sys.path.insert(0, {str(tmp_path)!r})
resource.setrlimit(resource.RLIMIT_CPU, (1000, 1000))
from factcheck.documents import Fetched, ReadingProcesses
with ReadingProcesses() as processes:
    print(processes.read(Fetched(b"limit", "a.px")).text)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("It was 1000 seconds.\n", "")


def test_many_are_read_each_for_what_it_is(processes):
    tickets = [
        processes.submit(Fetched(b"It was %d%% in May, they said." % number, f"{number}.txt")) for number in range(100)
    ]
    assert [ticket.result().text.split("%")[0] for ticket in tickets] == [f"It was {number}" for number in range(100)]


def test_what_is_larger_than_a_pipe_goes_through_it(processes):
    data = LETTER * 60_000
    tickets = [processes.submit(Fetched(data, name)) for name in ("a.txt", "b.txt")]
    assert [len(ticket.result().text) for ticket in tickets] == [len(data)] * 2


def test_a_name_that_is_no_text_is_written_out(processes):
    assert processes.read(Fetched(LETTER, "a\udcff.txt")).source == r"a\xff.txt"


def test_nothing_of_the_present_folder_is_run(processes, tmp_path, monkeypatch):
    there = tmp_path / "there"
    there.mkdir()
    (there / "msgspec.py").write_text("raise SystemExit('taken over')", encoding="utf-8")
    monkeypatch.chdir(there)
    assert processes.read(Fetched(LETTER, "a.txt")).text.startswith("The rate")


def test_with_a_traceback_asked_for_a_fault_is_raised_here(processes, monkeypatch):
    monkeypatch.setenv("FACTCHECK_TRACEBACK", "1")
    assert processes.read(Fetched(LETTER, "a.txt")) == read_bytes(LETTER, "a.txt")


def test_who_ends_the_processes_and_still_asks_is_told(processes):
    ticket = processes.submit(Fetched(b"turn", "a.px"))
    processes.close()
    with pytest.raises(ValueError, match="were ended"):
        ticket.result()


def test_processes_live_on_for_who_asks_next_unless_they_are_in_use_or_begun_otherwise(monkeypatch, tmp_path):
    page = Fetched(b"<p>The rate was 5.4% in May, they said, and it had been 6.1% in the year before.</p>", "a.html")
    with lasting_processes() as first:
        assert first.read(page).text.startswith("The rate")
        with lasting_processes() as beside:
            assert beside is not first
    with lasting_processes() as again:
        assert again is first
    with pytest.raises(KeyError), lasting_processes():
        raise KeyError("left in the middle")
    with lasting_processes() as after:
        assert after is not first
    monkeypatch.syspath_prepend(str(tmp_path / "more"))
    with lasting_processes() as otherwise:
        assert otherwise is not after
    close_lasting()


def test_a_long_table_is_the_same_as_read_here(processes):
    data = b"place,year,value\n" + b"".join(b'Place %d,%d,"%d ""x"""\n' % (n, n % 90, n * 7) for n in range(6_000))
    document, here = processes.read(Fetched(data, "a.csv")), read_bytes(data, "a.csv")
    assert document == here
    assert to_json(document) == to_json(here)
    assert pack(document) == pack(here)
