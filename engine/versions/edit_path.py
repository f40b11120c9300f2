"""Where a path such as 预算编制规范性/deduct/each leads in a rubric's tree: by names as people write them."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Iterator, Sequence

from ..findings import FindingsError, Place, finding
from ..language_choice import translate
from ..positions import MapNode, Node, ScalarNode, SeqNode
from ..positions.aliases import ALIASES
from ..positions.nodes import Step
from ..positions.reading import items, text
from ..rubric.extends.entries import alike, called
from ..rubric.meaning import suggestion
from .edit_schema import key_meant, keys_at, takes_one_value, there

SLASHES, EQUALS = "/／", "=＝"
# Sections whose keys are names that the rubric has chosen.
NAMED = frozenset({"inputs", "tables", "values", "parameters"})


@dataclass(frozen=True)
class Given:
    """One edit as it was typed behind an option (``--set``)."""

    text: str
    option: str = "--set"

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """A stretch of the text, in the line that the option is."""
        stop = len(self.text) if end is None else end
        return Place(self.option, 1, start + 1, max(stop - start, 1), self.text)


@dataclass(frozen=True)
class Target:
    """Where it leads: keys and indexes from the top, and where in the text the value begins. ``new``: the last key isn't
    there yet, nor perhaps the mappings that it stands in."""

    steps: tuple[Step, ...]
    value_at: int
    new: bool = False


@dataclass(frozen=True)
class Named:
    """One thing that a segment of a path can mean: what it is called, and the steps to it. What stands right here is
    meant rather than what lies deeper, and that rather than a key by another word of its (``rank`` 0, 1, 2)."""

    label: str
    steps: tuple[Step, ...]
    rank: int = 0


def find_target(top: MapNode, given: Given) -> Target:
    """Where an edit leads. Raises FindingsError: no value (B760), nothing of that name (B761), several (B762)."""
    if not any(sign in given.text for sign in EQUALS):
        raise FindingsError([finding("B760", given.place(), text=given.text)])
    try:
        return _Walk(top, given).walk((), 0)
    except _Lost as lost:
        raise lost.error from None


class _Lost(Exception):
    """A path that leads nowhere: how far it led, and what is to be said."""

    def __init__(self, at: int, error: FindingsError):
        super().__init__()
        self.at, self.error = at, error


class _Walk:
    """The way of one edit. Names may hold slashes and signs of equality, so that the longest one that is there is taken."""

    def __init__(self, top: MapNode, given: Given):
        self.top, self.given = top, given

    def walk(self, steps: tuple[Step, ...], start: int) -> Target:
        """The target from a node on. Raises _Lost."""
        names = list(dict.fromkeys(names_below(self.top, steps)))
        lost: list[_Lost] = []
        for end in reversed(self._ends(start)):
            found = self._meant(names, start, end)
            if found is None:
                continue
            if self.given.text[end] in EQUALS:
                return Target(found.steps, end + 1)
            try:
                return self.walk(found.steps, end + 1)
            except _Lost as error:
                lost.append(error)
        if lost:
            raise max(lost, key=lambda item: item.at)
        return self._new(steps, start, names)

    def _ends(self, start: int) -> list[int]:
        return [index for index, sign in enumerate(self.given.text) if index >= start and sign in SLASHES + EQUALS]

    def _meant(self, names: list[Named], start: int, end: int) -> Named | None:
        """The one thing that a segment means; None where there is none. Raises FindingsError for several."""
        written = alike(self.given.text[start:end])
        found = [name for name in names if alike(name.label) == written]
        found = [name for name in found if name.rank == min(item.rank for item in found)]
        if len({name.steps for name in found}) > 1:
            options = "、".join("/".join(path_words(self.top, name.steps)) for name in found)
            raise FindingsError([finding("B762", self.given.place(start, end), name=found[0].label, options=options)])
        return found[0] if found else None

    def _new(self, steps: tuple[Step, ...], start: int, names: list[Named]) -> Target:
        """A key that isn't there yet but may be, as the schema says, or one below such a key; else the path is lost."""
        ends = self._ends(start)
        end = ends[0] if ends else len(self.given.text)
        node, keys = there(self.top, steps), keys_at(steps)
        key = key_meant(self.given.text[start:end].strip(), keys)
        if not key or not ends or not isinstance(node, (MapNode, type(None))):
            raise self._lost(steps, start, end, names)
        if self.given.text[end] in EQUALS:
            return Target((*steps, key), end + 1, new=True)
        return self._new((*steps, key), end + 1, [])

    def _lost(self, steps: tuple[Step, ...], start: int, end: int, names: list[Named]) -> _Lost:
        """What is to be said where nothing has the name that is written."""
        where = "/".join(path_words(self.top, steps)) or text(self.top, "id")
        node, written = there(self.top, steps), self.given.text[start:end].strip()
        keys = [*node.keys()] if isinstance(node, MapNode) else []
        keys += [key for key in keys_at(steps) if node is None or isinstance(node, MapNode) and key not in keys]
        known = dict.fromkeys(name.label for name in names if name.rank < 2 and not name.label.isdigit())
        hint = _meant_perhaps(written, keys, [label for label in known if label not in keys])
        if not hint:
            hint = translate("它本身就是一个值，后面直接写“=新的值”。") if takes_one_value(steps) else translate(
                "这里的名称由指标体系自己定；要新的，请写在指标体系的文件里。")
        said = finding("B761", self.given.place(start, end), where=where, name=written, suggestion=hint)
        return _Lost(start, FindingsError([said]))


def _meant_perhaps(written: str, keys: list[str], names: list[str]) -> str:
    """What is like the name that is written, keys before the names of indicators; else what there is of both, if
    anything."""
    for known in (keys, names):
        if get_close_matches(written, known, 1, 0.5):
            return suggestion(written, known)
    listed = [translate("也可以写：{keys}").format(keys=some(keys))] if keys and names else []
    return translate("；").join([suggestion(written, names or keys), *listed]) if keys or names else ""


def some(words: Sequence[str]) -> str:
    """At most twelve of them in a row."""
    return "、".join(words[:12]) + ("…" if len(words) > 12 else "")


def names_below(top: MapNode, steps: tuple[Step, ...]) -> Iterator[Named]:
    """Everything that a segment can mean below a node: indicators below it, parts, keys, items of lists."""
    node = top.at(steps)
    if isinstance(node, MapNode):
        yield from _indicators(node, steps)
        yield from _items(node.get("parts"), (*steps, "parts"))
        yield from _keys(node, steps)
        if steps and isinstance(steps[-1], str) and steps[-1] not in NAMED:
            lists = [(entry.value, (*steps, entry.key)) for entry in node.entries if isinstance(entry.value, SeqNode)]
            for inner, path in lists:
                yield from _items(inner, path)
            if len(lists) == 1:
                yield from _numbers(*lists[0])
    elif isinstance(node, SeqNode):
        yield from _items(node, steps)
        yield from _numbers(node, steps)


def _keys(node: MapNode, steps: tuple[Step, ...]) -> Iterator[Named]:
    """The keys that stand in a mapping, by other words too, unless the word is a key of its own there."""
    known = keys_at(steps)
    for entry in node.entries:
        yield Named(entry.key, (*steps, entry.key))
        if entry.key not in ("indicators", "parts") and not (steps and steps[-1] in NAMED):
            yield from (Named(word, (*steps, entry.key), 2) for word, key in ALIASES.items()
                        if key == entry.key and word not in known)


def _numbers(node: SeqNode, steps: tuple[Step, ...]) -> Iterator[Named]:
    """The items of a list by number; what an item is called goes before."""
    return (Named(str(index + 1), (*steps, index), 1) for index in range(len(node.items)))


def _indicators(node: MapNode, steps: tuple[Step, ...], rank: int = 0) -> Iterator[Named]:
    """The indicators below a node, however deep, by name and id."""
    for index, item in enumerate(items(node, "indicators")):
        if isinstance(item, MapNode):
            path = (*steps, "indicators", index)
            yield from (Named(label, path, rank) for key in ("name", "id") if (label := text(item, key)))
            yield from _indicators(item, path, 1)


def _items(node: Node | None, steps: tuple[Step, ...]) -> Iterator[Named]:
    """The items of a list, each by what it is called."""
    for index, item in enumerate(node.items if isinstance(node, SeqNode) else ()):
        if isinstance(item, MapNode) and (label := called(item)):
            yield Named(label, (*steps, index))
        elif isinstance(item, ScalarNode):
            yield Named(item.text, (*steps, index))


def path_words(top: MapNode, steps: tuple[Step, ...]) -> tuple[str, ...]:
    """A path as people would write it."""
    said: list[str] = []
    for number, step in enumerate(steps, 1):
        node = top.at(steps[:number])
        if isinstance(step, str):
            if step not in ("indicators", "parts"):
                said.append(step)
        else:
            label = called(node) if isinstance(node, MapNode) else ""
            said.append(label or str(step + 1))
    return tuple(said)

