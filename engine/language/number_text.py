"""Numbers as official texts write them: 90%, 1,234.56, 2个百分点, 1分, full-width digits. Never misread, or refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from ..figures_text import NUMERALS
from ..units import known_unit, normal_unit
from .words import MAX_DIGITS, POINT_UNITS, SCORE_UNIT

if TYPE_CHECKING:
    from .tokens import Lexer

GROUPED = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+(?![0-9,])(\.[0-9]+)?")
COMMA_TOUCHES = re.compile(r"[0-9]+,[0-9]")
PLAIN = re.compile(r"[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True)
class Constant:
    """A number's exact value, how it is written, and its unit (``%`` for every percentage)."""

    value: Fraction
    text: str
    unit: str = ""


def read_number(lexer: Lexer) -> None:
    """Reads the number at the lexer's place with its % or unit, or notes why it can't be one."""
    digits = _digits(lexer)
    if digits is None:
        return
    end = lexer.at + len(digits)
    if lexer.plain(end) in ("e", "E") and not lexer.spaced(end) and \
            (lexer.plain(end + 1).isdigit() or lexer.plain(end + 1) in ("+", "-")):
        lexer.refuse("B221", lexer.run_end(end) - lexer.at)
        return
    if sum(char.isdigit() for char in digits) > MAX_DIGITS:
        lexer.refuse("B222", len(digits), limit=MAX_DIGITS)
        return
    _with_unit(lexer, digits, Fraction(digits.replace(",", "")))


def read_numeral(lexer: Lexer, run: str) -> bool:
    """Reads 一个百分点, 半个百分点, 半分, 两分 …; False where the word is something else."""
    if run.endswith(SCORE_UNIT) and run[:-1] in NUMERALS:
        lexer.emit("number", len(run), Constant(Fraction(NUMERALS[run[:-1]]), run, SCORE_UNIT))
        return True
    for unit in POINT_UNITS:
        if run.endswith(unit) and run[:-len(unit)] in NUMERALS:
            value = Fraction(NUMERALS[run[:-len(unit)]]) / 100
            lexer.emit("number", len(run), Constant(value, run, "%"))
            return True
    return False


def _digits(lexer: Lexer) -> str | None:
    """The digits with their point and thousands separators, or None after noting a fault."""
    chunk = _chunk(lexer)
    grouped = GROUPED.match(chunk)
    if grouped and not lexer.in_call:
        chunk_end, number = grouped.end(), grouped.group()
    elif grouped:
        lexer.refuse("B220", grouped.end(), joined=grouped.group().replace(",", ""),
                     parted=grouped.group().replace(",", "， "))
        return None
    else:
        found = PLAIN.match(chunk)
        assert found, "a number starts with a digit"
        chunk_end, number = found.end(), found.group()
    rest = chunk[chunk_end:]
    if rest.startswith(".") or (COMMA_TOUCHES.match(chunk) and rest.startswith(",") and not lexer.in_call):
        lexer.refuse("B219", len(chunk.rstrip(",")))
        return None
    return number


def _chunk(lexer: Lexer) -> str:
    """The unbroken run of digits, points and commas."""
    end = lexer.at
    while lexer.plain(end) and lexer.plain(end) in "0123456789.," and (end == lexer.at or not lexer.spaced(end)):
        end += 1
    return "".join(lexer.plain(index) for index in range(lexer.at, end))


def _with_unit(lexer: Lexer, digits: str, value: Fraction) -> None:
    """The number with what follows it: %, ‰, 个百分点, 分, 万元, 元/人; what is no unit is refused."""
    end = lexer.at + len(digits)
    if lexer.plain(end) in ("%", "‰"):
        scale = 100 if lexer.plain(end) == "%" else 1000
        lexer.emit("number", len(digits) + 1, Constant(value / scale, digits + lexer.plain(end), "%"))
        return
    if lexer.name_length(end) or not lexer.is_word(end):
        lexer.emit("number", len(digits), Constant(value, digits))
        return
    cut, connective = lexer.cut(end), lexer.connective(end)
    word = lexer.stream[end:cut]
    if word in POINT_UNITS:
        lexer.emit("number", cut - lexer.at, Constant(value / 100, digits + word, "%"))
    elif is_unit(lexer, word):
        stop = _unit_end(lexer, cut)
        unit = lexer.stream[end:stop]
        lexer.emit("number", stop - lexer.at, Constant(value, digits + unit, unit))
    elif connective and (lexer.known_from(end + connective) or lexer.spaced(end)):
        lexer.emit("number", len(digits), Constant(value, digits))
    elif not lexer.spaced(end):
        lexer.refuse("B205", cut - lexer.at, number=digits, unit=lexer.written(end, cut))
    else:
        lexer.emit("number", len(digits), Constant(value, digits))


def is_unit(lexer: Lexer, word: str) -> bool:
    """Whether a word is a unit that is known, or that some figure here is declared with."""
    return known_unit(word) or normal_unit(word) in lexer.scope.units


def _unit_end(lexer: Lexer, end: int) -> int:
    """Where a unit ends that goes on with ``/人``, if nothing declared is called so."""
    while lexer.plain(end) == "/" and not lexer.spaced(end) and not lexer.name_length(end + 1):
        cut = lexer.cut(end + 1)
        if not is_unit(lexer, lexer.stream[end + 1:cut]) or lexer.spaced(end + 1):
            break
        end = cut
    return end
