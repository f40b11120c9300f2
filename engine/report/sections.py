"""Sections of a template that a department may say otherwise: ``{% section 名称 %} … {% endsection %}``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from ..data.model import SectionChange
from ..findings import FindingsError, finding
from ..positions import ScalarNode
from .faults import Source, TemplateFault, did_you_mean

WriteText = Callable[[Source, Mapping[str, Any]], Markup]
TAG, END = "section", "name:endsection"
UNCHANGED = SectionChange()


class SectionTag(Extension):
    """The tag. A section is written as the template says, unless the department's data say otherwise (``sections``)."""

    tags = {TAG}
    # Set on the environment by whoever renders: what the department changes, and how its texts are written.
    changes: Mapping[str, SectionChange] = {}
    write: WriteText

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.seen: set[str] = set()

    def parse(self, parser: Parser) -> nodes.Node:
        """One section (Jinja asks): its name as a word or in quotes, then its body."""
        line = next(parser.stream).lineno
        name = parser.stream.next_if("string") or parser.stream.expect("name")
        body = parser.parse_statements((END,), drop_needle=True)
        call = self.call_method("written", [nodes.Const(name.value), nodes.ContextReference()], lineno=line)
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def written(self, name: str, context: Context, caller: Macro) -> Markup:
        """The section's text. Its own body isn't rendered where the department replaces it, so that it may lack its texts."""
        if name in self.seen:
            raise TemplateFault("B633", name=name)
        self.seen.add(name)
        change = self.changes.get(name, UNCHANGED)
        if change.omit:
            return Markup("")
        middle = self._own(change.text, context) if change.text is not None else Markup(caller())
        parts = [self._own(change.before, context), middle, self._own(change.after, context)]
        # A section is whole paragraphs, so that none runs into what stands beside it.
        return Markup("".join(f"\n\n{part}\n\n" for part in parts if part))

    def _own(self, node: ScalarNode | None, context: Context) -> Markup:
        if node is None:
            return Markup("")
        return self.write(Source(node.place.file, node.text, node), context.get_all())


def section_of(node: nodes.Node) -> str | None:
    """The name of the section that this node of a parsed template is; None where it is none."""
    if not isinstance(node, nodes.CallBlock) or not isinstance(node.call.node, nodes.ExtensionAttribute):
        return None
    name = node.call.args[0]
    return str(name.value) if isinstance(name, nodes.Const) else None


def check_names(changes: Mapping[str, SectionChange], known: tuple[str, ...]) -> None:
    """Raises FindingsError where the department changes a section that the template doesn't have (B617), or leaves one out
    and writes it at once (B642)."""
    findings = [finding("B617", change.place, name=name, suggestion=did_you_mean(name, known))
                for name, change in changes.items() if name not in known]
    findings += [finding("B642", change.place, name=name) for name, change in changes.items()
                 if change.omit and (change.text or change.before or change.after)]
    if findings:
        raise FindingsError(findings)
