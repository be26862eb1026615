"""How a command ends: with its exit code, with all that it printed, and with what was to be done at the end."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHECK = ("check", "seeds/articles/training.txt", "-e", "seeds/evidence", "--json")
SCRIPT = Path(sys.executable).with_name("factcheck")


def run(*command):
    return subprocess.run([*map(str, command)], capture_output=True, text=True, cwd=ROOT)


@pytest.mark.parametrize("program", [(sys.executable, "-m", "factcheck"), (SCRIPT,)], ids=["module", "script"])
@pytest.mark.parametrize(("arguments", "code"), [(CHECK, 1), (("check", "no such file"), 2), (("help",), 0)])
def test_a_command_ends_with_its_code_and_all_that_it_printed(program, arguments, code):
    done = run(*program, *arguments)
    assert done.returncode == code
    assert (done.stdout, done.stderr)[code == 2].endswith("\n")
    if "--json" in arguments:
        assert json.loads(done.stdout)["claims"]


def test_what_is_to_be_done_at_the_end_is_done():
    program = (
        "import atexit, sys; atexit.register(lambda: print('at the end', file=sys.stderr))\n"
        "sys.argv = ['factcheck', *sys.argv[1:]]\nfrom factcheck.__main__ import main\nmain()\n"
    )
    done = run(sys.executable, "-c", program, *CHECK)
    assert (done.returncode, done.stderr) == (1, "at the end\n")
    assert json.loads(done.stdout)["claims"]


def test_a_program_that_runs_a_command_goes_on_after_it():
    program = (
        "import runpy, sys\nsys.argv = ['factcheck', *sys.argv[1:]]\n"
        "try:\n    runpy.run_module('factcheck', run_name='__main__')\n"
        "except SystemExit as left:\n    print('left with', left.code, file=sys.stderr)\n"
    )
    done = run(sys.executable, "-c", program, *CHECK)
    assert (done.returncode, done.stderr) == (0, "left with 1\n")


def test_whoever_looks_on_sees_the_end():
    done = run(sys.executable, "-m", "cProfile", "-m", "factcheck", *CHECK)
    assert "function calls" in done.stdout


def test_a_thread_that_still_runs_is_waited_for():
    program = (
        "import sys, threading, time\nsys.argv = ['factcheck', *sys.argv[1:]]\n"
        "def late():\n    main_thread.join()\n    print('late', file=sys.stderr)\n"
        "main_thread = threading.main_thread()\nthreading.Thread(target=late).start()\n"
        "from factcheck.__main__ import main\nmain()\n"
    )
    done = run(sys.executable, "-c", program, *CHECK)
    assert (done.returncode, done.stderr) == (1, "late\n")


def test_a_closed_output_ends_as_ever():
    program = f"exec {sys.executable} -m factcheck {' '.join(CHECK)} >&- 2>&-"
    assert run("sh", "-c", program).returncode == 1
