"""Where a rubric turns: every threshold of its rules and conditions, with the score or value that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterator

from ..exact import ends, percent, plain
from ..language.tree import Comparison, Name, Number, Tree
from ..rubric.methods import Threshold, methods
from ..rubric.methods.choose import Choose
from ..rubric.model import Formula, Piece, Rubric
from ..rubric.thresholds import thresholds_in
from .model import SCORE, TOTAL, VALUE
from .needs import conditions


@dataclass(frozen=True)
class Turn:
    """One threshold. ``name`` is the indicator, 指标/要点, block or value where it shows, ``kind`` score, value or total;
    ``uses`` are the formulas that the result stands on, ``guards`` the conditions that may decide it before; ``unit`` is
    that of the value; ``rounded``: the rounded value is compared."""

    kind: str
    name: str
    threshold: Threshold
    uses: tuple[Formula, ...] = ()
    guards: tuple[Formula, ...] = ()
    unit: str = ""
    rounded: bool = False

    @property
    def cut_text(self) -> str:
        """The cut as people write it."""
        cut = self.threshold.cut
        if not ends(cut):
            return str(cut)
        return percent(cut) if self.unit == "%" else plain(cut)


def turns_of(rubric: Rubric) -> tuple[Turn, ...]:
    """Every threshold once at each place where it shows, in the rubric's order."""
    found: dict[tuple[str, str, str, Fraction], Turn] = {}
    for turn in _all(rubric):
        key = (turn.kind, turn.name, turn.threshold.value.text, turn.threshold.cut)
        found.setdefault(key, turn)
    return tuple(found.values())


def _all(rubric: Rubric) -> Iterator[Turn]:
    for node in rubric.walk():
        if node.piece is not None:
            yield from _piece(rubric, node.name, node.piece, ())
            continue
        rule = node.not_applicable
        whens = [item.when for item in node.veto] + ([rule.when] if rule is not None and rule.when is not None else [])
        yield from _turns(rubric, SCORE, "/".join(node.path), thresholds_in(whens), tuple(whens))
    for value in rubric.values.values():
        if value.formula is not None:
            yield from _turns(rubric, VALUE, value.name, thresholds_in((value.formula,)), (value.formula,))
    vetoes = tuple(item.when for item in rubric.total.veto)
    yield from _turns(rubric, TOTAL, "", thresholds_in(vetoes), vetoes)


def _piece(rubric: Rubric, name: str, piece: Piece, above: tuple[Formula, ...]) -> Iterator[Turn]:
    """The turns of a leaf or part, and of its parts, which are come to only past the conditions ``above`` them."""
    method = methods().get(piece.method)
    own = method if method is not None and piece.settings is not None else None
    whens = conditions(piece)
    picks = tuple(when for when in piece.settings.whens if when) if isinstance(piece.settings, Choose) else ()
    uses = (*(own.formulas(piece.settings) if own is not None else ()), *picks)
    thresholds = (*(own.thresholds(piece) if own is not None else ()), *thresholds_in((*whens, *picks)))
    yield from _turns(rubric, SCORE, name, thresholds, uses, (*above, *whens), piece.compare == "rounded")
    for part in piece.parts:
        yield from _piece(rubric, f"{name}/{part.name}", part, (*above, *whens, *picks))


def _turns(rubric: Rubric, kind: str, name: str, thresholds: tuple[Threshold, ...], uses: tuple[Formula, ...],
           guards: tuple[Formula, ...] = (), rounded: bool = False) -> Iterator[Turn]:
    for threshold in thresholds:
        unit = unit_of(rubric, threshold, (*uses, *guards))
        edge = _rounding_edge(rubric, threshold) if rounded else None
        for each in (threshold, *([edge] if edge is not None else [])):
            yield Turn(kind, name, each, uses, guards, unit, rounded)


def _rounding_edge(rubric: Rubric, threshold: Threshold) -> Threshold | None:
    """The unrounded value that is just rounded up to the cut."""
    tree = threshold.value.tree
    value = rubric.values.get(tree.name) if isinstance(tree, Name) else None
    if value is None or value.rounding.step is None or value.rounding.mode != "half_up":
        return None
    return Threshold(threshold.value, threshold.cut - value.rounding.step / 2)


def unit_of(rubric: Rubric, threshold: Threshold, uses: tuple[Formula, ...]) -> str:
    """The unit of the value that is compared: a named one's, or % where the cut is written as a percentage."""
    tree = threshold.value.tree
    if isinstance(tree, Name):
        if tree.name in rubric.values:
            return rubric.values[tree.name].unit
        if tree.name in rubric.inputs:
            return rubric.inputs[tree.name].unit
    written = any(_writes(item.tree, threshold.cut) for item in uses)
    return "%" if written else ""


def _writes(tree: Tree, cut: Fraction) -> bool:
    """Whether a comparison writes this number as a percentage."""
    return any(isinstance(item, Number) and item.value == cut and item.text.endswith(("%", "％"))
               for node in tree.walk() if isinstance(node, Comparison) for item in node.walk())
