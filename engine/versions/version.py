"""One version of a rubric: what it says, and the positioned tree that says it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Iterator, Mapping

from ..positions import MapNode, Node
from ..positions.reading import items, text
from ..rubric.load import load_whole
from ..rubric.model import Indicator, Rubric

Names = tuple[str, ...]


@dataclass(frozen=True)
class Version:
    """A rubric with the tree that it was made of, its bases merged in; ``given`` are the edits that were given on the
    command line (``with_edits``)."""

    rubric: Rubric
    top: MapNode
    given: Names = ()

    @cached_property
    def nodes(self) -> Mapping[Names, MapNode]:
        """The tree's node of every indicator, by its path."""
        return dict(_nodes(self.top.get("indicators"), ()))

    @cached_property
    def indicators(self) -> Mapping[Names, Indicator]:
        """Every indicator by its path."""
        return {node.path: node for node in self.rubric.walk()}

    def block_of(self, path: Names) -> Indicator | None:
        """The indicator above one; None at the first level."""
        return self.indicators.get(path[:-1])


def load_version(ref: str | Path, folder: Path | None = None) -> Version:
    """The version with this id or file (see ``load_rubric``). Raises FindingsError with every error found."""
    return Version(*load_whole(ref, folder))


def _nodes(node: Node | None, above: Names) -> Iterator[tuple[Names, MapNode]]:
    for item in items(node):
        if isinstance(item, MapNode):
            path = (*above, text(item, "name"))
            yield path, item
            yield from _nodes(item.get("indicators"), path)
