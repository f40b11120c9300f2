"""The heading of an entry and what is said below it: what happened to an indicator as a whole."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator

from ..exact import ends, plain
from ..language_choice import translate
from ..rubric.model import Indicator
from ..rubric.show import points_words
from ..versions import KINDS, Edit, Matching
from .entries import Entry

HALF_POINT = 2
OF_PARTS = {"added": "新增要点", "removed": "删去要点", "renamed": "要点改名"}
ABOUT = {"full_when": "直接得分的规定", "not_applicable": "不适用的规定", "if_zero": "除数为零的规定"}


def points_text(points: Fraction) -> str:
    """Points in digits, two decimals where they never end."""
    return plain(points) if ends(points) else plain(points, HALF_POINT)


def points_of(node: Indicator) -> str:
    """6分; 100分（权重30）; ＋3/－5分 outside the 100."""
    if node.weight is None or node.adjust is not None:
        return translate("{amount}分").format(amount=points_words(node))
    return translate("{points}分（权重{weight}）").format(points=plain(node.points), weight=plain(node.weight))


def level_words(node: Indicator) -> str:
    """三级指标 and so on; what is scored is just an 指标."""
    if node.piece is not None:
        return translate("指标")
    names = {1: translate("一级指标"), 2: translate("二级指标"), 3: translate("三级指标")}
    return names.get(node.level, translate("指标"))


def heading_of(entry: Entry) -> str:
    """预算完成率：8分 → 5分; 新增指标“支付进度率”，6分."""
    node, old, new = entry.pair.node, entry.pair.old, entry.pair.new
    if old is None or new is None:
        said = translate("新增{level}“{name}”，{points}") if old is None else translate("删去{level}“{name}”，{points}")
        return said.format(level=level_words(node), name=node.name, points=points_of(node))
    name = translate("{name}（原“{old}”）").format(name=new.name, old=old.name) if entry.first("renamed") else new.name
    before, after = points_of(old), points_of(new)
    if before == after:
        return translate("{name}，{points}").format(name=name, points=after)
    return translate("{name}：{old} → {new}").format(name=name, old=before, new=after)


def notes_of(entry: Entry, matching: Matching) -> Iterator[str]:
    """Where it stands, what was done, how many points it can bear on, how a renamed one was recognised."""
    above = entry.pair.node.path[:-1]
    said = [" / ".join(above)] if above else []
    said += [deeds] if (deeds := translate("、").join(dict.fromkeys(_deeds(entry)))) else []
    said += [translate("最多影响{points}分").format(points=points_text(entry.stake))] if entry.stake else []
    yield from [translate("；").join(said)] if said else []
    moved, renamed = entry.first("moved"), entry.first("renamed")
    if moved is not None:
        yield translate("从“{old}”移到“{new}”。").format(old=moved.old, new=moved.new)
    found = renamed or moved
    if found is not None and (said_how := recognised(found)):
        yield said_how
    fresh = entry.first("added")
    if fresh is not None and entry.pair.node.piece is None and not fresh.below:
        yield _made_of(entry.pair.node, matching)


def _made_of(node: Indicator, matching: Matching) -> str:
    """Of a new block that holds old indicators only: which, and from where, if from one block."""
    names = translate("、").join(child.name for child in node.children)
    olds = [matching.by_new[child.path].old for child in node.children]
    above = {old.path[:-1] for old in olds if old is not None}
    if len(above) != 1 or not (path := next(iter(above))):
        return translate("下面的指标都是原有的：{names}。").format(names=names)
    return translate("从“{block}”分出，下面的指标是原有的：{names}。").format(block=path[-1], names=names)


def _deeds(entry: Entry) -> Iterator[str]:
    """What was done, in order of weight; that an indicator came or went stands in its heading."""
    if entry.pair.old is None or entry.pair.new is None:
        return
    names = entry.first("renamed")
    for edit in sorted((edit for edit in entry.edits if edit.kind != "wording"), key=lambda edit: list(KINDS).index(edit.kind)):
        if edit.path or edit.kind != "renamed" or names is None or (edit.old, edit.new) != (names.old, names.new):
            yield deed(edit)


def deed(edit: Edit) -> str:
    """What an edit does: 新增, 删去, 调整分值, 改档次, 增设否决."""
    if edit.kind in ("added", "removed", "moved", "renamed"):
        if edit.path and edit.name:
            return translate(OF_PARTS[edit.kind])
        return translate(KINDS[edit.kind]) if edit.path else translate("计算值改名")
    if edit.kind == "items":
        return translate(KINDS[edit.kind])
    said = edit.name if edit.kind == "total" else translate(ABOUT.get(edit.kind) or KINDS[edit.kind])
    what = said[:1].lower() + said[1:]  # in English it stands within a sentence here
    if edit.kind in ("points", "weight"):
        return translate("调整{what}").format(what=what)
    if edit.kind.startswith("value") or bool(edit.old) == bool(edit.new):
        return translate("改{what}").format(what=what)
    return (translate("增设{what}") if edit.new else translate("取消{what}")).format(what=what)


def recognised(edit: Edit) -> str:
    """How two names were found to be one indicator; empty where the name itself says so."""
    said = {"stated": translate("改名：新的一份写明它就是原来的指标。"), "id": translate("改名：两份的编号（id）相同。"),
            "children": translate("疑为改名：下面的指标大多相同。"),
            "figures": translate("疑为改名：在同一处，用的是同样的数。")}
    if edit.by != "likeness" or edit.likeness is None:
        return said.get(edit.by, "")
    return translate("疑为改名：名称和评分标准相近，相似度{degree}。").format(degree=plain(edit.likeness, HALF_POINT))
