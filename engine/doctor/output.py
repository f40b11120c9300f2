"""What was found, as text for people (marks that a GBK console has, never wider than asked) and as plain data."""

from __future__ import annotations

from typing import Any

from ..finding_text import one_text
from ..language_choice import translate
from ..width import hung, table
from .examine import Format, Health

YES, NO = "√", "×"
# What each role is used for, in the order of the roles.
USES = ("标题", "正文", "（一）级标题", "一、级标题，表头", "表格，页码", "数字和西文")
NONE = "－"


def health_text(health: Health, width: int = 80) -> str:
    """The whole of it, no wider than ``width`` columns; what is missing last, with how to mend it."""
    blocks = [_versions(health), _formats(health), _fonts(health, width), _console(health), _rubrics(health), _faults(health)]
    return "\n\n".join("\n".join(part for line in lines for part in _fitted(line, width)) for lines in blocks) + "\n"


def _fitted(line: str, width: int) -> list[str]:
    indent = line[:len(line) - len(line.lstrip(" "))]
    return hung(line, width, indent + "  ")


def _versions(health: Health) -> list[str]:
    return [translate("标尺 {version}，Python {python}，{system}").format(
        version=health.version, python=health.python, system=health.system), f"  {health.executable}"]


def _formats(health: Health) -> list[str]:
    return [translate("报告能写成："), *(f"  {_format(item)}" for item in health.formats)]


def _format(item: Format) -> str:
    mark = YES if item.ready else NO
    if not item.library:
        return f"{mark} {item.name}"
    return f"{mark} {item.name}（{item.library} {item.version}）" if item.ready else translate(
        "{mark} {name}（没有 {library}）").format(mark=mark, name=item.name, library=item.library)


def _fonts(health: Health, width: int) -> list[str]:
    headers = [translate("用处"), translate("公文规定的字体"), translate("这台电脑上有的"), translate("PDF 里用的")]
    rows = [[translate(USES[place]), font.wanted, font.installed or NONE, font.pdf or NONE]
            for place, font in enumerate(health.fonts)]
    folders = [translate("BIAOCHI_FONTS 指明的字体文件夹：{folder}").format(folder=folder) for folder in health.font_folders]
    return [translate("公文的字体："), *("  " + line for line in table(rows, headers, max_width=width - 2).split("\n")),
            *("  " + folder for folder in folders)]


def _console(health: Health) -> list[str]:
    said = translate("能显示中文") if health.console else translate("显示不了中文")
    return [translate("控制台：{said}（编码 {encoding}）").format(said=said, encoding=health.encoding)]


def _rubrics(health: Health) -> list[str]:
    return [translate("指标体系依次在这些文件夹里找："), *(f"  {folder}" for folder in health.rubrics)]


def _faults(health: Health) -> list[str]:
    if not health.findings:
        return [translate("一切正常。")]
    said = [line for item in health.findings for line in one_text(item, False).split("\n")]
    return [translate("要注意的："), *(f"  {line}" for line in said)]


def health_json(health: Health) -> dict[str, Any]:
    """The same as plain data; names that are none are null."""
    return {
        "version": health.version, "python": health.python, "executable": health.executable, "system": health.system,
        "formats": [{"format": item.name, "available": item.ready, "library": item.library or None,
                     "version": item.version or None, "fault": item.fault or None} for item in health.formats],
        "fonts": [{"role": font.role, "wanted": font.wanted, "installed": font.installed or None, "pdf": font.pdf or None,
                   "file": str(font.file) if font.file else None} for font in health.fonts],
        "font_folders": [str(folder) for folder in health.font_folders],
        "console": {"encoding": health.encoding, "chinese": health.console},
        "rubrics": [str(folder) for folder in health.rubrics],
        "findings": [item.as_dict() for item in health.findings],
    }
