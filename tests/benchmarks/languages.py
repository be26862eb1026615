"""Figures in every language that has a pack: values, units and inventions, beside what else is installed.

    python -m tests.benchmarks.languages --data FOLDER [LANGUAGE ...]

FOLDER holds news.jsonl (sentences with the values and units that stand in them), specs.jsonl (cases of another reader,
with all their values) and number-words.jsonl (numbers in words). Without it the packs' own cases are read. Of
text2num and number-parser the numbers in words are counted where one is installed.

A case of money names its amounts only, though other numbers stand in many a sentence ("27 % ... $ 254 millones"): as
"currency" such a sentence counts as wrong where they are read, too, and as "money alone" by its amounts. The other
reader writes a share as a part of one, reads no number that touches its unit ("180ml") and takes articles for ones;
such cases count as wrong here, for they are read as they are meant in news.

Evidence across languages is counted by `tests.benchmarks.across_languages`, what vectors cost by
`tests.benchmarks.vectors_speed`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.figures import QUANTITATIVE, find_figures
from factcheck.figures.conversion import is_currency
from factcheck.language.packs import FOLDER, languages, level_of
from factcheck.language.symbols import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.figures import Figure

CLASSES = {"percent": "%", "percentage-point": "pp", "EUR": "EUR"}


def values(figure: Figure) -> list[Decimal]:
    """Give every number that a figure states: its value, the ends of a range, both levels of a change."""
    if figure.from_value is not None and figure.to_value is not None:
        return [figure.from_value, figure.to_value]
    if figure.value is not None:
        return [figure.value]
    return [end for end in (figure.low, figure.high) if end is not None] if figure.kind == "range" else []


def read(text: str, language: str) -> list[tuple[Decimal, str]]:
    """Give the values that are read in a text with the class of their unit: %, pp, EUR, x for a multiple, n."""
    return [
        (value, "x" if figure.kind == "multiple" else CLASSES.get(figure.unit or "", "n"))
        for figure in find_figures(text, language=language)
        if figure.kind in QUANTITATIVE
        for value in values(figure)
    ]


def close(first: Decimal, second: float) -> bool:
    """Tell whether two values are one, but for what a third of a hundred leaves."""
    return abs(float(first) - second) <= 1e-4 * max(1e-9, abs(second))


def rows(path: Path, wanted: list[str]) -> Iterator[dict[str, Any]]:
    """Give the rows of a file, of the wanted languages only where any are named."""
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not wanted or row["lang"] in wanted:
                yield row


def news(folder: Path, wanted: list[str]) -> None:
    """Print values right, with their unit, and numbers that nobody wrote, by language."""
    total: Counter[str] = Counter()
    for row in rows(folder / "news.jsonl", wanted):
        count: Counter[str] = Counter()
        for sentence in row["sentences"]:
            found = read(sentence["text"], row["lang"])
            for value, unit in sentence["gold"]:
                same = [pair for pair in found if close(pair[0], value)]
                count.update(gold=1, value=bool(same), unit=any(pair[1] == unit for pair in same))
                found = [pair for pair in found if pair not in same]
            count["invented"] += len(found)
        print(f"  {row['lang']}  values {count['value']}, with unit {count['unit']} of {count['gold']};", end="")
        print(f" invented {count['invented']}")
        total.update(count)
    if total:
        print(
            f"  all values {total['value']}, with unit {total['unit']} of {total['gold']}; invented {total['invented']}"
        )


def exact(path: Path, wanted: list[str], reader: Callable[[str, str], list[float] | None], kind: str = "") -> None:
    """Print for how many cases, of one kind where one is named, all values are read and no other."""
    count: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for row in rows(path, wanted):
        if kind and row["kind"] != kind:
            continue
        gold = sorted(row["values"] if "values" in row else [float(row["value"])])
        found = reader(row["text"], row["lang"])
        if found is not None:
            key = row["lang"], row.get("kind", "words")
            count[key] += 1
            right[key] += len(found) == len(gold) and all(map(close, map(Decimal, sorted(found)), gold))
    for key in sorted(count):
        print(f"  {' '.join(key)} {right[key]} of {count[key]}")
    print(f"  all {right.total()} of {count.total()}")


def own(text: str, language: str) -> list[float] | None:
    """Read the values of a text."""
    return [float(value) for value, _ in read(text, language)]


def money(text: str, language: str) -> list[float] | None:
    """Give the amounts of money that are read in a text."""
    return [
        float(value)
        for figure in find_figures(text, language=language)
        if figure.kind in QUANTITATIVE and (is_currency(figure.unit) or figure.unit in SYMBOLS.coins)
        for value in values(figure)
    ]


def text2num() -> Callable[[str, str], list[float] | None]:
    """Read a number in words with text2num. Raises `ImportError`."""
    from text_to_num import text2num as convert  # type: ignore[import-not-found]

    def reader(text: str, language: str) -> list[float] | None:
        try:
            return [float(convert(text, language))]
        except ValueError:
            return []
        except Exception:  # noqa: BLE001 - a language that it does not know
            return None

    return reader


def number_parser() -> Callable[[str, str], list[float] | None]:
    """Read a number in words with number-parser. Raises `ImportError`."""
    from number_parser import parse_number  # type: ignore[import-not-found]

    def reader(text: str, language: str) -> list[float] | None:
        try:
            found = parse_number(text, language=language)
        except ValueError:
            return None
        return [float(found)] if found is not None else []

    return reader


def cases(wanted: list[str]) -> None:
    """Print how many of the packs' own cases hold."""
    for code in sorted(languages()):
        path = FOLDER / code / "cases.jsonl"
        if path.is_file() and (not wanted or code in wanted):
            found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            right = sum(holds(case, code) for case in found)
            print(f"  {code} level {level_of(code)}: {right} of {len(found)}")


def holds(case: dict[str, Any], language: str) -> bool:
    """Tell whether exactly the values and units of a case are read."""
    found = [
        (float(value), figure.unit)
        for figure in find_figures(case["text"], language=language)
        if figure.kind in QUANTITATIVE
        for value in values(figure)
    ]
    gold = case["figures"]
    return len(found) == len(gold) and all(
        close(Decimal(value), right) and (name == unit or unit == "*")
        for (value, name), (right, unit) in zip(found, gold, strict=True)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("languages", nargs="*")
    args = parser.parse_args()
    print("cases of the packs, values and units right and nothing else read")
    cases(args.languages)
    if args.data is None:
        return
    print("one news text in every language")
    news(args.data, args.languages)
    print("cases of another reader, all values and no other")
    exact(args.data / "specs.jsonl", args.languages, own)
    print("cases of another reader, money alone")
    exact(args.data / "specs.jsonl", args.languages, money, "currency")
    print("numbers in words")
    exact(args.data / "number-words.jsonl", args.languages, own)
    for name, load in (("text2num", text2num), ("number-parser", number_parser)):
        try:
            reader = load()
        except ImportError:
            print(f"{name}: not installed")
            continue
        print(f"numbers in words, {name}")
        exact(args.data / "number-words.jsonl", args.languages, reader)


if __name__ == "__main__":
    main()
