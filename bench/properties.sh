#!/usr/bin/env bash
# The property tests of every crate, with a fresh seed each round: what .ci/run asks of one seed is looked for in many here.
# Usage: bench/properties.sh [ROUNDS] — 20 where none is given. Prints a line a round with its seed; ends with status 1 at the
# first round that fails, whose seed gives the same failure again (PROPTEST_RNG_SEED=…).
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-20}
# The files of tests with properties, as `-p CRATE --lib` or `-p CRATE --test FILE`.
mapfile -t targets < <(grep -rl --include=*.rs 'proptest!' crates/*/src crates/*/tests | while IFS=/ read -r _ crate place file _; do
    case $place in
    src) echo "-p tazamun-$crate --lib" ;;
    tests) echo "-p tazamun-$crate --test ${file%.rs}" ;;
    esac
done | sort -u)
for round in $(seq "$rounds"); do
    seed=$(od -An -N6 -tu8 /dev/urandom | tr -d ' ')
    for target in "${targets[@]}"; do
        # shellcheck disable=SC2086 # the words of a target are arguments of their own
        if ! output=$(PROPTEST_RNG_SEED=$seed cargo test --quiet --locked $target 2>&1); then
            echo "$output" | tail -40
            echo "properties: round $round failed: PROPTEST_RNG_SEED=$seed cargo test $target" >&2
            exit 1
        fi
    done
    echo "round $round of $rounds: ${#targets[@]} targets, seed $seed: clean"
done
