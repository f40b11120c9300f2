"""The ``biaochi`` command itself: which commands there are, and where each lives."""

from __future__ import annotations

from importlib import import_module

import click
from click.exceptions import NoSuchCommand

from .._version import __version__
from .console import put
from .words import Spoken, SpokenOption, language_option, msgid

# Each command is a module of this package with a click command named ``run``; it is imported only when asked for.
MODULES = {
    "score": "score",
    "explain": "explain",
    "review": "review",
    "report": "report",
    "compare": "compare",
    "impact": "impact",
    "history": "history",
    "diff": "diff",
    "lint": "lint",
    "list": "list_rubrics",
    "show": "show",
    "test": "test",
    "demo": "demo",
    "doctor": "doctor",
}


class LazyGroup(Spoken, click.Group):
    """A group that knows its commands by name and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which people need them."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name; None where there is none."""
        if cmd_name not in MODULES:
            return None
        found = import_module(f".{MODULES[cmd_name]}", __package__).run
        return found if isinstance(found, click.Command) else None


    def resolve_command(
        self, ctx: click.Context, args: list[str],
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command asked for; one that doesn't exist is answered with those whose names are close."""
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as error:
            raise NoSuchCommand(error.command_name, possibilities=MODULES, ctx=ctx) from None


def _show_version(ctx: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        put(f"biaochi {__version__}")
        ctx.exit()


@click.group(
    "biaochi", cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]},
    help=msgid("标尺：用 YAML 写指标体系，精确打分，逐分可查，生成绩效评价报告。\n先试试：biaochi demo"),
)
@click.option("--version", cls=SpokenOption, is_flag=True, is_eager=True, expose_value=False, callback=_show_version,
              help=msgid("显示版本并退出。"))
@language_option
def biaochi() -> None:
    """The group does nothing by itself."""


__all__ = ["MODULES", "LazyGroup", "biaochi"]
