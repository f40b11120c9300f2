"""A review as data: claims beside scores, checks, published figures beside computed ones, and what it found."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..findings import Finding, Place
from ..scoring.scorecard import Scorecard


@dataclass(frozen=True)
class ReviewLine:
    """One indicator or part: what was claimed, what was computed, claimed − computed.

    ``kind`` is block, leaf or part. ``status``: same, different, blank (未填), unknown (无法计算), none (not claimed).
    """

    path: tuple[str, ...]
    kind: str
    points: Fraction
    claimed: Fraction | None
    computed: Fraction | None
    status: str
    place: Place | None = None

    @property
    def name(self) -> str:
        """The indicator's or part's name."""
        return self.path[-1]

    @property
    def difference(self) -> Fraction | None:
        """Claimed less computed; None where either is not known."""
        return None if self.claimed is None or self.computed is None else self.claimed - self.computed


@dataclass(frozen=True)
class CheckLine:
    """One equation of the rubric with its two sides. ``holds`` is None where it can't be worked out.

    ``blank`` names the figures that needn't be given and aren't, so that there is nothing to check.
    """

    name: str
    equation: str
    op: str
    left: Fraction | None
    right: Fraction | None
    left_text: str
    right_text: str
    holds: bool | None
    tolerance: Fraction
    source: str
    place: Place | None
    blank: str = ""

    @property
    def difference(self) -> Fraction | None:
        """Left less right."""
        return None if self.left is None or self.right is None else self.left - self.right


@dataclass(frozen=True)
class StatedLine:
    """A published figure beside the computed one, which is rounded to the published digits."""

    name: str
    stated: str
    computed: str
    exact: Any
    agrees: bool | None
    place: Place | None


@dataclass(frozen=True)
class Review:
    """Everything that a review of one scorecard gives. ``total`` is the line of the total, its path empty."""

    scorecard: Scorecard
    lines: tuple[ReviewLine, ...]
    total: ReviewLine
    checks: tuple[CheckLine, ...]
    stated: tuple[StatedLine, ...]
    findings: tuple[Finding, ...]
