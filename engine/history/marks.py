"""What a cell of the family's table says: points, what changed, the name where it is another one."""

from __future__ import annotations

import re
from typing import Iterator

from ..language.names import canonical
from ..language_choice import translate
from ..rubric.show import points_words
from ..versions import KINDS, Edit
from ..versions.leaf_edits import RULES
from .model import EVENTS, Cell, History, Row

NOTHING = "—"
# What happens to a part as such is a change of the leaf's parts, not of the leaf.
OF_PARTS = frozenset({"added", "removed", "points", "weight", "renamed"})
_DIGITS = re.compile(r"[\d.]+")


def marks(cell: Cell) -> tuple[str, ...]:
    """What changed against the version before, each said once: 分值, 档次, 文字 …"""
    found = [translate(EVENTS[cell.event]).lower()] if cell.event else []
    found += map(_word, cell.edits)
    if any(map(_reworded, cell.edits)) and not any(edit.kind in RULES for edit in cell.edits):
        found.append(translate(KINDS["wording"]).lower())
    return tuple(dict.fromkeys(found))


def _reworded(edit: Edit) -> bool:
    """Whether the official wording says more than other numbers (those of the points, which are told already)."""
    return _DIGITS.sub("#", canonical(edit.old_text)) != _DIGITS.sub("#", canonical(edit.new_text))


def cell_text(row: Row, number: int) -> str:
    """The points; below them what changed, and the name of that year where it isn't the row's and is told first here."""
    cell = row.cells[number]
    said = (points_words(cell.node) if cell.node is not None else NOTHING, translate("、").join(marks(cell)),
            _other_name(row, number))
    return "\n".join(filter(None, said))


def _other_name(row: Row, number: int) -> str:
    node, before = row.cells[number].node, row.cells[number].before
    if node is None or canonical(node.name) == canonical(row.node.name):
        return ""
    old = row.cells[before].node if before is not None else None
    return "" if old is not None and canonical(old.name) == canonical(node.name) else \
        translate("（{name}）").format(name=node.name)


def versions_words(whole: History) -> Iterator[str]:
    """Each version in a line: label, title, issuer."""
    for label, version in zip(whole.labels, whole.versions, strict=True):
        yield "　".join([label, " · ".join(filter(None, (version.rubric.title, version.rubric.issuer)))])


def changes_words(cell: Cell) -> Iterator[str]:
    """Each change in a line of its own, old and new where they are short: 分值：10 → 6."""
    if cell.event:
        yield translate(EVENTS[cell.event]).lower()
    for edit in cell.edits:
        yield from _change(edit)
    told = {_word(edit) for edit in cell.edits}
    yield from (word for word in marks(cell)[bool(cell.event):] if word not in told)


def _word(edit: Edit) -> str:
    """The word of an edit; in a list of several none begins with a capital."""
    if edit.name and edit.path and edit.kind in OF_PARTS:
        return translate("评分要点").lower()
    return translate(KINDS[edit.kind]).lower()


def _change(edit: Edit) -> Iterator[str]:
    """Line by line what was and what is now, behind the word of the edit unless that begins the line itself."""
    about = translate("{kind}“{name}”").format(kind=_word(edit), name=edit.name) if edit.name else _word(edit)
    pairs = [(line.old, line.new) for line in edit.lines if line.changed and edit.kind != "points"] or [(edit.old, edit.new)]
    for old, new in pairs:
        said = f"{old or NOTHING} → {new or NOTHING}"
        spoken = (new or old).startswith(_word(edit))
        yield about if not old and not new else said if spoken else \
            translate("{what}：{change}").format(what=about, change=said)
