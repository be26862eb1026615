"""How the time to hold an article against itself grows with its claims: the exponent, 1 where it is linear.

    python -m tests.benchmarks.self_checks_speed

The articles repeat ordinary sentences with other names and numbers, all in one paragraph and all of one kind, which is
the worst that a text can do to comparisons of each with each.
"""

from __future__ import annotations

import argparse
import math
import time
from itertools import pairwise

from factcheck.checking.self_checks import self_checks
from factcheck.claims import find_claims
from factcheck.documents import read_text

SIZES = (500, 1000, 2000, 4000)
TOWNS = ("Alder", "Birkley", "Corston", "Dunmere", "Elphin", "Farrow", "Grove", "Halden")
SENTENCES = (
    "The council of {town} spent {one} million euros on roads in {year}.",
    "Support for the mayor of {town} fell from {two}% to {three}%, a drop of {four} percent.",
    "In {town}, {two}% voted for Smith, {three}% for Jones and {four}% for Brown.",
    "The strike in {town} lasted {four} days, from {four} March to {five} April {year}.",
    "The school in {town} has {one} pupils and {two} teachers.",
)


def article(claims: int) -> str:
    """Give an article with at least so many claims."""
    sentences = []
    for number in range(claims // 2):
        given = {
            "town": TOWNS[number % len(TOWNS)] + str(number // len(TOWNS) % 9), "year": 1990 + number % 30,
            "one": 100 + number, "two": 40 + number % 20, "three": 20 + number % 20, "four": 3 + number % 9,
            "five": 1 + number % 20,
        }  # fmt: skip
        sentences.append(SENTENCES[number % len(SENTENCES)].format(**given))
    return " ".join(sentences)


def main() -> None:
    spent: list[tuple[int, float]] = []
    for size in SIZES:
        document = read_text(article(size))
        claims = find_claims(document)
        before = time.process_time()
        found = self_checks(document, claims)
        spent.append((len(claims), time.process_time() - before))
        print(f"{len(claims):5} claims: {len(found):4} remarks, {1000 * spent[-1][1] / len(claims):.2f} ms a claim")
    for (claims, first), (more, second) in pairwise(spent):
        print(f"{claims} to {more} claims: exponent {math.log(second / first) / math.log(more / claims):.2f}")


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    main()
