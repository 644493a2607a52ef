"""The settings of a question, with the names and defaults of the command line → the question."""

from __future__ import annotations

import json
import os
import warnings
from typing import Any, TypeVar

from . import _given, _tazamun
from ._answers import Answer, Told
from ._given import Given

A = TypeVar("A", bound=Answer)

#: As on the command line: what takes more memory than there is ends the program.
MOST_DRAWN = 1_000_000
MOST = 2**32 - 1
SEEDS = 2**64 - 1
ORDERS = {"either": "either", "a": "first-leads", "b": "second-leads"}


class DataWarning(UserWarning):
    """Something about the data that whoever reads an answer must be told."""


class Question:
    """A question with where its events come from, ready to be asked here or in parts elsewhere."""

    __slots__ = ("verb", "settings", "events", "apart")

    def __init__(self, verb: str, settings: dict[str, Any], events: list[Given], apart: bool = False) -> None:
        self.verb, self.settings, self.events, self.apart = verb, settings, events, apart

    def json(self) -> str:
        return json.dumps({"verb": self.verb, **self.settings}, ensure_ascii=False)

    def carried(self) -> Question:
        """The same with its events as bytes, for workers that have neither its tables nor its files."""
        events = self.events
        settings, apart = self.settings, self.apart
        if not events and "a" in settings and "b" in settings:
            # Each side is a file, and goes along as one.
            events, apart = [("path", settings["a"]), ("path", settings["b"])], True
            # Filters without events to filter are refused with the words of the command line.
            for side in (settings["a"], settings["b"]):
                if not os.path.exists(side) and side not in ("built-in", "-"):
                    _tazamun.ask(self.json(), [], False, None)
        return Question(self.verb, settings, [_tazamun.carried(given) for given in events], apart)

    def answer(self, kind: type[A], progress: _given.Progress) -> A:
        told = _tazamun.ask(self.json(), self.events, self.apart, _given.progress(progress))
        return answered(kind, told)


def answered(kind: type[A], told: Told) -> A:
    """An answer, after its warnings were given."""
    for warning in told[2]:
        warnings.warn(warning, DataWarning, stacklevel=4)
    return kind(told)


def sides(a: _given.Side, b: _given.Side, events: _given.Events | None) -> tuple[dict[str, Any], list[Given], bool]:
    """The two sides of a question: filters of the events, or a file or table each."""
    given = _given.events(events)
    if given or (isinstance(a, str) and isinstance(b, str) and not _is_parquet(a, b)):
        for option, side in (("a", a), ("b", b)):
            if not isinstance(side, (str, os.PathLike)):
                raise TypeError(f"{option}: where events are given a side is a filter, such as 'country=IQ'")
        return {"a": os.fspath(a), "b": os.fspath(b)}, given, False  # type: ignore[arg-type]
    both = [_given.event(a, 1), _given.event(b, 2)]
    names = [str(side[1]) for side in both]
    return {"a": names[0], "b": names[1]}, both, True


def _is_parquet(*paths: str) -> bool:
    return any(path.lower().endswith((".parquet", ".pq")) for path in paths)
