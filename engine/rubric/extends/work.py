"""What the changes of one file share: the tree that they work on, who has changed what, what there is to say."""

from __future__ import annotations

from typing import Any, Iterable

from ...findings import Finding, FindingsError, Place, finding
from ...positions import Node, ScalarNode
from ..lineage import RubricChange
from .branches import Branch, find

# What of a branch a change decides; two changes may not decide the same.
RULE, POINTS, NAME, SEAT = "rule", "points", "name", "seat"


class Work:
    """The tree while it is being changed. Faults are collected in ``findings``, what was done in ``done``."""

    def __init__(self, root: Branch):
        self.root = root
        self.findings: list[Finding] = []
        self.done: list[RubricChange] = []
        self.claims: dict[tuple[Branch, str], Place] = {}

    def report(self, code: str, place: Place, **params: Any) -> None:
        """Adds a finding."""
        self.findings.append(finding(code, place, **params))

    def say(self, kind: str, branch: Branch, place: Place, before: str = "", after: str = "") -> None:
        """Notes what was done to an indicator."""
        self.done.append(RubricChange("indicators", kind, "/".join(branch.home or branch.path), before, after, place))

    def found(self, written: Node | None) -> Branch | None:
        """The branch that a name or path means; None where it can't be told (reported)."""
        if not isinstance(written, ScalarNode):
            return None
        try:
            return find(self.root, written)
        except FindingsError as error:
            self.findings += error.findings
            return None

    def claimed(self, written: Node | None, aspects: Iterable[str]) -> Branch | None:
        """The branch, if no other change decides the same of it (else that is reported)."""
        branch = self.found(written)
        if branch is None or written is None:
            return None
        wanted = tuple(aspects)
        before = next((self.claims[branch, aspect] for aspect in wanted if (branch, aspect) in self.claims), None)
        if before is not None:
            self.report("B162", written.place, name=branch.name, line=before.line)
            return None
        self.claims |= {(branch, aspect): written.place for aspect in wanted}
        return branch

    def blame(self, place: Place, *branches: Branch | None) -> None:
        """A change at ``place`` may have upset these."""
        for branch in branches:
            if branch is not None:
                branch.cause = place

    def is_cut_off(self, branch: Branch) -> bool:
        """Whether something below a branch that goes is changed as well (reported)."""
        for below in branch.walk():
            if below is branch:
                continue
            place = next((place for (claimed, _), place in self.claims.items() if claimed is below), None)
            if place is not None or not below.home:
                at = place or below.node.place
                self.report("B171", at, name=below.name, above=branch.name)
                return True
        return False
