"""The template language: Jinja in its sandbox, strict about names, bounded, with our filters and no arithmetic."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import CodeType, MappingProxyType
from typing import Any

from jinja2 import Template, TemplateSyntaxError, Undefined, nodes, pass_context
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup

from ..data.model import SectionChange
from ..findings import Place
from .bounds import Budget, bounded, exact_number
from .compiled import shared
from .faults import TROUBLE, NamedUndefined, Source, TemplateFault, as_findings
from .filters import FILTERS, joined_markup, printable
from .loader import FolderLoader
from .names import Names
from .neutral import neutral, unreserved
from .sections import SectionTag
from .slips import Slipped, refused_slip, text_slip

KEPT_FILTERS = ("count", "default", "d", "first", "last", "length", "list", "map", "select", "reject", "selectattr",
                "rejectattr", "sort", "unique", "groupby", "trim", "lower", "upper", "reverse", "items", "dictsort")
METHODS = {str: ("startswith", "endswith", "strip"), Names: ("get",), LoopContext: ("cycle", "changed")}
INCLUDE_COST = 100
NO_SECTIONS: Mapping[str, SectionChange] = MappingProxyType({})
_TAG = re.compile(r"\{%.*?%\}|\{#.*?#\}")
_LAST_TAG = re.compile(r"(?<![-+])(?=[%#]\}\s*$)")


def keep_line_ends(source: str) -> str:
    """A tag that shares its line with text keeps the line's end: the blank line below it still parts paragraphs.

    (Jinja's ``trim_blocks`` is meant for lines that hold nothing but a tag.)
    """
    return "\n".join(_LAST_TAG.sub("+", line) if _TAG.sub("", line).strip() else line for line in source.split("\n"))


class ReportEnvironment(SandboxedEnvironment):
    """One environment for one rendering, of the template that is ``asked`` for: what it may spend is counted on it.

    Everything that an expression prints is made neutral (see ``neutral``) unless it is markup that the template itself
    made: a macro's result or a ``{% set %}`` block.
    """

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})

    def __init__(self, folders: Sequence[Path], sections: Mapping[str, SectionChange] = NO_SECTIONS, asked: str = ""):
        self.budget = Budget()
        self.sources: dict[str, Source] = {}
        self.compiled = shared()
        super().__init__(loader=FolderLoader(folders, self.sources, asked), undefined=NamedUndefined, autoescape=True, extensions=[SectionTag],
                         trim_blocks=True, lstrip_blocks=True, optimized=False, finalize=self._finalize)
        kept = {name: self.filters[name] for name in KEPT_FILTERS}
        own = {"_counted": self.budget.counted, "_size": self.budget.size, "_exact": exact_number,
               "_joined": self._joined}
        self.filters = {**kept, **FILTERS, **own}
        tag: SectionTag = self.extensions[SectionTag.identifier]  # type: ignore[assignment]
        tag.changes, tag.write = sections, self.write_text
        self.globals = {"range": self.budget.range, "namespace": Namespace}

    @pass_context
    def _finalize(self, _: Context, value: Any) -> Markup:
        # pass_context keeps Jinja from running this at compile time, where constants arrive HTML-escaped.
        shown = value if isinstance(value, Markup) else Markup(neutral(printable(value)))
        self.budget.size(len(shown))
        return shown

    def _joined(self, items: Sequence[Any]) -> str:
        made = joined_markup(items)
        self.budget.size(len(made))
        return made

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """See ``keep_line_ends``; no sign that is ours alone gets in with a template's text."""
        return super().preprocess(keep_line_ends(unreserved(source)), name, filename)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The parsed template; slips are told as what they are, not as what they do to the grammar."""
        try:
            parsed = super()._parse(source, name, filename)
        except TemplateSyntaxError:
            slip = refused_slip(source)
            if slip is None:
                raise
            raise Slipped(slip, source, name, filename) from None
        slip = text_slip(source)
        if slip is not None:
            raise Slipped(slip, source, name, filename)
        return parsed

    def compile(self, source: Any, name: str | None = None, filename: str | None = None, raw: Any = False,
                defer_init: bool = False) -> Any:
        """As Jinja does, each text once in a process."""
        if raw or not isinstance(source, str):
            return super().compile(source, name, filename, raw, defer_init)
        compile = super().compile
        return self.compiled.code((source, name, filename), lambda: compile(source, name, filename, raw, defer_init))

    def _generate(self, source: Any, name: str | None, filename: str | None, defer_init: bool = False) -> str:
        return super()._generate(bounded(source, self, filename, self.compiled.marks), name, filename, defer_init)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Counting on whole numbers is all; anything else is the rubric's business."""
        counts = all(isinstance(side, int) and abs(side) < 10**9 for side in (left, right))
        if operator in "+-" and counts:
            return super().call_binop(context, operator, left, right)
        raise TemplateFault("B614", sign=operator)

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, blocks, our globals and a few harmless methods."""
        if isinstance(obj, (Macro, BlockReference)) or obj in (self.globals["range"], Namespace):
            return True
        if obj == self.extensions[SectionTag.identifier].written:  # type: ignore[attr-defined]
            return True
        owner, method = getattr(obj, "__self__", None), getattr(obj, "__name__", "")
        return any(isinstance(owner, kind) and method in names for kind, names in METHODS.items())

    def call(self, context: Context, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Every call costs a step."""
        self.budget.step()
        if isinstance(called, Undefined):
            called()
        return super().call(context, called, *args, **kwargs)

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:
        """Every include costs too."""
        self.budget.step(INCLUDE_COST)
        return super().get_template(name, parent, globals)

    def write(self, name: str, context: Mapping[str, Any], asked: Place | None = None) -> str:
        """A template's text. Raises FindingsError with the template's line, or with ``asked`` where it isn't found."""
        try:
            return self.get_template(name).render(context)
        except TROUBLE as error:
            raise as_findings(error, self.sources, context, self._filter_names(), asked) from None

    def write_text(self, source: Source, context: Mapping[str, Any]) -> Markup:
        """A template that stands as a text inside another file (a rubric's wording)."""
        key = f"{source.file}#{len(self.sources)}"
        self.sources[key] = source
        try:
            code: CodeType = self.compile(source.text, None, key)
            return Markup(Template.from_code(self, code, self.make_globals(None)).render(context))
        except TROUBLE as error:
            raise as_findings(error, self.sources, context, self._filter_names()) from None

    def place(self, mark: str, word: str) -> Place | None:
        """Where ``word`` stands in the line that a mark in the output comes from (the line's start where it isn't there)."""
        spot = self.compiled.marks.spot(mark)
        source = self.sources.get(spot[0]) if spot else None
        return source.place(spot[1], word) if spot and source else None

    def _filter_names(self) -> list[str]:
        return [name for name in self.filters if not name.startswith("_")]
