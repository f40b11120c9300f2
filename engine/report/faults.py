"""What goes wrong inside a template, and how it becomes a finding with the line that caused it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import TracebackType
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import StrictUndefined

from ..findings import FindingsError, Place, finding
from ..language_choice import translate
from ..positions import ScalarNode
from .names import Names

_MISSING_FILTER = re.compile(r"No (?:filter|test) named '(.*?)'")
_QUOTED = re.compile(r"'([^']*)'")


class TemplateFault(Exception):
    """A fault found by our own part of the template language: a code and what to fill into it."""

    def __init__(self, code: str, **params: Any):
        super().__init__(code)
        self.code, self.params = code, params


class Refused(TemplateSyntaxError):
    """Jinja knows it, but our templates may not use it."""


class NameMissing(UndefinedError):
    """A name that isn't there, with the names that are."""

    def __init__(self, name: str, known: tuple[str, ...]):
        super().__init__(name)
        self.name, self.known = name, known


class NamedUndefined(StrictUndefined):
    """Strict, and remembers which names there were, so that the message can suggest one."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: Any = ..., name: str | None = None,
                 exc: type[Exception] = UndefinedError):
        known = obj.known_names() if isinstance(obj, Names) else ()
        made: Any = exc if exc is not UndefinedError else lambda _: NameMissing(str(name), known)
        super().__init__(hint, obj, name, made)


# What a template, or the code that Jinja makes of it, can raise (SyntaxError, MemoryError: nested too deep).
TROUBLE = (TemplateError, TemplateFault, FindingsError, ArithmeticError, AssertionError, AttributeError, LookupError,
           MemoryError, RecursionError, SyntaxError, TypeError, ValueError)


@dataclass(frozen=True)
class Source:
    """Where a piece of template text stands: a file of its own, or a scalar (``node``) inside a rubric."""

    file: str
    text: str
    node: ScalarNode | None = None

    def place(self, line: int, word: str = "") -> Place:
        """The place of ``word`` in this line of the text (of its start where it isn't there), in the file."""
        lines = self.text.split("\n")
        snippet = lines[line - 1].rstrip("\r") if 0 < line <= len(lines) else ""
        whole = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", snippet)
        start = whole.start() if whole and word else max(snippet.find(word), 0)
        start = start if word else len(snippet) - len(snippet.lstrip())
        length = max(len(word), 1)
        if self.node is None:
            return Place(self.file, line, start + 1, length, snippet)
        return self.node.spot(sum(len(before) + 1 for before in lines[:max(line, 1) - 1]) + start, length)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence with the nearest known name; what there is, where nothing is near and the list is short."""
    names = tuple(known)
    near = get_close_matches(name, names, 1, 0.5)
    if near:
        return translate("是不是想写“{name}”？").format(name=near[0])
    return translate("可用的名称：{names}。").format(names="、".join(names)) if 0 < len(names) <= 20 else ""


def as_findings(error: Exception, sources: Mapping[str, Source], names: Iterable[str],
                filters: Iterable[str], otherwise: Place | None = None) -> FindingsError:
    """The error as findings, at the template's line; at ``otherwise`` where it lies in no template."""
    if isinstance(error, FindingsError):
        return error
    line, source = _where(error, sources)
    code, params, word = _described(error, tuple(names), tuple(filters))
    place = source.place(line, word) if source else otherwise
    return FindingsError([finding(code, place, **params)])


def _described(error: Exception, names: tuple[str, ...], filters: tuple[str, ...]) -> tuple[str, dict[str, Any], str]:
    if isinstance(error, TemplateFault):
        return error.code, error.params, str(error.params.get("name", error.params.get("sign", "")))
    if isinstance(error, NameMissing):
        known = error.known or names
        return "B603", {"name": error.name, "suggestion": did_you_mean(error.name, known)}, error.name
    missing = _MISSING_FILTER.search(str(error))
    if missing:
        name = missing[1]
        return "B604", {"name": name, "suggestion": did_you_mean(name, filters)}, name
    if isinstance(error, Refused):
        return "B607", {"detail": str(error.message)}, ""
    if isinstance(error, TemplateSyntaxError):
        return "B602", {"detail": _syntax(str(error.message))}, ""
    if isinstance(error, TemplateNotFound):
        return "B601", {"name": str(error), "folders": "", "suggestion": ""}, str(error)
    return _runtime(error)


def _runtime(error: Exception) -> tuple[str, dict[str, Any], str]:
    if isinstance(error, (RecursionError, MemoryError, SyntaxError)):
        return "B606", {"detail": translate("自己套自己，没有尽头")}, ""
    detail = str(error) or type(error).__name__
    if isinstance(error, SecurityError):
        return "B607", {"detail": detail}, ""
    if isinstance(error, TypeError):
        detail = translate("把不同类的内容放在一起算或比（{detail}）").format(detail=detail)
    elif isinstance(error, TemplateRuntimeError):
        detail = translate("运行出错（{detail}）").format(detail=detail)
    return "B605", {"detail": detail}, ""


def _syntax(message: str) -> str:
    """Jinja's English in plain words, where it is one of the usual faults."""
    word = (_QUOTED.findall(message) or [""])[-1]
    if "end of template" in message:
        return translate("模板没有写完，有 if、for 或 macro 没有结束")
    if "unknown tag" in message:
        return translate("不认识“{word}”这个指令").format(word=word)
    if "unexpected char" in message:
        return translate("有不能用的字符“{word}”").format(word=word)
    if "unexpected" in message or "expected token" in message:
        return translate("不该有“{word}”").format(word=word)
    return message


def _where(error: Exception, sources: Mapping[str, Source]) -> tuple[int, Source | None]:
    if isinstance(error, TemplateSyntaxError):
        return error.lineno, sources.get(error.filename or "")
    line, source = 0, None
    trace: TracebackType | None = error.__traceback__ or sys.exc_info()[2]
    while trace is not None:
        found = sources.get(trace.tb_frame.f_code.co_filename)
        if found is not None:
            line, source = trace.tb_lineno, found
        trace = trace.tb_next
    return line, source

