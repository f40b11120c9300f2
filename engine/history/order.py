"""The order of versions (by year, a base before what extends it), and of rows as versions are added."""

from __future__ import annotations

from typing import Iterable, Protocol, Sequence, TypeVar

from ..versions import Version

R = TypeVar("R", bound="Placed")


class Placed(Protocol):
    """What is put in order: a row that knows the row above it."""

    @property
    def above(self: R) -> R | None:
        """The row of the block that it stands in, or last stood in."""


def in_order(versions: Iterable[Version]) -> tuple[Version, ...]:
    """By year, then id (a draft 2022-draft after 2022); of one year a base stands before those that extend it."""
    waiting = sorted(versions, key=lambda version: (version.rubric.year, version.rubric.id, version.rubric.file))
    placed: list[Version] = []
    while waiting:
        files = {version.rubric.file for version in waiting if version.rubric.year == waiting[0].rubric.year}
        ready = next((version for version in waiting if version.rubric.year == waiting[0].rubric.year
                      and not any(base.file in files for base in version.rubric.bases)), waiting[0])
        waiting.remove(ready)
        placed.append(ready)
    return tuple(placed)


def placed_among(new: Sequence[R], old: Sequence[R]) -> list[R]:
    """The rows in the new order; those of the old order that aren't among them stay behind their former neighbours."""
    order = list(new)
    there = set(map(id, order))
    for index, row in enumerate(old):
        if id(row) in there:
            continue
        there.add(id(row))
        neighbours = [other for other in old[:index] if other.above is row.above]
        anchor = neighbours[-1] if neighbours else row.above
        order.insert(_behind(order, anchor, whole=bool(neighbours)), row)
    return order


def _behind(order: Sequence[R], anchor: R | None, whole: bool) -> int:
    """The position behind a row, and (``whole``) behind all that stands below it."""
    if anchor is None:
        return 0
    position = next(index for index, row in enumerate(order) if row is anchor) + 1
    while whole and position < len(order) and _is_below(order[position], anchor):
        position += 1
    return position


def _is_below(row: R, anchor: R) -> bool:
    above = row.above
    while above is not None and above is not anchor:
        above = above.above
    return above is not None
