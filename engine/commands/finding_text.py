"""One finding as text with the source line and a caret, or as a GitHub annotation."""

from __future__ import annotations

from unicodedata import category

from ..findings import Finding, Place, Severity
from ..language_choice import translate
from .words import columns, msgid

NAMES = {Severity.ERROR: msgid("错误"), Severity.WARNING: msgid("提醒"), Severity.INFO: msgid("说明")}
COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.INFO: "36"}
GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# A source line is cut to so many characters around the caret.
BEFORE, SHOWN = 60, 110


def finding_text(found: Finding, colour: bool = False) -> str:
    """Where, what, the source line with a caret below what is meant, and how to mend it."""
    place = found.place
    name = f"{translate(NAMES[found.severity])} {found.code}"
    head = f"\x1b[{COLOURS[found.severity]}m{name}\x1b[0m" if colour else name
    where = f" {visible(str(place))}" if place and place.file else ""
    lines = [f"{head}{where}", f"  {visible(found.message)}"]
    if place and place.line and place.snippet.strip():
        lines += pointed(place)
    if found.hint:
        lines.append("  " + translate("怎样改：{hint}").format(hint=visible(found.hint)))
    return "\n".join(lines)


def pointed(place: Place) -> list[str]:
    """The source line, and a line with carets below the characters meant; a Chinese character takes two."""
    at = max(place.column - 1, 0)
    start = max(at - BEFORE, 0)
    shown = visible(place.snippet[start:start + SHOWN])
    at -= start
    meant = shown[at:at + max(place.length, 1)]
    blank = "".join("\t" if character == "\t" else " " * columns(character) for character in shown[:at])
    margin = f"  {place.line} | "
    return [margin + shown, f"{' ' * (len(margin) - 2)}| {blank}{'^' * max(columns(meant), 1)}"]


def visible(text: str) -> str:
    """The text with what can't be seen, or would steer the terminal, as question marks; one character for one."""
    return "".join("?" if category(character)[0] == "C" and character not in "\t\n" else character for character in text)


def finding_github(found: Finding) -> str:
    """An annotation for a GitHub workflow's log."""
    place = found.place
    fields = {"file": place.file, "line": place.line, "col": place.column} if place and place.file else {}
    marks = {name: str(value) for name, value in {**fields, "title": found.code}.items() if value}
    listed = ",".join(f"{name}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}" for name, value in marks.items())
    message = "\n".join(filter(None, (found.message, found.hint)))
    return f"::{GITHUB[found.severity]} {listed}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
