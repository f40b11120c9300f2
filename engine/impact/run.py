"""From two versions and the departments' data to the impact: each department is compared, and ranked among all."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import Callable, Iterator, Sequence

from ..compare import Attribution, Comparing, Side
from ..data.sources import Source
from ..findings import Finding, FindingsError
from ..positions.reading import text
from ..versions import Version, changes_between
from .model import Department, Failed, Impact, Result
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
    failed, usable = list(_lost(said, sources)), []
    bad = {(item.name, item.file) for item in failed}
    for source in sources:
        if (_name(source), source.file) not in bad:
            try:
                for version in (old, new):
                    comparing.readers.read(source, version)
                usable.append(source)
            except FindingsError as error:
                failed.append(Failed(_name(source), source.file, error.findings))
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


def _name(source: Source) -> str:
    name, project = text(source.top, "department"), text(source.top, "project")
    return f"{name}（{project}）" if project else name


def _lost(said: Sequence[Finding], sources: Sequence[Source]) -> Iterator[Failed]:
    """Files that gave no department, and departments of tables of which something couldn't be read: those in whose row it
    stands, else all of the table."""
    errors = [item for item in said if item.severity == "error"]
    files: dict[str, list[Source]] = {}
    for source in sources:
        files.setdefault(source.file, []).append(source)
    for file, found in _by_file(errors, list(files)).items():
        rows = {source.top.place.line: source for source in files.get(file, ())}
        whole = [item for item in found if item.place is None or item.place.file != file or item.place.line not in rows]
        if file not in files:
            yield Failed("", file, tuple(found))
            continue
        for line, source in rows.items():
            own = [item for item in found if item in whole or (item.place is not None and item.place.line == line)]
            if own:
                yield Failed(_name(source), file, tuple(own))


def _by_file(errors: Sequence[Finding], files: Sequence[str]) -> dict[str, list[Finding]]:
    """Errors by file; those of a table's other sheets (表名.项目.csv) by that of the table."""
    found: dict[str, list[Finding]] = {}
    for item in errors:
        own = item.place.file if item.place is not None else ""
        home = next((file for file in files if own != file and own.startswith(file.rpartition(".")[0] + ".")), own)
        found.setdefault(own if own in files else home, []).append(item)
    return found


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
