"""The house as it can be checked without running it: style, types, and one direction of imports."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

CHECKS = {
    "the code follows the style": ("ruff", "check", "."),
    "the code is formatted": ("ruff", "format", "--check", "."),
    "the types hold": ("mypy",),
    "imports go one way": ("importlinter.cli", "lint-imports"),
}


@pytest.mark.parametrize("check", CHECKS)
def test_static(check):
    command = CHECKS[check]
    program = [sys.executable, "-m", *command]
    if command[0] == "importlinter.cli":
        program = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
