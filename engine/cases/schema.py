"""The JSON Schema of case files, put together from its base and what the data schema says of a department's data.

``python -m engine.cases.schema`` writes it to ``schemas/cases.schema.json``; a test proves that the two agree.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..resources import data_folder
from .overlay import MERGED, REPLACED

BASE = Path(__file__).parent / "cases.base.schema.json"
NAME = "cases.schema.json"
HOLDERS = ("case", "peer")


def assemble() -> dict[str, Any]:
    """The whole schema: cases and peers hold the sections of a data file."""
    schema: dict[str, Any] = json.loads(BASE.read_text(encoding="utf-8"))
    data = json.loads((data_folder("schemas") / "data.schema.json").read_text(encoding="utf-8"))
    for name, definition in data["definitions"].items():
        schema["definitions"].setdefault(name, definition)
    for holder in HOLDERS:
        properties = schema["definitions"][holder]["properties"]
        last = properties.pop("expect", None)
        properties.update({key: data["properties"][key] for key in (*MERGED, *REPLACED)})
        if last is not None:
            properties["expect"] = last
    return schema


def as_text() -> str:
    """The assembled schema as it is committed."""
    return json.dumps(assemble(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    (data_folder("schemas") / NAME).write_text(as_text(), encoding="utf-8")
