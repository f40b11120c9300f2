"""The lines of an entry: what it is about, how it was, how it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Iterator

from ..language.names import canonical
from ..language_choice import translate
from ..versions import KINDS, Changes, Edit, same_but_names
from ..versions.lines import side_by_side
from .entries import Entry

NONE, SAME = "—", "……"
# Rules that stand beside each other as wholes: no line of one has become a line of the other.
WHOLE = ("method", "added", "removed")


@dataclass(frozen=True)
class Row:
    """One line: its label, the old and the new wording; empty where there was or is none."""

    label: str
    old: str
    new: str


def rows_of(entry: Entry, whole: bool = True) -> Iterator[Row]:
    """The lines of an indicator's entry; its points, name and place are said above them. Official texts stand there
    ``whole``, or with the lines that differ only."""
    before = ""
    for row in (row for edit in entry.edits if not _said_above(edit, entry) for row in _rows(edit, entry)):
        yield replace(row, label="") if row.label == before else row
        before = row.label or before
    texts = dict.fromkeys((edit.old_text, edit.new_text) for edit in entry.edits if edit.old_text or edit.new_text)
    for old, new in texts:
        yield Row(translate("原文"), *((old, new) if whole else differing(old, new)))


def differing(old: str, new: str) -> tuple[str, str]:
    """The lines of two texts that differ; …… stands for those that are the same in both."""
    sides: tuple[list[str], list[str]] = ([], [])
    for line in side_by_side(old.splitlines(), new.splitlines()):
        for side, said in zip(sides, (line.old, line.new) if line.changed else (SAME, SAME)):
            if said and side[-1:] != [said]:
                side.append(said)
    return "\n".join(sides[0]), "\n".join(sides[1])


def _said_above(edit: Edit, entry: Entry) -> bool:
    if edit.path:
        return not edit.name and (edit.kind in ("renamed", "moved") or (
            edit.kind in ("points", "weight", "added", "removed") and not edit.lines))
    names = entry.first("renamed")
    return edit.kind == "renamed" and names is not None and (edit.old, edit.new) == (names.old, names.new)


def _rows(edit: Edit, entry: Entry) -> Iterator[Row]:
    """One edit; rules line by line, everything else in one."""
    label = label_of(edit, entry)
    if edit.kind == "points" and edit.lines:
        if edit.name:
            yield Row(label, points_words(edit.old), points_words(edit.new))
        label = "" if edit.name else translate("规则（随分值变动）")
    if edit.kind in ("value", "value_added", "value_removed"):
        yield Row(label, formula_words(edit, edit.old), formula_words(edit, edit.new))
    elif edit.kind in WHOLE:
        heads = (edit.old, edit.new) if edit.name else ("", "")
        yield Row(label, "\n".join(filter(None, [heads[0], *(line.old for line in edit.lines)])),
                  "\n".join(filter(None, [heads[1], *(line.new for line in edit.lines)])))
    elif edit.lines:
        yield from (Row(label if index == 0 else "", line.old, line.new) for index, line in enumerate(edit.lines))
    elif edit.kind != "wording":
        said = points_words if edit.kind in ("points", "weight") else str
        yield Row(label, said(edit.old), said(edit.new))


def points_words(said: str) -> str:
    """6 → 6分; empty where there is none."""
    return translate("{amount}分").format(amount=said) if said else ""


def formula_words(edit: Edit, said: str) -> str:
    """A computed value with how it is reckoned; empty where there is none."""
    return translate("{name}＝{formula}").format(name=edit.name, formula=said) if said else ""


def label_of(edit: Edit, entry: Entry | None = None) -> str:
    """What an edit is about: 档次; 要点“甲”：扣分; 参数“乙”."""
    word = translate(KINDS[edit.kind])
    if edit.kind in ("added", "removed") and not edit.name:
        return translate("指标") if edit.below else translate("规则")
    if not edit.name or (entry is not None and edit.kind.startswith("value") and _same_name(edit, entry)):
        return word
    if edit.path and edit.kind == "renamed":
        return translate("要点改名")
    if edit.path:
        return translate("要点“{name}”：{what}").format(name=edit.name, what=word)
    if edit.kind == "renamed":
        return translate("计算值改名")
    if edit.kind == "rounding":
        return translate("{name}的取舍").format(name=edit.name)
    return word if edit.kind.startswith("value") else translate("{what}“{name}”").format(what=word, name=edit.name)


def renamed_figures(entry: Entry, changes: Changes) -> Iterator[str]:
    """What is said of values that only use figures under other names."""
    for edit in entry.edits:
        if edit.kind == "value" and same_but_names(changes, edit):
            yield translate("{name}所用的填报数据可能只是换了名称，怎样计算没有变。").format(name=edit.name)


def _same_name(edit: Edit, entry: Entry) -> bool:
    return canonical(edit.name) == canonical(entry.pair.node.name)
