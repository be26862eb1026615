"""`config.toml`: what may stand in it, and an error that names file, key and the nearest right key."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from msgspec import Struct, field

from factcheck.errors import FactcheckError, words_of
from factcheck.settings.keymap import Keymap, KeymapError, read_keymap
from factcheck.settings.paths import config_file

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["OPTIONS", "Option", "Settings", "SettingsError", "load", "parse"]


class SettingsError(FactcheckError):
    """The configuration cannot be meant as it is written."""


class Option(Struct, frozen=True):
    """One key of the configuration; `choices` are the values it can have, empty for true or false."""

    name: str
    default: str | bool
    help: str
    choices: tuple[str, ...] = ()


OPTIONS: tuple[Option, ...] = (
    Option(
        "theme",
        "auto",
        "Colours. `terminal` uses the terminal's own sixteen; `auto` is that.",
        ("auto", "terminal", "dark", "light"),
    ),
    Option("mouse", True, "Whether the mouse may be used; false leaves it to the terminal, to select text."),
    Option("animations", False, "Whether anything may move by itself."),
    Option("signs", "auto", "Signs: `plain` keeps to ASCII and lines.", ("auto", "full", "plain")),
    Option("sort", "place", "How claims are sorted at first.", ("place", "worthiness", "trouble")),
)


class Settings(Struct, frozen=True):
    """What a person configured, or the defaults."""

    theme: str = "auto"
    mouse: bool = True
    animations: bool = False
    signs: str = "auto"
    sort: str = "place"
    keymap: Keymap = field(default_factory=dict)


def load(path: Path | None = None) -> Settings:
    """Read the configuration; defaults where there is none. Raises `SettingsError`."""
    path = path or config_file()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(str(path), f"cannot be read ({words_of(error)})", "mend or remove the file") from None
    return parse(text, str(path))


def parse(text: str, source: str = "config.toml") -> Settings:
    """Make settings of the file's text; `source` is what errors call it. Raises `SettingsError`."""
    import tomllib  # loaded by who has something configured

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(source, f"is not TOML: {error}", "mend that line") from None
    options = {option.name: option for option in OPTIONS}
    values: dict[str, str | bool] = {}
    keymap: Keymap = {}
    for name, value in table.items():
        if name == "keys":
            keymap = _keymap(value, source)
        elif option := options.get(name):
            values[name] = _value(option, value, source)
        else:
            near = get_close_matches(name, [*options, "keys"], 1, 0.4)
            known = ", ".join([*options, "keys"])
            remedy = f"did you mean {near[0]}?" if near else f"the keys are {known}"
            raise SettingsError(source, f"has no key {name}", remedy)
    return Settings(**values, keymap=keymap)  # type: ignore[arg-type]


def _value(option: Option, value: object, source: str) -> str | bool:
    if isinstance(option.default, bool):
        if isinstance(value, bool):
            return value
        raise SettingsError(source, f"{option.name} is {value!r}", "write true or false")
    if isinstance(value, str) and value in option.choices:
        return value
    near = get_close_matches(str(value), option.choices, 1)
    choices = ", ".join(option.choices)
    remedy = f"did you mean {near[0]}?" if near else f"it can be {choices}"
    raise SettingsError(source, f"{option.name} is {value!r}", remedy)


def _keymap(table: object, source: str) -> Keymap:
    if not isinstance(table, dict):
        raise SettingsError(source, "keys is not a table", 'write [keys] and below it "check.note" = "n"')
    flat: dict[str, object] = {}
    for name, value in table.items():
        # `check.note = "n"` without quotes is a nested table to TOML, and what a person means by it is plain.
        if isinstance(value, dict):
            flat.update({f"{name}.{inner}": keys for inner, keys in value.items()})
        else:
            flat[name] = value
    try:
        return read_keymap(flat)
    except KeymapError as problem:
        raise SettingsError(source, f"[keys] {problem.key}: {problem.problem}", problem.remedy) from None
