"""The tables of a comparison: every indicator under every version, effects, blocks, what is missing."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator, Sequence

from ..document.model import BAD, GOOD, MUTED, RIGHT, Cell, Table
from ..language_choice import translate
from ..scoring.figure_text import rate_text
from ..scoring.output import points_text, score_text
from ..scoring.scorecard import NodeScore
from .model import Attribution, Comparison, Effect, Names, OpenLeaf, Row, Side, Span
from .words import effect_how, effect_short, effect_what, effect_where, mark, places_for, printed, signed, signed_span, span_text

# With more sides than this only scores are shown, with more than the first also no points.
WIDE, MEDIUM = 3, 2
POINTS, SCORE, RATE = "分值", "得分", "得分率"


def scores_table(comparison: Comparison) -> Table:
    """Points, score and rate under each version, and the difference of the last and the first."""
    sides = comparison.sides
    columns = _columns(len(sides))
    header = [_head(translate("指标"))]
    header += [_head(mark(index) + translate(name)) for index in range(len(sides)) for name in columns]
    rows = [_row(row, sides, columns) for row in comparison.rows]
    rows += [_total(sides, columns), *([_grades(sides, columns)] if any(side.card.grade for side in sides) else [])]
    return Table(((*header, _head(translate("变动"))),), tuple(rows), len(header) + 1)


def _columns(sides: int) -> tuple[str, ...]:
    if sides <= MEDIUM:
        return POINTS, SCORE, RATE
    return (SCORE, RATE) if sides <= WIDE else (SCORE,)


def _head(text: str) -> Cell:
    return Cell(text, header=True)


def _row(row: Row, sides: Sequence[Side], columns: Sequence[str]) -> tuple[Cell, ...]:
    nodes = [side.node(path) if path is not None else None for side, path in zip(sides, row.paths)]
    name = "　" * (len(row.path) - 1) + row.path[-1]
    others = [(index, node.name) for index, node in enumerate(nodes) if node is not None and node.name != row.path[-1]]
    name += "".join(translate("（{mark}：{name}）").format(mark=mark(index), name=old) for index, old in others)
    cells = [cell for side, node in zip(sides, nodes) for cell in _cells(side, node, columns)]
    return Cell(name), *cells, _difference(nodes[0], nodes[-1])


def _cells(side: Side, node: NodeScore | None, columns: Sequence[str]) -> Iterator[Cell]:
    for column in columns:
        if node is None:
            yield _number("")
        elif column == POINTS:
            yield _number(translate("加减分") if node.adjust else points_text(node.points), node.points)
        elif column == SCORE:
            yield _score(side, node)
        else:
            yield _number("" if node.adjust else rate_text(node.rate), node.rate, percent=True)


def _score(side: Side, node: NodeScore) -> Cell:
    span = side.span_of(node.path)
    if span is not None:
        return _number(span_text(span, side.rubric), tone=MUTED)
    said = translate("不适用") if node.not_applicable else score_text(node.score, side.rubric)
    return _number(said, node.score)


def _number(text: str, value: Fraction | None = None, tone: str = "", percent: bool = False) -> Cell:
    return Cell(text, align=RIGHT, tone=tone, value=value, percent=percent)


def _difference(first: NodeScore | None, last: NodeScore | None) -> Cell:
    if first is None or last is None or first.score is None or last.score is None:
        return _number("")
    return change_cell(last.score - first.score, 2)


def change_cell(amount: Fraction, places: int) -> Cell:
    """A change with its sign; more is good."""
    return _number(signed(amount, places), amount, GOOD if amount > 0 else BAD if amount < 0 else "")


def _total(sides: Sequence[Side], columns: Sequence[str]) -> tuple[Cell, ...]:
    cells = [cell for side in sides for cell in _total_cells(side, columns)]
    first, last = sides[0].card.total, sides[-1].card.total
    change = _number(signed(None)) if first is None or last is None else change_cell(last - first, 2)
    return Cell(translate("合计"), tone="key"), *cells, change


def _total_cells(side: Side, columns: Sequence[str]) -> Iterator[Cell]:
    total, points = side.card.total, side.card.points
    rate = total / points if total is not None and points else None
    made = {POINTS: _number(points_text(points), points), RATE: _number(rate_text(rate), rate, percent=True),
            SCORE: _number(score_text(total, side.rubric), total) if total is not None
            else _number(span_text(side.span, side.rubric), tone=MUTED)}
    yield from (made[column] for column in columns)


def _grades(sides: Sequence[Side], columns: Sequence[str]) -> tuple[Cell, ...]:
    cells = [_number((side.card.grade or "") if column == SCORE else "") for side in sides for column in columns]
    return Cell(translate("等次")), *cells, _number("")


def effects_table(attribution: Attribution) -> Table:
    """Every edit that changes the total, with its effect; the effects add up to the change as printed."""
    places = places_for(attribution)
    shown = [effect for effect in attribution.effects if effect.total]
    amounts = printed([effect.total for effect in shown], places)
    rows = [_effect(effect, amount, places) for effect, amount in zip(shown, amounts)]
    rows += [_waiting((leaf,), leaf.span, places) for leaf in attribution.open if leaf.path not in attribution.loose]
    if () in attribution.loose:
        inside = [leaf for leaf in attribution.open if leaf.path in attribution.loose]
        rows.append(_waiting(inside, attribution.loose[()], places))
    whole = attribution.change
    last = change_cell(whole, places) if whole is not None else _number(signed_span(attribution.span, places))
    rows.append((Cell(translate("合计"), tone="key"), Cell(""), Cell(""), last))
    head = (translate("对象"), translate("修改"), translate("原来 → 现在"), translate("影响（分）"))
    return Table((tuple(map(_head, head)),), tuple(rows), 4)


def _waiting(leaves: Sequence[OpenLeaf], span: Span, places: int) -> tuple[Cell, ...]:
    """Leaves that lack figures, with what they may bring."""
    names, missing = (translate("、").join(dict.fromkeys(said)) for said in (
        [leaf.path[-1] for leaf in leaves], [name for leaf in leaves for name in leaf.missing]))
    return Cell(names), Cell(translate("缺数")), Cell(missing), _number(signed_span(span, places), tone=MUTED)


def _effect(effect: Effect, amount: Fraction, places: int) -> tuple[Cell, ...]:
    return (Cell(effect_where(effect)), Cell(effect_what(effect)), Cell(effect_how(effect)), change_cell(amount, places))


def blocks_table(attribution: Attribution) -> Table | None:
    """The blocks whose score changes, with the edits that change it; None where none does."""
    rows = [row for path in blocks_of(attribution) if (row := _block(attribution, path)) is not None]
    head = (translate("指标"), translate("变动"), translate("各项修改的影响"))
    return Table((tuple(map(_head, head)),), tuple(rows), 3) if rows else None


def blocks_of(attribution: Attribution) -> list[Names]:
    """The paths of the blocks."""
    return [pair.path for pair in attribution.changes.matching.pairs if not pair.is_leaf]


def _block(attribution: Attribution, path: Names) -> tuple[Cell, ...] | None:
    places = places_for(attribution)
    found = [(effect, effect.amounts[path]) for effect in attribution.effects if effect.amounts.get(path)]
    waiting = [leaf for leaf in attribution.open if path in leaf.spans and leaf.path not in attribution.loose]
    if not found and not waiting and path not in attribution.loose:
        return None
    found.sort(key=lambda item: -abs(item[1]))
    amounts = printed([amount for _, amount in found], places)
    said = [f"{effect_short(effect)} {signed(amount, places)}" for (effect, _), amount in zip(found, amounts) if amount]
    said += [translate("{name}（缺数） {span}").format(name=leaf.path[-1], span=signed_span(leaf.spans[path], places))
             for leaf in waiting]
    return (Cell("　" * (len(path) - 1) + path[-1]), _change_of(attribution, path, places),
            Cell(translate("；").join(said)))


def _change_of(attribution: Attribution, path: Names, places: int) -> Cell:
    """What a block changes by; a span where a leaf in it lacks figures."""
    low, high = attribution.change_of(path)
    return change_cell(low, places) if low == high else _number(signed_span((low, high), places), tone=MUTED)
