"""``rank``: the place among the departments scored together (排名1-3名得7分；前10%得10分；后3名扣2分).

The place is taken from the unrounded value (rank before rounding) unless the piece says ``compare: rounded``. What ties
do is stated, never assumed; so is how many departments 前10% are where that is no whole number.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Iterable, Iterator, Sequence

from ...exact import plain
from ...findings import Finding, Place, finding
from ...language_choice import translate
from ...positions import MapNode, Node, SeqNode
from ...trace import Step
from ..model import Piece, Rubric
from ..ranges import OTHER
from .amounts import award_in, cost_in
from .asking import Builder, Run
from .base import Bounds, Branch, Method, Outcome, place_in, text_of, undecided
from .basis import is_exact, peer_basis_words
from .rank_places import BACK, FROM_LAST, FRONT, Places, faults, many, parted, places_of
from .rank_standing import Award, Rank, place_award

SHARE = ("按比例", "proportion")
TIES = {"first": "并列的都按靠前的名次，后面的名次空出", "last": "并列的都按靠后的名次",
        "dense": "并列的算一个名次，后面的名次不空", "mean": "并列的平分所占名次的得分"}
BEST = {"highest": "从高到低", "lowest": "从低到高"}
PART_PLACES = {"up": "不足一名按一名算", "down": "不足一名不算", "half_up": "名次数四舍五入"}
# Up to so many departments lint tries whether shares counted from both ends meet.
FEW = 100


def build(node: Node, bounds: Bounds, builder: Builder) -> Rank | None:
    """All settings; places that can't be read, named twice or scores out of bounds are reported."""
    if not isinstance(node, MapNode):
        return None
    value, listed = builder.formula(node.get("value")), node.get("places")
    from_last, part_place = text_of(node, "count_from") == "last", text_of(node, "part_place")
    awards = [_award(item, bounds, builder, from_last) for item in (listed.items if isinstance(listed, SeqNode) else ())
              if isinstance(item, MapNode)]
    good = tuple(award for award in awards if award is not None)
    shared = next((award for award in good if award.places is not None and award.places.share), None)
    if shared is not None and not part_place:
        builder.report("B181", shared.place, text=shared.text)
        return None
    if value is None or len(good) < len(awards) or part_place not in ("", *PART_PLACES):
        return None
    return Rank(value, text_of(node, "best"), text_of(node, "ties"), from_last, good, part_place)


def _award(node: MapNode, bounds: Bounds, builder: Builder, from_last: bool) -> Award | None:
    written, place = text_of(node, "place"), place_in(node, "place")
    places = None if written.strip() in OTHER else _places(written, place, builder, from_last)
    share = text_of(node, "score") in SHARE
    amount = bounds.high if share else award_in(node, "score", bounds, builder)
    step = cost_in(node, "step", bounds, builder) or Fraction(0)
    if amount is None or (places is None and written.strip() not in OTHER):
        return None
    return Award(places, written, amount, step, share, place)


def _places(written: str, place: Place, builder: Builder, from_last: bool) -> Places | None:
    head, body = parted(written)
    if from_last and head in (*FRONT, *BACK):
        builder.report("B269", place, text=written)
        return None
    span = builder.range(body, place, "B183", written)
    found = None if span is None else places_of("" if from_last and head == FROM_LAST else head, span)
    if span is not None and found is None:
        builder.report("B183", place, text=written)
    return found


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
    stands = place_award(rule, found.value, values, piece.points)
    if stands.clash is not None:
        number, first, second = stands.clash
        return Outcome(None, findings=(finding("B268", piece.place, name=piece.name, count=len(values) + 1, number=number,
                                               first=first.text, second=second.text),))
    if stands.earned is None or stands.award is None:
        return Outcome(None, findings=(finding("B482", piece.place, name=piece.name, number=stands.words),))
    words = stands.words + peer_basis_words(piece, run, rule.value)
    step = Step("tier", words, formula=rule.value.text, substituted=found.substituted, after=stands.earned, unit="分",
                rubric=stands.award.place, data=found.data, branch=f"place:{stands.award.text}")
    return Outcome(stands.earned, (step,))


def describe(piece: Piece) -> str:
    """The rule in one line."""
    rule: Rank = piece.settings
    said = [_award_words(award) for award in rule.awards]
    words = translate("{value}在一起评价的部门中{order}排名{counted}：{awards}；{ties}").format(
        value=rule.value.text, order=translate(BEST[rule.best]),
        counted=translate("，从最后一名数起") if rule.from_last else "", awards=translate("，").join(said),
        ties=translate(TIES[rule.ties]))
    return words + (translate("；") + translate(PART_PLACES[rule.part_place]) if rule.part_place else "")


def _award_words(award: Award) -> str:
    score = translate("按与第一名的比例得分") if award.share else translate("得{score}分").format(score=plain(award.score))
    step = translate("，每后一名少{step}分").format(step=plain(award.step)) if award.step else ""
    return f"{_place_words(award)}{score}{step}"


def _place_words(award: Award) -> str:
    """第1名, 第1-3名; other words (其他, 11以上) as they are written."""
    said = award.text.replace(" ", "")
    return translate("第{place}名").format(place=said) if said.replace("-", "").isdigit() else award.text


def check(piece: Piece, rubric: Rubric) -> Iterable[Finding]:
    """Places named twice, and places that nothing is said of; shares from both ends that meet among few departments."""
    rule: Rank = piece.settings
    named = [(award, award.places) for award in rule.awards if award.places is not None]
    listed = [places for _, places in named]
    found = [fault for fault in faults(listed, many(listed), rule.part_place) if fault.twice or len(named) == len(rule.awards)]
    for fault in found:
        by = [named[index] for index in fault.by]
        plain_places = not any(places.share or places.back for _, places in by)
        if fault.twice:
            place, texts = by[-1][0].place, [award.text for award, _ in by]
            yield finding("B184", place, name=piece.name, number=fault.number) if plain_places else finding(
                "B265", place, name=piece.name, first=texts[0], second=texts[1])
        elif plain_places:
            yield finding("B185", piece.place, name=piece.name, number=fault.number)
        else:
            yield finding("B266", piece.place, name=piece.name, places=by[0][0].text)
    if not found:
        yield from _meeting(piece, named)


def _meeting(piece: Piece, named: Sequence[tuple[Award, Places]]) -> Iterator[Finding]:
    """The smallest number of departments (one alone has no place) at which shares, rounded, take a place in twice or leave one out."""
    rule: Rank = piece.settings
    shares = [pair for pair in named if pair[1].share]
    if not any(places.back for _, places in shares):
        return
    for count in range(2, FEW + 1):
        for fault in faults([places for _, places in shares], count, rule.part_place):
            if fault.twice or (len(shares) == len(rule.awards) and fault.by):
                yield finding("B267", piece.place, name=piece.name, count=count, number=fault.number)
                return


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Every award."""
    return tuple(Branch(f"place:{award.text}", _award_words(award), award.place) for award in piece.settings.awards)


METHOD = Method("rank", build, score, describe, awards=True, together=True, check=check, branches=branches,
                formulas=lambda settings: (settings.value,) if settings else ())
