"""Both texts as plain blocks: headings, paragraphs, notes and tables, cleaned only by rules that hold anywhere.

The published text came out of a PDF: pages break sentences and tables, blanks stand between Chinese and digits, commas and
brackets lost their width. Nothing here knows what a sentence says.
"""

from __future__ import annotations

import re
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
BEFORE_LATIN = re.compile(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])")
CHINESE = r"[^\x00-\x7f]"
DASHES = ("---", "—", "－", "-")


@dataclass(frozen=True)
class Piece:
    """A heading or a sentence-bearing text, with the headings that it stands under (its own included)."""

    path: tuple[str, ...]
    text: str
    heading: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: its caption without number, and the texts of each row that aren't empty."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


def clean(text: str) -> str:
    """Tags dropped, blanks beside Chinese signs dropped, marks of Chinese sentences at full width."""
    text = re.sub(r"\$\\leq (\d+)\\%\$", r"≤\1%", re.sub(r"</?[a-z]+>|<br>", " ", text))
    text = BEFORE_LATIN.sub("", text)
    text = re.sub(rf"(?<={CHINESE})[,;:()]|[,;:()](?={CHINESE})", lambda found: found[0].translate(WIDE), text)
    text = re.sub(r"(?<=[\d%])[,;](?=\D|$)", lambda found: found[0].translate(WIDE), text)
    # A bracket is as wide as its partner.
    return re.sub(r"（([^（）()]*)\)", r"（\1）", re.sub(r"\(([^（）()]*)）", r"（\1）", text)).strip()


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
