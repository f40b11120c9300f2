"""What PyYAML's own errors mean, said in the reader's language, at the place that he has to look at."""

from __future__ import annotations

import re

import yaml

from ..findings import Finding, finding
from ..language_choice import translate
from .indents import indent_slip
from .source import DEEPEST, Source

# A part of PyYAML's or libyaml's English text → what it means. The first that fits is taken.
MEANINGS: tuple[tuple[str, str], ...] = (
    ("could not find expected ':'", "这一行应是“键: 值”，却没有找到半角冒号加空格"),
    ("mapping values are not allowed", "这里不该出现“键: 值”；上一行的值没有结束，或缩进不对"),
    ("sequence entries are not allowed", "这里不该出现列表项“- ”；列表应另起一行"),
    ("expected '-' indicator", "这一层是列表，每一项都应以“- ”开头，缩进要一样"),
    ("did not find expected key", "这里的缩进和同一层的其他键不一样，或者上一行没有写完"),
    ("expected <document start>", "这里的缩进比第一行还浅，或者上面的内容已经结束"),
    ("unexpected end of stream", "引号没有配对，一直到文件末尾都没有结束"),
    ("cannot start any token", "这个字符不能出现在值的开头"),
    ("expected comment or line break", "“|”或“>”后面不能再写内容"),
    ("indentation indicators", "“|”或“>”后面不能再写内容"),
    ("',' or ']'", "方括号没有配对，或缺少逗号"),
    ("',' or '}'", "花括号没有配对，或缺少逗号"),
    ("expected node content", "这里应有一个值"),
    ("unknown escape", "双引号里的反斜杠写法不认识；改用单引号"),
    ("tab character", "缩进里有制表符（Tab）"),
    ("expected <block end>", "这里的缩进和同一层的其他键不一样，或者上一行没有写完"),
)
UNKNOWN = "这里不符合 YAML 的书写格式"
OPEN_QUOTE = "这一行的引号没有配对，后面的内容都被当成了它的一部分"
MIXED = "这里不该出现列表项“- ”：这一层是“键: 值”，或者上一行的冒号后面已经写了内容"
QUOTED = re.compile(r"^\s*(?:- +)*(?:[^\s'\"#][^'\"]*: +)?(?P<quote>['\"])(?P<rest>.*)$")
UNCLOSED = ("while scanning a quoted scalar", "while scanning a simple key")


def parser_error(error: yaml.YAMLError, source: Source) -> Finding:
    """The finding for an error of the parser."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return finding("B010", source.place(0, 0), problem=translate(UNKNOWN))
    context, problem = error.context or "", error.problem or ""
    mark = error.problem_mark or error.context_mark
    if "maximum nesting depth" in problem and mark is not None:
        return too_deep(source, mark.line)
    # An open quote or bracket, or a key without a colon, is noticed only later: one has to look where it began.
    if error.context_mark is not None and (context in UNCLOSED or "',' or" in problem):
        mark = error.context_mark
    if mark is None:
        return finding("B010", source.place(0, 0), problem=translate(UNKNOWN))
    begun = open_quote(source, mark.line)
    if begun is not None:
        return finding("B010", source.place(*begun), problem=translate(OPEN_QUOTE))
    code = "B031" if "flow" in context or in_brackets(source, mark.line, mark.column) else "B010"
    meaning = translate(next((text for part, text in MEANINGS if part in problem), UNKNOWN))
    line = min(mark.line, len(source.lines) - 1)
    while line > 0 and not source.lines[line].strip():
        line -= 1
    if code == "B010" and source.lines[line].lstrip().startswith("- ") and "expected key" in problem + context:
        meaning = translate(MIXED)
    slip = indent_slip(source, line) if code == "B010" else None
    if slip is not None:
        return slip
    column = mark.column if line == mark.line else len(source.lines[line])
    return finding(code, source.place(line, column), problem=meaning)


def too_deep(source: Source, line: int) -> Finding:
    """Newer parsers refuse a line of brackets by themselves: the same finding as for depth that we count."""
    opened = [found.start() for found in re.finditer(r"[\[{]", source.lines[line])]
    return finding("B008", source.place(line, opened[min(DEEPEST, len(opened)) - 1]), limit=DEEPEST)


def open_quote(source: Source, last: int) -> tuple[int, int] | None:
    """Line and column (from 0) of the first quote that its own line doesn't close, up to the line of an error."""
    for number, line in enumerate(source.lines[:last + 1]):
        found = QUOTED.match(line)
        if found and (found["rest"].count(found["quote"]) - found["rest"].count("\\" + found["quote"])) % 2 == 0:
            return number, found.start("quote")
    return None


def in_brackets(source: Source, line: int, column: int) -> bool:
    """Whether a bracket is open at a place, as far as its own line shows."""
    before = source.lines[line][:column] if line < len(source.lines) else ""
    opened = re.search(r"(?:: +|- +)[\[{][^\]}]*$", before)
    return opened is not None


def later_line(error: yaml.YAMLError) -> int:
    """The last line (from 0) that the error speaks of."""
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    return max((mark.line for mark in marks if mark is not None), default=0)
