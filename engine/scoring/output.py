"""The scorecard for people: three levels with points, score and rate, and what it takes for granted."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Iterable, Iterator

from ..findings import Finding, Severity
from ..language_choice import translate
from ..rubric.model import Rubric
from ..trace import Step
from ..width import hung, table
from .assumed import Assumed, assumed_of
from .figure_text import NOTHING, digits, rate_text, score_places
from .output_json import dump_json, scorecard_json
from .scorecard import NodeScore, PieceScore, Scorecard

__all__ = ["count_line", "dump_json", "header_lines", "points_text", "score_cells", "score_text", "scorecard_json",
           "scorecard_text"]


def scorecard_text(scorecard: Scorecard, width: int = 100, parts: bool = False) -> str:
    """The scorecard as text no wider than ``width`` columns (a Chinese character takes two); ``parts`` shows those of
    every leaf, however deep."""
    blocks = [header_lines(scorecard, width), [score_table(scorecard, width, parts)], _notes(scorecard, width),
              _missing(scorecard, width),
              _assumed(assumed_of(scorecard.data), width),
              [count_line(scorecard.findings)] if scorecard.findings else []]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def header_lines(scorecard: Scorecard, width: int) -> list[str]:
    """Department and year, rubric with its hash, data file with its hash."""
    data, rubric = scorecard.data, scorecard.rubric
    lines = [translate("{department}　{year}年度").format(department=data.title, year=data.year),
             translate("指标体系：{id}　{title}（sha256 {hash}）").format(
                 id=rubric.id, title=rubric.title, hash=rubric.sha256[:12] or NOTHING),
             translate("数据：{file}（sha256 {hash}）").format(
                 file=data.file or NOTHING, hash=data.sha256[:12] or NOTHING)]
    return [part for line in lines for part in hung(line, width)]


def score_table(scorecard: Scorecard, width: int, parts: bool = False) -> str:
    """The table of all nodes, with the rows of KPI tables (``parts``: and all other parts), and the total."""
    rubric = scorecard.rubric
    rows = [row for node in scorecard.nodes for row in (_row(node, rubric), *_below(node, rubric, parts))]
    rate = scorecard.total / scorecard.points if scorecard.total is not None and scorecard.points else None
    rows.append([translate("合计"), points_text(scorecard.points), score_text(scorecard.total, rubric), rate_text(rate)])
    rows += [[translate("等次"), "", scorecard.grade, ""]] if scorecard.grade else []
    headers = [translate("指标"), translate("分值"), translate("得分"), translate("得分率")]
    return table(rows, headers, "<>>>", width).rstrip("\n")


def _row(node: NodeScore, rubric: Rubric) -> list[str]:
    name = "  " * (node.level - 1) + (translate("{name}（节选）").format(name=node.name) if node.excerpt else node.name)
    return [name, *score_cells(node, rubric)]


def score_cells(node: NodeScore, rubric: Rubric) -> list[str]:
    """分值, 得分 and 得分率 of a node, as every table shows them: 加减分 outside the 100, 不适用 where it doesn't apply."""
    points = translate("加减分") if node.adjust else points_text(node.points)
    score = translate("不适用") if node.not_applicable else score_text(node.score, rubric)
    return [points, score, "" if node.adjust else rate_text(node.rate)]


def _below(node: NodeScore, rubric: Rubric, parts: bool) -> Iterator[list[str]]:
    """What a leaf is made of, as far as it is shown; outside the 100 without a rate."""
    if node.piece is None:
        return
    for name, points, score, rate in (_parts if parts else _goals)(node.piece, node.level, rubric):
        yield [name, translate("加减分"), score, ""] if node.adjust else [name, points, score, rate]


def _goals(piece: PieceScore, level: int, rubric: Rubric) -> Iterator[list[str]]:
    """The rows of the KPI table that a leaf is scored by, wherever in its parts they are."""
    for part in piece.parts:
        if part.method == "goals" and piece.method == "goals":
            yield _part("  " * level + part.name, part, rubric)
        yield from _goals(part, level, rubric)


def _parts(piece: PieceScore, level: int, rubric: Rubric) -> Iterator[list[str]]:
    """Everything that a leaf is made of: 评分要点, the alternative that was taken, rows of the KPI table."""
    for part in piece.parts:
        yield _part("  " * level + ("○ " if piece.method == "choose" else "· ") + part.name, part, rubric)
        yield from _parts(part, level + 1, rubric)


def _part(name: str, part: PieceScore, rubric: Rubric) -> list[str]:
    """One part as a row. It stays exact, so that it may have more decimals than the leaf's rounded score."""
    score = translate("不适用") if part.not_applicable else score_text(part.score, rubric)
    rate = part.score / part.points if part.score is not None and part.points else None
    return [name, points_text(part.points), score, rate_text(rate)]


def points_text(points: Fraction) -> str:
    """分值 with the digits it has."""
    return digits(points)


def score_text(score: Fraction | None, rubric: Rubric) -> str:
    """得分 with the decimals that the rubric rounds scores to (96.40); a dash where there is none."""
    return NOTHING if score is None else digits(score, score_places(rubric))


def _notes(scorecard: Scorecard, width: int) -> list[str]:
    """What the table doesn't show: what was left out and why, how the total and the grade came about."""
    said = [translate("{name}不适用：{reason}").format(name=node.name, reason=node.not_applicable)
            for node in scorecard.nodes if node.not_applicable and node.piece is not None]
    said += [step_line(step, scorecard.rubric) for step in scorecard.steps]
    return [part for text in said for part in hung("· " + text, width, "  ")]


def step_line(step: Step, rubric: Rubric) -> str:
    """One step to the total in a line: what was done, with which numbers."""
    if step.kind == "rounding":
        return translate("合计取舍到{step}：{before} → {after}").format(
            step=step.text, before=score_text(step.before, rubric), after=score_text(step.after, rubric))
    if step.after is None or step.kind == "grade":
        return step.text
    words = f"{step.substituted} ＝ " if step.substituted and step.kind != "veto" else ""
    return translate("{text}：{words}{after}").format(text=step.text, words=words, after=score_text(step.after, rubric))


def _missing(scorecard: Scorecard, width: int) -> list[str]:
    """Which leaves have no score, and for want of what."""
    found = [node for node in scorecard.nodes
             if node.piece is not None and node.score is None and not node.not_applicable]
    if not found:
        return []
    lines = hung(translate("没有得分的指标（合计因此空缺，不按零分计）："), width)
    for node in found:
        names = "、".join(node.piece.missing if node.piece else ())
        text = translate("{name}：缺少{names}").format(name=node.name, names=names) if names else translate(
            "{name}：见下面的问题").format(name=node.name)
        lines += hung("· " + text, width, "  ")
    return lines


def _assumed(items: tuple[Assumed, ...], width: int) -> list[str]:
    """What is assumed; things assumed for the same reason stand together."""
    groups: dict[tuple[str, str], list[Assumed]] = {}
    for item in items:
        groups.setdefault((item.section, item.reason), []).append(item)
    if not groups:
        return []
    lines = [translate("未披露而假定的数据（{count}项）：").format(count=len(items))]
    for (section, reason), members in groups.items():
        text = translate("{names}——{reason}").format(names=_names(members), reason=reason)
        if section == "goals":
            text = translate("绩效目标：{text}").format(text=text)
        lines += hung("· " + text, width, "  ")
    return lines


def _names(items: list[Assumed]) -> str:
    """``甲指标：要点（是）、要点（是）；满意度（95%）``: answers to one indicator stand under its name."""
    by_owner: dict[str, list[str]] = {}
    for item in items:
        owner, _, name = item.name.partition("/") if item.section in ("answers", "findings") else ("", "", item.name)
        said = translate("{name}（{text}）").format(name=name or owner, text=item.text) if item.text else name or owner
        by_owner.setdefault(owner if name else "", []).append(said)
    return translate("；").join(
        translate("{owner}：{names}").format(owner=owner, names=translate("、").join(names)) if owner
        else translate("；").join(names) for owner, names in by_owner.items())


def count_line(findings: Iterable[Finding]) -> str:
    """问题：错误 1 项、警告 2 项、提醒 0 项."""
    counts = Counter(item.severity for item in findings)
    return translate("问题：错误 {errors} 项、警告 {warnings} 项、提醒 {infos} 项").format(
        errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING], infos=counts[Severity.INFO])
