"""In what two versions of a leaf or part differ, key by key of their YAML, and which keys make one edit."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Iterator, Mapping, Sequence

from ..figures_text import Problem, read_number
from ..language.names import canonical
from ..positions import MapNode, Node
from ..positions.reading import items, text
from ..rubric.methods import methods
from .likeness import ALIKE, best_pairs, likeness
from .same import proportional, same, same_but_names

Names = tuple[str, ...]
# The keys that make up one edit, by its kind.
ASPECTS: Mapping[str, Names] = {
    "points": ("points", "adjust"), "weight": ("weight",), "veto": ("veto",), "full_when": ("full_when",),
    "not_applicable": ("not_applicable",), "limits": ("cap", "floor"), "if_zero": ("if_zero",),
    "compare": ("compare",), "rounding": ("rounding",),
}
OF_METHOD = {"tiers": "tiers", "interpolate": "tiers", "options": "options", "rank": "tiers", "formula": "formula",
             "deduct": "deduction", "per_step": "deduction", "claim_gap": "deduction"}
COMPOSITES = ("parts", "choose")
NAMED = ("checklist", "options")


@dataclass(frozen=True)
class PartPair:
    """One part (评分要点) in both versions, or in one of them; ``by`` is name or likeness."""

    old: MapNode | None
    new: MapNode | None
    by: str = ""

    @property
    def name(self) -> str:
        """The name by which the part goes: the new one, else the old one."""
        return text(self.new or self.old, "name")


@dataclass(frozen=True)
class PieceDiff:
    """``edits`` are the kinds in which the two differ, each with its keys; ``parts`` the parts, where both have them, and
    ``inner`` how those in both differ, by their names.

    ``scaled``: the rule and the points have changed, and the rule's amounts are shares of its points. With only one of
    the two, the rule is applied as it stands and its score scaled to the points; 6/4/2 of 6 becomes 8/5.33/2.67 of 8.
    """

    old: MapNode
    new: MapNode
    edits: Mapping[str, Names]
    parts: tuple[PartPair, ...] = ()
    scaled: bool = False
    inner: Mapping[str, PieceDiff] = field(default_factory=dict)

    @property
    def points(self) -> tuple[Fraction | None, Fraction | None]:
        """The points of both."""
        return points_of(self.old), points_of(self.new)


def points_of(node: MapNode | None) -> Fraction | None:
    """The points that a node states; None where it states none that can be read."""
    found = read_number(text(node, "points"), "分") if node is not None and node.get("points") is not None else None
    return None if isinstance(found, Problem) else found


def method_of(node: MapNode) -> str:
    """The key of a leaf's or part's method; empty where it has none."""
    return next((key for key in (*COMPOSITES, *methods()) if node.get(key) is not None), "")


def piece_diff(old: MapNode, new: MapNode) -> PieceDiff:
    """In what two versions of a leaf or part differ."""
    found = {kind: keys for kind, keys in ASPECTS.items()
             if any(not same(_value(old, key), _value(new, key)) for key in keys)}
    one, other = method_of(old), method_of(new)
    if one != other:
        return _scaled(PieceDiff(old, new, {**found, "method": (one, other)}), one, other)
    if one == "parts":
        return _with_parts(PieceDiff(old, new, found))
    if same(old.get(one), new.get(one)) or _grown(old, new, one):
        return PieceDiff(old, new, found)
    return _scaled(PieceDiff(old, new, {**found, _rule_kind(old, new, one): (one,)}), one, other)


def _rule_kind(old: MapNode, new: MapNode, method: str) -> str:
    """What kind of edit a changed rule is; items or options that only go by names like the old ones have been renamed."""
    before, after = items(old, method), items(new, method)
    if method in NAMED and same_but_names(before, after) and all(
            likeness(text(one, "name"), text(other, "name")) >= ALIKE for one, other in zip(before, after)):
        return "items"
    return OF_METHOD.get(method, "rule")


def _value(node: MapNode, key: str) -> Node | None:
    """What stands under a key; a cap that is no more than the points says nothing."""
    if key == "cap" and _number(node, "cap") == points_of(node):
        return None
    return node.get(key)


def _number(node: MapNode, key: str) -> Fraction | None:
    found = read_number(text(node, key), "分")
    return None if isinstance(found, Problem) else found


def _grown(old: MapNode, new: MapNode, method: str) -> bool:
    """Whether the rule has only followed its points."""
    before, after = points_of(old), points_of(new)
    return bool(before and after and before != after) and proportional(
        old.get(method), new.get(method), (after or Fraction(0)) / (before or Fraction(1)), method)


def _scaled(diff: PieceDiff, *keys: str) -> PieceDiff:
    """Marks where the rule's amounts are shares of its points."""
    before, after = diff.points
    awards = all(key in methods() and methods()[key].awards for key in keys)
    return PieceDiff(diff.old, diff.new, diff.edits, diff.parts, bool(before and after) and before != after and awards)


def _with_parts(diff: PieceDiff) -> PieceDiff:
    """The parts side by side; points that are just the sum of the parts' are no edit of their own."""
    parts = tuple(match_parts(parts_of(diff.old), parts_of(diff.new)))
    edits = dict(diff.edits)
    if all(_adds_up(node) for node in (diff.old, diff.new)):
        edits.pop("points", None)
    return PieceDiff(diff.old, diff.new, edits, parts)


def parts_of(node: MapNode) -> tuple[MapNode, ...]:
    """The parts that a node lists."""
    return tuple(item for item in items(node, "parts") if isinstance(item, MapNode))


def _adds_up(node: MapNode) -> bool:
    return "adjust" not in node and points_of(node) == sum((points_of(part) or Fraction(0) for part in parts_of(node)),
                                                          Fraction(0))


def match_parts(olds: Sequence[MapNode], news: Sequence[MapNode]) -> Iterator[PartPair]:
    """The parts of two versions: by name, else by likeness of names and wording; in the new order, old ones after it."""
    by_name = {canonical(text(node, "name")): node for node in olds}
    found = {index: (by_name[name], "name") for index, node in enumerate(news)
             if (name := canonical(text(node, "name"))) in by_name}
    alone = [node for node in olds if all(node is not old for old, _ in found.values())]
    rest = {index: node for index, node in enumerate(news) if index not in found}
    for one, other, _ in best_pairs(range(len(alone)), list(rest), lambda a, b: _alike(alone[a], rest[b])):
        found[other] = (alone[one], "likeness")
    for index, node in enumerate(news):
        old, by = found.get(index, (None, ""))
        yield PartPair(old, node, by)
    for node in olds:
        if all(node is not old for old, _ in found.values()):
            yield PartPair(node, None)


def _alike(old: MapNode, new: MapNode) -> Fraction:
    names, wordings = likeness(text(old, "name"), text(new, "name")), [text(old, "text"), text(new, "text")]
    return max(names, likeness(*wordings)) if all(wordings) else names
