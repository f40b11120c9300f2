"""Addresses (https://…) in a text: what every format that can makes a link of, and what all leave whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Up to the first sign that can't be part of one: Chinese text often follows without a space.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#](?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?")
_AFTER = ".,:;!?'"
LONGEST = 2000


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is an address; stops and a bracket that wasn't opened in it are behind it."""
    done = 0
    for match in _ADDRESS.finditer(text):
        address = _ended(match[0])
        if len(address) > LONGEST:
            continue
        if match.start() > done:
            yield text[done:match.start()], False
        yield address, True
        done = match.start() + len(address)
    if done < len(text):
        yield text[done:], False


def has_address(text: str) -> bool:
    """Whether an address stands in the text."""
    return any(address for _, address in pieces(text))


def _ended(address: str) -> str:
    while address.endswith(tuple(_AFTER)) or (address.endswith(")") and address.count(")") > address.count("(")):
        address = address[:-1]
    return address
