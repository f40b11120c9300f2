"""``-o``: what commands write to files, in the format that each file's suffix asks for."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..findings import FindingsError, Place, finding
from ..language_choice import translate
from .console import put, say
from .words import msgid, option

if TYPE_CHECKING:
    from ..document import Document

# What a document can be written as; a report has formats of its own.
JSON = "json"
FORMATS = ("text", "md", "html", "docx", "xlsx", JSON)
F = TypeVar("F", bound=Callable[..., Any])


def outputs_option(function: F) -> F:
    """``-o``, as often as one likes: the files to write (``outputs``)."""
    return option("-o", "--output", "outputs", multiple=True, type=click.Path(path_type=Path), metavar=msgid("文件"),
                  help=msgid("写到这个文件；已有的文件会被替换。"))(function)


def formats_of(outputs: Iterable[Path], formats: Iterable[str], inputs: Iterable[str | Path] = ()) -> dict[Path, str]:
    """The format of each file, of those that the command can write (names of ``document.writers.WRITERS``,
    or ``json``).

    Raises FindingsError if nothing can go there: B706 for another suffix, B707 for a folder that doesn't exist, B708
    for a folder in the file's place, B738 for one of ``inputs``, what the command reads: what was filled in by hand is
    never written over.
    """
    known, read = suffixes(formats), {Path(item).resolve() for item in inputs}
    return {output: _format_of(output, known, read) for output in outputs}


def suffixes(formats: Iterable[str]) -> dict[str, str]:
    """The suffixes of the files of some formats, and which format each stands for."""
    from ..document.writers import WRITERS

    return {suffix: name for name in formats for suffix in ((".json",) if name == JSON else WRITERS[name].suffixes)}


def _format_of(output: Path, known: Mapping[str, str], read: Container[Path]) -> str:
    place, suffix = Place(str(output)), output.suffix.lower()
    if suffix not in known:
        why = translate("这里不能写出后缀为“{suffix}”的文件").format(suffix=output.suffix) if output.suffix else translate(
            "它没有后缀")
        raise FindingsError([finding("B706", place, name=str(output), why=why, known="、".join(known))])
    if output.is_dir():
        raise FindingsError([finding("B708", place, name=str(output))])
    if output.resolve() in read:
        raise FindingsError([finding("B738", place, name=str(output))])
    if not output.parent.is_dir():
        raise FindingsError([finding("B707", place, folder=str(output.parent))])
    return known[suffix]


def deliver(document: Callable[[str], Document], data: Callable[[], Any], formats: Mapping[Path, str], form: str,
            columns: int) -> None:
    """What a command has made, in every file of ``formats``; where there is none, on stdout in ``form``.

    ``document`` makes the document for a format, ``data`` what stands in JSON; text is written in ``columns`` columns.
    Everything is made before the first file is touched.
    """
    from .json_output import put_json

    if formats:
        write_all({output: _made(document, data, kind, columns) for output, kind in formats.items()})
    elif form == JSON:
        put_json(data())
    else:
        put(str(_made(document, data, form, columns)))


def _made(document: Callable[[str], Document], data: Callable[[], Any], kind: str, columns: int) -> str | bytes:
    if kind == JSON:
        from ..scoring.output import dump_json

        return dump_json(data()) + "\n"
    from ..document.writers import WRITERS, write_text

    return write_text(document(kind), columns) if kind == "text" else WRITERS[kind].write(document(kind))


def write_all(contents: Mapping[Path, str | bytes]) -> None:
    """Writes each file, text or bytes, and says so. A reader sees the old file or the new one, never half of either."""
    from ..atomic import write_bytes, write_text

    for output, content in contents.items():
        if isinstance(content, bytes):
            write_bytes(output, content)
        else:
            write_text(output, content)
        say(translate("已写出 {name}").format(name=output))
