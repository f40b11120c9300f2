"""Finding rubrics: a path, or an id looked up in the user's folder first and then among those that ship."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

from ..findings import FindingsError, Place, finding
from ..positions import load_yaml
from ..positions.reading import text
from ..resources import data_folder

# Test cases stand beside the rubric that they are of, under its name.
CASES = ".cases.yaml"


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
    known = "、".join(rubric_ids(folder))
    raise FindingsError([finding("B710", Place(str(ref)), name=str(ref), options=known)])


def homes(folder: Path | None = None) -> list[Path]:
    """Where rubrics live, in the order in which they are looked up.

    ``rubrics`` in the folder given and in the three above it, likewise from the current folder, then what ships.
    """
    starts = dict.fromkeys(start.resolve() for start in (folder or Path.cwd(), Path.cwd()))
    user = dict.fromkeys(base / "rubrics" for start in starts for base in (start, *start.parents[:3]))
    shipped = data_folder("rubrics").resolve()
    return [home for home in user if home.is_dir() and home.resolve() != shipped] + [data_folder("rubrics")]


def id_of_place(path: Path) -> str:
    """The id under which a file is looked up (``longhua/2021``); empty where it isn't in a folder of rubrics."""
    file = path.resolve()
    home = file.parent.parent
    known = any(home == other.resolve() for other in homes(file.parent))
    return f"{file.parent.name}/{file.stem}" if known else ""


def rubric_files(folder: Path | None = None) -> Iterator[Path]:
    """Every file that may be a rubric, in the order in which ids are looked up."""
    for home in homes(folder):
        yield from (path for path in sorted(home.glob("*/*.yaml")) if not path.name.endswith(CASES))


def rubric_ids(folder: Path | None = None) -> list[str]:
    """The ids that can be named, in alphabetical order."""
    found = set()
    for path in rubric_files(folder):
        try:
            found.add(text(load_yaml(path.read_bytes(), str(path)), "id"))
        except (FindingsError, OSError):
            continue
    return sorted(found - {""})
