"""Changes to what an indicator or part says: ``change``, ``replace``, ``rename``, ``reweight``."""

from __future__ import annotations

from dataclasses import replace as replaced

from ...positions import Entry, MapNode, ScalarNode
from ..methods import methods
from ..pieces import COMPOSITES
from .branches import Branch, regrow
from .entries import ENTRIES, change_entries
from .maps import is_blank, is_null, points_of, same, scalar, shown, with_entry, without
from .work import NAME, POINTS, RULE, Work

WORTH = ("points", "weight", "adjust")


def method_keys() -> tuple[str, ...]:
    """The keys that say how a leaf or part is scored."""
    return (*methods(), *COMPOSITES)


def change(work: Work, item: MapNode) -> None:
    """Sets the keys that stand in the change; ``null`` takes one away, a method takes the old one's place."""
    worth = [key for key in WORTH if key in item]
    branch = work.claimed(item.get("change"), (RULE, POINTS) if worth else (RULE,))
    if branch is None or not isinstance(branch.node, MapNode):
        return
    entries = [entry for entry in item.entries if entry.key not in ("change", ENTRIES)]
    before, keys = branch.node, []
    for entry in entries:
        if _set(work, branch, entry):
            keys.append(entry.key)
    keys += _single(work, branch, item)
    work.blame(item.place, branch, branch.above if worth else None)
    if "points" in keys:
        work.say("points", branch, item.place, shown(before.get("points")), shown(item.get("points")))
    others = [key for key in keys if key != "points"]
    if others:
        work.say("changed", branch, item.place, after="、".join(others))


def _single(work: Work, branch: Branch, item: MapNode) -> list[str]:
    """Changes single items of the rule's list; a rule that is stated anew is stated whole."""
    given, rule = item.get(ENTRIES), next((key for key in method_keys() if key in item), "")
    if given is None:
        return []
    if rule:
        work.report("B162", item.key_place(ENTRIES), name=rule, line=item.key_place(rule).line)
        return []
    return change_entries(work, branch, given, method_keys())


def _set(work: Work, branch: Branch, entry: Entry) -> bool:
    """Sets one key; whether that changed anything."""
    node = branch.node
    assert isinstance(node, MapNode)
    old = node.get(entry.key)
    if is_blank(entry.value):
        work.report("B177", entry.key_place, key=entry.key)
        return False
    if is_null(entry.value):
        if old is None:
            work.report("B163", entry.key_place, name=branch.name, key=entry.key, value="null")
            return False
        branch.node = without(node, (entry.key,))
        return True
    if same(old, entry.value):
        work.report("B163", entry.key_place, name=branch.name, key=entry.key, value=shown(entry.value))
        return False
    return _put(work, branch, entry)


def _put(work: Work, branch: Branch, entry: Entry) -> bool:
    node = branch.node
    assert isinstance(node, MapNode)
    if entry.key in method_keys() and branch.holds != "indicators":
        if branch.holds == "parts":
            if work.is_cut_off(branch):
                return False
            branch.below = []
        node = without(node, [key for key in method_keys() if key != entry.key])
    branch.node = with_entry(node, entry)
    if entry.key == "parts" and branch.holds == "parts":
        regrow(branch)
    return True


def reweight(work: Work, item: MapNode) -> None:
    """Sets the points of several at once."""
    listed = item.get("reweight")
    for entry in listed.entries if isinstance(listed, MapNode) else ():
        branch = work.claimed(scalar(entry.key, entry.key_place), (POINTS,))
        if branch is None or not isinstance(branch.node, MapNode):
            continue
        before = branch.node.get("points")
        if _set(work, branch, Entry("points", entry.key_place, entry.value)):
            work.say("points", branch, entry.key_place, shown(before), shown(entry.value))
        work.blame(entry.key_place, branch, branch.above)


def rename(work: Work, item: MapNode) -> None:
    """Gives another name; the report's settings follow."""
    branch, to = work.claimed(item.get("rename"), (NAME,)), item.get("to")
    if branch is None or not isinstance(to, ScalarNode) or not isinstance(branch.node, MapNode):
        return
    if same(branch.node.get("name"), to):
        work.report("B163", to.place, name=branch.name, key="name", value=to.text)
        return
    work.say("renamed", branch, item.place, branch.name, to.text)
    branch.node = with_entry(branch.node, Entry("name", item.key_place("to"), to))


def replace(work: Work, item: MapNode) -> None:
    """Puts another indicator or part in the place of one, under its name; nothing of the old one stays."""
    written = item.get("replace")
    branch = work.claimed(written, (RULE, POINTS))
    if branch is None or not isinstance(written, ScalarNode) or not isinstance(branch.node, MapNode):
        return
    if work.is_cut_off(branch):
        return
    name = replaced(written, text=branch.name, kind="str")
    rest = tuple(entry for entry in item.entries if entry.key != "replace")
    new = MapNode((Entry("name", item.key_place("replace"), name), *rest), item.place)
    if same(branch.node, new):
        work.report("B163", written.place, name=branch.name, key="replace", value="…")
    work.say("replaced", branch, item.place, points_of(branch.node), points_of(new))
    branch.node = new
    regrow(branch)
    work.blame(item.place, branch, branch.above)
