"""``biaochi demo``: the real example in a folder of your own, scored and reported."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import click

from ..findings import FindingsError, Place, finding
from ..language_choice import translate
from .console import program_name, put, width
from .findings_output import say_errors, status_of
from .loading import load_scorecard
from .options import width_option
from .outputs import write_all
from .words import argument, command, msgid

EXAMPLE, DEFAULT = "longhua-2021", Path("biaochi-demo")
# Each is also the suffix of its file.
FORMATS = ("docx", "xlsx", "md", "html")


@command("demo", help=msgid("把随附的真实例子复制到新文件夹，打分，生成报告，并说明接下来可以试什么。\n"
                            "默认新建 biaochi-demo（已有就加编号），不会覆盖任何文件。"))
@argument("folder", metavar=msgid("[文件夹]"), required=False, type=click.Path(path_type=Path))
@width_option
def run(folder: Path | None, width_asked: int | None) -> int:
    """Copies, scores, writes the report in the usual formats, says what to try."""
    from ..report import render_files
    from ..scoring.output import scorecard_text

    home = copy_example(folder)
    scorecard = load_scorecard(home / "data.yaml")
    put(scorecard_text(scorecard, width(width_asked)))
    say_errors(scorecard.findings)
    write_all({home / f"report.{form}": content for form, content in render_files(scorecard, FORMATS).items()})
    put(try_next(home))
    put(str((home / "report.html").resolve()))
    return status_of(scorecard.findings)


def copy_example(folder: Path | None) -> Path:
    """Copies the example into a new folder. Raises FindingsError (B715) rather than touch one that is in use."""
    from ..resources import data_folder

    home = new_folder(folder)
    source = data_folder("examples") / EXAMPLE
    for item in sorted(source.rglob("*")):
        target = home / item.relative_to(source)
        if item.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        else:
            # Contents only: an installed package may be read-only, and the copy is there to be edited.
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(item, target)
    return home


def new_folder(folder: Path | None) -> Path:
    """An empty folder: the one asked for, or the first free one of biaochi-demo, biaochi-demo-2 …"""
    if folder is None:
        numbered = (DEFAULT.with_name(f"{DEFAULT.name}-{number}") for number in itertools.count(2))
        folder = next(path for path in itertools.chain([DEFAULT], numbered) if not path.exists())
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FindingsError([finding("B715", Place(str(folder)), name=str(folder))])
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def try_next(home: Path) -> str:
    """What to do with the example once it is there."""
    data, program = home / "data.yaml", program_name()
    return "\n".join((
        "",
        translate("接下来可以试试："),
        translate("  改 {data} 里的一个数，再打分：").format(data=data) + f" {program} score {data}",
        translate("  一个得分怎样算出来：") + f" {program} explain {data} 预算执行率",
        translate("  复核自评得分和勾稽关系：") + f" {program} review {data}",
        translate("  看整套指标体系：") + f" {program} show longhua/2021",
        translate("  检查有没有写错：") + f" {program} lint {home}",
        translate("  报告由哪些章节组成：") + f" {program} report {data} --outline",
        "",
        translate("报告已写好：report.docx 用 Word 或 WPS 打开；report.xlsx 是自评表、计算过程和数据。\n下面这份用浏览器打开："),
    ))
