"""Reads 100,000 articles as a stream of Arrow batches, and prints how much memory that took at most.

    python bench/stream.py [ARTICLES] [BATCH] [LETTERS]

LETTERS cuts each text to its first so many, where the time is short.
"""

import pathlib
import resource
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests"))

import pyarrow
import tazamun
from material import own_articles, uncoded


def main():
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    size = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
    letters = int(sys.argv[3]) if len(sys.argv) > 3 else None
    try:
        some = uncoded()
    except OSError:
        some = own_articles(600)
    some = [{**article, "text": article["text"][:letters]} for article in some[:2_000]]
    mean = sum(len(article["text"]) for article in some) / len(some)

    def batches():
        for first in range(0, number, 500):
            rows = [{**some[n % len(some)], "doc": f"{n:07}"} for n in range(first, min(number, first + 500))]
            yield pyarrow.RecordBatch.from_pylist(rows, schema)

    schema = pyarrow.schema([(name, pyarrow.string()) for name in ("doc", "published", "title", "text")])
    reader = pyarrow.RecordBatchReader.from_batches(schema, batches())
    begun, articles, reports = time.monotonic(), 0, 0
    for batch in tazamun.read_stream(reader, batch_size=size):
        articles += batch.article_count
        reports += batch.to_arrow().num_rows
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    took = time.monotonic() - begun
    print(f"{articles:,} articles of {mean:.0f} letters in batches of {size:,}, {reports:,} reports, {tazamun.threads()} threads: {took:.0f} s, at most {peak:.0f} MB")
    sys.exit(0 if articles == number and peak < 500 else 1)


main()
