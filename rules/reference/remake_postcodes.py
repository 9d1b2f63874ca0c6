"""Remakes the table of the main postcodes of cities from a published package.

    pip download --no-deps phone==0.4.5        (unpacked into DIR)
    python3 rules/reference/remake_postcodes.py DIR

The package's records name a city by its short name, with the postcode of its main post office, written as a number.
A record counts where exactly one city of `divisions.csv` bears the name, and where `postcode_provinces.csv` agrees
that the province has such postcodes: the package has a few administrative codes instead. Sources: SOURCES.md.
"""

import csv
import struct
import sys
from pathlib import Path

HERE = Path(__file__).parent


def records(source):
    """(province, city, postcode) of each record: they stand behind a header of eight bytes, parted by zeros."""
    data = (source / "phone-0.4.5/phone/phone.dat").read_bytes()
    _, end = struct.unpack("<4si", data[:8])
    for record in filter(None, data[8:end].split(b"\0")):
        province, city, postcode, _ = record.decode().split("|")
        yield province, city, postcode.zfill(6)


def cities():
    """(province, city, code) of every city of today."""
    province = None
    with open(HERE / "divisions.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["level"] == "1":
                province = row["name"]
            elif row["level"] == "2":
                yield province, row["name"], row["code"]


def serves(prefixes, postcode, province):
    """Whether the longest known prefix of a postcode belongs to the province."""
    longest = max((p for p in prefixes if postcode.startswith(p)), key=len, default=None)
    return longest is not None and any(province.startswith(name) for name in prefixes[longest])


def main(source):
    known = list(cities())
    with open(HERE / "postcode_provinces.csv", encoding="utf-8") as file:
        prefixes = {row["prefix"]: row["provinces"].split(";") for row in csv.DictReader(file)}
    lines = set()
    for province, city, postcode in records(source):
        named = [code for p, c, code in known if p.startswith(province[:2]) and c.startswith(city[:2])]
        if len(named) == 1 and serves(prefixes, postcode, province):
            lines.add((named[0], postcode))
    with open(HERE / "city_postcodes.csv", "w", encoding="utf-8") as file:
        file.write("code,postcode\n")
        file.writelines(f"{code},{postcode}\n" for code, postcode in sorted(lines))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
