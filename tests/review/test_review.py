"""Reviews: claims, checks, published figures, goals, reasons, assumptions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from engine.data.model import DepartmentData
from engine.findings import has_errors
from engine.review import Review, review, review_json, review_text
from tests.builders import data, entry, rubric, scorecard, validate, without

REVIEW = """\
某局　2030年度
指标体系：试验/2030　试验指标体系（sha256 aaaaaaaaaaaa）
数据：data.yaml（sha256 bbbbbbbbbbbb）

指标    分值  自评得分  计算得分   差异  结果
------  ----  --------  --------  -----  ------
管理       5                2.75
  采购     2      1.75      1.75   0.00  一致
  核对     3      3.00      1.00  +2.00  不一致
绩效       5                5.00
  满意     5         —      5.00         未填
合计      10      9.75      7.75  +2.00  不一致

勾稽关系（2项）：
· 不成立　计划数等于完成数加余数：819.38 万元 ≠ 819.37 万元
· 成立　完成数不超过计划数：611.29 万元 ≤ 819.38 万元

公布的数  公布为  计算为  结果
--------  ------  ------  ------
完成率     74.7%   74.6%  不一致
一季度比   78.0%   78.0%  一致

data.yaml:41:1 错误 B501 “核对”自评 3.00 分，按指标体系计算为 1.00 分，相差 +2.00 分。
  提示：请核对填报数据或自评得分；计算过程见 explain。
data.yaml:42:1 提醒 B505 “满意”没有填自评得分；由自评总分 9.75 分倒推为 5.00 分，计算得分为 5.00 分。
  提示：原表空白的，请补填。
data.yaml:44:1 错误 B503 自评总分 9.75 分，按指标体系计算为 7.75 分，相差 +2.00 分。
  提示：请先看各指标的差异。
data.yaml:5:1 错误 B510 勾稽关系“计划数等于完成数加余数”不成立：左边 计划数 ＝ 819.38 万元，右边 完成数 + 余数 ＝ 611.29 万元 ＋ 208.08 万元 ＝ 819.37 万元，相差 0.01 万元。
  提示：等式：计划数 = 完成数 + 余数。请核对这几个数。
data.yaml:50:1 错误 B520 “完成率”公布为 74.7%，按数据计算为 74.6%，不一致。
  提示：计算过程：611.29 万元 ÷ 819.38 万元 × 100% ＝ 74.603968…%。请核对公布的数。
data.yaml:30:1 警告 B530 绩效目标“课题”没有完成：目标 25 个，实际 23 个；而以它为依据的“满意”得满分。
  提示：请说明理由，或按没有完成的程度扣分。
data.yaml:31:1 提醒 B532 2 个绩效目标中有 1 个没有披露实际完成值：培训。
  提示：没有实际完成值，就无法核对以绩效目标为依据的得分。
data.yaml:23:1 警告 B540 “核对/已执行”没有得满分，却没有说明理由。
  提示：请写 reason:（扣分问题写 note:）说明扣分依据。
data.yaml:9:1 提醒 B550 “满意”得满分，所依据的“满意度”没有披露来源，是假定的：报告没有披露满意度。
  提示：请补充证明材料后再确认得分。
共 4 个错误，2 个警告，3 个提醒
"""  # noqa: E501 - findings are printed on one line


def reviewed(**changes: object) -> Review:
    return review(scorecard(replace(data(), **changes)))


def codes(made: Review) -> list[str]:
    return [item.code for item in made.findings]


def clean() -> DepartmentData:
    """Data with nothing to say against them."""
    made = data()
    answers = {**made.answers, ("核对", "已执行"): entry(True, "是", 23)}
    inputs = {**made.inputs, "余数": entry("208.09", "208.09", 7),
              "满意度": entry("19/20", "95%", 9)}
    return replace(made, inputs=inputs, answers=answers, goals=(), stated={}, claimed_total=entry("9.75", "9.75", 44),
                   claimed={"采购": entry("1.75", "1.75", 40), "核对": entry(3, "3", 41), "满意": entry(5, "5", 42)})


def test_whole_review() -> None:
    assert review_text(review(scorecard()), 100) == REVIEW


def test_nothing_to_say() -> None:
    made = review(scorecard(clean()))
    assert made.findings == () and made.total.difference == 0 and all(check.holds for check in made.checks)


def test_json_is_as_its_schema_says() -> None:
    for made in (data(), clean(), without("完成数")):
        validate("review", review_json(review(scorecard(made))))


def test_difference_is_exact() -> None:
    made = reviewed(claimed={"采购": entry("1.74", "1.74", 40)})
    line = next(line for line in made.lines if line.name == "采购")
    assert (line.status, line.difference) == ("different", Fraction(-1, 100))
    assert made.findings[0].message == "“采购”自评 1.74 分，按指标体系计算为 1.75 分，相差 -0.01 分。"


def test_claimed_blocks_and_parts() -> None:
    made = reviewed(claimed={"管理": entry(4, "4", 40), "采购/执行": entry("0.75", "0.75", 41)})
    assert [(line.kind, line.name, line.difference) for line in made.lines if line.claimed is not None] == [
        ("block", "管理", Fraction("1.25")), ("part", "执行", Fraction("0.004"))]
    assert "0.746" in made.findings[1].message


def test_claims_that_do_not_add_up() -> None:
    made = review(scorecard(replace(clean(), claimed_total=entry(10, "10", 44))))
    assert codes(made) == ["B503", "B504"]


def test_a_claimed_subtotal_that_does_not_add_up() -> None:
    made = reviewed(claimed={"管理": entry(5, "5", 40), "采购": entry("1.75", "1.75", 41), "核对": entry(3, "3", 42)})
    assert [item.message for item in made.findings if item.code == "B506"] == [
        "“管理”自评 5.00 分，其下各指标的自评得分相加为 4.75 分，相差 0.25 分。"]
    right = reviewed(claimed={"管理": entry("4.75", "4.75", 40), "采购": entry("1.75", "1.75", 41), "核对": entry(3, "3", 42)})
    assert "B506" not in codes(right)


def test_two_blanks_imply_nothing() -> None:
    made = reviewed(claimed={"采购": entry(None, "", 40), "满意": entry(None, "", 42)})
    assert codes(made)[:2] == ["B502", "B502"]


def test_missing_figure_stops_checks_and_rates() -> None:
    made = review(scorecard(without("完成数")))
    assert {"B410", "B511", "B522"} <= set(codes(made)) and has_errors(made.findings)
    assert [check.holds for check in made.checks] == [None, None]
    assert next(line for line in made.lines if line.name == "采购").status == "unknown"


def test_tolerance() -> None:
    checks = (replace(rubric().checks[0], tolerance=Fraction(1, 100)), rubric().checks[1])
    made = review(scorecard(by=rubric(checks=checks)))
    assert made.checks[0].holds and "B510" not in codes(made)
    assert "成立　计划数等于完成数加余数：819.38 万元 ≈ 819.37 万元" in review_text(made)


def test_smaller_than_allowed() -> None:
    made = review(scorecard(replace(data(), inputs={**data().inputs, "完成数": entry(900, "900", 6)})))
    assert [check.holds for check in made.checks] == [False, False]
    assert "900.00 万元 ＞ 819.38 万元" in review_text(made)


def test_stated_is_compared_at_its_own_digits() -> None:
    for text, agrees in (("75%", True), ("74.6%", True), ("74.60%", True), ("74.61%", False), ("74.7%", False)):
        value = Fraction(text[:-1]) / 100
        made = reviewed(stated={"完成率": entry(value, text, 50)})
        assert made.stated[0].agrees is agrees, text


def test_stated_cell_without_percent_sign() -> None:
    assert reviewed(stated={"一季度比": entry("78.0", "78.0", 50)}).stated[0].agrees


def test_stated_unknown() -> None:
    made = reviewed(stated={"完工率": entry("0.7", "70%", 50)})
    found = next(item for item in made.findings if item.code == "B521")
    assert "完成率" in found.hint and made.stated == ()


def test_missed_goal_without_full_marks_is_only_said() -> None:
    low = {**data().inputs, "满意度": entry("1/2", "50%", 9)}
    assert "B531" in codes(reviewed(inputs=low)) and "B530" not in codes(reviewed(inputs=low))


def test_missed_goal_behind_a_claim() -> None:
    made = reviewed(claimed={"满意": entry(5, "5", 40)})
    assert "自评满分" in next(item.message for item in made.findings if item.code == "B530")


def test_reason_given_is_enough() -> None:
    answers = {**data().answers, ("核对", "已执行"): entry(False, "否", 23, reason="尚未执行")}
    assert "B540" not in codes(reviewed(answers=answers))
