"""Finding what a name means and collecting the steps to it."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import Callable, Iterable, Iterator, Sequence

from ..findings import FindingsError, finding
from ..language.names import canonical
from ..language_choice import translate
from ..rubric.meaning import suggestion
from ..rubric.model import Parameter, Piece
from ..scoring.figure_text import figure_text
from ..scoring.figures import Figures, row_key
from ..scoring.scorecard import Figure, NodeScore, PieceScore, Scorecard
from ..scoring.tracing import Tracer
from ..trace import Step
from .known import known_of
from .model import Explanation, Line
from .scores import added_words, brings_words, limits_of, result_words, score_words, worth_words
from .way import ENDS, Stop, steps_of, way
from .words import lines_of

VALUE_MARKS = ("值:", "值：")
TOTAL = ("合计", "总分", "等次")


def explain(scorecard: Scorecard, name: str | None = None) -> tuple[Explanation, ...]:
    """How a score or figure came about; without a name, every leaf in the rubric's order.

    A name is an indicator (or its path joined by ``/``), else a part, else a parameter, a value, an input or a cell;
    ``值:名称`` asks for the value or input, 合计 (总分, 等次) for the total and the grade. Raises FindingsError (B560) for
    a name that is none of these.
    """
    teller = _Teller(scorecard)
    if name is None:
        return tuple(teller.leaf(node) for node in scorecard.nodes if node.piece is not None)
    wanted = canonical(name)
    for mark in VALUE_MARKS:
        if name.strip().startswith(mark):
            return teller.found(name, teller.figures_named(canonical(name.strip()[len(mark):])))
    if wanted in TOTAL and not any(canonical(node.name) == wanted for node in scorecard.nodes):
        return (teller.total(),)
    for search in (teller.nodes_named, teller.parts_named, teller.figures_named):
        found = tuple(search(wanted))
        if found:
            return found
    return teller.found(name, iter(()))


def explain_paths(scorecard: Scorecard, paths: Iterable[str]) -> dict[str, Explanation]:
    """How each of these came about: indicators, parts and rows by the whole path joined by ``/``, and 合计. A path that
    nothing has, or several things have, isn't in the result."""
    tellers: dict[str, list[Callable[[], Explanation]]] = {path: [] for path in paths}
    for path, tell in _Teller(scorecard).paths():
        if path in tellers:
            tellers[path].append(tell)
    return {path: found[0]() for path, found in tellers.items() if len(found) == 1}


class _Teller:
    """Explains the parts of one scorecard."""

    def __init__(self, scorecard: Scorecard):
        self.card = scorecard
        self.tracer = Tracer(scorecard)
        self.figures: Figures = self.tracer.figures
        self.indicators = {node.path: node for node in scorecard.rubric.walk()}
        self.known = known_of(self.figures)

    def found(self, name: str, explanations: Iterator[Explanation]) -> tuple[Explanation, ...]:
        """The explanations, or an error that says which name may have been meant."""
        result = tuple(explanations)
        if not result:
            raise FindingsError([finding("B560", None, name=name, suggestion=suggestion(name, self._known()))])
        return result

    def nodes_named(self, wanted: str) -> Iterator[Explanation]:
        """Indicators with this name or path."""
        for node in self.card.nodes:
            if wanted in (canonical(node.name), canonical("/".join(node.path))):
                yield self.leaf(node) if node.piece is not None else self._block(node)

    def parts_named(self, wanted: str) -> Iterator[Explanation]:
        """Parts with this name (or indicator/part), rows of the KPI table among them, however deep."""
        for node in self.card.nodes:
            indicator = self.indicators.get(node.path)
            if node.piece is None:
                continue
            for path, scored, part in _parts(node.piece, indicator.piece if indicator is not None else None):
                if wanted in (canonical(scored.name), canonical("/".join((node.name, *path)))):
                    yield self._made("part", (*node.path, *path), scored, part, "")

    def paths(self) -> Iterator[tuple[str, Callable[[], Explanation]]]:
        """Every indicator, part and row by its path, and the total, with what explains it."""
        for node in self.card.nodes:
            yield "/".join(node.path), partial(self._block if node.piece is None else self.leaf, node)
            rule = self.indicators[node.path].piece if node.path in self.indicators else None
            for path, scored, part in _parts(node.piece, rule) if node.piece is not None else ():
                whole = (*node.path, *path)
                yield "/".join(whole), partial(self._made, "part", whole, scored, part, "")
        yield TOTAL[0], self.total

    def figures_named(self, wanted: str) -> Iterator[Explanation]:
        """The value, input or cell with this name."""
        rubric = self.card.rubric
        for parameter in rubric.parameters.values():
            if canonical(parameter.name) == wanted:
                yield self._parameter(parameter)
                return
        for name in (*rubric.values, *rubric.inputs):
            if canonical(name) == wanted:
                yield self._figure(name, self.figures.get(name), "value" if name in rubric.values else "input")
                return
        for table in rubric.tables.values():
            for row in self.figures.rows(table.name):
                for column in (*table.columns, *table.values):
                    name = f"{row_key(table, row)}{column}"
                    if canonical(name) == wanted:
                        yield self._figure(name, row[column], "value" if column in table.values else "input")
                        return

    def leaf(self, node: NodeScore) -> Explanation:
        """One leaf: its figures, its parts, its own steps."""
        indicator = self.indicators.get(node.path)
        scored = node.piece or PieceScore(node.name, node.points, node.score, "")
        return self._made("indicator", node.path, scored, indicator.piece if indicator else None,
                          indicator.standard if indicator else "")

    def _made(self, kind: str, path: tuple[str, ...], scored: PieceScore, piece: Piece | None,
              standard: str) -> Explanation:
        stops = tuple(way(self.tracer, scored, piece))
        return Explanation(kind, path[-1], path, score_words(scored), scored.score, scored.points, standard,
                           tuple(line for stop in stops for line in self._said(stop)), steps_of(stops),
                           piece.place if piece else None, worth_words(scored.points, limits_of(None, piece)))

    def _said(self, stop: Stop) -> list[Line]:
        """A stop in words: a part with its place, a step, a result."""
        depth, limits = len(stop.path), limits_of(None, stop.rule)
        if stop.step is not None:
            return self._lines(stop.step, depth)
        if stop.kind == ENDS:
            return [Line(result_words(stop.scored, limits), depth)]
        return [Line(translate("· {name}（{worth}）").format(
            name=stop.scored.name, worth=worth_words(stop.scored.points, limits)), depth - 1, stop.rule.place if stop.rule else None)]

    def _lines(self, step: Step, depth: int) -> list[Line]:
        return lines_of(step, depth, self.known)

    def _block(self, node: NodeScore) -> Explanation:
        """A block: the scores of what stands directly below it, and what was done with them."""
        below = [item for item in self.card.nodes if item.path[:-1] == node.path]
        indicator = self.indicators.get(node.path)
        lines = [*self._added(below, node.score if not node.steps else None),
                 *(line for step in node.steps for line in self._lines(step, 0))]
        whole = PieceScore(node.name, node.points, node.score, "sum", not_applicable=node.not_applicable)
        limits = limits_of(indicator)
        lines.append(Line(result_words(whole, limits, node.available), 0))
        return Explanation("indicator", node.name, node.path, score_words(whole), node.score, node.points, "",
                           tuple(lines), node.steps, indicator.place if indicator else None,
                           worth_words(node.points, limits))

    def total(self) -> Explanation:
        """The total: the first level, what was scaled, added, held and rounded, and the grade."""
        card, name = self.card, translate("合计")
        tops = [node for node in card.nodes if node.level == 1]
        lines = [*self._added([node for node in tops if not node.adjust], card.total if not card.steps else None),
                 *(line for step in card.steps for line in self._lines(step, 0))]
        whole = PieceScore(name, card.points, card.total, "sum")
        lines.append(Line(result_words(whole), 0))
        lines += [Line(translate("等次：{grade}").format(grade=card.grade), 0)] if card.grade else []
        return Explanation("total", name, (name,), score_words(whole), card.total, card.points, "", tuple(lines),
                           card.steps, worth=worth_words(card.points, None))

    def _added(self, nodes: Sequence[NodeScore], total: Fraction | None) -> list[Line]:
        """What each node brings; and their sum, where nothing else happens to it."""
        rules = [self.indicators.get(item.path) for item in nodes]
        lines = [Line(brings_words(item, limits_of(rule)), 0, rule.place if rule else None)
                 for item, rule in zip(nodes, rules, strict=True)]
        if total is not None:
            lines.append(Line(added_words((item.score for item in nodes if not item.not_applicable), total), 0))
        return lines

    def _figure(self, name: str, figure: Figure, kind: str) -> Explanation:
        steps = self.tracer.figure(name)
        result = figure_text(figure.value, figure.unit, figure.places)
        lines = [line for step in steps for line in self._lines(step, 0)]
        if figure.missing:
            lines.append(Line(translate("缺少数据，无法计算：{name}").format(name="、".join(figure.missing)), 0))
        elif figure.zero:
            lines.append(Line(translate("除数为零，无法计算：{formula}").format(formula=figure.zero_formula), 0))
        lines.append(Line(translate("结果：{value}").format(value=result), 0))
        return Explanation(kind, name, (name,), result, figure.value, None, "", tuple(lines), steps,
                           next((step.rubric for step in reversed(steps) if step.rubric), None))

    def _parameter(self, item: Parameter) -> Explanation:
        steps = self.tracer.figure(item.name)
        lines = [line for step in steps for line in self._lines(step, 0)]
        if item.options:
            lines.append(Line(translate("可以取的值：{options}").format(options="、".join(item.options)), 0))
        if item.note:
            lines.append(Line(item.note, 0))
        return Explanation("parameter", item.name, (item.name,), item.shown, item.value, None, "",
                           tuple(lines), steps, item.place)

    def _known(self) -> list[str]:
        rubric = self.card.rubric
        parts = [part.name for node in self.card.nodes if node.piece for _, part, _ in _parts(node.piece, None)]
        return [*(node.name for node in self.card.nodes), *parts, *rubric.values, *rubric.inputs, *rubric.parameters]


def _parts(scored: PieceScore, piece: Piece | None) -> Iterator[tuple[tuple[str, ...], PieceScore, Piece | None]]:
    """Everything that a piece is made of, with its path in the piece and its rule (a row of a table has none)."""
    rules = {part.name: part for part in piece.parts} if piece is not None else {}
    for part in scored.parts:
        rule = rules.get(part.name)
        yield (part.name,), part, rule
        yield from (((part.name, *path), inner, below) for path, inner, below in _parts(part, rule))
