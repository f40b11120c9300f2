"""Words of an impact: what all departments do, in sentences that can be read aloud."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator, Sequence

from ..data.lost import Failed
from ..compare.words import effect_what, effect_where, signed
from ..exact import percent, plain, round_to
from ..language_choice import translate
from ..scoring.figure_text import NOTHING
from ..versions import Edit, Version
from ..versions.labels import label
from .by_edit import EditImpact
from .model import Department, Impact, Result

MOST_NAMES = 3
HUNDREDTH = Fraction(1, 100)


def summary(impact: Impact) -> str:
    """What the change does, in one paragraph."""
    if not impact.counted or impact.old is None or impact.new is None or impact.changed is None:
        return translate("没有一个部门在两套指标体系下都有总分，不能比较。") + left_out(impact)
    if impact.alike:
        return translate("两套指标体系的评分规定完全相同，每个部门的得分都不变；共{count}个部门，平均{mean}分。").format(
            count=len(impact.counted), mean=two(impact.old.mean)) + left_out(impact)
    said = [translate("{count}个部门中，{up}个得分上升，{down}个下降，{same}个不变").format(
        count=len(impact.counted), up=len(impact.up), down=len(impact.down), same=len(impact.same))]
    said.append(translate("平均分由{old}分变为{new}分（{change}分）").format(
        old=two(impact.old.mean), new=two(impact.new.mean), change=signed_two(shown_change(impact.old.mean, impact.new.mean))))
    said += filter(None, [_grades(impact), _driver(impact)])
    return translate("；").join(said) + translate("。") + left_out(impact)


def _grades(impact: Impact) -> str:
    """“优”由12个变为9个: the grades (else the bands) of which there are more or fewer, as they are charted."""
    pairs = [(name, old, new) for name, (old, new) in zip(impact.bands.names, impact.distribution)]
    changed = [translate("“{name}”由{old}个变为{new}个").format(name=name, old=old, new=new)
               for name, old, new in pairs if old != new]
    return translate("，").join(changed) if changed else translate("各档次的部门个数不变")


def _driver(impact: Impact) -> str:
    if not impact.edits.edits:
        return translate("没有一项修改改变任何部门的总分")
    first = impact.edits.edits[0]
    return translate("影响最大的是“{edit}”，占全部变动的{share}").format(edit=edit_short(first), share=percent(first.share, 1))


def left_out(impact: Impact) -> str:
    """Who isn't counted, and why."""
    said = []
    if impact.left_out:
        said.append(translate("另有{count}个部门缺数，没有总分，不计入统计和名次。").format(count=len(impact.left_out)))
    if impact.failed:
        said.append(translate("{count}个文件或部门的数据有错，没有比较。").format(count=len(impact.failed)))
    return "".join(said)


def edit_short(item: EditImpact) -> str:
    """预算执行率（公式）."""
    return translate("{where}（{what}）").format(where=effect_where(item.first) or translate("合计"), what=effect_what(item.first))


def edit_line(edit: Edit) -> str:
    """An edit in one line: 预算执行率（公式）：old → new."""
    words = label(edit)
    return translate("{short}：{how}").format(short=words.short, how=words.how) if words.how else words.short


def version_line(version: Version) -> str:
    """Id, title, and the edits that were given on the command line."""
    rubric = version.rubric
    line = translate("{id}　{title}").format(id=rubric.id, title=rubric.title)
    return translate("{line}（修改：{edits}）").format(line=line, edits=translate("；").join(version.given)) if (
        version.given) else line


def shown_change(old: Fraction, new: Fraction) -> Fraction:
    """The difference of two numbers as they are shown, so that it is what a reader reckons from them."""
    return round_to(new, HUNDREDTH) - round_to(old, HUNDREDTH)


def two(value: Fraction) -> str:
    """A number with two decimals."""
    return plain(value, 2)


def signed_two(value: Fraction) -> str:
    """+0.25, -1.00, 0.00."""
    return ("+" if value > 0 else "") + plain(value, 2)


def total_text(result: Result) -> str:
    """The total with two decimals, with more where it has more; what it lies between where it is missing."""
    if result.total is None:
        return translate("{low}～{high}").format(low=two(result.span[0]), high=two(result.span[1]))
    return signed(result.total).removeprefix("+")


def change_text(item: Department) -> str:
    """+0.25; what it lies between where figures are missing."""
    if item.change is not None:
        return signed(item.change)
    return translate("{low}～{high}").format(low=signed_two(item.span[0]), high=signed_two(item.span[1]))


def rank_text(result: Result) -> str:
    """3; 并列3."""
    if result.rank is None:
        return NOTHING
    return translate("并列{rank}").format(rank=result.rank) if result.tied else str(result.rank)


def move_text(item: Department) -> str:
    """↑3, ↓2, 0; a dash where there is no rank."""
    move = item.rank_change
    if move is None:
        return NOTHING
    return f"↑{move}" if move > 0 else f"↓{-move}" if move < 0 else "0"


def grade_text(grades: tuple[str, str]) -> str:
    """优 → 良; 优 where it stays."""
    old, new = (grade or NOTHING for grade in grades)
    return old if old == new else f"{old} → {new}"


def main_text(item: Department) -> str:
    """The edit with the largest effect, and the effect."""
    effect = item.main
    if effect is None:
        return NOTHING if item.counted else translate("缺：{names}").format(names=translate("、").join(missing_names(item)))
    where = translate("{where}（{what}）").format(where=effect_where(effect) or translate("合计"), what=effect_what(effect))
    return f"{where} {signed_two(effect.total)}"


def missing_names(item: Department) -> tuple[str, ...]:
    """What a department lacks, each once."""
    return tuple(dict.fromkeys(name for names in item.missing.values() for name in names))


def failed_line(item: Failed) -> str:
    """Who couldn't be compared, and what is wrong first of all."""
    return translate("{name}：{message}").format(name=item.name or item.file, message=item.findings[0].message)


def names_text(names: Sequence[str]) -> str:
    """A few names, and how many there are if there are more."""
    shown = translate("、").join(names[:MOST_NAMES])
    return shown if len(names) <= MOST_NAMES else translate("{names}等{count}个").format(names=shown, count=len(names))


def basis_text(impact: Impact, origin: str) -> str:
    """By what bands something is counted."""
    rubrics = {"new": impact.changes.new.rubric.id, "old": impact.changes.old.rubric.id}
    if origin == "grades":
        return translate("按两套指标体系各自评定的等次。")
    if origin == "fixed":
        return translate("两套指标体系都没有规定等次，按总分每10分一档。")
    return translate("两边的总分都按{id}规定的等次划分（不计等次的限制条件）。").format(id=rubrics[origin])


def notes(impact: Impact) -> Iterator[str]:
    """How it is reckoned."""
    for name, count in impact.scaled:
        yield translate("{count}个部门的“{name}”是评判得分，分值变了，按原来的得分率折算；重新评判过的，请另写一份数据。").format(
            count=count, name=name)
    yield translate("名次按未取位的总分排，总分相同的并列；没有总分的部门没有名次。")
    yield translate("每项修改的影响是夏普利值，与修改的先后次序无关；各项之和正好等于各部门变动之和。")
