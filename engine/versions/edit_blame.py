"""Errors that edits given on the command line bring about in lines of a file, said at the edit."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator, Mapping, Sequence

from ..exact import plain
from ..findings import Finding, FindingsError, Place, finding
from ..language_choice import translate
from ..positions import MapNode, Node, ScalarNode, SeqNode
from ..positions.nodes import Step
from ..rubric.extends import Said
from .edit_path import Given, find_target, path_words

Steps = tuple[Step, ...]
# What is added up where points don't make those above, and the keys that say what an indicator is worth there.
SUMS, WORTH = {"B120": "indicators", "B121": "parts"}, ("weight", "points")


def blamed(said: Sequence[Finding], before: MapNode, after: MapNode, made: Mapping[Steps, Place]) -> Iterator[Finding]:
    """The findings; an error in a line of a file is said at the edit that brings it about (B766): the nearest one in the
    tree. Points that don't add up: what else to edit, with figures."""
    options = {place.file for place in made.values()}
    for item in said:
        if item.severity != "error" or item.place is None or item.place.file in options:
            yield item
            continue
        at = _steps_to(before, item.place, ())
        nearest = max(made, key=lambda steps: _shared(steps, at))
        more = _another(item, after, at, made) if nearest[-1] in WORTH else ""
        yield finding("B766", made[nearest], where=str(item.place), message=Said(item, "message"),
                      hint=more or Said(item, "hint"))


def _another(item: Finding, top: MapNode, at: Steps, made: Mapping[Steps, Place]) -> str:
    """Which further edit would make the points of a block add up; empty where that isn't what is wrong."""
    key = SUMS.get(item.code, "")
    block = next((at[:end] for end in range(len(at), -1, -1) if _has(top.at(at[:end]), key)), None)
    if not key or block is None:
        return ""
    own, below = _stated(top, block, WORTH[1:]), _below(top, (*block, key))
    total = sum(below.values(), Fraction(0))
    if own is None or (plain(own[1]), plain(total)) != (item.params.get("points"), item.params.get("total")):
        return ""
    free = {steps: points + own[1] - total for steps, points in below.items() if steps not in made}
    most = max(free, key=lambda steps: free[steps], default=())
    changes = [(most, free[most])] if most and free[most] > 0 else []
    changes += [(own[0], total)] if own[0] not in made else []
    return _said(top, changes, next(iter(made.values())).file)


def _below(top: MapNode, steps: Steps) -> dict[Steps, Fraction]:
    """What the items of a list are worth, by the steps to where they state it."""
    listed = top.at(steps)
    found = (_stated(top, (*steps, index)) for index in range(len(listed.items) if isinstance(listed, SeqNode) else 0))
    return dict(item for item in found if item is not None)


def _stated(top: MapNode, steps: Steps, keys: Sequence[str] = WORTH) -> tuple[Steps, Fraction] | None:
    """What an indicator or part is worth, and where it states it as a number: by its weight, where it has one."""
    node = top.at(steps)
    key = next((key for key in keys if _has(node, key)), "")
    value = node.get(key) if isinstance(node, MapNode) else None
    return ((*steps, key), Fraction(value.decimal)) if isinstance(value, ScalarNode) and value.kind == "number" else None


def _said(top: MapNode, changes: Sequence[tuple[Steps, Fraction]], option: str) -> str:
    """The edits, of which one is enough."""
    written = [f"{option} '{short(top, steps)}={plain(points)}'" for steps, points in changes]
    if not written:
        return translate("分值要加得起来，请再写几处 {option}，改下级的分值。").format(option=option)
    return translate("分值要加得起来，请再写一处修改，例如 {edits}；改上级的，再上一级也要加得起来。").format(
        edits=translate(" 或 ").join(written))


def short(top: MapNode, steps: Steps) -> str:
    """The shortest path, in words, that leads there and nowhere else."""
    words = path_words(top, steps)
    for start in range(len(words) - 1, 0, -1):
        path = "/".join(words[start - 1:])
        try:
            if find_target(top, Given(f"{path}=")).steps == steps:
                return path
        except FindingsError:
            continue
    return "/".join(words)


def _has(node: Node, key: str) -> bool:
    return isinstance(node, MapNode) and key in node


def _shared(one: Steps, other: Steps) -> int:
    """How far two ways go together."""
    return next((index for index, (left, right) in enumerate(zip(one, other)) if left != right), min(len(one), len(other)))


def _steps_to(node: Node, place: Place, steps: Steps) -> Steps:
    """The way to what stands last at or before a place in its file."""
    found = steps
    inner = [(entry.key, entry.key_place, entry.value) for entry in node.entries] if isinstance(node, MapNode) else [
        (index, item.place, item) for index, item in enumerate(node.items)] if isinstance(node, SeqNode) else []
    for step, at, below in inner:
        if at.file == place.file and (at.line, at.column) <= (place.line, place.column):
            found = _steps_to(below, place, (*steps, step))
    return found
