"""Real published tables: every published number beside the computed one, and the finding that says so."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from engine.data.load import load_department
from engine.entries import Entry
from engine.explain.output import explain_text
from engine.lint import lint_paths
from engine.report import render
from engine.resources import data_folder
from engine.review import Review, review, review_json, review_text
from engine.rubric.load import load_rubric
from engine.rubric.show import rubric_text
from engine.scoring.output import scorecard_json, scorecard_text
from engine.scoring.score import score
from engine.scoring.scorecard import Scorecard
from engine.width import width
from tests.builders import validate

EXAMPLES = data_folder("examples")
EZHOU_1, EZHOU_2 = EXAMPLES / "ezhou-2019" / "1.yaml", EXAMPLES / "ezhou-2019" / "2.yaml"
GUICHI_64, GUICHI_67 = (EXAMPLES / "guichi-2022" / f"{name}.yaml" for name in ("502364", "502367"))
HUBEI = EXAMPLES / "hubei-fishing-2020" / "data.yaml"
YUEYANG = (EXAMPLES / "yueyang-2018" / "sjj.yaml", EXAMPLES / "yueyang-2018" / "kjj.yaml")
TABLES = (EZHOU_1, EZHOU_2, GUICHI_64, GUICHI_67, HUBEI, *YUEYANG)


def card_of(path: Path, **changes: object) -> Scorecard:
    """The scorecard of a table, its data changed."""
    rubric, data = load_department(path)
    return score(rubric, replace(data, **changes))  # type: ignore[arg-type]


def said(found: Review, code: str) -> list[str]:
    """The messages with a code."""
    return [item.message for item in found.findings if item.code == code]


def codes(found: Review) -> list[str]:
    return sorted(item.code for item in found.findings)


def rows(card: Scorecard, leaf: str) -> dict[str, Fraction | None]:
    """The scores of a leaf's rows."""
    piece = card.node(leaf).piece
    return {} if piece is None else {part.name: part.score for part in piece.parts}


def with_inputs(path: Path, **figures: str) -> Scorecard:
    """The scorecard with some figures replaced."""
    _, data = load_department(path)
    changed = {name: replace(data.inputs[name], value=Fraction(text), text=text) for name, text in figures.items()}
    return card_of(path, inputs={**data.inputs, **changed})


def test_ezhou_1_execution() -> None:
    """171/287 is 59.58%: printed 60% and 6 points, which is 10 × the rounded rate; unrounded it would be 5.96."""
    card = card_of(EZHOU_1)
    rate = card.figures["执行率"]
    assert rate.exact == Fraction(171, 287) and rate.value == Fraction("0.60")
    assert card.node("预算执行率").score == 6
    assert said(review(card), "B520") == []
    unrounded = load_rubric("project/2022")
    _, data = load_department(EZHOU_1, unrounded)
    assert score(unrounded, data).node("预算执行率").score == Fraction("5.96")


def test_ezhou_1_rows() -> None:
    """The cost row: 60/90 × 20 is 13.33, published 10; the other rows are as published."""
    card = card_of(EZHOU_1)
    assert rows(card, "绩效指标") == {"服务对象人数": 15, "服务达标率": 20, "完成时限": 15, "计划完成率": Fraction("13.33"),
                                  "财政工作运行效率": 15, "受益群体满意度": 15}
    assert said(review(card), "B501") == ["“计划完成率”自评 10.00 分，按指标体系计算为 13.33 分，相差 -3.33 分。"]


def test_ezhou_1_totals() -> None:
    """Printed: 90 of 100. The claims add to 96, without the 6 of execution to 90; the points add to 110."""
    found = review(card_of(EZHOU_1))
    assert said(found, "B504") == ["自评总分 90.00 分，各指标自评得分相加为 96.00 分，相差 6 分。"]
    [left_out] = [item.hint for item in found.findings if item.code == "B504"]
    assert left_out.startswith("少的正好是“预算执行率”的得分")
    assert said(found, "B561") == [
        "“合计”的分值印的是 100 分，各项分值相加是 110 分（预算执行率 10 ＋ 绩效指标 100），相差 10 分。"]
    assert said(found, "B503") == ["自评总分 90.00 分，按指标体系计算为 99.33 分，相差 -9.33 分。"]
    assert codes(found) == ["B342", "B501", "B503", "B504", "B531", "B561"]


def test_ezhou_2() -> None:
    """100/202 is 49.50%: printed 50% and 5 points (unrounded 4.95); 项目合格率 10 for 13.33; the rest is cut off."""
    card = card_of(EZHOU_2)
    assert card.figures["执行率"].exact == Fraction(100, 202) and card.node("预算执行率").score == 5
    unrounded = load_rubric("project/2022")
    assert score(unrounded, load_department(EZHOU_2, unrounded)[1]).node("预算执行率").score == Fraction("4.95")
    found = review(card)
    assert said(found, "B501") == ["“项目合格率”自评 10.00 分，按指标体系计算为 13.33 分，相差 -3.33 分。"]
    assert rows(card, "绩效指标")["完成时限"] == 10 and card.total is None
    assert codes(found) == ["B342", "B410", "B501", "B531", "B531", "B532"]


@pytest.mark.parametrize("path, budget, spent, initial", [
    (GUICHI_64, "89.974", "89.974", "90.00"), (GUICHI_67, "132.912", "132.912", "202.64")])
def test_guichi_total_row(path: Path, budget: str, spent: str, initial: str) -> None:
    """The total row says 0/0/0 and scores 0; the row below it has the money. 0/0 is no score, its sum is 10 points."""
    card = card_of(path)
    found = review(card)
    assert card.node("预算执行率").score is None and card.total is None
    assert [line.status for line in found.lines if line.name == "预算执行率"] == ["unknown"]
    assert any("预算执行率" in text and "除数为零" in text for text in said(found, "B411"))
    broken = [line for line in found.checks if line.holds is False and "其中各行" in line.name]
    assert [line.right_text for line in broken] == [f"{initial} 万元", f"{budget} 万元", f"{spent} 万元"]
    assert [line.left for line in broken] == [0, 0, 0]
    assert with_inputs(path, 全年预算数=budget, 全年执行数=spent).node("预算执行率").score == 10


def test_guichi_denominators() -> None:
    """132.912 of 132.912 is 100%; of the 202.64 first planned 65.59%; 89.974 of 90 is 99.97%."""
    assert with_inputs(GUICHI_67, 全年预算数="202.64", 全年执行数="132.912").node("预算执行率").score == Fraction("6.56")
    assert with_inputs(GUICHI_64, 全年预算数="90", 全年执行数="89.974").figures["执行率"].exact == Fraction(
        89974, 90000)


def test_guichi_narratives() -> None:
    """30 + 30 + 29.99 is 89.99 against 89.97; five budgets add to 1,740,000 against 2,026,400; spending adds up."""
    [small] = [text for text in said(review(card_of(GUICHI_64)), "B510") if "正文" in text]
    assert "899,700.00 元" in small and "899,900.00 元" in small and "相差 200.00 元" in small
    [large] = [text for text in said(review(card_of(GUICHI_67)), "B510") if "正文" in text]
    assert "2,026,400.00 元" in large and "1,740,000.00 元" in large and "相差 286,400.00 元" in large
    held = [line for line in review(card_of(GUICHI_67)).checks if line.name == "正文的执行金额加得起来"]
    assert [(line.holds, line.right) for line in held] == [(True, Fraction("1329120.67"))]


def test_guichi_cost_far_below_its_target() -> None:
    """≤202.6 met by 132.9 has full marks, as the form says; the review asks whether the target was too wide."""
    card = card_of(GUICHI_67)
    assert rows(card, "产出指标")["项目总成本"] == 10
    assert said(review(card), "B562") == ["绩效目标“项目总成本”的目标是 ≤202.6万元，完成 132.9万元，是目标的 65.6%，仍得满分。"]
    assert said(review(card_of(GUICHI_64)), "B562") == []


def test_guichi_blocks() -> None:
    """What the source shows of 50/30/10 is as published."""
    assert card_of(GUICHI_64).node("产出指标").score == 50 and card_of(GUICHI_64).node("效益指标").score == 30
    assert card_of(GUICHI_67).node("产出指标").score == 50


def test_hubei_fishing() -> None:
    """20 + 20 + 10 + 10 + 40 = 100, as published; the one remark is that an actual repeats its target's sign."""
    found = review(card_of(HUBEI))
    assert found.total.claimed == found.total.computed == 100
    assert codes(found) == ["B342"]


@pytest.mark.parametrize("path", YUEYANG, ids=lambda path: path.stem)
def test_yueyang(path: Path) -> None:
    """What the excerpt shows: 35 of 36, the lost point is the surplus that nobody can avoid."""
    card = card_of(path)
    assert (card.total, card.points, card.rubric.points) == (35, 36, 100)
    assert card.node("资金结余").score == 2
    assert {line.status for line in review(card).lines if line.kind == "leaf"} == {"same"}
    assert [(node.name, node.points, node.available) for node in card.nodes if node.excerpt] == [
        ("过程", 40, 21), ("预算管理", 15, 6)]
    text = scorecard_text(card)
    assert "过程（节选）" in text and "  预算管理（节选）" in text and "投入（节选）" not in text
    assert "按列出的 36 分计（共 100 分）" in text.replace("\n  ", "")
    told = explain_text(card, "过程")
    assert "缺资产管理（按差额推算为10分）。按列出的 21 分计（共 40 分）" in told
    assert "得分：20 分（分值 40 分，可得 21 分，得分率 95.2%）" in told
    shown = rubric_text(load_rubric("yueyang/2018"), 200)
    assert "只列出两个三级指标。按列出的 6 分计（共 15 分）" in shown


@pytest.mark.parametrize("points", ("14", "16"))
def test_a_slip_in_an_excerpt(points: str, tmp_path: Path) -> None:
    """投入 is shown whole, so that its points are held against those of its three indicators."""
    told = (data_folder("rubrics") / "yueyang" / "2018.yaml").read_text(encoding="utf-8")
    slip = tmp_path / "slip.yaml"
    slip.write_text(told.replace("- name: 投入\n  points: 15", f"- name: 投入\n  points: {points}"), encoding="utf-8")
    found = lint_paths([slip])
    assert [(item.code, item.params["name"]) for item in found] == [("B120", "投入")]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_table_can_be_read(path: Path) -> None:
    """Score, review and report work on each, in their schemas and within 80 columns."""
    card = card_of(path)
    validate("scorecard", scorecard_json(card))
    validate("review", review_json(review(card)))
    assert all(width(line) <= 80 for line in scorecard_text(card, 80).splitlines() if "sha256" not in line)
    assert review_text(review(card), 80)
    text = render(card, "md")
    assert card.data.project in text and "None" not in text


def test_lint_of_the_examples() -> None:
    """What is wrong with published tables stays in them; nothing else is said, so that a slip of ours is seen."""
    found = lint_paths([data_folder("rubrics"), EXAMPLES])
    names = sorted((item.code, Path(item.place.file).stem) for item in found if item.place and item.severity != "info")
    assert names == [
        ("B342", "1"), ("B342", "2"), ("B342", "data"), ("B410", "2"), ("B410", "502364"), ("B410", "502367"),
        ("B410", "502367"), ("B411", "502364"), ("B411", "502367")]


def test_sources_are_named() -> None:
    """Every shipped rubric says where it comes from, and every assumption is its own."""
    for path in data_folder("rubrics").glob("*/*.yaml"):
        if not path.name.endswith(".cases.yaml"):
            rubric = load_rubric(path)
            assert rubric.source and (rubric.assumptions or any(node.assumption for node in rubric.walk())), path


def test_published_figures_are_entries() -> None:
    """Each amount of the published total rows says where it stands."""
    for path in (EZHOU_1, EZHOU_2, GUICHI_64, GUICHI_67, HUBEI):
        data = load_department(path)[1]
        totals = [entry for name, entry in data.inputs.items() if "正文" not in name]
        assert totals and all(isinstance(entry, Entry) and entry.source for entry in totals), path
