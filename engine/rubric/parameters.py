"""Reading ``parameters`` (参数): named constants that formulas and settings of a rubric may use in a number's place."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator, Mapping

from ..figures_text import PERCENT_WORDS, Problem, normal, read_number
from ..findings import Finding, Place, finding, has_errors
from ..language import Symbol, canonical
from ..positions import MapNode, Node, ScalarNode
from ..positions.reading import items, mapping, text, texts
from .builder import RubricBuilder
from .model import Parameter

NONE = "none"


def read_parameters(top: Node, builder: RubricBuilder) -> dict[str, Parameter]:
    """The parameters by canonical name; a value that can't be read, or isn't among the options, is reported."""
    found: dict[str, Parameter] = {}
    for name, node, place in mapping(top, "parameters"):
        read = _parameter(name, node, place, builder)
        if read is not None:
            found.setdefault(canonical(name), read)
    return found


def _parameter(name: str, node: Node, place: Place, builder: RubricBuilder) -> Parameter | None:
    value_node = node.get("value") if isinstance(node, MapNode) else node
    if not isinstance(value_node, ScalarNode) or value_node.kind == "null":
        return None
    unit = text(node, "unit")
    value = _number(value_node, unit, builder)
    allowed = [(item, _number(item, unit, builder)) for item in items(node, "options")
               if isinstance(node, MapNode) and isinstance(item, ScalarNode)]
    if isinstance(value, Problem) or any(isinstance(number, Problem) for _, number in allowed):
        return None
    if allowed and value not in [number for _, number in allowed]:
        builder.report("B172", value_node.place, name=name, value=value_node.text,
                       options="、".join(item.text for item, _ in allowed))
    return Parameter(name, value, value_node.text.strip(), unit, texts(node, "options") if allowed else (),
                     text(node, "source"), text(node, "note"), value_node.place, place)


def _number(node: ScalarNode, unit: str, builder: RubricBuilder) -> Fraction | Problem | None:
    """The number; None for ``none``; a problem where it is neither (reported)."""
    if node.text.strip() == NONE:
        return None
    found = read_number(node.text, unit)
    if isinstance(found, Problem):
        builder.refuse(found, node)
    return found


def symbols(parameters: Mapping[str, Parameter]) -> list[Symbol]:
    """The parameters as formulas see them; ``none`` is nothing to reckon with."""
    return [Symbol(item.name, "parameter", "text" if item.value is None else "number", item.name_place,
                   value=item.value, text=item.shown, unit=_unit(item))
            for item in parameters.values()]


def _unit(item: Parameter) -> str:
    """The unit of a parameter's value; ``%`` for every way to write a percentage."""
    return "%" if normal(item.shown).endswith(PERCENT_WORDS) else item.unit


def unused(builder: RubricBuilder) -> Iterator[Finding]:
    """A warning for every parameter that nothing uses; a formula that can't be read may have meant it."""
    for item in () if has_errors(builder.findings) else builder.parameters.values():
        if item.name not in builder.ever_used:
            yield finding("B173", item.name_place, name=item.name)
