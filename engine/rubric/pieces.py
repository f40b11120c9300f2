"""Reading the tree of indicators: nodes, leaves, their parts, methods and modifiers."""

from __future__ import annotations

from fractions import Fraction

from ..exact import plain
from ..findings import Place
from ..positions import MapNode, Node
from .builder import RubricBuilder, items, text, texts
from .methods import methods
from .model import Condition, Indicator, Piece, Rounding


def read_indicators(node: Node | None, builder: RubricBuilder, above: tuple[str, ...] = ()) -> tuple[Indicator, ...]:
    """The indicators of a list, with everything below them."""
    return tuple(_indicator(item, builder, above) for item in items(node) if isinstance(item, MapNode))


def _indicator(node: MapNode, builder: RubricBuilder, above: tuple[str, ...]) -> Indicator:
    name, given_points = text(node, "name"), builder.number(node.get("points"))
    points = Fraction(0) if given_points is None else given_points
    if points < 0:
        builder.report("B144", place_of(node, "points"), name="points", text=plain(points))
    path = (*above, name)
    children = read_indicators(node.get("indicators"), builder, path)
    given = node.get("rounding")
    return Indicator(
        name, points, path, children, None if children or node.get("indicators") is not None
        else read_piece(node, builder, given_points), text(node, "explanation"), text(node, "standard"), text(node, "source"),
        text(node, "assumption"), builder.rounding(given, Rounding()) if given is not None else None,
        texts(node, "evidence"), text(node, "id"), place_of(node, "name"),
    )


def place_of(node: MapNode, key: str) -> Place:
    """The place of the value under a key, or of the mapping itself."""
    found = node.get(key)
    return found.place if found is not None else node.place


def read_piece(node: MapNode, builder: RubricBuilder, given: Fraction | None) -> Piece:
    """A leaf or part: its one method (or its parts) and its modifiers.

    ``given`` are its points; None where they can't be read, and then scores aren't held against them.
    """
    name, points = text(node, "name"), given or Fraction(0)
    if given is None:
        return Piece(name, points, "", place=place_of(node, "name"))
    keys = [key for key in (*methods(), "parts") if node.get(key) is not None]
    method = keys[0] if len(keys) == 1 else ""
    parts: tuple[Piece, ...] = ()
    settings = None
    if method == "parts":
        parts = tuple(read_piece(item, builder, builder.number(item.get("points")))
                      for item in items(node, "parts") if isinstance(item, MapNode))
        _check_parts(node, parts, points, builder)
    elif method:
        child = node.get(method)
        settings = methods()[method].build(child, points, builder) if child is not None else None
    cap = builder.number(node.get("cap"))
    if cap is not None and cap > points:
        builder.report("B142", place_of(node, "cap"), cap=plain(cap), points=plain(points))
    floor = builder.number(node.get("floor"))
    top = points if cap is None else cap
    if floor is not None and not 0 <= floor <= top:
        builder.report("B145", place_of(node, "floor"), name=name, floor=plain(floor), cap=plain(top))
    return Piece(
        name, points, method, settings, parts, cap, floor,
        _conditions(node, "veto", points, builder), _conditions(node, "full_when", points, builder), text(node, "if_zero"),
        text(node, "compare", "exact"), text(node, "text"), text(node, "assumption"), place_of(node, "name"),
    )


def _check_parts(node: MapNode, parts: tuple[Piece, ...], points: Fraction, builder: RubricBuilder) -> None:
    total = sum((part.points for part in parts), Fraction(0))
    if total != points:
        builder.report("B121", place_of(node, "points"), total=plain(total), points=plain(points))
    names = [part.name for part in parts]
    for index, part in enumerate(parts):
        if part.name in names[:index]:
            builder.report("B122", part.place, name=part.name)


def _conditions(node: MapNode, key: str, points: Fraction, builder: RubricBuilder) -> tuple[Condition, ...]:
    found = []
    for item in items(node, key):
        when = builder.formula(item.get("when") if isinstance(item, MapNode) else item, "bool")
        if when is None:
            continue
        score = builder.number(item.get("score")) if isinstance(item, MapNode) else None
        if score is not None and isinstance(item, MapNode) and not 0 <= score <= points:
            builder.report("B131", place_of(item, "score"), score=plain(score), points=plain(points))
        found.append(Condition(when, score, text(item, "text"), item.place))
    return tuple(found)
