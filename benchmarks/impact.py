"""How long ``biaochi impact`` takes against scoring the same departments under both rubrics, and how that grows.

    python benchmarks/impact.py            30, 60 and 120 departments; then 5, 10 and 20 edits with 60 of them
    python benchmarks/impact.py --rounds 5

Processor time, the least of several rounds; both are measured in one run, turn by turn.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Callable, Sequence

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from engine.compare.reading import Readers  # noqa: E402
from engine.data.sources import Source, sources  # noqa: E402
from engine.impact import impact  # noqa: E402
from engine.scoring.score import score_all  # noqa: E402
from engine.versions import Version, changes_between, load_edited, load_version  # noqa: E402

OLD, NEW = "longhua/2021", "longhua/2022-draft"
COUNTS, EDITS, MANY = (30, 60, 120), (5, 10, 20), 60
# Of every kind; each bears on a score.
GIVEN = (
    "预算编制规范性/deduct/each=2", "固定资产利用率/tiers/1/score=0.9", "固定资产利用率/tiers/2/score=0.6",
    "rounding/rate=0.01%", "重点工作完成情况/deduct/each=2", "绩效目标完整性/deduct/each=2", "rounding/score=0.1",
    "编外人员控制率/tiers/1/score=0.9", "编外人员控制率/tiers/2/score=0.4", "财政供养人员控制率/tiers/1/score=0.9",
    "政府采购执行情况/政府采购执行率/formula=政府采购执行率 ÷ 95% × 1分", "公众或服务对象满意度/tiers/1/score=5",
    "公众或服务对象满意度/tiers/2/score=3", "项目完成及时性/formula=项目完成及时率 × 5分", "预算编制合理性/cap=4",
    "绩效指标明确性/cap=6", "预算执行率/cap=5", "群众信访办理情况/cap=2", "公用经费控制率/cap=5", "财务合规性/cap=2",
    "项目监管/cap=1", "资产管理安全性/cap=1", "管理制度健全性/cap=3",
)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    old, new = load_version(OLD), load_version(NEW)
    with tempfile.TemporaryDirectory() as folder:
        for count in COUNTS:
            report(f"{count} departments", old, new, table(Path(folder), count), rounds)
        for many in EDITS:
            report(f"{many} edits", old, load_edited(OLD, GIVEN[:many]), table(Path(folder), MANY), rounds)


def table(folder: Path, count: int) -> Path:
    """A table of the made-up district with as many departments as wanted, all complete."""
    home = folder / str(count)
    if not home.exists():
        home.mkdir()
        generator = ROOT / "examples" / "district" / "generate.py"
        subprocess.run([sys.executable, str(generator), "--table", str(home), "--count", str(count), "--complete"],
                       check=True, stdout=subprocess.DEVNULL)
    return home / "2021.csv"


def report(name: str, old: Version, new: Version, data: Path, rounds: int) -> None:
    """One line: the time of both, and how many times as long the impact takes."""
    found = sources([data], [old.rubric, new.rubric])[0]
    pairs = [(seconds(lambda: score_twice(old, new, found)), seconds(lambda: impact(old, new, found))) for _ in range(rounds)]
    scored, whole = (min(column) for column in zip(*pairs))
    edits = len(changes_between(old, new).scoring)
    print(f"{name}: {len(found)} departments, {edits} edits that can bear on a score: scoring {scored:.2f} s, "
          f"impact {whole:.2f} s, {whole / scored:.2f} ×", flush=True)


def score_twice(old: Version, new: Version, found: Sequence[Source]) -> None:
    """Reads and scores all departments under both versions."""
    readers = Readers((old, new))
    for version in (old, new):
        score_all(version.rubric, [readers.read(source, version).data for source in found])


def seconds(work: Callable[[], object]) -> float:
    """The processor time of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
