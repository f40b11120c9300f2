"""The first lines: how many edits of each kind, the total, the figures that are newly needed."""

from __future__ import annotations

from collections import Counter
from typing import Iterator

from ..exact import plain
from ..language_choice import translate
from ..versions import Changes, Edit
from .heads import deed

# The kinds in the order in which they are counted up; indicators as such come first.
ORDER = ("points", "weight", "tiers", "options", "items", "formula", "deduction", "rule", "method", "veto", "full_when", "not_applicable",
         "limits", "if_zero", "compare", "rounding", "value", "parameter", "input", "table", "total", "grades")
TREE = ("added", "removed", "renamed", "moved")


def summary_lines(changes: Changes) -> Iterator[str]:
    """What changed in all; 没有改动 where nothing did."""
    if not changes.edits and not changes.needed and not changes.dropped:
        yield translate("没有改动：两份指标体系说的是同样的规定（写法不同、意思相同的不算）。")
        return
    counted = translate("、").join(_counted(changes))
    if counted:
        yield translate("{counted}。").format(counted=counted)
    if not changes.scoring:
        yield translate("没有影响得分的改动。")
    yield _total(changes)
    figures = list(_figures(changes))
    if figures:
        yield translate("{figures}。").format(figures=translate("，").join(figures))


def counts(changes: Changes) -> Counter[str]:
    """How many edits there are of each kind; of what came or went as a branch each indicator with a score counts."""
    found: Counter[str] = Counter()
    for edit in changes.edits:
        if edit.kind in ("added", "removed") and not edit.name:
            found[edit.kind] += len(edit.below) or int(_is_leaf(changes, edit))
        elif edit.kind in TREE:
            found[edit.kind if edit.path and not edit.name else "rule"] += 1
        elif edit.kind in ORDER:
            found[edit.kind] += 1
    return found


def _is_leaf(changes: Changes, edit: Edit) -> bool:
    version = changes.new if edit.kind == "added" else changes.old
    return version.indicators[edit.path].piece is not None


def _counted(changes: Changes) -> Iterator[str]:
    found = counts(changes)
    words = {"added": translate("新增指标{count}项"), "removed": translate("删去指标{count}项"),
             "renamed": translate("指标改名{count}项"), "moved": translate("移动{count}项")}
    for kind in TREE:
        if found[kind]:
            yield words[kind].format(count=found[kind])
    deeds = Counter(deed(edit) for kind in ORDER for edit in changes.edits if edit.kind == kind or (
        kind == "rule" and edit.kind in TREE and edit.name and edit.path))
    yield from (translate("{deed}{count}处").format(deed=what, count=count) for what, count in deeds.items())


def _total(changes: Changes) -> str:
    before, after = (version.rubric.points for version in (changes.old, changes.new))
    if before == after:
        return translate("满分{points}分，没有变。").format(points=plain(before))
    return translate("满分：{old}分 → {new}分。").format(old=plain(before), new=plain(after))


def _figures(changes: Changes) -> Iterator[str]:
    likes = sum(1 for figure in changes.needed if figure.like)
    if changes.needed:
        said = translate("新要填报的数据{count}项（其中{likes}项可能只是换了名称）") if likes else translate("新要填报的数据{count}项")
        yield said.format(count=len(changes.needed), likes=likes)
    if changes.dropped:
        yield translate("不再需要的数据{count}项").format(count=len(changes.dropped))
