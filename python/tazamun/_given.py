"""What users give (paths, tables, rows) → what the module takes."""

from __future__ import annotations

import datetime
import json
import math
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeAlias, Union, runtime_checkable

from . import _tazamun


@runtime_checkable
class ArrowStream(Protocol):
    """A table of any library that speaks Arrow: polars, pyarrow, pandas, DuckDB, a table of ours."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


Path: TypeAlias = Union[str, "os.PathLike[str]"]
Rows: TypeAlias = Sequence[Mapping[str, Any]]
Articles: TypeAlias = Union[Path, ArrowStream, Rows, Sequence[Path]]
Events: TypeAlias = Union[Path, ArrowStream, Rows, Sequence[Union[Path, ArrowStream]]]
Side: TypeAlias = Union[Path, ArrowStream, Rows]
Day: TypeAlias = Union[str, datetime.date]
Days: TypeAlias = Union[str, Day, tuple[Day, Day]]
Progress: TypeAlias = Union[bool, Callable[[int, int], object], None]

Given: TypeAlias = Union[tuple[str, str], tuple[str, str, bytes], tuple[str, str, Any]]

TABLE = "dataframe"
ROWS = "rows.json"


def is_path(thing: object) -> bool:
    return isinstance(thing, (str, os.PathLike))


def is_table(thing: object) -> bool:
    return hasattr(thing, "__arrow_c_stream__") or hasattr(thing, "__arrow_c_array__")


def is_rows(thing: object) -> bool:
    return isinstance(thing, Sequence) and not is_path(thing) and all(isinstance(row, Mapping) for row in thing)


def plain(value: object) -> Any:
    """A value as JSON has it."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {str(key): plain(of_key) for key, of_key in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return str(value)


def lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Rows as JSON Lines; a value that is not there is left out."""
    kept = ({key: value for key, value in plain(row).items() if value is not None} for row in rows)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept).encode()


def as_table(path: Path) -> Any | None:
    """The table of a Parquet file; nothing where the path is none of one."""
    if not os.fspath(path).lower().endswith((".parquet", ".pq")):
        return None
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise _tazamun.InputError(
            f"{os.fspath(path)}: Parquet files are read with pyarrow, which is not installed. "
            "Run 'pip install pyarrow', or give a table of polars or DuckDB."
        ) from None
    try:
        return parquet.read_table(os.fspath(path))
    except (OSError, ValueError) as fault:
        raise _tazamun.InputError(f"cannot read {os.fspath(path)}: {fault}. Check the path.") from None


def event(thing: Side, number: int = 1) -> Given:
    """One file, table or list of rows of events."""
    name = TABLE if number == 1 else f"{TABLE} {number}"
    if is_table(thing):
        return ("table", name, thing)
    if is_path(thing):
        path = os.fspath(thing)  # type: ignore[arg-type]
        table = as_table(path)
        return ("path", path) if table is None else ("table", path, table)
    if is_rows(thing):
        content = json.dumps([plain(row) for row in thing], ensure_ascii=False).encode()  # type: ignore[union-attr]
        return ("bytes", ROWS if number == 1 else f"rows {number}.json", content)
    raise TypeError(
        f"events are a path, a table with __arrow_c_stream__ (polars, pyarrow, pandas, DuckDB) or a list of dicts, "
        f"not {type(thing).__name__}"
    )


def events(things: Events | None) -> list[Given]:
    """All events of a question."""
    if things is None:
        return []
    if is_path(things) or is_table(things) or (is_rows(things) and len(things) > 0):  # type: ignore[arg-type]
        return [event(things)]  # type: ignore[arg-type]
    if not isinstance(things, Sequence):
        return [event(things)]
    return [event(thing, number) for number, thing in enumerate(things, 1)]  # type: ignore[arg-type]


def files(things: Articles) -> list[str] | None:
    """The paths, where paths were given and none of them is a table."""
    if is_path(things):
        things = [things]  # type: ignore[assignment]
    if is_table(things) or not isinstance(things, Sequence) or len(things) == 0:
        return None
    if not all(is_path(thing) for thing in things):
        return None
    paths = [os.fspath(thing) for thing in things]  # type: ignore[arg-type]
    return paths if not any(path.lower().endswith((".parquet", ".pq")) for path in paths) else None


def articles(things: Articles, published: Day | None, encoding: str | None) -> _tazamun.Articles:
    """The articles of files, tables or rows."""
    if isinstance(things, _tazamun.Articles):
        return things
    paths = files(things)
    if paths is not None:
        return _tazamun.Articles.of_files(list(paths), day(published), encoding)
    if is_table(things):
        return _tazamun.Articles.of_table(TABLE, things, day(published))  # type: ignore[arg-type]
    if is_path(things):
        table = as_table(things)  # type: ignore[arg-type]
        return _tazamun.Articles.of_table(os.fspath(things), table, day(published))  # type: ignore[arg-type]
    if is_rows(things):
        if len(things) == 0:  # type: ignore[arg-type]
            raise _tazamun.InputError("no articles are given: the list is empty.")
        return _tazamun.Articles.of_bytes("rows.jsonl", lines(things), day(published), encoding)  # type: ignore[arg-type]
    raise TypeError(
        f"articles are paths, a table with __arrow_c_stream__ (polars, pyarrow, pandas, DuckDB) or a list of dicts, "
        f"not {type(things).__name__}"
    )


def day(of: Day | None) -> str | None:
    if isinstance(of, datetime.datetime):
        return of.date().isoformat()
    return of.isoformat() if isinstance(of, datetime.date) else of


def checked_day(option: str, of: Day | None) -> str | None:
    text = day(of)
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise _tazamun.InputError(f"{option}: '{text}' is no day; write it as YYYY-MM-DD, as in 2022-01-23") from None


def gap(days: Days) -> list[str | None]:
    """Days without coverage: `FROM..TO`, one day, or two."""
    if isinstance(days, tuple):
        first, last = days
    elif isinstance(days, str):
        first, _, last = days.partition("..")
        last = last or first
    else:
        first = last = days
    return [checked_day("no_coverage", first), checked_day("no_coverage", last)]


def period(from_: Day | None, to: Day | None, no_coverage: Sequence[Days]) -> dict[str, Any]:
    if isinstance(no_coverage, str):
        no_coverage = [no_coverage]
    gaps = [gap(days) for days in no_coverage]
    for first, last in gaps:
        if first is not None and last is not None and last < first:
            raise _tazamun.InputError(f"no_coverage: {first}..{last} ends before it starts; swap the two.")
    return {"from": checked_day("from", from_), "to": checked_day("to", to), "no_coverage": gaps}


def whole(option: str, value: int, least: int, most: int) -> int:
    """A number within the bounds of the command line."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise _tazamun.InputError(f"--{option}: {value!r} is no whole number from {least} to {most}.")
    return value


def choice(option: str, value: str, of: Sequence[str]) -> str:
    if value not in of:
        raise _tazamun.InputError(f"--{option}: '{value}' is none of {', '.join(of)}.")
    return value


class _Counter:
    """Progress on standard error where tqdm is not there."""

    def __call__(self, done: int, total: int) -> None:
        end = "\n" if done >= total else ""
        print(f"\r{done:,} of {total:,}", end=end, file=sys.stderr, flush=True)


class _Bar:
    """Progress by tqdm."""

    def __init__(self, tqdm: Any) -> None:
        self._tqdm = tqdm
        self._bar: Any = None

    def __call__(self, done: int, total: int) -> None:
        if self._bar is None:
            self._bar = self._tqdm(total=total)
        self._bar.update(done - self._bar.n)
        if done >= total:
            self._bar.close()


def progress(wanted: Progress) -> Callable[[int, int], object] | None:
    """The function that is told of progress."""
    if wanted is None or wanted is False:
        return None
    if callable(wanted):
        return wanted
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return _Counter()
    return _Bar(tqdm)
