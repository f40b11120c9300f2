"""``tiers``: the score of the one tier whose condition holds; a gap or an overlap is said, never resolved by order."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterable, Sequence

from ...exact import plain
from ...findings import Finding, Place, finding
from ...language.tree import Name
from ...language_choice import translate
from ...positions import MapNode, Node, SeqNode
from ...trace import Step
from ..choice_sweep import tier_problems
from ..model import Formula, Piece
from ..ranges import Range, read_range, settle
from ..thresholds import thresholds_in
from .amounts import award_in
from .base import Bounds, Branch, Builder, Method, Outcome, Run, Threshold, place_in, text_of, undecided


@dataclass(frozen=True)
class Tier:
    """One tier: its condition and the score that it gives."""

    when: Formula
    score: Fraction
    score_text: str
    place: Place


def build(node: Node, bounds: Bounds, builder: Builder) -> tuple[Tier, ...]:
    """The tiers in the file's order: a list with conditions, or one ``value`` and ``ranges`` of it.

    Scores out of bounds, ranges that can't be read and ends that nobody can place are reported.
    """
    if isinstance(node, MapNode):
        return _ranged(node, bounds, builder)
    found = []
    for item in node.items if isinstance(node, SeqNode) else ():
        if not isinstance(item, MapNode):
            continue
        when, amount = builder.formula(item.get("when"), "bool"), award_in(item, "score", bounds, builder)
        if when is not None and amount is not None:
            found.append(Tier(when, amount, builder.words(item.get("score"), plain(amount)), item.place))
    return tuple(found)


def _ranged(node: MapNode, bounds: Bounds, builder: Builder) -> tuple[Tier, ...]:
    """Ranges of one value (80%(含)-90%), turned into conditions on it."""
    value, listed = builder.formula(node.get("value")), node.get("ranges")
    rows = [item for item in (listed.items if isinstance(listed, SeqNode) else ()) if isinstance(item, MapNode)]
    amounts = [award_in(item, "score", bounds, builder) for item in rows]
    spans = [_span(item, builder) for item in rows]
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
        if when is not None and amount is not None:
            found.append(Tier(when, amount, builder.words(item.get("score"), plain(amount)), item.place))
    return tuple(found)


def _span(item: MapNode, builder: Builder) -> Range | None:
    written = text_of(item, "range")
    span = read_range(written)
    if span is None:
        builder.report("B152", place_in(item, "range"), text=written)
    return span


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
    matches, steps = [], []
    for tier in piece.settings:
        found = run.evaluate(tier.when, exact=piece.compare != "rounded")
        missing = undecided(tier.when, found)
        if missing:
            return missing
        if found.value:
            matches.append(tier)
            steps.append(_step(tier, found.substituted, found.data, piece))
    if len(matches) == 1:
        return Outcome(matches[0].score, tuple(steps))
    code = "B420" if not matches else "B421"
    lines = "、".join(str(tier.place.line) for tier in matches)
    return Outcome(None, tuple(steps), findings=(finding(code, piece.place, name=piece.name, lines=lines),))


def _step(tier: Tier, substituted: str, data: Place | None, piece: Piece) -> Step:
    basis = translate("修约后的值") if piece.compare == "rounded" else translate("未修约的值")
    text = translate("达到档次“{tier}”（按{basis}比较），得{score}分").format(
        tier=tier.when.text, basis=basis, score=tier.score_text)
    return Step("tier", text, formula=tier.when.text, substituted=substituted, after=tier.score, unit="分",
                rubric=tier.when.place, data=data, branch=_key(piece, tier))


def describe(piece: Piece) -> str:
    """The rule in one line."""
    return translate("；").join(translate("{when}，得{score}分").format(when=tier.when.text, score=tier.score_text)
                               for tier in piece.settings)


def check(piece: Piece) -> Iterable[Finding]:
    """Gaps and overlaps between tiers over one value."""
    for problem in tier_problems([tier.when for tier in piece.settings]):
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


def _key(piece: Piece, tier: Tier) -> str:
    return f"tier:{piece.settings.index(tier)}"


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Every tier."""
    return tuple(Branch(_key(piece, tier), tier.when.text, tier.when.place) for tier in piece.settings)


def thresholds(piece: Piece) -> tuple[Threshold, ...]:
    """The ends of the tiers."""
    return thresholds_in(tier.when for tier in piece.settings)


METHOD = Method("tiers", build, score, describe, full_marks=full_marks,
                formulas=lambda settings: tuple(tier.when for tier in settings), check=check,
                branches=branches, thresholds=thresholds)
