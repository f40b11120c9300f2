"""The styles: what each kind of text looks like, after GB/T 9704. One row a style; people change them in Word as any other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .fonts import BODY, HEI, KAI, LATIN, SONG, TITLE, typeface
from .xml import Element, flag, w

# Measures in twentieths of a point; 22 lines on a page, 28 characters in a line.
LINE, TIGHTER = 579, -5
SIZE, TITLE_SIZE, FIFTH, SMALL_FIFTH = 32, 44, 21, 18
LINK = "1F4E79"


@dataclass(frozen=True)
class Style:
    """A paragraph style. Sizes in half points; ``indent`` of the first line in characters; ``line`` exact, 0 for single lines;
    ``outline`` the level in the navigation pane (0 the highest); ``spacing`` between characters."""

    id: str
    name: str
    font: str
    size: int = SIZE
    based: str = "Normal"
    next: str = ""
    align: str = ""
    indent: int = 0
    line: int = 0
    before: int = 0
    after: int = 0
    keep: bool = False
    outline: int | None = None
    spacing: int = 0
    right: int = 0
    tabs: tuple[str, ...] = ()
    left: int = 0


def _heading(level: int, font: str) -> Style:
    return Style(f"Heading{level}", f"heading {level}", font, next="BodyText", indent=2, line=LINE, keep=True, outline=level - 1,
                 spacing=TIGHTER, align="both")


STYLES = (
    Style("Title", "Title", TITLE, TITLE_SIZE, next="BodyText", align="center", line=LINE + 120, after=LINE),
    _heading(1, HEI), _heading(2, KAI), _heading(3, BODY), _heading(4, BODY), _heading(5, BODY),
    Style("AnnexHeading", "附件标题", TITLE, 36, "Heading1", "BodyText", "center", line=LINE, after=120, keep=True, outline=0),
    Style("AnnexMark", "附件", HEI, next="AnnexHeading", line=LINE, keep=True),
    Style("BodyText", "Body Text", BODY, align="both", indent=2, line=LINE, spacing=TIGHTER),
    Style("PlainText", "顶格正文", BODY, align="both", line=LINE, spacing=TIGHTER),
    Style("CentredText", "居中正文", BODY, align="center", line=LINE, spacing=TIGHTER),
    Style("Signature", "落款", BODY, align="right", line=LINE, spacing=TIGHTER, right=4),
    # Not spread out to the margin: LibreOffice then loses marks at the ends of lines in lists.
    Style("ListBullet", "List Bullet", BODY, align="left", line=LINE, spacing=TIGHTER),
    Style("Caption", "caption", HEI, 24, next="BodyText", align="center", before=120, after=60),
    Style("TableUnit", "表的单位", SONG, FIFTH, align="right", keep=True),
    Style("TableText", "表中文字", SONG, FIFTH),
    Style("TableHead", "表头文字", HEI, FIFTH, "TableText"),
    Style("SmallTableText", "小表文字", SONG, SMALL_FIFTH),
    Style("SmallTableHead", "小表头文字", HEI, SMALL_FIFTH, "SmallTableText"),
    Style("Note", "表注", SONG, FIFTH, align="both", before=60),
    Style("Figure", "图", SONG, FIFTH, align="center", before=120, keep=True),
    Style("Gap", "空隙", SONG, 2, line=20),
    Style("TOCHeading", "TOC Heading", HEI, next="BodyText", align="center", line=LINE, before=120, after=120, keep=True),
    Style("TOC1", "toc 1", BODY, next="BodyText", line=LINE, tabs=("right", "dot")),
    Style("TOC2", "toc 2", BODY, next="BodyText", line=LINE, tabs=("right", "dot"), left=1),
    Style("Footer", "footer", SONG, 28),
)


def style_elements(text_width: int) -> Iterable[Element]:
    """What stands in the part of styles: defaults, paragraph, character and table styles."""
    yield w("docDefaults", w("rPrDefault", w("rPr", typeface(BODY), w("sz", val=SIZE), w("szCs", val=SIZE),
                                             w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))),
            w("pPrDefault"))
    yield w("style", w("name", val="Normal"), w("qFormat"), w("pPr", w("widowControl", val=0)),
            w("rPr", w("kern", val=2)), type="paragraph", default=1, styleId="Normal")
    yield w("style", w("name", val="Default Paragraph Font"), w("uiPriority", val=1), w("semiHidden"), w("unhideWhenUsed"),
            type="character", default=1, styleId="DefaultParagraphFont")
    for style in STYLES:
        yield _paragraph_style(style, text_width)
    yield w("style", w("name", val="Hyperlink"), w("basedOn", val="DefaultParagraphFont"), w("uiPriority", val=99),
            w("rPr", w("color", val=LINK), w("u", val="single")), type="character", styleId="Hyperlink")
    yield from _table_styles()


def _paragraph_style(style: Style, text_width: int) -> Element:
    return w("style", w("name", val=style.name), w("basedOn", val=style.based),
             w("next", val=style.next) if style.next else None, w("qFormat"),
             w("pPr", flag("keepNext", style.keep), flag("keepLines", style.outline is not None),
               w("numPr", w("numId", val=1)) if style.id == "ListBullet" else None,
               w("tabs", w("tab", val=style.tabs[0], leader=style.tabs[1], pos=text_width)) if style.tabs else None,
               None if style.line else w("snapToGrid", val=0),
               _spacing(style), _indent(style), w("jc", val=style.align) if style.align else None,
               w("outlineLvl", val=style.outline) if style.outline is not None else None),
             w("rPr", typeface(style.font, SONG if style.id == "Footer" else LATIN),
               w("spacing", val=style.spacing) if style.spacing or style.based != "Normal" else None,
               w("sz", val=style.size), w("szCs", val=style.size)),
             type="paragraph", styleId=style.id, **({} if style.name.isascii() else {"customStyle": 1}))


def _spacing(style: Style) -> Element:
    line = {"line": style.line, "lineRule": "exact"} if style.line else {"line": 240, "lineRule": "auto"}
    return w("spacing", before=style.before, after=style.after, **line)


def _indent(style: Style) -> Element | None:
    """Indents in characters, and in twips for programs that don't know characters."""
    character = style.size * 10
    if style.right:
        return w("ind", rightChars=style.right * 100, right=style.right * character)
    if style.left:
        return w("ind", leftChars=style.left * 100, left=style.left * character)
    if not style.indent and style.based == "Normal":
        return None
    return w("ind", firstLineChars=style.indent * 100, firstLine=style.indent * character)


def _table_styles() -> Iterable[Element]:
    margins = w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in (
        ("top", 20), ("left", 70), ("bottom", 20), ("right", 70))))
    yield w("style", w("name", val="Normal Table"), w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"),
            w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in (
                ("top", 0), ("left", 108), ("bottom", 0), ("right", 108))))), type="table", default=1, styleId="TableNormal")
    yield w("style", w("name", val="报告表格"), w("basedOn", val="TableNormal"), w("qFormat"),
            w("tblPr", w("tblBorders", *(w(side, val="single", sz=4, space=0, color="auto") for side in (
                "top", "left", "bottom", "right", "insideH", "insideV"))), margins), type="table", customStyle=1,
            styleId="ReportTable")
