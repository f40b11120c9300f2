"""What is known of a department's figures beyond their steps: their values by name, how counts and sums are made."""

from __future__ import annotations

from typing import Mapping

from ..language_choice import translate
from ..rubric.model import Rubric
from ..rubric.show import value_text
from ..scoring.figure_text import figure_text
from ..scoring.figures import Figures, row_key
from ..scoring.scorecard import Figure
from .words import Known, Rule


def figures_by_name(figures: Figures) -> dict[str, Figure]:
    """Every input and value, and every cell of the tables by its row and column (一季度支出进度)."""
    found = dict(figures.all())
    for table in figures.rubric.tables.values():
        for row in figures.rows(table.name):
            found.update({f"{row_key(table, row)}{column}": figure for column, figure in row.items()})
    return found


def counting_rules(rubric: Rubric) -> Mapping[str, Rule]:
    """How the values without a formula are made, in words."""
    return {value.name: Rule(value_text(value), bool(value.sum or value.mean)) for value in rubric.values.values()
            if value.formula is None}


def known_of(figures: Figures) -> Known:
    """How every figure is written, with where it comes from; how counts and sums are made."""
    return Known({name: figure_text(figure.value, figure.unit, figure.places) + _note(figure)
                  for name, figure in figures_by_name(figures).items()}, counting_rules(figures.rubric))


def _note(figure: Figure) -> str:
    said = translate("（来源：{source}）").format(source=figure.source) if figure.source else ""
    return said + (translate("（未披露，假定：{reason}）").format(reason=figure.assumed) if figure.assumed else "")
