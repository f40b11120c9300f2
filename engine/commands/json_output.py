"""JSON on stdout: numbers keep the decimals they have, whatever the console's encoding."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from typing import Any, Iterable, Mapping

from .console import is_unicode, put


def put_json(value: Any) -> None:
    """Prints the value; characters are escaped where stdout is not Unicode, so that it is always good JSON."""
    put(json_text(value, ascii_only=not is_unicode(sys.stdout)))


def json_text(value: Any, ascii_only: bool = False, indent: int = 0) -> str:
    """The value as JSON, two spaces a level. A Decimal is written with its own digits, never through a float."""
    inner, outer = "\n" + "  " * (indent + 1), "\n" + "  " * indent
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Mapping):
        rows: Iterable[str] = (
            f"{json.dumps(str(key), ensure_ascii=ascii_only)}: {json_text(item, ascii_only, indent + 1)}"
            for key, item in value.items())
        body = f",{inner}".join(rows)
        return f"{{{inner}{body}{outer}}}" if body else "{}"
    if isinstance(value, (list, tuple)):
        body = f",{inner}".join(json_text(item, ascii_only, indent + 1) for item in value)
        return f"[{inner}{body}{outer}]" if body else "[]"
    return json.dumps(value, ensure_ascii=ascii_only, allow_nan=False)
