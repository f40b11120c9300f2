"""Sentences that the program joins: no doubled marks, no placeholder left, in any output on any rubric there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import engine
from engine.cases import run_cases
from engine.data.load import load_department
from engine.explain import explain_text
from engine.finding_text import finding_text
from engine.review import review, review_text
from engine.rubric.load import load_rubric
from engine.rubric.show import rubric_text
from engine.rubric.show_standard import standard_text
from engine.scoring.output import scorecard_text
from engine.scoring.score import score

ROOT = Path(__file__).parent.parent
WRONG = re.compile(r"[。；，、：][；。，、]|：：|： ：|[＋－]-|\{[a-z_]+\}|（）")
CASES = sorted([*ROOT.glob("rubrics/*/*.cases.yaml"), *ROOT.glob("tests/conformance/*/rubric.cases.yaml")])


def _wrong(text: str) -> list[str]:
    """Every doubled mark with what stands around it; an official text's own are not the program's."""
    return [text[max(found.start() - 20, 0):found.end() + 20] for found in WRONG.finditer(text)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.name.split('.')[0]}")
def test_of_a_rubric_and_its_cases(path: Path) -> None:
    rubric = load_rubric(path.with_name(path.name.replace(".cases", "")))
    said = [rubric_text(rubric, 1000), standard_text(rubric, 1000)]
    for case in run_cases(path).cases:
        said += [explain_text(case.scorecard), explain_text(case.scorecard, "合计"), scorecard_text(case.scorecard),
                 finding_text(case.scorecard.findings)]
    assert _wrong("\n".join(said)) == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*/*.yaml")), ids=lambda path: path.stem)
def test_of_an_example(path: Path) -> None:
    card = score(*load_department(path))
    checked = review(card)
    said = [review_text(checked, 1000), finding_text(checked.findings), engine.render(card, "md")]
    assert _wrong("\n".join(said)) == []
