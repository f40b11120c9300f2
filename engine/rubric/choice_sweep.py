"""Gaps and overlaps between tiers that turn on choices (地区 ＝ 东部): every combination of options is looked at."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Iterator, Mapping, Sequence

from ..language.tree import Binary, Comparison, Name, Option, Tree, Truth, Unary
from .grids import Grids
from .model import Formula
from .tier_sweep import NO_LIMITS, Limits, SweepProblem, gaps_and_overlaps

MOST = 64


def tier_problems(conditions: Sequence[Formula], grids: Grids, limits: Limits = NO_LIMITS) -> tuple[SweepProblem, ...]:
    """What the tiers leave out or claim twice; where they turn on choices too, for each combination of options."""
    choices = _choices(conditions)
    if not choices:
        return gaps_and_overlaps(conditions, grids, limits)
    combinations = [dict(zip(choices, chosen, strict=True)) for chosen in product(*choices.values())]
    if len(combinations) > MOST:
        return ()
    found: dict[tuple[str, str, int], list[str]] = {}
    for chosen in combinations:
        said = "，".join(f"{name} ＝ {option}" for name, option in chosen.items())
        for problem in _with(conditions, chosen, grids, limits):
            found.setdefault((problem.kind, problem.where, problem.tier), []).append(said)
    return tuple(SweepProblem(kind, f"{'；'.join(said)}" + (f"，{where}" if where else ""), tier)
                 for (kind, where, tier), said in found.items())


def _choices(conditions: Sequence[Formula]) -> Mapping[str, tuple[str, ...]]:
    """The choices that are compared with an option, each with all that it may be."""
    found: dict[str, tuple[str, ...]] = {}
    for node in (node for item in conditions for node in item.tree.walk() if isinstance(node, Comparison)):
        names = [operand.name for operand in node.operands if isinstance(operand, Name)]
        for option in (operand for operand in node.operands if isinstance(operand, Option)):
            found |= dict.fromkeys(names, option.options)
    return found


def _with(conditions: Sequence[Formula], chosen: Mapping[str, str], grids: Grids,
          limits: Limits) -> Iterator[SweepProblem]:
    """The problems where the choices are these: by what is left of the conditions."""
    trees = [_reduced(item.tree, chosen) for item in conditions]
    held = [index for index, tree in enumerate(trees) if isinstance(tree, Truth) and tree.value]
    left = [index for index, tree in enumerate(trees) if not isinstance(tree, Truth)]
    if not left and len(held) != 1:
        yield SweepProblem("overlap", "", held[1]) if held else SweepProblem("gap", "", 0)
    if left and not held:
        for problem in gaps_and_overlaps([replace(conditions[index], tree=trees[index]) for index in left], grids, limits):
            yield replace(problem, tier=left[problem.tier])


def _reduced(tree: Tree, chosen: Mapping[str, str]) -> Tree:
    """The condition with its comparisons of choices decided."""
    if isinstance(tree, Comparison) and any(isinstance(item, Option) for item in tree.operands):
        said = [chosen.get(item.name, "") if isinstance(item, Name) else getattr(item, "value", "")
                for item in tree.operands]
        pairs = zip(tree.ops, said, said[1:], strict=False)
        return Truth(tree.start, tree.end, all((left == right) == (op == "=") for op, left, right in pairs))
    if isinstance(tree, Unary):
        inner = _reduced(tree.operand, chosen)
        return replace(inner, value=not inner.value) if isinstance(inner, Truth) else replace(tree, operand=inner)
    return _joined(tree, chosen) if isinstance(tree, Binary) else tree


def _joined(tree: Binary, chosen: Mapping[str, str]) -> Tree:
    """且 and 或 without the sides that are decided."""
    left, right = _reduced(tree.left, chosen), _reduced(tree.right, chosen)
    for side, other in ((left, right), (right, left)):
        if isinstance(side, Truth):
            return other if side.value == (tree.op == "且") else side
    return replace(tree, left=left, right=right)
