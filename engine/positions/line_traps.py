"""Traps that are best seen line by line: what stops the parser, and where it only says so a line too late."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Callable, Iterable, Iterator

from ..findings import Finding, finding
from ..language_choice import translate
from .aliases import KEYS
from .source import Source

BLOCK_HEAD = re.compile(r"[|>][+-]?[1-9]?[+-]?\s*(#.*)?$")
START = re.compile(r"(?P<lead> *(?:- +)*)")
PAIR = re.compile(r"(?P<key>[^\s'\"\[\]{},#&*!|>%@`:-][^#]*?|'[^']*'|\"[^\"]*\")\s*:(?:\s+(?P<value>.*))?$")
COLON = re.compile(r"(?P<key>[^\s:：#'\"“”，。；、,（(]{1,30}) *：")
GLUED = re.compile(r"(?P<key>[A-Za-z_]{2,20}|[\u4e00-\u9fff]{1,20}):(?P<value>[^\s:/\\].*)")
WIDE_INDENT = re.compile(
    r" *(?P<wide>[\u3000\u00a0\u2000-\u200a\u202f]+)[\s\u3000]*(?:- +)?[^\s:：#]{1,40}\s*[:：](?:\s|$|\d)")
WIDE_START = re.compile(r"^ *[\u3000\u00a0\u2000-\u200a\u202f]", re.MULTILINE)
TAB_INDENT = re.compile(r" *(?P<tab>\t)\s*\S")
DASH = re.compile(r"-(?P<text>[^\s\d-].*)")
WIDE_DASH = re.compile(r" *(?P<dash>[－—–―])\s*[^\s:：]{1,40}\s*[:：]")
QUOTED = re.compile(r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')(?P<rest>.*)")
# Keys under which a formula or condition stands on the line itself: brackets there are meant as brackets.
FORMULAS = frozenset({"formula", "when", "equation"})


@dataclass(frozen=True)
class Line:
    """A line outside block text: where its content begins, and key and value if it has the shape of a pair."""

    source: Source
    number: int
    text: str
    start: int
    key: str = ""
    value: str = ""
    value_start: int = 0
    pair: bool = False

    def say(self, code: str, column: int, length: int = 1, **params: str) -> Finding:
        """A finding at a column (from 0) of this line."""
        return finding(code, self.source.place(self.number, column, length), **params)


def read_lines(source: Source) -> Iterator[Line]:
    """The lines that make up the structure: no blank lines, comments, block text, or lines that go on a value."""
    inside = -1
    continued = -1
    for number, text in enumerate(source.lines):
        indent = len(text) - len(text.lstrip(" "))
        bare = text.strip()
        if not bare or (bare.startswith("#") and inside < 0):
            continue
        if 0 <= inside < indent or 0 <= continued < indent:
            continue
        line = line_at(source, number)
        yield line
        inside = line.start if line.pair else len(text) - len(text.lstrip(" "))
        value = line.value if line.pair else text[line.start:]
        if not BLOCK_HEAD.match(value):
            inside = -1
        continued = line.start if line.pair and value and inside < 0 else -1


def line_at(source: Source, number: int) -> Line:
    """One line (counted from 0), with its key and value if it has the shape of a pair."""
    text = source.lines[number]
    lead = START.match(text)
    start = lead.end() if lead else 0
    pair = PAIR.match(text, start)
    if pair is None:
        return Line(source, number, text, start, value=text[start:], value_start=start)
    value = pair["value"] or ""
    column = pair.start("value") if pair["value"] is not None else len(text)
    return Line(source, number, text, start, pair["key"], value, column, True)


def wide_indent(line: Line) -> Iterable[Finding]:
    """Full-width or no-break spaces in front of a key."""
    found = WIDE_INDENT.match(line.text)
    if found:
        place = line.source.place(line.number, found.start("wide"), len(found["wide"]))
        yield finding("B014", place, name="全角空格" if "\u3000" in found["wide"] else "不换行空格")


def tab_indent(line: Line) -> Iterable[Finding]:
    """A tab in the indent."""
    found = TAB_INDENT.match(line.text)
    if found:
        yield line.say("B013", found.start("tab"))


def wide_colon(line: Line) -> Iterable[Finding]:
    """A full-width colon where a key ends."""
    found = COLON.match(line.text, line.start)
    if found and (not line.pair or found["key"] in KEYS):
        yield line.say("B011", found.end() - 1, key=found["key"])


def glued_colon(line: Line) -> Iterable[Finding]:
    """``points:5``."""
    found = None if line.pair else GLUED.match(line.text, line.start)
    if found:
        yield line.say("B012", found.end("key"), key=found["key"], value=found["value"].strip())


def glued_dash(line: Line) -> Iterable[Finding]:
    """``-name: x``."""
    found = DASH.match(line.text, line.start)
    if found and (line.pair or PAIR.match(line.text, line.start + 1)):
        yield line.say("B034", line.start, text=found["text"].strip())


def wide_dash(line: Line) -> Iterable[Finding]:
    """``－ name: x`` with a full-width dash."""
    found = WIDE_DASH.match(line.text)
    if found:
        yield line.say("B010", found.start("dash"), problem=translate("列表项开头的横线是全角的，要用半角的“- ”"))


def special_start(line: Line) -> Iterable[Finding]:
    """A value that begins with a character that YAML reads as something else."""
    value = line.value.strip()
    if not value or not (line.pair or line.start):
        return
    first = value[0]
    risky = first in "%@`*&!" or (first in ">|" and not BLOCK_HEAD.match(value)) or (
        line.pair and (value.startswith("- ") or value == "-"))
    if line.key in FORMULAS and first in "[{":
        yield line.say("B213", line.value_start, text=first)
    elif risky or (first in "[{" and _goes_on(value)):
        yield line.say("B032", line.value_start, char=first, text=value)
    quoted = QUOTED.match(value) if first in "'\"" else None
    if quoted and quoted["rest"].strip() and not quoted["rest"].lstrip().startswith((":", "#")):
        rest = line.value_start + quoted.start("rest")
        yield line.say("B035", rest + len(quoted["rest"]) - len(quoted["rest"].lstrip()), text=value.replace("'", "''"))


def _goes_on(value: str) -> bool:
    """Whether text follows the bracket that closes the first one."""
    depth = 0
    for index, char in enumerate(value):
        depth += (char in "[{") - (char in "]}")
        if depth == 0:
            rest = value[index + 1:].strip()
            return bool(rest) and not rest.startswith("#")
    return False


def no_key(line: Line) -> Iterable[Finding]:
    """A colon with nothing before it."""
    if re.match(r":(\s|$)", line.text[line.start:]):
        yield line.say("B036", line.start)


def second_colon(line: Line) -> Iterable[Finding]:
    """``说明: 得分: 90``."""
    value = line.value.split(" #")[0].rstrip()
    if not line.pair or not value or value[0] in "'\"[{|>&*!%@`":
        return
    found = re.search(r":(?=\s|$)", value)
    if found:
        yield line.say("B033", line.value_start + found.start())


ALWAYS: tuple[Callable[[Line], Iterable[Finding]], ...] = (wide_indent,)
STOPPED: tuple[Callable[[Line], Iterable[Finding]], ...] = (
    wide_indent, tab_indent, wide_colon, glued_colon, glued_dash, wide_dash, special_start, no_key, second_colon)


def line_traps(source: Source, stopped: bool) -> list[Finding]:
    """What the lines show; ``stopped`` where the parser could not read the file, so that more is worth suspecting."""
    if not stopped and not WIDE_START.search(source.text):
        return []
    rules = STOPPED if stopped else ALWAYS
    return [item for line in read_lines(source) for rule in rules for item in rule(line)]


def in_text(item: Finding) -> bool:
    """Whether a full-width colon most likely stands in plain text: no key is known by the word before it."""
    return item.code == "B011" and str(item.params["key"]) not in KEYS


def could_stop(item: Finding, source: Source) -> bool:
    """Whether the parser may have stopped at a full-width colon: in a list only where a pair follows below the item."""
    if item.place is None:
        return False
    text, below = item.place.snippet, source.lines[item.place.line:]
    following = next((line for line in below if line.strip()), "")
    lead = START.match(text)
    deeper = lead is not None and len(following) - len(following.lstrip(" ")) >= lead.end()
    return not text.lstrip().startswith("- ") or (deeper and PAIR.match(following.strip()) is not None)
