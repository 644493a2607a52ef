"""The types hold: mypy is strict, and the stubs say what the module has."""

from __future__ import annotations

import pathlib
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).resolve().parents[1]


def run(*args: str, cwd: pathlib.Path = HERE) -> None:
    done = subprocess.run([sys.executable, "-m", *args], capture_output=True, text=True, cwd=cwd, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


def test_mypy_is_strict() -> None:
    pytest.importorskip("mypy")
    run("mypy", "--strict", "tazamun")


def test_the_stubs_are_those_of_the_module(tmp_path: pathlib.Path) -> None:
    pytest.importorskip("mypy")
    # Of the module that is installed, and not of the folder that lies here.
    run("mypy.stubtest", "tazamun._tazamun", cwd=tmp_path)
