"""Commands on a table of many departments."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.books import workbook

TABLES = Path(__file__).parents[1] / "data" / "table"
TABLE = TABLES / "positive" / "完整.csv"
DATA = "schema: 1\nrubric: 甲/2024\ndepartment: 丙局\nyear: 2024\n"


def test_score_takes_a_table_like_a_folder(run: Any, tmp_path: Path) -> None:
    done = run("score", TABLE)
    assert (done.status, done.err) == (0, "")
    assert "区教育局    30  19.14" in done.out and "区财政局    30  27.00" in done.out
    cards = json.loads(run("score", TABLE, "--format", "json").out)["scorecards"]
    assert [(card["department"], card["total"]) for card in cards] == [("区教育局", 19.14), ("区财政局", 27)]
    assert cards[0]["data"]["sha256"] == cards[1]["data"]["sha256"]


def test_score_takes_tables_and_files_together(run: Any, tmp_path: Path) -> None:
    (tmp_path / "rubrics").symlink_to(TABLES / "rubrics")
    (tmp_path / "丙.yaml").write_text(DATA, encoding="utf-8")
    done = run("score", TABLE, tmp_path / "丙.yaml", "--format", "json")
    assert done.status == 1
    cards = json.loads(done.out)["scorecards"]
    assert [card["department"] for card in cards] == ["区教育局", "区财政局", "丙局"]


def test_a_rubric_for_a_table_without_one(run: Any, tmp_path: Path) -> None:
    table = tmp_path / "表.xlsx"
    table.write_bytes(workbook({"部门": [["部门", "采购计划金额"], ["甲局", 1]]}))
    assert "B364" in run("score", table).err
    done = run("score", table, "--rubric", TABLES / "rubrics" / "甲" / "2024.yaml", "--format", "json")
    assert json.loads(done.out)["scorecards"][0]["department"] == "甲局"


def test_faults_are_printed_with_their_cells(run: Any, tmp_path: Path) -> None:
    """A line of a text with its caret; of a workbook the cell alone; and what is only to be warned of is said too."""
    done = run("score", TABLES / "negative" / "不认识的列.csv")
    assert done.status == 1 and "—" in done.out
    assert "不认识的列.csv:1:16 警告 B351" in done.err and "实际采购金额" in done.err and "＾" in done.err
    table = tmp_path / "表.xlsx"
    table.write_bytes(workbook({"部门": [["部门", "满意度", "满意的"], ["甲局", 0.9, 1], ["合计", None, None]]}))
    rubric = TABLES / "rubrics" / "甲" / "2024.yaml"
    done = run("score", table, "--rubric", rubric)
    assert "表.xlsx[部门]:C1 警告 B351" in done.err
    table.write_bytes(workbook({"部门": [["部门", "满意度"], ["甲局", 0.9], ["合计", None]]}))
    done = run("score", table, "--rubric", rubric)
    assert "表.xlsx[部门]:B2 警告 B318" in done.err and "表.xlsx[部门]:A3 警告 B363" in done.err


def test_lint_reads_every_row(run: Any, tmp_path: Path) -> None:
    assert run("lint", TABLE).status == 0
    done = run("lint", TABLES / "negative" / "数读不懂.csv", "--format", "json")
    found = json.loads(done.out)["findings"]
    assert {(item["code"], item["line"]) for item in found} >= {("B020", 2), ("B301", 2), ("B316", 2)}
    assert done.status == 1


@pytest.mark.parametrize("command", ("explain", "review", "report"))
def test_commands_for_one_department(command: str, run: Any, tmp_path: Path) -> None:
    """A table with one department is its data; one with several is refused with a way out."""
    done = run(command, TABLE)
    assert done.status == 2 and "B732" in done.err and "score" in done.err
    rows = list(csv.reader(io.StringIO(TABLE.read_text(encoding="utf-8"))))
    (tmp_path / "rubrics").symlink_to(TABLES / "rubrics")
    with (tmp_path / "表.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows[:2])
    (tmp_path / "表.项目.csv").write_text("部门,项目名称,状态\n区教育局,一,已完成\n", encoding="utf-8")
    done = run(command, tmp_path / "表.csv")
    assert done.out and "B7" not in done.err


def test_a_table_of_peers(run: Any, tmp_path: Path) -> None:
    """``--peers`` takes tables too; they must name the same rubric."""
    (tmp_path / "rubrics").symlink_to(TABLES / "rubrics")
    own = tmp_path / "丙.yaml"
    own.write_text(DATA, encoding="utf-8")
    assert "B717" not in run("score", own, "--peers", TABLE).err
    own.write_text(DATA.replace("2024", "2025"), encoding="utf-8")
    assert "B717" in run("score", own, "--peers", TABLE).err


def test_show_columns_makes_a_table(run: Any, tmp_path: Path) -> None:
    done = run("show", TABLES / "rubrics" / "甲" / "2024.yaml", "--columns")
    (headings,) = csv.reader(io.StringIO(done.out))
    assert headings[:3] == ["部门", "采购计划金额", "实际采购金额"]
    assert "表名.项目.csv" in done.err and "部门,项目名称,状态,预算数" in done.err
    assert run("show", "longhua/2021", "--columns", "--resolved").status == 2
