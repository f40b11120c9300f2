"""A small rubric, its data and its scorecard, made by hand: two blocks, three leaves, one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from engine.data.model import Deduction, Deductions, DepartmentData, Entry, Goal, Row
from engine.findings import Finding, FindingsError
from engine.report import render
from engine.rubric.model import Indicator, Input, Piece, Rounding, Rubric, Table, Value
from engine.scoring.scorecard import Figure, NodeScore, PieceScore, Scorecard
from engine.trace import Step

RATE = Rounding(Fraction(1, 1000), text="0.1%")


def leaf(name: str, block: str, group: str, points: int) -> Indicator:
    return Indicator(name, Fraction(points), (block, group, name), piece=Piece(name, Fraction(points), "formula"),
                     explanation=f"{name}的说明", standard=f"{name}的标准")


def group(name: str, block: str, *leaves: Indicator) -> Indicator:
    return Indicator(name, sum((item.points for item in leaves), Fraction(0)), (block, name), leaves)


def block(name: str, *groups: Indicator) -> Indicator:
    return Indicator(name, sum((item.points for item in groups), Fraction(0)), (name,), groups)


def small_rubric() -> Rubric:
    return Rubric(
        "试验/2030", "试验指标体系", 2030, "某局", Fraction(10), RATE, Rounding(Fraction(1, 100), text="0.01"),
        inputs={"预算数": Input("预算数", unit="万元", places=2), "增加额": Input("增加额", unit="万元"),
                "人数": Input("人数", unit="人"), "已公开": Input("已公开", type="bool")},
        tables={"项目": Table("项目", "项目", "名称",
                              {"名称": Input("名称", "text"), "金额": Input("金额", unit="万元")})},
        values={"执行率": Value("执行率", "%", rounding=RATE)},
        indicators=(block("管理",
                          group("资金", "管理", leaf("采购", "管理", "资金", 2), leaf("合规", "管理", "资金", 3))),
                    block("绩效", group("效率", "绩效", leaf("及时", "绩效", "效率", 5)))),
        assumptions=("比率取一位小数",),
    )


def figure(name: str, value: Any, unit: str = "", **more: Any) -> Figure:
    return Figure(name, value, value, unit, **more)


def small_card(**scores: str) -> Scorecard:
    rubric = small_rubric()
    got = {"采购": Fraction("1.75"), "合规": Fraction(2), "及时": Fraction("4.9"),
           **{name: Fraction(score) for name, score in scores.items()}}
    nodes = []
    for node in rubric.walk():
        below = [item.name for item in node.walk() if item.piece]
        score = sum((got[name] for name in below), Fraction(0))
        piece = PieceScore(node.name, node.points, score, "formula") if node.piece else None
        nodes.append(NodeScore(node.path, node.points, score, piece))
    rounded = Step("rounding", "0.1%", name="执行率", before=Fraction(3, 4), after=Fraction(3, 4), unit="%")
    figures = {
        "预算数": figure("预算数", Fraction("1388.6"), "万元"), "增加额": figure("增加额", Fraction("-25.5"), "万元"),
        "人数": figure("人数", Fraction(1380), "人"), "已公开": figure("已公开", True),
        "执行率": figure("执行率", Fraction(3, 4), "%", places=1, steps=(rounded,)),
        "缺的": figure("缺的", None, "万元", missing=("缺的",)),
    }
    rows = tuple({"名称": figure("名称", name), "金额": figure("金额", amount, "万元")}
                 for name, amount in (("甲", Fraction("0.0504")), ("乙", Fraction(0))))
    data = DepartmentData(
        "某区某局", 2030, rubric.id, text={"简称": "我局", "整改": "加强管理。"},
        inputs={"人数": Entry(Fraction(1380), "1,380", assumed="没有公开")},
        tables={"项目": (Row({"名称": Entry("甲", "甲")}),)},
        deductions={("合规", ""): Deductions((Deduction(note="票据不全", count=2),))},
        goals=(Goal(("产出", "数量"), "培训", Fraction(3), "3", unit="场", actual=Fraction(3), actual_text="3",
                    met=True),
               Goal(("产出", "数量"), "检查", Fraction(4), "4", unit="次"),
               Goal(("效益", "社会"), "改善", "有效", "有效", "定性")),
    )
    total = sum(got.values(), Fraction(0))
    return Scorecard(rubric, data, total, rubric.points, tuple(nodes), figures, {"项目": rows})


@pytest.fixture
def card() -> Scorecard:
    return small_card()


@pytest.fixture
def make_card() -> Callable[..., Scorecard]:
    return small_card


Writes = Callable[..., str]


@pytest.fixture
def writes(tmp_path: Path) -> Writes:
    """Renders a template's text over the small scorecard (or another)."""

    def write(text: str, scorecard: Scorecard | None = None, format: str = "md") -> str:
        path = tmp_path / "试.md.j2"
        path.write_text(text, encoding="utf-8")
        return render(scorecard or small_card(), format, str(path))

    return write


@pytest.fixture
def fails(writes: Writes) -> Callable[..., Finding]:
    """The one finding that a template's text gives."""

    def fail(text: str, scorecard: Scorecard | None = None) -> Finding:
        with pytest.raises(FindingsError) as caught:
            writes(text, scorecard)
        assert len(caught.value.findings) == 1
        return caught.value.findings[0]

    return fail


@pytest.fixture
def with_report() -> Callable[..., Scorecard]:
    """The small scorecard with report settings in its rubric."""

    def made(settings: dict[str, Any], file: str = "", **scores: str) -> Scorecard:
        scorecard = small_card(**scores)
        return replace(scorecard, rubric=replace(scorecard.rubric, report=settings, file=file))

    return made
