"""Schema findings stand at the key or value that they concern, once each, and say what was meant."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, Iterator

import pytest

from engine.findings import Finding
from engine.positions import load_yaml
from engine.resources import CHECKOUT, data_folder
from engine.rubric import schema as rubric_schema
from engine.schema_check import check_schema

RUBRIC = """\
schema: 1
id: test/2021
title: 测试
year: 2021
points: 10
inputs:
  甲:
    unit: 万元
indicators:
- name: 一
  points: 10
  formula: 甲
"""
DATA = """\
schema: 1
rubric: test/2021
department: 部门
year: 2021
"""


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


def check(text: str, schema: str = "rubric") -> list[Finding]:
    return check_schema(load_yaml(text, "x.yaml"), schema)


def spots(found: list[Finding]) -> list[str]:
    return [f"{item.code} {item.place.line}:{item.place.column}" for item in found if item.place]


def leaf(method: str) -> str:
    """The rubric with another method for its one leaf, which begins on line 12."""
    return RUBRIC.replace("  formula: 甲\n", "".join(f"  {line}\n" for line in method.split("\n")))


def test_the_committed_schema_is_the_assembled_one() -> None:
    committed = (data_folder("schemas") / "rubric.schema.json").read_text(encoding="utf-8")
    assert committed == rubric_schema.as_text(), "run python -m engine.rubric.schema"


def test_every_method_has_a_schema_beside_it() -> None:
    from engine.rubric import methods as package

    modules = {module.name: import_module(f"{package.__name__}.{module.name}")
               for module in iter_modules(package.__path__)}
    named = {name: module.METHOD.key for name, module in modules.items() if hasattr(module, "METHOD")}
    assert named == {key: key for key in rubric_schema.method_schemas()}
    assert {key: method.key for key, method in package.methods().items()} == named


def properties(schema: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        for name, value in schema.get("properties", {}).items():
            yield name, value
        for value in schema.values():
            yield from properties(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from properties(value)


@pytest.mark.parametrize("name", ["rubric", "data", "cases"])
def test_schemas_are_draft_07_with_chinese_texts_for_editors(name: str) -> None:
    from jsonschema import Draft7Validator

    schema = json.loads((data_folder("schemas") / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "oneOf" not in json.dumps(schema)
    for key, value in properties(schema):
        target = schema["definitions"][value["$ref"].rsplit("/", 1)[1]] if "$ref" in value else value
        assert target.get("title") and target.get("description"), key
        assert not target["title"].isascii() or key in ("id",), key


@pytest.mark.parametrize("path", sorted(CHECKOUT.glob("rubrics/*/*.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_shipped_rubrics_and_cases_have_no_findings(path: Path) -> None:
    schema = "cases" if path.name.endswith(".cases.yaml") else "rubric"
    assert check_schema(load_yaml(path.read_bytes(), path.name), schema) == []


@pytest.mark.parametrize("path", sorted(CHECKOUT.glob("examples/*/data.yaml")), ids=lambda path: path.parent.name)
def test_shipped_data_has_no_findings(path: Path) -> None:
    assert check_schema(load_yaml(path.read_bytes(), path.name), "data") == []


def test_the_smallest_files_are_right() -> None:
    assert check(RUBRIC) == []
    assert check(DATA, "data") == []


@pytest.mark.parametrize(("wrong", "meant"), [
    ("titel", "title"), ("Title", "title"), ("标题", "title"), ("发布单位", "issuer"), ("勾稽关系", "checks"),
])
def test_an_unknown_key_is_said_at_the_key_with_what_was_meant(wrong: str, meant: str) -> None:
    found = check(RUBRIC + f"{wrong}: x\n")
    assert spots(found) == ["B100 13:1"]
    assert found[0].message == f"这里不认识“{wrong}”"
    assert found[0].hint == f"是否想写“{meant}”？"
    assert found[0].place and found[0].place.length == len(wrong)


@pytest.mark.parametrize(("wrong", "right"), [("分值: 10", "points: 10"), ("名称: 一", "name: 一"), ("公式: 甲", "formula: 甲")])
def test_a_chinese_key_is_said_once_and_not_as_missing_too(wrong: str, right: str) -> None:
    start = RUBRIC.index("- name: 一")
    found = check(RUBRIC[:start] + RUBRIC[start:].replace(right, wrong))
    assert [item.code for item in found] == ["B100"]
    assert found[0].hint == f"是否想写“{right.split(':')[0]}”？"


def test_unknown_keys_are_split_one_finding_each() -> None:
    found = check(RUBRIC.replace("    unit: 万元\n", "    unit: 万元\n    甲乙丙: 1\n    丁: 2\n"))
    assert spots(found) == ["B107 9:5", "B107 10:5"]
    assert found[0].hint == "这里可以写的键：type、unit、places、min、max、options、source、note、optional。"


def test_missing_keys_are_said_at_the_first_key() -> None:
    found = check("id: a\n")
    assert spots(found) == ["B101 1:1"] * 5
    assert [item.params["key"] for item in found] == ["schema", "title", "year", "points", "indicators"]
    assert found[0].message == "缺少“schema”"
    assert spots(check(RUBRIC.replace("- name: 一\n  points: 10\n", "- points: 10\n"))) == ["B101 10:3"]


@pytest.mark.parametrize(("old", "new", "spot", "message"), [
    ("schema: 1", "schema: 2", "B106 1:9", "不支持格式版本“2”"),
    ("year: 2021", "year: '2021'", "B102 4:7", "“year”应是整数，这里是文字"),
    ("year: 2021", "year: 2021.5", "B102 4:7", "“year”应是整数，这里是数"),
    ("year: 2021", "year: 1021", "B115 4:7", "“year”不能小于 1949，这里是 1021"),
    ("year: 2021", "year: 20211", "B116 4:7", "“year”不能大于 2999，这里是 20211"),
    ("year: 2021", "year:", "B109 4:1", "“year”后面没有内容，应是整数"),
    ("id: test/2021", "id: a b", "B105 2:5", "“id”的写法不对：a b"),
    ("points: 10\ninputs", "points: [1]\ninputs", "B102 5:9", "“points”应是数或文字，这里是列表（每项一行，以“- ”开头）"),
    ("    unit: 万元", "    type: 数字", "B108 8:11", "“type”不能写“数字”"),
    ("    unit: 万元", "    type: 甲", "B103 8:11", "“type”不能写“甲”"),
    ("    unit: 万元", "    places: 1.5", "B102 8:13", "“places”应是整数，这里是数"),
    ("    unit: 万元", "    optional: 是", "B102 8:15", "“optional”应是true 或 false，这里是文字"),
    ("  甲:\n    unit: 万元", "  甲: 5", "B102 7:6", "“甲”应是分行书写的“键: 值”，这里是数"),
    ("indicators:\n- name: 一\n  points: 10\n  formula: 甲", "indicators: []", "B104 9:13", "“indicators”至少要有 1 项"),
])
def test_wrong_values(old: str, new: str, spot: str, message: str) -> None:
    assert old in RUBRIC
    found = check(RUBRIC.replace(old, new, 1))
    assert spots(found) == [spot]
    assert found[0].message == message
    assert found[0].hint


@pytest.mark.parametrize("method", [
    "formula: 甲 × 1分\ncap: 10",
    "tiers:\n- when: 甲 ≥ 90%\n  score: 10\n- when: 甲 ＜ 90%\n  score: 0\ncompare: rounded",
    "checklist:\n- name: 第一条\n  points: 10\n  text: 原文",
    "options:\n- name: 公开\n  score: 10",
    "deduct:\n  each: 1",
    "deduct:\n  kinds:\n  - name: 逾期\n    each: 0.5",
    "per_step:\n  value: 甲\n  free: 10%\n  direction: above\n  step: 1%\n  each: 0.1\n  part_step: pro_rata",
    "judged: 落实不到位的酌情扣分",
    "aspects:\n  at_least: 3\n  items:\n  - name: 社会效益",
    "parts:\n- name: 要点\n  points: 10\n  judged: 酌情",
    "formula: 甲\nveto:\n  when: 甲 ＞ 1\nfull_when: 甲 ＞ 2\nif_zero: full\nassumption: 假设",
    "formula: 甲\nveto:\n- when: 甲 ＞ 1\n  score: 0\n- 甲 ＞ 2",
])
def test_every_method_and_modifier_is_accepted(method: str) -> None:
    assert check(leaf(method)) == []


@pytest.mark.parametrize(("method", "expected"), [
    ("source: x", ["B123 10:3"]),
    ("formula: 甲\njudged: 酌情", ["B124 13:3"]),
    ("formula: 甲\nindicators:\n- name: 二\n  points: 1\n  formula: 甲", ["B125 12:3"]),
    ("parts:\n- name: 要点\n  points: 10", ["B123 13:5"]),
    ("parts:\n- name: 要点\n  points: 10\n  formula: 甲\n  tiers:\n  - when: 甲 ＞ 1\n    score: 1", ["B124 16:5"]),
    ("formulla: 甲", ["B100 12:3"]),
    ("tiers:\n- wehn: 甲 ＞ 1\n  score: 1", ["B100 13:5"]),
    ("tiers:\n- when: 甲 ＞ 1\n  得分: 1", ["B100 14:5"]),
    ("tiers:\n- 甲 ＞ 1", ["B102 13:5"]),
    ("tiers: 甲", ["B102 12:10"]),
    ("tiers: []", ["B104 12:10"]),
    ("checklist:\n- name: a", ["B101 13:5"]),
    ("options:\n- name:\n  score: 1", ["B109 13:5"]),
    ("deduct: {}", ["B104 12:11"]),
    ("deduct:\n  kinds:\n  - name: a", ["B101 14:7"]),
    ("per_step:\n  value: 甲\n  free: 10%\n  step: 1%\n  each: 0.1", ["B101 13:5"]),
    ("per_step:\n  value: 甲\n  free: 10%\n  step: 1%\n  each: 0.1\n  part_step: prorata", ["B108 17:16"]),
    ("judged:", ["B109 12:3"]),
    ("judged: ''", ["B109 12:11"]),
    ("aspects:\n  items:\n  - name: a", ["B101 13:5"]),
    ("formula:\n- 甲", ["B102 13:3"]),
    ("formula: 甲\nveto:\n  score: 0", ["B101 14:5"]),
    ("formula: 甲\nif_zero: 满分", ["B108 13:12"]),
])
def test_faults_of_methods_are_said_once_at_their_place(method: str, expected: list[str]) -> None:
    assert spots(check(leaf(method))) == expected


def test_the_message_on_methods_names_them() -> None:
    assert check(leaf("source: x"))[0].message == "“一”没有写怎样评分。"
    assert "formula" in check(leaf("source: x"))[0].hint
    assert check(leaf("formula: 甲\njudged: 酌情"))[0].message == "“一”写了 2 种评分方法（formula、judged），只能有一种。"


def test_report_wording_is_free() -> None:
    text = "report:\n  wording:\n    任意: x\n  problems:\n    order: listed\n    wording:\n      任意: y\n"
    assert check(RUBRIC + text) == []
    assert spots(check(RUBRIC + "report:\n  problems:\n    order: worst\n")) == ["B108 15:12"]


@pytest.mark.parametrize("text", [
    "inputs:\n  甲:\n    value: 1,234.56\n    source: 一\n  乙: 否\n  丙:\n  表:\n    source: 表1\n    rows:\n    - 季度: 一季度\n      数: 5\n"
    "  表二:\n  - 季度: 一季度\n",
    "answers:\n  甲: 是\n  乙:\n    要点:\n      条目:\n        value: 1\n        reason: 理由\n  丙:\n    value: 按要求\n",
    "findings:\n  甲: 无\n  乙:\n  - kind: 逾期\n    count: 1\n    note: x\n  - 一句话\n  丙:\n    要点: 无\n"
    "    要点二:\n      items: 无\n      source: x\n",
    "goals:\n- level1: 产出\n  name: 数量\n  target: ≥ 2\n  actual: 23\n- name: x\n  target:\n",
    "claimed:\n  甲: 5\n  乙: null\nclaimed_total: 96.40\nstated:\n  率: 0.02%\ntext:\n  简称: 我局\n  层:\n    次: x\n",
])
def test_every_shape_of_data_is_accepted(text: str) -> None:
    assert check(DATA + text, "data") == []


@pytest.mark.parametrize(("text", "expected"), [
    ("inputs:\n  甲:\n    vaule: 5\n", ["B100 7:5"]),
    # A figure without its value is missing, which leaves scores null; it isn't malformed.
    ("inputs:\n  甲:\n    source: 一\n", []),
    ("inputs:\n  表:\n    rows: 5\n", ["B102 7:11"]),
    ("inputs:\n  表:\n  - 5\n", ["B102 7:5"]),
    ("inputs:\n  表:\n  - 甲:\n    - 1\n", ["B102 8:5"]),
    ("inputs:\n- 甲\n", ["B102 6:1"]),
    ("inputs:\n", ["B109 5:1"]),
    ("answers:\n  甲:\n    value: [1]\n", ["B102 7:12"]),
    ("answers:\n  甲:\n  - 1\n", ["B102 7:3"]),
    ("answers:\n  甲:\n    value: 1\n    原因: x\n", ["B107 8:5"]),
    ("findings:\n  甲:\n  - kind: x\n    cuont: 1\n", ["B100 8:5"]),
    ("findings:\n  甲: 5\n", ["B102 6:6"]),
    ("goals:\n- target: 5\n", ["B101 6:3"]),
    ("goals:\n- name: x\n  目标值: 5\n", ["B100 7:3"]),
    ("claimed: 5\n", ["B102 5:10"]),
])
def test_faults_of_data_are_said_once_at_their_place(text: str, expected: list[str]) -> None:
    assert spots(check(DATA + text, "data")) == expected


def test_findings_come_in_the_order_of_the_file_and_are_bounded() -> None:
    found = check(RUBRIC + "".join(f"键{number}: 1\n" for number in range(300)))
    places = [item.place for item in found if item.place]
    assert len(found) == 100 and places == sorted(places)


@pytest.mark.parametrize("text", [
    "indicators: " + "[{name: a, points: 1, indicators: " * 18 + "[]" + "}]" * 18 + "\n",
    "answers: " + "{a: " * 38 + "1" + "}" * 38 + "\n", "findings: " + "{a: " * 38 + "1" + "}" * 38 + "\n",
])
def test_the_deepest_file_is_checked_without_a_recursion_error(text: str) -> None:
    def deeper(frames: int) -> list[Finding]:
        return deeper(frames - 1) if frames else check(text, "rubric" if "indicators" in text else "data")

    assert deeper(150)
