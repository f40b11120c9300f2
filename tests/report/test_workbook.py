"""The workbook of a report, read back: the annex as a form with real numbers, every step, every figure."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineSheet, CalamineWorkbook

import engine
from engine.data.load import load_department
from engine.document import Caption, Document, Heading, Note, PageBreak, Paragraph, Table, header_row
from engine.document.model import Cell
from engine.document.writers.xlsx import write_xlsx
from engine.explain import explain
from engine.findings import FindingsError
from engine.language_choice import choose_language
from engine.report import document, render, render_bytes
from engine.report.workbook import workbook
from engine.report.workbook.annex import annex_sheets
from engine.report.workbook.steps import WORDS
from engine.resources import data_folder
from engine.scoring.score import score
from engine.scoring.scorecard import Scorecard

EXAMPLES = data_folder("examples")
ENGINE = Path(engine.__file__).parent
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Rows = list[list[object]]


def scored(name: str) -> Scorecard:
    return score(*load_department(EXAMPLES / name))


@pytest.fixture(scope="module")
def longhua() -> Scorecard:
    return scored("longhua-2021/data.yaml")


@pytest.fixture(scope="module")
def written(longhua: Scorecard) -> bytes:
    return render_bytes(longhua, "xlsx")


@pytest.fixture(scope="module")
def book(written: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(written))


def listed(sheet: CalamineSheet) -> list[dict[str, object]]:
    """The rows of a sheet that is one list, by its columns."""
    title, of, _, heads, *rows = sheet.to_python(skip_empty_area=False)
    assert title[0] == sheet.name and "指标体系" in str(of[0])
    return [dict(zip(map(str, heads), row)) for row in rows]


def xml(written: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        return ElementTree.fromstring(archive.read(name))


def test_sheets(book: CalamineWorkbook) -> None:
    names = book.sheet_names
    assert names[0] == "自评表" and names.index("计算过程") + 1 == names.index("填报数据")
    assert {"各季度预算执行情况", "项目", "评分填报", "绩效目标"} < set(names)


def test_the_form_has_the_merged_cells_of_the_official_one_and_its_scores_add_up(book: CalamineWorkbook, longhua: Scorecard) -> None:
    sheet = book.get_sheet_by_name("自评表")
    rows = sheet.to_python(skip_empty_area=False)
    top = next(number for number, row in enumerate(rows) if row[0] == "评价指标")
    assert "2021年度部门整体支出绩效自评表" in [row[0] for row in rows[:top]]
    assert rows[top + 1][:5:2] == ["一级指标", "二级指标", "三级指标"] and rows[top + 2][:2] == ["名称", "参考分值"]
    merged = {(first[0] - top, first[1], last[0] - top, last[1]) for first, last in sheet.merged_cell_ranges}
    assert {(0, 0, 0, 5), (0, 6, 2, 6), (0, 8, 2, 8), (1, 0, 1, 1), (3, 0, 6, 0), (3, 1, 6, 1), (3, 2, 4, 2), (24, 0, 24, 7)} <= merged
    leaves = rows[top + 3:top + 24]
    assert all(isinstance(row[5], (int, float)) and isinstance(row[8], (int, float)) for row in leaves)
    total = rows[top + 24]
    assert total[0] == "合计" and total[8] == 96.4
    assert sum(Fraction(str(row[8])) for row in leaves) == longhua.total and sum(Fraction(str(row[5])) for row in leaves) == 100
    assert sum(Fraction(str(row[1])) for row in leaves if row[1] != "") == 100


def test_the_form_prints_as_one(written: bytes) -> None:
    """A4 across, as wide as a page, within its print area, with its header on every page and no colour; no formula anywhere."""
    sheet = xml(written, "xl/worksheets/sheet1.xml")
    setup = next(sheet.iter(f"{SPREADSHEET}pageSetup")).attrib
    assert (setup["paperSize"], setup["orientation"], setup["fitToHeight"]) == ("9", "landscape", "0")
    names = {item.attrib["name"]: item.text or "" for item in xml(written, "xl/workbook.xml").iter(f"{SPREADSHEET}definedName")
             if item.attrib["localSheetId"] == "0"}
    rows = [int(row.attrib["r"]) for row in sheet.iter(f"{SPREADSHEET}row")]
    assert names["_xlnm.Print_Area"] == f"自评表!$A$1:$I${max(rows)}"
    first, last = (int(part.strip("$")) for part in names["_xlnm.Print_Titles"].removeprefix("自评表!").split(":"))
    assert last - first == 2
    assert [pane.attrib["ySplit"] for pane in sheet.iter(f"{SPREADSHEET}pane")] == [str(last)]
    widths = [float(item.attrib["width"]) for item in sheet.iter(f"{SPREADSHEET}col")]
    assert sum(widths) < 155 and widths[7] == max(widths) > 3 * widths[4] > 3 * widths[5]
    assert all(float(row.attrib["ht"]) <= 409 for row in sheet.iter(f"{SPREADSHEET}row") if "ht" in row.attrib)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert not [name for name in archive.namelist() if "worksheets/sheet" in name and b"<f>" in archive.read(name)]


def test_points_and_scores_are_shown_as_printed(written: bytes) -> None:
    """5, 1.75, 96.40."""
    styles, sheet = xml(written, "xl/styles.xml"), xml(written, "xl/worksheets/sheet1.xml")
    formats = {"0": "General", "1": "0", "2": "0.00", **{
        item.attrib["numFmtId"]: item.attrib["formatCode"] for item in styles.iter(f"{SPREADSHEET}numFmt")}}
    used = [formats[item.attrib["numFmtId"]] for item in next(styles.iter(f"{SPREADSHEET}cellXfs"))]
    shown = {(cell.findtext(f"{SPREADSHEET}v"), used[int(cell.attrib["s"])]) for cell in sheet.iter(f"{SPREADSHEET}c")
             if cell.attrib["r"][0] in "FI" and "t" not in cell.attrib and cell.find(f"{SPREADSHEET}v") is not None}
    assert {("5", "0"), ("1.75", "0.00"), ("96.4", "0.00"), ("5.78", "0.00")} <= shown


def test_every_step_of_every_score_has_a_row(book: CalamineWorkbook, longhua: Scorecard) -> None:
    rows = listed(book.get_sheet_by_name("计算过程"))
    steps = [row for row in rows if row["步骤"] != "得分"]
    assert len(steps) == sum(len(item.steps) for item in explain(longhua)) + len(longhua.steps) + sum(
        len(node.steps) for node in longhua.nodes)
    leaves = {"/".join(node.path): node for node in longhua.nodes}
    scores = {str(row["指标"]): row for row in rows if row["步骤"] == "得分" and not row["评分要点"]}
    assert scores.pop("合计")["得分"] == 96.4 and sorted(scores) == sorted(leaves)
    for path, row in scores.items():
        assert Fraction(str(row["得分"])) == leaves[path].score and Fraction(str(row["分值"])) == leaves[path].points


def test_what_a_reviewer_reads_of_one_score(book: CalamineWorkbook) -> None:
    rows = [row for row in listed(book.get_sheet_by_name("计算过程")) if row["评分要点"] == "政府采购执行率"]
    assert {row["指标"] for row in rows} == {"部门管理/资金管理/政府采购执行情况"}
    assert [row["步骤"] for row in rows] == ["填报数", "填报数", "计算值", "取舍", "否决条件", "公式", "得分"]
    bought, _, rate, rounded, veto, formula, result = rows
    assert (bought["公式或规定"], bought["结果"]) == ("实际采购金额（来源：一（四）1（3）（政府采购支出数））", 611.29)
    assert (rate["公式或规定"], rate["代入"]) == ("政府采购执行率 ＝ 实际采购金额 ÷ 采购计划金额 × 100%", "611.29 万元 ÷ 819.38 万元 × 100%")
    assert (rounded["代入"], rounded["结果"], rounded["取舍"]) == ("74.603968…%", 0.746, "四舍五入到0.1%")
    assert (formula["公式或规定"], formula["代入"], formula["结果"]) == ("按公式计算：得分 ＝ 政府采购执行率 × 1分", "74.6% × 1分", 0.746)
    assert veto["公式或规定"] == "未触发否决条件（实际采购金额 ＞ 采购计划金额）"
    assert (result["分值"], result["得分"]) == (1, 0.746)
    assert str(bought["数据出处"]).startswith("data.yaml:") and str(rate["规定出处"]).startswith("2021.yaml:")


def test_every_figure_is_there_with_where_it_stands(book: CalamineWorkbook, longhua: Scorecard) -> None:
    rows = {str(row["名称"]): row for row in listed(book.get_sheet_by_name("填报数据"))}
    assert {*longhua.figures, *longhua.rubric.parameters} == set(rows)
    for name, figure in longhua.figures.items():
        if isinstance(figure.value, (int, Fraction)) and not isinstance(figure.value, bool):
            assert abs(Fraction(str(rows[name]["数值"])) - figure.value) < Fraction(1, 10**9), name
            assert rows[name]["单位"] == figure.unit
        assert rows[name]["来源"] == figure.source and rows[name]["推定"] == figure.assumed
        assert str(rows[name]["出处"]).startswith("2021.yaml:" if name in longhua.rubric.values else "data.yaml:") or figure.value is None
    assert rows["政府采购执行率"]["公式"] == "实际采购金额 ÷ 采购计划金额 × 100%"
    assert rows["政府采购执行率"]["算式"] == "611.29 万元 ÷ 819.38 万元 × 100%"
    assert rows["项目总数"]["公式"] == "“项目”的行数" and rows["存在违规支出"]["数值"] == "否"


def test_tables_answers_and_targets(book: CalamineWorkbook, longhua: Scorecard) -> None:
    quarters = listed(book.get_sheet_by_name("各季度预算执行情况"))
    assert [row["季度"] for row in quarters] == ["一季度", "二季度", "三季度", "四季度"]
    assert (quarters[0]["执行数（万元）"], quarters[0]["支出进度（%）"]) == (19615.83, 0.195)
    assert len(listed(book.get_sheet_by_name("项目"))) == 48
    answers = listed(book.get_sheet_by_name("评分填报"))
    assert len(answers) == len(longhua.data.answers) + sum(
        max(len(found.items), 1) for found in longhua.data.deductions.values()) + len(longhua.data.not_applicable)
    assert {"填报": "未发现扣分问题", "类别": "扣分问题"}.items() <= next(row for row in answers if row["指标"] == "预算编制规范性").items()
    assert len(listed(book.get_sheet_by_name("绩效目标"))) == len(longhua.data.goals)


def test_lists_can_be_filtered_and_keep_their_header(written: bytes, book: CalamineWorkbook) -> None:
    sheet = xml(written, f"xl/worksheets/sheet{book.sheet_names.index('计算过程') + 1}.xml")
    assert [item.attrib["ref"].split(":")[0] for item in sheet.iter(f"{SPREADSHEET}autoFilter")] == ["A4"]
    assert [item.attrib["ySplit"] for item in sheet.iter(f"{SPREADSHEET}pane")] == ["4"]


def test_the_same_bytes_and_chinese_whatever_the_language(longhua: Scorecard, written: bytes) -> None:
    choose_language("en")
    try:
        rubric, data = longhua.rubric, longhua.data
        assert render_bytes(score(rubric, data), "xlsx") == written
    finally:
        choose_language(None)


@pytest.mark.parametrize("name", ["ezhou-2019/1.yaml", "guichi-2022/502364.yaml", "hubei-fishing-2020/data.yaml", "yueyang-2018/kjj.yaml"])
def test_other_rubrics(name: str) -> None:
    """Rows of the KPI table are parts; what can't be scored says why; an excerpt has its points."""
    card = scored(name)
    sheets = {sheet.name: sheet for sheet in workbook(card, document(card)).sheets}
    assert list(sheets)[0] == "自评表" and "计算过程" in sheets and ("绩效目标" in sheets) is bool(card.data.goals)
    said = [cell.text for row in sheets["计算过程"].blocks[2].rows for cell in row]  # type: ignore[union-attr]
    assert any(text.startswith("缺少：") for text in said) is (card.total is None)
    table = next(block for block in sheets["自评表"].blocks if isinstance(block, Table))
    total = table.rows[-1]
    assert total[0].header and any(cell.text == "【缺】" if card.total is None else cell.value == card.total for cell in total)


def test_each_kind_of_step_has_a_word() -> None:
    used = {kind for path in ENGINE.rglob("*.py") for kind in re.findall(r'Step\(\s*"([a-z_]+)"', path.read_text(encoding="utf-8"))}
    assert used <= set(WORDS) and len(used) > 15


def test_an_annex_by_its_sections_and_tables(card: Scorecard) -> None:
    def table(name: str, caption: str = "", wide: bool = False) -> Table:
        return Table((header_row(name, "数"),), ((Cell("甲"), Cell("1,234.50", align="right")),), 2,
                     Caption(caption) if caption else None, wide)

    made = Document("题", (Heading(1, "题"), table("正文"), PageBreak(True), Paragraph("附件", "plain"), Heading(2, "某表"), table("一", wide=True),
                          Note("注"), table("二", "目标"), Heading(2, "附注"), Paragraph("说明")))
    sheets = annex_sheets(card, made)
    assert [sheet.name for sheet in sheets] == ["自评表", "目标", "附注"] and all(sheet.form for sheet in sheets)
    assert [type(block).__name__ for block in sheets[0].blocks] == ["Paragraph", "Heading", "Table", "Note"]
    assert sheets[1].blocks[0] == Heading(2, "目标")
    number = sheets[0].blocks[2].rows[0][1]  # type: ignore[union-attr]
    assert (number.value, number.places, number.align) == (Fraction("1234.5"), 2, "right")


def test_without_an_annex_the_wide_tables_else_the_standard_one(card: Scorecard) -> None:
    wide = Table((header_row("甲"),), ((Cell("1"),),), 1, wide=True)
    (sheet,) = annex_sheets(card, Document("题", (Heading(3, "（一）表"), wide)))
    assert sheet.blocks[0] == Heading(2, "（一）表") and len(sheet.blocks) == 2
    (sheet,) = annex_sheets(card, Document("题", (Paragraph("没有表"),)))
    table = next(block for block in sheet.blocks if isinstance(block, Table))
    assert sheet.name == "自评表" and table.rows[-1][-1].value == card.total and sheet.blocks[0] == Heading(2, "2030年度部门整体支出绩效自评表")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-A1", "@SUM(1)", "<r>x</r>", "0012", "1,23", "1e5", "９", "1" * 16, "", "2021年"])
def test_what_only_looks_like_a_number_or_formula_is_text(card: Scorecard, text: str) -> None:
    made = Document("题", (PageBreak(True), Heading(2, text or "题"), Table((), ((Cell(text), Cell(text + "甲")),), 2)))
    data = replace(card.data, department=text or "某局", tables={})
    made = workbook(replace(card, data=data, tables={}), made)
    read = CalamineWorkbook.from_filelike(io.BytesIO(write_xlsx(made))).get_sheet_by_name("自评表").to_python()
    assert read[-1] == [text, text + "甲"]


def test_a_workbook_is_no_text(card: Scorecard) -> None:
    with pytest.raises(FindingsError) as caught:
        render(card, "xlsx")
    assert [found.code for found in caught.value.findings] == ["B611"]
