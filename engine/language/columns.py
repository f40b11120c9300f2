"""What stands inside Σ( ): a column of a declared table, as 每个季度的执行率, 季度的执行率 or just 执行率."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .names import canonical
from .scope import Scope, TableSymbols, nearest
from .words import ROW_PREFIXES

Match = tuple[TableSymbols, str, bool]


@dataclass(frozen=True)
class Column:
    """The column found, or the ``code`` of what is wrong. ``row``: what a row is called, if only one table fits it."""

    table: str = ""
    column: str = ""
    row: str = ""
    code: str = ""
    params: tuple[tuple[str, Any], ...] = ()


def find_column(function: str, inner: str, scope: Scope) -> Column | None:
    """What ``inner`` (canonical) means; None where the function has ordinary arguments."""
    matches = _spellings(scope.tables).get(inner, ())
    found = [match for match in matches if match[2]] or matches
    if len({(table.name, column) for table, column, _ in found}) == 1:
        table, column, _ = found[0]
        return Column(table.name, column, _row_word(table, column, scope))
    if found:
        return Column(code="B240", params=(("tables", "、".join(dict.fromkeys(item[0].name for item in found))),
                                           ("example", f"{found[0][0].name}的{found[0][1]}")))
    return _unknown_column(function, inner, scope)


@lru_cache(maxsize=64)
def _spellings(tables: tuple[TableSymbols, ...]) -> Mapping[str, tuple[Match, ...]]:
    """Everything that may stand for a column, in canonical spelling: its table, its name, whether the row is named."""
    found: dict[str, tuple[Match, ...]] = {}
    for table in tables:
        heads = [prefix + canonical(word) for prefix in ROW_PREFIXES for word in (table.row, table.name) if word]
        for column in table.columns:
            key = canonical(column)
            spellings = dict.fromkeys((key, *(head + joint + key for head in heads for joint in ("的", ""))))
            for spelling in spellings:
                found[spelling] = (*found.get(spelling, ()), (table, column, spelling != key))
    return found


def _row_word(table: TableSymbols, column: str, scope: Scope) -> str:
    """The row word, unless another table's rows are called the same and have such a column."""
    same = [item for item in scope.tables if canonical(item.row) == canonical(table.row)
            and canonical(column) in map(canonical, item.columns)]
    return table.row if len(same) == 1 else ""


def _unknown_column(function: str, inner: str, scope: Scope) -> Column | None:
    """A fault where a column was plainly meant; None where ordinary arguments may follow."""
    for table in scope.tables:
        for word in (table.row, table.name):
            for prefix in ROW_PREFIXES:
                head = prefix + canonical(word) + "的"
                if word and inner.startswith(head) and scope.find(inner) is None:
                    return _no_column(inner[len(head):], table.name, table.columns)
    if function in ("min", "max") or _has_comma(inner):
        return None
    if scope.find(inner) is None and inner and all(char.isalnum() or char in '_"' for char in inner):
        columns = [column for table in scope.tables for column in table.columns]
        if not inner.isdigit():
            return _no_column(inner, "、".join(table.name for table in scope.tables), columns)
    return Column(code="B241")


def _no_column(wanted: str, tables: str, columns: tuple[str, ...] | list[str]) -> Column:
    guess = nearest(wanted, columns)
    options = "、".join(dict.fromkeys(columns))
    return Column(code="B238" if guess else "B239",
                  params=(("column", wanted), ("tables", tables), ("guess", guess), ("options", options)))


def _has_comma(inner: str) -> bool:
    """Whether a comma parts arguments outside all inner brackets."""
    depth = 0
    for char in inner:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == "," and depth == 0:
            return True
    return False
