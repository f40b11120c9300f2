"""Every way that a rubric can go: branches of its rules, vetoes, what doesn't apply, caps, 若, grades, limits."""

from __future__ import annotations

from typing import Iterator, Sequence

from ..exact import plain
from ..findings import Place
from ..language import show
from ..language.tree import Conditional
from ..language_choice import translate
from ..rubric.methods import Branch, methods
from ..rubric.methods.base import CAPPED, FLOORED, FULL, NOT_APPLICABLE, VETO, ZERO, pick_branch
from ..rubric.model import Condition, Formula, Indicator, NotApplicable, Piece, Rubric
from .model import TOTAL_NAME, VALUE_PREFIX, Way
from .needs import conditions

SCORED = "scored"


def ways_of(rubric: Rubric) -> tuple[Way, ...]:
    """All ways, each once, in the rubric's order."""
    found: dict[tuple[str, str], Way] = {}
    for way in _all(rubric):
        found.setdefault((way.at, way.key), way)
    return tuple(found.values())


def _all(rubric: Rubric) -> Iterator[Way]:
    for node in rubric.walk():
        for branch in _piece_ways(node.piece) if node.piece is not None else _block(node):
            yield _way("/".join(node.path) if node.piece is None else node.name, branch)
        if node.piece is not None:
            yield from _parts(node.name, node.piece)
    for value in (*rubric.values.values(), *(item for table in rubric.tables.values() for item in table.values.values())):
        if value.formula is not None:
            for branch in forks((value.formula,)):
                yield _way(VALUE_PREFIX + value.name, branch)
    for branch in (*_total(rubric), *_grades(rubric)):
        yield _way(TOTAL_NAME, branch)


def _way(at: str, branch: Branch) -> Way:
    return Way(at, branch.key, branch.text, branch.place)


def _parts(name: str, piece: Piece) -> Iterator[Way]:
    for part in piece.parts:
        for branch in _piece_ways(part):
            yield _way(f"{name}/{part.name}", branch)
        yield from _parts(f"{name}/{part.name}", part)


def _piece_ways(piece: Piece) -> Iterator[Branch]:
    """The ways of one leaf or part, without its parts'."""
    method = methods().get(piece.method)
    if method is not None:
        yield from method.branches(piece) or (Branch(SCORED, translate("照规则计分"), piece.place),)
    for part in piece.parts if piece.method == "choose" else ():
        yield Branch(pick_branch(part.name), translate("采用“{name}”").format(name=part.name), part.place)
    yield from _conditional(piece.veto, piece.full_when, piece.not_applicable)
    if piece.if_zero in ("full", "zero"):
        yield Branch(ZERO, translate("除数为零"), piece.place)
    if piece.cap is not None:
        yield Branch(CAPPED, translate("封顶，不超过{bound}分").format(bound=plain(piece.cap)), piece.place)
    if piece.floor is not None:
        yield Branch(FLOORED, translate("保底，不低于{bound}分").format(bound=plain(piece.floor)), piece.place)
    yield from forks(formulas_in(piece))


def _conditional(vetoes: Sequence[Condition], full: Sequence[Condition], left_out: NotApplicable | None) -> Iterator[Branch]:
    for index, item in enumerate(vetoes):
        yield Branch(f"{VETO}{index}", translate("否决：{when}").format(when=item.when.text), item.place)
    for index, item in enumerate(full):
        yield Branch(f"{FULL}{index}", translate("直接得满分：{when}").format(when=item.when.text), item.place)
    if left_out is not None:
        yield Branch(NOT_APPLICABLE, translate("不适用"), left_out.place)


def _block(node: Indicator) -> Iterator[Branch]:
    yield from _conditional(node.veto, (), node.not_applicable)


def _total(rubric: Rubric) -> Iterator[Branch]:
    rule = rubric.total
    yield from _conditional(rule.veto, (), None)
    for bound, key, words in ((rule.high, CAPPED, translate("总分不超过{bound}分")),
                              (rule.low, FLOORED, translate("总分不低于{bound}分"))):
        if bound is not None:
            yield Branch(key, words.format(bound=plain(bound)), rule.place)


def _grades(rubric: Rubric) -> Iterator[Branch]:
    """Bands and limits; an excerpt has no grade."""
    if rubric.grades is None or rubric.excerpts:
        return
    for band in rubric.grades.bands:
        yield Branch(f"grade:{band.name}", translate("等次“{name}”").format(name=band.name), band.place)
    for limit in rubric.grades.limits:
        reason = limit.when.text if limit.when is not None else translate("{count}项不合格").format(count=limit.failed)
        yield Branch(f"limit:{limit.place.line}", translate("限制等次：{reason}").format(reason=reason), limit.place)


def formulas_in(piece: Piece) -> tuple[Formula, ...]:
    """The formulas of a piece itself, its method's first."""
    method = methods().get(piece.method)
    own = method.formulas(piece.settings) if method is not None and piece.settings is not None else ()
    return (*own, *conditions(piece))


def forks(formulas: Sequence[Formula]) -> Iterator[Branch]:
    """Both sides of every 若 in these formulas."""
    for index, (tree, place) in enumerate(conditionals(formulas)):
        for key, words in (("yes", translate("若 {when}：成立")), ("no", translate("若 {when}：不成立"))):
            yield Branch(f"if:{index}:{key}", words.format(when=show(tree.condition)), place)


def conditionals(formulas: Sequence[Formula]) -> Iterator[tuple[Conditional, Place]]:
    """Every 若 in these formulas, in the order in which it is written."""
    for formula in formulas:
        for tree in formula.tree.walk():
            if isinstance(tree, Conditional):
                yield tree, formula.place


