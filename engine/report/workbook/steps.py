"""One step of a trace in the columns of 计算过程: what was done, by which rule, with which figures, what came out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from ...document import Cell
from ...explain import Known, lines_of, mode_word, rounded_places, step_text
from ...scoring.figure_text import figure_text
from ...scoring.scorecard import Figure
from ...trace import Step
from .numbers import amount

WORDS: Mapping[str, str] = MappingProxyType({
    "parameter": "参数", "figure": "填报数", "value": "计算值", "formula": "公式", "tier": "档次", "attain": "完成情况", "answer": "填报",
    "deduction": "扣分", "veto": "否决条件", "full": "直接得分", "zero": "除数为零", "cap": "上限", "floor": "下限", "rounding": "取舍",
    "sum": "相加", "missing": "缺少数据", "assumption": "假定", "not_applicable": "不适用", "rescale": "折算", "weight": "权重",
    "pick": "选取", "grade": "等次",
})


@dataclass(frozen=True)
class Told:
    """What the columns of a step hold; ``rounding`` says how a number was rounded."""

    rule: str
    figures: str = ""
    result: Cell = Cell("")
    rounding: str = ""


def told(step: Step, known: Known, figures: Mapping[str, Figure]) -> Told:
    """The step in columns; ``figures`` are all of the department's by name."""
    return _TELLERS.get(step.kind, _plain)(step, known, figures)


def _figure(step: Step, known: Known, figures: Mapping[str, Figure]) -> Told:
    figure = figures.get(step.name)
    if figure is None:
        return Told(step.name, step.substituted, amount(step.after, step.unit))
    said = "；".join(filter(None, (figure.source and f"来源：{figure.source}", figure.assumed and f"推定：{figure.assumed}")))
    return Told(step.name + (f"（{said}）" if said else ""), step.substituted, amount(figure.value, figure.unit, figure.places))


def _parameter(step: Step, known: Known, figures: Mapping[str, Figure]) -> Told:
    return Told(step.name, "", constant(step.after, step.unit, step.text))


def constant(value: Fraction | None, unit: str, text: str) -> Cell:
    """A parameter of the rubric: a percentage where it is written as one, its word where it is no number."""
    return Cell(text) if value is None else amount(value, "%" if text.endswith("%") else unit)


def _value(step: Step, known: Known, figures: Mapping[str, Figure]) -> Told:
    rule = known.rules.get(step.name)
    formula, put_in = (step.formula, step.substituted) if rule is None else (rule.words, step.formula * rule.adds)
    return Told(f"{step.name} ＝ {formula}", put_in, amount(step.after, step.unit) if step.after is not None else Cell("无法计算"))


def _formula(step: Step, known: Known, figures: Mapping[str, Figure]) -> Told:
    return Told(f"{step.text}：得分 ＝ {step.formula}", step.substituted, amount(step.after, step.unit))


def _rounding(step: Step, known: Known, figures: Mapping[str, Figure]) -> Told:
    return Told("", figure_text(step.before, step.unit), amount(step.after, step.unit, rounded_places(step)),
                f"{mode_word(step.formula)}到{step_text(step)}")


def _plain(step: Step, known: Known, figures: Mapping[str, Figure]) -> Told:
    rule = step.text if not step.formula or step.formula in step.text else f"{step.text}（{step.formula}）"
    moved = ""
    if step.before is not None and step.after is not None and step.before != step.after:
        moved = f"{figure_text(step.before, step.unit)} → {figure_text(step.after, step.unit)}"
    put_in = step.substituted if step.substituted != step.text else ""
    return Told(rule, "；".join(filter(None, (put_in, moved))), amount(step.after, step.unit))


def _lacking(step: Step, known: Known, figures: Mapping[str, Figure]) -> Told:
    return Told(lines_of(step, 0, known)[0].text, "", amount(step.after, step.unit))


_TELLERS: Mapping[str, Callable[[Step, Known, Mapping[str, Figure]], Told]] = MappingProxyType({
    "figure": _figure, "parameter": _parameter, "value": _value, "formula": _formula, "rounding": _rounding,
    "missing": _lacking, "zero": _lacking,
})
