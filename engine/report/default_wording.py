"""What is said of an indicator that lost points where the rubric has no wording for it: from its score and the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ..entries import Deduction, Entry
from ..exact import plain
from ..language import names_used
from ..language_choice import within_quotes
from ..rubric.methods import methods
from ..rubric.model import Condition, Formula, Piece
from ..scoring.scorecard import NodeScore, PieceScore, Scorecard
from .figures import all_figures
from .filters import fragment, quoted_name
from .gap_words import gap_words, standard
from .goal_words import goal_words
from .shown import figure_text, percent_text, score_text, with_unit


def default_wording(card: Scorecard, node: NodeScore) -> str:
    """Score, points, lost points, and why: the figures behind it, what failed, to which degree, what was found."""
    leaf = next((leaf.piece for leaf in card.rubric.leaves() if leaf.path == node.path), None)
    words = _points(node.name, node.available, node.score)
    if node.adjust:
        words = f"{quoted_name(node.name)}减{plain(-(node.score or Fraction(0)))}分"
    if node.piece is None or leaf is None:
        return f"{words}。"
    own = "。".join(_Reasons(card, node.name, "", leaf, node.piece).words())
    lost = [] if node.adjust else _lost(card, node.name, leaf, node.piece)
    among = f"其中，{'；'.join(lost)}" if lost else ""
    return within_quotes("".join(f"{text}。" for text in (words, own, among) if text))


def basis_of(card: Scorecard, node: NodeScore, leaf: Piece | None) -> str:
    """What an indicator's score rests on, full or not: its figures, answers and findings, those of parts behind their names.

    One clause without a stop at its end; empty for a block, and where there is nothing to say (rows of the KPI table have
    words of their own).
    """
    if leaf is None or node.piece is None:
        return ""
    whole = "，".join(_Reasons(card, node.name, "", leaf, node.piece).words())
    scores = {part.name: part for part in node.piece.parts}
    parts = [(part.name, "，".join(_Reasons(card, node.name, part.name, part, scores[part.name]).words()))
             for part in leaf.parts if part.name in scores]
    return within_quotes("；".join(filter(None, (whole, *(f"{name}：{words}" for name, words in parts if words)))))


def _lost(card: Scorecard, leaf: str, piece: Piece, score: PieceScore) -> list[str]:
    """The parts and rows that lost points; of alternatives the one that counts."""
    named = {part.name: part for part in piece.parts}
    picked = [step.name for step in score.steps if step.kind == "pick"]
    return [_part(card, leaf, named.get(part.name), part) for part in score.parts
            if part.score is not None and part.score < part.points and (not picked or part.name in picked)]


def _part(card: Scorecard, leaf: str, piece: Piece | None, score: PieceScore) -> str:
    if piece is None:
        return "，".join((_points(score.name, score.points, score.score, earned=False), *_row(card, score)))
    reasons = _Reasons(card, leaf, score.name, piece, score).words()
    lost = _lost(card, leaf, piece, score)
    among = f"（其中，{'；'.join(lost)}）" if lost else ""
    return "，".join((_points(score.name, score.points, score.score), *reasons)) + among


def _row(card: Scorecard, score: PieceScore) -> Iterator[str]:
    """What a row of the KPI table aimed at, what was reached, and why no more."""
    places = [step.data for step in score.steps if step.data is not None]
    goal = next((goal for goal in card.data.goals if goal.place in places), None)
    if goal is None:
        return
    if goal_words(goal):
        yield goal_words(goal)
    if fragment(goal.reason):
        yield f"原因：{fragment(goal.reason)}"


def _points(name: str, points: Fraction, score: Fraction | None, earned: bool = True) -> str:
    got = f"，得{score_text(score)}分" if earned or score is None else ""
    lost = "" if score is None else f"，扣{score_text(points - score)}分"
    return f"{quoted_name(name)}满分{plain(points)}分{got}{lost}"


class _Reasons:
    """Why one leaf, or one part of it, lost points."""

    def __init__(self, card: Scorecard, leaf: str, part: str, piece: Piece, score: PieceScore):
        self.card, self.leaf, self.part, self.piece, self.score = card, leaf, part, piece, score

    def words(self) -> tuple[str, ...]:
        """Each reason once, none with a stop at its end."""
        decided = next((step for step in self.score.steps if step.kind == "veto" and step.after is not None), None)
        if decided is not None:
            veto = [item for item in self.piece.veto if item.when.text == decided.formula]
            found = [f"符合否决条件“{decided.formula}”", *self._figures(_formulas(veto))]
        else:
            found = [*self._figures(self._own_formulas()), *self._gap(), *self._answers(), *self._found()]
            reason = fragment(self.score.reason)
            if not found and reason and not self.score.parts:
                found = [f"理由：{reason}"]
        return tuple(dict.fromkeys(filter(None, found)))

    def _own_formulas(self) -> tuple[Formula, ...]:
        method = methods().get(self.piece.method)
        return method.formulas(self.piece.settings) if method and self.piece.settings is not None else ()

    def _figures(self, formulas: Iterable[Formula]) -> Iterator[str]:
        known = all_figures(self.card)
        names = dict.fromkeys(name for formula in formulas for name in _in_order(formula))
        for figure in (known[name] for name in names if name in known):
            if figure.value is None and figure.zero:
                yield f"{figure.name}因除数为零没有数值"
            elif figure.value is not None and not isinstance(figure.value, bool):
                yield f"{figure.name}为{with_unit(figure_text(figure), figure.unit)}"

    def _gap(self) -> Iterator[str]:
        """What full marks ask for and how far that is, where they were missed by a figure."""
        gap = gap_words(self.card, self.piece) if self.score.score is not None and self.score.score < self.score.points else ""
        if gap:
            yield f"满分标准为{standard(self.card, self.piece)}，{gap}"

    def _answers(self) -> Iterator[str]:
        method = methods().get(self.piece.method)
        if method is None or method.asks != "answers" or self.piece.settings is None:
            return
        for item in method.items(self.piece.settings):
            entry = self.card.data.answers.get((self.leaf, "/".join(filter(None, (self.part, item)))))
            if entry is not None and self.piece.method == "attain":
                yield _reached(entry)
            elif entry is not None and entry.value is not None:
                yield _answer(item, entry)

    def _found(self) -> Iterator[str]:
        found = self.card.data.deductions.get((self.leaf, self.part))
        if found is not None and found.items:
            yield f"发现扣分事项{'；'.join(map(_deduction, found.items))}"


def _in_order(formula: Formula) -> list[str]:
    return sorted(names_used(formula.tree), key=lambda name: (formula.text.find(name), name))


def _formulas(conditions: Iterable[Condition]) -> tuple[Formula, ...]:
    return tuple(condition.when for condition in conditions)


def _answer(item: str, entry: Entry) -> str:
    """One answer, where it lost something: an item not met, an aspect reached in part, a judgement, a case."""
    reason = fragment(entry.reason)
    because = f"（{reason}）" if reason else ""
    if entry.value is False:
        return f"“{item}”未达到要求{because}"
    if item and isinstance(entry.value, Fraction):
        return f"“{item}”的实现程度为{percent_text(entry.value)}{because}" if entry.value < 1 else ""
    if item or isinstance(entry.value, bool):
        return ""
    if isinstance(entry.value, str):
        return f"属于“{entry.value}”的情形{because}"
    return f"评分理由：{reason}" if reason else ""


def _reached(entry: Entry) -> str:
    """The answer to a target in words or by a date: what was reached, to which degree, why no more."""
    degree = entry.value if isinstance(entry.value, Fraction) else entry.degree
    said = f"完成情况为“{entry.value}”" if isinstance(entry.value, str) else ""
    share = f"实现程度{percent_text(degree)}" if degree is not None else ""
    reason = fragment(entry.reason)
    return "，".join(filter(None, (said, share, f"理由：{reason}" if reason else "")))


def _deduction(item: Deduction) -> str:
    kind, note = (f"“{item.kind}”" if item.kind else ""), fragment(item.note)
    return f"{kind}{item.count}项" + (f"：{note}" if note else "")
