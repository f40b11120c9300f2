"""Data written for one version of a rubric as another version reads them: names follow, what it doesn't ask is left out.

Nothing is guessed: figures go by their names; answers go with the indicator, part or item that was matched.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Callable, Iterator, Mapping, Sequence

from ..data.answers import asked
from ..data.exempt import exemptions
from ..language.names import canonical
from ..positions import Entry, MapNode, Node, ScalarNode, SeqNode
from ..rubric.model import Input, Rubric
from ..units import unit_of
from ..versions import Matching, Version, match
from .paths import Paths, items_of


@dataclass(frozen=True)
class Fitted:
    """A department's data as a version reads them, and the names that it has no use for."""

    top: MapNode
    unused: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fitter:
    """Fits data that were written for ``home`` to ``target``. Names that another of the ``known`` rubrics declares are
    left out quietly; those that nobody knows stay, to be reported where they stand."""

    home: Version
    target: Version
    known: Sequence[Rubric] = field(default=(), hash=False)

    @cached_property
    def matching(self) -> Matching:
        """The indicators of both."""
        return match(self.home.rubric, self.target.rubric)

    @cached_property
    def names(self) -> Mapping[str, str | None]:
        """Every indicator's name at home, and what it is called in the target (None: it is gone)."""
        return {canonical(pair.old.name): pair.new.name if pair.new is not None else None
                for pair in self.matching.pairs if pair.old is not None}

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """Every name of a figure, table, indicator or value that any of the rubrics knows, in its canonical form."""
        return frozenset(name for rubric in (self.home.rubric, *self.known) for name in _names_of(rubric))

    @cached_property
    def items(self) -> frozenset[str]:
        """Every name of a part or item that any of the rubrics knows, in its canonical form."""
        return frozenset(name for rubric in (self.home.rubric, *self.known) for name in items_of(rubric))

    @cached_property
    def asked(self) -> frozenset[tuple[str, str]]:
        """Every indicator of home that any of the rubrics asks about in a section, by the section and its name."""
        found = {(section, canonical(leaf.name)) for rubric in (self.home.rubric, *self.known)
                 for section in ("answers", "findings") for leaf, *_ in asked(rubric, section)}
        called = {canonical(name): old for old, name in self.names.items() if name is not None}
        return frozenset({*found, *((section, called[name]) for section, name in found if name in called)})

    def fit(self, top: MapNode) -> Fitted:
        """The data as the target reads them; every node keeps its place."""
        unused: list[str] = []
        sections: Mapping[str, Callable[[Entry, list[str]], Node]] = {
            "inputs": self._inputs, "answers": self._answers, "findings": self._answers,
            "not_applicable": self._exempt, "claimed": self._named, "printed_points": self._named,
            "stated": self._stated,
        }
        made = [replace(entry, value=sections[entry.key](entry, unused)) if entry.key in sections else entry
                for entry in top.entries if entry.key != "rubric"]
        place = top.key_place("rubric")
        ident = Entry("rubric", place, ScalarNode(self.target.rubric.id, "", "str", place))
        return Fitted(MapNode((ident, *made), top.place), tuple(dict.fromkeys(unused)))

    def _inputs(self, section: Entry, unused: list[str]) -> Node:
        """Figures and tables that the target declares; a figure without a unit is in the unit of the home."""
        return _kept(section.value, self._figure, unused)

    def _figure(self, entry: Entry, unused: list[str]) -> Entry | None:
        rubric = self.target.rubric
        if entry.key in rubric.tables:
            return replace(entry, value=self._rows(entry, unused))
        if entry.key in rubric.inputs:
            return replace(entry, value=_in_unit(entry.value, self.home.rubric.inputs.get(entry.key), rubric.inputs[entry.key]))
        return self._left_out(entry, unused)

    def _left_out(self, entry: Entry, unused: list[str]) -> Entry | None:
        """What the target doesn't know: dropped where another version does, else kept for its fault to be told."""
        if canonical(entry.key) not in self.elsewhere:
            return entry
        unused.append(entry.key)
        return None

    def _rows(self, table: Entry, unused: list[str]) -> Node:
        """The rows of a table without the columns that only another version asks for."""
        mine, theirs = self.target.rubric.tables[table.key], self.home.rubric.tables.get(table.key)
        if theirs is None:
            return table.value

        def cell(entry: Entry, _: list[str]) -> Entry | None:
            if entry.key in mine.columns:
                return replace(entry, value=_in_unit(entry.value, theirs.columns.get(entry.key), mine.columns[entry.key]))
            return None if entry.key in theirs.columns else entry

        def row(node: Node) -> Node:
            return _kept(node, cell, unused)

        holder = table.value
        if isinstance(holder, MapNode) and isinstance(holder.get("rows"), SeqNode):
            return MapNode(tuple(replace(entry, value=_each(entry.value, row)) if entry.key == "rows" else entry
                                 for entry in holder.entries), holder.place)
        return _each(holder, row)

    def _named(self, section: Entry, unused: list[str]) -> Node:
        """A section keyed by 指标 or 指标/要点."""
        def one(entry: Entry, _: list[str]) -> Entry | None:
            name, _slash, part = entry.key.partition("/")
            if self._is_own(name):
                return entry
            if canonical(name) not in self.names:
                return self._left_out(entry, unused)
            after = self.names[canonical(name)]
            path = self._paths(name).part(part) if part and after is not None else ""
            if after is None or path is None or (after != name and _says(section, after)):
                return None
            return replace(entry, key="/".join(filter(None, (after, path))))

        return _kept(section.value, one, unused)

    def _exempt(self, section: Entry, unused: list[str]) -> Node:
        """What doesn't apply, without that of which the target doesn't let the department say so."""
        allowed = {canonical(name) for name, rule in exemptions(self.target.rubric) if rule is not None and rule.when is None}
        stated = {canonical(name) for name, rule in exemptions(self.home.rubric) if rule is not None and rule.when is None}

        def one(entry: Entry, _: list[str]) -> Entry | None:
            known = self._named(replace(section, value=MapNode((entry,), entry.key_place)), unused)
            made = known.entries[0] if isinstance(known, MapNode) and known.entries else None
            if made is None or canonical(made.key) in allowed or canonical(entry.key) not in stated:
                return made
            unused.append(entry.key)
            return None

        return _kept(section.value, one, unused)

    def _stated(self, section: Entry, unused: list[str]) -> Node:
        """Published rates: those that the target computes too."""
        known = {canonical(name) for name in self.target.rubric.values}
        tables = bool(self.target.rubric.tables)

        def one(entry: Entry, _: list[str]) -> Entry | None:
            return entry if canonical(entry.key) in known or tables else self._left_out(entry, unused)

        return _kept(section.value, one, unused)

    def _answers(self, section: Entry, unused: list[str]) -> Node:
        """Answers or findings by indicator, with the parts and items as the target calls them."""
        def one(entry: Entry, _: list[str]) -> Entry | None:
            if self._is_own(entry.key):
                return entry
            if canonical(entry.key) not in self.names:
                return self._left_out(entry, unused)
            after, paths = self.names[canonical(entry.key)], self._paths(entry.key)
            if (section.key, canonical(entry.key)) not in self.asked:
                return replace(entry, key=after) if after is not None else None  # for its fault to be told
            value = paths.answers(entry.value, section.key) if after is not None else None
            if value is None or (after != entry.key and _says(section, after)):
                unused.append(entry.key)
                return None
            return replace(entry, key=after, value=value) if after is not None and value is not None else None

        return _kept(section.value, one, unused)

    def _is_own(self, name: str) -> bool:
        """Whether an indicator is the target's own, of which home knows nothing: what only a newer version asks for."""
        own = {canonical(node.name) for node in self.target.rubric.walk()}
        return canonical(name) in own and canonical(name) not in self.names

    def _paths(self, name: str) -> Paths:
        """What the parts and items of an indicator are called in the target."""
        pair = next(pair for pair in self.matching.pairs if pair.old is not None
                    and canonical(pair.old.name) == canonical(name))
        return Paths(self.home, self.target, pair.old, pair.new, self.items)


def _says(section: Entry, name: str | None) -> bool:
    """Whether a section itself speaks of an indicator by its name in the target, which then goes first."""
    return isinstance(section.value, MapNode) and name is not None and name in section.value


def _names_of(rubric: Rubric) -> Iterator[str]:
    for names in (rubric.inputs, rubric.tables, rubric.values):
        yield from map(canonical, names)
    yield from (canonical(node.name) for node in rubric.walk())


def _kept(node: Node, change: Callable[[Entry, list[str]], Entry | None], unused: list[str]) -> Node:
    """A mapping with every entry changed, or left out where nothing comes of it."""
    if not isinstance(node, MapNode):
        return node
    made = (change(entry, unused) for entry in node.entries)
    return MapNode(tuple(entry for entry in made if entry is not None), node.place)


def _each(node: Node, change: Callable[[Node], Node]) -> Node:
    return SeqNode(tuple(map(change, node.items)), node.place) if isinstance(node, SeqNode) else node


def _in_unit(node: Node, home: Input | None, target: Input) -> Node:
    """A figure that says no unit, in the unit for which it was written, where the target counts in another."""
    if home is None or not home.unit or home.unit == target.unit or not unit_of(home.unit).like(unit_of(target.unit)):
        return node
    if isinstance(node, MapNode):
        return node if "unit" in node else MapNode((*node.entries, _unit(home.unit, node)), node.place)
    value = Entry("value", node.place, node)
    return MapNode((value, _unit(home.unit, node)), node.place)


def _unit(unit: str, node: Node) -> Entry:
    return Entry("unit", node.place, ScalarNode(unit, "", "str", node.place))

