"""One department: several files at once, another template, contents, the outline, writing again on every save."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from engine.commands.report_options import Choices
from engine.commands.report_watch import watched
from engine.width import width
from tests.builders import validate
from tests.commands.report_folder import department, laid_out


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return laid_out(tmp_path)


def test_another_template_and_contents(run: Any, folder: Path) -> None:
    (folder / "我的.md.j2").write_text("# {{ 部门 }}\n\n## 一、甲\n\n文\n", encoding="utf-8")
    path = department(folder, "甲局")
    assert run("report", path, "--template", "我的.md.j2").out.startswith("# 甲局\n")
    with_contents = run("report", path, "--template", "我的.md.j2", "--toc").out
    assert with_contents.count("一、甲") > 1
    assert "B601" in run("report", path, "--template", "没有.md.j2").err


def test_a_template_is_never_written_over(run: Any, folder: Path) -> None:
    (folder / "我的.md").write_text("# {{ 部门 }}\n", encoding="utf-8")
    done = run("report", department(folder, "甲局"), "--template", "我的.md", "-o", "我的.md")
    assert done.status == 2 and "B738" in done.err and (folder / "我的.md").read_text(encoding="utf-8") == "# {{ 部门 }}\n"


def test_a_template_in_a_tree_of_templates_finds_the_others_of_it(run: Any, folder: Path) -> None:
    tree = folder / "自己的" / "templates" / "一套"
    tree.mkdir(parents=True)
    (tree / "报告.md.j2").write_text('{% include "一套/一段.md.j2" %}\n', encoding="utf-8")
    (tree / "一段.md.j2").write_text("# 自己的{{ 部门 }}\n", encoding="utf-8")
    assert run("report", department(folder, "甲局"), "--template", tree / "报告.md.j2").out.startswith("# 自己的甲局\n")


def test_several_files_are_made_before_one_is_written(run: Any, folder: Path) -> None:
    path = department(folder, "甲局")
    done = run("report", path, "-o", "甲.md", "-o", "乙.md", "-o", "丙.html", "-o", "丁.docx")
    assert done.status == 0 and done.err.count("已写出") == 4
    assert (folder / "甲.md").read_bytes() == (folder / "乙.md").read_bytes()


@pytest.mark.parametrize(("arguments", "said"), [
    (["--format", "docx"], "只能写一个：md、html"), (["--format", "md", "--format", "html"], "只能写一个"),
    (["-o", "a.md", "--format", "md"], "格式看后缀"), (["--watch"], "--watch 要和 -o 一起用"), (["--outline", "--watch"], "不能一起用"),
])
def test_wrong_usage(run: Any, folder: Path, arguments: list[str], said: str) -> None:
    done = run("report", department(folder, "甲局"), *arguments)
    assert done.status == 2 and said in done.err


def test_the_outline_says_what_is_missing(run: Any, folder: Path) -> None:
    template = folder / "templates" / "报告.md.j2"
    template.write_text(template.read_text(encoding="utf-8") + "{% section 尾 %}\n{{ 文.缺的 }}\n::: 表题 表名\n| 甲 |\n{% endsection %}\n"
                        "{% section 不要 %}\n## 二、不要\n{{ 文.不用 }}\n{% endsection %}\n", encoding="utf-8")
    path = department(folder, "甲局", more="text:\n  多的: 文\nsections:\n  结果: |\n    ## 一、本局\n    文\n  不要:\n    omit: 没有\n")
    for columns in (80, 100):
        done = run("report", path, "--outline", "--width", columns)
        assert done.status == 1 and all(width(line) <= columns for line in done.out.splitlines())
        assert done.out.encode("gbk")
    whole = "".join(done.out.split())
    assert "还缺1段文字，请写在数据文件的text下：缺的。" in whole and "没有用到的有1段：多的。" in whole
    rows = [line.split() for line in done.out.splitlines()]
    assert ["一、本局", "结果〔换掉〕"] in rows and ["（正文）", "尾", "【缺】缺的"] in rows
    assert ["（正文）", "不要〔不写：没有〕"] in rows and any("表：表名" in row for row in rows)
    made = json.loads(run("report", path, "--outline", "--format", "json").out)
    validate("outline", made)
    assert made["missing"] == ["缺的"] and made["unused"] == ["多的"]
    assert [(item["text"], item["change"]) for item in made["items"] if item["kind"] == "section"] == [
        ("结果", "replaced"), ("尾", ""), ("不要", "omitted")]


def test_the_outline_of_the_published_report(run: Any, example: Path) -> None:
    done = run("report", example, "--outline", "--format", "json")
    made = json.loads(done.out)
    validate("outline", made)
    assert done.status == 0 and made["missing"] == []
    assert {"heading", "table"} <= {item["kind"] for item in made["items"]}


def asked(path: Path, output: Path, **more: Any) -> Choices:
    given: dict[str, Any] = dict.fromkeys(("template", "department", "rubric", "jobs", "width_asked")) | {
        "forms": (), "peers": (), "contents": False, "outlined": False, "watched": True}
    return Choices(data=(path,), outputs=(output,), **(given | more))


def test_everything_that_a_report_is_made_of_is_watched(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A save of the data, of a template, of the rubric; a fault is said, and mended; then an interruption."""
    from engine.commands.report import run_one

    path, output = department(folder, "甲局"), folder / "出.md"
    template, rubric = folder / "templates" / "报告.md.j2", folder / "rubrics" / "甲" / "2024.yaml"
    included = folder / "templates" / "段.md.j2"
    saves = [
        lambda: path.write_text(path.read_text(encoding="utf-8").replace("实际金额: 50", "实际金额: 60"), encoding="utf-8"),
        lambda: template.write_text("# {{ 部们 }}", encoding="utf-8"),
        lambda: (included.write_text("段一", encoding="utf-8"),
                 template.write_text("# {{ 部门 }}\n\n{% include '段.md.j2' %}得{{ 得分 }}", encoding="utf-8")),
        lambda: included.write_text("改过的段", encoding="utf-8"),
        lambda: rubric.write_text(rubric.read_text(encoding="utf-8").replace("× 10分", "× 5分"), encoding="utf-8"),
    ]
    seen: list[str] = []

    def sleep(seconds: float) -> None:
        if seconds < 0.5:
            return
        seen.append(output.read_text(encoding="utf-8"))
        if not saves:
            raise KeyboardInterrupt
        saves.pop(0)()

    assert watched(asked(path, output), lambda: run_one(asked(path, output)), sleep) == 0
    assert "得5分" in seen[0] and "得6分" in seen[1] and seen[2] == seen[1]
    assert "段一得6" in seen[3] and "改过的段得6" in seen[4] and "改过的段得3" in seen[5]
    said = capsys.readouterr().err
    assert "B603" in said and said.count("等待修改") == 6 and "Traceback" not in said
