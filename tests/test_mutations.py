"""Break every node of a rubric and of a data file in turn: findings come out, never another exception."""

from __future__ import annotations

import copy
import itertools
from pathlib import Path
from typing import Any, Iterator

import pytest
import yaml

from engine.compare import compare
from engine.data.load import load_department
from engine.explain import explain_text
from engine.findings import FindingsError
from engine.lint import lint_paths
from engine.report import render
from engine.review import review
from engine.scoring.output import scorecard_text
from engine.scoring.score import score

GOOD = Path(__file__).parent / "lint" / "positive"
PAIRS = (("rubric", "data"), ("goals", "goals-data"))
CHANGES: tuple[Any, ...] = ("删去", None, [], ["甲"], {"甲": "乙"}, "甲 ÷", "-1", "9" * 50, "")
Path_ = tuple[Any, ...]


def paths(node: Any, above: Path_ = ()) -> Iterator[Path_]:
    """The path of every node below the top."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in pairs:
        yield (*above, key)
        yield from paths(value, (*above, key))


def mutated(top: Any, path: Path_, change: Any) -> Any:
    """The tree with one node changed."""
    result = copy.deepcopy(top)
    holder = result
    for key in path[:-1]:
        holder = holder[key]
    if change == "删去":
        del holder[path[-1]]
    else:
        holder[path[-1]] = change
    return result


def use_everything(rubric: Path, data: Path, broken: str) -> None:
    """Lints what may be broken, then does all that can be done as far as it goes; only findings may stop it."""
    for item in lint_paths([{"rubric": rubric, "data": data}[broken]]):
        assert item.message and (item.place is None or item.place.file)
    try:
        card = score(*load_department(data))
        scorecard_text(card)
        explain_text(card)
        review(card)
        compare([data], [rubric, rubric])
        render(card, "md")
    except FindingsError as error:
        assert error.findings and all(item.message and (item.place is None or item.place.file) for item in error.findings)


@pytest.mark.parametrize("broken", ["rubric", "data"])
@pytest.mark.parametrize("turn", range(3))
@pytest.mark.parametrize("pair", PAIRS, ids=[pair[0] for pair in PAIRS])
def test_only_findings_come_out(broken: str, turn: int, pair: tuple[str, str], tmp_path: Path) -> None:
    """Each node gets three of the changes, taken in turn."""
    files = {name: tmp_path / f"{name}.yaml" for name in ("rubric", "data")}
    trees = {name: yaml.load((GOOD / f"{source}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
             for name, source in zip(files, pair, strict=True)}
    trees["data"]["rubric"] = "rubric.yaml"
    for name, file in files.items():
        file.write_text(written(trees[name]), encoding="utf-8")
    changes = itertools.cycle(CHANGES)
    for _ in range(turn * 4):
        next(changes)
    for path, change in zip(list(paths(trees[broken])), changes):
        files[broken].write_text(written(mutated(trees[broken], path, change)), encoding="utf-8")
        try:
            use_everything(files["rubric"], files["data"], broken)
        except Exception as error:
            raise AssertionError(f"{broken} {path} := {change!r}: {type(error).__name__}: {error}") from error


def written(tree: Any) -> str:
    """The tree as YAML whose scalars aren't quoted, as people write it."""
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10**6).replace("'", "")
