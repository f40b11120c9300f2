"""The reports of projects, on the published tables and on data of every sign."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.data.load import load_data, load_department
from engine.document import Chart, Document, Heading, PageBreak
from engine.report import document, report_outline
from engine.report.outline import SECTION
from engine.resources import data_folder
from engine.rubric.load import load_rubric
from engine.rubric.model import Rubric
from engine.scoring.score import score

from .tidy import tidy

EXAMPLES = data_folder("examples")
GOALS = """\
goals:
- level1: 产出指标
  level2: 数量指标
  name: 培训人数
  target: ≥500人
  actual: {people}
  points: 30
- level1: 产出指标
  level2: 成本指标
  name: 人均成本
  target: ≤2000元
  actual: {cost}
  points: 20
- level1: 效益指标
  level2: 社会效益指标
  name: 带动就业
  target: 效果明显
  level: {level}
  points: 30
- level1: 满意度指标
  name: 学员满意度
  target: ≥90%
  actual: {pleased}
  points: 10
"""
FULL = {"people": "500人", "cost": "2000元", "level": "达成预期指标", "pleased": "93%"}
LOST = {"people": "450人", "cost": "2100元", "level": "部分达成预期指标\n  degree: 70%\n  reason: 没有跟踪。", "pleased": "88.2%"}
OVER = """\
schema: 1
id: over/2022
extends: project/2022
title: 某某区项目支出绩效自评表
year: 2022
changes:
- change: 产出指标
  points: 40
  goals:
    rows: 产出指标
    points: split
    not_applicable: share
- add: 管理
  points: 10
  indicators:
  - name: “三公”经费合规性
    points: 10
    standard: 每出现一例扣2分。
    deduct:
      each: 2
- add: 表彰
  adjust:
    max: 5
    min: -5
  standard: 受表彰的加分，受批评的扣分。
  judged: 受表彰的加分，受批评的扣分。
"""


def inputs(first: str = "", budget: str = "100", spent: str = "96.5") -> str:
    given = {"年初预算数": first, "全年预算数": budget, "全年执行数": spent}
    return "inputs:\n" + "".join(f"  {name}: {text}\n" for name, text in given.items() if text)


def data_text(figures: str = inputs(), more: str = "", **goals: str) -> str:
    head = "schema: 1\nrubric: project/2022\ndepartment: 某某局\nproject: 技能培训\nyear: 2022\n"
    return head + figures + GOALS.format(**{**FULL, **goals}) + more


def made(folder: Path, text: str, rubric: Rubric | None = None) -> Document:
    path = folder / "data.yaml"
    path.write_text(text, encoding="utf-8")
    used = rubric or load_rubric("project/2022")
    return document(score(used, load_data(path, used)))


def chapters(report: Document) -> list[str]:
    return [block.text for block in report.blocks if isinstance(block, Heading) and block.level == 2]


@pytest.mark.parametrize("name", ["ezhou-2019/1.yaml", "ezhou-2019/2.yaml", "guichi-2022/502364.yaml",
                                  "guichi-2022/502367.yaml", "hubei-fishing-2020/data.yaml"])
def test_published_tables(name: str) -> None:
    rubric, data = load_department(EXAMPLES / name)
    report = document(score(rubric, data))
    text = tidy(report)
    assert chapters(report)[:5] == ["一、项目基本情况", "二、绩效评价工作开展情况", "三、综合评价情况及评价结论",
                                    "四、绩效评价指标分析", "五、存在的问题及原因分析"]
    assert "部门整体" not in text and data.project in text
    annex = report.blocks[next(place for place, block in enumerate(report.blocks)
                               if isinstance(block, PageBreak) and block.annex):]
    form = next(block for block in annex if block in report.tables)
    names = [row[0].text for row in form.rows]
    assert names[:2] == ["项目名称", "主管部门"] and names[-1] == "总分"
    assert all(goal.name in text for goal in data.goals)


def test_the_published_project(tmp_path: Path) -> None:
    report = document(score(*load_department(EXAMPLES / "ezhou-2019" / "1.yaml")))
    text = tidy(report)
    for said in ("鄂州市财政局“购买第三方服务”2019年度绩效自评得99.33分（满分110分），得分率为90.3%。",
                 "年初预算数为287.00万元，全年没有调整；全年执行数为171.00万元，执行率为60%。",
                 "6项绩效指标中，5项得满分（服务对象人数、服务达标率、完成时限、财政工作运行效率、受益群体满意度），1项未得满分。",
                 "- 计划完成率：目标90%，实际60%，低于目标30个百分点，满分20分，得13.33分。原因：部分项目延续至下年。",
                 "其中，“计划完成率”满分20分，扣6.67分，目标90%，实际60%，低于目标30个百分点，原因：部分项目延续至下年。",
                 "全年执行数为171.00万元，执行率取整为60%，扣4分。", "针对“预算没有全部执行”的问题，细化用款计划"):
        assert said in text
    assert [block.kind for block in report.blocks if isinstance(block, Chart)] == ["columns", "bars"]


@pytest.mark.parametrize(("figures", "said"), [
    (inputs("120"), "项目年初预算数为120.00万元，调减后全年预算数为100.00万元；全年执行数为96.50万元，执行率为96.5%。"),
    (inputs("80"), "项目年初预算数为80.00万元，调增后全年预算数为100.00万元；"),
    (inputs("100"), "项目年初预算数为100.00万元，全年没有调整；"),
    (inputs(), "2022年度，项目全年预算数为100.00万元；全年执行数为96.50万元"),
    (inputs(spent="100"), "；预算全部执行，执行率为100%。"),
    (inputs(spent="0"), "；全年没有支出，执行率为0%。"),
    (inputs(spent="130"), "；全年执行数为130.00万元，超过全年预算数，执行率为130%。"),
    (inputs(budget="0", spent="0"), "；全年执行数为0.00万元。全年预算数为零，执行率无从计算。"),
    (inputs("0", "0", "5"), "全年没有调整；全年执行数为5.00万元。全年预算数为零，执行率无从计算。"),
    (inputs("120", "", ""), "因缺少全年执行数、全年预算数，还不能得出总分。"),
    (inputs(spent=""), "2022年度，项目全年预算数为100.00万元。"),
])
def test_money_of_every_sign(tmp_path: Path, figures: str, said: str) -> None:
    for goals in (FULL, LOST):
        assert said in tidy(made(tmp_path, data_text(figures, **goals)))


def test_full_marks(tmp_path: Path) -> None:
    report = made(tmp_path, data_text(inputs(spent="100")))
    text = tidy(report)
    assert "得100.00分，为满分。" in text and "2022年度各项指标均得满分，未发现扣分问题。" in text
    assert "2项绩效指标均得满分。" in text and "绩效指标“学员满意度”得满分。" in text and "未得满分" not in text
    assert chapters(report)[4:] == ["五、存在的问题及原因分析", "附件：项目支出绩效自评表", "附注"]


def test_everything_lost(tmp_path: Path) -> None:
    text = tidy(made(tmp_path, data_text(**LOST)))
    for said in ("2项绩效指标均未得满分。", "- 培训人数：目标≥500人，实际450人，比目标少50人，完成率90%，满分30分，得27分。\n",
                 "- 带动就业：目标为“效果明显”，完成情况为“部分达成预期指标”，实现程度70%，满分30分，得21分。原因：没有跟踪。",
                 "### （一）部分效益目标没有实现", "### （四）满意度没有达到目标"):
        assert said in text


def test_every_text_is_printed(tmp_path: Path) -> None:
    """All keys that the outline names, and 指标名＋分析; each is there once at least, and every chapter of the outline."""
    rubric, data = load_department(EXAMPLES / "ezhou-2019" / "1.yaml")
    card = score(rubric, data)
    keys = {key for item in report_outline(card).items for key in (*item.needs, *item.may)}
    assert {"引言", "项目概况", "评价目的", "主要经验及做法", "其他说明", "实施单位", "报告日期"} <= keys
    keys |= {"预算执行率分析", "绩效指标分析"}
    texts = {key: f"这是{key}。" for key in keys}
    report = document(replace(card, data=replace(data, text=texts)))
    text = tidy(report)
    assert [key for key in keys if texts[key] not in text] == []
    assert chapters(report)[:7] == [
        "一、项目基本情况", "二、绩效评价工作开展情况", "三、综合评价情况及评价结论", "四、绩效评价指标分析",
        "五、主要经验及做法、存在的问题及原因分析", "六、有关建议", "七、其他需要说明的问题"]


def test_no_text_is_needed() -> None:
    rubric, data = load_department(EXAMPLES / "ezhou-2019" / "1.yaml")
    outline = report_outline(score(rubric, data)).items
    assert [key for item in outline for key in item.needs] == [] and sum(item.kind == SECTION for item in outline) > 10


def test_another_rubric_on_the_same_template(tmp_path: Path) -> None:
    """Rows that don't apply, indicators of other methods, what stands outside the 100, sources of money."""
    (tmp_path / "rubric.yaml").write_text(OVER, encoding="utf-8")
    more = ("- level1: 产出指标\n  name: 桥梁\n  target: 不适用\n- level1: 产出指标\n  name: 完成\n  target: =0件\n  actual: 3件\n"
            "answers:\n  表彰:\n    value: -2\n    reason: 被通报批评。\n"
            "findings:\n  “三公”经费合规性:\n    items:\n    - note: 票据不全。\n      count: 2\n")
    text = tidy(made(tmp_path, data_text(inputs("", "100", "130"), more, **LOST).replace("project/2022", "over/2022"),
                     load_rubric(tmp_path / "rubric.yaml")))
    for said in ("2项未得满分，1项尚不能评分（完成），1项不适用（桥梁）。", "“‘三公’经费合规性”满分10分，得6分",
                 "本项在总分以外加减，减2分。评分理由：被通报批评。", "）表彰减分\n", "其他指标", "每出现一例扣2分。"):
        assert said in text, said


def test_money_by_source() -> None:
    rubric, data = load_department(EXAMPLES / "guichi-2022" / "502367.yaml")
    (row,) = data.tables["其中各行"]
    second = replace(row, cells={**row.cells, "资金": replace(row.cells["资金"], value="其他资金", text="其他资金")})
    report = document(score(rubric, replace(data, tables={**data.tables, "其中各行": (row, second)})))
    tidy(report)
    (pie,) = [block for block in report.blocks if isinstance(block, Chart) and block.kind == "pie"]
    assert pie.labels == ("本年财政拨款", "其他资金") and pie.full == "图 1-1 全年预算数的资金来源"


@pytest.mark.parametrize(("old", "new", "head"), [
    ("  level2: 数量指标\n", "", "二级指标"), ("level2: 数量指标", "level2: 数量\n  level3: 人数", "四级指标"),
])
def test_tables_of_other_depth(tmp_path: Path, old: str, new: str, head: str) -> None:
    """The form is as wide as the KPI table has levels."""
    text = data_text().replace(old, new).replace("  level2: 成本指标\n" * (not new), "").replace(
        "  level2: 社会效益指标\n" * (not new), "")
    report = made(tmp_path, text)
    assert f"| **{head}** |" in tidy(report)
