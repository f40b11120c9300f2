"""Loading department data: file → positions → schema → entries, read as the rubric declares them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from ..figures_text import Problem, read_number
from ..findings import Finding, FindingsError, Place, finding
from ..positions import MapNode, Node
from ..positions.reading import mapping, text
from ..rubric.declare import cell_names
from ..rubric.load import load_rubric
from ..rubric.model import Rubric
from .answers import read_answers, read_deductions
from .exempt import read_not_applicable
from .figures import Reader
from .goals import read_goals
from .model import DepartmentData, Entry
from .sections import read_sections
from .sources import Source, load_source, table_sources
from .table import is_table
from .tables import OWN, read_inputs

TOTAL = "合计"
# What is missing leaves scores null, and scoring names it; it is no reason not to load the rest.
ONLY_MISSING = frozenset({"B312"})


def load_data(path: str | Path, rubric: Rubric | None = None) -> DepartmentData:
    """The data of one department, read against its rubric (the one it names, unless another is given).

    Raises FindingsError with every error; a figure that is simply missing is not one (it leaves scores null).
    """
    return load_department(path, rubric)[1]


def load_department(path: str | Path, rubric: Rubric | None = None) -> tuple[Rubric, DepartmentData]:
    """The data of one department with the rubric that they were read against; raises as ``load_data`` does."""
    return _whole(*_read(Path(path), rubric))


def load_departments(path: Path, rubric: Rubric | None = None) -> list[tuple[Rubric, DepartmentData]]:
    """All departments of a file, of a table one for each row; raises as ``load_data`` does, with what is wrong in any."""
    if not is_table(path):
        return [load_department(path, rubric)]
    read, findings = read_table(path, rubric)
    errors = [item for item in findings if _is_fatal(item)]
    if errors:
        raise FindingsError(errors)
    return [_whole(used, data, said) for used, data, said in read]


Read = tuple[Rubric | None, DepartmentData | None, list[Finding]]
# Rubrics that have been loaded, by what the data call them and the folder of the data.
Known = dict[tuple[str, Path], Rubric]


def _whole(used: Rubric | None, data: DepartmentData | None, findings: list[Finding]) -> tuple[Rubric, DepartmentData]:
    """What was read, with what is to be said of it short of errors. Raises FindingsError with the errors."""
    errors = [item for item in findings if _is_fatal(item)]
    if errors or data is None or used is None:
        raise FindingsError(errors)
    return used, replace(data, remarks=tuple(item for item in findings if item.severity != "error"))


def _is_fatal(item: Finding) -> bool:
    return item.severity == "error" and item.code not in ONLY_MISSING


def read_data(path: Path, rubric: Rubric | None = None) -> tuple[DepartmentData | None, list[Finding]]:
    """The data as far as they can be read, and everything that is to be said about them."""
    return _read(path, rubric)[1:]


def read_table(path: Path, rubric: Rubric | None = None) -> tuple[list[Read], list[Finding]]:
    """Every department of a table with its rubric and what is to be said of its data; and everything that is to be said
    of the table, theirs too."""
    made, said = table_sources(path, [rubric] if rubric is not None else [])
    known: Known = {}
    lost = {(item.place.file, item.place.line) for item in said if item.place and item.severity == "error"}
    read = [_news(_against(source, rubric, path, list(source.remarks), known), lost) for source in made]
    return read, list(dict.fromkeys([*said, *(item for _, _, findings in read for item in findings)]))


def of_source(source: Source, rubric: Rubric | None, known: Known) -> tuple[Rubric, DepartmentData]:
    """The department of a source with its rubric (``rubric``, else the one that it names, which is kept in ``known`` for
    the others that name it). Raises FindingsError as ``load_data`` does."""
    return _whole(*_against(source, rubric, Path(source.file), list(source.remarks), known))


def _news(read: Read, lost: set[tuple[str, int]]) -> Read:
    """What was read, without cells missed in rows of which was told that something in them can't be read."""
    used, data, findings = read
    return used, data, [item for item in findings if item.code not in ONLY_MISSING or item.place is None
                        or (item.place.file, item.place.line) not in lost]


def _read(path: Path, rubric: Rubric | None) -> Read:
    source, findings = load_source(path)
    return (rubric, None, findings) if source is None else _against(source, rubric, path, findings)


def _against(source: Source, rubric: Rubric | None, path: Path, findings: list[Finding], known: Known | None = None) -> Read:
    """The data of a tree read against a rubric (the one that it names, unless another is given); to what has been said
    of the file is added what is to be said of the data, but nothing of a line that has been found at fault."""
    top = source.top
    if rubric is None:
        if not text(top, "rubric"):
            return None, None, findings
        rubric = _named(top, path, {} if known is None else known)
        if text(top, "year").isdigit() and text(top, "year") != str(rubric.year):
            findings.append(finding("B322", top.key_place("year"), year=text(top, "year"), rubric=rubric.id,
                                    other=rubric.year))
    reader = Reader()
    data = build_data(top, rubric, reader, source.file, source.sha256)
    elsewhere = _belong_elsewhere(top, reader)
    findings = [item for item in findings if item.place not in elsewhere]
    lines = {item.place.line for item in findings if item.place and not is_table(path)}
    findings += [item for item in reader.findings if not item.place or item.place.line not in lines]
    findings.sort(key=lambda item: (item.place.line, item.place.column) if item.place else (0, 0))
    return rubric, data, findings


def _belong_elsewhere(top: MapNode, reader: Reader) -> frozenset[Place]:
    """The keys below figures of which was said that they belong elsewhere (B349): no figure has such keys."""
    said = {item.place for item in reader.findings if item.code == "B349"}
    return frozenset(inner.key_place for _, node, place in mapping(top, "inputs") if place in said
                     and isinstance(node, MapNode) for inner in node.entries)


def _named(top: MapNode, path: Path, known: Known) -> Rubric:
    """The rubric that the data name; that there is none is said where the name stands."""
    key = text(top, "rubric"), path.parent
    try:
        if key not in known:
            known[key] = load_rubric(*key)
        return known[key]
    except FindingsError as error:
        node = top.get("rubric")
        raise FindingsError(replace(item, place=node.place) if item.code == "B710" and node is not None else item
                            for item in error.findings) from None


def build_data(top: MapNode, rubric: Rubric, reader: Reader, file: str, sha256: str) -> DepartmentData:
    """The model from the positioned tree."""
    inputs, tables = read_inputs(top, rubric, reader)
    year = read_number(text(top, "year", "0"), "")
    total = top.get("claimed_total")
    return DepartmentData(
        department=text(top, "department"), project=text(top, "project"),
        year=0 if isinstance(year, Problem) else int(year),
        rubric=text(top, "rubric"), inputs=inputs, tables=tables, answers=read_answers(top, rubric, reader),
        deductions=read_deductions(top, rubric, reader),
        not_applicable=read_not_applicable(top, rubric, reader),
        goals=read_goals(top, rubric, reader, 0 if isinstance(year, Problem) else int(year)),
        claimed=_numbers(top, "claimed", rubric, reader),
        claimed_total=_number("claimed_total", total, "分", reader) if total is not None else None,
        stated=_numbers(top, "stated", rubric, reader),
        printed_points=_numbers(top, "printed_points", rubric, reader), text=_text(top),
        sections=read_sections(top), places=_places(top), file=file, sha256=sha256,
    )


def _numbers(top: MapNode, key: str, rubric: Rubric, reader: Reader) -> dict[str, Entry]:
    known = NAMES[key](rubric)
    found = {}
    for name, node, place in mapping(top, key):
        if name not in known and key == "claimed" and name in OWN:
            reader.findings.append(finding("B349", place, name=name, section=key, home="claimed_total"))
            continue
        if name not in known:
            reader.unknown("B324" if key == "stated" else "B313", name, place, sorted(known))
            continue
        found[name] = _number(name, node, known[name], reader, "B303" if key == "stated" else "B315")
    return found


def _pointed_names(rubric: Rubric) -> dict[str, str]:
    """What a table prints points for: indicators, 指标/要点, and the total (合计)."""
    return {**_claimed_names(rubric), TOTAL: "分"}


def _claimed_names(rubric: Rubric) -> dict[str, str]:
    """Indicators and 指标/要点, all in 分."""
    names = [node.name for node in rubric.walk()]
    names += [f"{leaf.name}/{part.name}" for leaf in rubric.leaves() if leaf.piece for part in leaf.piece.parts]
    return dict.fromkeys(names, "分")


def _stated_names(rubric: Rubric) -> dict[str, str]:
    """Values, and cells of values on the rows of keyed tables, with their units."""
    names = {name: value.unit for name, value in rubric.values.items()}
    for table in rubric.tables.values():
        for cell, (_, column) in cell_names(table, table.values).items():
            names[cell] = table.values[column].unit
    return names


NAMES = {"stated": _stated_names, "claimed": _claimed_names, "printed_points": _pointed_names}


def _number(name: str, node: Node, unit: str, reader: Reader, code: str = "B315") -> Entry:
    entry = reader.raw(node)
    if entry.value is None:
        return entry
    found = reader.figure(name, replace(entry, unit=""), unit, entry.unit)
    if isinstance(found, Problem):
        said = found.code in ("B026", "B330", "B331", "B332")
        reader.report(found.code if said else code, node, **{"text": entry.text, **found.params, "name": name})
        return replace(entry, value=Fraction(0), unit="")
    return found


def _text(top: MapNode) -> dict[str, Any]:
    node = top.get("text")
    found = node.plain() if isinstance(node, MapNode) else {}
    return found if isinstance(found, dict) else {}


def _places(top: MapNode) -> dict[str, Place]:
    """Where each section stands, and each indicator in it."""
    found = {}
    for entry in top.entries:
        found[entry.key] = entry.key_place
        if isinstance(entry.value, MapNode) and entry.key in ("answers", "findings"):
            found |= {f"{entry.key}/{inner.key}": inner.key_place for inner in entry.value.entries}
    return found
