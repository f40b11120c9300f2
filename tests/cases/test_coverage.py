"""Coverage: every way of the rubric, taken or not, those out of reach with their reasons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.cases import FileResult, run_cases
from engine.cases.output import share_text, way_text
from engine.cases.ways import ways_of
from engine.rubric.load import load_rubric
from engine.rubric.methods import methods

TRIAL = Path(__file__).parent / "trial"
Tried = Callable[..., FileResult]
WAYS = """\
采购/执行 scored
采购/执行 veto:0
采购/执行 zero
采购/执行 cap
采购/政策 scored
管理 veto:0
制度 yes:有制度
制度 no:有制度
制度 yes:已执行
制度 no:已执行
制度 full:0
满意 tier:0
满意 tier:1
满意 tier:2
进度 scored
进度 cap
进度 floor
加班 free:0
加班 beyond:0
加班 floor
培训 none
培训 each
培训 floor
培训 not_applicable
成本 pick:按目标
成本 pick:按比率
成本/按目标 scored
成本/按比率 scored
成本/按比率 cap
排名 place:1
排名 place:其他
加分 scored
加分 cap
值:计入数 if:0:yes
值:计入数 if:0:no
合计 cap
合计 grade:优
合计 grade:良
合计 grade:差
合计 limit:{limit}
"""


def taken(result: FileResult) -> set[str]:
    """What was reached, as ``at key``."""
    return {f"{at} {key}" for case in result.cases for at, key in case.reached}


def test_every_way_is_counted() -> None:
    rubric = load_rubric(TRIAL / "2024.yaml")
    assert rubric.grades is not None
    found = {f"{way.at} {way.key}" for way in ways_of(rubric)}
    assert found == set(WAYS.format(limit=rubric.grades.limits[0].place.line).splitlines())
    assert all(way.text and way.place.line for way in ways_of(rubric))


@pytest.mark.parametrize(("data", "ways"), [
    ("满意度: 80%", {"满意 tier:1"}),
    ("违规: 是\n    计划数: 0\n    完成数: 0", {"采购/执行 veto:0", "值:计入数 if:0:no"}),
    ("计划数: 0\n    完成数: 0", {"采购/执行 zero", "值:计入数 if:0:no"}),
    ("计划数: 1\n    完成数: 2", {"采购/执行 cap", "采购/执行 scored", "值:计入数 if:0:yes"}),
    ("重大事故: 是", {"管理 veto:0"}),
    ("加班天数: 11", {"加班 free:0"}),
    ("计划数: 1", set()),
])
def test_a_case_takes_the_ways_that_its_figures_lead_to(tried: Tried, data: str, ways: set[str]) -> None:
    result = tried(f"cases:\n- name: 甲\n  inputs:\n    {data}\n  expect:\n    scores:\n      培训: 10\n")
    assert {way for way in taken(result) if not way.startswith("合计")} == ways


def test_what_is_out_of_reach_is_left_out_with_its_reason(tried: Tried) -> None:
    result = tried("unreachable:\n- at: 采购/执行\n  branch: cap\n  reason: 不会超过计划\ncases:\n- name: 甲\n"
                   "  expect:\n    total: 100\n")
    coverage = result.coverage
    assert coverage is not None and coverage.counted == len(coverage.ways) - 1
    assert [(way.key, reason) for way, reason in coverage.excused] == [("cap", "不会超过计划")]
    assert not any(way.at == "采购/执行" and way.key == "cap" for way in coverage.missed)


def test_all_but_one_is_not_a_hundred_percent() -> None:
    coverage = run_cases(TRIAL / "2024.cases.yaml").coverage
    assert coverage is not None and share_text(coverage) == "100.0%"
    many = type(coverage)(coverage.ways * 1000, coverage.ways[:1])
    assert share_text(many) == "99.9%"


def test_ways_are_told_with_their_place() -> None:
    way = ways_of(load_rubric(TRIAL / "2024.yaml"))[1]
    assert way_text(way) == f"采购/执行：照规则计分 [scored]〔2024.yaml:{way.place.line}〕"


def test_no_method_gives_two_branches_one_key() -> None:
    for name in ("longhua/2021", "yueyang/2018"):
        for leaf in load_rubric(name).leaves():
            for piece in (leaf.piece, *leaf.piece.parts) if leaf.piece else ():
                method = methods().get(piece.method)
                keys = [branch.key for branch in method.branches(piece)] if method else []
                assert len(keys) == len(set(keys)), piece.name
