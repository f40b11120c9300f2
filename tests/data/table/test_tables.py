"""Dropping a table into ``positive/`` or ``negative/`` makes a test: a CSV file, or a workbook as YAML (tests/books.py).

Beside it stands what is expected: ``名称.txt`` has the total of each department, or the findings with their places.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from engine.data.load import load_departments, read_table
from engine.exact import plain
from engine.findings import Finding, FindingsError
from engine.finding_text import finding_text
from engine.scoring.score import score_all
from tests.books import workbook

HERE = Path(__file__).parent


def tables(folder: str) -> list[Path]:
    """The tables of a folder; files beside a CSV file are its other sheets."""
    return sorted(path for path in (HERE / folder).iterdir()
                  if path.suffix in (".csv", ".yaml") and "." not in path.stem)


def made(path: Path, folder: Path) -> Path:
    """The table itself; a workbook is written first, in a folder that finds the same rubrics."""
    if path.suffix != ".yaml":
        return path
    (folder / "rubrics").symlink_to(HERE / "rubrics")
    spec = yaml.safe_load(path.read_text(encoding="utf-8"))
    target = folder / f"{path.stem}.xlsx"
    target.write_bytes(workbook(spec["sheets"], spec.get("merged")))
    return target


def spot(item: Finding, path: Path) -> str:
    """Where a finding is: line and column, in a workbook the cell; before it the sheet."""
    place = item.place
    assert place is not None
    if "[" in place.file:
        sheet = place.file.split("[")[1].rstrip("]")
        return f"{sheet}!{place.cell}" if place.cell else f"{sheet} {place.line}:{place.column}"
    return f"{Path(place.file).stem.removeprefix(path.stem).lstrip('.')} {place.line}:{place.column}".strip()


@pytest.mark.parametrize("path", tables("positive"), ids=lambda path: path.stem)
def test_departments_are_scored(path: Path, tmp_path: Path) -> None:
    """A good table is read without a finding, and its departments have the totals that stand beside it."""
    table = made(path, tmp_path)
    assert [(item.code, spot(item, table)) for item in read_table(table)[1]] == []
    loaded = load_departments(table)
    cards = score_all(loaded[0][0], [data for _, data in loaded])
    said = [f"{card.data.department} {plain(card.total) if card.total is not None else '—'}" for card in cards]
    assert said == path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", tables("negative"), ids=lambda path: path.stem)
def test_faults_are_found(path: Path, tmp_path: Path) -> None:
    """A bad table has exactly the findings that stand beside it, each at its cell, each with a hint, and each printable."""
    table = made(path, tmp_path)
    found = read_table(table)[1]
    said = [f"{item.code} {spot(item, table)}" for item in found]
    assert said == path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert all(item.message and item.hint for item in found)
    assert finding_text(found)
    if any(item.severity == "error" for item in found):
        with pytest.raises(FindingsError):
            load_departments(table)


def test_there_are_tables() -> None:
    """An empty folder would pass silently."""
    assert len(tables("positive")) >= 2
    assert len(tables("negative")) >= 30
