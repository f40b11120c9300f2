"""Reading ``grades`` (等次) and ``total``: bands over the total, limits by failed items, limits and vetoes of the total."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Iterator

from ..exact import percent, plain
from ..figures_text import normal
from ..findings import Finding, finding
from ..language_choice import translate
from ..positions import MapNode, Node, ScalarNode
from ..positions.reading import items, text, texts
from .builder import RubricBuilder
from .methods import Bounds
from .methods.base import place_in
from .model import Band, GradeLimit, Grades, Rubric, TotalRule
from .parameters import NONE
from .pieces import read_conditions
from .ranges import Range, settle

# A number of a range with what stands behind it: 90, 90分, 90%.
NUMBER = re.compile(r"(\d+(?:\.\d+)?)(?:%|％|分)?")


def read_grades(node: Node | None, builder: RubricBuilder) -> Grades | None:
    """The grades, or None where the rubric has none (or they can't be read)."""
    if not isinstance(node, MapNode):
        return None
    bands = _bands(node, builder)
    failed = node.get("failed_below")
    limits = tuple(_limit(item, builder, [band.name for band in bands]) for item in items(node, "limits")
                   if isinstance(item, MapNode))
    if any(limit.failed for limit in limits) and failed is None:
        builder.report("B156", node.place)
    return Grades(bands, text(node, "of", "score"), builder.ratio(failed), texts(node, "items"), limits, node.place)


def _bands(node: MapNode, builder: RubricBuilder) -> tuple[Band, ...]:
    """The bands with settled ends; a name twice and a range that can't be read are reported."""
    found: list[tuple[Band, Range]] = []
    for item in items(node, "bands"):
        written = item.get("range") if isinstance(item, MapNode) else None
        if not isinstance(item, MapNode) or not isinstance(written, ScalarNode):
            continue
        span = builder.range(written.text, written.place)
        if span is None:
            continue
        if span.other or span.both:
            builder.report("B152", written.place, text=written.text)
            continue
        if any(band.name == text(item, "name") for band, _ in found):
            builder.report("B122", item.place, name=text(item, "name"))
        for code, params in _misread(span, text(node, "of", "score") == "rate"):
            builder.report(code, written.place, **params)
        found.append((Band(text(item, "name"), span, text(item, "consequence"), written.place), span))
    settled, silent = settle([span for _, span in found])
    for index, at in silent:
        builder.report("B153", found[index][0].place, text=found[index][1].text, at=at)
    return tuple(replace(band, span=span) for (band, _), span in zip(found, settled, strict=True))


def _misread(span: Range, of_rate: bool) -> Iterator[tuple[str, dict[str, str]]]:
    """A range of points where rates are graded (90-100 would take in 9000% and more), or of rates where points are."""
    ends = [end for end in (span.low, span.high) if end is not None]
    if of_rate and any(end.at > 1 and "%" not in end.text for end in ends):
        meant = NUMBER.sub(r"\1%", span.text)
        yield "B199", {"text": span.text, "why": translate("没有写 %，而这里按总得分率分等（of: rate）"),
                       "meant": translate("是否想写“{meant}”？按总分分等的，删去 of: rate。").format(meant=meant)}
    if not of_rate and ends and "%" in normal(span.text):
        yield "B199", {"text": span.text, "why": translate("写的是百分数，而这里按总分分等"),
                       "meant": translate("按总得分率分等的，写 of: rate；按总分分等的，写分数。")}


def _limit(node: MapNode, builder: RubricBuilder, names: list[str]) -> GradeLimit:
    lower, failed = builder.number(node.get("lower")), builder.number(node.get("failed"))
    outcomes = [key for key in ("lower", "at_most", "none") if node.get(key) is not None]
    if len(outcomes) != 1 or (node.get("when") is None) == (failed is None):
        builder.report("B157", node.place)
    best = text(node, "at_most")
    if best and best not in names:
        builder.report("B158", place_in(node, "at_most"), name=best, options="、".join(names))
    return GradeLimit(builder.formula(node.get("when"), "bool"), int(failed or 0), int(lower or 0), best,
                      text(node, "none"), text(node, "text"), node.place)


def read_total(node: Node | None, points: Fraction, builder: RubricBuilder) -> TotalRule:
    """The limits of the total and the vetoes on it."""
    if not isinstance(node, MapNode):
        return TotalRule()
    unlimited = tuple(key for key in ("max", "min") if text(node, key).strip() == NONE)
    high, low = (None if key in unlimited else builder.points(node.get(key)) for key in ("max", "min"))
    if high is not None and low is not None and high < low:
        builder.report("B146", node.place, name="total", min=plain(low), max=plain(high))
    vetoes = read_conditions(node, "veto", Bounds(Fraction(0), points), builder)
    return TotalRule(high, low, vetoes, unlimited, node.place)


def grade_gaps(rubric: Rubric) -> Iterator[Finding]:
    """Totals that no grade takes in, or two: whole-number bands (90-100, 80-89) leave 89.5 without a grade."""
    if rubric.grades is None or not rubric.grades.bands:
        return
    gaps: list[str] = []
    for value in _samples(rubric):
        holding = [band for band in rubric.grades.bands if band.span.holds(value)]
        shown = percent(value) if rubric.grades.of == "rate" else plain(value)
        if len(holding) > 1:
            yield finding("B155", holding[1].place, at=shown, names="、".join(band.name for band in holding))
        elif not holding:
            gaps.append(shown)
    if gaps:
        yield finding("B154", rubric.grades.place, at="、".join(gaps))


def _samples(rubric: Rubric) -> Iterator[Fraction]:
    """Every end of a band and the middle of every stretch, as far as the total's rounding lets it be reached."""
    step = rubric.total_rounding.step
    for low, high in _spans(rubric):
        if low == high:
            yield low
        elif step is None or rubric.grades is None or rubric.grades.of == "rate" or _reached(low, high, step):
            yield (low + high) / 2


def _spans(rubric: Rubric) -> Iterator[tuple[Fraction, Fraction]]:
    """Every end of a band by itself, and the stretches between, from 0 to the most that can be reached."""
    assert rubric.grades is not None
    top = Fraction(1) if rubric.grades.of == "rate" else rubric.most
    cuts = {end.at for band in rubric.grades.bands for end in (band.span.low, band.span.high) if end is not None}
    ordered = sorted({cut for cut in cuts if 0 <= cut <= top} | {Fraction(0), top})
    for left, right in zip(ordered, ordered[1:], strict=False):
        yield left, left
        yield left, right
    yield ordered[-1], ordered[-1]


def _reached(low: Fraction, high: Fraction, step: Fraction) -> bool:
    """Whether a multiple of the total's rounding lies strictly between."""
    return (low // step + 1) * step < high
