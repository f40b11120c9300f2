"""Break every node of an extension, and of its base, in turn: findings come out, never another exception."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.findings import FindingsError
from engine.lint import lint_paths
from engine.rubric.load import load_rubric
from engine.rubric.resolved import resolved_yaml
from engine.rubric.show import rubric_text
from tests.test_mutations import CHANGES, mutated, paths, written

HERE = Path(__file__).parent / "extends"
EXTENSIONS = sorted((HERE / "merged").glob("*/rubric.yaml"))


def read(path: Path) -> Any:
    """The file as plain data, every scalar a text."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def use(file: Path) -> None:
    """Lints and shows as far as it goes. What has errors isn't loaded once more: linting has loaded it."""
    found = lint_paths([file])
    for item in found:
        assert item.message and item.hint is not None and (item.place is None or item.place.file)
    if any(item.severity == "error" for item in found):
        return
    try:
        rubric = load_rubric(file)
        rubric_text(rubric)
        resolved_yaml(rubric)
    except FindingsError as error:
        assert error.findings


def break_each(file: Path, used: Path, turn: int) -> None:
    """Writes each mutation of ``file`` in turn and uses the extension."""
    tree, changes = read(file), itertools.cycle(CHANGES)
    for _ in range(turn * 4):
        next(changes)
    for path, change in zip(list(paths(tree)), changes):
        file.write_text(written(mutated(tree, path, change)), encoding="utf-8")
        try:
            use(used)
        except Exception as error:
            raise AssertionError(f"{file.name} {path} := {change!r}: {type(error).__name__}: {error}") from error


@pytest.mark.parametrize("extension", EXTENSIONS, ids=lambda path: path.parent.name)
def test_a_broken_extension(extension: Path, tmp_path: Path) -> None:
    """Every node of the extending file, with another change in each example."""
    for base in ("base.yaml", "lists.yaml"):
        (tmp_path / base).write_bytes((HERE / base).read_bytes())
    file = tmp_path / "rubric.yaml"
    file.write_text(extension.read_text(encoding="utf-8").replace("../../", ""), encoding="utf-8")
    break_each(file, file, EXTENSIONS.index(extension) % 3)


@pytest.mark.parametrize("name, based_on", [("移出再删去", "base.yaml"), ("顶层的各项", "base.yaml"), ("逐条修改", "lists.yaml")])
def test_a_broken_base(name: str, based_on: str, tmp_path: Path) -> None:
    """Every node of the base, under an extension that moves, removes and sets."""
    base, file = tmp_path / based_on, tmp_path / "rubric.yaml"
    base.write_bytes((HERE / based_on).read_bytes())
    text = (HERE / "merged" / name / "rubric.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("../../", ""), encoding="utf-8")
    break_each(base, file, 0)
