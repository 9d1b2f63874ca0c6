"""Remakes `countries_abroad.csv` and `states_abroad.csv`, the names of other countries and of their states.

    npm pack i18n-iso-countries@7.14.0 iso-3166@4.4.0   (unpacked into DIR/countries and DIR/subdivisions)
    python3 rules/reference/remake_countries.py DIR

A country: ISO 3166-1 codes of two and three letters, the calling code (from `country_numbers.tsv`), its names in English
and Chinese in lower case, joined by `;`, those with a comma left out. Countries without a calling code of their own plan are left out, and so are the
mainland, Hong Kong, Macau and Taiwan, which have tables of their own. States: of the countries whose addresses name them
by an abbreviation and whose numbers are written without a calling code in English lists.
"""

import csv
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
AT_HOME = {"CN", "HK", "MO", "TW"}
WITH_STATES = ("AU", "CA", "US")


def names(folder, language):
    table = json.loads((folder / "langs" / f"{language}.json").read_text(encoding="utf-8"))["countries"]
    return {code: [each] if isinstance(each, str) else each for code, each in table.items()}


def calling_codes():
    lines = csv.DictReader((HERE / "country_numbers.tsv").open(encoding="utf-8"), delimiter="\t")
    return {line["region"]: line["code"] for line in lines if line["kind"] == "any"}


def countries(folder):
    english, chinese, calling = names(folder, "en"), names(folder, "zh"), calling_codes()
    for alpha2, alpha3, *_ in sorted(json.loads((folder / "codes.json").read_text(encoding="utf-8"))):
        if alpha2 in AT_HOME or alpha2 not in calling:
            continue
        known = [name.lower() for name in english.get(alpha2, []) + chinese.get(alpha2, []) if "," not in name]
        yield alpha2, alpha3, calling[alpha2], ";".join(dict.fromkeys(known))


def states(folder):
    text = (folder / "2.js").read_text(encoding="utf-8")
    for code, name in re.findall(r"code: '([^']+)',\s*name: (?:'|\")(.+?)(?:'|\"),", text):
        country, _, state = code.partition("-")
        if country in WITH_STATES:
            yield country, state, name


def write(name, head, rows):
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(head)
        out.writerows(rows)


def main():
    folder = Path(sys.argv[1])
    write("countries_abroad.csv", ("alpha2", "alpha3", "calling_code", "names"), countries(folder / "countries"))
    write("states_abroad.csv", ("country", "code", "name"), states(folder / "subdivisions"))


if __name__ == "__main__":
    main()
