"""Reading what is scored: a leaf or part with its one method (or its parts, or its alternatives) and its modifiers."""

from __future__ import annotations

from fractions import Fraction

from ..exact import plain
from ..positions import MapNode, Node
from ..positions.reading import items, text
from .builder import RubricBuilder
from .methods import Bounds, methods
from .methods.amounts import amount_of, award_in
from .methods.base import place_in
from .methods.choose import Choose
from .model import Condition, Formula, NotApplicable, Piece

COMPOSITES = ("parts", "choose")


def unread_piece(node: MapNode) -> Piece:
    """A leaf or part whose points can't be read: nothing is held against them."""
    return Piece(text(node, "name"), Fraction(0), "", place=place_in(node, "name"))


def read_piece(node: MapNode, builder: RubricBuilder, bounds: Bounds) -> Piece:
    """A leaf or part within its bounds."""
    builder.own_points, builder.weighted = None if bounds.from_zero else bounds.high, node.get("weight") is not None
    keys = [key for key in (*methods(), *COMPOSITES) if node.get(key) is not None]
    method = keys[0] if len(keys) == 1 else ""
    settings, parts = _method(node, method, builder, bounds)
    cap, floor = _limits(node, builder, bounds)
    return Piece(
        name=text(node, "name"), points=bounds.high, method=method, settings=settings, parts=parts, cap=cap, floor=floor,
        veto=read_conditions(node, "veto", bounds, builder),
        full_when=read_conditions(node, "full_when", bounds, builder), if_zero=text(node, "if_zero"),
        compare=text(node, "compare", "exact"), text=text(node, "text"), assumption=text(node, "assumption"),
        low=bounds.low, from_zero=bounds.from_zero, not_applicable=read_not_applicable(node, builder),
        parameters=builder.uses(), place=place_in(node, "name"),
    )


def _method(node: MapNode, method: str, builder: RubricBuilder, bounds: Bounds) -> tuple[object, tuple[Piece, ...]]:
    child = node.get(method) if method else None
    if child is None:
        return None, ()
    if method == "parts":
        return None, _parts(node, builder, bounds)
    if method == "choose":
        return _choose(child, builder, bounds)
    return methods()[method].build(child, bounds, builder), ()


def _limits(node: MapNode, builder: RubricBuilder, bounds: Bounds) -> tuple[Fraction | None, Fraction | None]:
    """``cap`` and ``floor``, which must lie within the bounds."""
    cap, floor = (amount_of(node.get(key), bounds, builder) for key in ("cap", "floor"))
    if cap is not None and cap > bounds.high:
        builder.report("B142", place_in(node, "cap"), cap=plain(cap), points=plain(bounds.high))
    top = bounds.high if cap is None else cap
    if floor is not None and not bounds.low <= floor <= top:
        builder.report("B145", place_in(node, "floor"), name=text(node, "name"), floor=plain(floor), cap=plain(top))
    return cap, floor


def _parts(node: MapNode, builder: RubricBuilder, bounds: Bounds) -> tuple[Piece, ...]:
    """The parts, whose points must add up; outside the 100 each has the bounds that it states."""
    found = []
    for item in items(node, "parts"):
        if not isinstance(item, MapNode):
            continue
        own = builder.within()
        points = own.points(item.get("points"))
        found.append(unread_piece(item) if points is None else read_piece(
            item, own, Bounds(bounds.low, points, bounds.from_zero, item.get("cap") is not None)))
    total = sum((part.points for part in found), Fraction(0))
    if total < bounds.high if bounds.capped else total != bounds.high:
        builder.report("B121", place_in(node, "points"), total=plain(total), points=plain(bounds.high))
    _refuse_twins(found, builder)
    return tuple(found)


def _choose(node: Node, builder: RubricBuilder, bounds: Bounds) -> tuple[Choose | None, tuple[Piece, ...]]:
    """``pick`` and the alternatives, each scored within the bounds of the whole."""
    if not isinstance(node, MapNode):
        return None, ()
    pick, whens, found = text(node, "pick"), [], []
    for item in items(node, "among"):
        if not isinstance(item, MapNode):
            continue
        found.append(read_piece(item, builder.within(), bounds))
        whens.append(builder.formula(item.get("when"), "bool"))
        if (pick == "when") != (item.get("when") is not None):
            builder.report("B151", item.place, name=text(item, "name"), pick=pick)
    _refuse_twins(found, builder)
    return Choose(pick, tuple(whens), node.place), tuple(found)


def _refuse_twins(parts: list[Piece], builder: RubricBuilder) -> None:
    names = [part.name for part in parts]
    for index, part in enumerate(parts):
        if part.name in names[:index]:
            builder.report("B122", part.place, name=part.name)


def read_conditions(node: MapNode, key: str, bounds: Bounds, builder: RubricBuilder) -> tuple[Condition, ...]:
    """The conditions under ``veto`` or ``full_when``, each with the score that follows (0 where it says none)."""
    found = []
    for item in items(node, key):
        when = builder.formula(item.get("when") if isinstance(item, MapNode) else item, "bool")
        if when is None:
            continue
        score = award_in(item, "score", bounds, builder) if isinstance(item, MapNode) else None
        found.append(Condition(when, score, text(item, "text"), item.place))
    return tuple(found)


def read_not_applicable(node: MapNode, builder: RubricBuilder) -> NotApplicable | None:
    """``not_applicable``: a mapping, or only what follows (``full``, ``rescale``)."""
    given = node.get("not_applicable")
    if given is None:
        return None
    if not isinstance(given, MapNode):
        return NotApplicable(None, text(node, "not_applicable"), place=given.place)
    when: Formula | None = builder.formula(given.get("when"), "bool")
    return NotApplicable(when, text(given, "then"), text(given, "within", "total"), text(given, "text"), given.place)
