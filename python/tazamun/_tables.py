"""Reports and incidents: Arrow tables with a way back to the whole of what they hold."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any, TypeVar, cast

from . import _tazamun

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

#: Rows that a notebook shows.
SHOWN = 20

N = TypeVar("N", _tazamun.Reports, _tazamun.Incidents)


class _Table:
    __slots__ = ("_native",)
    _native: _tazamun.Reports | _tazamun.Incidents

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._native.__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        return len(self._native)

    def to_json(self) -> str:
        """JSON Lines, as the command line prints them, byte for byte."""
        return self._native.json()

    def to_dict(self) -> list[dict[str, Any]]:
        """The lines as ``json.loads`` reads them."""
        return [json.loads(line) for line in self.to_json().splitlines()]

    def to_arrow(self) -> pyarrow.Table:
        """A table of pyarrow."""
        import pyarrow

        return pyarrow.table(self)

    def to_polars(self) -> polars.DataFrame:
        """A data frame of polars."""
        import polars

        return polars.DataFrame(self)

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame of pandas."""
        return cast("pandas.DataFrame", self.to_arrow().to_pandas())

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash(self.to_json())

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self)} rows>"


class Reports(_Table):
    """The reports of articles: a row each, every value with the words that carry it in the column ``report``."""

    __slots__ = ()
    _native: _tazamun.Reports

    def __init__(self, native: _tazamun.Reports) -> None:
        self._native = native

    @classmethod
    def from_json(cls, text: str) -> Reports:
        """From lines as ``to_json`` writes them."""
        return cls(_tazamun.Reports.of_json("reports.jsonl", text))

    @classmethod
    def from_table(cls, table: Any) -> Reports:
        """From a table with the columns ``doc`` and ``report``."""
        return cls(_tazamun.Reports.of_table("dataframe", table))

    @property
    def article_count(self) -> int:
        """Number of articles, with and without reports."""
        return self._native.article_count

    def __reduce__(self) -> tuple[Any, ...]:
        return (Reports.from_json, (self.to_json(),))

    def _repr_html_(self) -> str:
        rows = [
            [article["doc"], *_cells(report), report.get("trigger")]
            for article in self.to_dict()
            for report in article["incidents"]
        ]
        return _html(["article", *_HEADS, "told by the words"], rows)


class Incidents(_Table):
    """Merged incidents: a row each, with who told which value in the column ``incident``."""

    __slots__ = ()
    _native: _tazamun.Incidents

    def __init__(self, native: _tazamun.Incidents) -> None:
        self._native = native

    @classmethod
    def from_json(cls, text: str) -> Incidents:
        """From lines as ``to_json`` writes them."""
        return cls(_tazamun.Incidents.of_json("incidents.jsonl", text))

    @classmethod
    def from_table(cls, table: Any) -> Incidents:
        """From a table with the column ``incident``."""
        return cls(_tazamun.Incidents.of_table("dataframe", table))

    def groups(self) -> list[list[str]]:
        """For each incident the names of what it rests on: ``doc#index``, ``dataset:id``."""
        return self._native.groups()

    def __reduce__(self) -> tuple[Any, ...]:
        return (Incidents.from_json, (self.to_json(),))

    def _repr_html_(self) -> str:
        rows = [
            [one["id"], *_cells(one), len(one.get("reports", [])) + len(one.get("rows", []))]
            for one in self.to_dict()
        ]
        return _html(["incident", *_HEADS, "told by"], rows)


_HEADS = ["from", "to", "kind", "country", "place", "actor", "killed"]


def _cells(one: dict[str, Any]) -> list[Any]:
    killed = one.get("killed") or {}
    return [
        one.get("date_start"),
        one.get("date_end"),
        one.get("sub_event_type") or one.get("event_type"),
        one.get("country"),
        one.get("place"),
        " | ".join(one.get("actor1") or []),
        killed.get("best") if killed.get("best") is not None else killed.get("low"),
    ]


def _html(heads: list[str], rows: list[list[Any]]) -> str:
    def cell(value: Any) -> str:
        return f'<td dir="auto">{"" if value is None else html.escape(str(value))}</td>'

    head = "".join(f"<th>{html.escape(name)}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in rows[:SHOWN])
    more = f"<p>{len(rows) - SHOWN:,} more rows</p>" if len(rows) > SHOWN else ""
    read = "<p>Read by machine; nobody has checked it.</p>" if rows else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}{read}"
