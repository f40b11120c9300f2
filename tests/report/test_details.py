"""The way to each score in a report: what its cells open, where the lines come from."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from engine import load_data, load_rubric, score
from engine.document import Detail, Document
from engine.document.model import KEY, ListItem, Paragraph
from engine.explain import explain, explain_paths
from engine.language_choice import speaking
from engine.report.render import document
from engine.scoring.scorecard import Scorecard

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def card_of(name: str) -> Scorecard:
    data = load_data(EXAMPLES / name)
    rubric = load_rubric(data.rubric)
    return score(rubric, load_data(EXAMPLES / name, rubric))


@pytest.fixture(scope="module")
def longhua() -> Scorecard:
    return card_of("longhua-2021/data.yaml")


def of(made: Document, name: str) -> Detail:
    return next(item for item in made.details if item.name == name)


def test_every_leaf_of_the_annex_and_the_total_open(longhua: Scorecard) -> None:
    made = document(longhua)
    leaves = {"/".join(node.path) for node in longhua.nodes if node.piece is not None}
    assert leaves | {"合计"} <= {item.name for item in made.details}
    opened = {cell.detail for table in made.tables for row in table.rows for cell in row} - {""}
    assert opened == {item.name for item in made.details}


def test_wording_then_steps_with_their_places_then_the_result(longhua: Scorecard) -> None:
    detail = of(document(longhua), "部门管理/资金管理/政府采购执行情况")
    assert detail.title == "政府采购执行情况（2分）：1.75 分"
    quotes = [block for block in detail.blocks if isinstance(block, Paragraph)]
    items = [block for block in detail.blocks if isinstance(block, ListItem)]
    assert detail.blocks == (*quotes, *items) and {block.kind for block in quotes} == {"quote"}
    assert quotes[0].text == "1. 政府采购执行率得分=政府采购执行率×1分"
    assert (items[0].text, items[0].depth, items[0].tone) == ("政府采购执行率（1分）", 0, KEY)
    assert items[1].depth == 1 and re.fullmatch(r"2021\.yaml:\d+、data\.yaml:\d+", items[1].source)
    assert (items[-1].text, items[-1].tone) == ("得分：1.75 分（分值 2 分，得分率 87.5%）", KEY)


def test_a_report_is_chinese_whatever_the_language(longhua: Scorecard) -> None:
    made = document(longhua).details
    with speaking("en"):
        assert document(longhua).details == made


def test_rows_of_the_goals_table_open_too() -> None:
    card = card_of("guichi-2022/502364.yaml")
    rows = [item for item in document(card, "generic/report.md.j2").details
            if not any("/".join(node.path) == item.name for node in card.nodes) and item.name != "合计"]
    assert rows and all("分" in item.title and item.blocks for item in rows)


def test_what_is_not_certain_is_left_out(longhua: Scorecard) -> None:
    name = "部门管理/资金管理/政府采购执行情况"
    assert explain_paths(longhua, [name, "没有"]) == {name: explain(longhua, name)[0]}
    assert explain_paths(longhua, ["合计"])["合计"] == explain(longhua, "合计")[0]
    part = explain_paths(longhua, [name + "/政府采购执行率"])[name + "/政府采购执行率"]
    assert part.kind == "part" and part.worth == "1分"
    twice = replace(longhua, nodes=(*longhua.nodes, *longhua.nodes))
    assert explain_paths(twice, [name]) == {}
