"""Scores that a case gives outright (``given_scores``): whose they may be, and between which bounds."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator, Mapping

from ..exact import plain
from ..figures_text import normal
from ..findings import Finding, Place, finding
from ..language.names import canonical
from ..positions import MapNode, ScalarNode
from ..positions.reading import mapping
from ..rubric.meaning import suggestion
from ..rubric.model import Piece, Rubric
from .compare import read_expected
from .model import GivenScore

KEY = "given_scores"


def read_given(node: MapNode, rubric: Rubric, found: list[Finding]) -> tuple[GivenScore, ...]:
    """The scores under ``given_scores``; a name that can't have one and a score out of bounds are added to ``found``.

    One inside another (an indicator and a part of it) is reported too, since the inner one would count for nothing.
    """
    known, made = settable(rubric), dict[str, GivenScore]()
    for name, scalar, place in mapping(node, KEY):
        at = _named(name, known, rubric, place, found)
        score = _score(name, scalar, known[at], found) if at and isinstance(scalar, ScalarNode) else None
        if score is None:
            continue
        piece = known[at]
        if not piece.low <= score <= piece.points:
            found.append(finding("B479", scalar.place, name=name, score=plain(score), low=plain(piece.low),
                                 high=plain(piece.points)))
        elif at in made:
            found.append(finding("B476", place, name=name, other=at))
        else:
            made[at] = GivenScore(at, score, place)
    found += [finding("B476", item.place, name=at, other=outer) for at, item in made.items()
              for outer in made if at.startswith(outer + "/")]
    return tuple(made.values())


def settable(rubric: Rubric) -> Mapping[str, Piece]:
    """Every leaf and part whose score may be given, by 指标 or 指标/要点."""
    return {at: piece for leaf in rubric.leaves() if leaf.piece is not None for at, piece in _pieces(leaf.name, leaf.piece)}


def _pieces(at: str, piece: Piece) -> Iterator[tuple[str, Piece]]:
    yield at, piece
    for part in piece.parts if piece.method == "parts" else ():
        yield from _pieces(f"{at}/{part.name}", part)


def _named(name: str, known: Mapping[str, Piece], rubric: Rubric, place: Place, found: list[Finding]) -> str:
    """The leaf or part that a name means (the levels above it may be written before it); empty where there is none."""
    names = {canonical(at): at for at in known}
    for leaf in rubric.leaves():
        for index in range(len(leaf.path)):
            names.setdefault(canonical("/".join(leaf.path[index:])), leaf.name)
    at = names.get(canonical(name), "")
    if not at:
        block = any(canonical(node.name) == canonical(name) for node in rubric.walk())
        found.append(finding("B478", place, name=name) if block else
                     finding("B468", place, name=name, suggestion=suggestion(name, list(known))))
    return at


def _score(name: str, scalar: ScalarNode, piece: Piece, found: list[Finding]) -> Fraction | None:
    """The exact number, a percentage of the points; one that can't be read is reported."""
    if scalar.kind == "null":
        found.append(finding("B485", scalar.place, name=name))
        return None
    read = read_expected(scalar.text.removesuffix("分"), "")
    if isinstance(read, Fraction):
        return read * piece.points if normal(scalar.text).strip().endswith("%") else read
    found.append(finding(read, scalar.place, text=scalar.text, name=name))
    return None
