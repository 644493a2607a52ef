#!/usr/bin/env bash
# Every format into every other: 'tazamun convert' writes each input in each format, and each of those in each format
# again. What was written is read without being told its format; it must be taken for what it is, hold all incidents but
# those that the loss report names, and differ in no field that the report does not name.
#
#   bench/convert_pairs.sh TAZAMUN [FILE …]
#
# Without FILE: the built-in record, the fixtures of this repository, and UCDP GED where ../shared/data has it.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:?the program to test}")
shift
inputs=("$@")
if [ ${#inputs[@]} -eq 0 ]; then
    inputs=(built-in crates/record/tests/data/formats/*)
    for file in ../shared/data/ucdp_ged/*.csv.gz; do [ -e "$file" ] && inputs+=("$file"); done
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

python3 - "$program" "$folder" "${inputs[@]}" <<'PYTHON'
import json, os, subprocess, sys, time

program, folder, *inputs = sys.argv[1:]
formats = "ucdp-ged acled gtd gdelt polecat csv jsonl geojson".split()
begin, done, wrong = time.time(), 0, []


def convert(source, target, to):
    """Writes one file as another; what the program says of it, or None where it refuses."""
    run = subprocess.run([program, "convert", source, "--to", to, "-o", target, "--json"], capture_output=True, text=True)
    return json.loads(run.stdout) if run.returncode == 0 else None, run.stderr


def incidents(path):
    """The incidents of a file, by id, as a stranger reads them; and what the file was taken for."""
    target = os.path.join(folder, "read.jsonl")
    said, error = convert(path, target, "jsonl")
    if said is None:
        nothing = "holds a header and no row" in error or "the file is empty" in error
        return ({}, None) if nothing else (None, error)
    with open(target, encoding="utf-8") as lines:
        return {i["id"]: i for i in map(json.loads, lines)}, said["read"][0]["format"] if said["read"] else "csv"


NAMES = {"date_start": "date", "date_end": "date", "lat": "lat, lon", "lon": "lat, lon"}


def check(path, before, to, name):
    """Writes a file in a format and looks at what came of it; the path of the new file."""
    global done
    done += 1
    target = os.path.join(folder, name)
    said, error = convert(path, target, to)
    if said is None:
        wrong.append(f"{name}: refused: {error.strip()}")
        return None
    after, format = incidents(target)
    if after is None:
        wrong.append(f"{name}: cannot be read again: {format.strip()}")
        return None
    if after and format != to:
        wrong.append(f"{name}: taken for {format}")
    if len(after) != len(before) - said["missing"]:
        wrong.append(f"{name}: {len(before)} incidents, {said['missing']} told as missing, {len(after)} read")
    lost = said["lost"]
    for id, was in before.items():
        now = after.get(id)
        if now is None:
            continue
        for field in was.keys() | now.keys():
            if field == "extra":
                gone = {f"extra.{c}" for c, t in was.get(field, {}).items() if now.get(field, {}).get(c) != t}
            else:
                gone = {NAMES.get(field, field)} if was.get(field) != now.get(field) else set()
            if gone - lost.keys():
                wrong.append(f"{name}, {id}: {gone - lost.keys()} differs and is not told")
    return (target, after) if after else None


for number, source in enumerate(inputs):
    before, format = incidents(source)
    if not before:
        wrong.append(f"{source}: {format}")
        continue
    for first in formats:
        made = check(source, before, first, f"{number}.{first}")
        for second in formats if made else []:
            check(made[0], made[1], second, f"{number}.{first}.{second}")
            other = os.path.join(folder, f"{number}.{first}.{second}")
            if os.path.exists(other):
                os.remove(other)

for line in wrong[:40]:
    print(line)
print(f"{len(inputs)} files, {done} conversions, {len(wrong)} wrong, {time.time() - begin:.0f} s")
sys.exit(bool(wrong))
PYTHON
