"""Both texts as plain blocks: headings, paragraphs, notes and tables, cleaned only by rules that hold anywhere.

The published text came out of a PDF: pages break sentences and tables, blanks stand between Chinese and digits, commas and
brackets lost their width. Nothing here knows what a sentence says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SIGNS = (r"[一二三四五]、", r"（[一二三四五]）", r"\d{1,2}\.(?!\d) ?", r"（\d）")
NUMBER = re.compile("|".join(SIGNS))
HEADING = re.compile(f"(?:{NUMBER.pattern})[^。；：＝=]*")
ITEM = re.compile(r"[①-⑳]|[一二三四五六七八九]是|注：|[表图]\d|单位：|附件|目标\d：")
ENDS = tuple("。；：！？;")
# A line of a page holds so many signs: what breaks off at its end isn't shorter. No heading is longer than two.
LINE, SHORT = 25, 40
WIDE = str.maketrans(",;:()", "，；：（）")
FORMULA_MARKS = (("\\leq ", "≤"), ("\\leq", "≤"), ("\\geq ", "≥"), ("\\geq", "≥"), ("\\times ", "×"), ("\\%", "%"), ("$", ""))
NARROW = str.maketrans("，；：（）＜＞≦≧＝", ",;:()<>≤≥=")
BEFORE_LATIN = re.compile(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])")
CHINESE = r"[^\x00-\x7f]"
CAPTION = re.compile(r"表(\d-\d) ?(.*)")
CELL_NUMBER = re.compile(r"[\d,.]+%?")
ANNEX = "自评表"


@dataclass(frozen=True)
class Piece:
    """A heading or a sentence-bearing text, with the headings that it stands under (its own included)."""

    path: tuple[str, ...]
    text: str
    heading: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: its number (自评表 for the annex), and in each row the texts that aren't empty."""

    number: str
    rows: tuple[tuple[str, ...], ...]


def clean(text: str) -> str:
    """Tags dropped, blanks beside Chinese signs dropped, marks of Chinese sentences at full width."""
    text = BEFORE_LATIN.sub("", untagged(text))
    text = re.sub(rf"(?<={CHINESE})[,;:()]|[,;:()](?={CHINESE})", lambda found: found[0].translate(WIDE), text)
    text = re.sub(r"(?<=[\d%])[,;](?=\D|$)", lambda found: found[0].translate(WIDE), text)
    # A bracket is as wide as its partner.
    return re.sub(r"（([^（）()]*)\)", r"（\1）", re.sub(r"\(([^（）()]*)）", r"（\1）", text)).strip()


def untagged(text: str) -> str:
    """The text without the tags and the formula marks (\\leq, \\times) that the conversion left in it."""
    text = re.sub(r"</?[a-z]+[^<>]*>", " ", text)
    for mark, sign in FORMULA_MARKS:
        text = text.replace(mark, sign)
    return re.sub(r"\\text\{([^{}]*)\}", r"\1", text)


def mended(lines: Iterable[str]) -> list[str]:
    """Lines of text joined where a page broke a sentence; rows of tables (with tabs) as they are."""
    found: list[str] = []
    for raw in lines:
        line = raw if "\t" in raw else clean(raw)
        if not line.strip():
            continue
        if found and "\t" not in found[-1] + line and broken(found[-1], line):
            found[-1] += line
        else:
            found.append(line)
    return found


def broken(before: str, line: str) -> bool:
    """Whether the line goes on with the sentence before it."""
    whole = len(before) < LINE or before.endswith(ENDS) or is_heading(before)
    return not whole and not NUMBER.match(line) and not ITEM.match(line)


def is_heading(line: str) -> bool:
    """Whether the line is a numbered heading: short, without a stop."""
    return len(line) < SHORT and bool(HEADING.fullmatch(line))


def level(heading: str) -> int:
    """一、 is 0, （一） 1, 1. 2, （1） 3."""
    return next(number for number, sign in enumerate(SIGNS) if re.match(sign, heading))


def named(heading: str) -> str:
    """A heading without its number."""
    return NUMBER.sub("", heading, count=1)


def pieces(lines: Sequence[str]) -> list[Piece]:
    """The texts outside tables, each under its headings."""
    path: list[str] = []
    found = []
    for line in lines:
        if "\t" in line:
            continue
        heading = is_heading(line)
        if heading:
            path = [*path[:level(line)], named(line)]
        found.append(Piece(tuple(path), line, heading))
    return found


def sections(found: Iterable[Piece]) -> dict[tuple[str, ...], list[str]]:
    """The texts of each section, in order; headings aside."""
    texts: dict[tuple[str, ...], list[str]] = {}
    for piece in found:
        if not piece.heading:
            texts.setdefault(piece.path, []).append(piece.text)
    return texts


def tables(lines: Sequence[str]) -> list[Grid]:
    """The tables, those that go on over several pages as one: header rows once, cells that a page broke mended."""
    found: list[tuple[str, list[tuple[str, ...]]]] = []
    number = ""
    for line in lines:
        if "\t" not in line:
            caption = CAPTION.match(line)
            number = caption[1] if caption else ANNEX if line.startswith("附件") else number
            continue
        if not found or found[-1][0] != number:
            found.append((number, []))
        add_row(found[-1][1], tuple(filter(None, (cell_text(cell) for cell in line.split("\t")))))
    return [Grid(number, tuple(rows)) for number, rows in found]


def add_row(rows: list[tuple[str, ...]], row: tuple[str, ...]) -> None:
    """One more row: none for a header that a new page repeats; a single cell belongs to the row that a page broke."""
    if row in rows[:3]:
        return
    if len(row) == 1 and rows and len(rows[-1]) > 1:
        place = max(at for at, cell in enumerate(rows[-1]) if not CELL_NUMBER.fullmatch(cell))
        rows[-1] = (*rows[-1][:place], rows[-1][place] + row[0], *rows[-1][place + 1:])
    else:
        rows.append(row)


def cell_text(text: str) -> str:
    """A cell's text in one width and without blanks; any dash for nothing is one."""
    made = "".join(unicodedata.normalize("NFKC", untagged(text)).split()).translate(NARROW)
    return "—" if set(made) and set(made) <= set("-—") else made.rstrip(":")
