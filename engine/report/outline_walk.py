"""A walk through parsed templates in the order in which they are written, both branches of every condition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from jinja2 import nodes

from ..data.model import SectionChange
from ..positions import ScalarNode
from .drawn import DRAWN
from .environment import ReportEnvironment
from .faults import Source
from .outline_texts import static_text, texts_in
from .parse import DIRECTIVE_LINE, HEADING_LINE
from .sections import UNCHANGED, section_of

HEADING, SECTION, TABLE, FIGURE, ANNEX = "heading", "section", "table", "figure", "annex"
UNKNOWN = "…"


@dataclass(frozen=True)
class Item:
    """One thing in a report. ``kind`` is heading, section, table, figure or annex; ``level`` a heading's (else 0);
    ``depth`` how many sections it stands in; ``maybe`` says that it is there only for some data, or several times.

    ``needs`` are the department's texts that a section (or, outside any, a heading) asks for before the next one, ``may``
    those that it can do without. What only data can say of ``text`` is ``…``. ``change`` is what the department does to a
    section: ``replaced``, ``added`` (before or behind), ``omitted`` (for ``reason``) or nothing.
    """

    kind: str
    text: str
    level: int = 0
    depth: int = 0
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    maybe: bool = False
    change: str = ""
    reason: str = ""


@dataclass
class Open:
    """An item to which texts may still be added."""

    kind: str
    text: str
    level: int = 0
    depth: int = 0
    maybe: bool = False
    change: str = ""
    reason: str = ""
    needs: list[str] = field(default_factory=list)
    may: list[str] = field(default_factory=list)

    def item(self) -> Item:
        """The item as it is known in the end."""
        needs = tuple(dict.fromkeys(self.needs))
        may = tuple(name for name in dict.fromkeys(self.may) if name not in needs)
        return Item(self.kind, self.text, self.level, self.depth, needs, may, self.maybe, self.change, self.reason)


class Walk:
    """Collects ``items``; ``known`` are texts by name, to which those are added that templates set."""

    def __init__(self, environment: ReportEnvironment, known: Mapping[str, object],
                 changes: Mapping[str, SectionChange]) -> None:
        self.environment, self.known, self.changes = environment, dict(known), changes
        self.items: list[Open] = []
        self.sections: list[Open] = []
        self.files: list[str] = []
        self.macros: dict[str, nodes.Macro] = {}
        self.called: list[str] = []
        self.doubts = 0
        self.line = ""

    def file(self, name: str) -> None:
        """A template, unless it is being read already."""
        if name not in self.files:
            self.files.append(name)
            self.body(self._parsed(name).body)
            self.end_line()
            self.files.pop()

    def _parsed(self, name: str) -> nodes.Template:
        loader = self.environment.loader
        assert loader is not None
        text, key, _ = loader.get_source(self.environment, name)
        return self.environment.parse(text, name, key)

    def body(self, statements: Sequence[nodes.Node]) -> None:
        """Statements in order."""
        for node in statements:
            self.statement(node)

    def statement(self, node: nodes.Node) -> None:
        """One statement, and what stands inside it."""
        section = section_of(node)
        if section is not None:
            self.section(section, node)
        elif isinstance(node, nodes.Output):
            for piece in node.nodes:
                self.piece(piece)
        elif isinstance(node, nodes.Macro):
            self.macros[node.name] = node  # what it asks for is asked where it is called
        elif isinstance(node, (nodes.Include, nodes.FromImport)):
            self.other_file(node)
        elif isinstance(node, (nodes.If, nodes.For)):
            self.branches(node)
        elif isinstance(node, (nodes.Assign, nodes.AssignBlock)):
            self.assigned(node)
        else:
            self.texts([child for child in node.iter_child_nodes() if isinstance(child, nodes.Expr)])
            self.body([child for child in node.iter_child_nodes() if isinstance(child, nodes.Stmt)])

    def section(self, name: str, node: nodes.Node) -> None:
        """A section, as the template or the department says it."""
        self.end_line()
        change = self.changes.get(name, UNCHANGED)
        kind = "omitted" if change.omit else "replaced" if change.text else "added" if change.before or change.after else ""
        self.items.append(Open(SECTION, name, 0, len(self.sections), self.doubts > 0, kind, change.omit))
        self.sections.append(self.items[-1])
        if not change.omit:
            self.own(change.before)
            if change.text is None:
                assert isinstance(node, nodes.CallBlock)
                self.body(node.body)
            self.own(change.text)
            self.own(change.after)
        self.end_line()
        self.sections.pop()

    def own(self, node: ScalarNode | None) -> None:
        """A text of the department's own."""
        if node is not None:
            self.end_line()
            key = f"{node.place.file}#{len(self.environment.sources)}"
            self.environment.sources[key] = Source(node.place.file, node.text, node)
            self.body(self.environment.parse(node.text, None, key).body)
            self.end_line()

    def branches(self, node: nodes.If | nodes.For) -> None:
        """What is asked in a test is asked in any case; what stands in a branch or a loop perhaps. A name that is known
        decides its branch."""
        if isinstance(node, nodes.If) and isinstance(node.test, nodes.Name) and node.test.name in self.known:
            self.body(node.body if self.known[node.test.name] else [*node.elif_, *node.else_])
            return
        test = node.test if isinstance(node, nodes.If) else node.iter
        self.texts([test])
        parts = (node.body, node.elif_, node.else_) if isinstance(node, nodes.If) else (node.body, node.else_)
        with self.doubtful():
            for part in parts:
                self.body(part)

    @contextmanager
    def doubtful(self) -> Iterator[None]:
        """While this lasts, things are there only for some data."""
        self.doubts += 1
        try:
            yield
        finally:
            self.doubts -= 1

    def assigned(self, node: nodes.Assign | nodes.AssignBlock) -> None:
        """A name that a template sets: what it says, where that can be told."""
        said = static_text(node, self.known)
        if isinstance(node.target, nodes.Name) and said is not None:
            self.known[node.target.name] = said
        self.texts([node])

    def other_file(self, node: nodes.Include | nodes.FromImport) -> None:
        """An included template; of an imported one its macros."""
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str) or isinstance(node, nodes.Include) and node.ignore_missing and not self._is_there(name):
            return
        if isinstance(node, nodes.Include):
            self.end_line()
            self.file(name)
            return
        kept = dict(item if isinstance(item, tuple) else (item, item) for item in node.names)
        for macro in self._parsed(name).find_all(nodes.Macro):
            self.macros[kept.get(macro.name, macro.name)] = macro

    def _is_there(self, name: str) -> bool:
        return self.environment.loader is not None and name in self.environment.loader.list_templates()

    def piece(self, piece: nodes.Node) -> None:
        """A piece of output: text, a macro's text, or what only data can say."""
        if isinstance(piece, nodes.TemplateData):
            first, *rest = piece.data.split("\n")
            self.line += first
            for text in rest:
                self.end_line()
                self.line = text
            return
        self.texts([piece])
        if not (isinstance(piece, nodes.Call) and self.macro(piece)):
            known = self.known.get(piece.name) if isinstance(piece, nodes.Name) else None
            self.line += UNKNOWN if known is None else str(known)

    def macro(self, call: nodes.Call) -> bool:
        """What a macro writes where it is called; False for what is no macro, or calls itself."""
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        if name not in self.macros or name in self.called:
            return False
        self.called.append(name)
        self.body(self.macros[name].body)
        self.called.pop()
        return True

    def end_line(self) -> None:
        """A line is whole: what it says of the outline is kept."""
        line, self.line = self.line.strip(), ""
        heading, directive = HEADING_LINE.fullmatch(line), DIRECTIVE_LINE.fullmatch(line)
        depth, maybe = len(self.sections), self.doubts > 0
        if heading:
            self.items.append(Open(HEADING, heading[2], len(heading[1]), depth, maybe))
        elif directive and directive[1] in ("表题", "附件", *DRAWN):
            kind = {"表题": TABLE, "附件": ANNEX}.get(directive[1], FIGURE)
            self.items.append(Open(kind, directive[2], 0, depth, maybe))

    def texts(self, found: Sequence[nodes.Node]) -> None:
        """The department's texts that these name; those in macros that are called within an expression too."""
        for name, asked in texts_in(found, self.macros):
            holder = self.sections[-1] if self.sections else self._last_heading()
            (holder.needs if asked and not self.doubts else holder.may).append(name)

    def _last_heading(self) -> Open:
        found = next((item for item in reversed(self.items) if item.kind == HEADING), None)
        if found is None:
            found = Open(HEADING, "")
            self.items.append(found)
        return found
