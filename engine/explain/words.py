"""One step of a trace as the lines that a person reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Mapping

from ..figures_text import decimals_of
from ..language_choice import translate
from ..rubric.parameters import NONE
from ..scoring.figure_text import figure_text
from ..trace import Step
from .model import Line


@dataclass(frozen=True)
class Rule:
    """How a value without a formula is made: in words, and whether its step lists what was added up."""

    words: str
    adds: bool


@dataclass(frozen=True)
class Known:
    """What is known of figures beyond their steps: how each is written and where it is from; how counts are made."""

    figures: Mapping[str, str]
    rules: Mapping[str, Rule]


def mode_word(mode: str) -> str:
    """How a rounding mode is called."""
    words = {"half_up": translate("四舍五入"), "half_even": translate("四舍六入五成双"), "up": translate("向上进位"),
             "down": translate("向下舍去")}
    return words.get(mode, mode)


def lines_of(step: Step, depth: int, known: Known) -> list[Line]:
    """The lines of one step."""
    writer = WRITERS.get(step.kind, _plain)
    return writer(step, depth, known)


def _figure(step: Step, depth: int, known: Known) -> list[Line]:
    """A stated figure; one that was stated in another unit, as it was stated too."""
    shown = known.figures.get(step.name) or figure_text(step.after, step.unit)
    said = f"{step.substituted} ＝ {shown}" if step.substituted else shown
    return [Line(f"{step.name} ＝ {said}", depth, step.rubric, step.data)]


def _parameter(step: Step, depth: int, known: Known) -> list[Line]:
    """A constant of the rubric, as it is written there."""
    value = translate("{none}（不取舍）").format(none=NONE) if step.text == NONE else step.text
    text = translate("参数 {name} ＝ {value}").format(name=step.name, value=value)
    return [Line(text, depth, step.rubric)]


def _value(step: Step, depth: int, known: Known) -> list[Line]:
    """The formula as written with its place in the rubric, then the figures and the result with the data's."""
    result = figure_text(step.after, step.unit) if step.after is not None else translate("无法计算")
    rule = known.rules.get(step.name)
    formula, figures = (step.formula, step.substituted) if rule is None else (rule.words, step.formula * rule.adds)
    if not figures:
        return [Line(f"{step.name} ＝ {_equal(formula, result)}", depth, step.rubric, step.data)]
    return [Line(f"{step.name} ＝ {formula}", depth, step.rubric),
            Line(f"＝ {_equal(figures, result)}", depth + 1, None, step.data)]


def _rounding(step: Step, depth: int, known: Known) -> list[Line]:
    text = translate("{mode}到{step}：{before} → {after}").format(
        mode=mode_word(step.formula), step=step_text(step), before=figure_text(step.before, step.unit),
        after=figure_text(step.after, step.unit, rounded_places(step)))
    return [Line(text, depth + 1, step.rubric, step.data)]


def rounded_places(step: Step) -> int:
    """The decimals that a rounding leaves: of ``0.1%`` one, of ``0.001`` on a percentage one too."""
    found = decimals_of(step.text)
    return max(found - 2, 0) if step.unit == "%" and "%" not in step.text else found


def step_text(step: Step) -> str:
    """What a rounding rounds to: 0.1%, 0.01 分."""
    return step.text if not step.unit or step.text.endswith(step.unit) else f"{step.text} {step.unit}"


def _formula(step: Step, depth: int, known: Known) -> list[Line]:
    """A score by formula: the formula, then the figures put in and what they give."""
    rule = translate("{text}：得分 ＝ {formula}").format(text=step.text, formula=step.formula)
    return [Line(rule, depth, step.rubric),
            Line(f"＝ {_equal(step.substituted, figure_text(step.after, step.unit))}", depth + 1, None, step.data)]


def _attain(step: Step, depth: int, known: Known) -> list[Line]:
    """A target against what was reached, and the rate that it comes to."""
    rate = translate("达成率 {rate}").format(rate=figure_text(step.after, step.unit)) if step.after is not None else ""
    if step.substituted:
        rate = f"{step.substituted} ＝ {figure_text(step.after, step.unit)}" if rate else step.substituted
    text = translate("{text}：{figures}").format(text=step.text, figures=rate) if rate else step.text
    return [Line(text, depth, step.rubric, step.data)]


def _missing(step: Step, depth: int, known: Known) -> list[Line]:
    text = translate("缺少数据，无法计算：{name}").format(name=step.text)
    return [Line(_with_figures(text, step), depth, step.rubric, step.data)]


def _zero(step: Step, depth: int, known: Known) -> list[Line]:
    text = step.text if step.after is not None else translate("除数为零，无法计算：{formula}").format(formula=step.text)
    return [Line(_with_figures(text, step), depth, step.rubric, step.data)]


def _plain(step: Step, depth: int, known: Known) -> list[Line]:
    """Tier, veto, answer, deduction, cap, sum: the words, the figures put in, what changed."""
    text = _with_figures(step.text, step)
    if step.kind == "sum" and step.substituted:
        return [Line(text, depth, step.rubric, step.data)]
    said = text.rstrip("。")
    if step.before is not None and step.after is not None and step.before != step.after:
        text = said + translate("：{before} → {after}").format(
            before=figure_text(step.before, step.unit), after=figure_text(step.after, step.unit))
    elif step.after is not None and step.kind == "answer":
        text = said + translate("，得 {after}").format(after=figure_text(step.after, step.unit))
    return [Line(text, depth, step.rubric, step.data)]


def _with_figures(text: str, step: Step) -> str:
    """The words, and the condition or formula behind them with the figures put in."""
    if step.substituted in ("", step.text):
        return text
    if step.kind == "sum":
        return translate("{text}：{figures}").format(
            text=text, figures=_equal(step.substituted, figure_text(step.after, step.unit)))
    formula = step.formula if step.formula and step.formula not in text else ""
    shown = translate("{formula}，即 {figures}").format(formula=formula, figures=step.substituted) if formula else (
        step.substituted)
    return translate("{text}（{figures}）").format(text=text, figures=shown)


def _equal(formula: str, result: str) -> str:
    """``formula ＝ result``, said once where they are the same."""
    return formula if formula == result else f"{formula} ＝ {result}"


Writer = Callable[[Step, int, Known], list[Line]]
WRITERS: Mapping[str, Writer] = {"parameter": _parameter, "figure": _figure, "value": _value, "rounding": _rounding,
                                 "formula": _formula, "attain": _attain,
                                 "missing": _missing, "zero": _zero}
