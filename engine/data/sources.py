"""From files and folders to the departments that they hold: a positioned tree for each, before any rubric reads it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, Sequence

from ..findings import Finding, FindingsError, Place, finding, has_errors
from ..positions import MapNode, load_yaml, read_file
from ..rubric.model import Rubric
from ..slips import read_as_meant

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class Source:
    """What one department says, as a data file says it (``data.load.build_data`` reads it against a rubric).

    ``file`` is the file's name as it was given, ``sha256`` the hash of its bytes.
    """

    top: MapNode
    file: str
    sha256: str


def sources(paths: Sequence[Path], rubrics: Sequence[Rubric] = ()) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """The departments of data files, folders of them and tables, in the order named, each file once; and what is to be
    said of the files, errors first of all: a file that can't be read gives no department.

    ``rubrics`` are those that the departments will be scored by; a table's columns may be named by any of them. Without
    any, the rubrics that the table itself names are read.
    """
    found: list[Source] = []
    said: list[Finding] = []
    for path in data_files(paths, said):
        try:
            found += _of_file(path, rubrics, said)
        except FindingsError as error:
            said += [item for item in error.findings if item not in said]
    return tuple(found), tuple(said)


def _of_file(path: Path, rubrics: Sequence[Rubric], said: list[Finding]) -> Iterator[Source]:
    """The departments of one file. Raises FindingsError where it can't be read."""
    source, found = load_source(path)
    said += found
    if source is not None and not has_errors(found):
        yield source


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
    return Source(top, str(path), hashlib.sha256(content).hexdigest()), [*found, *slips]


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
