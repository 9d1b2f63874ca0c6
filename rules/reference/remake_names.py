"""Remakes the tables of Latin names: how many people bear them, and which are short for which.

    pip download --no-deps names==0.3.0 nicknames==1.0.1   (each unpacked into DIR)
    python3 rules/reference/remake_names.py DIR

`names_latin.csv` keeps the family names that at least one in 100,000 bears and the given names that one in 50,000 bears,
per million people; given names are the mean of the two sexes. Sources: SOURCES.md.
"""

import csv
import sys
from pathlib import Path

HERE = Path(__file__).parent
RAREST = {"family": 10, "given": 20}


def shares(path):
    """Bearers per million of each name."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            name, percent = line.split()[:2]
            yield name.lower(), float(percent) * 10_000


def frequencies(source):
    family = dict(shares(source / "dist.all.last"))
    given = {}
    for sex in ("male", "female"):
        for name, share in shares(source / f"dist.{sex}.first"):
            given[name] = given.get(name, 0) + share / 2
    return {"family": family, "given": given}


def write_frequencies(tables):
    with open(HERE / "names_latin.csv", "w", encoding="utf-8") as file:
        file.write("name,part,per_million\n")
        for part, names in tables.items():
            for name, share in sorted(names.items(), key=lambda item: (-item[1], item[0])):
                if share >= RAREST[part]:
                    file.write(f"{name},{part},{share:.0f}\n")


def write_nicknames(path):
    with open(path, encoding="utf-8") as file:
        pairs = {(row["name1"].strip(), row["name2"].strip()) for row in csv.DictReader(file)}
    with open(HERE / "nicknames.csv", "w", encoding="utf-8") as file:
        file.write("name,nickname\n")
        for name, nickname in sorted(pairs):
            if name.isalpha() and nickname.isalpha():
                file.write(f"{name},{nickname}\n")


def main():
    source = Path(sys.argv[1])
    write_frequencies(frequencies(source / "names-0.3.0/names"))
    write_nicknames(source / "nicknames/names.csv")


main()
