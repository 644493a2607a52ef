#!/usr/bin/env python3
"""A day of 1,000 feeds with 20,000 articles through `tazamun watch`, on one core: what it takes of time and memory.

    bench/watch_load.py [--program target/release/tazamun] [--feeds 1000] [--articles 20000] [--days 2]

Sites of our own on 127.0.0.1 to 127.0.0.8 serve the feeds and the pages: Arabic and English articles in which every third
tells an incident, a page of some 8 kB each. Every day brings articles of its own. A day is asked for in one go, which is
harder than a day: the figure that counts is the processor's time, of which a day has 86,400 s, and the most memory. Needs
Python 3.9 and Linux, and nothing else.
"""

import argparse
import http.server
import json
import os
import pathlib
import random
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
HOSTS = 8
PLACES = "بعقوبة الموصل كركوك تكريت الرمادي الفلوجة سامراء الرقة تدمر الحسكة حلب إدلب حماة درعا صنعاء مأرب تعز الحديدة عدن بنغازي درنة سرت مقديشو كسمايو غاو تمبكتو".split()
DAYS = ["السبت", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة"]
WORDS = "اجتمع المجلس المحلي مساء أمس وناقش خدمات المياه والكهرباء في الأحياء وطلب من الوزارة صرف المبالغ قبل نهاية العام".split()
ENGLISH = "the council met in the evening and spoke about water and power in the quarters and asked the ministry to pay before the year ends".split()


def article(name, number, day):
    """Title and paragraphs of one article; the same each time it is asked for."""
    rng = random.Random(f"{name}/{day}/{number}")
    place = rng.choice(PLACES)
    killed = rng.randint(2, 30)
    filling = lambda words: " ".join(rng.choice(words) for _ in range(60)) + "."
    if number % 3 == 0:
        title = f"مقتل {killed} جنود في هجوم قرب {place}"
        text = f"قُتل {killed} جنود وأصيب {killed + 3} آخرون في هجوم شنه مسلحون على حاجز للجيش قرب {place} يوم {rng.choice(DAYS)}، وفق مصدر أمني."
        paragraphs = [text] + [filling(WORDS) for _ in range(5)]
    elif number % 3 == 1:
        title, paragraphs = f"أخبار {place} رقم {number}", [filling(WORDS) for _ in range(6)]
    else:
        title, paragraphs = f"News of the town, number {number}", [filling(ENGLISH) for _ in range(6)]
    return f"{title} ({name} {day})", paragraphs


class Site(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"
    day, each = 0, 20

    def do_GET(self):
        parts = self.path.strip("/").split("/")
        here = f"http://{self.headers['Host']}"
        if parts[0] == "feed":
            name = parts[1]
            items = "".join(
                f"<item><guid>{name}-{Site.day}-{n}</guid><link>{here}/page/{name}/{Site.day}/{n}</link><title>{article(name, n, Site.day)[0]}</title></item>"
                for n in range(Site.each)
            )
            body = f'<rss version="2.0"><channel><title>{name}</title>{items}</channel></rss>'
        elif parts[0] == "page":
            title, paragraphs = article(parts[1], int(parts[3]), int(parts[2]))
            menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(60))
            body = f"<!DOCTYPE html><html><head><title>{title}</title></head><body><nav><ul>{menu}</ul></nav><article><h1>{title}</h1>"
            body += "".join(f"<p>{p}</p>" for p in paragraphs) + f"</article><footer><ul>{menu}</ul></footer></body></html>"
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


def serve(queue, hosts, each, day):
    Site.each, Site.day = each, day
    servers = [http.server.ThreadingHTTPServer((f"127.0.0.{n + 1}", 0), Site) for n in range(hosts)]
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps([f"127.0.0.{n + 1}:{s.server_port}" for n, s in enumerate(servers)]), flush=True)
    sys.stdin.read()


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("--program", default=ROOT / "target/release/tazamun")
    args.add_argument("--feeds", type=int, default=1000)
    args.add_argument("--articles", type=int, default=20000)
    args.add_argument("--days", type=int, default=2)
    args.add_argument("--core", type=int, default=0)
    args.add_argument("--serve", type=int, nargs=2, help=argparse.SUPPRESS)
    args = args.parse_args()
    if args.serve:
        serve(None, HOSTS, *args.serve)
        return
    each = args.articles // args.feeds
    program = str(pathlib.Path(args.program).resolve())
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        for day in range(args.days):
            # The sites are a process of their own, whose memory and time do not count.
            site = subprocess.Popen([sys.executable, __file__, "--serve", str(each), str(day)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            try:
                hosts = json.loads(site.stdout.readline())
                # Feeds that are asked under another name each day are due at once; their articles are new in any case.
                text = f'allow = {json.dumps(hosts)}\npause = "0s"\nkeep_text = true\n'
                for n in range(args.feeds):
                    text += f'[[feed]]\nname = "f{n}d{day}"\naddress = "http://{hosts[n % HOSTS]}/feed/f{n}"\n'
                (pathlib.Path(folder) / "FEEDS.toml").write_text(text)
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                begun = time.monotonic()
                command = ["taskset", "-c", str(args.core), program, "watch", "FEEDS.toml", "--store", "war.db", "--once", "--json"]
                with open(pathlib.Path(folder) / "out", "w") as out:
                    child = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.PIPE, text=True)
                    most = 0
                    while child.poll() is None:
                        try:
                            status = pathlib.Path(f"/proc/{child.pid}/status").read_text()
                            most = max(most, int(re.search(r"VmHWM:\s+(\d+)", status)[1]))
                        except (OSError, TypeError):
                            pass
                        time.sleep(0.2)
                if child.returncode != 0:
                    sys.exit(child.stderr.read())
                wall = time.monotonic() - begun
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            finally:
                site.stdin.close()
                site.wait()
            db = sqlite3.connect(pathlib.Path(folder) / "war.db")
            count = lambda sql: db.execute(sql).fetchone()[0]
            articles, reports = count("SELECT count(*) FROM articles"), count("SELECT count(*) FROM reports")
            incidents = count("SELECT count(*) FROM incidents WHERE dataset = 'merged'")
            db.close()
            size = os.path.getsize(pathlib.Path(folder) / "war.db") / 1e6
            worst = max(worst, most / 1024)
            print(
                f"day {day + 1}: {args.feeds} feeds, {articles} articles in the store with {reports} reports, {incidents} incidents, {size:.0f} MB; "
                f"{cpu:.0f} s of processor ({cpu / 864:.2f} % of a day), {wall:.0f} s, {most / 1024:.0f} MB at most",
                flush=True,
            )
    print(f"one core, {worst:.0f} MB at most: {'within' if worst <= 300 else 'MORE THAN'} 300 MB")


if __name__ == "__main__":
    main()
