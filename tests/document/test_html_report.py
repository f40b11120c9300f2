"""Reports as pages: contents, sheets of paper, the way to each score, captions as in an official document."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from engine.document import Block, Cell, Chart, Contents, Detail, Document, Heading, ListItem, PageBreak, Paragraph, Series, Table
from engine.document.writers.html import write_html
from engine.document.writers.html_text import list_lines
from tests.document.everything import REPORT
from tests.document.test_html import Page

CHAPTERS = (Heading(2, "一、甲"), Paragraph("文"), Heading(3, "（一）乙"), Heading(4, "1. 丙"))
WIDE = Table((), ((Cell("宽"),),), 1, wide=True)


def body(*blocks: Block, details: tuple[Detail, ...] = ()) -> str:
    return write_html(Document("题", (Heading(1, "题"), *blocks), details=details)).partition("<body>")[2]


def test_contents_stand_below_the_title_or_where_they_are_asked_for() -> None:
    page = body(Paragraph("某局", "centre"), *CHAPTERS)
    assert re.search(r'某局</p>\n<nav class="contents" aria-label="目录">', page)
    assert re.findall(r'href="#(s\d)">(.*?)<', page) == [("s1", "跳到正文"), ("s1", "一、甲"), ("s2", "（一）乙")]
    assert '<h2 id="s1">' in page and '<h3 id="s2">' in page and '<h4 id="s3">' in page
    asked = body(*CHAPTERS, Contents())
    assert asked.index("1. 丙</h4>") < asked.index('<nav class="contents asked"') and asked.count("<nav") == 1


def test_no_contents_where_there_is_nothing_to_list() -> None:
    assert "<nav" not in body(Paragraph("文")) and 'class="skip"' not in body(Paragraph("文"))


def test_a_sheet_for_each_kind_of_page() -> None:
    page = body(Paragraph("文"), Heading(2, "表"), WIDE, Paragraph("后"), PageBreak(True), Heading(2, "附表"), WIDE, PageBreak(),
                Paragraph("完"))
    assert re.findall(r'<section class="(sheet.*?)">', page) == ["sheet", "sheet land", "sheet", "sheet land annex", "sheet"]
    assert re.search(r'<section class="sheet land">\n<h2 id="s1">表</h2>', page)


def test_items_stand_within_the_item_before_them() -> None:
    items = (ListItem("一"), ListItem("深", 3), ListItem("回", 1), ListItem("二", source="甲.yaml:3", tone="key"))
    assert "".join(list_lines(items)) == ("<ul><li>一<ul><li>深</li><li>回</li></ul></li>"
                                          "<li><b>二</b> <small>甲.yaml:3</small></li></ul>")
    assert not list(list_lines(()))


@pytest.mark.parametrize("uses", [1, 2])
def test_a_score_opens_its_way_and_the_way_leads_back(uses: int) -> None:
    table = Table((), tuple((Cell("1.75", detail="甲"), Cell("2", detail="没有")) for _ in range(uses)), 2)
    page = body(table, details=(Detail("甲", "甲（2分）", (Paragraph("原文", "quote"), ListItem("步"))), Detail("乙", "乙", ())))
    back = "k1" if uses == 1 else "still"
    assert page.count('href="#t1" aria-label="1.75，看计算过程">1.75</a>') == uses and "<td>2</td>" in page
    assert page.count(f'id="{back}"') == 1 and page.count(f'href="#{back}"') == 2
    assert "<blockquote>\n<p>原文</p>\n</blockquote>" in page and "<ul><li>步</li></ul>" in page.replace("\n", "")
    assert page.count('role="dialog"') == 1 and page.index("</main>") < page.index("<aside")
    Page(page.removesuffix("</body>\n</html>\n"))


def test_captions_of_figures_stand_below_those_of_tables_above() -> None:
    page = write_html(REPORT)
    assert re.search(r"</svg>\n</div>\n<p class=\"note\">[^<]*</p>\n<figcaption>图 1-1 每处改动的影响</figcaption>", page)
    assert '<caption>表 3-1 各部门得分<span class="unit">单位：分</span></caption>' in page


def test_charts_say_their_numbers_to_those_who_do_not_see_them() -> None:
    chart = Chart("pie", "构成 <图>", ("甲\n乙", "丙"), (Series("金额", (Fraction(3), None)),))
    assert "<title>构成 &lt;图&gt;</title><desc>金额: 甲 乙 3, 丙 －</desc>" in body(chart)
