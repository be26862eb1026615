"""One folder in two mounts whose locks do not meet: `python -m tests.unit.desk.two_mounts FOLDER POINT POINT`.

To be run in a name space of its own (`unshare -rm`), with which both mounts end. Each is what sshfs is to the kernel: a
file system of that name, served by a process (here one that only lets read), which is told of no lock. On each a lock
is taken while the other is held, and a desk is opened; what came of it is printed as JSON.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import json
import os
import signal
import struct
import subprocess
import sys
from pathlib import Path

HEAD, ANSWER = struct.Struct("<IIQQIIII"), struct.Struct("<IiQ")
ATTRIBUTES = struct.Struct("<QQQQQQIIIIIIIIII")
LOOKUP, FORGET, GETATTR, OPEN, READ, RELEASE, FLUSH, INIT, OPENDIR, READDIR, RELEASEDIR, FORGET_MANY = (
    1, 2, 3, 14, 15, 18, 25, 26, 27, 28, 29, 42,
)  # fmt: skip
MOST = 1 << 17  # bytes of one request
NOT_HERE = 75  # the exit code where no such mount can be made


def mounted(point: Path) -> int:
    """Mount a file system that this process is to serve, and give where its requests come from."""
    requests = os.open("/dev/fuse", os.O_RDWR)
    options = f"fd={requests},rootmode=40000,user_id={os.getuid()},group_id={os.getgid()}".encode()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"desk", os.fsencode(point), b"fuse.sshfs", 0, options):
        raise OSError(ctypes.get_errno(), "cannot be mounted", str(point))
    return requests


def serve(requests: int, folder: Path) -> None:
    """Answer every request with what is in the folder, until nobody asks any more."""
    nodes = [folder, folder]  # by number; the first has none, the second is the root
    while True:
        try:
            asked = os.read(requests, MOST)
        except OSError:
            return
        _, what, unique, node, *_ = HEAD.unpack_from(asked)
        if what in (FORGET, FORGET_MANY):
            continue
        try:
            error, answer = 0, answered(what, nodes, node, asked[HEAD.size :])
        except OSError as failed:
            error, answer = -(failed.errno or errno.EIO), b""
        os.write(requests, ANSWER.pack(ANSWER.size + len(answer), error, unique) + answer)


def answered(what: int, nodes: list[Path], node: int, words: bytes) -> bytes:
    """Give the answer to one request; raises `OSError` for one that is refused."""
    if what == INIT:
        return struct.pack("<IIIIHHIIHHI28x", 7, 31, 0, 0, 1, 1, 4096, 1, 1, 0, 0)
    if what == LOOKUP:
        path = nodes[node] / os.fsdecode(words.rstrip(b"\0"))
        attributes = attributes_of(path)
        if path not in nodes:
            nodes.append(path)
        return struct.pack("<QQQQII", nodes.index(path), 0, 0, 0, 0, 0) + attributes
    if what == GETATTR:
        return struct.pack("<QII", 0, 0, 0) + attributes_of(nodes[node])
    if what in (OPEN, OPENDIR):
        return struct.pack("<QII", 0, 0, 0)
    if what == READ:
        _, offset, size = struct.unpack_from("<QQI", words)
        return nodes[node].read_bytes()[offset : offset + size]
    if what == READDIR:
        _, offset, _ = struct.unpack_from("<QQI", words)
        names = [os.fsencode(path.name) for path in sorted(nodes[node].iterdir())][offset:]
        entries = (struct.pack("<QQII", 1, offset + at, len(name), 0) + name for at, name in enumerate(names, 1))
        return b"".join(entry + b"\0" * (-len(entry) % 8) for entry in entries)
    if what in (RELEASE, RELEASEDIR, FLUSH):
        return b""
    raise OSError(errno.ENOSYS, "is not served")


def attributes_of(path: Path) -> bytes:
    it = path.stat()
    times = (int(it.st_atime), int(it.st_mtime), int(it.st_ctime))
    owner = (it.st_nlink, os.getuid(), os.getgid())
    return ATTRIBUTES.pack(it.st_ino, it.st_size, it.st_blocks, *times, 0, 0, 0, it.st_mode, *owner, 0, 4096, 0)


def locked(path: Path, *, waits: bool = False) -> int | None:
    """Take the lock on a file and give what holds it, None where somebody else does."""
    file = os.open(path, os.O_RDWR)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if waits else fcntl.LOCK_NB))
    except BlockingIOError:
        return None
    return file


def main() -> None:
    folder, *points = map(Path, sys.argv[1:])
    servers = []
    for point in points:
        try:
            requests = mounted(point)
        except OSError as error:
            print(error, file=sys.stderr)
            raise SystemExit(NOT_HERE) from error
        servers.append(os.fork())
        if not servers[-1]:
            serve(requests, folder)
            os._exit(0)
        os.close(requests)
    held = [locked(place / "journal") is not None for place in (*points, folder, folder)]
    told = []
    for point in points:
        command = [sys.executable, "-m", "factcheck", "--desk", str(point), "note", "elections#1", "mine"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        told.append((done.returncode, done.stdout + done.stderr))
    print(json.dumps({"locks": held, "told": told}), flush=True)
    for server in servers:
        os.kill(server, signal.SIGKILL)  # nobody is answered any more, and the mounts end with the name space
        os.waitpid(server, 0)


if __name__ == "__main__":
    main()
