"""A digest of links, relations and workings over articles of many kinds: pure speed leaves it as it was.

    python -m tests.benchmarks.same_results [--long]

Prints a line for each set: how many claims, CPU seconds, the digest. With `--long` also how the time grows with the
claims of an article and with the figures of one endless sentence (the exponent: 1 is linear).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import time
from pathlib import Path

import factcheck
from factcheck.documents import read_text
from factcheck.reports.check_json import to_json

ROOT = Path(__file__).parents[2]
EVIDENCE = (
    "With all protocols processed, Vladimir Putin received 63.60% of the votes. Turnout in district 7 of Garston was"
    " 65.34% on Sunday. The ministry counted 200 thousand workers in district 90, who received 271.5 million."
)


def endless(figures: int) -> str:
    """Give one sentence of so many figures."""
    return "The ministry said " + ", ".join(
        f"{100 + number} thousand workers in district {number} received {number * 3 + 1.5} million"
        for number in range(figures // 2)
    )


def many(claims: int) -> str:
    """Give an article of so many claims, each in a paragraph."""
    return "\n\n".join(
        f"In district {number} of Garston turnout was {40 + number % 50}.{number % 10}% on Sunday."
        for number in range(claims)
    )


def looked_at(article: object, evidence: list[object]) -> tuple[int, float, str]:
    """Check; give the number of claims, the CPU seconds, and the digest."""
    begun = time.process_time()
    check = factcheck.check(article, evidence=evidence)
    spent = time.process_time() - begun
    plain = to_json(check)
    told = [plain["claims"], plain["self_checks"]]
    return len(check.claims), spent, hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def grown(name: str, make, sizes: tuple[int, ...]) -> None:
    """Print how the time grows with the size."""
    spent = [looked_at(read_text(make(size), "a.txt"), [read_text(EVIDENCE, "e.txt")])[1] for size in sizes]
    exponent = math.log(spent[-1] / spent[0]) / math.log(sizes[-1] / sizes[0])
    told = ", ".join(f"{size:,}: {seconds:.1f} s" for size, seconds in zip(sizes, spent, strict=True))
    print(f"{name:<28} {told}; exponent {exponent:.2f}")


def main() -> None:
    """Print the digests, and with `--long` the growth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true", help="also how the time grows")
    long = parser.parse_args().long
    seeds = [str(ROOT / "seeds" / "evidence")]
    sets = {path.name: (str(path), seeds) for path in sorted((ROOT / "seeds" / "articles").iterdir())}
    kept = sorted((Path(__file__).parent / "articles").glob("*.txt"))
    sets |= {f"articles/{path.name}": (str(path), [str(path.parent)]) for path in kept}
    sets["many claims"] = (read_text(many(60), "a.txt"), [read_text(EVIDENCE, "e.txt")])
    sets["a long sentence"] = (read_text(endless(8), "a.txt"), [read_text(EVIDENCE, "e.txt")])
    for name, (article, evidence) in sets.items():
        claims, spent, digest = looked_at(article, evidence)
        print(f"{name:<28} {claims:>5} claims {spent:>6.1f} s  {digest}", flush=True)
    if long:
        grown("figures of one sentence", endless, (125, 250, 500))
        grown("claims of an article", many, (300, 600, 1_200))


if __name__ == "__main__":
    main()
