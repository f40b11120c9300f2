"""Addresses are found alike in every format, and nothing of the text is lost or read as markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document.addresses import LONGEST, has_address, pieces
from engine.document.writers.html_text import linked
from engine.document.writers.markdown_text import inline
from engine.document.writers.pdf.inline import content

ADDRESS = "https://www.szlhq.gov.cn/a_b(c)/post_9%E5.html?x=1&copy=2"


@pytest.mark.parametrize(("before", "behind"), [
    ("见", "，另见"), ("（", "）"), ("(", ")"), ("", "."), ("网址：", "的附件"), ("“", "”"), ("", "！"), ("'", "'"), ("", '"><b>'),
])
def test_where_an_address_begins_and_ends(before: str, behind: str) -> None:
    found = list(pieces(before + ADDRESS + behind))
    assert [piece for piece, address in found if address] == [ADDRESS]
    assert "".join(piece for piece, _ in found) == before + ADDRESS + behind


@given(st.text("htps:/.ab(),?&'\"<>%20甲\n#", max_size=40).map(lambda text: f"http://a{text}"))
def test_nothing_is_lost(text: str) -> None:
    assert "".join(piece for piece, _ in pieces(text)) == text
    assert has_address(text)


def test_no_links_of_endless_length() -> None:
    assert not has_address("https://a/" + "b" * LONGEST)


def test_every_format_links_the_same() -> None:
    assert f'href="{ADDRESS.replace("&", "&amp;")}"' in linked(f"（{ADDRESS}）。")
    assert f'link("{ADDRESS}"' in content(f"（{ADDRESS}）。")
    assert inline(f"_甲_（{ADDRESS}）") == f"\\_甲\\_（{ADDRESS}）"
    assert "<b>" not in linked('http://a.b/"><b>') and "&lt;b&gt;" in linked('http://a.b/"><b>')
