"""How far apart the values of a figure are: whole numbers for heads and items, what a rounding leaves of a rate."""

from __future__ import annotations

from fractions import Fraction
from typing import Mapping

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


def grid_of(declared: Input) -> Fraction | None:
    """The smallest difference between two figures that may be stated; None where it isn't declared."""
    if declared.type != "number" or declared.places is None:
        return None
    return Fraction(1, 10) ** (declared.places + (2 if declared.unit == "%" else 0))
