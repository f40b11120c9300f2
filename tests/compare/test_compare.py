"""Two scorecards side by side."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from engine.compare import compare, comparison_json, comparison_text
from engine.rubric.model import Rubric
from engine.width import width
from tests.builders import next_year, rubric, scorecard, validate, without

SIDE_BY_SIDE = """\
甲：某局　2030年度
    指标体系：试验/2030　试验指标体系（sha256 aaaaaaaaaaaa）
    数据：data.yaml（sha256 bbbbbbbbbbbb）

乙：某局　2030年度
    指标体系：试验/2031　下年的指标体系（sha256 aaaaaaaaaaaa）
    数据：data.yaml（sha256 bbbbbbbbbbbb）

指标    甲分值  甲得分  甲得分率  乙分值  乙得分  乙得分率   差异
------  ------  ------  --------  ------  ------  --------  -----
管理         5    2.75     55.0%       3    1.00     33.3%  -1.75
  采购       2    1.75     87.5%       2    1.75     87.5%   0.00
  核对       3    1.00     33.3%       3    1.00     33.3%   0.00
绩效         5    5.00    100.0%       8    6.75     84.4%  +1.75
  公平                                 6    5.00     83.3%      —
  满意       5    5.00    100.0%                                —
合计        10    7.75     77.5%      11    7.75     70.5%   0.00

只在甲中：绩效/满意
只在乙中：绩效/公平
"""


def test_side_by_side() -> None:
    assert comparison_text(compare(scorecard(), scorecard(by=next_year())), 80) == SIDE_BY_SIDE


def test_by_what_nodes_are_the_same() -> None:
    made = compare(scorecard(), scorecard(by=next_year()))
    assert [(pair.node.name, pair.kind, pair.matched) for pair in made.pairs] == [
        ("管理", "both", "path"), ("采购", "both", "id"), ("核对", "both", "path"), ("绩效", "both", "path"),
        ("公平", "right", ""), ("满意", "left", "")]
    assert (made.pairs[0].difference, made.pairs[3].rate_difference) == (Fraction("-1.75"), Fraction(-5, 32))
    assert made.difference == 0


def renamed(**changes: str) -> Rubric:
    """The rubric with 满意 elsewhere or under another name."""
    made = rubric()
    effect = made.indicators[1]
    leaf = replace(effect.children[0], **changes, path=(effect.name, changes.get("name", "满意")))
    return replace(made, indicators=(made.indicators[0], replace(effect, children=(leaf,))))


def test_renamed_leaf_is_matched_by_its_id() -> None:
    left, right = renamed(id="E1"), renamed(id="E1", name="公众满意")
    made = compare(scorecard(by=left), scorecard(by=right))
    assert (made.pairs[-1].matched, made.pairs[-1].kind) == ("id", "both")
    assert "满意（乙：公众满意）" in comparison_text(made, 100)


def test_moved_leaf_is_matched_by_its_name() -> None:
    made = next_year()
    moved = made.indicators[1].children[0]
    block = replace(made.indicators[1], children=(replace(moved, id=""), made.indicators[1].children[1]))
    found = compare(scorecard(), scorecard(by=replace(made, indicators=(made.indicators[0], block))))
    assert [pair.matched for pair in found.pairs if pair.node.name == "采购"] == ["name"]


def test_missing_score_has_no_difference() -> None:
    made = compare(scorecard(), scorecard(without("满意度")))
    assert made.difference is None and made.pairs[-1].difference is None and made.pairs[0].difference == 0


def test_turned_around() -> None:
    made = compare(scorecard(by=next_year()), scorecard())
    assert [pair.node.name for pair in made.pairs] == ["管理", "核对", "绩效", "满意", "采购", "公平"]


@pytest.mark.parametrize("columns", [80, 100])
def test_fits_the_width(columns: int) -> None:
    made = comparison_text(compare(scorecard(), scorecard(by=next_year())), columns)
    assert max(map(width, made.splitlines())) <= columns


def test_json_is_as_its_schema_says() -> None:
    for right in (scorecard(by=next_year()), scorecard(without("满意度"))):
        validate("comparison", comparison_json(compare(scorecard(), right)))
