"""Ray with two workers gives the bytes of one core; a worker that is killed changes nothing."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Iterator
from typing import Any

import pytest

import tazamun
from material import many_series, own_articles, rows_of
from conftest import UCDP

ray = pytest.importorskip("ray")
pytest.importorskip("ray.data")

import tazamun.ray  # noqa: E402
from tazamun._parts import Sharding  # noqa: E402

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    os.environ.setdefault("RAY_DATA_DISABLE_PROGRESS_BARS", "1")
    folder = str(pathlib.Path(__file__).parent)
    ray.init(
        num_cpus=2,
        include_dashboard=False,
        configure_logging=True,
        logging_level="ERROR",
        log_to_driver=False,
        runtime_env={"env_vars": {"PYTHONPATH": folder}},
        object_store_memory=200 << 20,
    )
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


@pytest.fixture(scope="module")
def articles() -> Rows:
    return own_articles(600)


def dataset(rows: Rows, blocks: int) -> Any:
    import pyarrow

    table = pyarrow.Table.from_pylist(rows)
    size = -(-table.num_rows // blocks)
    return ray.data.from_arrow([table.slice(first, size) for first in range(0, table.num_rows, size)])


def table_of(frame: Any) -> dict[str, list[Any]]:
    import pyarrow

    return pyarrow.concat_tables(ray.get(frame.to_arrow_refs())).to_pydict()


def test_articles_are_read_and_merged_alike(cluster: None, articles: Rows) -> None:
    here = tazamun.read(articles)
    frame = tazamun.ray.read(dataset(articles, 4), batch_size=100).materialize()
    assert rows_of(table_of(frame)) == rows_of(here.to_arrow().to_pydict())
    merged, differences = tazamun.ray.merge(frame)
    assert differences is None and merged.to_json() == tazamun.merge(here).to_json()
    parted, differences = tazamun.ray.merge(frame, whole_up_to=10, sharding=Sharding(7, 3))
    assert differences is not None and differences.shards > 1 and str(differences.reports) in str(differences).replace(",", "")
    assert sum(map(len, parted.groups())) == len(here), "each report is in one incident"
    if differences.pairs == 0:
        assert parted.to_json() == merged.to_json()


def test_blocks_without_anything(cluster: None) -> None:
    rows = [{"doc": str(n), "published": "2022-01-01", "title": "", "text": "Bread is dear."} for n in range(10)]
    frame = tazamun.ray.read(dataset(rows, 3)).materialize()
    assert frame.count() == 0
    merged, _ = tazamun.ray.merge(frame)
    assert len(merged) == 0


def test_pairs_and_certificates_are_the_same_bytes(cluster: None, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "many.csv"
    file.write_text(many_series(20))
    parted = tazamun.ray.all_pairs(file, "region", parts=5)
    assert parted.to_json() == tazamun.all_pairs(file, "region").to_json()
    certified = tazamun.ray.sync("country=IQ", "country=SY", UCDP, parts=6)
    assert certified.to_json() == tazamun.sync("country=IQ", "country=SY", UCDP).to_json()


def test_a_killed_worker_changes_nothing(cluster: None, tmp_path: pathlib.Path) -> None:
    from tazamun import _parts

    file = tmp_path / "many.csv"
    file.write_text(many_series(30))
    question = tazamun._pairs_question(
        str(file), "region", only=None, within=1, first="either", from_=None, to=None, no_coverage=()
    ).carried()
    marks = tmp_path / "killed"
    marks.mkdir()

    @ray.remote(max_retries=5)
    def dies_once(number: int, part: Any) -> bytes:
        mark = marks / str(number)
        if number % 3 == 0 and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), 9)
        return _parts.tile(question, part)

    tiles = _parts.tiles(30, 8)
    found = ray.get([dies_once.remote(number, part) for number, part in enumerate(tiles)])
    assert len(list(marks.iterdir())) >= 2, "workers were killed"
    assert _parts.joined_tiles(question, found).to_json() == tazamun.all_pairs(file, "region").to_json()
