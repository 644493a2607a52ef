#!/usr/bin/env bash
# How late alarms come, and how many are false: ours beside farringtonFlexible and EARS of R's package surveillance, same series.
#   bench/peers/alarms.sh [SERIES]     30 series of each kind unless told otherwise: some minutes
# Needs R with the package surveillance (Debian: r-base-core, r-cran-surveillance). Nothing of it is part of the build or of CI.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
series=${1:-30}
example() { cargo run --release -q --manifest-path "$here/../../Cargo.toml" -p tazamun-sync --example alarms -- "$@"; }
example delay "$series"
example series "$series" | Rscript --vanilla "$here/alarms.R"
