"""``tiers``: the score of the one tier whose condition holds; a gap or an overlap is said, never resolved by order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Iterable, Sequence

from ...exact import plain
from ...figures_text import Problem, normal, read_number
from ...findings import Finding, Place, finding
from ...language.tree import Name
from ...language_choice import translate
from ...positions import MapNode, Node, SeqNode
from ...trace import Step
from ..choice_sweep import tier_problems
from ..grids import grids_of, limits_of, may_be_negative
from ..model import Formula, Piece, Rubric
from ..ranges import Range, settle
from ..thresholds import thresholds_in
from ..tier_sweep import below_zero
from .amounts import award_in
from .asking import Builder, Run
from .base import Bounds, Branch, Method, Outcome, Threshold, place_in, text_of, undecided

# What says that a score is worked out, and not written as a number.
WORKED_OUT = re.compile(r"[×÷*/＋+（(]|[^\s\d]\s*[－-]")


@dataclass(frozen=True)
class Tier:
    """One tier: its condition and the score that it gives, a number or what a ``formula`` gives (率 × 10分). ``other``: it
    takes in what no other tier does (其他)."""

    when: Formula
    score: Fraction | None
    score_text: str
    place: Place
    formula: Formula | None = None
    other: bool = False

    @property
    def words(self) -> str:
        """The condition as people read it."""
        return translate("其他情况") if self.other else self.when.text


def build(node: Node, bounds: Bounds, builder: Builder) -> tuple[Tier, ...]:
    """The tiers in the file's order: a list with conditions, or one ``value`` and ``ranges`` of it.

    Scores out of bounds, ranges that can't be read and ends that nobody can place are reported.
    """
    if isinstance(node, MapNode):
        return _ranged(node, bounds, builder)
    found, unread = [], False
    for item in node.items if isinstance(node, SeqNode) else ():
        if not isinstance(item, MapNode):
            continue
        tier = _tier(item, builder.formula(item.get("when"), "bool"), _award(item, bounds, builder), builder)
        if tier is None:
            unread = True
        else:
            found.append(tier)
    # Without the one that can't be read, the others would seem to leave a gap.
    return () if unread else tuple(found)


def _award(item: MapNode, bounds: Bounds, builder: Builder) -> Fraction | Formula | None:
    """What a tier gives: ``score`` or ``formula``, exactly one of them."""
    if (item.get("score") is None) == (item.get("formula") is None):
        builder.report("B126", item.place)
        return None
    if item.get("formula") is not None:
        return builder.formula(item.get("formula"), "score")
    written = text_of(item, "score")
    if WORKED_OUT.search(normal(written)) and isinstance(read_number(written, "分"), Problem):
        builder.report("B195", place_in(item, "score"), text=written, how=translate(
            "得分要计算的，把 score: 改成 formula:，例如 formula: {text}").format(text=written))
        return None
    return award_in(item, "score", bounds, builder)


def _tier(item: MapNode, when: Formula | None, award: Fraction | Formula | None, builder: Builder) -> Tier | None:
    if when is None or award is None:
        return None
    if isinstance(award, Formula):
        return Tier(when, None, award.text, item.place, award)
    return Tier(when, award, builder.words(item.get("score"), plain(award)), item.place)


def _ranged(node: MapNode, bounds: Bounds, builder: Builder) -> tuple[Tier, ...]:
    """Ranges of one value (80%(含)-90%), turned into conditions on it."""
    value, listed = builder.formula(node.get("value")), node.get("ranges")
    rows = [item for item in (listed.items if isinstance(listed, SeqNode) else ()) if isinstance(item, MapNode)]
    amounts = [_award(item, bounds, builder) for item in rows]
    subject = value.text if value is not None else ""
    spans = [builder.range(text_of(item, "range"), place_in(item, "range"), subject=subject) for item in rows]
    if value is None or None in spans or None in amounts:
        return ()
    settled, silent = settle([span for span in spans if span is not None])
    for index, at in silent:
        builder.report("B153", place_in(rows[index], "range"), text=settled[index].text, at=at)
    if silent or not _alike(settled, rows, builder):
        return ()
    conditions = [span.condition(value.text) for span in settled if not span.other]
    whole = "非（" + " 或 ".join(f"（{text}）" for text in conditions) + "）"
    found = []
    for item, span, amount in zip(rows, settled, amounts, strict=True):
        when = builder.condition(whole if span.other else span.condition(value.text), place_in(item, "range"))
        tier = _tier(item, when, amount, builder)
        found += [replace(tier, other=span.other)] if tier is not None else []
    return tuple(found)


def _alike(spans: Sequence[Range], rows: Sequence[MapNode], builder: Builder) -> bool:
    """Whether all ranges look at the value, or all at its size (±)."""
    kinds = [span.both for span in spans if not span.other]
    if len(set(kinds)) < 2:
        return True
    index = next(number for number, span in enumerate(spans) if not span.other and span.both != kinds[0])
    builder.report("B141", place_in(rows[index], "range"), text=spans[index].text)
    return False


def score(piece: Piece, run: Run) -> Outcome:
    """The matching tier's score. Conditions compare unrounded values unless the piece says ``compare: rounded``."""
    matches, steps, missed = [], [], []
    for tier in piece.settings:
        found = run.evaluate(tier.when, exact=piece.compare != "rounded")
        missing = undecided(tier.when, found)
        if missing:
            return missing
        missed.append(translate("“{when}”即 {said}，不成立").format(when=tier.words, said=found.substituted))
        if found.value:
            matches.append(tier)
            steps.append(_step(tier, found.substituted, found.data, piece))
    if len(matches) == 1:
        return _given(matches[0], run, steps)
    code = "B420" if not matches else "B421"
    lines = "、".join(str(tier.place.line) for tier in matches)
    return Outcome(None, tuple(steps), findings=(finding(code, piece.place, name=piece.name, lines=lines,
                                                         values=missed[0] if missed else ""),))


def _given(tier: Tier, run: Run, steps: list[Step]) -> Outcome:
    """The tier's score; a formula's with values as rounded, held between the bounds like any score."""
    if tier.formula is None:
        return Outcome(tier.score, tuple(steps))
    found = run.evaluate(tier.formula)
    missing = undecided(tier.formula, found)
    if missing:
        return replace(missing, steps=(*steps, *missing.steps))
    step = Step("formula", translate("按公式计算"), formula=tier.formula.text, substituted=found.substituted,
                after=found.value, unit="分", rubric=tier.formula.place, data=found.data)
    return Outcome(found.value, (*steps, step))


def _step(tier: Tier, substituted: str, data: Place | None, piece: Piece) -> Step:
    basis = translate("修约后的值") if piece.compare == "rounded" else translate("未修约的值")
    words = translate("达到档次“{tier}”（按{basis}比较），得{score}分") if tier.formula is None else (
        translate("达到档次“{tier}”（按{basis}比较），得分＝{score}"))
    text = words.format(tier=tier.words, basis=basis, score=tier.score_text)
    return Step("tier", text, formula=tier.when.text, substituted=substituted, after=tier.score, unit="分",
                rubric=tier.when.place, data=data, branch=_key(piece, tier))


def describe(piece: Piece) -> str:
    """The rule in one line."""
    fixed, computed = translate("{when}，得{score}分"), translate("{when}，得分＝{score}")
    return translate("；").join((fixed if tier.formula is None else computed).format(
        when=tier.words, score=tier.score_text) for tier in piece.settings)


def check(piece: Piece, rubric: Rubric) -> Iterable[Finding]:
    """Gaps and overlaps between tiers over one value."""
    grids, whens = grids_of(rubric, piece.compare == "rounded"), [tier.when for tier in piece.settings]
    subject = below_zero(whens)
    if subject and may_be_negative(subject, rubric):
        yield finding("B284", whens[0].place, name=piece.name, value=subject)
    for problem in tier_problems(whens, grids, limits_of(rubric)):
        place = piece.settings[problem.tier].when.place
        yield finding("B133" if problem.kind == "overlap" else "B132", place, name=piece.name, where=problem.where)


def full_marks(piece: Piece) -> str:
    """The condition of the tier with full marks, without the name that it begins with: ＜90%."""
    best = next((tier.when for tier in piece.settings if tier.score == piece.points), None)
    if best is None:
        return ""
    first = best.tree.children[0] if best.tree.children else best.tree
    written: str = best.text[first.end:] if isinstance(first, Name) else best.text
    return written.replace(" ", "")


def full_bound(piece: Piece) -> Threshold | None:
    """The end of the tier with full marks, where it has one end."""
    best = [tier.when for tier in piece.settings if tier.score == piece.points]
    ends = list(thresholds_in(best))
    return ends[0] if len(best) == len(ends) == 1 else None


def _key(piece: Piece, tier: Tier) -> str:
    return f"tier:{piece.settings.index(tier)}"


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Every tier."""
    return tuple(Branch(_key(piece, tier), tier.words, tier.when.place) for tier in piece.settings)


def thresholds(piece: Piece) -> tuple[Threshold, ...]:
    """The ends of the tiers."""
    return thresholds_in(tier.when for tier in piece.settings)


def span(piece: Piece) -> tuple[Fraction, Fraction] | None:
    """From the lowest tier's score to the highest's; any, where one is reckoned by a formula."""
    scores = [tier.score for tier in piece.settings]
    known = [score for score in scores if score is not None]
    return (min(known), max(known)) if known and len(known) == len(scores) else None


METHOD = Method("tiers", build, score, describe, awards=True, full_marks=full_marks, full_bound=full_bound,
                formulas=lambda settings: tuple(each for tier in settings for each in (tier.when, tier.formula) if each),
                check=check,
                branches=branches, thresholds=thresholds, span=span)
