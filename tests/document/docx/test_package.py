"""The file: the same bytes for the same document, nothing superfluous, everything where it belongs, in the order of the standard."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any

import docx
import pytest
from lxml import etree

from engine.document import Document
from engine.document.writers import WRITERS
from engine.document.writers.docx import write_docx
from engine.document.writers.docx.fonts import FONTS
from engine.document.writers.docx.xml import NAMESPACES
from tests.document.docx.orders import ORDERS
from tests.document.docx.reading import parts_of, q, tree
from tests.document.everything import PAGE, REPORT

FILES = {"report": write_docx(REPORT), "page": write_docx(PAGE), "empty": write_docx(Document("", ()))}
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def test_the_same_document_gives_the_same_bytes_without_times() -> None:
    assert write_docx(REPORT) == FILES["report"] == WRITERS["docx"].write(REPORT)
    with zipfile.ZipFile(io.BytesIO(FILES["report"])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
    core = docx.Document(io.BytesIO(FILES["report"])).core_properties
    assert (core.title, core.language, core.author, core.comments) == (REPORT.title, "zh-CN", "", "")
    assert core.created is None and core.modified is None


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_every_part_is_well_formed_told_of_and_reached(file: bytes) -> None:
    parts = parts_of(file)
    told = {item.get("PartName", "")[1:] for item in etree.fromstring(parts["[Content_Types].xml"])} - {""}
    assert told == {name for name in parts if not name.endswith(".rels") and name != "[Content_Types].xml"}
    reached = set()
    for name, content in parts.items():
        if name.endswith(".rels"):
            home = posixpath.dirname(posixpath.dirname(name))
            reached |= {posixpath.normpath(posixpath.join(home, item.get("Target", "").lstrip("/"))) if item.get("Target", "")[0] != "/"
                        else item.get("Target", "")[1:] for item in etree.fromstring(content).iter(RELATIONSHIP)
                        if item.get("TargetMode") != "External"}
        elif name.endswith(".xml"):
            etree.fromstring(content)
    assert reached == told
    assert not [name for name in parts if "stylesWithEffects" in name or "customXml" in name or "thumbnail" in name]


@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_children_stand_in_the_order_of_the_standard(file: bytes) -> None:
    orders = {q(name): [q(f"{name[:name.index(':')]}:{child}") for child in order.split()] for name, order in ORDERS.items()}
    # Drawings hold what is of another namespace.
    orders[q("wp:inline")][-1] = q("a:graphic")
    for name, content in parts_of(file).items():
        if name.endswith(".xml") and name.startswith("word/"):
            for element in etree.fromstring(content).iter(*orders):
                check(element, orders[element.tag])


def check(element: Any, order: list[str]) -> None:
    """That no child is unknown, or stands before one that it should follow."""
    unknown = [child.tag for child in element if child.tag not in order]
    assert not unknown, (element.tag, unknown)
    places = [order.index(child.tag) for child in element]
    assert places == sorted(places), (element.tag, [child.tag for child in element])


def test_ids_are_given_once() -> None:
    body = tree(FILES["report"])
    for tag, attribute in ((q("wp:docPr"), "id"), (q("w:bookmarkStart"), q("w:id"))):
        ids = [item.get(attribute) for item in body.iter(tag)]
        assert len(ids) == len(set(ids))


def test_typefaces_are_named_with_others_that_have_chinese_characters() -> None:
    fonts = {item.get(q("w:name")): item for item in tree(FILES["report"], "word/fontTable.xml")}
    used = {item.get(q(f"w:{side}")) for name in ("document", "styles", "footer1", "numbering")
            for item in tree(FILES["report"], f"word/{name}.xml").iter(q("w:rFonts")) for side in ("ascii", "eastAsia")} - {None}
    assert used <= set(fonts) == {font.name for font in FONTS}
    for font in FONTS:
        charset = fonts[font.name].find(q("w:charset")).get(q("w:val"))
        assert charset == ("86" if font.chinese else "00") and fonts[font.name].find(q("w:altName")).get(q("w:val"))
    # A typeface of the theme would win over the one that is named.
    styles = parts_of(FILES["report"])["word/styles.xml"]
    assert b"Theme" not in styles and b'w:eastAsia="zh-CN"' in styles


def test_no_question_on_opening() -> None:
    settings = tree(FILES["report"], "word/settings.xml")
    assert settings.find(q("w:updateFields")) is None and settings.find(q("w:evenAndOddHeaders")) is not None
    assert not [item for item in tree(FILES["report"]).iter(q("w:fldChar")) if item.get(q("w:dirty"))]
    assert NAMESPACES["w"] in settings.tag
