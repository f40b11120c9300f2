"""The formula language: official text in, a checked and typed tree out, and everything that reads the tree."""

from __future__ import annotations

from .check import parse_formula
from .evaluate import NoFigure, NothingToDivideBy, evaluate
from .measures import Measure, declared_measure
from .names import canonical
from .printing import show, substitute
from .scope import Scope, Symbol, TableSymbols, nearest
from .tree import (
    Aggregate,
    Binary,
    Call,
    Comparison,
    Conditional,
    Convert,
    Name,
    Number,
    Option,
    Parameter,
    Tree,
    Truth,
    Unary,
)
from .unit_rules import Fitted, converted, fit_units
from .uses import aggregates_used, ends_in_percent, gives_number, names_used, parameters_used

__all__ = [
    "Aggregate",
    "Binary",
    "Call",
    "Comparison",
    "Conditional",
    "Convert",
    "Fitted",
    "Measure",
    "Name",
    "NoFigure",
    "NothingToDivideBy",
    "Number",
    "Option",
    "Parameter",
    "Scope",
    "Symbol",
    "TableSymbols",
    "Tree",
    "Truth",
    "Unary",
    "aggregates_used",
    "canonical",
    "converted",
    "declared_measure",
    "ends_in_percent",
    "evaluate",
    "fit_units",
    "gives_number",
    "names_used",
    "nearest",
    "parameters_used",
    "parse_formula",
    "show",
    "substitute",
]
