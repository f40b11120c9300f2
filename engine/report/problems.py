"""存在问题: the problems that arise from lost points, grouped, worded and ordered as the rubric says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from markupsafe import Markup

from ..scoring.scorecard import NodeScore, Scorecard
from .default_wording import default_wording
from .filters import listed, numerals
from .names import Names
from .neutral import neutral
from .shown import Shown, score_text
from .wordings import PROBLEMS, WordingPath, problem_settings

Writer = Callable[[str, Mapping[str, Any], WordingPath], Markup]


@dataclass(frozen=True)
class Problem:
    """One problem: what it is called, the indicators that lost points by it, and what is said of it."""

    title: str
    indicators: tuple[str, ...]
    lost: Fraction
    text: Markup
    measure: str = ""
    says_itself: bool = False

    @property
    def concerns(self) -> str:
        """该问题主要涉及扣分指标为“…”。 Empty where the wording is our own, which names each indicator."""
        if self.says_itself:
            return ""
        count = len(self.indicators)
        several = f"{'两' if count == 2 else numerals(count)}项指标" if count > 1 else ""
        return f"该问题主要涉及扣分指标为{listed(self.indicators, quoted=True)}{several}。"

    def view(self, number: int) -> Names:
        """The problem as templates see it."""
        return Names({"序号": number, "标题": self.title, "扣分指标": list(self.indicators), "涉及": self.concerns,
                      "扣分": Shown(self.lost, score_text(self.lost)), "内容": self.text})


def problems_of(card: Scorecard, context: Mapping[str, Any], writer: Writer) -> tuple[Problem, ...]:
    """Every problem, in order: worst first unless the rubric says ``order: listed``."""
    settings = problem_settings(card.rubric)
    losing = {node.name: node for node in card.nodes if node.piece is not None and _lost(node)}
    paths = {"/".join(node.path): node.name for node in losing.values()}
    problems, covered = [], set()
    for number, group in enumerate(settings.get("groups") or ()):
        names = [paths.get(str(name), str(name)) for name in group.get("indicators") or ()]
        nodes = [losing[name] for name in dict.fromkeys(names) if name in losing]
        covered.update(names)
        if nodes:
            path = (*PROBLEMS, "groups", number)
            problems.append(_grouped(card, group, nodes, context, writer, path))
    wording = settings.get("wording") or {}
    problems += [_single(card, node, wording, context, writer) for name, node in losing.items() if name not in covered]
    if settings.get("order", "worst_first") == "worst_first":
        problems.sort(key=lambda problem: -problem.lost)
    return tuple(problems)


def _lost(node: NodeScore) -> Fraction:
    """What was lost of what could be earned; of what stands outside the 100, what it took away."""
    return Fraction(0) if node.score is None else max(node.available - node.score, Fraction(0))


def _lost_of(card: Scorecard, nodes: Sequence[NodeScore]) -> Fraction:
    """What these lost, in points of the total."""
    return sum((_lost(node) * card.rubric.worth_of_a_point(node.path) for node in nodes), Fraction(0))


def _grouped(card: Scorecard, group: Mapping[str, Any], nodes: Sequence[NodeScore], context: Mapping[str, Any],
             writer: Writer, path: WordingPath) -> Problem:
    names = tuple(node.name for node in nodes)
    local = {**context, "扣分指标": list(names)}
    wording = group.get("text")
    text = writer(str(wording), local, (*path, "text")).strip() if wording else _default_text(card, nodes)
    title = str(writer(str(group.get("title", names[0])), local, (*path, "title"))).strip()
    return Problem(title, names, _lost_of(card, nodes), text, str(group.get("measure") or ""), not wording and len(nodes) == 1)


def _single(card: Scorecard, node: NodeScore, wording: Mapping[str, Any], context: Mapping[str, Any],
            writer: Writer) -> Problem:
    said = wording.get(node.name)
    local = {**context, "扣分指标": [node.name]}
    text = writer(str(said), local, (*PROBLEMS, "wording", node.name)).strip() if said else _default_text(card, [node])
    return Problem(f"{node.name}减分" if node.adjust else f"{node.name}未得满分", (node.name,), _lost_of(card, [node]), text, says_itself=not said)


def _default_text(card: Scorecard, nodes: Sequence[NodeScore]) -> Markup:
    return Markup(neutral("\n".join(default_wording(card, node) for node in nodes)))


def measures_for(card: Scorecard, problems: Sequence[Problem]) -> list[Mapping[str, Any]]:
    """改进措施 for the problems shown, each once.

    A group's ``measure`` is a key of the department's text, else of the rubric's own wording (``report: wording:``), or the
    wording itself. Under the key stands a text, one
    measure (title, text), or a list of measures, of which those are taken that name a problem shown (for).
    """
    found: list[Mapping[str, Any]] = []
    used: set[str] = set()
    titles = {problem.title for problem in problems}
    wording = card.rubric.report.get("wording")
    own: Mapping[str, Any] = wording if isinstance(wording, Mapping) else {}
    for problem in problems:
        if problem.measure and problem.measure not in used:
            used.add(problem.measure)
            said = card.data.text.get(problem.measure) or own.get(problem.measure, problem.measure)
            found += _measures(said, problem.title, titles)
    return found


def _measures(said: Any, title: str, titles: set[str]) -> list[Mapping[str, Any]]:
    if isinstance(said, (list, tuple)):
        return [_named(item, title) for item in said if isinstance(item, Mapping) and _answers(item, titles)]
    return [_named(said if isinstance(said, Mapping) else {"text": said}, title)]


def _named(measure: Mapping[str, Any], title: str) -> Mapping[str, Any]:
    return {"标题": measure.get("title") or title, "内容": measure.get("text") or ""}


def _answers(measure: Mapping[str, Any], titles: set[str]) -> bool:
    aims = measure.get("for") or ()
    aims = [aims] if isinstance(aims, str) else aims
    return not aims or bool(titles.intersection(map(str, aims)))
