"""Templates checked without data: they parse, and every name, key and filter in them is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from jinja2 import nodes

from ..findings import Finding, Place, finding
from .environment import METHODS, ReportEnvironment
from .faults import TROUBLE, Source, as_findings, did_you_mean
from .loader import template_folders
from .names import Names
from .sample import UNKNOWN
from .sections import section_of
from .static_layout import Sections, directive_faults

SAME_ITEMS = ("list", "sort", "unique", "reverse", "select", "reject", "selectattr", "rejectattr")
ASKS_WHETHER = ("defined", "undefined")
SUMS: Mapping[type[nodes.Node], str] = {nodes.Mul: "*", nodes.Div: "/", nodes.FloorDiv: "//", nodes.Mod: "%", nodes.Pow: "**"}
Variables = dict[str, Any]


class StaticCheck:
    """Walks templates of one rubric over sample values; each fault becomes a finding at its line."""

    def __init__(self, rubric_files: Sequence[str], context: Mapping[str, Any], asked: str = ""):
        """``asked`` is the template that the rubric names."""
        self.environment = ReportEnvironment(template_folders(rubric_files), asked=asked)
        self.context = dict(context)
        self.found: list[Finding] = []
        self.open: list[str] = []
        self.sections = Sections()
        self.source = Source("", "")

    def wording(self, source: Source) -> list[Finding]:
        """The faults of a wording that stands in the rubric."""
        key = f"{source.file}#{len(self.environment.sources)}"
        self.environment.sources[key] = source
        self.found, self.sections = [], Sections()
        variables = {name: value for name, value in self.context.items() if name not in ("存在问题", "改进措施")}
        self._text(source.text, None, key, variables, source.place(1))
        return self.found

    def template(self, name: str, asked: Place | None) -> list[Finding]:
        """The faults of a template and of those that it includes; ``asked`` is where it is named."""
        self.found, self.sections = [], Sections()
        variables = {name: value for name, value in self.context.items() if name != "扣分指标"}
        self._file(name, variables, asked)
        return self.found

    def _text(self, text: str, name: str | None, key: str, variables: Variables, asked: Place | None) -> None:
        before, count = self.source, len(self.found)
        self.source = self.environment.sources[key]
        try:
            tree = self.environment.parse(text, name, key)
            self.found += directive_faults(self.source)
            self._statements(tree.body, variables)
            if len(self.found) == count:
                self.environment.compile(text, name, key)
        except TROUBLE as error:
            self.found += as_findings(error, self.environment.sources, (), (), asked).findings
        self.source = before

    def _file(self, name: str, variables: Variables, asked: Place | None) -> None:
        if name in self.open:
            return
        try:
            loader = self.environment.loader
            assert loader is not None
            text, key, _ = loader.get_source(self.environment, name)
        except TROUBLE as error:
            self.found += as_findings(error, {}, (), (), asked).findings
            return
        self.open.append(name)
        self._text(text, name, str(key), variables, asked)
        self.open.pop()

    def _say(self, code: str, node: nodes.Node, word: str, **params: Any) -> None:
        self.found.append(finding(code, self.source.place(node.lineno, word), **params))

    def _missing(self, node: nodes.Node, name: str, known: tuple[str, ...]) -> None:
        self._say("B603", node, name, name=name, suggestion=did_you_mean(name, known))

    # Statements

    def _statements(self, body: list[nodes.Node], variables: Variables) -> None:
        for node in body:
            if isinstance(node, nodes.Macro):
                variables[node.name] = UNKNOWN
        for node in body:
            self._statement(node, variables)

    def _statement(self, node: nodes.Node, variables: Variables) -> None:
        if isinstance(node, nodes.For):
            self._loop(node, variables)
        elif isinstance(node, nodes.If):
            self._value(node.test, variables)
            parts: list[list[nodes.Node]] = [node.body, node.else_]
            parts[1:1] = [[other] for other in node.elif_]
            self.sections.either(partial(self._statements, part, variables) for part in parts)
        elif isinstance(node, nodes.Assign):
            _bind(node.target, self._value(node.node, variables), variables)
        elif isinstance(node, nodes.AssignBlock):
            self._statements(node.body, dict(variables))
            _bind(node.target, UNKNOWN, variables)
        elif isinstance(node, (nodes.Macro, nodes.CallBlock)):
            self._expressions(node.defaults, variables)
            if isinstance(node, nodes.CallBlock):
                self._value(node.call, variables)
                section = section_of(node)
                if section is not None and not self.sections.enter(section):
                    self._say("B633", node, section, name=section)
            inner = {**variables, "caller": UNKNOWN, "varargs": UNKNOWN, "kwargs": UNKNOWN}
            inner.update({argument.name: UNKNOWN for argument in node.args})
            self._statements(node.body, inner)
        elif isinstance(node, (nodes.Include, nodes.FromImport, nodes.Import, nodes.Extends)):
            self._other_file(node, variables)
        elif isinstance(node, nodes.With):
            inner = dict(variables)
            for target, value in zip(node.targets, node.values, strict=True):
                _bind(target, self._value(value, variables), inner)
            self._statements(node.body, inner)
        elif isinstance(node, (nodes.Block, nodes.FilterBlock, nodes.Scope, nodes.ScopedEvalContextModifier)):
            self._statements(node.body, dict(variables))
        else:
            self._expressions(node.iter_child_nodes(), variables)

    def _loop(self, node: nodes.For, variables: Variables) -> None:
        items = self._value(node.iter, variables)
        inner = {**variables, "loop": UNKNOWN}
        _bind(node.target, _first(items), inner)
        if node.test is not None:
            self._value(node.test, inner)
        self.sections.repeated(lambda: self._statements(node.body, inner))
        self._statements(node.else_, dict(variables))

    def _other_file(self, node: nodes.Include | nodes.FromImport | nodes.Import | nodes.Extends,
                    variables: Variables) -> None:
        self._value(node.template, variables)
        seen = dict(variables) if getattr(node, "with_context", True) else {}
        names = node.template.value if isinstance(node.template, nodes.Const) else ()
        if not (isinstance(node, nodes.Include) and node.ignore_missing):
            for name in [names] if isinstance(names, str) else ():
                self._file(name, seen, self.source.place(node.lineno, name))
        if isinstance(node, nodes.Import):
            variables[node.target] = UNKNOWN
        elif isinstance(node, nodes.FromImport):
            for item in node.names:
                given, kept = item if isinstance(item, tuple) else (item, item)
                if given not in seen and isinstance(names, str) and names not in self.open:
                    self._missing(node, given, tuple(name for name in seen if name not in variables))
                variables[kept] = UNKNOWN

    # Expressions

    def _expressions(self, children: Any, variables: Variables) -> None:
        for child in children:
            if isinstance(child, nodes.Expr):
                self._value(child, variables)
            else:
                self._expressions(child.iter_child_nodes(), variables)

    def _value(self, node: nodes.Node, variables: Variables) -> Any:
        """What an expression gives on the sample; UNKNOWN where that can't be said."""
        if isinstance(node, nodes.Name):
            return self._variable(node, variables)
        if isinstance(node, (nodes.Getattr, nodes.Getitem)):
            return self._entry(node, variables)
        if isinstance(node, nodes.Filter):
            return self._filter(node, variables)
        if isinstance(node, nodes.Test):
            if node.name not in self.environment.tests:
                self._say("B604", node, node.name, name=node.name,
                          suggestion=did_you_mean(node.name, tuple(self.environment.tests)))
            if node.name in ASKS_WHETHER:
                return UNKNOWN
        sign = SUMS.get(type(node), "")
        if sign:
            self._say("B614", node, sign, sign=sign)
        self._expressions(node.iter_child_nodes(), variables)
        return UNKNOWN

    def _variable(self, node: nodes.Name, variables: Variables) -> Any:
        if node.name in variables:
            return variables[node.name]
        if node.name not in self.environment.globals:
            self._missing(node, node.name, tuple(variables))
        return UNKNOWN

    def _entry(self, node: nodes.Getattr | nodes.Getitem, variables: Variables) -> Any:
        owner = self._value(node.node, variables)
        if isinstance(node, nodes.Getattr):
            return self._key(node, owner, node.attr, attribute=True)
        if isinstance(node.arg, nodes.Const):
            return self._key(node, owner, node.arg.value)
        self._expressions([node.arg], variables)
        return _first(owner) if isinstance(owner, list) else UNKNOWN

    def _key(self, node: nodes.Node, owner: Any, key: Any, attribute: bool = False) -> Any:
        if isinstance(owner, list):
            return _first(owner)
        # A leaf that isn't scored yet shows no parts, so an empty set of names says nothing.
        if not isinstance(owner, Names) or not len(owner) or (attribute and key in METHODS[Names]):
            return UNKNOWN
        if key not in owner:
            self._missing(node, str(key), owner.known_names())
            return UNKNOWN
        # Not owner[key]: exact figures stop a report where they are missing, and here all are.
        return Names.get(owner, key) if type(owner) is Names else UNKNOWN

    def _filter(self, node: nodes.Filter, variables: Variables) -> Any:
        if node.name in ("default", "d"):
            self._expressions(node.args, variables)
            return UNKNOWN
        known = tuple(name for name in self.environment.filters if not name.startswith("_"))
        if node.name not in known:
            self._say("B604", node, node.name, name=node.name, suggestion=did_you_mean(node.name, known))
        items = self._value(node.node, variables) if node.node is not None else UNKNOWN
        self._expressions([*node.args, *node.kwargs], variables)
        for key in _attributes(node):
            self._key(node, _first(items), key)
        return items if node.name in SAME_ITEMS else _first(items) if node.name in ("first", "last") else UNKNOWN


def _attributes(node: nodes.Filter) -> Iterator[str]:
    """The columns that a filter is told to look at: ``map(attribute='列')``, ``selectattr('列')``."""
    named = [item.value for item in node.kwargs if item.key == "attribute"]
    first = node.args[:1] if node.name in ("selectattr", "rejectattr", "groupby") else []
    for value in (*named, *first):
        if isinstance(value, nodes.Const) and isinstance(value.value, str) and "." not in value.value:
            yield value.value


def _first(items: Any) -> Any:
    return items[0] if isinstance(items, list) and items else UNKNOWN


def _bind(target: nodes.Node, value: Any, variables: Variables) -> None:
    if isinstance(target, nodes.Name):
        variables[target.name] = value
    else:
        for name in target.find_all(nodes.Name):
            variables[name.name] = UNKNOWN
