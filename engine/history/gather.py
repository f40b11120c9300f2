"""Which versions a family has: rubrics by the folder part of their ids, the chain of one rubric, and more files."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Iterable, Iterator, Sequence

from ..findings import Finding, FindingsError, Place, finding
from ..rubric.find import rubric_files, rubric_path
from ..rubric.listing import RubricEntry, list_rubrics
from ..versions import Version, load_version


@dataclass(frozen=True)
class Gathered:
    """The versions that could be read, in no order, and what is wrong with the others."""

    versions: tuple[Version, ...]
    findings: tuple[Finding, ...] = ()


def gather(family: str | Path, more: Sequence[str | Path] = (), folder: Path | None = None) -> Gathered:
    """All versions of a family (``longhua``), or a rubric (``longhua/2022``, or its path) with those that it extends;
    and ``more`` (ids or files).

    Rubrics of the user's folders go before those that ship. Raises FindingsError for a family that has none (B750,
    B751), for a rubric that isn't there (B710), and where none can be read.
    """
    chosen = chain(family, folder) if isinstance(family, Path) or "/" in family else members(family, folder)
    paths = [*chosen, *(rubric_path(ref, folder) for ref in more)]
    versions, findings = [], []
    for path in {path.resolve(): path for path in reversed(paths)}.values():
        try:
            versions.append(load_version(path, folder))
        except FindingsError as error:
            findings += [*error.findings, finding("B753", Place(str(path)), name=str(path))]
    if not versions:
        raise FindingsError(item for item in findings if item.code != "B753")
    return Gathered(tuple(versions), tuple(findings))


def chain(ref: str | Path, folder: Path | None = None) -> list[Path]:
    """The file of a rubric and those of its bases. Raises FindingsError where there is no such rubric (B710)."""
    path = rubric_path(ref, folder)
    try:
        return [path, *(Path(base.file) for base in load_version(path, folder).rubric.bases)]
    except FindingsError:
        return [path]


def members(family: str, folder: Path | None = None) -> list[Path]:
    """The files of a family's rubrics, also those that can't be read. Raises FindingsError where there are none."""
    entries = list_rubrics(folder)
    found = [entry.path for entry in entries if family_of(entry.id) == family]
    found += _unread(family, entries, folder)
    if not found:
        raise FindingsError([_unknown(family, dict.fromkeys(family_of(entry.id) for entry in entries))])
    return found


def _unread(family: str, entries: Sequence[RubricEntry], folder: Path | None) -> Iterator[Path]:
    """Files in a folder of the family's name that the list leaves out because they can't be read."""
    ids = {entry.id for entry in entries}
    yield from (path for path in rubric_files(folder)
                if path.parent.name == family and f"{family}/{path.stem}" not in ids
                and all(path != entry.path for entry in entries))


def family_of(rubric: str) -> str:
    """The folder part of an id: longhua of longhua/2021; empty for an id without one."""
    return rubric.rpartition("/")[0]


def _unknown(family: str, known: Iterable[str]) -> Finding:
    names = sorted(name for name in known if name)
    near = get_close_matches(family, names, n=1)
    options = "、".join(names) or "-"
    return finding("B751", None, name=family, near=near[0], options=options) if near else \
        finding("B750", None, name=family, options=options)
