"""One indicator of a history by its name, path or id in any version."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Iterator

from ..findings import Finding, FindingsError, finding
from ..language.names import canonical
from ..rubric.model import Indicator
from .model import History, Row


def find_row(whole: History, asked: str) -> Row:
    """The row whose indicator goes by this name, path (部门管理/资产管理) or id in some version; the newest version that
    knows it decides. Raises FindingsError where none does (B754, B755) or several do (B756)."""
    wanted = canonical(asked)
    for number in range(len(whole.versions) - 1, -1, -1):
        fitting = [row for row in whole.rows if wanted in _called(row.cells[number].node)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise FindingsError([_ambiguous(asked, fitting, number)])
    raise FindingsError([_unknown(asked, whole)])


def _called(node: Indicator | None) -> set[str]:
    """What an indicator may be called: its name, its id, its path from any level on."""
    if node is None:
        return set()
    paths = {canonical("/".join(node.path[start:])) for start in range(len(node.path))}
    return paths | ({canonical(node.id)} if node.id else set())


def _ambiguous(asked: str, fitting: list[Row], number: int) -> Finding:
    paths = ["/".join(node.path) for row in fitting if (node := row.cells[number].node) is not None]
    return finding("B756", None, name=asked, paths="、".join(paths))


def _unknown(asked: str, whole: History) -> Finding:
    """What it may have meant, by likeness or because a name holds it."""
    names = list(dict.fromkeys(_names(whole)))
    near = [name for name in names if canonical(asked) in canonical(name)] or get_close_matches(asked, names, n=3, cutoff=0.5)
    return finding("B755", None, name=asked, near="、".join(near[:5])) if near else finding("B754", None, name=asked)


def _names(whole: History) -> Iterator[str]:
    for row in whole.rows:
        yield from (cell.node.name for cell in reversed(row.cells) if cell.node is not None)
