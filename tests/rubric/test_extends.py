"""Rubrics made of a base plus changes. Dropping a folder into ``extends/merged`` or a file into ``extends/refused`` makes a
test: a merged rubric is what ``whole.yaml`` says in full; a refused one has the findings that its first line names.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from engine.data.load import load_department
from engine.findings import FindingsError, Place, Severity
from engine.lint import lint_paths
from engine.positions import load_yaml
from engine.rubric.extends import resolve
from engine.rubric.listing import list_rubrics
from engine.rubric.load import load_rubric, read_rubric
from engine.rubric.resolved import resolved_yaml
from engine.rubric.show import rubric_text
from engine.rubric.show_json import rubric_json
from engine.scoring.score import score

HERE = Path(__file__).parent / "extends"
MERGED = sorted(path for path in (HERE / "merged").iterdir() if path.is_dir())
REFUSED = sorted((HERE / "refused").glob("*.yaml"))


@pytest.mark.parametrize("folder", MERGED, ids=lambda path: path.name)
def test_merged(folder: Path) -> None:
    """The merged rubric says the same as the one written in full, and is as good; what is printed reads back the same."""
    own = folder / "rubric.yaml"
    assert [(item.code, str(item.place)) for item in lint_paths([own]) if item.severity is not Severity.INFO] == []
    resolved = resolve(own, [])
    assert resolved is not None
    whole = load_yaml((folder / "whole.yaml").read_bytes(), "whole.yaml")
    assert resolved.top.plain() == whole.plain()
    assert load_yaml(resolved_yaml(load_rubric(own)), "printed.yaml").plain() == whole.plain()


@pytest.mark.parametrize("file", REFUSED, ids=lambda path: path.stem)
def test_refused(file: Path) -> None:
    """The findings of the first line, each at its place; those in the base's file are named with it."""
    first = file.read_text(encoding="utf-8").split("\n", 1)[0]
    found = lint_paths([file])
    said = [f"{item.code} {_at(item.place, file)}" for item in found if item.place]
    assert ", ".join(said) == first.removeprefix("# ").strip()
    assert all(item.message and item.hint for item in found)


def _at(place: Place, file: Path) -> str:
    name = "" if place.file == str(file) else f"{Path(place.file).name} "
    return f"{name}{place.line}:{place.column}"


def test_there_are_cases() -> None:
    """An empty folder would pass silently."""
    assert len(MERGED) >= 10
    assert len(REFUSED) >= 20


def test_an_empty_extension_is_its_base_under_another_id() -> None:
    """Everything but the id is the base's, with its places; the hash covers both files."""
    own_file, base_file = HERE / "merged" / "不作改动" / "rubric.yaml", HERE / "base.yaml"
    base, own = load_rubric(base_file), load_rubric(own_file)
    assert replace(own, id=base.id, file=base.file, sha256=base.sha256, bases=()) == base
    hashes = [hashlib.sha256(file.read_bytes()).hexdigest() for file in (own_file, base_file)]
    assert own.sha256 == hashlib.sha256("\n".join(hashes).encode()).hexdigest()
    assert own.files == (str(own_file), str(base_file))


def write(folder: Path, **texts: str) -> Path:
    """Files beside one another, by their names; gives back the last."""
    path = folder
    for name, text in texts.items():
        path = folder / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
    return path


BASE = (HERE / "base.yaml").read_text(encoding="utf-8")
CITY = "schema: 1\nid: city/2024\nextends: base.yaml\nyear: 2024\nchanges:\n- rename: 及时\n  to: 完成及时\n"
DISTRICT = ("schema: 1\nid: district/2024\nextends: city.yaml\nchanges:\n- change: 完成及时\n  points: 5\n  cap: 5\n"
            "- reweight:\n    质量: 7\n")
DATA = "schema: 1\nrubric: district.yaml\ndepartment: 甲局\nyear: 2024\ninputs:\n  计划数: 10\n  完成数: 9\n  预算数: 5\n" \
       "answers:\n  制度:\n    制定: 是\n    执行: 是\nfindings:\n  采购:\n    规范: []\n"


def test_a_base_may_itself_be_an_extension(tmp_path: Path) -> None:
    """Names are those of the base as it is by then; places lead into all three files."""
    file = write(tmp_path, base=BASE, city=CITY, district=DISTRICT.replace("质量: 7", "质量: 7") + "- change: 质量\n"
                 "  tiers:\n  - when: 完成率 ≥ 合格线\n    score: 7\n  - when: 完成率 ＜ 合格线\n    score: 0\n")
    rubric = load_rubric(file)
    assert [base.id for base in rubric.bases] == ["city/2024", "city/2023"]
    leaf = next(node for node in rubric.leaves() if node.name == "完成及时")
    assert leaf.piece is not None and leaf.piece.settings.place.file == str(tmp_path / "base.yaml")
    assert leaf.place.file == str(tmp_path / "city.yaml")
    assert leaf.points == 5


def test_what_a_change_breaks_two_files_down_is_said_at_the_change(tmp_path: Path) -> None:
    """The tiers stand in the base, the points in the district's file."""
    file = write(tmp_path, base=BASE, city=CITY, district=DISTRICT.replace("质量: 7", "质量: 5").replace("points: 5", "points: 7"))
    with pytest.raises(FindingsError) as caught:
        load_rubric(file)
    found = caught.value.findings
    assert [(item.code, item.place and Path(item.place.file).name, item.place and item.place.line) for item in found] == [
        ("B165", "district.yaml", 9)]
    assert "base.yaml:65:14" in found[0].message and "得分 6 不在 0 到 5 分之间" in found[0].message


def test_a_broken_base_is_said_in_its_own_file(tmp_path: Path) -> None:
    """The extension isn't blamed for what it doesn't touch."""
    base = BASE.replace("formula: 完成率 × 3分", "formula: 完成律 × 3分")
    found = lint_paths([write(tmp_path, base=base, city=CITY)])
    assert [(item.code, item.place and Path(item.place.file).name) for item in found] == [("B202", "base.yaml")]


def test_bases_are_found_by_id_and_listed_with_what_they_inherit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An id is looked up from the file's own folder; a list takes the title from the base."""
    folder = tmp_path / "rubrics" / "city"
    folder.mkdir(parents=True)
    write(folder, **{"2023": BASE, "2024": CITY.replace("base.yaml", "city/2023")})
    monkeypatch.chdir(tmp_path)
    assert load_rubric("city/2024").title == "2023年度市级指标体系"
    assert ("city/2024", "2023年度市级指标体系", "2024") in [(item.id, item.title, item.year) for item in list_rubrics()]


def test_depth_has_an_end(tmp_path: Path) -> None:
    """Eleven files deep is one too many."""
    texts = {"b0": BASE} | {f"b{n}": f"schema: 1\nid: a/{n}\nextends: b{n - 1}.yaml\n" for n in range(1, 12)}
    write(tmp_path, **texts)
    assert load_rubric(tmp_path / "b10.yaml").points == 20
    assert [item.code for item in read_rubric(tmp_path / "b11.yaml")[1]] == ["B166"]


def test_data_that_name_an_extension_are_linted_and_scored(tmp_path: Path) -> None:
    """What the extension changed counts."""
    write(tmp_path, base=BASE, city=CITY, district=DISTRICT.replace("    质量: 7\n", "    制度: 4\n    管理: 9\n    绩效: 11\n") +
          "- change: 制度\n  checklist:\n  - name: 制定\n    points: 2\n  - name: 执行\n    points: 2\n")
    file = write(tmp_path, data=DATA)
    assert [(item.code, str(item.place)) for item in lint_paths([tmp_path])] == []
    card = score(*load_department(file))
    assert card.node("完成及时").score == 5
    assert card.node("制度").score == 4


def test_show_says_what_was_changed(tmp_path: Path) -> None:
    """Every change as what it is, in the file's order."""
    rubric = load_rubric(HERE / "merged" / "顶层的各项" / "rubric.yaml")
    shown = rubric_text(rubric)
    assert "基础：city/2023 2023年度市级指标体系\n" in shown
    for line in ("改写 year：2023 → 2024", "加上 source：区财预〔2024〕1号", "改参数：合格线 60% → 50%", "新增填报数据：投诉数",
                 "替换计算值：预算完成率", "删除勾稽关系：不超计划", "删去 issuer", "改写 rounding/score：0.01 → 0.1"):
        assert f"· {line}\n" in shown, line
    moved = rubric_text(load_rubric(HERE / "merged" / "移出再删去" / "rubric.yaml"))
    for line in ("移动：管理/制度（管理 → 绩效）", "删除：管理（原8分）", "修改：管理/制度（checklist）", "调整分值：管理/制度 3 → 4",
                 "调整分值：绩效/及时 6 → 10"):
        assert f"· {line}\n" in moved, line
    added = rubric_text(load_rubric(HERE / "merged" / "先写的放在后加的下面" / "rubric.yaml"))
    assert "· 移动：绩效/质量（绩效 → 效果）\n· 新增：效果（6分）\n· 调整分值：绩效 12 → 6\n" in added
    single = rubric_text(load_rubric(HERE / "merged" / "逐条修改" / "rubric.yaml"))
    for line in ("修改：区间（note、＋“60%(含)-70%”、“低于70%”、“80%(含)-90%”）", "修改：制度（－“制定”、“执行”）"):
        assert f"· {line}\n" in single, line
    assert rubric_json(rubric)["extends"][0]["changes"][0]["text"] == "改写 title：2023年度市级指标体系 → 2024年度区级指标体系"


def test_wordings_of_a_base_have_their_place_in_it(tmp_path: Path) -> None:
    """A template fault in the base's report is said there, one in the extension's own there."""
    city = CITY + "report:\n  problems:\n    wording:\n      质量: 得{{ 没有这个 }}分。\n"
    found = lint_paths([write(tmp_path, base=BASE.replace("指标.制度", "指票.制度"), city=city)])
    assert [(item.code, item.place and Path(item.place.file).name, item.place and item.place.line) for item in found] == [
        ("B603", "base.yaml", 84), ("B603", "city.yaml", 11)]
