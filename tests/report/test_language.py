"""A report is Chinese, and the same, whatever the language of messages; what is wrong is said in that language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import load_data, load_rubric, score
from engine.findings import FindingsError
from engine.language_choice import choose_language, speaking
from engine.report import render_files
from engine.report.travel import lightened
from engine.scoring.score import score_all

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FORMATS = ("docx", "html", "md", "xlsx")


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    yield
    choose_language("zh")


def written(data: Path, language: str) -> dict[str, bytes]:
    choose_language(language)
    read = load_data(data)
    return render_files(score(load_rubric(read.rubric), read), FORMATS)


# An excerpt, a department that lacks figures, charts of every kind.
@pytest.mark.parametrize("name", ["yueyang-2018/kjj", "guichi-2022/502364", "longhua-2021/data"])
def test_reports_are_alike_in_every_language(name: str) -> None:
    data = EXAMPLES / f"{name}.yaml"
    assert written(data, "en") == written(data, "zh")


def test_faults_are_told_in_the_language_asked_for(tmp_path: Path) -> None:
    (tmp_path / "甲.md.j2").write_text("{{ 部们 }}", encoding="utf-8")
    read = load_data(EXAMPLES / "longhua-2021" / "data.yaml")
    card = score(load_rubric(read.rubric), read)
    with speaking("en"), pytest.raises(FindingsError) as caught:
        render_files(card, ("md",), str(tmp_path / "甲.md.j2"))
    with speaking("en"):
        assert "Did you mean" in caught.value.findings[0].hint


def test_departments_that_were_ranked_keep_their_ranks_on_the_way(tmp_path: Path) -> None:
    rubric = load_rubric(str(EXAMPLES.parent / "tests" / "conformance" / "10-rank" / "rubric.yaml"))
    for name, votes in (("甲", 3), ("乙", 2)):
        (tmp_path / f"{name}.yaml").write_text(
            f"schema: 1\ndepartment: {name}\nyear: 2020\nrubric: {rubric.id}\ninputs:\n  票数: {votes}\n  总票数: 10\n", encoding="utf-8")
    with speaking("en"):
        cards = score_all(rubric, [load_data(tmp_path / f"{name}.yaml", rubric) for name in "甲乙"])
        sent = [lightened(card) for card in cards]
        assert [card.total for card in sent] == [card.total for card in cards] and sent[0].total is not None
        assert [render_files(card, ("xlsx",)) for card in sent] == [render_files(card, ("xlsx",)) for card in cards]
    assert not sent[0].peers
