"""From the names on the command line to what the library works on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Sequence

from ..findings import Finding, FindingsError, Place, finding
from .files import is_file, readable

if TYPE_CHECKING:
    from ..data.model import DepartmentData
    from ..rubric.model import Rubric
    from ..scoring.scorecard import Scorecard
    from ..versions import Version

    Department = tuple[Rubric, DepartmentData]


def named_rubric(ref: str) -> Rubric:
    """The rubric named on the command line, by id or file. Raises FindingsError."""
    from ..rubric.load import load_rubric

    return load_rubric(rubric_ref(ref))


def rubric_ref(ref: str) -> str | Path:
    """An id as it is, a file as its path. Raises FindingsError (B701–B705) for a file that can't be read."""
    return readable(Path(ref)) if is_file(ref) else ref


def edited_version(ref: str, edits: Sequence[str] = (), option: str = "--set") -> Version:
    """The version named on the command line, with the edits given there. Raises FindingsError."""
    from ..versions import load_edited

    return load_edited(rubric_ref(ref), edits, option=option)


def load_scorecard(data: Path, rubric: str | None = None, peers: Sequence[Path] = ()) -> Scorecard:
    """The department's scorecard, under the rubric that its data name or the one given; scored together with ``peers``
    (files or folders), where the rubric ranks departments. Raises FindingsError."""
    from ..data.load import load_departments
    from ..scoring.score import score

    readable(data)
    given = named_rubric(rubric) if rubric else None
    (used, own), = _only(load_departments(data, given), data)
    others = [path for path in data_files(peers) if path.resolve() != data.resolve()]
    return score(used, own, [peer for path in others for peer in _together(path, used, rubric is not None)])


def is_table(path: Path) -> bool:
    """Whether a path is that of a table: many departments in one file."""
    from ..data.table import is_table as by_suffix

    return by_suffix(path)


def _only(loaded: list[Department], path: Path) -> list[Department]:
    """The one department of a file. Raises FindingsError (B732) for a table with several."""
    if len(loaded) != 1:
        raise FindingsError([finding("B732", Place(str(path)), name=str(path), count=len(loaded))])
    return loaded


def load_scorecards(paths: Sequence[Path], rubric: str | None = None) -> tuple[Scorecard, ...]:
    """The scorecards of several departments; those under one rubric are scored together. Raises FindingsError with what
    is wrong in any of the files."""
    from ..data.load import load_departments
    from ..scoring.score import score_all

    given = named_rubric(rubric) if rubric else None
    loaded, findings = [], []
    for path in data_files(paths):
        try:
            loaded += load_departments(readable(path), given)
        except FindingsError as error:
            findings += [item for item in error.findings if item not in findings]
    if findings:
        raise FindingsError(findings)
    groups: dict[str, list[int]] = {}
    for index, (used, _) in enumerate(loaded):
        groups.setdefault(used.sha256, []).append(index)
    made: dict[int, Scorecard] = {}
    for indexes in groups.values():
        cards = score_all(loaded[indexes[0]][0], [loaded[index][1] for index in indexes])
        made.update(zip(indexes, cards, strict=True))
    return tuple(made[index] for index in sorted(made))


def data_files(paths: Sequence[Path]) -> list[Path]:
    """The data files named, and those in the folders named. Raises FindingsError (B703) for a folder without any."""
    from ..data.sources import data_files as files_of

    said: list[Finding] = []
    found = files_of([path if path.is_dir() else readable(path) for path in paths], said)
    if said:
        raise FindingsError(said)
    return found


def _together(path: Path, rubric: Rubric, forced: bool) -> list[DepartmentData]:
    """The peers in a file; they must name the same rubric, unless one was given for all."""
    from ..data.load import load_departments

    peers = [peer for _, peer in load_departments(readable(path), rubric)]
    other = next((peer.rubric for peer in peers if peer.rubric != rubric.id), "")
    if not forced and other:
        raise FindingsError([finding("B717", Place(str(path)), name=str(path), other=other, rubric=rubric.id)])
    return peers
