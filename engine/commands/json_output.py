"""JSON on stdout, good JSON whatever the console's encoding."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

from .console import is_unicode, put


def put_json(value: Any) -> None:
    """Prints the value; characters are escaped where stdout is not Unicode (a GBK pipe), so that nothing is lost."""
    from ..scoring.output import dump_json

    text = dump_json(value)
    put(text if is_unicode(sys.stdout) else escaped(text))


def escaped(text: str) -> str:
    """The same JSON in ASCII: outside ASCII there are only characters of strings."""
    return re.sub(r"[^\x00-\x7f]", lambda match: json.dumps(match[0])[1:-1], text)
