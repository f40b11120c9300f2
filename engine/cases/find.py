"""Which case files belong to what was named: a rubric's id or file, a case file, or a folder of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

from ..findings import Finding, FindingsError, Place, finding
from ..positions import MapNode, load_yaml, read_file
from ..positions.reading import text
from ..rubric.find import CASES, rubric_path
from .read import cases_beside

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class Found:
    """The case files that were found, in order, and what is to be said: rubrics without cases, files that can't be read."""

    files: tuple[Path, ...]
    problems: tuple[Finding, ...] = ()


def find_cases(ref: str) -> Found:
    """The case files of a rubric (by id or file), a case file itself, or those of every rubric in a folder.

    Raises FindingsError where nothing of that name is there.
    """
    path = Path(ref)
    if path.is_dir():
        return _in_folder(path)
    if path.is_file() and (path.name.endswith(CASES) or _top(path).get("cases") is not None):
        return Found((path,))
    rubric = rubric_path(ref)
    cases = cases_beside(rubric)
    return Found((cases,)) if cases.is_file() else Found((), (_without(rubric, cases, ref),))


def _top(path: Path) -> MapNode:
    return load_yaml(read_file(path), str(path))


def _without(rubric: Path, cases: Path, name: str) -> Finding:
    return finding("B720", Place(str(rubric)), name=name, file=cases.name)


def _in_folder(folder: Path) -> Found:
    """Every case file of a folder and those below it, and every rubric that has none."""
    files: list[Path] = []
    problems: list[Finding] = []
    for path in sorted(item for item in folder.rglob("*") if item.suffix.lower() in SUFFIXES and item.is_file()):
        if path.name.endswith(CASES):
            files.append(path)
        elif not cases_beside(path).is_file():
            for found in _looked_at(path):
                files.append(found) if isinstance(found, Path) else problems.append(found)
    if not files and not problems:
        raise FindingsError([finding("B721", Place(str(folder)), name=str(folder))])
    return Found(tuple(files), tuple(problems))


def _looked_at(path: Path) -> Iterator[Path | Finding]:
    """A file without cases beside it: cases under a name of their own, a rubric without any, or something else."""
    try:
        top = _top(path)
    except FindingsError as error:
        yield from error.findings
        return
    if top.get("cases") is not None:
        yield path
    elif top.get("indicators") is not None or top.get("extends") is not None:
        yield _without(path, cases_beside(path), text(top, "id") or str(path))
