"""Floors: a part of engine/ imports only from its own floor and those below, and never in a loop."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Iterator

import pytest

ENGINE = Path(__file__).resolve().parent.parent / "engine"
# From the ground up. A new part must be given its floor here.
FLOORS = (
    {"_version", "apportion", "atomic", "catalogue", "exact", "findings", "fonts", "language_choice", "numerals", "resources",
     "schema_validator", "unit_words", "units", "width"},
    {"dates", "document", "entries", "error_findings", "figures_text", "finding_text", "positions", "schema_check", "slips",
     "targets", "trace"},
    {"language"},
    {"rubric"},
    {"data", "versions"},
    {"scoring"},
    {"compare", "diff", "explain", "history", "review"},
    {"cases", "impact"},
    {"report"},
    {"doctor", "lint"},
    {"commands"},
)
FLOOR_OF = {part: number for number, parts in enumerate(FLOORS) for part in parts}


def modules() -> dict[str, Path]:
    """Every module below engine/ by its dotted name there; a package by its folder's name."""
    found = {}
    for path in sorted(ENGINE.rglob("*.py")):
        parts = path.relative_to(ENGINE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name:
            found[name] = path
    return found


MODULES = modules()


def imports(name: str) -> Iterator[str]:
    """The modules of engine/ that one imports anywhere in its text, inside functions too."""
    path = MODULES[name]
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        base = package[:len(package) - node.level + 1] + (node.module.split(".") if node.module else [])
        for alias in node.names:
            inner = ".".join([*base, alias.name])
            target = inner if inner in MODULES else ".".join(base)
            if target and target != name:
                yield target


@pytest.mark.parametrize("name", MODULES)
def test_imports_go_down(name: str) -> None:
    part = name.split(".")[0]
    assert part in FLOOR_OF, f"give {part} a floor in {Path(__file__).name}"
    upward = [target for target in imports(name) if FLOOR_OF[target.split(".")[0]] > FLOOR_OF[part]]
    assert not upward


def test_no_part_imports_another_in_a_loop() -> None:
    graph: dict[str, set[str]] = {}
    for name in MODULES:
        part = name.split(".")[0]
        graph.setdefault(part, set()).update(target.split(".")[0] for target in imports(name))
    assert not list(loops({part: targets - {part} for part, targets in graph.items()}))


def loops(graph: dict[str, set[str]]) -> Iterator[str]:
    """The parts from which one gets back to where one was."""
    for start in graph:
        seen: set[str] = set()
        ahead = list(graph[start])
        while ahead:
            part = ahead.pop()
            if part == start:
                yield start
                break
            if part not in seen:
                seen.add(part)
                ahead += graph.get(part, ())


def test_modules_import_each_other_relatively() -> None:
    for path in MODULES.values():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else \
                [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not [name for name in names if name.split(".")[0] == "engine"], path
