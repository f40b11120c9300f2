"""The workbook of a report: the annex as a form, and sheets in which every number can be checked."""

from .sheets import workbook

__all__ = ["workbook"]
