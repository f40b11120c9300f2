"""An outline as a document for people, and as plain JSON data (``schemas/outline.schema.json``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..document import Block, Cell, Document, Note, Paragraph, Table
from ..document.cells import header_row
from ..document.model import PAGE
from ..language_choice import translate
from ..scoring.scorecard import Scorecard
from .outline import ANNEX, FIGURE, HEADING, SECTION, TABLE, Item, Outline

INDENT = "　"
SHOWN = 8
WORDS = {TABLE: "表：{text}", FIGURE: "图：{text}", ANNEX: "—— 附件 {text}"}
CHANGES = {"replaced": "换掉", "added": "加写", "omitted": "不写：{reason}"}


def outline_document(card: Scorecard, outline: Outline) -> Document:
    """What there is, a row a thing, indented as it will be read; and whether the department has said all that it must."""
    header = header_row(translate("标题、表和图"), translate("节"), translate("部门的文字"))
    rows = tuple(tuple(map(Cell, row)) for row in _rows(outline))
    blocks: list[Block] = [Paragraph(summary(outline), "plain"), Table((header,), rows, len(header))]
    if any(item.maybe for item in outline.items):
        blocks.append(Note(translate("“…”和“视数据”的，要看数据才知道有没有、有几个。")))
    title = translate("{department} {year}年报告的结构").format(department=card.data.title, year=card.data.year)
    return Document(title, tuple(blocks), translate("模板：{name}").format(name=outline.template), PAGE)


def summary(outline: Outline) -> str:
    """One paragraph: how much there is, which texts are missing, which are of no use."""
    kinds = [item.kind for item in outline.items]
    said = [translate("共 {sections} 节、{tables} 张表、{figures} 张图。").format(
        sections=kinds.count(SECTION), tables=kinds.count(TABLE), figures=kinds.count(FIGURE))]
    if outline.missing:
        said.append(translate("还缺 {count} 段文字，请写在数据文件的 text 下：{names}。").format(
            count=len(outline.missing), names="、".join(outline.missing)))
    else:
        said.append(translate("部门要写的文字都有了。"))
    if outline.unused:
        said.append(translate("text 下写了、报告没有用到的有 {count} 段：{names}。").format(
            count=len(outline.unused), names="、".join(outline.unused[:SHOWN]) + "……" * (len(outline.unused) > SHOWN)))
    return "".join(said)


def _rows(outline: Outline) -> Iterator[tuple[str, str, str]]:
    """Content, section, texts. A section stands in the row of the first heading inside it, or in one of its own."""
    top = min((item.level for item in outline.items if item.kind == HEADING), default=1)
    level, opened = 0, list[Item]()
    for item, after in zip(outline.items, [*outline.items[1:], None], strict=True):
        level = item.level - top + 1 if item.kind == HEADING else level
        if item.kind == SECTION:
            opened.append(item)
            if after is None or after.kind not in (HEADING, SECTION) or after.depth <= item.depth:
                yield _row(INDENT * level + translate("（正文）"), opened, outline)
                opened = []
            continue
        text = item.text if item.kind == HEADING else translate(WORDS[item.kind]).format(text=item.text)
        if item.maybe:
            text += translate("（视数据）")
        depth = level - 1 if item.kind == HEADING else level if item.kind != ANNEX else 0
        yield _row(INDENT * depth + text.strip(), [*opened, item], outline)
        opened = []


def _row(content: str, items: list[Item], outline: Outline) -> tuple[str, str, str]:
    sections = [_section(item) for item in items if item.kind == SECTION]
    texts = [text for item in items for text in _texts(item, outline)]
    return content, "\n".join(sections), "、".join(dict.fromkeys(texts))


def _section(item: Item) -> str:
    if not item.change:
        return item.text
    how = translate(CHANGES[item.change]).format(reason=item.reason)
    return translate("{name}〔{how}〕").format(name=item.text, how=how)


def _texts(item: Item, outline: Outline) -> Iterator[str]:
    for name in item.needs:
        yield name if name in outline.given else translate("【缺】{name}").format(name=name)
    for name in item.may:
        yield name if name in outline.given else translate("{name}（可以不写）").format(name=name)


def outline_json(card: Scorecard, outline: Outline) -> dict[str, Any]:
    """The outline as plain data: every item in order, each text with whether the department says it."""
    return {"department": card.data.department, "project": card.data.project, "year": card.data.year,
            "rubric": card.rubric.id, "template": outline.template,
            "items": [_item(item, outline) for item in outline.items],
            "missing": list(outline.missing), "unused": list(outline.unused)}


def _item(item: Item, outline: Outline) -> dict[str, Any]:
    texts = [*((name, True) for name in item.needs), *((name, False) for name in item.may)]
    return {"kind": item.kind, "text": item.text, "level": item.level, "depth": item.depth, "maybe": item.maybe,
            "change": item.change, "reason": item.reason,
            "texts": [{"name": name, "required": required, "given": name in outline.given} for name, required in texts]}
