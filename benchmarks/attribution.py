"""How long it takes to explain one department's change, against scoring it twice; medians of ratios, in one process.

    python benchmarks/attribution.py [rounds]
"""

from __future__ import annotations

import copy
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any, Callable, Iterator

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from engine.compare import Comparing  # noqa: E402
from engine.data.sources import Source, load_source  # noqa: E402
from engine.scoring.score import score  # noqa: E402
from engine.versions import Version, load_version  # noqa: E402

Tree = dict[str, Any]
LEAVES = 20
DATA = {"schema": 1, "rubric": "bench/0", "department": "某局", "year": 2024,
        "inputs": {**{f"数{index}": 60 + 3 * index for index in range(LEAVES)}, "违规": "否"}}
# What can be edited on one leaf, the first so many of them.
OF_ONE: tuple[tuple[str, Any], ...] = (
    ("formula", "率0 × 4"), ("cap", 4), ("floor", 1), ("rounding", 0.1), ("veto", {"when": "违规", "score": 0}),
    ("full_when", "率0 ≥ 99%"), ("compare", "rounded"), ("if_zero", "zero"))


def base() -> Tree:
    """Twenty leaves in four blocks, each by a rate of its own."""
    leaves = [{"name": f"指标{index}", "points": 5, "formula": f"率{index} × 5", "cap": 5} for index in range(LEAVES)]
    blocks = [{"name": f"块{number}", "points": 25, "indicators": leaves[5 * number:5 * number + 5]} for number in range(4)]
    return {"schema": 1, "id": "bench/0", "title": "例", "year": 2024, "points": 100,
            "rounding": {"rate": "0.1%", "score": 0.01},
            "inputs": {**{f"数{index}": {"unit": "万元"} for index in range(LEAVES)}, "违规": {"type": "bool"}},
            "values": {f"率{index}": {"formula": f"数{index} ÷ 120 万元 × 100%"} for index in range(LEAVES)}, "indicators": blocks}


def leaf(tree: Tree, index: int) -> Tree:
    """A leaf by its number."""
    found: Tree = tree["indicators"][index // 5]["indicators"][index % 5]
    return found


def apart(number: int, total: str = "") -> Tree:
    """Edits of so many leaves; with ``total`` the total is rounded in both versions, so that leaves don't just add up."""
    tree = base()
    for index in range(number):
        leaf(tree, index)["formula"] = f"率{index} × 4.5"
    return held(tree) if total else tree


def held(tree: Tree) -> Tree:
    """The rubric with a total that is rounded."""
    tree["rounding"]["total"] = 0.1
    return tree


def on_one(number: int) -> Tree:
    """So many edits of one leaf."""
    tree = base()
    for key, value in OF_ONE[:number]:
        leaf(tree, 0)[key] = copy.deepcopy(value)
    return tree


def cases() -> Iterator[tuple[str, Tree, Tree]]:
    """What is measured: name, old and new rubric."""
    for number in (1, 5, 10, 15):
        yield f"{number} edits, each of another leaf", base(), apart(number)
    for number in range(1, len(OF_ONE) + 1):
        yield f"{number} edits of one leaf", base(), on_one(number)
    for number in (1, 5, 10, 15):
        yield f"{number} edits, the total rounded", held(base()), apart(number, "total")


def version(folder: Path, tree: Tree, number: int) -> Version:
    """A rubric as a user would load it."""
    file = folder / f"{number}.yaml"
    file.write_text(yaml.safe_dump({**tree, "id": f"bench/{number}"}, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return load_version(file)


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measured(old: Version, new: Version, source: Source, rounds: int) -> tuple[float, float]:
    """Comparing ÷ scoring twice, for the first department and (what the versions share is made) for each further one."""
    first, further = [], []
    for _ in range(rounds):
        comparing = Comparing((old, new))
        cold, warm = (seconds(partial(comparing.compare, [source, source])) for _ in range(2))
        plain = sum(seconds(partial(score, side.rubric, comparing.readers.read(source, side).data)) for side in (old, new))
        first.append(cold / plain)
        further.append(warm / plain)
    return statistics.median(first), statistics.median(further)


def main(rounds: int = 5) -> None:
    """Prints a row for every case."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data.yaml").write_text(yaml.safe_dump(DATA, allow_unicode=True), encoding="utf-8")
        source = load_source(folder / "data.yaml")[0]
        assert source is not None
        print(f"{'':36}{'first':>8}{'further':>9}   × scoring twice")
        for title, old, new in cases():
            first, further = measured(version(folder, old, 0), version(folder, new, 1), source, rounds)
            print(f"{title:36}{first:8.1f}{further:9.1f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
