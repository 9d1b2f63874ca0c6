"""Other programs on the labelled lists of the accuracy bench, for comparison.

    cargo bench --bench accuracy                     # makes the lists; with --febrl DIR those of FEBRL too
    python benches/accuracy/peers.py splink [LIST...]
    python benches/accuracy/peers.py goldenmatch [LIST...]
    python benches/accuracy/peers.py recordlinkage [LIST...]

Each needs its package: `pip install splink`, `goldenmatch`, `recordlinkage` (they want different versions of pandas: a
virtual environment each). Splink gets what its manual advises: its comparisons for names, days of birth and mail, u from
random pairs, m from two blocking rules; `tuned` is the threshold that the labels say is best, which nobody has who has
no labels. It gets phones as digits and Chinese firms without their form, for it reads values as they are. GoldenMatch
runs its command without any configuration on the files as they are (the five Chinese sheets, whose columns differ, as
one with Splink's columns). recordlinkage runs its ECM classifier.
"""

import collections
import csv
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

import settings

LISTS = Path(__file__).parent.parent / "corpus" / "lists"
FEBRL = {"febrl1": ["febrl_dataset1"], "febrl2": ["febrl_dataset2"], "febrl3": ["febrl_dataset3"],
         "febrl4": ["febrl_dataset4a", "febrl_dataset4b"]}


def files(name):
    names = FEBRL.get(name) or [name]
    found = [LISTS / f"{one}.csv" for one in names]
    return found if found[0].exists() else sorted(LISTS.glob(f"{name}_[0-9].csv"))


def people(name):
    return [line.split(",")[1] for file in files(name)
            for line in file.with_suffix(".truth.csv").read_text().splitlines()]


def rows(name):
    """The rows of all files of a list, each a dictionary without spaces around."""
    for file in files(name):
        with open(file, encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield {key.strip(): (value or "").strip() for key, value in row.items()}


def pairs(keys):
    return sum(count * (count - 1) // 2 for count in collections.Counter(keys).values())


def score(truth, clusters):
    """Pairwise precision, recall and F1, and B-cubed."""
    both, of_person, of_cluster = collections.Counter(zip(truth, clusters)), collections.Counter(truth), collections.Counter(clusters)
    right, found, real = pairs(zip(truth, clusters)), pairs(clusters), pairs(truth)
    precision = sum(count * count / of_cluster[key[1]] for key, count in both.items()) / len(truth)
    recall = sum(count * count / of_person[key[0]] for key, count in both.items()) / len(truth)
    return right / max(found, 1), right / real, 2 * right / (found + real), 2 * precision * recall / (precision + recall)


def components(count, links):
    """The number of its component for each of so many rows."""
    parent = list(range(count))

    def root(row):
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    for one, other in links:
        parent[root(one)] = root(other)
    return [root(row) for row in range(count)]


def tell(name, tool, clusters, truth, seconds):
    figures = " | ".join(f"{figure:.4f}" for figure in score(truth, clusters))
    print(f"| {name} | {tool} | {figures} | {seconds:.0f} |", flush=True)


def splink(name):
    import logging
    import pandas
    from splink import Linker, SettingsCreator, block_on
    from splink.internals.duckdb.database_api import DuckDBAPI
    logging.disable(logging.WARNING)
    start = time.perf_counter()
    setup = settings.of(name)
    frame = pandas.DataFrame([setup.values(row) for row in rows(name)]).replace({"": None})
    frame["unique_id"] = range(len(frame))
    database = DuckDBAPI()
    database.duckdb_con.execute("SET threads TO 1")
    linker = Linker(database.register(frame), SettingsCreator(
        link_type="dedupe_only",
        comparisons=setup.comparisons(),
        blocking_rules_to_generate_predictions=[block_on(*columns) for columns in setup.blocking],
    ), log_level=None)
    linker.training.estimate_probability_two_random_records_match(
        [block_on(*columns) for columns in setup.certain], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for columns in setup.training:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*columns))
    found = linker.inference.predict(threshold_match_probability=0.1).as_pandas_dataframe()
    links = list(zip(found["match_weight"], found["unique_id_l"], found["unique_id_r"]))
    seconds = time.perf_counter() - start
    truth = people(name)

    def at(weight):
        return components(len(truth), ((one, other) for found, one, other in links if found >= weight))

    tell(name, "splink, 0.9", at(3.17), truth, seconds)
    best = max(range(-3, 31), key=lambda weight: score(truth, at(weight))[2])
    tell(name, f"splink, tuned ({best} bits)", at(best), truth, seconds)


def as_one(name, folder):
    """Sheets with columns of their own as one file, with the columns and values that Splink gets."""
    values = [settings.of(name).values(row) for row in rows(name)]
    with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, list(values[0]))
        table.writeheader()
        table.writerows(values)
    return folder / f"{name}.csv"


def goldenmatch(name):
    command = Path(sys.executable).parent / "goldenmatch"
    with tempfile.TemporaryDirectory() as folder:
        read = files(name)
        if name.startswith("chinese_crm"):
            read = [as_one(name, Path(folder))]
        start = time.perf_counter()
        done = subprocess.run([command, "dedupe", *read, "--output-clusters", "--output-dir", folder],
                              cwd=folder, capture_output=True, text=True)
        seconds = time.perf_counter() - start
        written = list(Path(folder).glob("*_clusters.csv"))
        if not written:
            said = " ".join((done.stdout + done.stderr).split())
            print(f"| {name} | goldenmatch | gives up: {said[said.lower().find('error'):][:200]} |", flush=True)
            return
        with open(written[0], newline="") as lines:
            cluster = {int(row["__row_id__"]): row["__cluster_id__"] for row in csv.DictReader(lines)}
    truth = people(name)
    tell(name, "goldenmatch", [cluster.get(row, f"alone{row}") for row in range(len(truth))], truth, seconds)


def recordlinkage(name):
    import pandas
    import recordlinkage as linkage
    start = time.perf_counter()
    frame = pandas.DataFrame(list(rows(name))).replace({"": None})
    index = linkage.Index()
    for columns in ["soc_sec_id"], ["date_of_birth"], ["given_name", "surname"], ["surname", "postcode"], ["given_name", "postcode"]:
        index.block(columns)
    compare = linkage.Compare()
    for column in "given_name", "surname", "address_1", "suburb":
        compare.string(column, column, method="jarowinkler", threshold=0.85, label=column)
    for column in "date_of_birth", "soc_sec_id", "postcode", "street_number":
        compare.exact(column, column, label=column)
    features = compare.compute(index.index(frame), frame)
    links = linkage.ECMClassifier(binarize=0.8).fit_predict(features)
    truth = people(name)
    clusters = components(len(truth), links)
    tell(name, "recordlinkage, ECM", clusters, truth, time.perf_counter() - start)


ALL = ["febrl1", "febrl2", "febrl3", "febrl4", "febrl_like", "febrl_hard", "few_fields", "few_fields_10k", "historical",
       "english_100k", "chinese_crm", "chinese_few", "restaurants"]


def main():
    tool, names = sys.argv[1], sys.argv[2:] or ALL
    if tool == "recordlinkage":
        names = [name for name in names if name.startswith("febrl")]
    print(f"{tool} {version(tool)}, Python {sys.version.split()[0]}", file=sys.stderr)
    for name in names:
        {"splink": splink, "goldenmatch": goldenmatch, "recordlinkage": recordlinkage}[tool](name)


if __name__ == "__main__":
    main()
