"""Parameters as people see them: in a table, in an explanation, in the names that a formula may use."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from engine.data.load import load_department
from engine.explain import explain, explain_text
from engine.findings import Place
from engine.language import Scope, Symbol, evaluate, names_used, parameters_used, parse_formula, show, substitute
from engine.rubric.load import load_rubric
from engine.rubric.show import rubric_text
from engine.rubric.show_json import rubric_json
from engine.scoring.score import score
from engine.scoring.scorecard import Scorecard

RUBRIC = Path(__file__).parent.parent / "conformance" / "parameters" / "rubric.yaml"
DATA = "schema: 1\nrubric: conformance/parameters\ndepartment: 甲局\nyear: 2024\ninputs:\n  甲: 40\n  乙: 71\n  丙: 1\n"


@pytest.fixture
def card(tmp_path: Path) -> Scorecard:
    """A department's scorecard."""
    file = tmp_path / "data.yaml"
    file.write_text(DATA, encoding="utf-8")
    return score(*load_department(file, load_rubric(RUBRIC)))


def test_a_parameter_is_a_constant_with_a_name() -> None:
    """It is no figure that data supply; shown by its name, put in as its value."""
    scope = Scope([Symbol("率"), Symbol("及格线", "parameter", value=Fraction(3, 5), text="60%")])
    tree = parse_formula("率 ÷ 及格线", scope, Place("x"))
    assert (names_used(tree), parameters_used(tree)) == ({"率"}, ("及格线",))
    assert show(tree) == "率 ÷ 及格线"
    assert substitute(tree, {"率": "30%"}) == "30% ÷ 60%"
    assert evaluate(tree, {"率": Fraction(3, 10)}, {}) == Fraction(1, 2)


def test_shown() -> None:
    """A table of them; where one is used, both its name and its value."""
    shown = rubric_text(load_rubric(RUBRIC), 200)
    assert "取舍：比率四舍五入到1%（参数“比率取位”）" in shown
    assert re.search(r"比率取位 +1% +1%、0.1%、none（不取舍） +湖北取整到1%", shown)
    assert "得中档得分（2.5）分" in shown and "超过免扣（10%）的部分每1%扣0.1分" in shown
    listed = rubric_json(load_rubric(RUBRIC))["parameters"]
    assert [item["text"] for item in listed if item["name"] == "及格线"] == ["60%"]


def test_explained(card: Scorecard) -> None:
    """Each that a score stands on, with its line; one by its own name too."""
    lines = explain_text(card, "二").splitlines()
    assert "  参数 免扣 ＝ 10%〔rubric.yaml:21〕" in lines
    assert "  参数 比率取位 ＝ 1%〔rubric.yaml:11〕" in lines, "the value's rounding comes from it"
    assert "  参数 得分取位 ＝ 0.1" in explain_text(card, "四"), "the leaf's own rounding comes from it"
    assert "得分取位" not in explain_text(card, "一")
    (alone,) = explain(card, "比率取位")
    assert (alone.kind, alone.result, alone.value) == ("parameter", "1%", Fraction(1, 100))
    assert [line.text for line in alone.lines] == ["参数 比率取位 ＝ 1%", "可以取的值：1%、0.1%、none", "湖北取整到1%"]
