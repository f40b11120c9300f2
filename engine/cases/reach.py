"""Which ways one scorecard took: what its steps say, and what every 若 that was come to decided."""

from __future__ import annotations

from typing import Callable, Iterator, Mapping, Sequence

from ..findings import Place
from ..language.tree import Conditional, Tree
from ..rubric.methods import Evaluated, methods
from ..rubric.methods.base import FULL, NOT_APPLICABLE, VETO, ZERO
from ..rubric.model import Formula, Piece, Value
from ..scoring.figures import Figures
from ..scoring.scorecard import Figure, PieceScore, Scorecard
from .model import TOTAL_NAME, VALUE_PREFIX
from .ways import SCORED, conditionals, formulas_in

Taken = tuple[str, str]
Evaluate = Callable[[Formula], Evaluated]
DECIDED = (VETO, FULL, NOT_APPLICABLE, ZERO)


def reached(card: Scorecard, given: Mapping[str, PieceScore]) -> frozenset[Taken]:
    """The ways taken, as (at, key); what is ``given`` took none."""
    figures = Figures(card.rubric, card.data)
    found: set[Taken] = {(TOTAL_NAME, step.branch) for step in card.steps if step.branch}
    rules = {node.path: node.piece for node in card.rubric.walk()}
    for node in card.nodes:
        rule = rules.get(node.path)
        if node.piece is None or rule is None:
            found |= {("/".join(node.path), step.branch) for step in node.steps if step.branch}
        else:
            found |= set(_piece(node.name, rule, node.piece, figures, given))
    return frozenset(found | set(_values(figures)))


def _piece(at: str, rule: Piece, scored: PieceScore, figures: Figures,
           given: Mapping[str, PieceScore]) -> Iterator[Taken]:
    if at in given:
        return
    parts = {part.name: part for part in rule.parts}
    rows = () if parts else scored.parts
    keys = {step.branch for item in (scored, *rows) for step in item.steps if step.branch}
    yield from ((at, key) for key in keys)
    if not any(key.startswith(DECIDED) for key in keys):
        method = methods().get(rule.method)
        if scored.score is not None and method is not None and not method.branches(rule):
            yield at, SCORED
        compare = rule.compare != "rounded" and rule.method != "formula"
        yield from ((at, key) for key in _forks(formulas_in(rule), lambda item: figures.evaluate(item, compare)))
    for part in scored.parts if parts else ():
        yield from _piece(f"{at}/{part.name}", parts[part.name], part, figures, given)


def _values(figures: Figures) -> Iterator[Taken]:
    """What the 若 of values decided, those of rows on every row."""
    for value in figures.rubric.values.values():
        yield from _value(value, figures, None)
    for table in figures.rubric.tables.values():
        for row in figures.rows(table.name) if any(item.formula for item in table.values.values()) else ():
            for value in table.values.values():
                yield from _value(value, figures, row)


def _value(value: Value, figures: Figures, row: Mapping[str, Figure] | None) -> Iterator[Taken]:
    if value.formula is not None:
        for key in _forks((value.formula,), lambda item: figures.evaluate(item, row=row)):
            yield VALUE_PREFIX + value.name, key


def _forks(formulas: Sequence[Formula], evaluate: Evaluate) -> Iterator[str]:
    """The sides taken of every 若 that these formulas come to."""
    numbers = {(place, tree.start): index for index, (tree, place) in enumerate(conditionals(formulas))}
    for formula in formulas:
        yield from _taken(formula.tree, formula, numbers, evaluate)


def _taken(tree: Tree, formula: Formula, numbers: Mapping[tuple[Place, int], int],
           evaluate: Evaluate) -> Iterator[str]:
    if not isinstance(tree, Conditional):
        for child in tree.children:
            yield from _taken(child, formula, numbers, evaluate)
        return
    yield from _taken(tree.condition, formula, numbers, evaluate)
    found = evaluate(Formula(formula.text, tree.condition, formula.place)).value
    if found is None:
        return
    yield f"if:{numbers[formula.place, tree.start]}:{'yes' if found else 'no'}"
    yield from _taken(tree.then if found else tree.otherwise, formula, numbers, evaluate)
