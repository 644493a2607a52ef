"""Tables of any library go in and come out, with the same answers as the files that hold the same."""

from __future__ import annotations

import copy
import datetime
import pathlib
import pickle

import pandas
import polars
import pyarrow
import pyarrow.parquet
import pytest

import tazamun
from conftest import UCDP

Rows = list[dict[str, str]]


def answers_alike(answer: tazamun.Answer, other: tazamun.Answer) -> None:
    """The same findings, whatever the data are called."""
    assert answer.result == other.result and answer.certificate == other.certificate


@pytest.fixture(scope="module")
def of_file() -> tazamun.SyncAnswer:
    return tazamun.sync("country=IQ", "country=SY", UCDP, no_certificate=True)


def test_events_of_every_kind(of_file: tazamun.SyncAnswer, tmp_path: pathlib.Path) -> None:
    frame = polars.read_csv(UCDP, infer_schema_length=0)
    typed = polars.read_csv(UCDP, try_parse_dates=True)
    parquet = tmp_path / "events.parquet"
    typed.write_parquet(parquet)
    arrow = typed.to_arrow()
    pandas_frame = pandas.read_csv(UCDP)
    for events in (
        frame,
        typed,
        arrow,
        frame.to_arrow().cast(pyarrow.schema([field.with_type(pyarrow.string()) for field in frame.to_arrow().schema])),
        pandas_frame,
        pandas_frame.astype({column: "category" for column in ["country"]}),
        typed.to_dicts(),
        parquet,
        pyarrow.Table.from_batches([*arrow.slice(0, 0).to_batches(), *arrow.to_batches(max_chunksize=50)], arrow.schema),
    ):
        answers_alike(tazamun.sync("country=IQ", "country=SY", events, no_certificate=True), of_file)


def test_duckdb_too(of_file: tazamun.SyncAnswer) -> None:
    duckdb = pytest.importorskip("duckdb")
    relation = duckdb.sql(f"select * from read_csv('{UCDP}')")
    answers_alike(tazamun.sync("country=IQ", "country=SY", relation, no_certificate=True), of_file)


def test_a_side_may_be_a_table(of_file: tazamun.SyncAnswer) -> None:
    frame = polars.read_csv(UCDP, infer_schema_length=0)
    sides = [frame.filter(polars.col("country") == code) for code in ("IQ", "SY")]
    answer = tazamun.sync(sides[0], sides[1], no_certificate=True)
    assert answer.p == of_file.p
    assert [file["name"] for file in answer.data] == ["dataframe", "dataframe 2"]


def test_articles_of_every_kind(rows: Rows) -> None:
    of_rows = tazamun.read(rows)
    assert len(of_rows) > 2 and of_rows.article_count == len(rows)
    frame = polars.DataFrame(rows)
    views = pyarrow.table(frame).cast(
        pyarrow.schema([pyarrow.field(name, pyarrow.string_view()) for name in frame.columns])
    )
    dated = frame.with_columns(polars.col("published").str.to_date())
    for articles in (frame, dated, frame.to_arrow(), views, pandas.DataFrame(rows), frame.to_arrow().to_batches()[0]):
        assert tazamun.read(articles) == of_rows
    undated = [{key: value for key, value in row.items() if key != "published"} for row in rows]
    assert len(tazamun.read(undated, published=datetime.date(2022, 1, 23))) > 2


def test_a_stream_is_the_whole_in_pieces(rows: Rows) -> None:
    many = [{**row, "doc": f"{n}-{row['doc']}"} for n in range(40) for row in rows]
    frame = pyarrow.Table.from_pylist(many)
    whole = tazamun.read(frame).to_json()
    for table in (frame, pyarrow.Table.from_batches(frame.to_batches(max_chunksize=7)), many):
        batches = list(tazamun.read_stream(table, batch_size=25))
        assert [batch.article_count for batch in batches] == [25, 25, 25, 25, 20]
        assert "".join(batch.to_json() for batch in batches) == whole
    reader = pyarrow.RecordBatchReader.from_batches(frame.schema, iter(frame.to_batches(max_chunksize=7)))
    assert "".join(batch.to_json() for batch in tazamun.read_stream(reader, batch_size=50)) == whole


def test_reports_come_back_whole(rows: Rows) -> None:
    reports = tazamun.read(rows)
    arrow = reports.to_arrow()
    assert arrow.num_rows == len(reports) == reports.to_polars().height == len(reports.to_pandas())
    assert str(arrow.schema.field("date_start").type) == "date32[day]"
    again = tazamun.Reports.from_table(arrow)
    some = [line for line in reports.to_dict() if line["incidents"]]
    assert again.to_dict() == some
    incidents = tazamun.merge(reports)
    assert tazamun.merge(arrow) == incidents == tazamun.merge(reports.to_dict()) == tazamun.merge(reports.to_polars())
    assert tazamun.Incidents.from_table(incidents.to_arrow()) == incidents
    assert pickle.loads(pickle.dumps(incidents)) == incidents and pickle.loads(pickle.dumps(reports)) == reports
    pulled = tazamun.share(incidents, part="country=IQ", no_certificate=True) if len(incidents) > 20 else None
    assert pulled is None or pulled.warnings


def test_what_nothing_is_in(rows: Rows) -> None:
    empty = pyarrow.Table.from_pylist(rows).slice(0, 0)
    reports = tazamun.read(empty)
    assert (len(reports), reports.to_json(), reports.to_arrow().num_rows) == (0, "", 0)
    assert reports.to_arrow().schema == tazamun.read(rows).to_arrow().schema
    assert len(tazamun.merge(reports)) == 0
    nothing = tazamun.read([{"doc": "a", "published": "2022-01-01", "text": "Bread is dear in the market."}])
    assert nothing.to_dict() == [{"doc": "a", "incidents": []}]


def test_rows_of_datasets_are_merged_under_their_names() -> None:
    row = {"id": "1", "date": "2022-01-21", "country": "IQ", "adm1": "IQ-DI", "place": "Umm al-Karami",
           "latitude": 34.0, "longitude": 44.6, "where_prec": 2, "actor1": "IS", "killed": 11,
           "sub_event_type": "Armed clash"}
    merged = tazamun.merge(datasets={"mine": [row], "theirs": polars.DataFrame([{**row, "id": "9", "killed": 10}])})
    assert merged.groups() == [["mine:1", "theirs:9"]]
    apart = tazamun.merge(
        datasets={"mine": [row], "theirs": [{**row, "id": "9"}]}, decisions=[("mine:1", "theirs:9", "different")]
    )
    assert len(apart) == 2


def test_answers_can_be_sent_and_compared(of_file: tazamun.SyncAnswer) -> None:
    sent = pickle.loads(pickle.dumps(of_file))
    assert sent == of_file and sent is not of_file and hash(sent) == hash(of_file)
    assert type(sent) is tazamun.SyncAnswer and sent.text("ar") == of_file.text("ar")
    assert copy.copy(of_file) == of_file


def test_answers_are_tables_and_pictures(of_file: tazamun.SyncAnswer) -> None:
    frame = of_file.to_polars()
    assert frame.columns == ["lag", "z", "envelope"] and frame.height == 43
    shown = of_file._repr_html_()
    assert "<svg" in shown and "<script" not in shown and "http" not in shown.replace("http://www.w3.org", "")
    pairs = tazamun.all_pairs("built-in", "adm1").to_polars()
    assert pairs["p"].is_sorted() and {"a", "b", "max_t"} <= set(pairs.columns)
    assert tazamun.trend("built-in").to_polars().height == 1
    brief = tazamun.brief(a="country=IQ", b="country=SY", certificate=0)
    assert brief._repr_html_().startswith("<iframe srcdoc=") and "<svg" in brief.to_html()
    assert "sandbox" in brief._repr_html_()


def test_foreign_text_does_nothing_in_a_notebook() -> None:
    evil = '<img src=x onerror=alert(1)>"\'\u202e'
    report = tazamun.read([{"doc": evil, "published": "2022-01-23", "title": "", "text":
        "A suicide bomber killed 11 soldiers in Baqubah on Friday, Iraqi police said."}])
    assert len(report) == 1
    assert "<img" not in report._repr_html_() and "<img" not in tazamun.merge(report)._repr_html_()
    assert "\u202e" not in report.to_json()
