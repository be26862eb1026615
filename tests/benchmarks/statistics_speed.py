"""How fast official statistics come into a library, and a cell is found there.

    python -m tests.benchmarks.statistics_speed [--cells 1000000] [--keep FOLDER]

The files are made on the spot, laid out as offices do: SDMX-CSV with an observation a line, Eurostat's TSV with a
series a line and lists of codes beside it, the World Bank's CSV with a country a line. Their numbers are made up but
for one: unemployment in Poland, 2.9% in May 2024. They are added to a desk by the command; then a process that has done
nothing yet opens the desk's index, finds the cell for a claim and another claim that is wrong, and prints what that
took. Last, a table of a hundred thousand rows is added to a desk of its own, and sixty claims on it are checked.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PLACES = {
    "AT": "Austria", "BE": "Belgium", "BG": "Bulgaria", "CY": "Cyprus", "CZ": "Czechia", "DE": "Germany",
    "DK": "Denmark", "EE": "Estonia", "EL": "Greece", "ES": "Spain", "FI": "Finland", "FR": "France", "HR": "Croatia",
    "HU": "Hungary", "IE": "Ireland", "IS": "Iceland", "IT": "Italy", "LT": "Lithuania", "LU": "Luxembourg",
    "LV": "Latvia", "MT": "Malta", "NL": "Netherlands", "NO": "Norway", "PL": "Poland", "PT": "Portugal",
    "RO": "Romania", "SE": "Sweden", "SI": "Slovenia", "SK": "Slovakia", "TR": "Türkiye",
}  # fmt: skip
INDICATORS = (
    "Unemployment", "Employment", "Consumer prices", "Industrial production", "Retail trade turnover",
    "Construction output", "Producer prices", "Vacancies", "Nights spent at tourist accommodation", "Births",
    "Deaths", "Exports of goods", "Imports of goods", "Electricity consumption", "Gas consumption", "House prices",
    "Wages and salaries", "Hours worked", "Asylum applicants", "Bankruptcies",
)  # fmt: skip
SEXES = {"T": "Total", "M": "Males", "F": "Females"}
AGES = {"TOTAL": "All ages", "Y_LT25": "Less than 25 years", "Y25-74": "From 25 to 74 years"}
UNITS = {"PC_ACT": "Percentage of labour force", "THS_PER": "Thousand persons"}
ADJUSTED = {"SA": "Seasonally adjusted", "NSA": "Unadjusted data"}
MONTHS = [f"{year}-{month:02}" for year in range(1990, 2025) for month in range(1, 13)][:-7]
CLAIM = "Unemployment in Poland was 2.9% in May 2024, the office said."
WRONG = "Unemployment in Poland was 4.9% in May 2024, the office said."


def make_files(folder: Path, cells: int) -> int:
    """Write files with so many cells, and give how many there are."""
    chance, made, number = random.Random(1), 0, 0
    folder.mkdir(parents=True)
    lists = {"geo": PLACES, "sex": SEXES, "age": AGES, "unit": UNITS, "s_adj": ADJUSTED, "freq": {"M": "Monthly"}}
    for name, codes in lists.items():
        lines = "".join(f"{code}\t{words}\n" for code, words in codes.items())
        (folder / f"{name}.dic").write_text(lines, encoding="utf-8")
    while made < cells:
        indicator = INDICATORS[number % len(INDICATORS)]
        title = indicator if number < len(INDICATORS) else f"{indicator}, survey {number // len(INDICATORS) + 1}"
        layout = (sdmx_csv, eurostat_tsv, eurostat_tsv, world_bank)[number % 4]
        made += layout(folder / f"{number:03}_{title.lower().replace(' ', '_').replace(',', '')}", title, chance)
        number += 1
    return made


def value(chance: random.Random, unit: str) -> str:
    """Give a share or a number of people."""
    return f"{chance.uniform(3, 20):.1f}" if unit.startswith("PC") else f"{chance.uniform(10, 4000):.0f}"


def sdmx_csv(path: Path, title: str, chance: random.Random) -> int:
    """Write one observation a line, with the words of its codes."""
    count = 0
    with path.with_suffix(".csv").open("w", encoding="utf-8") as file:
        file.write("DATAFLOW,LAST UPDATE,freq,s_adj,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n")
        for unit, unit_words in UNITS.items():
            for adjusted, words in ADJUSTED.items():
                for code, place in PLACES.items():
                    for month in MONTHS:
                        known = (unit, adjusted, code, month) == ("PC_ACT", "SA", "PL", "2024-05")
                        number = "2.9" if known and title == INDICATORS[0] else value(chance, unit)
                        file.write(
                            f"ESTAT:{title},14/06/24 11:00:00,M:Monthly,{adjusted}:{words},{unit}:{unit_words},"
                            f"{code}:{place},{month},{number},\n"
                        )
                        count += 1
    return count


def eurostat_tsv(path: Path, title: str, chance: random.Random) -> int:
    """Write one series a line, under codes."""
    count = 0
    with path.with_suffix(".tsv").open("w", encoding="utf-8") as file:
        file.write("freq,s_adj,age,unit,sex,geo\\TIME_PERIOD\t" + "\t".join(f"{month} " for month in MONTHS) + "\n")
        for adjusted in ADJUSTED:
            for age in AGES:
                for unit in UNITS:
                    for sex in SEXES:
                        for code in PLACES:
                            cells = "\t".join(f"{value(chance, unit)} " for _ in MONTHS)
                            file.write(f"M,{adjusted},{age},{unit},{sex},{code}\t{cells}\n")
                            count += len(MONTHS)
    return count


def world_bank(path: Path, title: str, chance: random.Random) -> int:
    """Write one country and series a line, under lines that say where it is from."""
    years = range(1960, 2025)
    with path.with_suffix(".csv").open("w", encoding="utf-8") as file:
        file.write('"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-06-28",\n\n')
        names = ",".join(f'"{year}"' for year in years)
        file.write(f'"Country Name","Country Code","Indicator Name","Indicator Code",{names},\n')
        for group in range(10):
            for code, place in PLACES.items():
                cells = ",".join(f'"{chance.uniform(1, 900):.3f}"' for _ in years)
                file.write(f'"{place}","{code}","{title}, group {group}","X.{group}",{cells},\n')
    return 10 * len(PLACES) * len(years)


def find(desk: Path) -> None:
    """Find the cell in a process that has done nothing yet."""
    from factcheck.checking import check_document
    from factcheck.documents import read_text
    from factcheck.evidence import Library

    warm = Library(None)
    for number in range(2):  # what the program itself needs before it has seen any claim is no part of finding
        check_document(read_text(f"Prices rose by 4.{number}% in March 2023, it said.", "w.txt"), warm)
    with Library(desk / "index.sqlite", read_only=True) as library:
        for words in (CLAIM, WRONG):
            began, wall = time.process_time(), time.perf_counter()
            check = check_document(read_text(words, "a.txt"), library)
            took, wall = time.process_time() - began, time.perf_counter() - wall
            told = check.findings[0].suggestion
            print(f"  {1000 * took:5.0f} ms CPU ({1000 * wall:.0f} on the clock): {told.stance}: {told.sentence}")
    print(f"  memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def make_long_table(folder: Path, rows: int) -> None:
    """Write one table of so many rows, and an article of sixty claims on it, every other one wrong."""
    folder.mkdir(parents=True)
    chance = random.Random(2)
    lines, claims = [], []
    names = ["".join(parts) for parts in product(SYLLABLES, repeat=4)]
    chance.shuffle(names)
    for number in range(rows):
        place, year = names[number // 20 % len(names)], 2004 + number % 20
        count, share = chance.randrange(100, 90_000), chance.uniform(3, 20)
        lines.append(f"{place.title()},{year},{count},{share:.1f}")
        if number % (rows // 60) == 7:
            said = count if len(claims) % 2 else count + 1_111
            claims.append(f"In {place.title()} there were {said:,} births in {year}.")
    (folder / "table.csv").write_text("municipality,year,births,share\n" + "\n".join(lines) + "\n", encoding="utf-8")
    (folder / "article.txt").write_text("Births\n\n" + "\n\n".join(claims[:60]) + "\n", encoding="utf-8")


SYLLABLES = ("ber", "lin", "mar", "ton", "wes", "hol", "kir", "nor", "sta", "ven", "dor", "gal", "pet", "rus")


def check_long_table(folder: Path) -> None:
    """Check the sixty claims in a process that has done nothing yet."""
    from factcheck.checking import check_document
    from factcheck.documents import read
    from factcheck.evidence import Library

    article = read(folder / "article.txt")
    with Library(folder / "desk" / "index.sqlite", read_only=True) as library:
        began = time.process_time()
        check = check_document(article, library)
        took = time.process_time() - began
    told = [finding.suggestion.stance for finding in check.findings]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"  {len(told)} claims: {took:.1f} s CPU, {memory:.0f} MB; {told.count('supports')} supported,"
        f" {told.count('contradicts')} contradicted"
    )


def plainly(files: Iterable[Path]) -> float:
    """Give the processor time in which the `csv` module reads the files, as a baseline."""
    began = time.process_time()
    for path in files:
        with path.open(encoding="utf-8", newline="") as file:
            for _ in csv.reader(file, delimiter="\t" if path.suffix == ".tsv" else ","):
                pass
    return time.process_time() - began


def timed(what: str, baseline: float, *arguments: str) -> None:
    """Run the command and print what it took, also in times of a baseline of processor time."""
    before, wall = used(), time.monotonic()
    command = [sys.executable, "-m", "factcheck", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    took, wall = used() - before, time.monotonic() - wall
    ratio = f"{took / baseline:.1f} times what csv takes to read them"
    print(f"{what}: {took:.1f} s CPU, {ratio}; {wall:.1f} s on the clock, {memory:.0f} MB at most")


def used() -> float:
    """Give the processor time of the processes that were waited for."""
    each = resource.getrusage(resource.RUSAGE_CHILDREN)
    return each.ru_utime + each.ru_stime


def sizes(folder: Path) -> str:
    """Give what a desk takes on the disk, as a whole and by its parts."""
    parts: dict[str, int] = {}
    for path in folder.rglob("*"):
        if path.is_file():
            name = path.relative_to(folder).parts[0]
            parts[name] = parts.get(name, 0) + path.stat().st_size
    largest = sorted(parts.items(), key=lambda item: -item[1])[:4]
    told = ", ".join(f"{name} {size / 1e6:.0f}" for name, size in largest)
    return f"{sum(parts.values()) / 1e6:.0f} MB ({told})"


def main() -> None:
    """Print what everything takes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cells", type=int, default=1_000_000)
    parser.add_argument("--rows", type=int, default=100_000, help="of the long table; 0 for none")
    parser.add_argument("--keep", type=Path, help="a new folder for all of it; otherwise it is thrown away")
    parser.add_argument("--find", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--check", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.find:
        find(given.find)
    elif given.check:
        check_long_table(given.check)
    else:
        with tempfile.TemporaryDirectory() as name:
            measure(given.keep or Path(name), given.cells, given.rows)


def measure(folder: Path, cells: int, rows: int) -> None:
    """Make, add, find."""
    again = [sys.executable, "-m", "tests.benchmarks.statistics_speed"]
    if cells:
        made = make_files(folder / "files", cells)
        size = sum(path.stat().st_size for path in (folder / "files").iterdir()) / 1e6
        print(f"{made:,} cells in {len(os.listdir(folder / 'files'))} files, {size:.0f} MB", flush=True)  # noqa: PTH208
        subprocess.run([sys.executable, "-m", "factcheck", "desk", "new", str(folder / "desk")], check=True)
        baseline = plainly(sorted((folder / "files").iterdir()))
        timed("evidence add", baseline, "--desk", str(folder / "desk"), "evidence", "add", str(folder / "files"))
        print(f"on disk: {sizes(folder / 'desk')}", flush=True)
        subprocess.run([*again, "--find", str(folder / "desk")], check=True)
    if rows:
        long = folder / "long"
        make_long_table(long, rows)
        subprocess.run([sys.executable, "-m", "factcheck", "desk", "new", str(long / "desk")], check=True)
        print(f"a table of {rows:,} rows, {(long / 'table.csv').stat().st_size / 1e6:.1f} MB")
        baseline = plainly([long / "table.csv"])
        timed("evidence add", baseline, "--desk", str(long / "desk"), "evidence", "add", str(long / "table.csv"))
        print(f"on disk: {sizes(long / 'desk')}", flush=True)
        subprocess.run([*again, "--check", str(long)], check=True)


if __name__ == "__main__":
    main()
