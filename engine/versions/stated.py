"""Renames and moves that a rubric states itself, where one version extends the other."""

from __future__ import annotations

from typing import Mapping

from ..rubric.lineage import RubricChange
from ..rubric.model import Rubric

Names = tuple[str, ...]


def stated_renames(old: Rubric, new: Rubric) -> Mapping[Names, Names]:
    """For paths of the old version that an extension renamed or moved, the new version's path.

    Looked for in the changes between the two, whichever of them extends the other.
    """
    if old.file in [base.file for base in new.bases]:
        return _forward(old, new)
    if new.file in [base.file for base in old.bases]:
        return {after: before for before, after in _forward(new, old).items()}
    return {}


def _forward(base: Rubric, top: Rubric) -> Mapping[Names, Names]:
    """Names are followed through each extension between the two; what a later one calls otherwise is followed on."""
    steps = list(reversed(top.bases[:[item.file for item in top.bases].index(base.file) + 1]))
    found = {node.path: node.name for node in base.walk()}
    touched = set()
    for step in steps:
        renamed = {change.name: change.after for change in step.changes if _renames(change)}
        for path, name in list(found.items()):
            said = renamed.get("/".join(path)) or renamed.get(name)
            if said:
                found[path] = said
                touched.add(path)
    by_name: dict[str, list[Names]] = {}
    for node in top.walk():
        by_name.setdefault(node.name, []).append(node.path)
    return {path: by_name[found[path]][0] for path in touched if len(by_name.get(found[path], ())) == 1}


def _renames(change: RubricChange) -> bool:
    return change.section == "indicators" and change.kind == "renamed"
