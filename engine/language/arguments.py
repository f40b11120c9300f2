"""Calls: 若(条件, 甲, 乙), 最大值(甲, 乙), 四舍五入(甲, 0.1%, 四舍六入五成双) and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .faults import Stop
from .tokens import Token
from .tree import Call, Conditional, Number, Tree
from .words import ARITY

if TYPE_CHECKING:
    from .parser import Parser


def read_call(parser: Parser, token: Token) -> Tree:
    """The call whose function was just read. Raises Stop where the arguments don't fit."""
    opened = parser.take()
    arguments, mode = _arguments(parser, opened, token)
    closed = parser.close(opened)
    _check_count(token, closed, len(arguments) + bool(mode))
    if mode is not None and token.value != "round":
        raise _stop("B229", mode, mode, text=mode.text)
    if token.value == "if":
        return Conditional(token.start, closed.end, *arguments)
    if token.value == "round":
        _check_round(arguments, mode, token)
    chosen = mode.value if mode is not None and mode.value != "half_up" else ""
    return Call(token.start, closed.end, token.value, tuple(arguments), chosen)


def _arguments(parser: Parser, opened: Token, token: Token) -> tuple[list[Tree], Token | None]:
    """Expressions parted by commas, and a rounding mode's word in the last place."""
    arguments: list[Tree] = []
    if parser.now.kind == ")":
        return arguments, None
    while True:
        if parser.now.kind == "word":
            return arguments, parser.take()
        arguments.append(parser.expression(0))
        if parser.now.kind != ",":
            return arguments, None
        parser.take()


def _check_count(token: Token, closed: Token, count: int) -> None:
    least, most = ARITY.get(token.value, (1, 1))
    if not least <= count <= most:
        wanted = str(least) if least == most else f"{least}–{most}" if most < 99 else f"≥ {least}"
        code = "B249" if token.value == "round" and count == 1 else "B227"
        raise _stop(code, token, closed, name=token.text, wanted=wanted, count=count)


def _check_round(arguments: list[Tree], mode: Token | None, token: Token) -> None:
    """The step must be a written number, and one that nobody takes for a count of decimals."""
    step = arguments[1]
    good = isinstance(step, Number) and step.value > 0 and (step.value <= 1 or step.value % 10 == 0)
    if not good:
        raise _stop("B228", step, step)
    if len(arguments) == 3 or (mode is not None and len(arguments) != 2):
        raise _stop("B229", arguments[-1], arguments[-1], text="")


def _stop(code: str, first: Token | Tree, last: Token | Tree, **params: object) -> Stop:
    return Stop(code, first.start, last.end, **params)
