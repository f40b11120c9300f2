"""JSON that survives any console, and the exit status that findings lead to."""

from __future__ import annotations

import json

from engine.commands.findings_output import status_of
from engine.commands.json_output import escaped
from engine.findings import finding


def test_json_escapes_what_a_console_lacks() -> None:
    value = {"得分": "甲\n𠮷", "x": 1}
    text = escaped(json.dumps(value, ensure_ascii=False))
    assert text.isascii() and json.loads(text) == value


def test_status() -> None:
    assert status_of([]) == 0
    assert status_of([finding("B712", name="x")]) == 0
    assert status_of([finding("B410", name="x", missing="y")]) == 1
    assert status_of([finding("B410", name="x", missing="y"), finding("B713", name="x")]) == 2
