"""Explanations as text, every line with the places it came from, and as JSON data."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, Iterable

from ..findings import Place
from ..language_choice import translate
from ..scoring.figure_text import digits
from ..scoring.output_json import header_json, number, place_json, step_json
from ..scoring.scorecard import Scorecard
from .model import Explanation, Line
from .run import explain


def explain_text(scorecard: Scorecard, name: str | None = None) -> str:
    """What ``explain`` gives, one after the other; ``〔data.yaml:33〕`` says where a line comes from."""
    return explanations_text(explain(scorecard, name))


def explanations_text(explanations: Iterable[Explanation]) -> str:
    """Explanations as text."""
    return "\n\n".join("\n".join(_lines(item)) for item in explanations) + "\n"


def _lines(item: Explanation) -> list[str]:
    title = " / ".join(item.path)
    if item.points is not None:
        title += translate("（{points}分）").format(points=digits(item.points))
    lines = [title + _at(item.rubric)]
    lines += [f"  │ {line}" for line in item.standard.splitlines() if line.strip()]
    return lines + [_line(line) for line in item.lines]


def _line(line: Line) -> str:
    return "  " * (line.depth + 1) + line.text + _at(line.rubric) + _at(line.data)


def _at(place: Place | None) -> str:
    """``〔data.yaml:33〕``: the file's name without its folders."""
    if place is None or not place.file:
        return ""
    name = PurePath(place.file).name
    return f"〔{name}:{place.line}〕" if place.line else f"〔{name}〕"


def explain_json(scorecard: Scorecard, name: str | None = None) -> dict[str, Any]:
    """What ``explain`` gives as plain data; numbers are Decimals for ``dump_json``."""
    return {**header_json(scorecard), "explanations": [_json(item) for item in explain(scorecard, name)]}


def _json(item: Explanation) -> dict[str, Any]:
    return {
        "kind": item.kind, "name": item.name, "path": list(item.path), "result": item.result,
        "value": number(item.value), "points": number(item.points), "standard": item.standard,
        "rubric": place_json(item.rubric),
        "lines": [{"text": line.text, "depth": line.depth, "rubric": place_json(line.rubric),
                   "data": place_json(line.data)} for line in item.lines],
        "trace": [step_json(step) for step in item.steps],
    }
