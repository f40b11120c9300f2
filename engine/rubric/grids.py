"""How far apart the values of a figure are: whole numbers for heads and items, what a rounding leaves of a rate."""

from __future__ import annotations

from fractions import Fraction
from typing import Mapping

from ..language.tree import Binary, Call, Name, Tree, Unary
from .declare import cell_names
from .model import Input, Rubric

Grids = Mapping[str, Fraction]


def grids_of(rubric: Rubric, rounded: bool = False) -> Grids:
    """The distance between neighbouring values by name, where it is known: inputs and cells with ``places``, counted rows.

    With ``rounded`` values are taken as rounded (``compare: rounded``). What isn't named may have any value.
    """
    found = {name: grid for name, declared in rubric.inputs.items() if (grid := grid_of(declared)) is not None}
    for table in rubric.tables.values():
        grids = {name: grid for name, declared in table.columns.items() if (grid := grid_of(declared)) is not None}
        found |= {cell: grids[column] for cell, (_, column) in cell_names(table, tuple(table.columns)).items()
                  if column in grids}
    found |= {name: Fraction(1) for name, value in rubric.values.items() if value.count}
    if rounded:
        found |= {name: value.rounding.step for name, value in rubric.values.items() if value.rounding.step is not None}
    return found


def limits_of(rubric: Rubric) -> Mapping[str, tuple[Fraction | None, Fraction | None]]:
    """The least and the most that each input may state."""
    return {name: (declared.min, declared.max) for name, declared in rubric.inputs.items()}


def may_be_negative(name: str, rubric: Rubric) -> bool:
    """Whether a figure may lie below zero: an input without a ``min``, or a value that such a one or a difference is in."""
    declared, value = rubric.inputs.get(name), rubric.values.get(name)
    if declared is not None:
        return declared.type == "number" and (declared.min is None or declared.min < 0)
    if value is None or value.formula is None:
        return False
    return _negative(value.formula.tree, rubric)


def _negative(tree: Tree, rubric: Rubric) -> bool:
    if isinstance(tree, Call) and tree.function in ("abs", "max", "count"):
        return False
    if isinstance(tree, Name):
        return may_be_negative(tree.name, rubric)
    if (isinstance(tree, Binary) and tree.op == "-") or isinstance(tree, Unary):
        return True
    return any(_negative(child, rubric) for child in tree.children)


def grid_of(declared: Input) -> Fraction | None:
    """The smallest difference between two figures that may be stated; None where it isn't declared."""
    if declared.type != "number" or declared.places is None:
        return None
    return Fraction(1, 10) ** (declared.places + (2 if declared.unit == "%" else 0))
