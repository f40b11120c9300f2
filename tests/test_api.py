"""The public API: what ``import engine`` gives, from files to a report."""

from __future__ import annotations

import inspect
from pathlib import Path
from types import FunctionType

import pytest

import engine
from engine.resources import data_folder

DATA = data_folder("examples") / "longhua-2021" / "data.yaml"


def test_the_whole_way() -> None:
    """Load, score, explain, review, compare, render."""
    rubric = engine.load_rubric("longhua/2021")
    card = engine.score(rubric, engine.load_data(DATA, rubric))
    assert str(card.total) == "482/5"
    assert engine.explain(card, "预算执行率")
    assert engine.review(card).findings
    assert engine.compare([DATA], ["longhua/2021", "longhua/2021"]).attributions[0].change == 0
    assert "96.40" in engine.render(card, "md")


def test_functions_stay_functions() -> None:
    """A package of the same name doesn't take the place of the function."""
    import engine.compare.output
    import engine.explain.output
    import engine.review.output

    assert all(isinstance(getattr(engine, name), FunctionType) for name in ("compare", "explain", "review"))


@pytest.mark.parametrize("name", [name for name in engine.__all__ if name[0].islower()])
def test_every_function_is_documented_and_typed(name: str) -> None:
    """A docstring, and annotations for all that goes in and comes out."""
    function = getattr(engine, name)
    assert inspect.getdoc(function)
    signature = inspect.signature(function)
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(item.annotation is not inspect.Parameter.empty for item in signature.parameters.values())


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Loading says what is wrong as findings, also where there is no file."""
    for load in (engine.load_data, engine.load_rubric):
        with pytest.raises(engine.FindingsError) as caught:
            load(tmp_path / "nothing.yaml")
        assert caught.value.findings[0].code in ("B710", "B711")


def test_unknown_name() -> None:
    """The module says which name it lacks."""
    with pytest.raises(AttributeError, match="no attribute 'scores'"):
        _ = engine.scores
