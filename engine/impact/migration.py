"""From which grade to which: a matrix of counts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Sequence

from ..rubric.model import Rubric
from .bands import Bands

Standing = tuple[Fraction | None, Fraction, str | None]


@dataclass(frozen=True)
class Migration:
    """``counts[row][column]`` departments go from the old grade ``rows[row]`` to the new one ``columns[column]``; an empty
    name is that of those that have no grade.

    ``basis`` says what is counted: ``grades`` of both versions, the bands of ``old`` or ``new`` applied to both totals
    (the other version has no grades), or the ``fixed`` bands (neither has).
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    basis: str

    @property
    def before(self) -> dict[str, int]:
        """How many departments have which grade under the old version."""
        return {name: sum(row) for name, row in zip(self.rows, self.counts)}

    @property
    def after(self) -> dict[str, int]:
        """How many have which under the new one."""
        return {name: sum(row[index] for row in self.counts) for index, name in enumerate(self.columns)}

    @property
    def comparable(self) -> bool:
        """Whether both versions have the same grades in the same order, so that one can rise or fall."""
        return tuple(filter(None, self.rows)) == tuple(filter(None, self.columns))

    @property
    def moves(self) -> tuple[int, int, int]:
        """How many rise, fall, and stay; those without a grade on either side aren't counted."""
        found = [(row, column, count) for row, line in enumerate(self.counts) for column, count in enumerate(line)
                 if self.rows[row] and self.columns[column]]
        return (sum(count for row, column, count in found if column < row),
                sum(count for row, column, count in found if column > row),
                sum(count for row, column, count in found if column == row))


def migration_of(rubrics: tuple[Rubric, Rubric], bands: Bands, pairs: Sequence[tuple[Standing, Standing]]) -> Migration:
    """The matrix of departments' (total, points, grade) under both versions."""
    named = [tuple(band.name for band in rubric.grades.bands) if rubric.grades is not None and not rubric.excerpts else ()
             for rubric in rubrics]
    if all(named):
        moves = [(old[2] or "", new[2] or "") for old, new in pairs]
        return _matrix(named[0], named[1], moves, "grades")
    moves = [(_band(bands, old), _band(bands, new)) for old, new in pairs]
    return _matrix(bands.names, bands.names, moves, bands.origin)


def _band(bands: Bands, standing: Standing) -> str:
    index = bands.index(standing[0], standing[1])
    return "" if index is None else bands.names[index]


def _matrix(rows: tuple[str, ...], columns: tuple[str, ...], moves: Sequence[tuple[str, str]], basis: str) -> Migration:
    """The counts; what no list of grades names (the words where there is none) stands at the end."""
    rows = tuple(dict.fromkeys((*rows, *(old for old, _ in moves))))
    columns = tuple(dict.fromkeys((*columns, *(new for _, new in moves))))
    return Migration(rows, columns, tuple(tuple(list(moves).count((old, new)) for new in columns) for old in rows), basis)
