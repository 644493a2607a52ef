"""What shards cost in truth: reports merged in one process, and in overlapping shards, in one process too.

    python bench/shards.py [ARTICLES] [DAYS] [OVERLAP]
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests"))

import pyarrow
import tazamun
from material import own_articles, uncoded
from tazamun import _parts


def main():
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 7_000
    sharding = _parts.Sharding(*(int(word) for word in sys.argv[2:4]))
    try:
        rows = uncoded()[:number]
    except OSError:
        rows = own_articles(number)
    table = tazamun.read(rows).to_arrow()
    whole = tazamun.merge(table)
    columns = table.select(["doc", "index", "country", "date_start", "date_end"]).to_pydict()
    shards, cores, places = {}, {}, {}
    for n, (doc, index) in enumerate(zip(columns["doc"], columns["index"])):
        first, last = (_parts.days_of(columns[name][n]) for name in ("date_start", "date_end"))
        name = f"{doc}#{index}"
        shards[name] = sharding.all(columns["country"][n], first, last)
        cores[name] = sharding.core(columns["country"][n], first)
        for shard in shards[name]:
            places.setdefault(shard, []).append(n)
    joined = {
        shard: [group for group in tazamun.merge(table.take(pyarrow.array(rows))).groups() if len(group) > 1]
        for shard, rows in sorted(places.items())
    }
    groups, differ = _parts.resolved(shards, cores, joined)
    one = {frozenset(group) for group in whole.groups()}
    same = sum(frozenset(group) in one for group in groups)
    print(
        f"{len(rows):,} articles, {table.num_rows:,} reports; shards of {sharding.days} days with {sharding.overlap} of overlap: "
        f"{len(places):,}; pairs about which two shards differ: {differ}"
    )
    print(f"incidents in one process {len(one):,}, in shards {len(groups):,}, of these the same {same:,}")


main()
