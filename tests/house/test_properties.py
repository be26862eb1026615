"""Property tests take the same examples in every ordinary run, and new ones in a long one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

PROBE = """
from hypothesis import given, settings, strategies as st

@settings(max_examples=30)
@given(st.text())
def test_probe(text):
    print(repr(text))
"""


def examples(folder, *options):
    """Give what one run of a property test of ours tried."""
    (folder / "test_probe.py").write_text(PROBE)
    command = (sys.executable, "-m", "pytest", "-q", "-s", "-p", "tests.conftest", *options, str(folder))
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return [line for line in done.stdout.splitlines() if line[:1] in "'\""]


def test_the_ordinary_run_repeats_itself_and_a_long_one_does_not(tmp_path):
    assert examples(tmp_path) == examples(tmp_path)
    long = ("--hypothesis-profile=long",)
    assert examples(tmp_path, *long) != examples(tmp_path, *long)
