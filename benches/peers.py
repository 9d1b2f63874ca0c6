"""Reads the corpora of the import benches with other readers, for comparison.

    pip install polars fastexcel python-calamine
    cargo bench --bench import_csv && cargo bench --bench import_excel   # makes the corpora
    python benches/peers.py

Every reader runs in a process of its own, five times; seconds are medians, memory is the peak of the process. polars
reads text only (`infer_schema=False`), as the importer does; with its guessing on, leading zeros and long numbers are
lost.
"""

import json
import statistics
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
ROUNDS = 5


def polars_csv(file):
    import polars
    return polars.read_csv(file, infer_schema=False).shape


def polars_csv_streaming(file):
    import polars
    frame = polars.scan_csv(file, infer_schema=False)
    rows = frame.select(polars.all().str.len_bytes().sum(), polars.len().alias("rows")).collect(engine="streaming")
    return rows["rows"][0], rows.width - 1


def python_csv(file):
    import csv
    with open(file, encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        width = len(next(rows))
        return sum(1 for _ in rows), width


def polars_excel(file):
    import polars
    return polars.read_excel(file, engine="calamine", infer_schema_length=0).shape


def python_calamine(file):
    from python_calamine import CalamineWorkbook
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    return len(rows) - 1, len(rows[0])


JOBS = [
    (polars_csv, "erp-1000000.csv", (1_000_000, 14)),
    (polars_csv_streaming, "erp-1000000.csv", (1_000_000, 14)),
    (python_csv, "erp-1000000.csv", (1_000_000, 14)),
    (polars_excel, "list.xlsx", (200_000, 14)),
    (python_calamine, "list.xlsx", (200_000, 14)),
]


def measure(name):
    """One reader, in this process: its median seconds and peak memory as JSON."""
    import resource
    job, file, shape = next(job for job in JOBS if job[0].__name__ == name)
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        found = tuple(job(CORPUS / file))
        seconds.append(time.perf_counter() - start)
        assert found == shape, f"{name}: {found}, not {shape}"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": statistics.median(seconds), "megabytes": peak // 1024}))


def main():
    versions = {name: version(name) for name in ("polars", "fastexcel", "python-calamine")}
    print(f"Python {sys.version.split()[0]},", ", ".join(f"{name} {of}" for name, of in versions.items()))
    for job, file, (rows, _) in JOBS:
        done = subprocess.run([sys.executable, __file__, job.__name__], capture_output=True, text=True, check=True)
        found = json.loads(done.stdout)
        print(f"{job.__name__:<22} {file:<24} {found['seconds']:>7.3f} s "
              f"{rows / found['seconds']:>10,.0f} rows/s {found['megabytes']:>6} MB")


if __name__ == "__main__":
    measure(sys.argv[1]) if len(sys.argv) > 1 else main()
