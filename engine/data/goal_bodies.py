"""One KPI of several bodies (各单位): absolute figures are added up, percentages averaged by amount, then it is scored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Sequence

from ..exact import ends, percent, whole_text
from ..figures_text import Problem, read_number
from ..findings import Finding, Severity
from ..language_choice import translate
from ..positions import MapNode
from ..positions.reading import items, text
from ..targets import KINDS, SIGNS, WORDS
from .figures import Reader
from .goal_text import Said, converted, read_figure


@dataclass(frozen=True)
class Whole:
    """The figures of all bodies together, as a row of its own would say them; ``words`` tell how they were merged."""

    target: Said
    actual: Said
    target_text: str
    actual_text: str
    words: str


@dataclass(frozen=True)
class Body:
    """What one body states."""

    name: str
    target: Said | None
    actual: Said | None
    amount: Fraction | None


def read_bodies(node: MapNode, target: Said, unit: str, reader: Reader) -> Whole:
    """The row's bodies merged. A target that the row states itself stands, and must be what theirs come to."""
    stated = target if target.op in SIGNS else None
    op = stated.op if stated is not None else KINDS.get(text(node, "kind"), "≥")
    bodies = _in_one_unit([_body(item, op, reader) for item in items(node, "bodies") if isinstance(item, MapNode)],
                          target.unit or unit)
    targets = [body.target for body in bodies if body.target is not None]
    actuals = [body.actual for body in bodies if body.actual is not None]
    fault = _fault(bodies, targets, actuals, stated)
    if fault or not bodies:
        if fault:  # without bodies, what stands there instead of a list has been told
            _report(node, fault, reader)
        return Whole(target, Said("", None), "", "", "")
    wanted, words = _merged(targets, bodies) if targets else (target, "")
    if stated is not None and targets and wanted.value != stated.value:
        _report(node, translate("写明的目标是{stated}，各单位合起来是{merged}").format(
            stated=_text(stated), merged=_text(wanted)), reader)
    if len(actuals) < len(bodies):
        names = "、".join(body.name for body in bodies if body.actual is None)
        _report(node, translate("缺少{names}的完成值").format(names=names), reader, Severity.WARNING)
        return Whole(stated or wanted, Said("", None), _signed(wanted), "", "")
    reached, told = _merged(actuals, bodies)
    return Whole(stated or wanted, Said("", reached.value, reached.unit), _signed(wanted), _text(reached),
                 translate("；").join(filter(None, ("" if stated is not None else words, told))))


def _report(node: MapNode, why: str, reader: Reader, severity: Severity | None = None) -> None:
    reader.findings.append(Finding("B343", node.place, {"name": text(node, "name"), "why": why}, severity))


def _body(node: MapNode, op: str, reader: Reader) -> Body:
    amount = read_number(text(node, "amount"), "") if text(node, "amount") else None
    if isinstance(amount, Problem):
        reader.report("B303", node.get("amount") or node, name="amount", text=text(node, "amount"))
        amount = None
    target, actual = (_figure(text(node, key)) for key in ("target", "actual"))
    if target is not None and not target.op:
        target = replace(target, op=op)
    return Body(text(node, "name"), target, actual, amount)


def _figure(said: str) -> Said | None:
    return (read_figure(said) or Said(WORDS, said)) if said.strip() else None


def _in_one_unit(bodies: Sequence[Body], unit: str) -> list[Body]:
    """Every figure in one unit, where it can be converted: the row's, else the first that a body writes."""
    figures = [item for body in bodies for item in (body.target, body.actual) if item is not None]
    wanted = unit or next((item.unit for item in figures if item.unit), "")

    def same(said: Said | None) -> Said | None:
        return said if said is None else converted(said, wanted) or said

    return [replace(body, target=same(body.target), actual=same(body.actual)) for body in bodies]


def _fault(bodies: Sequence[Body], targets: Sequence[Said], actuals: Sequence[Said], stated: Said | None) -> str:
    """Why the figures can't be merged; empty where they can."""
    figures = [*targets, *actuals, *([stated] if stated is not None else [])]
    if not all(isinstance(item.value, Fraction) for item in figures) or any(item.op for item in actuals):
        return translate("各单位的目标和完成值都要是数")
    if (targets and len(targets) < len(bodies)) or not (targets or stated):
        return translate("每个单位都要写目标，或者都不写而由这一行写总的目标")
    if len({item.op for item in [*targets, *([stated] if stated is not None else [])]}) > 1:
        return translate("各单位目标的符号（≥、≤、＝）不同")
    if len({item.unit for item in figures if item.unit}) > 1:
        return translate("各单位的计量单位不同")
    if any(item.unit == "%" for item in figures) and (
            any(body.amount is None or body.amount < 0 for body in bodies)
            or not sum(body.amount or 0 for body in bodies)):
        return translate("百分数按资金额度加权平均，每个单位都要写 amount（不小于 0，合计大于 0）")
    return ""


def _merged(said: Sequence[Said], bodies: Sequence[Body]) -> tuple[Said, str]:
    """The sum, or the mean weighted by amount, and how it was made."""
    unit = next((item.unit for item in said if item.unit), "")
    if unit != "%":
        total = sum((item.value for item in said), Fraction(0))
        return Said(said[0].op, total, unit), " ＋ ".join(_text(item) for item in said) + f" ＝ {whole_text(total)}{unit}"
    weights = [body.amount or Fraction(0) for body in bodies]
    whole = sum(weights, Fraction(0))
    mean = sum((item.value * weight for item, weight in zip(said, weights, strict=True)), Fraction(0)) / whole
    words = " ＋ ".join(f"{_text(item)}×{whole_text(weight)}" for item, weight in zip(said, weights, strict=True))
    found = Said(said[0].op, mean, unit)
    return found, f"（{words}）÷ {whole_text(whole)} ＝ {_text(found)}"


def _text(said: Said) -> str:
    if said.unit == "%":
        return percent(said.value) if ends(said.value) else f"{whole_text(said.value * 100)}%"
    return f"{whole_text(said.value)}{said.unit}"


def _signed(said: Said) -> str:
    return (said.op if said.op in SIGNS else "") + (_text(said) if isinstance(said.value, Fraction) else "")
