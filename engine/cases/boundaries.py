"""Writing boundary cases: for every threshold of a rubric one case just below it, one at it, one just above."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Iterable, Iterator, Mapping, Sequence

from ..data.figures import Reader
from ..data.load import build_data
from ..data.model import DepartmentData, Entry
from ..exact import ends, percent, plain
from ..findings import FindingsError, Place, finding
from ..language_choice import translate
from ..positions import MapNode, load_yaml
from ..rubric.find import rubric_path
from ..rubric.model import Rubric
from .figures_for import Spot, Surroundings
from .lookup import Lookup, Target
from .model import FULL, SCORE, TOTAL, VALUE, Case, CaseFile
from .overlay import department
from .read import file_of, read_base
from .run import run_case
from .solve import ABOVE, AT, BELOW, solve
from .turning import Turn, turns_of

# Text that YAML reads back as it stands; what has a colon, a hash or a sign that YAML knows is quoted.
PLAIN = re.compile(r"(?:[^\x00-\x7f：]|[A-Za-z0-9_])(?:[^\x00-\x7f：]|[A-Za-z0-9_./%\- ])*(?<! )")
SIDES = {BELOW: "刚好低于", AT: "正好是", ABOVE: "刚好高于"}


@dataclass(frozen=True)
class Draft:
    """One case before its results are known: its name, its figures, where the result shows."""

    name: str
    turn: Turn
    figures: Mapping[Spot, Entry]


def boundary_file(rubric: Rubric, data: Path | None = None, output: Path | None = None) -> str:
    """The text of a case file for a rubric; figures that don't matter come from ``data`` where it is given.

    ``output`` is where it will stand, so that it names rubric and data rightly. Raises FindingsError (B725) where
    nothing can be written.
    """
    base = read_base(data) if data is not None else None
    around = Surroundings(rubric, _base_data(rubric, base))
    drafts, unsolved = _drafts(rubric, around)
    if not drafts:
        raise FindingsError([finding("B725", Place(rubric.file), name=rubric.id)])
    folder = (output.parent if output is not None else Path.cwd()).resolve()
    head = [*_heading(rubric), "schema: 1", f"rubric: {_named(rubric, folder)}", f"baseline: {FULL}",
            *([f"data: {quoted(_relative(data, folder))}"] if data is not None else []), "cases:"]
    blank = "\n".join([*head, *(line for draft in drafts for line in (*_case(draft, rubric), *_expect(["findings: 无"])))])
    top = load_yaml(blank, rubric.file)
    file = file_of(top, Path(rubric.file), rubric, base, [])
    lines = [*head]
    for draft, case in zip(drafts, file.cases, strict=True):
        lines += [*_case(draft, rubric), *_expect(_results(draft, file, case))]
    return "\n".join([*lines, *_left_out(rubric, unsolved)]) + "\n"


def _base_data(rubric: Rubric, base: MapNode | None) -> DepartmentData:
    if base is None:
        return DepartmentData(translate("本部门"), rubric.year, rubric.id)
    return build_data(department(rubric, "", base), rubric, Reader(), base.place.file, "")


def _drafts(rubric: Rubric, around: Surroundings) -> tuple[list[Draft], list[tuple[Turn, str]]]:
    drafts: list[Draft] = []
    unsolved: list[tuple[Turn, str]] = []
    for turn in turns_of(rubric):
        found = solve(around, turn)
        if isinstance(found, str):
            unsolved.append((turn, found))
            continue
        for side, figures in found.points:
            drafts.append(Draft(f"{_where(turn)} {translate(SIDES[side])} {turn.cut_text}", turn, figures))
        lacking = [translate(SIDES[side]) for side in SIDES if side not in dict(found.points)]
        if lacking:
            unsolved.append((turn, translate("缺“{sides}”：旁边的数不能填，或者值不变").format(sides="、".join(lacking))))
    return drafts, unsolved


def _where(turn: Turn) -> str:
    """``指标/要点 value``, the value only where it isn't called the same."""
    value = turn.threshold.value.text
    name = turn.name or translate("合计")
    return name if name == value or name.endswith("/" + value) else f"{name} {value}"


def _heading(rubric: Rubric) -> Iterator[str]:
    yield f"# {translate('{title}：临界点的用例（刚好低于、正好是、刚好高于）。').format(title=rubric.title)}"
    yield f"# {translate('由 biaochi test --boundaries 写出：expect 是程序按现在的指标体系算出的，必须有人对照官方文本逐条核对。')}"


def _left_out(rubric: Rubric, unsolved: Sequence[tuple[Turn, str]]) -> Iterator[str]:
    """What no cases were written for, as comments."""
    for turn, why in unsolved:
        said = translate("没有写出：{where} ＝ {cut}：{why}").format(where=_where(turn), cut=turn.cut_text, why=why)
        yield f"# {said}"
    if rubric.grades is not None:
        yield f"# {translate('等次的分数段要由总分凑出，这里没有写，请自己写几条。')}"


def _case(draft: Draft, rubric: Rubric) -> Iterator[str]:
    yield f"- name: {quoted(draft.name)}"
    yield "  inputs:"
    tables: dict[str, dict[str, dict[str, str]]] = {}
    for spot, entry in draft.figures.items():
        if spot.table:
            tables.setdefault(spot.table, {}).setdefault(spot.row, {})[spot.name] = entry.text
        else:
            yield f"    {quoted(spot.name)}: {entry.text}"
    for name, rows in tables.items():
        yield f"    {quoted(name)}:"
        for key, cells in rows.items():
            pairs = {rubric.tables[name].key: key, **cells}
            for index, (column, text) in enumerate(pairs.items()):
                yield f"    {'- ' if index == 0 else '  '}{quoted(column)}: {quoted(text)}"


def _expect(lines: Iterable[str]) -> Iterator[str]:
    yield "  expect:"
    yield from (f"    {line}" for line in lines)


def _results(draft: Draft, file: CaseFile, case: Case) -> Iterator[str]:
    """What the engine makes of a case: the score where the threshold shows, and the value that is compared."""
    card = run_case(file, case).scorecard
    lookup, turn = Lookup(card), draft.turn
    if turn.kind == TOTAL:
        yield f"total: {number(card.total)}"
    if turn.kind == SCORE:
        target = lookup.score(turn.name, Place(""))
        score = target.scored.score if isinstance(target, Target) and target.scored is not None else None
        yield "scores:"
        yield f"  {quoted(turn.name)}: {number(score)}"
    name = turn.name if turn.kind == VALUE else turn.threshold.value.text
    found = lookup.value(name, Place("")) if name in file.rubric.values else None
    if isinstance(found, tuple):
        yield "values:"
        yield f"  {quoted(name)}: {number(found[1].value, found[1].unit)}"


def number(value: Fraction | None, unit: str = "") -> str:
    """A result as a case writes it: all digits, a fraction where they never end, null where there is none."""
    if value is None:
        return "null"
    if ends(value):
        return percent(value) if unit == "%" else plain(value)
    shown, sign = (value * 100, "%") if unit == "%" else (value, "")
    return f"{shown.numerator}/{shown.denominator}{sign}"


def quoted(text: str) -> str:
    """The text as YAML reads it back: plain where nothing in it can be misread."""
    return text if PLAIN.fullmatch(text) or re.fullmatch(r"[0-9.,%\-]+", text) else "'" + text.replace("'", "''") + "'"


def _named(rubric: Rubric, folder: Path) -> str:
    """The rubric's id where it is found from there, else its file."""
    try:
        if rubric_path(rubric.id, folder).resolve() == Path(rubric.file).resolve():
            return rubric.id
    except FindingsError:
        pass
    return quoted(_relative(Path(rubric.file), folder))


def _relative(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path.resolve(), folder)).as_posix()
