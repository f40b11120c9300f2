"""What texts, figures and footers need of the package: relationships, numbers that must differ, parts of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart


class Parts:
    """The parts of one document; a number given out is never given again."""

    def __init__(self, part: DocumentPart) -> None:
        self.part = part
        self._last, self._charts = 0, 0
        self._links: dict[str, str] = {}

    def number(self) -> int:
        """A number that nothing else in the document has: for bookmarks and pictures."""
        self._last += 1
        return self._last

    def link(self, address: str) -> str:
        """The relationship to an address."""
        if address not in self._links:
            target = quote(address, safe="%/:?#[]@!$&'()*+,;=~-._")
            self._links[address] = self.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._links[address]

    def chart(self, chart: bytes, workbook: bytes) -> str:
        """The relationship to a chart, and its to the workbook with its numbers, which it names ``rId1``."""
        self._charts += 1
        package = self.part.package
        drawn = Part(PackURI(f"/word/charts/chart{self._charts}.xml"), CONTENT_TYPE.DML_CHART, chart, package)
        data = Part(PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{self._charts}.xlsx"), CONTENT_TYPE.SML_SHEET, workbook, package)
        drawn.relate_to(data, RELATIONSHIP_TYPE.PACKAGE)
        return self.part.relate_to(drawn, RELATIONSHIP_TYPE.CHART)
