"""The formula language: official text in, a checked and typed tree out, and everything that reads the tree."""

from __future__ import annotations

from .check import parse_formula
from .evaluate import NoFigure, NothingToDivideBy, evaluate
from .names import canonical
from .printing import show, substitute
from .scope import Scope, Symbol, TableSymbols, nearest
from .tree import (
    Aggregate,
    Binary,
    Call,
    Comparison,
    Conditional,
    Name,
    Number,
    Tree,
    Truth,
    Unary,
)
from .uses import aggregates_used, ends_in_percent, names_used

__all__ = [
    "Aggregate",
    "Binary",
    "Call",
    "Comparison",
    "Conditional",
    "Name",
    "NoFigure",
    "NothingToDivideBy",
    "Number",
    "Scope",
    "Symbol",
    "TableSymbols",
    "Tree",
    "Truth",
    "Unary",
    "aggregates_used",
    "canonical",
    "ends_in_percent",
    "evaluate",
    "names_used",
    "nearest",
    "parse_formula",
    "show",
    "substitute",
]
