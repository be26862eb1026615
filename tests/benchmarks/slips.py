"""How many planted slips `relate` catches in real sentences, and how many correct figures it flags.

    python -m tests.benchmarks.slips SENTENCES.jsonl [--pool | --strangers | --check] [--show N]

`SENTENCES.jsonl` holds one object a line with a "text"; bring your own (wire copy, minutes, reports). Every figure of
every sentence gets one slip of each kind that its writing allows; the altered sentence is then held against its
original, or with `--pool` against all originals at once. A slip is caught, and a correct figure flagged, where the
stance is "contradicts". The seed is fixed, so that two runs differ only by the code.

With `--check` the altered sentence is an article and its original the evidence, and both go through `factcheck.check`
as a user has it, which knows of opinions and forecasts too.

With `--strangers` every figure is held against every sentence but its own, one by one: nearly all that is said there
for or against a figure is said without reason.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.checking import check
from factcheck.documents import read_text
from factcheck.facts import statements_of
from factcheck.relating import relate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.facts import Statement

SEED = 20120304
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MAGNITUDES = {"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion", "bn": "m"}
_SPELLED = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_UNITS = [
    ("kilometres", "miles"), ("kilometers", "miles"), ("miles", "kilometres"), ("km", "miles"), ("metres", "feet"),
    ("meters", "feet"), ("feet", "metres"), ("kg", "lbs"), ("$", "£"), ("£", "€"), ("€", "$"), ("hours", "days"),
    ("minutes", "hours"), ("days", "weeks"), ("weeks", "months"), ("months", "years"), ("cm", "inches"),
    ("inches", "cm"), ("degrees celsius", "degrees fahrenheit"), ("yards", "miles"), ("tonnes", "kg"), ("pounds", "kg"),
]  # fmt: skip
_PERCENT = re.compile(r"(?:\s*%|\s+per ?cent|\s+percent)(?! point| age)", re.IGNORECASE)
_POINTS = re.compile(r"\s+percentage points?", re.IGNORECASE)


class Slip(Struct, frozen=True):
    """An altered sentence, and where in it the alteration stands."""

    rule: str
    text: str
    start: int
    end: int


def _put(statement: Statement, start: int, end: int, new: str, rule: str) -> Slip:
    text = statement.text
    return Slip(rule, text[:start] + new + text[end:], start, start + len(new))


def _written(statement: Statement) -> re.Match[str] | None:
    """Find the digits of the figure inside its sentence."""
    figure = statement.figure
    return _NUMBER.search(statement.text, figure.start, figure.end)


def _grouped(number: Decimal, like: str) -> str:
    places = len(like.split(".")[1]) if "." in like else 0
    return f"{number:,.{places}f}" if "," in like else f"{number:.{places}f}"


def transposed(statement: Statement, chance: random.Random) -> Iterator[Slip]:
    match = _written(statement)
    if match is None:
        return
    digits = [index for index, sign in enumerate(match.group()) if sign.isdigit()]
    pairs = [
        (a, b)
        for a, b in pairwise(digits)
        if match.group()[a] != match.group()[b] and not (a == 0 and match.group()[b] == "0")
    ]
    if pairs:
        a, b = chance.choice(pairs)
        new = list(match.group())
        new[a], new[b] = new[b], new[a]
        yield _put(statement, match.start(), match.end(), "".join(new), "transposed")


def magnitude(statement: Statement, _: random.Random) -> Iterator[Slip]:
    figure = statement.figure
    match = re.compile(rf"\b(?:{'|'.join(_MAGNITUDES)})\b").search(statement.text, figure.start, figure.end)
    if match is not None:
        yield _put(statement, match.start(), match.end(), _MAGNITUDES[match.group()], "magnitude word")


def altered(statement: Statement, chance: random.Random) -> Iterator[Slip]:
    match = _written(statement)
    if match is None:
        return
    number = Decimal(match.group().replace(",", ""))
    for _ in range(20):
        share = Decimal(chance.randint(30, 300)) / 1000 * chance.choice([1, -1])
        new = _grouped(number * (1 + share), match.group())
        if Decimal(new.replace(",", "")) != number:
            yield _put(statement, match.start(), match.end(), new, "altered by 3-30%")
            return


def last_digit(statement: Statement, chance: random.Random) -> Iterator[Slip]:
    match = _written(statement)
    if match is None or len(match.group()) < 2:
        return
    old = match.group()[-1]
    new = chance.choice([digit for digit in "123456789" if digit != old])
    yield _put(statement, match.end() - 1, match.end(), new, "last digit")


def percent_or_points(statement: Statement, _: random.Random) -> Iterator[Slip]:
    figure = statement.figure
    if figure.value is None:
        return
    if figure.unit == "percent":
        match = _PERCENT.search(statement.text, figure.start, figure.end)
        if match is not None:
            yield _put(statement, match.start(), match.end(), " percentage points", "percent <-> points")
    elif figure.unit == "percentage-point":
        match = _POINTS.search(statement.text, figure.start, figure.end)
        if match is not None:
            yield _put(statement, match.start(), match.end(), " percent", "percent <-> points")


def unit(statement: Statement, _: random.Random) -> Iterator[Slip]:
    figure = statement.figure
    for old, new in _UNITS:
        edge = r"\b" if old[0].isalpha() else ""
        pattern = re.compile(rf"(?<!A)(?<!US)(?<!US ){edge}{re.escape(old)}{edge}(?!US|A|C)")
        if pattern.search(statement.text, figure.start, figure.end) is not None:
            changed = pattern.sub(new, figure.text)
            yield _put(statement, figure.start, figure.end, changed, "unit")
            return


def misrounded(statement: Statement, chance: random.Random) -> Iterator[Slip]:
    match = _written(statement)
    if match is None or "." not in match.group():
        return
    number = Decimal(match.group().replace(",", ""))
    fraction = number % 1
    if fraction == Decimal("0.5") or fraction == 0:
        return
    wrong = number - fraction + (0 if fraction > Decimal("0.5") else 1)
    yield _put(statement, match.start(), match.end(), f"{wrong:.0f}", "rounded wrongly")


def spelled(statement: Statement, chance: random.Random) -> Iterator[Slip]:
    figure = statement.figure
    match = re.compile(rf"\b(?:{'|'.join(_SPELLED)})\b").search(statement.text, figure.start, figure.end)
    if match is not None and _written(statement) is None:
        new = chance.choice([word for word in _SPELLED if word != match.group()])
        yield _put(statement, match.start(), match.end(), new, "spelled number")


def neighbour(statements: list[Statement], which: int, chance: random.Random) -> Iterator[Slip]:
    """Put the number of another figure of the sentence in this one's place."""
    mine = _written(statements[which])
    others = [
        match.group()
        for index, other in enumerate(statements)
        if index != which
        and other.figure.unit == statements[which].figure.unit
        and other.figure.value != statements[which].figure.value
        and (match := _written(other)) is not None
    ]
    if mine is not None and others:
        yield _put(statements[which], mine.start(), mine.end(), chance.choice(others), "figure of another")


RULES: tuple[Callable[[Statement, random.Random], Iterator[Slip]], ...] = (
    transposed, magnitude, altered, last_digit, percent_or_points, unit, misrounded, spelled,
)  # fmt: skip


def slips_of(statements: list[Statement], chance: random.Random) -> Iterator[Slip]:
    for which, statement in enumerate(statements):
        for rule in RULES:
            yield from rule(statement, chance)
        yield from neighbour(statements, which, chance)


def meet_strangers(passages: list[list[Statement]], show: int) -> None:
    """Count what is said of every figure by every sentence that is not its own."""
    stances: Counter[str] = Counter()
    for mine, claims in enumerate(passages):
        for claimed in claims:
            for theirs, reported in enumerate(passages):
                if theirs == mine or not reported:
                    continue
                relation = relate(claimed, reported)
                stances[relation.stance] += 1
                if relation.stance in {"contradicts", "supports"} and show > 0:
                    show -= 1
                    print(f"{relation.stance} {claimed.figure.text!r}: {relation.working}")
                    print(f"    {claimed.text}\n    {reported[0].text}")
    total = stances.total()
    for stance, count in stances.most_common():
        print(f"{stance:12} {count:7} of {total}  {1000 * count / max(total, 1):.2f} in a thousand")


def contradicted(text: str, evidence: str, span: tuple[int, int]) -> bool:
    """Tell whether a check of the sentence contradicts a figure that stands in the span."""
    result = check(read_text(f"{text}\n", "article.txt"), [read_text(f"{evidence}\n\n", "source.txt")])
    return any(
        finding.suggestion.stance == "contradicts"
        for finding in result.findings
        if finding.question == "true" and (figure := finding.claim.figure) is not None
        if figure.start < span[1] and span[0] < figure.end
    )


def check_all(texts: list[str], show: int) -> None:
    """Plant slips and count what a whole check says of them, and of the sentences as they are."""
    chance = random.Random(SEED)
    planted = caught = correct = flagged = 0
    for text in texts:
        statements = statements_of(text)
        for statement in statements:
            correct += 1
            flagged += contradicted(text, text, (statement.figure.start, statement.figure.end))
        for slip in slips_of(statements, chance):
            planted += 1
            hit = contradicted(slip.text, text, (slip.start, slip.end))
            caught += hit
            if not hit and show > 0:
                show -= 1
                print(f"MISSED ({slip.rule}) {slip.text[slip.start : slip.end]!r}\n    {slip.text}")
    print(f"slips caught             {caught} of {planted}  {100 * caught / max(planted, 1):.1f}%")
    print(f"correct figures flagged  {flagged} of {correct}  {100 * flagged / max(correct, 1):.1f}%")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--pool", action="store_true", help="hold every sentence against all originals, not its own")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N misses and false flags")
    parser.add_argument("--strangers", action="store_true", help="hold every figure against all sentences but its own")
    parser.add_argument("--check", action="store_true", help="hold every sentence against its own by a whole check")
    options = parser.parse_args()
    if options.check:
        with options.sentences.open(encoding="utf-8") as lines:
            check_all([json.loads(line)["text"] for line in lines], options.show)
        return
    chance = random.Random(SEED)
    with options.sentences.open(encoding="utf-8") as lines:
        originals = [statements_of(json.loads(line)["text"]) for line in lines]
    if options.strangers:
        meet_strangers(originals, options.show)
        return
    pool = [statement for statements in originals for statement in statements]
    planted: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    stances: Counter[str] = Counter()
    correct = flagged = shown = 0
    began = time.perf_counter()
    for statements in originals:
        evidence = pool if options.pool else statements
        for statement in statements:
            correct += 1
            relation = relate(statement, evidence)
            stances[f"correct: {relation.stance}"] += 1
            if relation.stance == "contradicts":
                flagged += 1
                if shown < options.show:
                    shown += 1
                    print(f"FLAGGED {statement.figure.text!r}: {relation.working}\n    {statement.text}")
        for slip in slips_of(statements, chance):
            planted[slip.rule] += 1
            touched, stance = False, "not read"
            for statement in statements_of(slip.text):
                figure = statement.figure
                if figure.start < slip.end and slip.start < figure.end:
                    touched = True
                    relation = relate(statement, evidence)
                    stance = relation.stance
                    if stance == "contradicts":
                        caught[slip.rule] += 1
                    elif shown < options.show:
                        shown += 1
                        print(f"MISSED ({slip.rule}) {figure.text!r}: {relation.name}: {relation.working}")
                        print(f"    {slip.text}")
                    break
            if not touched and shown < options.show:
                shown += 1
                print(f"NOT READ ({slip.rule}) {slip.text[slip.start : slip.end]!r}\n    {slip.text}")
            stances[f"slip: {stance}"] += 1
    total, hits = planted.total(), caught.total()
    print(f"slips caught             {hits} of {total}  {100 * hits / max(total, 1):.1f}%")
    print(f"correct figures flagged  {flagged} of {correct}  {100 * flagged / max(correct, 1):.1f}%")
    for rule in planted:
        print(f"  {rule:20} {caught[rule]:4} of {planted[rule]:4}  {100 * caught[rule] / planted[rule]:.1f}%")
    print(
        ", ".join(f"{name} {count}" for name, count in sorted(stances.items())), f"{time.perf_counter() - began:.1f} s"
    )


if __name__ == "__main__":
    main()
