"""Finding rubrics: a path, or an id looked up in the user's folder first and then among those that ship."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

from ..findings import FindingsError, Place, finding
from ..positions import load_yaml
from ..resources import data_folder
from .builder import text


@dataclass(frozen=True)
class RubricEntry:
    """One rubric that can be named: its id, title, year, issuer, points (as written) and file."""

    id: str
    title: str
    year: str
    issuer: str
    points: str
    path: Path


def rubric_path(ref: str | Path, folder: Path | None = None) -> Path:
    """The file of a rubric. Raises FindingsError (B701) where neither a file nor an id fits."""
    path = Path(ref)
    if path.suffix.lower() in (".yaml", ".yml") or (isinstance(ref, Path) and path.is_file()):
        candidates = [path, *([folder / path] if folder else [])]
    else:
        candidates = [home / f"{ref}.yaml" for home in homes(folder)]
    for candidate in candidates:
        if candidate.is_file():
            return candidate
    known = "、".join(sorted({entry.id for entry in list_rubrics(folder)}))
    raise FindingsError([finding("B710", Place(str(ref)), name=str(ref), options=known)])


def homes(folder: Path | None = None) -> list[Path]:
    """Where rubrics live, in the order in which they are looked up.

    ``rubrics`` in the folder given and in the three above it, likewise from the current folder, then what ships.
    """
    starts = dict.fromkeys(start.resolve() for start in (folder or Path.cwd(), Path.cwd()))
    user = dict.fromkeys(base / "rubrics" for start in starts for base in (start, *start.parents[:3]))
    shipped = data_folder("rubrics").resolve()
    return [home for home in user if home.is_dir() and home.resolve() != shipped] + [data_folder("rubrics")]


def list_rubrics(folder: Path | None = None) -> list[RubricEntry]:
    """Every rubric in the user's ``rubrics`` folders and among those that ship; the first with an id wins."""
    found: dict[str, RubricEntry] = {}
    for home in homes(folder):
        for entry in _entries(home):
            found.setdefault(entry.id, entry)
    return list(found.values())


def _entries(home: Path) -> Iterator[RubricEntry]:
    for path in sorted(home.glob("*/*.yaml")):
        try:
            top = load_yaml(path.read_bytes(), str(path))
        except (FindingsError, OSError):
            continue
        if text(top, "id") and text(top, "title"):
            yield RubricEntry(text(top, "id"), text(top, "title"), text(top, "year"), text(top, "issuer"),
                              text(top, "points"), path)
