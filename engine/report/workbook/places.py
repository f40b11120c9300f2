"""Where a number was read, as every sheet of a workbook says it."""

from __future__ import annotations

from ...document import Cell
from ...document.model import MUTED
from ...explain import file_names, place_text
from ...findings import Place
from ...scoring.scorecard import Scorecard


class Places:
    """Places in the files of one scorecard, as cells: data.yaml:33, 表.xlsx[项目]:C5."""

    def __init__(self, card: Scorecard):
        self.names = file_names({*card.rubric.files, card.data.file} - {""})

    def cell(self, place: Place | None) -> Cell:
        """The cell that says the place; empty where there is none."""
        return Cell(place_text(place, self.names), tone=MUTED)
