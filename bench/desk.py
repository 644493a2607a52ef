#!/usr/bin/env python3
"""The desk under weight, with real HTTP on loopback.

    cargo build --release --features desk
    bench/desk.py pages                 every page with 100,000 incidents in the store, how long it takes
    bench/desk.py load --minutes 5      5 people code and 10 read at once: errors, times, and whether a decision was lost
    bench/desk.py kills --times 200     killed in the middle of writing: is a decision lost that was answered?

Articles and incidents are made here from a seed. The store lies in a folder of its own that goes away at the end.
"""

import argparse
import csv
import http.client
import html
import json
import os
import pathlib
import random
import re
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("TAZAMUN", str(HERE / "target/release/tazamun"))
PLACES = [("الموصل", "IQ-NI", 36.34, 43.13), ("كركوك", "IQ-KI", 35.47, 44.39), ("بعقوبة", "IQ-DI", 33.75, 44.64),
          ("الرمادي", "IQ-AN", 33.42, 43.31), ("تكريت", "IQ-SD", 34.6, 43.68), ("الحسكة", "SY-HA", 36.5, 40.75),
          ("دير الزور", "SY-DY", 35.33, 40.14), ("الرقة", "SY-RA", 35.95, 39.01), ("حلب", "SY-HL", 36.2, 37.16)]
MONTHS = ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
          "كانون الأول"]
KINDS = ["Armed clash", "Remote explosive/landmine/IED", "Suicide bomb", "Air/drone strike", "Attack"]


def articles(path, many, seed):
    """Short articles of our own words, each with three incidents."""
    chance = random.Random(seed)
    with open(path, "w", encoding="utf-8") as out:
        for n in range(many):
            day, month, year = chance.randint(4, 28), chance.randint(1, 12), chance.randint(2015, 2023)
            told = [f"قتل {chance.randint(2, 40)} جنود في هجوم شنه تنظيم داعش في مدينة {chance.choice(PLACES)[0]} يوم "
                    f"{day - back} {MONTHS[month - 1]} {year}." for back in (1, 2, 3)]
            text = "\n".join(told) + f"\nوقال مصدر رقم {n} إن التحقيق مستمر."
            line = {"doc": f"a{n:05}", "published": f"{year}-{month:02}-{day:02}", "title": f"هجمات متفرقة {n}", "text": text,
                    "source": f"newspaper {n % 12}"}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def incidents(path, many, seed):
    """A dataset of incidents."""
    chance = random.Random(seed)
    with open(path, "w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["id", "date_start", "date_end", "country", "adm1", "place", "lat", "lon", "where_prec", "sub_event_type",
                       "actor1", "actor2", "killed_best"])
        for n in range(many):
            name, adm1, lat, lon = chance.choice(PLACES)
            day = f"{chance.randint(2010, 2023)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            at = (round(lat + chance.gauss(0, 0.4), 3), round(lon + chance.gauss(0, 0.4), 3))
            rows.writerow([f"e{n}", day, day, adm1[:2], adm1, f"place {n % 4000}", *at, 2, chance.choice(KINDS), "IS",
                           chance.choice(["IRQ_GOV", "SYR_GOV", "YPG"]), int(chance.expovariate(0.3))])


class Desk:
    """A desk that runs, and people who come to it."""

    def __init__(self, store):
        self.store = store
        self.started = None

    def start(self):
        self.process = subprocess.Popen([PROGRAM, "desk", "--store", self.store, "--listen", "127.0.0.1:0"],
                                        stdout=subprocess.PIPE, text=True)
        address = self.process.stdout.readline().strip()
        if not address:
            sys.exit("the desk did not start; was it built with --features desk?")
        self.path = urllib.parse.urlsplit(address)
        self.host = self.path.netloc
        return self

    def seconds(self):
        """What the desk has taken of the processor so far; a busy machine does not change it."""
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def visitor(self):
        return Visitor(self.host)

    def alone(self):
        visitor = self.visitor()
        visitor.get(f"{self.path.path}?{self.path.query}", 303)
        return visitor

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Visitor:
    def __init__(self, host):
        self.host, self.cookie, self.connection = host, "", None

    def ask(self, method, path, form=None, expect=(200, 303)):
        headers = {"Cookie": self.cookie, "Accept-Language": "en"}
        body = None
        if method == "POST":
            body = urllib.parse.urlencode(form or {})
            headers |= {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
        reused = self.connection is not None
        if not reused:
            self.connection = http.client.HTTPConnection(self.host, timeout=60)
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            self.connection.close()
            self.connection = None
            # A connection that was idle may be closed by either side; browsers ask again then (RFC 9112, 9.3.1).
            if reused and method == "GET" and isinstance(error, (http.client.RemoteDisconnected, BrokenPipeError)):
                return self.ask(method, path, form, expect)
            raise
        for header in answer.headers.get_all("set-cookie") or []:
            self.cookie = header.split(";")[0]
        if answer.status not in expect:
            raise RuntimeError(f"{method} {path}: {answer.status} {text[:400]}")
        return answer.status, answer.headers.get("location"), text

    def get(self, path, *expect):
        return self.ask("GET", path, expect=expect or (200,))

    def post(self, path, form, *expect):
        return self.ask("POST", path, form, expect=expect or (303,))


def fields(page):
    """What stands in the form of a report."""
    start = page.index('<form id="report"')
    form = page[start:page.index("</form>", start)]
    action = re.search(r'action="([^"]+)"', form).group(1)
    found = {}
    for tag in re.findall(r"<input [^>]*>", form):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and not ('type="checkbox"' in tag and " checked" not in tag):
            found[name.group(1)] = html.unescape(value.group(1)) if value else ""
    for name, options in re.findall(r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = html.unescape(chosen.group(1)) if chosen else ""
    return action, found


def team(desk, names):
    """Accounts for these names, each with its role; visitors who are logged in."""
    password = "a password of the bench"
    alone = desk.alone()
    alone.post("/people", {"name": "admin", "role": "administers", "password": password})
    admin = login(desk, "admin", password)
    for name, role in names:
        admin.post("/people", {"name": name, "role": role, "password": password})
    return [login(desk, name, password) for name, _ in names]


def login(desk, name, password):
    visitor = desk.visitor()
    visitor.post("/login", {"name": name, "password": password})
    return visitor


def spread(times):
    times = sorted(times)
    at = lambda share: 1000 * times[min(len(times) - 1, int(share * len(times)))]
    return f"median {at(0.5):6.1f} ms   p95 {at(0.95):6.1f} ms   most {1000 * times[-1]:6.1f} ms"


def filled(folder, many_articles, many_incidents):
    store = os.path.join(folder, "war.db")
    run = lambda *args: subprocess.run([PROGRAM, *args, "--store", store], check=True, stdout=subprocess.DEVNULL)
    articles(os.path.join(folder, "articles.jsonl"), many_articles, 1)
    run("add", os.path.join(folder, "articles.jsonl"))
    if many_incidents:
        incidents(os.path.join(folder, "events.csv"), many_incidents, 2)
        run("add", os.path.join(folder, "events.csv"), "--dataset", "events")
    run("merge")
    return store


def pages(args):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(filled(folder, 400, args.incidents)).start()
        try:
            visitor = desk.alone()
            _, _, page = visitor.get("/incidents?dataset=merged")
            one = re.search(r'href="(/incidents/merged/[^"]+)"', page).group(1)
            worst = 0.0
            asked = visitor.post("/questions/ask", {"kind": "sync", "a": "country=IQ,killed>=12", "b": "country=SY,killed>=12",
                                                    "certificate": "no"})[1]
            while asked.startswith("/questions/jobs/"):
                time.sleep(0.2)
                asked = visitor.ask("GET", asked)[1] or asked
            brief = visitor.post("/briefs/publish", {"asked": asked.rsplit("/", 1)[1]})[1]
            for path in [asked, brief, "/questions?kind=waves", "/questions?kind=sync&a=country%3DIQ&b=country%3DSY",
                         "/questions/claims/7", "/data/digest", "/inbox", "/inbox?state=read&page=5", "/articles/7", "/incidents", "/incidents?page=1500",
                         "/incidents?order=killed&page=900", "/incidents?order=place",
                         "/incidents?filter=country%3DIQ%2Ckilled%3E%3D3%2Cdate%3E%3D2016-01", "/incidents?view=map",
                         "/incidents?view=line", "/incidents?view=calendar", "/incidents?view=map&filter=country%3DSY", one,
                         "/people", "/log", "/codings", "/questions", "/briefs", "/data"]:
                times, before = [], desk.seconds()
                for n in range(args.rounds):
                    # A filter that nobody asked before, so that no memory answers it.
                    fresh = path if "filter=country%3DIQ" not in path else f"{path}%2Ckilled%3C{1000 + n}"
                    begun = time.perf_counter()
                    visitor.get(fresh)
                    times.append(time.perf_counter() - begun)
                worst = max(worst, statistics.median(times))
                work = 1000 * (desk.seconds() - before) / args.rounds
                print(f"{path:64} {spread(times)}   work {work:6.1f} ms", flush=True)
            print(f"the slowest page: median {1000 * worst:.1f} ms")
        finally:
            desk.kill()


def load(args):
    names = [(f"coder{n}", "codes") for n in range(args.coders)] + [(f"reader{n}", "reads") for n in range(args.readers)]
    with tempfile.TemporaryDirectory() as folder:
        store = filled(folder, args.articles, args.incidents)
        desk = Desk(store).start()
        visitors = team(desk, names)
        end = time.monotonic() + 60 * args.minutes
        times, errors, answered, lock = {"GET": [], "POST": []}, [], [], threading.Lock()

        def timed(visitor, method, path, form=None, expect=(200, 303)):
            begun = time.perf_counter()
            try:
                answer = visitor.ask(method, path, form, expect)
            except Exception as error:
                with lock:
                    errors.append(f"{method} {path}: {error}")
                return None
            with lock:
                times[method].append(time.perf_counter() - begun)
            return answer

        def code(number, visitor):
            chance = random.Random(number)
            while time.monotonic() < end:
                article = f"/articles/{1 + chance.randrange(args.articles)}"
                got = timed(visitor, "GET", article)
                if not got or '<form id="report"' not in got[2]:
                    continue
                action, form = fields(got[2])
                mark = f"{number}-{chance.randrange(10**9)}"
                form |= {"do": chance.choice(["accept", "accept", "accept", "reject", "skip"]), "why": mark,
                         "killed_high": str(chance.randint(100, 200))}
                form |= {"killed_low": "1", "killed_best": "50"}
                time.sleep(chance.uniform(0.5, 1.5))
                # Two coders may meet on one report: the second is told so (409), and that is no error.
                done = timed(visitor, "POST", action, form, (303, 409))
                if done and done[0] == 303:
                    with lock:
                        answered.append(mark)

        def read(number, visitor):
            chance = random.Random(1000 + number)
            while time.monotonic() < end:
                timed(visitor, "GET", chance.choice([
                    "/inbox", "/incidents", "/incidents?view=map", "/incidents?view=line", "/log", "/incidents?view=calendar",
                    f"/incidents?filter=country%3DIQ%2Ckilled%3E%3D{chance.randint(1, 9)}",
                    f"/articles/{1 + chance.randrange(args.articles)}"]))
                time.sleep(chance.uniform(0.5, 1.5))

        threads = [threading.Thread(target=code if n < args.coders else read, args=(n, visitor))
                   for n, visitor in enumerate(visitors)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        desk.kill()
        with sqlite3.connect(store) as db:
            kept = {why for (why,) in db.execute("SELECT why FROM revisions WHERE why != ''")}
        lost = [mark for mark in answered if mark not in kept]
        print(f"{args.coders} code and {args.readers} read for {args.minutes} min, {args.incidents} incidents in the store")
        for method in ("GET", "POST"):
            print(f"{method:5} {len(times[method]):6} answers   {spread(times[method])}")
        print(f"errors {len(errors)}, decisions answered {len(answered)}, lost {len(lost)}")
        for error in errors[:5]:
            print("  " + error)
        if errors or lost:
            sys.exit(1)


def kills(args):
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as folder:
        store = filled(folder, 300, 0)
        answered, lost, cut_off, checked = [], 0, 0, 0
        for n in range(args.times):
            desk = Desk(store).start()
            visitor = desk.alone()
            # The time runs from the first answer on, so that every kill meets somebody who decides.
            timer, here = threading.Timer(chance.uniform(0.0, 0.6), desk.kill), 0
            try:
                while True:
                    article = f"/articles/{1 + chance.randrange(300)}"
                    _, _, page = visitor.get(article)
                    action, form = fields(page)
                    mark = f"{n}-{chance.randrange(10**9)}"
                    form |= {"do": chance.choice(["accept", "reject", "skip"]), "why": mark, "killed_high": "200",
                             "killed_low": "1", "killed_best": "50"}
                    visitor.post(action, form)
                    answered.append(mark)
                    here += 1
                    if here == 1:
                        timer.start()
            except (OSError, http.client.HTTPException):
                cut_off += 1
            timer.join()
            with sqlite3.connect(store) as db:
                # SQLite 3.40 takes the key of a table without rowids for NULL where it does not come first; the desk's own SQLite
                # looks through the file when it is opened again.
                faults = [fault for (fault,) in db.execute("PRAGMA integrity_check(1000000)")
                          if fault != "ok" and not fault.startswith("NULL value in members.")]
                faults += db.execute("SELECT * FROM members WHERE dataset IS NULL OR incident IS NULL").fetchall()
                kept = {why for (why,) in db.execute("SELECT why FROM revisions WHERE why != ''")}
                # What a report is now is what its last decision says.
                odd = db.execute("SELECT count(*) FROM verdicts v JOIN revisions r ON r.id = v.revision JOIN reports p USING (article, idx)"
                                 " WHERE json(json_extract(r.new, '$.report')) != json(p.record)").fetchone()[0]
            lost += sum(mark not in kept for mark in answered)
            checked += 1
            if faults or odd or lost:
                sys.exit(f"kill {n + 1}: {faults[:3]}, {odd} reports are not as decided, {lost} decisions lost")
        print(f"killed {checked} times, {cut_off} in the middle of a request; {len(answered)} decisions answered, {lost} lost; "
              "the file was whole each time")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(required=True)
    verb = verbs.add_parser("pages")
    verb.add_argument("--incidents", type=int, default=100_000)
    verb.add_argument("--rounds", type=int, default=20)
    verb.set_defaults(run=pages)
    verb = verbs.add_parser("load")
    verb.add_argument("--minutes", type=float, default=5)
    verb.add_argument("--coders", type=int, default=5)
    verb.add_argument("--readers", type=int, default=10)
    verb.add_argument("--articles", type=int, default=1_000)
    verb.add_argument("--incidents", type=int, default=100_000)
    verb.set_defaults(run=load)
    verb = verbs.add_parser("kills")
    verb.add_argument("--times", type=int, default=200)
    verb.add_argument("--seed", type=int, default=1)
    verb.set_defaults(run=kills)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
