"""How long it takes to carry 1,000 claims over to a new version: `python -m tests.benchmarks.carry_over_speed`.

CPU time, and as a ratio to finding the claims of the new version in the same run. The versions go from nothing changed
to nothing kept; the last rows are articles that say the same thing over and over, where every claim looks like another.
"""

from __future__ import annotations

import argparse
import random
import time
from typing import TYPE_CHECKING

from factcheck.claims import carry_over, find_claims
from factcheck.documents import read_text
from tests.benchmarks.linking_speed import Newsroom

if TYPE_CHECKING:
    from collections.abc import Iterable

CLAIMS = 1000


def sentences() -> list[str]:
    """Sentences of news that make 1,000 claims and a few more."""
    news = Newsroom(7)
    written: list[str] = []
    while len(find_claims(read_text("\n\n".join(written)))) < CLAIMS:
        written += [news.sentence() for _ in range(50)]
    return written


def versions(old: list[str]) -> Iterable[tuple[str, list[str], list[str]]]:
    """Old and new versions of an article, by what was done to it."""
    chance = random.Random(7)
    yield "nothing changed", old, old
    yield "one paragraph more on top", old, ["A storm hit the coast of Linfort on Sunday.", *old]
    yield "a fifth of the words changed", old, [one if chance.random() < 0.8 else f"{one[:-1]} again." for one in old]
    yield "every sentence changed", old, [f"{one[:-1]} at last." for one in old]
    yield "in another order", old, chance.sample(old, len(old))
    yield "another article", old, [Newsroom(8).sentence() for _ in old]
    same = ["The fund holds 64% of the shares."] * CLAIMS
    yield "the same sentence 1,000 times", same, same
    yield "the same, and then changed", same, ["The fund holds 65% of the shares."] * CLAIMS
    rows = [f"The fund of town {number} holds {number % 97}% of the shares." for number in range(CLAIMS)]
    yield "1,000 sentences that are alike", rows, [row.replace("holds", "held") for row in rows]


def main() -> None:
    """Print a line for each pair of versions."""
    for name, before, after in versions(sentences()):
        old, new = read_text("\n\n".join(before)), read_text("\n\n".join(after))
        claims = find_claims(old)
        started = time.process_time()
        found = find_claims(new)
        finding = time.process_time() - started
        started = time.process_time()
        result = carry_over(claims, found, new.text)
        spent = time.process_time() - started
        fates = {fate: len(result.having(fate)) for fate in ("same", "moved", "changed", "gone")}
        told = ", ".join(f"{count} {fate}" for fate, count in fates.items() if count)
        print(
            f"{name:32} {len(claims):5} claims  {spent:6.3f} s CPU, {spent / finding:5.2f} of finding them  "
            f"({told}, {len(result.added)} added)"
        )


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    main()
