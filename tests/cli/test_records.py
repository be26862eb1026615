"""Verdict records: written from a desk, tested without it, and every change of one named."""

import copy
import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import msgspec
import pytest

import factcheck.reports
from factcheck.documents import read
from factcheck.reports.records import model
from factcheck.reports.records.model import Record
from factcheck.reports.records.sealing import sealed
from factcheck.reports.records.verifying import verify
from tests.cli.running import SEEDS, commands
from tests.cli.running import factcheck as command

SCHEMA = json.loads((Path(factcheck.reports.__file__).parent / "schema" / "record-1.schema.json").read_text())


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A desk with verdicts on a row of a table, on sentences, and on a sum; and their records."""
    folder = tmp_path_factory.mktemp("records")
    for path in (SEEDS / "articles" / "training.txt", *(SEEDS / "evidence").iterdir()):
        shutil.copy(path, folder)
    run = commands(folder / "desk", folder)
    run("add", "training.txt", "--scale", "draft")
    run("evidence", "add", "final-result.csv", "counts.txt", "commission-count.txt")
    run("rate", "training#3", "change", "--source", "A", "--replacement", "63.60%", "--reason", "digits swapped")
    run("rate", "training#4", "stands", "--source", "A", "--source", "B")
    run("record", "training#3", "--uncleared", "-o", "three.json")
    run("record", "training", "--uncleared", "-o", "all.jsonl")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / "key"], check=True)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / "other"], check=True)
    login = json.loads((folder / "three.json").read_text())["issuer"]["login"]
    run("desk", "signers", login, "key.pub")
    run("--sign", "key", "record", "training#3", "--uncleared", "-o", "signed.json")
    return folder


@pytest.fixture
def record(folder):
    return json.loads((folder / "three.json").read_text())


@pytest.fixture
def documents(folder):
    return [read(folder / name) for name in ("training.txt", "final-result.csv")]


def failing(record, documents=(), **options):
    return [tested.what for tested in verify(record, documents=documents, **options) if tested.holds == "fails"]


def reseal(record):
    """What somebody does who knows the program: change a record and make all its digests anew."""
    body = {name: value for name, value in record.items() if name not in ("digests", "digest", "signature")}
    return {**sealed(body), "signature": record["signature"]}


def test_what_was_written_is_as_the_schema_says(folder):
    records = [json.loads(line) for line in (folder / "all.jsonl").read_text().splitlines()]
    assert [record["claim"]["key"] for record in records] == ["training#3", "training#4"]
    for record in records:
        jsonschema.validate(record, SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**records[0], "cleared": "yes"}, SCHEMA)


def test_the_schema_that_ships_is_that_of_the_types():
    # What a record takes over from other rooms (figures, tables) may get fields; a record is then no other one.
    of_the_types = json.loads(json.dumps(msgspec.json.schema(Record)))["$defs"]
    own = set(model.__all__) - {"FORMAT"}
    assert {name: SCHEMA["$defs"][name] for name in own} == {name: of_the_types[name] for name in own}
    assert set(of_the_types) <= set(SCHEMA["$defs"])


def test_all_holds_and_no_path_of_the_machine_is_in_it(folder, record, documents):
    assert failing(record) == []
    assert failing(record, documents) == []
    tested = {each.what: each.holds for each in verify(record, documents=documents)}
    for what in ("claim.figure", "claim.text", "statement", "evidence.0.words", "evidence.0.related"):
        assert tested[what] == "holds"
    assert tested["signature"] == "unproven"
    assert str(folder) not in json.dumps(record)


def test_the_command_needs_no_desk(folder, tmp_path):
    done = command("verify", folder / "all.jsonl", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "training#4  HOLDS: 4 hold, 0 fail, 1 cannot be proven from this\n" in done.stdout


def leaves(path, value):
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves((*path, name), inner)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from leaves((*path, at), inner)
    else:
        yield path, value


def altered(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if value is None:
        return "x"
    return value[:-1] + ("1" if value[-1:] != "1" else "2")


def test_every_single_value_that_was_changed_is_named_by_its_path(record):
    unsealed = {name: value for name, value in record.items() if name not in ("digests", "digest", "signature")}
    tried = 0
    for path, value in leaves((), unsealed):
        if path == ("format",):
            continue
        changed = copy.deepcopy(record)
        inside = changed
        for step in path[:-1]:
            inside = inside[step]
        inside[path[-1]] = altered(value)
        assert ".".join(map(str, path)) in failing(changed), path
        tried += 1
    assert tried > 80


def changed(record, path, new):
    record = copy.deepcopy(record)
    *way, last = path.split(".")
    inside = record
    for step in way:
        inside = inside[int(step) if step.isdigit() else step]
    assert inside[last] != new
    inside[last] = new
    return record


DIGIT = "Vladimir Putin won with 66.40% of the votes, or 45.6 million ballots."
ROW = 'Vladimir Putin,"45,602,075",63.70%'
# What somebody changed who then made every digest anew -> what is named all the same.
FORGED = {
    "a digit of the claim": ("claim.text", DIGIT, "claim.figure"),
    "the figure that is read": ("claim.figure.value", "66.40", "claim.figure"),
    "a bound of it": ("claim.figure.low", "66.2", "claim.figure"),
    "a digit of the evidence": ("evidence.0.words", ROW, "evidence.0.words"),
    "a digit of the excerpt": ("evidence.0.excerpt.text", ROW, "evidence.0.words"),
    "a cell of the table": ("evidence.0.excerpt.tables.0.rows.0.cells.2.text", "66.30%", "evidence.0.excerpt"),
    "the working": ("evidence.0.related.working", "63.60% is 66.30%", "evidence.0.related"),
    "the relation": ("evidence.0.related.relation", "equal", "evidence.0.related"),
    "the rating": ("verdict.rating", "stands", "verdict.rating"),
    "the issuer": ("issuer.name", "Somebody Else", "issuer"),
    "the hash of the source": ("evidence.0.document.sha256", "0" * 64, "evidence.0.document.sha256"),
}


@pytest.mark.parametrize("case", FORGED)
def test_whoever_makes_the_digests_anew_is_found_by_reading_and_computing_again(record, case):
    path, new, named = FORGED[case]
    forged = reseal(changed(record, path, new))
    assert named in failing(forged)
    assert "digest" not in failing(forged)


WITH_DOCUMENTS = {
    "a whole row with all that follows from it": (
        {"evidence.0.words": ROW, "evidence.0.excerpt.text": ROW},
        "evidence.0.words",
    ),
    "the claim's place": ({"claim.start": 258}, "claim.text"),
    "what the figure is of": ({"statement.base": "registered voters"}, "statement"),
    "the article's hash": ({"claim.article.sha256": "0" * 64}, "claim.article.sha256"),
}


@pytest.mark.parametrize("case", WITH_DOCUMENTS)
def test_with_the_documents_themselves_nothing_stays_hidden(record, documents, case):
    changes, named = WITH_DOCUMENTS[case]
    for path, new in changes.items():
        record = changed(record, path, new)
    assert named in failing(reseal(record), documents)


def test_evidence_that_changed_since_or_is_no_part_of_it_is_named(folder, record, tmp_path):
    (tmp_path / "final-result.csv").write_text((folder / "final-result.csv").read_text().replace("63.60%", "63.61%"))
    named = failing(record, [read(tmp_path / "final-result.csv")])
    assert named == ["evidence.0.document.sha256", "evidence.0.words"]
    assert failing(record, [read(folder / "exit-poll.txt")]) == [str(folder / "exit-poll.txt")]


def test_a_signature_proves_who_signed(folder):
    signed = json.loads((folder / "signed.json").read_text())
    login = signed["issuer"]["login"]
    key, other = ((folder / name).read_text().rsplit(" ", 1)[0] for name in ("key.pub", "other.pub"))
    assert failing(signed, signers={login: [key]}) == []
    assert failing(signed, signers={"": [other]}) == ["signature"]
    assert failing(signed, signers={"somebody": [key]}) == ["issuer.login"]
    assert failing(reseal(changed(signed, "verdict.reason", "another")), signers={login: [key]}) == ["signature"]
    assert failing({**signed, "signature": None}, signers={login: [key]}) == ["signature"]


def test_the_command_asks_for_a_signer(folder, tmp_path):
    asked = ("verify", folder / "signed.json", "--signer")
    assert command(*asked, folder / "key.pub", cwd=tmp_path).returncode == 0
    done = command(*asked, folder / "other.pub", cwd=tmp_path)
    assert done.returncode == 1
    assert "FAILS     signature: is good, by a key of which nothing here says whose it is" in done.stdout


def test_a_record_of_another_desk_is_tested_and_told_as_one(folder, tmp_path):
    command("desk", "new", tmp_path / "elsewhere")
    done = command("--desk", tmp_path / "elsewhere", "verify", folder / "three.json")
    assert done.returncode == 0
    assert "its head is no line of this desk" in done.stderr
    assert (
        "its head is a line of this desk" in command("--desk", folder / "desk", "verify", folder / "three.json").stderr
    )


BAD = {
    "no file": (None, "cannot be read"),
    "no JSON": ("{", "is no JSON"),
    "empty": (" \n", "holds nothing"),
    "no record": ("[1]", "holds something that is no record"),
    "another format": ('{"format": "x/9"}', "is of the format 'x/9'"),
    "deep": ("[" * 100_000, "is no JSON"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_record_is_told_in_a_line(tmp_path, case):
    text, told = BAD[case]
    if text is not None:
        (tmp_path / "r.json").write_text(text)
    done = command("verify", "r.json", cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_record_whose_fields_are_of_another_kind_fails_and_steers_nothing(record, tmp_path):
    broken = {**record, "evidence": "\x1b[31m", "claim": {"key": "\x1b[31mx"}}
    (tmp_path / "r.json").write_text(json.dumps(broken))
    done = command("verify", "r.json", cwd=tmp_path)
    assert done.returncode == 1
    assert "FAILS     evidence: was added" in done.stdout
    assert "FAILS     record: cannot be read: Object missing required field" in done.stdout
    assert "\x1b" not in done.stdout + done.stderr


def test_what_nobody_decided_or_is_not_cleared_leaves_no_record(folder):
    at = ("--desk", folder / "desk", "record")
    assert "has no verdict" in command(*at, "training#5").stderr
    command("--desk", folder / "desk", "article", "training", "--policy", "published")
    done = command(*at, "training#3")
    assert done.returncode == 2
    assert "is not cleared; `factcheck gate` says why; --uncleared takes it along, marked" in done.stderr
    assert json.loads(command(*at, "training#3", "--uncleared").stdout)["cleared"] is False
    command("--desk", folder / "desk", "article", "training", "--policy", "draft")
