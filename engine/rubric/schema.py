"""The rubric's JSON Schema, put together from its base and the schema beside each scoring method.

``python -m engine.rubric.schema`` writes it to ``schemas/rubric.schema.json``; a test proves that the two agree.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Iterator

HERE = Path(__file__).parent
BASE = HERE / "rubric.base.schema.json"
SUFFIX = ".schema.json"
WITH_KEYS = {
    "change": ("修改", "修改指标或评分要点：只写改了的键，其余照旧；写 null 删去一个键。名称；有重名的写路径，例如 部门管理/资金管理。"),
    "replace": ("替换", "换成新的指标或评分要点：位置和名称不变，原来的内容都不要。名称；有重名的写路径。"),
    "add": ("新增", "新的指标（有下级的也可以）或评分要点的名称；放在哪里写 under、after、before。"),
}
ENTRY_KEYS = {
    "change": ("修改", "改哪一条：照基础里的写法写它的名称，或者 when、range、place、met、at 的文字；下面只写改了的键，写 null 删去一个键。"),
    "add": ("新增", "新的一条：写它的名称，或者 when、range、place、met、at 的文字；放在哪里写 after、before，不写就在最后。"),
    "remove": ("删去", "删去哪一条：照基础里的写法写。"),
    "after": ("放在后面", "新增的一条放在哪一条的后面。"),
    "before": ("放在前面", "新增的一条放在哪一条的前面。"),
}
HOLDERS = ("indicator", "part", "alternative")


def method_schemas() -> dict[str, Any]:
    """The schema of each method's value by the method's key, in alphabetical order."""
    paths = sorted((HERE / "methods").glob("*" + SUFFIX))
    return {path.name.removesuffix(SUFFIX): json.loads(path.read_text(encoding="utf-8")) for path in paths}


def assemble() -> dict[str, Any]:
    """The whole schema: every method as a definition, and as a property of indicators and parts."""
    schema: dict[str, Any] = json.loads(BASE.read_text(encoding="utf-8"))
    for key, fragment in method_schemas().items():
        schema["definitions"][f"method_{key}"] = fragment
        for holder in HOLDERS:
            schema["definitions"][holder]["properties"][key] = {"$ref": f"#/definitions/method_{key}"}
    _add_changes(schema)
    return schema


def _add_changes(schema: dict[str, Any]) -> None:
    """The shapes of the changes that hold keys of indicators, and the choice between all kinds of changes."""
    known, seats = schema["definitions"], schema["definitions"].pop("seats")["properties"]
    keys = {key: value for key, value in known["indicator"]["properties"].items() if key != "name"}
    worth = {key: known["indicator"][key] for key in ("if", "then", "else")}
    named = known["do_remove"]["properties"]["remove"]
    for kind, (title, description) in WITH_KEYS.items():
        own = {kind: {**named, "title": title, "description": description}}
        more = {key: _or_null(value, known) for key, value in keys.items() if key != "indicators"
                } if kind == "change" else {**keys, **(seats if kind == "add" else {})}
        more |= {"entries": _entries(known)} if kind == "change" else {}
        known[f"do_{kind}"] = {"title": title, "description": description, "type": "object",
                               "properties": {**own, **more}, "required": [kind], "additionalProperties": False,
                               **({} if kind == "change" else worth)}
    known["change_item"] = _choice(known)


def _entries(known: dict[str, Any]) -> dict[str, Any]:
    """Changes to single items of a rule's list: any key that an item of any list may state; the merged whole is checked."""
    words = {key: {"title": title, "description": text} for key, (title, text) in ENTRY_KEYS.items()}
    for name in sorted(known):
        for row in _rows(known[name]) if name.startswith(("method_", "rules", "choose", "attain_bands")) else ():
            shown = known[row["$ref"].rsplit("/", 1)[1]] if "$ref" in row else row
            for key, value in (shown.get("properties") or shown.get("then", {}).get("properties") or {}).items():
                said = known[value["$ref"].rsplit("/", 1)[1]] if "$ref" in value else value
                words.setdefault(key, {"title": said["title"], "description": said["description"]})
    item = {"title": "一条改动", "description": "先写做什么（change、add、remove），再写哪一条。", "type": "object",
            "properties": words, "additionalProperties": False}
    return {"title": "逐条修改", "description": "只改规则里的某一档、某个名次、条目、情形或种类，其余照旧；每条改动以“- ”开头。"
            "整个规则重写的，不写它。", "type": "array", "minItems": 1, "items": item}


def _rows(schema: Any) -> Iterator[dict[str, Any]]:
    """The schemas of the items of all lists in a schema."""
    for key, value in schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ():
        if key == "items" and isinstance(value, dict):
            yield value
        yield from _rows(value)


def _or_null(value: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    """A key that may also be taken away by ``null``."""
    shown = known[value["$ref"].rsplit("/", 1)[1]] if "$ref" in value else value
    return {"title": shown["title"], "description": shown["description"], "if": {"type": "null"}, "else": value}


def _choice(known: dict[str, Any]) -> dict[str, Any]:
    """One change: which kind it is shows in its keys; the first that stands there decides."""
    kinds = [name.removeprefix("do_") for name in known if name.startswith("do_")]
    chosen: dict[str, Any] = {}
    for kind in sorted(kinds, key=lambda kind: (kind not in WITH_KEYS, kind != "remove"), reverse=True):
        chosen = {"if": {"required": [kind]}, "then": {"$ref": f"#/definitions/do_{kind}"}, "else": chosen}
    properties = {kind: known[f"do_{kind}"]["properties"][kind] for kind in kinds}
    words = {key: {"title": value["title"], "description": value["description"]} for key, value in properties.items()}
    return {"title": "一处改动", "description": "先写做什么，再写指标的名称；一处只做一件事。", "type": "object",
            "properties": words, **chosen}


def as_text() -> str:
    """The assembled schema as it is committed."""
    return json.dumps(assemble(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    (HERE.parent.parent / "schemas" / "rubric.schema.json").write_text(as_text(), encoding="utf-8")
