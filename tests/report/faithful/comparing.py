"""Numbers sentence by sentence, cells row by row: what agrees, and every difference."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from . import reading, rendered
from .aligning import aligned
from .numbers import numbers, same, sentences
from .reading import Grid

PUBLISHED = Path(__file__).with_name("published.txt")
COMPUTED_TEXT, WRITTEN_TEXT, TABLE = "由数据算出的各节", "部门自己写的各节", "表"
# The sections whose sentences come from figures; the others stand in the department's text.
COMPUTED = ("2021年部门预算编制情况", "部门整体支出年初预算安排", "部门整体支出预算调整情况", "预算执行情况", "结转结余率",
            "政府采购执行情况", "项目管理情况", "资产管理情况", "人员管理情况", "预算使用经济性", "预算执行率", "项目完成及时性",
            "预算使用公平性", "部门整体支出绩效评价指标评分情况")
COMPUTED_BELOW = "存在问题"
Sections = dict[tuple[str, ...], list[str]]


@dataclass(frozen=True)
class Difference:
    """Where the two texts differ: numbers or cells of the published one (none: it is added), and those that are rendered."""

    where: str
    published: tuple[str, ...]
    rendered: tuple[str, ...]
    sentence: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What a difference is known by."""
        return self.where, " ".join(self.published), " ".join(self.rendered)


@dataclass(frozen=True)
class Result:
    """One section or table: how many numbers or cells the published one has, how many agree, and what doesn't."""

    where: str
    total: int
    equal: int
    differences: tuple[Difference, ...]
    kind: str


@lru_cache(maxsize=1)
def published() -> list[str]:
    """The published report's lines, mended."""
    return reading.mended(PUBLISHED.read_text(encoding="utf-8").split("\n"))


def texts() -> tuple[Sections, Sections]:
    """The sections of the published report and of the one that is rendered, without tables."""
    made = rendered.before_notes(rendered.rendered())
    return reading.sections(reading.pieces(published())), reading.sections(rendered.pieces(made))


def is_computed(path: tuple[str, ...]) -> bool:
    """Whether a section's sentences come from figures."""
    return bool(path) and (path[-1] in COMPUTED or COMPUTED_BELOW in path)


def compare() -> list[Result]:
    """Every section and table of the published report against the one that is rendered."""
    theirs, ours = texts()
    sections = [compared_texts(path[-1] if path else "开头", theirs.get(path, []), ours.get(path, []), is_computed(path))
                for path in dict.fromkeys([*theirs, *ours])]
    return [*sections, *compared_tables(reading.tables(published()), rendered.tables(rendered.rendered()))]


def compared_texts(where: str, theirs: Sequence[str], ours: Sequence[str], computed: bool) -> Result:
    """The numbers of one section."""
    left, right = ([sentence for text in texts for sentence in sentences(text)] for texts in (theirs, ours))
    total = equal = 0
    found: list[Difference] = []
    for one, other in aligned(left, right):
        before, after = numbers(one or ""), numbers(other or "")
        kept, differences = differing(where, before, after, one or other or "", lambda a, b: a == b)
        total, equal = total + len(before), equal + kept
        found += differences
    return Result(where, total, equal, tuple(found), COMPUTED_TEXT if computed else WRITTEN_TEXT)


def differing(where: str, before: Sequence[str], after: Sequence[str], sentence: str,
              alike: Callable[[str, str], bool]) -> tuple[int, list[Difference]]:
    """How many agree in order, and the stretches that don't."""
    names: Mapping[str, str] = {other: one for other in after for one in before if alike(one, other)}
    right = [names.get(item, item) for item in after]
    kept, found = 0, []
    for tag, start, end, low, high in SequenceMatcher(None, before, right, autojunk=False).get_opcodes():
        if tag == "equal":
            kept += end - start
        else:
            found.append(Difference(where, tuple(before[start:end]), tuple(after[low:high]), sentence))
    return kept, found


def compared_tables(theirs: Sequence[Grid], ours: Sequence[Grid]) -> list[Result]:
    """The tables by their numbers."""
    mine = {grid.number: grid for grid in ours}
    return [_compared_table(grid, mine.get(grid.number, Grid(grid.number, ()))) for grid in theirs]


def _compared_table(theirs: Grid, ours: Grid) -> Result:
    where = f"表{theirs.number}" if theirs.number[0].isdigit() else theirs.number
    rows = {"\t".join(row): row for row in (*theirs.rows, *ours.rows)}
    total = equal = 0
    found: list[Difference] = []
    for one, other in aligned(["\t".join(row) for row in theirs.rows], ["\t".join(row) for row in ours.rows]):
        before, after = rows.get(one or "", ()), rows.get(other or "", ())
        total += len(before)
        if "".join(before) == "".join(after):
            equal += len(before)
            continue
        kept, differences = differing(where, before, after, before[0] if before else after[0], same)
        equal += kept
        found += differences
    return Result(where, total, equal, tuple(found), TABLE)
