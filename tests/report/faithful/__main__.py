"""``python -m tests.report.faithful``: how much of the published report's numbers and tables comes out equal."""

from __future__ import annotations

from .comparing import compare
from .summary import summary

if __name__ == "__main__":
    print("\n".join(summary(compare())))
