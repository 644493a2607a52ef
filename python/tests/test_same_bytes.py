"""The functions give the very bytes that the command line prints, with everything left out that has a default."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable
from typing import Any

import pytest

import tazamun
from conftest import ARTICLES, MANY, ROOT, UCDP, CommandLine

IQ_SY = 'country=IQ', 'country=SY'
U = "examples/ucdp/is_civilians_2016_2018.csv"

CASES: list[tuple[list[str], Callable[[], Any]]] = [
    (["sync", "built-in", "--a", IQ_SY[0], "--b", IQ_SY[1]], lambda: tazamun.sync(*IQ_SY, "built-in")),
    (
        ["sync", U, "--a", IQ_SY[0], "--b", IQ_SY[1], "--within", "2", "--first", "a", "--seed", "7", "--lags", "5",
         "--no-certificate", "--from", "2016-03-01", "--to", "2018-06-30", "--no-coverage", "2017-01-01..2017-01-31"],
        lambda: tazamun.sync(
            *IQ_SY, U, within=2, first="a", seed=7, lags=5, no_certificate=True, from_="2016-03-01", to="2018-06-30",
            no_coverage=["2017-01-01..2017-01-31"],
        ),
    ),
    (
        ["pair", "built-in", "--a", IQ_SY[1], "--b", IQ_SY[0], "--first", "2022-01-20", "--second", "2022-01-21"],
        lambda: tazamun.pair(IQ_SY[1], IQ_SY[0], "built-in", first="2022-01-20", second="2022-01-21"),
    ),
    (["pairs", "built-in", "--by", "adm1"], lambda: tazamun.all_pairs("built-in", "adm1")),
    (["pairs", U, "--by", "country"], lambda: tazamun.all_pairs(U, "country")),
    (["waves", "built-in", "--by", "adm1", "--level", "1"], lambda: tazamun.waves("built-in", by="adm1", level=1.0)),
    (["trend", "built-in"], lambda: tazamun.trend("built-in")),
    (["trend", U, "--filter", "country=IQ"], lambda: tazamun.trend(U, filter="country=IQ")),
    (["wake", U, "--a", IQ_SY[0], "--b", IQ_SY[1]], lambda: tazamun.wake(*IQ_SY, U)),
    (["rank", "built-in", "--filter", "country=IQ", "--on", "2022-01-21"],
     lambda: tazamun.rank("built-in", filter="country=IQ", on="2022-01-21")),
    (["share", "built-in", "--part", "country=IQ"], lambda: tazamun.share("built-in", part="country=IQ")),
    (["classic", "built-in", "--method", "eca", "--a", IQ_SY[0], "--b", IQ_SY[1]],
     lambda: tazamun.classic(*IQ_SY, "built-in", method="eca")),
]


@pytest.mark.parametrize(("args", "asked"), CASES, ids=[" ".join(args[:2]) + f" {n}" for n, (args, _) in enumerate(CASES)])
def test_an_answer_has_the_same_bytes(cli: CommandLine, args: list[str], asked: Callable[[], Any]) -> None:
    answer = asked()
    assert answer.to_json() == cli(*args, "--json")
    assert answer.to_dict() == json.loads(answer.to_json())
    assert answer.text("en") == cli(*args, "--lang", "en")
    assert answer.text("ar") == cli(*args, "--lang", "ar")


def test_a_line_and_areas(cli: CommandLine, tmp_path: pathlib.Path) -> None:
    line = tmp_path / "front.csv"
    line.write_text("lat,lon\n36.4,41.5\n35.0,41.2\n34.3,41.0\n")
    seam = tazamun.seam("built-in", line=line, moves=99)
    assert seam.to_json() == cli("seam", "built-in", "--line", str(line), "--moves", "99", "--json")
    assert tazamun.seam("built-in", line=[(36.4, 41.5), (35.0, 41.2), (34.3, 41.0)], moves=99) == seam
    areas = tmp_path / "areas.csv"
    areas.write_text("lat,lon\n36.3,43.1\n33.3,44.4\n35.5,44.4\n")
    near = tazamun.near("built-in", areas=areas, moves=99, no_certificate=True)
    args = ["near", "built-in", "--areas", str(areas), "--moves", "99", "--no-certificate", "--json"]
    assert near.to_json() == cli(*args)


def test_reports_and_incidents(cli: CommandLine, tmp_path: pathlib.Path) -> None:
    paths = [str(path.relative_to(ROOT)) for path in ARTICLES]
    reports = tazamun.read(paths)
    printed = cli("read", *paths)
    assert reports.to_json() == printed
    file = tmp_path / "reports.jsonl"
    file.write_text(printed)
    merged = tazamun.merge(reports)
    assert merged.to_json() == cli("merge", str(file))
    assert tazamun.merge(file) == merged
    assert len(merged) < len(reports), "two languages tell one incident"
    assert tazamun.claims(paths) == [json.loads(line) for line in cli("claims", *paths, "--json").splitlines()]


def test_many_articles_in_one_order(cli: CommandLine) -> None:
    file = str(MANY.relative_to(ROOT))
    printed = cli("read", file)
    assert tazamun.read(file).to_json() == printed
    streamed = "".join(batch.to_json() for batch in tazamun.read_stream(file, batch_size=2))
    assert streamed == printed
    assert tazamun.read(file, min_confidence=0.9).to_json() == cli("read", file, "--min-confidence", "0.9")


def test_a_brief(cli: CommandLine, tmp_path: pathlib.Path) -> None:
    article = str(ARTICLES[0].relative_to(ROOT))
    page = tmp_path / "x.html"
    printed = cli("brief", article, "--certificate", "200", "-o", str(page), "--json")
    brief = tazamun.brief(article, certificate=200)
    assert brief.to_json() == printed
    assert brief.to_html() == page.read_text(encoding="utf-8")
    assert brief.verdict == "consistent-with-chance"
    both = tazamun.brief(a=IQ_SY[0], b=IQ_SY[1], events=U, certificate=0)
    args = ["brief", "--a", IQ_SY[0], "--b", IQ_SY[1], "--events", U, "--certificate", "0"]
    assert both.to_json() == cli(*args, "-o", str(page), "--json")


def test_a_conversion(cli: CommandLine, tmp_path: pathlib.Path) -> None:
    for to in ("csv", "jsonl", "geojson", "ucdp-ged", "acled"):
        out = tmp_path / "out"
        printed = cli("convert", U, "--to", to, "-o", str(out), "--json")
        written = tazamun.convert(U, to, output=tmp_path / "ours")
        assert written.content == out.read_bytes() == (tmp_path / "ours").read_bytes()
        assert written.to_json() == printed
    assert not list(tmp_path.glob("*.part*"))


def test_files_as_sides(cli: CommandLine, tmp_path: pathlib.Path) -> None:
    lines = UCDP.read_text(encoding="utf-8").splitlines(keepends=True)
    sides = []
    for country in ("IQ", "SY"):
        path = tmp_path / f"{country}.csv"
        path.write_text(lines[0] + "".join(line for line in lines[1:] if f",{country}," in line))
        sides.append(str(path))
    answer = tazamun.sync(*sides, no_certificate=True)
    assert answer.to_json() == cli("sync", "--a", sides[0], "--b", sides[1], "--no-certificate", "--json")


WRONG: list[tuple[list[str], Callable[[], Any]]] = [
    (["sync", "--a", "country=IQ", "--b", "country=SY"], lambda: tazamun.sync("country=IQ", "country=SY")),
    (["sync", "no/such.csv", "--a", "country=IQ", "--b", "country=SY"],
     lambda: tazamun.sync("country=IQ", "country=SY", "no/such.csv")),
    (["sync", "built-in", "--a", "country=IQ", "--b", "country=IQ"],
     lambda: tazamun.sync("country=IQ", "country=IQ", "built-in")),
    (["sync", "built-in", "--a", "kountry=IQ", "--b", "country=SY"],
     lambda: tazamun.sync("kountry=IQ", "country=SY", "built-in")),
    (["trend", "built-in", "--from", "2022-01-02", "--to", "2022-01-01"],
     lambda: tazamun.trend("built-in", from_="2022-01-02", to="2022-01-01")),
    (["pairs", "built-in", "--by", "no_such"], lambda: tazamun.all_pairs("built-in", "no_such")),
    (["read", "no/such.txt"], lambda: tazamun.read("no/such.txt")),
    (["merge", "no/such.jsonl"], lambda: tazamun.merge("no/such.jsonl")),
    (["read", "Cargo.toml"], lambda: tazamun.read("Cargo.toml")),
    (["convert", "Cargo.toml", "--to", "csv"], lambda: tazamun.convert("Cargo.toml", "csv")),
    (["brief", "examples/articles/2022-01-23.ar.txt", "--claim", "99"],
     lambda: tazamun.brief("examples/articles/2022-01-23.ar.txt", claim=99)),
]


@pytest.mark.parametrize(("args", "asked"), WRONG, ids=[" ".join(args) for args, _ in WRONG])
def test_a_refusal_has_the_same_words(cli: CommandLine, args: list[str], asked: Callable[[], Any]) -> None:
    with pytest.raises(tazamun.InputError) as refused:
        asked()
    printed = cli(*args, status=2)
    assert printed == f"tazamun: {refused.value}\n"
