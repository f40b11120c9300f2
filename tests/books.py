"""Small workbooks, written by hand: what a test needs and no writer of workbooks lets one make (cells without a result)."""

from __future__ import annotations

import io
import zipfile
from typing import Any, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Cell styles by number: plain, a percentage of Excel's own, a percentage of one's own, a date, text with a % in it.
STYLES = (f'<styleSheet xmlns="{MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="0.0%"/>'
          '<numFmt numFmtId="165" formatCode="yyyy/m/d"/><numFmt numFmtId="166" formatCode="0.0&quot;%&quot;"/></numFmts>'
          '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
          '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="9"/>'
          '<xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>')
STYLED = {"percent": 1, "own_percent": 2, "date": 3, "number": 0, "quoted": 4}


def workbook(sheets: Mapping[str, Sequence[Sequence[Any] | str]], merged: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """A workbook of sheets by name. A cell is None, a text, a number, a truth, or a mapping of one of: ``percent``,
    ``own_percent``, ``quoted``, ``date`` (a number shown so), ``error``, ``formula`` (without a result), ``text_formula``
    (a result ``""``). A row may be a text: the row's own XML.
    """
    parts = {
        "[Content_Types].xml": _types(len(sheets)),
        "_rels/.rels": _links([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>' + "".join(
            f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
            for number, name in enumerate(sheets, 1)) + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _links([*(("worksheet", f"worksheets/sheet{number}.xml")
                                                for number in range(1, len(sheets) + 1)), ("styles", "styles.xml")]),
        "xl/styles.xml": STYLES,
    }
    for number, (name, rows) in enumerate(sheets.items(), 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(rows, (merged or {}).get(name, ()))
    return packed(parts)


def packed(parts: Mapping[str, str]) -> bytes:
    """A zip file of texts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, HEAD + text)
    return stream.getvalue()


def _types(count: int) -> str:
    sheets = "".join(f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{KIND}.worksheet+xml"/>'
                     for number in range(1, count + 1))
    return (f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{KIND}.styles+xml"/>{sheets}</Types>')


def _links(links: Sequence[tuple[str, str]]) -> str:
    inner = "".join(f'<Relationship Id="rId{number}" Type="{LINKS}/{kind}" Target="{target}"/>'
                    for number, (kind, target) in enumerate(links, 1))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def _sheet(rows: Sequence[Sequence[Any] | str], merged: Sequence[str]) -> str:
    body = "".join(row if isinstance(row, str) else f'<row r="{number}">' + "".join(
        _cell(value, number, column) for column, value in enumerate(row, 1)) + "</row>" for number, row in enumerate(rows, 1))
    spans = "".join(f'<mergeCell ref="{span}"/>' for span in merged)
    joined = f'<mergeCells count="{len(merged)}">{spans}</mergeCells>' if merged else ""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData>{joined}</worksheet>'


def letters(column: int) -> str:
    """A, Z, AA for a column's number counted from 1."""
    return chr(64 + column) if column <= 26 else letters((column - 1) // 26) + chr(65 + (column - 1) % 26)


def _cell(value: Any, row: int, column: int) -> str:
    head = f'<c r="{letters(column)}{row}"'
    if value is None:
        return ""
    if isinstance(value, Mapping):
        kind, inner = next(iter(value.items()))
        if kind == "error":
            return f'{head} t="e"><f>1/0</f><v>{escape(inner)}</v></c>'
        if kind in ("formula", "text_formula"):
            return f'{head} t="str"><f>A1</f><v></v></c>' if kind == "text_formula" else f"{head}><f>A1</f></c>"
        return f'{head} s="{STYLED[kind]}"><v>{inner}</v></c>'
    if isinstance(value, bool):
        return f'{head} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        return f'{head} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"{head}><v>{value}</v></c>"
