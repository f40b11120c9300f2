"""The way to a score, stop by stop, in the order in which it is read: figures, conditions, each part, what adds them up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

from ..rubric.model import Piece
from ..scoring.scorecard import PieceScore
from ..scoring.tracing import Tracer
from ..trace import Step

BEGINS, STEP, ENDS = "begins", "step", "ends"


@dataclass(frozen=True)
class Stop:
    """One stop: a part ``begins``, a ``step`` is taken, or a leaf or part ``ends`` with its score.

    ``path`` is the part's within what is explained (empty: that itself); ``rule`` is what it is scored by (None: a row of
    the KPI table, which has no rule of its own).
    """

    kind: str
    path: tuple[str, ...]
    scored: PieceScore
    rule: Piece | None = None
    step: Step | None = None


def way(tracer: Tracer, scored: PieceScore, rule: Piece | None, path: tuple[str, ...] = ()) -> Iterator[Stop]:
    """The stops of a leaf or part: its figures, the conditions on the whole, each of its parts, then what adds them up and
    rounds, and the score."""
    figures = tracer.piece(rule) if rule is not None else ()
    at = next((index for index, step in enumerate(scored.steps) if step.kind == "sum"), len(scored.steps)) + len(figures)
    own = [Stop(STEP, path, scored, rule, step) for step in (*figures, *scored.steps)]
    yield from own[:at]
    for part in scored.parts:
        below = next((item for item in rule.parts if item.name == part.name), None) if rule else None
        yield Stop(BEGINS, (*path, part.name), part, below)
        yield from way(tracer, part, below, (*path, part.name))
    yield from own[at:]
    yield Stop(ENDS, path, scored, rule)


def steps_of(stops: tuple[Stop, ...]) -> tuple[Step, ...]:
    """The steps of each piece together, those of a whole before those of its parts."""
    paths = dict.fromkeys([(), *(stop.path for stop in stops)])
    return tuple(stop.step for path in paths for stop in stops if stop.path == path and stop.step is not None)
