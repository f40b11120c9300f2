"""Whether a value is reckoned as before, with figures that only go by other names."""

from __future__ import annotations

from ..language.names import canonical
from .changes import Changes
from .edit import Edit
from .meaning import same_value


def same_but_names(changes: Changes, edit: Edit) -> bool:
    """Whether an edited value means the same if each old figure is what a new one of a like name is (``Figure.like``)."""
    likes = {canonical(figure.like): figure.name for figure in changes.needed if figure.like}
    before = {canonical(name): value for name, value in changes.old.rubric.values.items()}
    after = {canonical(name): value for name, value in changes.new.rubric.values.items()}
    one, other = before.get(canonical(edit.name)), after.get(canonical(edit.name))
    return bool(likes) and one is not None and other is not None and same_value(one, other, likes)
