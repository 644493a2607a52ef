"""Parts of a large question: each pair once, the same bytes whatever the parts, and shards that are told from one another."""

from __future__ import annotations

import random

import pytest

import tazamun
from conftest import UCDP
from tazamun import _parts
from tazamun._parts import Sharding


@pytest.mark.parametrize("series", [2, 3, 7, 50, 500])
@pytest.mark.parametrize("wanted", [1, 2, 8, 40, 10_000])
def test_tiles_hold_each_pair_once(series: int, wanted: int) -> None:
    tiles = _parts.tiles(series, wanted)
    if series > 50 and wanted > 100:
        return
    pairs = [
        (a, b) for rows, columns in tiles for a in range(*rows) for b in range(*columns) if a < b
    ]
    assert len(pairs) == len(set(pairs)) == series * (series - 1) // 2
    assert len(tiles) >= min(wanted, series * (series - 1) // 2) * 0.5


def test_ranges_hold_each_number_once() -> None:
    for number, parts in ((1000, 7), (3, 10), (1, 1), (10, 10)):
        found = [n for first, end in _parts.ranges(number, parts) for n in range(first, end)]
        assert found == list(range(number))


def test_pairs_in_any_parts_in_any_order_are_the_same_bytes() -> None:
    whole = tazamun.all_pairs("built-in", "adm1")
    question = tazamun._pairs_question(
        "built-in", "adm1", only=None, within=1, first="either", from_=None, to=None, no_coverage=()
    ).carried()
    count = tazamun._tazamun.series_count(question.json(), question.events)
    assert count == len(whole.series)
    for wanted in (1, 3, 100):
        found = [_parts.tile(question, part) for part in _parts.tiles(count, wanted)]
        random.Random(wanted).shuffle(found)
        assert _parts.joined_tiles(question, found).to_json() == whole.to_json()
    with pytest.raises(tazamun.InputError, match="missing or came twice"):
        _parts.joined_tiles(question, found[1:])
    with pytest.raises(tazamun.InputError, match="missing or came twice"):
        _parts.joined_tiles(question, [*found, found[0]])
    with pytest.raises(tazamun.InputError, match="damaged"):
        _parts.joined_tiles(question, [b"\xff\xff\xff\xff"])
    tazamun.set_threads(0)


def test_a_certificate_in_any_parts_is_the_same_bytes() -> None:
    whole = tazamun.sync("country=IQ", "country=SY", UCDP, seed=5)
    question = tazamun._sync_question(
        "country=IQ", "country=SY", UCDP, within=1, lags=21, first="either", seed=5, no_certificate=False,
        from_=None, to=None, no_coverage=(),
    ).carried()
    assert question.events[0][0] == "bytes"
    for parts in (1, 7):
        counts = [_parts.alarms(question, part) for part in _parts.ranges(_parts.CERTIFICATE_PAIRS, parts)]
        assert _parts.joined_alarms(question, counts).to_json() == whole.to_json()
    tazamun.set_threads(0)


def test_a_store_cannot_be_carried(tmp_path: object) -> None:
    path = f"{tmp_path}/war.db"
    with open(path, "wb") as file:
        file.write(b"SQLite format 3\0" + bytes(100))
    question = tazamun._pairs_question(
        path, "adm1", only=None, within=1, first="either", from_=None, to=None, no_coverage=()
    )
    with pytest.raises(tazamun.InputError, match="export"):
        question.carried()


def test_shards_overlap_and_each_report_lies_in_one() -> None:
    sharding = Sharding(days=91, overlap=35)
    for first in range(0, 400):
        for length in (0, 3, 20, 5_000):
            held = sharding.all("IQ", first, first + length)
            assert sharding.core("IQ", first) in held and len(held) <= 4
            near = sharding.all("IQ", first + 30, first + 30)
            assert set(held) & set(near), "two reports of one incident meet in some shard"
    with pytest.raises(tazamun.InputError):
        Sharding(days=10, overlap=20)


def test_shards_that_differ_are_counted_and_the_first_report_decides() -> None:
    shards = {"a#0": ["1", "2"], "b#0": ["1", "2"], "c#0": ["2"], "d#0": ["1"]}
    cores = {"a#0": "1", "b#0": "1", "c#0": "2", "d#0": "1"}
    groups, differ = _parts.resolved(shards, cores, {"1": [["b#0", "a#0"]], "2": [["a#0", "b#0"]]})
    assert (sorted(map(sorted, groups)), differ) == ([["a#0", "b#0"], ["c#0"], ["d#0"]], 0)
    groups, differ = _parts.resolved(shards, cores, {"2": [["a#0", "b#0"]]})
    assert (len(groups), differ) == (4, 1), "the shard in which a#0 lies does not join them"
    groups, differ = _parts.resolved(shards, cores, {"1": [["a#0", "d#0"]], "2": [["b#0", "c#0"]]})
    assert (sorted(map(sorted, groups)), differ) == ([["a#0", "d#0"], ["b#0", "c#0"]], 0)
