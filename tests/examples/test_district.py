"""The made-up district: its files are what the generator writes, and they hold what a comparison has to show."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Callable

import pytest

from engine import load_data, load_rubric, score
from engine.resources import data_folder
from engine.scoring.scorecard import Scorecard

HOME = data_folder("examples") / "district"
NEW = "授予中小企业合同金额"
# The rates that either version has a threshold for: dividend, divisor, thresholds in per cent.
RATES = (
    ("实际采购金额", "采购计划金额", (95, 100)),
    ("在用固定资产", "固定资产总额", (60, 75, 90)),
    ("劳务派遣人员数量（含直接聘用的编外人员）", "在职人员总数", (5, 8, 10)),
    ("“三公”经费实际支出数", "“三公”经费预算安排数", (90, 100)),
    ("日常公用经费决算数", "日常公用经费调整预算数", (90, 100)),
    (NEW, "实际采购金额", (30, 40)),
)
Row = dict[str, str]


def made(home: Path, *options: str) -> Path:
    """The folder, with what the generator writes there."""
    subprocess.run([sys.executable, str(HOME / "generate.py"), *options, str(home)], check=True)
    return home


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """The departments of the table."""
    with (HOME / "2021.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same departments as data files."""
    return made(tmp_path_factory.mktemp("district"), "--folder")


@pytest.fixture(scope="module")
def cards(folder: Path) -> list[Scorecard]:
    """Every department's scores under longhua/2021."""
    rubric = load_rubric("longhua/2021")
    return [score(rubric, load_data(path, rubric)) for path in sorted(folder.glob("*.yaml"))]


def share(row: Row, part: str, whole: str) -> Fraction | None:
    """The rate of two columns, in per cent."""
    return Fraction(row[part]) / Fraction(row[whole]) * 100 if row[part] and Fraction(row[whole]) else None


def test_the_tables_are_what_the_generator_writes(tmp_path: Path) -> None:
    """Byte for byte, with the mark by which Excel and WPS know UTF-8."""
    made(tmp_path, "--table")
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in HOME.glob("*.csv")}
    assert set(written) == {"2021.csv", "2021.项目.csv"}
    assert all(content.startswith(b"\xef\xbb\xbf") for content in written.values())
    assert sum(path.stat().st_size for path in HOME.iterdir() if path.is_file()) < 300_000


def test_sixty_departments_of_their_own(rows: list[Row]) -> None:
    """Each once, all clearly made up; three haven't given the figure that only the draft asks for, and nothing else is blank."""
    names = {row["部门"] for row in rows}
    assert len(rows) == len(names) == 60 and all(name.startswith("示例区") for name in names)
    blank = Counter(column for row in rows for column, cell in row.items() if not cell and not column.endswith("（理由）"))
    assert blank == {NEW: 3}
    with (HOME / "2021.项目.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row["部门"] for row in csv.DictReader(file)} == names


def test_the_folder_holds_the_same(rows: list[Row], cards: list[Scorecard]) -> None:
    """One file a department, in the order of the table, with the same figures."""
    assert [card.data.department for card in cards] == [row["部门"] for row in rows]
    for row, card in zip(rows, cards):
        assert Fraction(row["采购计划金额"]) == card.figures["采购计划金额"].value
        assert Fraction(row["四季度支出进度"][:-1]) / 100 == card.tables["各季度预算执行情况"][3]["支出进度"].value


def test_the_draft_moves_grades_both_ways(rows: list[Row], cards: list[Scorecard], tmp_path: Path) -> None:
    """Scored under 2022-draft (all figures that it asks for, an indicator by its new name), some rise and some fall."""
    rubric, moved = load_rubric("longhua/2022-draft"), []
    ends = (60, 80, 90)
    for path, card in zip(sorted(made(tmp_path, "--complete", "--folder").iterdir()), cards):
        text = path.read_text(encoding="utf-8").replace("资产管理安全性", "资产管理规范性")
        text = re.sub(r"(?m)^  无法提供检查监督证明材料:.*\n", "", text)
        path.write_text(text.replace("longhua/2021", rubric.id).replace("year: 2021", "year: 2022"), encoding="utf-8")
        after, before = score(rubric, load_data(path, rubric)).total, card.total
        assert before is not None and after is not None
        moved.append(sum(after >= end for end in ends) - sum(before >= end for end in ends))
    assert moved.count(1) >= 2 and moved.count(-1) >= 5


def test_everybody_has_a_total_and_they_are_spread(cards: list[Scorecard]) -> None:
    """No errors; most are good, some in trouble; some stand close to a grade's end, and some are level."""
    assert not [item for card in cards for item in card.findings if item.severity == "error"]
    totals = [card.total for card in cards if card.total is not None]
    assert len(totals) == 60
    bands = Counter("优" if total >= 90 else "良" if total >= 80 else "中" if total >= 60 else "差" for total in totals)
    assert bands["优"] >= 30 and bands["良"] >= 5 and bands["中"] >= 5 and 2 <= bands["差"] <= 5
    assert sum(any(abs(total - end) <= Fraction(1, 2) for end in (60, 80, 90)) for total in totals) >= 5
    assert len(set(totals)) <= len(totals) - 3


@pytest.mark.parametrize(("part", "whole", "lines"), RATES, ids=[part for part, *_ in RATES])
def test_figures_stand_on_thresholds(rows: list[Row], part: str, whole: str, lines: tuple[int, ...]) -> None:
    """Every threshold of a rate, of either version, has departments exactly on it."""
    on = Counter(share(row, part, whole) for row in rows)
    assert all(on[Fraction(line)] >= 1 for line in lines), on
    assert sum(on[Fraction(line)] for line in lines) >= 6


def test_spending_never_falls(rows: list[Row]) -> None:
    """Quarters count from the beginning of the year."""
    for row in rows:
        done = [Fraction(row[f"{quarter}季度支出进度"][:-1]) for quarter in "一二三四"]
        assert done == sorted(done) and done[0] > 0


def test_budgets_moved_by_exactly_the_free_share(rows: list[Row]) -> None:
    """5% and 10%, where deductions begin in the two versions; also upwards and downwards."""
    moved = [(Fraction(row["调整后预算数"]) / Fraction(row["年初预算数"]) - 1) * 100 for row in rows]
    assert {-10, -5, 5, 10} <= set(moved) | {-value for value in moved}
    assert {abs(value) for value in moved} >= {0, 5, 10, 15} and min(moved) < 0 < max(moved)


@pytest.mark.parametrize(("holds", "least", "most"), [
    (lambda row: Fraction(row["实际采购金额"]) > Fraction(row["采购计划金额"]), 2, 3),
    (lambda row: row["存在违规支出"] == "是", 2, 3),
    (lambda row: row["专项资金绩效评价结果为差"] == "是", 1, 3),
    (lambda row: row["涉密部门"] == "是", 1, 1),
    (lambda row: Fraction(row["采购计划金额"]) == 0 == Fraction(row["实际采购金额"]), 2, 5),
    (lambda row: row["信访件数"] == "0", 2, 5),
    (lambda row: Fraction(row["四季度支出进度"][:-1]) < 80, 2, 4),
    (lambda row: row["四季度支出进度"] == "80%", 1, 6),
    (lambda row: row["公众或服务对象满意度"] in ("80%", "90%", "95%"), 10, 40),
    (lambda row: (share(row, "“三公”经费实际支出数", "“三公”经费预算安排数") or 0) > 150, 0, 0),
], ids=["overbought", "illegal", "poor fund", "secret", "0/0 bought", "0/0 letters", "under 80%", "on 80%", "content", "no one"])
def test_what_few_have(rows: list[Row], holds: Callable[[Row], bool], least: int, most: int) -> None:
    """Vetoes and empty divisors are hit by a few; the draft's veto on 三公 by nobody, so that it has no effect."""
    assert least <= sum(holds(row) for row in rows) <= most


def test_more_departments_leave_the_first_as_they_were(folder: Path, tmp_path: Path) -> None:
    """So that a benchmark with more of them still holds these; their names stay distinct, other seeds give other figures."""
    more = sorted(made(tmp_path / "more", "--count", "130", "--folder").iterdir())
    assert [path.read_bytes() for path in more[:60]] == [path.read_bytes() for path in sorted(folder.iterdir())]
    assert len({path.read_text(encoding="utf-8").split("department: ")[1].split("\n")[0] for path in more}) == 130
    other = made(tmp_path / "other", "--seed", "2", "--count", "1", "--folder") / "0001.yaml"
    assert other.read_bytes() != more[0].read_bytes()


def test_the_complete_folder_has_the_new_figure_too(tmp_path: Path) -> None:
    """Only where it is asked for: longhua/2021 doesn't know it."""
    whole = [path.read_text(encoding="utf-8") for path in made(tmp_path, "--complete", "--folder").iterdir()]
    assert len(whole) == 60 and all(f"\n  {NEW}: " in text for text in whole)
