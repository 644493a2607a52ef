#!/usr/bin/env python3
"""Kills tazamun (SIGKILL) at random moments of what it does to a store, and looks whether anything is lost.

    bench/kills.py [--program target/debug/tazamun] [--kills 1000] [--seed 1]

Six things are killed, each the same number of times: `add` of articles, the import of a dataset's next release, `merge`, `drop`,
the migration of a store of version 1, and the first 15 ms of a new store. A run that ended by itself before its kill does
not count. After each kill the store must open, SQLite must find it whole, what the program said to be done must be there,
and what stood in it before must be as before or as after, nothing between. Needs Python 3.9 and nothing else.
"""

import argparse
import json
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
OLD_STORE = ROOT / "crates/store/tests/data/store-v1.db"
PLACES = ["Baquba", "Mosul", "Kirkuk", "Tikrit", "Ramadi", "Raqqa", "Palmyra", "Hasakah"]


class Lost(Exception):
    pass


class Bench:
    def __init__(self, program, folder, seed):
        self.program = str(pathlib.Path(program).resolve())
        self.folder = folder
        self.random = random.Random(seed)
        self.store = folder / "s.db"
        self.number = 0

    def run(self, *args):
        """Runs to the end; must succeed. Answers standard output."""
        done = subprocess.run([self.program, *map(str, args)], cwd=self.folder, capture_output=True, text=True)
        if done.returncode != 0:
            raise Lost(f"{args} ended with {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def killed(self, within, *args):
        """Runs and kills at a random moment. Answers whether it was still running, and what it had printed."""
        with tempfile.TemporaryFile() as out:
            child = subprocess.Popen([self.program, *map(str, args)], cwd=self.folder, stdout=out, stderr=subprocess.DEVNULL)
            time.sleep(self.random.uniform(0, within))
            child.kill()
            status = child.wait()
            out.seek(0)
            return status == -9, out.read().decode()

    def time_of(self, *args):
        begun = time.monotonic()
        self.run(*args)
        return time.monotonic() - begun

    def fresh(self):
        for file in self.folder.glob("s.db*"):
            file.unlink()

    def listed(self, *what):
        lines = self.run("list", *what, "--json", "--store", self.store).splitlines()
        return [json.loads(line) for line in lines]

    def whole(self):
        """The program opens the store, for which it asks SQLite whether its pages hang together; nothing hangs loose either."""
        self.run("list", "--store", self.store)
        db = sqlite3.connect(self.store)
        faults = db.execute("PRAGMA foreign_key_check").fetchall()
        # SQLite before 3.43 takes the members of incidents for faulty: their key is not their first column.
        if sqlite3.sqlite_version_info >= (3, 43):
            faults += [fault for fault in db.execute("PRAGMA integrity_check") if fault != ("ok",)]
        db.close()
        if faults:
            raise Lost(f"SQLite finds {faults}")

    def article(self):
        self.number += 1
        place, killed = self.random.choice(PLACES), self.random.randint(2, 40)
        path = self.folder / f"article{self.number}.txt"
        day = f"2022-01-{self.random.randint(1, 28):02}"
        path.write_text(f"published: {day}\n\nAttack in {place}, number {self.number}\n\n"
                        f"Gunmen killed {killed} soldiers in {place} on Friday. A bomb killed {killed + 1} people in Baghdad on Thursday.\n")
        return path.name

    def events(self, name, first, count):
        path = self.folder / name
        rows = [f"e{n},2022-{1 + n % 12:02}-{1 + n % 28:02},IQ,{PLACES[n % len(PLACES)]},{n % 30}" for n in range(first, first + count)]
        path.write_text("id,date,country,place,killed\n" + "\n".join(rows) + "\n")
        return name


def add(bench):
    """Files of articles, each committed before its line is printed."""
    while True:
        bench.fresh()
        bench.run("add", bench.article(), "--store", bench.store)
        known = {line["doc"]: line["reports"] for line in bench.listed("articles")}
        within = bench.time_of("add", *[bench.article() for _ in range(8)], "--store", bench.store)
        known = {line["doc"]: line["reports"] for line in bench.listed("articles")}
        for _ in range(20):
            names = [bench.article() for _ in range(8)]
            hit, said = bench.killed(within, "add", *names, "--store", bench.store)
            bench.whole()
            now = {line["doc"]: line["reports"] for line in bench.listed("articles")}
            lost = [doc for doc in known if now.get(doc) != known[doc]]
            lost += [line.split(":")[0] for line in said.splitlines(True) if line.endswith("\n") and line.split(":")[0] not in now]
            if lost or any(reports != 2 for reports in now.values()):
                raise Lost(f"articles {lost} of {now}")
            known = now
            yield hit


def imported(bench):
    """One release takes the place of the other."""
    bench.fresh()
    releases = [bench.events("r0.csv", 0, 1000), bench.events("r1.csv", 500, 1000)]
    sets = [{f"e{n}" for n in range(first, first + 1000)} for first in (0, 500)]
    bench.run("add", releases[0], "--dataset", "d", "--store", bench.store)
    held = 0
    within = bench.time_of("add", releases[1], "--dataset", "d", "--store", bench.store)
    held = 1
    while True:
        hit, said = bench.killed(1.1 * within, "add", releases[1 - held], "--dataset", "d", "--store", bench.store)
        bench.whole()
        now = {row["id"] for row in bench.listed("incidents")}
        if now not in sets or (said.endswith("\n") and now != sets[1 - held]):
            raise Lost(f"an import left {len(now)} rows, and had said: {said}")
        held = sets.index(now)
        yield hit


def merged(bench):
    """What was merged before stays until what is merged anew takes its place."""
    bench.fresh()
    bench.run("add", *[bench.article() for _ in range(60)], "--store", bench.store)
    within = bench.time_of("merge", "--store", bench.store)
    while True:
        bench.run("add", bench.article(), "--store", bench.store)
        before = {row["id"] for row in bench.listed("incidents", "--dataset", "merged")}
        hit, said = bench.killed(1.1 * within, "merge", "--store", bench.store)
        bench.whole()
        killed = {row["id"] for row in bench.listed("incidents", "--dataset", "merged")}
        bench.run("merge", "--store", bench.store)
        after = {row["id"] for row in bench.listed("incidents", "--dataset", "merged")}
        if killed not in (before, after) or (said.endswith("\n") and killed != after):
            raise Lost(f"a merging left {len(killed)} incidents, between {len(before)} and {len(after)}")
        yield hit


def dropped(bench):
    """All rows of a dataset or none, and nothing else."""
    bench.fresh()
    events = bench.events("d.csv", 0, 1000)
    bench.run("add", bench.events("kept.csv", 5000, 200), "--dataset", "kept", "--store", bench.store)
    bench.run("add", events, "--dataset", "d", "--store", bench.store)
    within = bench.time_of("drop", "d", "--store", bench.store)
    bench.run("add", events, "--dataset", "d", "--store", bench.store)
    while True:
        hit, said = bench.killed(1.1 * within, "drop", "d", "--store", bench.store)
        bench.whole()
        counts = {row["dataset"]: row["incidents"] for row in bench.listed("datasets")}
        gone = "d" not in counts
        if counts.get("kept") != 200 or (not gone and counts["d"] != 1000) or (said.endswith("\n") and not gone):
            raise Lost(f"a drop left {counts}, and had said: {said}")
        if gone:
            bench.run("add", events, "--dataset", "d", "--store", bench.store)
        yield hit


def migrated(bench):
    """A store of version 1, filled up, is opened for the first time by this version."""
    old = bench.folder / "old.db"
    shutil.copy(OLD_STORE, old)
    db = sqlite3.connect(old)
    columns = [row[1] for row in db.execute("PRAGMA table_info(incidents)")]
    row = dict(zip(columns, db.execute("SELECT * FROM incidents LIMIT 1").fetchone()))
    for n in range(1500):
        record = json.dumps({**json.loads(row["record"]), "id": f"copy{n}"})
        values = {**row, "id": f"copy{n}", "dataset": "copies", "record": record}
        db.execute(f"INSERT INTO incidents ({','.join(columns)}) VALUES ({','.join('?' * len(columns))})", [values[c] for c in columns])
    db.commit()
    version = db.execute("PRAGMA user_version").fetchone()[0]
    tables = ["articles", "reports", "incidents", "members", "decisions", "imports"]
    count = lambda db: {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
    held = count(db)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    assert version == 1, "the fixture is no store of version 1"
    bench.fresh()
    shutil.copy(old, bench.store)
    within = bench.time_of("list", "--store", bench.store)
    while True:
        bench.fresh()
        shutil.copy(old, bench.store)
        hit, _ = bench.killed(1.1 * within, "list", "--store", bench.store)
        bench.whole()
        db = sqlite3.connect(bench.store)
        now = count(db)
        db.close()
        if now != held:
            raise Lost(f"a migration left {now} of {held}")
        yield hit


def born(bench):
    """The first 15 ms of a store: it is there whole or not at all, and can be filled."""
    while True:
        bench.fresh()
        name = bench.article()
        hit, said = bench.killed(0.015, "add", name, "--store", bench.store)
        if bench.store.exists():
            bench.whole()
            docs = [line["doc"] for line in bench.listed("articles")]
            if docs not in ([], [name]) or (said.endswith("\n") and not docs):
                raise Lost(f"a new store holds {docs}, and was said: {said}")
        bench.run("add", name, "--store", bench.store)
        bench.whole()
        if list(bench.folder.glob(".tazamun-*")):
            raise Lost("a temporary file was left")
        yield hit


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("--program", default=ROOT / "target/debug/tazamun")
    args.add_argument("--kills", type=int, default=1000)
    args.add_argument("--seed", type=int, default=1)
    args = args.parse_args()
    kinds = {"add": add, "import": imported, "merge": merged, "drop": dropped, "migration": migrated, "first 15 ms": born}
    total = 0
    for number, (name, kind) in enumerate(kinds.items()):
        wanted = args.kills * (number + 1) // len(kinds) - args.kills * number // len(kinds)
        kills = runs = 0
        with tempfile.TemporaryDirectory() as folder:
            bench = Bench(args.program, pathlib.Path(folder), args.seed)
            try:
                for hit in kind(bench):
                    runs += 1
                    kills += hit
                    if kills >= wanted:
                        break
            except Lost as lost:
                sys.exit(f"{name}, kill {kills + 1} (seed {args.seed}): {lost}")
        total += kills
        print(f"{name}: {kills} kills in {runs} runs, every store opened, no committed row lost", flush=True)
    print(f"{total} kills, every store opened, no committed row lost")


if __name__ == "__main__":
    main()
