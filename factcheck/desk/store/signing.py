"""Signatures by `ssh-keygen -Y`, with keys as git uses them: whose they are stands on the desk, as data.

Signed is a list of the hashes of one's own lines: each of them fixes everything that was written before it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, ValidationError, json

from factcheck.desk.store.medium import Refused
from factcheck.errors import words_of

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.desk.store.journal import Line

__all__ = ["public_key", "sign", "signature_faults", "signed_by", "signer_of"]

NAMESPACE = "factcheck"
LONGEST = 30.0  # seconds that a key may take, which may ask somebody to touch it


class Signed(Struct):
    """A line in which somebody signs lines of theirs, by their hashes."""

    os: str = ""
    do: str | None = None
    vouched: str = "login"
    lines: tuple[str, ...] = ()
    signature: str = ""


_SIGNED = json.Decoder(Signed)


def public_key(path: Path) -> str:
    """Give the public key of a file, private or public, without its comment; raises `Refused`."""
    beside = path if path.suffix == ".pub" else path.with_name(path.name + ".pub")
    try:
        kind, key, *_ = beside.read_text(encoding="utf-8").split()
    except (OSError, ValueError) as error:
        raise Refused(str(beside), f"is no public key ({words_of(error)})", "name a key as ssh uses it") from error
    return f"{kind} {key}"


def signer_of(key: str, signers: Mapping[str, Sequence[str]]) -> str | None:
    """Give the login that a public key belongs to on this desk."""
    return next((name for name, keys in signers.items() if key in keys), None)


def sign(key: Path, hashes: Iterable[str]) -> str:
    """Give a signature of these lines; raises `Refused` where the key does not sign."""
    command = ["ssh-keygen", "-q", "-Y", "sign", "-n", NAMESPACE, "-f", str(key)]
    done = _run(command, _message(hashes))
    if done.returncode:
        raise Refused(str(key), f"does not sign ({_told(done)})", "see that it is your key, and unlocked")
    return done.stdout.decode("ascii", "replace")


def signed_by(keys: Sequence[str], hashes: Iterable[str], signature: str) -> bool:
    """Tell whether this is a signature of these lines by one of somebody's keys."""
    import tempfile  # loaded by those who need it

    with tempfile.TemporaryDirectory() as folder:
        allowed, given = Path(folder) / "signers", Path(folder) / "signature"
        allowed.write_text("".join(f'signer namespaces="{NAMESPACE}" {key}\n' for key in keys), encoding="utf-8")
        given.write_text(signature, encoding="utf-8", errors="replace")
        command = ["ssh-keygen", "-Y", "verify", "-n", NAMESPACE, "-I", "signer", "-f", str(allowed), "-s", str(given)]
        return _run(command, _message(hashes)).returncode == 0


def signature_faults(lines: Iterable[Line], signers: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Name every line of a signer that is not signed, and every signature that is wrong or of nobody known."""
    covered: set[tuple[str, str]] = set()
    claimed: list[tuple[int, str, str]] = []
    for line in lines:
        try:
            said = _SIGNED.decode(line.words)
        except ValidationError:
            continue  # another program's line, which vouches for nobody
        if said.do == "sign":
            if said.os not in signers:
                yield f"journal, the line at byte {line.offset}: is signed by {said.os}, who is no signer of this desk"
            elif signed_by(signers[said.os], said.lines, said.signature):
                covered.update((said.os, each) for each in said.lines)
            else:
                yield f"journal, the line at byte {line.offset}: the signature of {said.os} is wrong"
        elif said.vouched == "signature":
            claimed.append((line.offset, said.os, line.hash.decode("ascii", "replace")))
    for offset, name, mark in claimed:
        if (name, mark) not in covered:
            yield f"journal, the line at byte {offset}: says that {name} signed it, and is not signed"


def _message(hashes: Iterable[str]) -> bytes:
    return "\n".join(("factcheck lines", *hashes)).encode()


def _run(command: list[str], message: bytes) -> subprocess.CompletedProcess[bytes]:
    import subprocess  # loaded by those who need it

    try:
        return subprocess.run(command, input=message, capture_output=True, check=False, timeout=LONGEST)  # noqa: S603
    except FileNotFoundError as error:
        raise Refused("ssh-keygen", "is not installed", "install OpenSSH, or work without --sign") from error
    except subprocess.TimeoutExpired as error:
        raise Refused("ssh-keygen", "gave no answer", "see that the key is unlocked, and do it again") from error


def _told(done: subprocess.CompletedProcess[bytes]) -> str:
    return " ".join(done.stderr.decode("utf-8", "replace").split())[:200]
