"""What it costs to ask which claims of a desk say the same: `python -m tests.benchmarks.ties_speed [CLAIMS...]`.

CPU time of the first question on a desk (which reads every claim), of later ones, of one after a colleague's verdict,
and of comparing with every claim anew, which later questions are measured against. Every tenth claim is a repeat.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.claims import tie
from factcheck.desk import Desk, Verdict
from factcheck.desk.record.by_hand import claim_from_words
from factcheck.documents import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.claims import Claim

SIZES = (1_000, 10_000, 100_000)
IN_AN_ARTICLE = 1_000
ASKED = 200

FIGURES = (
    *(f"{tenths / 10}%" for tenths in range(3, 1000, 7)),
    *(f"{hundreds * 100:,} voters" for hundreds in range(1, 300, 2)),
    *(f"{millions} million crowns" for millions in range(1, 90)),
    *(f"{count} seats" for count in range(2, 200, 3)),
)
PLACES = tuple(a + b for a in ("Ard", "Bex", "Cor", "Dun", "Els", "Fen", "Gar", "Hex") for b in ("en", "ley", "wen"))
WORDS = (
    "budget", "turnout", "council", "hospital", "school", "harbour", "tax", "rent", "wage", "export", "import", "vote",
    "ballot", "protocol", "member", "minister", "report", "survey", "bank", "loan", "price", "road", "bridge", "train",
    "farm", "forest", "river", "power", "plant", "sale", "worker", "pupil", "teacher", "doctor", "clerk", "judge",
)  # fmt: skip


def made_up(count: int) -> list[Claim]:
    """Give so many claims, three of four with a figure, every tenth in the words of an earlier one."""
    chance = random.Random(count)
    whole = {figure: claim_from_words(figure, 0, len(figure)) for figure in FIGURES}
    claims: list[Claim] = []
    while len(claims) < count:
        if claims and len(claims) % 10 == 0:
            claims.append(chance.choice(claims))
            continue
        place, words = chance.choice(PLACES), chance.sample(WORDS, 4)
        if len(claims) % 4 == 3:
            text = f"The {words[0]} of {place} was built by the {words[1]} for the {words[2]} and the {words[3]}."
            claims.append(replace(claim_from_words(text, 0, len(text)), kind="statement"))
            continue
        figure = chance.choice(FIGURES)
        text = f"In {place} the {words[0]} and the {words[1]} came to {figure} of the {words[2]}."
        at = text.index(figure)
        read = whole[figure].figure
        assert read is not None
        placed = replace(read, start=at, end=at + len(read.text))
        claims.append(replace(whole[figure], start=0, end=len(text), text=text, figure=placed))
    return claims


def spent(work: Callable[[], object]) -> float:
    """Give the milliseconds of CPU that this takes."""
    before = time.process_time()
    work()
    return (time.process_time() - before) * 1000


def measure(count: int, folder: Path) -> str:
    """Give one line of the table."""
    claims = made_up(count)
    with Desk.create(folder) as desk:
        for start in range(0, count, IN_AN_ARTICLE):
            text = f"Article {start}"
            article = read_text(text, f"{text}.txt")
            desk.articles.add(article, text.encode(), slug=f"a{start}", claims=claims[start : start + IN_AN_ARTICLE])
    with Desk.open(folder) as desk:
        keys = [f"a{start}#{number}" for start in range(0, count, IN_AN_ARTICLE) for number in range(1, 1001, 7)]
        asked = random.Random(1).sample(keys, ASKED if len(keys) > ASKED else len(keys))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        first = spent(lambda: desk.ties.of(asked[0]))
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024
        later = sorted(spent(lambda key=key: desk.ties.of(key)) for key in asked)
        desk.claims.rate(Verdict("a0", 2, "accurate"))
        changed = spent(lambda: desk.ties.of(asked[0]))
        others = dict(enumerate(claims))
        anew = spent(lambda: tie({"one": claims[0]}, others))
    half, most = later[len(later) // 2], later[-1]
    return (
        f"{count:>9,} {first:>10,.0f} {half:>9.2f} {most:>9.2f} {changed:>14.2f} "
        f"{anew:>10,.0f} {anew / half:>9,.0f}x {grown:>9.0f}"
    )


def main() -> None:
    """Print one line for each size of desk."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="*", type=int, default=SIZES)
    sizes = parser.parse_args().claims
    print(
        f"{'claims':>9} {'first, ms':>10} {'later, ms':>9} {'at most':>9} {'after a change':>14} "
        f"{'anew, ms':>10} {'anew/later':>10} {'MB grown':>9}"
    )
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            print(measure(size, Path(folder) / "desk"), flush=True)


if __name__ == "__main__":
    main()
