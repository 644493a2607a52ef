#!/usr/bin/env python3
"""Kills `tazamun watch` (SIGKILL) at random moments, and looks whether an article is lost or an alarm is given twice.

    bench/kills_watch.py [--program target/debug/tazamun] [--kills 200] [--seed 1]

Half of the kills hit the watch itself, at a site of our own on 127.0.0.1 that serves new feeds each time; the other half hit
`watch deliver` while it hands alarms to a program, a file and a feed. A run that ended by itself before its kill does not
count. After each kill the store must open and be whole, every article that was told to be stored must be there, and no
article may be there twice. In the end every article of every feed must be there once, and every alarm must have come once at
most to the program, and once exactly into the file. Needs Python 3.9 and nothing else.
"""

import argparse
import collections
import http.server
import json
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PLACES = ["Baquba", "Mosul", "Kirkuk", "Tikrit", "Ramadi", "Raqqa", "Palmyra", "Hasakah"]
ARTICLES = 4


class Lost(Exception):
    pass


class Site(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def do_GET(self):
        parts = self.path.strip("/").split("/")
        here = f"http://{self.headers['Host']}"
        if parts[0] == "feed":
            name = parts[1]
            items = "".join(
                f"<item><guid>{name}-{n}</guid><link>{here}/page/{name}/{n}</link><title>Report {n} of {name}</title></item>"
                for n in range(ARTICLES)
            )
            body = f'<rss version="2.0"><channel><title>The Paper</title>{items}</channel></rss>'
        elif parts[0] == "page":
            name, number = parts[1], int(parts[2])
            place = PLACES[(sum(map(ord, name)) + number) % len(PLACES)]
            body = (
                f"<html><body><article><h1>Report {number} of {name}</h1><p>Gunmen killed {number + 2} soldiers in {place} on Friday, "
                f"in the incident told as number {number} of {name}. A security source said that the road was closed and that a "
                f"search was under way in the villages around the town, which had been calm for months.</p></article></body></html>"
            )
        else:
            self.send_error(404)
            return
        body = body.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass

    def log_message(self, *_):
        pass


class Bench:
    def __init__(self, program, folder, seed, site):
        self.program = str(pathlib.Path(program).resolve())
        self.folder, self.site = folder, site
        self.random = random.Random(seed)

    def run(self, *args):
        done = subprocess.run([self.program, *map(str, args)], cwd=self.folder, capture_output=True, text=True)
        if done.returncode != 0:
            raise Lost(f"{args} ended with {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def killed(self, within, *args):
        """Runs and kills at a random moment. Answers whether it was still running, and the lines of JSON that it had printed."""
        with tempfile.TemporaryFile() as out:
            child = subprocess.Popen([self.program, *map(str, args)], cwd=self.folder, stdout=out, stderr=subprocess.DEVNULL)
            time.sleep(self.random.uniform(0, within))
            child.kill()
            status = child.wait()
            out.seek(0)
            lines = out.read().decode(errors="replace").splitlines(True)
        return status == -9, [json.loads(line) for line in lines if line.endswith("\n")]

    def whole(self):
        self.run("list", "--store", "war.db")
        db = sqlite3.connect(self.folder / "war.db")
        faults = db.execute("PRAGMA foreign_key_check").fetchall()
        if sqlite3.sqlite_version_info >= (3, 43):
            faults += [fault for fault in db.execute("PRAGMA integrity_check") if fault != ("ok",)]
        db.close()
        if faults:
            raise Lost(f"SQLite finds {faults}")

    def articles(self):
        lines = self.run("list", "articles", "--store", "war.db", "--json").splitlines()
        return [json.loads(line) for line in lines]

    def feeds(self, names):
        text = f'allow = ["{self.site}"]\npause = "0s"\n'
        for name in names:
            text += f'[[feed]]\nname = "{name}"\naddress = "http://{self.site}/feed/{name}"\n'
        (self.folder / "FEEDS.toml").write_text(text)


WATCH = ["watch", "FEEDS.toml", "--store", "war.db", "--once", "--json"]


def watched(bench, wanted):
    bench.feeds([f"first{n}" for n in range(3)])
    begun = time.monotonic()
    bench.run(*WATCH)
    within = 1.1 * (time.monotonic() - begun)
    names, told, kills, runs = [f"first{n}" for n in range(3)], set(), 0, 0
    while kills < wanted:
        new = [f"k{runs}n{n}" for n in range(3)]
        names += new
        # What an earlier run left undone is done with the next.
        bench.feeds(names)
        hit, events = bench.killed(within, *WATCH)
        told |= {event["doc"] for event in events if event["event"] == "article"}
        runs, kills = runs + 1, kills + hit
        bench.whole()
        articles = bench.articles()
        lost = told - {article["doc"] for article in articles}
        twice = [t for t, n in collections.Counter(a["title"] for a in articles).items() if n > 1]
        if lost or twice:
            raise Lost(f"kill {kills}: lost {lost}, twice {twice}")
    bench.run(*WATCH)
    expected = {f"Report {n} of {name}" for name in names for n in range(ARTICLES)}
    titles = collections.Counter(article["title"] for article in bench.articles())
    if set(titles) != expected or max(titles.values()) > 1:
        raise Lost(f"in the end {len(titles)} of {len(expected)} articles, {max(titles.values())} times at most")
    print(f"watch: {kills} kills in {runs} runs; {len(expected)} articles, each there once; {len(told)} were told before a kill", flush=True)


def delivered(bench, wanted):
    given = bench.folder / "given"
    config = '[[feed]]\nname = "x"\naddress = "https://x.example/"\n'
    config += f'[[deliver]]\nname = "program"\nto = "exec"\ncommand = ["dd", "of={given}", "oflag=append", "conv=notrunc", "status=none"]\n'
    config += '[[deliver]]\nname = "lines"\nto = "jsonl"\nfile = "lines.jsonl"\n[[deliver]]\nname = "feed"\nto = "atom"\nfile = "alarms.xml"\n'
    (bench.folder / "DELIVER.toml").write_text(config)
    deliver = ["watch", "deliver", "DELIVER.toml", "alarms.jsonl", "--store", "war.db", "--json"]
    write = lambda ids: (bench.folder / "alarms.jsonl").write_text("".join(json.dumps({"id": i, "title": f"alarm {i}"}) + "\n" for i in ids))
    ids, kills, runs = [f"first{n}" for n in range(5)], 0, 0
    write(ids)
    begun = time.monotonic()
    bench.run(*deliver)
    within = 1.1 * (time.monotonic() - begun)
    while kills < wanted:
        new = [f"a{runs}n{n}" for n in range(5)]
        ids += new
        # The last alarms are given again and again, as a watch that starts anew would.
        write(ids[-20:])
        hit, _ = bench.killed(within, *deliver)
        runs, kills = runs + 1, kills + hit
        bench.whole()
    write(ids)
    bench.run(*deliver)
    count = lambda path: collections.Counter(json.loads(line)["id"] for line in path.read_text().splitlines() if line.endswith("}"))
    program, lines = count(given), count(bench.folder / "lines.jsonl")
    missing = set(ids) - set(program)
    if max(program.values()) > 1 or lines != collections.Counter(ids):
        raise Lost(f"the program was given {max(program.values())} times, the file holds {len(lines)} of {len(ids)}, {max(lines.values())} times")
    # A program that was being started when its starter was killed is not started again: it may have been given its alarm.
    if len(missing) > kills:
        raise Lost(f"{len(missing)} alarms did not come to the program, in {kills} kills")
    print(f"deliver: {kills} kills in {runs} runs; {len(ids)} alarms, each once in the file; none twice to the program, {len(missing)} not at all", flush=True)


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("--program", default=ROOT / "target/debug/tazamun")
    args.add_argument("--kills", type=int, default=200)
    args.add_argument("--seed", type=int, default=1)
    args = args.parse_args()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(args.program, pathlib.Path(folder), args.seed, f"127.0.0.1:{server.server_port}")
        try:
            watched(bench, args.kills - args.kills // 2)
            delivered(bench, args.kills // 2)
        except Lost as lost:
            sys.exit(f"seed {args.seed}: {lost}")
    print(f"{args.kills} kills: no stored article lost, none twice; no alarm given twice")


if __name__ == "__main__":
    main()
