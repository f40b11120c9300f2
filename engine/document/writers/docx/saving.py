"""The package as the bytes of a file, the same for the same document: no times, parts in the order of their names."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

EPOCH = (2000, 1, 1, 0, 0, 0)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "application/vnd.openxmlformats-package.relationships+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def saved(document: WordDocument) -> bytes:
    """The file. python-docx would write the time of saving into it."""
    package, target = document.part.package, BytesIO()
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        _put(archive, "[Content_Types].xml", _content_types(parts))
        _put(archive, "_rels/.rels", package.rels.xml)
        for part in parts:
            _put(archive, part.partname.membername, part.blob)
            if part.rels:
                _put(archive, part.partname.rels_uri.membername, part.rels.xml)
    return target.getvalue()


def _put(archive: ZipFile, name: str, content: str | bytes) -> None:
    entry = ZipInfo(name, EPOCH)
    entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
    archive.writestr(entry, content)


def _content_types(parts: list[Any]) -> str:
    own = "".join(f"<Override PartName={quoteattr(str(part.partname))} ContentType={quoteattr(part.content_type)}/>"
                  for part in parts)
    return (f'{_HEAD}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{_RELS}"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{own}</Types>')
