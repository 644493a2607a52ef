"""Times tazamun beside other libraries on the same events, one task a child process, each with a time limit.

tazamun's time is that of the whole command, reading the files included. A peer's time is that of the call alone, after
its modules were loaded and, where it compiles on first use, after a small call of the same kind.
"""

import argparse
import csv
import datetime
import importlib.metadata
import json
import os
import pathlib
import random
import subprocess
import sys
import time

EPOCH = datetime.date(1900, 1, 1)
HEAD = ["id", "date", "latitude", "longitude"]


def events_on_days(number, days, seed):
    """Distinct days while there are enough of them: pyunicorn's series hold a day once."""
    source = random.Random(seed)
    if number <= days // 2:
        return sorted(source.sample(range(days), number))
    return sorted(source.randrange(days) for _ in range(number))


def write(path, days, places=None):
    with open(path, "w", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEAD)
        for row, day in enumerate(days):
            lat, lon = places[row] if places else (33.0, 44.0)
            out.writerow([f"{path.stem}-{row}", EPOCH + datetime.timedelta(days=day), f"{lat:.5f}", f"{lon:.5f}"])


# ---- the peers: read the same files, make one call, print its seconds

def read(path):
    with open(path) as file:
        rows = list(csv.DictReader(file))
    days = [(datetime.date.fromisoformat(row["date"]) - EPOCH).days for row in rows]
    return days, [(float(row["latitude"]), float(row["longitude"])) for row in rows]


def peer_pyunicorn(a, b, surrogates):
    import numpy as np
    from pyunicorn.eventseries import EventSeries
    one, other = read(a)[0], read(b)[0]
    length = max(one + other) + 1
    matrix = np.zeros((length, 2), dtype=int)
    matrix[one, 0] = 1
    matrix[other, 1] = 1
    def call():
        series = EventSeries(matrix, taumax=2)
        return series.event_analysis_significance(method="ECA", surrogate="shuffle", n_surr=int(surrogates))
    return call, None


def peer_pyspike(a, b):
    import pyspike
    trains = [pyspike.SpikeTrain(sorted(set(read(path)[0])), [0, 100_000]) for path in (a, b)]
    return lambda: pyspike.spike_sync(*trains), None


def peer_elephant(a, surrogates):
    import neo
    import quantities as pq
    from elephant.spike_train_surrogates import dither_spikes
    days = sorted(set(read(a)[0]))
    train = neo.SpikeTrain(days * pq.s, t_stop=(days[-1] + 1) * pq.s)
    return lambda: dither_spikes(train, dither=15 * pq.s, n_surrogates=int(surrogates)), None


def peer_pointpats(a, b, permutations):
    import numpy as np
    from pointpats import Knox
    days, places = (one + other for one, other in zip(read(a), read(b)))
    # Degrees to kilometres on a plane: pointpats knows no sphere.
    places = np.array(places) * [111.195, 111.195 * np.cos(np.radians(33.0))]
    days = np.array(days).reshape(-1, 1)
    return lambda: Knox(places, days, 25, 7, permutations=int(permutations)), None


def peer_hawkesbook(a, b):
    import hawkesbook
    import numpy as np
    one, other = read(a)[0], read(b)[0]
    times = np.array(one + other, dtype=float)
    # Days are shared by many events, and the peer's recursion wants distinct times.
    times += np.random.default_rng(1).random(len(times))
    marks = np.array([0] * len(one) + [1] * len(other))
    order = np.argsort(times)
    times, marks, end = times[order], marks[order], float(times.max() + 1)
    start = (np.full(2, len(times) / end / 4), np.full((2, 2), 0.2), np.full(2, 1.0))
    small = min(len(times), 200)
    warm = lambda: hawkesbook.mutual_exp_mle(times[:small], marks[:small], float(times[small - 1] + 1), start)
    return lambda: hawkesbook.mutual_exp_mle(times, marks, end, start), warm


PEERS = {name[5:]: of for name, of in list(globals().items()) if name.startswith("peer_")}


def child(name, arguments):
    call, warm = PEERS[name](*arguments)
    if warm:
        warm()
    start = time.perf_counter()
    call()
    print(time.perf_counter() - start)


# ---- the comparison

def timed(command, limit):
    start = time.perf_counter()
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None, f"over {limit:.0f} s"
    if done.returncode != 0:
        last = (done.stderr.strip() or "no message").splitlines()[-1]
        return None, f"failed: {last[:60]}"
    return time.perf_counter() - start, done.stdout


def row(what, command, peer, arguments, limit):
    own, said = timed(command, limit)
    theirs, output = timed([sys.executable, __file__, "--child", peer, *map(str, arguments)], limit)
    if theirs is not None:
        theirs = float(output.strip().splitlines()[-1])
    shown_own = f"{own:.3f} s" if own is not None else said
    shown = f"{theirs:.3f} s" if theirs is not None else output
    if own is None:
        ratio = "-"
    elif theirs is not None:
        ratio = f"{theirs / own:.1f}"
    elif output.startswith("over"):
        ratio = f"over {limit / own:.0f}"
    else:
        ratio = "-"
    print(f"| {what} | {shown_own} | {peer} {shown} | {ratio} |", flush=True)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--tazamun")
    arguments.add_argument("--work", type=pathlib.Path)
    arguments.add_argument("--full", action="store_true")
    arguments.add_argument("--limit", type=float, default=float(os.environ.get("LIMIT", 60)))
    told = arguments.parse_args()
    sizes = {"eca": [300, 10_000, 100_000], "knox": [1_000, 5_000, 20_000], "hawkes": [10_000, 100_000]}
    if not told.full:
        sizes = {"eca": [300, 3_000], "knox": [1_000, 5_000], "hawkes": [10_000]}
    version = subprocess.run([told.tazamun, "--version"], capture_output=True, text=True).stdout.strip()
    names = ["pyunicorn", "pyspike", "elephant", "pointpats", "hawkesbook", "numpy"]
    peers = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)
    print(f"{version} beside {peers}; {os.cpu_count()} cores, limit {told.limit:.0f} s\n")
    print("| task | tazamun | peer | peer over tazamun |\n|---|---|---|---|")

    def files(number, days, seed, places=False):
        paths = []
        for side in (0, 1):
            source = random.Random(100 * seed + side)
            where = [(33 + 4 * source.random(), 42 + 4 * source.random()) for _ in range(number)] if places else None
            path = told.work / f"{number}-{days}-{seed}-{side}{'-places' if places else ''}.csv"
            write(path, events_on_days(number, days, 10 * seed + side), where)
            paths.append(path)
        return paths

    def command(a, b, method, *more):
        return [told.tazamun, "classic", "--a", str(a), "--b", str(b), "--method", method, "--no-certificate", "--json", *more]

    for number in sizes["eca"]:
        a, b = files(number, min(max(1_096, 10 * number), 36_500), 1)
        more = ["--within", "2", "--surrogates", "1000"]
        row(f"coincidence analysis, {number:,} events, 1,000 surrogates", command(a, b, "eca", *more), "pyunicorn",
            [a, b, 1000], told.limit)
        row(f"SPIKE-synchronisation, {number:,} events", command(a, b, "spike-sync", "--surrogates", "1"), "pyspike",
            [a, b], told.limit)
        row(f"1,000 surrogates of {number:,} events (dithered there, tested here)", command(a, b, "eca", *more),
            "elephant", [a, 1000], told.limit)
    for number in sizes["knox"]:
        a, b = files(number // 2, 3_652, 2, places=True)
        more = ["--km", "25", "--within", "7", "--surrogates", "999"]
        row(f"Knox, {number:,} points, 999 permutations", command(a, b, "knox", *more), "pointpats", [a, b, 999],
            told.limit)
    for number in sizes["hawkes"]:
        a, b = files(number // 2, 36_500, 3)
        row(f"bivariate Hawkes, {number:,} events, decay fitted", command(a, b, "hawkes"), "hawkesbook", [a, b],
            told.limit)


if __name__ == "__main__":
    if len(sys.argv) > 2 and sys.argv[1] == "--child":
        child(sys.argv[2], sys.argv[3:])
    else:
        main()
