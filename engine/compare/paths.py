"""What the parts and items of one indicator, which its answers and findings go by, are called in another version."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Iterator, Mapping

from ..data.answers import asked
from ..data.figures import ENTRY_KEYS
from ..language.names import canonical
from ..positions import MapNode, Node, ScalarNode
from ..positions.reading import text
from ..rubric.methods.choose import Choose
from ..rubric.methods.options import Option
from ..rubric.model import Indicator, Piece, Rounding, Rubric
from ..versions import Version
from ..versions.likeness import best_pairs, likeness
from ..versions.piece_diff import match_parts, parts_of

STATEMENT = ENTRY_KEYS | {"items"}


@dataclass(frozen=True)
class Paths:
    """The parts and items of one indicator in two versions. ``elsewhere`` are the names (canonical) that any of the
    versions compared has for parts and items: what the target doesn't ask for is left out quietly then."""

    home: Version
    target: Version
    old: Indicator | None
    new: Indicator | None
    elsewhere: frozenset[str] = frozenset()

    def part(self, name: str) -> str | None:
        """What a part is called in the target; None where it is gone."""
        return self.parts.get(canonical(name))

    @cached_property
    def parts(self) -> Mapping[str, str]:
        """The parts' names at home, canonical, and in the target."""
        if self.old is None or self.new is None:
            return {}
        nodes = [parts_of(version.nodes[node.path]) for version, node in ((self.home, self.old), (self.target, self.new))]
        return {canonical(text(pair.old, "name")): text(pair.new, "name") for pair in match_parts(*nodes)
                if pair.old is not None and pair.new is not None}

    def answers(self, node: Node, section: str) -> Node | None:
        """The answers or findings of the indicator as the target asks for them; None where it asks for none of them."""
        return self._below(node, "", "", section) if _wanted(self.new, section) else None

    def _below(self, node: Node, old: str, new: str, section: str) -> Node | None:
        olds, news = (_wanted(side, section) for side in (self.old, self.new))
        if not isinstance(node, MapNode) or (old in olds or new in news) and set(node.keys()) <= STATEMENT:
            wanted = new in news or (section == "answers" and _single(news, new) is not None)
            return self._picked(node, old, new) if wanted else None
        entries = []
        for entry in node.entries:
            below = f"{old}/{entry.key}".lstrip("/")
            if self._is_unknown(entry.key, old, new, olds, news):
                entries.append(entry)  # for its fault to be told
                continue
            after = self._renamed(below, new, olds, news, entry.key)
            if after is None:
                continue
            value = self._below(entry.value, below, f"{new}/{after}".lstrip("/"), section)
            entries += [replace(entry, key=after, value=value)] if value is not None else []
        return MapNode(tuple(entries), node.place) if entries or not node.entries else None

    def _is_unknown(self, key: str, old: str, new: str, olds: frozenset[str], news: frozenset[str]) -> bool:
        """Whether no version knows a part or item of this name there."""
        known = _heads(olds, old) | _heads(news, new)
        return key not in known and canonical(key) not in self.elsewhere

    def _picked(self, node: Node, old: str, new: str) -> Node:
        """An answer that names a case or alternative, as the target calls it."""
        sides = ((self.old, old), (self.new, new))
        mine, theirs = (cases_of(side.piece, path) for side, path in sides if side is not None and side.piece is not None)
        pairs = {one: other for one, other, _ in best_pairs([name for name in mine if name not in theirs],
                                                           [name for name in theirs if name not in mine], likeness)}
        if isinstance(node, MapNode):
            return MapNode(tuple(replace(entry, value=_named(entry.value, pairs)) if entry.key == "value" else entry
                                 for entry in node.entries), node.place)
        return _named(node, pairs)

    def _renamed(self, path: str, new: str, olds: frozenset[str], news: frozenset[str], key: str) -> str | None:
        """What a part or item is called in the target: by name, as its part is, by likeness; None where it's gone."""
        heads, mine = _heads(news, new), _heads(olds, path[:-len(key)].rstrip("/"))
        if key in heads:
            return key
        part = self.part(key) if not new else None
        if part in heads:
            return part
        alone = sorted(mine - heads)
        pairs = {one: other for one, other, _ in best_pairs(alone, sorted(heads - mine), likeness)}
        if key in pairs:
            return pairs[key]
        return None


def cases_of(piece: Piece, path: str) -> tuple[str, ...]:
    """The names by which a piece, or its part at a path, may be answered: its cases, or its alternatives."""
    if path and any(part.name == path.partition("/")[0] for part in piece.parts):
        head, _, rest = path.partition("/")
        return cases_of(next(part for part in piece.parts if part.name == head), rest)
    if isinstance(piece.settings, Choose):
        return tuple(part.name for part in piece.parts)
    listed = piece.settings if isinstance(piece.settings, tuple) else ()
    return tuple(item.name for item in listed if isinstance(item, Option))


def _named(node: Node, pairs: Mapping[str, str]) -> Node:
    return replace(node, text=pairs[node.text]) if isinstance(node, ScalarNode) and node.text in pairs else node


def _heads(paths: frozenset[str], above: str) -> set[str]:
    """The names of what stands right below a path."""
    inside = [path.removeprefix(f"{above}/") for path in paths if not above or path.startswith(f"{above}/")]
    return {path.partition("/")[0] for path in inside if path}


def _single(news: frozenset[str], path: str) -> str | None:
    """The one thing that is asked below a path, where a single answer stands for it."""
    below = [item for item in news if item.startswith(f"{path}/" if path else "")]
    return below[0] if len(below) == 1 else None


def items_of(rubric: Rubric) -> Iterator[str]:
    """Every name of a part or item that a rubric asks about, in its canonical form."""
    for section in ("answers", "findings"):
        for _, _, part, names in asked(rubric, section):
            for path in (part, *names):
                yield from (canonical(name) for name in path.split("/") if name)


def _wanted(node: Indicator | None, section: str) -> frozenset[str]:
    """What an indicator asks for in a section: the paths of its answers, or of its pieces that take findings."""
    if node is None or node.piece is None:
        return frozenset()
    rubric = Rubric("", "", 0, "", node.points, Rounding(), Rounding(), {}, {}, {}, (node,))
    return frozenset("/".join(filter(None, (part, item))) for _, _, part, names in asked(rubric, section)
                     for item in (names if section == "answers" else ("",)))
