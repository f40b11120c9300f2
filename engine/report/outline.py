"""What a template holds, read without data: its headings, sections, tables and figures, and the department's texts in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes

from .drawn import DRAWN
from .environment import ReportEnvironment
from .faults import TROUBLE, as_findings
from .sections import section_of

HEADING, SECTION, TABLE, FIGURE, ANNEX = "heading", "section", "table", "figure", "annex"
UNKNOWN = "…"
TEXTS = "文"
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_DIRECTIVE = re.compile(r":::\s*(\S+)\s*(.*)")


@dataclass(frozen=True)
class Item:
    """One thing in a template. ``kind`` is heading, section, table, figure or annex; ``level`` a heading's (else 0);
    ``depth`` how many sections it stands in.

    ``needs`` are the department's texts that a section (or, outside any, a heading) asks for before the next one, ``may``
    those that it can do without. What only data can say of ``text`` is ``…``.
    """

    kind: str
    text: str
    level: int = 0
    depth: int = 0
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


def outline(environment: ReportEnvironment, template: str, known: Mapping[str, Any]) -> tuple[Item, ...]:
    """Everything in the template and those that it includes, in order; ``known`` are names whose text can be told already
    (年度). Raises FindingsError as rendering would, for faults of language."""
    try:
        walk = _Walk(environment, known)
        walk.file(template)
    except TROUBLE as error:
        raise as_findings(error, environment.sources, (), ()) from None
    return tuple(item.item() for item in walk.items)


def section_names(environment: ReportEnvironment, template: str) -> tuple[str, ...]:
    """The names of the template's sections, each once. Raises as ``outline`` does."""
    return tuple(dict.fromkeys(item.text for item in outline(environment, template, {}) if item.kind == SECTION))


@dataclass
class _Open:
    """An item to which texts may still be added."""

    kind: str
    text: str
    level: int = 0
    depth: int = 0
    needs: list[str] = field(default_factory=list)
    may: list[str] = field(default_factory=list)

    def item(self) -> Item:
        needs = tuple(dict.fromkeys(self.needs))
        return Item(self.kind, self.text, self.level, self.depth, needs,
                    tuple(name for name in dict.fromkeys(self.may) if name not in needs))


class _Walk:
    """Follows the parsed templates in the order in which they are written, both branches of every condition."""

    def __init__(self, environment: ReportEnvironment, known: Mapping[str, Any]) -> None:
        self.environment, self.known = environment, known
        self.items: list[_Open] = []
        self.sections: list[_Open] = []
        self.files: list[str] = []
        self.doubtful = 0
        self.line = ""

    def file(self, name: str) -> None:
        """A template, unless it is being read already."""
        if name in self.files:
            return
        loader = self.environment.loader
        assert loader is not None
        text, key, _ = loader.get_source(self.environment, name)
        self.files.append(name)
        self.body(self.environment.parse(text, name, key).body)
        self.end_line()
        self.files.pop()

    def body(self, statements: list[nodes.Node]) -> None:
        for node in statements:
            self.statement(node)

    def statement(self, node: nodes.Node) -> None:
        section = section_of(node)
        if section is not None:
            self.section(section, node)
        elif isinstance(node, nodes.Output):
            for piece in node.nodes:
                self.piece(piece)
        elif isinstance(node, nodes.Macro):
            return  # what a macro asks for is known only where it is called
        elif isinstance(node, nodes.Include):
            self.included(node)
        elif isinstance(node, nodes.If):
            self.condition(node)
        else:
            self.texts(node)
            for child in node.iter_child_nodes():
                if isinstance(child, nodes.Stmt):
                    self.statement(child)

    def section(self, name: str, node: nodes.Node) -> None:
        self.end_line()
        self.items.append(_Open(SECTION, name, depth=len(self.sections)))
        self.sections.append(self.items[-1])
        assert isinstance(node, nodes.CallBlock)
        self.body(node.body)
        self.end_line()
        self.sections.pop()

    def condition(self, node: nodes.If) -> None:
        """What is asked in a test is asked in any case; what stands in a branch perhaps."""
        self.texts(node.test)
        self.doubtful += 1
        for part in (node.body, node.elif_, node.else_):
            self.body(list(part))
        self.doubtful -= 1

    def included(self, node: nodes.Include) -> None:
        if isinstance(node.template, nodes.Const) and isinstance(node.template.value, str):
            self.end_line()
            self.file(node.template.value)

    def piece(self, piece: nodes.Node) -> None:
        if not isinstance(piece, nodes.TemplateData):
            self.texts(piece)
            self.line += self.said(piece)
            return
        first, *rest = piece.data.split("\n")
        self.line += first
        for text in rest:
            self.end_line()
            self.line = text

    def said(self, piece: nodes.Node) -> str:
        value = self.known.get(piece.name) if isinstance(piece, nodes.Name) else None
        return UNKNOWN if value is None else str(value)

    def end_line(self) -> None:
        """A line is whole: what it says of the outline is kept."""
        line, self.line = self.line.strip(), ""
        heading, directive = _HEADING.fullmatch(line), _DIRECTIVE.fullmatch(line)
        depth = len(self.sections)
        if heading:
            self.items.append(_Open(HEADING, heading[2], len(heading[1]), depth))
        elif directive and directive[1] in ("表题", "附件", *DRAWN):
            kind = {"表题": TABLE, "附件": ANNEX}.get(directive[1], FIGURE)
            self.items.append(_Open(kind, directive[2], depth=depth))

    def texts(self, node: nodes.Node) -> None:
        """The department's texts that an expression names."""
        for name, asked in _texts(node):
            holder = self.sections[-1] if self.sections else self._last_heading()
            (holder.needs if asked and not self.doubtful else holder.may).append(name)

    def _last_heading(self) -> _Open:
        found = next((item for item in reversed(self.items) if item.kind == HEADING), None)
        if found is None:
            found = _Open(HEADING, "")
            self.items.append(found)
        return found


def _texts(node: nodes.Node) -> Iterator[tuple[str, bool]]:
    """The texts named in an expression, and whether each must be there (``文.甲``, but not ``文.get('甲')``)."""
    for found in (node, *node.find_all(nodes.Node)):
        owner = getattr(found, "node", None)
        if isinstance(found, nodes.Getattr) and _is_texts(owner) and found.attr != "get":
            yield found.attr, True
        elif isinstance(found, nodes.Getitem) and _is_texts(owner) and isinstance(found.arg, nodes.Const):
            yield str(found.arg.value), True
        elif isinstance(found, nodes.Call) and isinstance(owner, nodes.Getattr) and _is_texts(owner.node) and found.args:
            first = found.args[0]
            if isinstance(first, nodes.Const):
                yield str(first.value), False


def _is_texts(node: Any) -> bool:
    return isinstance(node, nodes.Name) and node.name == TEXTS
