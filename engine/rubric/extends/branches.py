"""The tree of indicators while it is being changed, and how a name or a path finds its branch."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Iterator, Sequence

from ...findings import FindingsError, Place, finding
from ...language import canonical
from ...positions import Entry, MapNode, Node, ScalarNode, SeqNode
from ...positions.reading import text
from ..meaning import suggestion
from .maps import places, with_entry

LISTS = ("indicators", "parts")
Path = tuple[str, ...]


@dataclass(eq=False)
class Branch:
    """An indicator or part, or the whole rubric at the root.

    ``home`` is its path before this file's changes, empty for what the file adds. ``cause`` is the change, if any, that
    decides whether its points still add up or its rule still fits. ``anchor`` is what it was put behind.
    """

    node: Node
    above: Branch | None = None
    below: list[Branch] = field(default_factory=list)
    home: Path = ()
    cause: Place | None = None
    anchor: Branch | None = None

    @property
    def name(self) -> str:
        """Its name now."""
        return text(self.node, "name")

    @property
    def path(self) -> Path:
        """The names from the first level down to it, as they are now."""
        return (*self.above.path, self.name) if self.above is not None else ()

    @property
    def holds(self) -> str:
        """The key of the list that it holds: ``indicators``, ``parts``, or empty."""
        return next((key for key in LISTS if isinstance(self.node, MapNode) and key in self.node), "")

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a leaf."""
        return self.above is not None and self.above.holds == "parts"

    def walk(self) -> Iterator[Branch]:
        """This branch and all below it."""
        yield self
        for child in self.below:
            yield from child.walk()

    def entry(self) -> Entry | None:
        """The entry of the list that it holds."""
        return self.node.entry(self.holds) if isinstance(self.node, MapNode) and self.holds else None


def grow(node: Node, above: Branch | None = None, known: bool = True) -> Branch:
    """The branch of a node with all below it; ``known`` where the base has it."""
    branch = Branch(node, above)
    branch.home = branch.path if known else ()
    regrow(branch, known)
    return branch


def regrow(branch: Branch, known: bool = False) -> None:
    """Takes what is below a branch from its node."""
    held = branch.entry()
    nodes = held.value.items if held is not None and isinstance(held.value, SeqNode) else ()
    branch.below = [grow(node, branch, known) for node in nodes]


def rebuilt(branch: Branch) -> Node:
    """The node of a branch with what is below it now."""
    held, node = branch.entry(), branch.node
    if not isinstance(node, MapNode) or not (branch.below or held is not None):
        return node
    if held is not None and not isinstance(held.value, SeqNode):
        return node
    children = tuple(rebuilt(child) for child in branch.below)
    if held is None:
        return with_entry(node, Entry("indicators", children[0].place, SeqNode(children, children[0].place)))
    return with_entry(node, Entry(held.key, held.key_place, SeqNode(children, held.value.place)))


def own_places(branch: Branch) -> Iterator[Place]:
    """Where what the branch itself says stands, without what is below it; of the root only its points and what it leaves out."""
    if not isinstance(branch.node, MapNode):
        return
    for entry in branch.node.entries:
        if branch.above is None and entry.key not in ("points", "excerpt", "indicators"):
            continue
        yield entry.key_place
        yield from [entry.value.place] if entry.key == branch.holds else places(entry.value)


def find(root: Branch, written: ScalarNode) -> Branch:
    """The branch that a name or path means: as the base calls it, else as it is called now.

    Raises FindingsError where there is none (B160) or more than one (B161).
    """
    branches = [branch for branch in root.walk() if branch.above is not None]
    for paths in ([(branch, branch.home) for branch in branches if branch.home],
                  [(branch, branch.path) for branch in branches]):
        found = _matching(paths, written.text)
        if len(found) == 1:
            return found[0]
        if found:
            listed = "、".join(address(path) for branch, path in paths if branch in found)
            raise FindingsError([finding("B161", written.place, name=written.text, paths=listed)])
    known = list(dict.fromkeys(branch.home[-1] for branch in branches if branch.home))
    raise FindingsError([finding("B160", written.place, name=written.text, suggestion=suggestion(written.text, known))])


def address(path: Path) -> str:
    """A path as it can be written to mean this branch and no other; ``/名称`` is one of the first level."""
    return "/".join(path) if len(path) > 1 else "/" + path[0]


def _matching(paths: Sequence[tuple[Branch, Path]], written: str) -> list[Branch]:
    """The branches whose path is or ends in what is written; indicators before parts."""
    wanted = canonical(written)
    if wanted.startswith("/"):
        return [branch for branch, path in paths if canonical("/".join(path)) == wanted[1:]]
    found = [branch for branch, path in paths
             if wanted in (canonical("/".join(path[start:])) for start in range(len(path)))]
    return [branch for branch in found if not branch.is_part] or found
