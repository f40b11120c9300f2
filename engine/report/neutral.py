"""Text from rubrics and data made neutral: no sign in it can act as markup of the template language.

Every sign that the parser knows is moved to a private code point while the text passes through the template, and moved
back once the structure has been read. So ``| a |`` in a remark stays one cell, and ``# 标题`` in it is no heading.
"""

from __future__ import annotations

import re
import unicodedata

# The last private plane: the first (U+E000…) is used by GBK fonts for rare characters in names.
_BASE = 0x10F000
_SIGNS = "\n#|<>^:-\\!*"
MARK_START, MARK_END = chr(_BASE + 0x80), chr(_BASE + 0x81)
LINE_DIGITS = "".join(map(chr, range(_BASE + 0x400, _BASE + 0x800)))
_AWAY = {ord(sign): chr(_BASE + ord(sign)) for sign in _SIGNS}
_BACK = {ord(away): chr(ord(away) - _BASE) for away in _AWAY.values()}
_RESERVED = re.compile(f"[{chr(_BASE)}-{chr(_BASE + 0x7FF)}]")


def _allowed(sign: str) -> bool:
    return sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs")


def neutral(text: str) -> str:
    """The text with every sign that means something to the parser moved out of its way; control characters dropped."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").strip()
    return unreserved("".join(filter(_allowed, lines))).translate(_AWAY)


def unreserved(text: str) -> str:
    """The text without signs of the private plane that stand for something here: nobody can write marks of ours."""
    return _RESERVED.sub("", text)


def restore(text: str) -> str:
    """The signs back in their places."""
    return text.translate(_BACK)


LINE_BREAK = _AWAY[ord("\n")]
