"""Files of other kinds given for YAML: told as what they are, by the library and by the commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.commands import main
from engine.data.load import load_data
from engine.findings import FindingsError

TABLE = "指标,分值,得分\n甲,10,9\n乙,5,4.5\n".encode()
FILES = {
    "表.csv": (TABLE, "CSV 表格"),
    "国标.csv": (TABLE.decode().encode("gb18030"), "CSV 表格"),
    "改名.yaml": (TABLE, "CSV 表格"),
    "制表符.yaml": (TABLE.replace(b",", b"\t"), "CSV 表格"),
    "带冒号.csv": ("单位：万元\n甲: 乙: 丙\n".encode(), "CSV 表格"),
    "表.xlsx": (b"PK\x03\x04....", "Excel 表格"),
    "改名的表.yaml": (b"PK\x03\x04..xl/workbook.xml", "Excel 表格"),
    "旧表.xls": (b"\xd0\xcf\x11\xe0....", "Excel 表格"),
    "文.docx": (b"PK\x03\x04....", "Word 文档"),
    "文.pdf": (b"%PDF-1.4", "PDF 文件"),
}


@pytest.mark.parametrize("name", FILES)
def test_the_kind_is_named(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name][0])
    with pytest.raises(FindingsError) as caught:
        load_data(path)
    assert [(item.code, item.params["kind"]) for item in caught.value.findings] == [("B736", FILES[name][1])]
    for command in ("lint", "score", "show"):
        assert main(["--lang", "zh", command, str(path)]) in (1, 2)
        # Tables are read by lint and score, which say what these lack.
        wanted = {".csv": "B350", ".xlsx": "B734", ".xls": "B737"}.get(path.suffix, "B736") if command != "show" else "B736"
        assert wanted in "".join(capsys.readouterr()), command


def test_text_with_commas_is_not_a_table(tmp_path: Path) -> None:
    """Lines that are only text, with commas here and there."""
    path = tmp_path / "文.yaml"
    path.write_text("某部门的说明，共三页\n没有冒号\n", encoding="utf-8")
    with pytest.raises(FindingsError) as caught:
        load_data(path)
    assert [item.code for item in caught.value.findings] == ["B005"]
