#!/usr/bin/env bash
# The reader is fed what chance and coverage make of bytes: whole articles, and texts for dates alone; half the time each.
# Usage: bench/fuzz_reader.sh [SECONDS] — 600 where none is given. Needs cargo-fuzz (cargo install cargo-fuzz); no nightly.
# Ends with status 1 at the first input that makes the reader panic, run longer than 10 s or take more than 2 GB; the input
# stands in crates/reader/fuzz/artifacts then. Last lines: executions and seconds of each target.
set -euo pipefail
cd "$(dirname "$0")/../crates/reader"
seconds=$((${1:-600} / 2))
export RUSTC_BOOTSTRAP=1
for target in article dates; do
    log=$(mktemp)
    status=0
    cargo fuzz run "$target" -- -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=20000 >"$log" 2>&1 || status=$?
    if [ "$status" -ne 0 ]; then
        tail -30 "$log"
        echo "fuzz_reader: target '$target' failed; the input stands in crates/reader/fuzz/artifacts/$target" >&2
        exit 1
    fi
    grep -E "^Done " "$log" | sed "s/^/$target: /"
    rm -f "$log"
done
