"""Spark and Ray with one and with two workers beside one core: articles read, pairs of 500 series tested, a certificate simulated.

    PYSPARK_PYTHON=python python bench/clusters.py [spark] [ray] [--articles N] [--series N]

What each gives is held against one core byte for byte; what it took is printed, with what follows for a hundred workers.
"""

import argparse
import os
import pathlib
import sys
import tempfile
import time
import warnings

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
os.environ.setdefault("PYSPARK_DRIVER_PYTHON", sys.executable)
os.environ.setdefault("RAY_DATA_DISABLE_PROGRESS_BARS", "1")

import pyarrow
import tazamun
from material import many_series, own_articles, rows_of, uncoded
from conftest import UCDP
from tazamun._parts import Sharding

warnings.simplefilter("ignore")


def timed(what, work):
    begun, used = time.monotonic(), time.process_time()
    found = work()
    took, used = time.monotonic() - begun, time.process_time() - used
    print(f"  {what:<44} {took:8.1f} s   (processor time of this process {used:.1f} s)", flush=True)
    return found, used


class Here:
    """What one core says, and how long it takes for it."""

    def __init__(self, rows, file):
        self.rows, self.file = rows, file
        tazamun.set_threads(1)
        tazamun.read(rows[:20])
        print("one core")
        self.reports, self.reading = timed(f"{len(rows):,} articles read", lambda: tazamun.read(rows))
        self.merged, self.merging = timed(f"{len(self.reports):,} reports merged", lambda: tazamun.merge(self.reports))
        self.pairs, self.pairing = timed("all pairs tested", lambda: tazamun.all_pairs(file, "region"))
        self.answer, self.certifying = timed(
            "certificate of 1,000 pairs", lambda: tazamun.sync("country=IQ", "country=SY", UCDP)
        )
        count = len(self.pairs.pairs)
        print(f"  ({count:,} pairs, {1000 * self.pairing / count:.3f} ms a pair)")

    def check(self, read, merged, pairs, answer):
        assert rows_of(read) == rows_of(self.reports.to_arrow().to_pydict()), "the reports differ"
        assert merged.to_json() == self.merged.to_json(), "the incidents differ"
        assert pairs.to_json() == self.pairs.to_json(), "the pairs differ"
        assert answer.to_json() == self.answer.to_json(), "the certificate differs"
        print("  the same bytes as one core")


def on_spark(here, workers):
    from pyspark.sql import SparkSession

    import tazamun.spark

    begun = time.monotonic()
    session = (
        SparkSession.builder.master(f"local-cluster[{workers},1,2048]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.executor.extraJavaOptions", "-Dlog4j2.level=off")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "200")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    session.range(0, workers, 1, workers).mapInArrow(lambda batches: batches, "id bigint").collect()
    print(f"Spark, {workers} worker(s), load {os.getloadavg()[0]:.0f}; started in {time.monotonic() - begun:.0f} s")
    table = session.createDataFrame(pyarrow.Table.from_pylist(here.rows)).repartition(4 * workers).persist()
    table.count()
    frame = tazamun.spark.read(table)
    read, _ = timed("articles read", lambda: frame.toArrow())
    again = session.createDataFrame(read)
    merged, _ = timed("merged in one task", lambda: tazamun.spark.merge(again)[0].toArrow())
    pairs, _ = timed("all pairs tested", lambda: tazamun.spark.all_pairs(session, here.file, "region"))
    answer, _ = timed("certificate", lambda: tazamun.spark.sync(session, "country=IQ", "country=SY", UCDP))
    here.check(read.to_pydict(), tazamun.Incidents.from_table(merged), pairs, answer)
    if workers == 2:
        (parted, differences), _ = timed(
            "merged in shards (91 days)", lambda: sharded(tazamun.spark.merge(again, whole_up_to=0))
        )
        print(f"  {differences}; {parted.num_rows:,} incidents, in one process {len(here.merged):,}")
    session.stop()


def sharded(merged):
    frame, differences = merged
    return frame.toArrow(), differences


def on_ray(here, workers):
    import ray

    import tazamun.ray

    begun = time.monotonic()
    ray.init(num_cpus=workers, include_dashboard=False, log_to_driver=False, logging_level="ERROR",
             object_store_memory=400 << 20, runtime_env={"env_vars": {"PYTHONPATH": str(HERE.parent / "tests")}})
    ray.data.DataContext.get_current().enable_progress_bars = False
    print(f"Ray, {workers} worker(s), load {os.getloadavg()[0]:.0f}; started in {time.monotonic() - begun:.0f} s")
    table = pyarrow.Table.from_pylist(here.rows)
    size = -(-table.num_rows // (4 * workers))
    blocks = [table.slice(first, size) for first in range(0, table.num_rows, size)]
    frame, _ = timed("articles read", lambda: tazamun.ray.read(ray.data.from_arrow(blocks)).materialize())
    (merged, _), _ = timed("merged in one task", lambda: tazamun.ray.merge(frame))
    pairs, _ = timed("all pairs tested", lambda: tazamun.ray.all_pairs(here.file, "region"))
    answer, _ = timed("certificate", lambda: tazamun.ray.sync("country=IQ", "country=SY", UCDP))
    here.check(pyarrow.concat_tables(ray.get(frame.to_arrow_refs())).to_pydict(), merged, pairs, answer)
    if workers == 2:
        (parted, differences), _ = timed(
            "merged in shards (91 days)", lambda: tazamun.ray.merge(frame, whole_up_to=0, sharding=Sharding())
        )
        print(f"  {differences}; {len(parted):,} incidents, in one process {len(here.merged):,}")
    ray.shutdown()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engines", nargs="*", help="spark, ray; both without one")
    parser.add_argument("--articles", type=int, default=7_000)
    parser.add_argument("--series", type=int, default=500)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    args = parser.parse_args()
    try:
        rows = uncoded()
    except OSError:
        rows = own_articles(args.articles)
    rows = rows[: args.articles]
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "series.csv")
        pathlib.Path(file).write_text(many_series(args.series))
        here = Here(rows, file)
        for workers in args.workers:
            for engine in args.engines or ["spark", "ray"]:
                {"spark": on_spark, "ray": on_ray}[engine](here, workers)
        articles, pairs = here.reading / len(rows), here.pairing / len(here.pairs.pairs)
        days = 1_000_000 * articles / 100
        print("a hundred workers of one core, from the processor time of one core:")
        print(f"  1,000,000 articles: {days / 60:.1f} min; a billion: {1000 * days / 3600:.0f} h")
        print(f"  124,750 pairs: {124_750 * pairs / 100:.1f} s; 10,000 series, 49,995,000 pairs: {49_995_000 * pairs / 100 / 60:.1f} min")


main()
