"""Answers as typed objects: what was found as attributes, the same JSON as the command line prints, words and pictures."""

from __future__ import annotations

import datetime
import html
import json
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import polars

Told = tuple[str, "list[tuple[str, str]]", "list[str]", str]


class Answer:
    """An answer, whatever was asked. It holds text and numbers alone: it can be pickled and sent to other processes."""

    __slots__ = ("_json", "_texts", "_warnings", "_pictures", "_read")

    def __init__(self, told: Told) -> None:
        self._json, texts, self._warnings, self._pictures = told
        self._texts = dict(texts)
        self._read: dict[str, Any] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), ((self._json, list(self._texts.items()), self._warnings, self._pictures),))

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._json == other._json

    def __hash__(self) -> int:
        return hash(self._json)

    def to_json(self) -> str:
        """The answer as ``tazamun VERB --json`` prints it, byte for byte."""
        return self._json

    def to_dict(self) -> dict[str, Any]:
        """The answer as ``json.loads`` reads it."""
        return cast("dict[str, Any]", json.loads(self._json))

    @property
    def _whole(self) -> dict[str, Any]:
        if self._read is None:
            self._read = self.to_dict()
        return self._read

    @property
    def schema(self) -> str:
        """Name and version of the answer's form."""
        return cast(str, self._whole["schema"])

    @property
    def data(self) -> list[dict[str, Any]]:
        """The events that it rests on: name, SHA-256 and number of each file."""
        return cast("list[dict[str, Any]]", self._whole["data"])

    @property
    def question(self) -> dict[str, Any]:
        """What was asked, with every setting."""
        return cast("dict[str, Any]", self._whole["question"])

    @property
    def result(self) -> dict[str, Any]:
        """What was found."""
        return cast("dict[str, Any]", self._whole["result"])

    @property
    def certificate(self) -> dict[str, Any] | None:
        """How often this very test errs on data like these; nothing where it was not measured."""
        return cast("dict[str, Any] | None", self._whole["certificate"])

    @property
    def warnings(self) -> list[str]:
        """What whoever reads the answer must be told."""
        return list(self._warnings)

    def text(self, lang: str = "en") -> str:
        """The answer in lines for people, in English (``en``), Arabic (``ar``) or French (``fr``)."""
        if lang not in self._texts:
            raise ValueError(f"lang: '{lang}' is none of {', '.join(self._texts)}")
        return self._texts[lang]

    def __str__(self) -> str:
        return self._texts["en"]

    def __repr__(self) -> str:
        first = self._texts["en"].splitlines()[:1]
        return f"<{type(self).__name__}: {first[0] if first else ''}>"

    def rows(self) -> list[dict[str, Any]]:
        """What was found as the rows of a table."""
        flat = {key: value for key, value in self.result.items() if not isinstance(value, (dict, list))}
        return [flat]

    def to_polars(self) -> polars.DataFrame:
        """The rows as a data frame of polars."""
        import polars

        return polars.DataFrame(self.rows(), infer_schema_length=None)

    def _repr_html_(self) -> str:
        said = html.escape(self._texts["en"])
        return f'<pre style="white-space: pre-wrap">{said}</pre>{self._pictures}'


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


class SyncAnswer(Answer):
    """Whether two theatres fall together in time more often than chance explains."""

    __slots__ = ()

    @property
    def verdict(self) -> str:
        """``more-than-chance``, ``consistent-with-chance``, ``too-thin`` or ``withheld``."""
        return cast(str, self.result["verdict"])

    @property
    def p(self) -> float | None:
        """One-sided p of the calibrated test."""
        return cast("float | None", self.result["p"])

    @property
    def observed(self) -> float | None:
        """Close pairs of event days."""
        return cast("float | None", self.result["observed"])

    @property
    def expected(self) -> float | None:
        """Close pairs that the rates of the two sides alone lead one to expect."""
        return cast("float | None", self.result["expected"])

    @property
    def close_pairs(self) -> list[tuple[datetime.date, datetime.date]]:
        """The close pairs, in order of time."""
        return [(_day(a), _day(b)) for a, b in self.result["close_pairs"]]

    def rows(self) -> list[dict[str, Any]]:
        """The cross-correlogram: a lag a row."""
        found = self.result["correlogram"]
        if found is None:
            return []
        return [
            {"lag": lag, "z": z, "envelope": found["envelope"]} for lag, z in zip(found["lags"], found["z"])
        ]


class PairAnswer(Answer):
    """How often two incidents at least this large fall this close together by chance."""

    __slots__ = ()


class WavesAnswer(Answer):
    """Days on which several theatres were active together."""

    __slots__ = ()

    @property
    def waves(self) -> list[dict[str, Any]]:
        """The runs of days, by their corrected p."""
        return cast("list[dict[str, Any]]", self.result["waves"])

    def rows(self) -> list[dict[str, Any]]:
        """A wave a row."""
        return [
            {key: ", ".join(map(str, value)) if isinstance(value, list) else value for key, value in wave.items()}
            for wave in self.waves
        ]


class TrendAnswer(Answer):
    """Whether a rate rises or falls, and when its level changed."""

    __slots__ = ()


class WakeAnswer(Answer):
    """Whether events of one theatre raise the rate of another in the days that follow."""

    __slots__ = ()


class SeamAnswer(Answer):
    """Whether incidents keep near a line."""

    __slots__ = ()


class NearAnswer(Answer):
    """Whether incidents keep near points or areas, all together."""

    __slots__ = ()


class RankAnswer(Answer):
    """Whether an incident is the largest, the first or the last since a day, and how exceptional it is."""

    __slots__ = ()


class ShareAnswer(Answer):
    """Which part of the incidents is of a kind."""

    __slots__ = ()


class ClassicAnswer(Answer):
    """What a classical test says, and what that is worth on such data."""

    __slots__ = ()

    @property
    def p(self) -> float | None:
        """Its p, where it has one."""
        return cast("float | None", self.result["p"])

    @property
    def statistics(self) -> dict[str, Any]:
        """Everything that the test says, by its own names."""
        return cast("dict[str, Any]", self.result["statistics"])


class PairsAnswer(Answer):
    """Which of many series fall together, corrected for how many pairs there are."""

    __slots__ = ()

    @property
    def series(self) -> list[dict[str, Any]]:
        """The series: name, events and event days of each."""
        return cast("list[dict[str, Any]]", self.result["series"])

    @property
    def pairs(self) -> list[dict[str, Any]]:
        """Every pair, smallest p first."""
        return cast("list[dict[str, Any]]", self.result["pairs"])

    def rows(self) -> list[dict[str, Any]]:
        """A pair a row, smallest p first."""
        return self.pairs


class BriefAnswer:
    """What articles report, and whether it is more than chance: a page in Arabic and English, and its findings."""

    __slots__ = ("_json", "_html", "_forms", "_opens_in")

    def __init__(self, told: tuple[str, str, list[tuple[str, str, str]]]) -> None:
        self._json, self._html, forms = told
        self._forms = {lang: (text, markdown) for lang, text, markdown in forms}

    def __reduce__(self) -> tuple[Any, ...]:
        forms = [(lang, text, markdown) for lang, (text, markdown) in self._forms.items()]
        return (type(self), ((self._json, self._html, forms),))

    def to_json(self) -> str:
        """The findings as ``tazamun brief --json`` prints them, byte for byte."""
        return self._json

    def to_dict(self) -> dict[str, Any]:
        """The findings as ``json.loads`` reads them."""
        return cast("dict[str, Any]", json.loads(self._json))

    def to_html(self) -> str:
        """The page: self-contained, without a script, in both languages."""
        return self._html

    def text(self, lang: str = "en") -> str:
        """The verdict in about ten lines, in English (``en``) or Arabic (``ar``)."""
        return self._form(lang)[0]

    def to_markdown(self, lang: str = "en") -> str:
        """The page without its pictures, in one language."""
        return self._form(lang)[1]

    def _form(self, lang: str) -> tuple[str, str]:
        if lang not in self._forms:
            raise ValueError(f"lang: '{lang}' is none of {', '.join(self._forms)}")
        return self._forms[lang]

    @property
    def headline(self) -> str:
        """The verdict in one sentence, in English."""
        return cast(str, self.to_dict()["said"]["en"]["headline"])

    @property
    def verdict(self) -> str | None:
        """The verdict's name; nothing where nothing was tested."""
        tested = self.to_dict()["tested"]
        return cast("str | None", tested["verdict"]["verdict"]) if tested else None

    def rows(self) -> list[dict[str, Any]]:
        """The incidents that the articles tell, one a row."""
        return [
            {key: value for key, value in told["incident"].items() if not isinstance(value, (dict, list))}
            for told in self.to_dict()["told"]
        ]

    def to_polars(self) -> polars.DataFrame:
        """The incidents that the articles tell as a data frame of polars."""
        import polars

        return polars.DataFrame(self.rows(), infer_schema_length=None)

    def __str__(self) -> str:
        return self.text("en")

    def __repr__(self) -> str:
        return f"<BriefAnswer: {self.headline}>"

    def _repr_html_(self) -> str:
        # In a frame of its own: the page has a style sheet, and nothing in it may reach the notebook.
        page = html.escape(self._html, quote=True)
        return (
            f'<iframe srcdoc="{page}" sandbox="" title="{html.escape(self.headline, quote=True)}" '
            'style="inline-size: 100%; block-size: 48rem; border: 1px solid #ccc"></iframe>'
        )
