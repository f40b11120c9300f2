"""Slips of the pen in a template that the template language takes for text, or refuses in words of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from jinja2 import TemplateSyntaxError

from ..language_choice import translate
from .tags import BLOCK, CLOSES, COMMENT, KINDS, TEXT, Tag, tags

OPENERS = ("if", "for", "macro", "call", "filter", "set", "with", "block", "section", "autoescape")
ENDS = {f"end{word}": word for word in OPENERS}
MIDDLES = {"elif": ("if",), "else": ("if", "for")}
ALONE = ("include", "import", "from", "extends")
KNOWN = (*OPENERS, *ALONE, *MIDDLES, *ENDS)
MEANT = {"elseif": "elif", "elsif": "elif", "如果": "if", "否则": "else", "循环": "for", "对于": "for", "结束": "endif",
         "设": "set", "包含": "include", "引用": "include", "节": "section"}
HALF = {**{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}, "“": "\"", "”": "\"", "‘": "'", "’": "'",
        "。": ".", "、": ",", "　": " ", "【": "[", "】": "]", "《": "<", "》": ">", "≥": ">=", "≤": "<=", "≠": "!=", "—": "-"}
_WIDE_TAG = re.compile(r"[{｛][｛％]|｛[{%#]|[}％]｝|％\}|｝\}")
_STRAY = re.compile(r"\}\}|%\}")
_SINGLE = re.compile(r"(?<![{\\])\{[ \t]*[^\W\d]\w*(?:\.\w+)*[ \t]*\}")
_WIDE_LINE = re.compile(r"(?m)^[ \t]*(?P<sign>[：:]{3}(?<!:::)|＃+|｜)")
_TIGHT_HEADING = re.compile(r"(?m)^[ \t]*(?P<sign>#{1,6})(?=[^\W\d])")
_SET_BLOCK = re.compile(r"[-+]?\s*set\s+\w+(?:\.\w+)?\s*(?:\|.*)?[-+]?", re.DOTALL)
_SECTION_NAME = re.compile(r"[^\W\d]\w*|'[^']+'|\"[^\"]+\"")


@dataclass(frozen=True)
class Slip:
    """What is wrong, where in the source (0 is the first sign), over how many signs."""

    code: str
    at: int
    length: int
    params: dict[str, Any] = field(default_factory=dict)


class Slipped(TemplateSyntaxError):
    """The source of a template has this slip."""

    def __init__(self, slip: Slip, source: str, name: str | None, filename: str | None):
        super().__init__(slip.code, source.count("\n", 0, slip.at) + 1, name, filename)
        self.slip = slip


def text_slip(source: str) -> Slip | None:
    """The first thing in a template's text that would be printed as it stands, though it can't be meant so."""
    found = [slip for tag in tags(source) if tag.kind == TEXT for slip in _in_text(tag, source)]
    return min(found, key=lambda slip: slip.at, default=None)


def _in_text(tag: Tag, source: str) -> Iterator[Slip]:
    for found in _WIDE_TAG.finditer(tag.inner):
        half = "".join(HALF.get(sign, sign) for sign in found[0])
        yield Slip("B630", tag.start + found.start(), 2, {"sign": found[0], "half": half})
    for found in _STRAY.finditer(tag.inner):
        opening = next(start for start, close in CLOSES.items() if close == found[0])
        said = translate("{sign} 的前面没有 {other}").format(sign=found[0], other=opening)
        yield Slip("B637", tag.start + found.start(), 2, {"detail": said})
    for found in _SINGLE.finditer(tag.inner):
        said = translate("{sign} 要写两个花括号：{right}").format(sign=found[0], right=f"{{{found[0]}}}")
        yield Slip("B637", tag.start + found.start(), len(found[0]), {"detail": said})
    for found in _WIDE_LINE.finditer(tag.inner):
        if _begins_line(source, tag.start + found.start("sign")):
            half = "".join(HALF.get(sign, sign) for sign in found["sign"])
            yield Slip("B631", tag.start + found.start("sign"), len(found["sign"]), {"sign": found["sign"], "half": half})
    for found in _TIGHT_HEADING.finditer(tag.inner):
        if _begins_line(source, tag.start + found.start("sign")):
            yield Slip("B632", tag.start + found.start("sign"), len(found["sign"]), {"sign": found["sign"]})


def _begins_line(source: str, at: int) -> bool:
    """Whether only blanks stand before this sign on its line; what a tag writes there can't be known."""
    return not source[source.rfind("\n", 0, at) + 1:at].strip()


def refused_slip(source: str) -> Slip | None:
    """Why the template language may refuse a source: the first slip that would explain it; None where none would."""
    pieces = [tag for tag in tags(source) if tag.kind != TEXT]
    for tag in pieces:
        slip = _open_tag(tag) or (None if tag.kind == COMMENT else _section(tag) or _wide_sign(tag) or _word(tag))
        if slip is not None:
            return slip
    return text_slip(source) or _structure([tag for tag in pieces if tag.kind == BLOCK])


def _open_tag(tag: Tag) -> Slip | None:
    """A tag that isn't closed, or only by one of its signs, so that it swallows what follows."""
    opening = next(signs for signs, kind in KINDS.items() if kind == tag.kind)
    single = re.search(r"(?<!\})\}(?!\})" if "{" not in tag.bare else r"\{[{%#]", tag.bare)
    if tag.closed and (tag.kind == COMMENT or single is None):
        return None
    said = translate("{sign} 没有用 {other} 结束").format(sign=opening, other=CLOSES[opening])
    return Slip("B637", tag.opening, 2, {"detail": said})


def _section(tag: Tag) -> Slip | None:
    """A section without a name, or with one that needs quotes."""
    name = _rest(tag)
    if tag.kind != BLOCK or tag.word != "section" or _SECTION_NAME.fullmatch(name):
        return None
    said = translate("“{name}”里有标点、空格，或以数字开头").format(name=name) if name else translate("没有写")
    return Slip("B638", tag.start + tag.inner.find(name or tag.word), len(name or tag.word), {"detail": said})


def _wide_sign(tag: Tag) -> Slip | None:
    for at, sign in enumerate(tag.bare):
        # Full-width letters and digits may stand in names.
        if sign in HALF and not sign.isalnum() and sign != "＿":
            return Slip("B630", tag.start + at, 1, {"sign": sign, "half": HALF[sign]})
    return None


def _word(tag: Tag) -> Slip | None:
    """A block that does nothing that there is."""
    if tag.kind != BLOCK:
        return None
    word, rest = tag.word, _rest(tag)
    at = tag.start + tag.inner.find(word)
    meant = _meant(word, rest)
    if word not in KNOWN and word != "raw" or meant:
        said = f"{word} {rest.split()[0]}" if meant and word in ("end", "else") else word
        return Slip("B636", at, len(said), {"name": said, "suggestion": _suggestion(meant)})
    return None


def _rest(tag: Tag) -> str:
    return tag.inner[tag.inner.find(tag.word) + len(tag.word):].rstrip("-+ \t\n").strip()


def _meant(word: str, rest: str) -> str:
    """The block that was meant by a word; empty where nobody can tell."""
    first = rest.split()[0] if rest else ""
    if word == "else" and first == "if":
        return "elif"
    if word == "else" or word in KNOWN or word == "raw":
        return ""
    if word == "end" and f"end{first}" in ENDS:
        return f"end{first}"
    glued = next((known for known in (*OPENERS, *ALONE, "elif") if word.startswith(known) and not word[len(known)].isascii()), "")
    near = get_close_matches(word.lower(), KNOWN, 1, 0.6)
    return f"{glued} {word[len(glued):]}" if glued else MEANT.get(word) or (near[0] if near else "")


def _suggestion(meant: str) -> str:
    if meant:
        return translate("是不是想写“{name}”？").format(name=meant)
    return translate("可用的指令：{names}。").format(names="、".join((*OPENERS[:7], "section", *ALONE[:3])))


def _structure(blocks: list[Tag]) -> Slip | None:
    """The first block that ends what isn't open, or the last that stays open."""
    opened: list[Tag] = []
    for tag in blocks:
        at = tag.start + tag.inner.find(tag.word)
        wanted = (ENDS[tag.word],) if tag.word in ENDS else MIDDLES.get(tag.word, ())
        if wanted and (not opened or opened[-1].word not in wanted):
            if any(one.word in wanted for one in opened):
                return _left_open(opened[-1])
            return Slip("B635", at, len(tag.word), {"name": tag.word, "other": "、".join(wanted)})
        if tag.word in ENDS:
            opened.pop()
        elif tag.word in OPENERS and not (tag.word == "set" and not _SET_BLOCK.fullmatch(tag.bare)):
            opened.append(tag)
    return _left_open(opened[-1]) if opened else None


def _left_open(tag: Tag) -> Slip:
    return Slip("B634", tag.start + tag.inner.find(tag.word), len(tag.word), {"name": tag.word, "other": f"end{tag.word}"})
