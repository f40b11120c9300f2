"""The aspects of an indicator, or of the rubric as a whole, over the versions, line beside line."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Callable, Iterator, Mapping, Sequence

from ..exact import plain
from ..language.names import canonical
from ..language_choice import translate
from ..rubric.model import Indicator, Rubric, Value
from ..rubric.show import exempt_text, points_words, rounding_text, value_text
from ..rubric.show_result import result_lines
from ..versions.standing import closures
from ..versions.tree_edits import above_words
from ..versions.lines import side_by_side
from ..versions.words import conditions_words, piece_words, rule_lines
from .model import History, Names, Row, Strand

Lines = Sequence[str] | None
# What may hold for a leaf beside its rule, with its heading; blocks have the first three.
CONDITIONS: Mapping[str, str] = {
    "veto": "否决", "not_applicable": "不适用", "rounding": "取舍", "full_when": "直接得分", "limits": "得分上下限",
    "if_zero": "除数为零", "compare": "比较用的值",
}


def aligned(versions: Sequence[Lines]) -> tuple[Names, ...]:
    """The lines of all versions so that those which belong together stand on one line; None for a version that doesn't
    have the thing at all, which is passed over: the next one is set beside the last that has it."""
    slots: list[list[str]] = []
    last: list[list[str]] = []
    for number, lines in enumerate(versions):
        for slot in slots:
            slot.append("")
        if lines is not None:
            last = _set_beside(slots, last, lines, number)
    return tuple(tuple(slot) for slot in slots)


def _set_beside(slots: list[list[str]], last: Sequence[list[str]], lines: Sequence[str],
                number: int) -> list[list[str]]:
    """Puts a version's lines into the slots (``last`` are those of the version before, in order); gives back which."""
    made: list[list[str]] = []
    for line, partner in zip(lines, _partners(last, lines), strict=True):
        slot = partner if partner is not None else [""] * (number + 1)
        if partner is None:
            slots.insert(_position(slots, made[-1]) + 1 if made else 0, slot)
        slot[number] = line
        made.append(slot)
    return made


def _partners(last: Sequence[list[str]], lines: Sequence[str]) -> Iterator[list[str] | None]:
    """For every line the slot of the one that it equals or replaces; None for one that comes in addition."""
    old = [canonical(next(text for text in reversed(slot) if text)) for slot in last]
    place = 0
    for pair in side_by_side(old, [canonical(line) for line in lines]):
        if pair.new:
            yield last[place] if pair.old else None
        place += bool(pair.old)


def _position(slots: Sequence[list[str]], wanted: list[str]) -> int:
    return next(index for index, slot in enumerate(slots) if slot is wanted)


def row_strands(whole: History, row: Row) -> tuple[Strand, ...]:
    """Every aspect of an indicator that any version has something to say of."""
    nodes = [cell.node for cell in row.cells]
    strands = [_of(translate("名称"), nodes, lambda node: [node.name]),
               _of(translate("所属"), nodes, lambda node: [above_words(node)]),
               _of(translate("分值"), nodes, lambda node: [points_words(node)]),
               _of(translate("评分规则"), nodes, lambda node: rule_lines(node.piece))]
    strands += [_of(translate(word), nodes, partial(_condition, kind)) for kind, word in CONDITIONS.items()]
    strands += _declared(whole, row)
    strands += [_of(translate("指标说明"), nodes, lambda node: node.explanation.splitlines()),
                _of(translate("官方原文"), nodes, _wording),
                _of(translate("佐证材料"), nodes, lambda node: node.evidence)]
    return tuple(strand for strand in strands if any(any(line) for line in strand.lines))


def _of(name: str, nodes: Sequence[Indicator | None], said: Callable[[Indicator], Sequence[str]]) -> Strand:
    return Strand(name, aligned([None if node is None else [line for line in said(node) if line] for node in nodes]))


def _wording(node: Indicator) -> list[str]:
    """The official text of the rule: the leaf's, else that of its parts."""
    if node.standard or node.piece is None:
        return node.standard.strip().splitlines()
    return [f"{part.name}：{line}" for part in node.piece.parts for line in part.text.strip().splitlines()] or \
        node.piece.text.strip().splitlines()


def _condition(kind: str, node: Indicator) -> list[str]:
    """One condition in words; nothing where the rubric says nothing of it."""
    if node.piece is not None:
        return [] if kind == "compare" and node.piece.compare == "exact" else [piece_words(kind, node.piece, node)]
    said = {"veto": conditions_words(node.veto),
            "not_applicable": exempt_text(node.not_applicable) if node.not_applicable is not None else "",
            "rounding": rounding_text(node.rounding) if node.rounding is not None else ""}
    return [said.get(kind, "")]


def _declared(whole: History, row: Row) -> Iterator[Strand]:
    """The parameters and values that the indicator stands on in any version."""
    uses = [frozenset() if cell.node is None else closures(version.rubric).get(cell.node.path, frozenset())
            for version, cell in zip(whole.versions, row.cells, strict=True)]
    for kind, of in (("parameter", _parameters), ("value", _values)):
        said = [{name: words for name, words in of(version.rubric).items() if f"{kind}:{name}" in used}
                for version, used in zip(whole.versions, uses, strict=True)]
        for name in dict.fromkeys(name for words in said for name in words):
            lines = [None if cell.node is None else [words[name][1]] if name in words else []
                     for words, cell in zip(said, row.cells, strict=True)]
            shown = next(words[name][0] for words in reversed(said) if name in words)
            heading = translate("参数“{name}”") if kind == "parameter" else translate("计算值“{name}”")
            yield Strand(heading.format(name=shown), aligned(lines))


def _parameters(rubric: Rubric) -> Mapping[str, tuple[str, str]]:
    return {canonical(name): (name, item.shown) for name, item in rubric.parameters.items()}


def _values(rubric: Rubric) -> Mapping[str, tuple[str, str]]:
    return {canonical(name): (name, _value_words(value)) for name, value in rubric.values.items()}


def _value_words(value: Value) -> str:
    """How it is reckoned, and rounded by itself or with all rates."""
    if value.rounding.step is None:
        return value_text(value)
    return translate("{rule}（{rounding}）").format(rule=value_text(value), rounding=rounding_text(value.rounding))


def general_strands(whole: History) -> tuple[Strand, ...]:
    """What holds for the rubric as a whole: total, its limits, grades, roundings."""
    rubrics = [version.rubric for version in whole.versions]

    def strand(name: str, said: Callable[[Rubric], Sequence[str]]) -> Strand:
        return Strand(name, aligned([said(rubric) for rubric in rubrics]))

    strands = [strand(translate("总分"), lambda rubric: [plain(rubric.points)]),
               strand(translate("对总分的规定"), lambda rubric: result_lines(replace(rubric, grades=None))),
               strand(translate("等次"), lambda rubric: result_lines(replace(rubric, total=type(rubric.total)()))),
               strand(translate("比率的取舍"), lambda rubric: [rounding_text(rubric.rate_rounding)]),
               strand(translate("得分的取舍"), lambda rubric: [rounding_text(rubric.score_rounding)]),
               strand(translate("合计的取舍"), lambda rubric: [rounding_text(rubric.total_rounding)])]
    return tuple(item for item in strands if item.lines)
