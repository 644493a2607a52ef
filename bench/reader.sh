#!/usr/bin/env bash
# What reading costs: the start of the program, articles of 1,300 characters a second and core, and sentences without an end.
# Usage: bench/reader.sh [PROGRAM] — needs python3. CPU seconds (user and system), the least of five runs (of three for the long ones),
# each row of the long ones at its length and at twice that: the time is to double, not to quadruple.
set -euo pipefail
cd "$(dirname "$0")/.."
python3 - "${1:-target/release/tazamun}" <<'PY'
import json, os, resource, subprocess, sys, tempfile
program = sys.argv[1]
folder = tempfile.mkdtemp()


def write(texts):
    path = os.path.join(folder, "articles.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            title, _, text = text.partition("\n")
            row = {"doc": str(number), "published": "2022-01-23", "title": title, "text": text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def cost(path, runs):
    least = None
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([program, "read", path], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        least = spent if least is None else min(least, spent)
    return least


example = open("examples/articles/2022-01-23.ar.txt", encoding="utf-8").read()
item = (example * (1 + 1300 // len(example)))[:1300]
start = cost(write([item]), 5)
print(f"start and one article: {start * 1000:.0f} ms")
articles = 2000
many = cost(write([item] * articles), 5)
print(f"{articles} articles of 1,300 characters: {many:.2f} s, {(articles - 1) / (many - start):.0f} a second and core")
for words, times in (("قتل 5 ", 150_000), ("هجوم في الموصل ", 9_000), ("في غزة عند الحدود ", 9_000), ("(", 2_500_000)):
    once, twice = (cost(write(["\n" + words * n]), 3) for n in (times, 2 * times))
    print(f"'{words.strip()}' {times:,} times: {once:.2f} s; {2 * times:,} times: {twice:.2f} s")
PY
