"""Messages are complete in both languages, and the compiled catalogues are those of the sources."""

from __future__ import annotations

import gettext

import pytest

from engine.language_choice import LOCALE_FOLDER

messages = pytest.importorskip("tools.messages", reason="needs babel (pip install -e .[dev])")


def test_every_message_is_in_english() -> None:
    catalog = gettext.translation("biaochi", LOCALE_FOLDER, ["en"])
    missing = [text for text in messages.wanted() if messages.CHINESE.search(text) and catalog.gettext(text) == text]
    assert not missing


def test_english_holds_the_same_placeholders() -> None:
    catalog = gettext.translation("biaochi", LOCALE_FOLDER, ["en"])
    other = {text: catalog.gettext(text) for text in messages.wanted()
             if messages.placeholders(catalog.gettext(text)) != messages.placeholders(text)}
    assert not other


def test_catalogues_are_in_step() -> None:
    assert list(messages.problems()) == []


def test_chinese_messages_can_be_shown_on_a_gbk_console() -> None:
    for text in messages.wanted():
        text.encode("gbk")


def test_clicks_words_in_chinese_take_only_the_values_that_click_gives() -> None:
    for entry in messages.read(messages.CLICK):
        if not entry.id:
            continue
        sources = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        texts = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        known = set().union(*map(messages.placeholders, sources))
        for text in texts:
            text.encode("gbk")
            assert messages.placeholders(text) <= known
