"""From a file's text to nodes with places; all that is wrong is reported together, in the file's order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from ..findings import Finding, FindingsError, Place, Severity, finding
from .build import Builder
from .kinds import as_table
from .line_traps import could_stop, in_text, line_traps
from .nodes import MapNode, Node, ScalarNode
from .parser_errors import later_line, parser_error
from .source import MOST, Source, read_source
from .tree_traps import tree_traps

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(text: str | bytes, file: str, notes: list[Finding] | None = None) -> MapNode:
    """The mapping that a YAML file holds. ``file`` is the name that places carry.

    Numbers keep their digits; only ``true``/``false`` are booleans; dates, ``no`` and ``12:30`` are text. Raises
    FindingsError with everything that is wrong. Warnings and remarks are added to ``notes`` if given.
    """
    told: list[Finding] = []
    source = read_source(text, file, told)
    builder = Builder(source)
    try:
        for event in yaml.parse(source.text, Loader=LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        _refuse_table(source)
        raise FindingsError(_stopped(error, source, builder.findings)) from None
    root = builder.root
    if not isinstance(root, MapNode):
        _refuse_table(source)
    found = builder.findings + line_traps(source, stopped=not isinstance(root, MapNode))
    if isinstance(root, MapNode):
        found += tree_traps(root, source)
    elif not found:
        found.append(_no_mapping(root, source))
    told += [item for item in found if item.severity is not Severity.ERROR]
    errors = [item for item in found if item.severity is Severity.ERROR]
    if notes is not None:
        notes += _in_order(told)
    if errors or not isinstance(root, MapNode):
        raise FindingsError(_in_order(errors))
    return root


def _refuse_table(source: Source) -> None:
    """Raises FindingsError (B736) where the file that is no YAML is a table saved as text."""
    table = as_table(source.lines, source.file)
    if table is not None:
        raise FindingsError([table])


def _stopped(error: yaml.YAMLError, source: Source, before: list[Finding]) -> list[Finding]:
    """What the lines show, and the parser's own error unless a trap explains it."""
    last, general = later_line(error) + 1, parser_error(error, source)
    first = min(general.place.line if general.place else last, last)
    found = line_traps(source, stopped=True)
    traps = [item for item in found if not in_text(item)]
    if not _near(traps, first, last):
        traps += [item for item in _near(found, first, last) if could_stop(item, source)]
    return _in_order(before + traps + ([] if _near(traps, first, last) else [general]))


def _near(traps: list[Finding], first: int, last: int) -> list[Finding]:
    """Those that stand where the parser stopped, or on the line before."""
    return [item for item in traps if item.place is not None and first - 1 <= item.place.line <= last]


def _no_mapping(root: Node | None, source: Source) -> Finding:
    if root is None or (isinstance(root, ScalarNode) and root.kind == "null"):
        return finding("B004", Place(source.file, 1, 1, 1, source.lines[0]))
    return finding("B005", root.place, found="一段文字" if isinstance(root, ScalarNode) else "一个列表")


def _in_order(findings: list[Finding]) -> list[Finding]:
    """By place, one finding of a code per place, and no more than a reader can take in."""
    round_ones = {item.place.line for item in findings if item.code == "B213" and item.place}
    unique = {(item.place, item.code): item for item in findings
              if item.code != "B030" or not item.place or item.place.line not in round_ones}
    ordered = sorted(unique.values(), key=lambda item: (item.place or Place(""), item.code))
    return ordered[:MOST]


def read_file(path: Path) -> bytes:
    """The bytes of a file. Raises FindingsError (B711) where it can't be read, saying why."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise FindingsError([finding("B711", Place(str(path)), name=str(path),
                                     why=error.strerror or str(error))]) from None
