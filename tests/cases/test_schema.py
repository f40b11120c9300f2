"""The schema of case files is what its base and the data schema make."""

from __future__ import annotations

import json

from engine.cases.schema import NAME, as_text, assemble
from engine.resources import data_folder


def test_the_committed_schema_is_the_assembled_one() -> None:
    """``python -m engine.cases.schema`` writes it."""
    assert (data_folder("schemas") / NAME).read_text(encoding="utf-8") == as_text()


def test_cases_hold_what_a_data_file_says_of_a_department() -> None:
    data = json.loads((data_folder("schemas") / "data.schema.json").read_text(encoding="utf-8"))
    for holder in ("case", "peer"):
        own = assemble()["definitions"][holder]["properties"]
        assert all(own[key] == item for key, item in data["properties"].items()
                   if key not in ("schema", "rubric", "department", "project", "year", "stated", "printed_points", "text", "sections"))
