"""Dropping a template into ``broken/`` makes three tests: of a template, of a department's own section, of lint.

The first line says what is found, and where: ``{# B634 2:4 #}``; with 有数据才知道 behind it only rendering can find it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from engine.findings import Finding, FindingsError
from engine.language_choice import choose_language
from engine.positions import MapNode, load_yaml
from engine.data.load import load_data
from engine.data.sections import read_sections
from engine.lint.report_rules import lint_report, lint_sections
from engine.report import document, render
from engine.report.filters import FILTERS
from engine.report.parse import DIRECTIVES
from engine.resources import data_folder
from engine.rubric.load import load_rubric
from engine.scoring.score import score
from engine.scoring.scorecard import Scorecard

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.j2"))
FIRST = re.compile(r"\{# (?P<code>B\d{3}) (?P<line>\d+):(?P<column>\d+)(?P<late> 有数据才知道)? #\}")
DATA = data_folder("examples") / "longhua-2021" / "data.yaml"
INDENT = "    "
CHINESE = re.compile(r"[\u3400-\u9fff]")


@cache
def scorecard() -> Scorecard:
    rubric = load_rubric("longhua/2021")
    return score(rubric, load_data(DATA, rubric))


@cache
def expected(path: Path) -> tuple[str, int, int, bool]:
    """Code, line, column, and whether lint can't find it."""
    found = FIRST.match(path.read_text(encoding="utf-8"))
    assert found, path
    return found["code"], int(found["line"]), int(found["column"]), bool(found["late"])


def spot(found: Finding) -> tuple[str, int, int]:
    assert found.place is not None
    return found.code, found.place.line, found.place.column


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name.split(".")[0])
def test_a_template(path: Path) -> None:
    with pytest.raises(FindingsError) as caught:
        render(scorecard(), "md", str(path))
    (found,) = caught.value.findings
    assert spot(found) == expected(path)[:3]
    assert found.place is not None and found.place.file == str(path) and found.place.snippet
    assert found.message and found.hint


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name.split(".")[0])
def test_a_departments_own_section(path: Path) -> None:
    """The same text under ``sections`` is at fault in the data file, line by line."""
    body = "".join(f"{INDENT}{line}\n" for line in path.read_text(encoding="utf-8").splitlines())
    top = load_yaml(f"sections:\n  评分结果: |\n{body}".encode(), "data.yaml")
    assert isinstance(top, MapNode)
    data = replace(scorecard().data, sections=read_sections(top))
    template = path.with_name("..") / "sound" / "一节.md.j2"
    with pytest.raises(FindingsError) as caught:
        document(replace(scorecard(), data=data), str(template))
    (found,) = caught.value.findings
    code, line, column, late = expected(path)
    assert spot(found) == (code, line + 2, column + len(INDENT))
    assert found.place is not None and found.place.file == "data.yaml"
    if not late:
        rubric = scorecard().rubric
        linted = lint_sections(data, rubric)
        assert (code, line + 2, column + len(INDENT)) in [spot(item) for item in linted if item.code != "B617"]


@pytest.mark.parametrize("path", [path for path in BROKEN if not expected(path)[3]],
                         ids=lambda path: path.name.split(".")[0])
def test_lint(path: Path, tmp_path: Path) -> None:
    """Without any data; the finding is the same."""
    (tmp_path / "templates").mkdir()
    copy = tmp_path / "templates" / path.name
    copy.write_bytes(path.read_bytes())
    rubric = scorecard().rubric
    own = replace(rubric, report={"template": path.name}, file=str(tmp_path / "2021.yaml"))
    (found,) = lint_report(own)
    assert spot(found) == expected(path)[:3]
    assert found.place is not None and found.place.file == str(copy)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name.split(".")[0])
def test_in_english(path: Path) -> None:
    """No Chinese but what stands in the template, and the names that it could have meant."""
    choose_language("en")
    try:
        with pytest.raises(FindingsError) as caught:
            render(scorecard(), "md", str(path))
        (found,) = caught.value.findings
        told = f"{found.message} {found.hint}".replace(str(found.params.get("row", "")) or "-", "")
        said = re.sub(r"“.*?”|\".*?\"|available names: .*", "", told, flags=re.IGNORECASE)
    finally:
        choose_language(None)
    own = set(path.read_text(encoding="utf-8")).union(*FILTERS, *DIRECTIVES)
    assert not [sign for sign in CHINESE.findall(said) if sign not in own], said


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "sound").glob("*.j2")), ids=lambda path: path.name.split(".")[0])
def test_what_only_looks_wrong(path: Path, tmp_path: Path) -> None:
    """Full-width signs where they are text, one section in two branches, tags that are left as they are."""
    assert render(scorecard(), "md", str(path))
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / path.name).write_bytes(path.read_bytes())
    assert lint_report(replace(scorecard().rubric, report={"template": path.name}, file=str(tmp_path / "2021.yaml"))) == []


def test_the_folder_is_not_empty() -> None:
    assert len(BROKEN) >= 40


@pytest.mark.parametrize(("content", "line", "column"), [
    (b"\xef\xbb\xbf" + "# 题\n{{ 部们 }}".encode(), 2, 4), ("# 题\r\n{{ 部们 }}\r\n".encode(), 2, 4),
    ("# 题\r{{ 部们 }}".encode(), 2, 4), ("# 题\n\t{{ 部们 }}".encode(), 2, 5)])
def test_marks_line_ends_and_tabs_move_nothing(tmp_path: Path, content: bytes, line: int, column: int) -> None:
    path = tmp_path / "试.md.j2"
    path.write_bytes(content)
    with pytest.raises(FindingsError) as caught:
        render(scorecard(), "md", str(path))
    assert spot(caught.value.findings[0]) == ("B603", line, column)


@pytest.mark.parametrize("encoding", ["gbk", "utf-16"])
def test_other_encodings_are_said_with_the_line(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "试.md.j2"
    path.write_bytes(("甲\n" if encoding == "utf-16" else "a\n甲").encode(encoding))
    with pytest.raises(FindingsError) as caught:
        render(scorecard(), "md", str(path))
    (found,) = caught.value.findings
    assert found.code == "B616" and found.place is not None
    assert str(found.place) == f"{path}:{1 if encoding == 'utf-16' else 2}:1"
    assert "UTF-8" in found.message
