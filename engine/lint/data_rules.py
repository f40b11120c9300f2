"""What lint says about readable data: figures and answers that are missing, and who needs them; divisors of zero."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator, Sequence

from ..data.answers import asked
from ..data.model import DepartmentData
from ..findings import Finding, Place, Severity, finding
from ..language_choice import translate
from ..rubric.load import load_rubric
from ..rubric.methods import methods
from ..rubric.model import Rubric
from ..rubric.uses import users_of_inputs
from ..scoring.score import score
from ..scoring.scorecard import Scorecard
from .follow_ups import news, scoring_news
from .report_rules import lint_sections

# B413 is said of every figure here; a rank is only there where departments are scored together: scoring says so.
ELSEWHERE = frozenset({"B413", "B480", "B481", "B482"})


def lint_data(data: DepartmentData, rubric: Rubric | None, path: Path, told: Sequence[Finding] = ()) -> list[Finding]:
    """Missing figures (each once, with every indicator that needs it), missing answers, and what scoring says.

    ``told`` are the errors that have been reported already: where one of them leaves a whole section unread, nothing is
    missing from it, and a score isn't missed because of what can't be read.
    """
    rubric = rubric or load_rubric(data.rubric, path.parent)
    card = score(rubric, data)
    done = settled(card)
    found = news([*missing_figures(rubric, data, done), *missing_answers(rubric, data, done)], told, data)
    found += [item for item in scoring_news(card, found, told) if item.code not in ELSEWHERE]
    return found + lint_sections(data, rubric)


def settled(card: Scorecard) -> frozenset[str]:
    """The users of figures that need no more of them: what has a score or doesn't apply, a total or grade that stands."""
    waiting = {node.name for node in card.nodes if node.score is None and not node.not_applicable}
    found = {node.name for node in card.nodes} - waiting
    found |= {translate("合计")} if card.total is not None else set()
    return frozenset(found | ({translate("等次")} if card.grade is not None else set()))


def missing_figures(rubric: Rubric, data: DepartmentData, done: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """One finding for every declared figure or table that the data lack; not where all that use it are ``done``."""
    top = data.section_place("inputs")
    used = users_of_inputs(rubric)
    users = {name: [user for user in names if user not in data.not_applicable and user not in done]
             for name, names in used.items()}
    needless = {name for name, names in used.items() if names and not users[name]}
    for name, declared in rubric.inputs.items():
        if name in needless:
            continue
        entry = data.inputs.get(name)
        # What is there but can't be read has been said already.
        unread = entry is not None and entry.value is None and entry.text not in ("", "null", "~")
        if not declared.optional and not unread and (entry is None or entry.value is None):
            place = entry.place if entry is not None else top
            yield _weighed("B301", place, users.get(name, ()), name=name)
    for name, table in rubric.tables.items():
        if name in needless:
            continue
        if name not in data.tables:
            yield _weighed("B301", top, users.get(name, ()), name=name)
            continue
        present = {row.cells[table.key].text for row in data.tables[name] if table.key in row.cells}
        for key in table.keys:
            if key not in present:
                yield _weighed("B309", top, users.get(name, ()), table=name, key=key, options="、".join(table.keys))


def _weighed(code: str, place: Place, users: Sequence[str], **params: str) -> Finding:
    """An error where a score stands on what is missing, else a warning."""
    params["users"] = "、".join(users) or translate("（不影响得分，用于勾稽关系或报告）")
    return Finding(code, place, params, None if users else Severity.WARNING)


def missing_answers(rubric: Rubric, data: DepartmentData, done: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """One finding for every answer or statement of findings that the data lack; not for leaves that are ``done``."""
    for leaf, piece, part, names in asked(rubric, "answers", data):
        if leaf.name in done:
            continue
        top = data.section_place("answers", leaf.name)
        method = methods().get(piece.method)
        code = method.missing_code if method is not None else "B316"
        for item in names:
            path = "/".join(filter(None, (part, item)))
            entry = data.answers.get((leaf.name, path))
            # What is there but can't be read has been said already.
            if entry is None or (entry.value is None and entry.text in ("", "null", "~")):
                yield finding(code, entry.place if entry else top, section="answers",
                              name="/".join(filter(None, (leaf.name, path))))
    for leaf, _, part, _ in asked(rubric, "findings", data):
        if leaf.name not in done and (leaf.name, part) not in data.deductions:
            yield finding("B316", data.section_place("findings", leaf.name), section="findings",
                          name="/".join(filter(None, (leaf.name, part))))
