"""What a YAML file holds, as frozen nodes that know where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Iterator, Sequence

from ..findings import Place

Step = str | int


@dataclass(frozen=True)
class ScalarNode:
    """One scalar as written.

    ``kind`` is ``str``, ``number``, ``bool`` or ``null`` (YAML 1.2 core, without hex and octal: ``no``, dates and
    ``12:30`` are text); ``style`` is empty for plain text, else one of ``' " | >``. ``place`` is where the scalar
    begins (its quote or ``|``), ``line_places`` where the text of each of its source lines begins.
    """

    text: str
    style: str
    kind: str
    place: Place
    line_places: tuple[Place, ...] = field(default=(), compare=False, repr=False)

    @property
    def decimal(self) -> Decimal:
        """The exact number with the digits as written. Raises ValueError for a scalar of another kind."""
        if self.kind != "number":
            raise ValueError(f"{self.text!r} is not a number")
        return Decimal(self.text)

    @property
    def text_place(self) -> Place:
        """Where the text itself begins: behind a quote, on the line below a ``|``."""
        return self.line_places[0] if self.line_places else self.place

    def spot(self, offset: int, length: int = 1) -> Place:
        """The place of the character at ``offset`` of ``text`` (exact but for escapes and folded lines)."""
        line = self.text.count("\n", 0, offset)
        if self.style == ">" or line >= max(len(self.line_places), 1):
            return self.text_place
        start = self.line_places[line] if self.line_places else self.place
        return start.moved(offset - (self.text.rfind("\n", 0, offset) + 1), length)

    def plain(self) -> Any:
        """Text, Decimal, bool or None."""
        if self.kind == "number":
            return self.decimal
        if self.kind == "bool":
            return self.text.lower() == "true"
        return None if self.kind == "null" else self.text

    def at(self, path: Sequence[Step]) -> Node:
        """Itself: nothing lies deeper."""
        return self


@dataclass(frozen=True)
class SeqNode:
    """A list."""

    items: tuple[Node, ...]
    place: Place

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def plain(self) -> list[Any]:
        """The list as plain data."""
        return [item.plain() for item in self.items]

    def at(self, path: Sequence[Step]) -> Node:
        """The node at a path of keys and indexes, or the deepest one on the way there."""
        if path and isinstance(path[0], int) and -len(self.items) <= path[0] < len(self.items):
            return self.items[path[0]].at(path[1:])
        return self


@dataclass(frozen=True)
class Entry:
    """One key of a mapping with its value."""

    key: str
    key_place: Place
    value: Node


@dataclass(frozen=True)
class MapNode:
    """A mapping; its entries in the file's order, its keys as written. ``place`` is that of its first key."""

    entries: tuple[Entry, ...]
    place: Place
    _index: dict[str, Entry] = field(init=False, compare=False, repr=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", {entry.key: entry for entry in self.entries})

    def __contains__(self, key: object) -> bool:
        return key in self._index

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, key: str) -> Node | None:
        """The value under a key, or None where the key is absent."""
        entry = self._index.get(key)
        return entry.value if entry else None

    def entry(self, key: str) -> Entry | None:
        """The entry of a key, or None."""
        return self._index.get(key)

    def key_place(self, key: str) -> Place:
        """Where a key stands; the mapping's own place if it has no such key."""
        entry = self._index.get(key)
        return entry.key_place if entry else self.place

    def keys(self) -> tuple[str, ...]:
        """The keys in order."""
        return tuple(entry.key for entry in self.entries)

    def items(self) -> tuple[tuple[str, Node], ...]:
        """Keys and values in order."""
        return tuple((entry.key, entry.value) for entry in self.entries)

    def plain(self) -> dict[str, Any]:
        """The mapping as plain data; numbers as Decimal."""
        return {entry.key: entry.value.plain() for entry in self.entries}

    def at(self, path: Sequence[Step]) -> Node:
        """The node at a path of keys and indexes, or the deepest one on the way there."""
        entry = self._index.get(path[0]) if path and isinstance(path[0], str) else None
        return entry.value.at(path[1:]) if entry else self


Node = ScalarNode | SeqNode | MapNode
