"""Tables of a pack made ready for use: word lists, words by what they say, and patterns composed of named parts.

In a file a word list is running text, or phrases between bars ("more than | at least"). What words say is a table from
the meaning to its words (`up = "rose rises"`). A pattern is a regular expression in which `{name}` stands for a part:
an entry of the file's own `[parts]`, or `{month}`, `{month_name}` (with a capital) and `{weekday}`, which stand in the
calendar of the pack.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from msgspec import Struct, convert

from factcheck.language.packs import ALL, REMEDY, BrokenPack, code_of, pack_file, pack_of
from factcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["NEVER", "Deferred", "Patterns", "english", "patterns_of", "shared_table", "table_of", "word_list"]

NEVER = compile_pattern(r"(?!)")  # what a language finds that has no such pattern
_PART = compile_pattern(r"\{([a-z_]+)\}")
Table = TypeVar("Table", bound=Struct)


def word_list(text: str) -> list[str]:
    """Give the words of a list that is written as running text, or its phrases where bars stand between them."""
    if "|" in text:
        return [phrase for part in text.split("|") if (phrase := " ".join(part.split()))]
    return text.split()


def table_of(language: str | None, form: type[Table], *files: str) -> Table:
    """Give a table of a language, which its pack holds in one file or several. Raises `BrokenPack`.

    `form` says which entries there are and of what type; an entry that it does not know is an error, one that a pack
    does not have keeps its default. A language without a pack has an empty table.
    """
    found = _table_of(code_of(language), form, files)
    assert isinstance(found, form)
    return found


@cache
def _table_of(code: str, form: type[Struct], files: tuple[str, ...]) -> Struct:
    if pack_of(code) is None:
        return form()
    return _read(code, form, files)


def english(form: type[Table], *files: str) -> Callable[[], Table]:
    """Give what gives a table that only the English pack has so far, and that texts of all languages are read by.

    Who reads it knows how English puts its words: where an adjunct stands, what a clause begins with, how a plural is
    made. Other packs have nothing to put in, and in their texts such words are not found, so that less is said. It is
    read when it is first asked for. Raises `BrokenPack` then.
    """
    return cache(partial(table_of, None, form, *files))


def shared_table(form: type[Table], name: str) -> Table:
    """Give a table of what is read before the language of a text is known. Raises `BrokenPack`."""
    found = _shared_table(form, name)
    assert isinstance(found, form)
    return found


@cache
def _shared_table(form: type[Struct], name: str) -> Struct:
    return _read(ALL, form, (name,))


def _read(code: str, form: type[Table], files: tuple[str, ...]) -> Table:
    hints = _hints(form)
    ready: dict[str, Any] = {}
    for name in files:
        shown, content = pack_file(code, name)
        composer = _Composer(code, content.pop("parts", {}))
        for key, value in content.items():
            if key not in hints:
                raise BrokenPack(shown, f"key `{key}` is not known", "mend its spelling, or take it out")
            composer.entry = f"{shown}: key `{key}`"
            try:
                ready[key] = _ready(value, hints[key], composer)
            except (TypeError, ValueError, KeyError) as error:
                raise BrokenPack(shown, f"key `{key}`: {error}", REMEDY) from None
    return form(**ready)


class Deferred:
    """A pattern of a table that is compiled when it is first used; most of a large table is not, in a short run.

    It does what `re.Pattern` does, and is typed as one. One that cannot be compiled raises `BrokenPack` then.
    """

    def __init__(self, source: str, entry: str) -> None:
        self._source = source
        self._entry = entry

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(name)
        try:
            pattern = compile_pattern(self._source)
        except re.error as error:
            shown, _, key = self._entry.partition(": ")
            raise BrokenPack(shown, f"{key}: {error}", REMEDY) from None
        self.__dict__.update({each: getattr(pattern, each) for each in _METHODS})
        return getattr(self, name)


_METHODS = frozenset(name for name in dir(re.Pattern) if not name.startswith("_"))


class Patterns:
    """The patterns of one file of a pack by their names, each compiled when it is first asked for.

    A language without the file finds nothing. A name that a pack at hand does not have raises `BrokenPack`.
    """

    def __init__(self, shown: str, sources: Mapping[str, str] | None, composer: _Composer | None) -> None:
        self._shown = shown
        self._sources = sources
        self._composer = composer

    def __getattr__(self, name: str) -> re.Pattern[str]:
        if name.startswith("_"):
            raise AttributeError(name)
        found = NEVER if self._sources is None or self._composer is None else self._compiled(name, self._composer)
        setattr(self, name, found)
        return found

    def _compiled(self, name: str, composer: _Composer) -> re.Pattern[str]:
        assert self._sources is not None
        if name not in self._sources:
            raise BrokenPack(self._shown, f"pattern `{name}` is missing", REMEDY)
        try:
            return compile_pattern(composer.pattern(_text(self._sources[name])))
        except (re.error, KeyError, TypeError) as error:
            raise BrokenPack(self._shown, f"pattern `{name}`: {error}", REMEDY) from None


@cache
def patterns_of(language: str | None, name: str, **given: str) -> Patterns:
    """Give the patterns of a file of a language's pack; `given` are parts that the code puts in as they are.

    Raises `BrokenPack`.
    """
    if pack_of(language) is None:
        return Patterns("", None, None)
    shown, content = pack_file(code_of(language), name)
    composer = _Composer(language, content.pop("parts", {}), given)
    return Patterns(shown, content or None, composer)


class _Composer:
    """Puts the named parts of a file, and the months and weekdays of its language, into patterns and word lists."""

    def __init__(self, language: str | None, parts: Mapping[str, str], given: Mapping[str, str] | None = None) -> None:
        self._language = language
        self._parts = parts
        self._given = given or {}
        self.entry = ""  # which one of which file is being made ready

    def pattern(self, text: str) -> str:
        """Give a pattern with its parts, each as a group of its own."""
        return _PART.sub(lambda match: self._given.get(match[1]) or f"(?:{self._part(match[1])})", text)

    def words(self, text: str) -> list[str]:
        """Give a word list with the lists that it names."""
        return word_list(_PART.sub(lambda match: self._parts[match[1]], text))

    def _part(self, name: str) -> str:
        if name in self._parts:
            return self.pattern(self._parts[name])
        if name in {"month", "month_name", "weekday"}:
            from factcheck.language.calendar import calendar_of  # itself a table, which is read with this

            calendar = calendar_of(self._language)
            names = list(calendar.weekdays if name == "weekday" else calendar.months)
            if name == "month_name":
                names = [month.capitalize() for month in names]
            return "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        raise KeyError(f"no part is called {name!r}")


@cache
def _hints(form: type[Struct]) -> Mapping[str, Any]:
    """Give the types of a table's entries; the text of each of the few there are is read once."""
    found: dict[str, Any] = {}
    for each in reversed(form.__mro__):
        written: dict[str, str] = vars(each).get("__annotations__", {})
        texts = {kind: kind for kind in written.values()}
        kinds = type("Kinds", (), {"__module__": each.__module__, "__annotations__": texts})
        read = get_type_hints(kinds)
        found.update((name, read[kind]) for name, kind in written.items())
    return found


def _ready(value: object, hint: Any, composer: _Composer) -> object:  # noqa: ANN401 - a type of any kind
    """Give an entry of a file as the type that its table has for it."""
    origin, arguments = get_origin(hint) or hint, get_args(hint)
    if origin is frozenset:
        return frozenset(composer.words(_text(value)))
    if origin is re.Pattern:
        return Deferred(composer.pattern(_text(value)), composer.entry)
    if origin is tuple and arguments[0] is str:
        return tuple(composer.words(_text(value)))
    if origin is tuple and arguments[-1] is Ellipsis:
        return tuple(_ready(item, arguments[0], composer) for item in _list(value))
    if isinstance(origin, type) and issubclass(origin, Struct):
        fields = _hints(origin)
        return origin(**{key: _ready(item, fields[key], composer) for key, item in _table(value).items()})
    if isinstance(value, dict):
        return _mapping(value, arguments[1], composer)
    return convert(value, hint)


def _mapping(value: dict[str, Any], meaning: Any, composer: _Composer) -> dict[Any, Any]:  # noqa: ANN401
    """Give words with what they say, out of a table of what is said with its words."""
    if get_origin(meaning) in {frozenset, re.Pattern}:
        return {key: _ready(item, meaning, composer) for key, item in value.items()}
    return {word: _meaning(key, meaning) for key, words in value.items() for word in composer.words(_text(words))}


def _meaning(key: str, hint: Any) -> object:  # noqa: ANN401
    """Read what words say: a number, a name, nothing ("-"), or a factor with the way it goes ("2 up")."""
    if hint is int:
        return int(key)
    if get_origin(hint) is tuple:
        number, _, way = key.partition(" ")
        return number, convert(way or None, get_args(hint)[1])
    return convert(None if key == "-" else key, hint)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"needs text, and is {type(value).__name__}")
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"needs a list, and is {type(value).__name__}")
    return value


def _table(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(f"needs a table, and is {type(value).__name__}")
    return value
