"""How far a target counts as reached: what a miss is worth, what going far beyond costs, the levels of quality.

One set of keys for ``attain`` (one indicator) and ``goals`` (the rows of a KPI table).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Iterable, Mapping

from ...exact import ends, percent, places_of, plain, round_to
from ...figures_text import normal
from ...findings import Place
from ...language_choice import translate
from ...positions import MapNode, SeqNode
from ..bounds import STEP, TIMES
from ..model import NOWHERE, Rounding
from .asking import Builder
from .base import Branch, place_in, text_of
from .part_steps import part_words

MISSES = {
    "at_least": {"ratio": "按完成值÷目标值计", "zero": "不得分", "deviation": "按1－（目标值－完成值）÷目标值计"},
    "at_most": {"ratio": "按目标值÷完成值计", "zero": "不得分", "deviation": "按1－（完成值－目标值）÷目标值计"},
    "equal": {"ratio": "按较小值÷较大值计", "zero": "不得分", "deviation": "按1－相差÷目标值计"},
}
MISSED = {"at_least": "目标是≥而没有达到的", "at_most": "目标是≤而没有达到的", "equal": "目标是＝而没有达到的"}
LONGEST = 6
MET, OVER, LATE, ZERO_TARGET, JUDGED = "met", "over", "late", "zero_target", "judged"


@dataclass(frozen=True)
class Over:
    """What going ``beyond`` a share of the target changes: for every ``step`` further ``amount`` is taken off (or
    added, where negative): a share of the points, or points where ``in_points``. The rate stays at ``least`` or above.
    ``reverse``: it holds for ≤ targets too, of which the target is divided by what was reached.
    """

    beyond: Fraction
    step: Fraction
    amount: Fraction
    part_step: str
    least: Fraction
    in_points: bool = False
    reverse: bool = False


@dataclass(frozen=True)
class Level:
    """One level of quality (部分达成): from ``high`` down to ``low``, which it takes in; its upper end is the next
    level's, but for the best. ``degree`` is what it counts as where the department names only the level."""

    name: str
    high: Fraction
    low: Fraction
    degree: Fraction | None
    place: Place


@dataclass(frozen=True)
class AttainRule:
    """The whole rule. ``missed`` says by kind of target (at_least, at_most, equal) what a miss is worth: ratio, zero or
    deviation."""

    missed: Mapping[str, str] = field(default_factory=dict, hash=False)
    zero_target: str = "error"
    late: str = "judged"
    cap: Fraction = Fraction(1)
    rounding: Rounding = Rounding()
    over: Over | None = None
    levels: tuple[Level, ...] = ()
    place: Place = NOWHERE

    def miss(self, kind: str) -> str:
        """What a miss is worth for at_least, at_most or equal."""
        return self.missed.get(kind, "ratio")


def read_attain_rule(node: MapNode, builder: Builder) -> AttainRule:
    """The keys that ``attain`` and ``goals`` share; what can't be meant is reported."""
    cap = builder.ratio(node.get("cap"), TIMES) if node.get("cap") is not None else Fraction(1)
    if cap is not None and cap < 1:
        builder.report("B454", place_in(node, "cap"), cap=percent(cap))
    return AttainRule(
        {kind: text_of(node, kind, "ratio") for kind in MISSES}, text_of(node, "zero_target", "error"),
        text_of(node, "late", "judged"), Fraction(1) if cap is None else max(cap, Fraction(1)),
        builder.rounding(node.get("round"), Rounding()), _over(node, cap or Fraction(1), builder),
        _levels(node, builder), node.place,
    )


def _over(node: MapNode, cap: Fraction, builder: Builder) -> Over | None:
    given = node.get("over")
    if not isinstance(given, MapNode):
        return None
    beyond, step = builder.ratio(given.get("beyond"), TIMES), builder.ratio(given.get("step"), STEP)
    amounts = {key: builder.points(given.get(key)) for key in ("each", "add") if given.get(key) is not None}
    if len(amounts) != 1:
        builder.report("B129", given.place)
    for key, number in (("step", step), *amounts.items()):
        if number is not None and number <= 0:
            builder.report("B144", place_in(given, key), name=key, text=plain(number))
            return None
    if beyond is not None and beyond < 1:
        builder.report("B455", place_in(given, "beyond"), beyond=percent(beyond))
    if "add" in amounts and cap <= 1:
        builder.report("B456", given.place)
    amount = next(iter(amounts.values()), None)
    if beyond is None or step is None or amount is None or len(amounts) != 1:
        return None
    least = builder.ratio(given.get("least")) if given.get("least") is not None else Fraction(0)
    in_points = not normal(builder.written(given.get(next(iter(amounts))))).endswith("%")
    return Over(beyond, step, -amount if "add" in amounts else amount, text_of(given, "part_step"),
                least or Fraction(0), in_points, text_of(given, "reverse") == "true")


def ratio_cuts(rule: AttainRule, points: Fraction) -> tuple[Fraction, ...]:
    """The shares of the target beyond it at which the rule turns: the cap, where going beyond begins to count, its first
    step where a part of one counts otherwise, where the least that is left is reached. ``points``: the row's worth."""
    cuts = {rule.cap} if rule.over is None and rule.cap > 1 else set[Fraction]()
    over = rule.over
    if over is not None:
        each = over.amount / points if over.in_points and points else over.amount
        end = (1 - over.least) / each if each > 0 else (rule.cap - 1) / -each
        cuts |= {over.beyond, over.beyond + end * over.step}
        cuts |= {over.beyond + over.step} if over.part_step != "pro_rata" else set()
    return tuple(sorted(cuts))


def _levels(node: MapNode, builder: Builder) -> tuple[Level, ...]:
    """The levels from 100% down to 0%; a gap, an overlap, a doubled name, a degree outside its level are reported."""
    listed, found = node.get("bands"), []
    for item in listed.items if isinstance(listed, SeqNode) else ():
        if not isinstance(item, MapNode):
            continue
        high, low = builder.ratio(item.get("from")), builder.ratio(item.get("to"))
        degree = builder.ratio(item.get("degree")) if item.get("degree") is not None else None
        if high is None or low is None:
            return ()
        found.append(Level(text_of(item, "name"), high, low, degree, item.place))
    above = Fraction(1)
    for index, level in enumerate(found):
        if level.high != above or level.low >= level.high:
            builder.report("B451", level.place, name=level.name, expected=percent(above))
        if level.degree is not None and not holds(found, level, level.degree):
            builder.report("B452", level.place, name=level.name, degree=percent(level.degree), span=span_words(level))
        if level.name in [other.name for other in found[:index]]:
            builder.report("B122", level.place, name=level.name)
        above = level.low
    if found and above != 0:
        builder.report("B453", found[-1].place, name=found[-1].name, low=percent(above))
    return tuple(found)


def holds(levels: tuple[Level, ...] | list[Level], level: Level, degree: Fraction) -> bool:
    """Whether a degree lies in a level: its lower end is its own, its upper end the better level's."""
    return level.low <= degree < level.high or (degree == level.high and level is levels[0])


def span_words(level: Level) -> str:
    """A level's degrees as tables write them: 80%(含)-100%."""
    return f"{percent(level.low)}(含)-{percent(level.high)}"


def miss_words(rule: AttainRule, kind: str, missed: Mapping[str, str]) -> str:
    """What a miss of one kind is worth, after the words for that miss."""
    return translate("{missed}，{how}").format(missed=missed[kind], how=translate(MISSES[kind][rule.miss(kind)]))


def rule_words(rule: AttainRule, missed: Mapping[str, str], judged: bool) -> str:
    """The rule for the kinds of target whose misses are worded in ``missed``, and for words where ``judged``."""
    said = [translate("达到目标得满分")]
    if rule.cap > 1:
        said = [translate("达成率最高{cap}").format(cap=percent(rule.cap))]
    said += [miss_words(rule, kind, missed) for kind in missed]
    if _ratioless(rule, missed) and rule.zero_target == "zero":
        said.append(translate("目标为零或负数、算不出比率时，没有达到的不得分"))
    if missed and rule.rounding.step is not None:
        said.append(translate("达成率取到{step}").format(step=rule.rounding.text))
    if rule.over is not None and missed:
        said.append(over_words(rule.over) + _reverse_words(rule.over, missed))
    if judged:
        levels = translate("，").join(map(level_words, rule.levels)) or translate("按填报的实现程度计，并说明理由")
        said.append(translate("定性的目标：{levels}").format(levels=levels))
    return translate("；").join(said)


def _ratioless(rule: AttainRule, kinds: Iterable[str]) -> bool:
    """Whether a miss may ask for a ratio that a target of zero doesn't have."""
    return any(rule.miss(kind) != "zero" for kind in kinds)


def over_words(over: Over) -> str:
    """超过目标150%的部分，每10%扣分值的5%（不足10%的不扣），达成率最低60%."""
    change = translate("扣") if over.amount > 0 else translate("加")
    size = abs(over.amount)
    amount = translate("{points}分").format(points=plain(size)) if over.in_points else translate("分值的{share}").format(
        share=percent(size))
    words = translate("超过目标{beyond}的部分，每{step}{change}{amount}（{part}）").format(
        beyond=percent(over.beyond), step=percent(over.step), change=change, amount=amount,
        part=part_words(over.part_step, percent(over.step), over.amount > 0))
    return words + (translate("，最低{least}").format(least=percent(over.least)) if over.least else "")


def _reverse_words(over: Over, missed: Mapping[str, str]) -> str:
    """Whether ≤ targets are counted so, where there may be any."""
    if "at_most" not in missed:
        return ""
    return translate("，目标是≤的按目标值÷完成值算") if over.reverse else translate("，目标是≤的不算")


def level_words(level: Level) -> str:
    """部分达成80%(含)-100%，只写档次的按90%计."""
    words = f"{level.name}{span_words(level)}"
    return words if level.degree is None else translate("{level}（只写档次的按{degree}计）").format(
        level=words, degree=percent(level.degree))


def rule_branches(rule: AttainRule, missed: Mapping[str, str], qualitative: bool, dated: bool,
                  words: bool = True) -> tuple[Branch, ...]:
    """The ways that targets of some kinds can go; ``words``: one in words may be met by the same words."""
    found = [Branch(MET, translate("达到目标"), rule.place)] if missed or dated or words else []
    found += [Branch(f"missed:{kind}", miss_words(rule, kind, missed), rule.place) for kind in missed]
    if "at_least" in missed or "at_most" in missed:
        found += [Branch(OVER, over_words(rule.over), rule.place)] if rule.over is not None else []
    if _ratioless(rule, missed) and rule.zero_target == "zero":
        found.append(Branch(ZERO_TARGET, translate("目标为零或负数、算不出比率"), rule.place))
    if dated:
        found.append(Branch(LATE, translate("没有按期完成"), rule.place))
    if qualitative:
        found += [Branch(f"level:{level.name}", level_words(level), level.place) for level in rule.levels] or [
            Branch(JUDGED, translate("按填报的实现程度计"), rule.place)]
    return tuple(found)


def share(value: Fraction) -> str:
    """A ratio as a percentage: 66.7%; 66.666666…% where its digits go on."""
    shown = value * 100
    if ends(shown) and places_of(shown) <= LONGEST:
        return plain(shown) + "%"
    return plain(round_to(shown, Fraction(1, 10**LONGEST), "down"), LONGEST) + "…%"
