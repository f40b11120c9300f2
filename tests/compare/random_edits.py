"""Single edits of a small rubric that has every rule, each told by what it is expected to be called.

Any subset of edits can be made, so that the Shapley value can be reckoned the long way round: by scoring, for each
subset, the whole rubric that it leads to. Nothing here knows how the engine mixes versions.
"""

from __future__ import annotations

import copy
import random
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any, Callable, Iterator, Sequence

import yaml

from engine.exact import plain
from engine.positions import Entry, MapNode, Node, ScalarNode, SeqNode
from engine.findings import Place
from engine.rubric.load import build_rubric
from engine.versions import Version

Tree = dict[str, Any]
BASE = Path(__file__).parent / "every_rule.yaml"
METHODS = {"tiers", "formula", "per_step", "interpolate"}
LEAVES = ("执行", "政策", "利用", "台账", "人员", "支付", "合规", "满意度", "项目", "目标")
# The letter that a renamed one has behind its name.
RENAMED = "甲"


@dataclass(frozen=True)
class Single:
    """One edit: ``label`` is (kind, indicator, part or name) as the engine should call it, None where it bears on no
    score; ``slots`` are what it touches: two edits of one slot are never made together. ``last``: it is made after the others, what they
    say included."""

    label: tuple[str, str, str] | None
    slots: tuple[str, ...]
    make: Callable[[Tree], None]
    last: bool = False


@lru_cache
def base_text() -> str:
    """The rubric that has every rule."""
    return BASE.read_text(encoding="utf-8")


def version_of(edits: Sequence[Single], name: str) -> Version:
    """The rubric with these edits made, in this order."""
    tree = copy.deepcopy(_base())
    for edit in sorted(edits, key=lambda edit: edit.last):
        edit.make(tree)
    tree["id"] = f"test/{name}"
    tree["points"] = plain(sum(map(_summed, tree["indicators"]), Fraction(0)))
    top = node_of(tree)
    assert isinstance(top, MapNode)
    rubric, found = build_rubric(top, f"{name}.yaml", name)
    errors = [item.message for item in found if item.severity == "error"]
    assert not errors, errors
    return Version(rubric, top)


@lru_cache
def _base() -> Tree:
    made: Tree = yaml.load(base_text(), yaml.BaseLoader)
    return made


def _summed(node: Tree) -> Fraction:
    """What a node counts above; the points of blocks are made their sum."""
    if "indicators" in node and "adjust" not in node:
        node["points"] = plain(sum(map(_summed, node["indicators"]), Fraction(0)))
    if "adjust" in node:
        return Fraction(0)
    if "parts" in node:
        node["points"] = plain(sum((Fraction(part["points"]) for part in node["parts"]), Fraction(0)))
    return Fraction(node.get("weight", node["points"]))


def node_of(said: Any) -> Node:
    """Plain data as a positioned tree (without positions)."""
    place = Place("")
    if isinstance(said, dict):
        return MapNode(tuple(Entry(key, place, node_of(value)) for key, value in said.items()), place)
    if isinstance(said, list):
        return SeqNode(tuple(map(node_of, said)), place)
    return ScalarNode(str(said), "", "str", place)


def find(tree: Tree, name: str) -> Tree:
    """The indicator with this name, renamed or not. Raises StopIteration where it is gone."""
    return next(node for node, _ in _walk(tree) if node["name"].rstrip(RENAMED) == name)


def _walk(tree: Tree) -> Iterator[tuple[Tree, list[Tree]]]:
    for node in tree.get("indicators", ()):
        yield node, tree["indicators"]
        yield from _walk(node)


def _take(tree: Tree, name: str) -> Tree:
    node, siblings = next(pair for pair in _walk(tree) if pair[0]["name"].rstrip(RENAMED) == name)
    siblings.remove(node)
    return node


def _part(tree: Tree, leaf: str, name: str) -> Tree:
    found: Tree = next(part for part in find(tree, leaf)["parts"] if part["name"].rstrip(RENAMED) == name)
    return found


def setting(kind: str, leaf: str, key: str, value: Any, *slots: str) -> Single:
    """An edit that sets (or, with None, takes away) one key of an indicator."""
    def make(tree: Tree) -> None:
        node = find(tree, leaf)
        node.pop(key, None) if value is None else node.__setitem__(key, copy.deepcopy(value))

    return Single((kind, leaf, ""), (f"{leaf}.{key}", *slots), make)


def ruled(leaf: str, key: str, value: Any) -> Single:
    """Another method in place of a leaf's own."""
    def make(tree: Tree) -> None:
        node = find(tree, leaf)
        for other in METHODS & set(node):
            del node[other]
        node[key] = value

    return Single(("method", leaf, ""), (f"{leaf}.rule", f"{leaf}.points"), make)


def of_part(kind: str, part: str, key: str, value: Any) -> Single:
    """The same of a part of 人员."""
    return Single((kind, "人员", part), (f"人员/{part}.{key}", f"人员/{part}"),
                  lambda tree: _part(tree, "人员", part).__setitem__(key, copy.deepcopy(value)))


def pointed(leaf: str, points: str, ratio: Fraction | None = None) -> Single:
    """Other points; with a ratio the tiers along with them."""
    def make(tree: Tree) -> None:
        node = find(tree, leaf)
        node["points"] = points
        if leaf in ("利用", "台账"):
            node["cap"] = points
        for tier in node.get("tiers", ()) if ratio else ():
            tier["score"] = plain(Fraction(tier["score"]) * (ratio or 1))

    return Single(("points", leaf, ""), (f"{leaf}.points", *((f"{leaf}.rule",) if ratio else ())), make)


def taken(leaf: str) -> Single:
    """An indicator taken away."""
    return Single(("removed", leaf, ""), (leaf,), lambda tree: (_take(tree, leaf), None)[1])


def put(above: str, node: Tree, *slots: str) -> Single:
    """An indicator more; ``above`` is empty at the first level."""
    def make(tree: Tree) -> None:
        (find(tree, above) if above else tree)["indicators"].append(copy.deepcopy(node))

    return Single(("added", node["name"], ""), (node["name"], *slots), make)


def carried(leaf: str, above: str) -> Single:
    """An indicator that stands elsewhere."""
    def make(tree: Tree) -> None:
        find(tree, above)["indicators"].append(_take(tree, leaf))

    return Single(("moved", leaf, ""), (f"{leaf}.seat",), make)


def called(name: str, part: str = "") -> Single:
    """An indicator, or a part of it, that is called otherwise."""
    def make(tree: Tree) -> None:
        node = _part(tree, name, part) if part else find(tree, name)
        node["name"] += RENAMED

    return Single(None, (f"{name}/{part}.name" if part else f"{name}.name",), make)


def declared(kind: str, section: str, name: str, value: Any, *slots: str) -> Single:
    """A value, parameter, figure or rounding declared otherwise."""
    names = {"rate": "比率", "score": "得分", "total": "合计"}

    def make(tree: Tree) -> None:
        tree[section][name] = copy.deepcopy(value)

    return Single((kind, "", names.get(name, name)), (f"{section}.{name}", *slots), make)


def topped(key: str, value: Any, name: str) -> Single:
    """A limit or veto of the total."""
    return Single(("total", "", name), (f"total.{key}",), lambda tree: tree.setdefault("total", {}).update({key: value}))


def retold(name: str, other: str) -> Single:
    """A computed value that is called otherwise, wherever it is named."""
    def told(said: Any) -> Any:
        if isinstance(said, dict):
            return {key.replace(name, other): told(value) for key, value in said.items()}
        return [told(item) for item in said] if isinstance(said, list) else said.replace(name, other)

    def make(tree: Tree) -> None:
        made = told({key: tree[key] for key in ("values", "indicators", "total") if key in tree})
        tree.update(made)

    return Single(None, (f"values.{name}",), make, True)


def graded(good: str, poor: str) -> Single:
    """Grades, which bear on no score."""
    bands = [{"name": "优", "range": good}, {"name": "差", "range": poor}]
    return Single(None, ("grades",), lambda tree: tree.__setitem__("grades", {"bands": copy.deepcopy(bands)}))


def parted(points: str, take: str = "") -> Single:
    """A part of 人员 more, or one less."""
    def make(tree: Tree) -> None:
        parts = find(tree, "人员")["parts"]
        if take:
            parts.remove(_part(tree, "人员", take))
        else:
            parts.append({"name": "新要点", "points": points, "formula": f"执行率 × {points}", "cap": points})

    return Single(("removed" if take else "added", "人员", take or "新要点"), (f"人员/{take or '新要点'}",), make)


def tier(when: str, score: str) -> Tree:
    """One tier."""
    return {"when": when, "score": score}


PLAIN: tuple[Single, ...] = (
    setting("tiers", "执行", "tiers", [tier("执行率 ≥ 95%", "10"), tier("95% ＞ 执行率 ≥ 及格线", "7"),
                                   tier("执行率 ＜ 及格线", "0")], "执行.rule"),
    setting("tiers", "执行", "tiers", [tier("利用率 ≥ 80%", "10"), tier("利用率 ＜ 80%", "5")], "执行.rule"),
    ruled("执行", "formula", "执行率 × 10"), ruled("支付", "formula", "执行率 × 10"),
    setting("full_when", "执行", "full_when", "执行率 ≥ 85%"),
    setting("compare", "执行", "compare", "rounded"),
    setting("rounding", "执行", "rounding", "1"), setting("rounding", "利用", "rounding", "0.01"),
    pointed("执行", "15", Fraction(3, 2)), pointed("执行", "5", Fraction(1, 2)), pointed("利用", "12"),
    pointed("支付", "8"), pointed("支付", "14"), pointed("政策", "8"), pointed("目标", "15"), pointed("目标", "9"),
    pointed("台账", "8"),
    setting("formula", "利用", "formula", "利用率 × 该指标分值 × 0.9"),
    setting("veto", "利用", "veto", {"when": "违规 ＝ 是", "score": "0"}),
    setting("veto", "政策", "veto", {"when": "执行率 ＜ 80%", "score": "2"}),
    setting("limits", "台账", "cap", "5"), setting("limits", "满意度", "floor", "3"),
    setting("rule", "台账", "checklist", [{"name": "有台账", "points": "5"}, {"name": "有盘点", "points": "2"},
                                        {"name": "账实相符", "points": "3"}]),
    setting("deduction", "支付", "per_step", {"value": "执行率", "free": "90%", "direction": "below", "step": "1%",
                                            "each": "0.5", "part_step": "pro_rata"}, "支付.rule"),
    setting("deduction", "合规", "deduct", {"each": "1"}),
    setting("tiers", "满意度", "interpolate", {"value": "满意", "below": "0", "knots": [
        {"at": "70%", "score": "1"}, {"at": "90%", "score": "8"}]}),
    setting("rule", "项目", "choose", {"pick": "lower", "among": [
        {"name": "按完成率", "formula": "完成率 × 10分", "cap": "10"},
        {"name": "按执行率", "tiers": [tier("执行率 ≥ 85%", "8"), tier("执行率 ＜ 85%", "2")]}]}),
    of_part("points", "控制", "points", "7"), of_part("formula", "控制", "formula", "控制率 × 6"),
    of_part("veto", "规范", "veto", {"when": "违规 ＝ 是", "score": "0"}),
    of_part("tiers", "规范", "tiers", [tier("控制率 ≤ 90%", "4"), tier("控制率 ＞ 90%", "1")]),
    parted("2"), parted("3"), parted("", "规范"),
    taken("台账"), taken("支付"), taken("项目"),
    put("采购", {"name": "新指标", "points": "5", "formula": "利用率 × 5", "cap": "5"}),
    put("", {"name": "创新", "indicators": [{"name": "做法", "points": "4", "formula": "执行率 × 4", "cap": "4"},
                                          {"name": "推广", "points": "6", "formula": "利用率 × 6", "cap": "6"}]}),
    carried("台账", "投入"), carried("支付", "效果"), carried("满意度", "采购"), carried("资产管理", "绩效"),
    called("执行"), called("台账"), called("采购"), called("管理"), called("人员", "控制"), called("人员"), called("目标"),
    graded("80(含)-100", "80以下"), retold("控制率", "人员控制比率"), retold("利用率", "资产的利用率"),
    declared("value", "values", "执行率", {"formula": "实际 ÷ 计划 ÷ 1.1 × 100%"}),
    declared("value", "values", "利用率", {"formula": "在用 ÷ 资产 × 100%", "round": "0.1%"}),
    declared("value", "values", "控制率", {"formula": "(在编 + 1) ÷ 编制 × 100%"}),
    declared("parameter", "parameters", "及格线", "75%"), declared("parameter", "parameters", "每次扣", "2"),
    declared("input", "inputs", "计划", {"unit": "元"}), declared("input", "inputs", "在编", {"unit": "人", "min": "0"}),
    declared("rounding", "rounding", "rate", "0.1%"), declared("rounding", "rounding", "rate", "none"),
    declared("rounding", "rounding", "score", "0.01"), declared("rounding", "rounding", "score", "1"),
    setting("weight", "管理", "weight", "25"), setting("weight", "效果", "weight", "45"), setting("weight", "利用", "weight", "4"),
)
NAMES: tuple[Single, ...] = (
    called("执行"), called("台账"), called("采购"), called("管理"), called("人员", "控制"), called("人员"), called("目标"),
    called("政策"), called("合规"), called("绩效"))
WHOLE: tuple[Single, ...] = (
    declared("rounding", "rounding", "total", "1"), declared("rounding", "rounding", "total", "0.5"),
    setting("veto", "采购", "veto", {"when": "违规 ＝ 是", "score": "1"}),
    setting("veto", "效果", "veto", {"when": "执行率 ＜ 85%", "score": "0"}),
    setting("rounding", "投入", "rounding", "1"), setting("rounding", "管理", "rounding", "0.5"),
    topped("max", "80", "总分的上下限"), topped("min", "60", "总分的上下限"),
    topped("veto", [{"when": "控制率 ＞ 110%", "score": "50"}], "对总分的否决"),
    setting("not_applicable", "满意度", "not_applicable", {"when": "违规 ＝ 是", "then": "rescale", "within": "block"}),
    setting("not_applicable", "利用", "not_applicable", {"when": "执行率 ＜ 90%", "then": "rescale", "within": "total"}),
    setting("not_applicable", "资产管理", "not_applicable", {"when": "违规 ＝ 是", "then": "rescale", "within": "total"}),
    put("", {"name": "加减分", "adjust": {"max": "5", "min": "-6"}, "indicators": [
        {"name": "加分", "adjust": {"max": "8"}, "formula": "执行率 × 6", "cap": "8"},
        {"name": "减分", "adjust": {"min": "-10"}, "per_step": {"value": "控制率", "free": "90%", "step": "1%", "each": "0.5",
                                                              "part_step": "drop"}}]}),
    put("管理", {"name": "自评误差", "points": "5", "claim_gap": {"step": "5", "each": "0.5", "part_step": "drop"}}),
)


def figures(chance: random.Random) -> Tree:
    """A department's data for the rubric as it stands without any edit."""
    number = chance.randint
    return {"schema": "1", "rubric": "test/old", "department": "某局", "year": "2024", "inputs": {
        "计划": str(number(80, 120)), "实际": str(number(60, 130)), "资产": "200", "在用": str(number(100, 200)),
        "编制": "50", "在编": str(number(40, 60)), "违规": chance.choice(("是", "否")), "满意": str(number(55, 99)),
        "项目": [{"名称": f"项目{index}", "状态": chance.choice(("已完成", "未完成"))} for index in range(3)]},
        "answers": {"政策": {"value": plain(Fraction(number(0, 20), 2)), "reason": "见记录"},
                    "台账": {name: chance.choice(("是", "否")) for name in ("有台账", "有盘点", "账实相符")}},
        "findings": {"合规": [{"note": "问题", "count": str(number(1, 9))}] if chance.random() < 0.7 else "无"},
        "goals": [{"level1": "产出指标", "name": f"目标{index}", "target": "100", "actual": str(number(50, 110)), "points": "4"}
                  for index in range(3)], "claimed": {name: str(number(2, 10)) for name in LEAVES}}


def asked_of(said: Tree, version: Version) -> Tree:
    """The data without answers for what isn't in a version; a renamed indicator's under its name."""
    names = {node.name.rstrip(RENAMED): node.name for node in version.rubric.leaves()}
    return {key: {names[name]: entry for name, entry in value.items() if name in names}
            if key in ("answers", "findings", "claimed") else value for key, value in said.items()}


def some(chance: random.Random, number: int, whole: bool) -> list[Single]:
    """So many edits that don't touch the same thing; with ``whole`` those too after which leaves don't just add up."""
    found: list[Single] = []
    pool = [*PLAIN, *WHOLE] if whole else list(PLAIN)
    for edit in chance.sample(pool, len(pool)):
        if len(found) < number and not any(_clash(edit, other) for other in found):
            found.append(edit)
    return found


def _clash(one: Single, other: Single) -> bool:
    """Whether two edits touch the same thing, or one that the other takes away."""
    def heads(edit: Single) -> set[str]:
        return {slot.partition(".")[0] for slot in edit.slots}

    whole = {slot for edit in (one, other) for slot in edit.slots if "." not in slot}
    return bool(set(one.slots) & set(other.slots) or whole & heads(one) & heads(other))
