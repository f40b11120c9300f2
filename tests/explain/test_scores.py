"""What stands outside the 100 is explained by its limits, sums are written as sums, nothing is said twice."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from engine.cases import run_cases
from engine.explain import explain_text
from engine.scoring.figure_text import sum_text
from engine.scoring.scorecard import Scorecard

CONFORMANCE = Path(__file__).parent.parent / "conformance"

BLOCK = """\
调整指标（加减分，最多加3分、最多减30分）〔rubric.yaml:20〕
  加分：4（最多加10分）〔rubric.yaml:26〕
  减分：-2（最多减40分）〔rubric.yaml:36〕
  下级指标得分相加：4－2 ＝ 2
  加减分：2 分
"""

LEAF = """\
调整指标 / 减分（加减分，最多减40分）〔rubric.yaml:36〕
  2项：违规问题：0 分 → -2 分〔rubric.yaml:36〕〔rubric.cases.yaml:52〕
  加减分：-2 分
"""

TOTAL = """\
合计（100分）
  基础分：90（分值 100 分）〔rubric.yaml:17〕
  加减分：90＋2 ＝ 92 分
  得分：92 分（分值 100 分，得分率 92.0%）
"""


def _card(folder: str, case: str) -> Scorecard:
    results = run_cases(CONFORMANCE / folder / "rubric.cases.yaml").cases
    return next(item.scorecard for item in results if item.case.name == case)


@pytest.mark.parametrize(("name", "text"), [("调整指标", BLOCK), ("减分", LEAF), ("合计", TOTAL)])
def test_outside_the_100(name: str, text: str) -> None:
    assert explain_text(_card("9-outside-the-100", "先相抵再限制"), name) == text


def test_a_deduction_without_a_note_ends_with_its_count() -> None:
    for result in run_cases(CONFORMANCE / "5a-kinds" / "rubric.cases.yaml").cases:
        assert "：：" not in explain_text(result.scorecard)


@pytest.mark.parametrize(("amounts", "exact", "text"), [
    ([4, 1, -2], False, "4＋1－2"), ([-30, 0], False, "-30＋0"), ([1, None], False, "1＋—"), ([], False, ""),
    ([Fraction(20, 3), Fraction(-1, 3)], True, "20/3－1/3"), ([Fraction(20, 3)], False, "6.666666…")])
def test_a_sum_in_words(amounts: list[Fraction | int | None], exact: bool, text: str) -> None:
    assert sum_text([None if item is None else Fraction(item) for item in amounts], exact) == text
