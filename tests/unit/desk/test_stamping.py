"""A time stamp on the newest hash, asked for and checked with a real authority made for the test."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from factcheck.cli.main import run
from factcheck.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

AUTHORITY = """\
[ tsa ]
default_tsa = ours
[ ours ]
serial = ./serial
crypto_device = builtin
signer_cert = ./tsa.pem
certs = ./ca.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
"""


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    """A folder with an authority that stamps what it is given."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl")
    place = tmp_path / "authority"
    place.mkdir()
    (place / "tsa.cnf").write_text(AUTHORITY)
    (place / "ext.cnf").write_text("extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n")
    (place / "serial").write_text("01\n")
    new = ("-newkey", "rsa:2048", "-nodes")
    for command in (
        ("req", "-x509", *new, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Authority", "-days", "2"),
        ("req", *new, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Stamps"),
        ("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
         "-extfile", "ext.cnf", "-out", "tsa.pem"),
    ):  # fmt: skip
        subprocess.run(["openssl", *command], cwd=place, check=True, capture_output=True)
    return place


def test_a_head_is_stamped_and_the_answer_is_checked_offline(
    folder: Path, tmp_path: Path, authority: Path, capsys
) -> None:
    with Desk.open(folder, by="ann") as desk:
        head = desk.head
    assert run(["--desk", str(folder), "desk", "stamp", str(tmp_path / "request")]) == 0
    assert head in capsys.readouterr().out
    files = ("-queryfile", str(tmp_path / "request"), "-out", str(tmp_path / "answer"))
    subprocess.run(
        ["openssl", "ts", "-reply", "-config", "tsa.cnf", *files], cwd=authority, check=True, capture_output=True
    )
    with Desk.open(folder, by="ann") as desk:
        desk.claims.note("elections#1", "work goes on")
    check = ("desk", "stamp", str(tmp_path / "answer"), "--answer", "--authority", str(authority / "ca.pem"))
    assert run(["--desk", str(folder), *check, "--head", head]) == 0
    assert re.search(rf"{head} was stamped at \w{{3}} .* GMT, and is on this desk", capsys.readouterr().out)
    assert run(["--desk", str(folder), *check]) == 2  # the newest hash is another
    assert "is no time stamp of that authority" in capsys.readouterr().err
    assert run(["--desk", str(folder), *check[:-1], str(authority / "tsa.pem"), "--head", head]) == 2
    assert run(["--desk", str(folder), "desk", "stamp", str(tmp_path / "request")]) == 2


def test_options_that_do_not_go_together_are_refused(folder: Path, tmp_path: Path) -> None:
    for options in (("--answer",), ("--authority", "x"), ("--head", "0" * 32)):
        assert run(["--desk", str(folder), "desk", "stamp", str(tmp_path / "file"), *options]) == 2
    assert not (tmp_path / "file").exists()
