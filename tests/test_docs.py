"""Every YAML block in the docs is a file that loads without an error."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.data.load import read_data
from engine.positions import load_yaml
from engine.resources import data_folder
from engine.rubric.load import read_rubric
from engine.schema_check import check_schema

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
BLOCKS = [
    pytest.param(block, id=f"{path.name}-{index}")
    for path in [*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("README*.md"))]
    for index, block in enumerate(BLOCK.findall(path.read_text(encoding="utf-8")))
]


def test_there_are_blocks() -> None:
    """The docs show YAML."""
    assert len(BLOCKS) >= 2


@pytest.mark.parametrize("block", BLOCKS)
def test_block_loads(block: str, tmp_path: Path) -> None:
    """A whole rubric or data file has no finding; a fragment is at least well-formed YAML."""
    file = tmp_path / "block.yaml"
    file.write_text(block, encoding="utf-8")
    top = load_yaml(block, str(file))
    if "indicators:" in block and "schema:" in block:
        assert [str(item.message) for item in read_rubric(file)[1]] == []
    elif "department:" in block:
        assert [str(item.message) for item in check_schema(top, "data")] == []


def test_the_docs_example_is_scored(tmp_path: Path) -> None:
    """The rubric and the data of the two reference pages belong together."""
    pages = {name: BLOCK.search((ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8"))
             for name in ("指标体系语言", "填报数据")}
    rubric_file, data_file = tmp_path / "rubric.yaml", tmp_path / "data.yaml"
    for name, file in (("指标体系语言", rubric_file), ("填报数据", data_file)):
        found = pages[name]
        assert found is not None
        file.write_text(found[1], encoding="utf-8")
    rubric, faults = read_rubric(rubric_file)
    assert rubric is not None and faults == []
    data, faults = read_data(data_file, rubric)
    assert data is not None and faults == []
    from engine.scoring.score import score

    assert str(score(rubric, data).total) == "331/50"
    assert data_folder("schemas").is_dir()
