"""``rank``: the place among the departments scored together (排名1-3名得7分；4-6名得5分).

The place is taken from the unrounded value (rank before rounding) unless the piece says ``compare: rounded``. What ties
do is stated, never assumed.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterable, Sequence

from ...exact import plain
from ...findings import Finding, Place, finding
from ...language_choice import translate
from ...positions import MapNode, Node, SeqNode
from ...trace import Step
from ..model import Formula, Piece, Rubric
from ..ranges import OTHER, Range, read_range, settle
from .amounts import award_in, cost_in
from .base import Bounds, Branch, Builder, Method, Outcome, Run, place_in, text_of, undecided
from .basis import is_exact, peer_basis_words

SHARE = ("按比例", "proportion")
TIES = {"first": "并列的都按靠前的名次，后面的名次空出", "last": "并列的都按靠后的名次",
        "dense": "并列的算一个名次，后面的名次不空", "mean": "并列的平分所占名次的得分"}
BEST = {"highest": "从高到低", "lowest": "从低到高"}


@dataclass(frozen=True)
class Award:
    """What some places earn: ``score`` for the first of them and ``step`` less for each one after it; or, where
    ``share`` is set, the points in proportion to the first place's value. ``places`` None: all others."""

    places: Range | None
    text: str
    score: Fraction
    step: Fraction
    share: bool
    place: Place


@dataclass(frozen=True)
class Rank:
    """``value`` ranked from the best; ``from_last`` counts places from the end (倒数第1名)."""

    value: Formula
    best: str
    ties: str
    from_last: bool
    awards: tuple[Award, ...]


def build(node: Node, bounds: Bounds, builder: Builder) -> Rank | None:
    """All settings; places that can't be read, named twice or scores out of bounds are reported."""
    if not isinstance(node, MapNode):
        return None
    value, listed = builder.formula(node.get("value")), node.get("places")
    awards = [_award(item, bounds, builder) for item in (listed.items if isinstance(listed, SeqNode) else ())
              if isinstance(item, MapNode)]
    good = tuple(award for award in awards if award is not None)
    if value is None or len(good) < len(awards):
        return None
    return Rank(value, text_of(node, "best"), text_of(node, "ties"), text_of(node, "count_from") == "last", good)


def _award(node: MapNode, bounds: Bounds, builder: Builder) -> Award | None:
    written, place = text_of(node, "place"), place_in(node, "place")
    said = written.replace("第", "").replace("名", "").replace("倒数", "").strip()
    span = read_range(said)
    if span is None or span.both:
        builder.report("B183", place, text=written)
        return None
    span = settle([span])[0][0]
    share = text_of(node, "score") in SHARE
    amount = bounds.high if share else award_in(node, "score", bounds, builder)
    step = cost_in(node, "step", bounds, builder) or Fraction(0)
    if amount is None:
        return None
    return Award(None if said in OTHER else span, written, amount, step, share, place)


def score(piece: Piece, run: Run) -> Outcome:
    """The award of the department's place. Without peers, or where a peer's value is missing, there is no place."""
    rule: Rank = piece.settings
    exact = is_exact(piece)
    found = run.evaluate(rule.value, exact=exact)
    missing = undecided(rule.value, found)
    if missing:
        return missing
    peers = run.peers(rule.value, exact)
    if not peers:
        return Outcome(None, findings=(finding("B480", piece.place, name=piece.name),))
    unknown = [name for name, other in peers if other.value is None]
    if unknown:
        return Outcome(None, findings=(finding("B481", piece.place, name=piece.name, peers="、".join(unknown)),))
    values = [other.value for _, other in peers]
    earned, words, award = place_award(rule, found.value, values, piece.points)
    if earned is None:
        return Outcome(None, findings=(finding("B482", piece.place, name=piece.name, number=words),))
    words += peer_basis_words(piece, run, rule.value)
    step = Step("tier", words, formula=rule.value.text, substituted=found.substituted, after=earned, unit="分",
                rubric=award.place if award else rule.value.place, data=found.data,
                branch=f"place:{award.text}" if award else "")
    return Outcome(earned, (step,))


def place_award(rule: Rank, value: Fraction, others: Sequence[Fraction],
                points: Fraction) -> tuple[Fraction | None, str, Award | None]:
    """The score of a value among others, in words, and the award that gave it; None where no award takes the place."""
    ahead, level = _standing(rule, value, others)
    first, last = ahead + 1, ahead + level
    place = {"first": first, "last": last, "mean": first}.get(rule.ties, first)
    if rule.ties == "dense":
        place = len({other for other in others if _before(rule, other, value)}) + 1
    top = (max if rule.best == "highest" else min)([value, *others])
    places = range(first, last + 1) if rule.ties == "mean" else (place,)
    awards = [_award_of(rule, each) for each in places]
    words = translate("共{count}个部门，{order}第{place}名").format(
        count=len(others) + 1, order=translate("倒数") if rule.from_last else "",
        place=f"{first}-{last}" if rule.ties == "mean" and level > 1 else place)
    if level > 1:
        words += translate("（{count}个部门并列）").format(count=level)
    if any(award is None for award in awards):
        return None, words, None
    earned = [_earned(award, each, value, top, points) for award, each in zip(awards, places, strict=True)
              if award is not None]
    if any(amount is None for amount in earned):
        return None, words, None
    total = sum((amount for amount in earned if amount is not None), Fraction(0)) / len(earned)
    return total, words, awards[0]


def _standing(rule: Rank, value: Fraction, others: Sequence[Fraction]) -> tuple[int, int]:
    """How many come before the value (counted from where places are counted), and how many share its place."""
    ahead = sum(1 for other in others if _before(rule, other, value))
    return ahead, 1 + sum(1 for other in others if other == value)


def _before(rule: Rank, other: Fraction, value: Fraction) -> bool:
    higher_first = (rule.best == "highest") != rule.from_last
    return other > value if higher_first else other < value


def _award_of(rule: Rank, place: int) -> Award | None:
    named = [award for award in rule.awards if award.places is not None and award.places.holds(Fraction(place))]
    return named[0] if named else next((award for award in rule.awards if award.places is None), None)


def _earned(award: Award, place: int, value: Fraction, top: Fraction, points: Fraction) -> Fraction | None:
    """The award at a place; None where a proportion to nothing is asked."""
    if award.share:
        low, high = sorted((value, top))
        return points * low / high if low >= 0 and high > 0 else None
    first = award.places.low.at if award.places is not None and award.places.low is not None else Fraction(place)
    return award.score - award.step * (place - first)


def describe(piece: Piece) -> str:
    """The rule in one line."""
    rule: Rank = piece.settings
    said = [_award_words(award) for award in rule.awards]
    return translate("{value}在一起评价的部门中{order}排名{counted}：{awards}；{ties}").format(
        value=rule.value.text, order=translate(BEST[rule.best]),
        counted=translate("，从最后一名数起") if rule.from_last else "", awards=translate("，").join(said),
        ties=translate(TIES[rule.ties]))


def _award_words(award: Award) -> str:
    score = translate("按与第一名的比例得分") if award.share else translate("得{score}分").format(score=plain(award.score))
    step = translate("，每后一名少{step}分").format(step=plain(award.step)) if award.step else ""
    return f"{_place_words(award)}{score}{step}"


def _place_words(award: Award) -> str:
    """第1名, 第1-3名; other words (其他, 11以上) as they are written."""
    said = award.text.replace(" ", "")
    return translate("第{place}名").format(place=said) if said.replace("-", "").isdigit() else award.text


def check(piece: Piece, rubric: Rubric) -> Iterable[Finding]:
    """Places named twice, and places that nothing is said of."""
    rule: Rank = piece.settings
    spans = [award for award in rule.awards if award.places is not None]
    edges = [end.at for award in spans if award.places for end in (award.places.low, award.places.high) if end]
    for place in range(1, int(max(edges, default=Fraction(0))) + 1):
        holding = [award for award in spans if award.places and award.places.holds(Fraction(place))]
        if len(holding) > 1:
            yield finding("B184", holding[1].place, name=piece.name, number=place)
        elif not holding and len(spans) == len(rule.awards):
            yield finding("B185", piece.place, name=piece.name, number=place)
            return
    endless = any(award.places and award.places.high is None for award in spans)
    if len(spans) == len(rule.awards) and not endless:
        yield finding("B185", piece.place, name=piece.name, number=int(max(edges, default=Fraction(0))) + 1)


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Every award."""
    return tuple(Branch(f"place:{award.text}", _award_words(award), award.place) for award in piece.settings.awards)


METHOD = Method("rank", build, score, describe, check=check, branches=branches,
                formulas=lambda settings: (settings.value,) if settings else ())
