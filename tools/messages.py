"""Keeps the message catalogues in step with the code (needs babel: ``pip install -e .[dev]``).

    python tools/messages.py update     put new msgids into the English .po, drop those that are gone
    python tools/messages.py compile    write each .mo from its .po
    python tools/messages.py check      say what is missing or out of step; exit status 1 if anything is

    python tools/messages.py stray      list Chinese literals that are not msgids, to be looked through by eye

Chinese texts are the msgids. They are the texts of the finding codes and what ``marked_texts`` finds.
"""

from __future__ import annotations

import ast
import io
import re
import string
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Iterator

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

LOCALE = ROOT / "engine" / "locale"
ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "biaochi.po"
CLICK = LOCALE / "zh" / "LC_MESSAGES" / "click.po"
# Babel insists on a date; the same one always, so that the same texts give the same files.
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
MARKERS = ("translate", "msgid")
CHINESE = re.compile("[\u4e00-\u9fff]")
HEADER = "# English for the messages of biaochi (标尺). The Chinese texts are the msgids; see tools/messages.py."


def code_texts() -> Iterator[tuple[str, str]]:
    """(text, where) of every finding code's message, hint and explanation."""
    from engine.catalogue import all_codes

    for code in all_codes().values():
        for text in (code.message, code.hint, code.explain):
            if text:
                yield text, code.id


def marked_texts(path: Path) -> Iterator[tuple[str, str]]:
    """(text, where) of every text in a file that is translated when it is shown.

    These are: literals given to ``translate`` or ``msgid``; the literals in a module's constant (a table of words)
    from which ``translate`` is given one; Chinese literals given to a finding as parameters. Raises ValueError for an
    f-string: it can never match a msgid.
    """
    where = path.relative_to(ROOT).as_posix()
    tree = parsed(path)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in MARKERS and node.args:
            found = literals(node.args[0], path)
        elif node.args and is_code(node.args[0]):
            found = (text for keyword in node.keywords for text in strings(keyword.value) if CHINESE.search(text))
        else:
            continue
        yield from ((text, where) for text in found if text)


def literals(node: ast.expr, path: Path) -> Iterator[str]:
    """The texts that an argument of ``translate`` may have."""
    if isinstance(node, ast.JoinedStr):
        raise ValueError(f"{path}:{node.lineno}: an f-string can't be translated")
    if isinstance(node, ast.IfExp):
        yield from literals(node.body, path)
        yield from literals(node.orelse, path)
    elif isinstance(node, ast.Constant):
        yield from strings(node)
    else:
        names = {item.id for item in ast.walk(node) if isinstance(item, ast.Name) and item.id.isupper()}
        for name in sorted(names):
            yield from (text for text in strings(constant(name, path)) if CHINESE.search(text))


def strings(node: ast.AST | None) -> Iterator[str]:
    """Every literal string in an expression, but not the pieces of f-strings, nor what is already translated."""
    if node is None or isinstance(node, (ast.JoinedStr, ast.Call, ast.Subscript)):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from strings(child)


def constant(name: str, path: Path) -> ast.AST | None:
    """What a module-level name is, here or in the module that it is imported from."""
    for node in parsed(path).body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and named(node) == name:
            value = node.value
            return value.args[0] if isinstance(value, ast.Call) and value.args else value
        if isinstance(node, ast.ImportFrom) and node.level and any(alias.name == name for alias in node.names):
            home = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            source = home.with_suffix(".py") if home.with_suffix(".py").exists() else home / "__init__.py"
            return constant(name, source)
    return None


def named(node: ast.Assign | ast.AnnAssign) -> str:
    """The one name that an assignment gives; empty for others."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return targets[0].id if len(targets) == 1 and isinstance(targets[0], ast.Name) else ""


def is_code(node: ast.expr) -> bool:
    """Whether this is a finding's code, as in ``finding("B101", …)``."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(re.fullmatch(r"B\d{3}", node.value))


@cache
def parsed(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def stray() -> Iterator[str]:
    """Chinese literals in engine/ that are no msgids: either not for reading (names, tokens), or forgotten."""
    known = wanted()
    for path in sorted((ROOT / "engine").rglob("*.py")):
        tree = parsed(path)
        docstrings = {id(node.body[0].value) for node in ast.walk(tree)
                      if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and node.body
                      and isinstance(node.body[0], ast.Expr)}
        for node in ast.walk(tree):
            if (isinstance(node, ast.Constant) and isinstance(node.value, str) and CHINESE.search(node.value)
                    and id(node) not in docstrings and node.value not in known):
                yield f"{path.relative_to(ROOT)}:{node.lineno}: {node.value!r}"


def wanted() -> dict[str, list[str]]:
    """Every msgid with the places that use it, in a steady order."""
    found: dict[str, list[str]] = {}
    files = sorted((ROOT / "engine").rglob("*.py"))
    pairs = [*code_texts(), *(pair for path in files for pair in marked_texts(path))]
    for text, where in pairs:
        places = found.setdefault(text, [])
        if where not in places:
            places.append(where)
    return found


def read(path: Path) -> Catalog:
    """The catalogue in a .po file; an empty one where there is none yet."""
    if not path.exists():
        return Catalog(locale="en", domain="biaochi")
    with path.open("rb") as file:
        return read_po(file)


def updated(old: Catalog) -> Catalog:
    """The catalogue with exactly the wanted msgids, keeping the translations that there are."""
    new = Catalog(locale="en", domain="biaochi", header_comment=HEADER, project="biaochi", fuzzy=False)
    for text, places in wanted().items():
        known = old.get(text)
        new.add(text, known.string if known else "", auto_comments=[", ".join(places)])
    return new


def write(catalog: Catalog, path: Path) -> None:
    """Writes a .po file, entries in the order in which they were added."""
    path.parent.mkdir(parents=True, exist_ok=True)
    catalog.creation_date = catalog.revision_date = NO_DATE
    with path.open("wb") as file:
        write_po(file, catalog, width=120)


def compiled(path: Path) -> bytes:
    """The .mo for a .po; the same bytes from the same babel."""
    catalog = read(path)
    catalog.creation_date = catalog.revision_date = NO_DATE
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def in_step(path: Path) -> bool:
    """Whether the .mo beside a .po says the same."""
    binary = path.with_suffix(".mo")
    if not binary.exists():
        return False
    with binary.open("rb") as file:
        return translations(read_mo(file)) == translations(read(path))


def translations(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Every msgid that is translated, with what it is translated to."""
    return {first(entry.id): tuple([entry.string] if isinstance(entry.string, str) else entry.string or ())
            for entry in catalog if entry.id and any(entry.string or ())}


def first(text: Any) -> str:
    """The singular of a msgid."""
    return text if isinstance(text, str) else str(text[0])


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name.split("!")[0] for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def problems() -> Iterator[str]:
    """What is missing, left over, or out of step."""
    catalog, needed = read(ENGLISH), wanted()
    for text, places in needed.items():
        entry = catalog.get(text)
        if entry is None or not entry.string:
            yield f"no English for {text!r} ({', '.join(places)})"
        elif placeholders(str(entry.string)) != placeholders(text):
            yield f"other placeholders in the English for {text!r}: {entry.string!r}"
    yield from (f"not used any more: {entry.id!r}" for entry in catalog if entry.id and entry.id not in needed)
    for path in (ENGLISH, CLICK):
        if not in_step(path):
            yield f"{path.relative_to(ROOT)} is not compiled (python tools/messages.py compile)"


def main(arguments: list[str]) -> int:
    """Does what the one argument says; gives back the exit status."""
    action = arguments[0] if len(arguments) == 1 else ""
    if action == "update":
        write(updated(read(ENGLISH)), ENGLISH)
    elif action == "compile":
        for path in filter(Path.exists, (ENGLISH, CLICK)):
            path.with_suffix(".mo").write_bytes(compiled(path))
    elif action == "stray":
        print("\n".join(stray()))
    elif action == "check":
        found = list(problems())
        print("\n".join(found) or "catalogues are complete")
        return int(bool(found))
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
