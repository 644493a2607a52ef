#!/usr/bin/env bash
# The most memory that a question takes on many events, and what more columns add to it.
# Usage: bench/memory.sh [EVENTS] [PROGRAM] — needs python3 for the events and the measure.
set -euo pipefail
cd "$(dirname "$0")/.."
events=${1:-5000000}
program=${2:-target/release/tazamun}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 - "$events" "$folder" <<'PY'
import datetime, random, sys
events, folder = int(sys.argv[1]), sys.argv[2]
draw = random.Random(1)
first = datetime.date(2000, 1, 1)
days = [(first + datetime.timedelta(day)).isoformat() for day in range(7300)]
with open(f"{folder}/narrow.csv", "w") as narrow, open(f"{folder}/wide.csv", "w") as wide:
    narrow.write("date,country,killed\n")
    wide.write("date,country,killed,a,b,c,d\n")
    for n in range(events):
        row = f"{draw.choice(days)},{'IQ' if n % 2 else 'SY'},{n % 7}"
        narrow.write(row + "\n")
        wide.write(f"{row},word {n % 1000},{n},{n * 7},x{n % 13}\n")
PY
for file in narrow wide; do
  python3 - "$program" "$folder/$file.csv" <<'PY'
import os, resource, subprocess, sys, time
program, file = sys.argv[1:]
begun = time.time()
subprocess.run([program, "trend", file, "--filter", "country=IQ"], check=True, stdout=subprocess.DEVNULL)
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(f"trend on {os.path.basename(file)} of {os.path.getsize(file) / 1e6:.0f} MB: {most:.0f} MB at most, {time.time() - begun:.1f} s")
PY
done
