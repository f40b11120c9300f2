"""The schema of case files is what its base and the data schema make, and speaks Chinese to editors."""

from __future__ import annotations

import json
from typing import Any, Iterator

from jsonschema import Draft7Validator

from engine.cases.schema import NAME, as_text, assemble
from engine.resources import data_folder


def test_the_committed_schema_is_the_assembled_one() -> None:
    """``python -m engine.cases.schema`` writes it."""
    assert (data_folder("schemas") / NAME).read_text(encoding="utf-8") == as_text()


def test_it_is_draft_07_with_chinese_texts() -> None:
    schema = assemble()
    Draft7Validator.check_schema(schema)
    bare = [path for path, item in properties(schema) if "$ref" not in item and not (
        "一" <= str(item.get("title", " "))[0] <= "鿿" and item.get("description"))]
    assert not bare


def properties(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of the schema, by its path."""
    if isinstance(node, dict):
        for name, item in node.get("properties", {}).items() if isinstance(node.get("properties"), dict) else ():
            yield f"{path}/{name}", item
        for key, item in node.items():
            yield from properties(item, f"{path}/{key}")


def test_cases_hold_what_a_data_file_says_of_a_department() -> None:
    data = json.loads((data_folder("schemas") / "data.schema.json").read_text(encoding="utf-8"))
    for holder in ("case", "peer"):
        own = assemble()["definitions"][holder]["properties"]
        assert all(own[key] == item for key, item in data["properties"].items()
                   if key not in ("schema", "rubric", "department", "year", "stated", "text"))
