"""What is marked within a line: the number that moved, the word that was put in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.diff.marks import marked
from engine.document import Span

TEXTS = st.text("甲乙丙0123456789.%≥，。 ", max_size=30)


def toned(spans: tuple[Span, ...]) -> str:
    return "".join(f"[{span.text}]" if span.tone else span.text for span in spans)


@pytest.mark.parametrize(("old", "new", "before", "after"), [
    ("率 ≥ 90%，得3分", "率 ≥ 95%，得10分", "率 ≥ [90%]，得[3]分", "率 ≥ [95%]，得[10]分"),
    ("每超过1%扣0.8分", "每超过1%扣0.5分", "每超过1%扣[0.8]分", "每超过1%扣[0.5]分"),
    ("按规定公开，得1分", "按规定及时公开，得1分", "按规定公开，得1分", "按规定[及时]公开，得1分"),
    ("率≦0，计8分", "率≤０，计8分；", "率≦0，计8分", "率≤０，计8分[；]"),
])
def test_marks(old: str, new: str, before: str, after: str) -> None:
    assert tuple(map(toned, marked(old, new))) == (before, after)


@pytest.mark.parametrize(("old", "new"), [("甲", "甲"), ("", "甲"), ("全部按期完成", "每超过一个百分点扣1分")])
def test_nothing_is_marked_where_it_wouldnt_help(old: str, new: str) -> None:
    assert marked(old, new) == ((), ())


@given(TEXTS, TEXTS)
def test_the_pieces_make_the_texts(old: str, new: str) -> None:
    before, after = marked(old, new)
    if before or after:
        assert ("".join(span.text for span in before), "".join(span.text for span in after)) == (old, new)
