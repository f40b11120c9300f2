"""Keeps the message catalogues in step with the code (needs babel: ``pip install -e .[dev]``).

    python tools/messages.py update     put new msgids into the English .po, drop those that are gone
    python tools/messages.py compile    write each .mo from its .po
    python tools/messages.py check      say what is missing or out of step; exit status 1 if anything is

Chinese texts are the msgids. They are the texts of the finding codes (engine/catalogue) and every literal given to
``translate("…")`` or marked by ``msgid("…")`` anywhere in engine/.
"""

from __future__ import annotations

import ast
import io
import string
import sys
from pathlib import Path
from typing import Iterator

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

LOCALE = ROOT / "engine" / "locale"
ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "biaochi.po"
CLICK = LOCALE / "zh" / "LC_MESSAGES" / "click.po"
MARKERS = ("translate", "msgid")
HEADER = "# English for the messages of biaochi (标尺). The Chinese texts are the msgids; see tools/messages.py."


def code_texts() -> Iterator[tuple[str, str]]:
    """(text, where) of every finding code's message, hint and explanation."""
    from engine.catalogue import all_codes

    for code in all_codes().values():
        for text in (code.message, code.hint, code.explain):
            if text:
                yield text, code.id


def marked_texts(path: Path) -> Iterator[tuple[str, str]]:
    """(text, where) of every literal in a file that is given to ``translate`` or ``msgid``.

    Raises ValueError for an f-string there: it can never match a msgid.
    """
    where = path.relative_to(ROOT).as_posix()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS):
            continue
        for literal in literals(node.args[0]) if node.args else ():
            if isinstance(literal, ast.JoinedStr):
                raise ValueError(f"{where}:{literal.lineno}: an f-string can't be translated")
            if isinstance(literal, ast.Constant) and isinstance(literal.value, str) and literal.value:
                yield literal.value, where


def literals(node: ast.expr) -> Iterator[ast.expr]:
    """The literal itself, or both of ``a if c else b``; nothing where a text comes from a variable."""
    if isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, (ast.Constant, ast.JoinedStr)):
        yield node


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
    new.mime_headers = [(name, value) for name, value in new.mime_headers
                        if name in ("Project-Id-Version", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
                                    "Language", "Plural-Forms")]
    for text, places in wanted().items():
        known = old.get(text)
        new.add(text, known.string if known else "", auto_comments=[", ".join(places)])
    return new


def write(catalog: Catalog, path: Path) -> None:
    """Writes a .po file, entries in the order in which they were added."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=120)


def compiled(path: Path) -> bytes:
    """The .mo for a .po: the same bytes every time."""
    buffer = io.BytesIO()
    write_mo(buffer, read(path))
    return buffer.getvalue()


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
        binary = path.with_suffix(".mo")
        if not binary.exists() or binary.read_bytes() != compiled(path):
            yield f"{binary.relative_to(ROOT)} is not compiled from its .po (python tools/messages.py compile)"


def main(arguments: list[str]) -> int:
    """Does what the one argument says; gives back the exit status."""
    action = arguments[0] if len(arguments) == 1 else ""
    if action == "update":
        write(updated(read(ENGLISH)), ENGLISH)
    elif action == "compile":
        for path in filter(Path.exists, (ENGLISH, CLICK)):
            path.with_suffix(".mo").write_bytes(compiled(path))
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
