#!/bin/sh
# Gives every reader of files any bytes: no panic, no abort, no input that takes more than ten seconds or 1 GiB.
#
#   bench/fuzz_importers.sh [SECONDS [TARGET...]]
#
# Each target runs for so many seconds (300, if nothing is said), one after another, beginning with the files of
# crates/record/tests/data/formats and with every case of tests/data/tables.tsv and pages.tsv. Prints a line a target: runs,
# runs a second, what was found. Needs cargo-fuzz (cargo install cargo-fuzz) and Python 3 for the cases; ends with status 1 where
# anything was found, which then lies in crates/record/fuzz/artifacts.
set -eu
cd "$(dirname "$0")/../crates/record"
seconds=${1:-300}
[ $# -gt 0 ] && shift
targets=${*:-"any plain ucdp_ged acled gtd gdelt polecat json_lines geojson services articles"}
export RUSTC_BOOTSTRAP=1

seeds=fuzz/corpus/seeds
mkdir -p "$seeds"
cp tests/data/formats/* "$seeds"
python3 - "$seeds" <<'PYTHON'
import pathlib, re, sys

def bytes_of(text):
    text = text.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t")
    parts = re.split(r"\\x([0-9a-fA-F]{2})", text)
    out = b""
    for number, part in enumerate(parts):
        out += bytes([int(part, 16)]) if number % 2 else part.encode()
    return out

page = "<html><head><meta charset=utf-8><title>T</title>%s</head><body><article>%s<p>" + "Eleven soldiers died. " * 20
seeds = pathlib.Path(sys.argv[1])
for table, column in ("tables", 2), ("pages", 3):
    for number, line in enumerate(open(f"tests/data/{table}.tsv", encoding="utf-8"), 1):
        cells = line.rstrip("\n").split("\t")
        if line.startswith("#") or len(cells) <= column:
            continue
        case = re.sub(r"PAGE\((.*)\)$", lambda m: page % (m[1], ""), cells[column])
        case = re.sub(r"TIMED\((.*)\)$", lambda m: page % ("", m[1]), case)
        (seeds / f"{table}_{number}").write_bytes(bytes_of(case))
PYTHON

found=0
for target in $targets; do
    mkdir -p "fuzz/corpus/$target"
    log=$(mktemp)
    if cargo fuzz run --sanitizer none "$target" "fuzz/corpus/$target" "$seeds" -- -max_total_time="$seconds" -timeout=10 \
        -rss_limit_mb=1024 -max_len=20000 >"$log" 2>&1; then
        echo "$target: $(grep -E '^Done [0-9]+ runs' "$log" | tail -1)"
    else
        found=1
        echo "$target: $(grep -E 'panicked|ERROR|error' "$log" | head -3)"
    fi
    rm -f "$log"
done
exit $found
