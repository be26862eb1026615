"""A real PostgreSQL server of the tests' own: started on a socket in a folder of its own, killed, started again."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

SETTINGS = {
    "listen_addresses": "", "fsync": "off", "shared_buffers": "16MB", "max_connections": "60",
    "log_min_messages": "fatal",
}  # fmt: skip


def programs() -> Path | None:
    """Give the folder of the server's programs, None where there is no server."""
    named = shutil.which("initdb")
    every = [Path(named).resolve().parent] if named else []
    every += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in every if (folder / "initdb").exists() and (folder / "postgres").exists()), None)


class Server:
    """One server; it does not run as root, so that its folder belongs to another where the tests do."""

    def __init__(self) -> None:
        found = programs()
        assert found is not None
        self._programs = found
        self.folder = Path(tempfile.mkdtemp(prefix="fc-pg-", dir="/tmp"))
        self._user = next((name for name in ("postgres", "nobody") if os.getuid() == 0 and _known(name)), None)
        if self._user:
            shutil.chown(self.folder, self._user)
        self._process: subprocess.Popen[bytes] | None = None
        self._run("initdb", "-D", self.data, "-U", "owner", "-A", "trust", "-N", "-E", "UTF8", "--no-instructions")

    @property
    def data(self) -> str:
        return str(self.folder / "data")

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._programs / program, *arguments], user=self._user, cwd="/", check=True, capture_output=True
        )

    def start(self) -> None:
        """Start it, and come back when it takes connections."""
        settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        self._process = subprocess.Popen(
            [self._programs / "postgres", "-D", self.data, "-k", str(self.folder), *settings],
            user=self._user, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        deadline = time.monotonic() + 30
        ready = [self._programs / "pg_isready", "-q", "-h", str(self.folder), "-U", "owner", "-d", "postgres"]
        while subprocess.run(ready, check=False).returncode:
            assert time.monotonic() < deadline, "the server does not start"
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it: with SIGINT at once but in order, with SIGKILL as when the machine stops."""
        if self._process is None:
            return
        if how == signal.SIGKILL:
            os.killpg(self._process.pid, how)
        else:
            self._process.send_signal(how)
        self._process.wait(30)
        self._process = None

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def dsn(self, role: str = "owner", database: str = "postgres") -> str:
        return f"postgresql://{role}@/{database}?host={quote(str(self.folder), safe='')}"

    def address(self, name: str, role: str = "owner") -> str:
        """Give the address of a desk on this server, for a role."""
        return f"postgresql://{role}@/postgres/{name}?host={quote(str(self.folder), safe='')}"


def _known(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
