"""The example's report against the published one: every number that differs is known, with its cause; none else."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from engine.resources import data_folder
from tests.report.faithful import reading, rendered
from tests.report.faithful.comparing import (
    COMPUTED_TEXT,
    TABLE,
    WRITTEN_TEXT,
    Result,
    compare,
    compared_texts,
    is_computed,
    published,
    texts,
)
from tests.report.faithful.numbers import numbers, same
from tests.report.faithful.summary import differences, known, share, summary, words

DOCS = data_folder("examples").parent / "docs" / "龙华2021.md"


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return compare()


def test_every_difference_is_known_and_every_known_one_occurs(results: list[Result]) -> None:
    keys = [difference.key for difference in differences(results)]
    assert sorted(keys) == sorted(known()), "\n".join(summary(results))


def test_what_the_department_wrote_is_word_for_word(results: list[Result]) -> None:
    theirs, ours = texts()
    for path in theirs:
        if not is_computed(path):
            left, right = ("".join(map(reading.cell_text, side.get(path, []))) for side in (theirs, ours))
            assert left == right
    written = [result for result in results if result.kind == WRITTEN_TEXT]
    assert share(written)[0] == share(written)[1] > 250


def test_nearly_all_of_what_is_computed_agrees(results: list[Result]) -> None:
    """What differs is the original's own error, or written another way."""
    for kind, least in ((COMPUTED_TEXT, Fraction(95, 100)), (TABLE, Fraction(99, 100))):
        equal, total = share([result for result in results if result.kind == kind])
        assert total > 150 and Fraction(equal, total) >= least


def test_each_table_and_its_number_is_there(results: list[Result]) -> None:
    assert [result.where for result in results if result.kind == TABLE] == ["表1-1", "表1-2", "表1-3", "表1-4", "表1-5", "自评表"]


def test_phrases_are_kept_or_not_as_listed() -> None:
    theirs = "".join(map(reading.cell_text, published()))
    made = rendered.rendered()
    ours = "".join([reading.cell_text(piece.text) for piece in rendered.pieces(made)]
                   + [cell for grid in rendered.tables(made) for row in grid.rows for cell in row])
    for text, kept in words():
        assert reading.cell_text(text) in theirs, text
        assert (reading.cell_text(text) in ours) is kept, text


def test_the_share_on_the_page_is_true(results: list[Result]) -> None:
    page = DOCS.read_text(encoding="utf-8")
    for kind in (COMPUTED_TEXT, WRITTEN_TEXT, TABLE):
        equal, total = share([result for result in results if result.kind == kind])
        assert re.search(rf"\| {kind} \| {total} \| {equal} \|", page), (kind, total, equal)


def test_numbers_of_a_sentence() -> None:
    assert numbers("比2020年增加25,977.20万元，增长34.9%，未达≤90%，低0.5个百分点") == [
        "2020年", "25977.2万元", "34.9%", "≤90%", "0.5个百分点"]
    assert same("1,967.00", "1967") and same("0.50", "50%") and not same("0.02%", "0.03%")


def test_a_changed_number_is_found() -> None:
    (found,) = compared_texts("节", ["收入10万元；支出9.5万元。", "增长5%。"], ["收入10万元；支出9.6万元。", "增长5%。"], True).differences
    assert found.key == ("节", "9.5万元", "9.6万元") and found.sentence.startswith("支出")
    assert compared_texts("节", ["甲1%。"], [], False).equal == 0
