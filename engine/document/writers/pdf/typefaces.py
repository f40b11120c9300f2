"""The fonts of one PDF: chosen by role, checked for every character of the document, and laid out for typst alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from ....findings import Finding, FindingsError, Place, finding
from ....fonts import Choice, Face, choose_all, coverage, installed_faces, other_faces, own_folders
from ....fonts.roles import BODY
from ...model import Document
from .characters import characters, places_of


class Known(Protocol):
    """A face as typst knows it."""

    family: str
    weight: int
    path: str | None
    index: int


@dataclass(frozen=True)
class Style:
    """How a role is asked for in typst: families, each tried where those before it lack a character, and the weight."""

    families: tuple[str, ...]
    weight: int


@dataclass(frozen=True)
class Typefaces:
    """The choice of each role, further faces for characters that those lack, and the folder that holds only their files.

    Typst is given no other fonts: that is quick wherever many are installed, and it can't choose one that wasn't checked.
    """

    choices: Mapping[str, Choice]
    more: tuple[Face, ...]
    folder: Path
    links: Mapping[Path, Path]

    def styles(self, known: Sequence[Known]) -> dict[str, Style]:
        """The style of each role, by the names that typst has for the faces. LATIN's is for letters and figures alone."""
        names = {face: self._name(face, known) for face in (*(item.face for item in self.choices.values()), *self.more)}
        everything = tuple(family for family, _ in names.values())
        return {name: Style(tuple(dict.fromkeys((names[choice.face][0], *everything))), names[choice.face][1])
                for name, choice in self.choices.items()}

    def _name(self, face: Face, known: Sequence[Known]) -> tuple[str, int]:
        link = self.links[face.path]
        for item in known:
            if item.path and item.index == face.index and os.path.samefile(item.path, link):
                return item.family, item.weight
        raise FindingsError([finding("B624", Place(str(face.path)), detail=face.family)])


@contextmanager
def typefaces(document: Document) -> Iterator[Typefaces]:
    """The fonts of a document, for as long as it takes to write it. Raises FindingsError (B621 to B623)."""
    for folder in own_folders():
        if not folder.is_dir():
            raise FindingsError([finding("B623", None, folder=str(folder))])
    faces = installed_faces()
    choices = choose_all(faces)
    if BODY not in choices:
        raise FindingsError([finding("B621")])
    more = _more(document, [item.face for item in choices.values()], faces)
    # Windows may hold on to a font for a moment longer; what is left then lies in the folder for temporary files.
    with TemporaryDirectory(prefix="biaochi-fonts-", ignore_cleanup_errors=True) as base:
        paths = dict.fromkeys((*(item.face.path for item in choices.values()), *(face.path for face in more)))
        links = {path: _link(path, Path(base) / f"{number}{path.suffix}") for number, path in enumerate(paths)}
        yield Typefaces(choices, more, Path(base), links)


def _more(document: Document, chosen: Sequence[Face], faces: Iterable[Face]) -> tuple[Face, ...]:
    """Faces for characters that the chosen ones lack; usually none. Raises FindingsError for what no font has (B622)."""
    missing = _missing(characters(document), chosen)
    found = list[Face]()
    for face in other_faces(faces) if missing else ():
        left = _missing(missing, [face])
        if left != missing:
            found.append(face)
            missing = left
        if not missing:
            break
    if missing:
        raise FindingsError(_faults(document, missing))
    return tuple(found)


def _missing(chars: Iterable[str], faces: Iterable[Face]) -> set[str]:
    known = [coverage(face) for face in faces]
    return {char for char in chars if not any(char in some for some in known)}


def _faults(document: Document, missing: set[str]) -> list[Finding]:
    return [finding("B622", None, sign=char if char.isprintable() else "不能显示的字符", point=f"U+{ord(char):04X}", where=where,
                    text=text) for char, where, text in places_of(document, missing)]


def _link(path: Path, link: Path) -> Path:
    """The font in the folder: a link to it where the system allows that, else a copy."""
    for make in (os.symlink, os.link, shutil.copyfile):
        try:
            make(path, link)
            return link
        except OSError as error:
            failed = error
    raise failed
