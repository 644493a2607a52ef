"""How it runs: after a fork, under Ctrl-C, with progress, without the interpreter's lock; what it refuses and what it warns of."""

from __future__ import annotations

import multiprocessing
import os
import pathlib
import signal
import subprocess
import sys
import textwrap
import threading
import time
import warnings

import pytest

import tazamun
from conftest import UCDP

Rows = list[dict[str, str]]


def _asked() -> str:
    return tazamun.sync("country=IQ", "country=SY", UCDP, seed=3).to_json()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_child_does_not_wait_for_threads_that_it_does_not_have(rows: Rows) -> None:
    many = [{**row, "doc": f"{n}-{row['doc']}"} for n in range(50) for row in rows]
    here = (_asked(), tazamun.read(many).to_json())
    fork = multiprocessing.get_context("fork")

    def ask_again() -> None:
        sys.exit(0 if (_asked(), tazamun.read(many).to_json()) == here else 1)

    with warnings.catch_warnings():
        # Python warns of forks beside threads, which is what is tried here.
        warnings.simplefilter("ignore", DeprecationWarning)
        for _ in range(2):
            child = fork.Process(target=ask_again)
            child.start()
            child.join(60)
            alive = child.is_alive()
            child.kill()
            assert not alive, "the child waits for threads that only its parent has"
            assert child.exitcode == 0, "the child's answers are others"
    assert _asked() == here[0], "the parent goes on"


def test_threads_change_nothing(rows: Rows) -> None:
    try:
        tazamun.set_threads(1)
        one = (_asked(), tazamun.read(rows).to_json())
        assert tazamun.threads() == 1
        tazamun.set_threads(3)
        assert (_asked(), tazamun.read(rows).to_json()) == one and tazamun.threads() == 3
    finally:
        tazamun.set_threads(0)
    with pytest.raises(tazamun.InputError):
        tazamun.set_threads(10_000)


def test_ctrl_c_stops(tmp_path: pathlib.Path) -> None:
    program = textwrap.dedent("""
        import tazamun, sys, time
        row = {"published": "2022-01-23", "title": "", "text": "A bomb killed 11 soldiers in Baqubah on Friday, police said. " * 200}
        many = [{**row, "doc": str(n)} for n in range(6000)]
        print("begun", flush=True)
        begun = time.monotonic()
        try:
            tazamun.read(many)
        except KeyboardInterrupt:
            print("stopped", flush=True)
            # What comes after works, and what was stopped is not in its way for long.
            print(len(tazamun.read(many[:3])), flush=True)
            sys.exit(0)
        print("it took", time.monotonic() - begun)
        sys.exit(3)
    """)
    child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=tmp_path)
    assert child.stdout is not None
    assert child.stdout.readline() == "begun\n"
    time.sleep(1.5)
    sent = time.monotonic()
    child.send_signal(signal.SIGINT)
    told = child.stdout.read()
    assert child.wait(60) == 0, told
    assert told.splitlines()[0] == "stopped" and time.monotonic() - sent < 20


def test_progress_is_told_and_a_fault_in_it_stops(rows: Rows) -> None:
    many = [{**row, "doc": f"{n}-{row['doc']}"} for n in range(100) for row in rows]
    told: list[tuple[int, int]] = []
    tazamun.read(many, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (len(many), len(many)) and told == sorted(told)
    told.clear()
    tazamun.sync("country=IQ", "country=SY", UCDP, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (1000, 1000)

    def fault(done: int, total: int) -> None:
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError, match="no more"):
        tazamun.read(many * 1, progress=fault)


def test_the_lock_is_let_go(rows: Rows) -> None:
    many = [{**row, "doc": f"{n}-{row['doc']}"} for n in range(300) for row in rows]
    turns = 0
    done = threading.Event()

    def read() -> None:
        tazamun.read(many)
        done.set()

    thread = threading.Thread(target=read)
    thread.start()
    while not done.wait(0.001):
        turns += 1
    thread.join()
    assert turns > 20, "other threads had no turn"


REFUSED = [
    (lambda: tazamun.sync("country=IQ", "country=SY", "built-in", lags=40_000), "--lags"),
    (lambda: tazamun.sync("country=IQ", "country=SY", "built-in", within=-1), "--within"),
    (lambda: tazamun.sync("country=IQ", "country=SY", "built-in", first="c"), "either"),
    (lambda: tazamun.sync("country=IQ", "country=SY", "built-in", from_="2022-13-01"), "2022-13-01"),
    (lambda: tazamun.sync("country=IQ", "country=SY", "built-in", no_coverage=["2022-02-01..2022-01-01"]), "swap"),
    (lambda: tazamun.rank("built-in", resamples=2_000_000), "1000000"),
    (lambda: tazamun.wake("country=IQ", "country=SY", "built-in", within=0), "--within"),
    (lambda: tazamun.waves("built-in", by="town"), "adm1"),
    (lambda: tazamun.classic("country=IQ", "country=SY", "built-in", method="no-such"), "no-such"),
    (lambda: tazamun.read([]), "empty"),
    (lambda: tazamun.read([{"doc": "a", "text": "x"}]), "published"),
    (lambda: tazamun.read([{"doc": "a", "text": "x", "published": "soon"}]), "line 1"),
    (lambda: tazamun.read([{"doc": "a", "text": "x", "published": "2022-01-01"}] * 2), "line 2"),
    (lambda: tazamun.read("x.txt", min_confidence=2.0), "x.txt"),
    (lambda: tazamun.read([{"doc": "a", "text": "x", "published": "2022-01-01"}], min_confidence=2.0), "probability"),
    (lambda: tazamun.read([{"doc": "a", "text": "x"}], published="tomorrow"), "tomorrow"),
    (lambda: tazamun.merge([{"doc": "a"}]), "incidents"),
    (lambda: tazamun.merge(decisions=[("a#0", "b#0", "perhaps")]), "perhaps"),
    (lambda: tazamun.convert("built-in", "excel"), "excel"),
    (lambda: tazamun.brief(), "ARTICLE"),
    (lambda: tazamun.brief(a="country=IQ"), "two theatres"),
    (lambda: tazamun.trend([{"when": "2022-01-01"}]), "date"),
    (lambda: tazamun.trend("no/such.parquet"), "no/such.parquet"),
]


@pytest.mark.parametrize(("asked", "word"), REFUSED, ids=[word for _, word in REFUSED])
def test_what_cannot_be_used_is_said_in_a_paragraph(asked: object, word: str) -> None:
    with pytest.raises(tazamun.InputError) as refused:
        asked()  # type: ignore[operator]
    said = str(refused.value)
    assert word in said and len(said) < 2_100 and "\n" not in said
    assert isinstance(refused.value, ValueError)


def test_a_table_without_its_columns_says_which_it_has() -> None:
    polars = pytest.importorskip("polars")
    with pytest.raises(tazamun.InputError, match="no column 'text'.*It has: doc, body"):
        tazamun.read(polars.DataFrame({"doc": ["a"], "body": ["x"]}))
    for thing in (3, None, object()):
        with pytest.raises(TypeError):
            tazamun.read(thing)  # type: ignore[arg-type]


def test_messages_do_not_steer() -> None:
    with pytest.raises(tazamun.InputError) as refused:
        tazamun.read("no/\x1b[2Jsuch\u202e.txt")
    assert "\x1b" not in str(refused.value) and "\u202e" not in str(refused.value)


def test_warnings_are_warnings() -> None:
    with pytest.warns(tazamun.DataWarning, match="German|Deutsch"):
        tazamun.read([{"doc": "a", "published": "2022-01-01", "text":
            "Bei einem Anschlag auf einen Markt in der Stadt sind am Freitag nach Angaben der Polizei elf Menschen getötet worden."}])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tazamun.read([{"doc": "a", "published": "2022-01-01", "text": "Police said on Friday that the market was quiet."}])


def test_two_answers_at_once() -> None:
    answers: list[str] = []
    threads = [threading.Thread(target=lambda: answers.append(_asked())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert len(answers) == 3 and len(set(answers)) == 1
