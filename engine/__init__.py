"""标尺: rubrics of 预算绩效 as data, scored exactly.

The public API: ``load_rubric`` and ``load_data`` read files, ``score`` gives a scorecard, ``explain``, ``review`` and
``render`` work on scorecards, ``compare`` scores one department under several rubrics and says what made the difference,
``run_cases`` runs a rubric's test cases, ``lint_paths`` says what is wrong with files. All numbers
are ``fractions.Fraction``; whatever can't be done raises ``FindingsError``, which carries every finding with its place.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
    from .cases import run_cases
    from .compare import compare
    from .data.load import load_data
    from .explain import explain
    from .findings import Finding, FindingsError, Place
    from .lint import lint_paths
    from .report import render, render_bytes
    from .review import review
    from .rubric.load import load_rubric
    from .scoring.score import score

_HOMES = {
    "run_cases": ".cases", "compare": ".compare", "load_data": ".data.load", "explain": ".explain", "Finding": ".findings",
    "FindingsError": ".findings", "Place": ".findings", "lint_paths": ".lint", "render": ".report", "render_bytes": ".report",
    "review": ".review", "load_rubric": ".rubric.load", "score": ".scoring.score",
}
__all__ = ["Finding", "FindingsError", "Place", "__version__", "compare", "explain", "lint_paths", "load_data",
           "load_rubric", "render", "render_bytes", "review", "run_cases", "score"]


def __getattr__(name: str) -> Any:
    """Each public name is imported when it is first used, so that ``biaochi --help`` starts quickly (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name], __name__), name)


class _Api(ModuleType):
    """Keeps ``engine.explain`` the function: importing the package of the same name would put a module there."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Api
