"""Where a rubric turns on figures: every threshold of its rules and conditions, with the score or value that shows it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Iterator, Mapping

from ...exact import ends, percent, plain
from ...language.tree import Binary, Comparison, Name, Number, Tree
from ...language_choice import translate
from ...rubric.methods import Threshold, methods
from ...rubric.methods.choose import Choose
from ...rubric.methods.deduct import Amounts
from ...rubric.model import Formula, Rubric, Table
from ...rubric.thresholds import thresholds_in
from ..model import GRADE, SCORE, TOTAL, VALUE
from ..needs import conditions
from .draft import NOTHING, nested
from .figures_for import rows_of
from .pieces import PieceAt, pieces_of

NONE = Threshold(Formula("", Number(0, 0, Fraction(0), "0")), Fraction(0))


@dataclass(frozen=True)
class Turn:
    """One threshold. ``name`` is the indicator, 指标/要点, block or value where it shows, ``kind`` score, value, total or
    grade; ``uses`` are the formulas that the result stands on, ``guards`` the conditions that may decide it before;
    ``unit`` is that of the value; ``rounded``: the rounded value is compared; ``exact`` False: figures count as rounded
    (in formulas). ``row`` is the table's row that the value is worked out on; ``picks`` are the answers that take the
    alternative where it shows, ``findings`` those that must be stated; ``idle`` are numbers of a deduction that are none,
    unless it is they that turn."""

    kind: str
    name: str
    threshold: Threshold
    uses: tuple[Formula, ...] = ()
    guards: tuple[Formula, ...] = ()
    unit: str = ""
    rounded: bool = False
    exact: bool = True
    row: tuple[Table, str] | None = None
    picks: Mapping[str, Any] = field(default_factory=dict, hash=False)
    idle: tuple[Formula, ...] = ()
    findings: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def cut_text(self) -> str:
        """The cut as people write it."""
        cut = self.threshold.cut
        if not ends(cut):
            return str(cut)
        return percent(cut) if self.unit == "%" else plain(cut)

    @property
    def where(self) -> str:
        """``指标/要点 value``, the value only where it isn't called the same."""
        value = self.threshold.value.text
        name = self.name or (translate("等次") if self.kind == GRADE else translate("合计"))
        return name if name == value or name.endswith("/" + value) else f"{name} {value}"


def turns_of(rubric: Rubric) -> tuple[Turn, ...]:
    """Every threshold once at each place where it shows, in the rubric's order."""
    found: dict[tuple[str, str, str, Fraction], Turn] = {}
    for turn in _all(rubric):
        key = (turn.kind, turn.name, turn.threshold.value.text, turn.threshold.cut)
        found.setdefault(key, turn)
    return tuple(found.values())


def _all(rubric: Rubric) -> Iterator[Turn]:
    pieces: dict[str, list[PieceAt]] = {}
    for at in pieces_of(rubric):
        pieces.setdefault(at.path[0], []).append(at)
    for node in rubric.walk():
        if node.piece is not None:
            for at in pieces[node.name]:
                yield from _piece(rubric, at)
            continue
        rule = node.not_applicable
        whens = [item.when for item in node.veto] + ([rule.when] if rule is not None and rule.when is not None else [])
        yield from _turns(rubric, Turn(SCORE, "/".join(node.path), NONE, tuple(whens)), thresholds_in(whens))
    yield from _values(rubric)
    vetoes = tuple(item.when for item in rubric.total.veto)
    yield from _turns(rubric, Turn(TOTAL, "", NONE, vetoes), thresholds_in(vetoes))
    limits = tuple(limit.when for limit in rubric.grades.limits if limit.when is not None) if rubric.grades else ()
    yield from _turns(rubric, Turn(GRADE, "", NONE, limits), thresholds_in(limits))


def _values(rubric: Rubric) -> Iterator[Turn]:
    """The turns of values, those of rows on the first row."""
    for value in rubric.values.values():
        if value.formula is not None:
            uses = (value.formula,)
            yield from _turns(rubric, Turn(VALUE, value.name, NONE, uses, exact=False), thresholds_in(uses))
    for table in rubric.tables.values():
        row = rows_of(table)[0]
        for value in table.values.values():
            if value.formula is not None:
                start = Turn(VALUE, row + value.name, NONE, (value.formula,), exact=False, row=(table, row))
                yield from _turns(rubric, start, thresholds_in((value.formula,)))


def _piece(rubric: Rubric, at: PieceAt) -> Iterator[Turn]:
    """The turns of a leaf or part by itself."""
    piece = at.piece
    method = methods().get(piece.method)
    own = method if method is not None and piece.settings is not None else None
    whens = conditions(piece)
    picks = tuple(when for when in piece.settings.whens if when) if isinstance(piece.settings, Choose) else ()
    uses = (*(own.formulas(piece.settings) if own is not None else ()), *picks)
    start = Turn(SCORE, "/".join(at.path), NONE, uses, (*at.guards, *whens), rounded=piece.compare == "rounded",
                 picks=at.picks)
    if isinstance(piece.settings, Amounts) and piece.settings.counted:
        listed = nested(at.path, NOTHING) if piece.settings.asks else {}
        start = replace(start, idle=tuple(count for _, _, count in piece.settings.counted), findings=listed)
    if own is not None:
        yield from _turns(rubric, replace(start, exact=piece.method != "formula"), own.thresholds(piece))
    yield from _turns(rubric, start, thresholds_in((*whens, *picks)))


def _turns(rubric: Rubric, start: Turn, thresholds: tuple[Threshold, ...]) -> Iterator[Turn]:
    """The turn at each threshold, and at the unrounded value that is just rounded up to it."""
    for threshold in thresholds:
        unit = unit_of(rubric, threshold, (*start.uses, *start.guards))
        edge = _rounding_edge(rubric, threshold) if start.rounded else None
        for each in (threshold, *([edge] if edge is not None else [])):
            yield replace(start, threshold=each, unit=unit)


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
    if isinstance(tree, Binary) and tree.op == "-":
        tree = tree.left
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
