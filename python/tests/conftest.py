"""What the tests share: the project's own files, and the command line where it is built."""

from __future__ import annotations

import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ARTICLES = [ROOT / "examples/articles" / name for name in ("2022-01-23.ar.txt", "2022-01-23.en.txt", "2022-01-24.ar.txt")]
UCDP = ROOT / "examples/ucdp/is_civilians_2016_2018.csv"
MANY = ROOT / "examples/training/articles.jsonl"


def command_line() -> pathlib.Path | None:
    named = [os.environ.get("TAZAMUN"), ROOT / "target/release/tazamun", ROOT / "target/debug/tazamun"]
    return next((pathlib.Path(path) for path in named if path and pathlib.Path(path).exists()), None)


class CommandLine:
    """Runs the command line and gives what it printed."""

    def __init__(self, program: pathlib.Path) -> None:
        self.program = program

    def __call__(self, *args: str, status: int = 0) -> str:
        env = {**os.environ, "LC_ALL": "C.UTF-8"}
        run = subprocess.run([self.program, *args], capture_output=True, text=True, timeout=300, env=env, cwd=ROOT)
        assert run.returncode == status, run.stderr
        return run.stdout if status == 0 else run.stderr


@pytest.fixture(scope="session")
def cli() -> CommandLine:
    program = command_line()
    if program is None:
        # Where CI runs nobody may believe to have checked what was passed over.
        assert os.environ.get("CI") != "true", "the command line is not built: cargo build --release"
        pytest.skip("the command line is not built")
    return CommandLine(program)


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(scope="session")
def rows() -> list[dict[str, str]]:
    """The project's articles as rows."""
    found = []
    for path in ARTICLES:
        head, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
        title, _, text = rest.partition("\n\n")
        keys = dict(line.split(": ", 1) for line in head.splitlines())
        found.append({"doc": path.name, "published": keys.get("published", path.name[:10]), "title": title, "text": text})
    return found
