"""Whole reports: the context, the plain template, both writers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from engine.report import document, render
from engine.resources import data_folder
from engine.scoring.scorecard import Scorecard

Writes = Callable[..., str]
TEXTS = [
    ("{{ 部门 }}{{ 年度 }}{{ 上年 }}", "某区某局20302029"), ("{{ 得分 }}/{{ 分值 }}/{{ 得分率 }}", "8.65/10/86.5%"),
    ("{{ 图.预算数 }} {{ 量.预算数 }}", "1,388.60 1,388.60万元"), ("{{ 图.执行率 }}", "75.0%"),
    ("{{ 量.人数 }}", "1380人"),
    ("{{ 幅度.增加额 }}{{ 数.增加额|增减('增', '减') }}", "25.50万元减"), ("{{ 图.已公开 }}", "是"),
    ("{{ 图.缺的 }}", "【缺 缺的】"),
    ("{% if 数.已公开 %}公开{% endif %}", "公开"), ("{{ 表.项目[0].金额 }}{{ 表.项目[1].金额|空为 }}", "0.0504—"),
    ("{{ 指标.采购.得分 }}{{ 指标['管理/资金/采购'].扣分 }}", "1.750.25"),
    ("{% if 指标.采购.扣分 > 0 %}扣{% endif %}", "扣"),
    ("{% if 数.执行率 == 0.75 and 数.执行率 < 0.9 %}低{% endif %}", "低"),
    ("{% if '没有' in 文 %}{% else %}无{% endif %}", "无"),
    ("{{ 文.get('没有', '空') }}", "空"), ("{{ 绩效目标[1].序号 }}{{ 绩效目标[1].同组数 }}", "22"),
    ("{{ 未披露|顿号 }}", "检查、改善"),
    ("{{ 假定[0].名称 }}{{ 假定[0].填报 }}", "人数1380人"), ("{{ 口径[0].内容 }}", "比率取一位小数"),
    ("{{ 图['“预算 数”'] }}", "1,388.60"), ("{{ 部门 ~ '：' ~ 年度 }}", "某区某局：2030"),
    ("{% macro m(x) %}{{ x }}！{% endmacro %}{{ m('<b>') }}", "&lt;b>！"), ("{{ 块[0].名称 }}{{ 块|count }}", "管理2"),
    ("甲{% if 1 %}乙{% endif %}\n\n丙", "甲乙\n\n丙"), ("{% if 1 %}\n甲\n{% endif %}\n乙", "甲乙"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_what_templates_can_say(writes: Writes, text: str, expected: str) -> None:
    assert writes(text).strip() == expected


def test_missing_scores_are_seen(card: Scorecard, writes: Writes) -> None:
    nodes = tuple(replace(node, score=None) for node in card.nodes)
    assert writes("{{ 得分 }}{{ 指标.采购.得分 }}{{ 得分率 }}",
                  replace(card, nodes=nodes, total=None)).strip() == "【缺】【缺】【缺】"


def test_the_plain_report(card: Scorecard) -> None:
    text = render(card)
    assert text == render(card)
    for piece in ("# 2030年度部门整体支出绩效评价报告", "得8.65分（满分10分），得分率86.5%",
                  "| 管理 | 5 | 3.75 | 75.0% |",
                  "### （一）合规未得满分", "| 一级指标·名称 | 一级指标·参考分值 | 二级指标·名称 |",
                  "| 管理 | 5 | 资金 | 5 | 采购 | 2 | 采购的说明 | 采购的标准 | 1.75 |", "|  |  |  |  | 合规 | 3 | 合规的说明 |",
                  "| **合计** |  |  |  |  |  |  |  | 8.65 |", "| 人数 | 1380人 | 没有公开。 |",
                  "| 总的规定 | 比率取一位小数。 |",
                  "下列2项绩效指标没有披露完成值：检查、改善。"):
        assert piece in text


def test_what_is_missing_is_said(card: Scorecard) -> None:
    nodes = tuple(replace(node, score=None,
                          piece=replace(node.piece, score=None, missing=("采购额",)) if node.piece else None)
                  if "采购" in node.path else node for node in card.nodes)
    text = render(replace(card, nodes=nodes, total=None))
    assert "因缺少采购额，还不能得出总分。" in text and "满分10分" not in text


def test_full_marks_leave_no_problem(make_card: Callable[..., Scorecard]) -> None:
    text = render(make_card(采购="2", 合规="3", 及时="5"))
    assert "各项指标均得满分" in text and "（1）" not in text


def test_the_page_stands_alone_and_is_well_formed(card: Scorecard) -> None:
    page = render(card, "html")
    assert page == render(card, "html") and page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert not re.search(r"<(script|link|img|iframe)|@import|url\(", page)
    for piece in ("<caption>", 'scope="col"', 'scope="colgroup"', 'scope="row"', "<thead>", "@media print",
                  'class="box wide"',
                  "<title>2030年度部门整体支出绩效评价报告</title>"):
        assert piece in page
    for tag in ("table", "thead", "tbody", "tr", "td", "th", "div", "ul", "li", "p", "h2", "h3"):
        assert len(re.findall(f"<{tag}[ >]", page)) == page.count(f"</{tag}>"), tag


def test_rows_of_every_table_are_as_wide_as_the_table(card: Scorecard) -> None:
    for table in document(card).tables:
        for part in (table.header, table.rows):
            area = sum(cell.rowspan * cell.colspan for row in part for cell in row)
            assert area == len(part) * table.columns


def test_addresses_become_links_without_the_stop(writes: Writes) -> None:
    page = writes("网址：http://a.cn/b_c_d?e=1&f=2；再。", format="html")
    assert '<a href="http://a.cn/b_c_d?e=1&amp;f=2">http://a.cn/b_c_d?e=1&amp;f=2</a>；再。' in page
    assert "http://a.cn/b_c_d?e=1&f=2；" in writes("网址：http://a.cn/b_c_d?e=1&f=2；再。")


def test_tables_are_pipe_tables(writes: Writes) -> None:
    assert "| 甲 | 乙 |\n| --- | ---: |\n| a\\|b<br>c | 1 |" in writes("| 甲 | 乙 |\n|---|--:|\n| a\\|b<br>c | 1 |")
    assert "| 甲 |  |\n| --- | --- |\n| a | b |\n" in writes("| 甲 | < |\n|---|---|\n| a | b |")


STRUCTURE = re.compile(r"#.*?#\}|\{%.*?%\}|^#+ (\d\.|（\d）)|^::: 表题 表 \d-\d|(?<=::: 注 )\d\.|(?<=<br>)\d\.|：-+:?",
                       re.MULTILINE)


def test_templates_hold_no_figure_place_or_year() -> None:
    for path in sorted(data_folder("templates").rglob("*.j2")):
        text = path.read_text(encoding="utf-8")
        # A budget year ends on 31 December (预算法第十八条): that is no figure of a department.
        rest = re.sub(r"\{\{.*?\}\}", "", STRUCTURE.sub("", text.replace("年12月31日", "年")))
        assert not re.search(r"\d", rest), (path, re.findall(r".*\d.*", rest))
        for word in ("龙华", "深圳", "广东", "工业和信息化", "2021", "2020"):
            assert word not in text, (path, word)


def test_numbers_follow_the_data(make_card: Callable[..., Scorecard]) -> None:
    before, after = make_card(), make_card(采购="0.5")
    assert "8.65" in render(before) and "8.65" not in render(after) and after.total == Fraction("7.4")
