"""Reading the tree of indicators: names, points, weights, what stands outside the 100, what holds for whole blocks."""

from __future__ import annotations

from fractions import Fraction

from ..exact import plain
from ..positions import MapNode, Node
from ..positions.reading import items, text, texts
from .builder import RubricBuilder
from .methods import Bounds
from .methods.base import place_in
from .model import Adjust, Indicator, Piece, Rounding, worth_shown
from .pieces import read_conditions, read_not_applicable, read_piece, unread_piece


def read_indicators(node: Node | None, builder: RubricBuilder, above: tuple[str, ...] = ()) -> tuple[Indicator, ...]:
    """The indicators of a list, with everything below them."""
    return tuple(_indicator(item, builder, above) for item in items(node) if isinstance(item, MapNode))


def _indicator(node: MapNode, builder: RubricBuilder, above: tuple[str, ...]) -> Indicator:
    path, own, excerpt = (*above, text(node, "name")), builder.within(), text(node, "excerpt")
    adjust = _adjust(node, builder)
    given = Fraction(0) if adjust is not None else own.points(node.get("points"))
    if given is not None and given < 0:
        builder.report("B144", place_in(node, "points"), name="points", text=plain(given))
    points = Fraction(0) if given is None else given
    children = read_indicators(node.get("indicators"), builder, path)
    most = worth_shown(children) if excerpt else points
    is_leaf = not children and node.get("indicators") is None
    rounding = own.rounding(node.get("rounding"), Rounding()) if node.get("rounding") is not None else None
    if rounding is None and is_leaf:
        own.uses(*own.of_leaves)
    return Indicator(
        name=text(node, "name"), points=points, path=path, children=children,
        piece=_piece(node, own, given, adjust) if is_leaf else None,
        explanation=text(node, "explanation"), standard=text(node, "standard"), source=text(node, "source"),
        assumption=text(node, "assumption"), rounding=rounding,
        evidence=texts(node, "evidence"), id=text(node, "id"), weight=_weight(node, builder), adjust=adjust,
        veto=() if is_leaf else read_conditions(node, "veto", Bounds(Fraction(0), most), builder),
        not_applicable=None if is_leaf else read_not_applicable(node, builder), excerpt=excerpt,
        place=place_in(node, "name"),
    )


def _piece(node: MapNode, builder: RubricBuilder, points: Fraction | None, adjust: Adjust | None) -> Piece:
    if points is None:
        return unread_piece(node)
    capped = node.get("cap") is not None
    if adjust is not None:
        return read_piece(node, builder, Bounds(adjust.low, adjust.high, True, True))
    return read_piece(node, builder, Bounds(Fraction(0), points, False, capped))


def _adjust(node: MapNode, builder: RubricBuilder) -> Adjust | None:
    """The limits of an indicator outside the 100; what isn't stated is 0."""
    given = node.get("adjust")
    if not isinstance(given, MapNode):
        return None
    high, low = builder.points(given.get("max")) or Fraction(0), builder.points(given.get("min")) or Fraction(0)
    if high < 0 or low > 0:
        builder.report("B150", given.place, max=plain(high), min=plain(low))
    return Adjust(max(high, Fraction(0)), min(low, Fraction(0)), given.place)


def _weight(node: MapNode, builder: RubricBuilder) -> Fraction | None:
    given = node.get("weight")
    weight = builder.points(given)
    if weight is not None and given is not None and weight < 0:
        builder.report("B144", given.place, name="weight", text=plain(weight))
    return weight
