"""A scorecard's parts as templates see them, under their Chinese names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from ..data.model import Entry
from ..exact import places_of
from ..language_choice import translate
from ..rubric.model import Indicator, Piece
from ..scoring.scorecard import Figure, NodeScore, PieceScore, Scorecard
from .default_wording import basis_of, default_wording
from .details import mark
from .faults import TemplateFault
from .gap_words import held, standard
from .names import Names
from .shown import NO_SCORE, Shown, exact, figure_text, number_text, percent_text, score_text, value_text, with_unit

NOT_APPLICABLE, ADJUST = "不适用", "加减分"
RATE_PLACES = 1


class Exact(Names):
    """数: exact figures for conditions. A missing one stops the report; a condition on nothing has no answer, so that
    templates ask 有 first."""

    __slots__ = ()

    def __getitem__(self, name: object) -> Any:
        figure: Figure = super().__getitem__(name)
        if figure.value is None:
            missing = "、".join(figure.missing) or figure.name
            raise TemplateFault("B608", name=figure.name, missing=missing)
        return figure.value

    def get(self, name: object, otherwise: Any = "") -> Any:
        """Not for figures: raises TemplateFault. Whether there is one is asked of 有."""
        raise TemplateFault("B607", detail=translate("数.get（先问 有.名称，再用 数.名称）"))


def known(figures: Mapping[str, Figure]) -> Names:
    """有: whether each figure has a value."""
    return Names({name: figure.value is not None for name, figure in figures.items()})


def magnitude_text(figure: Figure) -> str:
    """幅度: a figure's size without its sign, with its unit."""
    return with_unit(figure_text(figure).removeprefix("-"), figure.unit)


def row_view(row: Mapping[str, Figure]) -> Names:
    """One row: texts by column, exact figures under 数, whether they are there under 有."""
    return Names({**{name: figure_text(figure) for name, figure in row.items()}, "数": Exact(row), "有": known(row)})


class Scores:
    """Scores with the rubric's roundings: the rate to its step (one decimal at least), the total with all decimals."""

    def __init__(self, card: Scorecard):
        self.card = card
        rate, score = card.rubric.rate_rounding.step, card.rubric.score_rounding.step
        self.rate_places = max(places_of(rate * 100), RATE_PLACES) if rate else RATE_PLACES
        self.score_places = places_of(score) if score else None

    def total(self) -> Shown | str:
        """The total as printed: 96.40."""
        total = self.card.total
        return NO_SCORE if total is None else Shown(total, number_text(total, "", self.score_places))

    def amounts(self, points: Fraction, score: Fraction | None, available: Fraction | None = None) -> dict[str, Any]:
        """分值, 得分, 扣分 and 得分率 of anything scored; ``available`` is what it can earn, where that is less."""
        shown = {"分值": _shown(points), "得分": NO_SCORE, "扣分": NO_SCORE, "得分率": NO_SCORE}
        if score is None:
            return shown
        most = points if available is None else available
        rate = score / most if most else Fraction(0)
        return {**shown, "得分": _shown(score), "扣分": _shown(most - score),
                "得分率": Shown(rate, percent_text(rate, self.rate_places))}

    def _of_node(self, score: NodeScore) -> dict[str, Any]:
        """The amounts of an indicator; of one that doesn't apply, or stands outside the 100, what can be said."""
        if score.not_applicable:
            return {"分值": _shown(score.points), "得分": NOT_APPLICABLE, "扣分": "", "得分率": ""}
        found = self.amounts(score.points, score.score, score.available)
        return {**found, "分值": ADJUST, "扣分": "", "得分率": ""} if score.adjust else found

    def node(self, score: NodeScore, indicator: Indicator) -> Names:
        """An indicator of any level."""
        claimed = self.card.data.claimed.get(score.name)
        piece = score.piece
        return Names({
            "名称": score.name, "级别": score.level, "路径": "/".join(score.path),
            **self._of_node(score), "过程": mark("/".join(score.path)), "不适用": score.not_applicable, "加减分项": score.adjust,
            "节选": score.excerpt.strip(),
            "说明": indicator.explanation.strip(), "标准": indicator.standard.strip(), "末级": piece is not None,
            "理由": piece.reason if piece else "", **self._standard(score.score, score.points, indicator.piece),
            "依据": basis_of(self.card, score, indicator.piece),
            "扣分说明": default_wording(self.card, score) if _loses(score) else "",
            "要点": self._parts(piece, indicator.piece) if piece and indicator.piece else Names({}),
            "得分数": score.score, "分值数": score.points, "可得分": _shown(score.available),
            "扣分数": None if score.score is None or score.adjust else score.available - score.score,
            "自评得分": value_text(claimed.value) if claimed else "",
        })

    def _parts(self, piece: PieceScore, rule: Piece) -> Names:
        rules = {part.name: part for part in rule.parts}
        return Names({part.name: self._part(part, rules.get(part.name)) for part in piece.parts})

    def _part(self, part: PieceScore, rule: Piece | None) -> Names:
        """A part, or a row of the KPI table, which has no rule of its own."""
        return Names({"名称": part.name, **self.amounts(part.points, part.score), "理由": part.reason,
                      **self._standard(part.score, part.points, rule),
                      "要点": self._parts(part, rule) if rule else Names({})})

    def _standard(self, score: Fraction | None, points: Fraction, rule: Piece | None) -> dict[str, str]:
        """满分标准, the number in it, and how far the figure lies from it where full marks were missed."""
        found, missed = held(self.card, rule), score is not None and score < points
        return {"满分标准": standard(self.card, rule), "界限": found.bound if found else "",
                "差距": found.gap if found and missed else ""}


def _loses(score: NodeScore) -> bool:
    return score.piece is not None and score.score is not None and score.score < score.available


def _shown(score: Fraction) -> Shown:
    return Shown(score, score_text(score))


def tree_rows(leaves: Sequence[Names], paths: Sequence[tuple[str, ...]], nodes: Mapping[str, Names]) -> list[Names]:
    """The annex table: a row for each leaf, with a cell for each level and whether it begins here."""
    deepest = max(map(len, paths), default=0)
    rows = []
    for number, (leaf, path) in enumerate(zip(leaves, paths, strict=True)):
        before = paths[number - 1] if number else ()
        cells = [_tree_cell(path, depth, before, nodes, paths) for depth in range(1, deepest + 1)]
        rows.append(Names({"级": cells, "叶": leaf, "序号": number + 1}))
    return rows


def _tree_cell(path: tuple[str, ...], depth: int, before: tuple[str, ...], nodes: Mapping[str, Names],
               paths: Sequence[tuple[str, ...]]) -> Names:
    if depth > len(path):
        return Names({"名称": "", "分值": "", "首行": True, "行数": 1})
    node, head = nodes["/".join(path[:depth])], path[:depth]
    return Names({"名称": node["名称"], "分值": node["分值"], "首行": before[:depth] != head,
                  "行数": sum(other[:depth] == head for other in paths)})


def assumed_views(card: Scorecard) -> list[Names]:
    """假定: what the department took to be so because no source discloses it, with the reason; targets of which nothing at
    all is disclosed are 未披露."""
    data = card.data
    found = [(name, _stated(card, name, entry), entry.assumed) for name, entry in data.inputs.items()]
    for table, rows in data.tables.items():
        found += [(f"{table}第{number}行{column}", entry.text, entry.assumed)
                  for number, row in enumerate(rows, 1) for column, entry in row.cells.items()]
    found += [(_joined(key), _said(entry), entry.assumed) for key, entry in data.answers.items()]
    found += [(_joined(key), "", entry.assumed) for key, entry in data.deductions.items()]
    found += [(goal.name, goal.actual_text or goal.level, goal.assumed) for goal in data.goals if goal.disclosed]
    return [Names({"名称": name, "填报": text, "理由": reason.strip()}) for name, text, reason in found if reason]


def missing_names(card: Scorecard) -> list[str]:
    """缺少: what the leaves without a score lack."""
    pieces = [node.piece for node in card.nodes
              if node.piece is not None and node.piece.score is None and not node.not_applicable]
    return list(dict.fromkeys(name for piece in pieces for name in piece.missing or (f"{piece.name}的得分",)))


def _stated(card: Scorecard, name: str, entry: Entry) -> str:
    unit = card.rubric.inputs[name].unit if name in card.rubric.inputs else ""
    return with_unit(value_text(entry.value, unit), unit)


def _said(entry: Entry) -> str:
    return entry.text.strip() or value_text(entry.value)


def _joined(key: tuple[str, str]) -> str:
    return "/".join(filter(None, key))


def rubric_assumptions(card: Scorecard) -> list[Names]:
    """口径: what the official text leaves open and the rubric decides, with the node that it belongs to."""
    found = [("", text) for text in card.rubric.assumptions]
    found += [(value.name, value.assumption) for value in card.rubric.values.values()]
    for indicator in card.rubric.walk():
        found.append((indicator.name, indicator.assumption))
        if indicator.piece is not None:
            found += _piece_assumptions(indicator.piece, indicator.name)
    kept = dict.fromkeys((name, text.strip()) for name, text in found if text.strip())
    return [Names({"名称": name, "内容": text}) for name, text in kept]


def _piece_assumptions(piece: Piece, name: str) -> list[tuple[str, str]]:
    found = [(name, piece.assumption)]
    for part in piece.parts:
        found += _piece_assumptions(part, f"{name}/{part.name}" if part.name else name)
    return found


def plain_value(value: Any) -> Any:
    """Text from the data file, however nested: mappings by name, lists as lists, the rest as text."""
    if isinstance(value, Mapping):
        return Names({str(key): plain_value(item) for key, item in value.items()})
    if isinstance(value, (list, tuple)):
        return [plain_value(item) for item in value]
    number = exact(value)
    return value_text(value) if number is None else Shown(number, str(value))
