"""Finding templates: the folders beside the rubric first, then those that ship."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from jinja2 import BaseLoader, Environment

from ..findings import FindingsError, Place, finding
from ..language_choice import translate
from ..resources import data_folder
from .faults import Source, TemplateFault, did_you_mean

BIGGEST = 1_000_000
SUFFIX = ".j2"
LEVELS_UP = 3


def template_folders(rubric_files: Sequence[str], extra: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Where templates are looked for: ``extra``, ``templates/`` beside the rubric and up to two levels above, ours.

    ``rubric_files`` are the rubric's and, behind it, those of its bases.
    """
    beside = [folder for file in rubric_files if file for folder in list(Path(file).resolve().parents)[:LEVELS_UP]]
    folders = [*extra, *(folder / "templates" for folder in beside), data_folder("templates")]
    return tuple(dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir()))


class FolderLoader(BaseLoader):
    """Reads templates from these folders and nowhere else; remembers their text for messages.

    Only the template that was ``asked`` for may be called as one likes: what lies beside it (data of other departments) is no
    template that a text could include.
    """

    def __init__(self, folders: Sequence[Path], sources: dict[str, Source], asked: str = ""):
        self.folders, self.sources, self.asked = tuple(folders), sources, asked

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The template's text and file (Jinja asks)."""
        path = self.find(template)
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise TemplateFault("B616", name=template, detail=error.strerror or str(error)) from None
        if len(raw) > BIGGEST:
            raise TemplateFault("B616", name=template, detail=translate("有 {count} 个字节").format(count=len(raw)))
        text = _text(raw, template, path)
        self.sources[str(path)] = Source(str(path), text)
        return text, str(path), lambda: True

    def find(self, name: str) -> Path:
        """The first file with this name. Raises TemplateFault where there is none, it lies outside, or is no template."""
        if _leaves(name):
            raise TemplateFault("B613", name=name)
        for folder in self.folders:
            path = folder / name
            if path.is_file():
                if not path.resolve().is_relative_to(folder):
                    raise TemplateFault("B613", name=name)
                if not name.endswith(SUFFIX) and name != self.asked:
                    raise TemplateFault("B640", name=name)
                return path
        raise TemplateFault("B601", name=name, folders="、".join(map(str, self.folders)),
                            suggestion=did_you_mean(name, self.list_templates()))

    def list_templates(self) -> list[str]:
        """The names of all templates that can be found."""
        found = {path.relative_to(folder).as_posix() for folder in self.folders for path in folder.rglob(f"*{SUFFIX}")}
        return sorted(found)


def _text(raw: bytes, template: str, path: Path) -> str:
    """The text of a template's file, its line ends all alike. Raises FindingsError (B616) at the line that isn't UTF-8."""
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        detail = translate("第 {line} 行的文字不是 UTF-8 编码").format(line=line)
        raise FindingsError([finding("B616", Place(str(path), line, 1), name=template, detail=detail)]) from None


def _leaves(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return not parts or name.startswith("/") or "\\" in name or "\0" in name or ":" in name or ".." in parts
