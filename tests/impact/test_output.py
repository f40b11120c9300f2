"""What is printed: golden texts in both languages, JSON by its schema, pages and workbooks with all that they need."""

from __future__ import annotations

import io
import zipfile

import pytest

from engine.document.writers import WRITERS, write_text
from engine.impact.output import impact_document
from engine.impact.output_json import impact_json
from engine.language_choice import choose_language
from engine.width import width
from tests.builders import validate
from tests.impact.families import family
from tests.impact.write_golden import GOLDEN


@pytest.mark.parametrize("language", ["zh", "en"])
def test_text_is_as_it_was_read_over(language: str) -> None:
    choose_language(language)
    try:
        made = write_text(impact_document(family()), 80)
    finally:
        choose_language("zh")
    assert made == (GOLDEN / f"family.{language}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_fits_the_width(columns: int) -> None:
    assert max(map(width, write_text(impact_document(family()), columns).splitlines())) <= columns


def test_text_shows_on_a_gbk_console() -> None:
    write_text(impact_document(family()), 80).encode("gbk")


def test_json_is_as_its_schema_says() -> None:
    for turned in (False, True):
        validate("impact", impact_json(family(turned)))


def test_json_effects_add_up() -> None:
    made = impact_json(family())
    for item in made["departments"]:
        if item["change"] is not None:
            assert sum(effect["effect"] for effect in item["effects"]) == item["change"]
    assert sum(item["sum"] for item in made["edits"]) == 15 and made["counted"] == 5


def test_the_page_stands_alone() -> None:
    page = WRITERS["html"].text(impact_document(family()))
    assert page.count("<svg") >= 3 and "http" not in page.replace("http://www.w3.org/2000/svg", "")


def test_the_workbook_has_a_sheet_for_each_part() -> None:
    made = WRITERS["xlsx"].write(impact_document(family()))
    assert isinstance(made, bytes)
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        names = book.read("xl/workbook.xml").decode("utf-8")
    for name in ("部门", "各项修改", "等次变动", "名次升降", "临近界线的部门"):
        assert f'name="{name}"' in names
