"""From a file to a whole rubric: every base that it stands on is read, and the changes are merged from the bottom up."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING, Mapping

from ...findings import Finding, FindingsError, Place, finding, has_errors
from ...positions import MapNode, Node, ScalarNode, load_yaml, read_file
from ...positions.reading import text
from ...slips import meant_by, read_as_meant
from ..find import rubric_path
from ..lineage import Base

if TYPE_CHECKING:
    from .merge import Spot

DEEPEST = 10


@dataclass(frozen=True)
class Resolved:
    """A file's whole rubric as positioned nodes. ``bases`` are what it stands on, the nearest first.

    ``sha256`` is the file's own, or that of the own hashes of all its files, one a line, the file itself first.
    """

    top: MapNode
    file: str
    sha256: str
    hashes: tuple[str, ...] = ()
    bases: tuple[Base, ...] = ()
    causes: Mapping[Spot, Place] = field(default_factory=dict)
    gone: Mapping[str, Place] = field(default_factory=dict)


def resolve(path: Path, findings: list[Finding], trail: tuple[Path, ...] = ()) -> Resolved | None:
    """The whole rubric of a file, or None where it can't be put together; ``findings`` takes what there is to say.

    Of a file without ``extends`` this is what the file holds. Raises FindingsError where a file can't be read.
    """
    source = read_file(path)
    own = hashlib.sha256(source).hexdigest()
    try:
        top = load_yaml(source, str(path), findings)
    except FindingsError as error:
        findings += error.findings
        return None
    if meant_by(top, "extends", "rubric"):
        top, said = read_as_meant(top, "rubric")
        findings += said
    if "extends" not in top:
        return Resolved(top, str(path), own, (own,))
    base = _base(top, path, findings, (*trail, path.resolve()))
    return None if base is None else _merged(base, top, str(path), own, findings)


def _merged(base: Resolved, child: MapNode, file: str, own: str, findings: list[Finding]) -> Resolved | None:
    from .merge import merge  # only where a rubric is made of changes

    made = merge(base.top, child)
    findings += made.findings
    if has_errors(made.findings):
        return None
    hashes = (own, *base.hashes)
    whole = hashlib.sha256("\n".join(hashes).encode("ascii")).hexdigest()
    nearest = Base(text(base.top, "id"), text(base.top, "title"), base.file, made.changes)
    return Resolved(made.top, file, whole, hashes, (nearest, *base.bases), {**base.causes, **made.causes},
                    {**base.gone, **made.gone})


def _base(top: MapNode, path: Path, findings: list[Finding], trail: tuple[Path, ...]) -> Resolved | None:
    """The whole rubric that ``extends`` names: an id, or a file beside this one."""
    node = top.get("extends")
    if not isinstance(node, ScalarNode) or not node.text:
        return None
    try:
        found = _path_of(node.text, path)
    except FindingsError as error:
        findings += [replace(item, place=node.place) for item in error.findings]
        return None
    problem = _endless(found, node, trail)
    if problem is not None:
        findings.append(problem)
        return None
    return resolve(found, findings, trail)


def _path_of(ref: str, path: Path) -> Path:
    """The file that a reference means: one beside the file that names it, or that of an id."""
    if not ref.lower().endswith((".yaml", ".yml")):
        return rubric_path(ref, path.parent)
    return rubric_path(Path(normpath(path.parent / ref)))


def _endless(found: Path, node: Node, trail: tuple[Path, ...]) -> Finding | None:
    if found.resolve() in trail:
        loop = " → ".join(item.name for item in (*trail[trail.index(found.resolve()):], found))
        return finding("B164", node.place, chain=loop)
    return finding("B166", node.place, limit=DEEPEST) if len(trail) > DEEPEST else None
