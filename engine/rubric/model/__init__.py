"""The rubric as frozen data: what a 指标体系 says, with the place of every line that says it."""

from __future__ import annotations

from .declared import EMPTY, NOWHERE, Formula, Input, Parameter, Rounding, Table, Value
from .result import Band, GradeLimit, Grades, TotalRule
from .scored import Adjust, Condition, Indicator, NotApplicable, Piece, worth_shown
from .whole import Check, Rubric

__all__ = ["EMPTY", "NOWHERE", "Adjust", "Band", "Check", "Condition", "Formula", "GradeLimit", "Grades", "Indicator",
           "Input", "NotApplicable", "Parameter", "Piece", "Rounding", "Rubric", "Table", "TotalRule", "Value",
           "worth_shown"]
