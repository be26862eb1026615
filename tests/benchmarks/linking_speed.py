"""How fast the library is at ten thousand, a hundred thousand and a million passages, beside thefuzz over everything.

    python -m tests.benchmarks.linking_speed [10000 100000 1000000] [--dense]

Passages are made up from a vocabulary whose words are as rare as those of a language (Zipf), with numbers and names
among them; a claim is words of one passage with a few others. Each size is built in a file of its own and measured in a
fresh process. Figures are CPU time: use the ratios, not the seconds. With `--dense` an article of a thousand words,
half of whose sentences hold a number, is checked against each library, and then another one, beside bare claims.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from thefuzz import fuzz

from factcheck.checking import check_document
from factcheck.documents import Document, Passage, read_text
from factcheck.evidence import Library, query_of, rank

PER_DOCUMENT = 20
CLAIMS = 20
DENSE = 1_000
SYLLABLES = (
    "ba",
    "co",
    "de",
    "fi",
    "gor",
    "han",
    "il",
    "jo",
    "ka",
    "lem",
    "mi",
    "nor",
    "os",
    "pra",
    "qui",
    "rus",
    "ta",
    "vel",
)


class Newsroom:
    """Makes documents of sentences, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        letters = random.Random(0)
        self.words = ["".join(letters.choices(SYLLABLES, k=letters.randint(1, 4))) for _ in range(60_000)]
        total, self.weights = 0.0, []
        for place in range(1, len(self.words) + 1):
            total += 1 / place
            self.weights.append(total)

    def sentence(self) -> str:
        words = self.chance.choices(self.words, cum_weights=self.weights, k=self.chance.randint(10, 28))
        words[0] = words[0].capitalize()
        for _ in range(self.chance.randint(0, 3)):
            words[self.chance.randrange(len(words))] = self.chance.choice(
                (
                    f"{self.chance.uniform(0, 100):.1f}%",
                    f"{self.chance.randrange(10**6):,}",
                    self.chance.choice(self.words).title(),
                )
            )
        return " ".join(words) + "."

    def document(self, name: str) -> Document:
        sentences = [self.sentence() for _ in range(PER_DOCUMENT)]
        passages, start = [], 0
        for line, sentence in enumerate(sentences, start=1):
            passages.append(Passage(start, start + len(sentence), f"line {line}"))
            start += len(sentence) + 1
        text = "\n".join(sentences)
        digest = hashlib.sha256(text.encode()).hexdigest()
        return Document(
            text=text,
            source=name,
            sha256=digest,
            reader="benchmark 1",
            title=sentences[0][:60],
            passages=tuple(passages),
        )

    def article(self, words: int) -> str:
        """Give about so many words, half of the sentences with a number."""
        sentences: list[str] = []
        while sum(len(sentence.split()) for sentence in sentences) < words:
            sentence = self.sentence()
            if len(sentences) % 2:
                sentence = f"{sentence[:-1]} was {self.chance.uniform(0, 100):.1f}% of it."
            sentences.append(sentence)
        return "\n\n".join(sentences)

    def claim(self, sentence: str) -> str:
        words = sentence.split()
        kept = self.chance.sample(words, max(4, len(words) * 2 // 3))
        return " ".join(kept + self.chance.choices(self.words, cum_weights=self.weights, k=5))


def build(path: Path, passages: int) -> None:
    news = Newsroom(1)
    with Library(path) as library:
        for number in range(passages // PER_DOCUMENT):
            library.add(f"d{number}", news.document(f"d{number}"))


def measure(path: Path, passages: int) -> None:
    news = Newsroom(1)
    known = [news.document("x").text.split("\n") for _ in range(min(500, passages // PER_DOCUMENT))]
    wall = time.perf_counter()
    library = Library(path)
    library.search("nothing of the kind", 1)
    opened = time.perf_counter() - wall
    claims = [news.claim(news.chance.choice(news.chance.choice(known))) for _ in range(CLAIMS)]
    spent = []
    for claim in claims:
        begun = time.process_time()
        rank(query_of(claim), library, 20)
        spent.append(time.process_time() - begun)
    added = []
    for number in range(5):
        document = news.document("new")
        begun = time.perf_counter()
        library.add(f"new {number}", document)
        added.append(time.perf_counter() - begun)
    for number in range(5):
        library.remove(f"new {number}")
    library.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sample = [sentence for sentences in known for sentence in sentences][:2_000]
    begun = time.process_time()
    for sentence in sample:
        fuzz.token_set_ratio(claims[0], sentence)
    everything = (time.process_time() - begun) / len(sample) * passages
    mean = sum(spent) / len(spent)
    ratio = f"{everything / mean:6.0f} x"
    print(
        f"{passages:>9,}  {mean * 1000:8.0f} ms  {max(spent) * 1000:8.0f} ms  {opened * 1000:6.0f} ms"
        f"  {sorted(added)[2] * 1000:6.0f} ms  {memory:6.0f} MB  {path.stat().st_size / 1e6:6.0f} MB  {ratio}"
    )


def measure_dense(path: Path, passages: int) -> None:
    """Check two articles in a process that has done nothing yet; print the seconds of each and of a bare claim."""
    news = Newsroom(2)
    spent, claims = [], 0
    with Library(path, read_only=True) as library:
        for number in range(2):
            article = read_text(news.article(DENSE), f"{number}.txt")
            begun = time.process_time()
            claims = len(check_document(article, library).claims)
            spent.append(time.process_time() - begun)
        begun = time.process_time()
        for _ in range(CLAIMS):
            rank(query_of(news.sentence()), library, 20)
        bare = (time.process_time() - begun) / CLAIMS
    ratio = f"{spent[1] / claims / bare:6.1f}x a bare ranking"
    print(f"{passages:>9,}  {spent[0]:8.2f} s  {spent[1]:8.2f} s  {claims:>6}  {ratio}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the library at several sizes.")
    parser.add_argument("passages", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--measure", type=Path, help="measure an index that is there, and nothing else")
    parser.add_argument("--dense", action="store_true", help="check articles of a thousand words")
    parser.add_argument("--keep", type=Path, help="a folder for the indexes; otherwise they are thrown away")
    options = parser.parse_args()
    if options.measure:
        (measure_dense if options.dense else measure)(options.measure, options.passages[0])
        return
    if options.dense:
        print(f" passages  {DENSE:,} words     the next  claims  each claim")
    else:
        print(" passages     a claim  slowest claim    open    add 20  memory   on disk  token_set over everything")
    with tempfile.TemporaryDirectory() as folder:
        for passages in options.passages:
            path = (options.keep or Path(folder)) / f"{passages}.sqlite"
            if not path.exists():
                build(path, passages)
            module = "tests.benchmarks.linking_speed"
            command = [sys.executable, "-m", module, str(passages), "--measure", str(path)]
            subprocess.run([*command, *(["--dense"] if options.dense else [])], check=True)


if __name__ == "__main__":
    main()
