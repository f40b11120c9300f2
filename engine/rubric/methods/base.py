"""What a scoring method is: how it is read, checked, scored and put in words, all in its own module."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Callable, Iterable

from ...entries import Entry
from ...findings import Finding, Place
from ...positions import MapNode, Node
from ...trace import Step
from ..model import Formula, Piece, Rubric
from .asking import Builder, Evaluated, Run


@dataclass(frozen=True)
class RowScore:
    """One row that a method scored by itself (a KPI of the department). ``score`` None: missing, or not applicable.

    ``claimed`` is the score that the department gives itself for the row.
    """

    name: str
    points: Fraction
    score: Fraction | None
    steps: tuple[Step, ...] = ()
    missing: tuple[str, ...] = ()
    reason: str = ""
    assumed: str = ""
    not_applicable: str = ""
    claimed: Entry | None = None


@dataclass(frozen=True)
class Outcome:
    """What a method made of a piece: an exact score before cap, floor and rounding, and the steps to it.

    ``rows`` are those that were scored one by one (绩效目标).
    """

    score: Fraction | None
    steps: tuple[Step, ...] = ()
    missing: tuple[str, ...] = ()
    zero: str = ""
    if_zero: str = ""
    reason: str = ""
    assumed: str = ""
    findings: tuple[Finding, ...] = ()
    rows: tuple[RowScore, ...] = ()


Settings = Any


@dataclass(frozen=True)
class Bounds:
    """Between which scores a piece lies: 0 and the points of an ordinary indicator, the two limits of one outside the
    100 (加减分项), whose deductions begin at 0 (``from_zero``). ``capped``: the rubric states a cap, so that what can be
    earned may add up to more."""

    low: Fraction
    high: Fraction
    from_zero: bool = False
    capped: bool = False

    def holds(self, score: Fraction) -> bool:
        """Whether a score may be given."""
        return self.low <= score <= self.high


NOT_APPLICABLE, VETO, FULL, ZERO, CAPPED, FLOORED = "not_applicable", "veto:", "full:", "zero", "cap", "floor"


def pick_branch(name: str) -> str:
    """The key of the branch that takes one alternative of ``choose``."""
    return f"pick:{name}"


@dataclass(frozen=True)
class Branch:
    """One of the ways that a rule can go: a tier, an option, an item met or not. ``key`` is unique in its piece and
    stands in the trace's steps; ``text`` says it in the rule's words."""

    key: str
    text: str
    place: Place


@dataclass(frozen=True)
class Threshold:
    """Where a rule turns: ``value`` is compared with ``cut`` (in the value's own unit; 90% is 9/10)."""

    value: Formula
    cut: Fraction


def no_formulas(settings: Settings) -> tuple[Formula, ...]:
    """For methods that read no figures."""
    return ()


def no_items(settings: Settings) -> tuple[str, ...]:
    """For methods that ask the department nothing."""
    return ()


def nothing_to_check(piece: Piece, rubric: Rubric) -> Iterable[Finding]:
    """For methods whose schema and building say all there is."""
    return ()


def no_branches(piece: Piece) -> tuple[Branch, ...]:
    """For methods that treat every figure alike."""
    return ()


def no_thresholds(piece: Piece) -> tuple[Threshold, ...]:
    """For methods that turn nowhere."""
    return ()


def nothing_to_say(piece: Piece) -> str:
    """For methods whose full marks aren't a matter of one bound."""
    return ""


def no_bound(piece: Piece) -> Threshold | None:
    """For methods whose full marks don't begin at one number."""
    return None


def any_score(piece: Piece) -> tuple[Fraction, Fraction] | None:
    """For methods that may give any score within the bounds."""
    return None


@dataclass(frozen=True)
class Method:
    """One scoring method.

    ``key`` is its key in the YAML. ``build`` turns the YAML under that key into settings, ``score`` scores a piece,
    ``formulas`` lists the formulas it evaluates, ``items`` the answers that it asks for ("" for the piece itself),
    ``describe`` says the rule in one line, ``check`` yields lint findings on a piece of a loaded rubric, ``asks`` is the section of
    the data file that it reads: ``answers``, ``findings``, ``goals`` (``items`` are then the names of the rows that it
    takes) or none; ``missing_code`` is lint's code for an answer that isn't there; ``full_marks`` says officially
    what full marks ask for (＜90%), for reports, and ``full_bound`` says it as a value and the number where they end, if it is
    one; ``branches`` lists the ways a rule can go and ``thresholds`` where it
    turns, for coverage and boundary cases; ``last`` is scored after all other leaves, since it looks at their scores;
    ``span`` is the lowest and highest score that the rule gives, before cap and floor (None: from 0 to the points);
    ``awards``: the amounts that it states are given out of the points (满分6分的，得6、4、2分), so that they grow with them;
    ``together``: it looks at the departments that are scored together.
    """

    key: str
    build: Callable[[Node, Bounds, Builder], Settings]
    score: Callable[[Piece, Run], Outcome]
    describe: Callable[[Piece], str]
    formulas: Callable[[Settings], tuple[Formula, ...]] = no_formulas
    items: Callable[[Settings], tuple[str, ...]] = no_items
    check: Callable[[Piece, Rubric], Iterable[Finding]] = nothing_to_check
    asks: str = ""
    missing_code: str = "B316"
    full_marks: Callable[[Piece], str] = nothing_to_say
    full_bound: Callable[[Piece], Threshold | None] = no_bound
    branches: Callable[[Piece], tuple[Branch, ...]] = no_branches
    thresholds: Callable[[Piece], tuple[Threshold, ...]] = no_thresholds
    last: bool = False
    awards: bool = False
    together: bool = False
    span: Callable[[Piece], tuple[Fraction, Fraction] | None] = any_score


def text_of(node: MapNode, key: str, default: str = "") -> str:
    """The text under a key of a mapping, or the default."""
    found = node.get(key)
    return getattr(found, "text", default) if found is not None else default


def place_in(node: MapNode, key: str) -> Place:
    """The place of the value under a key, or of the mapping itself."""
    found = node.get(key)
    return found.place if found is not None else node.place


def unanswered(run: Run, item: str, place: Place) -> Outcome:
    """The outcome where the department gave no answer."""
    name = run.item_name(item)
    return Outcome(None, (Step("missing", name, name=name, rubric=place),), (name,))


def undecided(formula: Formula, found: Evaluated) -> Outcome | None:
    """The outcome where a formula has no result, or None where it has one."""
    if found.value is not None:
        return None
    step = Step("missing" if found.missing else "zero", formula.text, formula=formula.text,
                substituted=found.substituted, rubric=formula.place, data=found.data)
    return Outcome(None, (step,), found.missing, found.zero, found.outcome)
