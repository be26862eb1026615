"""Evidence in English for claims in other languages: the right passage first, and the right relation given the passage.

    python -m tests.benchmarks.across_languages NEWS [LANG ...]

NEWS is a file of lines {"lang", "title", "sentences": [{"text", "expect"}], "evidence_en"}: the passage at the place of
a sentence is the right one, and `expect` what should come out. Counted twice: as the product is installed here, and by
words and numbers alone. "given" is the sentence beside its passage alone.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.checking import check
from factcheck.documents import read_bytes
from factcheck.evidence.meaning.embedder import VARIABLE, embedder, fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.checking import Check, Finding

SHOWN: list[str] = []


def document(name: str, *paragraphs: str) -> Any:
    return read_bytes("\n\n".join(paragraphs).encode() + b"\n", source=name)


def findings_of(result: Check, sentence: str) -> Iterator[Finding]:
    start = result.article.text.index(sentence)
    for finding in result.findings:
        if finding.question == "true" and finding.claim.figure and start <= finding.claim.start < start + len(sentence):
            yield finding


def first(finding: Finding) -> str | None:
    """Give the words of the passage that stands first."""
    outside = [link for link in finding.links if not link.same_article]
    return outside[0].text if outside else None


def score(row: dict[str, Any]) -> Counter[str]:
    found: Counter[str] = Counter()
    sentences = [one["text"] for one in row["sentences"]]
    evidence = document("evidence.txt", *row["evidence_en"])
    whole = check(document("article.txt", row["title"], *sentences), [evidence])
    found["told"] += whole.article.language == row["lang"]
    for sentence, right in zip(row["sentences"], row["evidence_en"], strict=False):
        found["sentences"] += 1
        firsts = [first(finding) for finding in findings_of(whole, sentence["text"])]
        found["first"] += bool(firsts) and all(one == right for one in firsts)
        found["any first"] += right in firsts
        single = check(document("article.txt", row["title"], *sentences), [document("evidence.txt", right)])
        for name, result in (("", whole), ("given ", single)):
            stances = {finding.suggestion.stance for finding in findings_of(result, sentence["text"])}
            found[name + sentence["expect"]] += 1
            good = sentence["expect"] in stances and (
                sentence["expect"] == "contradicts" or "contradicts" not in stances
            )
            found[name + sentence["expect"] + "+"] += good
            if not good and name:
                SHOWN.append(f"{row['lang']} {sentence['expect']} {stances}: {sentence['text']} | {right}")
            found[name + "wolf"] += sentence["expect"] == "supports" and "contradicts" in stances
            found[name + "blessed"] += sentence["expect"] == "contradicts" and "supports" in stances
    return found


def told(name: str, found: Counter[str]) -> str:
    line = f"{name:4} right passage first {found['first']:3} (of any figure {found['any first']:3}) of"
    line += f" {found['sentences']}"
    for kind in ("", "given "):
        line += f"  |  {kind}supported {found[kind + 'supports+']:3} of {found[kind + 'supports']}"
        line += f", caught {found[kind + 'contradicts+']:2} of {found[kind + 'contradicts']}"
        line += f", false contradictions {found[kind + 'wolf']}, false support {found[kind + 'blessed']}"
    return line


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("news", type=Path)
    parser.add_argument("languages", nargs="*")
    parser.add_argument("--show", action="store_true", help="print the sentences whose relation came out wrong")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.news.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["lang"] != "en" and (not args.languages or row["lang"] in args.languages)]
    for wanted in (os.environ.get(VARIABLE, ""), "none"):
        os.environ[VARIABLE] = wanted
        chosen = embedder()
        print(f"embedder: {chosen.name} {chosen.version}" if chosen else f"no embedder ({fault() or 'words alone'})")
        total: Counter[str] = Counter()
        SHOWN.clear()
        for row in rows:
            found = score(row)
            total.update(found)
            print(told(row["lang"], found), "" if found["told"] else "(language not told)")
        print(told("all", total))
        if args.show and chosen:
            print("\n".join(SHOWN))


if __name__ == "__main__":
    main()
