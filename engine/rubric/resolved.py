"""A rubric with its bases' content and all changes in one text (``biaochi show --resolved``)."""

from __future__ import annotations

from pathlib import Path

from ..findings import Finding, FindingsError
from ..language_choice import translate
from .extends import resolve
from .model import Rubric
from .yaml_text import yaml_text


def resolved_yaml(rubric: Rubric) -> str:
    """The whole rubric as YAML that loads to the same; comments stay in the files. Raises FindingsError."""
    findings: list[Finding] = []
    found = resolve(Path(rubric.file), findings)
    if found is None:
        raise FindingsError(findings)
    head = translate("{id}，基础是 {bases}，写上了全部改动").format(
        id=rubric.id, bases=" ← ".join(base.id for base in rubric.bases))
    return (f"# {head}\n" if rubric.bases else "") + yaml_text(found.top)
