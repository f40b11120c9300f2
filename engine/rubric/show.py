"""A rubric as a readable table: the tree with points, each rule in words, what it needs, what it assumes."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator

from ..exact import plain
from ..language_choice import translate
from ..width import hung, table
from .excerpts import counted_text
from .methods import methods
from .methods.choose import describe as describe_choice
from .methods.goals import rows_words
from .methods.parts import describe as describe_parts
from .model import Condition, Indicator, NotApplicable, Piece, Rounding, Rubric, Value
from .parameters import NONE
from .show_base import base_line, changes_text
from .show_notes import all_values, assumptions_text, checks_text, goals_text
from .show_result import result_text
from .uses import users_of_inputs


def rubric_text(rubric: Rubric, width: int = 100) -> str:
    """The rubric as text no wider than ``width`` columns."""
    blocks = ["\n".join(heading(rubric, width)), changes_text(rubric, width), _tree(rubric, width),
              goals_text(rubric, width), _parameters(rubric, width), _values(rubric, width), _inputs(rubric, width),
              result_text(rubric, width), checks_text(rubric, width), assumptions_text(rubric, width)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def rule_text(piece: Piece, brief: bool = False, part: bool = False) -> str:
    """A leaf's or part's rule in words, with its veto, exemption and cap; ``brief`` leaves out how each row of a KPI table
    is scored (``goals_text`` says it once)."""
    said = [rows_words(piece) if brief and piece.method == "goals" and piece.settings else _method_words(piece)]
    said += [veto_text(item) for item in piece.veto]
    if piece.not_applicable is not None:
        said.append(exempt_text(piece.not_applicable, part))
    said += [translate("{when}的，直接得满分").format(when=item.when.text) for item in piece.full_when]
    if piece.compare == "rounded":
        said.append(translate("按修约后的值"))
    if piece.cap is not None:
        said.append(translate("最高{cap}分").format(cap=plain(piece.cap)))
    if piece.if_zero:
        said.append(translate("除数为零时{outcome}").format(outcome=zero_text(piece.if_zero)))
    return translate("；").join([*(text.rstrip("。") for text in said[:-1]), said[-1]])


def _method_words(piece: Piece) -> str:
    method = methods().get(piece.method)
    if piece.method == "parts":
        return describe_parts(piece)
    if piece.method == "choose" and piece.settings is not None:
        return describe_choice(piece)
    return method.describe(piece) if method is not None and piece.settings is not None else piece.method


def exempt_text(rule: NotApplicable, part: bool = False) -> str:
    """When something doesn't apply, and what then; of a part (评分要点) the rest of its indicator makes up for it."""
    when = rule.when.text if rule.when is not None else translate("填报单位写明不适用")
    then = translate("按满分计") if rule.then == "full" else (
        translate("不计分，在本指标内折算") if part else
        translate("不计分，在上一级内折算") if rule.within == "block" else translate("不计分，总分折算"))
    return translate("{when}的，{then}").format(when=when, then=then)


def zero_text(outcome: str) -> str:
    """What happens where a divisor is zero."""
    return {"full": translate("得满分"), "zero": translate("得0分"), "not_applicable": translate("不适用")}.get(
        outcome, outcome)


def rounding_text(rounding: Rounding) -> str:
    """How a value is rounded: ``四舍五入到 0.1%``."""
    if rounding.step is None:
        return translate("不取舍")
    mode = {"half_up": translate("四舍五入"), "half_even": translate("四舍六入五成双"), "up": translate("向上进位"),
            "down": translate("向下舍去")}[rounding.mode]
    said = translate("{mode}到{step}").format(mode=mode, step=rounding.text)
    return translate("{words}（参数“{name}”）").format(words=said, name=rounding.parameter) if rounding.parameter else said


def heading(rubric: Rubric, width: int) -> list[str]:
    """What the rubric is: title, base, number, issuer, source, rounding, excerpt."""
    lines = [rubric.title, base_line(rubric),
             translate("编号：{id}　年度：{year}　总分：{points}").format(
                 id=rubric.id, year=rubric.year, points=plain(rubric.points)),
             translate("发布单位：{issuer}").format(issuer=rubric.issuer) if rubric.issuer else "",
             translate("来源：{source}").format(source=rubric.source) if rubric.source else "",
             translate("取舍：比率{rate}，得分{score}，合计{total}").format(
                 rate=rounding_text(rubric.rate_rounding), score=rounding_text(rubric.score_rounding),
                 total=rounding_text(rubric.total_rounding)),
             counted_text(rubric.excerpt, rubric.shown, rubric.points) if rubric.excerpt else ""]
    return [part for line in lines if line for part in hung(line, width)]


def _tree(rubric: Rubric, width: int) -> str:
    """The indicators, and under each leaf its parts; the inputs that a leaf needs stand in the last column."""
    needs: dict[str, list[str]] = {}
    for name, users in users_of_inputs(rubric).items():
        for user in users:
            needs.setdefault(user, []).append(name)
    rows = [row for node in rubric.walk() for row in _rows(node, rubric, needs)]
    headers = [translate("指标"), translate("分值"), translate("计算规则"), translate("填报数据")]
    return table(rows, headers, "<><<", width)


def _rows(node: Indicator, rubric: Rubric, needs: dict[str, list[str]]) -> Iterator[list[str]]:
    indent = "  " * (node.level - 1)
    order = [*rubric.inputs, *rubric.tables]
    names = translate("、").join(sorted(needs.get(node.name, []), key=order.index)) if node.piece is not None else ""
    rule = rule_text(node.piece, brief=True) if node.piece is not None else block_text(node)
    yield [indent + node.name, points_words(node), rule, names]
    if node.piece is not None:
        yield from _inner_rows(node.piece, indent, node.piece.method == "choose")


def _inner_rows(piece: Piece, indent: str, alternatives: bool) -> Iterator[list[str]]:
    """The parts of a piece, or its alternatives (which have no points of their own)."""
    for part in piece.parts:
        yield [f"{indent}  {'○' if alternatives else '·'} {part.name}", "" if alternatives else plain(part.points),
               rule_text(part, brief=True, part=not alternatives), ""]
        yield from _inner_rows(part, indent + "  ", part.method == "choose")


def points_words(node: Indicator) -> str:
    """分值: the points, with the weight where there is one; the limits of what stands outside the 100."""
    if node.adjust is not None:
        high, low = node.adjust.high, -node.adjust.low
        return "/".join(sign + plain(most) for sign, most in (("＋", high), ("－", low)) if most)
    if node.weight is None:
        return plain(node.points)
    return translate("{points}（权重{weight}）").format(points=plain(node.points), weight=plain(node.weight))


def block_text(node: Indicator) -> str:
    """What holds for a block as a whole."""
    said = [veto_text(item) for item in node.veto]
    said += [exempt_text(node.not_applicable)] if node.not_applicable is not None else []
    said += [translate("在总分以外加减")] if node.adjust is not None else []
    said += [counted_text(node.excerpt, node.shown, node.points)] if node.excerpt else []
    return translate("；").join(said)


def veto_text(item: Condition) -> str:
    """A veto and the score that follows."""
    return translate("否决：{when}的，得{score}分").format(when=item.when.text, score=plain(item.score or Fraction(0)))


def _parameters(rubric: Rubric, width: int) -> str:
    rows = [[item.name, _none(item.shown), translate("、").join(map(_none, item.options)), item.note]
            for item in rubric.parameters.values()]
    headers = [translate("参数"), translate("取值"), translate("可以取的值"), translate("说明")]
    return table(rows, headers, "<<<<", width) if rows else ""


def _none(written: str) -> str:
    """What a parameter is or may be, as written; that none is no rounding is said."""
    return translate("{none}（不取舍）").format(none=NONE) if written == NONE else written


def _values(rubric: Rubric, width: int) -> str:
    rows = [[_value_name(value), value.unit or "—", value_text(value), rounding_text(value.rounding)]
            for value in all_values(rubric)]
    headers = [translate("计算值"), translate("单位"), translate("怎样计算"), translate("取舍")]
    return table(rows, headers, "<<<<", width) if rows else ""


def _value_name(value: Value) -> str:
    if not value.table:
        return value.name
    return translate("{name}（“{table}”每行）").format(name=value.name, table=value.table)


def value_text(value: Value) -> str:
    """How a value is made, in words."""
    if value.formula is not None:
        words = value.formula.text
    elif value.count:
        words = translate("“{table}”的行数").format(table=value.count)
    elif value.sum:
        words = translate("“{table}”的“{column}”合计").format(table=value.sum, column=value.of)
    elif value.weight:
        words = translate("“{table}”的“{column}”按“{weight}”加权平均").format(
            table=value.mean, column=value.of, weight=value.weight)
    else:
        words = translate("“{table}”的“{column}”平均").format(table=value.mean, column=value.of)
    if value.where:
        where = translate("、").join(f"{column}＝{wanted}" for column, wanted in value.where.items())
        words += translate("（{where}）").format(where=where)
    if value.if_zero:
        words += translate("；除数为零时{outcome}").format(outcome=zero_text(value.if_zero))
    return words


def _inputs(rubric: Rubric, width: int) -> str:
    users = users_of_inputs(rubric)
    rows = [[item.name, item.unit or _type(item.type), translate("、").join(users.get(item.name, ()))]
            for item in rubric.inputs.values()]
    for item in rubric.tables.values():
        rows.append([item.name, translate("表，每行一个{row}").format(row=item.row),
                     translate("、").join(users.get(item.name, ()))])
        rows += [[f"  · {column.name}", column.unit or _type(column.type), ""] for column in item.columns.values()]
    headers = [translate("填报数据"), translate("单位"), translate("用到它的指标")]
    return table(rows, headers, "<<<", width) if rows else ""


def _type(kind: str) -> str:
    return {"bool": translate("是/否"), "text": translate("文字"), "choice": translate("选项")}.get(kind, "")
