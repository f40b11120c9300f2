"""Reading what the department states: scalars and {value, source, assumed, reason} mappings into entries."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ..exact import plain
from ..figures_text import Problem, decimals_of, read_number
from ..findings import Finding, Place, finding
from ..positions import MapNode, Node, ScalarNode
from ..rubric.builder import text
from ..rubric.meaning import suggestion
from ..rubric.model import Input
from .model import Entry

TRUE, FALSE = ("是", "true", "有", "√"), ("否", "false", "无", "×")
ENTRY_KEYS = frozenset({"value", "source", "assumed", "reason", "unit"})


class Reader:
    """Reads entries and collects what is wrong with them."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def report(self, code: str, node: Node, **params: Any) -> None:
        """Adds a finding at a node."""
        self.findings.append(finding(code, node.place, **params))

    def unknown(self, code: str, name: str, place: Place, known: list[str]) -> None:
        """Reports a name that isn't known, with the likeliest one that is."""
        self.findings.append(finding(code, place, name=name, suggestion=suggestion(name, known)))

    def scalar(self, node: Node) -> tuple[ScalarNode | None, MapNode | None]:
        """The scalar that holds the value, and the mapping around it if there is one."""
        if isinstance(node, MapNode):
            inner = node.get("value")
            return (inner if isinstance(inner, ScalarNode) else None), node
        return (node if isinstance(node, ScalarNode) else None), None

    def entry(self, name: str, node: Node, declared: Input, note: str = "") -> Entry:
        """One figure read as its declaration asks; a fault is reported and the value left None."""
        scalar, around = self.scalar(node)
        if scalar is None or scalar.kind == "null":
            return self._made(None, scalar, around, node)
        value = {"number": self._number, "bool": self._truth, "choice": self._choice}.get(
            declared.type, self._text)(name, scalar, declared)
        return self._made(value, scalar, around, node)

    def raw(self, node: Node) -> Entry:
        """An entry whose value is its text (an answer that its method will read)."""
        scalar, around = self.scalar(node)
        return self._made(scalar.text.strip() if scalar is not None and scalar.kind != "null" else None,
                          scalar, around, node)

    def _made(self, value: Any, scalar: ScalarNode | None, around: MapNode | None, node: Node) -> Entry:
        return Entry(value, scalar.text.strip() if scalar is not None else "", text(around, "source"),
                     text(around, "assumed"), text(around, "reason"), (scalar or node).place)

    def _number(self, name: str, scalar: ScalarNode, declared: Input) -> Fraction | None:
        found = read_number(scalar.text, declared.unit)
        if isinstance(found, Problem):
            self.report(found.code, scalar, **{**found.params, "name": name})
            return None
        shown = found * 100 if declared.unit == "%" else found
        digits = decimals_of(scalar.text)
        if declared.places is not None and digits > declared.places:
            self.report("B306", scalar, name=name, found=digits, places=declared.places)
        if declared.min is not None and found < declared.min:
            self.report("B307", scalar, name=name, text=scalar.text, min=_shown(declared.min, declared.unit))
        if declared.max is not None and found > declared.max:
            self.report("B308", scalar, name=name, text=scalar.text, max=_shown(declared.max, declared.unit))
        if declared.unit == "%" and 0 < abs(shown) < 1 and "%" not in scalar.text and "％" not in scalar.text:
            self.report("B318", scalar, name=name, text=scalar.text, read=plain(shown) + "%",
                        meant=plain(shown * 100) + "%")
        return found

    def _truth(self, name: str, scalar: ScalarNode, declared: Input) -> bool | None:
        said = scalar.text.strip()
        if said not in (*TRUE, *FALSE):
            self.report("B304", scalar, name=name, text=said)
            return None
        return said in TRUE

    def _choice(self, name: str, scalar: ScalarNode, declared: Input) -> str | None:
        said = scalar.text.strip()
        if said not in declared.options:
            self.report("B305", scalar, name=name, text=said, options="、".join(declared.options),
                        suggestion=suggestion(said, list(declared.options)))
            return None
        return said

    def _text(self, name: str, scalar: ScalarNode, declared: Input) -> str:
        return scalar.text.strip()


def _shown(value: Fraction, unit: str) -> str:
    return plain(value * 100) + "%" if unit == "%" else plain(value) + unit
