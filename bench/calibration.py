#!/usr/bin/env python3
"""Writes the tables of CALIBRATION.md that commands print, each between two marks, and leaves the rest as it is.

usage: bench/calibration.py synchrony [PAIRS]     the 70 scenarios of the coincidence test (4,000 pairs a row: a quarter of an hour on two cores)
       bench/calibration.py questions [SERIES]    the other questions on the same scenarios (300 a row)
       … --from FILE                              takes what the command printed from a file instead of running it

The command that printed a table stands above it."""
import re, subprocess, sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAPER = ROOT / "CALIBRATION.md"
BANDS = [(0.035, 0.065), (0.004, 0.018)]


def run(example, *arguments):
    command = ["cargo", "run", "--release", "-q", "-p", "tazamun-sync", "--example", example, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def synchrony(printed):
    rows = ["| pairs | 5 % | 1 % | power | at most |", "|---|---|---|---|---|"]
    for line in printed.splitlines()[1:]:
        found = re.fullmatch(r"(.+?)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+|-)", line)
        if not found:
            continue
        name, size, small, power, most = found.groups()
        cells = []
        for value, (low, high) in zip((size, small), BANDS):
            text = f"{100 * float(value):.1f}"
            cells.append(text if low <= float(value) <= high else f"**{text}**")
        cells += [f"{100 * float(power):.0f}", "" if most == "-" else f"{100 * float(most):.0f}"]
        rows.append(f"| {name.strip().replace('*', chr(92) + '*')} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def plain(printed):
    return "```\n" + printed.rstrip() + "\n```"


TABLES = {"synchrony": ("calibrate", 4000, synchrony), "questions": ("questions", 300, plain)}


def main():
    arguments = sys.argv[1:]
    if not arguments or arguments[0] not in TABLES:
        sys.exit(__doc__)
    name, (example, size, form) = arguments[0], TABLES[arguments[0]]
    source = Path(arguments[arguments.index("--from") + 1]).read_text() if "--from" in arguments else None
    numbers = [a for a in arguments[1:] if a.isdigit()]
    size = int(numbers[0]) if numbers else size
    table = form(source if source is not None else run(example, size))
    text, count = re.subn(
        rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)",
        lambda marks: marks.group(1) + table + "\n" + marks.group(2),
        PAPER.read_text(), flags=re.S)
    if count != 1:
        sys.exit(f"CALIBRATION.md: the marks <!-- {name} --> and <!-- /{name} --> must stand there once")
    PAPER.write_text(text)


main()
