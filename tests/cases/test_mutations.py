"""Break every node of a case file in turn: findings come out, never another exception."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import yaml

from engine.cases import FileResult
from engine.cases.output import results_json, results_text
from engine.scoring.output import dump_json
from tests.test_mutations import CHANGES, mutated, paths, written

CASES = """data: data.yaml
baseline: full
unreachable:
- at: 采购/执行
  branch: cap
  reason: 不会超过计划
cases:
- name: 甲
  note: 说明
  department: 甲局
  inputs:
    满意度: 80%
    各季:
    - 季: 上半年
      进度: 40
  answers:
    制度:
      已执行:
        value: 是
        reason: 见记录
  findings:
    培训:
    - note: 没有记录
      count: 2
  not_applicable:
    培训: 没有培训
  claimed:
    满意: 10
  peers:
  - department: 乙局
    inputs:
      工作量: 7
  expect:
    total: 90
    grade: 优
    scores:
      采购/执行: 8
    values:
      完成率: 80%
    findings:
    - B410
"""


def test_only_findings_come_out(tried: Callable[..., FileResult]) -> None:
    """Each node gets every change."""
    tree = yaml.load(CASES, yaml.BaseLoader)
    for path, change in itertools.product(list(paths(tree)), CHANGES):
        text = written(mutated(tree, path, change))
        try:
            result = tried(text, "")
            results_text([result])
            dump_json(results_json([result]))
        except Exception as error:
            raise AssertionError(f"{path} := {change!r}: {type(error).__name__}: {error}") from error
        assert all(item.message and item.hint for item in result.problems)
