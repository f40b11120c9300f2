"""Many departments from files, folders and tables, where one that can't be read doesn't stop the others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

from ..findings import Finding, FindingsError
from ..rubric.model import Rubric
from .load import Known, of_source
from .lost import Failed, lost, name_of
from .model import DepartmentData
from .sources import sources


@dataclass(frozen=True)
class Many:
    """The departments that can be read, with their rubrics, in the order of the files and rows; those that can't; and what
    is to be said of the files short of errors."""

    departments: tuple[tuple[Rubric, DepartmentData], ...]
    failed: tuple[Failed, ...]
    remarks: tuple[Finding, ...]


def read_many(paths: Sequence[Path], rubric: Rubric | None = None) -> Many:
    """The departments of data files, folders of them and tables, each read by ``rubric``, else by the one that it names."""
    found, said = sources(paths, [rubric] if rubric is not None else [])
    failed = list(lost(said, found))
    bad = {(item.name, item.file) for item in failed}
    known: Known = {}
    made = []
    for source in found:
        if (name_of(source), source.file) in bad:
            continue
        try:
            made.append(of_source(source, rubric, known))
        except FindingsError as error:
            failed.append(Failed(name_of(source), source.file, error.findings))
    remarks = tuple(item for item in said if item.severity != "error")
    return Many(tuple(made), tuple(failed), remarks)
