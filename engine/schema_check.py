"""Checks nodes against a JSON Schema, and puts every fault at the line, column and key that it concerns."""

from __future__ import annotations

import re
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Any, Iterator

from .findings import Finding, Place, finding
from .language_choice import current_language, translate
from .positions import MapNode, Node, ScalarNode, SeqNode
from .positions.aliases import ALIASES
from .schema_validator import validator

MOST = 100
SHOWN = 40
TYPES = {
    "string": "文字", "number": "数", "integer": "整数", "boolean": "true 或 false", "null": "空",
    "array": "列表（每项一行，以“- ”开头）", "object": "分行书写的“键: 值”",
}
VALUES = {
    "数": "number", "数字": "number", "是否": "bool", "布尔": "bool", "boolean": "bool", "文字": "text",
    "string": "text", "选项": "choice", "enum": "choice", "四舍五入": "half_up", "满分": "full", "零分": "zero",
    "0": "zero", "不适用": "not_applicable", "按比例": "pro_rata", "高于": "above", "超过": "above", "低于": "below",
    "舍去": "drop", "至少": "at_least", "不低于": "at_least", "不超过": "at_most", "大于": "more_than", "小于": "less_than",
    "等于": "equal", "区间": "between", "定性": "qualitative", "按期": "by_date", "平均分配": "split", "比率": "ratio",
    "偏离": "deviation",
}


def check_schema(node: Node, schema: str) -> list[Finding]:
    """Everything in which ``node`` differs from the schema ``rubric``, ``data`` or ``cases``, in the file's order."""
    found: list[Finding] = []
    for error in validator(schema).iter_errors(node.plain()):
        found += _findings(error, node, validator(schema).schema)
    if schema == "rubric" and isinstance(node, MapNode):
        said = {item.place.line for item in found if item.place and item.code in ("B100", "B107")}
        found += _methods(node, _method_keys(schema), said)
    unique = {(item.place, item.code, str(item.params.get("key"))): item for item in found}
    return sorted(unique.values(), key=lambda item: item.place or top_of(node))[:MOST]


def known_keys(schema: str) -> tuple[str, ...]:
    """The keys of the outermost level that a schema knows."""
    return tuple(validator(schema).schema["properties"])


@cache
def all_keys(schema: str) -> frozenset[str]:
    """The keys that a schema knows anywhere."""
    found: set[str] = set()
    waiting, seen = [validator(schema).schema], set()
    while waiting:
        part = waiting.pop()
        if id(part) not in seen:
            seen.add(id(part))
            inner = list(part.values()) if isinstance(part, dict) else part if isinstance(part, list) else []
            waiting += inner
            named = part.get("properties") if isinstance(part, dict) else None
            found |= set(named) if isinstance(named, dict) else set()
    return frozenset(found)


def top_of(node: Node) -> Place:
    """The file itself, which stands before every line of it."""
    return Place(node.place.file)


def _findings(error: Any, top: Node, schema: Any) -> Iterator[Finding]:
    """One error of jsonschema as findings: unknown keys are split, one each."""
    path = list(error.absolute_path)
    node = top.at(path)
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if error.validator == "additionalProperties":
        yield from _unknown(error, node)
    elif error.validator == "required":
        yield from _missing(error, node, schema)
    elif error.validator == "type":
        yield _wrong_type(error, node, key, _key_of(top, path))
    elif error.validator in ("minItems", "minProperties"):
        yield finding("B104", node.place, key=key, least=error.validator_value)
    elif error.validator == "dependencies":
        yield finding("B101", _key_of(top, [*path, "changes"]) or node.place, key="extends",
                      about=_about(error.schema["properties"]["extends"], error))
    elif error.validator == "not":
        yield finding("B167", _key_of(top, [*path, "indicators"]) or node.place)
    elif error.validator == "const" and key == "schema":
        yield finding("B106", node.place, value=_shown(error.instance))
    elif error.validator == "enum":
        yield _not_listed(error, node, key)
    elif error.validator == "minLength":
        yield finding("B109", node.place, key=key, expected=TYPES["string"])
    elif error.validator in ("minimum", "maximum"):
        code = "B115" if error.validator == "minimum" else "B116"
        yield finding(code, node.place, key=key, value=_shown(error.instance), limit=error.validator_value)
    else:
        yield finding("B105", node.place, key=key, value=_shown(error.instance))


def _unknown(error: Any, node: Node) -> Iterator[Finding]:
    properties = error.schema.get("properties", {})
    patterns = error.schema.get("patternProperties", {})
    if not isinstance(node, MapNode):
        return
    for entry in node.entries:
        if entry.key in properties or any(re.search(pattern, entry.key) for pattern in patterns):
            continue
        meant = meant_key(entry.key, list(properties))
        if meant:
            yield finding("B100", entry.key_place, key=entry.key, meant=meant)
        else:
            yield finding("B107", entry.key_place, key=entry.key, allowed="、".join(properties))


def meant_key(key: str, known: list[str]) -> str:
    """The key that was probably meant: its Chinese name was written, or it is misspelt."""
    bare = key.strip().lower().replace("-", "_").replace(" ", "_")
    alias = ALIASES.get(key) or ALIASES.get(bare)
    if key == "单位" and "unit" not in known:
        alias = "department"
    if alias in known:
        return str(alias)
    return next(iter([name for name in known if name == bare] or get_close_matches(bare, known, 1, 0.6)), "")


def _missing(error: Any, node: Node, schema: Any) -> Iterator[Finding]:
    """Missing keys, unless one of the keys that are there is a misspelling of it."""
    properties = _properties(error, schema)
    here = node.keys() if isinstance(node, MapNode) else ()
    taken = {meant_key(key, list(properties)) for key in here if key not in properties}
    match = re.match(r"'(.*)' is a required property", error.message)
    key = match.group(1) if match else ""
    if key and key not in taken:
        yield finding("B101", node.place, key=key, about=_about(properties.get(key, {}), error))


def _about(schema: Any, error: Any) -> str:
    """What a key is for, as the schema says it; nothing in English, which the schemas don't speak."""
    if current_language() != "zh":
        return ""
    if "$ref" in schema:
        name = str(schema["$ref"]).rsplit("/", 1)[1]
        schema = next((found.schema["definitions"].get(name, {}) for found in (validator("rubric"), validator("data"))
                       if name in found.schema["definitions"]), {})
    title, description = schema.get("title", ""), schema.get("description", "")
    return f"（{title}：{description.rstrip('。')}）" if title and description else ""


def _properties(error: Any, schema: Any) -> dict[str, Any]:
    """The keys that the mapping may have: an error below ``then`` is about the mapping that the ``if`` is about."""
    root, found = schema, dict(schema.get("properties", {}))
    steps = list(error.absolute_schema_path)[:-1]
    for before, step in zip(["", *steps], steps, strict=False):
        schema = schema[step]
        if isinstance(schema, dict) and "$ref" in schema:
            schema = root["definitions"][schema["$ref"].rsplit("/", 1)[1]]
        if before == "properties" or step in ("items", "additionalProperties"):
            found = {}
        elif step == "properties":
            continue
        found |= schema.get("properties", {}) if isinstance(schema, dict) else {}
    return found


def _wrong_type(error: Any, node: Node, key: str, key_node: Any) -> Finding:
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    names = [translate(TYPES[name]) for name in wanted if name != "null" or len(wanted) == 1]
    expected = translate("或").join(filter(None, [translate("、").join(names[:-1]), names[-1]]))
    if error.instance is None:
        return finding("B109", key_node or node.place, key=key, expected=expected)
    if set(wanted) <= {"integer", "number"} and isinstance(node, ScalarNode) and node.text[:1].isdigit() and (
            node.kind == "str" and not node.style):
        return finding("B195", node.place, text=_shown(node.text), how=translate("这里只写数，不带文字，例如 2024。"))
    return finding("B102", node.place, key=key, expected=expected, found=_kind(node))


def _key_of(top: Node, path: list[Any]) -> Any:
    """The place of the key that the last step of a path names."""
    above = top.at(path[:-1]) if path else None
    return above.key_place(path[-1]) if isinstance(above, MapNode) and isinstance(path[-1], str) else None


def _kind(node: Node) -> str:
    if isinstance(node, ScalarNode):
        return TYPES[{"str": "string", "bool": "boolean"}.get(node.kind, node.kind)]
    return TYPES["array" if isinstance(node, SeqNode) else "object"]


def _not_listed(error: Any, node: Node, key: str) -> Finding:
    options = [str(option) for option in error.validator_value]
    value = _shown(error.instance)
    close = [VALUES[value]] if VALUES.get(value) in options else get_close_matches(value.lower(), options, 1, 0.6)
    listed = "、".join(options)
    if close:
        return finding("B108", node.place, key=key, value=value, meant=close[0], options=listed)
    return finding("B103", node.place, key=key, value=value, options=listed)


def _shown(value: Any) -> str:
    """A value in a message: short, and as YAML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    text = "" if value is None else str(value) if isinstance(value, (str, Decimal)) else "…"
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


@cache
def _method_keys(schema: str) -> tuple[str, ...]:
    """The keys that say how a leaf is scored: one for each method, ``parts`` and ``choose``."""
    names = validator(schema).schema["definitions"]
    return (*(name.removeprefix("method_") for name in names if name.startswith("method_")), "parts", "choose")


def _methods(top: MapNode, keys: tuple[str, ...], said: set[int]) -> Iterator[Finding]:
    """Leaves and parts without exactly one method; ``said`` are lines with an unknown key, perhaps meant as one."""
    for node in _maps(top.get("indicators")):
        used = [key for key in keys if key in node]
        if "indicators" in node:
            if used:
                yield finding("B125", node.key_place(used[0]), name=_name(node))
            yield from _methods(node, keys, said)
            continue
        yield from _one_method(node, used, keys, said)
        yield from _inner(node, keys, said)


def _inner(node: MapNode, keys: tuple[str, ...], said: set[int]) -> Iterator[Finding]:
    """The parts of a leaf, and the alternatives of a leaf or part."""
    choice = node.get("choose")
    among = choice.get("among") if isinstance(choice, MapNode) else None
    for inner, barred in ((node.get("parts"), ("parts",)), (among, ("parts", "choose"))):
        allowed = tuple(key for key in keys if key not in barred)
        for part in _maps(inner):
            yield from _one_method(part, [key for key in allowed if key in part], allowed, said)
            yield from _inner(part, keys, said)


def _one_method(node: MapNode, used: list[str], keys: tuple[str, ...], said: set[int]) -> Iterator[Finding]:
    if len(used) > 1:
        yield finding("B124", node.key_place(used[1]), name=_name(node), count=len(used), keys="、".join(used))
    elif not used and not any(entry.key_place.line in said for entry in node.entries):
        yield finding("B123", node.place, name=_name(node), options="、".join(keys))


def _maps(node: Node | None) -> list[MapNode]:
    return [item for item in node.items if isinstance(item, MapNode)] if isinstance(node, SeqNode) else []


def _name(node: MapNode) -> str:
    name = node.get("name")
    return _shown(name.text) if isinstance(name, ScalarNode) else ""
