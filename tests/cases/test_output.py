"""What a person reads of failed cases: what was expected and came out, where, and how it came about."""

from __future__ import annotations

import json
from collections.abc import Callable

from engine.cases import FileResult
from engine.cases.output import results_json, results_text
from engine.scoring.output import dump_json

CASES = """cases:
- name: 满意刚好不到
  inputs:
    满意度: 79.9%
  expect:
    scores:
      满意: 10
    total: 90
- name: 完成率
  inputs:
    计划数: 3
    完成数: 2
  expect:
    values:
      完成率: 66.6%
    findings: 无
"""
TEXT = """\
{file}（trial/2024）：2 条用例，通过 0 条，未通过 2 条；没有给数的指标按满分计

{file}:10:12 错误 B464 用例“满意刚好不到”：总分应为 90，实为 80。
   10 |     total: 90
      |            ^^
  提示：请先看用例给了数的指标得分对不对；没有给数的指标按基线计分。
    合计（100分）
      管理：40（分值 40 分）〔2024.yaml:{management}〕
      绩效：40（分值 60 分）〔2024.yaml:{effect}〕
      加减分：80＋0 ＝ 80 分
      80在“60(含)-90”内，等次为良〔2024.yaml:{band}〕
      得分：80 分（分值 100 分，得分率 80.0%）
      等次：良
    用例给了数的指标：
      满意：0 / 20

{file}:9:11 错误 B460 用例“满意刚好不到”：“满意”的得分应为 10，实为 0。
    9 |       满意: 10
      |       　　  ^^
  提示：请照下面的计算过程和官方文本，看是指标体系写错了，还是用例写错了。
    绩效 / 满意（20分）〔2024.yaml:{happy}〕
      满意度 ＝ 79.9%〔2024.yaml:{input}〕〔2024.cases.yaml:6〕
      达到档次“满意度 ＜ 80%”（按未修约的值比较），得0分（79.9% ＜ 80%）〔2024.yaml:{tier}〕〔2024.cases.yaml:6〕
      得分：0 分（分值 20 分，得分率 0.0%）


{file}:17:12 错误 B461 用例“完成率”：“完成率”应为 66.6%，实为 66.7%。
   17 |       完成率: 66.6%
      |       　　　  ^^^^^
  提示：请照下面的计算过程，看是公式、修约写错了，还是用例写错了。
    完成率〔2024.yaml:{value}〕
      完成数 ＝ 2 个〔2024.yaml:{done}〕〔2024.cases.yaml:14〕
      计划数 ＝ 3 个〔2024.yaml:{planned}〕〔2024.cases.yaml:13〕
      完成率 ＝ 完成数 ÷ 计划数 × 100%〔2024.yaml:{formula}〕
        ＝ 2 个 ÷ 3 个 × 100% ＝ 66.666666…%〔2024.cases.yaml:14〕
        四舍五入到0.1%：66.666666…% → 66.7%〔2024.yaml:{value}〕
      结果：66.7%

覆盖 5/40（12.5%）
"""


def test_the_text(tried: Callable[..., FileResult]) -> None:
    result = tried(CASES)
    found = results_text([result])
    assert found.partition("没有到过：")[0] == TEXT.format(file=result.path, **lines(result))
    missed = found.partition("没有到过：\n")[2].splitlines()
    assert len(missed) == 35 and all(line.startswith("  · ") and "〔2024.yaml:" in line for line in missed)


def lines(result: FileResult) -> dict[str, int]:
    """The lines of the rubric that the text points at."""
    assert result.file is not None
    rubric = result.file.rubric
    nodes = {node.name: node for node in rubric.walk()}
    happy = nodes["满意"].piece
    formula = rubric.values["完成率"].formula
    assert happy is not None and formula is not None and rubric.grades is not None
    return {"management": nodes["管理"].place.line, "effect": nodes["绩效"].place.line,
            "band": rubric.grades.bands[1].place.line, "happy": happy.place.line,
            "input": rubric.inputs["满意度"].place.line, "tier": happy.settings[2].when.place.line,
            "done": rubric.inputs["完成数"].place.line, "planned": rubric.inputs["计划数"].place.line,
            "formula": formula.place.line, "value": rubric.values["完成率"].place.line}


def test_the_json(tried: Callable[..., FileResult]) -> None:
    found = json.loads(dump_json(results_json([tried(CASES)])))
    assert (found["passed"], found["failed"]) == (0, 2)
    file = found["files"][0]
    assert file["rubric"] == "trial/2024" and file["baseline"] == "full"
    assert [failure["code"] for case in file["cases"] for failure in case["failures"]] == ["B464", "B460", "B461"]
    assert "满意度 ＝ 79.9%" in file["cases"][0]["failures"][1]["trace"]
    assert file["coverage"]["reached"] == 5 and file["coverage"]["share"] == 0.125
    assert {"at", "branch", "text", "file", "line"} == set(file["coverage"]["missed"][0])
