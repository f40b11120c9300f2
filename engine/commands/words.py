"""Click commands and options whose texts are msgids, put into the language in force when help is shown."""

from __future__ import annotations

from typing import Any, Callable, Iterable, TypeVar

import click

from ..language_choice import LANGUAGES, translate
from ..width import width

F = TypeVar("F", bound=Callable[..., Any])


def msgid(text: str) -> str:
    """Marks a text that is translated later, when it is shown (``tools/messages.py`` collects it)."""
    return text


class SpokenOption(click.Option):
    """An option whose help and metavar are msgids."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The row of help, in the language in force."""
        said = self.help
        self.help = translate(said) if said else said
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = said

    def make_metavar(self, ctx: click.Context) -> str:
        """The name of the value, in the language in force."""
        return translate(self.metavar) if self.metavar else super().make_metavar(ctx)


class SpokenArgument(click.Argument):
    """An argument whose metavar is a msgid."""

    def make_metavar(self, ctx: click.Context) -> str:
        """The name of the argument, in the language in force."""
        return translate(self.metavar) if self.metavar else super().make_metavar(ctx)


class SpokenHelp(click.HelpFormatter):
    """Help whose right-hand column lines up beside Chinese too (click counts characters)."""

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Two columns: names, and what they are."""
        pairs = list(rows)
        left = min(max(width(name) for name, _ in pairs), col_max) + col_spacing
        margin = " " * self.current_indent
        for name, text in pairs:
            gap = left - width(name)
            between = " " * gap if gap >= col_spacing else "\n" + margin + " " * left
            self.write(f"{margin}{name}{between}{text}".rstrip() + "\n")


class SpokenContext(click.Context):
    """A context that formats help with ``SpokenHelp``."""

    formatter_class = SpokenHelp


class Spoken(click.Command):
    """A command whose help is a msgid."""

    context_class = SpokenContext

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first line of the help, whole: Chinese has no spaces to cut at."""
        return translate(self.help or "").partition("\n")[0]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help, a paragraph a line; click would run Chinese lines together with spaces."""
        formatter.write_paragraph()
        with formatter.indentation():
            for line in translate(self.help or "").splitlines():
                formatter.write(f"{'':{formatter.current_indent}}{line}\n")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What stands after the command's name in the usage line."""
        said = {"[OPTIONS]": translate(msgid("[选项]")), "COMMAND [ARGS]...": translate(msgid("命令 [参数]..."))}
        return [said.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, described in the language in force (click would keep the first one)."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = translate(msgid("显示帮助并退出。"))
        return option


def command(name: str, help: str) -> Callable[[Callable[..., Any]], Spoken]:
    """A command with spoken help that takes ``--lang`` like the group does."""

    def wrap(function: Callable[..., Any]) -> Spoken:
        return click.command(name, cls=Spoken, help=help)(language_option(function))

    return wrap


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """``click.option`` with spoken texts."""
    return click.option(*names, cls=SpokenOption, **settings)


def argument(*names: str, **settings: Any) -> Callable[[F], F]:
    """``click.argument`` with spoken texts."""
    return click.argument(*names, cls=SpokenArgument, **settings)


def language_option(function: F) -> F:
    """``--lang``; it has been obeyed before click looks at it (``language_option.asked_language``)."""
    return option("--lang", type=click.Choice(LANGUAGES), expose_value=False,
                  help=msgid("提示和消息的语言：zh 中文，en 英文。默认随系统。"))(function)
