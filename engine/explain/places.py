"""Places as a reader of an explanation knows them: data.yaml:33, with the folder where two files share a name."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import Iterable, Mapping

from ..findings import Place


def file_names(files: Iterable[str]) -> Mapping[str, str]:
    """What each file is called: its name, with its folder where another file has the same (project/2022.yaml)."""
    paths = {file: PurePath(file) for file in files}
    shared = Counter(path.name for path in paths.values())
    return {file: "/".join(path.parts[-2:]) if shared[path.name] > 1 else path.name for file, path in paths.items()}


def place_text(place: Place | None, names: Mapping[str, str]) -> str:
    """``data.yaml:33``, in a workbook ``表.xlsx[项目]:C5``; empty where there is no place. ``names`` as of ``file_names``; a file that
    isn't among them goes by its own name."""
    if place is None or not place.file:
        return ""
    name = names.get(place.file) or PurePath(place.file).name
    return f"{name}:{place.cell or place.line}" if place.line else name
