"""The edits of one leaf that both versions have: its points, its rule, its conditions, its parts."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator

from ..exact import plain
from ..language.names import canonical
from ..language_choice import translate
from ..positions import MapNode
from ..positions.reading import text
from ..rubric.model import Indicator, Piece
from .edit import Edit, Names
from .piece_diff import PartPair, PieceDiff, piece_diff
from .same import same_throughout
from .words import piece_words, rule_lines, side_by_side

RULES = ("tiers", "formula", "deduction", "rule", "method")
WORDINGS = ("standard", "explanation", "text", "evidence")


def key_of(path: Names, kind: str, part: str = "") -> str:
    """The key of an edit of an indicator or its part."""
    return "|".join(("/".join(path), part, kind))


def leaf_edits(path: Names, old: Indicator, new: Indicator, diff: PieceDiff, worth: Fraction) -> Iterator[Edit]:
    """All edits of a leaf and its parts. ``worth`` is what one of its points is worth in the total."""
    if old.piece is None or new.piece is None:
        return
    yield from _edits(path, "", old, new, diff, old.piece, new.piece, worth)
    before, after = _by_name(old.piece), _by_name(new.piece)
    for pair in diff.parts:
        one = before.get(canonical(text(pair.old, "name"))) if pair.old is not None else None
        other = after.get(canonical(text(pair.new, "name"))) if pair.new is not None else None
        yield from _part(path, pair, one, other, worth)


def _by_name(piece: Piece) -> dict[str, Piece]:
    return {canonical(part.name): part for part in piece.parts}


def _part(path: Names, pair: PartPair, old: Piece | None, new: Piece | None, worth: Fraction) -> Iterator[Edit]:
    """A part that is new, is gone, or was changed."""
    if pair.old is not None and pair.new is not None and old is not None and new is not None:
        yield from _edits(path, pair.name, None, None, piece_diff(pair.old, pair.new), old, new, worth)
        if canonical(old.name) != canonical(new.name):
            yield Edit(key_of(path, "renamed", pair.name), "renamed", path, pair.name, old.name, new.name, by=pair.by)
        return
    kind, piece, node = ("added", new, pair.new) if pair.old is None else ("removed", old, pair.old)
    if piece is None or node is None:
        return
    said = translate("{points}分").format(points=plain(piece.points))
    lines = rule_lines(piece)
    yield Edit(key_of(path, kind, pair.name), kind, path, pair.name, "" if kind == "added" else said,
               said if kind == "added" else "",
               side_by_side(() if kind == "added" else lines, lines if kind == "added" else ()),
               stake=piece.points * worth, old_text="" if kind == "added" else piece.text,
               new_text=piece.text if kind == "added" else "")


def _edits(path: Names, part: str, old: Indicator | None, new: Indicator | None, diff: PieceDiff, one: Piece,
           other: Piece, worth: Fraction) -> Iterator[Edit]:
    """The edits of a leaf (then ``old`` and ``new`` are it) or of a part."""
    most = max(abs(piece.points) for piece in (one, other)) * worth
    wording = _wording(diff)
    for kind in diff.edits:
        lines = side_by_side(rule_lines(one), rule_lines(other)) if kind in RULES else ()
        stake = abs(other.points - one.points) * worth if kind == "points" else most
        yield Edit(key_of(path, kind, part), kind, path, part, piece_words(kind, one, old), piece_words(kind, other, new),
                   lines, *wording, stake=stake or most)
    if wording != ("", "") and not diff.edits and not diff.parts:
        yield Edit(key_of(path, "wording", part), "wording", path, part, old_text=wording[0], new_text=wording[1])


def _wording(diff: PieceDiff) -> tuple[str, str]:
    """The official wordings of both, where they differ."""
    keys = [key for key in WORDINGS if not same_throughout(diff.old.get(key), diff.new.get(key))]
    key = "standard" if "standard" in keys else keys[0] if keys else ""
    return (_said(diff.old, key), _said(diff.new, key)) if key else ("", "")


def _said(node: MapNode, key: str) -> str:
    found = node.get(key)
    if found is None:
        return ""
    said = found.plain()
    return "\n".join(map(str, said)) if isinstance(said, list) else str(said).strip()


