"""The rubric's JSON Schema, put together from its base and the schema beside each scoring method.

``python -m engine.rubric.schema`` writes it to ``schemas/rubric.schema.json``; a test proves that the two agree.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
BASE = HERE / "rubric.base.schema.json"
SUFFIX = ".schema.json"
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
    return schema


def as_text() -> str:
    """The assembled schema as it is committed."""
    return json.dumps(assemble(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    (HERE.parent.parent / "schemas" / "rubric.schema.json").write_text(as_text(), encoding="utf-8")
