"""What Python costs: 10,000 articles read by the command line and by the module, and the lines of all of them compared.

    python bench/overhead.py PROGRAM [ARTICLES]

Both work on one core. The command line's time is its processor time less that of an empty run; the module's is that of taking
the table in, reading, and giving the table of reports out.
"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests"))

import polars
import tazamun
from clusters import own_articles, uncoded


def articles(number):
    try:
        some = uncoded()
        print(f"articles: {len(some):,} of newspapers, again and again under other names")
    except OSError:
        some = own_articles(600)
        print("articles: the project's own, again and again under other names")
    return [{**some[n % len(some)], "doc": f"{n:07}"} for n in range(number)]


def processor_time(who):
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def command_line(program, *files):
    before = processor_time(resource.RUSAGE_CHILDREN)
    printed = subprocess.run([program, "read", *files], capture_output=True, check=True).stdout
    return processor_time(resource.RUSAGE_CHILDREN) - before, printed


def main():
    program, number = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    rows = articles(number)
    tazamun.set_threads(1)
    tazamun.read(rows[:50])  # the gazetteer and the model are there
    with tempfile.TemporaryDirectory() as folder:
        one, all_of_them = pathlib.Path(folder, "one.jsonl"), pathlib.Path(folder, "all.jsonl")
        one.write_text(json.dumps(rows[0]) + "\n")
        all_of_them.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
        frame = polars.DataFrame(rows)
        best = {"command line": [], "module": []}
        for _ in range(3):
            start, _ = command_line(program, one)
            took, printed = command_line(program, all_of_them)
            best["command line"].append(took - start)
            begun = time.process_time()
            reports = tazamun.read(frame)
            table = reports.to_arrow()
            best["module"].append(time.process_time() - begun)
        assert reports.to_json().encode() == printed, "the lines differ"
    theirs, ours = min(best["command line"]), min(best["module"])
    print(f"{number:,} articles, {table.num_rows:,} reports, one core, best of three, the same bytes")
    print(f"command line {theirs:.2f} s, module {ours:.2f} s: {100 * (ours / theirs - 1):+.1f} %")


main()
