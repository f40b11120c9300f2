"""Only the findings on what is explained stand below an explanation."""

from __future__ import annotations

import pytest

from engine.data.load import load_department
from engine.explain import findings_about
from engine.resources import data_folder
from engine.scoring.score import score
from engine.scoring.scorecard import Scorecard

DATA = data_folder("examples") / "guichi-2022" / "502367.yaml"
DIVISOR, EFFECT, CONTENT = ("B411", "预算执行率"), ("B410", "效益指标"), ("B410", "满意度指标")


def _card() -> Scorecard:
    return score(*load_department(DATA))


@pytest.mark.parametrize(("name", "told"), [
    ("预算执行率", [DIVISOR]), ("值:执行率", [DIVISOR]), ("全年预算数", [DIVISOR]), ("全年执行数", []),
    ("产出指标", []), ("补助村数", []), ("效益指标", [EFFECT]), ("经济效益", []), ("可持续影响（来源截断）", [EFFECT]),
    ("满意度指标", [CONTENT]), ("合计", [DIVISOR, EFFECT, CONTENT]), (None, [DIVISOR, EFFECT, CONTENT])])
def test_findings_on_what_is_explained(name: str | None, told: list[tuple[str, str]]) -> None:
    found = findings_about(_card(), name)
    assert [(item.code, item.params["name"]) for item in found if item.severity == "error"] == told
