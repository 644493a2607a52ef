"""Spark with two worker processes gives the bytes of one core; a worker that is killed changes nothing."""

from __future__ import annotations

import os
import pathlib
import signal
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from typing import Any

import pytest

import tazamun
from material import many_series, own_articles, rows_of
from conftest import UCDP

pyspark = pytest.importorskip("pyspark")

import tazamun.spark  # noqa: E402
from tazamun._parts import Sharding  # noqa: E402


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join([str(pathlib.Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    from pyspark.sql import SparkSession

    made = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("tazamun tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "100")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.task.maxFailures", "8")
        .getOrCreate()
    )
    made.sparkContext.setLogLevel("OFF")
    yield made
    made.stop()


@pytest.fixture(scope="module")
def articles() -> list[dict[str, str]]:
    return own_articles(600)


@pytest.fixture(scope="module")
def here(articles: list[dict[str, str]]) -> tazamun.Reports:
    return tazamun.read(articles)


def test_articles_are_read_alike(session: Any, articles: list[dict[str, str]], here: tazamun.Reports) -> None:
    frame = tazamun.spark.read(session.createDataFrame(articles).repartition(4))
    assert rows_of(frame.toArrow().to_pydict()) == rows_of(here.to_arrow().to_pydict())


def test_reports_are_merged_alike(session: Any, articles: list[dict[str, str]], here: tazamun.Reports) -> None:
    whole = tazamun.merge(here)
    frame = tazamun.spark.read(session.createDataFrame(articles).repartition(4)).persist()
    merged, differences = tazamun.spark.merge(frame)
    assert differences is None
    assert tazamun.Incidents.from_table(merged.toArrow()).to_json() == whole.to_json()
    parted, differences = tazamun.spark.merge(frame, whole_up_to=10, sharding=Sharding(7, 3))
    assert differences is not None and differences.shards > 1
    ids = sorted(parted.toArrow().column("id").to_pylist())
    total = sum(len(group) for group in tazamun.Incidents.from_table(parted.toArrow()).groups())
    assert total == len(here), "each report is in one incident"
    if differences.pairs == 0:
        assert ids == sorted(incident["id"] for incident in whole.to_dict())


def test_pairs_and_certificates_are_the_same_bytes(session: Any, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "many.csv"
    file.write_text(many_series(20))
    parted = tazamun.spark.all_pairs(session, file, "region", parts=5)
    assert parted.to_json() == tazamun.all_pairs(file, "region").to_json()
    certified = tazamun.spark.sync(session, "country=IQ", "country=SY", UCDP, parts=6)
    assert certified.to_json() == tazamun.sync("country=IQ", "country=SY", UCDP).to_json()


def workers() -> list[int]:
    """The Python workers of this machine's Spark."""
    found = []
    for process in pathlib.Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                words = (process / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"pyspark.daemon" in words:
                found.append(int(process.name))
    # The daemons themselves have Java above them; their children are the workers.
    return [pid for pid in found if parent(pid) in found]


def parent(pid: int) -> int:
    try:
        return int(pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


@pytest.mark.skipif(not pathlib.Path("/proc").is_dir(), reason="workers are found in /proc")
def test_a_killed_worker_changes_nothing(session: Any) -> None:
    many = own_articles(3_000)
    killed: list[int] = []

    def kill() -> None:
        end = time.monotonic() + 60
        while not killed and time.monotonic() < end:
            for pid in workers()[:1]:
                time.sleep(0.3)
                try:
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)
                except OSError:
                    pass
            time.sleep(0.02)

    frame = tazamun.spark.read(session.createDataFrame(many).repartition(8))
    thread = threading.Thread(target=kill)
    thread.start()
    found = rows_of(frame.toArrow().to_pydict())
    thread.join()
    assert killed, "no worker was there to be killed"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert found == rows_of(tazamun.read(many).to_arrow().to_pydict())
