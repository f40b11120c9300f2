"""Reading what the department states: scalars and {value, source, assumed, reason} mappings into entries."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from ..exact import plain
from ..figures_text import Problem, decimals_of, normal, read_figure, read_number
from ..findings import Finding, Place, finding
from ..positions import MapNode, Node, ScalarNode
from ..positions.reading import text
from ..rubric.meaning import suggestion
from ..rubric.model import Input
from .model import Entry

TRUE, FALSE = ("是", "true", "有", "√"), ("否", "false", "无", "×")
ENTRY_KEYS = frozenset({"value", "source", "assumed", "reason", "unit", "degree"})


def blank(node: Node) -> bool:
    """Whether nothing is written there: an empty cell, ``null``, or quotes around nothing."""
    return isinstance(node, ScalarNode) and (node.kind == "null" or not node.text.strip())


class Reader:
    """Reads entries and collects what is wrong with them."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def report(self, code: str, node: Node, **params: Any) -> None:
        """Adds a finding at a node."""
        self.findings.append(finding(code, node.place, **params))

    def unknown(self, code: str, name: str, place: Place, known: list[str]) -> None:
        """Reports a name that isn't known, with the likeliest one that is (``meant``, where there is one)."""
        meant = next(iter(get_close_matches(name, known, 1, 0.5)), "")
        self.findings.append(finding(code, place, name=name, suggestion=suggestion(name, known), meant=meant))

    def scalar(self, node: Node) -> tuple[ScalarNode | None, MapNode | None]:
        """The scalar that holds the value, and the mapping around it if there is one."""
        if isinstance(node, MapNode):
            inner = node.get("value")
            return (inner if isinstance(inner, ScalarNode) else None), node
        return (node if isinstance(node, ScalarNode) else None), None

    def entry(self, name: str, node: Node, declared: Input, note: str = "") -> Entry:
        """One figure read as its declaration asks; a fault is reported and the value left None."""
        scalar, around = self.scalar(node)
        unit = text(around, "unit")
        if unit and declared.type != "number":
            self.findings.append(finding("B333", node.place, name=name, found=unit))
        if scalar is None or blank(scalar):
            return self._made(None, scalar, around, node)
        if declared.type == "number":
            return self._number(name, scalar, declared, self._made(None, scalar, around, node), unit)
        value = {"bool": self._truth, "choice": self._choice}.get(declared.type, self._text)(name, scalar, declared)
        return self._made(value, scalar, around, node)

    def raw(self, node: Node) -> Entry:
        """An entry whose value is its text (an answer that its method will read)."""
        scalar, around = self.scalar(node)
        made = self._made(scalar.text.strip() if scalar is not None and not blank(scalar) else None,
                          scalar, around, node)
        return replace(made, unit=text(around, "unit"))

    def degree(self, name: str, around: MapNode | None) -> Fraction | None:
        """The degree of achievement (实现程度) in a mapping, a ratio from 0 to 1; another is reported."""
        given = around.get("degree") if around is not None else None
        if given is None or not text(around, "degree").strip():
            return None
        number = read_number(text(around, "degree"), "")
        if isinstance(number, Problem) or not 0 <= number <= 1:
            self.report("B336", given, name=name, text=text(around, "degree"))
            return None
        return number

    def _made(self, value: Any, scalar: ScalarNode | None, around: MapNode | None, node: Node) -> Entry:
        return Entry(value, scalar.text.strip() if scalar is not None else "", text(around, "source"),
                     text(around, "assumed"), text(around, "reason"), place=(scalar or node).place)

    def figure(self, name: str, entry: Entry, unit: str, stated: str) -> Entry | Problem:
        """The entry with its text read as a number and converted to the declared unit."""
        found = read_figure(entry.text, unit, stated)
        if isinstance(found, Problem):
            return found
        said = stated if found.unit and normal(entry.text)[-1:].isdigit() else ""
        return replace(entry, value=found.value, text=entry.text + (f" {said}" if said else ""), unit=found.unit)

    def _number(self, name: str, scalar: ScalarNode, declared: Input, made: Entry, stated: str) -> Entry:
        entry = self.figure(name, made, declared.unit, stated)
        if isinstance(entry, Problem):
            self.report(entry.code, scalar, **{**entry.params, "name": name})
            return made
        found, digits = entry.value, decimals_of(scalar.text)
        if declared.places is not None and digits > declared.places and not entry.unit:
            self.report("B306", scalar, name=name, found=digits, places=declared.places)
        # A figure that can't be is none: no score may stand on it.
        if declared.min is not None and found < declared.min:
            self.report("B307", scalar, name=name, text=entry.text, min=_shown(declared.min, declared.unit))
            return replace(entry, value=None)
        if declared.max is not None and found > declared.max:
            self.report("B308", scalar, name=name, text=entry.text, max=_shown(declared.max, declared.unit))
            return replace(entry, value=None)
        shown = found * 100
        if declared.unit == "%" and 0 < abs(shown) < 1 and not {"%", "％"} & {*scalar.text, *stated} and not entry.unit:
            self.report("B318", scalar, name=name, text=scalar.text, read=plain(shown) + "%",
                        meant=plain(shown * 100) + "%")
        return entry

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
