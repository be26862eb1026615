"""The manual and the list of commands know of every command there is."""

from importlib import import_module

import click
import pytest

from factcheck.cli.main import COMMANDS
from factcheck.manual import TOPICS, page

# What neither lists nor changes anything at a desk, or writes a format of its own.
WITHOUT_JSON = {"completion", "demo", "desk export", "help", "lsp", "report", "watch"}


def commands():
    """Every command, and every one of a group, by the words that call it."""
    for name, (module, attribute, _) in COMMANDS.items():
        command = getattr(import_module(module), attribute)
        if isinstance(command, click.Group):
            yield from ((f"{name} {each}", sub) for each, sub in command.commands.items())
        else:
            yield name, command


ALL = dict(commands())


def test_the_table_of_commands_is_sorted():
    assert list(COMMANDS) == sorted(COMMANDS)


@pytest.mark.parametrize("name", ALL)
def test_the_manual_names_every_command(name):
    pages = "\n".join(page(topic) for topic in TOPICS)
    assert f"factcheck {name}" in pages or f": {name}" in pages or f", {name}" in pages


@pytest.mark.parametrize("name", sorted(ALL.keys() - WITHOUT_JSON))
def test_whatever_is_listed_or_changed_can_be_told_in_json(name):
    assert "--json" in [option for parameter in ALL[name].params for option in parameter.opts]
