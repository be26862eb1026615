"""Commands of the tests that people start say by `--help` what they do, and do nothing else."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
BY_A_TEST = {"unit/desk/two_mounts.py"}  # started by its test alone
COMMANDS = {
    str(path.relative_to(TESTS)): path
    for path in sorted(TESTS.rglob("*.py"))
    if 'if __name__ == "__main__":' in path.read_text("utf-8") and path != Path(__file__)
}


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - BY_A_TEST))
def test_what_is_given_to_a_command_is_read_by_argparse(name):
    named = [node for node in ast.walk(ast.parse(COMMANDS[name].read_text("utf-8"))) if isinstance(node, ast.Attribute)]
    assert "parse_args" in {node.attr for node in named}
    assert "argv" not in {node.attr for node in named}


@pytest.mark.parametrize("module", ["tests.faults", "tests.benchmarks.desk_years", "tests.benchmarks.scan_speed"])
def test_help_is_printed_and_nothing_is_run(module):
    done = subprocess.run(
        [sys.executable, "-m", module, "--help"], cwd=TESTS.parent, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0
    assert done.stdout.startswith("usage:")
    assert f"python -m {module}" in done.stdout
    assert not done.stderr
    assert "|" not in done.stdout
