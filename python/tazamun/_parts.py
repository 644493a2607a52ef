"""Large questions in parts: which there are, and what one of them is. Spark and Ray carry the parts; here nothing knows of
either."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from . import _tazamun
from ._answers import PairsAnswer, SyncAnswer
from ._questions import Question, answered

#: Simulated pairs of a certificate (`tazamun.sync`).
CERTIFICATE_PAIRS = 1_000

#: Reports that one process merges: thirty microseconds and about two kilobytes each.
WHOLE_UP_TO = 5_000_000

Tile = tuple[tuple[int, int], tuple[int, int]]


def tiles(series: int, wanted: int) -> list[Tile]:
    """The square of all series in at least so many tiles, where it can be parted so far; each pair lies in one of them."""
    groups = max(1, min(series, math.ceil((math.sqrt(8 * max(wanted, 1) + 1) - 1) / 2)))
    bounds = [series * n // groups for n in range(groups + 1)]
    spans = [(first, end) for first, end in zip(bounds, bounds[1:]) if first < end]
    found = [(rows, columns) for n, rows in enumerate(spans) for columns in spans[n:]]
    return [(rows, columns) for rows, columns in found if rows != columns or rows[1] - rows[0] > 1]


def ranges(number: int, parts: int) -> list[tuple[int, int]]:
    """So many things in so many runs."""
    parts = max(1, min(number, parts))
    return [(number * n // parts, number * (n + 1) // parts) for n in range(parts)]


def tile(question: Question, part: Tile) -> bytes:
    """Tests the pairs of a tile, on one thread: a task has one core."""
    _tazamun.set_threads(1)
    rows, columns = part
    return _tazamun.tile(question.json(), question.events, rows, columns)


def alarms(question: Question, part: tuple[int, int]) -> tuple[int, int]:
    """Counts the alarms of some simulated pairs, on one thread."""
    _tazamun.set_threads(1)
    first, end = part
    return _tazamun.alarms(question.json(), question.events, question.apart, first, end)


def joined_tiles(question: Question, found: Iterable[bytes]) -> PairsAnswer:
    """The answer about all pairs."""
    return answered(PairsAnswer, _tazamun.joined(question.json(), question.events, list(found)))


def joined_alarms(question: Question, found: Sequence[tuple[int, int]]) -> SyncAnswer:
    """The answer about two theatres."""
    without, with_effect = sum(one for one, _ in found), sum(two for _, two in found)
    told = _tazamun.certified(question.json(), question.events, question.apart, without, with_effect)
    return answered(SyncAnswer, told)


class Sharding:
    """How reports are parted for merging where they are too many for one process.

    A shard is a country and a run of days. It takes in the reports of so many days before and after, for two reports of one
    incident may be dated apart; the incident belongs to the shard in which its first report lies.
    """

    __slots__ = ("days", "overlap")

    def __init__(self, days: int = 91, overlap: int = 35) -> None:
        if days < 1 or overlap < 0 or overlap > days:
            raise _tazamun.InputError(
                f"shards of {days} days with {overlap} days of overlap: give at least one day, and no more overlap than days."
            )
        self.days, self.overlap = days, overlap

    def core(self, country: str | None, first: int) -> str:
        """The shard in which a report lies, by its country and its first day (counted from 1970-01-01)."""
        return f"{country or ''}/{first // self.days}"

    def all(self, country: str | None, first: int, last: int) -> list[str]:
        """The shards that take a report in."""
        # An interval of years would go everywhere: what is that vague is looked at around its first day.
        last = min(last, first + self.days)
        span = range((first - self.overlap) // self.days, (last + self.overlap) // self.days + 1)
        return [f"{country or ''}/{number}" for number in span]


class Differences:
    """Pairs of reports that one shard joined and another, which held both, did not."""

    __slots__ = ("pairs", "shards", "reports", "placeless")

    def __init__(self, pairs: int, shards: int, reports: int, placeless: int) -> None:
        self.pairs, self.shards, self.reports, self.placeless = pairs, shards, reports, placeless

    def __str__(self) -> str:
        return (
            f"{self.reports:,} reports in {self.shards:,} shards: {self.pairs:,} pairs were joined in one shard and not in "
            f"another that held both; {self.placeless:,} reports name no country and were compared with one another alone"
        )


def resolved(
    shards: dict[str, list[str]], cores: dict[str, str], joined: dict[str, list[list[str]]]
) -> tuple[list[list[str]], int]:
    """The groups of reports over all shards, and how many pairs shards differed about.

    :param shards: for each report the shards that hold it.
    :param cores: for each report the shard in which it lies.
    :param joined: for each shard its groups of more than one report.

    Of a pair that two shards judge, the shard in which its first report lies decides.
    """
    votes: dict[tuple[str, str], set[str]] = {}
    for shard, groups in joined.items():
        for group in groups:
            members = sorted(group)
            for n, a in enumerate(members):
                for b in members[n + 1 :]:
                    votes.setdefault((a, b), set()).add(shard)
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.get(name, name) != name:
            parent[name] = parent.get(parent[name], parent[name])
            name = parent[name]
        return name

    differ = 0
    for (a, b), said in sorted(votes.items()):
        both = set(shards[a]) & set(shards[b])
        differ += said != both
        if cores[a] in said or (cores[a] not in both and said):
            one, other = sorted((root(a), root(b)))
            parent[other] = one
    groups_of: dict[str, list[str]] = {}
    for name in sorted(shards):
        groups_of.setdefault(root(name), []).append(name)
    return list(groups_of.values()), differ


def days_of(date: Any) -> int:
    """Days since 1970-01-01."""
    import datetime

    days: int = (date - datetime.date(1970, 1, 1)).days
    return days
