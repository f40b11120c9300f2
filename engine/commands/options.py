"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, TypeVar

import click

from .words import argument, msgid, option

F = TypeVar("F", bound=Callable[..., Any])


def data_argument(function: F) -> F:
    """One department's data file."""
    return argument("data", metavar=msgid("数据文件"), type=click.Path(path_type=Path))(function)


def peers_option(function: F) -> F:
    """``--peers``: the departments that are scored together, for rules that rank."""
    return option("--peers", "peers", multiple=True, metavar=msgid("文件或文件夹"), type=click.Path(path_type=Path),
                  help=msgid("一起评价的其他部门（数据文件或文件夹，可以写几次）；有按排名计分的指标时要写。"))(function)


def rubric_option(function: F) -> F:
    """``--rubric``: another rubric than the one that the data name."""
    return option("--rubric", metavar=msgid("指标体系"),
                  help=msgid("改用这个指标体系（编号如 longhua/2021，或 YAML 文件）。默认用数据文件写明的。"))(function)


def format_option(*formats: str) -> Callable[[F], F]:
    """``--format``; the first one is the default."""
    return option("--format", "form", type=click.Choice(formats), default=formats[0],
                  help=msgid("输出格式，默认是第一种。"))


def width_option(function: F) -> F:
    """``--width``: columns of the text printed."""
    return option("--width", "width_asked", type=click.IntRange(40, 1000), metavar=msgid("列数"),
                  help=msgid("每行多少列（一个汉字占两列）。默认随终端。"))(function)


def edits_options(function: F) -> F:
    """``--set`` and ``--old-set``: edits made in the new and the old rubric (``news`` and ``olds``)."""
    new = option("--set", "news", multiple=True, metavar=msgid("路径=值"), help=msgid(
        "在新指标体系上再改一处（可以写几次），例如 '预算编制规范性/deduct/each=2'、'rounding/rate=none'。"))
    old = option("--old-set", "olds", multiple=True, metavar=msgid("路径=值"), help=msgid(
        "在旧指标体系上改一处（可以写几次），写法同 --set。"))
    return new(old(function))
