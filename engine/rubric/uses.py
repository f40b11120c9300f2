"""Who uses what: the names that a formula, value, piece or indicator stands on, directly and in the end."""

from __future__ import annotations

from typing import Iterator, Mapping

from ..language import aggregates_used, names_used
from ..language.tree import Tree
from ..language_choice import translate
from .declare import cell_names
from .methods import methods
from .methods.choose import Choose
from .model import Formula, Piece, Rubric


def formulas_of(piece: Piece) -> Iterator[Formula]:
    """Every formula that scoring a piece may evaluate: its method's, its conditions', its parts'."""
    method = methods().get(piece.method)
    if method is not None and piece.settings is not None:
        yield from method.formulas(piece.settings)
    if isinstance(piece.settings, Choose):
        yield from (when for when in piece.settings.whens if when is not None)
    if piece.not_applicable is not None and piece.not_applicable.when is not None:
        yield piece.not_applicable.when
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
            needed.add(value.counted)
        if name in rubric.tables:
            for row_value in rubric.tables[name].values.values():
                own = {*rubric.tables[name].columns, *rubric.tables[name].values}
                waiting += [use for use in direct_uses(rubric, row_value.formula.tree) if use not in own
                            ] if row_value.formula else []
    return frozenset(needed)


def users_of_inputs(rubric: Rubric) -> Mapping[str, tuple[str, ...]]:
    """For every input and table, what stands on it, in the rubric's order: leaves, blocks that a condition may zero or
    leave out, the total (合计), the grade (等次)."""
    found: dict[str, list[str]] = {}
    for user, formulas in _users(rubric):
        names = tuple(use for formula in formulas for use in direct_uses(rubric, formula.tree))
        for name in inputs_needed(rubric, names):
            found.setdefault(name, []).append(user)
    return {name: tuple(users) for name, users in found.items()}


def _users(rubric: Rubric) -> Iterator[tuple[str, tuple[Formula, ...]]]:
    for node in rubric.walk():
        if node.piece is not None:
            yield node.name, tuple(formulas_of(node.piece))
            continue
        conditions = [condition.when for condition in node.veto]
        if node.not_applicable is not None and node.not_applicable.when is not None:
            conditions.append(node.not_applicable.when)
        if conditions:
            yield node.name, tuple(conditions)
    yield translate("合计"), tuple(condition.when for condition in rubric.total.veto)
    limits = rubric.grades.limits if rubric.grades is not None else ()
    yield translate("等次"), tuple(limit.when for limit in limits if limit.when is not None)
