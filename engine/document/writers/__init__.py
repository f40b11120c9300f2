"""The writers: each turns a document into one format. A new format is one more entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ..model import Document
from .html import write_html
from .markdown import write_markdown

__all__ = ["WRITERS"]

WRITERS: Mapping[str, Callable[[Document], str]] = MappingProxyType({"md": write_markdown, "html": write_html})
