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
from .slips import Slipped

_MISSING_FILTER = re.compile(r"No (?:filter|test) named '(.*?)'")
_QUOTED = re.compile(r"'([^']*)'")
_EXPECTED = re.compile(r"expected token '(.*?)', got '(.*?)'$")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
# What stands for what in Jinja's messages, and what officers write for what.
TOKENS = {"end of print statement": "}}", "end of statement block": "%}", "end of template": "…"}
MEANT = {"且": "and", "并且": "and", "而且": "and", "或": "or", "或者": "or", "非": "not", "不是": "!=", "是": "==", "=": "==",
         "等于": "==", "大于": ">", "小于": "<", "&": "and", "!": "not"}


class TemplateFault(Exception):
    """A fault found by our own part of the template language: a code and what to fill into it."""

    def __init__(self, code: str, **params: Any):
        super().__init__(code)
        self.code, self.params = code, params


class Refused(TemplateSyntaxError):
    """Jinja knows it, but our templates may not use it."""


class NameMissing(UndefinedError):
    """A name that isn't there, with the names that are."""

    def __init__(self, name: str, known: tuple[str, ...], advice: str = ""):
        super().__init__(name)
        self.name, self.known, self.advice = name, known, advice


class NamedUndefined(StrictUndefined):
    """Strict, and remembers which names there were, so that the message can suggest one."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: Any = ..., name: str | None = None,
                 exc: type[Exception] = UndefinedError):
        known, advice = (obj.known_names(), obj.advice(str(name))) if isinstance(obj, Names) else ((), "")
        made: Any = exc if exc is not UndefinedError else lambda _: NameMissing(str(name), known, advice)
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
        before = sum(len(other) + 1 for other in lines[:max(line, 1) - 1])
        whole = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", snippet)
        if word and word in snippet:
            return self.spot(before + (whole.start() if whole else snippet.find(word)), len(word))
        tag = _TAG.search(snippet)
        start = tag.start() if tag else len(snippet) - len(snippet.lstrip())
        return self.spot(before + start, len(tag[0]) if tag else max(len(word), 1))

    def spot(self, at: int, length: int = 1) -> Place:
        """The place of the sign at ``at`` (0 is the first) of the text, in the file."""
        if self.node is not None:
            return self.node.spot(at, length)
        start, end = self.text.rfind("\n", 0, at) + 1, self.text.find("\n", at)
        snippet = self.text[start:end if end >= 0 else len(self.text)]
        return Place(self.file, self.text.count("\n", 0, at) + 1, at - start + 1, length, snippet)


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
    if isinstance(error, Slipped):
        return FindingsError([finding(error.slip.code, source.spot(error.slip.at, error.slip.length) if source else otherwise,
                                      **error.slip.params)])
    code, params, word = _described(error, tuple(names), tuple(filters))
    place = source.place(line, word) if source else otherwise
    return FindingsError([finding(code, place, **params)])


def _described(error: Exception, names: tuple[str, ...], filters: tuple[str, ...]) -> tuple[str, dict[str, Any], str]:
    if isinstance(error, TemplateFault):
        return error.code, error.params, str(error.params.get("name", error.params.get("sign", "")))
    if isinstance(error, NameMissing):
        known = error.known or names
        suggestion = did_you_mean(error.name, known) + error.advice
        return "B603", {"name": error.name, "suggestion": suggestion}, error.name
    missing = _MISSING_FILTER.search(str(error))
    if missing:
        name = missing[1]
        return "B604", {"name": name, "suggestion": did_you_mean(name, filters)}, name
    if isinstance(error, Refused):
        return "B607", {"detail": str(error.message)}, ""
    if isinstance(error, TemplateSyntaxError):
        detail, word = _syntax(str(error.message))
        return "B602", {"detail": detail}, word
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


def _syntax(message: str) -> tuple[str, str]:
    """Jinja's English in plain words, where it is one of the usual faults; and the word of the line that it is about."""
    expected = _EXPECTED.search(message)
    wanted, word = expected.groups() if expected else ("", (_QUOTED.findall(message) or [""])[-1])
    if word in MEANT:
        return translate("“{word}”要写成“{right}”").format(word=word, right=MEANT[word]), word
    if "Expected an expression" in message:
        return translate("这里少了名称或条件"), ""
    if "end of template" in message:
        return translate("模板没有写完，有 if、for 或 macro 没有结束"), ""
    shown = TOKENS.get(word, word)
    if expected and wanted in ("in", "=", "string", "name", "]", ")", "}"):
        wanted = {"string": translate("文字"), "name": translate("名称")}.get(wanted, wanted)
        return translate("这里应是“{wanted}”，却是“{word}”").format(wanted=wanted, word=shown), shown
    if "unexpected char" in message:
        return translate("有不能用的字符“{word}”").format(word=shown), shown
    if "unexpected" in message or expected:
        return translate("不该有“{word}”").format(word=shown), shown
    return message, ""


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

