"""Claimed scores beside computed ones."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Iterator, Mapping

from ..data.model import Entry
from ..findings import Finding, finding
from ..language_choice import translate
from ..scoring.output import points_text, score_text
from ..scoring.scorecard import NodeScore, PieceScore, Scorecard
from .model import ReviewLine


def claim_lines(scorecard: Scorecard) -> tuple[ReviewLine, ...]:
    """A line for every indicator, and for every part that is claimed by itself (``指标/要点``)."""
    return tuple(line for node in scorecard.nodes for line in _node(scorecard, node))


def _node(scorecard: Scorecard, node: NodeScore) -> Iterator[ReviewLine]:
    claimed = scorecard.data.claimed
    kind = "block" if node.piece is None else "leaf"
    meant = node.piece is not None or all(leaf.name != node.name for leaf in scorecard.rubric.leaves())
    yield _line(node.path, kind, node.points, claimed.get(node.name) if meant else None, node.score)
    if node.piece is not None:
        yield from _parts(node.path, node.name, node.piece, claimed)


def _parts(path: tuple[str, ...], name: str, piece: PieceScore, claimed: Mapping[str, Entry]) -> Iterator[ReviewLine]:
    """The parts, and the rows of a KPI table, that are claimed by themselves."""
    for part in piece.parts:
        entry = part.claimed or claimed.get(f"{name}/{part.name}")
        if entry is not None:
            yield _line((*path, part.name), "part", part.points, entry, part.score)
        yield from _parts((*path, part.name), f"{name}/{part.name}", part, claimed)


def with_sums(scorecard: Scorecard, lines: tuple[ReviewLine, ...]) -> dict[tuple[str, ...], Fraction | None]:
    """What each leaf claims, by its path: its own claim, else what its parts or rows claim where every one does."""
    found = {line.path: line for line in lines}
    return {node.path: _claim_of(node.path, node.piece, found) for node in scorecard.nodes if node.piece is not None}


def _claim_of(path: tuple[str, ...], piece: PieceScore, lines: Mapping[tuple[str, ...], ReviewLine]) -> Fraction | None:
    own = lines.get(path)
    if own is not None and own.status != "none":
        return own.claimed
    counted = [part for part in piece.parts if not part.not_applicable]
    claims = [_claim_of((*path, part.name), part, lines) for part in counted]
    known = [claim for claim in claims if claim is not None]
    adds = piece.method in ("parts", "goals")
    return sum(known, Fraction(0)) if adds and known and len(known) == len(claims) else None


def total_line(scorecard: Scorecard) -> ReviewLine:
    """The line of the total."""
    return _line(("",), "block", scorecard.points, scorecard.data.claimed_total, scorecard.total)


def _line(path: tuple[str, ...], kind: str, points: Fraction, entry: Entry | None,
          computed: Fraction | None) -> ReviewLine:
    claimed = entry.value if entry is not None and isinstance(entry.value, Fraction) else None
    if entry is None:
        status = "none"
    elif claimed is None:
        status = "blank"
    elif computed is None:
        status = "unknown"
    else:
        status = "same" if claimed == computed else "different"
    return ReviewLine(path, kind, points, claimed, computed, status, entry.place if entry is not None else None)


def claim_findings(scorecard: Scorecard, lines: tuple[ReviewLine, ...], total: ReviewLine) -> Iterator[Finding]:
    """Claims that differ from the score, blanks, and a claimed total that its own lines don't add up to."""
    claims = with_sums(scorecard, lines)
    leaves = [replace(line, claimed=claims[line.path]) for line in lines if line.kind == "leaf"]
    open_leaves = [line.path for line in leaves if line.claimed is None]
    for line in lines:
        if line.status == "different":
            yield _differs("B501", scorecard, line)
        elif line.status == "blank":
            yield _blank(scorecard, line, leaves, total if [line.path] == open_leaves else None)
    if total.status == "different":
        yield _differs("B503", scorecard, total)
    yield from _blocks(scorecard, lines, claims)
    added = sum((line.claimed for line in leaves if line.claimed is not None), Fraction(0))
    if leaves and not open_leaves and total.claimed is not None and added != total.claimed:
        yield finding("B504", total.place, claimed=score_text(total.claimed, scorecard.rubric),
                      added=score_text(added, scorecard.rubric), difference=points_text(abs(total.claimed - added)),
                      suspect=_left_out(added - total.claimed, leaves))


def _blocks(scorecard: Scorecard, lines: tuple[ReviewLine, ...],
            claims: Mapping[tuple[str, ...], Fraction | None]) -> Iterator[Finding]:
    """Claims of blocks that aren't the sum of what is claimed below them; blocks with weights or what doesn't apply are
    left alone, since they aren't plain sums."""
    rules = {node.path: node for node in scorecard.rubric.walk()}
    for line in lines:
        node = rules.get(line.path)
        if line.kind != "block" or line.claimed is None or node is None:
            continue
        below = [claims.get(leaf.path) for leaf in node.walk() if leaf.piece is not None]
        plain_sum = all(item.weight is None for item in node.walk() if item is not node) and not any(
            made.not_applicable for made in scorecard.nodes if made.path[:len(line.path)] == line.path)
        added = sum((claim for claim in below if claim is not None), Fraction(0))
        if plain_sum and None not in below and added != line.claimed:
            yield finding("B506", line.place, name=line.name, claimed=_text(line.claimed, scorecard),
                          added=_text(added, scorecard), difference=points_text(abs(line.claimed - added)))


def _left_out(gap: Fraction, leaves: list[ReviewLine]) -> str:
    """Which indicator's claim is just what the total lacks, in words; empty where none or several are."""
    found = [line.name for line in leaves if line.claimed == gap]
    return translate("少的正好是“{name}”的得分，可能没有加进去。").format(name=found[0]) if len(found) == 1 else ""


def _differs(code: str, scorecard: Scorecard, line: ReviewLine) -> Finding:
    return finding(code, line.place, name=line.name, claimed=_text(line.claimed, scorecard),
                   computed=_text(line.computed, scorecard), difference=signed(line.difference, scorecard))


def _blank(scorecard: Scorecard, line: ReviewLine, leaves: list[ReviewLine], total: ReviewLine | None) -> Finding:
    """The blank line; with the score that the claimed total implies where it is the only one."""
    computed = _text(line.computed, scorecard)
    if total is None or total.claimed is None:
        return finding("B502", line.place, name=line.name, computed=computed)
    others: Fraction = sum((leaf.claimed for leaf in leaves if leaf.claimed is not None), Fraction(0))
    return finding("B505", line.place, name=line.name, computed=computed, total=_text(total.claimed, scorecard),
                   implied=_text(total.claimed - others, scorecard))


def _text(score: Fraction | None, scorecard: Scorecard) -> str:
    return score_text(score, scorecard.rubric)


def signed(difference: Fraction | None, scorecard: Scorecard) -> str:
    """A difference with its sign: +0.25, -1.00, 0.00."""
    text = score_text(difference, scorecard.rubric)
    return f"+{text}" if difference is not None and difference > 0 else text
