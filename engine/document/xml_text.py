"""What XML can hold of a text: Word files and drawings are read by programs that refuse the rest."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """The text with control characters and lone surrogates replaced (U+FFFD), its lines ended by ``\\n``. Not escaped."""
    return _NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
