#!/bin/sh
# usage: train.sh TAZAMUN DATA [OPTIONS of tazamun train]    writes crates/reader/data/model.bin, the model that comes with the program
#
# DATA is the folder with the articles, which are other people's and not in this repository: reading_train (gold.jsonl,
# articles.jsonl, split.json, unlabelled_ar.jsonl.gz, en, fr) and reading_dev (gold.jsonl, articles.jsonl, more_articles.jsonl.gz).
# Coded here are further articles of unlabelled_ar.jsonl.gz and more_articles.jsonl.gz, without their words (coded/articles.jsonl,
# coded/more.jsonl), and the project's own (examples, coded/written, coded/ar, coded/en and coded/fr).
# The articles of split.json's "check" are left out; those that it gives no story are learned from and never judged. Each English
# and French article is a story of its own.
set -eu
tazamun=$1
data=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
train=$data/reading_train
dev=$data/reading_dev
more=$(mktemp --suffix .jsonl)
story=$(mktemp --suffix .json)
trap 'rm -f "$more" "$story"' EXIT
python3 "$here/coded/gold.py" "$train/unlabelled_ar.jsonl.gz" "$here/coded/articles.jsonl" >"$more"
python3 "$here/coded/gold.py" "$dev/more_articles.jsonl.gz" "$here/coded/more.jsonl" >>"$more"
python3 - "$train" >"$story" <<'PY'
import json, sys
folder = sys.argv[1]
split = json.load(open(f"{folder}/split.json", encoding="utf-8"))
for language in ("en", "fr"):
    for line in filter(str.strip, open(f"{folder}/{language}/gold.jsonl", encoding="utf-8")):
        doc = json.loads(line)["doc"]
        split["story"][doc] = doc
json.dump(split, sys.stdout, ensure_ascii=False)
PY
"$tazamun" train "$train/gold.jsonl" "$dev/gold.jsonl" "$train/en/gold.jsonl" "$train/fr/gold.jsonl" "$root/examples/articles/coded.jsonl" \
    "$here/coded/written.gold.jsonl" "$here/coded/ar.gold.jsonl" "$here/coded/en.gold.jsonl" "$here/coded/fr.gold.jsonl" "$more" \
    --articles "$train/articles.jsonl" "$dev/articles.jsonl" "$train/en/articles.jsonl" "$train/fr/articles.jsonl" \
    "$root/examples/articles/2022-01-23.ar.txt" "$root/examples/articles/2022-01-23.en.txt" \
    "$here/coded/written.articles.jsonl" "$here/coded/ar.articles.jsonl" "$here/coded/en.articles.jsonl" "$here/coded/fr.articles.jsonl" \
    "$train/unlabelled_ar.jsonl.gz" "$dev/more_articles.jsonl.gz" \
    --story "$story" -o "$here/model.bin" "$@"
