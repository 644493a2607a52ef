"""The notebooks run from the first cell to the last."""

from __future__ import annotations

import pytest

from conftest import ROOT

BOOKS = {"synchrony.ipynb": [], "side_by_side.ipynb": ["pyunicorn", "pyspike", "elephant"]}


@pytest.mark.parametrize("name", BOOKS)
def test_a_notebook_runs(name: str) -> None:
    nbclient, nbformat = pytest.importorskip("nbclient"), pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    for library in BOOKS[name]:
        pytest.importorskip(library)
    folder = ROOT / "examples/notebooks"
    book = nbformat.read(folder / name, as_version=4)
    nbclient.NotebookClient(book, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()
    shown = [
        data for cell in book.cells for output in cell.get("outputs", []) for data in [output.get("data", {})]
    ]
    assert any("<svg" in "".join(data.get("text/html", "")) or "<table" in "".join(data.get("text/html", "")) for data in shown)
    if name == "synchrony.ipynb":
        html = ["".join(data.get("text/html", "")) for data in shown]
        assert any("<svg" in one for one in html) and any(one.startswith("<iframe srcdoc") for one in html)
