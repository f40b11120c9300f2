"""The report of Yueyang's departments: the published tables, and data of every sign."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.data.load import load_data, load_department
from engine.document import Chart, Document, Heading
from engine.report import document, report_outline
from engine.resources import data_folder
from engine.rubric.load import load_rubric
from engine.rubric.model import Rubric
from engine.scoring.score import score

from .tidy import tidy

EXAMPLES = data_folder("examples") / "yueyang-2018"
DATA = """\
schema: 1
rubric: yueyang/2018
department: 某某局
year: 2018
inputs:
  在职人员控制率: {staff}
  “三公经费”变动率: {change}
  重点支出安排率: {main}
  预算调整率: {adjusted}
  “三公经费”控制率: {control}
answers:
  资金结余: {rest}
  管理制度健全性:
    制度: 是
    合法、合规、完整:
      value: {sound}
      reason: {why}
    有效执行: {sound}
findings:
  支付进度:
    items: {late}
  资金使用合规性:
    items: {wrong}
"""
FULL = {"staff": "100%", "change": "0%", "main": "90%", "adjusted": "0%", "control": "100%", "rest": "无结余", "sound": "是",
        "why": "制度齐全", "late": "无", "wrong": "无"}
LOST = {"staff": "103.5%", "change": "2.5%", "main": "72%", "adjusted": "12%", "control": "102%",
        "rest": "结余超过上年结转", "sound": "否", "why": "两项制度没有修订。",
        "late": "\n    - note: 两个专项六月底前没有下达。\n      count: 2", "wrong": "\n    - note: 超标准接待。"}


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return load_rubric("yueyang/2018")


def made(folder: Path, rubric: Rubric, text: str) -> Document:
    path = folder / "data.yaml"
    path.write_text(text, encoding="utf-8")
    return document(score(rubric, load_data(path, rubric)))


@pytest.mark.parametrize("name", ["sjj.yaml", "kjj.yaml"])
def test_published_tables(name: str) -> None:
    report = document(score(*load_department(EXAMPLES / name)))
    text = tidy(report)
    assert [block.text for block in report.blocks if isinstance(block, Heading) and block.level == 2] == [
        "一、部门概况", "二、部门整体支出管理及使用情况", "三、部门整体支出绩效情况", "四、存在的主要问题", "五、改进措施和有关建议",
        "附件：部门整体支出绩效评价评分表", "附注"]
    for said in ("2018年度自评得35分（满分36分），得分率为97.2%。所用的评分表是节选：", "过程类指标列出的部分满分21分，得20分",
                 "| 合计 | — | 36 | 35 | 97.2% |", "2018年度“三公”经费与上年持平。", "### （一）年末资金有结余",
                 "资金结余属于“有结余，但不超过上年结转”的情形（", "），扣1分。", "针对“年末资金有结余”的问题，加快资金支付"):
        assert said in text, said
    assert [block.kind for block in report.blocks if isinstance(block, Chart)] == ["bars"]


def test_nothing_lost(tmp_path: Path, rubric: Rubric) -> None:
    text = tidy(made(tmp_path, rubric, DATA.format(**FULL)))
    assert "得36分，为满分。" in text and "未发现扣分问题" in text and "改进措施" not in text and "满分标准" not in text
    assert "得分率为" not in text


def test_everything_lost(tmp_path: Path, rubric: Rubric) -> None:
    """Figure, standard and gap of each; names with quotes of their own within quotes."""
    text = tidy(made(tmp_path, rubric, DATA.format(**LOST)))
    for said in (
            "2018年度在职人员控制率为103.5%，高于标准3.5个百分点（标准为100%），扣1.5分。",
            "该问题主要涉及扣分指标为“‘三公经费’变动率”及“‘三公经费’控制率”两项指标。“三公”经费比上年增长2.5%，",
            "“三公”经费控制率为102%，高于标准2个百分点（标准为100%），扣2分。",
            "重点支出安排率为72%，低于标准18个百分点（标准为≥90%），扣2分。",
            "- “预算调整率”满分3分，得1分，得分率为33.3%。预算调整率为12%，满分标准为＝0，高于标准12个百分点。",
            "资金结余属于“结余超过上年结转”的情形，扣3分。",
            "“合法、合规、完整”未达到要求（两项制度没有修订），“有效执行”未达到要求，扣2分。",
            "发现扣分事项2项：两个专项六月底前没有下达，扣1分。", "发现扣分事项1项：超标准接待，扣1分。",
            "### （八）", "针对“‘三公’经费控制不严”的问题，", "截至2018年末，在职人员控制率为103.5%，超过核定的编制。"):
        assert said in text, said


@pytest.mark.parametrize("lost", list(LOST))
def test_one_thing_lost(tmp_path: Path, rubric: Rubric, lost: str) -> None:
    """One problem and one measure, and no sentence of any other."""
    data = {**FULL, lost: LOST[lost]}
    text = tidy(made(tmp_path, rubric, DATA.format(**data)))
    assert (text.count("该问题主要涉及扣分指标为"), text.count("针对“")) == ((0, 0) if lost == "why" else (1, 1))


@pytest.mark.parametrize(("figures", "said"), [
    ({"staff": "96%"}, "在职人员控制率为96%，没有超过核定的编制。"), ({"change": "-5%"}, "2018年度“三公”经费比上年下降5%。"),
    ({"control": "80%"}, "“三公”经费控制率为80%，没有超过预算安排数。"), ({"adjusted": "8%"}, "2018年度预算调整率为8%。"),
])
def test_other_signs(tmp_path: Path, rubric: Rubric, figures: dict[str, str], said: str) -> None:
    assert said in tidy(made(tmp_path, rubric, DATA.format(**{**FULL, **figures})))


def test_nothing_filled_in(tmp_path: Path, rubric: Rubric) -> None:
    """What is missing is named once; nothing is said of figures that aren't there."""
    report = made(tmp_path, rubric, "schema: 1\nrubric: yueyang/2018\ndepartment: 某某局\nyear: 2018\n")
    text = tidy(report)
    assert "还不能得出总分" in text and "“三公”经费比上年" not in text and "一、部门整体支出绩效情况" in text


def test_every_text_is_printed() -> None:
    card = score(*load_department(EXAMPLES / "sjj.yaml"))
    outline = report_outline(card).items
    keys = {key for item in outline for key in item.may}
    assert [key for item in outline for key in item.needs] == [] and "基本支出情况" in keys
    texts = {key: f"这是{key}。" for key in keys}
    text = tidy(document(replace(card, data=replace(card.data, text=texts))))
    assert [key for key in keys if texts[key] not in text] == []
    assert "### （五）资金管理" in text and "### （三）年度工作任务和绩效目标" in text
