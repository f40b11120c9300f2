"""Parameters in the text of a range: which words are names, what they stand for, what can't be told."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from engine.data.load import load_department
from engine.explain import explain_text
from engine.figures_text import read_number
from engine.language import canonical
from engine.rubric.load import load_rubric
from engine.rubric.model import Parameter
from engine.rubric.range_names import read_named
from engine.scoring.score import score

HERE = Path(__file__).parent.parent / "conformance" / "parameters"


def parameter(name: str, text: str, unit: str = "") -> Parameter:
    """One as a rubric declares it."""
    value = None if text == "none" else read_number(text, unit)
    assert value is None or isinstance(value, Fraction)
    return Parameter(name, value, text, unit)


KNOWN = {canonical(item.name): item for item in (
    parameter("达标线", "90%"), parameter("合格线", "60", "%"), parameter("线", "70%"), parameter("允许天数", "15", "天"),
    parameter("“三公”上限（含税）", "1,200", "万元"), parameter("负数", "-5%"), parameter("光秃的", "60"), parameter("不取舍", "none"))}


@pytest.mark.parametrize("text, condition", [
    ("不低于达标线", "率 ≥ 达标线"), ("≥ 达标线", "率 ≥ 达标线"), ("达标线以上", "率 ≥ 达标线"),
    ("合格线（含）-达标线（不含）", "合格线 ≤ 率 ＜ 达标线"),
    ("线(含)-90%(不含)", "线 ≤ 率 ＜ 90%"), ("60(含)-线(不含)", "60% ≤ 率 ＜ 线"), ("±线以内", "绝对值（率） ≤ 线"),
    ("允许天数以内", "率 ≤ 允许天数"), ("超过“三公” 上限(含税)", "率 ＞ “三公”上限（含税）"), ("=负数", "率 ＝ 负数"),
    ("合格线≤率<达标线", "合格线 ≤ 率 ＜ 达标线"), ("低于60%", "率 ＜ 60%"),
])
def test_names_stand_for_their_values(text: str, condition: str) -> None:
    """The longest name wins; the condition keeps the name."""
    found = read_named(text, KNOWN)
    assert found.span is not None and found.astray is None
    assert found.span.condition("率") == condition


@pytest.mark.parametrize("text", ["不低于标准线吧", "达标线左右", "未声明的", "线线"])
def test_what_is_no_range(text: str) -> None:
    """A name alone doesn't make a range of it."""
    assert read_named(text, KNOWN).span is None


@pytest.mark.parametrize("text, name", [("光秃的-90%", "光秃的"), ("≥不取舍", "不取舍")])
def test_what_a_parameter_cannot_mean(text: str, name: str) -> None:
    """60 beside 90% would be read as 60%, but the parameter is 60; none is no number."""
    astray = read_named(text, KNOWN).astray
    assert astray is not None and astray.name == name


def test_explained_by_name_and_value(tmp_path: Path) -> None:
    """What decides is said with the parameter's name, and the parameter with its line."""
    file = tmp_path / "data.yaml"
    file.write_text("schema: 1\nrubric: conformance/parameters-ranges\ndepartment: 甲局\nyear: 2020\ninputs:\n"
                    "  利用率: 75%\n  偏差率: 1%\n  办理天数: 3\n", encoding="utf-8")
    card = score(*load_department(file, load_rubric(HERE / "ranges.yaml")))
    said = explain_text(card, "利用情况")
    assert "参数 合格线 ＝ 60%" in said and "合格线 ≤ 利用率 ＜ 达标线" in said
    changed = score(*load_department(file, load_rubric(HERE / "ranges-changed.yaml")))
    assert "参数 达标线 ＝ 95%" in explain_text(changed, "利用情况")
