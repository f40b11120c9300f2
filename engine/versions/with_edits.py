"""A rubric with edits that are given on the command line: another version, with no file of its own."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Mapping, Sequence

from ..findings import Finding, FindingsError, Place, finding
from ..language_choice import translate
from ..positions import Entry, MapNode, Node, SeqNode
from ..positions.build import plain_scalar
from ..positions.nodes import Step
from ..rubric.extends import resolve
from ..rubric.extends.entries import ONE_OF
from ..rubric.extends.maps import is_null, same, shown, with_entry, without
from ..rubric.extends.rules import method_keys
from ..rubric.find import rubric_path
from ..rubric.load import load_whole, read_resolved, without_errors
from .edit_blame import blamed
from .edit_path import Given, Target, find_target, names_below, path_words, some
from .edit_schema import keys_at, takes_one_value
from .version import Version

Steps = tuple[Step, ...]


def load_edited(ref: str | Path, edits: Sequence[str], folder: Path | None = None, option: str = "--set") -> Version:
    """The version with this id or file, with edits such as ``预算编制规范性/deduct/each=2`` made in it; without any, the
    version itself.

    A value is read as YAML would read it; ``null`` takes a key away. The whole is checked like any rubric. Raises
    FindingsError; what is wrong with an edit, or follows from it, stands at the edit (file ``option``, line 1).
    """
    plain = Version(*load_whole(ref, folder))
    if not edits:
        return plain
    path, findings = rubric_path(ref, folder), list[Finding]()
    base = resolve(path, findings)
    if base is None:
        raise FindingsError(findings)
    givens = [Given(text, option) for text in edits]
    top, made = _edited(plain.top, givens)
    changed = replace(base, top=top, sha256=_hash(base.sha256, edits), causes={}, gone={})
    rubric, whole, said = read_resolved(changed, str(path), findings)
    rubric, whole = without_errors(rubric, whole, list(blamed(said, plain.top, top, made)))
    return Version(replace(rubric, id=translate("{id}＋修改").format(id=rubric.id)), whole, tuple(edits))


def _hash(base: str, edits: Sequence[str]) -> str:
    return hashlib.sha256("\n".join((base, *edits)).encode("utf-8")).hexdigest()


def _edited(top: MapNode, givens: Sequence[Given]) -> tuple[MapNode, Mapping[Steps, Place]]:
    """The tree with all edits, and the edits by what they are of. Raises FindingsError with what is wrong with any."""
    made, seen, wrong = top, dict[Steps, Place](), list[Finding]()
    for given in givens:
        try:
            target = find_target(top, given)
            if target.steps in seen:
                raise FindingsError([finding("B765", _place(given, target), name=_name(top, target.steps))])
            seen[target.steps] = _place(given, target)
            made = _set(made, target, _entry(top, target, given))
        except FindingsError as error:
            wrong += error.findings
    if wrong:
        raise FindingsError(wrong)
    return made, seen


def _place(given: Given, target: Target) -> Place:
    """The path that leads to what is edited."""
    return given.place(0, target.value_at - 1)


def _name(top: MapNode, steps: Steps) -> str:
    return "/".join(path_words(top, steps)) or str(steps[-1])


def _entry(top: MapNode, target: Target, given: Given) -> Node:
    """The value given. Raises FindingsError where there is none, or what stands there is no single value, or is the same."""
    written = given.text[target.value_at:]
    at = target.value_at + len(written) - len(written.lstrip())
    if not written.strip():
        raise FindingsError([finding("B760", given.place(), text=given.text)])
    new = plain_scalar(written.strip(), given.place(at, at + len(written.strip())))
    old = None if target.new else top.at(target.steps)
    name = _name(top, target.steps)
    below = _keys_below(top, target)
    if below and not _may_stand(old, new, target):
        raise FindingsError([finding("B763", _place(given, target), name=name, options=_options(name, below, target, new))])
    if same(old, new) or (old is None and is_null(new)):
        now = translate("本来就没有写，没有什么可去掉的") if old is None else translate("本来就是 {value}，没有改动").format(value=shown(new))
        raise FindingsError([finding("B764", new.place, name=name, now=now)])
    return new


def _may_stand(old: Node | None, new: Node, target: Target) -> bool:
    """Whether a value may take the place of what is there, or be there: null takes a key away, but no item of a list."""
    if isinstance(old, (MapNode, SeqNode)):
        return is_null(new) and isinstance(target.steps[-1], str)
    return is_null(new) or old is not None or takes_one_value(target.steps)


def _keys_below(top: MapNode, target: Target) -> list[str]:
    """What can be written below: what stands there, then what the schema knows there."""
    named = [] if target.new else [item.label for item in names_below(top, target.steps) if item.rank < 2]
    return list(dict.fromkeys([*(label for label in named if not label.isdigit()), *keys_at(target.steps)]))


def _options(name: str, below: Sequence[str], target: Target, new: Node) -> str:
    """What can be written below; in a section of settings such as ``rounding`` also the value at the first of them."""
    settings = len(target.steps) == 1 and all(takes_one_value((*target.steps, key)) for key in below)
    if not settings or not set(below) <= set(keys_at(target.steps)):
        return some(below)
    return translate("{keys}（例如 {example}）").format(keys=some(below), example=f"{name}/{below[0]}={shown(new)}")


def _set(top: MapNode, target: Target, value: Node) -> MapNode:
    """The tree with the value at its place, in new mappings where there were none. A method takes the place of the one that
    was there."""
    made = _put(top, target.steps, value)
    return made if isinstance(made, MapNode) else top


def _put(node: Node, steps: Steps, value: Node) -> Node:
    step, rest = steps[0], steps[1:]
    if isinstance(node, SeqNode) and isinstance(step, int):
        inner = _put(node.items[step], rest, value) if rest else value
        return SeqNode((*node.items[:step], inner, *node.items[step + 1:]), node.place)
    if not isinstance(node, MapNode) or not isinstance(step, str):
        return node
    old = node.get(step)
    if not rest and is_null(value):
        return without(node, (step,))
    inner = value if not rest else _put(MapNode((), value.place) if old is None else old, rest, value)
    kept = node if rest and old is not None else without(node, _rivals(node, step))
    return with_entry(kept, Entry(step, node.key_place(step) if step in node else value.place, inner))


def _rivals(node: MapNode, key: str) -> list[str]:
    """The keys of which only one may stand, where the new one is among them."""
    inner = any(label in node for label in ("when", "range", "place", "met", "at"))
    groups = ONE_OF if inner else (method_keys(),)
    return [other for group in groups if key in group for other in group if other != key]
