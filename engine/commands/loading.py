"""From the names on the command line to what the library works on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .files import DATA_SUFFIXES, readable

if TYPE_CHECKING:
    from ..rubric.model import Rubric
    from ..scoring.scorecard import Scorecard


def named_rubric(ref: str) -> Rubric:
    """The rubric named on the command line, by id or file. Raises FindingsError."""
    from ..rubric.load import load_rubric

    path = Path(ref)
    if path.suffix.lower() in DATA_SUFFIXES or path.is_file():
        return load_rubric(readable(path))
    return load_rubric(ref)


def load_scorecard(data: Path, rubric: str | None = None) -> Scorecard:
    """The department's scorecard, under the rubric that its data name or the one given. Raises FindingsError."""
    from ..data.load import load_department
    from ..scoring.score import score

    readable(data)
    return score(*load_department(data, named_rubric(rubric) if rubric else None))
