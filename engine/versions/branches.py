"""Into which branches two versions' trees fall that don't bear on each other, and in which of them leaves simply add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Sequence

from ..rubric.model import Rubric
from .changes import Changes
from .edit import Names
from .leaf_edits import key_of
from .match import Matching, Pair
from .tree_edits import is_stated, same_block


@dataclass(frozen=True)
class Branch:
    """Some first-level indicators with all below them in either version (``paths`` of their pairs); what moves between
    two of them makes them one. ``plain``: every block is just the sum of (weighted) scores, so that each leaf counts by
    itself. ``whole``: it is the whole tree, and the total may be more than the sum."""

    paths: frozenset[Names]
    plain: bool
    whole: bool = False


def whole_tree(changes: Changes) -> Branch:
    """The tree as one branch of which nothing is taken for granted."""
    return Branch(frozenset(pair.path for pair in changes.matching.pairs), False, True)


def branches_of(changes: Changes) -> tuple[Branch, ...]:
    """The branches; one alone where the total is more than the sum of the first level."""
    if not all(_adds(version.rubric) for version in (changes.old, changes.new)):
        return (whole_tree(changes),)
    groups = list(_groups(changes.matching))
    return tuple(Branch(frozenset(pair.path for pair in group),
                        all(_is_plain(pair, changes) for pair in group if not pair.is_leaf)) for group in groups)


def _adds(rubric: Rubric) -> bool:
    """Whether the total is the sum of the first level: not held, rounded or vetoed, with nothing outside the 100, no block
    that may be left out and the rest scaled up."""
    held = (rubric.total.high is not None and rubric.total.high < rubric.points) or (
        rubric.total.low is not None and rubric.total.low > 0)
    inside = all(node.adjust is None for node in rubric.walk())
    exempt = any(node.piece is None and node.not_applicable is not None for node in rubric.walk())
    return inside and not exempt and not held and not rubric.total.veto and rubric.total_rounding.step is None


def _groups(matching: Matching) -> Iterator[Sequence[Pair]]:
    """The pairs, those together that stand under the same first-level indicator in either version."""
    groups: list[tuple[set[Names], list[Pair]]] = []
    for pair in matching.pairs:
        tops = {table[node.path[:1]].path for table, node in ((matching.by_old, pair.old), (matching.by_new, pair.new))
                if node is not None}
        touched = [group for group in groups if group[0] & tops]
        groups = [group for group in groups if not group[0] & tops]
        groups.append((tops.union(*(names for names, _ in touched)),
                       [*(one for _, pairs in touched for one in pairs), pair]))
    yield from (pairs for _, pairs in groups)


def _is_plain(block: Pair, changes: Changes) -> bool:
    """Whether a block is in both versions, and in all between, the sum of what it holds, each by a fixed weight."""
    nodes = [node for node in (block.old, block.new) if node is not None]
    if any(node.veto or node.rounding or node.not_applicable for node in nodes):
        return False
    return all(node.weight is None for node in nodes) or is_stated(block.old, block.new) or _is_fixed(block, changes)


def _is_fixed(block: Pair, changes: Changes) -> bool:
    """Whether what a block is out of stays the same through all edits; one that comes or goes does so with all it holds."""
    below = [pair for pair in changes.matching.pairs if _stands_in(pair, block, changes.matching)]
    if block.old is None or block.new is None:
        return not any(pair.old is not None and pair.new is not None for pair in below)
    return all(_counts_alike(pair, changes) for pair in below)


def _stands_in(pair: Pair, block: Pair, matching: Matching) -> bool:
    sides = ((matching.by_old, pair.old), (matching.by_new, pair.new))
    return any(node is not None and table.get(node.path[:-1]) is block for table, node in sides)


def _counts_alike(pair: Pair, changes: Changes) -> bool:
    """Whether an indicator is worth the same above it in both versions and in all between."""
    if pair.old is None or pair.new is None or not same_block(pair, changes.matching):
        return False
    if pair.old.worth != pair.new.worth or key_of(pair.path, "weight") in changes.by_key:
        return False
    if pair.old.weight is not None:
        return True
    return _is_fixed(pair, changes) if not pair.is_leaf else not any(
        edit.path == pair.path and edit.kind in ("points", "added", "removed") for edit in changes.scoring)


__all__ = ["Branch", "branches_of", "whole_tree"]
