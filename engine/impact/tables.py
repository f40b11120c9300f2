"""The tables of an impact."""

from __future__ import annotations

from fractions import Fraction
from typing import Sequence

from ..compare.words import printed
from ..document.model import BAD, CENTRE, GOOD, KEY, MUTED, RIGHT, Caption, Cell, Table
from ..exact import percent, plain
from ..language_choice import translate
from ..scoring.figure_text import NOTHING, digits
from .by_edit import EditImpact
from .model import Department, Impact
from .near import Near
from .statistics import Statistics
from .words import (
    change_text,
    edit_short,
    grade_text,
    main_text,
    missing_names,
    move_text,
    rank_text,
    shown_change,
    signed_two,
    total_text,
    two,
)


def head(*names: str) -> tuple[tuple[Cell, ...], ...]:
    """A header row."""
    return (tuple(Cell(name, header=True, align=CENTRE) for name in names),)


def figure(text: str, value: Fraction | None, places: int | None = 2, tone: str = "") -> Cell:
    """A number on the right."""
    return Cell(text, align=RIGHT, value=value, places=places, tone=tone)


def count(number: int, tone: str = "") -> Cell:
    """How many."""
    return figure(str(number), Fraction(number), 0, tone)


def tone_of(amount: Fraction | int | None) -> str:
    """Good where it rises, bad where it falls."""
    return "" if not amount else GOOD if amount > 0 else BAD


def statistics_table(impact: Impact) -> Table | None:
    """Mean, median, quartiles, lowest and highest under both, and the difference."""
    if impact.old is None or impact.new is None:
        return None
    pairs = tuple(zip(_statistics(impact.old), _statistics(impact.new)))
    rows = [(Cell(name), figure(two(old), old), figure(two(new), new),
             _changed(shown_change(old, new))) for (name, old), (_, new) in pairs]
    return Table(head(translate("总分"), translate("原来"), translate("现在"), translate("相差")), tuple(rows), 4)


def _changed(amount: Fraction) -> Cell:
    return figure(signed_two(amount), amount, tone=tone_of(amount))


def _statistics(found: Statistics) -> tuple[tuple[str, Fraction], ...]:
    return ((translate("平均"), found.mean), (translate("最高"), found.highest), (translate("上四分位"), found.upper),
            (translate("中位"), found.median), (translate("下四分位"), found.lower), (translate("最低"), found.lowest))


def departments_table(impact: Impact) -> Table:
    """Every department, by its new rank; those that aren't counted at the end."""
    grade = translate("分档") if impact.migration.basis == "fixed" else translate("等次")
    names = [translate("新名次"), translate("部门"), translate("原得分"), translate("新得分"), translate("变动"),
             grade, translate("名次变动"), translate("主要原因")]
    ordered = sorted(impact.departments, key=lambda item: (item.new.rank is None, item.new.rank or 0))
    return Table(head(*names), tuple(_department(item, grade_text(impact.grades_of(item))) for item in ordered), len(names), wide=True)


def _department(item: Department, grade: str) -> tuple[Cell, ...]:
    rank, tone = item.new.rank, "" if item.counted else MUTED
    return (
        figure(rank_text(item.new), Fraction(rank) if rank is not None else None, 0), Cell(item.name, tone=tone),
        figure(total_text(item.old), item.old.total, None), figure(total_text(item.new), item.new.total, None),
        figure(change_text(item), item.change, None, tone_of(item.change)),
        Cell(grade, align=CENTRE), _move(item), Cell(main_text(item), tone=tone))


def _move(item: Department) -> Cell:
    move = item.rank_change
    return figure(move_text(item), None if move is None else Fraction(move), 0, tone_of(move))


def edits_table(impact: Impact) -> Table:
    """Every edit that changes a total: whom, by how much, whose most; printed sums add up to that of the changes."""
    rows = impact.edits.edits
    sums = printed([item.total for item in rows], 2)
    body = [_edit(item, shown) for item, shown in zip(rows, sums)]
    whole = sum((item.total for item in rows), Fraction(0))
    body.append((Cell(translate("合计"), tone=KEY), Cell(""), figure(signed_two(whole), sum(sums, Fraction(0)), tone=KEY),
                 Cell(""), Cell(""), Cell(""), Cell("")))
    names = (translate("修改"), translate("涉及部门"), translate("影响合计"), translate("平均"),
             translate("最大升"), translate("最大降"), translate("占变动"))
    return Table(head(*names), tuple(body), len(names), Caption("", translate("单位：分")), wide=True)


def _edit(item: EditImpact, shown: Fraction) -> tuple[Cell, ...]:
    return (Cell(edit_short(item)), count(item.touched),
            figure(signed_two(shown), shown, tone=tone_of(shown)), figure(signed_two(item.mean), item.mean),
            _largest(item.most), _largest(item.least),
            Cell(percent(item.share, 1), align=RIGHT, value=item.share, places=1, percent=True))


def _largest(found: tuple[Fraction, Sequence[str]]) -> Cell:
    """How much, and whose: the department, or how many."""
    amount, names = found
    whose = names[0] if len(names) == 1 else translate("{count}个部门").format(count=len(names))
    return Cell(f"{signed_two(amount)} {whose}" if names else NOTHING)


def migration_table(impact: Impact) -> Table:
    """From which grade (rows) to which (columns); those that stay are marked."""
    made = impact.migration
    none = translate("没有等次")
    rows = [(Cell(name or none, header=True), *(_moved(number, name == column) for number, column in zip(line, made.columns)),
             count(sum(line))) for name, line in zip(made.rows, made.counts)]
    rows.append((Cell(translate("合计"), header=True), *(count(made.after[name]) for name in made.columns),
                 count(sum(map(sum, made.counts)))))
    names = (translate("原来＼现在"), *(name or none for name in made.columns), translate("合计"))
    return Table(head(*names), tuple(rows), len(names))


def _moved(number: int, stays: bool) -> Cell:
    return Cell(str(number) if number else "·", align=RIGHT, value=Fraction(number), places=0, tone=KEY if stays and number else (
        "" if number else MUTED))


def distribution_table(impact: Impact) -> Table:
    """How many departments lie in every band."""
    rows = [(Cell(f"{name}（{span.text}）" if span.text and not impact.graded else name), count(old), count(new),
             figure(f"{new - old:+d}" if new != old else "0", Fraction(new - old), 0))
            for (name, span), (old, new) in zip(impact.bands.bands, impact.distribution)]
    return Table(head(translate("分档"), translate("原来"), translate("现在"), translate("增减")), tuple(rows), 4)


def ranks_table(departments: Sequence[Department]) -> Table:
    """Those whose rank moves most."""
    rows = [(Cell(item.name), figure(rank_text(item.old), _rank(item.old.rank), 0), figure(rank_text(item.new), _rank(
        item.new.rank), 0), _move(item), figure(change_text(item), item.change, None)) for item in departments]
    names = (translate("部门"), translate("原名次"), translate("新名次"), translate("名次变动"), translate("得分变动"))
    return Table(head(*names), tuple(rows), len(names))


def _rank(rank: int | None) -> Fraction | None:
    return None if rank is None else Fraction(rank)


def near_table(items: Sequence[Near]) -> Table:
    """Those near a bound."""
    rows = [(Cell(item.name), figure(digits(item.total, 2), item.total, None), Cell(item.band, align=CENTRE),
             figure(plain(item.bound), item.bound, None), figure(signed_two(item.gap), item.gap, None), Cell(_side(item)))
            for item in items]
    names = (translate("部门"), translate("新得分"), translate("界线"), translate("界线分数"), translate("相差"), translate("在哪一边"))
    return Table(head(*names), tuple(rows), len(names))


def _side(item: Near) -> str:
    if item.inside:
        return translate("在“{band}”内，正好在线上") .format(band=item.band) if not item.gap else translate("在“{band}”内").format(
            band=item.band)
    return translate("不到“{band}”").format(band=item.band)


def left_out_table(departments: Sequence[Department]) -> Table:
    """Those that lack figures: which, for which indicators, and what their totals can be."""
    rows = [(Cell(item.name), Cell(translate("、").join(missing_names(item))), Cell(translate("、").join(item.missing)),
             figure(total_text(item.old), item.old.total, None), figure(total_text(item.new), item.new.total, None),
             figure(change_text(item), None)) for item in departments]
    names = (translate("部门"), translate("缺的数"), translate("涉及指标"), translate("原得分"), translate("新得分"), translate("变动"))
    return Table(head(*names), tuple(rows), len(names), wide=True)
