"""What an import graph cannot see: what a fresh process really loads, and that every lazily named thing exists."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

import factcheck
from factcheck.cli.main import COMMANDS
from factcheck.workbench.screens.check.keys import KEYS

SEEDS = Path(__file__).parents[2] / "seeds"
READERS = {
    "factcheck.documents.claimreview",
    "trafilatura",
    "lxml",
    "pypdfium2",
    "docx",
    "openpyxl",
    "charset_normalizer",
}
SCREEN = {"textual", "rich", "factcheck.workbench.app"}

PROBE = """
import json, sys
from factcheck.cli.main import run
code = run(json.loads(sys.argv[1]))
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def loaded_by(*arguments):
    """Run the command line in a fresh process and give its exit code and the modules it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(arguments)], capture_output=True, text=True, cwd=SEEDS.parent
    )
    code, modules = json.loads(done.stderr.splitlines()[-1])
    return code, set(modules)


def test_the_version_loads_nothing_but_the_command_line():
    code, modules = loaded_by("--version")
    assert code == 0
    assert not modules & (READERS | SCREEN | {"tinydb", "thefuzz", "jinja2", "sqlite3"})


@pytest.mark.parametrize("name", ["table", "json", "jsonl", "csv", "sarif"])
def test_a_check_of_plain_text_loads_no_screen_no_desk_and_no_other_reader(name):
    code, modules = loaded_by("check", "seeds/articles/elections.txt", "-e", "seeds/evidence", "--format", name)
    assert code == 0
    assert not modules & (READERS | SCREEN | {"tinydb", "factcheck.desk", "jinja2"})


def test_a_check_of_a_web_page_loads_only_the_reader_of_web_pages(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<html><title>T</title><body><article><p>Turnout was 65.3% on Sunday.</p></article></body></html>")
    code, modules = loaded_by("check", str(page))
    assert code == 0
    assert not modules & (SCREEN | {"pypdfium2", "docx", "openpyxl"})


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_in_the_table_exists(name):
    module, attribute, line = COMMANDS[name]
    command = getattr(import_module(module), attribute)
    assert isinstance(command, click.Command)
    assert command.name == name
    assert line.endswith(".")


@pytest.mark.parametrize("name", sorted(set(factcheck.__all__) - {"__version__"}))
def test_every_public_name_can_be_had(name):
    assert getattr(factcheck, name) is not None


@pytest.mark.parametrize("room", ["language", "documents", "figures", "evidence", "claims", "checking"])
def test_no_public_name_of_a_room_is_also_a_file_of_it(room):
    # Importing the file anywhere would put it in the place of the name.
    package = import_module(f"factcheck.{room}")
    files = {path.stem for path in Path(package.__file__).parent.glob("*.py")}
    assert not files & set(package.__all__)


@pytest.mark.parametrize(("name", "file"), sorted(KEYS.items()))
def test_every_key_of_the_check_screen_does_something(name, file):
    assert callable(getattr(import_module(f"factcheck.workbench.screens.check.keys.{file}"), name))


@pytest.mark.parametrize("command", [("log",), ("desk", "info"), ("waiting",)], ids=" ".join)
def test_looking_at_what_was_recorded_loads_none_of_what_finds_and_relates(tmp_path, command):
    assert loaded_by("desk", "new", str(tmp_path / "desk"))[0] == 0
    code, modules = loaded_by("--desk", str(tmp_path / "desk"), *command)
    assert code == 0
    assert not modules & (READERS | SCREEN | {"factcheck.facts", "factcheck.relating.relations", "thefuzz"})
