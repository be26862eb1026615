"""What other desks' published fact-checks cost: to bring in a feed of 350,000, and to match a claim with them.

    python -m tests.benchmarks.published_checks [--reviews 350000] [--claims 50] [--folder FOLDER]

The feed is made here, by a generator with a seed: claims with figures, names and places in the lengths that published
ones have, of 120 publishers of very different sizes. A claim is matched as the workbench does it: the evidence for one
claim of an article, out of the whole library. Times are seconds, and milliseconds of processor; memory is the most that
the process ever had. Told beside it is in how many cases the check of the very claim is among what was found.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PLACES = [f"{first}{last}" for first in ("Gar", "Wal", "Spe", "Mor", "Hal", "Ren", "Tor", "Bel", "Cas", "Dun", "Fen",
    "Gil", "Kel", "Lin", "Mar", "Nor", "Ox", "Pen", "Ros", "Stan") for last in ("ston", "ton", "field", "ford", "ham",
    "by", "wick", "mouth", "dale", "bury", "port", "minster", "stead", "worth", "leigh")]  # fmt: skip
MATTERS = (
    "unemployment", "crime", "inflation", "school enrolment", "vaccine doses", "hospital beds", "turnout", "debt",
    "carbon emissions", "road deaths", "house prices", "asylum applications", "wind power", "the minimum wage",
    "tax revenue", "military spending", "tuition fees", "food prices", "rail journeys", "infant mortality",
)  # fmt: skip
FORMS = (
    "{matter} in {place} rose by {number}% under {name}.", "{name} said that {matter} in {place} fell to {number}%.",
    "{place} spent {number} million on {matter} in {year}.", "A video shows {name} admitting that {matter} is a hoax.",
    "Only {number} percent of people in {place} trust {name} on {matter}.",
    "{number},{tail} people died in {place} in {year} because of {matter}.",
    "Photo shows a crowd of {number},{tail} in {place} protesting against {matter}.",
    "{name} voted {number} times to cut {matter}.", "The government of {place} hid figures on {matter} in {year}.",
)  # fmt: skip
RATINGS = (
    "False",
    "Mostly false",
    "Misleading",
    "Half true",
    "Missing context",
    "True",
    "Pants on Fire",
    "Faux",
    "Falso",
)
PUBLISHERS = 120


def claim(chance: random.Random) -> str:
    """Give the words of one claim."""
    name = f"{chance.choice(PLACES)[:4].title()}a {chance.choice(PLACES)}"
    return chance.choice(FORMS).format(
        matter=chance.choice(MATTERS), place=chance.choice(PLACES), name=name, number=chance.randrange(2, 990),
        tail=f"{chance.randrange(1000):03}", year=chance.randrange(1995, 2026),
    ).capitalize()  # fmt: skip


def review(number: int, chance: random.Random) -> dict[str, object]:
    """Give one published check, as the feeds write them."""
    publisher = min(int(chance.expovariate(8 / PUBLISHERS)), PUBLISHERS - 1)
    site = f"https://checks-{publisher}.example.org"
    return {
        "@type": "DataFeedItem", "dateCreated": "2025-01-01T00:00:00Z",
        "item": [{
            "@context": "https://schema.org", "@type": "ClaimReview", "url": f"{site}/{number}",
            "datePublished": f"{chance.randrange(2014, 2026)}-0{chance.randrange(1, 10)}-{chance.randrange(10, 29)}",
            "author": {"@type": "Organization", "name": f"Checkers {publisher}", "url": site},
            "claimReviewed": claim(chance),
            "itemReviewed": {
                "@type": "Claim", "datePublished": "2020-05-05",
                "author": {"@type": "Person", "name": f"{chance.choice(PLACES)} {chance.choice(PLACES)}"},
                "appearance": [{"@type": "CreativeWork", "url": f"https://posts.example.com/{number}"}],
            },
            "reviewRating": {
                "@type": "Rating", "ratingValue": "1", "bestRating": "5", "worstRating": "1",
                "alternateName": chance.choice(RATINGS),
            },
        }],
    }  # fmt: skip


def write_feed(path: Path, count: int) -> None:
    """Write a feed of so many checks."""
    chance = random.Random(7)
    with path.open("w", encoding="utf-8") as file:
        file.write('{"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": [\n')
        for number in range(count):
            file.write((",\n" if number else "") + json.dumps(review(number, chance)))
        file.write("\n]}\n")


def bring_in(folder: Path, feed: Path) -> None:
    """Import a feed into a new desk, as the command does, and say what it took."""
    from factcheck.desk import Desk
    from factcheck.reports.precedents import import_reviews

    begun, processor = time.perf_counter(), time.process_time()
    with Desk.create(folder) as desk:
        found = import_reviews(desk, feed)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds, worked = time.perf_counter() - begun, time.process_time() - processor
    print(f"import: {found.reviews:,} checks in {seconds:.0f} s ({worked:.0f} s of processor), {most:.0f} MB at most")


def match(folder: Path, feed: Path, count: int) -> None:
    """Hold claims against the library, and say what each took."""
    from factcheck.checking import find
    from factcheck.claims import find_claims
    from factcheck.desk import Desk
    from factcheck.documents import read_text

    with feed.open(encoding="utf-8") as file:
        lines = [line for at, line in enumerate(file) if at % 997 == 1][:count]
    known = [json.loads(line.rstrip().rstrip(","))["item"][0]["claimReviewed"] for line in lines]
    article = read_text("\n\n".join(known))
    times, found = [], 0
    with Desk.open(folder) as desk:
        for each in find_claims(article):
            begun = time.process_time()
            links = find(each, article, desk.evidence.library, question="true").links
            times.append((time.process_time() - begun) * 1e3)
            found += any(each.text.rstrip(".") in link.text for link in links)
    first, *times = times
    times.sort()
    print(f"the first match: {first / 1e3:.1f} s of processor, with the index where it is not made yet")
    spread = f"{times[int(len(times) * 0.95)]:.0f} for 19 of 20, {times[-1]:.0f} at most"
    print(f"match: {times[len(times) // 2]:.0f} ms of processor in the middle, {spread}")
    print(f"found: the check of the very claim for {found} of {len(times) + 1}")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def main() -> None:
    """Make the feed, and measure each step in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reviews", type=int, default=350_000)
    parser.add_argument("--claims", type=int, default=50)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--step", choices=("import", "match"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch)
        feed, desk = folder / "feed.json", folder / "desk"
        if asked.step == "import":
            bring_in(desk, feed)
        elif asked.step == "match":
            match(desk, feed, asked.claims)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            write_feed(feed, asked.reviews)
            print(f"feed: {asked.reviews:,} checks, {feed.stat().st_size / 1e6:.0f} MB")
            command = [sys.executable, "-m", "tests.benchmarks.published_checks", "--folder", str(folder)]
            for step in ("import", "match"):
                subprocess.run([*command, "--claims", str(asked.claims), "--step", step], check=True)


if __name__ == "__main__":
    main()
