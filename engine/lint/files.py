"""Which files are looked at, and as what: a rubric, its test cases, department data, or neither."""

from __future__ import annotations

from pathlib import Path
from typing import Iterable, Iterator, Sequence

from ..cases import run_cases
from ..data.load import read_data, read_table
from ..data.table import is_table
from ..findings import Finding, FindingsError, Place, finding, has_errors
from ..positions import MapNode, ScalarNode, load_yaml
from ..rubric.find import id_of_place
from ..rubric.load import read_rubric
from ..rubric.model import Rubric
from .data_rules import lint_data
from .report_rules import lint_report

SUFFIXES = (".yaml", ".yml")

# What is read through the rubric that names it.
TEMPLATE = ".j2"


def lint_paths(paths: Sequence[str | Path], rubric: Rubric | None = None) -> list[Finding]:
    """Every finding of every file; folders are searched for YAML. ``rubric`` overrides the one that data name."""
    found: list[Finding] = []
    for path in _files(paths, found):
        try:
            found += lint_file(path, rubric)
        except FindingsError as error:
            found += error.findings
        except OSError as error:
            found.append(finding("B711", Place(str(path)), name=str(path), why=error.strerror or str(error)))
    # A rubric's faults come up again with every data file that names it.
    unique: dict[tuple[object, ...], Finding] = {}
    for item in found:
        unique.setdefault((item.code, _spot(item), item.message), item)
    return list(unique.values())


def _spot(item: Finding) -> tuple[object, ...]:
    """Where a finding is, however its file was named."""
    place = item.place
    return () if place is None else (Path(place.file).resolve(), place.line, place.column, place.length)


def lint_file(path: Path, rubric: Rubric | None = None) -> list[Finding]:
    """The findings of one file, in the order of its lines. Raises OSError where it can't be read."""
    if is_table(path):
        return lint_table(path, rubric)
    try:
        top = load_yaml(path.read_bytes(), str(path))
    except FindingsError as error:
        return list(error.findings)
    if isinstance(top, MapNode) and top.get("cases") is not None:
        return list(run_cases(path, rubric).problems)
    if isinstance(top, MapNode) and top.get("indicators") is None and (
            top.get("department") is not None or top.get("rubric") is not None):
        data, findings = read_data(path, rubric)
        errors = [item for item in findings if item.severity == "error"]
        return findings + (lint_data(data, rubric, path, errors) if data is not None else [])
    rubric_read, findings = read_rubric(path)
    findings += _misplaced(top, path)
    if rubric_read is None or has_errors(findings):
        return findings
    return findings + lint_report(rubric_read)


def lint_table(path: Path, rubric: Rubric | None = None) -> list[Finding]:
    """The findings of a table, and of every department in it, row by row."""
    read, findings = read_table(path, rubric)
    for used, data, said in read:
        errors = [item for item in said if item.severity == "error"]
        findings += lint_data(data, used, path, errors) if data is not None else []
    return findings


def _misplaced(top: MapNode, path: Path) -> Iterator[Finding]:
    """A rubric in a folder of rubrics whose id is not its place: by its id another file is found, or none."""
    node, place = top.get("id"), id_of_place(path)
    if place and isinstance(node, ScalarNode) and node.text and node.text != place:
        yield finding("B191", node.place, id=node.text, home=place)


def _files(paths: Iterable[str | Path], found: list[Finding]) -> Iterator[Path]:
    for name in paths:
        path = Path(name)
        if path.is_dir():
            inside = sorted(item for item in path.rglob("*") if item.suffix.lower() in SUFFIXES and item.is_file())
            if not inside:
                found.append(finding("B712", Place(str(path)), name=str(path)))
            yield from inside
        elif path.is_file() and path.suffix.lower() == TEMPLATE:
            found.append(finding("B643", Place(str(path)), name=str(path)))
        elif path.is_file():
            yield path
        else:
            found.append(finding("B713", Place(str(path)), name=str(path)))
