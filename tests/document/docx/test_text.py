"""Texts: whatever stands in them, the file is valid and says it; addresses are links; marks are Chinese ones."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.document import Caption, Cell, Chart, Contents, Document, Heading, ListItem, Note, Paragraph, Series, Span, Table
from engine.document.writers.docx import write_docx
from engine.document.xml_text import clean
from tests.document.docx.reading import parts_of, q, texts, tree, word_of, written

ANY = st.text(st.characters(exclude_categories=()), max_size=40)


def links(text: str) -> list[tuple[str, str]]:
    """What is shown of each link, and where it leads."""
    word = word_of(Paragraph(text))
    return [(link.text, link.address) for link in word.paragraphs[0].hyperlinks]


@settings(max_examples=30)
@given(ANY, ANY)
def test_any_text_makes_a_file_that_says_it(text: str, other: str) -> None:
    table = Table(((Cell(text, header=True),),), ((Cell(text + other, spans=(Span(text, "old"), Span(other, "new"))),),), 1,
                  Caption(text, other))
    blocks = (Contents(), Heading(2, text), Paragraph(text), ListItem(text), Note("注" + text), table)
    file = write_docx(Document(text, blocks))
    shown = list(texts(tree(file)))
    assert shown.count(clean(text)) >= 4 and clean(text) + clean(other) in shown
    docx.Document(io.BytesIO(file))


@settings(max_examples=30)
@given(ANY)
@example("\ud800")
@example("\x00")
def test_any_text_in_a_chart(text: str) -> None:
    write_docx(Document("", (Chart("columns", text, (text, "乙"), (Series(text, (None, None)),), text, text),)))


@pytest.mark.parametrize("text", ["\x00\x0b", "\ud800", "\ufffe", "]]>", "<w:p/>", "&amp;", "{{ 名 }}", " 前后 ", "a  b", "_x0041_"])
def test_hostile_texts(text: str) -> None:
    assert word_of(Paragraph(text)).paragraphs[0].text == clean(text)


def test_ends_of_lines_and_tabs() -> None:
    assert list(texts(tree(written(Paragraph("一\r\n二\r三\t四"))))) == ["一\n二\n三\t四"]
    (table,) = word_of(Table((), ((Cell("①制定；\n②完整。"),),), 1)).tables
    assert table.cell(0, 0).text == "①制定；\n②完整。"


@pytest.mark.parametrize(("text", "expected"), [
    ("公开网址：http://www.szlhq.gov.cn/a/post_9283413.html#13974；", "http://www.szlhq.gov.cn/a/post_9283413.html#13974"),
    ("见https://example.org/a?b=1&c=2。", "https://example.org/a?b=1&c=2"), ("(https://example.org/a).", "https://example.org/a"),
    ("https://example.org:8080", "https://example.org:8080"), ("https://example.org/a%20b", "https://example.org/a%20b"),
    ("https://example.org/百分比", "https://example.org/")])
def test_addresses_are_links(text: str, expected: str) -> None:
    assert links(text) == [(expected, expected)] and word_of(Paragraph(text)).paragraphs[0].text == text


@pytest.mark.parametrize("text", ["javascript:alert(1)", "file:///etc/passwd", "http://", "https://百度", "http://[::1", "C:\\a"])
def test_what_is_no_address_is_no_link(text: str) -> None:
    assert links(text) == []


def test_an_address_that_cannot_be_read_in_full_is_cut_where_it_fails() -> None:
    assert links("https://example.org/a%zz") == [("https://example.org/a", "https://example.org/a")]
    assert links("https://example.org/" + "a" * 3000) == []


def test_one_relationship_for_one_address() -> None:
    file = written(Paragraph("https://example.org/a"), Table((), ((Cell("https://example.org/a"),),), 1))
    assert parts_of(file)["word/_rels/document.xml.rels"].count(b"https://example.org/a") == 1
    assert len(list(tree(file).iter(q("w:hyperlink")))) == 2


@pytest.mark.parametrize(("text", "hinted"), [("“三公”经费——", True), ("3 × 4 ≥ 5…", True), ("预算100.5万元，（一）", False),
                                              ("plain (text)", False)])
def test_marks_that_both_scripts_have_are_chinese(text: str, hinted: bool) -> None:
    hints = [item.get(q("w:hint")) for item in tree(written(Paragraph(text))).iter(q("w:rFonts"))]
    assert hints == (["eastAsia"] if hinted else [])
