"""A table says the same as data files: what a tree holds, written as a table, is read as the same data."""

from __future__ import annotations

import csv
import io
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import load_rubric
from engine.data.figures import Reader
from engine.data.load import build_data, load_departments
from engine.data.model import DepartmentData
from engine.data.sources import load_source, sources
from engine.exact import plain
from engine.positions import MapNode, load_yaml
from engine.resources import data_folder
from engine.rubric.model import Rubric
from engine.scoring.score import score
from tests.books import workbook

HERE = Path(__file__).parent
EXAMPLE = data_folder("examples") / "longhua-2021" / "data.yaml"
PARTS = {"source": "来源", "assumed": "推定", "reason": "理由", "degree": "实现程度"}
GOALS = {"level1": "一级指标", "level2": "二级指标", "name": "指标名称", "unit": "单位", "target": "目标值", "actual": "完成值",
         "source": "来源", "assumed": "推定", "points": "分值", "claimed": "自评得分"}
ELSEWHERE = ("place", "places", "file", "sha256", "text", "stated", "printed_points", "remarks")

Sheets = dict[str, list[dict[str, str]]]


def said(name: str, value: Any) -> dict[str, str]:
    """A value with what is said of it as cells."""
    if not isinstance(value, Mapping):
        return {name: str(value)}
    return {name: str(value.get("value", value.get("items", ""))),
            **{f"{name}（{PARTS[key]}）": str(text) for key, text in value.items() if key in PARTS}}


def answers(path: str, value: Any) -> Iterator[dict[str, str]]:
    """The answers below an indicator by their paths."""
    if not isinstance(value, Mapping) or "value" in value or "items" in value:
        yield said(path, value)
    else:
        for key, inner in value.items():
            yield from answers(f"{path}/{key}", inner)


def sheets_of(top: MapNode, rubric: Rubric, keyed: bool) -> Sheets:
    """A data file as sheets; tables whose rows are known as columns of the first where they are ``keyed``."""
    data, department = top.plain(), {"部门": str(top.plain()["department"])}
    first = {**department, "年度": str(data["year"]), "指标体系": str(data["rubric"])}
    sheets: Sheets = {"部门": [first]}
    for name, value in data.get("inputs", {}).items():
        if name not in rubric.tables:
            first |= said(name, value)
            continue
        table, rows = rubric.tables[name], value if isinstance(value, list) else value["rows"]
        about = {} if isinstance(value, list) else {PARTS[key]: str(text) for key, text in value.items() if key in PARTS}
        if keyed and table.keys:
            for row in rows:
                for column in [column for column in row if column != table.key]:
                    cell = f"{row[table.key]}{column}"
                    first |= {cell: str(row[column]), **{f"{cell}（{key}）": text for key, text in about.items()}}
        else:
            sheets[name] = [{**department, **{key: str(cell) for key, cell in row.items()}, **about} for row in rows]
    for section in ("answers", "findings"):
        for name, value in data.get(section, {}).items():
            for cells in answers(name, value):
                first |= cells
    for name, value in data.get("claimed", {}).items():
        first |= said(f"{name}（自评）", "" if value is None else value)
    if "claimed_total" in data:
        first |= said("合计（自评）", data["claimed_total"])
    if data.get("goals"):
        sheets["绩效目标"] = [{**department, **{GOALS[key]: str(cell) for key, cell in row.items() if cell is not None}}
                          for row in data["goals"]]
    return sheets


def grid(rows: list[dict[str, str]]) -> list[list[str]]:
    """The rows of a sheet under its headings."""
    heads = list(dict.fromkeys(key for row in rows for key in row))
    return [heads, *([row.get(head, "") for head in heads] for row in rows)]


def csv_text(rows: list[dict[str, str]]) -> str:
    """A sheet as a CSV file."""
    stream = io.StringIO()
    csv.writer(stream).writerows(grid(rows))
    return stream.getvalue()


def written(sheets: Sheets, folder: Path, suffix: str) -> Path:
    """The sheets as CSV files or as a workbook."""
    path = folder / f"表{suffix}"
    if suffix == ".csv":
        for name, rows in sheets.items():
            target = path if name == "部门" else folder / f"表.{name}.csv"
            target.write_text(csv_text(rows), encoding="utf-8-sig")
    else:
        path.write_bytes(workbook({name: grid(rows) for name, rows in sheets.items()}))
    return path


def bare(value: Any) -> Any:
    """Data without places, and without what tables don't hold; what is blank as if it weren't given."""
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: bare(getattr(value, item.name)) for item in fields(value) if item.name not in ELSEWHERE}
    if isinstance(value, Mapping):
        made = {key: bare(inner) for key, inner in value.items()}
        return {key: inner for key, inner in made.items() if not isinstance(inner, dict) or inner.get("value", "") is not None}
    return [bare(item) for item in value] if isinstance(value, (tuple, list)) else value


@pytest.mark.parametrize("keyed", (True, False), ids=("columns", "sheets"))
@pytest.mark.parametrize("suffix", (".csv", ".xlsx"))
def test_the_example_as_a_table(suffix: str, keyed: bool, tmp_path: Path) -> None:
    """Longhua's data file as a table: the same data, and the published 96.40."""
    rubric = load_rubric("longhua/2021")
    source, _ = load_source(EXAMPLE)
    assert source is not None
    path = written(sheets_of(source.top, rubric, keyed), tmp_path, suffix)
    (used, data), = load_departments(path)
    assert plain(score(used, data).total or 0) == "96.4"
    same = bare(build_data(source.top, rubric, Reader(), "", ""))
    for table in rubric.tables.values():
        # A column such as 一季度支出进度 names its row; only the figure has a source.
        for row in same["tables"][table.name] if keyed and table.keys else ():
            row["cells"][table.key]["source"] = ""
    assert bare(data) == same


NUMBERS = st.integers(0, 10**7).map(lambda number: f"{number // 100}.{number % 100:02}")
SHARES = st.integers(0, 1500).map(lambda number: f"{number / 10}%")
TRUTHS = st.sampled_from(["是", "否"])
TEXTS = st.text(alphabet='甲乙丙，,"；\n（）% x', min_size=1, max_size=8).map(str.strip).filter(bool)


@st.composite
def departments(draw: st.DrawFn) -> dict[str, Any]:
    """What a department may say, as a data file's contents."""
    optional = [("采购计划金额", NUMBERS), ("实际采购金额", NUMBERS), ("满意度", SHARES), ("存在违规支出", TRUTHS)]
    inputs: dict[str, Any] = {name: {"value": draw(values), **({"source": draw(TEXTS)} if draw(st.booleans()) else {})}
                              for name, values in optional if draw(st.booleans())}
    if draw(st.booleans()):
        inputs["各季度支出"] = [{"季度": key, "支出进度": draw(SHARES)} for key in ("一季度", "二季度")]
    if draw(st.booleans()):
        inputs["项目"] = [{"项目名称": f"项目{number}", "状态": draw(st.sampled_from(["已完成", "未完成"]))}
                        for number in range(draw(st.integers(2, 4)))]
    found = {"管理制度健全性": {name: draw(TRUTHS) for name in ("制定了制度", "制度得到执行")},
             "政策落实": {"value": draw(st.sampled_from(["0", "1.5", "2"])), "reason": draw(TEXTS)}}
    return {"schema": 1, "rubric": "甲/2024", "department": draw(TEXTS), "year": 2024, "inputs": inputs,
            "answers": {key: value for key, value in found.items() if draw(st.booleans())}}


def quoted(value: Any, indent: str = "") -> str:
    """Plain data as YAML, every text in double quotes."""
    if isinstance(value, Mapping):
        return "".join(f'\n{indent}"{key}": {quoted(inner, indent + "  ")}' for key, inner in value.items()) or "{}"
    if isinstance(value, list):
        return "".join(f"\n{indent}- " + quoted(item, indent + "  ").lstrip() for item in value)
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return str(value) if isinstance(value, int) else f'"{escaped}"'


@given(departments(), st.booleans())
def test_any_department_as_a_table(tmp_path_factory: pytest.TempPathFactory, said_by: dict[str, Any], keyed: bool) -> None:
    """Departments → CSV → the data of the same file."""
    folder = tmp_path_factory.mktemp("t")
    rubric = load_rubric(HERE / "rubrics" / "甲" / "2024.yaml")
    top = load_yaml(quoted(said_by).lstrip(), "d.yaml")
    path = written(sheets_of(top, rubric, keyed), folder, ".csv")
    (made,), found = sources([path], [rubric])
    assert found == ()

    def read(node: MapNode) -> DepartmentData:
        return build_data(node, rubric, Reader(), "", "")
    assert bare(read(made.top)) == bare(read(top))
