"""What Python costs: 10,000 articles read by the module, its parts timed, beside the command line; their lines are compared.

    python bench/overhead.py PROGRAM [ARTICLES] [ROUNDS]

Both work on one core, and processor time is counted, so that a busy machine does not matter much. The command line's is that of
its run less that of one with a single article.
"""

import json
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests"))

import polars
import tazamun
from material import own_articles, uncoded


def articles(number):
    try:
        some = uncoded()
        print(f"articles: {len(some):,} of newspapers, some again under other names")
    except OSError:
        some = own_articles(600)
        print("articles: the project's own, again and again under other names")
    return [{**some[n % len(some)], "doc": f"{n:07}"} for n in range(number)]


def command_line(program, *files):
    def used():
        of = resource.getrusage(resource.RUSAGE_CHILDREN)
        return of.ru_utime + of.ru_stime

    before = used()
    printed = subprocess.run([program, "read", *files], capture_output=True, check=True).stdout
    return used() - before, printed


def module(frame):
    """Processor seconds of taking the table in, reading, and giving a table out; and the reports."""
    times = [time.process_time()]
    at_hand = tazamun._given.articles(frame, None, None)
    times.append(time.process_time())
    native, _ = tazamun._tazamun.read(at_hand, None, [], None, None)
    times.append(time.process_time())
    reports = tazamun.Reports(native)
    reports.to_arrow()
    times.append(time.process_time())
    return [later - sooner for sooner, later in zip(times, times[1:])], reports


def main():
    program, number = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    rows = articles(number)
    tazamun.set_threads(1)
    tazamun.read(rows[:50])  # the gazetteer and the model are there
    frame = polars.DataFrame(rows)
    with tempfile.TemporaryDirectory() as folder:
        one, every = pathlib.Path(folder, "one.jsonl"), pathlib.Path(folder, "all.jsonl")
        one.write_text(json.dumps(rows[0]) + "\n")
        every.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
        theirs, ours = [], []
        for _ in range(rounds):
            start, _ = command_line(program, one)
            took, printed = command_line(program, every)
            theirs.append(took - start)
            parts, reports = module(frame)
            ours.append(parts)
    assert reports.to_json().encode() == printed, "the lines differ"
    taken, read, given = min(ours, key=sum)
    print(f"{number:,} articles, {len(reports):,} reports, one core, best of {rounds}, the same bytes as the command line")
    print(f"module: taking the table in {taken:.2f} s, reading {read:.2f} s, giving a table out {given:.2f} s")
    print(f"beside the reading: {100 * (taken + given) / read:.2f} %")
    print(f"command line {min(theirs):.2f} s, module {taken + read + given:.2f} s")


main()
