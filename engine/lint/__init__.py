"""Lint: everything that can be said about rubrics and data files before anything is scored."""

from .files import lint_paths

__all__ = ["lint_paths"]
