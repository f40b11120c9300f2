"""Many departments at once: a report of each, one that fails among them, names, progress, interruption."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from engine.commands.report_many import progress
from engine.width import width
from tests.builders import validate
from tests.commands.report_folder import department, laid_out, table

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return laid_out(tmp_path)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_of_reports_and_one_that_fails(run: Any, folder: Path) -> None:
    department(folder, "甲局")
    department(folder, "乙局", 7)
    department(folder, "丙局").write_text("department: 丙局\n rubric: 甲/2024\n", encoding="utf-8")
    department(folder, "丁局", "null")
    done = run("report", "数据", "-o", "出", "--format", "md", "--format", "html")
    assert done.status == 1 and done.out == ""
    assert names(folder / "出") == [f"{name}绩效评价报告.{form}" for name in ("丁局", "乙局", "甲局") for form in ("html", "md")]
    assert "得5分" in (folder / "出" / "甲局绩效评价报告.md").read_text(encoding="utf-8")
    assert "数据/丙局.yaml:2:" in done.err.replace(os.sep, "/") and "＾" in done.err or "^" in done.err
    assert "写好 3 份报告，在 出" in done.err and "其中 1 份缺数，报告里写着【缺】：丁局" in done.err
    assert "1 份没有写成：" in done.err and done.err.rstrip().splitlines()[-1].startswith("  数据")
    assert all(f"报告 {number}/3：" in done.err for number in (1, 2, 3))


def test_the_default_format_is_word(run: Any, folder: Path) -> None:
    done = run("report", department(folder, "甲局"), department(folder, "乙局"), "-o", "出")
    assert done.status == 0 and names(folder / "出") == ["乙局绩效评价报告.docx", "甲局绩效评价报告.docx"]


def test_a_faulty_template_fails_each_and_is_said_once(run: Any, folder: Path) -> None:
    (folder / "templates" / "报告.md.j2").write_text("{{ 部们 }}", encoding="utf-8")
    done = run("report", department(folder, "甲局"), department(folder, "乙局"), "-o", "出", "--format", "md")
    assert done.status == 1 and done.err.count("报告.md.j2:1:4 错误 B603") == 1
    assert "2 份没有写成：" in done.err and "  甲局、乙局：B603" in done.err and names(folder / "出") == []


def test_a_table_in_several_processes_is_the_same_as_in_one(run: Any, folder: Path) -> None:
    path = table(folder, 6)
    assert run("report", path, "-o", "一", "--format", "md", "--jobs", "1").status == 0
    done = run("report", path, "-o", "二", "--format", "md", "--jobs", "2")
    assert done.status == 0 and "写好 6 份报告" in done.err
    assert names(folder / "一") == names(folder / "二") and len(names(folder / "一")) == 6
    assert all((folder / "一" / name).read_bytes() == (folder / "二" / name).read_bytes() for name in names(folder / "一"))


def test_a_row_that_can_not_be_read_stops_only_its_department(run: Any, folder: Path) -> None:
    path = table(folder, 3)
    path.write_text(path.read_text(encoding="utf-8").replace("100,2\n", "100,二\n"), encoding="utf-8")
    done = run("report", path, "-o", "出", "--format", "md")
    assert done.status == 1 and names(folder / "出") == ["第1局绩效评价报告.md", "第3局绩效评价报告.md"]
    assert "表.csv:3:" in done.err and "  第2局：" in done.err


def test_departments_of_one_name(run: Any, folder: Path) -> None:
    department(folder, "甲局", 10, "一")
    department(folder, "甲局", 20, "二")
    done = run("report", "数据", "-o", "出", "--format", "md")
    assert done.status == 0 and names(folder / "出") == ["甲局绩效评价报告-2.md", "甲局绩效评价报告.md"]
    assert "有同名的部门" in done.err and "甲局绩效评价报告-2〔" in done.err


def test_json_for_scripts(run: Any, folder: Path) -> None:
    department(folder, "甲局")
    department(folder, "乙局", rubric="没有/2024")
    done = run("report", "数据", "-o", "出", "--format", "md", "--format", "json")
    made = json.loads(done.out)
    validate("reports", made)
    assert [item["department"] for item in made["written"]] == ["甲局"]
    assert [(item["name"], item["findings"][0]["code"]) for item in made["failed"]] == [("乙局", "B710")]


@pytest.mark.parametrize(("arguments", "said"), [
    ([], "用 -o 写一个文件夹"), (["-o", "a.md"], "“a.md”不是"), (["-o", "没有/出"], "B707"), (["-o", "出", "-o", "入"], "用 -o 写一个文件夹"),
    (["-o", "出", "--watch"], "--watch 只用于一个部门"), (["-o", "出", "--format", "text"], "B611"),
    (["-o", "出", "--format", "doc"], "没有“doc”这种格式"),
])
def test_wrong_usage(run: Any, folder: Path, arguments: list[str], said: str) -> None:
    done = run("report", department(folder, "甲局"), department(folder, "乙局"), *arguments)
    assert said in done.err and done.status in (1, 2) and not (folder / "出").exists()


def test_a_file_that_is_read_is_never_written_over(run: Any, folder: Path) -> None:
    from tests.books import workbook

    (folder / "第1局绩效评价报告.xlsx").write_bytes(workbook({"部门": [
        ["部门", "指标体系", "计划金额", "实际金额"], ["第1局", "甲/2024", 100, 1], ["第2局", "甲/2024", 100, 2]]}))
    before = (folder / "第1局绩效评价报告.xlsx").read_bytes()
    done = run("report", "第1局绩效评价报告.xlsx", "-o", ".", "--format", "xlsx")
    assert done.status == 2 and "B738" in done.err
    assert (folder / "第1局绩效评价报告.xlsx").read_bytes() == before


def test_one_department_of_many(run: Any, folder: Path) -> None:
    done = run("report", table(folder, 3), "--department", "第2局", "--format", "md")
    assert done.status == 0 and "# 第2局2024年度报告" in done.out and "得0.2分" in done.out
    done = run("report", "表.csv", "--department", "第9局")
    assert done.status == 2 and "B729" in done.err and "第1局、第2局、第3局" in done.err
    department(folder, "甲局", 10, "一")
    department(folder, "甲局", 20, "二")
    assert "B728" in run("report", "数据", "--department", "甲局").err


class Terminal(io.StringIO):
    """A console that takes GBK only."""

    encoding = "gbk"

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_progress_is_one_line_that_is_gone_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("COLUMNS", "40")
    tell = progress()
    tell(1, 2, "很长" * 30)
    tell(2, 2, "乙局")
    said = stream.getvalue()
    assert said.encode("gbk") and "\n" not in said and said.startswith("\r报告 1/2：很长") and said.endswith("\r" + " " * 39 + "\r")
    assert all(width(line) <= 39 for line in said.split("\r"))


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interruption_leaves_no_half_files(folder: Path) -> None:
    path = table(folder, 150)
    call = [sys.executable, str(ROOT / "cli.py"), "report", str(path), "-o", "出", "--format", "md", "--jobs", "2", "--lang", "zh"]
    process = subprocess.Popen(call, cwd=folder, stderr=subprocess.PIPE, start_new_session=True, text=True, encoding="utf-8")
    assert process.stderr is not None
    first = process.stderr.readline()
    assert first.startswith("报告 1/150")
    os.killpg(process.pid, signal.SIGINT)
    rest = process.communicate(timeout=60)[1]
    assert process.returncode == 130 and rest.rstrip().endswith("已中断。") and "Traceback" not in rest
    assert not [name for name in names(folder / "出") if not name.endswith("绩效评价报告.md")]
    assert gone(process.pid)


def gone(group: int) -> bool:
    """Whether no process of the group is left, once the last have had time to end."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
