"""What a change of rubric does to all departments: distribution, winners and losers, grades, ranks, and which edit did it."""

from __future__ import annotations

from ..data.lost import Failed
from .model import Department, Impact, Result
from .run import impact

__all__ = ["Department", "Failed", "Impact", "Result", "impact"]
