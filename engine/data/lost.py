"""Departments that can't be read, among others that can: whose data they are, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Sequence

from ..findings import Finding
from ..positions.reading import text
from .sources import Source


@dataclass(frozen=True)
class Failed:
    """A department (or a whole file, then ``name`` is empty) that couldn't be read."""

    name: str
    file: str
    findings: tuple[Finding, ...]


def name_of(source: Source) -> str:
    """Whose evaluation a source is, with its project."""
    name, project = text(source.top, "department"), text(source.top, "project")
    return f"{name}（{project}）" if project else name


def lost(said: Sequence[Finding], sources: Sequence[Source]) -> Iterator[Failed]:
    """Files that gave no department, and departments of tables of which something couldn't be read: those in whose row it
    stands, else all of the table."""
    errors = [item for item in said if item.severity == "error"]
    files: dict[str, list[Source]] = {}
    for source in sources:
        files.setdefault(source.file, []).append(source)
    for file, found in _by_file(errors, list(files)).items():
        rows = {source.top.place.line: source for source in files.get(file, ())}
        whole = [item for item in found if item.place is None or item.place.file != file or item.place.line not in rows]
        if file not in files:
            yield Failed("", file, tuple(found))
            continue
        for line, source in rows.items():
            own = [item for item in found if item in whole or (item.place is not None and item.place.line == line)]
            if own:
                yield Failed(name_of(source), file, tuple(own))


def _by_file(errors: Sequence[Finding], files: Sequence[str]) -> dict[str, list[Finding]]:
    """Errors by file; those of a table's other sheets (表名.项目.csv) by that of the table."""
    found: dict[str, list[Finding]] = {}
    for item in errors:
        own = item.place.file if item.place is not None else ""
        home = next((file for file in files if own != file and own.startswith(file.rpartition(".")[0] + ".")), own)
        found.setdefault(own if own in files else home, []).append(item)
    return found
