"""Remakes `mobile_homes.csv`: the home of every block of 10,000 mobile numbers, from three published packages.

    pip download --no-deps phone==0.4.5 phonenumbers==9.0.43 jionlp==1.5.31   (each unpacked into DIR/NAME)
    python3 rules/reference/remake_segments.py DIR

A block has a home where the packages that know it agree, or where the newest (`phone`) and one other do; a block that
they dispute has none. Names are those of `divisions.csv`. How often they disagree is printed. Sources: SOURCES.md.
"""

import csv
import struct
import sys
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
MUNICIPALITIES = ("北京", "天津", "上海", "重庆")
# Short names that are no beginning of the official one, and former names.
RENAMED = {
    "克州": "克孜勒苏", "巴州": "巴音郭楞", "博州": "博尔塔拉", "襄樊": "襄阳", "巢湖": "合肥", "莱芜": "济南", "吉首": "湘西",
    "梅河口": "通化", "雄安": "保定", "库尔勒": "巴音郭楞", "格尔木": "海西", "博乐": "博尔塔拉", "潢川": "信阳", "珲春": "延边",
    "海拉尔": "呼伦贝尔", "集宁": "乌兰察布", "西昌": "凉山", "临河": "巴彦淖尔", "乌兰浩特": "兴安", "海晏": "海北", "思茅": "普洱",
}


def divisions():
    """(head of the code, beginning of a name) finds (name of province, name of city, code)."""
    with open(HERE / "divisions.csv", encoding="utf-8") as file:
        table = [(row["level"], row["name"], row["code"]) for row in csv.DictReader(file)]
    provinces = {code[:2]: name for level, name, code in table if level == "1"}
    cities = [(name, code) for level, name, code in table if level == "2" or level == "3" and code[2:4] == "90"]
    return provinces, cities


PROVINCES, CITIES = divisions()


@cache
def home(province, city):
    """The code of a city, or None where the name tells none."""
    heads = [head for head, name in PROVINCES.items() if name.startswith(province)]
    if len(heads) != 1:
        return None
    head = heads[0]
    if province[:2] in MUNICIPALITIES:
        return head + "0000"
    city = city.removesuffix("地区") if len(city) > 3 else city
    for name in (city, RENAMED.get(city)):
        found = [code for official, code in CITIES if name and code[:2] == head and official.startswith(name)]
        if len(found) == 1:
            return found[0]
    return None


def of_phone(source):
    """PyPI `phone`: seven digits, the offset of `province|city|postcode|area code`, the operator."""
    data = (source / "phone-0.4.5/phone/phone.dat").read_bytes()
    first = struct.unpack("<i", data[4:8])[0]
    for at in range(first, len(data), 9):
        number, offset, kind = struct.unpack("<iiB", data[at:at + 9])
        province, city, _, _ = data[offset:data.index(b"\0", offset)].decode().split("|")
        yield number, province, city, kind


def of_jionlp(source):
    """PyPI `jionlp`: a line a city, below it a line a prefix with ranges of four digits."""
    with zipfile.ZipFile(source / "jionlp/jionlp/dictionary/phone_location.zip") as archive:
        text = archive.read("phone_location.txt").decode()
    place = None
    for line in text.splitlines():
        cells = line.split("\t")
        if cells[0]:
            place = cells[0].split(" ")
            continue
        if len(cells) < 3:
            continue
        for run in cells[2].split(","):
            first, _, last = run.partition("-")
            for block in range(int(first), int(last or first) + 1):
                yield int(cells[1]) * 10000 + block, place[0], place[-1]


def of_google(source):
    """PyPI `phonenumbers`: prefixes of up to seven digits and the full Chinese names of places."""
    sys.path.insert(0, str(source / "phonenumbers"))
    from phonenumbers.geodata import GEOCODE_DATA

    entries = {k[2:]: v.get("zh") for k, v in GEOCODE_DATA.items() if k.startswith("861") and len(k) >= 6}
    for prefix in sorted(entries, key=len):
        name = entries[prefix]
        province = next((p for p in PROVINCES.values() if name and name.startswith(p)), None)
        if province is None:
            continue
        width = 10 ** (7 - len(prefix))
        city = name[len(province):].removesuffix("市")
        for block in range(int(prefix) * width, (int(prefix) + 1) * width):
            yield block, province, city


def tables(source):
    """Three tables from block to code, and what could not be read."""
    unread = Counter()

    def read(rows):
        table = {}
        for block, province, city, *_ in rows:
            code = home(province, city)
            if code is None:
                unread[province, city] += 1
            else:
                table[block] = code
        return table

    found = [read(rows(source)) for rows in (of_phone, of_jionlp, of_google)]
    return found, unread


def agreed(phone, jionlp, google):
    """The home of each block that the packages do not dispute: the newest counts, unless both others agree against it,
    or one that stands alone against it."""
    for block, code in phone.items():
        others = [table[block] for table in (jionlp, google) if block in table]
        if not others or code in others:
            yield block, code


def lines(homes):
    """(code, prefix of three digits, its blocks of four digits as `0531` and `2710-2715`), one line each."""
    below = {}
    for block, code in sorted(homes):
        below.setdefault((code, block // 10000), []).append(block % 10000)
    for (code, prefix), blocks in sorted(below.items()):
        runs = []
        for block in blocks:
            if runs and runs[-1][1] + 1 == block:
                runs[-1][1] = block
            else:
                runs.append([block, block])
        texts = (f"{first:04}" if first == last else f"{first:04}-{last:04}" for first, last in runs)
        yield code, prefix, " ".join(texts)


def main():
    (phone, jionlp, google), unread = tables(Path(sys.argv[1]))
    print("not read:", unread.most_common(20))
    print("known:", len(phone), len(jionlp), len(google))
    for name, one, other in (("phone/jionlp", phone, jionlp), ("phone/google", phone, google), ("jionlp/google", jionlp, google)):
        both = one.keys() & other.keys()
        print(name, len(both), sum(one[b] != other[b] for b in both))
    homes = list(agreed(phone, jionlp, google))
    print("homes:", len(homes))
    write(lines(homes))


def write(table):
    with open(HERE / "mobile_homes.csv", "w", encoding="utf-8") as file:
        file.write("code,prefix,blocks\n")
        file.writelines(f"{code},{prefix},{blocks}\n" for code, prefix, blocks in table)


if __name__ == "__main__":
    main()
