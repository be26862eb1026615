"""Time stamps of an authority (RFC 3161) on the newest hash: asked for in a file, checked offline, by `openssl ts`.

What is stamped is a line of text with the hash. Who carries the request to an authority, and the answer back, is up to
the person: nothing here goes over a network.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

from factcheck.desk.store.files import write_whole
from factcheck.desk.store.medium import Refused

__all__ = ["stamp_request", "stamped_at"]

LONGEST = 30.0  # seconds that a check may take
_TIME = re.compile(rb"^Time stamp: (.+)$", re.MULTILINE)


def stamp_request(head: str, path: Path) -> None:
    """Write the request that stamps a hash to `path`; raises `Refused` where something is there, or it cannot be."""
    if path.exists():
        raise Refused(str(path), "is there already", "choose another name")
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "request"
        done = _openssl("-query", "-data", str(_stamped(head, Path(folder))), "-sha256", "-cert", "-out", str(made))
        if done.returncode:
            raise Refused("openssl", f"makes no request ({_told(done)})", "see that it is installed whole")
        try:
            write_whole(path, made.read_bytes(), 0o600)
        except OSError as error:
            raise Refused(str(path), f"cannot be written ({error.strerror})", "choose another place") from error


def stamped_at(head: str, answer: Path, authority: Path) -> str:
    """Give the time, in the authority's words, at which a hash was stamped.

    `answer` is what the authority gave, `authority` its certificates (PEM). Raises `Refused` where the answer is not
    one of that authority for this hash.
    """
    with tempfile.TemporaryDirectory() as folder:
        data = _stamped(head, Path(folder))
        done = _openssl("-verify", "-in", str(answer), "-data", str(data), "-CAfile", str(authority))
        if done.returncode:
            problem = f"is no time stamp of that authority for {head} ({_told(done)})"
            raise Refused(str(answer), problem, "name the answer, the hash and the authority that belong together")
    told = _TIME.search(_openssl("-reply", "-in", str(answer), "-text").stdout)
    return told[1].decode("ascii", "replace") if told else "a time that is not told"


def _stamped(head: str, folder: Path) -> Path:
    path = folder / "head"
    path.write_text(f"factcheck head {head}\n", encoding="utf-8")
    return path


def _openssl(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    command, nothing = ["openssl", "ts", *arguments], subprocess.DEVNULL
    try:
        return subprocess.run(command, stdin=nothing, capture_output=True, check=False, timeout=LONGEST)  # noqa: S603
    except FileNotFoundError as error:
        remedy = "install OpenSSL to ask for time stamps and to check them"
        raise Refused("openssl", "is not installed", remedy) from error
    except subprocess.TimeoutExpired as error:
        raise Refused("openssl", "gave no answer", "do it again") from error


def _told(done: subprocess.CompletedProcess[bytes]) -> str:
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return " ".join(lines[-1].split())[:200] if lines else f"code {done.returncode}"
