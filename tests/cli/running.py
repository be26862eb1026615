"""The command as a person runs it: a process of its own, with what it printed and how it left."""

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"


def factcheck(*arguments, cwd=None, stdin="", **environ):
    """Run `factcheck` in a process without a terminal and give the finished process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", **environ}
    environment.pop("FACTCHECK_DESK", None) if "FACTCHECK_DESK" not in environ else None
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *map(str, arguments)],
        cwd=cwd, input=stdin, env=environment, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def ended(process, number=signal.SIGINT, seconds=30):
    """End a process that writes to a pipe, as ctrl+c does, and give its exit code; one that stays is killed."""
    process.send_signal(number)
    try:
        return process.wait(seconds)
    finally:
        process.kill()
        process.stdout.close()


def commands(folder, cwd):
    """Make a desk in this folder, and give a function that runs a command on it and gives what it printed.

    A command that is to leave with 2 or more gives its complaint.
    """
    factcheck("desk", "new", folder)

    def run(*arguments, code=0, **environ):
        done = factcheck("--desk", folder, *arguments, cwd=cwd, **environ)
        assert done.returncode == code, done.stderr
        return done.stdout if code < 2 else done.stderr

    return run
