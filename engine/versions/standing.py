"""What stands on what: the leaves that an edited value, parameter, figure or rounding can bear on, and their points."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterable, Iterator, Mapping

from ..language.names import canonical
from ..rubric.model import Formula, Indicator, Piece, Rounding, Rubric
from ..rubric.uses import direct_uses, formulas_of
from .felt import feels_rates, feels_scores, is_smooth
from .match import Matching, Pair
from .tree_edits import worth_of
from .version import Version

Names = tuple[str, ...]


class Standing:
    """For every leaf of two versions, the canonical names of all that it stands on in either."""

    def __init__(self, old: Version, new: Version, matching: Matching):
        self.old, self.new = old, new
        self.leaves = [pair for pair in matching.pairs if pair.is_leaf]
        sides = [(closures(old.rubric), "old"), (closures(new.rubric), "new")]
        self.uses: Mapping[Names, frozenset[str]] = {
            pair.path: frozenset().union(*(found.get(node.path, frozenset()) for found, side in sides
                                           if (node := getattr(pair, side)) is not None)) for pair in self.leaves}

    def on(self, kind: str, name: str) -> tuple[Pair, ...]:
        """The leaves that an edit of something declared can bear on."""
        return tuple(pair for pair in self.leaves if self._stands(pair, kind, name))

    def _stands(self, pair: Pair, kind: str, name: str) -> bool:
        if kind != "rounding":
            return f"{kind}:{canonical(name)}" in self.uses[pair.path]
        if name == "score":
            return any(node is not None and node.rounding is None for node in (pair.old, pair.new))
        return name == "total" or "rounding:rate" in self.uses[pair.path]

    def felt(self, name: str) -> tuple[Pair, ...]:
        """The leaves whose scores can differ by how the rubric rounds (``rate`` or ``score``); a rounded total is none's."""
        return tuple(pair for pair in self.on("rounding", name) if name != "total" and any(
            node is not None and self._feels(version.rubric, node, name)
            for version, node in ((self.old, pair.old), (self.new, pair.new))))

    def _feels(self, rubric: Rubric, leaf: Indicator, name: str) -> bool:
        if name == "rate":
            return feels_rates(rubric, leaf)
        steps = [step for side in (self.old.rubric, self.new.rubric) if (step := _steps(side)["score"].step)]
        return leaf.rounding is None and any(feels_scores(leaf, step) for step in steps)

    def stake(self, kind: str, name: str) -> Fraction:
        """How many points an edit can bear on: those of the leaves; a rounding moves each by no more than its step."""
        if kind == "rounding":
            return self._rounding(name)
        return sum((self._worth(pair) for pair in self.on(kind, name)), Fraction(0))

    def _rounding(self, name: str) -> Fraction:
        step = max(_steps(rubric)[name].step or Fraction(0) for rubric in (self.old.rubric, self.new.rubric))
        return step if name == "total" else sum((self._moved(pair, name, step) for pair in self.felt(name)), Fraction(0))

    def _moved(self, pair: Pair, name: str, step: Fraction) -> Fraction:
        """What one leaf is moved by a rounding to a step: of rates in proportion, unless it compares them."""
        sides = [(version, node) for version, node in ((self.old, pair.old), (self.new, pair.new)) if node is not None]
        if name == "rate":
            return self._worth(pair) * (step if all(is_smooth(node) for _, node in sides) else 1)
        return max((worth_of(version, node) * step / node.points for version, node in sides if node.points), default=step)

    def _worth(self, pair: Pair) -> Fraction:
        sides = ((self.old, pair.old), (self.new, pair.new))
        return max(worth_of(version, node) for version, node in sides if node is not None)


def _steps(rubric: Rubric) -> Mapping[str, Rounding]:
    return {"rate": rubric.rate_rounding, "score": rubric.score_rounding, "total": rubric.total_rounding}


def closures(rubric: Rubric) -> Mapping[Names, frozenset[str]]:
    """For every leaf: ``value:…``, ``input:…``, ``table:…``, ``parameter:…`` for all that it stands on in the end, and
    ``rounding:rate`` where one of them is rounded as the rubric rounds rates."""
    return {leaf.path: frozenset(_closure(rubric, leaf)) for leaf in rubric.leaves()}


def _closure(rubric: Rubric, leaf: Indicator) -> Iterator[str]:
    if leaf.piece is None:
        return
    yield from (f"parameter:{canonical(name)}" for name in _parameters(leaf.piece))
    found = set(closure_of(rubric, formulas_of(leaf.piece)))
    own = [leaf.rounding or rubric.score_rounding, *([rubric.rate_rounding] if "rounding:rate" in found else [])]
    yield from (f"parameter:{canonical(rounding.parameter)}" for rounding in own if rounding.parameter)
    yield from found


def closure_of(rubric: Rubric, formulas: Iterable[Formula]) -> Iterator[str]:
    """All that some formulas stand on in the end, as ``closures`` names it."""
    waiting = [name for formula in formulas for name in direct_uses(rubric, formula.tree)]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        found, more = _declared(rubric, name)
        yield from found
        waiting += more


def _parameters(piece: Piece) -> Iterator[str]:
    yield from piece.parameters
    for part in piece.parts:
        yield from _parameters(part)


def _declared(rubric: Rubric, name: str) -> tuple[list[str], list[str]]:
    """What one name is, with its parameters and rounding, and the names that it is made of."""
    if name in rubric.inputs:
        return [f"input:{canonical(name)}"], []
    values = [rubric.values[name]] if name in rubric.values else list(
        rubric.tables[name].values.values()) if name in rubric.tables else []
    kind = "value" if name in rubric.values else "table"
    found, more = [f"{kind}:{canonical(name)}"], []
    own = {*rubric.tables[name].columns, *rubric.tables[name].values} if kind == "table" else set()
    for value in values:
        found += [f"parameter:{canonical(item)}" for item in value.parameters]
        found += ["rounding:rate"] if value.unit == "%" else []
        if value.formula is not None:
            more += [use for use in direct_uses(rubric, value.formula.tree) if use not in own]
        elif value.counted:
            more.append(value.counted)
    return found, more
