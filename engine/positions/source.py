"""The text of a file: decoded, freed of its byte order mark, cut into lines, and searched for unseen characters."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from ..findings import Finding, FindingsError, Place, finding
from .kinds import other_kind

LIMIT = 16_000_000
DEEPEST = 40
MOST = 20
HEAD = 4096
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LINE_END = re.compile(r"\r\n|\n|\r")
# Bidirectional marks and zero-width characters make two names that look alike differ; the rest YAML itself refuses or
# takes for a line end.
UNSEEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Source:
    """A file's text (lines end with a line feed) and its lines."""

    file: str
    text: str
    lines: tuple[str, ...]

    def place(self, line: int, column: int, length: int = 1) -> Place:
        """The place at a line and column counted from 0."""
        snippet = self.lines[line] if line < len(self.lines) else ""
        return Place(self.file, line + 1, column + 1, max(length, 1), snippet)


def read_source(text: str | bytes, file: str, notes: list[Finding]) -> Source:
    """The decoded text. Raises FindingsError where it can't be read; what is only worth a note goes to ``notes``."""
    if len(text) > LIMIT:
        raise FindingsError([finding("B007", Place(file), size=len(text), limit=LIMIT)])
    whole = text if isinstance(text, str) else _decoded(text, file, notes)
    lines = tuple(LINE_END.split(whole.removeprefix("\ufeff")))
    source = Source(file, "\n".join(lines), lines)
    _refuse_unseen(source)
    return source


def _decoded(data: bytes, file: str, notes: list[Finding]) -> str:
    other = other_kind(data[:HEAD], file)
    if other is not None:
        raise FindingsError([other])
    if data.startswith(UTF_16) or (len(data) > 3 and 0 in data[:4] and data[:4].count(0) == 2):
        raise FindingsError([finding("B002", Place(file))])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        whole = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise FindingsError([finding("B001", Place(file))]) from error
    if UNSEEN.search(whole):
        raise FindingsError([finding("B001", Place(file))])
    notes.append(finding("B009", Place(file)))
    return whole


def _refuse_unseen(source: Source) -> None:
    if not UNSEEN.search(source.text):
        return
    found = [finding("B003", source.place(number, match.start()), name=_name_of(match.group()))
             for number, line in enumerate(source.lines) for match in UNSEEN.finditer(line)]
    raise FindingsError(found[:MOST])


def _name_of(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()
