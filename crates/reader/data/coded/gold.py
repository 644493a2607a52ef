#!/usr/bin/env python3
"""Coded incidents without their articles' words -> what `tazamun train` takes, and back.

usage: gold.py ARTICLES.jsonl[.gz] OFFSETS.jsonl... > GOLD.jsonl      quotes are cut out of the articles
       gold.py --cut ARTICLES.jsonl[.gz] GOLD.jsonl... > OFFSETS.jsonl  quotes become [start, end], in characters of title + newline + text

Articles that are not asked for are passed over. A quote that stands in its article several times is the first of them, as in GOLD.
"""
import gzip
import json
import sys


def lines(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def quotes(incident, change):
    """The incident with its trigger and quotes changed, and without slots that hold nothing."""
    told = {slot: value for slot, value in incident.items() if value is not None}
    told["trigger"] = change(incident["trigger"])
    told["quotes"] = {slot: change(quote) for slot, quote in incident["quotes"].items() if quote is not None}
    return told


def main():
    args = sys.argv[1:]
    cut = args[:1] == ["--cut"]
    articles, *coded = args[1:] if cut else args
    coded = [article for path in coded for article in lines(path)]
    asked = {article["doc"] for article in coded}
    texts = {a["doc"]: a["title"] + "\n" + a["text"] for a in lines(articles) if a["doc"] in asked}
    for article in coded:
        doc = article["doc"]
        if doc not in texts:
            sys.exit(f"{articles} has no article '{doc}'")
        text = texts[doc]

        def offsets(quote):
            start = text.index(quote)
            return [start, start + len(quote)]

        def words(span):
            return text[span[0]:span[1]]

        told = [quotes(incident, offsets if cut else words) for incident in article["incidents"]]
        print(json.dumps({"doc": doc, "incidents": told}, ensure_ascii=False, separators=(",", ":") if cut else None))


if __name__ == "__main__":
    main()
