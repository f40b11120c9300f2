"""Files of one name in two folders are told apart in an explanation."""

from __future__ import annotations

from engine.data.load import load_department
from engine.explain import explain_text
from engine.resources import data_folder
from engine.scoring.score import score

EXAMPLES = data_folder("examples")


def test_two_files_of_one_name() -> None:
    """guichi/2022 stands on project/2022."""
    said = explain_text(score(*load_department(EXAMPLES / "guichi-2022" / "502367.yaml")), "预算执行率")
    assert "〔project/2022.yaml:" in said and "〔502367.yaml:" in said and "〔2022.yaml:" not in said


def test_files_of_different_names() -> None:
    said = explain_text(score(*load_department(EXAMPLES / "ezhou-2019" / "1.yaml")), "预算执行率")
    assert "〔2022.yaml:" in said and "参数 执行率取到 ＝ 1%〔2019.yaml:" in said
