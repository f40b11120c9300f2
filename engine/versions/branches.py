"""Into which branches two versions' trees fall that don't bear on each other, and in which of them leaves simply add up."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterator, Sequence

from ..rubric.model import Rubric
from .changes import Changes
from .edit import Names
from .leaf_edits import key_of
from .match import Matching, Pair
from .result_edits import widest
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
    """The branches; one alone where the total is more than the sum of the first level. Limits of the total aren't looked
    at: whether they hold anything is a matter of the scores (``limits_of``)."""
    rubrics = (changes.old.rubric, changes.new.rubric)
    if not all(map(_adds, rubrics)) or not _rounds_nothing(rubrics):
        return (whole_tree(changes),)
    groups = list(_groups(changes.matching))
    return tuple(Branch(frozenset(pair.path for pair in group),
                        all(_is_plain(pair, changes) for pair in group if not pair.is_leaf)) for group in groups)


def _adds(rubric: Rubric) -> bool:
    """Whether the total is the sum of the first level: not vetoed, with no block that may be left out and the rest scaled
    up. What stands outside the 100 is added like the rest, if it is the first level that does."""
    tops = {node.name: node for node in rubric.indicators}
    outside = all(node.adjust is None or tops[node.path[0]].adjust is not None for node in rubric.walk())
    exempt = any(node.piece is None and node.not_applicable is not None for node in rubric.walk())
    return outside and not exempt and not rubric.total.veto


def _rounds_nothing(rubrics: Sequence[Rubric]) -> bool:
    """Whether rounding the total never changes it, in the two versions or between: every leaf is rounded to a multiple of
    the total's step already, and counts whole."""
    totals = [rubric.total_rounding.step for rubric in rubrics if rubric.total_rounding.step is not None]
    if not totals:
        return True
    steps = [(leaf.rounding or rubric.score_rounding).step for rubric in rubrics for leaf in rubric.leaves()]
    weighted = any(node.weight is not None for rubric in rubrics for node in rubric.walk())
    return not weighted and all(step is not None and (step / total).denominator == 1 for step in steps for total in totals)


def groups_of(changes: Changes) -> tuple[Branch, ...]:
    """The first-level indicators, those together between which something moves, each with all below it; nothing of them is
    taken for granted."""
    return tuple(Branch(frozenset(pair.path for pair in group), False) for group in _groups(changes.matching))


def limits_of(changes: Changes) -> tuple[Fraction | None, Fraction | None]:
    """The strictest limits of the total in the two versions: the least by which it may exceed the points, and the highest
    of the lowest totals; None where there is no such limit."""
    rubrics = [version.rubric for version in (changes.old, changes.new)]
    above = [rubric.total.high - rubric.shown for rubric in rubrics if rubric.total.high is not None]
    low = [rubric.total.low for rubric in rubrics if rubric.total.low is not None]
    return (min(above) if above else None, max(low) if low else None)


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
    if any(node.veto or node.rounding or node.not_applicable or node.adjust for node in nodes):
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


__all__ = ["Branch", "branches_of", "groups_of", "limits_of", "whole_tree", "widest"]
