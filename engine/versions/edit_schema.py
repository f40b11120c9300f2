"""What the rubric's schema lets stand at a place in the tree, written there or not."""

from __future__ import annotations

from typing import Any, Iterator

from ..positions import MapNode, Node, SeqNode
from ..positions.aliases import ALIASES
from ..positions.nodes import Step
from ..schema_validator import validator

# A whole rubric is no changes of another one.
NEVER = frozenset({"extends", "changes"})
INNER = ("allOf", "anyOf", "oneOf")
MANY = frozenset({"object", "array"})


def there(top: Node, steps: tuple[Step, ...]) -> Node | None:
    """The node at the very end of the steps; None where nothing stands."""
    node: Node | None = top
    for step in steps:
        if isinstance(node, MapNode) and isinstance(step, str):
            node = node.get(step)
        elif isinstance(node, SeqNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def keys_at(steps: tuple[Step, ...]) -> tuple[str, ...]:
    """The keys that the schema knows in the mapping at this place, in its order; none where names are chosen freely."""
    found = dict.fromkeys(key for part in _parts_at(steps) for key in part.get("properties", ()))
    return tuple(key for key in found if steps or key not in NEVER)


def key_meant(written: str, keys: tuple[str, ...]) -> str:
    """The key that is written, or that another word stands for; empty where there is none among these."""
    key = written if written in keys else ALIASES.get(written, "")
    return key if key in keys else ""


def takes_one_value(steps: tuple[Step, ...]) -> bool:
    """Whether a single value may stand here; True where the schema doesn't say."""
    kinds = [part["type"] for part in _parts_at(steps) if "type" in part]
    named = {kind for item in kinds for kind in (item if isinstance(item, list) else [item])}
    listed = any("enum" in part or "const" in part for part in _parts_at(steps))
    return listed or not named or bool(named - MANY)


def _parts_at(steps: tuple[Step, ...]) -> list[dict[str, Any]]:
    """The parts of the schema that speak of this place."""
    parts = list(_spread(validator("rubric").schema))
    for step in steps:
        parts = [inner for part in parts for below in _below(part, step) for inner in _spread(below)]
    return parts


def _below(part: dict[str, Any], step: Step) -> Iterator[dict[str, Any]]:
    """What a part says of one key or of the items below it."""
    named = part.get("properties", {})
    below = part.get("items") if isinstance(step, int) else named.get(step, part.get("additionalProperties"))
    if isinstance(below, dict):
        yield below


def _spread(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A part with all that may be asked beside it: whichever form a node has, its keys are among these."""
    yield part
    for inner in (part[key] for key in ("then", "else") if isinstance(part.get(key), dict)):
        yield from _spread(inner)
    for inner in (item for key in INNER for item in part.get(key, ())):
        yield from _spread(inner)
