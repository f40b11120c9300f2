"""The plain report of projects, excerpts, KPI tables, grades, what doesn't apply and what stands outside the 100."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.data.load import load_data, load_department
from engine.report import render
from engine.resources import data_folder
from engine.rubric.load import load_rubric
from engine.scoring.score import score

EXAMPLES = data_folder("examples")
RUBRIC = """\
schema: 1
id: t/2024
title: 评价表
year: 2024
points: 100
rounding:
  total: 0.01
grades:
  bands:
  - name: 优
    range: 90(含)-110
  - name: 良
    range: 60(含)-90
  - name: 差
    range: 低于60
indicators:
- name: 产出
  points: 70
  goals:
    rows: 产出
    not_applicable: share
- name: 信访
  points: 30
  not_applicable: rescale
  judged: 按办理情况评分。
- name: 表彰
  adjust:
    max: 5
    min: -5
  judged: 受表彰的酌情加分。
"""
DATA = """\
schema: 1
rubric: t/2024
department: 某局
year: 2024
answers:
  表彰:
    value: 2
    reason: 省级表彰
not_applicable:
  信访: 全年没有信访
goals:
- level1: 产出
  name: 培训人数
  target: ≥100人
  actual: 0人
  points: 20
- level1: 产出
  name: 采购数量
  target: 10台
  not_applicable: 没有采购
  points: 50
"""


def report(name: str, form: str = "md") -> str:
    """The plain report of an example, whatever its rubric has of its own."""
    rubric, data = load_department(EXAMPLES / name)
    return render(score(replace(rubric, report={}), data), form)


def test_a_project() -> None:
    text = report("ezhou-2019/1.yaml")
    for piece in ("# 2019年度项目支出绩效评价报告", "鄂州市财政局（购买第三方服务）2019年度得99.33分（满分110分），得分率90.3%。",
                  "\n附件\n\n## 2019年度项目支出绩效自评表\n", "单位名称：鄂州市财政局　项目名称：购买第三方服务",
                  "| 产出指标 | 数量指标 | 服务对象人数 | 100人次 |", "|  | 成本指标 | 计划完成率 | 90% | 60% | 20 | 13.33 |"):
        assert piece in text
    assert "部门整体支出" not in text
    assert "<caption>绩效目标完成情况" in report("ezhou-2019/1.yaml", "html")


def test_an_excerpt() -> None:
    text = report("yueyang-2018/kjj.yaml")
    assert "所用的评分表是节选：来源在“资金使用合规性”以后截断" in text and "满分按列出的36分计，不是总分。" in text
    assert "| 过程（节选） | 40 | 21 | 20 | 95.2% |" in text and "| 投入 | 15 | 15 | 15 |" in text and "绩效目标完成情况" not in text


def test_what_can_not_be_scored() -> None:
    text = report("guichi-2022/502364.yaml")
    assert "因缺少预算执行率的得分、满意度指标/满意度指标（来源截断）（完成值），还不能得出总分。" in text
    assert "| 来源截断，没有看到 | — | 10 | 【缺】 |" in text
    assert "| 提交报告及时性 | 达成预期指标 | 来源只有得分" in text


def test_grades_and_what_stands_apart(tmp_path: Path) -> None:
    """0 of a row is 0, not a dash; a row that doesn't apply has no score."""
    (tmp_path / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    (tmp_path / "data.yaml").write_text(DATA, encoding="utf-8")
    used = load_rubric(tmp_path / "rubric.yaml")
    text = render(score(used, load_data(tmp_path / "data.yaml", used)))
    for piece in ("等次为差", "| 信访 | 30 | 不适用 |", "| 表彰 | 加减分 | 2 |", "| 培训人数 | ≥100人 | 0人 | 20 | 0 |",
                  "| 采购数量 | 10台 | — | 50 | 不适用 |"):
        assert piece in text


@pytest.mark.parametrize("name", ["longhua-2021/data.yaml", "hubei-fishing-2020/data.yaml"])
def test_the_plain_template_fits_any_rubric(name: str) -> None:
    """KPIs that no indicator is scored by are listed with whether they were reached."""
    rubric, data = load_department(EXAMPLES / name)
    card = score(rubric, data)
    text = render(replace(card, rubric=replace(rubric, report={})), "html")
    assert "绩效目标完成情况" in text and (">达成<" in text) is (name[0] == "l")


@pytest.mark.parametrize(("name", "printed"), [("longhua-2021/data.yaml", True), ("guichi-2022/502367.yaml", False)])
def test_a_column_that_would_be_empty_is_left_out(name: str, printed: bool) -> None:
    text = report(name, "html")
    assert ("指标说明</th>" in text) is printed and "参考评分标准</th>" in text
    total = text[text.index('">合计</th>'):].split("</tr>")[0]
    assert total.count("<td") == 1
