#!/usr/bin/env bash
# Times tazamun beside other libraries on the same files, in one run, and prints the ratios and the versions.
#   bench/peers/run.sh            sizes that end within some minutes
#   bench/peers/run.sh --full     the largest sizes too; a peer that takes longer than LIMIT seconds is ended
# Needs Python 3.11 or later with venv and a package index. Nothing of it is part of the build or of CI.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=${WORK:-$here/work}
mkdir -p "$work"
if [ ! -x "$work/venv/bin/python" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
fi
tazamun=${TAZAMUN:-$here/../../target/release/tazamun}
if [ ! -x "$tazamun" ]; then
  cargo build --release --manifest-path "$here/../../Cargo.toml" --package tazamun
fi
exec "$work/venv/bin/python" "$here/compare.py" --tazamun "$tazamun" --work "$work" "$@"
