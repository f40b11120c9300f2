"""What a template can use: the scorecard and its figures under their Chinese names (docs: 报告模板)."""

from __future__ import annotations

from typing import Any

from ..rubric.excerpts import excerpt_text
from ..scoring.scorecard import Figure, NodeScore, Scorecard
from .details import TOTAL, mark
from .figures import all_figures
from .goal_views import goal_views
from .names import SHORT_NAME, Names, Texts
from .problems import Writer, measures_for, problems_of
from .shown import figure_text, with_unit
from .views import (
    Exact,
    Scores,
    assumed_views,
    known,
    magnitude_text,
    missing_names,
    plain_value,
    row_view,
    rubric_assumptions,
    tree_rows,
)


def base_context(card: Scorecard) -> dict[str, Any]:
    """Everything but the problems, whose own wording uses this."""
    figures = all_figures(card)
    return {
        "部门": card.data.department, "简称": short_name(card), "项目": card.data.project, "年度": card.data.year,
        "上年": card.data.year - 1, "题名": card.rubric.title,
        "指标体系": card.rubric.id, "发布单位": card.rubric.issuer,
        "图": Names({name: figure_text(figure) for name, figure in figures.items()}),
        "量": Names({name: with_unit(figure_text(figure), figure.unit) for name, figure in figures.items()}),
        "幅度": Names({name: magnitude_text(figure) for name, figure in figures.items()}),
        "数": Exact(figures), "有": known(figures),
        "单位": Names({name: figure.unit for name, figure in figures.items()}),
        "公式": Names(formulas(card)),
        "算式": Names({name: substituted(figure) for name, figure in figures.items()}),
        "表": Names({name: [row_view(row) for row in rows] for name, rows in card.tables.items()}),
        "文": Texts({key: plain_value(value) for key, value in card.data.text.items()}),
        "绩效目标": goal_views(card),
        "假定": assumed_views(card), "口径": rubric_assumptions(card),
        "未披露": [goal.name for goal in card.data.goals if not goal.disclosed and goal.target_text != "不适用"],
        "缺少": missing_names(card), "节选": excerpt_text(card.rubric), "等次": card.grade or "",
        **score_context(card),
    }


def short_name(card: Scorecard) -> str:
    """简称: what the department calls itself (我局); its name where it doesn't say."""
    return str(card.data.text.get(SHORT_NAME) or card.data.department)


def full_context(card: Scorecard, writer: Writer) -> dict[str, Any]:
    """The whole context; ``writer`` renders the wording of problems that stands in the rubric."""
    context = base_context(card)
    problems = problems_of(card, context, writer)
    return {
        **context,
        "存在问题": [problem.view(number) for number, problem in enumerate(problems, 1)],
        "改进措施": [plain_value(measure) for measure in measures_for(card, problems)],
    }


def score_context(card: Scorecard) -> dict[str, Any]:
    """Totals, blocks, indicators and the tree."""
    scores = Scores(card)
    indicators = {"/".join(indicator.path): indicator for indicator in card.rubric.walk()}
    nodes = {"/".join(node.path): scores.node(node, indicators["/".join(node.path)]) for node in card.nodes}
    leaves = [node for node in card.nodes if node.piece is not None]
    rows = tree_rows([nodes["/".join(leaf.path)] for leaf in leaves], [leaf.path for leaf in leaves], nodes)
    whole = scores.amounts(card.points, card.total)
    return {
        "得分": scores.total(), "分值": whole["分值"], "扣分": whole["扣分"], "得分率": whole["得分率"], "过程": mark(TOTAL),
        "指标": Names({**nodes, **_by_name(card.nodes, nodes)}),
        "块": [nodes[node.name] for node in card.nodes if node.level == 1],
        "指标树": rows, "级数": list(range(1, max((node.level for node in card.nodes), default=0) + 1)),
    }


def _by_name(nodes: tuple[NodeScore, ...], views: dict[str, Names]) -> dict[str, Names]:
    """Indicators by name alone; where two share one, the deeper, which is the one that is scored."""
    ordered = sorted(nodes, key=lambda node: node.level)
    return {node.name: views["/".join(node.path)] for node in ordered}


def formulas(card: Scorecard) -> dict[str, str]:
    """公式: how each value is defined, as the rubric writes it; a table's values by their own name."""
    values = [value for table in card.rubric.tables.values() for value in table.values.values()]
    values += card.rubric.values.values()
    return {value.name: value.formula.text for value in values if value.formula is not None}


def substituted(figure: Figure) -> str:
    """算式: a value's formula with the figures in it; empty for a stated figure."""
    return next((step.substituted for step in figure.steps if step.kind == "value"), "")
