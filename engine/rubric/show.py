"""A rubric as a readable table: the tree with points, each rule in words, what it needs, what it assumes."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Iterator

from ..exact import plain, to_decimal
from ..language_choice import translate
from ..width import table, wrap
from .methods import methods
from .methods.parts import describe as describe_parts
from .model import Indicator, Piece, Rounding, Rubric, Value
from .uses import users_of_inputs


def rubric_text(rubric: Rubric, width: int = 100) -> str:
    """The rubric as text no wider than ``width`` columns."""
    blocks = ["\n".join(_heading(rubric, width)), _tree(rubric, width), _values(rubric, width),
              _inputs(rubric, width), _checks(rubric, width), _assumptions(rubric, width)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def rule_text(piece: Piece) -> str:
    """A leaf's or part's rule in words, with its veto, exemption and cap."""
    method = methods().get(piece.method)
    if piece.method == "parts":
        words = describe_parts(piece)
    else:
        words = method.describe(piece) if method is not None and piece.settings is not None else piece.method
    said = [words]
    said += [translate("否决：{when}时得{score}分").format(when=item.when.text, score=plain(item.score or Fraction(0)))
             for item in piece.veto]
    said += [translate("{when}时直接得满分").format(when=item.when.text) for item in piece.full_when]
    if piece.cap is not None:
        said.append(translate("最高{cap}分").format(cap=plain(piece.cap)))
    if piece.if_zero:
        said.append(translate("除数为零时{outcome}").format(outcome=zero_text(piece.if_zero)))
    return translate("；").join(said)


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
    return translate("{mode}到{step}").format(mode=mode, step=rounding.text)


def assumptions_of(rubric: Rubric) -> Iterator[tuple[str, str]]:
    """Everything that the official text leaves open and the rubric settles: where ("" for the whole) and how."""
    for text in rubric.assumptions:
        yield "", text
    for value in _all_values(rubric):
        if value.assumption:
            yield value.name, value.assumption
    for node in rubric.walk():
        if node.assumption:
            yield node.name, node.assumption
        if node.piece is not None:
            yield from _of_piece(node.name, node.piece, node.assumption)


def _of_piece(name: str, piece: Piece, said: str) -> Iterator[tuple[str, str]]:
    if piece.assumption and piece.assumption != said:
        yield name, piece.assumption
    for part in piece.parts:
        yield from _of_piece(f"{name}/{part.name}", part, "")


def _all_values(rubric: Rubric) -> Iterator[Value]:
    yield from rubric.values.values()
    for item in rubric.tables.values():
        yield from item.values.values()


def _heading(rubric: Rubric, width: int) -> list[str]:
    lines = [rubric.title,
             translate("编号：{id}　年度：{year}　总分：{points}").format(
                 id=rubric.id, year=rubric.year, points=plain(rubric.points)),
             translate("发布单位：{issuer}").format(issuer=rubric.issuer) if rubric.issuer else "",
             translate("来源：{source}").format(source=rubric.source) if rubric.source else "",
             translate("取舍：比率{rate}，得分{score}").format(
                 rate=rounding_text(rubric.rate_rounding), score=rounding_text(rubric.score_rounding))]
    return [part for line in lines if line for part in wrap(line, width)]


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
    rule = rule_text(node.piece) if node.piece is not None else ""
    yield [indent + node.name, plain(node.points), rule, names]
    for part in node.piece.parts if node.piece is not None else ():
        yield [f"{indent}  · {part.name}", plain(part.points), rule_text(part), ""]


def _values(rubric: Rubric, width: int) -> str:
    rows = [[_value_name(value), value_text(value), rounding_text(value.rounding)] for value in _all_values(rubric)]
    headers = [translate("计算值"), translate("怎样计算"), translate("取舍")]
    return table(rows, headers, "<<<", width) if rows else ""


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
    else:
        words = translate("“{table}”的“{column}”合计").format(table=value.sum, column=value.of)
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
    rows += [[item.name, translate("表，每行一个{row}").format(row=item.row),
              translate("、").join(users.get(item.name, ()))] for item in rubric.tables.values()]
    headers = [translate("填报数据"), translate("单位"), translate("用到它的指标")]
    return table(rows, headers, "<<<", width) if rows else ""


def _type(kind: str) -> str:
    return {"bool": translate("是/否"), "text": translate("文字"), "choice": translate("选项")}.get(kind, "")


def _checks(rubric: Rubric, width: int) -> str:
    if not rubric.checks:
        return ""
    lines = [translate("勾稽关系：")]
    for check in rubric.checks:
        text = f"· {check.name}：{check.left.text} {check.op} {check.right.text}"
        lines += wrap(text, width)
    return "\n".join(lines)


def _assumptions(rubric: Rubric, width: int) -> str:
    found = list(assumptions_of(rubric))
    if not found:
        return ""
    lines = [translate("官方文本没有写明、本指标体系的处理（{count}项）：").format(count=len(found))]
    for index, (name, text) in enumerate(found, 1):
        said = translate("{name}：{text}").format(name=name, text=text.strip()) if name else text.strip()
        lines += wrap(f"{index}. {said}", width)
    return "\n".join(lines)


def rubric_json(rubric: Rubric) -> dict[str, Any]:
    """The rubric as plain data: identity, indicators with rules in words, values, inputs, assumptions."""
    users = users_of_inputs(rubric)
    return {
        "id": rubric.id, "title": rubric.title, "year": rubric.year, "issuer": rubric.issuer,
        "source": rubric.source, "points": to_decimal(rubric.points), "sha256": rubric.sha256, "file": rubric.file,
        "rounding": {"rate": rounding_text(rubric.rate_rounding), "score": rounding_text(rubric.score_rounding)},
        "indicators": [_node_json(node) for node in rubric.walk()],
        "values": [{"name": value.name, "unit": value.unit, "table": value.table, "rule": value_text(value),
                    "rounding": rounding_text(value.rounding)} for value in _all_values(rubric)],
        "inputs": [{"name": item.name, "type": item.type, "unit": item.unit, "places": item.places,
                    "used_by": list(users.get(item.name, ()))} for item in rubric.inputs.values()],
        "tables": [{"name": item.name, "row": item.row, "columns": list(item.columns), "values": list(item.values),
                    "used_by": list(users.get(item.name, ()))} for item in rubric.tables.values()],
        "checks": [{"name": item.name, "equation": f"{item.left.text} {item.op} {item.right.text}",
                    "tolerance": to_decimal(item.tolerance), "source": item.source} for item in rubric.checks],
        "assumptions": [{"name": name, "text": text} for name, text in assumptions_of(rubric)],
    }


def _node_json(node: Indicator) -> dict[str, Any]:
    found: dict[str, Any] = {
        "path": list(node.path), "name": node.name, "level": node.level, "points": to_decimal(node.points)}
    if node.piece is None:
        return found
    return {**found, "explanation": node.explanation, "standard": node.standard, **_piece_json(node.piece)}


def _piece_json(piece: Piece) -> dict[str, Any]:
    return {"method": piece.method, "rule": rule_text(piece),
            "parts": [{"name": part.name, "points": to_decimal(part.points), **_piece_json(part)}
                      for part in piece.parts]}
