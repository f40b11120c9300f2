"""Departments that aren't like Longhua, in its report: the sentences fit them, and nothing is left over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from engine.data.load import load_department
from engine.data.model import DepartmentData
from engine.document import Block, Chart, Document, Heading, ListItem, PageBreak, Paragraph, Table
from engine.findings import FindingsError
from engine.report import document
from engine.rubric.model import Rubric
from engine.scoring.score import score
from tests.report.tidy import DOUBLED

FOLDER = Path(__file__).with_name("departments")
NAMES = ("good", "bad", "missing", "sections")
CHANGED = "(?:增加|减少|调增|调减|增长|下降|超出|低于|高于|比目标少|比目标多)"
UNTIDY = re.compile("|".join((
    r"[，。；、：]{2}", r"[，。；、：]）", r"（[，。；、）]", r"为[，。；]", r"\{\{|\}\}|\{%", r"None|True|False", rf"{CHANGED}[^，。；\d]*-\d",
    r"([\u4e00-\u9fff]{2,4})\1", r"[\u4e00-\u9fff]—[，。；]", r"(?<![比与《])2021", r"(?<!\d)0(?:\.0+)?(?:万元|个项目)[、，]其中")))


def body(made: Document) -> list[Block]:
    """The report without its annex."""
    end = next((at for at, block in enumerate(made.blocks) if isinstance(block, PageBreak) and block.annex), len(made.blocks))
    return list(made.blocks[:end])


def said(made: Document) -> str:
    """Headings and sentences, a line each."""
    return "\n".join(block.text for block in body(made) if isinstance(block, (Heading, Paragraph, ListItem)))


@pytest.fixture(scope="module")
def departments() -> Mapping[str, tuple[Rubric, DepartmentData]]:
    return {name: load_department(FOLDER / f"{name}.yaml") for name in NAMES}


@pytest.fixture(scope="module")
def reports(departments: Mapping[str, tuple[Rubric, DepartmentData]]) -> Mapping[str, Document]:
    return {name: document(score(*found)) for name, found in departments.items()}


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_is_tidy(reports: Mapping[str, Document], name: str) -> None:
    text = said(reports[name])
    for pattern in (UNTIDY, DOUBLED):
        assert [text[max(found.start() - 12, 0):found.end() + 12] for found in pattern.finditer(text)] == []
    for block in body(reports[name]):
        if isinstance(block, Paragraph) and block.kind == "body":
            assert block.text.endswith(("。", "：", "自评表")) and block.text[0] not in "，。；、：", block.text


@pytest.mark.parametrize("name", NAMES)
def test_no_heading_stands_empty_and_numbers_go_on(reports: Mapping[str, Document], name: str) -> None:
    blocks = body(reports[name])
    for block, after in zip(blocks, blocks[1:]):
        if isinstance(block, Heading):
            assert not (isinstance(after, Heading) and after.level <= block.level), block.text
    chapters = [block.text[:2] for block in blocks if isinstance(block, Heading) and block.level == 2]
    assert chapters == ["一、", "二、", "三、", "四、"]


def holds(made: Document, *sentences: str) -> None:
    text = said(made)
    assert [sentence for sentence in sentences if sentence not in text] == [], text


def lacks(made: Document, *words: str) -> None:
    text = said(made)
    assert [word for word in words if word in text] == []


def test_a_falling_budget_and_full_marks(reports: Mapping[str, Document]) -> None:
    made = reports["good"]
    holds(made, "年初部门预算总收入为5,200.00万元；年初部门预算总支出为5,000.00万元，比2021年减少1,000.00万元，下降16.7%；其中",
          "2022年，某区某某局预算调减金额200.00万元，调整后总预算为4,800.00万元，调整幅度为4.0%。",
          "主要调减公用经费20.00万元、调减项目支出180.00万元。", "年初、年末均没有财政拨款结转和结余。",
          "2022年度没有政府采购预算，也没有政府采购支出。", "共有2个预算项目，均为常规类项目。所有项目工作均已完成。",
          "2022年度各项绩效目标均已达到目标值。", "没有负债，净资产300.00万元。", "此外，2022年没有资产处置收入。",
          "（公务员编30人），在职人员共28人，均为在编人员，", "“三公”经费年初预算安排数为2.00万元，年中没有调整，实际支出1.00万元",
          "“三公”经费控制率较为理想，日常公用经费控制率较为理想。", "部门全年总体支付进度较理想。", "各项重点工作全部按期保质保量完成。",
          "预算安排项目2个，均为常规类项目，实际开展2个项目", "2022年度没有收到信访件。", "各项指标均得满分，未发现扣分问题。",
          "此次绩效自评得分为100.00分，总体效益情况较为理想", "重点做好以下三方面工作：", "主要职能如下：")
    lacks(made, "【缺", "改进措施：", "执行率为—", "未完成的项目", "编外人员0", "雇员", "在建工程", "货物类采购", "经济效益",
          "1. 预算使用经济性\n\n")
    assert [block.text for block in body(made) if isinstance(block, Heading) and "改进措施" in block.text] == [
        "（一）部门整体支出绩效存在问题及改进措施"]


def test_everything_bad(reports: Mapping[str, Document]) -> None:
    made = reports["bad"]
    holds(made, "比2021年增加1,000.00万元；", "；其中项目支出1,000.00万元。", "因项目取消，预算调减金额350.00万元",
          "主要调增人员经费50.00万元、调减项目支出400.00万元。", "2022年结转结余率为116.67%，结转结余规模偏大。",
          "没有政府采购预算和计划，政府采购支出数为12.00万元，超出政府采购计划，主要原因是急需的设备没有列入计划。",
          "6个项目均没有按计划完成。", "2022年度绩效目标中，培训场次（目标3场，实际1场，比目标少2场，完成率33.3%）未达到目标值。",
          "固定资产使用率为50.0%，有固定资产闲置。",
          "编外人员3人（雇员3人），财政供养人员控制率为110.0%", "（调减2.00万元）", "“三公”经费支出超出预算安排，日常公用经费控制率达到90%，",
          "部门全年总体支付进度偏慢。", "重点工作完成情况扣8分。", "收到信访件40宗，已办理回复38宗，处理率为95.0%，其中及时办理回复30宗。",
          "得分为16.30分，总体效益情况不理想", "（1）财务合规性有待提高", "（2）预算执行进度偏慢，政府采购支出超出计划", "（4）项目均未按时完成",
          "一季度预算执行率未达评价标准≥25%，低于标准20个百分点；", "未达评价标准＜90%，高于标准30个百分点；",
          "未达评价标准＜90%，正好在标准的界限上；",
          "应加强上述三方面控制。", "“项目戊”等6个项目未完成，项目完成及时率为0%，未达评价标准≥100%，低于标准100个百分点。",
          "未达评价标准≥95%，低于标准15.04个百分点。", "“符合职责和方针政策”未达到要求。")
    lacks(made, "【缺", "较为理想", "妥善解决", "如下图所示：\n各项经费", "达100%", "各项经费占比")


def test_measures_come_from_the_rubric_where_the_department_wrote_none(reports: Mapping[str, Document]) -> None:
    text = said(reports["bad"])
    assert "细化预算编制。" in text and "（2）有序推进项目，强化预算执行\n制定并落实项目支出计划" in text
    assert "改进措施\n" not in text.split("2. 改进措施\n")[1]


def test_what_is_missing_is_seen_and_stops_nothing(reports: Mapping[str, Document]) -> None:
    made = reports["missing"]
    holds(made, "年初部门预算总收入为【缺 年初部门预算总收入】；", "与2021年相比增减【缺 年初预算比上年增加额】；", "共有【缺 项目】预算项目。",
          "政府采购支出数为【缺 实际采购金额】", "为【缺 各季度预算执行情况】。", "财政供养人员控制率为80.0%", "等48项，还不能得出总分。",
          "部门决策类指标满分25分，得分【缺】；")
    lacks(made, "没有预算安排的项目", "未发现扣分问题，", "如下图所示", "如下表所示", "如下：\n二、")
    assert not any(isinstance(block, Chart) for block in body(made))


def test_sections_of_its_own(reports: Mapping[str, Document]) -> None:
    made = reports["sections"]
    text = said(made)
    for piece in ("（一）部门主要职能和机构\n某区新设局于2022年设立。",
    "1. 资金管理情况\n全年支出正在决算。\n决算批复后另行报告。\n2. 项目管理情况",
                  "（一）主要履职情况\n机构已经组建。\n三、"):
        assert piece in text
    assert "人员管理情况" not in text and "预算调整" not in text and "履职绩效情况" not in text
    (table, *_) = [block for block in body(made) if isinstance(block, Table)]
    assert table.caption is not None and table.caption.full == "表 1-1 内设机构"


@pytest.mark.parametrize("key", ["引言", "主要职能", "重点工作任务", "主要履职目标", "主要履职情况", "总体评价"])
def test_what_a_report_can_not_do_without(departments: Mapping[str, tuple[Rubric, DepartmentData]], key: str) -> None:
    rubric, data = departments["good"]
    left = {name: text for name, text in data.text.items() if name != key}
    with pytest.raises(FindingsError) as caught:
        document(score(rubric, replace(data, text=left)))
    (found,) = caught.value.findings
    assert found.code == "B603" and key in found.message


def figures(data: DepartmentData, **changes: str) -> DepartmentData:
    """The data with other figures."""
    entries: dict[str, Any] = {name: replace(data.inputs[name], value=Fraction(text), text=text) for name, text in changes.items()}
    return replace(data, inputs={**data.inputs, **entries})


@pytest.mark.parametrize(("changes", "sentence"), [
    ({"调整后预算数": "5000"}, "年初预算总额没有调整，总预算为5,000.00万元。按支出用途分析，主要调减公用经费20.00万元、调减项目支出180.00万元。"),
    ({"调整后预算数": "5000", "公用经费调整额": "0", "项目支出调整额": "0"}, "年初预算总额没有调整，总预算为5,000.00万元。\n"),
    ({"年初政府采购预算数": "10", "年初货物类采购预算": "10", "采购计划金额": "8", "实际采购金额": "8"},
     "年初政府采购预算数为10.00万元，其中货物类采购10.00万元。截至2022年12月31日，全年政府采购计划预算数为8.00万元，较年初有所减少。"
     "2022年政府采购支出数为8.00万元，执行率为100%，执行情况较好。"),
    ({"年初政府采购预算数": "8", "采购计划金额": "8",
    "实际采购金额": "5"},
     "全年政府采购计划预算数为8.00万元。2022年政府采购支出数为5.00万元，执行率为62.5%，执行率偏低。"),
    ({"年初政府采购预算数": "8", "采购计划金额": "8", "实际采购金额": "9"}, "执行率为112.5%，超出政府采购计划。"),
    ({"年初政府采购预算数": "8"}, "全年政府采购计划预算数为0.00万元，较年初有所减少。2022年没有政府采购支出。"),
    ({"“三公”经费年初预算安排数": "0", "“三公”经费预算安排数": "0", "“三公”经费实际支出数": "0"},
     "2022年，某区某某局没有安排“三公”经费，也没有“三公”经费支出；日常公用经费年初预算数480.00万元"),
    ({"年末财政拨款结转和结余决算数": "10"}, "2022年结转结余率为0.21%，属于正常范围。"),
    ({"年初预算比上年增加额": "0"}, "年初部门预算总支出为5,000.00万元，与2021年持平；"),
    ({"信访件数": "3", "已办理回复信访件数": "3", "及时办理回复信访件数": "3"}, "2022年度共处理信访件3宗，均已办理回复，处理率达100%。"),
    ({"核定编制数（含工勤人员）": "0"}, "在职人员共28人，均为在编人员，编外人员控制率为0%。"),
])
def test_sentences_at_zero_and_equal(departments: Mapping[str, tuple[Rubric, DepartmentData]], changes: dict[str, str],
                                     sentence: str) -> None:
    rubric, data = departments["good"]
    text = said(document(score(rubric, figures(data, **changes))))
    assert sentence in text + "\n", text
    assert not UNTIDY.search(text), UNTIDY.search(text)
