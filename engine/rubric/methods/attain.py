"""``attain``: one indicator by how far its target was reached (得分＝分值×完成值÷目标值，不超过分值).

``must_be`` says what kind of target it is. A number's target and actual are formulas; of words (qualitative) and dates
(by_date) the department answers what was reached.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Iterator, Mapping

from ...dates import Period, read_period
from ...entries import Goal
from ...exact import plain, whole_text
from ...findings import Finding, finding
from ...language.tree import Binary, Number
from ...language_choice import translate
from ...positions import MapNode, Node
from ...targets import BY_DATE, KINDS, WORDS, Span
from ...trace import Step
from ..model import Formula, Piece, Rubric
from ..tier_sweep import constant
from .asking import Builder, Run
from .attain_rule import AttainRule, ratio_cuts, read_attain_rule, rule_branches, rule_words, share
from .attainment import Attained, attainment
from .base import Bounds, Branch, Method, Outcome, Threshold, place_in, text_of, unanswered, undecided
from .basis import basis_words, is_exact
from .turns import turn

FORMULAS = {"between": ("actual", "low", "high"), "qualitative": (), "by_date": ()}
MEASURED = ("actual", "target")
# Signs as official texts write them, full-width where Unicode has them.
WIDE = {"more_than": "＞", "less_than": "＜", "equal": "＝"}
MISSED = {"at_least": {"at_least": "没有达到的"}, "more_than": {"at_least": "没有达到的"},
          "at_most": {"at_most": "超过的"}, "less_than": {"at_most": "没有低于的"}, "equal": {"equal": "不相等的"},
          "between": {"at_least": "低于下限的", "at_most": "高于上限的"}}


@dataclass(frozen=True)
class Attain:
    """``must_be`` with the formulas that it needs, or the target's ``words`` (of a date: ``due``), and the rule."""

    must_be: str
    formulas: Mapping[str, Formula] = field(hash=False)
    words: str
    due: Period | None
    rule: AttainRule


def build(node: Node, bounds: Bounds, builder: Builder) -> Attain | None:
    """All settings; keys that don't go with ``must_be`` and a date that can't be read are reported."""
    if not isinstance(node, MapNode):
        return None
    must_be = text_of(node, "must_be")
    wanted = FORMULAS.get(must_be, MEASURED)
    keys = wanted or ("target",)
    extra = [key for key in ("target", "actual", "low", "high") if node.get(key) is not None and key not in keys]
    lacking = [key for key in keys if node.get(key) is None and must_be != "qualitative"]
    if extra or lacking:
        builder.report("B457", node.place, must_be=must_be, keys="、".join(keys))
    actual = builder.formula(node.get("actual")) if wanted else None
    formulas = {} if actual is None else {"actual": actual} | {
        key: found for key in wanted[1:] if (found := builder.formula(node.get(key), beside=actual)) is not None}
    due = read_period(text_of(node, "target")) if must_be == "by_date" else None
    if must_be == "by_date" and due is None and not lacking:
        builder.report("B458", place_in(node, "target"), text=text_of(node, "target"))
    rule = read_attain_rule(node, builder)
    if rule.over is not None and must_be in ("at_most", "less_than", "between"):
        rule = replace(rule, over=replace(rule.over, reverse=True))
    whole = len(formulas) == len(wanted) and (must_be != "by_date" or due is not None)
    return Attain(must_be, formulas, "" if wanted else text_of(node, "target"), due, rule) if whole else None


def score(piece: Piece, run: Run) -> Outcome:
    """Points times the rate of attainment, from unrounded values unless the piece says ``compare: rounded``."""
    settings: Attain = piece.settings
    goal = _answered(piece, run) if settings.must_be in ("qualitative", "by_date") else _figures(piece, run)
    if isinstance(goal, Outcome):
        return goal
    found = attainment(settings.rule, goal, piece.points)
    basis = basis_words(piece, run, *settings.formulas.values())
    if found.steps and basis:
        found = replace(found, steps=(replace(found.steps[0], text=found.steps[0].text + basis), *found.steps[1:]))
    if found.rate is None:
        missing = (f"{run.item_name()}（{found.lacking}）",) if found.lacking else ()
        return Outcome(None, found.steps, missing, findings=found.findings, assumed=goal.assumed)
    return Outcome(found.rate * piece.points, (*found.steps, rate_step(piece.points, found, piece.name)),
                   findings=found.findings, reason=goal.reason, assumed=goal.assumed)


def rate_step(points: Fraction, found: Attained, name: str) -> Step:
    """The last step: points times the rate."""
    rate = found.rate or Fraction(0)
    return Step("formula", translate("按达成率计分"), name=name, formula=translate("分值 × 达成率"),
                substituted=f"{whole_text(points)} × {share(rate)}", after=points * rate, unit="分")


def _figures(piece: Piece, run: Run) -> Goal | Outcome:
    """Target and actual by formula; bounds that have changed places are reported."""
    settings: Attain = piece.settings
    values, data = {}, None
    for key, formula in settings.formulas.items():
        found = run.evaluate(formula, exact=is_exact(piece))
        missing = undecided(formula, found)
        if missing:
            return missing
        values[key] = found.value
        data = found.data if key == "actual" else data or found.data
    measure = settings.formulas["actual"].measure
    unit = "" if measure is None or measure.loose else measure.words
    if settings.must_be == "between" and values["low"] > values["high"]:
        problem = finding("B146", data or piece.place, name=piece.name, min=plain(values["low"], 4),
                          max=plain(values["high"], 4))
        return Outcome(None, findings=(problem,))
    target = Span(values["low"], values["high"]) if settings.must_be == "between" else values["target"]
    return Goal((), piece.name, target, "", KINDS[settings.must_be], unit, values["actual"], place=data or piece.place)


def _answered(piece: Piece, run: Run) -> Goal | Outcome:
    """What the department says was reached: a level, a degree, a date."""
    settings: Attain = piece.settings
    entry = run.answer()
    if entry is None or (entry.value is None and entry.degree is None):
        return unanswered(run, "", piece.place)
    said = entry.text if not isinstance(entry.value, Fraction) else ""
    goal = Goal((), run.item_name(), settings.words, settings.words, WORDS, actual=said or None, actual_text=said,
                assumed=entry.assumed, degree=entry.degree, reason=entry.reason, place=entry.place)
    if isinstance(entry.value, Fraction) and entry.degree is None:
        if not 0 <= entry.value <= 1:
            return Outcome(None, findings=(finding("B336", entry.place, name=run.item_name(), text=entry.text),))
        goal = replace(goal, degree=entry.value)
    if settings.must_be == "by_date":
        year = settings.due.end.year if settings.due is not None else 0
        goal = replace(goal, target=settings.due, op=BY_DATE, actual=read_period(said, year) or goal.actual)
    return goal


def describe(piece: Piece) -> str:
    """The rule in one line."""
    settings: Attain = piece.settings
    texts = {key: formula.text for key, formula in settings.formulas.items()}
    if settings.must_be == "qualitative":
        head = settings.words
    elif settings.must_be == "by_date":
        head = translate("{date}完成").format(date=settings.words)
    elif settings.must_be == "between":
        head = translate("{actual}应在{low}到{high}之间").format(**texts)
    else:
        head = translate("{actual}应{sign}{target}").format(sign=WIDE.get(settings.must_be, KINDS[settings.must_be]), **texts)
    words = rule_words(settings.rule, _missed(settings), settings.must_be == "qualitative")
    if settings.must_be == "by_date":
        words = translate("{rule}；没有按期完成的{late}").format(rule=words, late=late_words(settings.rule))
    return translate("{head}：{rule}").format(head=head, rule=words) if head else words


def _missed(settings: Attain) -> dict[str, str]:
    return {kind: translate(MISSED[settings.must_be][kind]) for kind in MISSED.get(settings.must_be, {})}


def late_words(rule: AttainRule) -> str:
    """What a missed date is worth."""
    return translate("不得分") if rule.late == "zero" else translate("按填报的实现程度计，并说明理由")


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Met, missed, far beyond; every level; late."""
    settings: Attain = piece.settings
    return rule_branches(settings.rule, _missed(settings), settings.must_be == "qualitative",
                         settings.must_be == "by_date", bool(settings.words))


def check(piece: Piece, rubric: Rubric) -> Iterator[Finding]:
    """Bounds that are plain numbers and have changed places."""
    settings: Attain = piece.settings
    low, high = (constant(settings.formulas[key].tree) if key in settings.formulas else None for key in ("low", "high"))
    if low is not None and high is not None and low > high:
        yield finding("B146", settings.formulas["low"].place, name=piece.name, min=settings.formulas["low"].text,
                      max=settings.formulas["high"].text)


def thresholds(piece: Piece) -> tuple[Threshold, ...]:
    """The target (both bounds of a span), and where going beyond it counts."""
    return tuple(_thresholds(piece.settings, piece.points))


def _thresholds(settings: Attain, points: Fraction) -> Iterator[Threshold]:
    actual = settings.formulas.get("actual")
    for key in ("target", "low", "high"):
        bound = settings.formulas.get(key)
        if actual is None or bound is None:
            continue
        yield turn(actual, bound.tree)
        kind = next(iter(MISSED[settings.must_be]))
        for cut in ratio_cuts(settings.rule, points) if key == "target" and kind != "equal" else ():
            times = cut if kind == "at_least" else 1 / cut
            yield turn(actual, Binary(0, 0, "×", bound.tree, Number(0, 0, times, whole_text(times))))


def full_marks(piece: Piece) -> str:
    """The target with its sign: ≥90%."""
    settings: Attain = piece.settings
    if settings.must_be in ("qualitative", "by_date", "between"):
        return ""
    return f"{KINDS[settings.must_be]}{settings.formulas['target'].text}".replace(" ", "")


METHOD = Method("attain", build, score, describe, asks="answers", check=check, branches=branches, thresholds=thresholds,
                full_marks=full_marks, formulas=lambda settings: tuple(settings.formulas.values()) if settings else (),
                items=lambda settings: () if settings is None or settings.formulas else ("",))
