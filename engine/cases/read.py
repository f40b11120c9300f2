"""Reading a file of cases: positions → schema → cases whose data are laid over those of ``data:``."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Iterator

from ..catalogue import all_codes
from ..findings import Finding, FindingsError, Place, finding, has_errors
from ..language_choice import translate
from ..positions import MapNode, Node, ScalarNode, SeqNode, load_yaml, read_file
from ..positions.reading import items, mapping, text
from ..rubric.find import CASES
from ..rubric.load import load_rubric
from ..rubric.model import Rubric
from ..schema_check import check_schema
from .given import read_given
from .model import FINDINGS, GRADE, SCORE, TOTAL, VALUE, Case, CaseFile, Expected, Unreachable
from .overlay import blanks, department

NOTHING = "无"


def cases_beside(rubric: Path) -> Path:
    """Where the cases of a rubric stand: ``2021.cases.yaml`` beside ``2021.yaml``."""
    return rubric.with_name(rubric.stem + CASES)


def read_cases(path: Path, rubric: Rubric | None = None) -> tuple[CaseFile | None, list[Finding]]:
    """The cases, or None where the file can't be read; and what is to be said about it. ``rubric`` is used where it is
    known already; else the file names it, or it stands beside."""
    source = read_file(path)
    found: list[Finding] = []
    try:
        top = load_yaml(source, str(path), found)
        found += check_schema(top, "cases")
        if has_errors(found):
            return None, found
        used = _rubric(top, path) if rubric is None else rubric
        base = _base(top, path, used, found)
    except FindingsError as error:
        return None, [*found, *error.findings]
    return file_of(top, path, used, base, found, hashlib.sha256(source).hexdigest()), found


def file_of(top: MapNode, path: Path, rubric: Rubric, base: MapNode | None, found: list[Finding],
            sha256: str = "") -> CaseFile:
    """The cases in a tree that fits the schema; faults are added to ``found``."""
    baseline = text(top, "baseline")
    cases = tuple(_case(node, rubric, base, baseline, found) for node in items(top, "cases")
                  if isinstance(node, MapNode))
    found += _twins(cases)
    return CaseFile(path, rubric, baseline, cases, tuple(_unreachable(top)), sha256)


def _rubric(top: MapNode, path: Path) -> Rubric:
    """The rubric that the file names, or the one beside it. Raises FindingsError."""
    named = text(top, "rubric")
    if not named:
        beside = path.with_name(path.name.removesuffix(CASES) + ".yaml")
        if not path.name.endswith(CASES) or not beside.is_file():
            raise FindingsError([finding("B722", Place(str(path), 1, 1))])
        return load_rubric(beside)
    inside = path.parent / named
    try:
        return load_rubric(inside if inside.is_file() else named, path.parent)
    except FindingsError as error:
        node = top.get("rubric")
        raise FindingsError(_at(error, "B710", node)) from None


def _at(error: FindingsError, code: str, node: Node | None) -> Iterator[Finding]:
    """The findings, those of one code where the name stands that led to them."""
    for item in error.findings:
        yield Finding(item.code, node.place, item.params) if item.code == code and node is not None else item


def _base(top: MapNode, path: Path, rubric: Rubric, found: list[Finding]) -> MapNode | None:
    """The data file that all cases start from; that it is read under another rubric's name is worth a warning."""
    node = top.get("data")
    if not isinstance(node, ScalarNode):
        return None
    file = path.parent / node.text
    if not file.is_file():
        raise FindingsError([finding("B701", node.place, name=node.text)])
    base = read_base(file)
    named = text(base, "rubric")
    if named != rubric.id and (file.parent / named).resolve() != Path(rubric.file).resolve():
        found.append(finding("B475", node.place, other=named, rubric=rubric.id))
    return base


def read_base(file: Path) -> MapNode:
    """The tree of a data file. Raises FindingsError where it isn't one."""
    base = load_yaml(read_file(file), str(file), [])
    faults = [item for item in check_schema(base, "data") if item.severity == "error"]
    if faults:
        raise FindingsError(faults)
    return base


def _case(node: MapNode, rubric: Rubric, base: MapNode | None, baseline: str, found: list[Finding]) -> Case:
    own = text(node, "department") or (text(base, "department") if base is not None else "") or translate("本部门")
    peers, names = [], [own]
    for peer in items(node, "peers"):
        if not isinstance(peer, MapNode):
            continue
        name = text(peer, "department")
        if name in names:
            found.append(finding("B474", peer.key_place("department"), name=name))
        names.append(name)
        peers.append(department(rubric, name, peer))
    expect = node.get("expect")
    expected = tuple(_expected(expect, rubric, found)) if isinstance(expect, MapNode) else ()
    faults: list[Finding] = []
    given = read_given(node, rubric, faults)
    return Case(text(node, "name"), text(node, "baseline", baseline), department(rubric, own, node, base), tuple(peers),
                expected, getattr(node.get("name"), "place", node.place), blanks(rubric, node),
                given, tuple(faults))


def _expected(node: MapNode, rubric: Rubric, found: list[Finding]) -> Iterator[Expected]:
    for key, kind in (("total", TOTAL), ("grade", GRADE)):
        scalar = node.get(key)
        if isinstance(scalar, ScalarNode):
            yield Expected(kind, "", _said(scalar), _spot(scalar, node.key_place(key)), node.key_place(key))
    for key, kind in (("scores", SCORE), ("values", VALUE)):
        for name, scalar, place in mapping(node, key):
            if isinstance(scalar, ScalarNode):
                yield Expected(kind, name, _said(scalar), _spot(scalar, place), place)
    listed = node.get("findings")
    if listed is not None:
        at = node.key_place("findings")
        yield Expected(FINDINGS, "", "", at, at, tuple(_codes(listed, found)))


def _spot(scalar: ScalarNode, key: Place) -> Place:
    """Where a result stands; its key where nothing is written behind it."""
    return scalar.place if scalar.text else key


def _said(scalar: ScalarNode) -> str | None:
    return None if scalar.kind == "null" else scalar.text.strip()


def _codes(node: Node, found: list[Finding]) -> Iterator[str]:
    """The codes listed; one that doesn't exist is reported."""
    for item in node.items if isinstance(node, SeqNode) else (node,):
        code = getattr(item, "text", "").strip()
        if code == NOTHING:
            continue
        if code.upper() not in all_codes():
            found.append(finding("B472", item.place, name=code))
        yield code.upper()


def _twins(cases: tuple[Case, ...]) -> Iterator[Finding]:
    """Cases of the same name: what failed could not be told apart."""
    seen: dict[str, Case] = {}
    for case in cases:
        first = seen.setdefault(case.name, case)
        if first is not case:
            yield finding("B467", case.place, name=case.name, line=first.place.line)


def _unreachable(top: MapNode) -> Iterator[Unreachable]:
    for node in items(top, "unreachable"):
        if isinstance(node, MapNode):
            yield Unreachable(text(node, "at"), text(node, "branch"), text(node, "reason"),
                              getattr(node.get("at"), "place", node.place))
