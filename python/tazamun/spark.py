"""tazamun on Spark: the same functions inside its tasks, the same bytes as on one core.

Every worker needs this package and pyarrow; set ``PYSPARK_PYTHON`` to the interpreter that has both. A task takes one core and
about 150 MB, for the gazetteer and the model, and what a batch of articles holds
(``spark.sql.execution.arrow.maxRecordsPerBatch``). A task that is done again, because its worker was lost, gives the same.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import tazamun

from . import _given, _parts, _questions
from ._answers import PairsAnswer, SyncAnswer
from ._given import Day, Days, Events, Path, Side
from ._parts import Differences, Sharding

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

__all__ = ["all_pairs", "merge", "read", "reports_schema", "incidents_schema", "sync"]


def _schema(table: Any) -> StructType:
    import pyarrow
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(pyarrow.table(table).schema)


def reports_schema() -> StructType:
    """The columns of :func:`read`."""
    return _schema(tazamun.Reports.from_json(""))


def incidents_schema() -> StructType:
    """The columns of :func:`merge`."""
    return _schema(tazamun.Incidents.from_json(""))


def _batches(table: Any) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    yield from pyarrow.table(table).to_batches()


def _read(settings: dict[str, Any], batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    tazamun.set_threads(1)
    for batch in batches:
        if batch.num_rows:
            yield from _batches(tazamun.read(batch, **settings))


def read(
    articles: DataFrame,
    *,
    published: Day | None = None,
    min_confidence: float | None = None,
    gazetteer: Path | Sequence[Path] = (),
    model: Path | None = None,
) -> DataFrame:
    """Reads a data frame of articles (``doc``, ``published``, ``text``, and perhaps ``title``, ``source``, ``url``) into one of
    reports. Files of a gazetteer or a model must lie where the workers find them.

    The rows come in the order of the articles within a partition. Articles of one name are not noticed across batches.
    """
    settings = {
        "published": _given.day(published),
        "min_confidence": min_confidence,
        "gazetteer": tazamun._paths(gazetteer),
        "model": model,
    }
    wanted = [name for name in articles.columns if name in ("doc", "published", "title", "text", "source", "url")]
    return articles.select(*wanted).mapInArrow(functools.partial(_read, settings), reports_schema())


def _parted(work: Any, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """Does the parts whose numbers come in: one row of `id` each."""
    import pyarrow

    for batch in batches:
        for number in batch.column("id").to_pylist():
            yield pyarrow.RecordBatch.from_pydict(
                {"part": pyarrow.array([number], pyarrow.int64()), "found": pyarrow.array([work(number)], pyarrow.binary())}
            )


def _every(session: SparkSession, number: int, work: Any) -> list[bytes]:
    """What each of so many parts gives, in their order."""
    frame = session.range(0, number, 1, number).mapInArrow(
        functools.partial(_parted, work), "part bigint, found binary"
    )
    found = {row["part"]: bytes(row["found"]) for row in frame.collect()}
    return [found[part] for part in range(number)]


def _tile(question: _questions.Question, parts: list[_parts.Tile], number: int) -> bytes:
    return _parts.tile(question, parts[number])


def _alarms(question: _questions.Question, parts: list[tuple[int, int]], number: int) -> bytes:
    without, with_effect = _parts.alarms(question, parts[number])
    return f"{without} {with_effect}".encode()


def _cores(session: SparkSession) -> int:
    try:
        return max(1, int(session.sparkContext.defaultParallelism))
    except Exception:
        # A session of Spark Connect has no context to ask.
        return 8


def all_pairs(
    session: SparkSession,
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
    tiles = _parts.tiles(series, parts or 4 * _cores(session))
    found = _every(session, len(tiles), functools.partial(_tile, question, tiles))
    return _parts.joined_tiles(question, found)


def sync(
    session: SparkSession,
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
    ranges = _parts.ranges(_parts.CERTIFICATE_PAIRS, parts or 4 * _cores(session))
    found = _every(session, len(ranges), functools.partial(_alarms, question, ranges))
    counts = [(int(one), int(two)) for one, two in (text.decode().split() for text in found)]
    return _parts.joined_alarms(question, counts)


def _merge_whole(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    held = list(batches)
    if held:
        yield from _batches(tazamun.merge(pyarrow.Table.from_batches(held)))


def _merge_shards(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """Merges the shards that lie in a partition, one after another."""
    import pyarrow

    held = list(batches)
    if not held:
        return
    table = pyarrow.Table.from_batches(held)
    tazamun.set_threads(1)
    for shard in sorted(set(table.column("shard").to_pylist())):
        rows = table.filter(pyarrow.compute.equal(table.column("shard"), shard))
        groups = [group for group in tazamun.merge(rows).groups() if len(group) > 1]
        yield pyarrow.RecordBatch.from_pydict(
            {"shard": pyarrow.array([shard] * len(groups), pyarrow.string()),
             "members": pyarrow.array(groups, pyarrow.list_(pyarrow.string()))}
        )


def _sharded(sharding: Sharding, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """Each report once for every shard that takes it in."""
    import pyarrow

    for batch in batches:
        rows = batch.to_pydict()
        shard: list[str] = []
        place: list[int] = []
        core: list[str] = []
        for n, country in enumerate(rows["country"]):
            first, last = _parts.days_of(rows["date_start"][n]), _parts.days_of(rows["date_end"][n])
            of = sharding.all(country, first, last)
            shard.extend(of)
            place.extend([n] * len(of))
            core.extend([sharding.core(country, first)] * len(of))
        taken = batch.select(["doc", "index", "report"]).take(pyarrow.array(place, pyarrow.int64()))
        yield pyarrow.RecordBatch.from_arrays(
            [*taken.columns, pyarrow.array(shard, pyarrow.string()), pyarrow.array(core, pyarrow.string())],
            names=["doc", "index", "report", "shard", "core"],
        )


def merge(
    reports: DataFrame, *, whole_up_to: int = _parts.WHOLE_UP_TO, sharding: Sharding | None = None
) -> tuple[DataFrame, Differences | None]:
    """Merges a data frame of reports (of :func:`read`) into one of incidents.

    Up to ``whole_up_to`` reports one task merges all, and the incidents are those of one core. What is more is parted into
    overlapping shards, and the pairs about which two shards differ are counted.
    """
    number = reports.count()
    if number <= whole_up_to:
        one = reports.select("doc", "index", "report").coalesce(1)
        return one.mapInArrow(_merge_whole, incidents_schema()), None
    return _merged_in_shards(reports, sharding or Sharding(), number)


def _merged_in_shards(reports: DataFrame, sharding: Sharding, number: int) -> tuple[DataFrame, Differences]:
    from pyspark.sql import functions as of

    session = reports.sparkSession
    columns = ["doc", "index", "report", "country", "date_start", "date_end"]
    spread = reports.select(*columns).mapInArrow(
        functools.partial(_sharded, sharding), "doc string, index bigint, report string, shard string, core string"
    )
    spread = spread.persist()
    groups = spread.select("doc", "index", "report", "shard").repartition("shard").mapInArrow(
        _merge_shards, "shard string, members array<string>"
    )
    joined: dict[str, list[list[str]]] = {}
    for row in groups.collect():
        joined.setdefault(row["shard"], []).append(list(row["members"]))
    several = sorted({name for found in joined.values() for group in found for name in group})
    name = of.concat(of.col("doc"), of.lit("#"), of.col("index").cast("string"))
    shards: dict[str, list[str]] = {}
    cores: dict[str, str] = {}
    if several:
        wanted = session.createDataFrame([(one,) for one in several], "name string")
        named = spread.select(name.alias("name"), "shard", "core").join(wanted, "name", "left_semi")
        for row in named.collect():
            shards.setdefault(row["name"], []).append(row["shard"])
            cores[row["name"]] = row["core"]
    found, differ = _parts.resolved(shards, cores, joined)
    key = {member: group[0] for group in found for member in group}
    # The reports of an incident come together, and are merged as they were judged.
    pairs = [(member, first) for member, first in key.items()]
    whole = reports.select("doc", "index", "report", name.alias("name"))
    if pairs:
        whole = whole.join(session.createDataFrame(pairs, "name string, first string"), "name", "left")
    else:
        whole = whole.withColumn("first", of.lit(None).cast("string"))
    whole = whole.withColumn("group", of.coalesce(of.col("first"), of.col("name")))
    incidents = whole.select("doc", "index", "report", "group").repartition("group").mapInArrow(
        _fuse, incidents_schema()
    )
    count = spread.select("shard").distinct().count()
    placeless = reports.filter(of.col("country").isNull()).count()
    spread.unpersist()
    return incidents, Differences(differ, count, number, placeless)


def _fuse(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    """Makes one incident of each group."""
    import pyarrow

    held = list(batches)
    if not held:
        return
    tazamun.set_threads(1)
    table = pyarrow.Table.from_batches(held)
    rows = table.to_pydict()
    members: dict[str, list[str]] = {}
    for doc, index, group in zip(rows["doc"], rows["index"], rows["group"]):
        members.setdefault(group, []).append(f"{doc}#{index}")
    yield from _batches(fused(table.select(["doc", "index", "report"]), list(members.values())))


def fused(reports: Any, groups: list[list[str]]) -> tazamun.Incidents:
    """The incidents of groups that were judged already: reports of one group are one incident, of two groups two."""
    return tazamun.Incidents(tazamun._tazamun.fuse(tazamun._tazamun.Reports.of_table("dataframe", reports), groups))
