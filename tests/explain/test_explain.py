"""Explanations: every line, and where it comes from."""

from __future__ import annotations

import re

import pytest

from engine.data.load import load_department
from engine.explain import explain, explain_json, explain_text
from engine.findings import FindingsError
from engine.resources import data_folder
from engine.scoring.output import dump_json
from engine.scoring.score import score
from engine.width import width
from tests.builders import scorecard, without

PURCHASES = """\
管理 / 采购（2分）〔rubric.yaml:38〕
  │ 1.执行率×1分
  │ 2.政策1分
  · 执行（1分）〔rubric.yaml:39〕
    完成数 ＝ 611.29 万元〔rubric.yaml:8〕〔data.yaml:6〕
    计划数 ＝ 819.38 万元（来源：表1）〔rubric.yaml:5〕〔data.yaml:5〕
    完成率 ＝ 完成数 ÷ 计划数 × 100%〔rubric.yaml:25〕
      ＝ 611.29 万元 ÷ 819.38 万元 × 100% ＝ 74.603968…%〔data.yaml:6〕
      四舍五入到0.1%：74.603968…% → 74.6%〔rubric.yaml:24〕
    未触发否决条件（完成数 ＞ 计划数，即 611.29 万元 ＞ 819.38 万元）〔rubric.yaml:41〕〔data.yaml:6〕
    按公式计算：得分 ＝ 完成率 × 1分〔rubric.yaml:40〕
      ＝ 74.6% × 1分 ＝ 0.746 分〔data.yaml:6〕
    得分：0.746 分（分值 1 分，得分率 74.6%）
  · 政策（1分）〔rubric.yaml:43〕
    评判：均已落实，得 1 分〔rubric.yaml:43〕〔data.yaml:20〕
    得分：1 分（分值 1 分，得分率 100.0%）
  各评分要点得分相加：0.746＋1 ＝ 1.746 分〔rubric.yaml:38〕
    四舍五入到0.01 分：1.746 分 → 1.75 分〔rubric.yaml:38〕
  得分：1.75 分（分值 2 分，得分率 87.5%）
"""

MEAN = """\
平均〔rubric.yaml:26〕
  一季度进度 ＝ 39.0%〔data.yaml:15〕
  一季度比 ＝ 进度 ÷ 50% × 100%〔rubric.yaml:20〕
    ＝ 39% ÷ 50% × 100% ＝ 78%〔data.yaml:15〕
    四舍五入到0.1%：78% → 78.0%〔rubric.yaml:20〕
  二季度进度 ＝ 75.0%〔data.yaml:16〕
  二季度比 ＝ 进度 ÷ 50% × 100%〔rubric.yaml:20〕
    ＝ 75% ÷ 50% × 100% ＝ 150%〔data.yaml:16〕
    四舍五入到0.1%：150% → 150.0%〔rubric.yaml:20〕
  平均 ＝ Σ(每个季度的比) ÷ 2〔rubric.yaml:27〕
    ＝ （78%＋150%） ÷ 2 ＝ 114%〔data.yaml:15〕
    四舍五入到0.1%：114% → 114.0%〔rubric.yaml:26〕
  结果：114.0%
"""

BLOCK = """\
管理（5分）〔rubric.yaml:37〕
  采购：1.75（分值 2 分）〔rubric.yaml:38〕
  核对：1（分值 3 分）〔rubric.yaml:45〕
  下级指标得分相加：1.75＋1 ＝ 2.75
  得分：2.75 分（分值 5 分，得分率 55.0%）
"""

TIER = """\
绩效 / 满意（5分）〔rubric.yaml:50〕
  满意度 ＝ 95.0%（未披露，假定：报告没有披露满意度）〔rubric.yaml:12〕〔data.yaml:9〕
  达到档次“满意度 ≥ 95%”（按未修约的值比较），得5分（95% ≥ 95%）〔rubric.yaml:51〕〔data.yaml:9〕
  得分：5 分（分值 5 分，得分率 100.0%）
"""

MISSING = """\
管理 / 采购 / 执行（1分）〔rubric.yaml:39〕
  计划数 ＝ 819.38 万元（来源：表1）〔rubric.yaml:5〕〔data.yaml:5〕
  完成率 ＝ 完成数 ÷ 计划数 × 100%〔rubric.yaml:25〕
    ＝ 完成数 ÷ 819.38 万元 × 100% ＝ 无法计算〔data.yaml:5〕
  缺少数据，无法计算：完成数 ＞ 计划数（完成数 ＞ 819.38 万元）〔rubric.yaml:41〕〔data.yaml:5〕
  没有得分（分值 1 分），缺少：完成数
"""


@pytest.mark.parametrize(("name", "text"), [("采购", PURCHASES), ("管理/采购", PURCHASES), ("平均", MEAN),
                                             ("值:平均", MEAN), ("管理", BLOCK), ("满意", TIER)])
def test_explanations(name: str, text: str) -> None:
    assert explain_text(scorecard(), name) == text


def test_missing_figure() -> None:
    assert explain_text(scorecard(without("完成数")), "执行") == MISSING


def test_without_a_name_every_leaf() -> None:
    assert [item.name for item in explain(scorecard())] == ["采购", "核对", "满意"]


def test_what_a_name_means() -> None:
    card = scorecard()
    assert [(explain(card, name)[0].kind, explain(card, name)[0].result) for name in
            ("采购", "执行", "采购/执行", "完成率", "值：完成率", "违规", "一季度比", "值:满意度")] == [
        ("indicator", "1.75 分"), ("part", "0.746 分"), ("part", "0.746 分"), ("value", "74.6%"), ("value", "74.6%"),
        ("input", "否"), ("value", "78.0%"), ("input", "95.0%")]


@pytest.mark.parametrize(("name", "meant"), [("采狗", "采购"), ("值:采购", "采购"), ("完工率", "完成率")])
def test_unknown_name(name: str, meant: str) -> None:
    with pytest.raises(FindingsError) as caught:
        explain(scorecard(), name)
    found = caught.value.findings[0]
    assert found.code == "B560" and name in found.message and meant in found.hint


def test_json_keeps_places_and_exact_numbers() -> None:
    made = explain_json(scorecard(), "完成率")
    assert made["explanations"][0]["trace"][-1]["before"].as_tuple().exponent == -12
    assert made["explanations"][0]["lines"][0] == {
        "text": "完成数 ＝ 611.29 万元", "depth": 0, "rubric": {"file": "rubric.yaml", "line": 8, "column": 1},
        "data": {"file": "data.yaml", "line": 6, "column": 1}}
    assert '"value": 0.746' in dump_json(made)


@pytest.mark.parametrize("columns", [40, 80])
def test_no_line_is_wider_than_asked(columns: int) -> None:
    """Nothing is lost by breaking lines, and each line that goes on is set in."""
    card = score(*load_department(data_folder("examples") / "longhua-2021" / "data.yaml"))
    text, whole = explain_text(card, width=columns), explain_text(card)
    assert max(map(width, text.splitlines())) <= columns < max(map(width, whole.splitlines()))
    assert re.sub(r"[\s│]", "", text) == re.sub(r"[\s│]", "", whole)
