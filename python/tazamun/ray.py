"""tazamun on Ray: the same functions inside its tasks, the same bytes as on one core.

Every worker needs this package and pyarrow. A task takes one core and about 150 MB, for the gazetteer and the model, and what
its block holds. A task whose worker was lost is done again (``max_retries``) and gives the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import ray

import tazamun

from . import _given, _parts, _questions
from ._answers import PairsAnswer, SyncAnswer
from ._given import Day, Days, Events, Path, Side
from ._parts import Differences, Sharding

if TYPE_CHECKING:
    import pyarrow
    from ray.data import Dataset

__all__ = ["all_pairs", "merge", "read", "sync"]

#: How often a task is done again whose worker was lost.
RETRIES = 5


def _read(batch: pyarrow.Table, **settings: Any) -> pyarrow.Table:
    import pyarrow

    tazamun.set_threads(1)
    if not batch.num_rows:
        return pyarrow.table(tazamun.Reports.from_json(""))
    return pyarrow.table(tazamun.read(batch, **settings))


def read(
    articles: Dataset,
    *,
    published: Day | None = None,
    min_confidence: float | None = None,
    gazetteer: Path | Sequence[Path] = (),
    model: Path | None = None,
    batch_size: int = 500,
) -> Dataset:
    """Reads a dataset of articles (``doc``, ``published``, ``text``, and perhaps ``title``, ``source``, ``url``) into one of
    reports. Files of a gazetteer or a model must lie where the workers find them.

    The blocks keep their order where the dataset's context asks for it (``preserve_order``). An article without a report
    leaves no row; articles of one name are not noticed across batches.
    """
    settings = {
        "published": _given.day(published),
        "min_confidence": min_confidence,
        "gazetteer": tazamun._paths(gazetteer),
        "model": model,
    }
    # The default format of batches, numpy's, loses what is not there.
    return articles.map_batches(_read, batch_format="pyarrow", batch_size=batch_size, fn_kwargs=settings)


@ray.remote(max_retries=RETRIES)  # type: ignore[untyped-decorator,unused-ignore]
def _tile(question: _questions.Question, part: _parts.Tile) -> bytes:
    return _parts.tile(question, part)


@ray.remote(max_retries=RETRIES)  # type: ignore[untyped-decorator,unused-ignore]
def _alarms(question: _questions.Question, part: tuple[int, int]) -> tuple[int, int]:
    return _parts.alarms(question, part)


def _cores() -> int:
    resources: dict[str, Any] = ray.cluster_resources()  # type: ignore[no-untyped-call,unused-ignore]
    return max(1, int(resources.get("CPU", 1)))


def all_pairs(
    events: Events,
    by: str,
    *,
    only: str | None = None,
    within: int = 1,
    first: tazamun.First = "either",
    from_: Day | None = None,
    to: Day | None = None,
    no_coverage: Sequence[Days] = (),
    parts: int | None = None,
) -> PairsAnswer:
    """:func:`tazamun.all_pairs` with the pairs spread over the workers; the same bytes.

    :param events: files or tables on this machine; what they hold is sent to the workers.
    :param parts: into how many parts the work is cut at least; else four for each core.
    """
    question = tazamun._pairs_question(
        events, by, only=only, within=within, first=first, from_=from_, to=to, no_coverage=no_coverage
    ).carried()
    series = tazamun._tazamun.series_count(question.json(), question.events)
    tiles = _parts.tiles(series, parts or 4 * _cores())
    shared = ray.put(question)
    return _parts.joined_tiles(question, ray.get([_tile.remote(shared, part) for part in tiles]))


def sync(
    a: Side,
    b: Side,
    events: Events | None = None,
    *,
    within: int = 1,
    lags: int = 21,
    first: tazamun.First = "either",
    seed: int = 1,
    from_: Day | None = None,
    to: Day | None = None,
    no_coverage: Sequence[Days] = (),
    parts: int | None = None,
) -> SyncAnswer:
    """:func:`tazamun.sync` with its certificate simulated on the workers; the same bytes."""
    question = tazamun._sync_question(
        a,
        b,
        events,
        within=within,
        lags=lags,
        first=first,
        seed=seed,
        no_certificate=False,
        from_=from_,
        to=to,
        no_coverage=no_coverage,
    ).carried()
    ranges = _parts.ranges(_parts.CERTIFICATE_PAIRS, parts or 4 * _cores())
    shared = ray.put(question)
    return _parts.joined_alarms(question, ray.get([_alarms.remote(shared, part) for part in ranges]))


@ray.remote(max_retries=RETRIES)  # type: ignore[untyped-decorator,unused-ignore]
def _merge_whole(*blocks: pyarrow.Table) -> pyarrow.Table:
    import pyarrow

    return pyarrow.table(tazamun.merge(pyarrow.concat_tables(blocks)))


@ray.remote(max_retries=RETRIES)  # type: ignore[untyped-decorator,unused-ignore]
def _merge_shard(rows: pyarrow.Table) -> list[list[str]]:
    tazamun.set_threads(1)
    return [group for group in tazamun.merge(rows).groups() if len(group) > 1]


def merge(
    reports: Dataset, *, whole_up_to: int = _parts.WHOLE_UP_TO, sharding: Sharding | None = None
) -> tuple[tazamun.Incidents, Differences | None]:
    """Merges a dataset of reports (of :func:`read`) into incidents.

    Up to ``whole_up_to`` reports one task merges all, and the incidents are those of one core. What is more is parted into
    overlapping shards, and the pairs about which two shards differ are counted.
    """
    import pyarrow

    columns = ["doc", "index", "report", "country", "date_start", "date_end"]
    blocks = [block.select(columns) for block in ray.get(reports.to_arrow_refs()) if block.num_rows]
    number = sum(block.num_rows for block in blocks)
    if not blocks:
        return tazamun.Incidents.from_json(""), None
    if number <= whole_up_to:
        merged = ray.get(_merge_whole.remote(*blocks))
        return tazamun.Incidents.from_table(merged), None
    table = pyarrow.concat_tables(blocks)
    return _merged_in_shards(table, sharding or Sharding())


def _merged_in_shards(table: pyarrow.Table, sharding: Sharding) -> tuple[tazamun.Incidents, Differences]:
    import pyarrow

    rows = table.select(["doc", "index", "country", "date_start", "date_end"]).to_pydict()
    places: dict[str, list[int]] = {}
    shards: dict[str, list[str]] = {}
    cores: dict[str, str] = {}
    for n, (doc, index) in enumerate(zip(rows["doc"], rows["index"])):
        country = rows["country"][n]
        first, last = _parts.days_of(rows["date_start"][n]), _parts.days_of(rows["date_end"][n])
        name = f"{doc}#{index}"
        shards[name] = sharding.all(country, first, last)
        cores[name] = sharding.core(country, first)
        for shard in shards[name]:
            places.setdefault(shard, []).append(n)
    reports = table.select(["doc", "index", "report"])
    names = sorted(places)
    tasks = [_merge_shard.remote(reports.take(pyarrow.array(places[shard]))) for shard in names]
    joined = dict(zip(names, ray.get(tasks)))
    groups, differ = _parts.resolved(shards, cores, joined)
    placeless = sum(country is None for country in rows["country"])
    native = tazamun._tazamun.fuse(tazamun._tazamun.Reports.of_table("dataframe", reports), groups)
    return tazamun.Incidents(native), Differences(differ, len(names), table.num_rows, placeless)
