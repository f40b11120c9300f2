"""Pages: well-formed, nothing of a text becomes markup, what changed is told without colour."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document import (
    Caption,
    Cell,
    Detail,
    Document,
    Fold,
    Heading,
    ListItem,
    Note,
    Paragraph,
    Span,
    Table,
)
from engine.document.writers import WRITERS
from engine.document.writers.html import write_html
from engine.language_choice import speaking
from tests.document.everything import PAGE, REPORT

VOID = {"meta", "br", "link", "img", "input"}


class Page(HTMLParser):
    """The tags of a page, which must close in their order, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open += [] if tag in VOID else [tag]
        self.names += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("document", [PAGE, REPORT])
def test_well_formed_without_scripts_or_network(document: Document) -> None:
    page = Page(write_html(document))
    assert len(page.names) == len(set(page.names))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.names)
    assert not page.tags & {"script", "link", "img", "iframe"}


@given(st.text(st.characters(exclude_categories=("C",)), min_size=1))
def test_any_text_stays_text(text: str) -> None:
    cell = Cell(text, spans=(Span(text, "old"), Span(text, "key")), detail=text)
    detail = Detail(text, text, (Paragraph(text, "quote"), ListItem(text, 1, text, "key")))
    table = Table(((Cell(text, header=True),),), ((cell,), (Cell(text, tone="new"),)), 1, Caption(text, text), wide=True)
    blocks = (Heading(2, text), Paragraph(text), Note(text), Fold(text, (table,)))
    for kind in ("page", "report"):
        page = Page(write_html(Document(text, blocks, text, kind, (detail,))))
        assert page.tags <= {"html", "head", "meta", "title", "style", "body", "main", "header", "h1", "h2", "p", "a", "details",
                             "summary", "div", "table", "caption", "span", "thead", "tbody", "tr", "th", "td", "del", "ins",
                             "br", "section", "blockquote", "ul", "li", "small", "b", "aside", *(
                                 ("nav", "input", "label") if kind == "report" else ())}
        assert page.text.count(text) >= 13


def test_what_was_taken_away_or_added_is_marked_as_such() -> None:
    table = Table((), ((Cell("2分", tone="old"), Cell("3分", tone="new"), Cell("x", tone="bad")),
                       (Cell("甲1乙", spans=(Span("甲"), Span("1", "old"), Span("乙", "muted"))),)), 3)
    page = write_html(Document("题", (table,)))
    assert "<del>2分</del>" in page and "<ins>3分</ins>" in page and 'class="bad">x<' in page
    assert '甲<del>1</del><span class="muted">乙</span>' in page
    assert "line-through" not in page and "del { color" in page


def test_contents_from_five_headings_on() -> None:
    def contents(count: int, level: int = 2) -> int:
        blocks = tuple(Heading(level, f"第{number}节") for number in range(count))
        return len(Page(write_html(Document("题", blocks, kind="page"))).links)

    assert [contents(4), contents(5), contents(31, 3), contents(30, 3)] == [0, 5, 0, 30]


def test_the_same_heading_twice_has_two_names() -> None:
    heading = Heading(2, "一样")
    page = Page(write_html(Document("题", (heading,) * 5, kind="page")))
    assert page.names == ["s1", "s2", "s3", "s4", "s5"]


def test_headers_of_a_page_stand_over_their_numbers() -> None:
    row = (Cell("甲"), Cell("1", align="right"))
    table = Table(((Cell("名", header=True), Cell("数", header=True)),), (row,), 2)
    assert 'class="r s">数' in write_html(Document("题", (table,), kind="page"))
    assert '<th scope="col">数' in write_html(Document("题", (table,)))


def test_row_names_stay_in_sight_unless_merged() -> None:
    name, number = Cell("甲", header=True), Cell("1")
    for first, kept in ((name, True), (Cell("甲"), False), (Cell("甲", 2, header=True), False)):
        page = write_html(Document("题", (Table((), ((first, number), (name, number)), 2),), kind="page"))
        assert ('class="box keyed"' in page) is kept


def test_title_once() -> None:
    assert write_html(PAGE).count("<h1>") == write_html(REPORT).count("<h1>") == 1
    titled = replace(PAGE, blocks=(Heading(1, "另一个题"), *PAGE.blocks))
    assert write_html(titled).count("<h1") == 1


def test_language_of_the_page() -> None:
    with speaking("en"):
        page, report = (WRITERS["html"].text(document) for document in (PAGE, REPORT))
    assert '<html lang="en">' in page and '<html lang="zh-CN">' in report
    assert '<html lang="zh-CN">' in write_html(PAGE)


def test_text_has_contrast() -> None:
    """Every colour of type on the grounds it stands on: 4.5 to 1 at least (WCAG AA)."""
    styles = re.findall(r"(?<![-\w])color: (#[0-9a-f]{6})", write_html(PAGE))
    grounds = re.findall(r"background(?:-color)?: (#[0-9a-f]{6}|#fff)\b", write_html(PAGE))
    assert len(set(styles)) > 5
    assert all(contrast(colour, "#ffffff") >= 5 for colour in styles)
    assert all(contrast("#1f2933", ground if len(ground) == 7 else "#ffffff") > 7 for ground in grounds)
    assert contrast("#8f1d14", "#fdeceb") > 4.5 and contrast("#0f5a2d", "#e4f5ea") > 4.5


def contrast(one: str, other: str) -> float:
    lights = sorted((light(one), light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def light(colour: str) -> float:
    parts = [int(colour[start:start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
