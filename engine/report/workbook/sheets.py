"""A scorecard and its report → the sheets of its workbook."""

from __future__ import annotations

from dataclasses import replace

from ...document import Document
from ...language_choice import CHINESE, speaking
from ...scoring.scorecard import Scorecard
from ..chinese import in_chinese
from .annex import annex_sheets
from .entered import entered_sheets
from .figures import figure_sheets
from .places import Places
from .trace import trace_sheet


def workbook(card: Scorecard, made: Document) -> Document:
    """The report with the sheets of a workbook: its annex (自评表 …), 计算过程, 填报数据, a sheet for each table of rows, and what
    the department answered, found and reached. All of it is Chinese like the report, whatever the language of messages."""
    told = in_chinese(card)
    with speaking(CHINESE):
        places = Places(told)
        sheets = (*annex_sheets(told, made), trace_sheet(told, places), *figure_sheets(told, places), *entered_sheets(told, places))
    return replace(made, sheets=sheets)
