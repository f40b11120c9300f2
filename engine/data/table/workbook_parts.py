"""What the reader of workbooks doesn't tell: cells shown in %, errors, and formulas that were never computed.

Read from the parts of an .xlsx file itself. Without them a percentage would be a bare number, an error a blank cell.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError, fromstring, iterparse

LARGEST = 400_000_000
# Formats of Excel's own that show a percentage: 0% and 0.00%.
PERCENT_FORMATS = frozenset({"9", "10"})
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
REFERENCE = re.compile(r"([A-Z]+)([0-9]+)")
Spot = tuple[int, int]


@dataclass(frozen=True)
class Marks:
    """Cells of one sheet, by row and column counted from 1; ``last`` are the last row and column that hold anything."""

    last: Spot = (0, 0)
    percents: frozenset[Spot] = frozenset()
    errors: Mapping[Spot, str] = field(default_factory=dict, hash=False)
    unfilled: frozenset[Spot] = frozenset()


def sheet_marks(content: bytes) -> Mapping[str, Marks]:
    """The marked cells of every sheet by its name. Raises ValueError for what is no .xlsx file, or is damaged, or would
    unpack to more than any table has."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST:
                raise ValueError("too large")
            styles = _percent_styles(packed)
            return {name: _marks(packed, part, styles) for name, part in _sheets(packed)}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ParseError, KeyError) as error:
        raise ValueError(str(error)) from None


def _sheets(packed: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name and its part of the package."""
    parts = {item.get("Id"): item.get("Target", "") for item in _root(packed, "xl/_rels/workbook.xml.rels")}
    for item in _root(packed, "xl/workbook.xml").iter():
        if _tag(item) == "sheet":
            link = next((value for key, value in item.attrib.items() if key.endswith("}id")), "")
            target = parts.get(link, "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            if target and part in packed.namelist():
                yield item.get("name", ""), part


def _percent_styles(packed: zipfile.ZipFile) -> frozenset[str]:
    """The numbers of the cell styles that show a percentage."""
    if "xl/styles.xml" not in packed.namelist():
        return frozenset()
    root = _root(packed, "xl/styles.xml")
    formats = PERCENT_FORMATS | {item.get("numFmtId", "") for item in root.iter() if _tag(item) == "numFmt"
                                 and "%" in QUOTED.sub("", item.get("formatCode", ""))}
    cells = next((item for item in root if _tag(item) == "cellXfs"), Element("none"))
    return frozenset(str(index) for index, item in enumerate(cells) if item.get("numFmtId") in formats)


def _marks(packed: zipfile.ZipFile, part: str, styles: frozenset[str]) -> Marks:
    percents, unfilled, errors, last = set(), set(), {}, (0, 0)
    for spot, cell in _cells(packed, part):
        inner = {_tag(item): item.text or "" for item in cell}
        last = (max(last[0], spot[0]), max(last[1], spot[1])) if inner else last
        if cell.get("t") == "e":
            errors[spot] = inner.get("v", "") or "#"
        elif "f" in inner and not inner.get("v") and cell.get("t") != "str":
            unfilled.add(spot)
        elif cell.get("t", "n") == "n" and cell.get("s") in styles:
            percents.add(spot)
    return Marks(last, frozenset(percents), errors, frozenset(unfilled))


def _cells(packed: zipfile.ZipFile, part: str) -> Iterator[tuple[Spot, Element]]:
    """Every cell with where it stands; one that doesn't say stands behind the one before."""
    row, column = 0, 0
    with packed.open(part) as stream:
        for event, item in iterparse(stream, ("start", "end")):
            if event == "start" and _tag(item) == "row":
                row, column = int(item.get("r", row + 1)), 0
            elif event == "end" and _tag(item) == "c":
                row, column = _spot(item.get("r", ""), row, column + 1)
                yield (row, column), item
            elif event == "end" and _tag(item) == "row":
                item.clear()


def _spot(reference: str, row: int, column: int) -> Spot:
    found = REFERENCE.fullmatch(reference)
    if found is None:
        return row, column
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - 64
    return int(found[2]), number


def _root(packed: zipfile.ZipFile, part: str) -> Element:
    return fromstring(packed.read(part))


def _tag(item: Element) -> str:
    """The tag without its namespace, which Excel has in two editions."""
    return str(item.tag).rsplit("}", 1)[-1]
