"""Explanations as text, every line with the places it came from, and as JSON data."""

from __future__ import annotations

from typing import Any, Iterable, Iterator, Mapping

from ..findings import Place
from ..language_choice import translate
from ..scoring.output_json import header_json, number, place_json, step_json
from ..scoring.scorecard import Scorecard
from ..width import hung, wrap
from ..width import width as columns
from .model import Explanation, Line
from .places import file_names, place_text
from .run import explain

BAR = "  │ "
Names = Mapping[str, str]


def explain_text(scorecard: Scorecard, name: str | None = None, width: int | None = None) -> str:
    """What ``explain`` gives, one after the other; ``〔data.yaml:33〕`` says where a line comes from. No line is wider than
    ``width`` columns (None: none is broken)."""
    return explanations_text(explain(scorecard, name), (*scorecard.rubric.files, scorecard.data.file), width)


def explanations_text(explanations: Iterable[Explanation], files: Iterable[str] = (), width: int | None = None) -> str:
    """Explanations as text; ``files`` are those that a reader may take for one another. A line that is broken goes on
    further in."""
    items = tuple(explanations)
    names = file_names({*files} | {place.file for item in items for place in _places(item)})
    return "\n\n".join("\n".join(part for line in _lines(item, names) for part in _fitted(line, width))
                       for item in items) + "\n"


def _fitted(line: str, width: int | None) -> list[str]:
    """The line in pieces of at most ``width`` columns; the official wording keeps its bar."""
    if width is None:
        return [line]
    inset = line[:len(line) - len(line.lstrip(" "))]
    if line.startswith(BAR):
        return [BAR + part for part in wrap(line.removeprefix(BAR), width - columns(BAR))]
    return hung(line, width, inset + "    ")


def _places(item: Explanation) -> Iterator[Place]:
    """Every place that an explanation names."""
    for place in (item.rubric, *(at for line in item.lines for at in (line.rubric, line.data))):
        if place is not None and place.file:
            yield place


def _lines(item: Explanation, names: Names) -> list[str]:
    title = " / ".join(item.path)
    if item.worth:
        title += translate("（{worth}）").format(worth=item.worth)
    lines = [title + _at(item.rubric, names)]
    lines += [BAR + line for line in item.standard.splitlines() if line.strip()]
    return lines + [_line(line, names) for line in item.lines]


def _line(line: Line, names: Names) -> str:
    return "  " * (line.depth + 1) + line.text + _at(line.rubric, names) + _at(line.data, names)


def _at(place: Place | None, names: Names) -> str:
    """``〔data.yaml:33〕``."""
    text = place_text(place, names)
    return f"〔{text}〕" if text else ""


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
