"""The charts of an impact: how the totals lie, what each edit does, who moves most."""

from __future__ import annotations

from fractions import Fraction

from ..document.model import NEW, OLD, Chart, Series
from ..language_choice import translate
from .model import Department, Impact
from .words import edit_short

MOST_EDITS, MOST_MOVERS = 12, 10


def distribution_chart(impact: Impact) -> Chart:
    """How many departments lie in every band, before and after."""
    olds, news = zip(*impact.distribution)
    series = (Series(translate("原来"), tuple(map(Fraction, olds)), OLD), Series(translate("现在"), tuple(map(Fraction, news)), NEW))
    return Chart("columns", translate("各档次的部门个数"), impact.bands.names, series, translate("个"), places=0)


def edits_chart(impact: Impact) -> Chart:
    """The mean effect of every edit, those that do the most first."""
    shown = impact.edits.edits[:MOST_EDITS]
    rest = len(impact.edits.edits) - len(shown)
    note = translate("另有{count}项影响较小的修改没有画出。").format(count=rest) if rest else ""
    return Chart("bars", translate("每项修改对一个部门的平均影响"), tuple(edit_short(item) for item in shown),
                 (Series(translate("平均影响"), tuple(item.mean for item in shown)),), translate("分"), note, places=2)


def ranks_chart(impact: Impact) -> Chart:
    """The ranks of those that move most."""
    shown = movers(impact, MOST_MOVERS)
    series = (Series(translate("原名次"), tuple(Fraction(item.old.rank or 0) for item in shown), OLD),
              Series(translate("新名次"), tuple(Fraction(item.new.rank or 0) for item in shown), NEW))
    return Chart("slope", translate("名次变动最大的部门"), tuple(item.name for item in shown), series, translate("名"), places=0,
                 reverse=True)


def movers(impact: Impact, most: int) -> list[Department]:
    """The departments whose rank moves most, either way; those that stay aren't among them."""
    moved = [item for item in impact.counted if item.rank_change]
    return sorted(moved, key=lambda item: (-abs(item.rank_change or 0), item.new.rank or 0))[:most]
