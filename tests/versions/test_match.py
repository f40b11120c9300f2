"""Which indicators of two versions are one: stated, by id, path, name, likeness, by what they hold; from either side."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.rubric.model import Indicator, Rubric
from engine.versions import match
from engine.versions.likeness import likeness
from tests.builders import checklist, rubric

NAMES = ["预算完成率", "预算执行率", "重点工作完成率", "重点工作实际完成率", "固定资产利用率", "资产利用率", "社会效益", "经济效益",
         "公开", "公开情况", "满意度", "服务对象满意度"]


def leaf(name: str, **more: str) -> Indicator:
    """A leaf that stands on no figures."""
    return Indicator(name, Fraction(5), (name,), piece=replace(checklist(), name=name), **more)


def rated(name: str) -> Indicator:
    """A leaf that stands on a figure, 满意度."""
    piece = rubric().indicators[1].children[0].piece
    assert piece is not None
    return Indicator(name, Fraction(5), (name,), piece=replace(piece, name=name))


def block(name: str, *children: Indicator) -> Indicator:
    return Indicator(name, Fraction(5 * len(children)), (name,), children)


def placed(node: Indicator, above: tuple[str, ...] = ()) -> Indicator:
    path = (*above, node.name)
    return replace(node, path=path, children=tuple(placed(child, path) for child in node.children))


def version(*nodes: Indicator) -> Rubric:
    return replace(rubric(), indicators=tuple(placed(node) for node in nodes))


def pairs(old: Rubric, new: Rubric) -> dict[str, str]:
    """How each new or old indicator was found, by both paths."""
    return {" > ".join("/".join(node.path) if node else "-" for node in (pair.old, pair.new)): pair.by
            for pair in match(old, new).pairs}


def test_by_path_though_the_name_stands_twice() -> None:
    old = version(block("甲", leaf("公开")), block("乙", leaf("公开")))
    assert set(pairs(old, old).values()) == {"path"}


def test_by_id_before_by_name() -> None:
    found = pairs(version(leaf("公开", id="A1"), leaf("满意度", id="A2")), version(leaf("满意度", id="A1"), leaf("公开", id="A2")))
    assert found == {"公开 > 满意度": "id", "满意度 > 公开": "id"}


def test_by_name_under_another_block() -> None:
    found = pairs(version(block("甲", leaf("公开"), leaf("社会效益")), block("乙", leaf("满意度"))),
                  version(block("甲", leaf("社会效益")), block("乙", leaf("满意度"), leaf("公开"))))
    assert found["甲/公开 > 乙/公开"] == "name"


def test_by_likeness_of_name_and_standard() -> None:
    old, new = leaf("重点工作实际完成率", standard="完成率×8。"), leaf("重点工作完成率", standard="完成率×9。")
    pair = match(version(old), version(new)).pairs[0]
    assert pair.by == "likeness" and pair.likeness == likeness(old.name, new.name) * Fraction(3, 5) + likeness(
        old.standard, new.standard) * Fraction(2, 5)


def test_by_the_figures_that_only_they_stand_on() -> None:
    old, new = version(block("甲", rated("社会公众评议"), leaf("公开"))), version(block("甲", rated("服务对象评分"), leaf("公开")))
    assert pairs(old, new)["甲/社会公众评议 > 甲/服务对象评分"] == "figures"
    twice = version(block("甲", rated("服务对象评分"), rated("回访情况"), leaf("公开")))
    assert "甲/社会公众评议 > -" in pairs(old, twice)
    elsewhere = version(block("甲", leaf("公开")), block("乙", leaf("满意"), rated("服务对象评分")))
    both = version(block("甲", rated("社会公众评议"), leaf("公开")), block("乙", leaf("满意")))
    assert "甲/社会公众评议 > -" in pairs(both, elsewhere)


@pytest.mark.parametrize(("old", "new"), [("预算控制率", "预算调整率"), ("完成及时率", "整改及时率"), ("社会效益", "经济效益")])
def test_names_that_share_an_ending_are_two(old: str, new: str) -> None:
    assert pairs(version(leaf(old)), version(leaf(new))) == {f"{old} > -": "", f"- > {new}": ""}


def test_blocks_by_what_they_hold() -> None:
    found = pairs(version(block("产出及效率", leaf("社会效益"), leaf("满意度"), leaf("公开"))),
                  version(block("效果", leaf("社会效益"), leaf("满意度")), block("其他", leaf("公开"))))
    assert found["产出及效率 > 效果"] == "children" and found["- > 其他"] == ""


def test_a_leaf_is_no_block() -> None:
    found = pairs(version(leaf("公开")), version(block("公开", leaf("满意度"))))
    assert found == {"公开 > -": "", "- > 公开": "", "- > 公开/满意度": ""}


def test_what_is_gone_is_listed_once_and_in_its_place() -> None:
    old = version(block("甲", block("乙", leaf("公开"), leaf("满意度")), leaf("社会效益"), leaf("生态保护")))
    new = version(block("丙", block("乙", leaf("公开"))), leaf("经济效益"))
    paths = [pair.path for pair in match(old, new).pairs]
    assert len(paths) == len(set(paths)) == 8


@st.composite
def versions(draw: st.DrawFn) -> Rubric:
    """Up to three blocks of differently named leaves."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=7, unique=True))
    heads = draw(st.lists(st.sampled_from(["投入", "过程", "产出", "产出及效率", "效果"]), min_size=1, max_size=3, unique=True))
    shares: dict[str, list[Indicator]] = {head: [] for head in heads}
    for name in names:
        shares[draw(st.sampled_from(heads))].append(leaf(name, id=draw(st.sampled_from(["", "", f"id-{name[:2]}"]))))
    return version(*(block(head, *leaves) for head, leaves in shares.items() if leaves))


@given(versions(), versions())
def test_from_either_side_the_same_are_one(old: Rubric, new: Rubric) -> None:
    there = {(pair.old and pair.old.path, pair.new and pair.new.path, pair.by, pair.likeness) for pair in match(old, new).pairs}
    back = {(pair.new and pair.new.path, pair.old and pair.old.path, pair.by, pair.likeness) for pair in match(new, old).pairs}
    assert there == back


@given(versions(), versions())
def test_every_indicator_stands_in_one_pair(old: Rubric, new: Rubric) -> None:
    found = match(old, new).pairs
    assert sorted(pair.old.path for pair in found if pair.old) == sorted(node.path for node in old.walk())
    assert sorted(pair.new.path for pair in found if pair.new) == sorted(node.path for node in new.walk())
