"""The pages in a real browser: nothing runs over, a score opens and closes its way, paper lies as it should."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from engine import load_data, load_rubric, score
from engine.document import Cell, Detail, Document, ListItem, Paragraph, Table
from engine.document.writers.html import write_html
from engine.report import render
from tests.document.browser import PROGRAM, Browser
from tests.document.everything import PAGE, REPORT

SCORE = Table((), ((Cell("5", detail="合计"),),), 1)
TEXT = (Paragraph("文字。" * 900),)
TWICE = Document("题", (*TEXT, SCORE, *TEXT, SCORE, *TEXT), details=(Detail("合计", "合计：5分", (ListItem("得分：5分"),)),))
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "longhua-2021" / "data.yaml"
pytestmark = [pytest.mark.chromium, pytest.mark.skipif(PROGRAM is None, reason="no Chromium on this machine")]
# What stands out of the window, but for what scrolls within a box of its own.
OUT = """[...document.querySelectorAll('main *, aside *')].filter(item => item.getBoundingClientRect().right > innerWidth + 1
  && !item.closest('.box, .drawing')).length"""
SHOWN = "[...document.querySelectorAll('aside section')].filter(item => getComputedStyle(item).display != 'none').length"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    rubric = load_rubric("longhua/2021")
    texts = {"page": write_html(PAGE), "report": write_html(REPORT),
             "twice": write_html(TWICE), "longhua": render(score(rubric, load_data(EXAMPLE, rubric)), "html")}
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in texts}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    found = Browser(tmp_path_factory.mktemp("profile"))
    yield found
    found.close()


@pytest.mark.parametrize("width", [390, 1200])
@pytest.mark.parametrize("name", ["page", "report", "longhua"])
def test_nothing_runs_over_complains_or_asks_the_network(browser: Browser, pages: dict[str, str], name: str, width: int) -> None:
    browser.open(pages[name], width)
    assert browser.value("document.documentElement.scrollWidth") == width and browser.value(OUT) == 0
    assert browser.requests == [pages[name]] and not browser.faults


def test_drawings_of_a_report_fit_a_small_screen(browser: Browser, pages: dict[str, str]) -> None:
    browser.open(pages["report"], 390)
    assert browser.value("document.querySelectorAll('.drawing').length") == 4
    assert browser.value("[...document.querySelectorAll('.drawing')].every(item => item.scrollWidth <= item.clientWidth)")


def click(browser: Browser, selector: str) -> None:
    """A click where the first such link is seen."""
    spot: dict[str, Any] = browser.value(f"""(() => {{ const box = document.querySelector('{selector}').getClientRects()[0];
      return {{x: box.x + box.width / 2, y: box.y + box.height / 2}}; }})()""")
    for kind in ("mousePressed", "mouseReleased"):
        browser.ask("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **spot)


@pytest.mark.parametrize("width", [390, 1200])
def test_a_score_opens_its_way_and_closing_comes_back_to_it(browser: Browser, pages: dict[str, str], width: int) -> None:
    browser.open(pages["longhua"], width)
    browser.value("document.querySelector('a[href=\"#t5\"]').scrollIntoView({block: 'center', inline: 'center'})")
    assert browser.value(SHOWN) == 0
    before = browser.value("scrollY")
    click(browser, 'a[href="#t5"]')
    assert browser.value(SHOWN) == 1 and browser.value("document.activeElement.id") == "t5"
    assert "政府采购执行率" in browser.value("document.querySelector('#t5').innerText") and browser.value("scrollY") == before
    box = browser.value("(() => {const box = document.querySelector('#t5 div').getBoundingClientRect();"
                        " return [box.left, box.right, box.top, box.bottom - innerHeight]})()")
    assert box[0] >= 0 and box[1] <= width and box[2] >= 0 and box[3] <= 0
    click(browser, "#t5 .close")
    assert browser.value(SHOWN) == 0 and browser.value("document.activeElement.id") == "k5"
    assert abs(browser.value("scrollY") - before) < 60


def test_a_way_that_several_scores_open_leaves_the_reader_where_he_was(browser: Browser, pages: dict[str, str]) -> None:
    browser.open(pages["twice"])
    browser.value("[...document.querySelectorAll('a.way')].pop().scrollIntoView({block: 'center'})")
    before = browser.value("scrollY")
    browser.value("[...document.querySelectorAll('a.way')].pop().click()")
    assert browser.value(SHOWN) == 1
    click(browser, ".close")
    assert browser.value(SHOWN) == 0 and browser.value("scrollY") == before > 900


def test_contents_of_a_small_screen_open_when_they_are_asked_for(browser: Browser, pages: dict[str, str]) -> None:
    shown = "getComputedStyle(document.querySelector('nav ul')).display"
    browser.open(pages["longhua"], 1200)
    assert browser.value(shown) == "block"
    browser.open(pages["longhua"], 390)
    assert browser.value(shown) == "none"
    click(browser, "nav label")
    assert browser.value(shown) == "block"


def test_the_annex_is_printed_landscape_with_no_way_open(browser: Browser, pages: dict[str, str]) -> None:
    browser.open(pages["report"] + "#t1")
    sheets = PdfReader(io.BytesIO(browser.pdf())).pages
    lying = [sheet.mediabox.width > sheet.mediabox.height for sheet in sheets]
    texts = [normalize("NFKC", sheet.extract_text()) for sheet in sheets]
    assert lying[0] is False and lying[-1] is True and "自评表" in texts[-1] and lying.count(True) == 2
    assert not any("2021.yaml:404" in text for text in texts)
