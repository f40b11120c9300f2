"""A document as Typst code: calls of what ``layout.typ`` defines, every text a string literal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path

from ....fonts import LATIN
from ....language_choice import current_language
from ...chart_data import chart_table
from ...contents import entries
from ...layout import PageRun, is_annex_mark, leads, page_runs
from ...model import PAGE, Block, Chart, Contents, Document, Heading, ListItem, Note, Paragraph, Table
from ...opening import opened, shown_title
from .charts import chart_call
from .inline import content, literal
from .tables import table_call
from .typefaces import Style

LAYOUT = Path(__file__).with_name("layout.typ")
# The roles of layout.typ, and whether letters and figures in them are set in a font for those.
ROLES = {"title": ("小标宋", False), "body": ("仿宋", True), "kai": ("楷体", True), "hei": ("黑体", False), "song": ("宋体", True)}


def markup(document: Document, styles: Mapping[str, Style]) -> str:
    """The source of the whole document; ``styles`` by the names of roles."""
    writer = _Writer(document, styles[ROLES["hei"][0]].families[0])
    runs = page_runs((*shown_title(document), *opened(document.blocks, 2 if document.kind == PAGE else 1)))
    return "\n".join([
        LAYOUT.read_text(encoding="utf-8"),
        f"#show: official.with({literal(document.title)}, {literal(document.kind)}, {literal(current_language())}, "
        f"{_fonts(styles)})",
        "#{", *(line for run in runs for line in writer.run(run)), "}", ""])


def _fonts(styles: Mapping[str, Style]) -> str:
    return "(" + ", ".join(f"{key}: {_font(styles, name, mixed)}" for key, (name, mixed) in ROLES.items()) + ")"


def _font(styles: Mapping[str, Style], name: str, mixed: bool) -> str:
    families = [literal(family) for family in styles[name].families]
    if mixed and LATIN in styles:
        families.insert(0, f'(name: {literal(styles[LATIN].families[0])}, covers: "latin-in-cjk")')
    return f"(font: ({', '.join(families)},), weight: {styles[name].weight})"


class _Writer:
    """Writes block by block; what has been numbered so far is kept."""

    def __init__(self, document: Document, family: str) -> None:
        self.family, self.pictures = family, count(1)
        # A part that is folded on a screen has a heading that isn't in the contents: these are told apart as objects.
        self.listed = set(map(id, entries(document)))

    def run(self, run: PageRun) -> Iterator[str]:
        """Blocks on pages of their own."""
        yield f"pages({_true(run.landscape)}, {_true(run.annex)}, {{"
        leading = {id(block) for place, block in enumerate(run.blocks) if leads(run.blocks, place)}
        for items in _grouped(run.blocks):
            if isinstance(items, list):
                yield _list(items)
            else:
                yield f"lead({content(items.text)})" if isinstance(items, Paragraph) and id(items) in leading else self.block(items, run)
        yield "})"

    def block(self, block: Block, run: PageRun) -> str:
        """The call that sets one block."""
        if isinstance(block, Heading):
            unlisted = "" if id(block) in self.listed else "outlined: false, "
            return f"heading(level: {block.level}, {unlisted}{content(block.text)})"
        if isinstance(block, Chart) and block.labels and block.series:
            return chart_call(block, f"c{next(self.pictures)}", self.family)
        if isinstance(block, Chart):
            block = chart_table(block)
        if isinstance(block, Table):
            return table_call(block, run.landscape) if block.columns else ""
        if isinstance(block, Contents):
            return "contents()"
        if isinstance(block, Note):
            return f"note({content(block.text)})"
        assert isinstance(block, Paragraph), block
        kind = "mark" if run.annex and is_annex_mark(block) else block.kind
        return f"paragraph({literal(kind)}, {content(block.text)})"


def _grouped(blocks: Iterable[Block]) -> Iterator[Block | list[ListItem]]:
    """The blocks, items of a list that follow each other together."""
    held = list[ListItem]()
    for block in blocks:
        if isinstance(block, ListItem):
            held.append(block)
            continue
        if held:
            yield held
        held = []
        yield block
    if held:
        yield held


def _list(items: list[ListItem]) -> str:
    """The items as lists within lists; one is at most one deeper than the one before it."""
    depth, made = -1, ""
    for item in items:
        to = min(item.depth, depth + 1)
        lead = "items(" if depth < 0 else " + items(" if to > depth else ")" * (depth - to) + ", "
        made, depth = f"{made}{lead}{_item(item)}", to
    return made + ")" * (depth + 1)


def _item(item: ListItem) -> str:
    said = f'tone("key", {content(item.text)})' if item.tone else content(item.text)
    return f"{said} + source({content(item.source)})" if item.source else said


def _true(value: bool) -> str:
    return "true" if value else "false"
