"""``per_step``: full points inside a free zone, then an amount off for every step beyond (每超出一个百分点扣0.1分).

What a part step costs is never a default: ``pro_rata`` (按比例), ``drop`` (不足一步不扣) or ``whole`` (不足一步按一步).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from ...exact import plain
from ...language_choice import translate
from ...positions import MapNode, Node
from ...trace import Step
from ..model import Formula, Piece
from .base import Bounds, Builder, Method, Outcome, Run, text_of, undecided


@dataclass(frozen=True)
class Steps:
    """``value`` beyond ``free`` in ``direction`` (above/below) costs ``each`` per ``step``."""

    value: Formula
    free: Fraction
    free_text: str
    direction: str
    step: Fraction
    step_text: str
    each: Fraction
    part_step: str


def build(node: Node, bounds: Bounds, builder: Builder) -> Steps | None:
    """All settings; a step of 0 or less is reported."""
    if not isinstance(node, MapNode):
        return None
    value = builder.formula(node.get("value"))
    free, each = builder.number(node.get("free")), builder.number(node.get("each"))
    step_node = node.get("step")
    step = builder.number(step_node)
    if step is not None and step_node is not None and step <= 0:
        builder.report("B135", step_node.place)
        step = None
    if each is not None and each <= 0:
        builder.report("B144", node.place, name="each", text=plain(each))
    if value is None or free is None or step is None or each is None:
        return None
    return Steps(value, free, text_of(node, "free"), text_of(node, "direction", "above"), step,
                 text_of(node, "step"), each, text_of(node, "part_step"))


def steps_beyond(rule: Steps, value: Fraction) -> Fraction:
    """How many steps are charged, exactly; whole or dropped part steps as the rule says."""
    beyond = value - rule.free if rule.direction == "above" else rule.free - value
    count = max(beyond, Fraction(0)) / rule.step
    if rule.part_step == "whole":
        return Fraction(ceil(count))
    return Fraction(floor(count)) if rule.part_step == "drop" else count


def score(piece: Piece, run: Run) -> Outcome:
    """Points less ``each`` per step, on the unrounded value unless the piece says ``compare: rounded``."""
    rule: Steps = piece.settings
    found = run.evaluate(rule.value, exact=piece.compare != "rounded")
    missing = undecided(rule.value, found)
    if missing:
        return missing
    count = steps_beyond(rule, found.value)
    left = piece.start - count * rule.each
    text = translate("超过{free}的部分每{step}扣{each}分（不足一步：{part}）").format(
        free=rule.free_text, step=rule.step_text, each=plain(rule.each), part=translate(PART_STEPS[rule.part_step]))
    if not count:
        text = translate("未超过{free}，不扣分").format(free=rule.free_text)
    step = Step("deduction", text, formula=rule.value.text, substituted=found.substituted, before=piece.start,
                after=left, unit="分", rubric=rule.value.place, data=found.data)
    return Outcome(left, (step,))


PART_STEPS = {"pro_rata": "按比例扣", "drop": "不扣", "whole": "按一步扣"}


def describe(piece: Piece) -> str:
    """The rule in one line."""
    rule: Steps = piece.settings
    return translate("{value}以{free}为界，每超出{step}扣{each}分，不足一步{part}").format(
        value=rule.value.text, free=rule.free_text, step=rule.step_text, each=plain(rule.each),
        part=translate(PART_STEPS[rule.part_step]))


def full_marks(piece: Piece) -> str:
    """The bound of the free zone as written: 10%."""
    return str(piece.settings.free_text)


METHOD = Method("per_step", build, score, describe, full_marks=full_marks,
                formulas=lambda settings: (settings.value,) if settings else ())
