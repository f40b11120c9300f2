"""One step of a trace (计算过程): what was done, with which figures, and where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .findings import Place


@dataclass(frozen=True)
class Step:
    """One line of a trace. ``text`` is already in words; names and figures stand in it as the files give them.

    ``kind``: parameter, figure, value, formula, tier, attain, answer, deduction, veto, full, zero, cap, floor, rounding,
    sum, missing, assumption, not_applicable, rescale, weight, pick, grade. ``before``/``after`` are the exact numbers
    where the step changes one. ``rubric`` and ``data`` say where it stands in each file. ``branch`` is the key of the branch of the
    rule (``methods.Branch``) that the step took, for coverage; empty where the rule had no choice.
    """

    kind: str
    text: str
    name: str = ""
    formula: str = ""
    substituted: str = ""
    before: Fraction | None = None
    after: Fraction | None = None
    unit: str = ""
    rubric: Place | None = None
    data: Place | None = None
    branch: str = ""
