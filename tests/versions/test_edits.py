"""Every kind of edit, and everything that is none: drop a folder into ``edits/`` with old.yaml, new.yaml, expected.txt."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

import pytest

from engine.exact import plain
from engine.versions import KINDS, SILENT, Changes, Edit, changes_between, load_version

FOLDER = Path(__file__).resolve().parent / "edits"
CASES = sorted(path.name for path in FOLDER.iterdir())


def told(changes: Changes) -> Iterator[str]:
    """The edits, a line each, with the lines that differ; figures that only one version asks for."""
    for edit in changes.edits:
        yield " | ".join([edit.kind, "/".join(edit.path), edit.name, f"{edit.old} → {edit.new}", plain(edit.stake, 2), how(edit)])
        yield from (f"    {line.old} → {line.new}" for line in edit.lines if line.changed)
        yield from (f"    原文 {text}" for text in (edit.old_text, edit.new_text) if text)
    yield from (f"needed | {item.name} | {'、'.join(item.users)} | {item.like}" for item in changes.needed)
    yield from (f"dropped | {item.name} | {'、'.join(item.users)} | {item.like}" for item in changes.dropped)


def how(edit: Edit) -> str:
    """How two were found to be one, and what came or went below."""
    return " ".join(filter(None, [edit.by, plain(edit.likeness, 2) if edit.likeness is not None else "", "、".join(edit.below)]))


def between(case: str) -> Changes:
    return changes_between(load_version(FOLDER / case / "old.yaml"), load_version(FOLDER / case / "new.yaml"))


@pytest.mark.parametrize("case", CASES)
def test_edits(case: str) -> None:
    assert "\n".join(line.rstrip() for line in told(between(case))) == (FOLDER / case / "expected.txt").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("case", CASES)
def test_turned_round_the_same_indicators_are_matched(case: str) -> None:
    there = between(case)
    back = changes_between(there.new, there.old)
    assert {(pair.old.path if pair.old else None, pair.new.path if pair.new else None) for pair in there.matching.pairs} == {
        (pair.new.path if pair.new else None, pair.old.path if pair.old else None) for pair in back.matching.pairs}
    assert sorted(edit.stake for edit in there.edits) == sorted(edit.stake for edit in back.edits)


@pytest.mark.parametrize("case", CASES)
def test_every_edit_has_its_key_and_its_places(case: str) -> None:
    changes = between(case)
    assert len({edit.key for edit in changes.edits}) == len(changes.edits)
    for edit in changes.edits:
        if edit.path:
            assert (edit.old_place is None) == (edit.kind == "added")
            assert (edit.new_place is None) == (edit.kind == "removed")


def test_a_version_beside_itself_has_no_edits() -> None:
    for case in CASES:
        version = load_version(FOLDER / case / "old.yaml")
        changes = changes_between(version, version)
        assert not changes.edits and not changes.needed and not changes.dropped


def test_the_folders_show_every_kind() -> None:
    shown = {edit.kind for case in CASES for edit in between(case).edits}
    assert shown == set(KINDS) and set(KINDS) > SILENT
