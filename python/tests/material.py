"""What the tests of Spark and Ray share: articles, many series, and what one core says of them."""

from __future__ import annotations

import csv
import datetime
import gzip
import io
import json
import random
from typing import Any

from conftest import ARTICLES, ROOT

SHARED = ROOT.parent / "shared/data"
#: Uncoded Arabic articles, of newspapers.
UNCODED = [SHARED / "reading_train/unlabelled_ar.jsonl.gz", SHARED / "reading_dev/more_articles.jsonl.gz"]


def own_articles(number: int) -> list[dict[str, str]]:
    """The project's own articles, each again and again under other names."""
    texts = [path.read_text(encoding="utf-8").partition("\n\n")[2] for path in ARTICLES]
    return [
        {"doc": f"{n:06}", "published": f"2022-01-{n % 28 + 1:02}", "title": "", "text": texts[n % len(texts)]}
        for n in range(number)
    ]


def uncoded() -> list[dict[str, str]]:
    """The uncoded articles, each name once."""
    found: dict[str, dict[str, str]] = {}
    for path in UNCODED:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                keep = {key: article.get(key) or "" for key in ("doc", "published", "title", "text")}
                if keep["text"].strip():
                    found.setdefault(keep["doc"], keep)
    return list(found.values())


def many_series(number: int, events: int = 60, years: int = 10, seed: int = 1) -> str:
    """A table of events of so many places over years, as CSV."""
    source = random.Random(seed)
    start = datetime.date(2010, 1, 1)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["id", "date", "country", "region"])
    for place in range(number):
        for n in range(events):
            day = start + datetime.timedelta(days=source.randrange(365 * years))
            rows.writerow([f"{place}-{n}", day, "IQ", f"region {place:05}"])
    return out.getvalue()


def rows_of(frame: Any) -> list[tuple[str, int, str]]:
    """Reports in the order of their names: what two engines must have alike."""
    return sorted(zip(frame["doc"], frame["index"], frame["report"]))
