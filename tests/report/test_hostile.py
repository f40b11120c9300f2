"""A department's own words can't become markup, whatever they hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from engine.document import Heading
from engine.report import document, render
from engine.scoring.scorecard import Scorecard

HOSTILE = ("<script>alert(1)</script>", "| a | b |", "{{7*7}}", "{% for x in range(9) %}x{% endfor %}", "# 标题", "^",
           "<",
           "!甲", "::: 换页", "- 条", "---", "a\n\n# b\n| c |", "<br>", "&lt;b&gt;", "\\|",
           '"><img src=x onerror=alert(1)>',
           "****", "[x](javascript:alert(1))", "`code`", "\x00\x1b[31m", "\U0010f03cscript\U0010f03e")


def hostile(card: Scorecard, text: str) -> Scorecard:
    rubric = replace(card.rubric, title=text)
    rows = tuple({**row, "名称": replace(row["名称"], value=text)} for row in card.tables["项目"])
    data = replace(card.data, department=text, text={"简称": text})
    return replace(card, rubric=rubric, data=data, tables={"项目": rows})


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]
        assert not [value for name, value in attrs if name == "href" and not (value or "").startswith("http")]

    def handle_data(self, data: str) -> None:
        self.text += data


TEMPLATE = """# 报告

{{ 部门 }}

前{{ 文.简称 }}后

| 名称 | 金额 |
|---|---|
{% for 行 in 表.项目 %}
| {{ 行.名称 }} | {{ 行.金额 }} |
{% endfor %}
"""


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(card: Scorecard, writes: Callable[..., str], text: str) -> None:
    page = writes(TEMPLATE, hostile(card, text), "html")
    tags = Tags()
    tags.feed(page)
    assert set(tags.found) <= {"html", "head", "meta", "title", "style", "body", "main", "section", "h1", "p", "div", "table",
                               "thead",
                               "tbody", "tr", "th", "td", "br"}
    assert tags.found.count("td") == 4 and tags.found.count("h1") == 1
    assert "7*7" not in text or "{{7*7}}" in tags.text
    raw = writes(TEMPLATE, hostile(card, text))
    assert "<script" not in raw and "<img" not in raw
    assert [line for line in raw.split("\n") if line.startswith("#")] == ["# 报告"]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_plain_report_keeps_its_shape(card: Scorecard, text: str) -> None:
    def shape(scorecard: Scorecard) -> list[str]:
        return [block.text for block in document(scorecard).blocks if isinstance(block, Heading)]

    assert len(shape(hostile(card, text))) == len(shape(card))
    render(hostile(card, text), "html")
