"""Files of all kinds as tables: encodings, old workbooks, what only looks like one; and several rubrics at once."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from engine import load_rubric
from engine.data.load import build_data, load_departments
from engine.data.figures import Reader
from engine.data.sources import Source, sources
from engine.data.table.cells import number_text
from engine.data.table.names import names_of
from engine.data.table.reading import read_book
from engine.data.table.template import columns_of, sheet_columns
from engine.findings import FindingsError
from engine.positions.reading import text
from engine.rubric.listing import list_rubrics
from engine.rubric.model import Rubric
from tests.books import HEAD, packed, workbook

HERE = Path(__file__).parent
CSV = "部门,采购计划金额\n甲局,1\n"


@pytest.fixture(name="old")
def old_rubric() -> Rubric:
    return load_rubric(HERE / "rubrics" / "甲" / "2024.yaml")


@pytest.fixture(name="new")
def new_rubric() -> Rubric:
    return load_rubric(HERE / "rubrics" / "甲" / "2025.yaml")


def put(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def codes(path: Path, *rubrics: Rubric) -> list[str]:
    return [item.code for item in sources([path], rubrics)[1]]


@pytest.mark.parametrize("encoding", ("utf-8", "utf-8-sig", "gb18030", "gbk"))
@pytest.mark.parametrize("end", ("\n", "\r\n", "\r"))
def test_what_spreadsheets_save(encoding: str, end: str, old: Rubric, tmp_path: Path) -> None:
    path = put(tmp_path, "表.csv", CSV.replace("\n", end).encode(encoding))
    (source,), found = sources([path], [old])
    assert (text(source.top, "department"), found) == ("甲局", ())


@pytest.mark.parametrize("content", (CSV.encode("utf-16"), b"\xff\xff\xff\x00"))
def test_other_encodings_are_refused(content: bytes, old: Rubric, tmp_path: Path) -> None:
    assert codes(put(tmp_path, "表.csv", content), old) == ["B733"]


@pytest.mark.parametrize("name,content,code", (
    ("表.xlsx", b"", "B734"),
    ("表.xlsx", CSV.encode(), "B734"),
    ("表.xls", b"<html><table></table></html>", "B734"),
    ("表.xlsx", b"PK\x03\x04 broken", "B734"),
    ("表.xlsx", packed({"word/document.xml": "<a/>"}), "B734"),
    ("表.xlsx", b"PK\x03\x04" + b"\0" * 500, "B734"),
    ("表.xlsx", packed({"xl/workbook.bin": "<a/>", "content.xml": "<a/>"}), "B734"),
    ("表.xlsx", packed({"xl/workbook.xml": "<a/>", "xl/_rels/workbook.xml.rels": "<a><b"}), "B734"),
    ("表.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000, "B737"),
    ("表.et", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000, "B737"),
    ("表.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "B735"),
    ("没有.csv", None, "B711"),
))
def test_what_is_no_workbook(name: str, content: bytes | None, code: str, old: Rubric, tmp_path: Path) -> None:
    path = put(tmp_path, name, content) if content is not None else tmp_path / name
    assert codes(path, old) == [code]


def test_a_workbook_that_unpacks_to_too_much(old: Rubric, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.data.table.workbook_parts.LARGEST", 1000)
    assert codes(put(tmp_path, "表.xlsx", workbook({"部门": [["部门"], ["甲局"]]})), old) == ["B734"]


def test_a_cell_that_is_far_away(old: Rubric, tmp_path: Path) -> None:
    """One in the sheet's last corner: no table is that large. A cell that is only formatted is none."""
    far = '<row r="1048576"><c r="XFD1048576">{}</c></row>'
    path = put(tmp_path, "表.xlsx", workbook({"部门": [["部门"], ["甲局"], far.format("<v>1</v>")]}))
    (item,) = sources([path], [old])[1]
    assert (item.code, item.place and item.place.cell) == ("B358", "XFD1048576")
    path = put(tmp_path, "表.xlsx", workbook({"部门": [["部门"], ["甲局"], far.format("")]}))
    assert codes(path, old) == []


def test_sheets_and_cells_as_other_programs_write_them(old: Rubric, tmp_path: Path) -> None:
    """Cells that don't say where they stand, sheets by absolute path, charts among the sheets."""
    content = workbook({"部门": ['<row><c t="inlineStr"><is><t>部门</t></is></c><c t="inlineStr"><is><t>满意度</t></is></c></row>',
                               '<row><c t="inlineStr"><is><t>甲局</t></is></c><c s="1"><v>0.9</v></c></row>'], "图": []})
    with zipfile.ZipFile(io.BytesIO(content)) as packed_parts:
        parts = {name: packed_parts.read(name).decode() for name in packed_parts.namelist()}
    links = parts["xl/_rels/workbook.xml.rels"].replace("worksheets/sheet1", "/xl/worksheets/sheet1")
    parts["xl/_rels/workbook.xml.rels"] = links.replace("relationships/worksheet\" Target=\"worksheets/sheet2",
                                                        "relationships/chartsheet\" Target=\"chartsheets/sheet2")
    parts["xl/chartsheets/sheet2.xml"] = parts.pop("xl/worksheets/sheet2.xml").replace("worksheet", "chartsheet")
    path = put(tmp_path, "表.xlsx", packed({name: text.removeprefix(HEAD) for name, text in parts.items()}))
    (source,), found = sources([path], [old])
    assert (plain_inputs(source), found) == ({"满意度": "90%"}, ())


def test_a_workbook_under_another_suffix(old: Rubric, tmp_path: Path) -> None:
    path = put(tmp_path, "表.csv", workbook({"部门": [["部门", "采购计划金额"], ["甲局", 1388.6]]}))
    (source,), found = sources([path], [old])
    assert found == ()
    assert plain_inputs(source) == {"采购计划金额": "1388.6"}


@pytest.mark.parametrize("number,is_percent,said", (
    (1.0, False, "1"), (0.1 + 0.2, False, "0.3"), (1388.6, False, "1388.6"), (-0.0, False, "0"), (1e16, False, "10000000000000000"),
    (123456789012345.0, False, "123456789012345"), (1e-7, False, "0.0000001"), (0.195, True, "19.5%"), (1.0, True, "100%"),
    (1.07, True, "107%"), (0.999999, True, "99.9999%"), (2024, False, "2024"), (-12.5, False, "-12.5"),
))
def test_numbers_keep_the_digits_of_the_spreadsheet(number: float, is_percent: bool, said: str) -> None:
    assert number_text(number, is_percent) == said


def test_cells_shown_in_percent(old: Rubric, tmp_path: Path) -> None:
    """A cell shown in % is a percentage; a % that is only written behind a number isn't one, nor is another's style."""
    rows: list[list[Any]] = [["部门", "满意度", "一季度支出进度", "二季度支出进度", "采购计划金额"],
                             ["甲局", {"percent": 1.07}, {"own_percent": 0.195}, {"quoted": 50}, {"number": 3}]]
    (source,), found = sources([put(tmp_path, "表.xlsx", workbook({"部门": rows}))], [old])
    assert found == ()
    data = build_data(source.top, old, Reader(), "", "")
    assert data.inputs["满意度"].text == "107%"
    assert [row.cells["支出进度"].text for row in data.tables["各季度支出"]] == ["19.5%", "50"]


def test_dates_and_truths(old: Rubric, tmp_path: Path) -> None:
    rows: list[list[Any]] = [["部门", "备注（选填）", "存在违规支出"], ["甲局", {"date": 44259}, True], ["乙局", {"date": 44259.5}, False]]
    made, _ = sources([put(tmp_path, "表.xlsx", workbook({"部门": rows}))], [old])
    assert [plain_inputs(source) for source in made] == [
        {"备注（选填）": "2021-03-04", "存在违规支出": "是"}, {"备注（选填）": "2021-03-04 12:00:00", "存在违规支出": "否"}]


def test_places_in_a_text_and_in_a_workbook(old: Rubric, tmp_path: Path) -> None:
    """A cell of a text file has its line, column and line's text; one of a workbook its name, and stays where it is."""
    cell = read_book(put(tmp_path, "表.csv", '部门,"采购\n计划金额"\n甲局,  12 \n')).grids[0].rows[1][1]
    assert (cell.text, cell.place.line, cell.place.column, cell.place.length, cell.place.snippet) == ("12", 3, 6, 2, "甲局,  12 ")
    cell = read_book(put(tmp_path, "表.xlsx", workbook({"部门": [["部门"], [None, "x"]]}))).grids[0].rows[1][1]
    assert str(cell.place) == f"{tmp_path / '表.xlsx'}[部门]:B2"
    assert cell.place.moved(3) == cell.place


def test_columns_that_only_one_of_the_rubrics_knows(old: Rubric, new: Rubric, tmp_path: Path) -> None:
    path = put(tmp_path, "表.csv", "部门,采购计划金额,投诉件数\n甲局,1,2\n")
    assert codes(path, old) == ["B351"]
    (source,), found = sources([path], [old, new])
    assert found == ()
    assert plain_inputs(source) == {"采购计划金额": "1", "投诉件数": "2"}
    assert (text(source.top, "rubric"), text(source.top, "year")) == ("甲/2024", "2024")


def test_each_department_by_its_own_rubric(tmp_path: Path) -> None:
    """Each is read against the rubric that its row names, and has that one's year where it states none."""
    (tmp_path / "rubrics").symlink_to(HERE / "rubrics")
    path = put(tmp_path, "表.csv", "部门,指标体系,采购计划金额,投诉件数\n甲局,甲/2024,1,\n乙局,甲/2025,1,2\n")
    loaded = load_departments(path)
    assert [(used.id, data.year, sorted(data.inputs)) for used, data in loaded] == [
        ("甲/2024", 2024, ["采购计划金额"]), ("甲/2025", 2025, ["投诉件数", "采购计划金额"])]
    with pytest.raises(FindingsError) as caught:
        load_departments(put(tmp_path, "表.csv", "部门,指标体系,投诉件数\n甲局,甲/2024,1\n乙局,甲/2025,1\n"))
    assert [(item.code, item.place and (item.place.line, item.place.column)) for item in caught.value.findings] == [
        ("B302", (2, 11))]


def test_files_folders_and_tables_together(old: Rubric, tmp_path: Path) -> None:
    """In the order named, each file once; a folder's tables aren't swept, a folder without data files is reported."""
    (tmp_path / "各局").mkdir()
    (tmp_path / "空").mkdir()
    put(tmp_path / "各局", "丙.yaml", "schema: 1\nrubric: 甲/2024\ndepartment: 丙局\nyear: 2024\n")
    put(tmp_path / "各局", "别的.csv", "名称\n无关\n")
    put(tmp_path / "各局", "坏.yaml", "schema: 1\nrubric: 甲/2024\ndepartment: 坏局\nyear: 去年\n")
    table = put(tmp_path, "表.csv", CSV)
    made, found = sources([table, tmp_path / "各局", tmp_path / "空", table], [old])
    assert [text(source.top, "department") for source in made] == ["甲局", "丙局"]
    assert sorted(item.code for item in found) == ["B102", "B716"]
    assert made[0].file == str(table) and len(made[0].sha256) == 64


def test_the_hash_covers_the_files_beside(old: Rubric, tmp_path: Path) -> None:
    path = put(tmp_path, "表.csv", CSV)
    alone = sources([path], [old])[0][0].sha256
    put(tmp_path, "表.项目.csv", "部门,项目名称,状态\n甲局,一,已完成\n")
    assert sources([path], [old])[0][0].sha256 != alone


def test_a_table_without_rows_is_said(old: Rubric, tmp_path: Path) -> None:
    """无 in a department's only row of a sheet: it has no rows, which isn't the same as saying nothing."""
    path = put(tmp_path, "表.csv", "部门,采购计划金额\n甲局,1\n乙局,1\n")
    put(tmp_path, "表.项目.csv", "部门,项目名称,状态\n甲局,无,\n")
    made, found = sources([path], [old])
    first, second = (build_data(source.top, old, Reader(), "", "") for source in made)
    assert found == ()
    assert (first.tables, "项目" in second.tables) == ({"项目": ()}, False)


def test_headings_of_a_rubric(old: Rubric) -> None:
    """Every heading that a rubric asks for is known, and means something else than the others."""
    names, headings = names_of([old]), columns_of(old)
    assert headings[:4] == ("部门", "采购计划金额", "实际采购金额", "满意度")
    assert {"一季度支出进度", "政策落实（理由）", "社会效益（实现程度）", "项目实施程序/手续不全", "预算编制规范性"} <= set(headings)
    found = [names.column(heading) for heading in headings]
    assert None not in found and len(set(found)) == len(headings)
    assert dict(sheet_columns(old)) == {"项目": ("部门", "项目名称", "状态", "预算数")}


@pytest.mark.parametrize("name", [item.id for item in list_rubrics()])
def test_headings_of_the_rubrics_that_ship(name: str, tmp_path: Path) -> None:
    """An empty table with the headings of a rubric is read, and says that nobody is in it; so do its other sheets."""
    rubric = load_rubric(name)
    sheets = {"部门": [columns_of(rubric)], **{name: [columns] for name, columns in sheet_columns(rubric)}}
    assert codes(put(tmp_path, "表.xlsx", workbook(sheets)), rubric) == ["B356"]
    sheets["部门"].append(("甲局",))
    assert codes(put(tmp_path, "表.xlsx", workbook(sheets)), rubric) == []


def test_workbooks_are_read_by_need() -> None:
    """What reads no workbook doesn't load the reader of workbooks."""
    code = ("import sys, engine.data.load, engine.commands.score; "
            "print(bool({'python_calamine', 'zipfile', 'xml.etree'} & set(sys.modules)))")
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=HERE.parent.parent.parent)
    assert said.stdout.strip() == "False"


def plain_inputs(source: Source) -> dict[str, Any]:
    inputs = source.top.get("inputs")
    found = inputs.plain() if inputs is not None else {}
    assert isinstance(found, dict)
    return found


def test_columns_of_texts_are_the_texts_of_a_data_file(old: Rubric, tmp_path: Path) -> None:
    """No rubric knows their names, which are those of the report's template; a blank one is none."""
    path = put(tmp_path, "表.csv", '部门,指标体系,采购计划金额,引言（文字）,“三公”经费说明(文字)\n'
               '甲局,甲/2024,1,"一段\n二段",\n乙局,甲/2024,1,,说明\n')
    first, second = (data for _, data in load_departments(path, old))
    assert dict(first.text) == {"引言": "一段\n二段"}
    assert list(second.text.values()) == ["说明"] and "引言" not in second.text
