"""Writing boundary cases: for every threshold of a rubric one case just below it, one at it, one just above."""

from __future__ import annotations

import os
import re
from fractions import Fraction
from pathlib import Path
from typing import Any, Iterable, Iterator, Mapping, Sequence

from ...data.figures import Reader
from ...data.load import build_data
from ...data.model import DepartmentData
from ...exact import ends, percent, plain
from ...findings import FindingsError, Place, finding
from ...language_choice import translate
from ...positions import MapNode, load_yaml
from ...rubric.find import rubric_path
from ...rubric.model import Rubric
from ...scoring.scorecard import Scorecard
from ..lookup import Lookup, Target, not_come_to
from ..model import FULL, GRADE, SCORE, TOTAL, VALUE, CaseFile
from ..overlay import department
from ..read import file_of, read_base
from ..run import run_case
from .draft import Content, Draft, Unwritten
from .figures_for import Surroundings
from .finders import find_all

# Text that YAML reads back as it stands; what has a colon, a hash or a sign that YAML knows is quoted.
PLAIN = re.compile(r"(?:[^\x00-\x7f：]|[A-Za-z0-9_])(?:[^\x00-\x7f：]|[A-Za-z0-9_./%\- ])*(?<! )")


def boundary_file(rubric: Rubric, data: Path | None = None, output: Path | None = None) -> str:
    """The text of a case file for a rubric; figures that don't matter come from ``data`` where it is given.

    ``output`` is where it will stand, so that it names rubric and data rightly. Raises FindingsError (B725) where
    nothing can be written.
    """
    base = read_base(data) if data is not None else None
    found = list(find_all(Surroundings(rubric, _base_data(rubric, base))))
    drafts = [item for item in found if isinstance(item, Draft)]
    unwritten = [item for item in found if isinstance(item, Unwritten)]
    folder = (output.parent if output is not None else Path.cwd()).resolve()
    head = [*_heading(rubric), "schema: 1", f"rubric: {_named(rubric, folder)}", f"baseline: {FULL}",
            *([f"data: {quoted(_relative(data, folder))}"] if data is not None else []), "cases:"]
    written, more = _with_results(drafts, head, rubric, base) if drafts else ([], [])
    if not written:
        raise FindingsError([finding("B725", Place(rubric.file), name=rubric.id)])
    comments = dict.fromkeys(translate("没有写出：{about}：{why}").format(about=item.about, why=item.why)
                             for item in (*unwritten, *more))
    return "\n".join([*head, *written, *(f"# {text}" for text in comments)]) + "\n"


def _base_data(rubric: Rubric, base: MapNode | None) -> DepartmentData:
    if base is None:
        return DepartmentData(translate("本部门"), rubric.year, rubric.id)
    return build_data(department(rubric, "", base), rubric, Reader(), base.place.file, "")


def _heading(rubric: Rubric) -> Iterator[str]:
    yield f"# {translate('{title}：临界点的用例（刚好低于、正好是、刚好高于）。').format(title=rubric.title)}"
    yield f"# {translate('由 biaochi test --boundaries 写出：expect 是程序按现在的指标体系算出的，必须有人对照官方文本逐条核对。')}"


def _with_results(drafts: Sequence[Draft], head: Sequence[str], rubric: Rubric,
                  base: MapNode | None) -> tuple[list[str], list[Unwritten]]:
    """The cases with what the engine makes of them; one that doesn't come to the score that it is for is left out."""
    blank = "\n".join([*head, *(line for draft in drafts for line in (*_case(draft), "  expect:", "    findings: 无"))])
    file = file_of(load_yaml(blank, rubric.file), Path(rubric.file), rubric, base, [])
    lines: list[str] = []
    left: list[Unwritten] = []
    for draft, case in zip(drafts, file.cases, strict=True):
        card = run_case(file, case).scorecard
        why = _not_reached(draft, card)
        if why:
            left.append(Unwritten(draft.about, why))
        else:
            lines += [*_case(draft), "  expect:", *_indented(_results(draft, file, card), "    ")]
    return lines, left


def _case(draft: Draft) -> Iterator[str]:
    yield f"- name: {quoted(draft.name)}"
    yield from _indented(_yaml(draft.content), "  ")


def _indented(lines: Iterable[str], by: str) -> Iterator[str]:
    yield from (by + line for line in lines)


def _yaml(content: Content) -> Iterator[str]:
    """Nested text as YAML in block style."""
    for key, value in content.items():
        if isinstance(value, str):
            yield f"{quoted(key)}: {quoted(value)}"
            continue
        yield f"{quoted(key)}:" if value else f"{quoted(key)}: []"
        if isinstance(value, Mapping):
            yield from _indented(_yaml(value), "  ")
        else:
            for item in value:
                first, *rest = _yaml(item)
                yield from (f"- {first}", *_indented(rest, "  "))


def _not_reached(draft: Draft, card: Scorecard) -> str:
    """Why a case doesn't come to the score where its threshold shows; empty where it does."""
    lookup = Lookup(card)
    for kind, name in draft.shows:
        target = lookup.score(name, Place("")) if kind == SCORE else None
        if isinstance(target, Target) and target.scored is None:
            return not_come_to(target)
    return ""


def _results(draft: Draft, file: CaseFile, card: Scorecard) -> Iterator[str]:
    """What the engine makes of a case where its threshold shows."""
    lookup = Lookup(card)
    for kind, _ in draft.shows:
        if kind == TOTAL:
            yield f"total: {number(card.total)}"
        if kind == GRADE:
            yield f"grade: {quoted(card.grade) if card.grade is not None else 'null'}"
    yield from _section("scores", [(name, _score(lookup, name)) for kind, name in draft.shows if kind == SCORE])
    yield from _section("values", [(name, said) for kind, name in draft.shows if kind == VALUE
                                   and (said := _value(lookup, name)) is not None])


def _section(key: str, pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    if pairs:
        yield f"{key}:"
        yield from (f"  {quoted(name)}: {said}" for name, said in pairs)


def _score(lookup: Lookup, name: str) -> str:
    target = lookup.score(name, Place(""))
    return number(target.scored.score if isinstance(target, Target) and target.scored is not None else None)


def _value(lookup: Lookup, name: str) -> str | None:
    found = lookup.value(name, Place(""))
    return number(found[1].value, found[1].unit) if isinstance(found, tuple) else None


def number(value: Any, unit: str = "") -> str:
    """A result as a case writes it: all digits, a fraction where they never end, null where there is none."""
    if not isinstance(value, Fraction):
        return "null" if value is None else quoted(str(value))
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
