"""存在问题: which there are, in which order, in which words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from markupsafe import Markup

from engine.report import render
from engine.report.context import base_context
from engine.report.problems import Problem, measures_for, problems_of
from engine.scoring.scorecard import Scorecard
from tests.builders import rubric


def found(card: Scorecard) -> tuple[Problem, ...]:
    def writer(text: str, context: Mapping[str, Any], _: object) -> Markup:
        return Markup(text.replace("@", "、".join(context["扣分指标"])))

    return problems_of(card, base_context(card), writer)


def test_worst_first_by_default(with_report: Callable[..., Scorecard]) -> None:
    assert [problem.title for problem in found(with_report({}))] == ["合规未得满分", "采购未得满分", "及时未得满分"]


def test_listed_order_and_groups(with_report: Callable[..., Scorecard]) -> None:
    groups = [{"title": "慢", "indicators": ["及时", "采购"], "text": "见@"}, {"title": "乱", "indicators": ["合规"]}]
    listed = found(with_report({"problems": {"order": "listed", "groups": groups}}))
    assert [(problem.title, problem.indicators) for problem in listed] == [("慢", ("及时", "采购")), ("乱", ("合规",))]
    assert listed[0].concerns == "该问题主要涉及扣分指标为“及时”及“采购”两项指标。" and listed[0].text == "见及时、采购"
    assert listed[1].concerns == "" and listed[1].text.startswith("“合规”满分3分，得2分")
    worst = found(with_report({"problems": {"groups": groups}}))
    assert [problem.title for problem in worst] == ["乱", "慢"]


def test_indicators_that_lost_nothing_are_left_out(with_report: Callable[..., Scorecard]) -> None:
    groups = [{"title": "慢", "indicators": ["及时", "采购"], "text": "见@"}, {"title": "乱", "indicators": ["合规"]}]
    some = found(with_report({"problems": {"groups": groups}}, 采购="2", 合规="3"))
    assert [(problem.title, problem.indicators) for problem in some] == [("慢", ("及时",))]
    assert found(with_report({}, 采购="2", 合规="3", 及时="5")) == ()


def test_three_are_counted_in_words(with_report: Callable[..., Scorecard]) -> None:
    (one,
     ) = found(with_report({"problems": {"groups": [{"title": "全",
                                                     "indicators": ["采购", "合规", "管理/资金/合规", "及时"]}]}}))
    assert "“采购”、“合规”" in one.concerns


def test_default_wording_says_points_and_findings(with_report: Callable[..., Scorecard]) -> None:
    first = found(with_report({}))[0]
    assert "满分3分，得2分，扣1分" in first.text and "发现扣分事项2项：票据不全。" in first.text


def test_wording_of_the_rubric_for_a_single_indicator(with_report: Callable[..., Scorecard]) -> None:
    problems = found(with_report({"problems": {"wording": {"采购": "采购不足：@"}}}))
    assert [str(problem.text) for problem in problems if problem.indicators == ("采购",)] == ["采购不足：采购"]


def measures(card: Scorecard, text: Mapping[str, Any], *pairs: tuple[str, str]) -> list[tuple[str, str]]:
    problems = [Problem(title, (), card.points, Markup(), measure) for title, measure in pairs]
    object.__setattr__(card.data, "text", text)
    return [(str(item["标题"]), str(item["内容"])) for item in measures_for(card, problems)]


def test_measures(card: Scorecard) -> None:
    both = {"整改": {"title": "改", "text": "怎样改"}}
    assert measures(card, both, ("甲", "整改"), ("乙", "整改")) == [("改", "怎样改")]
    assert measures(card, {"整改": "怎样改"}, ("甲", "整改")) == [("甲", "怎样改")]
    assert measures(card, {}, ("甲", "加强管理"), ("乙", "")) == [("甲", "加强管理")]
    several = {"整改": [{"title": "一", "text": "a", "for": ["甲"]}, {"title": "二", "text": "b", "for": "丙"},
                        {"text": "c"}]}
    assert measures(card, several, ("甲", "整改")) == [("一", "a"), ("甲", "c")]


def test_a_wording_begins_behind_the_sentence(with_report: Callable[..., Scorecard]) -> None:
    wording = "{% if 指标['采购'].扣分 > 9 %}甲{% endif %}\n\n{% if 1 %}乙{% endif %}\n"
    settings = {"problems": {"groups": [{"title": "题", "indicators": ["采购"], "text": wording}]}}
    assert "该问题主要涉及扣分指标为“采购”。乙\n" in render(with_report(settings))


def test_lost_points_are_weighed() -> None:
    """A point is worth what the weights above make of it: worst first is by the total, not by the block's own points."""
    made = rubric()
    management, effect = made.indicators
    heavy = replace(made, indicators=(replace(management, weight=Fraction(1)), replace(effect, weight=Fraction(9))))
    assert heavy.worth_of_a_point(("管理", "采购")) == Fraction(1, 5)
    assert heavy.worth_of_a_point(("绩效", "满意")) == Fraction(9, 5)
    assert made.worth_of_a_point(("管理",)) == 1
