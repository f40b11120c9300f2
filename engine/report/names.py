"""Named things as templates see them: looked up by Chinese name, with ``[…]`` or a dot."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from ..language_choice import translate

# The department's text that templates also have as a name of its own.
SHORT_NAME = "简称"
_QUOTES = str.maketrans("", "", "“”\"'‘’「」")


def same_name(name: object) -> str:
    """What makes two spellings one name: NFKC, no quotes, no spaces."""
    text = unicodedata.normalize("NFKC", str(name)).translate(_QUOTES)
    return "".join(text.split())


class Names:
    """Values by name. Iterating gives the values; ``in`` asks for a name; a missing name is an undefined name."""

    __slots__ = ("_entries", "_names")

    def __init__(self, entries: Mapping[str, Any]):
        self._entries = {same_name(name): value for name, value in entries.items()}
        self._names = tuple(str(name) for name in entries)

    def __getitem__(self, name: object) -> Any:
        return self._entries[same_name(name)]

    def __contains__(self, name: object) -> bool:
        return same_name(name) in self._entries

    def __iter__(self) -> Iterator[Any]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, name: object, otherwise: Any = "") -> Any:
        """The value, or ``otherwise`` where the name isn't there."""
        return self._entries.get(same_name(name), otherwise)

    def advice(self, name: str) -> str:
        """What more there is to say to whoever asked for a name that isn't there; empty for nothing."""
        return ""

    def known_names(self) -> tuple[str, ...]:
        """The names as they were given."""
        return self._names


class Texts(Names):
    """文: what only the department can write, from its data file."""

    __slots__ = ()

    def advice(self, name: str) -> str:
        """Where the department writes it."""
        return translate(
            "请在数据文件的 text 下写上“{name}”（一张表填很多部门的，加一列“{name}（文字）”）；"
            "或者在 sections 下另写用到它的这一节。").format(name=name)
