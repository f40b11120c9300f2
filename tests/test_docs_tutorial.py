"""The tutorial is followed to the letter: its rubric lints clean, its data score as it says, its cases pass, next year extends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine import run_cases
from engine.cases.output import results_text
from engine.data.load import load_department
from engine.exact import plain
from engine.lint.files import lint_paths
from engine.positions import load_yaml
from engine.rubric.load import load_rubric, read_rubric
from engine.scoring.score import score
from tests.test_docs import BLOCK, PAGES

PAGE = PAGES["写一份指标体系"]
BLOCKS = BLOCK.findall(PAGE)
RUBRIC = next(block for block in BLOCKS if "indicators:" in block and block.startswith("schema: 1"))
DATA = next(block for block in BLOCKS if "department:" in block)
CASES = next(block for block in BLOCKS if "baseline:" in block)
NEXT = next(block for block in BLOCKS if "extends:" in block)


def laid_out(folder: Path) -> Path:
    """Everything where the tutorial puts it."""
    home = folder / "rubrics" / "mycounty"
    home.mkdir(parents=True)
    for path, text in ((home / "2025.yaml", RUBRIC), (home / "2025.cases.yaml", CASES), (home / "2026.yaml", NEXT),
                       (folder / "我局.yaml", DATA)):
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tutorial's folder."""
    return laid_out(tmp_path)


def test_nothing_is_found(folder: Path) -> None:
    assert [(item.code, item.message) for item in lint_paths([folder])] == []


def test_scores_are_as_told(folder: Path) -> None:
    card = score(*load_department(folder / "我局.yaml"))
    told = re.search(r"在职人员控制率 104%.*?\n\n", PAGE, re.DOTALL)
    assert told is not None and card.total is not None
    said = dict(re.findall(r"(人员控制率|重点支出安排率|群众满意度)[^，；]*?，[^；]*?得 ([\d.]+) 分", told[0]))
    assert len(said) == 3
    assert {name: plain(card.node(name).score or 0) for name in said} == said
    assert plain(card.total) in told[0] and "79.48" in told[0]
    before = next(step.before for step in card.steps if step.kind == "rescale")
    assert before is not None and plain(before) == "79.48"


def test_its_cases_pass(folder: Path) -> None:
    result = run_cases(folder / "rubrics" / "mycounty" / "2025.cases.yaml")
    assert result.passed and not result.problems


def test_coverage_is_as_told(folder: Path) -> None:
    """The two lines on top, and the line of the list that is explained."""
    said = results_text([run_cases(folder / "rubrics" / "mycounty" / "2025.cases.yaml")])
    shown = re.search(r"前两行.*?\n## ", PAGE, re.DOTALL)
    assert shown is not None
    told = [line.strip() for line in re.findall(r"^    (.*)$", shown[0], re.MULTILINE)][:3]
    assert told[0] in said.replace(str(folder) + "/", "") and all(line in said for line in told[1:])
    assert "第 79 行" in shown[0] and "只到了其中 3 种" in shown[0] and "26 是" in shown[0]


def test_next_year_changes_the_wording_with_the_points(folder: Path) -> None:
    """No official wording is left that speaks of other points than the indicator has."""
    rubric = load_rubric(folder / "rubrics" / "mycounty" / "2026.yaml")
    changed = next(node for node in rubric.walk() if node.name == "预算执行率")
    assert f"{plain(changed.points)}分" in changed.standard and "20分" not in changed.standard


def test_the_editor_finds_the_schema(tmp_path: Path) -> None:
    """The path to the schema is right for the folders that the tutorial makes."""
    path = re.search(r"\$schema=(\S+)", PAGE)
    assert path is not None
    home = tmp_path / "绩效" / "rubrics" / "mycounty"
    home.mkdir(parents=True)
    wanted = tmp_path / "biaochi" / "schemas" / "rubric.schema.json"
    assert (home / path[1]).resolve() == wanted.resolve()


def test_next_year_is_what_changed(folder: Path) -> None:
    rubric = load_rubric(folder / "rubrics" / "mycounty" / "2026.yaml")
    points = {node.name: node.points for node in rubric.walk()}
    assert (points["过程"], points["预算执行率"], points["预算公开"]) == (50, 15, 5)


def test_the_pieces_are_pieces_of_the_whole() -> None:
    """What is shown on the way is what stands in the whole file (the head says less of rounding)."""
    whole = load_yaml(RUBRIC, "rubric.yaml").plain()
    leaves = {leaf["name"]: leaf for block in whole["indicators"] for leaf in block["indicators"]}
    for block in BLOCKS:
        if block.startswith("indicators:"):
            piece = load_yaml(block, "piece.yaml").plain()["indicators"][0]
            assert leaves[piece["name"]] == piece
        elif block.startswith(("inputs:", "values:")):
            key, entries = next(iter(load_yaml(block, "piece.yaml").plain().items()))
            assert {name: whole[key][name] for name in entries} == entries


def test_the_error_is_as_shown(folder: Path) -> None:
    wrong = RUBRIC.replace("80%(含)-90%\n", "80%-90%\n").replace("70%(含)-80%\n", "70%-80%\n")
    path = folder / "rubrics" / "mycounty" / "2025.yaml"
    path.write_text(wrong, encoding="utf-8")
    found = [item for item in read_rubric(path)[1] if item.code == "B153"]
    assert f"错误 B153 {found[0].message}" in PAGE and f"提示：{found[0].hint}" in PAGE
