"""What a formula's parts are counted in, and what becomes of it in a product or quotient."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..units import ONE, PERCENT, POINTS, Unit, unit_of


@dataclass(frozen=True)
class Measure:
    """The unit of a figure or of a part of a formula.

    ``bare``: a number written without a unit, which takes the unit of what it stands beside. ``loose``: the number or
    name without a unit that has entered a product (in 投诉件数 × 0.5 the 0.5 may stand for 0.5分/件), so that the unit
    found is only a guess; empty where it is sure.
    """

    unit: Unit
    bare: bool = False
    loose: str = ""

    @property
    def words(self) -> str:
        """The unit's words; empty for a plain number."""
        return self.unit.words


def declared_measure(name: str, unit: str) -> Measure:
    """The measure of a declared figure; one that has no unit may stand for anything."""
    return Measure(unit_of(unit)) if unit else Measure(ONE, loose=name)


def written_measure(unit: str, text: str) -> Measure:
    """The measure of a number in a formula."""
    if not unit:
        return Measure(ONE, bare=True, loose=text)
    return Measure(PERCENT if unit == "%" else unit_of(unit))


def product(left: Measure, right: Measure, divided: bool = False) -> Measure:
    """The measure of a product or quotient; its unit may be a plain number with a scale (元 ÷ 万元)."""
    if left.bare and right.bare:
        return left
    if not divided and _each(left.unit, right.unit):
        return Measure(POINTS, loose=(left if left.unit.is_score else right).unit.text)
    unit = left.unit.over(right.unit) if divided else left.unit.times(right.unit)
    if unit.pure:
        unit = replace(unit, text="%" if _stays_percent(left, right, divided) else "")
    return Measure(unit, loose=left.loose or right.loose)


def _each(left: Unit, right: Unit) -> bool:
    """Whether a product gives 分 for each thing counted: 未完成项目数 × 1分."""
    return (left.is_score and right.is_count) or (left.is_count and right.is_score)


def _stays_percent(left: Measure, right: Measure, divided: bool) -> bool:
    """A percentage stays one where it is divided by a bare number or taken of a percentage; 完成率 × 6 doesn't."""
    if divided:
        return left.unit.text == "%" and right.bare
    return left.unit.text == right.unit.text == "%"
