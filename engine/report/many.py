"""Many departments read and scored together, each for its report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..data.lost import Failed
from ..data.many import read_many
from ..findings import Finding
from ..rubric.model import Rubric
from ..scoring.score import score_all
from ..scoring.scorecard import Scorecard


@dataclass(frozen=True)
class Scored:
    """The scorecards in the order of the files and rows, the departments that couldn't be read, and what else there is to
    say of the files."""

    cards: tuple[Scorecard, ...]
    failed: tuple[Failed, ...]
    remarks: tuple[Finding, ...]


def read_and_score(paths: Sequence[Path], peers: Sequence[Path] = (), rubric: Rubric | None = None) -> Scored:
    """The departments of ``paths``; those under one rubric, and those of ``peers`` that have it too, are scored together."""
    own = read_many(paths, rubric)
    others = read_many(peers, rubric) if peers else None
    beside = others.departments if others is not None else ()
    mine = {_who(data.file, data.title) for _, data in own.departments}
    everyone = [*own.departments, *(item for item in beside if _who(item[1].file, item[1].title) not in mine)]
    groups: dict[str, list[int]] = {}
    for place, (used, _) in enumerate(everyone):
        groups.setdefault(used.sha256, []).append(place)
    made: dict[int, Scorecard] = {}
    for places in groups.values():
        cards = score_all(everyone[places[0]][0], [everyone[place][1] for place in places])
        made.update(zip(places, cards, strict=True))
    failed = (*own.failed, *(others.failed if others is not None else ()))
    return Scored(tuple(made[place] for place in range(len(own.departments))), failed, own.remarks)


def _who(file: str, title: str) -> tuple[Path, str]:
    return Path(file).resolve(), title
