"""The made-up district of 60 departments between longhua/2021 and the draft of the next year."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from engine.data.sources import sources
from engine.document.writers import write_text
from engine.impact import Impact, impact
from engine.impact.output import impact_document
from engine.resources import data_folder
from engine.versions import load_version


OLD, NEW = "longhua/2021", "longhua/2022-draft"


def of(old: str, new: str) -> Impact:
    """The change for all departments."""
    versions = load_version(old), load_version(new)
    found, said = sources([data_folder("examples") / "district" / "2021.csv"], [version.rubric for version in versions])
    return impact(*versions, found, said=said)


@pytest.fixture(scope="module")
def made() -> Impact:
    """The change for all of them."""
    return of(OLD, NEW)


@pytest.fixture(scope="module")
def both(made: Impact) -> tuple[Impact, Impact]:
    """The change, and the change back."""
    return made, of(NEW, OLD)


def test_three_departments_lack_the_new_figure(made: Impact) -> None:
    assert (len(made.departments), len(made.counted), made.failed) == (60, 57, ())
    assert {names for item in made.left_out for names in item.missing.values()} == {("授予中小企业合同金额",)}


def test_effects_add_up_for_each_and_for_all(both: tuple[Impact, Impact]) -> None:
    for one in both:
        for item in one.counted:
            assert sum((effect.total for effect in item.effects), Fraction(0)) == item.change
        assert one.changed is not None and sum((item.total for item in one.edits.edits), Fraction(0)) == one.changed.total
        assert not any(item.first.kind == "rest" for item in one.edits.edits)


def test_the_change_back_is_the_mirror(both: tuple[Impact, Impact]) -> None:
    there, back = both
    assert [item.change for item in back.counted] == [-(item.change or 0) for item in there.counted]
    mine, theirs = ([item.total for item in made.edits.edits] for made in both)
    assert sorted(theirs) == sorted(-amount for amount in mine)
    assert back.migration.counts == tuple(zip(*there.migration.counts))
    assert back.rank_moves == (there.rank_moves[1], there.rank_moves[0], there.rank_moves[2])


def test_margins_and_shares(made: Impact) -> None:
    assert sum(made.migration.before.values()) == sum(made.migration.after.values()) == 57
    assert tuple(map(sum, zip(*made.distribution))) == (57, 57)
    assert sum((item.share for item in made.edits.edits), Fraction(0)) == 1


def test_every_edit_is_somewhere_once(made: Impact) -> None:
    acting = [edit.key for item in made.edits.edits for edit in item.first.edits]
    rest = [edit.key for edit in (*made.edits.inner, *made.edits.idle, *made.edits.unknown)]
    assert sorted({*acting, *rest}) == sorted(edit.key for edit in made.changes.scoring)
    assert len(rest) == len(set(rest)) and not set(acting) & set(rest)


def test_the_readme_quotes_what_comes_out(made: Impact) -> None:
    page = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    quoted, = [line.removeprefix("> ") for line in page.splitlines() if line.startswith("> ")]
    assert quoted in write_text(impact_document(made), 1000)
