"""The types hold: mypy is strict, and the stubs say what the module has."""

from __future__ import annotations

import pathlib
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parents[1]


def run(*args: str) -> None:
    done = subprocess.run([sys.executable, "-m", *args], capture_output=True, text=True, cwd=HERE, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


def test_mypy_is_strict() -> None:
    pytest.importorskip("mypy")
    run("mypy", "--strict", "tazamun")


def test_the_stubs_are_those_of_the_module() -> None:
    pytest.importorskip("mypy")
    run("mypy.stubtest", "tazamun._tazamun")
