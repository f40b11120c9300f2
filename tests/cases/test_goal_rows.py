"""KPI rows in cases: scores of rows, and which ways of their rule were taken."""

from __future__ import annotations

import shutil
from pathlib import Path

from engine.cases import run_cases

RUBRIC = Path(__file__).parent.parent / "lint" / "positive" / "goals.yaml"
CASES = """\
schema: 1
rubric: goals.yaml
baseline: full
cases:
- name: 达到、没有达到、不适用
  goals:
  - level1: 产出指标
    name: 服务人数
    target: 100人次
    actual: 100人次
    points: 20
  - level1: 产出指标
    name: 达标率
    target: ≥90%
    actual: 60%
    points: 20
  - level1: 产出指标
    name: 采购
    target: 100%
    not_applicable: 没有采购
    points: 10
  expect:
    scores:
      产出指标: 41.66
      产出指标/达标率: 13.33
      效益指标: 30
- name: 晚了、定性、目标为零
  goals:
  - level1: 产出指标
    name: 完成时限
    target: 2020年
    actual: 2021年
    degree: 85%
    reason: 延期
    points: 20
  - level1: 产出指标
    name: 合规性
    target: 合规
    level: 部分达成
    degree: 70%
    reason: 一处疏漏
    points: 20
  - level1: 产出指标
    name: 节约率
    target: ≥0
    actual: -1
    points: 10
  expect:
    scores:
      产出指标: 31
"""


def test_rows_are_expected_and_their_ways_covered(tmp_path: Path) -> None:
    shutil.copy(RUBRIC, tmp_path / "goals.yaml")
    (tmp_path / "goals.cases.yaml").write_text(CASES, encoding="utf-8")
    found = run_cases(tmp_path / "goals.cases.yaml")
    assert [item.passed for item in found.cases] == [True, True] and found.coverage is not None
    own = {way.key for way in found.coverage.ways if way.at == "产出指标"}
    missed = {way.key for way in found.coverage.missed if way.at == "产出指标"}
    assert own - missed == {"met", "missed:at_least", "not_applicable", "late", "level:部分达成", "zero_target"}
    assert {way.at for way in found.coverage.missed} >= {"效益指标", "预算执行率"}
