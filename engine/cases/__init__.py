"""Tests of a rubric as data: cases beside it, run and compared exactly, with what they never reached."""

from __future__ import annotations

from .model import Case, CaseFile, CaseResult, Coverage, Expected, Failure, FileResult, Way
from .run import run_cases

__all__ = ["Case", "CaseFile", "CaseResult", "Coverage", "Expected", "Failure", "FileResult", "Way", "run_cases"]
