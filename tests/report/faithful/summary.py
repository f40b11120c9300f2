"""What the comparison comes to: shares, and each difference with its cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from engine.exact import percent

from .comparing import COMPUTED_TEXT, TABLE, WRITTEN_TEXT, Difference, Result

KNOWN = Path(__file__).with_name("known.yaml")


@dataclass(frozen=True)
class Cause:
    """Why a difference is there, and what kind of cause that is (原文有误, 写明差距, 写法不同)."""

    kind: str
    because: str


def known() -> dict[tuple[str, str, str], Cause]:
    """The differences that are known, each by its key."""
    return {(entry["where"], entry.get("published", ""), entry["rendered"]): Cause(entry["cause"], entry.get("because", ""))
            for entry in _file()["numbers"]}


def words() -> list[tuple[str, bool]]:
    """Phrases of the published report, and whether they are kept as they are."""
    return [(entry["text"], entry["kept"] == "是") for entry in _file()["words"]]


def _file() -> dict[str, Any]:
    # Everything as text: 100% and 2 are words here.
    found: dict[str, Any] = yaml.load(KNOWN.read_text(encoding="utf-8"), yaml.BaseLoader)
    return found


def share(results: Sequence[Result]) -> tuple[int, int]:
    """How many numbers or cells agree, and of how many."""
    return sum(result.equal for result in results), sum(result.total for result in results)


def differences(results: Sequence[Result]) -> list[Difference]:
    """All of them, in order."""
    return [difference for result in results for difference in result.differences]


def summary(results: Sequence[Result]) -> Iterator[str]:
    """The lines to be printed."""
    causes = known()
    for kind in (COMPUTED_TEXT, WRITTEN_TEXT, TABLE):
        yield f"【{kind}】"
        for result in results:
            if result.kind == kind and (result.total or result.differences):
                yield f"  {result.where}：{_of(result.equal, result.total)}"
                yield from (f"    {_said(item, causes.get(item.key))}" for item in result.differences)
    for kind in (COMPUTED_TEXT, WRITTEN_TEXT, TABLE):
        yield f"{kind}合计：{_of(*share([result for result in results if result.kind == kind]))}"
    yield f"全文合计：{_of(*share(results))}"


def _of(equal: int, total: int) -> str:
    return f"{equal}/{total}" + (f"（{percent(Fraction(equal, total), 1)}）" if total else "")


def _said(item: Difference, cause: Cause | None) -> str:
    before, after = "、".join(item.published) or "（没有）", "、".join(item.rendered) or "（没有）"
    why = "没有列出的差别" if cause is None else "：".join(filter(None, (cause.kind, cause.because)))
    return f"公布 {before} → 生成 {after}　{why}　｜{item.sentence[:40]}"
