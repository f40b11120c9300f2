"""``goals``: the department's own KPI table, every row by its own kind of target (绩效目标表逐行计分).

The rows are named by a level of the table (产出指标). Their points are given in the table, or the indicator's points split
equally; what rounding the shares does to the sum is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from ...entries import Goal
from ...exact import round_to, whole_text
from ...findings import Finding, Place, finding
from ...language_choice import translate
from ...positions import MapNode, Node, ScalarNode, SeqNode
from ...targets import NONE
from ...trace import Step
from ..model import Piece, Rounding
from .asking import Builder, Run
from .attain import late_words, rate_step
from .attain_rule import MISSED, AttainRule, read_attain_rule, rule_branches, rule_words
from .attainment import attainment
from .base import CAPPED, NOT_APPLICABLE, Bounds, Branch, Method, Outcome, RowScore, text_of
from .row_names import labels, takes

Scored = tuple[RowScore, tuple[Finding, ...]]


@dataclass(frozen=True)
class GoalRows:
    """Which rows (names of levels, or 全部), how they share the points, what becomes of one that doesn't apply.

    ``optional``: not every name needs a row (可选项). ``points`` is given or split; ``rounding`` is that of the shares.
    """

    rows: tuple[str, ...]
    optional: bool
    points: str
    rounding: Rounding
    score_rounding: Rounding
    not_applicable: str
    rule: AttainRule
    place: Place


def build(node: Node, bounds: Bounds, builder: Builder) -> GoalRows | None:
    """All settings; a rounding of shares where nothing is split is reported."""
    if not isinstance(node, MapNode):
        return None
    listed = node.get("rows")
    names = tuple(item.text for item in (listed.items if isinstance(listed, SeqNode) else (listed,))
                  if isinstance(item, ScalarNode))
    points, given = text_of(node, "points", "given"), node.get("round_points")
    if given is not None and points != "split":
        builder.report("B459", given.place)
    return GoalRows(names, text_of(node, "optional") == "true", points, builder.rounding(given, Rounding()),
                    builder.rounding(node.get("round_scores"), Rounding()), text_of(node, "not_applicable"),
                    read_attain_rule(node, builder), node.place)


def lacking(rule: GoalRows, goals: tuple[Goal, ...]) -> tuple[str, ...]:
    """The names that have no row, where they need one."""
    empty = tuple(name for name in rule.rows if not any(takes((name,), goal) for goal in goals))
    return empty if not rule.optional or len(empty) == len(rule.rows) else ()


def score(piece: Piece, run: Run) -> Outcome:
    """The sum of the rows' scores, no more than the points."""
    rule: GoalRows = piece.settings
    empty = lacking(rule, run.goals())
    if empty:
        said = tuple(translate("绩效目标“{rows}”的行").format(rows=name) for name in empty)
        return Outcome(None, tuple(Step("missing", name, name=name, rubric=piece.place) for name in said), said)
    goals = tuple(goal for goal in run.goals() if takes(rule.rows, goal))
    left_out = [rule.not_applicable == "share" and bool(reason_of(goal)) for goal in goals]
    points = _points(rule, piece, goals, left_out)
    scored = [_row(rule, goal, name, amount, run)
              for goal, name, amount in zip(goals, labels(goals), points, strict=True)]
    rows = tuple(row for row, _ in scored)
    findings = [*_sums(rule, piece, goals, points, left_out), *(item for _, found in scored for item in found)]
    if all(left_out):
        findings.append(finding("B448", goals[0].place, name=run.item_name()))
        return Outcome(None, findings=tuple(findings), rows=rows)
    counted = [row for row, out in zip(rows, left_out, strict=True) if not out]
    total, steps = _total(piece, counted, rows)
    missing = tuple(name for row in rows for name in row.missing)
    return Outcome(total, steps, missing, findings=tuple(findings), rows=rows,
                   assumed="；".join(dict.fromkeys(row.assumed for row in rows if row.assumed)),
                   reason="；".join(f"{row.name}：{row.reason}" for row in rows if row.reason))


def reason_of(goal: Goal) -> str:
    """Why a row doesn't apply; empty where it does."""
    written = translate("目标写的是“{text}”").format(text=goal.target_text.strip()) if goal.op == NONE else ""
    return goal.not_applicable or written


def _points(rule: GoalRows, piece: Piece, goals: tuple[Goal, ...], left_out: list[bool]) -> list[Fraction | None]:
    """What each row is worth: as the table gives it, or an equal share among those that count."""
    if rule.points == "given":
        return [goal.points for goal in goals]
    count = left_out.count(False)
    share = piece.points / count if count else Fraction(0)
    if rule.rounding.step is not None:
        share = round_to(share, rule.rounding.step, rule.rounding.mode)
    return [Fraction(0) if out else share for out in left_out]


def _sums(rule: GoalRows, piece: Piece, goals: tuple[Goal, ...], points: list[Fraction | None],
          left_out: list[bool]) -> list[Finding]:
    """What is to be said of the rows' points: their sum against the indicator's, given points that split ignores."""
    total = sum((amount for amount in points if amount is not None), Fraction(0))
    if rule.points == "given":
        if None in points or total == piece.points:
            return []
        return [finding("B442", goals[0].place, name=piece.name, points=whole_text(piece.points), total=whole_text(total))]
    found = [finding("B449", goal.place, name=goal.name, stated=whole_text(goal.points), share=whole_text(amount))
             for goal, amount, out in zip(goals, points, left_out, strict=True)
             if goal.points is not None and amount is not None and not out and goal.points != amount]
    if total != piece.points and left_out.count(False):
        share = next(amount for amount, out in zip(points, left_out, strict=True) if not out and amount is not None)
        found.append(finding("B441", rule.place, name=piece.name, points=whole_text(piece.points), total=whole_text(total),
                             count=left_out.count(False), share=whole_text(share),
                             difference=whole_text(abs(total - piece.points))))
    return found


def _row(rule: GoalRows, goal: Goal, name: str, points: Fraction | None, run: Run) -> Scored:
    worth = points or Fraction(0)
    blank = RowScore(name, worth, None, (), (), goal.reason, goal.assumed, claimed=goal.claimed)
    if points is None:
        return blank, (finding("B446", goal.place, name=name),)
    reason = reason_of(goal)
    if reason:
        return _not_applicable(rule, goal, blank, reason)
    merged = (Step("attain", translate("各单位汇总"), name=name, substituted=goal.merged, rubric=rule.place,
                   data=goal.place),) if goal.merged else ()
    found = attainment(rule.rule, replace(goal, name=name), worth)
    if found.rate is None:
        missing = (f"{run.item_name(name)}（{found.lacking}）",) if found.lacking else ()
        steps = tuple(Step("missing", text, name=text, rubric=rule.place, data=goal.place) for text in missing)
        return replace(blank, steps=(*merged, *found.steps, *steps), missing=missing), found.findings
    earned, rounded = _rounded(rule, worth * found.rate, name)
    steps = (*merged, *found.steps, rate_step(worth, found, name), *rounded)
    return replace(blank, score=earned, steps=steps), found.findings


def _rounded(rule: GoalRows, score: Fraction, name: str) -> tuple[Fraction, tuple[Step, ...]]:
    """A row's score rounded, with the step that says so where it changes."""
    rounding = rule.score_rounding
    if rounding.step is None or round_to(score, rounding.step, rounding.mode) == score:
        return score, ()
    after = round_to(score, rounding.step, rounding.mode)
    return after, (Step("rounding", rounding.text, name=name, formula=rounding.mode, before=score, after=after,
                        unit="分", rubric=rule.place),)


def _not_applicable(rule: GoalRows, goal: Goal, blank: RowScore, reason: str) -> Scored:
    if not rule.not_applicable:
        return blank, (finding("B447", goal.place, name=blank.name, reason=reason),)
    full = rule.not_applicable == "full"
    then = translate("按满分计") if full else translate("分值由其余各行分担")
    step = Step("not_applicable", translate("不适用（{reason}），{then}").format(reason=reason, then=then),
                after=blank.points if full else None, unit="分", rubric=rule.place, data=goal.place,
                branch=NOT_APPLICABLE)
    if full:
        return replace(blank, score=blank.points, steps=(step,), reason=reason), ()
    return replace(blank, steps=(step,), reason=reason, not_applicable=reason), ()


def _total(piece: Piece, counted: list[RowScore],
           rows: tuple[RowScore, ...]) -> tuple[Fraction | None, tuple[Step, ...]]:
    """The rows added up, scaled up for those that don't apply, held at the points."""
    known = [row.score for row in counted if row.score is not None]
    total = sum(known, Fraction(0)) if len(known) == len(counted) else None
    words = "＋".join("—" if row.score is None else whole_text(row.score) for row in counted)
    steps = [Step("sum", translate("各行得分相加"), substituted=words, after=total, unit="分", rubric=piece.place)]
    if total is None:
        return None, tuple(steps)
    whole, left = (sum((row.points for row in some), Fraction(0)) for some in (rows, counted))
    if left and whole != left:
        scaled = total * whole / left
        steps.append(Step("rescale", translate("不适用的各行不计，其余折算"), before=total, after=scaled, unit="分",
                          substituted=f"{whole_text(total)} ÷ {whole_text(left)} × {whole_text(whole)}", rubric=piece.place))
        total = scaled
    if total > piece.points:
        steps.append(Step("cap", translate("不超过{bound}分").format(bound=whole_text(piece.points)), before=total,
                          after=piece.points, unit="分", rubric=piece.place, branch=CAPPED))
        total = piece.points
    return total, tuple(steps)


def describe(piece: Piece) -> str:
    """The rule in one line."""
    return translate("；").join([rows_words(piece), *each_words(piece)])


def rows_words(piece: Piece) -> str:
    """Which rows, and how they share the points."""
    rule: GoalRows = piece.settings
    share = translate("分值按表内所写") if rule.points == "given" else translate("分值平均分配")
    if rule.points == "split" and rule.rounding.step is not None:
        share = translate("分值平均分配，每行取到{step}").format(step=rule.rounding.text)
    if rule.score_rounding.step is not None:
        share = translate("{points}，每行得分取到{step}").format(points=share, step=rule.score_rounding.text)
    return translate("绩效目标表中“{rows}”的各行逐行计分，{share}").format(rows="、".join(rule.rows), share=share)


def each_words(piece: Piece) -> tuple[str, ...]:
    """How every row of the table is scored, whichever rows they are."""
    rule: GoalRows = piece.settings
    said = [translate("没有写符号的目标按≥比较"), rule_words(rule.rule, _missed(), True),
            translate("没有按期完成的{late}").format(late=late_words(rule.rule))]
    if rule.not_applicable:
        said.append(translate("不适用的行按满分计") if rule.not_applicable == "full" else
                    translate("不适用的行，分值由其余各行分担"))
    return tuple(clause for text in said for clause in text.split(translate("；")))


def _missed() -> dict[str, str]:
    return {kind: translate(MISSED[kind]) for kind in MISSED}


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Met, missed (by kind of target), far beyond, late, every level, not applicable."""
    rule: GoalRows = piece.settings
    found = rule_branches(rule.rule, _missed(), True, True)
    extra = (Branch(NOT_APPLICABLE, translate("不适用"), rule.place),) if rule.not_applicable else ()
    return (*found, *extra)


METHOD = Method("goals", build, score, describe, asks="goals", branches=branches,
                items=lambda settings: settings.rows if settings else ())
