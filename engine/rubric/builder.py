"""The builder: reads scalars of a rubric into exact numbers and checked formulas, and collects what is wrong."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Iterable, Literal, Mapping

from ..exact import MODES, plain
from ..figures_text import Problem, normal, read_number
from ..findings import Finding, FindingsError, Place, finding, has_errors
from ..language import (
    Binary,
    Scope,
    Symbol,
    TableSymbols,
    Tree,
    canonical,
    fit_units,
    parameters_used,
    parse_formula,
)
from ..language_choice import translate
from ..positions import MapNode, Node, ScalarNode
from ..positions.reading import text
from ..units import POINTS, Unit
from .bounds import (
    BOUND,
    OWN_POINTS,
    OWN_WEIGHT,
    bare_numbers,
    forgotten,
    is_percent,
    is_usual_step,
    is_zero,
    unit_beside,
)
from .model import EMPTY, Formula, Parameter, Rounding
from .range_names import read_named
from .ranges import ANY_VALUE, Range, named_in


class RubricBuilder:
    """Collects findings while a rubric is read. ``scope`` holds the names that its formulas may use.

    ``parameters`` are the rubric's, by canonical name; ``used`` those that this builder came across, ``ever_used`` those
    that any builder of the rubric did, ``of_leaves`` those that every leaf uses unless it says otherwise (rounding).
    ``own_points`` are those of the leaf or part that is being read, which its formulas may call 该指标分值, or 权重 unless it
    states a weight as well (``weighted``).
    """

    def __init__(self, scope: Scope, parameters: Mapping[str, Parameter] = EMPTY):
        self.scope, self.parameters = scope, parameters
        self.findings: list[Finding] = []
        self.used: list[str] = []
        self.ever_used: set[str] = set()
        self.of_leaves: tuple[str, ...] = ()
        self.own_points: Fraction | None = None
        self.weighted = False

    def within(self, scope: Scope | None = None) -> RubricBuilder:
        """A builder for another scope (or the same) that reports to the same list, and notes what itself uses."""
        other = RubricBuilder(scope or self.scope, self.parameters)
        other.findings, other.ever_used, other.of_leaves = self.findings, self.ever_used, self.of_leaves
        return other

    def uses(self, *names: str) -> tuple[str, ...]:
        """Notes that parameters are used; gives back all those used so far, each once."""
        self.used += filter(None, names)
        self.ever_used.update(filter(None, names))
        return tuple(dict.fromkeys(self.used))

    def parameter(self, node: Node | None) -> Parameter | None:
        """The parameter that a scalar names; it counts as used."""
        found = self.parameters.get(canonical(node.text)) if isinstance(node, ScalarNode) and self.parameters else None
        if found is not None:
            self.uses(found.name)
        return found

    def written(self, node: Node | None) -> str:
        """A number's text as written; of a parameter the text of its value."""
        found = self.parameter(node)
        return found.shown if found is not None else node.text if isinstance(node, ScalarNode) else ""

    def words(self, node: Node | None, value: str = "") -> str:
        """A number as messages show it: ``value``, or as written; of a parameter its name too."""
        found, shown = self.parameter(node), value or self.written(node)
        return shown if found is None else translate("{name}（{value}）").format(name=found.name, value=shown)

    def scope_of(self, symbols: Iterable[Symbol], tables: Iterable[TableSymbols] = ()) -> Scope:
        """A scope of these names; names that can't be told apart are reported, and the first of them stands."""
        good: dict[str, Symbol] = {}
        for symbol in symbols:
            key = canonical(symbol.name)
            try:
                Scope([*([good[key]] if key in good else []), symbol])
            except FindingsError as error:
                self.findings += error.findings
                continue
            good[key] = symbol
        return Scope(good.values(), tables)

    def report(self, code: str, place: Place, **params: Any) -> None:
        """Adds a finding."""
        self.findings.append(finding(code, place, **params))

    def formula(self, node: Node | None, expect: str = "number", beside: Formula | None = None) -> Formula | None:
        """The checked formula in a scalar; faults are reported at the character that they concern.

        ``expect``: ``number``, ``bool`` (a condition) or ``score`` (a number that is 分, or has no unit). ``beside`` is
        a formula with whose result this one's is compared, and to whose unit it is converted.
        """
        tree = self.parsed(node, expect)
        if tree is None:
            return None
        wanted = POINTS if expect == "score" else unit_beside(beside)
        assert isinstance(node, ScalarNode)
        for part in bare_numbers(tree) if is_percent(beside) else ():
            self._percent_forgotten(part.text, part.value, BOUND, node.spot(part.start, part.end - part.start))
        return self.fitted(node, tree, wanted, beside.text if beside is not None and wanted is not None else "")

    def parsed(self, node: Node | None, expect: str = "number") -> Tree | None:
        """The tree of the formula in a scalar, its units not looked at yet."""
        if not isinstance(node, ScalarNode):
            return None
        wanted: Literal["number", "bool"] = "bool" if expect == "bool" else "number"
        try:
            tree = parse_formula(node.text, self._scope_for(node.text), node.text_place, wanted, node.spot)
        except FindingsError as error:
            self.findings += error.findings
            return None
        self.uses(*(name for name in parameters_used(tree) if canonical(name) in self.parameters))
        for part in tree.walk():
            if isinstance(part, Binary) and part.op == "÷" and is_zero(part.right):
                self.report("B147", node.spot(part.right.start, part.right.end - part.right.start))
        return tree

    def _scope_for(self, said: str) -> Scope:
        """The names that a formula may use: where it speaks of 分值 or 权重, those for its indicator's points as well."""
        points, names = self.own_points, OWN_POINTS if self.weighted else (*OWN_POINTS, *OWN_WEIGHT)
        if points is None or not ("分值" in said or "权重" in said):
            return self.scope
        return self.scope.extended(
            Symbol(name, "parameter", value=points, text=plain(points) + POINTS.text, unit=POINTS.text)
            for name in names if self.scope.find(name) is None)

    def fitted(self, node: Node | None, tree: Tree, wanted: Unit | None = None, name: str = "") -> Formula | None:
        """The formula with its units checked and converted (see ``fit_units``); None where they don't fit."""
        assert isinstance(node, ScalarNode)
        found = fit_units(tree, self.scope, wanted, name)
        said = [fault.located(node.spot) for fault in found.faults]
        self.findings += said
        if has_errors(said):
            return None
        return Formula(node.text.strip(), found.tree, node.text_place, found.measure)

    def amount(self, node: Node | None, beside: Formula | None, most: Fraction = BOUND) -> Fraction | None:
        """The exact number in a scalar that is held against a formula's result, in the result's unit.

        A number without a unit is in that unit already (of a percentage, a ratio: 10% or 0.1, and above ``most`` it is
        warned about); 万元 beside 元 is converted; a unit of another kind is reported.
        """
        unit = unit_beside(beside)
        if is_percent(beside):
            return self.ratio(node, most)
        return self.number(node, unit.text if unit is not None else "")

    def ratio(self, node: Node | None, most: Fraction = BOUND) -> Fraction | None:
        """The number in a scalar that is a share: 10% or 0.1. One without % above ``most`` is warned about."""
        found = self.number(node)
        if found is not None and node is not None:
            self._percent_forgotten(self.written(node), found, most, node.place)
        return found

    def _percent_forgotten(self, text: str, value: Fraction, most: Fraction, place: Place) -> None:
        for code, where, params in forgotten(text, value, most, place):
            self.report(code, where, **params)

    def range(self, said: str, place: Place, code: str = "B152", written: str = "", subject: str = "") -> Range | None:
        """The range in a text, which may name parameters; None where it can't be read (reported with ``code`` and, where
        the text isn't as ``written``, with that). One that names another value than ``subject`` is refused."""
        name = named_in(said)
        if name and not self._is_meant(name, subject):
            self.report("B287", place, text=said, name=name, subject=subject or translate("得分"))
            return None
        found = read_named(said, self.parameters)
        self.uses(*(item.name for item in found.used))
        if found.astray is not None and found.astray.value is None:
            self.report("B174", place, name=found.astray.name)
            return None
        if found.astray is not None:
            self.report("B273", place, text=said, name=found.astray.name, value=found.astray.shown)
            return None
        if found.span is None:
            self.report(code, place, text=written or said)
        return found.span

    def _is_meant(self, name: str, subject: str) -> bool:
        """Whether a name in a range can mean the value that is looked at; without a ``subject`` any that isn't declared."""
        mine, theirs = canonical(name), canonical(subject)
        if mine in ANY_VALUE:
            return True
        return mine in theirs or theirs in mine if subject else self.scope.find(name) is None

    def condition(self, text: str, place: Place, subject: str = "") -> Formula | None:
        """The checked condition in a text made of what stands at ``place``; every fault is reported there.

        ``subject``: what the condition looks at, where that is no declared name. A warning was given where the value's
        own formula was read, but for a number that is read as a ratio.
        """
        known = not subject or self.scope.find(subject) is not None
        scope = self.scope if known else self.scope.extended([Symbol(subject)])
        try:
            tree = parse_formula(text, scope, place, "bool", lambda offset, length: place)
        except FindingsError as error:
            self.findings += error.findings
            return None
        found = fit_units(tree, scope)
        said = [fault.located(lambda offset, length: place) for fault in found.faults]
        self.uses(*parameters_used(tree))
        self.findings += [item for item in said if item.severity == "error" or item.code == "B259"]
        return None if has_errors(said) else Formula(text, found.tree, place, found.measure)

    def number(self, node: Node | None, unit: str = "") -> Fraction | None:
        """The exact number in a scalar (``10%`` is 1/10). A parameter's name is read as if its value stood there."""
        if not isinstance(node, ScalarNode):
            return None
        parameter = self.parameter(node)
        if parameter is not None and parameter.value is None:
            self.report("B174", node.place, name=parameter.name)
            return None
        found = read_number(node.text if parameter is None else parameter.shown, unit)
        if isinstance(found, Problem):
            self.refuse(found, node)
            return None
        return found

    def refuse(self, problem: Problem, node: ScalarNode) -> None:
        """Reports why a scalar is no number; that nothing may be left blank is for data to say (B020)."""
        if problem.code == "B020":
            self.report("B195", node.place, **problem.params, how=translate("这里只写一个数，例如 5、0.5 或 90%。"))
        else:
            self.report(problem.code, node.place, **problem.params)

    def points(self, node: Node | None) -> Fraction | None:
        """A number of points in a scalar: 5 or 5分; a percentage stays the ratio that it is."""
        return self.number(node, "" if normal(self.written(node)).endswith("%") else POINTS.text)

    def rounding(self, node: Node | None, default: Rounding) -> Rounding:
        """``none``, a step (``0.1%``, or a parameter), or a mapping of ``step`` and ``mode``."""
        if node is None:
            return default
        if isinstance(node, MapNode):
            mode = text(node, "mode", "half_up")
            inner = self.rounding(node.get("step"), default)
            return Rounding(inner.step, mode if mode in MODES else "half_up", inner.text, inner.parameter)
        if not isinstance(node, ScalarNode):
            return default
        parameter = self.parameter(node)
        if parameter is not None and parameter.value is None:
            return Rounding(parameter=parameter.name)
        if node.text.strip() == "none":
            return Rounding()
        step = self.points(node)
        if step is None or step <= 0:
            if step is not None:
                self.report("B137", node.place, text=parameter.text if parameter is not None else node.text)
            return default
        if not is_usual_step(step):
            self.report("B189", node.place, text=parameter.text if parameter is not None else node.text)
        named = parameter or Parameter("", step, node.text.strip())
        return Rounding(step, "half_up", named.shown, named.name)
