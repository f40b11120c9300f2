"""Stub."""
from __future__ import annotations
from .findings import Finding
from .positions import Node


def check_schema(node: Node, schema: str) -> list[Finding]:
    raise NotImplementedError
