"""From the names of files and rubrics to a comparison."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Sequence, TypeVar

from ..data.sources import Source, sources
from ..findings import FindingsError, Place, finding
from ..language_choice import translate
from ..positions.reading import text
from ..versions import Version, load_version
from .model import Comparison
from .run import Comparing

Ref = TypeVar("Ref")
# How many names a message lists.
SHOWN = 6


def compare(data: Sequence[Path], rubrics: Sequence[str | Path | Version] = (), peers: Sequence[Path] = (),
            department: str | None = None) -> Comparison:
    """One department under several rubrics, or several data files (years, departments) under one or as many.

    ``data``: one file and at least two ``rubrics`` (ids, files or versions), or several files and none, one or as many
    rubrics; without any each file's own is used. ``peers``: files or folders of the departments that are scored
    together. ``department`` names the one that is meant where a file is a table of many. Raises FindingsError.
    """
    files, refs = sides(data, rubrics)
    loaded: dict[str | Path, Version] = {}
    named = tuple(ref if isinstance(ref, Version) else loaded.get(ref) or loaded.setdefault(ref, load_version(ref))
                  for ref in refs)
    chosen = _chosen(files, department, named)
    versions = named or tuple(map(own_version, chosen))
    return Comparing(versions).compare(chosen, _others(peers, chosen, versions))


def _chosen(files: Sequence[Path], department: str | None, versions: Sequence[Version]) -> list[Source]:
    """The department of every side; a file that stands for several sides is read once. A table that names no rubric is
    taken to be filled in for that of its own side."""
    found: dict[Path, Source] = {}
    for index, path in enumerate(files):
        if path not in found:
            found[path] = one_of(path, department, (*versions[index:], *versions[:index]))
    return [found[path] for path in files]


def _others(peers: Sequence[Path], chosen: Sequence[Source], versions: Sequence[Version]) -> list[Source]:
    """The departments that are scored together with the one chosen, without that one."""
    if not peers:
        return []
    own = {_who(source) for source in chosen}
    return [source for source in _read(peers, versions) if _who(source) not in own]


def _who(source: Source) -> tuple[Path, str, str]:
    return Path(source.file).resolve(), text(source.top, "department"), text(source.top, "project")


def _read(paths: Sequence[Path], versions: Sequence[Version]) -> tuple[Source, ...]:
    """The departments of some files. Raises FindingsError where one can't be read."""
    found, said = sources(paths, [version.rubric for version in versions])
    errors = [item for item in said if item.severity == "error"]
    if errors:
        raise FindingsError(errors)
    return found


def sides(data: Sequence[Path], rubrics: Sequence[Ref]) -> tuple[tuple[Path, ...], tuple[Ref, ...]]:
    """The data file of every side, and its rubric (none: those that the data name). Raises FindingsError (B709) where
    that doesn't make two sides or more."""
    files, refs = tuple(data), tuple(rubrics)
    if len(files) == 1 and len(refs) > 1:
        return files * len(refs), refs
    if len(files) > 1 and len(refs) in (0, 1, len(files)):
        return files, refs * len(files) if len(refs) == 1 else refs
    raise FindingsError([finding("B709", None, files=len(files), rubrics=len(refs))])


def one_of(path: Path, department: str | None, versions: Sequence[Version]) -> Source:
    """The one department of a file, or that of this name in a table or folder. Raises FindingsError (B728, B729)."""
    found = _read([path], versions)
    names = [text(item.top, "department") for item in found]
    chosen = [item for item, name in zip(found, names) if department in (None, name)]
    if len(chosen) == 1:
        return chosen[0]
    code = "B729" if department is not None and not chosen else "B728"
    raise FindingsError([finding(code, Place(str(path)), name=str(path), department=department or "",
                                 names=_some(names, department or ""))])


def _some(names: Sequence[str], like: str) -> str:
    """A few of many names, those first that are like the one that was meant."""
    known = list(dict.fromkeys(names))
    ordered = [*get_close_matches(like, known, SHOWN, 0.3), *known]
    some = "、".join(list(dict.fromkeys(ordered))[:SHOWN])
    return some if len(known) <= SHOWN else translate("{names}等{count}个").format(names=some, count=len(known))


def own_version(source: Source) -> Version:
    """The version that a data file names. Raises FindingsError."""
    return load_version(text(source.top, "rubric"), Path(source.file).parent)
