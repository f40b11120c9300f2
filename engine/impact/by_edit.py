"""What every edit does to all departments together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Iterable, Mapping, Sequence

from ..compare import Effect
from ..compare.words import FEW
from ..versions import Changes, Edit

Key = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class EditImpact:
    """One edit (several that were taken together): ``effects`` are its effects on the departments' totals by their names,
    exact. ``first`` is one of the effects, for its words; ``share`` of all that changes, whichever way, is its doing."""

    first: Effect
    effects: Mapping[str, Fraction]
    departments: int
    share: Fraction

    @property
    def touched(self) -> int:
        """How many departments' totals it changes."""
        return sum(bool(amount) for amount in self.effects.values())

    @property
    def raised(self) -> int:
        """How many it raises."""
        return sum(amount > 0 for amount in self.effects.values())

    @property
    def lowered(self) -> int:
        """How many it lowers."""
        return sum(amount < 0 for amount in self.effects.values())

    @property
    def total(self) -> Fraction:
        """The sum of its effects."""
        return sum(self.effects.values(), Fraction(0))

    @property
    def mean(self) -> Fraction:
        """The mean over all departments, those that it doesn't touch too."""
        return self.total / self.departments if self.departments else Fraction(0)

    @property
    def size(self) -> Fraction:
        """The sum of its effects, whichever way they go."""
        return sum(map(abs, self.effects.values()), Fraction(0))

    @property
    def most(self) -> tuple[Fraction, tuple[str, ...]]:
        """The largest rise, and whose; 0 where it raises none."""
        return self._largest(1)

    @property
    def least(self) -> tuple[Fraction, tuple[str, ...]]:
        """The largest fall (negative), and whose; 0 where it lowers none."""
        return self._largest(-1)

    def _largest(self, sign: int) -> tuple[Fraction, tuple[str, ...]]:
        own = [amount for amount in self.effects.values() if amount * sign > 0]
        if not own:
            return Fraction(0), ()
        found = max(own) if sign > 0 else min(own)
        return found, tuple(name for name, amount in self.effects.items() if amount == found)


@dataclass(frozen=True)
class EditsOfAll:
    """``edits`` change some department's total, those that do the most first; ``inner`` change only the scores within it;
    ``idle`` change nothing of any department; of the ``unknown`` that can't be told, since figures are missing."""

    edits: tuple[EditImpact, ...]
    inner: tuple[Edit, ...]
    idle: tuple[Edit, ...]
    unknown: tuple[Edit, ...]


def edits_of_all(changes: Changes, departments: Sequence[tuple[str, Sequence[Effect]]],
                 idle: Sequence[frozenset[str]]) -> EditsOfAll:
    """The effects on the departments that count, edit by edit; ``idle`` are the keys of the edits that change nothing of a
    department, for each of all departments."""
    firsts: dict[Key, Effect] = {}
    found: dict[Key, dict[str, Fraction]] = {}
    for name, effects in departments:
        for effect in effects:
            if effect.total:
                key = _key(effect)
                firsts[key] = _with(firsts.get(key), effect)
                own = found.setdefault(key, {})
                own[name] = own.get(name, Fraction(0)) + effect.total
    whole = sum((abs(amount) for own in found.values() for amount in own.values()), Fraction(0))
    made = [EditImpact(firsts[key], own, len(departments), sum(map(abs, own.values()), Fraction(0)) / whole)
            for key, own in found.items()]
    acting = {edit.key for item in made for edit in item.first.edits}
    inside = {edit.key for _, effects in departments for effect in effects if effect.matters for edit in effect.edits} - acting
    never = frozenset.intersection(*idle) if idle else frozenset[str]()
    rest = [edit for edit in changes.scoring if edit.key not in acting | inside]
    return EditsOfAll(
        tuple(sorted(made, key=lambda item: -item.size)), _edits(changes.scoring, inside),
        tuple(edit for edit in rest if edit.key in never), tuple(edit for edit in rest if edit.key not in never))


def _key(effect: Effect) -> Key:
    """By what effects of several departments belong together. Of many edits that had to be taken together each department
    may have others: they are one."""
    return effect.kind, () if len(effect.edits) > FEW else tuple(edit.key for edit in effect.edits)


def _with(first: Effect | None, effect: Effect) -> Effect:
    """The first effect of a kind; of many edits taken together, with those of the other departments."""
    if first is None or len(effect.edits) <= FEW:
        return first or effect
    return replace(first, edits=tuple({edit.key: edit for edit in (*first.edits, *effect.edits)}.values()))


def _edits(edits: Iterable[Edit], keys: set[str]) -> tuple[Edit, ...]:
    return tuple(edit for edit in edits if edit.key in keys)
