"""Loading a rubric: file → positions → schema → model; every fault found is said at once, with its place."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, Iterable, Mapping

from ..findings import Finding, FindingsError, Place, finding
from ..language import Scope
from ..positions import MapNode
from ..positions.reading import items, text, texts
from ..slips import read_as_meant, unread
from .builder import RubricBuilder
from .checks import read_checks
from .declare import global_scope, read_inputs, read_tables
from .extends import Resolved, blamed, resolve
from .find import rubric_path
from .grades import read_grades, read_total
from .meaning import check_meaning
from .model import Rounding, Rubric
from .nodes import read_indicators
from .parameters import read_parameters, unused
from .values import ValueReader

MEANT = ("B11", "B12", "B13", "B142", "B143", "B145", "B146", "B147", "B148", "B2")

# Where a section that declares names (or one that nobody knows) can't be read, names that are missing are not news.
DECLARING = frozenset({"?", "inputs", "tables", "values", "parameters"})
NAMELESS = frozenset({"B112", "B202", "B203", "B226"})


def load_rubric(ref: str | Path, folder: Path | None = None) -> Rubric:
    """The rubric at a path, or with an id (``longhua/2021``: looked up below ``folder`` first, then as shipped).

    Raises FindingsError with every error found; warnings are for ``lint``.
    """
    return load_whole(ref, folder)[0]


def load_whole(ref: str | Path, folder: Path | None = None) -> tuple[Rubric, MapNode]:
    """The rubric as ``load_rubric`` gives it, and the positioned tree that it was made of, its bases merged in."""
    path = rubric_path(ref, folder)
    findings: list[Finding] = []
    return without_errors(*read_resolved(resolve(path, findings), str(path), findings))


def without_errors(rubric: Rubric | None, top: MapNode | None, findings: list[Finding]) -> tuple[Rubric, MapNode]:
    """What was read, with its warnings. Raises FindingsError with every error."""
    errors = [item for item in findings if item.severity == "error"]
    if errors or rubric is None or top is None:
        raise FindingsError(errors)
    return replace(rubric, warnings=tuple(item for item in findings if item.severity == "warning")), top


def read_rubric(path: Path) -> tuple[Rubric | None, list[Finding]]:
    """The rubric, as far as it can be read, and everything that is to be said about it."""
    findings: list[Finding] = []
    rubric, _, said = read_resolved(resolve(path, findings), str(path), findings)
    return rubric, said


def read_resolved(resolved: Resolved | None, path: str,
                  findings: list[Finding]) -> tuple[Rubric | None, MapNode | None, list[Finding]]:
    """The rubric of a resolved tree and the tree as it was meant, with all findings; ``findings`` are those so far."""
    if resolved is None:
        return None, None, in_order(findings, path)
    top = resolved.top
    if top.get("department") is not None and top.get("indicators") is None:
        return None, None, [finding("B719", top.key_place("department"), name=path)]
    top, more = read_as_meant(top, "rubric")
    shaped = {_fault(item) for item in findings}
    findings += [item for item in more if _fault(item) not in shaped]
    lost = bool(DECLARING & unread(top, more))
    rubric, more = build_rubric(top, path, resolved.sha256)
    said = {(item.place.file, item.place.line) for item in findings if item.place}
    findings += [item for item in more if not (item.place and (item.place.file, item.place.line) in said)
                 and not (lost and item.code in NAMELESS)]
    # A formula or tier that is wrong leaves the tree whole; a key, number or sign (B144) that is wrong may not.
    readable = all(item.code.startswith(MEANT) for item in findings if item.severity == "error")
    findings += check_meaning(rubric, top, whole=readable)
    return replace(rubric, bases=resolved.bases), top, in_order(blamed(findings, resolved), path)


def in_order(findings: Iterable[Finding], file: str) -> list[Finding]:
    """The findings of the file itself first, then those of its bases, by line and column."""
    return sorted(findings, key=lambda item: (item.place is not None and item.place.file != file,
                                              item.place or Place("")))


def _fault(item: Finding) -> tuple[str, Place | None, str]:
    """What makes a fault of shape the same one: what a change says wrongly is wrong in the whole too."""
    return item.code, item.place, str(item.params.get("key"))


def build_rubric(top: MapNode, file: str, sha256: str) -> tuple[Rubric, list[Finding]]:
    """The model from the positioned tree, and the faults of its formulas and numbers."""
    builder = RubricBuilder(Scope((), ()))
    builder.parameters = read_parameters(top, builder)
    inputs, tables = read_inputs(top, builder), read_tables(top, builder)
    builder.scope = global_scope(top, inputs, tables, builder)
    given = top.get("rounding")
    rate = builder.rounding(given.get("rate") if isinstance(given, MapNode) else None, Rounding())
    score = builder.rounding(given.get("score") if isinstance(given, MapNode) else None, Rounding())
    whole = builder.rounding(given.get("total") if isinstance(given, MapNode) else None, Rounding())
    builder.of_leaves = (score.parameter,) if score.parameter else ()
    points, year = builder.points(top.get("points")), builder.number(top.get("year"))
    tables, values = ValueReader(top, tables, builder, rate).run()
    rubric = Rubric(
        id=text(top, "id"), title=text(top, "title"), year=int(year or 0), issuer=text(top, "issuer"),
        points=points or Fraction(0), rate_rounding=rate, score_rounding=score, inputs=inputs,
        tables=tables, values=values, indicators=read_indicators(top.get("indicators"), builder),
        checks=read_checks(items(top, "checks"), builder), report=_report(top),
        assumptions=texts(top, "assumptions"), total_rounding=whole,
        total=read_total(top.get("total"), points or Fraction(0), builder),
        grades=read_grades(top.get("grades"), builder), excerpt=text(top, "excerpt"), source=text(top, "source"),
        parameters={item.name: item for item in builder.parameters.values()}, file=file, sha256=sha256,
    )
    return rubric, [*builder.findings, *unused(builder)]


def _report(top: MapNode) -> Mapping[str, Any]:
    node = top.get("report")
    found = node.plain() if isinstance(node, MapNode) else {}
    return found if isinstance(found, dict) else {}
