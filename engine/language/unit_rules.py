"""Units through a formula: what doesn't go together is refused at its place, what differs in size is converted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ..units import ONE, PERCENT, PIECES, Unit
from .faults import Fault
from .measures import Measure, product, written_measure
from .scope import Scope
from .tree import Aggregate, Binary, Call, Comparison, Conditional, Convert, Name, Number, Parameter, Tree, Unary
from .unit_faults import hundredfold, mismatch, misread_percent, wrong_result
from .uses import is_constant
from .words import AND, OR

Part = tuple[Tree, Measure | None]
DOING = {"+": "相加", "-": "相减"}


@dataclass(frozen=True)
class Fitted:
    """A formula whose units were checked: the tree with conversions put in, and the measure of its result.

    That of a condition is what its last comparison compares in; None where it isn't known.
    """

    tree: Tree
    measure: Measure | None
    faults: tuple[Fault, ...] = ()

    @property
    def unit(self) -> Unit | None:
        """The unit of the result; None for a bare number, and where it isn't known."""
        return None if self.measure is None or self.measure.bare else self.measure.unit


def fit_units(tree: Tree, scope: Scope, wanted: Unit | None = None, name: str = "") -> Fitted:
    """Checks the units of a checked formula and converts its result to ``wanted``, where that is given.

    ``name`` is the value that the formula defines, if it defines one. Where 分 is wanted, a plain number will do, and so
    does what has been multiplied by a number without a unit (0.5 may stand for 0.5分/件). Faults are B250 to B259.
    """
    checker = UnitChecker(scope, wanted is not None and wanted.is_score)
    fitted, measure = checker.fit(tree)
    if measure is None:
        return Fitted(fitted, checker.compared if wanted is None else Measure(wanted), tuple(checker.faults))
    if measure.bare:
        return Fitted(fitted, measure if wanted is None else Measure(wanted), tuple(checker.faults))
    if wanted is not None and wanted.text == "%":
        checker.faults += hundredfold(tree, name)
    goal = measure.unit.nameable() if wanted is None else wanted
    if measure.unit.like(goal):
        fitted = converted(fitted, measure.unit, goal)
    elif goal.is_score and measure.unit.pure:
        fitted = converted(fitted, measure.unit, ONE)
    elif not (goal.is_score and measure.loose):
        checker.faults.append(wrong_result(tree, measure, goal, name))
    return Fitted(fitted, Measure(goal, loose=measure.loose if wanted is None else ""), tuple(checker.faults))


def converted(tree: Tree, unit: Unit, goal: Unit) -> Tree:
    """The tree with its result in another unit of the same kind."""
    factor = unit.factor_to(goal)
    return tree if factor == 1 else Convert(tree.start, tree.end, tree, factor)


class UnitChecker:
    """Finds the measure of every part. None is what has no unit (conditions, choices) or one that isn't known."""

    def __init__(self, scope: Scope, scored: bool = False):
        self.scope, self.scored = scope, scored
        self.faults: list[Fault] = []
        self.compared: Measure | None = None

    def fit(self, tree: Tree) -> Part:
        """The tree with conversions put in, and its measure."""
        if isinstance(tree, Number):
            return tree, Measure(ONE, True, tree.text) if tree.value == 0 else written_measure(tree.unit, tree.text)
        if isinstance(tree, Name):
            symbol = self.scope.find(tree.name)
            return tree, symbol.measure if symbol is not None and symbol.type == "number" else None
        if isinstance(tree, Aggregate):
            return tree, self._column(tree)
        if isinstance(tree, Unary):
            operand, measure = self.fit(tree.operand)
            return replace(tree, operand=operand), measure
        if isinstance(tree, Binary):
            return self._binary(tree)
        if isinstance(tree, Comparison):
            return self._comparison(tree)
        if isinstance(tree, Conditional):
            parts, measure = self._alike([tree.then, tree.otherwise], "二选一")
            return replace(tree, condition=self.fit(tree.condition)[0], then=parts[0], otherwise=parts[1]), measure
        return self._call(tree) if isinstance(tree, Call) else (tree, None)

    def _column(self, tree: Aggregate) -> Measure | None:
        if tree.function == "count":
            return Measure(PIECES, loose=tree.column)
        return self.scope.measure_of_column(tree.table, tree.column)

    def _binary(self, tree: Binary) -> Part:
        if tree.op in DOING:
            (left, right), measure = self._alike([tree.left, tree.right], DOING[tree.op])
            return replace(tree, left=left, right=right), measure
        (left, one), (right, other) = self._factor(tree.left), self._factor(tree.right)
        made = replace(tree, left=left, right=right)
        if tree.op in (AND, OR) or one is None or other is None:
            return made, None
        measure = product(one, other, tree.op == "÷")
        if measure.bare or not measure.unit.pure:
            return made, measure
        whole = isinstance(right, Number) and not isinstance(right, Parameter) and right.unit == "%" and right.value == 1
        if tree.op == "×" and whole:
            return converted(made, measure.unit, ONE), replace(measure, unit=PERCENT)
        return converted(made, measure.unit, ONE), replace(measure, unit=replace(measure.unit, scale=Fraction(1)))

    def _factor(self, tree: Tree) -> Part:
        """A factor or divisor; one that is 5‰ or 9成 as a plain number."""
        made, measure = self.fit(tree)
        if measure is None or not measure.unit.pure or measure.unit.scale == 1:
            return made, measure
        return converted(made, measure.unit, ONE), replace(measure, unit=ONE)

    def _comparison(self, tree: Comparison) -> Part:
        operands, measure = self._alike(tree.operands, "比较")
        self.compared = measure
        if measure is not None and measure.unit == PERCENT and measure.words == "%":
            self.faults += misread_percent(tree.operands)
        return replace(tree, operands=tuple(operands)), None

    def _call(self, tree: Call) -> Part:
        if tree.function in ("abs", "floor", "ceil"):
            inner, measure = self.fit(tree.arguments[0])
            return replace(tree, arguments=(inner,)), measure
        arguments, measure = self._alike(tree.arguments, "一起计算")
        return replace(tree, arguments=tuple(arguments)), measure

    def _alike(self, trees: Sequence[Tree], doing: str) -> tuple[list[Tree], Measure | None]:
        """Parts that must be of one kind, all in the unit of the first that is sure and no constant."""
        parts = [self.fit(tree) for tree in trees]
        solid = [index for index, (_, measure) in enumerate(parts) if measure is not None and not measure.bare]
        if not solid:
            return [tree for tree, _ in parts], next((measure for _, measure in parts if measure is not None), None)
        at = min(solid, key=lambda index: (bool(_sure(parts[index]).loose), is_constant(trees[index])))
        goal = _sure(parts[at])
        made = [tree for tree, _ in parts]
        clash = False
        for index in solid:
            measure = _sure(parts[index])
            if measure.unit.like(goal.unit):
                made[index] = converted(made[index], measure.unit, goal.unit)
                continue
            sure = not (goal.loose or measure.loose)
            clash = clash or sure
            if sure or not self.scored:
                self.faults.append(mismatch((trees[at], goal), (trees[index], measure), doing, self.scope))
        return made, None if clash else _joined([_sure(parts[index]) for index in solid], goal)


def _joined(measures: list[Measure], goal: Measure) -> Measure:
    """The measure of several parts together: a percentage if one of several plain numbers is."""
    if goal.unit.pure and goal.unit.scale == 1 and any(item.unit.text == "%" for item in measures):
        return replace(goal, unit=PERCENT)
    return goal


def _sure(part: Part) -> Measure:
    measure = part[1]
    assert measure is not None
    return measure
