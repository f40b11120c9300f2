"""Looks at this computer: nothing is changed, nothing is asked of the network."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .._version import __version__
from ..document.writers import WRITERS
from ..findings import Finding, Severity, finding
from ..fonts import LATIN, ROLES, choose_all, installed_faces, own_folders
from ..rubric.find import homes

# The library that each format is written with: what is imported, and what is installed.
LIBRARIES = {"docx": ("docx", "python-docx"), "xlsx": ("xlsxwriter", "XlsxWriter"), "pdf": ("typst", "typst")}
OPTIONAL = ("pdf",)
SAMPLE = "标尺，绩效评价√×→"


@dataclass(frozen=True)
class Format:
    """A format of reports: the library it needs (none: ""), the version that is there (``""`` where it can't be used)."""

    name: str
    library: str = ""
    version: str = ""
    fault: str = ""

    @property
    def ready(self) -> bool:
        """Whether it can be written, as far as libraries go."""
        return not self.fault


@dataclass(frozen=True)
class RoleFont:
    """A role of an official document: the font named in Word files, the one of that style that is installed (``""``: none), the
    one that a PDF is set in, which may only stand in for it, and that one's file."""

    role: str
    wanted: str
    installed: str = ""
    pdf: str = ""
    file: Path | None = None


@dataclass(frozen=True)
class Health:
    """All that was found. ``findings`` say what is missing and how to mend it; errors are what is needed."""

    version: str
    python: str
    executable: str
    system: str
    formats: tuple[Format, ...]
    fonts: tuple[RoleFont, ...]
    font_folders: tuple[Path, ...]
    encoding: str
    console: bool
    rubrics: tuple[Path, ...]
    findings: tuple[Finding, ...]


def examine(encoding: str) -> Health:
    """This computer, and a console of this encoding."""
    formats, fonts = tuple(map(_format, (name for name in WRITERS if name != "text"))), _fonts()
    console = _shows(encoding)
    return Health(__version__, platform.python_version(), sys.executable, f"{platform.system()} {platform.release()}", formats,
                  fonts, own_folders(), encoding, console, tuple(homes()),
                  tuple(_findings(formats, fonts, encoding if not console else "")))


def _format(name: str) -> Format:
    module, library = LIBRARIES.get(name, ("", ""))
    if not module:
        return Format(name)
    try:
        import_module(module)
        return Format(name, library, version(library))
    except PackageNotFoundError:  # there, but not by an installer: it works all the same
        return Format(name, library, "?")
    except Exception as error:  # a library that is broken may raise anything
        return Format(name, library, fault=f"{type(error).__name__}: {error}")


def _fonts() -> tuple[RoleFont, ...]:
    choices = choose_all(installed_faces())
    found = []
    for role in ROLES.values():
        choice = choices.get(role.name)
        if choice is None:
            found.append(RoleFont(role.name, role.wanted))
            continue
        family = choice.face.family
        found.append(RoleFont(role.name, role.wanted, family if choice.own else "", family, choice.face.path))
    return tuple(found)


def _shows(encoding: str) -> bool:
    try:
        return bool(SAMPLE.encode(encoding))
    except (UnicodeEncodeError, LookupError):
        return False


def _findings(formats: tuple[Format, ...], fonts: tuple[RoleFont, ...], poor: str) -> Iterator[Finding]:
    for item in formats:
        if item.fault and item.name in OPTIONAL:
            yield Finding("B620", override=Severity.WARNING)
        elif item.fault:
            yield finding("B627", None, format=item.name, library=item.library, detail=item.fault)
    yield from (finding("B623", None, folder=str(folder)) for folder in own_folders() if not folder.is_dir())
    chinese = any(font.pdf for font in fonts if font.role != LATIN)
    if not chinese:
        # Only a PDF needs fonts here; who can't write one anyway is told, no more.
        ready = any(item.name == "pdf" and item.ready for item in formats)
        yield Finding("B621", override=None if ready else Severity.WARNING)
    lacking = [font.role for font in fonts if not font.installed]
    if lacking and chinese:
        yield finding("B625", None, roles="、".join(lacking))
    if poor:
        yield finding("B626", None, encoding=poor)
