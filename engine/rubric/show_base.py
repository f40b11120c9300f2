"""What a rubric is based on, in words: each change as what it is."""

from __future__ import annotations

from typing import Iterator

from ..language_choice import translate
from ..width import hung
from .lineage import Base, RubricChange
from .model import Rubric

SECTIONS = {"inputs": "填报数据", "tables": "表", "values": "计算值", "parameters": "参数", "checks": "勾稽关系"}


def base_line(rubric: Rubric) -> str:
    """``基础：longhua/2021 …``, from the nearest down; empty where the rubric stands by itself."""
    if not rubric.bases:
        return ""
    named = [f"{base.id} {base.title}".strip() for base in rubric.bases]
    return translate("基础：{names}").format(names=" ← ".join(named))


def changes_text(rubric: Rubric, width: int) -> str:
    """All changes, those to the nearest base first."""
    return "\n\n".join("\n".join(_of_base(base, width)) for base in rubric.bases)


def _of_base(base: Base, width: int) -> Iterator[str]:
    yield translate("对 {id} 的改动（{count}处）：").format(id=base.id, count=len(base.changes))
    for change in base.changes:
        yield from hung(f"· {change_text(change)}", width, "  ")


def change_text(change: RubricChange) -> str:
    """One change in words: ``调整分值：预算执行率 6 → 8``."""
    if change.section == "indicators":
        return _indicator(change)
    if change.section == "top":
        return _top(change)
    words = {"added": translate("新增{what}：{name}"), "replaced": translate("替换{what}：{name}"),
             "removed": translate("删除{what}：{name}"), "set": translate("改{what}：{name} {before} → {after}")}
    return words[change.kind].format(what=translate(SECTIONS[change.section]), name=change.name, before=change.before,
                                     after=change.after)


def _indicator(change: RubricChange) -> str:
    words = {
        "changed": translate("修改：{name}（{after}）"), "points": translate("调整分值：{name} {before} → {after}"),
        "replaced": translate("替换：{name}（{before} → {after}分）"), "removed": translate("删除：{name}（原{before}分）"),
        "added": translate("新增：{name}（{after}分）"), "renamed": translate("改名：{name} → {after}"),
        "moved": translate("移动：{name}（{before} → {after}）"),
    }
    none = translate("第一级") if change.kind == "moved" else "—"
    return words[change.kind].format(name=change.name, before=change.before or none, after=change.after or none)


def _top(change: RubricChange) -> str:
    if change.kind == "removed":
        return translate("删去 {name}").format(name=change.name)
    if not change.before:
        return translate("加上 {name}：{after}").format(name=change.name, after=change.after)
    return translate("改写 {name}：{before} → {after}").format(name=change.name, before=change.before, after=change.after)
