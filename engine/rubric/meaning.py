"""What a well-formed rubric must also satisfy: points add up, names exist once, values don't chase themselves."""

from __future__ import annotations

from difflib import get_close_matches
from fractions import Fraction
from typing import Iterator, Mapping, Sequence

from ..exact import plain
from ..findings import Finding, Place, Severity, finding
from ..language_choice import translate
from ..positions import MapNode
from ..positions.reading import items, mapping
from .grades import grade_gaps
from .methods import methods
from .model import Indicator, Piece, Rubric, Value
from .uses import value_dependencies


def check_meaning(rubric: Rubric, top: MapNode, whole: bool = True) -> list[Finding]:
    """Every fault of meaning; the rubric is well formed and its formulas parse. ``top`` is what it was read from.

    Where it isn't ``whole`` (something could not be read), only what each piece says by itself is looked at.
    """
    found: list[Finding] = []
    for leaf in rubric.leaves():
        if leaf.piece is not None:
            found += _piece(leaf.piece, rubric)
    if not whole:
        return found
    found += _points(rubric, top)
    found += _names(rubric)
    found += [finding("B143", table.place, table=table.name, key=table.key)
              for table in rubric.tables.values() if table.key not in table.columns]
    found += aggregates(rubric)
    found += cycles(rubric)
    found += grade_gaps(rubric)
    found += _scales(rubric, top)
    found += _beyond(rubric)
    found += _report(rubric, top)
    return found


def _points(rubric: Rubric, top: MapNode) -> Iterator[Finding]:
    if rubric.indicators:
        yield from _sum(rubric.title, rubric.points, rubric.indicators, rubric.excerpt, top.key_place("points"),
                        top.key_place("excerpt"))
    for node in rubric.walk():
        if node.children:
            mark = "" if node.adjust else node.excerpt
            yield from _sum(node.name, node.points, node.children, mark, node.place, node.place)
        elif node.excerpt:
            yield Finding("B196", node.place, {"name": node.name, "why": translate("它没有下级指标")}, Severity.ERROR)
        outside = [child for child in node.children if (child.adjust is None) != (node.adjust is None)]
        for child in outside:
            yield finding("B159", child.place, name=child.name, above=node.name)


def _sum(name: str, points: Fraction, nodes: Sequence[Indicator], excerpt: str, place: Place,
         mark: Place) -> Iterator[Finding]:
    """Points that don't add up. What is marked as an excerpt shows less than there is, never more, nor all of it."""
    below = sum((node.worth for node in nodes), Fraction(0))
    if below > points or (below < points and not excerpt):
        yield finding("B120", place, name=name, points=plain(points), total=plain(below))
    elif excerpt and below == points:
        why = translate("下级分值加起来正好是 {points} 分，没有缺").format(points=plain(points))
        yield finding("B196", mark, name=name, why=why)


def _names(rubric: Rubric) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], Indicator] = {}
    leaves: dict[str, Indicator] = {}
    for node in rubric.walk():
        twin = seen.setdefault(node.path, node)
        if twin is node and not node.children:
            twin = leaves.setdefault(node.name, node)
        if twin is not node:
            yield _twin(node, twin, rubric.file)


def _twin(node: Indicator, first: Indicator, file: str) -> Finding:
    """Of two in different files the one in the rubric's own file is to be mended."""
    if node.place.file != first.place.file:
        own, other = (first, node) if first.place.file == file else (node, first)
        return finding("B178", own.place, name=own.name, where=str(other.place))
    return finding("B110", node.place, name=node.name, line=first.place.line)


def suggestion(name: str, known: list[str]) -> str:
    """``是否想写“…”？`` where something is like it, else the list of what there is (at most twelve)."""
    close = get_close_matches(name, known, 1, 0.5)
    if close:
        return translate("是否想写“{name}”？").format(name=close[0])
    return translate("可用的名称：{names}").format(names="、".join(known[:12]) + ("…" if len(known) > 12 else ""))


def aggregates(rubric: Rubric) -> Iterator[Finding]:
    """Counts and sums over tables and columns that there aren't, or that can't be added up."""
    for value in rubric.values.values():
        name = value.counted
        if not name:
            continue
        table = rubric.tables.get(name)
        if table is None:
            yield finding("B112", value.place, name=name, options="、".join(rubric.tables) or "—")
            continue
        columns = [*table.columns, *table.values]
        used = [value.of] * (not value.count) + [value.weight] * bool(value.weight)
        for column in [*value.where, *used]:
            if column not in columns:
                yield finding("B111", value.place, table=name, name=column, options="、".join(columns))
        for column in used:
            if column in table.columns and table.columns[column].type != "number":
                yield finding("B148", value.place, name=column)
        yield from _wheres(value, table.columns)


def _wheres(value: Value, columns: Mapping[str, object]) -> Iterator[Finding]:
    for column, wanted in value.where.items():
        options = getattr(columns.get(column), "options", ())
        if options and wanted not in options:
            yield finding("B139", value.place, value=wanted, column=column, options="、".join(options))


def cycles(rubric: Rubric) -> Iterator[Finding]:
    """Values that in the end are made of themselves."""
    needs = value_dependencies(rubric)
    done: set[str] = set()

    def chase(name: str, trail: tuple[str, ...]) -> Iterator[Finding]:
        if name in trail:
            loop = " → ".join((*trail[trail.index(name):], name))
            yield finding("B113", rubric.values[name].place, name=name, cycle=loop)
            return
        if name in done:
            return
        for other in needs.get(name, ()):
            yield from chase(other, (*trail, name))
        done.add(name)

    for name in rubric.values:
        yield from chase(name, ())


def _scales(rubric: Rubric, top: MapNode) -> Iterator[Finding]:
    """Scaling a total up (不适用的指标折算) gives endless decimals: the rubric should say how it is rounded."""
    if rubric.total_rounding.step is not None:
        return
    for node in rubric.walk():
        rule = node.not_applicable if node.piece is None else node.piece.not_applicable
        if rule is not None and rule.then == "rescale" and rule.within == "total":
            yield finding("B149", rule.place, name=node.name)
            return


def _beyond(rubric: Rubric) -> Iterator[Finding]:
    """What stands outside the 100 may bring the total below 0 or above the points: the rubric should say how far."""
    outside = [node for node in rubric.indicators if node.adjust is not None]
    low = sum((node.reach[0] for node in outside), Fraction(0))
    high = rubric.shown + sum((node.reach[1] for node in outside), Fraction(0))
    if low < 0 and rubric.total.low is None and "min" not in rubric.total.unlimited:
        said = translate("减分以后合计可能低于 0 分，最低 {at} 分").format(at=plain(low))
        yield finding("B198", outside[0].place, said=said, bound=translate("下限"), key="min", like=0)
    if high > rubric.shown and rubric.total.high is None and "max" not in rubric.total.unlimited:
        said = translate("加分以后合计可能高于 {points} 分，最高 {at} 分").format(points=plain(rubric.shown), at=plain(high))
        yield finding("B198", outside[0].place, said=said, bound=translate("上限"), key="max",
                      like=plain(rubric.shown))


def _report(rubric: Rubric, top: MapNode) -> Iterator[Finding]:
    known = [leaf.name for leaf in rubric.leaves()]
    paths = {"/".join(leaf.path) for leaf in rubric.leaves()}
    problems = top.at(("report", "problems"))
    for group in items(problems, "groups"):
        for node in items(group, "indicators"):
            name = getattr(node, "text", "")
            if name not in known and name not in paths:
                yield finding("B140", node.place, name=name, options=suggestion(name, known))
    for name, _, place in mapping(problems, "wording"):
        if name not in known and name not in paths:
            yield finding("B140", place, name=name, options=suggestion(name, known))


def _piece(piece: Piece, rubric: Rubric) -> Iterator[Finding]:
    method = methods().get(piece.method)
    if method is not None and piece.settings is not None:
        yield from method.check(piece, rubric)
    for part in piece.parts:
        yield from _piece(part, rubric)
