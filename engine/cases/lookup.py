"""Finding what a case speaks of by name: nodes, parts, values; a name that doesn't exist is told with what may be meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Mapping

from ..findings import Finding, Place, finding
from ..language.names import canonical
from ..language_choice import translate
from ..rubric.meaning import suggestion
from ..rubric.model import Indicator, Piece, Rubric
from ..scoring.figures import Figures, row_key
from ..scoring.scorecard import Figure, NodeScore, PieceScore, Scorecard


@dataclass(frozen=True)
class Target:
    """A node or part that a name means: ``name`` for ``explain``, ``scored`` with its score (None: it wasn't come to)."""

    name: str
    scored: NodeScore | PieceScore | None


class Lookup:
    """Looks names up in one scorecard."""

    def __init__(self, scorecard: Scorecard):
        self.card = scorecard
        self.figures = Figures(scorecard.rubric, scorecard.data)

    def score(self, name: str, place: Place) -> Target | Finding:
        """The node with this name or (the end of) its path, else the part 指标/要点."""
        wanted = canonical(name)
        nodes = [node for node in self.card.nodes if _ends_in(node.path, wanted)]
        exact = [node for node in nodes if canonical("/".join(node.path)) == wanted]
        if len(exact or nodes) > 1:
            paths = "、".join("/".join(node.path) for node in nodes)
            return finding("B469", place, name=name, paths=paths)
        if nodes:
            node = (exact or nodes)[0]
            return Target("/".join(node.path), node)
        return self._part(wanted) or finding("B468", place, name=name, suggestion=suggestion(
            name, names_of(self.card.rubric)))

    def _part(self, wanted: str) -> Target | None:
        """The part, alternative or row of that path, scored or not."""
        rules = {node.path: node.piece for node in self.card.rubric.leaves()}
        for node in self.card.nodes:
            rule = rules.get(node.path)
            if node.piece is None or rule is None:
                continue
            found = {canonical(name): scored for name, scored in scored_parts(node.name, node.piece)}
            if wanted in found:
                direct = any(canonical(f"{node.name}/{part.name}") == wanted for part in node.piece.parts)
                return Target(wanted if direct else "/".join(node.path), found[wanted])
            if wanted in map(canonical, part_names(node.name, rule)):
                return Target("/".join(node.path), None)
        return None

    def value(self, name: str, place: Place) -> tuple[str, Figure] | Finding:
        """The value, input or cell with this name."""
        wanted = canonical(name)
        rubric = self.card.rubric
        for known in (*rubric.values, *rubric.inputs):
            if canonical(known) == wanted:
                return known, self.figures.get(known)
        cells = self._cells()
        if wanted in cells:
            return cells[wanted]
        known_names = [*rubric.values, *rubric.inputs, *(name for name, _ in cells.values())]
        return finding("B470", place, name=name, suggestion=suggestion(name, known_names))

    def _cells(self) -> Mapping[str, tuple[str, Figure]]:
        """Every cell and value on a row, by row name and column."""
        found = {}
        for table in self.card.rubric.tables.values():
            for row in self.figures.rows(table.name):
                for column in (*table.columns, *table.values):
                    name = f"{row_key(table, row)}{column}"
                    found[canonical(name)] = name, row[column]
        return found


def _ends_in(path: tuple[str, ...], wanted: str) -> bool:
    """Whether a path, or the end of it, is this name."""
    return any(canonical("/".join(path[index:])) == wanted for index in range(len(path)))


def scored_parts(name: str, scored: PieceScore) -> Iterator[tuple[str, PieceScore]]:
    """Every part that was scored, by 指标/要点."""
    for part in scored.parts:
        yield f"{name}/{part.name}", part
        yield from scored_parts(f"{name}/{part.name}", part)


def part_names(name: str, piece: Piece) -> Iterator[str]:
    """Every part and alternative that a rule has, by 指标/要点."""
    for part in piece.parts:
        yield f"{name}/{part.name}"
        yield from part_names(f"{name}/{part.name}", part)


def names_of(rubric: Rubric) -> list[str]:
    """All names that a score can be expected of."""
    nodes: list[Indicator] = list(rubric.walk())
    parts = [name for node in nodes if node.piece is not None for name in part_names(node.name, node.piece)]
    return [*dict.fromkeys(node.name for node in nodes), *parts]


def not_come_to(target: Target) -> str:
    """Why a part has no score: it wasn't come to, or what it lacks."""
    scored = target.scored
    if scored is None:
        return translate("没有算到这一项（已由否决、直接得分、不适用或所选的方法决定）")
    if scored.not_applicable:
        return translate("不适用：{reason}").format(reason=scored.not_applicable)
    piece = scored.piece if isinstance(scored, NodeScore) else scored
    names = "、".join(piece.missing) if piece is not None else ""
    return translate("没有得分，缺少：{names}").format(names=names) if names else translate("没有得分")
