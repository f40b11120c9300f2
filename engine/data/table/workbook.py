"""A workbook as cells: numbers as the exact digits that the spreadsheet shows, dates as ISO text."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, Any, Mapping

from ...findings import FindingsError, Place, finding
from ...positions.kinds import OLD_OFFICE
from .cells import Cell, Grid, cell_name, number_text, text_cell, trimmed
from .workbook_parts import Marks, sheet_marks

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_CELLS = 20_000_000
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_workbook(content: bytes, file: str) -> tuple[Grid, ...]:
    """The sheets of a workbook, empty ones too. Raises FindingsError: B734 for what is no workbook or damaged, B735 for
    one under a password, B737 for the formats before .xlsx, which lose what a cell is shown as, B358 for a vast sheet."""
    if ENCRYPTED in content:
        raise FindingsError([finding("B735", Place(file), name=file)])
    if content.startswith(OLD_OFFICE):
        raise FindingsError([finding("B737", Place(file), name=file)])
    try:
        marks = sheet_marks(content)
        _refuse_vast(marks, file)
        return _grids(content, file, marks)
    except FindingsError:
        raise
    except Exception:
        raise FindingsError([finding("B734", Place(file), name=file)]) from None
    except BaseException as error:
        # What goes wrong inside the reader of workbooks is no Exception, and of no type that could be named.
        if type(error).__name__ != "PanicException":
            raise
        raise FindingsError([finding("B734", Place(file), name=file)]) from None


def _refuse_vast(marks: Mapping[str, Marks], file: str) -> None:
    """Raises FindingsError (B358) for a sheet whose last cell is so far away that all cells before it are too many."""
    for name, sheet in marks.items():
        row, column = sheet.last
        if row * column > MOST_CELLS:
            place = Place(f"{file}[{name}]", row, column, cell=cell_name(row, column))
            raise FindingsError([finding("B358", place, name=name, cell=place.cell)])


def _grids(content: bytes, file: str, marks: Mapping[str, Marks]) -> tuple[Grid, ...]:
    """Its sheets of cells; charts aren't any."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        return tuple(_grid(book.get_sheet_by_name(sheet.name), file, marks[sheet.name])
                     for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet)


def _grid(sheet: CalamineSheet, file: str, marks: Marks) -> Grid:
    named = f"{file}[{sheet.name}]"
    values = sheet.to_python(skip_empty_area=False)
    # Cells without a value at the edges are none of the sheet's for its reader.
    spots = [*marks.errors, *marks.unfilled]
    height = max([len(values), *(row for row, _ in spots)])
    width = max([len(values[0]) if values else 0, *(column for _, column in spots)])
    rows = [[_cell(_value(values, row, column), named, row, column, marks) for column in range(1, width + 1)]
            for row in range(1, height + 1)]
    merged = tuple((top + 1, left + 1, bottom + 1, right + 1)
                   for (top, left), (bottom, right) in sheet.merged_cell_ranges or ())
    return Grid(sheet.name, named, trimmed(rows), merged)


def _value(values: list[list[Any]], row: int, column: int) -> Any:
    return values[row - 1][column - 1] if row <= len(values) and column <= len(values[row - 1]) else ""


def _cell(value: Any, file: str, row: int, column: int, marks: Marks) -> Cell:
    place = Place(file, row, column, cell=cell_name(row, column))
    if (row, column) in marks.errors:
        return Cell(marks.errors[row, column], place, "B360")
    if (row, column) in marks.unfilled:
        return Cell("", place, "B361")
    if isinstance(value, str):
        return text_cell(value, place)
    return Cell(_text(value, (row, column) in marks.percents), place)


def _text(value: Any, is_percent: bool) -> str:
    """A number, truth or time as the text that a data file would have."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, float)):
        return number_text(value, is_percent)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else str(value)
