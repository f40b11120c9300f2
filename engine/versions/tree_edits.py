"""The edits of the tree: indicators added, removed, renamed, moved; what holds for whole blocks."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator, Mapping

from ..exact import plain
from ..language.names import canonical
from ..language_choice import translate
from ..positions import MapNode
from ..rubric.model import Indicator
from ..rubric.show import exempt_text, points_words, rounding_text
from .edit import Edit
from .leaf_edits import key_of
from .lines import side_by_side
from .match import Matching, Pair
from .piece_diff import ASPECTS
from .same import same, same_throughout
from .version import Version
from .words import conditions_words, rule_lines

OF_BLOCK = ("weight", "veto", "not_applicable", "rounding")


def worth_of(version: Version, node: Indicator) -> Fraction:
    """What all the points of an indicator are worth in the total; of one outside the 100 the most it can move it."""
    if node.adjust is not None:
        return max(node.adjust.high, -node.adjust.low)
    return node.points * version.rubric.worth_of_a_point(node.path)


def tree_edits(old: Version, new: Version, matching: Matching) -> Iterator[Edit]:
    """What happened to the indicators as such; a branch that came or went as a whole is one edit."""
    for pair in matching.pairs:
        if pair.old is None or pair.new is None:
            if is_top_of_branch(pair, matching):
                yield _branch(pair, new if pair.old is None else old, matching)
            continue
        yield from _renamed(pair)
        yield from _moved(pair, matching, old, new)
        if not pair.is_leaf:
            yield from _block(pair, pair.old, pair.new, old, new)


def is_top_of_branch(pair: Pair, matching: Matching) -> bool:
    """Whether nothing above it came or went with it (whole branches only: what moved out of it doesn't count)."""
    table = matching.by_old if pair.new is None else matching.by_new
    above = table.get(pair.path[:-1])
    return above is None or (above.old is not None and above.new is not None)


def _branch(pair: Pair, version: Version, matching: Matching) -> Edit:
    node, added = pair.node, pair.old is None
    table = matching.by_new if added else matching.by_old
    leaves = [leaf for leaf in node.walk() if leaf.piece is not None and _came_along(leaf, node, table)]
    said = translate("{points}分").format(points=points_words(node))
    lines = rule_lines(node.piece) if node.piece is not None else tuple(
        translate("{name}（{points}分）").format(name=leaf.name, points=points_words(leaf)) for leaf in leaves)
    kind = "added" if added else "removed"
    wording = node.standard or node.explanation
    return Edit(key_of(pair.path, kind), kind, pair.path, "", "" if added else said, said if added else "",
                side_by_side(() if added else lines, lines if added else ()),
                "" if added else wording, wording if added else "",
                sum((worth_of(version, leaf) for leaf in leaves), Fraction(0)),
                below=tuple(leaf.name for leaf in leaves) if node.piece is None else (),
                old_place=None if added else node.place, new_place=node.place if added else None)


def _came_along(leaf: Indicator, top: Indicator, table: Mapping[tuple[str, ...], Pair]) -> bool:
    """Whether a leaf, and all that stands between it and the top of the branch, is in one version only."""
    between = [table[leaf.path[:level]] for level in range(len(top.path), len(leaf.path) + 1)]
    return all(pair.old is None or pair.new is None for pair in between)


def _renamed(pair: Pair) -> Iterator[Edit]:
    old, new = pair.old, pair.new
    if old is not None and new is not None and canonical(old.name) != canonical(new.name):
        yield Edit(key_of(pair.path, "renamed"), "renamed", pair.path, "", old.name, new.name, by=pair.by,
                   likeness=pair.likeness, old_place=old.place, new_place=new.place)


def _moved(pair: Pair, matching: Matching, before: Version, after: Version) -> Iterator[Edit]:
    old, now = pair.old, pair.new
    if old is None or now is None or same_block(pair, matching):
        return
    sides = ((before, old), (after, now))
    stake = max(worth_of(version, node) for version, node in sides)
    if not any(_bears(version, node) for version, node in sides):
        stake = Fraction(0)
    yield Edit(key_of(pair.path, "moved"), "moved", pair.path, "", above_words(old), above_words(now), stake=stake,
               by=pair.by, likeness=pair.likeness, old_place=old.place, new_place=now.place)


def _bears(version: Version, node: Indicator) -> bool:
    """Whether it matters to the total under which block an indicator stands: one above it has more than its sum."""
    above = [version.indicators[node.path[:level]] for level in range(1, len(node.path))]
    return any(block.veto or block.not_applicable or block.rounding or block.weight is not None or block.adjust
               for block in above)


def same_block(pair: Pair, matching: Matching) -> bool:
    """Whether a pair stands under the same block in both versions, or at the first level in both."""
    if pair.old is None or pair.new is None:
        return True
    above, below = matching.by_old.get(pair.old.path[:-1]), matching.by_new.get(pair.new.path[:-1])
    return above is below


def above_words(node: Indicator) -> str:
    """Where an indicator stands: 部门管理/资产管理; the first level."""
    return "/".join(node.path[:-1]) or translate("第一级")


def _block(pair: Pair, old: Indicator, new: Indicator, before: Version, after: Version) -> Iterator[Edit]:
    """Edits of a block that both versions have; points that are the sum of what it holds are no edit."""
    one, other = before.nodes[old.path], after.nodes[new.path]
    stake = max(worth_of(before, old), worth_of(after, new))
    for kind in OF_BLOCK:
        if any(not same(one.get(key), other.get(key)) for key in ASPECTS[kind]):
            moved = abs(worth_of(after, new) - worth_of(before, old)) if kind == "weight" else stake
            yield _block_edit(pair, kind, block_words(kind, old), block_words(kind, new), moved or stake)
    if (old.adjust is not None or new.adjust is not None) and not same(one.get("adjust"), other.get("adjust")):
        yield _block_edit(pair, "points", points_words(old), points_words(new), stake)
    elif is_stated(old, new) and old.points != new.points:
        yield _block_edit(pair, "points", plain(old.points), plain(new.points), stake)
    wording = [(_text(one, key), _text(other, key)) for key in ("standard", "explanation")
               if not same_throughout(one.get(key), other.get(key))]
    if wording:
        yield Edit(key_of(pair.path, "wording"), "wording", pair.path, old_text=wording[0][0], new_text=wording[0][1],
                   old_place=old.place, new_place=new.place)


def is_stated(old: Indicator | None, new: Indicator | None) -> bool:
    """Whether the points of a block are something of their own that its score is a share of, rather than the sum of what
    it holds: where it counts by a weight in a version that doesn't show all that it holds."""
    return any(node.excerpt and node.weight is not None for node in (old, new) if node is not None)


def _text(node: MapNode, key: str) -> str:
    found = node.get(key)
    return str(found.plain()).strip() if found is not None else ""


def _block_edit(pair: Pair, kind: str, old: str, new: str, stake: Fraction) -> Edit:
    return Edit(key_of(pair.path, kind), kind, pair.path, "", old, new, stake=stake,
                old_place=pair.old.place if pair.old else None, new_place=pair.new.place if pair.new else None)


def block_words(kind: str, node: Indicator) -> str:
    """What holds for a block as a whole, by the kind of edit (``OF_BLOCK``); empty where nothing is said of it."""
    if kind == "weight":
        return points_words(node)
    if kind == "veto":
        return conditions_words(node.veto)
    if kind == "not_applicable":
        return exempt_text(node.not_applicable) if node.not_applicable is not None else ""
    return rounding_text(node.rounding) if kind == "rounding" and node.rounding is not None else ""
