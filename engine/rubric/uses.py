"""Who uses what: the names that a formula, value, piece or indicator stands on, directly and in the end."""

from __future__ import annotations

from typing import Iterator, Mapping

from ..language import aggregates_used, names_used
from ..language.tree import Tree
from .declare import cell_names
from .methods import methods
from .model import Formula, Piece, Rubric


def formulas_of(piece: Piece) -> Iterator[Formula]:
    """Every formula that scoring a piece may evaluate: its method's, its conditions', its parts'."""
    method = methods().get(piece.method)
    if method is not None and piece.settings is not None:
        yield from method.formulas(piece.settings)
    for condition in (*piece.veto, *piece.full_when):
        yield condition.when
    for part in piece.parts:
        yield from formulas_of(part)


def direct_uses(rubric: Rubric, tree: Tree) -> tuple[str, ...]:
    """The inputs, values and tables that a tree names; a cell of a table stands for the table."""
    cells = {cell: table.name for table in rubric.tables.values()
             for cell in cell_names(table, (*table.columns, *table.values))}
    found = [cells.get(name, name) for name in sorted(names_used(tree))]
    return tuple(dict.fromkeys([*found, *(table for table, _ in sorted(aggregates_used(tree)))]))


def value_dependencies(rubric: Rubric) -> Mapping[str, tuple[str, ...]]:
    """For each value, the values that it uses directly."""
    found = {}
    for name, value in rubric.values.items():
        uses = direct_uses(rubric, value.formula.tree) if value.formula else ()
        found[name] = tuple(use for use in uses if use in rubric.values)
    return found


def inputs_needed(rubric: Rubric, names: tuple[str, ...]) -> frozenset[str]:
    """The inputs and tables that these names stand on in the end."""
    needed, waiting, seen = set(), list(names), set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        value = rubric.values.get(name)
        if value is None:
            needed.add(name)
        elif value.formula is not None:
            waiting += direct_uses(rubric, value.formula.tree)
        else:
            needed.add(value.count or value.sum)
        if name in rubric.tables:
            for row_value in rubric.tables[name].values.values():
                own = {*rubric.tables[name].columns, *rubric.tables[name].values}
                waiting += [use for use in direct_uses(rubric, row_value.formula.tree) if use not in own
                            ] if row_value.formula else []
    return frozenset(needed)


def users_of_inputs(rubric: Rubric) -> Mapping[str, tuple[str, ...]]:
    """For every input and table, the leaves whose score stands on it, in the rubric's order."""
    found: dict[str, list[str]] = {}
    for leaf in rubric.leaves():
        if leaf.piece is None:
            continue
        names = tuple(use for formula in formulas_of(leaf.piece) for use in direct_uses(rubric, formula.tree))
        for name in inputs_needed(rubric, names):
            found.setdefault(name, []).append(leaf.name)
    return {name: tuple(users) for name, users in found.items()}
