"""Headings number themselves on, and none stands empty."""

from __future__ import annotations

import pytest

from engine.document import Block, Document, Heading, PageBreak, Paragraph
from engine.document.headings import headed

TEXT = Paragraph("文")


def shown(*blocks: Block) -> list[str]:
    """The headings that are left, as they are printed."""
    return [block.text for block in headed(Document("", blocks)).blocks if isinstance(block, Heading)]


def chapters(*texts: str, level: int = 2) -> tuple[Block, ...]:
    return tuple(block for text in texts for block in (Heading(level, text), TEXT))


@pytest.mark.parametrize(("written", "printed"), [
    (("一、甲", "三、乙", "七、丙"), ["一、甲", "二、乙", "三、丙"]),
    (("（二）甲", "（十）乙"), ["（一）甲", "（二）乙"]),
    (("3. 甲", "5．乙", "7、丙"), ["1. 甲", "2．乙", "3、丙"]),
    (("（2）甲", "（4）乙"), ["（1）甲", "（2）乙"]),
    (("附注", "2.5倍", "2021.甲", "一是甲", "（甲）"), ["附注", "2.5倍", "2021.甲", "一是甲", "（甲）"]),
    (("二、甲", "说明", "（3）丁", "四、乙"), ["一、甲", "说明", "（1）丁", "二、乙"]),
])
def test_numbers_follow_each_other(written: tuple[str, ...], printed: list[str]) -> None:
    assert shown(*chapters(*written)) == printed


def test_twelve_and_twenty_one() -> None:
    printed = shown(*chapters(*["一、甲"] * 21))
    assert [printed[9], printed[11], printed[19], printed[20]] == ["十、甲", "十二、甲", "二十、甲", "二十一、甲"]


def test_each_heading_counts_what_is_below_it() -> None:
    blocks = (Heading(1, "九、题"), *chapters("二、甲"), *chapters("（二）子", "（五）子", level=3), *chapters("四、乙"),
              *chapters("（三）子", level=3))
    assert shown(*blocks) == ["九、题", "一、甲", "（一）子", "（二）子", "二、乙", "（一）子"]


def test_an_annex_counts_for_itself() -> None:
    assert shown(*chapters("一、甲", "二、乙"), PageBreak(), *chapters("四、丙"), PageBreak(True), *chapters("五、丁")) == [
        "一、甲", "二、乙", "三、丙", "一、丁"]


def test_headings_without_text_are_dropped() -> None:
    empty, child, grandchild = Heading(2, "一、空"), Heading(3, "（一）空"), Heading(4, "1. 有")
    assert shown(Heading(1, "题"), empty) == ["题"]
    assert shown(empty, child, Heading(2, "二、有"), TEXT, Heading(3, "（一）空")) == ["一、有"]
    assert shown(empty, child, grandchild, TEXT, Heading(3, "（二）空"), PageBreak(), Heading(2, "二、空")) == [
        "一、空", "（一）空", "1. 有"]
    assert shown(Heading(2, "甲"), Heading(1, "题"), TEXT) == ["题"]
