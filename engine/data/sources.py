"""From files and folders to the departments that they hold: a positioned tree for each, before any rubric reads it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

from ..findings import Finding, FindingsError, Place, finding, has_errors
from ..positions import MapNode, load_yaml, read_file
from ..rubric.model import Rubric
from ..slips import read_as_meant
from .table import is_table

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class Source:
    """What one department says, as a data file says it (``data.load.build_data`` reads it against a rubric).

    ``file`` is the file's name as it was given, ``sha256`` the hash of its bytes; departments of one table have the same.
    ``remarks`` are what is to be said of the file short of errors; of a table the first department has them.
    """

    top: MapNode
    file: str
    sha256: str
    remarks: tuple[Finding, ...] = ()


def sources(paths: Sequence[Path], rubrics: Sequence[Rubric] = ()) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The departments of data files, folders of them and tables (CSV, workbooks), in the order named, each file once; and
    everything that is to be said of the files, warnings too. Where there are errors, nothing may be scored: what is wrong
    is left out of the trees.

    ``rubrics`` are those that the departments will be scored by; a table's columns may be named by any of them. Without
    any, the rubrics that the table itself names are read.
    """
    found: list[Source] = []
    said: list[Finding] = []
    for path in data_files(paths, said):
        made, findings = table_sources(path, rubrics) if is_table(path) else _one(path)
        found += made
        said += [item for item in findings if item not in said]
    return tuple(found), tuple(said)


def table_sources(path: Path, rubrics: Sequence[Rubric] = ()) -> tuple[tuple[Source, ...], list[Finding]]:
    """The departments of one table; none where it can't be read."""
    # A department's own file needs none of it.
    from .table.departments import departments
    from .table.reading import read_book

    try:
        book = read_book(path)
        tops, findings = departments(book, rubrics)
    except FindingsError as error:
        return (), list(error.findings)
    remarks = tuple(item for item in findings if item.severity != "error")
    return tuple(Source(top, book.file, book.sha256, () if index else remarks)
                 for index, top in enumerate(tops)), list(findings)


def _one(path: Path) -> tuple[tuple[Source, ...], list[Finding]]:
    """The department of one YAML file; none where it can't be read."""
    try:
        source, findings = load_source(path)
    except FindingsError as error:
        return (), list(error.findings)
    return (source,) if source is not None and not has_errors(findings) else (), findings


def load_source(path: Path) -> tuple[Source | None, list[Finding]]:
    """One YAML data file, its misspelt keys read as meant; None where it can't be read, or is a rubric (B718)."""
    content = read_file(path)
    found: list[Finding] = []
    try:
        top = load_yaml(content, str(path), found)
    except FindingsError as error:
        return None, [*found, *error.findings]
    if top.get("indicators") is not None and top.get("department") is None:
        return None, [finding("B718", top.key_place("indicators"), name=str(path))]
    top, slips = read_as_meant(top, "data")
    found += slips
    remarks = tuple(item for item in found if item.severity != "error")
    return Source(top, str(path), hashlib.sha256(content).hexdigest(), remarks), found


def data_files(paths: Sequence[Path], said: list[Finding]) -> list[Path]:
    """The files named, and the data files in the folders named, each once; a folder without any is reported (B716).

    Tables are read only where they are named: a folder may hold others beside the data.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = [item for item in sorted(path.rglob("*")) if item.suffix.lower() in SUFFIXES and is_data(item)]
        if not inside:
            said.append(finding("B716", Place(str(path)), name=str(path)))
        found += inside
    return list(dict.fromkeys(found))


def is_data(path: Path) -> bool:
    """Whether a YAML file says whose data it holds; what can't be read is taken for data, so that its fault is told."""
    try:
        top = load_yaml(path.read_bytes(), str(path))
    except (FindingsError, OSError):
        return True
    return isinstance(top, MapNode) and top.get("department") is not None
