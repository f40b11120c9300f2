"""The sentences that follow from the shipped rubric and changed data: none left over, none repeated, none empty."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from engine.data.load import load_data
from engine.data.model import Deduction, Deductions, DepartmentData, Entry
from engine.document import Heading
from engine.report import document, render
from engine.resources import data_folder
from engine.rubric.load import load_rubric
from engine.rubric.model import Rubric
from engine.scoring.score import score
from engine.scoring.scorecard import Scorecard

DATA = data_folder("examples") / "longhua-2021" / "data.yaml"


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return load_rubric("longhua/2021")


@pytest.fixture(scope="module")
def plain(rubric: Rubric) -> Rubric:
    """The same rubric without wordings of its own."""
    return replace(rubric, report={})


@pytest.fixture(scope="module")
def data() -> DepartmentData:
    return load_data(DATA)


def inputs(data: DepartmentData, **figures: str) -> DepartmentData:
    changed = {name: replace(data.inputs[name], value=Fraction(text), text=text) for name, text in figures.items()}
    return replace(data, inputs={**data.inputs, **changed})


def answered(data: DepartmentData, *key: str, **entry: Any) -> DepartmentData:
    path = (key[0], "/".join(key[1:]))
    return replace(data, answers={**data.answers, path: replace(data.answers[path], **entry)})


def finished(data: DepartmentData) -> DepartmentData:
    rows = tuple(replace(row, cells={**row.cells, "完成状态": Entry("已完成", "已完成")})
                 for row in data.tables["项目"])
    return replace(data, tables={**data.tables, "项目": rows})


def text(rubric: Rubric, data: DepartmentData) -> str:
    """The plain report, checked for what no report may hold."""
    return tidy(score(rubric, data))


def tidy(card: Scorecard) -> str:
    made = render(card)
    said = made.split("自评表\n")[0]
    assert not re.search(r"[，。；、：]{2}|为[，。；]|[^|]—[，。；]|None|【缺", said), re.findall(
        r".{9}(?:[，。；、：]{2}|为[，。；]|—[，。；]|None|【缺).{9}", said)
    blocks = document(card).blocks
    for block, after in zip(blocks, [*blocks[1:], None]):
        if isinstance(block, Heading) and block.level > 2:
            assert after is not None and not (isinstance(after, Heading) and after.level <= block.level), block.text
    return made


def test_the_figures_behind_a_score_are_given(plain: Rubric, data: DepartmentData) -> None:
    made = text(plain, data)
    for sentence in (
            "“项目完成及时性”满分6分，得5.87分，扣0.13分。项目完成及时率为97.9%。",
            "其中，“一季度预算执行率”满分1分，得0.78分，扣0.22分，一季度支出进度为19.5%，"
            "满分标准为≥25%，低于标准5.5个百分点；“四季度预算执行率”",
            "其中，“资金调整、调剂规范性”满分1分，得0分，扣1分，预算调整幅度为83.7%，满分标准为10%，高于标准73.7个百分点。"):
        assert sentence in made
    assert "该问题主要涉及" not in made and made.count("其中，“") == 4
    # Full parts aren't problems, nor is what was said of them a reason.
    assert "不相容岗位" not in made.split("自评表\n")[0]


def test_what_failed_is_named(plain: Rubric, data: DepartmentData) -> None:
    made = text(plain, answered(data, "预算编制合理性", "专项资金预算细化合理", value=False, text="否",
                                reason="两项资金没有细化。"))
    assert "“预算编制合理性”满分5分，得4分，扣1分。“专项资金预算细化合理”未达到要求（两项资金没有细化）。" in made
    made = text(plain, answered(data, "社会效益、经济效益、生态效益及可持续影响等", "社会效益", value=Fraction(4, 5),
                                text="80%", reason="帮扶不足"))
    assert "“社会效益”的实现程度为80%（帮扶不足）。" in made and "“经济效益”的实现程度" not in made
    made = text(plain, answered(data, "政府采购执行情况", "政策功能落实情况", value=Fraction(1, 2), reason="落实不够"))
    assert "得0.5分，扣0.5分，评分理由：落实不够。" in made and made.count("落实不够") == 1


def test_deductions_are_counted_by_kind(plain: Rubric, data: DepartmentData) -> None:
    kind = next(item for item in plain.leaves() if item.name == "预算编制规范性")
    assert kind.piece is not None
    names = tuple(kind.piece.settings.kinds) or ("",)
    found = Deductions((Deduction(names[0], 3, "三处。"),))
    made = text(plain, replace(data, deductions={**data.deductions, ("预算编制规范性", ""): found}))
    shown = f"“{names[0]}”" if names[0] else ""
    assert f"发现扣分事项{shown}3项：三处。" in made and made.count("三处") == 1


def test_a_veto_says_why(plain: Rubric, data: DepartmentData) -> None:
    made = text(plain, inputs(data, 实际采购金额="900"))
    assert "得0分，扣1分，符合否决条件“实际采购金额 ＞ 采购计划金额”" in made
    assert "实际采购金额为900.00万元，采购计划金额为819.38万元" in made


def test_nothing_lost(plain: Rubric, data: DepartmentData, rubric: Rubric) -> None:
    for own in (plain, rubric):
        card = score(own, data)
        full = replace(card, nodes=tuple(replace(node, score=node.points) for node in card.nodes), total=card.points)
        made = tidy(full)
        assert "2021年度各项指标均得满分，未发现扣分问题。" in made and "未得满分" not in made
        assert "改进措施\n\n##### " not in made and "## 三、改进措施" not in made


def test_nothing_procured(plain: Rubric, data: DepartmentData, rubric: Rubric) -> None:
    nothing = inputs(data, 实际采购金额="0", 采购计划金额="0")
    assert "年没有政府采购支出。" in text(rubric, nothing)
    assert "政府采购执行率为" not in text(plain, nothing).split("自评表\n")[0]


@pytest.mark.parametrize(("change", "sentence"), [
    ("-100", "比2020年减少100.00万元，下降"), ("100", "比2020年增加100.00万元，增长"), ("0", "与2020年持平"),
])
def test_the_budget_against_last_year(rubric: Rubric, data: DepartmentData, change: str, sentence: str) -> None:
    assert sentence in text(rubric, inputs(data, 年初预算比上年增加额=change))


def test_no_budget_last_year(rubric: Rubric, data: DepartmentData) -> None:
    whole = data.inputs["年初预算数"].value
    made = text(rubric, inputs(data, 年初预算比上年增加额=str(whole)))
    assert re.search(r"比2020年增加[\d,.]+万元[。；]", made)


def test_all_projects_finished(rubric: Rubric, data: DepartmentData) -> None:
    made = text(rubric, finished(data))
    assert "所有项目工作均已完成。" in made and "未完成的项目为" not in made and "未得满分" not in made
    assert "个别项目未按时完成" not in made


def test_a_missing_figure(plain: Rubric, data: DepartmentData) -> None:
    left = {name: entry for name, entry in data.inputs.items() if name != "采购计划金额"}
    card = score(plain, replace(data, inputs=left))
    made = render(card)
    assert "因缺少采购计划金额，还不能得出总分。" in made and "各项指标均得满分" not in made
    assert "政府采购执行情况未得满分" not in made
    rest = replace(card, nodes=tuple(node if node.score is None else replace(node, score=node.points)
                                     for node in card.nodes))
    assert "因缺少采购计划金额，尚有指标不能评分；已评分的指标未发现扣分问题。" in render(rest)


def test_a_department_without_goals(rubric: Rubric, data: DepartmentData) -> None:
    assert "年度绩效指标" not in text(rubric, replace(data, goals=()))


def test_the_wide_table_has_a_name_and_a_hint(rubric: Rubric, data: DepartmentData) -> None:
    page = render(score(rubric, data), "html")
    assert '<div class="box wide" tabindex="0" role="region" aria-label="2021年度部门整体支出绩效自评表">' in page
    assert page.count('<p class="hint"') == 1
