"""The wordings that stand in a rubric (``report: problems:``) and where: every sign at its own place in the YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..findings import FindingsError, Place
from ..positions import Node, ScalarNode
from ..rubric.extends import resolve
from ..rubric.model import Rubric
from .faults import Source

WordingPath = tuple[str | int, ...]
PROBLEMS: WordingPath = ("report", "problems")


class RubricPlaces:
    """Places in a rubric's file, or in those of its bases; a rubric that was built by hand has none. The file is read when
    the first place is asked for; reports of the same rubric (``sha256``) share it."""

    def __init__(self, file: str, sha256: str = ""):
        self.file, self.sha256 = file, sha256

    @property
    def top(self) -> Node | None:
        """The rubric's tree, its bases merged in."""
        return _shared_top(self.file, self.sha256) if self.sha256 else _top(self.file)

    def source(self, path: WordingPath, text: str) -> Source:
        """The wording at this path as a source for messages."""
        node = self._node(path)
        if not isinstance(node, ScalarNode) or node.text != text:
            return Source(self.file, text)
        return Source(node.place.file, text, node)

    def place(self, path: WordingPath) -> Place | None:
        """Where the value at this path stands; None where it isn't in the file."""
        node = self._node(path)
        return node.text_place if isinstance(node, ScalarNode) else None

    def _node(self, path: WordingPath) -> Node | None:
        top = self.top
        return top.at(path) if top is not None else None


@lru_cache(maxsize=4)
def _shared_top(file: str, sha256: str) -> Node | None:
    return _top(file)


def _top(file: str) -> Node | None:
    try:
        found = resolve(Path(file), []) if file else None
    except FindingsError:
        return None
    return found.top if found is not None else None


def problem_settings(rubric: Rubric) -> Mapping[str, Any]:
    """What the rubric says under ``report: problems:``; nothing where that is no mapping."""
    found = rubric.report.get("problems")
    return found if isinstance(found, Mapping) else {}


def wordings(rubric: Rubric) -> Iterator[tuple[WordingPath, str]]:
    """Every wording with its path: titles and texts of groups, texts of single indicators."""
    settings = problem_settings(rubric)
    for number, group in enumerate(settings.get("groups") or ()):
        for key in ("title", "text"):
            if group.get(key):
                yield (*PROBLEMS, "groups", number, key), str(group[key])
    for name, text in (settings.get("wording") or {}).items():
        if text:
            yield (*PROBLEMS, "wording", str(name)), str(text)
