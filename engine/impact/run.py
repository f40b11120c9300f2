"""From two versions and the departments' data to the impact: each department is compared, and ranked among all."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import Callable, Iterator, Sequence

from ..compare import Attribution, Comparing, Side
from ..data.lost import Failed, lost, name_of
from ..data.sources import Source
from ..findings import Finding, FindingsError
from ..versions import Version, changes_between
from .model import Department, Impact, Result
from .ranking import ranks

Progress = Callable[[int, int], None]
NEAR = Fraction(1)
# Said of every department whose judged score is taken in proportion.
SCALED = "B370"


def quiet(done: int, whole: int) -> None:
    """For work of which nobody wants to know how far it is."""


def impact(old: Version, new: Version, sources: Sequence[Source], progress: Progress = quiet, said: Sequence[Finding] = (),
           within: Fraction = NEAR) -> Impact:
    """What the change does to all departments. Those that can't be read are left out and named in ``failed``; all others
    are peers where a rule ranks them.

    ``said`` is what reading the files had to say: of a table, rows with errors aren't compared. ``progress`` is told how
    many departments are done, of how many. ``within``: how near to a bound is near, in points.
    """
    comparing = Comparing((old, new))
    failed, usable = list(lost(said, sources)), []
    bad = {(item.name, item.file) for item in failed}
    for source in sources:
        if (name_of(source), source.file) not in bad:
            try:
                for version in (old, new):
                    comparing.readers.read(source, version)
                usable.append(source)
            except FindingsError as error:
                failed.append(Failed(name_of(source), source.file, error.findings))
    made, faults = [], list[Finding]()
    for number, source in enumerate(usable):
        progress(number, len(usable))
        attribution = comparing.compare([source, source], [other for other in usable if other is not source]).attributions[0]
        faults += [item for side in (attribution.before, attribution.after) for item in side.faults]
        made.append(_department(attribution))
    progress(len(usable), len(usable))
    changes = comparing.explainers[0].changes if made else changes_between(old, new)
    told = {item for one in failed for item in one.findings}
    findings = [item for item in dict.fromkeys((*said, *faults)) if item not in told and item.code != SCALED]
    return Impact(changes, tuple(_ranked(_told_apart(made))), tuple(failed), tuple(findings), within, _scaled(faults))


def _scaled(faults: Sequence[Finding]) -> tuple[tuple[str, int], ...]:
    """The indicators of which a judged score counts in proportion, and for how many departments: said once for all."""
    found = [str(item.params["name"]) for item in dict.fromkeys(faults) if item.code == SCALED]
    return tuple(Counter(found).items())


def _department(attribution: Attribution) -> Department:
    before, after = attribution.before, attribution.after
    missing = {**before.missing, **after.missing}
    data = after.card.data
    return Department(data.title, data.file, _result(before), _result(after), attribution.span, attribution.effects,
                      attribution.open, frozenset(edit.key for edit in attribution.idle), missing)


def _told_apart(departments: Sequence[Department]) -> list[Department]:
    """The departments, those of the same name with their files."""
    names = [item.name for item in departments]
    return [item if names.count(item.name) == 1 else replace(item, name=f"{item.name}（{item.file}）") for item in departments]


def _result(side: Side) -> Result:
    card = side.card
    return Result(card.total, (card.total, card.total) if card.total is not None else side.span, card.points, card.grade)


def _ranked(departments: Sequence[Department]) -> Iterator[Department]:
    """The departments with their ranks, among those that have totals under both versions."""
    counted = [item for item in departments if item.counted]
    olds = ranks([item.old.total for item in counted if item.old.total is not None])
    news = ranks([item.new.total for item in counted if item.new.total is not None])
    placed = {id(item): (old, new) for item, old, new in zip(counted, olds, news, strict=True)}
    for item in departments:
        if id(item) in placed:
            (old, old_tied), (new, new_tied) = placed[id(item)]
            yield replace(item, old=replace(item.old, rank=old, tied=old_tied), new=replace(item.new, rank=new, tied=new_tied))
        else:
            yield item
