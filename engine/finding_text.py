"""Findings as people and programs read them: text with the source line and a caret, JSON, GitHub annotations."""

from __future__ import annotations

import json
import unicodedata
from types import MappingProxyType
from typing import Callable, Iterable, Mapping

from .findings import Finding, Place, Severity
from .language_choice import translate
from .width import char_width, width

COLUMNS = 100
CUT = "..."
NAMES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提醒"}
COUNTS = {Severity.ERROR: "{count} 个错误", Severity.WARNING: "{count} 个警告", Severity.INFO: "{count} 个提醒"}
COLORS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.INFO: "36"}
GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def printable(text: str) -> str:
    """The text with line ends and tabs as spaces, other control characters as ``?``: files come from strangers."""
    return "".join(_printable(char) for char in text)


def _printable(char: str) -> str:
    if char in "\t\n\r\u00a0":
        return " "
    return "?" if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char


def finding_text(findings: Iterable[Finding], color: bool = False) -> str:
    """Every finding with its source line and hint, and the count of them at the end."""
    listed = list(findings)
    return "\n".join([*(one_text(item, color) for item in listed), summary(listed)]) + "\n"


def one_text(item: Finding, color: bool) -> str:
    """One finding: where, how grave, what; the line with a caret; how to mend it."""
    head = " ".join(filter(None, [
        printable(str(item.place)) if item.place and item.place.file else "",
        _painted(translate(NAMES[item.severity]), COLORS[item.severity], color), item.code, printable(item.message)]))
    lines = [head]
    if item.place is not None and item.place.line and item.place.snippet.strip():
        lines += _source_lines(item.place, color)
    if item.hint:
        lines.append("  " + translate("提示：{hint}").format(hint=printable(item.hint)))
    return "\n".join(lines)


def _source_lines(place: Place, color: bool) -> list[str]:
    """The source line, and below it the caret: full-width below wide characters, so that it stands right."""
    number = f"{place.line:>5} | "
    text, start, end = _window(printable(place.snippet), place.column - 1, place.length, COLUMNS - len(number))
    under = "".join(_under(char, start <= index < end) for index, char in enumerate(text[:end]))
    under += "^" * (end - max(len(text), start))
    return [number + text.rstrip(), " " * 5 + " | " + _painted_carets(under, color)]


def _under(char: str, marked: bool) -> str:
    wide = char_width(char)
    return "" if wide == 0 else (("＾" if marked else "\u3000") if wide == 2 else ("^" if marked else " "))


def _window(text: str, start: int, length: int, room: int) -> tuple[str, int, int]:
    """The part of a line that fits ``room`` around the marked characters, and where they are in it."""
    start = min(max(start, 0), len(text))
    end = start + max(length, 1)
    if start < len(text):
        end = min(end, len(text))
    if width(text) <= room - 1:
        return text, start, end
    left = start
    while left > 0 and width(text[left - 1:start]) <= room // 2:
        left -= 1
    head = CUT if left else ""
    right, used = left, len(head) + len(CUT) + 1
    while right < len(text) and used + char_width(text[right]) <= room:
        used += char_width(text[right])
        right += 1
    tail = CUT if right < len(text) else ""
    moved = start - left + len(head)
    return head + text[left:right] + tail, moved, moved + max(min(end, max(right, start + 1)) - start, 1)


def _painted(text: str, style: str, color: bool) -> str:
    return f"\033[{style}m{text}\033[0m" if color else text


def _painted_carets(under: str, color: bool) -> str:
    bare = under.lstrip(" \u3000")
    return under[:len(under) - len(bare)] + _painted(bare, "32;1", color)


def _counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    counts = dict.fromkeys(Severity, 0)
    for item in findings:
        counts[item.severity] += 1
    return counts


def summary(findings: Iterable[Finding]) -> str:
    """One line: how many errors, warnings and remarks."""
    parts = [translate(COUNTS[severity]).format(count=count)
             for severity, count in _counts(findings).items() if count]
    return translate("共 {parts}").format(parts=translate("，").join(parts)) if parts else translate("没有发现问题")


def findings_json(findings: Iterable[Finding], color: bool = False) -> str:
    """An object with ``findings`` and the number of ``errors``, ``warnings`` and ``infos``."""
    listed = list(findings)
    counts = {f"{severity}s": count for severity, count in _counts(listed).items()}
    return json.dumps({"findings": [item.as_dict() for item in listed], **counts}, ensure_ascii=False, indent=2) + "\n"


def findings_github(findings: Iterable[Finding], color: bool = False) -> str:
    """GitHub workflow commands, one line a finding."""
    return "".join(_github_line(item) for item in findings)


def _github_line(item: Finding) -> str:
    place = item.place or Place("")
    spots = {"file": place.file, "line": place.line, "col": place.column,
             "endColumn": place.column + place.length if place.line else 0, "title": item.code}
    where = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in spots.items() if value)
    text = "\n".join(filter(None, [item.message, item.hint]))
    return f"::{GITHUB[item.severity]} {where}::{_escaped(text)}\n"


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(char):02X}" if char in "%\r\n" + more else char for char in text)


Writer = Callable[[Iterable[Finding], bool], str]
FORMATS: Mapping[str, Writer] = MappingProxyType(
    {"text": finding_text, "json": findings_json, "github": findings_github})
