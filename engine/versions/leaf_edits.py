"""The edits of one leaf that both versions have: its points, its rule, its conditions, its parts."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator

from ..exact import plain
from ..findings import Place
from ..language.names import canonical
from ..language_choice import translate
from ..positions import MapNode
from ..positions.reading import text
from ..rubric.model import Indicator, Piece
from .edit import Edit, Names
from .leaf_diff import RULES, Reading
from .lines import side_by_side
from .piece_diff import PartPair, PieceDiff
from .same import same_throughout
from .stakes import Stakes
from .words import piece_words, rule_lines, rules_side_by_side

WORDINGS = ("standard", "explanation", "text", "evidence")


def key_of(path: Names, kind: str, part: str = "") -> str:
    """The key of an edit of an indicator or its part."""
    return "|".join(("/".join(path), part, kind))


def leaf_edits(path: Names, old: Indicator, new: Indicator, diff: PieceDiff, worth: Fraction,
               reading: Reading) -> Iterator[Edit]:
    """All edits of a leaf and its parts. ``worth`` is what one of its points is worth in the total; ``reading`` tells what
    is only written otherwise."""
    if old.piece is None or new.piece is None:
        return
    stakes = Stakes(old.piece, new.piece, (old, new), worth, reading.renames)
    yield from _edits(path, "", old, new, diff, stakes)
    before, after = _by_name(old.piece), _by_name(new.piece)
    for pair in diff.parts:
        one = before.get(canonical(text(pair.old, "name"))) if pair.old is not None else None
        other = after.get(canonical(text(pair.new, "name"))) if pair.new is not None else None
        yield from _part(path, pair, one, other, worth, reading)


def _by_name(piece: Piece) -> dict[str, Piece]:
    return {canonical(part.name): part for part in piece.parts}


def _part(path: Names, pair: PartPair, old: Piece | None, new: Piece | None, worth: Fraction,
          reading: Reading) -> Iterator[Edit]:
    """A part that is new, is gone, or was changed."""
    if pair.old is not None and pair.new is not None and old is not None and new is not None:
        yield from _edits(path, pair.name, None, None, reading.diff(pair.old, pair.new, old, new),
                          Stakes(old, new, (None, None), worth, reading.renames))
        if canonical(old.name) != canonical(new.name):
            yield Edit(key_of(path, "renamed", pair.name), "renamed", path, pair.name, old.name, new.name, by=pair.by,
                       old_place=old.place, new_place=new.place)
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
               new_text=piece.text if kind == "added" else "", old_place=None if kind == "added" else piece.place,
               new_place=piece.place if kind == "added" else None)


def _edits(path: Names, part: str, old: Indicator | None, new: Indicator | None, diff: PieceDiff,
           stakes: Stakes) -> Iterator[Edit]:
    """The edits of a leaf (then ``old`` and ``new`` are it) or of a part."""
    one, other = stakes.old, stakes.new
    wording = _wording(diff)
    grown = not any(rule in diff.edits for rule in RULES) and not diff.parts and rule_lines(one) != rule_lines(other)
    for kind in diff.edits:
        lines = rules_side_by_side(one, other) if kind in RULES or grown and kind == "points" else ()
        yield Edit(key_of(path, kind, part), kind, path, part, piece_words(kind, one, old), piece_words(kind, other, new),
                   lines, *wording, stake=stakes.of(kind, diff), old_place=_place(diff.old, kind, diff, one),
                   new_place=_place(diff.new, kind, diff, other))
    if wording != ("", "") and not diff.edits and not diff.parts:
        yield Edit(key_of(path, "wording", part), "wording", path, part, old_text=wording[0], new_text=wording[1],
                   old_place=one.place, new_place=other.place)


def _place(node: MapNode, kind: str, diff: PieceDiff, piece: Piece) -> Place:
    """Where an edit stands: at the first of its keys that is there, else where the leaf or part begins."""
    found = next((value.place for key in diff.edits[kind] if (value := node.get(key)) is not None), piece.place)
    return found if found.line else piece.place


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


__all__ = ["RULES", "WORDINGS", "key_of", "leaf_edits"]
