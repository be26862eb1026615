"""Who can pass for whom: processes among mapped users, keys, and lines that say what nobody signed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli.main import run
from factcheck.desk import Desk, Refused, Verdict
from factcheck.desk.judging.gate import gate
from factcheck.desk.store.principal import login_vouched_by
from tests.unit.desk.conftest import TEXT, claims, document

ROOT = Path(__file__).parents[2]
KEY = "elections#1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Desk.create(tmp_path / "desk", by="ann") as desk:
        desk.articles.add(document(), TEXT.encode(), scale="draft", claims=claims())
        desk.articles.set_policy("elections", "published")
        desk.claims.rate(Verdict("elections", 1, "stands"))
    return tmp_path / "desk"


def among_mapped_users(folder: Path, *arguments: str, uid: int = 4711) -> subprocess.CompletedProcess[str]:
    """Run a command where this user has another number, as anybody can."""
    command = ["unshare", "-U", f"--map-user={uid}", sys.executable, "-m", "factcheck", "--desk", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run([*command, *arguments], env=environment, capture_output=True, text=True, timeout=60)


@pytest.fixture
def mapped() -> None:
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-U", "true"], capture_output=True).returncode:
        pytest.skip("no user namespace can be made here")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("there is no ssh-keygen")
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "cyd", "-f", str(tmp_path / "key")]
    subprocess.run(command, check=True)
    return tmp_path / "key"


def test_this_test_runs_where_logins_are_proven_or_says_so() -> None:
    assert login_vouched_by() in ("login", "nobody")


def test_a_login_among_mapped_users_reads_nothing_second(folder: Path, mapped: None) -> None:
    done = among_mapped_users(folder, "read", KEY, "stands")
    assert (done.returncode, "nobody vouches" in done.stderr) == (2, True)
    with Desk.open(folder) as desk:
        assert desk.claims.get(KEY).state == "settled"


def test_whom_nobody_vouches_for_rates_and_is_read_by_nobody(folder: Path, mapped: None) -> None:
    done = among_mapped_users(folder, "rate", "elections#2", "stands", "--reason", "so it is", "--question", "true")
    assert done.returncode == 0, done.stderr
    with Desk.open(folder, by="ann") as desk:
        verdict = desk.claims.get("elections#2").verdicts["true"]
        assert (verdict.vouched, verdict.os) == ("nobody", "4711")
        assert "unproven" in {
            reason.kind for reason in gate(desk, "elections").reasons if reason.claim == "elections#2"
        }
        assert desk.readers.next_role("elections#2") == "first"
        with pytest.raises(Refused, match="nobody vouches"):
            desk.claims.rate(Verdict("elections", 2, "stands", role="second", reads=verdict.id))
        assert [change.vouched for change in desk.history.log("elections#2")][-1] == "nobody"
    assert "unproven" in among_mapped_users(folder, "log", "elections#2").stdout


def test_what_a_key_signs_counts_among_mapped_users_too(folder: Path, key: Path, mapped: None, capsys) -> None:
    done = among_mapped_users(folder, "--sign", str(key), "read", KEY, "stands")
    assert (done.returncode, "no signer of this desk" in done.stderr) == (2, True)
    assert run(["--desk", str(folder), "desk", "signers", "cyd", str(key)]) == 0
    done = among_mapped_users(folder, "desk", "signers", "mallory", str(key))
    assert (done.returncode, "nobody vouches" in done.stderr) == (2, True)
    done = among_mapped_users(folder, "--sign", str(key), "read", KEY, "stands", uid=0)  # ssh-keygen asks for a name
    assert done.returncode == 0, done.stderr
    with Desk.open(folder) as desk:
        second = desk.claims.get(KEY).second["true"]
        assert (second.os, second.vouched, desk.claims.get(KEY).state) == ("cyd", "signature", "second-read")
    capsys.readouterr()
    assert run(["--desk", str(folder), "desk", "verify"]) == 0, capsys.readouterr().err


def rechained(folder: Path, change) -> None:
    """Let another program write the whole journal anew."""
    from factcheck.desk.store.chain import FIRST_LINE, chained, written

    head, content = FIRST_LINE, [FIRST_LINE]
    for line in (folder / "journal").read_bytes().splitlines()[1:]:
        operation = json.loads(line[33:])
        change(operation)
        words = written(operation)
        head = chained(words, head)
        content.append(head + b" " + words)
    (folder / "journal").write_bytes(b"\n".join(content) + b"\n")


def problems(folder: Path, capsys) -> str:
    capsys.readouterr()
    assert run(["--desk", str(folder), "desk", "verify", "--accept"]) == 2
    return capsys.readouterr().err


@pytest.fixture
def signed(folder: Path, key: Path) -> Path:
    assert run(["--desk", str(folder), "desk", "signers", "cyd", str(key)]) == 0
    with Desk.open(folder, key=key) as desk:
        desk.claims.note(KEY, "mine")
        desk.claims.rate(
            Verdict("elections", 1, "stands", role="second", reads=desk.claims.get(KEY).verdicts["true"].id)
        )
    assert run(["--desk", str(folder), "desk", "verify"]) == 0
    return folder


def test_a_past_reading_that_was_changed_is_not_signed_any_more(signed: Path, capsys) -> None:
    def change(operation: dict) -> None:
        for verdict in operation["set"].get("verdicts", {}).values():
            verdict["rating"] = "change"

    rechained(signed, change)
    assert "says that cyd signed it, and is not signed" in problems(signed, capsys)


def test_a_signature_that_was_changed_is_wrong(signed: Path, capsys) -> None:
    def change(operation: dict) -> None:
        if operation["do"] == "sign":
            operation["lines"] = [*operation["lines"], "0" * 32]

    rechained(signed, change)
    assert "the signature of cyd is wrong" in problems(signed, capsys)


def test_a_line_that_only_says_that_it_is_signed_is_named(signed: Path, capsys) -> None:
    with Desk.open(signed) as desk:
        desk._records.act_as("cyd", "signature")
        desk.claims.note(KEY, "forged")
    assert "says that cyd signed it, and is not signed" in problems(signed, capsys)


def test_a_signature_of_somebody_unknown_is_named(signed: Path, capsys) -> None:
    assert run(["--desk", str(signed), "desk", "signers", "cyd", "--remove"]) == 0
    assert "is signed by cyd, who is no signer" in problems(signed, capsys)


def test_a_desk_can_ask_for_signatures_alone(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ours.toml").write_text('vouchers = ["signature"]\n')
    assert run(["--desk", str(folder), "desk", "define", str(tmp_path / "ours.toml")]) == 0
    monkeypatch.setattr("factcheck.desk.store.storage.login", lambda: "ben")
    with Desk.open(folder) as desk:
        assert desk.readers.next_role(KEY) == "first"
        assert "unproven" in {reason.kind for reason in gate(desk, "elections").reasons}
    (tmp_path / "ours.toml").write_text('vouchers = ["a notary"]\n')
    assert run(["--desk", str(folder), "desk", "define", str(tmp_path / "ours.toml")]) == 2
