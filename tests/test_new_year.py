"""A new year is made by editing YAML and a template: no code, and none of the engine's files, is touched."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from engine.data.load import load_data
from engine.report import render
from engine.resources import data_folder
from engine.rubric.load import load_rubric
from engine.scoring.score import score

EDITS = (
    ("id: longhua/2021", "id: longhua/2022"),
    ("year: 2021\n", "year: 2022\n"),
    ("template: longhua/report.md.j2", "template: longhua/2022.md.j2"),
    # another tier, another score
    ("      - when: 90% ＞ 固定资产利用率 ≥ 75%\n        score: 0.7",
     "      - when: 90% ＞ 固定资产利用率 ≥ 75%\n        score: 0.8"),
    # another formula
    ("formula: 项目完成及时率 × 6分", "formula: 项目完成及时率 × 项目完成及时率 × 6分"),
    # other points, and one leaf more
    ("    - name: 管理制度健全性\n      points: 3\n",
     "    - name: 数字化管理\n      points: 0.5\n      standard: 已上线的得0.5分。\n      judged: 酌情给分\n"
     "    - name: 管理制度健全性\n      points: 2.5\n"),
)


def edited(text: str, *edits: tuple[str, str]) -> str:
    """The text with every edit made; each must hit exactly once."""
    for old, new in edits:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return text


def test_a_new_year_needs_no_code(tmp_path: Path) -> None:
    """Other points, another tier, another formula, a leaf more, other wording: scored and reported."""
    rubric_text = (data_folder("rubrics") / "longhua" / "2021.yaml").read_text(encoding="utf-8")
    at = rubric_text.index("    - name: 管理制度健全性\n")
    head, tail = rubric_text[:at], rubric_text[at:]
    first = tail.index("points: 1.5")
    rubric_text = edited(head + tail[:first] + "points: 1" + tail[first + len("points: 1.5"):], *EDITS)
    (tmp_path / "rubrics" / "longhua").mkdir(parents=True)
    (tmp_path / "rubrics" / "longhua" / "2022.yaml").write_text(rubric_text, encoding="utf-8")
    template = (data_folder("templates") / "longhua" / "report.md.j2").read_text(encoding="utf-8")
    (tmp_path / "templates" / "longhua").mkdir(parents=True)
    (tmp_path / "templates" / "longhua" / "2022.md.j2").write_text(
        template + "\n\n本年新增数字化管理，得{{ 指标['数字化管理'].得分 }}分。\n", encoding="utf-8")
    data_text = (data_folder("examples") / "longhua-2021" / "data.yaml").read_text(encoding="utf-8")
    data_file = tmp_path / "data.yaml"
    data_file.write_text(edited(
        data_text, ("rubric: longhua/2021", "rubric: longhua/2022"),
        ("\nanswers:\n", "\nanswers:\n  数字化管理:\n    value: 0.4\n    reason: 已上线两个模块\n")), encoding="utf-8")
    rubric = load_rubric("longhua/2022", tmp_path)
    card = score(rubric, load_data(data_file))
    assert card.node("数字化管理").score == Fraction("0.4")
    assert card.node("项目完成及时性").score == Fraction("5.75")
    assert card.node("管理制度健全性").score == Fraction("2.5")
    assert card.total == Fraction("96.40") - Fraction("0.12") - Fraction("0.1")
    for kind in ("md", "html"):
        assert "本年新增数字化管理，得0.4" in render(card, kind)
