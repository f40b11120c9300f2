"""Every figure that a report can name."""

from __future__ import annotations

from ..scoring.scorecard import Figure, Scorecard


def all_figures(card: Scorecard) -> dict[str, Figure]:
    """Inputs and values, and the cells of tables whose rows are known beforehand (一季度支出进度)."""
    figures = dict(card.figures)
    for name, rows in card.tables.items():
        table = card.rubric.tables.get(name)
        if table is None or not table.keys:
            continue
        for row in rows:
            key = row[table.key].value if table.key in row else ""
            figures.update({f"{key}{column}": figure for column, figure in row.items() if column != table.key})
    return figures
