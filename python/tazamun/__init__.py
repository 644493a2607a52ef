"""tazamun: reads conflict news, Arabic first, into quoted incidents, and tests claims of coordination honestly.

The functions are the verbs of the command line, with the same names, settings, defaults and seeds, and give the same bytes of
JSON. They take paths, tables of any library that speaks Arrow (polars, pyarrow, pandas, DuckDB) and lists of dicts.

>>> import tazamun
>>> answer = tazamun.sync("country=IQ", "country=SY", "built-in", no_certificate=True)
>>> answer.verdict
'consistent-with-chance'
"""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from . import _given, _tazamun
from ._answers import (
    Answer,
    BriefAnswer,
    ClassicAnswer,
    NearAnswer,
    PairAnswer,
    PairsAnswer,
    RankAnswer,
    SeamAnswer,
    ShareAnswer,
    SyncAnswer,
    TrendAnswer,
    WakeAnswer,
    WavesAnswer,
)
from ._given import Articles, ArrowStream, Day, Days, Events, Path, Progress, Side
from ._questions import MOST, MOST_DRAWN, ORDERS, SEEDS, DataWarning, Question, sides
from ._tables import Incidents, Reports
from ._tazamun import InputError, __version__, set_threads, threads

if TYPE_CHECKING:
    import polars

__all__ = [
    "Answer",
    "ArrowStream",
    "BriefAnswer",
    "ClassicAnswer",
    "Converted",
    "DataWarning",
    "Incidents",
    "InputError",
    "NearAnswer",
    "PairAnswer",
    "PairsAnswer",
    "RankAnswer",
    "Reports",
    "SeamAnswer",
    "ShareAnswer",
    "SyncAnswer",
    "TrendAnswer",
    "WakeAnswer",
    "WavesAnswer",
    "__version__",
    "all_pairs",
    "brief",
    "claims",
    "classic",
    "convert",
    "merge",
    "near",
    "pair",
    "rank",
    "read",
    "read_stream",
    "seam",
    "set_threads",
    "share",
    "sync",
    "threads",
    "trend",
    "wake",
    "waves",
]

First = Literal["either", "a", "b"]
_BUILT_IN = "built-in"


def _paths(paths: Path | Sequence[Path]) -> list[str]:
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    return [os.fspath(path) for path in paths]


def _told(sentences: list[str]) -> None:
    for sentence in sentences:
        warnings.warn(sentence, DataWarning, stacklevel=3)


def read(
    articles: Articles,
    *,
    published: Day | None = None,
    encoding: str | None = None,
    min_confidence: float | None = None,
    gazetteer: Path | Sequence[Path] = (),
    model: Path | None = None,
    progress: Progress = None,
) -> Reports:
    """Reads articles into quoted reports of incidents.

    :param articles: paths (.txt, .html, .jsonl, feeds), a table with the columns ``doc``, ``published`` and ``text`` (and
        ``title``, ``source``, ``url`` where they are known), or a list of dicts with these keys.
    :param published: day of publication of articles that do not say theirs.
    :param encoding: the encoding of files that neither are UTF-8 nor say their own.
    :param min_confidence: reports of at least this confidence, 0 to 1; else those that serve best.
    :param gazetteer: files of further places.
    :param model: a file of ``tazamun train``.
    :param progress: True for a bar, or a function of what is done and of how much.
    :raises InputError: where an article cannot be used.
    """
    at_hand = _given.articles(articles, published, encoding)
    model_path = None if model is None else os.fspath(model)
    native, told = _tazamun.read(
        at_hand, min_confidence, list(_paths(gazetteer)), model_path, _given.progress(progress)
    )
    _told(told)
    return Reports(native)


def read_stream(
    articles: Articles,
    *,
    batch_size: int = 1_000,
    published: Day | None = None,
    encoding: str | None = None,
    min_confidence: float | None = None,
    gazetteer: Path | Sequence[Path] = (),
    model: Path | None = None,
) -> Iterator[Reports]:
    """Reads articles as they come, so many at a time: any number of them in the memory of a batch.

    The settings are those of :func:`read`. Articles of one name in different batches are not noticed.
    """
    _given.whole("batch-size", batch_size, 1, MOST)
    paths = _given.files(articles)
    day = _given.day(published)
    if paths is not None:
        batches = _tazamun.ArticleBatches.of_files(list(paths), day, encoding, batch_size)
    elif _given.is_table(articles):
        batches = _tazamun.ArticleBatches.of_table(_given.TABLE, articles, day, batch_size)  # type: ignore[arg-type]
    else:
        rows = list(articles)  # type: ignore[arg-type]
        for first in range(0, len(rows), batch_size):
            some: Any = rows[first : first + batch_size]
            yield read(
                some,
                published=published,
                encoding=encoding,
                min_confidence=min_confidence,
                gazetteer=gazetteer,
                model=model,
            )
        return
    model_path = None if model is None else os.fspath(model)
    for batch in batches:
        native, told = _tazamun.read(batch, min_confidence, list(_paths(gazetteer)), model_path, None)
        _told(told)
        yield Reports(native)


def claims(
    articles: Articles,
    *,
    published: Day | None = None,
    encoding: str | None = None,
    gazetteer: Path | Sequence[Path] = (),
    progress: Progress = None,
) -> list[dict[str, Any]]:
    """Finds what articles claim about attacks in the aggregate: for each article ``{"doc", "claims"}``."""
    at_hand = _given.articles(articles, published, encoding)
    lines = _tazamun.claims(at_hand, list(_paths(gazetteer)), _given.progress(progress))
    return [json.loads(line) for line in lines.splitlines()]


def merge(
    *reports: Reports | Path | ArrowStream | Sequence[Any],
    decisions: Sequence[tuple[str, str, str]] = (),
    datasets: dict[str, Side] | None = None,
) -> Incidents:
    """Puts the reports and dataset rows of each incident together, with who told which value.

    :param reports: :class:`Reports`, files of reports or events, tables with the columns ``doc`` and ``report``, or lists of
        ``{"doc", "incidents"}``.
    :param decisions: pairs that a person decided, as ``(name, name, "same" | "different")``.
    :param datasets: tables or files of events, by the names under which their rows are to be known.
    """
    natives: list[_tazamun.Reports] = []
    files: list[str] = []
    for given in reports:
        if isinstance(given, Reports):
            natives.append(given._native)
        elif isinstance(given, (str, os.PathLike)):
            files.append(os.fspath(given))
        elif _given.is_table(given):
            natives.append(_tazamun.Reports.of_table(_given.TABLE, given))  # type: ignore[arg-type]
        elif _given.is_rows(given):
            natives.append(_tazamun.Reports.of_json("rows.jsonl", _given.lines(given).decode()))  # type: ignore[arg-type]
        elif isinstance(given, Sequence) and all(isinstance(one, (str, os.PathLike)) for one in given):
            files.extend(os.fspath(one) for one in given)
        else:
            raise TypeError(f"reports are Reports, paths, tables or lists of dicts, not {type(given).__name__}")
    rows = [(name, _given.event(table)) for name, table in (datasets or {}).items()]
    native = _tazamun.merge(natives, list(files), rows, [(a, b, verdict) for a, b, verdict in decisions])
    return Incidents(native)


class Converted:
    """Events written in another format, and what was mended and lost on the way."""

    __slots__ = ("content", "_report")

    def __init__(self, content: bytes, report: str) -> None:
        self.content = content
        """The file."""
        self._report = report

    @property
    def text(self) -> str:
        """The file as text."""
        return self.content.decode()

    def to_json(self) -> str:
        """What became of the events, as ``tazamun convert --json`` prints it."""
        return self._report

    def to_dict(self) -> dict[str, Any]:
        """What was read, mended, passed over and lost."""
        whole: dict[str, Any] = json.loads(self._report)
        return whole

    @property
    def lost(self) -> dict[str, int]:
        """For each field, in how many incidents it is lost or altered."""
        lost: dict[str, int] = self.to_dict()["lost"]
        return lost

    def __repr__(self) -> str:
        told = self.to_dict()
        return f"<Converted: {told['incidents']} incidents as {told['written_as']}>"


def convert(
    events: Side,
    to: str,
    *,
    from_: str | None = None,
    encoding: str | None = None,
    lenient: bool = False,
    candidate: Sequence[Side] = (),
    since: Side | None = None,
    output: Path | None = None,
) -> Converted:
    """Writes events in another format: ucdp-ged, acled, gtd, gdelt, polecat, csv, jsonl, geojson.

    :param from_: the format to read; else what the file looks like.
    :param lenient: pass over rows at fault, and count them.
    :param candidate: UCDP's candidate files that came after the yearly release, the oldest first.
    :param since: an older release to compare with.
    :param output: where to write the file too.
    """
    older = None if since is None else _given.event(since, 1)
    candidates = [_given.event(one, 1) for one in candidate]
    content, report = _tazamun.convert(
        _given.event(events), to, from_, encoding, lenient, candidates, older
    )
    converted = Converted(content, report)
    if output is not None:
        # Whole or not at all: under another name first.
        part = f"{os.fspath(output)}.part{os.getpid()}"
        try:
            with open(part, "wb") as file:
                file.write(content)
            os.replace(part, output)
        finally:
            if os.path.exists(part):
                os.remove(part)
    told = converted.to_dict()
    _told([f"{one['file']}: {what}" for one in told.get("read", []) for what in one["mended"]])
    return converted


def _sync_question(
    a: Side,
    b: Side,
    events: Events | None,
    *,
    within: int,
    lags: int,
    first: First,
    seed: int,
    no_certificate: bool,
    from_: Day | None,
    to: Day | None,
    no_coverage: Sequence[Days],
) -> Question:
    named, given, apart = sides(a, b, events)
    settings = {
        **named,
        **_given.period(from_, to, no_coverage),
        "within": _given.whole("within", within, 0, MOST),
        "order": ORDERS[_given.choice("first", first, list(ORDERS))],
        "lags": _given.whole("lags", lags, 0, 36_525),
        "seed": _given.whole("seed", seed, 0, SEEDS),
        "certificate": not no_certificate,
    }
    return Question("sync", settings, given, apart)


def sync(
    a: Side,
    b: Side,
    events: Events | None = None,
    *,
    within: int = 1,
    lags: int = 21,
    first: First = "either",
    seed: int = 1,
    no_certificate: bool = False,
    from_: Day | None = None,
    to: Day | None = None,
    no_coverage: Sequence[Days] = (),
    progress: Progress = None,
) -> SyncAnswer:
    """Tests whether two series of incidents fall together more often than chance explains.

    :param a: the first theatre: a filter (``country=IQ,actor1=IS,killed>=3``), or a file or table where no events are given.
    :param b: the second theatre.
    :param events: files or tables of events, or ``"built-in"`` for the record that comes with the program.
    :param within: two days count as close where they lie at most this many days apart.
    :param lags: lags shown on either side of 0 in the cross-correlogram.
    :param first: which side must come first for two days to count as a coincidence.
    :param no_certificate: do not measure how often this very test is wrong on simulated pairs like these.
    :param no_coverage: days for which the record holds nothing: ``"2021-08-01..2021-08-31"``, a day, or two days.
    """
    question = _sync_question(
        a,
        b,
        events,
        within=within,
        lags=lags,
        first=first,
        seed=seed,
        no_certificate=no_certificate,
        from_=from_,
        to=to,
        no_coverage=no_coverage,
    )
    return question.answer(SyncAnswer, progress)


def pair(
    a: Side,
    b: Side,
    events: Events | None = None,
    *,
    first: Day,
    second: Day,
    within: int | None = None,
    seed: int = 1,
    no_certificate: bool = False,
    from_: Day | None = None,
    to: Day | None = None,
    no_coverage: Sequence[Days] = (),
    progress: Progress = None,
) -> PairAnswer:
    """Tells how often two incidents at least as large as a given pair fall this close together by chance.

    :param first: day of the incident in the first theatre, the largest of that day.
    :param second: day of the incident in the second theatre.
    :param within: count two incidents as close within this many days; else as far apart as these two, at least 1.
    """
    named, given, apart = sides(a, b, events)
    settings = {
        **named,
        **_given.period(from_, to, no_coverage),
        "first": _given.checked_day("first", first),
        "second": _given.checked_day("second", second),
        "within": None if within is None else _given.whole("within", within, 0, MOST),
        "seed": _given.whole("seed", seed, 0, SEEDS),
        "certificate": not no_certificate,
    }
    return Question("pair", settings, given, apart).answer(PairAnswer, progress)


def _pairs_question(
    events: Events,
    by: str,
    *,
    only: str | None,
    within: int,
    first: First,
    from_: Day | None,
    to: Day | None,
    no_coverage: Sequence[Days],
) -> Question:
    settings = {
        "by": by,
        "only": only,
        **_given.period(from_, to, no_coverage),
        "within": _given.whole("within", within, 0, MOST),
        "order": ORDERS[_given.choice("first", first, list(ORDERS))],
    }
    return Question("pairs", settings, _given.events(events))


def all_pairs(
    events: Events,
    by: str,
    *,
    only: str | None = None,
    within: int = 1,
    first: First = "either",
    from_: Day | None = None,
    to: Day | None = None,
    no_coverage: Sequence[Days] = (),
    progress: Progress = None,
) -> PairsAnswer:
    """Tests every pair of many series, corrected for how many pairs there are (``tazamun pairs``).

    :param by: field whose values part the events into series: country, adm1, place, actor1, event_type, or any column.
    :param only: only events that this filter selects.
    """
    question = _pairs_question(
        events, by, only=only, within=within, first=first, from_=from_, to=to, no_coverage=no_coverage
    )
    return question.answer(PairsAnswer, progress)


def classic(
    a: Side,
    b: Side,
    events: Events | None = None,
    *,
    method: str,
    within: int = 1,
    seed: int = 1,
    surrogates: int | None = None,
    surrogate: Literal["uniform", "waiting-times"] | None = None,
    alarms: int = 200,
    no_certificate: bool = False,
    km: float | None = None,
    neighbours: int | None = None,
    from_: Day | None = None,
    to: Day | None = None,
    no_coverage: Sequence[Days] = (),
    progress: Progress = None,
) -> ClassicAnswer:
    """Asks a classical test, and measures how often it is wrong on series like these.

    :param method: eca, event-sync, spike-sync, spike-distance, hawkes, jacquez, knox, mantel, permutation-scan, poisson-scan.
    :param alarms: simulated pairs on which the test itself is measured; ``no_certificate``: it is not measured.
    """
    named, given, apart = sides(a, b, events)
    settings = {
        "method": method,
        **named,
        **_given.period(from_, to, no_coverage),
        "within": _given.whole("within", within, 0, MOST),
        "seed": _given.whole("seed", seed, 0, SEEDS),
        "surrogates": None if surrogates is None else _given.whole("surrogates", surrogates, 0, MOST_DRAWN),
        "surrogate": surrogate,
        "alarms": None if no_certificate else _given.whole("alarms", alarms, 0, MOST_DRAWN),
        "km": km,
        "neighbours": neighbours,
    }
    return Question("classic", settings, given, apart).answer(ClassicAnswer, progress)


def waves(
    events: Events,
    *,
    filter: str | None = None,
    by: Literal["country", "adm1", "actor"] = "country",
    fewest: int = 10,
    level: float = 0.05,
    seed: int = 1,
    from_: Day | None = None,
    to: Day | None = None,
    no_coverage: Sequence[Days] = (),
    progress: Progress = None,
) -> WavesAnswer:
    """Finds the days on which several theatres were active together.

    :param by: what a theatre is.
    :param fewest: theatres with fewer days of events than this are left out.
    :param level: waves with a corrected p above this are not reported.
    """
    settings = {
        "filter": filter or "",
        **_given.period(from_, to, no_coverage),
        "by": _given.choice("by", by, ["country", "adm1", "actor"]),
        "fewest": _given.whole("fewest", fewest, 0, MOST),
        "level": level,
        "seed": _given.whole("seed", seed, 0, SEEDS),
    }
    return Question("waves", settings, _given.events(events)).answer(WavesAnswer, progress)


def trend(
    events: Events,
    *,
    filter: str | None = None,
    seed: int = 1,
    from_: Day | None = None,
    to: Day | None = None,
    no_coverage: Sequence[Days] = (),
    progress: Progress = None,
) -> TrendAnswer:
    """Tells whether a rate rises or falls, and when its level changed."""
    settings = {
        "filter": filter or "",
        **_given.period(from_, to, no_coverage),
        "seed": _given.whole("seed", seed, 0, SEEDS),
    }
    return Question("trend", settings, _given.events(events)).answer(TrendAnswer, progress)


def wake(
    a: Side,
    b: Side,
    events: Events | None = None,
    *,
    within: int = 3,
    seed: int = 1,
    from_: Day | None = None,
    to: Day | None = None,
    no_coverage: Sequence[Days] = (),
    progress: Progress = None,
) -> WakeAnswer:
    """Tells whether events of one theatre raise the rate of another in the days that follow.

    :param a: the theatre of the triggers.
    :param b: the theatre of the answers.
    :param within: days after an event of A in which an event of B counts, and before it in which one is a control.
    :param seed: accepted as in :func:`sync`; nothing here is drawn at random.
    """
    named, given, apart = sides(a, b, events)
    _given.whole("seed", seed, 0, SEEDS)
    settings = {
        **named,
        **_given.period(from_, to, no_coverage),
        "within": _given.whole("within", within, 1, MOST),
    }
    return Question("wake", settings, given, apart).answer(WakeAnswer, progress)


def seam(
    events: Events,
    *,
    line: Path | Sequence[tuple[float, float]],
    filter: str | None = None,
    places: Path | Sequence[tuple[float, float, float]] | None = None,
    near: float = 25.0,
    moves: int = 999,
    seed: int = 1,
    from_: Day | None = None,
    to: Day | None = None,
    no_coverage: Sequence[Days] = (),
    progress: Progress = None,
) -> SeamAnswer:
    """Tells whether incidents keep near a line, such as the boundary between two forces.

    :param line: GeoJSON, CSV with lat and lon, or points (latitude, longitude).
    :param places: where incidents could have happened: CSV with lat, lon and perhaps weight, or such points; else the
        built-in gazetteer.
    :param near: an incident is near the line up to this distance in kilometres.
    """
    points = _tazamun.read_line(os.fspath(line)) if isinstance(line, (str, os.PathLike)) else [list(p) for p in line]
    settings = {
        "filter": filter or "",
        **_given.period(from_, to, no_coverage),
        "line": points,
        "places": _places(places),
        "near": near,
        "moves": _given.whole("moves", moves, 0, MOST_DRAWN),
        "seed": _given.whole("seed", seed, 0, SEEDS),
    }
    return Question("seam", settings, _given.events(events)).answer(SeamAnswer, progress)


def _places(places: Path | Sequence[tuple[float, float, float]] | None) -> list[list[float]] | None:
    if places is None:
        return None
    if isinstance(places, (str, os.PathLike)):
        return _tazamun.read_places(os.fspath(places))
    return [list(place) for place in places]


def near(
    events: Events,
    *,
    areas: Path | Sequence[Sequence[tuple[float, float]]],
    filter: str | None = None,
    among: Literal["record", "towns"] = "record",
    places: Path | Sequence[tuple[float, float, float]] | None = None,
    near: float = 20.0,
    link: float = 5.0,
    moves: int = 999,
    seed: int = 1,
    no_certificate: bool = False,
    from_: Day | None = None,
    to: Day | None = None,
    no_coverage: Sequence[Days] = (),
    progress: Progress = None,
) -> NearAnswer:
    """Tells whether incidents keep near points or areas: one answer for all of them together.

    :param areas: GeoJSON, CSV with lat and lon, or the corners of each (latitude, longitude).
    :param among: where incidents could have been recorded; ``places`` gives others instead.
    """
    corners = _tazamun.read_areas(os.fspath(areas)) if isinstance(areas, (str, os.PathLike)) else areas
    given = _places(places)
    settings = {
        "filter": filter or "",
        **_given.period(from_, to, no_coverage),
        "areas": [[list(corner) for corner in area] for area in corners],
        "among": _given.choice("among", among, ["record", "towns"]) if given is None else {"places": given},
        "near": near,
        "link": link,
        "moves": _given.whole("moves", moves, 0, MOST_DRAWN),
        "seed": _given.whole("seed", seed, 0, SEEDS),
        "certificate": not no_certificate,
    }
    return Question("near", settings, _given.events(events)).answer(NearAnswer, progress)


def rank(
    events: Events,
    *,
    filter: str | None = None,
    on: Day | None = None,
    complete_from: int = 5,
    resamples: int = 999,
    seed: int = 1,
    no_certificate: bool = False,
    from_: Day | None = None,
    to: Day | None = None,
    no_coverage: Sequence[Days] = (),
    progress: Progress = None,
) -> RankAnswer:
    """Tells whether an incident is the largest, the first or the last since a day, and how exceptional it is.

    :param on: day of the incident: the largest of that day; else the largest of all days.
    :param complete_from: least number killed from which on the record is taken to be complete.
    """
    settings = {
        "filter": filter or "",
        **_given.period(from_, to, no_coverage),
        "on": _given.checked_day("on", on),
        "complete_from": _given.whole("complete-from", complete_from, 0, MOST),
        "resamples": _given.whole("resamples", resamples, 0, MOST_DRAWN),
        "seed": _given.whole("seed", seed, 0, SEEDS),
        "certificate": not no_certificate,
    }
    return Question("rank", settings, _given.events(events)).answer(RankAnswer, progress)


def share(
    events: Events,
    *,
    part: str,
    filter: str | None = None,
    seed: int = 1,
    no_certificate: bool = False,
    from_: Day | None = None,
    to: Day | None = None,
    no_coverage: Sequence[Days] = (),
    progress: Progress = None,
) -> ShareAnswer:
    """Tells which part of the incidents is of a kind.

    :param part: the part that is asked about: a filter.
    """
    settings = {
        "filter": filter or "",
        "part": part,
        **_given.period(from_, to, no_coverage),
        "seed": _given.whole("seed", seed, 0, SEEDS),
        "certificate": not no_certificate,
    }
    return Question("share", settings, _given.events(events)).answer(ShareAnswer, progress)


def brief(
    articles: Articles | None = None,
    *,
    events: Events | None = None,
    a: str | None = None,
    b: str | None = None,
    within: int | None = None,
    seed: int = 1,
    certificate: int = 1_000,
    claim: int | None = None,
    filter: str | None = None,
    store: Path = "tazamun.db",
    published: Day | None = None,
    encoding: str | None = None,
    gazetteer: Path | Sequence[Path] = (),
    model: Path | None = None,
    lang: Literal["ar", "en"] | None = None,
    digits: Literal["western", "arabic-indic"] = "western",
    from_: Day | None = None,
    to: Day | None = None,
    no_coverage: Sequence[Days] = (),
) -> BriefAnswer:
    """Writes a page that says what articles report and whether it is more than chance.

    :param articles: as in :func:`read`; none where ``a`` and ``b``, or ``filter`` and ``store`` are given.
    :param events: what to test on; else the built-in record.
    :param a: the first theatre, instead of the one that the articles suggest; ``b`` the second.
    :param certificate: simulated pairs behind the certificate; 0: not measured.
    :param claim: brief on this claim alone, by its number from 1.
    :param filter: instead of articles: the incidents of a store's articles that this filter selects.
    :param lang: the language in which the page opens; else that of the articles.
    """
    if (a is None) != (b is None):
        raise InputError("--a and --b: two theatres are needed, or none. Name both.")
    if articles is None and a is None and filter is None:
        raise InputError("ARTICLE: give articles, the two theatres a and b, or a filter of a store.")
    if articles is not None and filter is not None:
        raise InputError("--filter: it stands in the place of articles; give one of the two.")
    _given.choice("digits", digits, ["western", "arabic-indic"])
    if lang is not None:
        _given.choice("lang", lang, ["ar", "en"])
    given = _given.events(events)
    paths = None if articles is None else _given.files(articles)
    at_hand = None
    names: list[str] = list(paths or [])
    if articles is not None and paths is None:
        at_hand = _given.articles(articles, published, encoding)
        names = ["-"]
    question = {
        "verb": "brief",
        "theatres": None if a is None else [a, b],
        "within": None if within is None else _given.whole("within", within, 0, MOST),
        **_given.period(from_, to, no_coverage),
        "seed": _given.whole("seed", seed, 0, SEEDS),
        "certificate": _given.whole("certificate", certificate, 0, MOST_DRAWN),
    }
    said = {
        "names": names,
        "events": [str(event[1]) for event in given],
        "published": _given.day(published),
        "encoding": encoding,
        "claim": claim,
        "store": None if filter is None else [os.fspath(store), filter],
        "gazetteer": _paths(gazetteer),
        "model": None if model is None else os.fspath(model),
        "lang": lang,
        "arabic_digits": digits == "arabic-indic",
    }
    native = _tazamun.brief(
        at_hand, json.dumps(question, ensure_ascii=False), given, json.dumps(said, ensure_ascii=False)
    )
    return BriefAnswer(native)
