"""A standard that still names the points that a change has replaced."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Iterator, Mapping

from ...figures_text import Problem, normal, read_number
from ...findings import Finding, finding
from ...positions import MapNode, Node, ScalarNode
from .branches import Branch

TEXTS = ("standard", "text")
# 5分, 得2.5分; not 5分钟, nor what is taken off or given for each (扣1分, 每符合一条得1分), which points don't decide.
AMOUNT = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s*分(?![钟之位制])")
CLAUSE = re.compile(r"[，。；、,;\n]")
APART = re.compile(r"每|扣|减|加")
Before = Mapping[Branch, Node]


def as_they_were(root: Branch) -> Before:
    """Every branch's own node before changes."""
    return {branch: branch.node for branch in root.walk() if branch.above is not None}


def stale_texts(root: Branch, before: Before) -> Iterator[Finding]:
    """Each indicator or part whose points a change sets while its text is inherited and names the old points.

    Only what is sure is said: the text names the old points as what can be earned, and not the new ones, or more than
    can still be earned. A change that states an assumption has settled it.
    """
    for branch in root.walk():
        old, new = before.get(branch), branch.node
        if not isinstance(old, MapNode) or not isinstance(new, MapNode) or _settled(old, new):
            continue
        was, now, points = _points(old), _points(new), new.get("points")
        if was is None or now is None or points is None or was == now:
            continue
        for key in TEXTS:
            said = _names(old.get(key), was, now) if old.get(key) is new.get(key) else ""
            if said:
                yield finding("B197", points.place, name=branch.name, key=key, text=said, before=_shown(old),
                              after=_shown(new))


def _settled(old: MapNode, new: MapNode) -> bool:
    return new.get("assumption") is not None and new.get("assumption") is not old.get("assumption")


def _points(node: MapNode) -> Fraction | None:
    written = node.get("points")
    found = read_number(written.text, "分") if isinstance(written, ScalarNode) else None
    return None if isinstance(found, Problem) else found


def _shown(node: MapNode) -> str:
    written = node.get("points")
    return written.text.strip().removesuffix("分") if isinstance(written, ScalarNode) else ""


def _names(node: Node | None, was: Fraction, now: Fraction) -> str:
    """The clause of a text that names the old points, which aren't the new ones; empty where none is sure to."""
    named: dict[Fraction, str] = {}
    for clause in CLAUSE.split(normal(node.text) if isinstance(node, ScalarNode) else ""):
        for amount in AMOUNT.finditer(clause):
            if not APART.search(clause[:amount.start()]):
                named.setdefault(Fraction(amount.group(1)), clause.strip())
    return named[was] if was in named and (was > now or now not in named) else ""
