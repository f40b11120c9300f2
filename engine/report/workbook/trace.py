"""计算过程: every step to every score, a row each, so that a reviewer can follow and filter them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ...document import Cell, Sheet
from ...document.model import KEY
from ...explain import figures_by_name, known_of, limits_of, limits_words, way
from ...findings import Place
from ...rubric.model import Adjust, Indicator
from ...scoring.figure_text import sum_text
from ...scoring.scorecard import NodeScore, PieceScore, Scorecard
from ...scoring.tracing import Tracer
from ...trace import Step
from .listed import list_sheet
from .numbers import amount
from .places import Places
from .steps import WORDS, Told, told

NAME = "计算过程"
COLUMNS = ("指标", "评分要点", "分值", "得分", "步骤", "公式或规定", "代入", "结果", "取舍", "规定出处", "数据出处")
SCORE, TOTAL, ADDED = "得分", "合计", "下级指标得分相加"


def trace_sheet(card: Scorecard, places: Places) -> Sheet:
    """The steps of each leaf and its parts in reading order, then of the blocks above it, at last of the total."""
    return list_sheet(card, NAME, COLUMNS, tuple(_Rows(card, places).all()))


@dataclass(frozen=True)
class _Of:
    """Whose rows they are: an indicator's, or a part's below it."""

    indicator: str
    part: str = ""

    def cells(self) -> tuple[Cell, Cell]:
        return Cell(self.indicator), Cell(self.part)


class _Rows:
    """The rows of one scorecard."""

    def __init__(self, card: Scorecard, places: Places):
        self.card, self.places = card, places
        self.tracer = Tracer(card)
        self.known, self.figures = known_of(self.tracer.figures), figures_by_name(self.tracer.figures)
        self.rules = {rule.path: rule for rule in card.rubric.walk()}

    def all(self) -> Iterator[tuple[Cell, ...]]:
        """All rows."""
        tops = [node for node in self.card.nodes if node.level == 1]
        for node in tops:
            yield from self._node(node)
        total = PieceScore(TOTAL, self.card.points, self.card.total, "sum")
        added = sum_text(node.score for node in tops if not node.adjust and not node.not_applicable)
        yield from self._sum(_Of(TOTAL), total, self.card.steps, added, None, None)

    def _node(self, node: NodeScore) -> Iterator[tuple[Cell, ...]]:
        """A leaf; or what stands below a block, then the block itself."""
        rule, of = self.rules.get(node.path), "/".join(node.path)
        if node.piece is not None:
            yield from self._leaf(of, node.piece, rule)
            return
        below = [item for item in self.card.nodes if item.path[:-1] == node.path]
        for item in below:
            yield from self._node(item)
        whole = PieceScore(node.name, node.points, node.score, "sum", not_applicable=node.not_applicable)
        added = sum_text(item.score for item in below if not item.not_applicable)
        yield from self._sum(_Of(of), whole, node.steps, added, limits_of(rule), rule.place if rule else None)

    def _leaf(self, of: str, piece: PieceScore, rule: Indicator | None) -> Iterator[tuple[Cell, ...]]:
        for stop in way(self.tracer, piece, rule.piece if rule else None):
            whose = _Of(of, "/".join(stop.path))
            if stop.step is not None:
                yield self._step(whose, stop.step)
            elif stop.kind == "ends":
                yield self._score(whose, stop.scored, limits_of(None, stop.rule), stop.rule.place if stop.rule else None)

    def _sum(self, whose: _Of, whole: PieceScore, steps: tuple[Step, ...], added: str, limits: Adjust | None,
             place: Place | None) -> Iterator[tuple[Cell, ...]]:
        """What was done with the scores below, and the score; the grade, too, is a step."""
        yield from (self._step(whose, step) for step in steps)
        yield self._score(whose, whole, limits, place, Told("", "") if steps else Told(ADDED, added))

    def _step(self, whose: _Of, step: Step) -> tuple[Cell, ...]:
        said = told(step, self.known, self.figures)
        return (*whose.cells(), Cell(""), Cell(""), Cell(WORDS[step.kind]), Cell(said.rule), Cell(said.figures), said.result,
                Cell(said.rounding), self.places.cell(step.rubric), self.places.cell(step.data))

    def _score(self, whose: _Of, scored: PieceScore, limits: Adjust | None, place: Place | None,
               said: Told | None = None) -> tuple[Cell, ...]:
        """The row of a score: out of what, and why there is none."""
        said = said or Told("")
        if scored.not_applicable:
            said = Told(f"不适用（{scored.not_applicable}）")
        elif scored.score is None:
            said = Told("缺少：" + "、".join(scored.missing) if scored.missing else "没有得分")
        points = _number(scored.points) if limits is None else Cell(f"加减分，{limits_words(limits)}", tone=KEY)
        texts = (Cell(SCORE, tone=KEY), Cell(said.rule, tone=KEY), Cell(said.figures, tone=KEY), Cell("", tone=KEY), Cell("", tone=KEY))
        return (*(Cell(cell.text, tone=KEY) for cell in whose.cells()), points, _number(scored.score), *texts,
                self.places.cell(place), Cell(""))


def _number(value: Fraction | None) -> Cell:
    return amount(value, tone=KEY)
