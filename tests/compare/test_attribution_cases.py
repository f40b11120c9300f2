"""What each edit does to a score, as it was worked out by hand (see oracle.py)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.lint.files import lint_paths

from .oracle import Case, cases, effects_on, fractions

CASES = [pytest.param(case, id=case.folder.name) for case in cases()]


@pytest.mark.parametrize("case", CASES)
def test_effects_are_those_worked_out_by_hand(case: Case) -> None:
    made, expected = case.attribution(), case.expected
    change = expected["change"]
    assert made.change == (None if change == "null" else Fraction(change))
    assert effects_on(made) == fractions(expected["effects"])
    assert [str(end) for end in made.span] == expected.get("span", [str(made.change)] * 2)
    assert [leaf.path[-1] for leaf in made.open] == expected.get("open", [])
    for path, effects in expected.get("nodes", {}).items():
        assert effects_on(made, tuple(path.split("/"))) == fractions(effects)


@pytest.mark.parametrize("case", CASES)
def test_what_has_no_effect_and_what_becomes_of_the_grade(case: Case) -> None:
    made, expected = case.attribution(), case.expected
    assert set(expected.get("idle", [])) <= {edit.key for edit in made.idle}
    assert set(expected.get("remarks", [])) <= {item.code for item in made.after.faults}
    assert [side.card.grade for side in (made.before, made.after)] == expected.get("grades", [None, None])


@pytest.mark.parametrize("case", CASES)
def test_the_other_way_round_every_effect_has_the_other_sign(case: Case) -> None:
    there, back = case.attribution(), case.attribution(turned=True)
    assert back.change == (None if there.change is None else -there.change)
    assert sorted(effects_on(there).values()) == sorted(-amount for amount in effects_on(back).values())


@pytest.mark.parametrize("case", CASES)
def test_the_rubrics_have_no_error(case: Case) -> None:
    found = lint_paths([case.folder / "old.yaml", case.folder / "new.yaml"])
    assert [item.message for item in found if item.severity == "error"] == []
