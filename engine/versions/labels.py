"""An edit in a few words: what was done, to what, from what to what."""

from __future__ import annotations

from dataclasses import dataclass

from ..language_choice import translate
from .edit import KINDS, Edit

ONE_SIDED = frozenset({"added", "removed", "value_added", "value_removed"})


@dataclass(frozen=True)
class Label:
    """``what`` was done (档次), ``where`` (固定资产利用率, or 指标 · 要点), ``how`` (old → new)."""

    what: str
    where: str
    how: str

    @property
    def short(self) -> str:
        """What and where: 固定资产利用率（档次）."""
        return translate("{where}（{what}）").format(where=self.where, what=self.what)


def label(edit: Edit) -> Label:
    """An edit's words; lines of a rule that haven't changed are left out."""
    return Label(translate(KINDS[edit.kind]), where_of(edit), how_of(edit))


def where_of(edit: Edit) -> str:
    """What it is about: the indicator, with its part; the value, parameter … by its name."""
    if not edit.path:
        return edit.name
    name = edit.path[-1]
    return translate("{name} · {part}").format(name=name, part=edit.name) if edit.name else name


def how_of(edit: Edit) -> str:
    """``6 → 8``; of rules the lines that changed. A rule that only follows its points isn't told again."""
    changed = [line for line in edit.lines if line.changed]
    if changed and edit.kind not in (*ONE_SIDED, "points"):
        old, new = (translate("；").join(filter(None, side)) for side in
                    ([line.old for line in changed], [line.new for line in changed]))
    else:
        old, new = edit.old, edit.new
    if edit.kind in ONE_SIDED or not (old or new):
        return old or new
    return f"{old or translate('（没有）')} → {new or translate('（没有）')}"
