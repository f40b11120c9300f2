"""The option word behind 地区 ＝ …: it is read against what that choice may be, before anything else is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..language_choice import translate
from .names import canonical
from .scope import Symbol, nearest
from .words import COMPARISONS

if TYPE_CHECKING:
    from .tokens import Lexer


def read_option(lexer: Lexer) -> bool:
    """Reads the option at the lexer's place, with or without quotes, or notes that there is no such option.

    False where no choice is being compared, or where a figure is named or a number written.
    """
    choice = _choice_before(lexer)
    if choice is None:
        return False
    opened = lexer.at + (lexer.plain(lexer.at) == '"')
    for option in sorted(choice.options, key=len, reverse=True):
        end = opened + len(canonical(option))
        if lexer.stream.startswith(canonical(option), opened) and _ends(lexer, end, opened > lexer.at):
            lexer.emit("option", end + (opened > lexer.at) - lexer.at, (option, choice.options))
            return True
    return _no_option(lexer, choice, opened)


def _choice_before(lexer: Lexer) -> Symbol | None:
    """The choice that stands before a comparison here (with ＞ it is refused later, as what it is)."""
    if len(lexer.tokens) < 2 or lexer.tokens[-1].kind != "operator" or lexer.tokens[-1].value not in COMPARISONS:
        return None
    before = lexer.tokens[-2]
    return before.value if before.kind == "name" and before.value.type == "choice" else None


def _ends(lexer: Lexer, end: int, quoted: bool) -> bool:
    """Whether an option may end here: at its closing quote, or where no word goes on."""
    if quoted:
        return lexer.plain(end) == '"'
    length = lexer.connective(end)
    return not lexer.is_word(end) or lexer.spaced(end) or (length > 0 and lexer.known_from(end + length))


def _no_option(lexer: Lexer, choice: Symbol, opened: int) -> bool:
    """Notes what was written instead of an option."""
    if opened > lexer.at:
        end = lexer.stream.find('"', opened)
        end, text = (end + 1, lexer.stream[opened:end]) if end >= 0 else (0, "")
    elif lexer.name_length(lexer.at) or not lexer.is_word(lexer.at):
        return False
    else:
        end = lexer.cut(lexer.at)
        text = lexer.stream[lexer.at:end]
    if not text or text.isdigit():
        return False
    guess = nearest(text, choice.options, 0.4)
    start, written = lexer.at, lexer.written(lexer.at, end)
    lexer.emit("unknown", end - lexer.at)
    lexer.fault("B255", start, end, name=choice.name, text=written.strip(), options="、".join(choice.options),
                suggestion=translate("是否想写“{name}”？").format(name=guess) if guess else translate("请写其中的一项。"))
    return True
