"""Writes the names of today's divisions in pinyin, without what kind of division they are.

    pip download --no-deps pypinyin==0.55.0   (unpacked into DIR/pypinyin)
    python3 rules/reference/remake_pinyin.py DIR

Reads `divisions.csv` beside this script; run `remake.py` first.
"""

import collections
import sys
from pathlib import Path

from remake_bearers import HERE, rows, short

# In names of places these characters have one reading, which is not their usual one.
READINGS = {"长": "chang", "都": "du", "朝": "chao", "重": "chong", "曾": "zeng", "宿": "su", "厦": "xia", "覃": "qin"}
# Names whose reading is their own.
NAMES = {
    "长子": "zhangzi", "单": "shan", "浚": "xun", "歙": "she", "洪洞": "hongtong", "什邡": "shifang", "漯河": "luohe",
    "闵行": "minhang", "珲春": "hunchun", "涡阳": "guoyang", "繁峙": "fanshi", "蔚": "yu", "大城": "daicheng",
    "筠连": "junlian", "铅山": "yanshan", "尉犁": "yuli", "六合": "luhe", "六安": "luan", "乐清": "yueqing",
    "乐亭": "laoting", "东莞": "dongguan", "大埔": "dabu", "泊头": "botou", "柏乡": "baixiang", "黄陂": "huangpi",
    "阿坝": "aba", "东阿": "donge", "浍": "hui", "莘": "shen", "陕西": "shaanxi", "牟平": "muping", "番禺": "panyu",
    "台州": "taizhou", "天台": "tiantai", "丽水": "lishui", "井陉": "jingxing", "渑池": "mianchi", "荥阳": "xingyang",
    "荥经": "yingjing", "砀山": "dangshan", "亳州": "bozhou", "蚌埠": "bengbu", "枞阳": "zongyang", "郫都": "pidu",
    "犍为": "qianwei", "阆中": "langzhong", "句容": "jurong", "盱眙": "xuyi", "邗江": "hanjiang", "吴堡": "wubu",
    "佛坪": "foping", "华阴": "huayin", "铜陵": "tongling", "普陀": "putuo", "和硕": "heshuo", "解放": "jiefang",
    "百色": "baise", "大理": "dali", "隆尧": "longyao", "任": "ren", "夏": "xia", "叶": "ye", "会理": "huili",
}


def read(name, lazy_pinyin):
    if name in NAMES:
        return NAMES[name]
    return "".join(READINGS.get(c) or "".join(lazy_pinyin(c)) for c in name) if set(name) & set(READINGS) else "".join(lazy_pinyin(name))


def main():
    sys.path.insert(0, str(Path(sys.argv[1]) / "pypinyin"))
    from pypinyin import lazy_pinyin

    codes = collections.defaultdict(list)
    for row in rows(HERE / "divisions.csv"):
        municipality = row["level"] == "1" and row["name"].endswith("市")
        # The parts of Taiwan share one code, which says nothing.
        if not municipality and not (row["code"] == "710000" and row["level"] != "1"):
            codes[read(short(row["name"]) or row["name"], lazy_pinyin)].append(row["code"])
    with open(HERE / "places_pinyin.csv", "w", encoding="utf-8", newline="") as file:
        file.write("pinyin,codes\n")
        file.writelines(f"{pinyin},{';'.join(found)}\n" for pinyin, found in sorted(codes.items()))


if __name__ == "__main__":
    main()
