"""Changes to where indicators and parts stand: ``add``, ``move``, ``remove``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable

from ...findings import FindingsError
from ...positions import Entry, MapNode, ScalarNode
from .branches import Branch, find, grow
from .maps import points_of
from .rules import method_keys
from .work import NAME, POINTS, RULE, SEAT, Work

SEATS = ("under", "after", "before")


@dataclass(frozen=True)
class Seat:
    """Where something is put: below ``above``, directly behind ``after`` or before ``before``, else last."""

    above: Branch
    after: Branch | None = None
    before: Branch | None = None


def can_wait(work: Work, item: MapNode) -> bool:
    """Whether what the item stands next to isn't there yet, so that another change of this file may bring it."""
    for key in (*SEATS, "move"):
        written = item.get(key)
        if isinstance(written, ScalarNode):
            try:
                find(work.root, written)
            except FindingsError:
                return True
    return False


def add(work: Work, item: MapNode) -> None:
    """Puts a new indicator or part into the tree."""
    written, seat = item.get("add"), _seat(work, item)
    if seat is None or not isinstance(written, ScalarNode):
        return
    rest = tuple(entry for entry in item.entries if entry.key not in ("add", *SEATS))
    node = MapNode((Entry("name", item.key_place("add"), written), *rest), item.place)
    branch = grow(node, seat.above, known=False)
    _insert(branch, seat)
    work.blame(item.place, seat.above)
    work.say("added", branch, item.place, after=points_of(node))


def move(work: Work, item: MapNode) -> None:
    """Takes an indicator or part with all below it to another place."""
    branch, seat = work.claimed(item.get("move"), (SEAT,)), _seat(work, item)
    if branch is None or seat is None or branch.above is None:
        return
    if seat.above in branch.walk() or branch in (seat.after, seat.before):
        work.report("B179", item.place, name=branch.name)
        return
    old, at = branch.above, branch.above.below.index(branch)
    old.below.remove(branch)
    branch.above = seat.above
    _insert(branch, seat)
    if old is seat.above and old.below.index(branch) == at:
        work.report("B163", item.place, name=branch.name, key="move", value=old.name)
    work.blame(item.place, old, seat.above)
    work.say("moved", branch, item.place, old.name, seat.above.name)


def remove_all(work: Work, items: Iterable[MapNode]) -> None:
    """Takes indicators and parts away, with all below them that isn't moved elsewhere; the deepest first."""
    claimed = [(work.claimed(item.get("remove"), (RULE, POINTS, NAME, SEAT)), item) for item in items]
    for branch, item in sorted(claimed, key=lambda pair: -len(pair[0].path) if pair[0] is not None else 0):
        if branch is None or branch.above is None or work.is_cut_off(branch):
            continue
        branch.above.below.remove(branch)
        work.blame(item.place, branch.above)
        work.say("removed", branch, item.place, before=points_of(branch.node))


def _seat(work: Work, item: MapNode) -> Seat | None:
    """Where the item says; None where that can't be told or nothing can stand there (reported)."""
    found: dict[str, Branch] = {}
    for key in SEATS:
        if item.get(key) is None:
            continue
        branch = work.found(item.get(key))
        if branch is None:
            return None
        found[key] = branch
    beside = found.get("after") or found.get("before")
    above = found.get("under") or (beside.above if beside is not None else None) or work.root
    if beside is not None and beside.above is not above:
        key = "after" if "after" in found else "before"
        work.report("B170", item.key_place(key), name=beside.name, above=above.name)
        return None
    if above.above is not None and not above.holds and _is_scored(above):
        work.report("B169", item.key_place("under"), name=above.name)
        return None
    return Seat(above, found.get("after"), None if "after" in found else found.get("before"))


def _is_scored(branch: Branch) -> bool:
    return isinstance(branch.node, MapNode) and any(key in branch.node for key in method_keys())


def _insert(branch: Branch, seat: Seat) -> None:
    """Several put behind the same one stand in the file's order."""
    listed = seat.above.below
    if seat.before is not None:
        listed.insert(listed.index(seat.before), branch)
        return
    if seat.after is None:
        listed.append(branch)
        return
    branch.anchor, at = seat.after, listed.index(seat.after) + 1
    row = [seat.after]
    while at < len(listed) and listed[at].anchor in row:
        row.append(listed[at])
        at += 1
    listed.insert(at, branch)
