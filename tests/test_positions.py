"""YAML with places: what is read, what is refused, and where it is said to be."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.findings import Finding, FindingsError
from engine.positions import MapNode, ScalarNode, SeqNode, load_yaml

BROKEN = Path(__file__).parent / "broken_yaml"
INDEX = load_yaml((BROKEN / "index.yaml").read_bytes(), "index.yaml").plain()


def refused(text: str | bytes) -> tuple[Finding, ...]:
    with pytest.raises(FindingsError) as caught:
        load_yaml(text, "x.yaml")
    return caught.value.findings


def scalar(text: str) -> ScalarNode:
    node = load_yaml(text, "x.yaml").get("a")
    assert isinstance(node, ScalarNode)
    return node


@pytest.mark.parametrize("name", sorted(INDEX))
def test_a_broken_file_is_refused_at_the_right_places(name: str) -> None:
    found = refused((BROKEN / name).read_bytes())
    shown = [f"{item.code} {item.place.line}:{item.place.column}" for item in found if item.place]
    assert shown == INDEX[name]
    for item in found:
        assert item.message and item.hint and "{" not in item.message.replace(item.place.snippet if item.place else "", "")


def test_every_broken_file_is_listed() -> None:
    assert {path.name for path in BROKEN.glob("*.yaml")} == {*INDEX, "index.yaml"}


@pytest.mark.parametrize(("written", "read"), [
    ("1.10", Decimal("1.10")), ("-5", Decimal("-5")), ("0.12345678901234567890", Decimal("0.12345678901234567890")),
    ("no", "no"), ("yes", "yes"), ("on", "on"), ("Off", "Off"), ("y", "y"), ("是", "是"), ("true", True), ("False", False),
    ("null", None), ("~", None), ("", None), ("12:30", "12:30"), ("2026-01-01", "2026-01-01"),
    ("2026-02-30", "2026-02-30"), ("010", "010"), ("0x1F", "0x1F"), ("1e3", "1e3"), ("1.0e+3", "1.0e+3"), (".inf", ".inf"),
    (".nan", ".nan"), ("1_000", "1_000"), ("1,234.56", "1,234.56"), ("90%", "90%"), ("'5'", "5"), ('"no"', "no"),
    ("5.", "5."), (".5", ".5"), ("9" * 60, "9" * 60), ("１２", "１２"), ("2 # 注释", Decimal("2")), ("“三公”经费", "“三公”经费"),
])
def test_scalars_keep_what_is_written(written: str, read: object) -> None:
    node = scalar(f"a: {written}\n")
    assert node.plain() == read
    assert type(node.plain()) is type(read)


def test_numbers_keep_their_digits() -> None:
    node = scalar("a: 96.40\n")
    assert (node.text, node.kind, str(node.decimal)) == ("96.40", "number", "96.40")
    with pytest.raises(ValueError, match="not a number"):
        _ = scalar("a: '5'\n").decimal


def test_places_count_characters() -> None:
    top = load_yaml("部门: 😀 工信局\n数据:\n- 金额: '12'\n", "x.yaml")
    assert str(top.at(["部门"]).place) == "x.yaml:1:5"
    assert top.at(["部门"]).place.length == 5
    assert str(top.at(["数据", 0, "金额"]).place) == "x.yaml:3:7"
    assert top.at(["数据", 0, "金额"]).place.snippet == "- 金额: '12'"
    assert str(top.at(["数据", 0]).place) == "x.yaml:3:3"
    assert str(top.key_place("数据")) == "x.yaml:2:1"


def test_at_gives_the_nearest_node() -> None:
    top = load_yaml("a:\n- b: 1\n", "x.yaml")
    assert top.at(["a", 0, "missing", "deeper"]) is top.at(["a", 0])
    assert top.at(["a", 7]) is top.get("a")
    assert top.at(["a", 0, "b", "c"]).plain() == 1
    assert top.at([]) is top


def test_nodes_behave_as_collections() -> None:
    top = load_yaml("a: [1, x]\nb:\n  c: true\n", "x.yaml")
    sequence, mapping = top.get("a"), top.get("b")
    assert isinstance(sequence, SeqNode) and isinstance(mapping, MapNode)
    assert (len(sequence), [item.plain() for item in sequence]) == (2, [1, "x"])
    assert (top.keys(), "a" in top, "z" in top, top.get("z"), len(mapping)) == (("a", "b"), True, False, None, 1)
    assert top.plain() == {"a": [1, "x"], "b": {"c": True}}
    assert [key for key, _ in top.items()] == ["a", "b"]
    assert top.key_place("z") == top.place


@pytest.mark.parametrize(("text", "offset", "expected"), [
    ("a: 甲 ÷ 乙\n", 2, (1, 6)),
    ("a: '甲 ÷ 乙'\n", 2, (1, 7)),
    ("a: |\n  甲 ÷\n  乙 × 1\n", 4, (3, 3)),
    ("a: |-\n    甲 ÷ 乙\n", 2, (2, 7)),
    ("a: >\n  甲\n  乙\n", 2, (2, 3)),
    ("a: |\n\n  甲\n", 1, (3, 3)),
    ("a: 甲\n  ÷ 乙\n", 0, (1, 4)),
])
def test_spot_finds_a_character_of_the_text(text: str, offset: int, expected: tuple[int, int]) -> None:
    spot = scalar(text).spot(offset)
    assert (spot.line, spot.column) == expected


def test_byte_order_mark_and_line_ends() -> None:
    top = load_yaml("\ufeffa: 1\r\nb: |\r\n  x\r\n  y\rc: 2\n".encode(), "x.yaml")
    assert top.plain() == {"a": 1, "b": "x\ny\n", "c": 2}
    assert str(top.key_place("a")) == "x.yaml:1:1"
    assert str(top.key_place("c")) == "x.yaml:5:1"


def test_gb18030_is_read_with_a_remark() -> None:
    notes: list[Finding] = []
    assert load_yaml("部门: 工信局\n".encode("gb18030"), "x.yaml", notes).plain() == {"部门": "工信局"}
    assert [item.code for item in notes] == ["B009"]


@pytest.mark.parametrize(("text", "place"), [("a: 1 #2 号楼\n", (1, 6)), ("a: #1\n", (1, 4)), ("a:\n- x #3\n", (2, 5))])
def test_a_value_cut_off_by_a_comment_is_warned_about(text: str, place: tuple[int, int]) -> None:
    notes: list[Finding] = []
    load_yaml(text, "x.yaml", notes)
    assert [(item.code, item.place.line, item.place.column) for item in notes if item.place] == [("B019", *place)]


@pytest.mark.parametrize("text", [
    "a: 1 # 2 号楼\n", "a: 1   # 说明\n", "a: '1 #2'\n", "a: x#2\n",
    "a: |\n  　　正文：一\n  points:5\n  -name\n  得分: 90 #2\nb: 1\n",
    "a: 时间 12:30，网址 http://x.cn/a\n", "assumptions:\n- 一季度：按实际计算\n- 其中：甲\n", "a: 说明：得分：90\n",
    "a: \"得分: 90\n  ：x\"\n", "# 注释：一\na: -5\nb: '> 90%'\nc: '*'\n", "a: [甲, 乙]\nb: {甲: 1, 乙: 2}\n", "---\na: 1\n",
    "“三公”经费: 1\n本年度在编人数（含工勤人员）: 2\n", "a: x\n\n  其中：续行\n", "-5: 1\n", "a: 甲 > 乙 & 丙 | 丁 * 2 % 3 ! - @ `\n",
])
def test_what_is_right_is_not_suspected(text: str) -> None:
    notes: list[Finding] = []
    load_yaml(text, "x.yaml", notes)
    assert not notes


def test_messages_say_what_and_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    first = refused("points: 5\n权重：10\n")[0]
    assert first.message == "“权重”后面的冒号是全角的“：”，应当用半角冒号"
    assert first.hint == "改成“权重: ”（半角冒号，后面加一个空格）；如果这里本来就是一段文字，用单引号括起来。"
    double = refused("年度: 1\n年度: 2\n")[0]
    assert double.message == "“年度”重复了：第 1 行已经写过"
    assert refused("when: >= 90%\n")[0].hint == "用单引号把整个值括起来，例如 '>= 90%'；条件写全，例如“利用率 ≥ 90%”。"
    assert refused("a:b\n")[0].code == "B005"


def test_all_duplicates_are_reported_and_bounded() -> None:
    assert [item.place.line for item in refused("a: 1\na: 2\nb: 1\nb: 2\n") if item.place] == [2, 4]
    assert len(refused("a: 1\n" * 500)) == 20


def test_too_large_a_file_is_refused() -> None:
    assert refused(b"a" * 16_000_001)[0].code == "B007"


def test_line_by_line_search_is_quick() -> None:
    for line in ("a" * 200_000, "- " * 50_000, "　" * 100_000, "a: " * 30_000, "'" * 100_000, ": " + "x：" * 50_000):
        refused(line + "\n- x\nb：1\n")


@given(st.text(alphabet="ab: -\n|>'\"[]{}#&*!%@`：　\t5,?", max_size=60))
def test_nothing_but_findings_is_raised(text: str) -> None:
    try:
        load_yaml(text, "x.yaml")
    except FindingsError as error:
        assert error.findings
        assert all(item.message for item in error.findings)


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        load_yaml(data, "x.yaml")
    except FindingsError as error:
        assert error.findings
