#!/usr/bin/env bash
# What a brief costs beside the test that it rests on: CPU seconds (user and system) of both on the same question.
# Usage: bench/brief_cost.sh FOLDER [PROGRAM] — the folder of UCDP GED's two files for Iraq and Syria, the program to measure.
# Each is run five times and the least is taken; ends with status 1 where the brief costs more than 1.5 times the test.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:?the folder with ucdp_ged_iraq_hdx_1989_2018.csv.gz and ucdp_ged_syria_201601_201911.csv.gz}
program=${2:-target/release/tazamun}
files=("$folder/ucdp_ged_iraq_hdx_1989_2018.csv.gz" "$folder/ucdp_ged_syria_201601_201911.csv.gz")
question=(--a country=IQ --b country=SY --from 2016-01-01 --to 2018-12-31)
page=$(mktemp --suffix .html)
trap 'rm -f "$page"' EXIT

# The least CPU time of five runs, in milliseconds.
cost() {
  local least=
  for _ in 1 2 3 4 5; do
    local took
    took=$( { TIMEFORMAT='%U %S'; time "$@" >/dev/null 2>&1; } 2>&1 | tail -1 | awk '{ printf "%d", 1000 * ($1 + $2) }')
    if [ -z "$least" ] || [ "$took" -lt "$least" ]; then least=$took; fi
  done
  echo "$least"
}

test=$(cost "$program" sync "${files[@]}" "${question[@]}" --no-certificate)
brief=$(cost "$program" brief --events "${files[0]}" --events "${files[1]}" "${question[@]}" --certificate 0 -o "$page")
awk -v test="$test" -v brief="$brief" 'BEGIN {
  printf "sync --no-certificate   %5d ms\nbrief --certificate 0   %5d ms\nratio %.2f (at most 1.5)\n", test, brief, brief / test
  exit brief > 1.5 * test }'
