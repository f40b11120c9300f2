"""The scorecard as text and as JSON."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest

from engine.scoring.figure_text import figure_text
from engine.scoring.output import dump_json, scorecard_json, scorecard_text
from engine.width import width
from tests.builders import scorecard, validate, without

WHOLE = """\
某局　2030年度
指标体系：试验/2030　试验指标体系（sha256 aaaaaaaaaaaa）
数据：data.yaml（sha256 bbbbbbbbbbbb）

指标    分值  得分  得分率
------  ----  ----  ------
管理       5  2.75   55.0%
  采购     2  1.75   87.5%
  核对     3  1.00   33.3%
绩效       5  5.00  100.0%
  满意     5  5.00  100.0%
合计      10  7.75   77.5%

未披露而假定的数据（1项）：
· 满意度（95%）——报告没有披露满意度
"""

MISSING = """\
某局　2030年度
指标体系：试验/2030　试验指标体系（sha256 aaaaaaaaaaaa）
数据：data.yaml（sha256 bbbbbbbbbbbb）

指标    分值  得分  得分率
------  ----  ----  ------
管理       5  2.75   55.0%
  采购     2  1.75   87.5%
  核对     3  1.00   33.3%
绩效       5     —       —
  满意     5     —       —
合计      10     —       —

没有得分的指标（合计因此空缺，不按零分计）：
· 满意：缺少满意度

问题：错误 1 项、警告 0 项、提醒 0 项
"""


def test_whole_scorecard() -> None:
    assert scorecard_text(scorecard(), 80) == WHOLE


PARTS = """\
指标        分值   得分  得分率
----------  ----  -----  ------
管理           5   2.75   55.0%
  采购         2   1.75   87.5%
    · 执行     1  0.746   74.6%
    · 政策     1   1.00  100.0%
  核对         3   1.00   33.3%
"""


def test_parts_on_request() -> None:
    """Parts stay exact; without the request they aren't there."""
    assert PARTS in scorecard_text(scorecard(), 80, parts=True)
    assert "· 执行" not in scorecard_text(scorecard(), 80)


def test_missing_figure_is_a_dash_and_named() -> None:
    assert scorecard_text(scorecard(without("满意度")), 80) == MISSING


@pytest.mark.parametrize("columns", [40, 80, 100])
def test_fits_the_width(columns: int) -> None:
    for card in (scorecard(), scorecard(without("满意度"))):
        assert max(map(width, scorecard_text(card, columns).splitlines())) <= columns


def test_json_is_as_its_schema_says() -> None:
    for card in (scorecard(), scorecard(without("满意度")), scorecard(without("完成数"))):
        validate("scorecard", scorecard_json(card))


def test_json_numbers_keep_their_digits() -> None:
    made = scorecard_json(scorecard())
    bought = made["indicators"][1]
    assert (made["total"], bought["score"], bought["rate"]) == (Decimal("7.75"), Decimal("1.75"), Decimal("0.8750"))
    assert '"score": 1.75' in dump_json(made) and '"rate": 0.8750' in dump_json(made)
    assert bought["parts"][0]["score"] == Decimal("0.746")
    assert [step["kind"] for step in bought["parts"][0]["trace"]] == [
        "figure", "figure", "value", "rounding", "veto", "formula"]
    assert bought["parts"][0]["trace"][2]["data"] == {"file": "data.yaml", "line": 6, "column": 1}


def test_json_of_a_missing_figure_is_null() -> None:
    made = scorecard_json(scorecard(without("满意度")))
    assert made["total"] is None and made["indicators"][-1]["score"] is None and made["indicators"][-1]["rate"] is None
    assert made["indicators"][-1]["missing"] == ["满意度"] and made["findings"][0]["code"] == "B410"


def test_assumed_is_listed() -> None:
    assert scorecard_json(scorecard())["assumed"] == [{
        "section": "inputs", "name": "满意度", "text": "95%", "reason": "报告没有披露满意度",
        "place": {"file": "data.yaml", "line": 9, "column": 1}}]


def test_dump_json_reads_back_and_refuses_floats() -> None:
    made = {"甲": [Decimal("96.40"), Decimal("1E+3"), None, True, {}, []], "乙": "“引\\号\n”", "丙": Fraction(1, 8)}
    text = dump_json(made)
    assert json.loads(text) == {"甲": [96.4, 1000, None, True, {}, []], "乙": "“引\\号\n”", "丙": 0.125}
    assert "96.40" in text and "1000" in text and "甲" in text
    for wrong in (0.5, Decimal("NaN"), Decimal("Infinity"), {"a": [1.5]}):
        with pytest.raises(TypeError):
            dump_json(wrong)


@pytest.mark.parametrize(("value", "unit", "places", "text"), [
    (Fraction(979, 1000), "%", 1, "97.9%"), (Fraction(78, 100), "%", 1, "78.0%"), (Fraction(78, 100), "%", None, "78%"),
    (Fraction("1388.6"), "万元", 2, "1,388.60 万元"), (Fraction("1388.6"), "万元", None, "1,388.60 万元"),
    (Fraction("0.0504"), "万元", None, "0.0504 万元"), (Fraction(48), "个", None, "48 个"), (True, "", None, "是"),
    (False, "", None, "否"), (None, "万元", 2, "—"), ("有效", "", None, "有效"), (Fraction(1, 3), "", None, "0.333333…"),
    (Fraction(-2, 3), "%", None, "-66.666666…%"), (12, "人", None, "12 人"),
])
def test_figures_in_words(value: object, unit: str, places: int | None, text: str) -> None:
    assert figure_text(value, unit, places) == text


def test_figure_without_groups() -> None:
    assert figure_text(Fraction(1000), "元", None, grouped=False) == "1000.00 元"
