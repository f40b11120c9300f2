"""What came out against what a case expects: exactly, digit by digit; what differs is told with how it came about."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any, Container, Iterable

from ..data.figures import FALSE, TRUE
from ..exact import ends, percent, plain
from ..explain import explain_text
from ..figures_text import Problem, normal, read_number
from ..findings import Finding, finding
from ..language_choice import translate
from ..scoring.figure_text import NOTHING, digits
from ..scoring.scorecard import Scorecard
from .lookup import Lookup, Target, not_come_to
from .model import FINDINGS, GRADE, SCORE, TOTAL, TOTAL_NAME, VALUE_PREFIX, Case, Expected, Failure

RATIO = re.compile(r"([+-]?[0-9]+)\s*/\s*([0-9]*[1-9][0-9]*)\s*(%?)")


class Comparison:
    """Compares one scorecard with its case; ``failures`` and ``problems`` (names and numbers that can't be read)."""

    def __init__(self, case: Case, scorecard: Scorecard, findings: Iterable[Finding], given: Container[str] = ()):
        self.case, self.card, self.found, self.given = case, scorecard, list(findings), given
        self.lookup = Lookup(scorecard)
        self.failures: list[Failure] = []
        self.problems: list[Finding] = []
        compare = {TOTAL: self._total, GRADE: self._grade, SCORE: self._score, FINDINGS: self._findings}
        for expected in case.expected:
            compare.get(expected.kind, self._value)(expected)

    def _fail(self, code: str, expected: Expected, want: str, got: str, trace: str, **params: str) -> None:
        self.failures.append(Failure(finding(code, expected.place, case=self.case.name, expected=want, got=got,
                                             **params), trace))

    def _total(self, expected: Expected) -> None:
        wanted = self._number(expected, "")
        if isinstance(wanted, Finding) or wanted == self.card.total:
            return
        trace = explain_text(self.card, TOTAL_NAME) + self._scored()
        self._fail("B464", expected, score_text(wanted), score_text(self.card.total), trace)

    def _scored(self) -> str:
        """The leaves of which the case says something; the others stand at their baseline."""
        told = [node for node in self.card.nodes if node.piece is not None and node.name not in self.given]
        lines = [translate("用例给了数的指标：")] if told else []
        lines += [f"  {node.name}：{score_text(node.score)} / {digits(node.points)}" for node in told]
        return "\n".join(lines) + ("\n" if lines else "")

    def _grade(self, expected: Expected) -> None:
        if expected.text != self.card.grade:
            self._fail("B463", expected, expected.text or NOTHING, self.card.grade or NOTHING,
                       explain_text(self.card, TOTAL_NAME))

    def _score(self, expected: Expected) -> None:
        target = self.lookup.score(expected.name, expected.named)
        wanted = self._number(expected, "")
        if isinstance(target, Finding):
            self.problems.append(target)
        elif not isinstance(wanted, Finding):
            self._compare_score(expected, wanted, target)

    def _compare_score(self, expected: Expected, wanted: Fraction | None, target: Target) -> None:
        got = target.scored.score if target.scored is not None else None
        if got != wanted:
            said = score_text(got) if got is not None else not_come_to(target)
            self._fail("B460", expected, score_text(wanted), said, explain_text(self.card, target.name),
                       name=expected.name)

    def _value(self, expected: Expected) -> None:
        found = self.lookup.value(expected.name, expected.named)
        if isinstance(found, Finding):
            self.problems.append(found)
            return
        name, figure = found
        wanted = self._figure(expected, figure.value, figure.unit)
        if isinstance(wanted, Finding) or _same(wanted, figure.value):
            return
        got = exact_text(figure.value, figure.unit)
        if figure.value is None:
            got = translate("没有，缺少：{names}").format(names="、".join(figure.missing)) if figure.missing else NOTHING
        self._fail("B461", expected, exact_text(wanted, figure.unit), got,
                   explain_text(self.card, VALUE_PREFIX + name), name=name)

    def _findings(self, expected: Expected) -> None:
        got = sorted(item.code for item in self.found)
        if sorted(expected.codes) == got:
            return
        words = "".join(f"  {item.code} {item.message}\n" for item in self.found)
        self._fail("B462", expected, "、".join(sorted(expected.codes)) or translate("无"),
                   "、".join(got) or translate("无"), words)

    def _number(self, expected: Expected, unit: str) -> Fraction | None | Finding:
        """The number expected; what can't be read is noted."""
        if expected.text is None:
            return None
        found = read_expected(expected.text, unit)
        if isinstance(found, Fraction):
            return found
        problem = finding(found, expected.place, text=expected.text, name=expected.name)
        self.problems.append(problem)
        return problem

    def _figure(self, expected: Expected, value: Any, unit: str) -> Any:
        """What is expected of a figure: 是 or 否, a choice, or a number in its unit."""
        if expected.text is None:
            return None
        if isinstance(value, bool) and expected.text in (*TRUE, *FALSE):
            return expected.text in TRUE
        return expected.text if isinstance(value, str) else self._number(expected, unit)


def read_expected(text: str, unit: str) -> Fraction | str:
    """The exact number that a case expects (``5.87``, ``97.9%``, ``20/3``), or the code of what is wrong with it."""
    ratio = RATIO.fullmatch(normal(text))
    if ratio is not None:
        if unit == "%" and not ratio[3]:
            return "B477"
        return Fraction(int(ratio[1]), int(ratio[2])) / (100 if ratio[3] else 1)
    found = read_number(text, unit)
    return "B471" if isinstance(found, Problem) else found


def _same(wanted: Any, got: Any) -> bool:
    """Equal and of one kind: 是 isn't 1."""
    return isinstance(wanted, bool) == isinstance(got, bool) and bool(wanted == got)


def score_text(score: Fraction | None) -> str:
    """A score with all its digits; one that never ends also as a fraction."""
    return NOTHING if score is None else exact_text(score, "")


def exact_text(value: Any, unit: str) -> str:
    """A figure as a case would write it: 97.9%, 20/3（6.666666…）, 是."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return translate("是") if value else translate("否")
    if not isinstance(value, Fraction):
        return str(value)
    if ends(value):
        return percent(value) if unit == "%" else plain(value)
    shown, sign = (value * 100, "%") if unit == "%" else (value, "")
    return f"{shown.numerator}/{shown.denominator}{sign}（{digits(shown)}{sign}）"


